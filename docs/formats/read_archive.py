#!/usr/bin/env python3
"""Reads a full archive of Cairn, or one of its signed reports, with nothing but Python 3 (3.8 or later).

It shares no code with Cairn: it follows archive.md, report.md and digest.md alone. It verifies the lists of files, counts and
rebuilds the records, folds the history, and computes the digest of each circle again.

    python3 read_archive.py PATH                 verify and count; PATH is a folder or a ZIP file
    python3 read_archive.py PATH --json          the same as one JSON object
    python3 read_archive.py PATH --record ID     show one record (the first digits of its id will do) with its history

Exit code 0: everything is as it was written. 1: something is not; it is named. Signatures are not verified here: README.txt and
VERIFY.txt say how ssh-keygen does that.
"""

import argparse
import hashlib
import json
import math
import re
import sys
import zipfile
from pathlib import Path

ARCHIVE = "cairn.archive/1"
REPORT = "cairn.report/1"
SEGMENT = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?\Z")
LINE = re.compile(r"([0-9a-f]{64})  (.+)\Z")


class Broken(Exception):
    """Something is not as it has to be; says where and what."""


class Folder:
    """A bag in a folder. Links are not followed."""

    def __init__(self, root):
        self.root = Path(root)

    def names(self):
        found, waiting = [], [self.root]
        while waiting:
            for path in waiting.pop().iterdir():
                if path.is_dir() and not path.is_symlink():
                    waiting.append(path)
                else:
                    found.append(path.relative_to(self.root).as_posix())
        return found

    def open(self, name):
        path = self.root / name
        if path.is_symlink():
            raise Broken(f"{name}: is a link")
        return path.open("rb")


class Zip:
    """A bag in a ZIP file, with or without one folder around everything."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        names = [name for name in self.zip.namelist() if not name.endswith("/")]
        top = next((name[: -len("bagit.txt")] for name in names if name.endswith("bagit.txt")), "")
        self.files = {name[len(top):]: name for name in names if name.startswith(top)}
        if len(self.files) != len(names):
            raise Broken("the ZIP file holds more than one archive")

    def names(self):
        return list(self.files)

    def open(self, name):
        return self.zip.open(self.files[name])


def sha256(stream):
    digest, size = hashlib.sha256(), 0
    while True:
        piece = stream.read(1 << 20)
        if not piece:
            return digest.hexdigest(), size
        digest.update(piece)
        size += len(piece)


def text(bag, name):
    try:
        with bag.open(name) as stream:
            return stream.read().decode("utf-8")
    except (KeyError, FileNotFoundError):
        raise Broken(f"{name}: is missing") from None
    except UnicodeDecodeError:
        raise Broken(f"{name}: is no text") from None


def manifest(bag, name, payload):
    """Reads a list of files: path to SHA-256. Names that climb, or stand twice, are refused."""
    listed, seen = {}, set()
    lines = text(bag, name).split("\n")
    if lines.pop() != "":
        raise Broken(f"{name}: does not end with a line feed")
    for number, line in enumerate(lines, 1):
        match = LINE.match(line)
        path = match.group(2) if match else ""
        safe = len(path) <= 400 and all(SEGMENT.match(segment) for segment in path.split("/"))
        if not match or not safe or path.startswith("data/") != payload or path.lower() in seen:
            raise Broken(f"{name}:{number}: is malformed")
        seen.add(path.lower())
        listed[path] = match.group(1)
    return listed


def verify(bag):
    """Holds every file against the lists, and the lists against each other; gives bag-info and the payload's hashes."""
    names = set(bag.names())
    tags = manifest(bag, "tagmanifest-sha256.txt", payload=False)
    for needed in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "allowed_signers"):
        if needed not in tags:
            raise Broken(f"{needed}: is in no list")
    sizes = {}

    def compare(listed):
        for path, expected in sorted(listed.items()):
            if path not in names:
                raise Broken(f"{path}: is missing")
            with bag.open(path) as stream:
                found, sizes[path] = sha256(stream)
            if found != expected:
                raise Broken(f"{path}: was changed")

    compare(tags)
    payload = manifest(bag, "manifest-sha256.txt", payload=True)
    compare(payload)
    info = dict(line.split(": ", 1) for line in text(bag, "bag-info.txt").splitlines() if ": " in line)
    signature = "tagmanifest-sha256.txt.sig"
    known = set(tags) | set(payload) | {"tagmanifest-sha256.txt"}
    for path in sorted(names - known):
        if path != signature and not re.match(r"signatures/[^/]+\.sig\Z", path):
            raise Broken(f"{path}: was added")
    oxum = f"{sum(sizes[path] for path in payload)}.{len(payload)}"
    if info.get("Payload-Oxum", oxum) != oxum:
        raise Broken("bag-info.txt: states another size or number of files")
    return info, payload


def number(value):
    """Writes a number as RFC 8785 does: whole ones in full, others as ECMAScript shows them."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        raise Broken("a number that is not finite")
    if value == 0:
        return "0"
    sign, value = ("-", -value) if value < 0 else ("", value)
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0)
    if whole.strip("0") == "":
        point -= len(whole) + len(fraction) - len(digits)
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return sign + digits[0] + ("." + digits[1:] if count > 1 else "") + tail


def canonical(value):
    """Writes a value as canonical JSON (RFC 8785). Keys are sorted by UTF-16 units."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        # json writes exactly the short escapes and \u00xx that RFC 8785 asks for, and DEL as it is.
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"


def record_hash(record):
    """Hashes a record as digest.md says."""
    hashed = {
        "conflicts": {path: [claim["value"] for claim in claims] for path, claims in record["conflicts"].items()},
        "fields": record["fields"],
        "id": record["id"],
        "readable": record["readable"],
    }
    return hashlib.sha256(canonical(hashed).encode("utf-8")).digest()


def lines(bag, payload, folder):
    """Gives each line of the numbered files of a folder, with its place."""
    at = 1
    while f"{folder}/{at:04}.jsonl" in payload:
        name = f"{folder}/{at:04}.jsonl"
        with bag.open(name) as stream:
            for line_number, line in enumerate(stream, 1):
                try:
                    yield json.loads(line), f"{name}:{line_number}"
                except ValueError:
                    raise Broken(f"{name}:{line_number}: is malformed") from None
        at += 1


class Circle:
    """One circle of an archive."""

    def __init__(self, bag, payload, stated):
        self.bag, self.payload, self.stated = bag, payload, stated
        self.folder = f"data/circles/{stated['folder']}"

    def kinds(self):
        start = f"{self.folder}/records/"
        return sorted({path[len(start):].split("/")[0] for path in self.payload if path.startswith(start)})

    def records(self):
        for kind in self.kinds():
            for record, place in lines(self.bag, self.payload, f"{self.folder}/records/{kind}"):
                yield record, place

    def history(self):
        yield from lines(self.bag, self.payload, f"{self.folder}/history")

    def check(self):
        """Counts everything, computes the digest again, and holds both against what is stated."""
        hashes, live, deleted, unreadable, conflicts, fields = [], {}, 0, 0, 0, 0
        for record, _ in self.records():
            hashes.append((record["id"], record_hash(record)))
            deleted += record["deleted"]
            unreadable += not record["readable"]
            conflicts += bool(record["conflicts"])
            fields += len(record["fields"])
            if not record["deleted"]:
                live[record["kind"]] = live.get(record["kind"], 0) + 1
        digest = hashlib.sha256(b"".join(hash for _, hash in sorted(hashes))).hexdigest()
        changes = sum(1 for _ in self.history())
        attestations = {}
        for line, place in lines(self.bag, self.payload, f"{self.folder}/attestations"):
            said = json.loads(line["attestation"])
            if canonical(said) != line["attestation"]:
                raise Broken(f"{place}: holds a statement that is not canonical")
            attestations[said["kind"]] = attestations.get(said["kind"], 0) + 1
        evidence, lacking = 0, 0
        for line, place in lines(self.bag, self.payload, f"{self.folder}/evidence-list"):
            evidence += 1
            if line["path"] is None:
                lacking += 1
            elif self.payload.get(line["path"]) != line["sha256"]:
                raise Broken(f"{place}: gives another hash for its file")
        found = {
            "records": live, "deleted": deleted, "unreadable": unreadable, "conflicts": conflicts, "changes": changes,
            "attestations": sum(attestations.values()), "evidence": evidence, "evidence_lacking": lacking, "digest": digest,
        }
        for name, value in found.items():
            if self.stated[name] != value:
                raise Broken(f"{self.folder}: {name} is {value}, and data/archive.json says {self.stated[name]}")
        return {**found, "id": self.stated["id"], "name": self.stated["name"], "fields": fields, "attested": attestations}


def read_archive(bag, payload):
    contents = json.loads(text(bag, "data/archive.json"))
    if contents["schema"] != ARCHIVE:
        raise Broken(f"data/archive.json: is of another format, {contents['schema']}")
    return contents, [Circle(bag, payload, stated) for stated in contents["circles"]]


def read_report(bag, payload):
    """Counts the records and fields of a signed report, and holds the items against their hashes."""
    found = json.loads(text(bag, "data/records.json"))
    if found["schema"] != "cairn.report-records/1":
        raise Broken(f"data/records.json: is of another format, {found['schema']}")
    if canonical(found) != text(bag, "data/records.json"):
        raise Broken("data/records.json: is not canonical")
    for item in found["items"]:
        if item["path"] is not None and payload.get(item["path"]) != item["sha256"]:
            raise Broken(f"data/records.json: gives another hash for item {item['id']}")
    kinds = {}
    for record in found["records"]:
        kinds[record["kind"]] = kinds.get(record["kind"], 0) + 1
    steps = 0
    if "data/custody.jsonl" in payload:
        steps = sum(1 for _ in text(bag, "data/custody.jsonl").splitlines())
    return {
        "form": REPORT, "id": found["report"]["id"], "title": found["report"]["title"], "records": kinds,
        "fields": sum(len(record["fields"]) for record in found["records"]),
        "items": len(found["items"]), "enclosed": sum(item["path"] is not None for item in found["items"]), "custody": steps,
    }


def read(path):
    """Reads and verifies whatever lies at a path; gives what was found in it."""
    bag = Folder(path) if Path(path).is_dir() else Zip(path)
    info, payload = verify(bag)
    form = info.get("Cairn-Format")
    if form == REPORT:
        return read_report(bag, payload)
    if form != ARCHIVE:
        raise Broken(f"bag-info.txt: is of another format, {form}")
    contents, circles = read_archive(bag, payload)
    return {
        "form": ARCHIVE, "made": contents["made"], "by": contents["by"], "files": len(payload),
        "circles": [circle.check() for circle in circles],
    }


def find_record(path, wanted):
    """Gives the record whose id begins so, with its history, oldest change first."""
    bag = Folder(path) if Path(path).is_dir() else Zip(path)
    _, payload = verify(bag)
    for circle in read_archive(bag, payload)[1]:
        for record, _ in circle.records():
            if record["id"].startswith(wanted):
                history = [line for line, _ in circle.history() if line["record"] == record["id"]]
                return {**record, "history": history}
    raise Broken(f"no record has an id that begins with {wanted}")


def show(found):
    if found["form"] == REPORT:
        print(f"report {found['id']}: {found['title']}")
        print(f"  records {found['records']}, fields {found['fields']}, items {found['items']}, custody steps {found['custody']}")
        return
    print(f"archive by {found['by']}, {found['made']}: {found['files']} files, all as they were written")
    for circle in found["circles"]:
        print(f"\n{circle['name']} ({circle['id'][:16]})")
        for kind, count in sorted(circle["records"].items()):
            print(f"  {kind}: {count}")
        for name in ("deleted", "unreadable", "conflicts", "fields", "changes", "attestations", "evidence", "evidence_lacking"):
            print(f"  {name.replace('_', ' ')}: {circle[name]}")
        print(f"  digest: {circle['digest']}")


def main():
    parser = argparse.ArgumentParser(description="Reads a full archive or a signed report of Cairn.")
    parser.add_argument("path", help="a folder or a ZIP file")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--record", metavar="ID", help="show one record with its history")
    options = parser.parse_args()
    try:
        if options.record:
            print(json.dumps(find_record(options.path, options.record), ensure_ascii=False, indent=2))
        else:
            found = read(options.path)
            print(json.dumps(found, ensure_ascii=False)) if options.json else show(found)
    except Broken as broken:
        print(f"read_archive: {broken}", file=sys.stderr)
        return 1
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        print(f"read_archive: this does not read as an archive or a report: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
