"""Stock tools recover a vault: age opens the keyring and the evidence, SQLCipher 4 opens the database. Nothing shows without."""

import functools
import hashlib
import json
import re
import shutil
import subprocess
import unittest

import sqlcipher3

from stage import answer_on_terminal, at, must, new_vault, passphrase_file, run, scratch, story, PASSPHRASES

CANARY = "Qanarifox4711 at the northern gate"


def open_keyring(vault, person, name="keyring.age"):
    """Opens the keyring with Debian's age and gives the raw key for SQLCipher."""
    code, said = answer_on_terminal(["age", "-d", str(vault / name)], PASSPHRASES[person])
    assert code == 0, f"age exits {code}"
    return re.search(r"x'[0-9a-fA-F]{96}'|[0-9a-fA-F]{96}", said).group().removeprefix("x'").removesuffix("'")


@functools.cache
def open_database(vault, key):
    """Opens a copy of the database with somebody else's SQLCipher."""
    copy = scratch(f"opened-{hashlib.sha256(str(vault).encode() + key.encode()).hexdigest()[:8]}")
    copy.mkdir()
    for path in vault.glob("vault.db*"):
        shutil.copy(path, copy)
    database = sqlcipher3.connect(str(copy / "vault.db"))
    database.execute(f"PRAGMA key = \"x'{key}'\"")
    return database


class Recovery(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder, _ = story()
        cls.vault = cls.folder / "amal"
        cls.key = open_keyring(cls.vault, "amal")
        cls.database = open_database(cls.vault, cls.key)

    def test_age_opens_both_copies_of_the_keyring(self):
        self.assertEqual(open_keyring(self.vault, "amal", "keyring-copy.age"), self.key)

    def test_age_refuses_another_passphrase(self):
        code, _ = answer_on_terminal(["age", "-d", str(self.vault / "keyring.age")], PASSPHRASES["noor"])
        self.assertNotEqual(code, 0)

    def test_the_keyring_costs_what_was_promised(self):
        header = (self.vault / "keyring.age").read_text()
        self.assertTrue(header.startswith("-----BEGIN AGE ENCRYPTED FILE-----"))
        import base64
        body = "".join(line for line in header.splitlines() if line and not line.startswith("-") and line.strip())
        stanza = base64.b64decode(body + "=" * (-len(body) % 4))[:200].split(b"\n")[1].split()
        self.assertEqual(stanza[1], b"scrypt")
        self.assertGreaterEqual(int(stanza[3]), 17)

    def test_sqlcipher_opens_the_database_and_every_page_is_whole(self):
        version = self.database.execute("PRAGMA cipher_version").fetchone()[0]
        self.assertTrue(version.startswith("4."), version)
        self.assertEqual(self.database.execute("PRAGMA cipher_integrity_check").fetchall(), [])
        self.assertEqual(self.database.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    def test_the_entries_are_there_to_be_read(self):
        entries = self.database.execute("SELECT count(*) FROM entry").fetchone()[0]
        self.assertGreater(entries, 5)
        titles = [row[0] for row in self.database.execute("SELECT title FROM record WHERE kind = 'incident'")]
        self.assertEqual(titles, ["Journalist's phone seized and opened at a checkpoint"])

    def test_without_the_key_it_does_not_open(self):
        with self.assertRaises(sqlcipher3.DatabaseError):
            open_database(self.vault, "0" * 96).execute("SELECT count(*) FROM sqlite_master")

    def test_age_opens_every_sealed_file_with_the_key_from_its_manifest(self):
        sealed = sorted((self.vault / "evidence").rglob("*.age"))
        self.assertTrue(sealed)
        identities = {}
        rows = self.database.execute("SELECT m.ciphertext, p.bytes FROM manifest m JOIN part p ON p.id = m.part")
        for ciphertext, stored in rows:
            frame = stored.find(b"\x28\xb5\x2f\xfd")
            self.assertGreaterEqual(frame, 0, "a part is not a zstd frame")
            plain = subprocess.run(["zstd", "-dc"], input=stored[frame:], capture_output=True).stdout
            identities[ciphertext.hex()] = re.search(rb"AGE-SECRET-KEY-1[0-9A-Z]+", plain).group().decode()
        for number, path in enumerate(sealed):
            with self.subTest(file=number):
                identity = scratch(f"identity-{number}")
                identity.write_text(identities[path.stem] + "\n")
                opened = scratch(f"opened-evidence-{number}")
                must(run("age", "-d", "-i", identity, "-o", opened, path))
                self.assertGreater(opened.stat().st_size, 0)

    def test_one_of_them_is_the_file_that_was_added(self):
        added = (self.folder / "message.txt").read_bytes()
        found = any(path.read_bytes() == added for path in self.folder.parent.glob("opened-evidence-*"))
        if not found:
            self.test_age_opens_every_sealed_file_with_the_key_from_its_manifest()
            found = any(path.read_bytes() == added for path in self.folder.parent.glob("opened-evidence-*"))
        self.assertTrue(found)


class Digest(unittest.TestCase):
    """The digest of a circle (docs/formats/digest.md), computed from what the command shows of each record."""

    def test_what_is_shown_of_the_records_adds_up_to_the_digest(self):
        folder, _ = story()
        vault = folder / "amal"
        for kind in ("case", "examination", "assessment", "protocol", "judgment", "task", "note", "saved-view"):
            must(at(vault, "amal", "record", "add", kind, "--set", f"title=A {kind} دفتر", "--set", "tlp=amber"))
        database = open_database(vault, open_keyring(vault, "amal"))
        rows = database.execute(
            "SELECT lower(hex(circle.id)), lower(hex(h.id)), h.hash FROM record_hash h JOIN circle ON circle.n = h.circle ORDER BY h.circle, h.id"
        ).fetchall()
        self.assertGreater(len(rows), 13)
        whole = {}
        for circle, record, kept in rows:
            shown = json.loads(must(at(vault, "amal", "record", "show", record, "--json")).stdout)
            line = {
                "conflicts": {path.replace(".", "/"): [claim["value"] for claim in claims] for path, claims in shown["conflicts"].items()},
                "fields": {path.replace(".", "/"): value for path, value in shown["fields"].items()} | {"kind": shown["kind"]},
                "id": shown["id"],
                "readable": True,
            }
            if shown["deleted"]:
                line["fields"]["deleted"] = True
            found = hashlib.sha256(json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).digest()
            self.assertEqual(found, kept, shown["id"])
            whole.setdefault(circle, hashlib.sha256()).update(found)
        digests = {json.loads(line)["circle"]: json.loads(line)["digest"] for line in must(at(vault, "amal", "digest", "--json")).stdout.splitlines()}
        for circle, digest in whole.items():
            self.assertEqual(digests[circle], digest.hexdigest())


class Residue(unittest.TestCase):
    """The vault's folder holds the files that the architecture lists, and nothing readable."""

    def test_only_the_listed_files_and_no_content(self):
        vault = new_vault("residue")
        evidence = scratch("Qanarifox-file-name.txt")
        evidence.write_text(f"{CANARY}, in a file\n")
        added = must(at(vault, "nobody", "record", "add", "incident", "--set", f"title={CANARY}", "--set", "summary=سمعنا صوتا"))
        incident = added.stdout.strip().splitlines()[-1]
        must(at(vault, "nobody", "evidence", "add", evidence, "--incident", incident))
        must(at(vault, "nobody", "record", "list", "incident", "--search", "Qanarifox4711"))
        allowed = re.compile(r"keyring\.age|keyring-copy\.age|vault\.db|counter|lock|evidence/[0-9a-f]{2}/[0-9a-f]{64}\.age")
        passphrase = passphrase_file("nobody").read_text().strip()
        for path in vault.rglob("*"):
            if not path.is_file():
                continue
            name = path.relative_to(vault).as_posix()
            self.assertTrue(allowed.fullmatch(name), f"{name} should not be there")
            content = path.read_bytes()
            for secret in (CANARY, "Qanarifox", "سمعنا", "incident", passphrase, "SQLite format 3"):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    self.assertNotIn(secret.encode(encoding), content, f"{secret!r} shows in {name}")
            self.assertEqual(path.stat().st_mode & 0o077, 0, f"others may read {name}")


if __name__ == "__main__":
    unittest.main()
