"""STIX bundles: ours is valid by OASIS's validator, real ones come in whole, twice without anything new, bad ones change nothing."""

import json
import unittest
from pathlib import Path

from stage import ROOT, VENV, at, must, new_vault, run, scratch, story

REAL = ROOT.parent / "shared" / "testdata" / "stix"


class OurBundle(unittest.TestCase):
    def test_the_bundle_that_the_demo_imports_is_valid_stix(self):
        folder, _ = story()
        bundle = folder / "indicators.stix2.json"
        outcome = run(VENV / "stix2_validator", "--version", "2.1", "--enforce-refs", "--strict-types", bundle)
        self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)

    def test_it_names_nobody_real(self):
        folder, _ = story()
        for thing in json.loads((folder / "indicators.stix2.json").read_text())["objects"]:
            pattern = thing.get("pattern", "")
            if "domain-name" in pattern or "url" in pattern:
                self.assertRegex(pattern, r"\.example|\.test|\.invalid")


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("imports")

    def bring_in(self, bundle, *more):
        return at(self.vault, "nobody", "--json", "import", "stix", bundle, *more)

    @unittest.skipUnless(REAL.is_dir(), "real bundles lie beside the project, and are not here")
    def test_real_bundles_come_in_whole_and_a_second_time_change_nothing(self):
        bundles = sorted(REAL.glob("*/*/*.stix2"))
        self.assertGreater(len(bundles), 4)
        for bundle in bundles:
            with self.subTest(bundle=bundle.name):
                objects = json.loads(bundle.read_text())["objects"]
                first = json.loads(must(self.bring_in(bundle, "--tlp", "green")).stdout)
                self.assertEqual(first["schema"], "cairn.import/1")
                self.assertEqual(first["read"], len(objects))
                again = json.loads(must(self.bring_in(bundle, "--tlp", "green")).stdout)
                self.assertEqual((again["new"], again["updated"]), (0, 0))

    def test_malformed_and_hostile_bundles_are_refused_and_change_nothing(self):
        before = must(at(self.vault, "nobody", "digest")).stdout
        bad = {
            "empty": "",
            "not-json": "{\"type\": \"bundle\", ",
            "not-a-bundle": "[1, 2, 3]",
            "deep": "[" * 100_000,
            "objects-is-text": "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":\"x\"}",
            "binary": "\x00\x01\x02" * 1000,
        }
        for name, text in bad.items():
            with self.subTest(bundle=name):
                path = scratch(f"{name}.json")
                path.write_text(text)
                outcome = self.bring_in(path)
                self.assertEqual(outcome.returncode, 1, outcome.stdout + outcome.stderr)
                self.assertNotIn("panicked", outcome.stderr)
        self.assertEqual(must(at(self.vault, "nobody", "digest")).stdout, before)


if __name__ == "__main__":
    unittest.main()
