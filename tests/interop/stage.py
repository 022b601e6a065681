"""What the interop tests share: the built command, the demo's folder (made once), and running things."""

import functools
import json
import os
import pty
import select
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CAIRN = Path(os.environ.get("CAIRN_UNDER_TEST", ROOT / "target" / "debug" / "cairn"))
VENV = ROOT / ".venv" / "bin"
# Python's own tools first: VERIFY.txt says `python3 -m bagit`, and .venv has bagit.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")},
    "PATH": f"{VENV}:{os.environ['PATH']}",
    "LC_ALL": "C.UTF-8",
}
# The people of `cairn demo` and what opens their vaults.
PASSPHRASES = {"amal": "correct olive river lantern seven", "noor": "quiet harbour walnut copper rain"}

_folder = tempfile.TemporaryDirectory(prefix="cairn-interop-")


def scratch(name):
    """Gives a path for a new file or folder that goes away at the end."""
    path = Path(_folder.name) / name
    assert not path.exists(), f"{name} is used twice"
    return path


def run(*command, cwd=None, stdin=None, timeout=300):
    """Runs a command and gives its outcome, with both outputs as text."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd, input=stdin, capture_output=True, text=True, timeout=timeout, env=ENVIRONMENT,
    )


def cairn(*arguments, **more):
    return run(CAIRN, *arguments, **more)


def must(outcome, code=0):
    """Insists on an exit code, and shows what was said if it is another."""
    assert outcome.returncode == code, (
        f"exit code {outcome.returncode}, not {code}: {outcome.args}\n{outcome.stdout[-2000:]}\n{outcome.stderr[-2000:]}"
    )
    return outcome


@functools.cache
def story():
    """Tells the demo once, in a folder that all tests read, and gives the folder and what it printed."""
    folder = scratch("story")
    outcome = must(cairn("demo", "--keep", folder, "--json", timeout=600))
    return folder, json.loads(outcome.stdout.strip().splitlines()[-1])


@functools.cache
def passphrase_file(person):
    path = scratch(f"passphrase-{person}")
    path.write_text(PASSPHRASES.get(person, "a vault of its own, for one test") + "\n")
    return path


def at(vault, person, *arguments, **more):
    """Runs the command on a vault, with its person's passphrase."""
    return cairn("--vault", vault, "--passphrase-file", passphrase_file(person), *arguments, **more)


def new_vault(name):
    """Makes a vault of its own for one test."""
    vault = scratch(name)
    must(at(vault, "nobody", "init", "--name", "Test"))
    return vault


def answer_on_terminal(command, secret, timeout=60):
    """Runs a command that asks for a passphrase on its terminal, types it, and gives (exit code, stdout)."""
    read_end, write_end = os.pipe()
    pid, terminal = pty.fork()
    if pid == 0:
        os.dup2(write_end, 1)
        os.close(read_end)
        os.execvp(command[0], command)
    os.close(write_end)
    output, typed, deadline = b"", False, time.monotonic() + timeout
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal, read_end], [], [], 1)
        if terminal in ready:
            try:
                said = os.read(terminal, 4096)
            except OSError:
                said = b""
            if said and not typed:
                os.write(terminal, secret.encode() + b"\n")
                typed = True
        if read_end in ready:
            chunk = os.read(read_end, 65536)
            if not chunk:
                break
            output += chunk
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    os.close(read_end)
    return os.waitstatus_to_exitcode(status), output.decode()
