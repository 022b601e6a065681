"""The command's contract: exit codes, streams, silence on the network, nothing overwritten."""

import json
import re
import shutil
import subprocess
import unittest

from stage import CAIRN, ENVIRONMENT, ROOT, at, cairn, must, new_vault, passphrase_file, run, scratch


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("contract")
        added = must(at(cls.vault, "nobody", "record", "add", "incident", "--set", "title=A raid", "--set", "when=early March 2024"))
        cls.incident = added.stdout.strip()

    def test_an_added_record_prints_its_id_and_nothing_else(self):
        self.assertRegex(self.incident, r"^[0-9a-f]{32}$")

    def test_words_become_edtf(self):
        shown = json.loads(must(at(self.vault, "nobody", "--json", "record", "show", self.incident[:12])).stdout)
        self.assertEqual(shown["schema"], "cairn.record/1")
        self.assertEqual(shown["fields"]["when"], "2024-03-01~/2024-03-10~")

    def test_a_wrong_passphrase_exits_3_and_the_vault_stays_as_it_was(self):
        before = {path: path.read_bytes() for path in self.vault.rglob("*") if path.is_file()}
        wrong = scratch("wrong")
        wrong.write_text("something else\n")
        outcome = cairn("--vault", self.vault, "--passphrase-file", wrong, "status")
        self.assertEqual(outcome.returncode, 3, outcome.stderr)
        self.assertEqual({path: path.read_bytes() for path in self.vault.rglob("*") if path.is_file()}, before)

    def test_a_vault_that_is_not_there_exits_3_and_is_not_made(self):
        nowhere = scratch("nowhere")
        self.assertEqual(at(nowhere, "nobody", "status").returncode, 3)
        self.assertFalse(nowhere.exists())

    def test_a_second_init_changes_nothing(self):
        before = (self.vault / "keyring.age").read_bytes()
        self.assertNotEqual(at(self.vault, "nobody", "init", "--name", "Again").returncode, 0)
        self.assertEqual((self.vault / "keyring.age").read_bytes(), before)

    def test_usage_exits_2(self):
        for arguments in (["nonsense"], ["record", "add"], ["record", "list"]):
            self.assertEqual(cairn(*arguments).returncode, 2)

    def test_an_unknown_path_is_refused(self):
        outcome = at(self.vault, "nobody", "record", "edit", self.incident, "--set", "no_such_field=1")
        self.assertIn(outcome.returncode, (1, 2))
        self.assertIn("no_such_field", outcome.stderr)

    def test_no_conflicts_exit_0(self):
        must(at(self.vault, "nobody", "conflicts", "list"))

    def test_an_export_writes_over_nothing(self):
        source = scratch("source.bin")
        source.write_bytes(bytes(range(256)) * 4096)
        added = must(at(self.vault, "nobody", "evidence", "add", source, "--incident", self.incident))
        evidence = re.findall(r"[0-9a-f]{32}", added.stdout)[0]
        target = scratch("target.bin")
        target.write_text("mine\n")
        self.assertNotEqual(at(self.vault, "nobody", "evidence", "export", evidence, "--to", target).returncode, 0)
        self.assertEqual(target.read_text(), "mine\n")
        must(at(self.vault, "nobody", "evidence", "export", evidence, "--to", target, "--force"))
        self.assertEqual(target.read_bytes(), source.read_bytes())
        must(at(self.vault, "nobody", "evidence", "verify", "--all"))

    def test_a_flipped_byte_in_sealed_evidence_is_found(self):
        copy = scratch("flipped")
        source = scratch("flipped-source.txt")
        source.write_text("what was seen\n" * 1000)
        must(at(self.vault, "nobody", "evidence", "add", source, "--incident", self.incident))
        shutil.copytree(self.vault, copy)
        sealed = next((copy / "evidence").rglob("*.age"))
        content = bytearray(sealed.read_bytes())
        content[len(content) // 2] ^= 1
        sealed.chmod(0o600)
        sealed.write_bytes(content)
        self.assertNotEqual(at(copy, "nobody", "evidence", "verify", "--all").returncode, 0)

    def test_a_vault_in_use_says_so(self):
        listener = subprocess.Popen(
            [CAIRN, "--vault", self.vault, "--passphrase-file", passphrase_file("nobody"), "api"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
        )
        try:
            listener.stdin.write('{"id":1,"request":{"cmd":"status"}}\n')
            listener.stdin.flush()
            self.assertIn("cairn.status/1", listener.stdout.readline())
            outcome = at(self.vault, "nobody", "status")
            self.assertEqual(outcome.returncode, 3, outcome.stderr)
        finally:
            listener.communicate(timeout=30)

    def test_pages_and_completions_are_generated(self):
        pages = scratch("man")
        pages.mkdir()
        must(cairn("man", pages))
        self.assertTrue((pages / "cairn.1").exists())
        self.assertGreater(len(list(pages.glob("*.1"))), 10)
        completion = must(cairn("completions", "bash")).stdout
        must(run("bash", "-n", "/dev/stdin", stdin=completion))


class Silence(unittest.TestCase):
    def test_offline_work_opens_no_socket(self):
        vault = scratch("silent")
        trace = scratch("sockets.txt")
        session = [
            ["init", "--name", "Test"],
            ["record", "add", "incident", "--set", "title=Quiet"],
            ["record", "list", "incident", "--search", "quiet"],
            ["evidence", "add", str(ROOT / "LICENSE")],
            ["vault", "check"],
        ]
        for arguments in session:
            outcome = run(
                "strace", "-f", "-qq", "-A", "-e", "trace=socket,connect,bind,sendto,sendmsg,listen", "-o", trace,
                CAIRN, "--vault", vault, "--passphrase-file", passphrase_file("nobody"), *arguments,
            )
            must(outcome)
        calls = trace.read_text() if trace.exists() else ""
        network = [line for line in calls.splitlines() if re.search(r"AF_(INET6?|NETLINK|PACKET)", line)]
        self.assertEqual(network, [])

    def test_the_trace_would_see_one(self):
        """The positive control: the same filter on a program that does open a socket."""
        trace = scratch("control.txt")
        script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
        must(run("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", trace, "/usr/bin/python3", "-c", script))
        self.assertIn("AF_INET", trace.read_text())


if __name__ == "__main__":
    unittest.main()
