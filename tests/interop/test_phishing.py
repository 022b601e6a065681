"""Mails as Python's own library builds them: what is found, who is held apart, and what leaves."""

import base64
import email.policy
import json
import unittest
from email.message import EmailMessage
from urllib.parse import quote

from pymisp import MISPEvent, MISPObject
from stage import VENV, at, must, new_vault, run, scratch

REPORTER = "juniper.sample@desk.example"
NAMES = ("juniper", "sample", "desk.example", "colleague.two")


def arrived():
    """A suspicious message that names whom it is for wherever a message can."""
    mail = EmailMessage()
    mail["Return-Path"] = "<bounce@mass.example>"
    mail["Received"] = (
        f"from mass.example (mass.example [203.0.113.9]) by mx.desk.example for <{REPORTER}>; Fri, 1 Mar 2024 10:22:37 +0100"
    )
    mail["Authentication-Results"] = "mx.desk.example; spf=softfail; dmarc=fail"
    mail["From"] = "Die Bänk <alert@bank.example>"
    mail["To"] = f"Juniper Sample <{REPORTER}>, colleague.two@other.example"
    mail["Subject"] = "Juniper: Ihr Kontó läuft ab – رسالة"
    mail["Date"] = "Fri, 1 Mar 2024 10:22:33 +0200"
    mail["Message-ID"] = "<1@mass.example>"
    token = base64.urlsafe_b64encode(REPORTER.encode()).decode()
    mail.set_content(f"Hello Juniper\nhttps://login.evil.example/plain?to={quote(REPORTER)}\n")
    mail.add_alternative(
        f'<p>Hello <a href="https://login.evil.example/t/{token}/in">www.bank.com</a>'
        f'<img src="https://track.evil.example/o.gif?u={REPORTER.encode().hex()}"></p>',
        subtype="html",
    )
    mail.add_attachment(b"PK\x03\x04 invented", maintype="application", subtype="zip", filename="Rechnung für Juniper.zip")
    return mail


def letter(inner):
    mail = EmailMessage()
    mail["From"] = f"Juniper Sample <{REPORTER}>"
    mail["To"] = "help@line.example"
    mail["Cc"] = "colleague.two@other.example"
    mail["Subject"] = "Is this real?"
    mail["Date"] = "Sat, 2 Mar 2024 09:00:00 +0000"
    mail.set_content("They wrote to me. Juniper, https://desk.example/about")
    mail.add_attachment(inner)
    return mail


class Intake(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("phishing")

    def take(self, name, data, *more):
        path = scratch(name)
        path.write_bytes(data)
        return at(self.vault, "nobody", "--json", "import", "mail", path, *more)

    def everything(self):
        said = ""
        for kind in ("case", "incident", "indicator", "evidence", "person"):
            said += must(at(self.vault, "nobody", "--json", "record", "list", kind)).stdout
        return said

    def names_nobody(self, said):
        lower = said.lower()
        forms = [*NAMES, base64.b64encode(REPORTER.encode()).decode().lower().rstrip("="), REPORTER.encode().hex()]
        for form in forms:
            self.assertNotIn(form, lower)

    def test_a_mail_of_pythons_library_is_read_as_it_was_meant(self):
        for policy in (email.policy.SMTP, email.policy.SMTPUTF8, email.policy.default):
            view = json.loads(must(self.take(f"letter-{policy.utf8}-{len(policy.linesep)}.eml",
                                             letter(arrived()).as_bytes(policy=policy))).stdout)
            notice = view["notices"][0]
            found = {(one["type"], one["value"], one["way"]) for one in notice["found"]}
            for one in [
                ("email", "alert[@]bank[.]example", "sender"),
                ("ipv4", "203[.]0[.]113[.]9", "server"),
                ("url", "hxxps[://]login[.]evil[.]example/plain", "text"),
                ("url", "hxxps[://]login[.]evil[.]example/t/", "link"),
                ("url", "hxxps[://]track[.]evil[.]example/o.gif", "loaded"),
            ]:
                self.assertIn(one, found)
            incident = json.loads(must(at(self.vault, "nobody", "--json", "record", "show", notice["incidents"][0])).stdout)
            self.assertEqual(incident["fields"]["title"], "…: Ihr Kontó läuft ab – رسالة")
            messages = {path.split(".")[-1]: value for path, value in incident["fields"].items() if path.startswith("messages.")}
            self.assertEqual(messages["from_name"], "Die Bänk")
            self.assertEqual(messages["claims"], "spf=softfail\ndmarc=fail")
            self.names_nobody(json.dumps(view["notices"], ensure_ascii=False))
        self.names_nobody(self.everything())

    def test_the_message_inside_is_sealed_as_python_reads_it(self):
        inner = arrived()
        inner["X-Only"] = "here"
        view = json.loads(must(self.take("sealed.eml", letter(inner).as_bytes(policy=email.policy.SMTP))).stdout)
        case = view["notices"][0]["case"]
        items = must(at(self.vault, "nobody", "--json", "record", "list", "evidence", "--where", f"case={case}")).stdout
        mails = [one for one in map(json.loads, items.splitlines()) if one["fields"].get("type") == "e-mail"]
        self.assertGreaterEqual(len(mails), 1)
        out = scratch("inner.eml")
        inside = [one for one in mails if one["fields"].get("operation") == "extracted"][0]
        must(at(self.vault, "nobody", "evidence", "export", inside["id"], "--to", out))
        again = email.message_from_bytes(out.read_bytes(), policy=email.policy.default)
        self.assertEqual(again["X-Only"], "here")
        self.assertEqual(again["Message-ID"], "<1@mass.example>")

    def test_what_leaves_is_valid_to_misp_and_stix_and_names_nobody_who_got_it(self):
        vault, mail = new_vault("phishing-out"), scratch("leaves.eml")
        mail.write_bytes(letter(arrived()).as_bytes(policy=email.policy.SMTP))
        view = json.loads(must(at(vault, "nobody", "--json", "import", "mail", mail, "--tlp", "green")).stdout)
        notice = view["notices"][0]
        case = json.loads(must(at(vault, "nobody", "--json", "record", "show", notice["case"])).stdout)
        person = case["fields"]["person"]
        must(at(vault, "nobody", "record", "add", "consent", "--set", "title=Yes", "--set", f"person={person}",
                "--set", "when=2024-03-02", "--set", "audiences.partner=anonymised"))
        for format, profile in (("misp", "event"), ("stix", "strict"), ("stix", "full")):
            with self.subTest(format=format, profile=profile):
                out = scratch(f"leaves-{format}-{profile}.json")
                must(at(vault, "nobody", "export", format, "--profile", profile, "--record", notice["incidents"][0],
                        "--identifiability", "anonymised", "--to", out))
                said = out.read_text()
                self.names_nobody(said)
                self.names_nobody(said.encode("ascii", "ignore").decode("unicode_escape", "ignore"))
                self.assertIn("alert@bank.example", said)
                if format == "misp":
                    event = MISPEvent()
                    event.load_file(str(out))
                    mails = event.get_objects_by_name("email")
                    self.assertEqual(len(mails), 1)
                    values = {one.object_relation: str(one.value) for one in mails[0].attributes}
                    self.assertEqual(values["from"], "alert@bank.example")
                    self.assertEqual(values["from-display-name"], "Die Bänk")
                    # The template of MISP itself knows every relation and type that is used.
                    known = MISPObject("email", strict=True)
                    for one in mails[0].attributes:
                        made = known.add_attribute(one.object_relation, value=one.value)
                        self.assertEqual(made.type, one.type)
                else:
                    flags = ("--strict-types",) if profile == "strict" else ()
                    outcome = run(VENV / "stix2_validator", "--no-cache", "--version", "2.1", "--enforce-refs", *flags, out)
                    self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)
                    objects = json.loads(said)["objects"]
                    message = next(one for one in objects if one["type"] == "email-message")
                    sender = next(one for one in objects if one["type"] == "email-addr")
                    self.assertEqual(message["from_ref"], sender["id"])

    def test_hostile_mails_end_quickly_and_change_nothing(self):
        before = must(at(self.vault, "nobody", "digest")).stdout
        head = b"From: a@a.example\r\nTo: b@b.example\r\n"
        deep = EmailMessage()
        deep["From"] = deep["To"] = "a@a.example"
        deep.set_content("x")
        for _ in range(40):
            outer = EmailMessage()
            outer["From"] = outer["To"] = "a@a.example"
            outer.set_content("x")
            outer.add_attachment(deep)
            deep = outer
        bad = {
            "deep": deep.as_bytes(),
            "bomb": head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n\r\n" * 100_000,
            "headers": head + b"X-A: b\r\n" * 100_000 + b"\r\n",
            "nothing": b"\r\n\r\n",
            "zeros": b"\0" * 100_000,
        }
        for name, data in bad.items():
            with self.subTest(mail=name):
                outcome = self.take(f"bad-{name}.eml", data)
                self.assertEqual(outcome.returncode, 1, outcome.stdout + outcome.stderr)
                self.assertNotIn("panicked", outcome.stderr)
        self.assertEqual(must(at(self.vault, "nobody", "digest")).stdout, before)

    def test_an_mbox_is_as_many_cases_as_it_has_letters(self):
        mbox = b""
        for number in range(3):
            one = letter(arrived())
            del one["Subject"]
            one["Subject"] = f"Number {number}"
            mbox += b"From somebody Fri Mar  1 10:00:00 2024\n" + one.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
        view = json.loads(must(self.take("three.mbox", mbox)).stdout)
        self.assertEqual(len({notice["case"] for notice in view["notices"]}), 3)


if __name__ == "__main__":
    unittest.main()
