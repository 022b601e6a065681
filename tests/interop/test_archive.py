"""A full archive is a bag to bagit, opens with stock tools, and a reader that shares no code with us finds in it what `cairn` shows."""

import json
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from stage import CAIRN, ENVIRONMENT, ROOT, VENV, at, must, new_vault, passphrase_file, run, scratch, story

sys.path.insert(0, str(ROOT / "docs" / "formats"))
sys.dont_write_bytecode = True
import read_archive  # noqa: E402

READER = ROOT / "docs" / "formats" / "read_archive.py"
# How many incidents the larger vault has: several files of lines, and more than one page of a list.
MANY = 3000


def objects(outcome):
    return [json.loads(line) for line in must(outcome).stdout.splitlines()]


def dotted(path):
    return path.replace("/", ".")


class Compared(unittest.TestCase):
    """What the reader finds is what the command says."""

    def agrees(self, vault, person, archive):
        found = read_archive.read(archive)
        digests = {line["circle"]: line for line in objects(at(vault, person, "--json", "digest"))}
        bag = read_archive.Folder(archive)
        _, payload = read_archive.verify(bag)
        circles = {circle.stated["id"]: circle for circle in read_archive.read_archive(bag, payload)[1]}
        self.assertEqual(set(circles), set(digests))
        for counted in found["circles"]:
            said = digests[counted["id"]]
            self.assertEqual(counted["digest"], said["digest"])
            self.assertEqual(sum(counted["records"].values()), said["records"])
            records = {record["id"]: record for record, _ in circles[counted["id"]].records()}
            for kind, count in counted["records"].items():
                shown = objects(at(vault, person, "--json", "record", "list", kind, "--circle", counted["id"], "--limit", "0"))
                self.assertEqual(len(shown), count, kind)
                for record in shown:
                    ours = records[record["id"]]
                    fields = {dotted(path): value for path, value in ours["fields"].items() if path != "kind"}
                    theirs = {path: value for path, value in record["fields"].items() if path != "kind"}
                    self.assertEqual(fields, theirs, record["id"])
                    conflicts = {
                        dotted(path): [(claim["value"], claim["author"], claim["time"]) for claim in claims]
                        for path, claims in ours["conflicts"].items()
                    }
                    self.assertEqual(conflicts, {
                        path: [(claim["value"], claim["author"], claim["time"]) for claim in claims]
                        for path, claims in record["conflicts"].items()
                    })
        return found


class Demo(Compared):
    @classmethod
    def setUpClass(cls):
        cls.folder, cls.said = story()
        cls.vault = scratch("archive-amal")
        shutil.copytree(cls.folder / "amal", cls.vault)
        # A copied vault signs nothing before its person says that it was moved.
        must(at(cls.vault, "amal", "vault", "moved"))
        cls.archive = scratch("archive-of-demo")
        cls.written = json.loads(must(at(cls.vault, "amal", "--json", "archive", "write", "--all", "--to", cls.archive, "--in-clear")).stdout)

    def test_the_reader_finds_every_record_and_field_that_the_command_shows(self):
        found = self.agrees(self.vault, "amal", self.archive)
        self.assertGreater(sum(circle["fields"] for circle in found["circles"]), 20)
        self.assertGreater(sum(circle["evidence"] for circle in found["circles"]), 0)

    def test_it_is_a_bag_to_bagit(self):
        must(run(VENV / "python3", "-m", "bagit", "--validate", self.archive))
        must(run("sha256sum", "--quiet", "-c", "tagmanifest-sha256.txt", cwd=self.archive))
        must(run("sha256sum", "--quiet", "-c", "manifest-sha256.txt", cwd=self.archive))

    def test_ssh_keygen_verifies_who_wrote_it_and_who_attested(self):
        seals = list((self.archive / "signatures").glob("*.sig"))
        self.assertEqual(len(seals), len(self.written["circles"]))
        verify = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I"]
        for seal in seals:
            text = (self.archive / "tagmanifest-sha256.txt").read_text()
            must(run(*verify, "cairn-archive", "-n", "archive@cairn", "-s", seal, cwd=self.archive, stdin=text))
            self.assertNotEqual(
                run(*verify, "cairn-archive", "-n", "archive@cairn", "-s", seal, cwd=self.archive, stdin=text + "\n").returncode, 0)
        line = next(path for path in sorted(self.archive.glob("data/circles/*/attestations/*.jsonl"))).read_text().splitlines()[0]
        line = json.loads(line)
        signature = scratch("attestation.sig")
        signature.write_text(line["signature"])
        key = json.loads(line["attestation"])["by"]["device"]
        signer = next(row.split()[0] for row in (self.archive / "allowed_signers").read_text().splitlines()
                      if row.endswith(key) and "attestation@cairn" in row)
        must(run(*verify, signer, "-n", "attestation@cairn", "-s", signature, cwd=self.archive, stdin=line["attestation"]))

    def test_the_reader_in_the_archive_is_the_one_here_and_runs_alone(self):
        inside = self.archive / "data" / "read_archive.py"
        self.assertEqual(inside.read_text(), READER.read_text())
        outcome = must(run(sys.executable, "-I", inside, ".", "--json", cwd=self.archive))
        self.assertEqual(json.loads(outcome.stdout), read_archive.read(self.archive))
        circle = next(iter(self.archive.glob("data/circles/*/records/incident/0001.jsonl")))
        record = json.loads(circle.read_text().splitlines()[0])
        shown = json.loads(must(run(sys.executable, "-I", inside, self.archive, "--record", record["id"][:8])).stdout)
        self.assertEqual(shown["fields"], record["fields"])
        folded = {}
        for change in shown["history"]:
            folded.update(change["set"])
        # Where nobody disagrees, the last word of each field is what it shows.
        settled = {path: value for path, value in folded.items() if value is not None and path not in record["conflicts"]}
        self.assertEqual(settled, {path: value for path, value in record["fields"].items() if path not in record["conflicts"]})

    def test_every_altered_file_is_named(self):
        copy = scratch("archive-altered")
        shutil.copytree(self.archive, copy)
        names = [path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()]
        for name in names:
            if name.startswith("signatures/"):
                continue  # ssh-keygen's
            path = copy / name
            whole = path.read_bytes()
            path.write_bytes(whole[: len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1:])
            with self.assertRaises((read_archive.Broken, ValueError), msg=name) as raised:
                read_archive.read(copy)
            if name not in ("tagmanifest-sha256.txt",):
                self.assertIn(name, str(raised.exception))
            path.unlink()
            with self.assertRaises(read_archive.Broken, msg=name):
                read_archive.read(copy)
            path.write_bytes(whole)
        (copy / "data" / "more").write_text("x")
        with self.assertRaisesRegex(read_archive.Broken, "data/more"):
            read_archive.read(copy)

    def test_names_that_climb_are_refused(self):
        copy = scratch("archive-climbing")
        shutil.copytree(self.archive, copy)
        manifest = copy / "manifest-sha256.txt"
        manifest.write_text("0" * 64 + "  data/../../../etc/passwd\n" + manifest.read_text())
        tags = copy / "tagmanifest-sha256.txt"
        with manifest.open("rb") as stream:
            fresh, _ = read_archive.sha256(stream)
        tags.write_text(re.sub(r"[0-9a-f]{64}(?=  manifest-sha256)", fresh, tags.read_text()))
        with self.assertRaisesRegex(read_archive.Broken, "manifest-sha256.txt:1: is malformed"):
            read_archive.read(copy)

    def test_one_file_opens_with_unzip_and_sealed_with_age(self):
        plain, sealed = scratch("archive.zip"), scratch("archive.age")
        must(at(self.vault, "amal", "archive", "write", "--all", "--to", plain, "--in-clear"))
        key = scratch("archive-key")
        must(run("age-keygen", "-o", key))
        recipient = re.search(r"age1[0-9a-z]+", key.read_text()).group()
        must(at(self.vault, "amal", "archive", "write", "--all", "--to", sealed, "--seal-to", recipient))
        opened = scratch("opened.zip")
        must(run("age", "-d", "-i", key, "-o", opened, sealed))
        for path in (plain, opened):
            self.assertIsNone(zipfile.ZipFile(path).testzip())
            self.assertEqual([circle["digest"] for circle in read_archive.read(path)["circles"]],
                             [circle["digest"] for circle in self.written["circles"]])
        if shutil.which("unzip"):
            must(run("unzip", "-q", "-t", plain))
        # Packed again by somebody else, it still comes in.
        folder = scratch("packed-again")
        with zipfile.ZipFile(plain) as packed:
            packed.extractall(folder / "archive")
        again = scratch("again.zip")
        with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(folder.rglob("*")):
                packed.write(path, path.relative_to(folder))
        court = new_vault("court-of-zip")
        view = json.loads(must(at(court, "nobody", "--json", "archive", "read", again)).stdout)
        self.assertTrue(all(circle["equal"] for circle in view["circles"]), view)

    def test_the_reader_counts_a_signed_report_too(self):
        report = self.folder / "report-en"
        found = read_archive.read(report)
        stated = json.loads((report / "data" / "records.json").read_text())
        self.assertEqual(sum(found["records"].values()), len(stated["records"]))
        self.assertEqual(found["fields"], sum(len(record["fields"]) for record in stated["records"]))
        self.assertEqual(found["items"], len(stated["items"]))
        self.assertGreater(found["custody"], 0)
        copy = scratch("report-altered")
        shutil.copytree(report, copy)
        records = copy / "data" / "records.json"
        records.write_text(records.read_text().replace("incident", "accident", 1))
        with self.assertRaisesRegex(read_archive.Broken, "data/records.json: was changed"):
            read_archive.read(copy)


class Larger(Compared):
    def test_a_vault_of_thousands_is_found_again_record_by_record_and_comes_in_equal(self):
        vault = new_vault("archive-larger")
        child = subprocess.Popen(
            [CAIRN, "--vault", vault, "--passphrase-file", passphrase_file("nobody"), "api"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT,
        )
        kinds = ["incident"] * MANY + ["person"] * 300 + ["note"] * 300
        for number, kind in enumerate(kinds):
            name = {"incident": "title", "person": "pseudonym", "note": "title"}[kind]
            # Text of several scripts, and long enough that lines fill more than one file.
            text = f"{kind} {number} " + "المداهمة 夜 ночь é \\ \" \u2028 " * (20 if kind == "incident" else 1)
            edits = [{"path": name, "value": text.strip()[:400]}]
            if kind == "incident":
                edits += [{"path": "when", "value": f"20{number % 25:02}-0{1 + number % 9}"}, {"path": "summary", "value": text * 3},
                          {"path": "acts.+.type", "value": "arrest"}]
            request = {"cmd": "record_add", "kind": kind, "circle": None, "set": edits}
            child.stdin.write(json.dumps({"id": number, "request": request}) + "\n")
            child.stdin.flush()
            while True:
                answer = json.loads(child.stdout.readline())
                if "progress" not in answer:
                    break
            self.assertIn("response", answer, answer)
        child.stdin.close()
        child.wait(timeout=60)
        archive = scratch("archive-of-larger")
        must(at(vault, "nobody", "archive", "write", "--all", "--to", archive, "--in-clear"))
        self.assertGreater(len(list(archive.glob("data/circles/*/records/incident/*.jsonl"))), 1)
        found = self.agrees(vault, "nobody", archive)
        self.assertEqual(found["circles"][0]["records"], {"incident": MANY, "note": 300, "person": 300})
        court = new_vault("court-of-larger")
        view = json.loads(must(at(court, "nobody", "--json", "archive", "read", archive)).stdout)
        self.assertTrue(view["circles"][0]["equal"], view)


if __name__ == "__main__":
    unittest.main()
