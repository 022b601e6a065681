# Texts about records that come from outside, and forms to collect them.

cli-collect-refused = Not made: { $count }. Why stands in the notes.
cli-collect-files = Files that came along: { $count }.
cli-collect-source = Sealed whole as evidence { $id }, SHA-256 { $sha256 }
cli-collect-marking = Marked TLP:{ $tlp }.
cli-collect-unmarked = Without a marking: nothing of it may be shared until someone marks it (--tlp).
cli-collect-persons = New persons: { $count }. Nobody's consent came with them: nothing about them leaves until it is written down.
cli-collect-mapping = The circle keeps the mapping as note { $id }.
cli-collect-columns = Columns, the field of each, and the first value:
cli-collect-notes = Notes: { $count }. The sealed file has everything; this is what did not become a field, or was odd:
cli-collect-form = Form { $form }: { $questions } questions, { $choices } choices, in { $languages }.
cli-collect-not-asked = Fields that a form cannot ask: { $count } (--json lists them).

form-title-attachments = Photographs, recordings, documents
form-attachment-file = A file
form-attachment-about = What it shows
form-person-hint = A pseudonym, never a name
form-date-hint = A day (2024-03-12), a month (2024-03), or words: early March 2024
form-language-hint = A language code such as ar or fr
