//! What explains an archive to whoever finds it: the page in five languages, the data dictionary, the formats, and a reader in
//! Python that shares no code with this program.

use cairn_model::Kind;
use cairn_model::field::{self, Field};
use cairn_report::archive::ArchiveWriter;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::texts::Texts;

/// The page for people by language, each with the name of its language.
const README: [(&str, &str); 5] = [
    ("English", include_str!("../../i18n/en/archive-readme.txt")),
    ("Español", include_str!("../../i18n/es/archive-readme.txt")),
    ("Français", include_str!("../../i18n/fr/archive-readme.txt")),
    ("Português", include_str!("../../i18n/pt/archive-readme.txt")),
    ("العربية", include_str!("../../i18n/ar/archive-readme.txt")),
];

/// Pages that say how the files are made, and the reader.
const PAGES: [(&str, &str); 9] = [
    ("data/formats/archive.md", include_str!("../../../../docs/formats/archive.md")),
    ("data/formats/digest.md", include_str!("../../../../docs/formats/digest.md")),
    ("data/formats/entry.md", include_str!("../../../../docs/formats/entry.md")),
    ("data/formats/charter.md", include_str!("../../../../docs/formats/charter.md")),
    ("data/formats/attestation.md", include_str!("../../../../docs/formats/attestation.md")),
    ("data/formats/codebook.md", include_str!("../../../../docs/formats/codebook.md")),
    ("data/formats/evidence.md", include_str!("../../../../docs/formats/evidence.md")),
    ("data/formats/dates.md", include_str!("../../../../docs/formats/dates.md")),
    ("data/read_archive.py", include_str!("../../../../docs/formats/read_archive.py")),
];

/// The columns of the data dictionary.
const COLUMNS: [&str; 11] =
    ["kind", "path", "type", "vocabulary", "refers_to", "class", "label_en", "label_ar", "esf", "stix", "misp"];

/// Gives the page for people.
pub(super) fn readme() -> String {
    let titles = README.map(|(name, _)| name).join(" · ");
    let mut text = format!("{titles}\n");
    for (name, words) in README {
        text.push_str(&format!("\n{}\n{name}\n\n{}\n", "-".repeat(72), words.trim()));
    }
    text
}

/// Writes the pages and the data dictionary.
pub(super) fn write(writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
    for (path, text) in PAGES {
        writer.add(path, &mut text.as_bytes())?;
    }
    let rows: Vec<[String; 11]> =
        Kind::ALL.into_iter().flat_map(|kind| field::fields(kind).iter().map(move |field| row(kind, field))).collect();
    let json = json!({
        "schema": "cairn.dictionary/1",
        "fields": rows.iter().map(object).collect::<Vec<Value>>(),
    });
    let mut text =
        serde_json::to_string_pretty(&json).map_err(|_| crate::internal!("the dictionary cannot be written"))?;
    text.push('\n');
    writer.add("data/dictionary.json", &mut text.as_bytes())?;
    let mut csv = format!("{}\r\n", COLUMNS.join(","));
    for row in &rows {
        csv.push_str(&row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        csv.push_str("\r\n");
    }
    writer.add("data/dictionary.csv", &mut csv.as_bytes())?;
    Ok(())
}

fn row(kind: Kind, field: &Field) -> [String; 11] {
    let label = |lang: &str| Texts::of(lang).get(&field.label_id(kind));
    [
        kind.name().to_owned(),
        field.path.to_owned(),
        field.ty.name().to_owned(),
        field.ty.vocabulary().map(|vocabulary| vocabulary.name().to_owned()).unwrap_or_default(),
        field.ty.refers_to().map(|kind| kind.name().to_owned()).unwrap_or_default(),
        field.class.name().to_owned(),
        label("en"),
        label("ar"),
        field.esf.unwrap_or_default().to_owned(),
        field.stix.unwrap_or_default().to_owned(),
        field.misp.unwrap_or_default().to_owned(),
    ]
}

fn object(row: &[String; 11]) -> Value {
    Value::Object(COLUMNS.into_iter().map(str::to_owned).zip(row.iter().cloned().map(Value::String)).collect())
}

/// Writes a cell of a table (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_speaks_five_languages_and_says_which_a_machine_translated() {
        let text = readme();
        for (name, words) in README {
            assert!(text.contains(name) && words.len() > 800, "{name}");
            assert!(words.contains("read_archive.py") && words.contains("manifest-sha256.txt"), "{name}");
        }
        assert_eq!(text.matches("[machine]").count(), README.len() - 1);
    }

    /// Every key of the files is told on the page, and the page tells no other.
    #[test]
    fn the_codebook_and_the_dictionary_have_the_keys_that_the_page_tells() {
        let page = include_str!("../../../../docs/formats/codebook.md");
        let book: Value = serde_json::from_str(&crate::codebook::export::write("json", &[]).unwrap()).unwrap();
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let vocabulary = &book["vocabularies"][0];
        let term = &vocabulary["terms"][0];
        for key in [keys(&book), keys(vocabulary), keys(term), keys(&term["words"]["en"])].concat() {
            assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("\"{key}\"")), "{key}");
        }
        for column in COLUMNS {
            assert!(page.contains(&format!("\"{column}\"")), "{column}");
        }
        assert!(page.contains(&format!("schema `{}`", book["schema"].as_str().unwrap())));
    }

    #[test]
    fn the_dictionary_has_a_row_for_each_field_of_each_kind() {
        let rows = Kind::ALL.into_iter().flat_map(|kind| field::fields(kind).iter().map(move |field| row(kind, field)));
        for row in rows {
            assert!(row[..3].iter().all(|cell| !cell.is_empty()), "{row:?}");
            assert!(!row[6].starts_with("field-"), "{row:?}");
        }
    }
}
