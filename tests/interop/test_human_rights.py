"""The human-rights side: forms that pyxform accepts, tables that Python reads, and files as OpenEvSys, Uwazi, ODK and Kobo write them."""

import csv
import io
import json
import unittest
import zipfile
from datetime import date

from stage import VENV, at, must, new_vault, run, scratch

OPENEVSYS = """<?xml version='1.0' encoding='UTF-8'?>
<events xmlns='http://www.huridocs.org/'><meta_data><instance>north</instance><date>2024-01-01</date></meta_data>
 <event><event_record_number>HURI/event/1</event_record_number><event_title>A raid</event_title>
  <initial_date>2004-05-10</initial_date><initial_date_type>010000000000</initial_date_type>
  <management_data><date_of_entry>2004-06-01</date_of_entry><entered_by>amal</entered_by></management_data>
  <act><act_record_number>HURI/act/1</act_record_number><victim>HURI/person/1</victim><type_of_act>030101000000</type_of_act>
   <involvement><perpetrator>HURI/person/2</perpetrator></involvement></act></event>
 <person><person_record_number>HURI/person/1</person_record_number><person_name>Somebody</person_name></person>
 <person><person_record_number>HURI/person/2</person_record_number><counting_unit>030000000000</counting_unit></person>
</events>"""

CENTRAL = {
    "cairn_incident.csv": "SubmissionDate,title,where_point-Latitude,where_point-Longitude,where_point-Altitude,where_point-Accuracy,KEY\n"
    "2024-03-14T10:00:00.000Z,A raid,12.1,15.04,0,6.5,uuid:1\n",
    "cairn_incident-acts.csv": "type,victim,PARENT_KEY,KEY\narrest,Juniper,uuid:1,uuid:1/acts[1]\n",
    "cairn_incident-attachments.csv": "file,about,PARENT_KEY,KEY\nyard.txt,The yard,uuid:1,uuid:1/attachments[1]\n",
    "media/yard.txt": "seen",
}

UWAZI = (
    "Title,Event date,Violations,Place_geolocation,Attachments\n"
    "\"EV-0007 raid\",2024/03/12:2024/03/13,\"Arrest|Torture\",12.10|15.04,yard.txt\n"
)


def archive(name, files):
    path = scratch(name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for member, text in files.items():
            out.writestr(member, text)
    return path


def table(text, name):
    path = scratch(name)
    path.write_bytes(text)
    return path


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("forms")

    def form(self, kind, depth):
        path = scratch(f"{kind}-{depth}.xlsx")
        made = json.loads(must(at(self.vault, "nobody", "--json", "collect", "form", "--kind", kind, "--depth", depth, "--to", path)).stdout)
        return path, made

    def test_pyxform_accepts_every_form_and_it_asks_what_it_says(self):
        for kind, depth in [("incident", "quick"), ("incident", "core"), ("incident", "more"), ("person", "core"), ("case", "core"), ("device", "more")]:
            with self.subTest(kind=kind, depth=depth):
                path, made = self.form(kind, depth)
                xml = scratch(f"{kind}-{depth}.xml")
                outcome = run(VENV / "xls2xform", "--skip_validate", "--json", path, xml)
                told = json.loads(outcome.stdout or outcome.stderr)
                self.assertIn(told["code"], (100, 101), outcome.stdout)
                text = xml.read_text()
                self.assertIn(f'id="cairn_{kind}"', text)
                self.assertEqual(len(made["languages"]), 5)
                for language in ("English (en)", "Español (es)", "Français (fr)", "Português (pt)", "العربية (ar)"):
                    self.assertIn(language, text)

    def test_a_form_is_not_written_over(self):
        path, _ = self.form("task", "core")
        must(at(self.vault, "nobody", "collect", "form", "--to", path), 1)
        must(at(self.vault, "nobody", "collect", "form", "--to", path, "--force"))


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("human-rights")

    def bring_in(self, *arguments):
        return json.loads(must(at(self.vault, "nobody", "--json", "import", *arguments)).stdout)

    def twice(self, *arguments):
        looked = self.bring_in(*arguments, "--dry-run")
        first = self.bring_in(*arguments)
        self.assertEqual((looked["new"], looked["lost"]), (first["new"], first["lost"]))
        again = self.bring_in(*arguments)
        self.assertEqual((again["new"], again["updated"], again["unchanged"]), (0, 0, first["new"]))
        return first

    def test_a_file_of_openevsys_comes_in_once(self):
        first = self.twice("openevsys", table(OPENEVSYS.encode(), "events.xml"), "--tlp", "amber")
        self.assertEqual(first["kinds"], {"identity": 1, "incident": 1, "person": 2})
        self.assertEqual(first["producer"], "OpenEvSys (north)")

    def test_an_export_of_odk_central_comes_in_with_its_media(self):
        first = self.twice("odk", archive("central.zip", CENTRAL), "--tlp", "green")
        self.assertEqual((first["kinds"], first["files"]), ({"evidence": 1, "incident": 1, "person": 1}, 1))

    def test_an_archive_of_uwazi_comes_in_with_its_files(self):
        path = archive("uwazi-in.zip", {"import.csv": UWAZI, "yard.txt": "seen"})
        first = self.twice("uwazi", path, "--map", "Event date=when", "--map", "Violations=acts.+.type", "--tlp", "green")
        self.assertEqual((first["kinds"], first["files"]), ({"evidence": 1, "incident": 1}, 1))

    def test_a_table_in_any_encoding_gives_the_same_names(self):
        text = "Título;Onde\nInvasão da redação;Malanje\n"
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
            with self.subTest(encoding=encoding):
                path = table(text.encode(encoding), f"{encoding}.csv")
                looked = self.bring_in("csv", path, "--dry-run", "--map", "Título=title", "--map", "Onde=where")
                self.assertEqual(looked["preview"][0]["fields"]["title"], "Invasão da redação")


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.vault = new_vault("tables")
        must(at(cls.vault, "nobody", "record", "add", "incident", "--set", "title==cmd|' /C calc'!A0", "--set", "when=2024-03", "--set", "tlp=clear",
                "--set", "where=Yard 7", "--set", "where_area=North", "--set", "where_point=12.123456,15.043217", "--set", "where_level=1km",
                "--set", "acts.+.type=arrest", "--set", "summary=@one\nTwo, \"three\""))

    def out(self, form, name):
        path = scratch(name)
        made = json.loads(must(at(self.vault, "nobody", "--json", "export", form, "--kind", "incident", "--to", path)).stdout)
        return path, made

    def test_no_cell_of_a_table_is_a_formula(self):
        folder, _ = self.out("csv", "tables-out")
        names = sorted(path.name for path in folder.iterdir())
        self.assertEqual(names, ["incident.acts.csv", "incident.csv"])
        for path in folder.iterdir():
            for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
                for cell in row:
                    self.assertFalse(cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell)
        incident = next(csv.DictReader(io.StringIO((folder / "incident.csv").read_text(encoding="utf-8-sig"), newline="")))
        self.assertEqual(incident["summary"], "'@one\nTwo, \"three\"")

    def test_uwazi_gets_titles_dates_and_lists_of_terms(self):
        path, _ = self.out("uwazi", "uwazi-out.zip")
        with zipfile.ZipFile(path) as found:
            self.assertIsNone(found.testzip())
            incident = next(csv.DictReader(io.StringIO(found.read("incident.csv").decode("utf-8-sig"), newline="")))
            act = next(csv.DictReader(io.StringIO(found.read("incident.acts.csv").decode("utf-8-sig"), newline="")))
            terms = found.read("thesauri/act.csv").decode("utf-8-sig").splitlines()
        self.assertEqual((incident["When"], incident["When EDTF"]), ("2024/03/01:2024/03/31", "2024-03"))
        self.assertEqual(act["Of incident"], incident["Title"])
        self.assertEqual(terms[0], "English")
        self.assertIn(act["Type"], terms)

    def test_a_map_shows_no_more_than_the_level_of_the_place(self):
        path, _ = self.out("geojson", "places.geojson")
        text = path.read_text()
        self.assertNotIn("12.123456", text)
        self.assertNotIn("Yard 7", text)
        feature = json.loads(text)["features"][0]
        self.assertEqual((feature["properties"]["radius_m"], feature["properties"]["place"]), (1000.0, "North"))
        longitude, latitude = feature["geometry"]["coordinates"]
        self.assertLess(max(abs(latitude - 12.123456), abs(longitude - 15.043217)), 0.01)

    def test_a_timeline_has_whole_days(self):
        path, _ = self.out("ics", "timeline.ics")
        lines = path.read_bytes().decode().replace("\r\n ", "").split("\r\n")
        days = dict(line.split(":", 1) for line in lines if line.startswith("DT"))
        self.assertEqual(days["DTSTART;VALUE=DATE"], date(2024, 3, 1).strftime("%Y%m%d"))
        self.assertEqual(days["DTEND;VALUE=DATE"], date(2024, 4, 1).strftime("%Y%m%d"))
        self.assertNotIn("Yard 7", path.read_text())


if __name__ == "__main__":
    unittest.main()
