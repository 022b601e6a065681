"""After a contributor's device handed over and forgot, stock tools find nothing of its work in what the passphrase opens."""

import json
import unittest

from stage import PASSPHRASES, at, must, new_vault, scratch
from test_vault import open_database, open_keyring

PLANTED = ["Zwetschgenkernpresse", "the red house at the weir", "informant-7431"]


def say(vault, *arguments):
    return json.loads(must(at(vault, "nobody", "--json", *arguments)).stdout.splitlines()[-1])


def image(vault):
    """Gives every name and every byte of the vault's folder."""
    files = sorted(path for path in vault.rglob("*"))
    return b"".join(path.name.encode() + (path.read_bytes() if path.is_file() else b"") for path in files)


def opened(vault, name):
    """Gives the database as a stock SQLCipher opens it with the key from the keyring: all its bytes, and itself."""
    database = open_database(vault, open_keyring(vault, "nobody"))
    path = scratch(name)
    database.execute("ATTACH ? AS clear KEY ''", (str(path),))
    database.execute("SELECT sqlcipher_export('clear')").fetchall()
    database.execute("DETACH clear")
    return path.read_bytes(), database


def found(data):
    return [planted for planted in PLANTED if planted.lower().encode() in data.lower()]


def entries(database):
    """Counts what is left of entries and their parts in circles that are shared."""
    shared = "FROM entry JOIN log ON log.n = entry.log JOIN circle ON circle.n = log.circle WHERE circle.personal = 0"
    parts = f"SELECT count(*) FROM part WHERE id >> 20 IN (SELECT entry.n {shared})"
    return database.execute(f"SELECT count(*) {shared}").fetchone()[0], database.execute(parts).fetchone()[0]


class HandOver(unittest.TestCase):
    def join(self, office, field):
        request, answer = scratch("handover-request"), scratch("handover-answer")
        asked = say(field, "circle", "join", "--request", request)
        said = say(office, "circle", "approve", request, "--role", "contributor", "--code", asked["code"], "--to", answer)
        must(at(field, "nobody", "circle", "join", "--answer", answer, "--code", said["code"]))

    def test_a_fields_device_keeps_nothing_that_its_passphrase_opens(self):
        PASSPHRASES.setdefault("nobody", "a vault of its own, for one test")
        office, field = new_vault("handover-office"), new_vault("handover-field")
        must(at(office, "nobody", "circle", "new", "North desk"))
        self.join(office, field)
        circle = ["--circle", "North desk"]
        incident = must(at(field, "nobody", "record", "add", "incident", *circle, "--set", f"title={PLANTED[0]}"))
        must(at(field, "nobody", "record", "add", "incident", *circle, "--set", f"title={PLANTED[1]}"))
        photo = scratch(f"{PLANTED[2]}.jpg")
        photo.write_bytes(PLANTED[2].encode() * 50_000)
        must(at(field, "nobody", "evidence", "add", photo, "--incident", incident.stdout.strip()))
        device = next(member for member in say(field, "circle", "members")["members"] if member["own"])["device"]

        before, database = opened(field, "handover-before.db")
        self.assertEqual(found(before), PLANTED)
        self.assertTrue(all(count > 0 for count in entries(database)))
        self.assertTrue(list((field / "evidence").rglob("*.age")))
        database.close()

        there, back = scratch("handover-there.cairn"), scratch("handover-back.cairn")
        must(at(field, "nobody", "bundle", "write", "--to", there))
        must(at(office, "nobody", "bundle", "read", there))
        must(at(office, "nobody", "bundle", "write", "--to", back, "--for", device))
        must(at(field, "nobody", "bundle", "read", back))
        must(at(field, "nobody", "handover", "forget"))

        self.assertEqual(found(image(field)), [])
        after, database = opened(field, "handover-after.db")
        self.assertTrue(after.startswith(b"SQLite format 3\0") and len(after) > 10_000)
        self.assertEqual(found(after), [])
        self.assertEqual(entries(database), (0, 0))
        self.assertEqual(list((field / "evidence").rglob("*.age")), [])

        held, _ = opened(office, "handover-office.db")
        self.assertEqual(found(held), PLANTED)
        item = say(office, "evidence", "list")
        copy = scratch("handover-copy.jpg")
        must(at(office, "nobody", "evidence", "export", item["id"], "--to", copy))
        self.assertEqual(copy.read_bytes(), photo.read_bytes())


if __name__ == "__main__":
    unittest.main()
