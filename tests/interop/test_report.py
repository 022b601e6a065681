"""A report is checked by its own VERIFY.txt, with sha256sum, ssh-keygen and bagit, and by `cairn verify`."""

import shutil
import unittest
from pathlib import Path

from stage import cairn, must, run, scratch, story


def linux_commands(package):
    """Reads the commands for Linux out of VERIFY.txt, in whatever language it is."""
    commands, document = [], None
    for line in (package / "VERIFY.txt").read_text(encoding="utf-8-sig").splitlines():
        if "shasum -a 256" in line:
            break  # macOS begins
        if document is not None:
            document.append(line)
            if line == "END":
                commands.append("\n".join(document) + "\n")
                document = None
        elif line.endswith("<<'END'"):
            document = [line]
        elif line.startswith("    ") and not line.strip().startswith("cairn "):
            commands.append(line.strip())
    return commands


def first_failure(package, commands):
    """Runs the commands as a reader would; gives the first that fails, or None."""
    for command in commands:
        outcome = run("bash", "-c", command, cwd=package)
        if outcome.returncode != 0:
            return f"{command}\n{outcome.stdout}{outcome.stderr}"
    return None


def files_of(package):
    return sorted(path.relative_to(package) for path in package.rglob("*") if path.is_file())


def change_one_byte(path):
    content = bytearray(path.read_bytes())
    place = len(content) // 2
    content[place] = content[place] ^ 1
    path.write_bytes(content)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder, cls.said = story()
        cls.english, cls.arabic = cls.folder / "report-en", cls.folder / "report-ar"
        cls.commands = linux_commands(cls.english)

    def copy(self, name):
        target = scratch(name)
        shutil.copytree(self.english, target)
        return target

    def test_verify_txt_names_every_stock_tool(self):
        said = "\n".join(self.commands)
        for tool in ("sha256sum -c manifest-sha256.txt", "sha256sum -c tagmanifest-sha256.txt", "ssh-keygen -Y verify", "bagit --validate"):
            self.assertIn(tool, said)

    def test_stock_tools_accept_the_english_report(self):
        self.assertIsNone(first_failure(self.english, self.commands))

    def test_stock_tools_accept_the_arabic_report_by_its_own_guide(self):
        commands = linux_commands(self.arabic)
        self.assertEqual(len(commands), len(self.commands))
        self.assertIsNone(first_failure(self.arabic, commands))

    def test_cairn_accepts_both(self):
        for package in (self.english, self.arabic):
            must(cairn("verify", package))

    def test_one_changed_byte_in_any_file_fails_a_stock_tool_and_cairn_names_the_file(self):
        files = files_of(self.english)
        self.assertGreater(len(files), 8)
        for number, name in enumerate(files):
            with self.subTest(file=str(name)):
                package = self.copy(f"changed-{number}")
                change_one_byte(package / name)
                self.assertIsNotNone(first_failure(package, self.commands), "VERIFY.txt accepts it")
                outcome = cairn("verify", package)
                self.assertEqual(outcome.returncode, 4, outcome.stdout + outcome.stderr)
                self.assertIn(str(name), outcome.stdout + outcome.stderr)
                shutil.rmtree(package)

    def test_a_file_taken_away_or_added_fails_both(self):
        for change in ("taken", "added"):
            with self.subTest(change=change):
                package = self.copy(change)
                if change == "taken":
                    (package / "data" / "records.json").unlink()
                else:
                    (package / "data" / "added.txt").write_text("not part of it\n")
                self.assertIsNotNone(first_failure(package, self.commands))
                must(cairn("verify", package), 4)

    def test_a_report_signed_by_another_key_is_not_the_same_signer(self):
        key = scratch("other-key")
        must(run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key))
        package = self.copy("resigned")
        signature = package / "tagmanifest-sha256.txt.sig"
        signature.unlink()
        must(run("ssh-keygen", "-Y", "sign", "-f", key, "-n", "report@cairn", package / "tagmanifest-sha256.txt"))
        self.assertTrue(signature.exists())
        self.assertIsNotNone(first_failure(package, self.commands))
        must(cairn("verify", package), 4)

    def test_the_pdf_is_one_and_its_text_is_text(self):
        for package, words in ((self.english, "checkpoint"), (self.arabic, "checkpoint")):
            outcome = must(run("pdftotext", package / "data" / "report.pdf", "-"))
            self.assertIn(words, outcome.stdout)
        said = must(run("pdfinfo", self.english / "data" / "report.pdf")).stdout
        self.assertIn("Tagged:          yes", said)

    def test_arabic_is_set_in_a_font_that_has_it(self):
        fonts = must(run("pdffonts", self.arabic / "data" / "report.pdf")).stdout
        self.assertIn("Amiri", fonts)
        for line in fonts.splitlines()[2:]:
            self.assertIn(" yes ", line, "a font is not embedded")

    def test_the_public_report_tells_no_withheld_name(self):
        everything = b"".join((self.english / name).read_bytes() for name in files_of(self.english))
        for passphrase in (b"correct olive river", b"quiet harbour walnut"):
            self.assertNotIn(passphrase, everything)


if __name__ == "__main__":
    unittest.main()
