"""Indicators in use: real feeds and warning lists, real output of MVT, and patterns beside OASIS's matcher."""

import json
import unittest

from stage import ROOT, VENV, at, must, new_vault, run, scratch

DATA = ROOT.parent / "shared" / "testdata"
REAL = DATA / "stix"
LISTS = DATA / "misp" / "warninglists"
MVT = DATA / "mvt"
MATCHER = VENV / "stix2-matcher"


def bundle(patterns):
    stamp = "2026-01-01T00:00:00.000Z"
    return {"type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000001", "objects": [
        {"type": "indicator", "spec_version": "2.1", "id": f"indicator--00000000-0000-4000-8000-{number:012}",
         "created": stamp, "modified": stamp, "valid_from": stamp, "pattern_type": "stix", "pattern": pattern,
         "name": str(number)}
        for number, pattern in enumerate(patterns)
    ]}


@unittest.skipUnless(REAL.is_dir(), "real bundles lie beside the project, and are not here")
class RealFeeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("matching")
        cls.domains = set()
        for path in sorted(REAL.glob("*/*/*.stix2")):
            must(at(cls.vault, "nobody", "import", "stix", path))
            for thing in json.loads(path.read_text())["objects"]:
                pattern = thing.get("pattern", "")
                if pattern.startswith("[domain-name:value") and pattern.count("'") == 2 and not thing.get("revoked"):
                    cls.domains.add(pattern.split("'")[1].lower())

    def ask(self, *arguments, codes=(0, 10)):
        outcome = at(self.vault, "nobody", "--json", "indicators", *arguments)
        self.assertIn(outcome.returncode, codes, outcome.stderr)
        return outcome.returncode, json.loads(outcome.stdout)

    def test_every_domain_of_every_feed_is_found_in_a_log_however_it_is_written(self):
        self.assertGreater(len(self.domains), 1000)
        domains = sorted(name for name in self.domains if not name.replace(".", "").isdigit())
        forms = [lambda name: f"GET https://{name}/x 200", lambda name: "hxxp://" + name.replace(".", "[.]"),
                 lambda name: f"u=https%3A%2F%2F{name}%2F", lambda name: f'{{"url": "https:\\/\\/www.{name}\\/"}}']
        log = scratch("domains.log")
        log.write_text("\n".join(forms[number % 4](name) for number, name in enumerate(domains)) + "\n")
        # What a person in a hurry wants to know of all of it, and what is listed is bounded.
        code, view = self.ask("match", log, "--any-date")
        self.assertEqual((code, view["outcome"]), (10, "found"))
        found = len(view["hits"]) + view["more"]
        self.assertGreaterEqual(found, len(domains))
        self.assertLessEqual(len(view["hits"]), 500)

    def test_what_only_looks_like_them_is_not_found(self):
        log = scratch("near.log")
        names = sorted(self.domains)[:2000]
        log.write_text("\n".join(f"x{name} {name}x.invalid {name.replace('.', '-')}-q" for name in names))
        _, view = self.ask("match", log, "--any-date")
        near = {hit["value"].replace("[.]", ".") for hit in view["hits"]} & set(names)
        # A name to which a letter was added may be a name of the same feed.
        self.assertLessEqual(len(near), 20, near)

    @unittest.skipUnless(MVT.is_dir(), "no output of MVT here")
    def test_real_output_of_mvt_is_looked_through(self):
        code, view = self.ask("match", MVT, "--any-date")
        self.assertGreater(view["files"], 20)
        self.assertEqual(view["schema"], "cairn.match/1")
        self.assertEqual(code, 10 if view["hits"] else 0)

    @unittest.skipUnless(LISTS.is_dir(), "no warning lists here")
    def test_misp_warning_lists_come_in_and_warn_of_the_feeds(self):
        vault = new_vault("warnings")
        lists = sorted(LISTS.glob("*/list.json"))
        self.assertGreater(len(lists), 5)
        for path in lists:
            with self.subTest(path.parent.name):
                outcome = must(at(vault, "nobody", "--json", "indicators", "warnings", "add", path))
                view = json.loads(outcome.stdout)
                given = json.loads(path.read_text())
                lost = sum(1 for _ in view["lost"])
                self.assertTrue(view["lists"][0]["entries"] == len(set(given["list"])) or lost, view)
        text = scratch("warned.txt")
        text.write_text("update.duckdns.org\nwww.virustotal.com\nsoc@example-company.org\n192.168.0.1\nfine-name.org\n")
        found = json.loads(must(at(vault, "nobody", "--json", "indicators", "paste", text)).stdout)["found"]
        warned = {row["value"]: row["warnings"] for row in found}
        self.assertIn("Dynamic DNS", warned["update[.]duckdns[.]org"])
        self.assertTrue(any("malware analysis" in name for name in warned["www[.]virustotal[.]com"]), warned)
        self.assertTrue(any("contact" in name for name in warned["soc[@]example-company[.]org"]), warned)
        self.assertEqual(warned["fine-name[.]org"], [])


PATTERNS = [
    "[file:name = 'a.apk']", "[file:name != 'a.apk']", "[file:name NOT = 'a.apk']", "[file:size = 7]", "[file:size > 6]",
    "[file:size >= 8]", "[file:size IN (1, 7)]", "[file:size NOT IN (1, 7)]", "[file:name LIKE '%.apk']",
    "[file:name LIKE '_.apk']", "[file:name LIKE 'apk']", "[file:name MATCHES 'a.*k$']", "[file:name MATCHES '^pk']",
    "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']", "[file:hashes.'SHA-256' = 'x']",
    "[file:name = 'a.apk' AND file:size = 7]", "[file:name = 'a.apk' AND file:size = 8]",
    "[file:name = 'b' OR file:size = 7]", "[file:size = 8 OR file:name = 'b' AND file:size = 7]",
    "[(file:size = 8 OR file:name = 'a.apk') AND file:size = 7]", "[EXISTS file:hashes]",
    "[file:parent_directory_ref.path = '/data/app']", "[file:parent_directory_ref.path = '/data']",
    "[directory:path = '/data/app']", "[ipv4-addr:value ISSUBSET '198.51.100.0/24']",
    "[ipv4-addr:value ISSUBSET '198.51.101.0/24']",
    "[domain-name:value = 'bad.example']", "[domain-name:value = 'BAD.example']", "[domain-name:value LIKE '%.example']",
    "[domain-name:value = 'bad.example' OR ipv4-addr:value = '192.0.2.1']",
    "[email-message:from_ref.value = 'eve@bad.example']", "[email-message:is_multipart = false]",
    "[email-message:is_multipart = true]", "[email-message:to_refs[*].value = 'two@mail.example']",
    "[email-message:to_refs[0].value = 'two@mail.example']", "[process:pid = 4 AND process:command_line MATCHES 'x']",
]


def observed():
    stamp = "2026-01-01T00:00:00Z"
    objects = [
        {"type": "file", "id": "file--00000000-0000-4000-8000-000000000001", "name": "a.apk", "size": 7,
         "hashes": {"MD5": "d41d8cd98f00b204e9800998ecf8427e"},
         "parent_directory_ref": "directory--00000000-0000-4000-8000-000000000002"},
        {"type": "directory", "id": "directory--00000000-0000-4000-8000-000000000002", "path": "/data/app"},
        {"type": "ipv4-addr", "id": "ipv4-addr--00000000-0000-4000-8000-000000000003", "value": "198.51.100.7"},
        {"type": "domain-name", "id": "domain-name--00000000-0000-4000-8000-000000000004", "value": "bad.example"},
        {"type": "email-addr", "id": "email-addr--00000000-0000-4000-8000-000000000005", "value": "eve@bad.example"},
        {"type": "email-addr", "id": "email-addr--00000000-0000-4000-8000-000000000006", "value": "one@mail.example"},
        {"type": "email-addr", "id": "email-addr--00000000-0000-4000-8000-000000000007", "value": "two@mail.example"},
        {"type": "email-message", "id": "email-message--00000000-0000-4000-8000-000000000008", "is_multipart": False,
         "from_ref": "email-addr--00000000-0000-4000-8000-000000000005",
         "to_refs": ["email-addr--00000000-0000-4000-8000-000000000006",
                     "email-addr--00000000-0000-4000-8000-000000000007"]},
        {"type": "process", "id": "process--00000000-0000-4000-8000-000000000009", "pid": 4, "command_line": "x -y"},
    ]
    for thing in objects:
        thing["spec_version"] = "2.1"
    data = {"type": "observed-data", "spec_version": "2.1", "id": "observed-data--00000000-0000-4000-8000-000000000010",
            "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z", "first_observed": stamp,
            "last_observed": stamp, "number_observed": 1, "object_refs": [thing["id"] for thing in objects]}
    return {"type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000011", "objects": [data, *objects]}


class Patterns(unittest.TestCase):
    @unittest.skipUnless(MATCHER.exists(), "stix2-matcher is not installed")
    def test_patterns_hold_for_what_oasis_matcher_says_they_do(self):
        vault = new_vault("patterns")
        feed, seen, listed = scratch("patterns.json"), scratch("observed.json"), scratch("patterns.txt")
        feed.write_text(json.dumps(bundle(PATTERNS)))
        seen.write_text(json.dumps(observed()))
        listed.write_text("\n".join(PATTERNS) + "\n")
        must(at(vault, "nobody", "import", "stix", feed))
        ours = json.loads(must(at(vault, "nobody", "--json", "indicators", "match", "--observed", seen), 10).stdout)
        held = {PATTERNS[int(hit["indicator"]["name"])] for hit in ours["hits"]}
        # It exits with 1 when any pattern does not match.
        theirs = must(run(MATCHER, "-p", listed, "-f", seen, "--stix_version", "2.1"), 1).stdout.splitlines()
        said = {line.split(":", 1)[1].strip() for line in theirs if line.startswith("MATCH")}
        self.assertEqual(held, said)
        self.assertEqual(ours["patterns"], len(PATTERNS))


if __name__ == "__main__":
    unittest.main()
