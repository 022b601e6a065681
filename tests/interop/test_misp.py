"""MISP: what pymisp and misp-stix make comes in whole; what goes out loads in pymisp, keeps its marking, and converts to STIX."""

import csv
import hashlib
import json
import unittest

from stage import ROOT, VENV, at, must, new_vault, run, scratch

REAL = ROOT.parent / "shared" / "testdata" / "misp" / "pymisp-testdata" / "tests" / "mispevent_testfiles"
SCHEMA = ROOT.parent / "shared" / "testdata" / "misp" / "pymisp-testdata" / "pymisp" / "data" / "schema-lax.json"
OURS = ROOT / "crates" / "exchange" / "testdata" / "fictional-event.misp.json"
PYTHON = VENV / "python"

MAKE = """
import json, sys
from pymisp import MISPEvent, MISPObject, MISPOrganisation
event = MISPEvent()
event.info, event.distribution, event.threat_level_id, event.analysis = "Made by pymisp", 1, 2, 2
event.set_date("2026-03-04")
event.add_tag("tlp:green")
event.add_tag('misp-galaxy:threat-actor="GREY HERON"')
attribute = event.add_attribute("domain", "parcel-notice.example", comment="where it leads", to_ids=True)
attribute.add_tag("tlp:amber")
attribute.add_sighting({"type": "0", "source": "desk"})
attribute.add_proposal({"type": "hostname", "value": "cdn.parcel-notice.example", "category": "Network activity"})
event.add_attribute("ip-dst|port", "198.51.100.7|443")
event.add_attribute("yara", "rule a { condition: true }")
file = MISPObject("file", strict=True)
file.add_attribute("sha256", "5c" * 32)
file.add_attribute("filename", "watcher.apk")
file.add_reference(attribute.uuid, "downloaded-from")
event.add_object(file)
event.add_event_report("Story", "# What happened")
event.add_note("seen twice") if hasattr(event, "add_note") else None
form, path = sys.argv[1:]
if form == "bare":
    text = event.to_json()
elif form == "wrapped":
    text = json.dumps({"Event": json.loads(event.to_json())})
elif form == "response":
    text = json.dumps({"response": [{"Event": json.loads(event.to_json())}]})
else:
    event.Orgc = MISPOrganisation()
    event.Orgc.from_dict(name="Harbour Lab", uuid="2c1d0e7f-7a1b-4c64-8e63-1b6f7e2f3d02")
    text = json.dumps(event.to_feed())
open(path, "w").write(text)
"""

LOAD = """
import json, sys
from pymisp import MISPEvent
event = MISPEvent()
event.load_file(sys.argv[1])
print(json.dumps({
    "uuid": event.uuid, "info": event.info, "distribution": str(event.distribution), "date": str(event.date),
    "tags": [tag.name for tag in event.tags],
    "attributes": [[a.type, a.value, a.to_ids, [t.name for t in a.tags], len(a.sightings)] for a in event.attributes],
    "objects": [[o.name, o.template_uuid, len(o.attributes), len(o.references)] for o in event.objects],
    "reports": [report.content for report in event.event_reports],
    "clusters": [[g.type, c.value] for g in event.galaxies for c in g.clusters],
    "hashes": event.attributes_hashes("md5"),
}))
"""

VALIDATE = "import json, sys, jsonschema; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))"


def python(code, *arguments):
    return must(run(PYTHON, "-c", code, *arguments)).stdout


class In(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("misp-in")

    def bring_in(self, file, *more, fmt="misp"):
        return json.loads(must(at(self.vault, "nobody", "--json", "import", fmt, file, *more)).stdout)

    def rows(self, search):
        out = must(at(self.vault, "nobody", "--json", "indicators", "list", "--search", search)).stdout
        return [json.loads(line) for line in out.splitlines()]

    def test_what_pymisp_writes_comes_in_in_every_form(self):
        for form in ["bare", "wrapped", "response", "feed"]:
            with self.subTest(form=form):
                path = scratch(f"pymisp-{form}.json")
                python(MAKE, form, path)
                first = self.bring_in(path)
                self.assertGreaterEqual(first["read"], 7)
                self.assertEqual(self.bring_in(path)["new"], 0)
                rows = [row for row in self.rows("parcel-notice.example") if row["set"] == first["set"]]
                self.assertTrue(any(row["type"] == "indicator" for row in rows))
                marked = next(row for row in rows if row["value"] == "parcel-notice[.]example")
                self.assertIn("TLP:AMBER", marked["markings"])

    @unittest.skipUnless(REAL.is_dir(), "real events lie beside the project, and are not here")
    def test_real_events_come_in_whole_and_a_second_time_change_nothing(self):
        events = 0
        for file in sorted(REAL.glob("*.json")):
            outcome = at(self.vault, "nobody", "--json", "import", "misp", file, "--tlp", "green")
            self.assertIn(outcome.returncode, (0, 1), outcome.stderr)
            if outcome.returncode == 0:
                events += 1
                again = self.bring_in(file, "--tlp", "green")
                self.assertEqual((again["new"], again["updated"]), (0, 0), file.name)
        self.assertGreater(events, 8)
        event = json.loads((REAL / "existing_event.json").read_text())
        event = event.get("Event", event)
        first = self.bring_in(REAL / "existing_event.json", "--tlp", "green", "--dry-run")
        least = len(event["Attribute"]) + sum(1 + len(one["Attribute"]) for one in event["Object"])
        self.assertGreater(first["read"], least)

    @unittest.skipUnless(REAL.is_dir(), "real events lie beside the project, and are not here")
    def test_what_misp_stix_makes_of_real_events_comes_in_as_stix(self):
        # Our own event holds what misp-stix does not convert: notes of analysts under odd ids.
        for file in [REAL / "existing_event.json"]:
            with self.subTest(event=file.name):
                event = json.loads(file.read_text())
                whole = scratch(f"whole-{file.name}")
                whole.write_text(json.dumps(event if "Event" in event else {"Event": event}))
                bundle = scratch(f"bundle-{file.name}")
                must(run(VENV / "misp_stix_converter", "export", "-f", whole, "-v", "2.1", "-o", bundle, "--overwrite"))
                made = self.bring_in(bundle, "--tlp", "green", fmt="stix")
                self.assertEqual(made["read"], len(json.loads(bundle.read_text())["objects"]))


class Out(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = vault = new_vault("misp-out")

        def add(kind, *fields):
            sets = [part for field in fields for part in ("--set", field)]
            return must(at(vault, "nobody", "record", "add", kind, *sets)).stdout.strip()

        cls.incident = add(
            "incident", "title=Messages to a newsroom", "when=2026-03-04", "summary=Parcel notices came.", "acts.+.type=phishing", "tlp=green",
        )
        cls.domain = add(
            "indicator", "type=domain", "value=parcel-notice.example", "confidence=high", "triage=malicious", "tlp=amber", "pap=amber",
            "sightings.+.when=2026-03-05", "sightings.+.by=Noor by telephone",
        )
        cls.chosen = [
            cls.incident,
            cls.domain,
            add("indicator", "type=sha256", "value=" + "5c" * 32, "tlp=green"),
            add("threat", "type=malware", "title=Watcher", "aliases.+.name=Peeper", "tlp=green"),
        ]
        cls.unmarked = add("indicator", "type=url", "value=https://unmarked.example/a")
        must(at(vault, "nobody", "link", cls.incident, "related-to", cls.domain))

    def test_what_is_unmarked_is_refused(self):
        out = scratch("out-unmarked.json")
        refused = at(self.vault, "nobody", "--json", "export", "misp", "--to", out, "--record", self.incident, "--record", self.unmarked)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("unmarked", refused.stderr + refused.stdout)
        self.assertFalse(out.exists())

    def export(self, to, *more):
        chosen = [part for record in self.chosen for part in ("--record", record)]
        out = must(at(
            self.vault, "nobody", "--json", "export", "misp", "--to", to, "--max-tlp", "amber", "--producer", "Harbour Lab", *chosen, *more,
        )).stdout
        return json.loads(out.splitlines()[-1])

    def test_an_event_loads_in_pymisp_with_its_marking_and_never_wider(self):
        path = scratch("out-event.json")
        self.export(path)
        if SCHEMA.is_file():
            python(VALIDATE, path, SCHEMA)
        event = json.loads(python(LOAD, path))
        self.assertIn("tlp:amber", event["tags"])
        self.assertIn("PAP:AMBER", event["tags"])
        self.assertEqual(event["distribution"], "1")
        values = {value: (kind, to_ids) for kind, value, to_ids, _, _ in event["attributes"]}
        self.assertEqual(values["parcel-notice.example"], ("domain", True))
        self.assertEqual(values["5c" * 32], ("sha256", True))
        self.assertEqual(next(seen for _, value, _, _, seen in event["attributes"] if value == "parcel-notice.example") > 0, True)
        self.assertIn(["malpedia", "Watcher"], event["clusters"])
        self.assertTrue(any("Parcel notices came." in report for report in event["reports"]))
        text = path.read_text()
        for never in ["unmarked.example", "Noor"]:
            self.assertNotIn(never, text)

    def test_a_feed_has_what_misp_asks_for_and_comes_in_again(self):
        folder = scratch("out-feed")
        self.export(folder, "--profile", "feed")
        manifest = json.loads((folder / "manifest.json").read_text())
        self.assertEqual(len(manifest), 2)
        listed = {tuple(row) for row in csv.reader((folder / "hashes.csv").read_text().splitlines())}
        expected = set()
        for uuid, entry in manifest.items():
            event = json.loads(python(LOAD, folder / f"{uuid}.json"))
            self.assertEqual((event["uuid"], event["info"], event["date"]), (uuid, entry["info"], entry["date"]))
            expected |= {(hashlib.md5(value.encode()).hexdigest(), uuid) for _, value, _, _, _ in event["attributes"]}
            self.assertTrue({(digest, uuid) for digest in event["hashes"]} >= {row for row in listed if row[1] == uuid})
        self.assertEqual(listed, expected)
        again = json.loads(must(at(self.vault, "nobody", "--json", "import", "misp", folder, "--dry-run")).stdout)
        self.assertGreater(again["new"], 4)

    def test_misp_stix_makes_stix_of_it(self):
        path, bundle = scratch("out-for-stix.json"), scratch("out-for-stix.stix.json")
        self.export(path)
        must(run(VENV / "misp_stix_converter", "export", "-f", path, "-v", "2.1", "-o", bundle, "--overwrite"))
        objects = json.loads(bundle.read_text())["objects"]
        patterns = " ".join(thing.get("pattern", "") for thing in objects)
        self.assertIn("parcel-notice.example", patterns)
        self.assertTrue(any(thing["type"] == "malware" and thing["name"] == "Watcher" for thing in objects))


if __name__ == "__main__":
    unittest.main()
