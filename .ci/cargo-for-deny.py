#!/usr/bin/env python3
"""Stands in for cargo while cargo-deny 0.14 runs: that release reads package ids as cargo 1.76 and older wrote them,
and knows the Unicode licence only by its former name (the terms are the same but for where they are published).

Only the crates of the host's platform are asked for, so that nothing for other systems has to be fetched.
"""

import json
import os
import subprocess
import sys

arguments = sys.argv[1:]
cargo = os.environ["REAL_CARGO"]
if "fetch" in arguments[:3]:
    sys.exit(0)
if "metadata" not in arguments:
    os.execv(cargo, ["cargo", *arguments])

version = subprocess.run([cargo, "-vV"], check=True, stdout=subprocess.PIPE, text=True).stdout
host = next(line.removeprefix("host: ") for line in version.splitlines() if line.startswith("host: "))
output = subprocess.run([cargo, *arguments, "--filter-platform", host], check=True, stdout=subprocess.PIPE)
metadata = json.loads(output.stdout)

old_ids = {}
for package in metadata["packages"]:
    source = package["source"] or package["id"].split("#")[0]
    package["license"] = (package["license"] or "").replace("Unicode-3.0", "Unicode-DFS-2016") or None
    old_ids[package["id"]] = f"{package['name']} {package['version']} ({source})"


def with_old_ids(value):
    if isinstance(value, dict):
        return {key: with_old_ids(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_old_ids(inner) for inner in value]
    return old_ids.get(value, value) if isinstance(value, str) else value


json.dump(with_old_ids(metadata), sys.stdout)
