"""STIX out: strict bundles pass OASIS's validator and stix2, MVT loads what is made for it, misp-stix keeps the story."""

import json
import shutil
import subprocess
import unittest

from stage import CAIRN, ENVIRONMENT, ROOT, VENV, at, must, new_vault, passphrase_file, run, scratch

REAL = ROOT.parent / "shared" / "testdata" / "stix"
SCHEMA = ROOT / "docs" / "formats" / "cairn-record.schema.json"
PARSE = """
import json, sys, stix2
from stix2patterns.validator import run_validator
bundle = stix2.parse(open(sys.argv[1]).read(), allow_custom=False, version="2.1")
for thing in bundle.objects:
    if thing["type"] == "indicator" and thing["pattern_type"] == "stix":
        assert not run_validator(thing["pattern"], stix_version="2.1"), thing["pattern"]
print(len(bundle.objects))
"""
LOAD = """
import sys
from mvt.common.indicators import Indicators
found = Indicators()
found.parse_stix2(sys.argv[1])
print(found.total_ioc_count)
"""
CONVERT = """
import json, sys
from misp_stix_converter import ExternalSTIX2toMISPParser
from stix2 import parse
parser = ExternalSTIX2toMISPParser()
parser.load_stix_bundle(parse(open(sys.argv[1]).read(), allow_custom=True, version="2.1"))
parser.parse_stix_bundle()
print(parser.misp_event.to_json())
"""


class Desk:
    """One open vault: the command's own interface, so that a passphrase is tried once and not for each record."""

    def __init__(self, vault):
        command = [CAIRN, "--vault", vault, "--passphrase-file", passphrase_file("nobody"), "api"]
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        self.asked = 0

    def ask(self, **request):
        self.asked += 1
        self.process.stdin.write(json.dumps({"id": self.asked, "request": request}) + "\n")
        self.process.stdin.flush()
        while True:
            answer = json.loads(self.process.stdout.readline())
            if answer.get("id") == self.asked and "progress" not in answer:
                assert "response" in answer, answer
                return answer["response"]

    def add(self, kind, *fields):
        pairs = [field.split("=", 1) for field in fields]
        return self.ask(cmd="record_add", kind=kind, circle=None, set=[{"path": path, "value": value} for path, value in pairs])["id"]

    def link(self, source, relation, target):
        self.ask(cmd="link", **{"from": source, "relation": relation, "to": target, "confidence": "high", "note": None})

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


def export(vault, to, *more):
    return json.loads(must(at(vault, "nobody", "--json", "export", "stix", "--to", to, *more)).stdout)


def objects(path, kind=None):
    found = json.loads(path.read_text())["objects"]
    return [thing for thing in found if kind in (None, thing["type"])]


class Judged(unittest.TestCase):
    """Gives a test what the judges say."""

    def assert_valid(self, path):
        parsed = must(run(VENV / "python", "-c", PARSE, path))
        self.assertEqual(int(parsed.stdout), len(objects(path)))
        if len(objects(path)) > 300:
            return  # The validator takes minutes for what stix2 reads in seconds.
        outcome = run(VENV / "stix2_validator", "--no-cache", "--version", "2.1", "--enforce-refs", "--strict-types", path)
        self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)
        for warning in ("{103}", "enforce-relationship-refs", "is not a valid observable property name"):
            self.assertNotIn(warning, outcome.stdout)

    def loaded_by_mvt(self, path):
        return int(must(run(VENV / "python", "-c", LOAD, path)).stdout.split()[-1])


class Records(Judged):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("stix-out")
        desk = Desk(cls.vault)
        victim = desk.add("person", "pseudonym=Juniper", "tlp=amber")
        unit = desk.add("person", "title=Border unit", "unit=organisation", "tlp=green")
        device = desk.add("device", "title=A telephone", "type=phone", "os=Android", f"owner={victim}", "imei=352099001761481", "tlp=amber")
        cls.threat = desk.add("threat", "title=GLASSHERON", "type=malware", "tlp=green")
        cls.incident = desk.add(
            "incident", "title=Arrest after an infection", "summary=They came at dawn.", "tlp=amber", "pap=amber",
            "when=2024-03-01", "where=Old market", "where_country=XK", "where_level=area", "finding=confirmed",
            "acts.+.type=arrest", f"acts.+.victim={victim}", "acts.+.technique=T1660", f"acts.+.device={device}",
            f"acts.+.involvements.+.perpetrator={unit}", "statements.+.text=I was taken from my home.",
            f"statements.+.informant={victim}", "statements.+.credibility=2", "interventions.+.types.legal-help=yes",
        )
        values = [
            ("domain", "update.evil.example"), ("url", "https://evil.example/?a=b"), ("ipv4", "192.0.2.7"), ("ipv6", "2001:db8::7"),
            ("email", "o'hara@evil.example"), ("sha256", "ab" * 32), ("md5", "ab" * 16), ("file-name", "x.apk"), ("file-path", "/data/x"),
            ("process", "o'brien"), ("app-id", "com.evil.x"), ("certificate", "cd" * 32), ("mutex", "m"), ("asn", "AS64496"),
            ("mac", "00:00:5e:00:53:01"), ("network", "198.51.100.0/24"), ("user-agent", "Evil/1.0"), ("profile-id", "org.evil"),
        ]
        for kind, value in values:
            indicator = desk.add("indicator", f"title={kind}", f"type={kind}", f"value={value}", "triage=malicious", "tlp=green", "valid_from=2024-02")
            desk.link(indicator, "indicates", cls.threat)
            desk.link(indicator, "evidence-of", cls.incident)
        examination = desk.add(
            "examination", "title=Check", f"device={device}", "result=nothing-found", "tools.+.name=mvt", "examined.+.what=The backup",
            "not_examined.+.what=The SIM card", "indicator_sets.+.name=A feed", f"indicator_sets.+.sha256={'ab' * 32}",
            "indicator_sets.+.published=2024-01", "indicator_sets.+.obtained=2024-02", "tlp=amber",
        )
        desk.link(cls.incident, "related-to", cls.threat)
        desk.add("consent", "title=Yes", f"person={victim}", "when=2024-03-20", "audiences.partner=named")
        desk.close()
        cls.chosen = ["--record", cls.incident, "--record", examination]

    def test_a_strict_bundle_is_valid_for_every_judge_and_names_nobody_who_was_hurt(self):
        path = scratch("strict.json")
        view = export(self.vault, path, *self.chosen, "--producer", "Test desk")
        self.assertEqual(view["schema"], "cairn.export/1")
        self.assert_valid(path)
        text = path.read_text()
        self.assertNotIn("352099001761481", text)
        self.assertEqual({thing["name"] for thing in objects(path, "identity")}, {"Test desk", "Border unit"})
        (incident,) = objects(path, "incident")
        self.assertEqual(incident["labels"], ["pap:amber"])
        self.assertTrue(any(lost["what"].startswith("imei") for lost in view["lost"]), view["lost"])
        self.assertTrue(any("The SIM card" in note["content"] for note in objects(path, "note")))
        (analysis,) = objects(path, "malware-analysis")
        self.assertEqual(analysis["result"], "unknown", "nothing found is not benign")

    def test_mvt_loads_what_is_made_for_it_and_the_rest_is_listed(self):
        path = scratch("iocs.stix2")
        view = export(self.vault, path, *self.chosen, "--profile", "mvt-safe")
        indicators = objects(path, "indicator")
        self.assertEqual(self.loaded_by_mvt(path), len(indicators))
        self.assertGreater(len(indicators), 8)
        self.assertTrue(any("MVT" in lost["why"] for lost in view["lost"]), view["lost"])
        as_json = scratch("iocs.json")
        shutil.copy(path, as_json)
        must(run(VENV / "python", "-c", "import sys, stix2; stix2.parse(open(sys.argv[1]).read(), version='2.1')", as_json))

    def test_a_full_bundle_follows_its_schema_and_validates(self):
        path = scratch("full.json")
        view = export(self.vault, path, *self.chosen, "--profile", "full")
        self.assertEqual(view["lost"], [])
        outcome = run(VENV / "stix2_validator", "--no-cache", "--version", "2.1", path)
        self.assertEqual(outcome.returncode, 0, outcome.stdout)
        check = "import json, sys, jsonschema\ns = json.load(open(sys.argv[1]))\nn = 0\nfor o in json.load(open(sys.argv[2]))['objects']:\n    if o['type'] == 'cairn-record':\n        jsonschema.validate(o, s); n += 1\nprint(n)"
        counted = must(run(VENV / "python", "-c", check, SCHEMA, path)).stdout
        self.assertEqual(int(counted), view["records"])

    def test_misp_keeps_the_story_that_it_has_no_object_for(self):
        path = scratch("for-misp.json")
        export(self.vault, path, *self.chosen)
        event = json.loads(must(run(VENV / "python", "-c", CONVERT, path)).stdout)
        self.assertEqual(event["info"], "Arrest after an infection")
        self.assertIn("They came at dawn.", json.dumps(event))
        self.assertIn("update.evil.example", json.dumps(event))

    def test_what_was_exported_in_full_comes_in_again(self):
        path = scratch("again.json")
        export(self.vault, path, *self.chosen, "--profile", "full")
        other = new_vault("stix-again")
        view = json.loads(must(at(other, "nobody", "--json", "import", "stix", path)).stdout)
        self.assertEqual(view["new"], len(objects(path)))
        # And as records, equal but for their ids, by whoever reads it.
        records = [thing for thing in objects(path) if thing["type"] == "cairn-record"]
        must(at(other, "nobody", "--json", "import", "stix-records", path, "--tlp", "amber"))
        rows = must(at(other, "nobody", "--json", "record", "list", "incident", "--limit", "0")).stdout.splitlines()
        (incident,) = (json.loads(row) for row in rows)
        (sent,) = (thing["fields"] for thing in records if thing["record_kind"] == "incident")
        self.assertEqual(incident["fields"]["summary"], sent["summary"])
        self.assertEqual(incident["fields"]["when"], sent["when"])
        (act,) = sent["acts"].keys()
        self.assertEqual(incident["fields"][f"acts.{act}.type"], "arrest")
        indicators = must(at(other, "nobody", "--json", "record", "list", "indicator", "--limit", "0")).stdout.splitlines()
        self.assertEqual(len(indicators), len([thing for thing in records if thing["record_kind"] == "indicator"]))


class Sets(Judged):
    @unittest.skipUnless(REAL.is_dir(), "real bundles lie beside the project, and are not here")
    def test_real_sets_go_on_valid_and_loadable_or_are_listed(self):
        vault = new_vault("stix-sets")
        for number, bundle in enumerate(sorted(REAL.glob("*/*/*.stix2"))):
            with self.subTest(bundle=bundle.name):
                given = json.loads(bundle.read_text())["objects"]
                view = json.loads(must(at(vault, "nobody", "--json", "import", "stix", bundle, "--tlp", "green")).stdout)
                path = scratch(f"set-{number}.json")
                strict = export(vault, path, "--set", view["set"])
                self.assert_valid(path)
                kept = objects(path)
                self.assertTrue(all(thing in given for thing in kept if thing["type"] == "indicator"))
                if len([thing for thing in kept if thing in given]) < len(given):
                    self.assertTrue(strict["lost"])
                mvt = scratch(f"set-{number}.stix2")
                export(vault, mvt, "--set", view["set"], "--profile", "mvt-safe")
                self.assertGreater(self.loaded_by_mvt(mvt), 0)

    def test_an_unmarked_set_stays(self):
        vault = new_vault("stix-unmarked")
        bundle = scratch("unmarked.json")
        bundle.write_text(json.dumps({"type": "bundle", "id": "bundle--9f0b2a44-3c1e-4d55-8a51-1c2d3e4f5a6b", "objects": [{
            "type": "indicator", "spec_version": "2.1", "id": "indicator--5c1f7b6e-2a34-4b1d-9b7e-0a1b2c3d4e5f",
            "created": "2026-03-01T00:00:00.000Z", "modified": "2026-03-01T00:00:00.000Z", "valid_from": "2026-03-01T00:00:00Z",
            "pattern_type": "stix", "pattern": "[domain-name:value = 'evil.example']"}]}))
        view = json.loads(must(at(vault, "nobody", "--json", "import", "stix", bundle)).stdout)
        outcome = at(vault, "nobody", "--json", "export", "stix", "--to", scratch("no.json"), "--set", view["set"])
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("unmarked", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
