//! The data dictionary, written from the field table.

use std::fmt::Write;

use super::{Field, FieldType, fields};
use crate::Kind;
use crate::vocab::{CODEBOOK_VERSION, Vocabulary};

/// Writes the data dictionary as Markdown: every kind with its fields, then every vocabulary with its terms.
///
/// `label` gives the text of a Fluent message by its id; where it gives none, the path or code stands alone.
pub fn write_dictionary(label: impl Fn(&str) -> Option<String>) -> String {
    let mut page = String::from("# Data dictionary\n\nGenerated from the field table; do not edit.\n");
    for kind in Kind::ALL {
        page.push_str("\n## ");
        page.push_str(kind.name());
        page.push_str("\n\n| path | label | values | class | shown | found by | ESF | STIX | MISP |\n|---|---|---|---|---|---|---|---|---|\n");
        for field in fields(kind) {
            write_row(&mut page, kind, field, &label);
        }
    }
    // Writing to a string cannot fail.
    let _ = write!(page, "\n# Codebook {CODEBOOK_VERSION}\n");
    for vocabulary in Vocabulary::ALL {
        if vocabulary.terms().is_empty() {
            continue;
        }
        let _ = write!(
            page,
            "\n## {}\n\n| code | term | HURIDOCS | ATT&CK | MISP |\n|---|---|---|---|---|\n",
            vocabulary.name()
        );
        for term in vocabulary.terms() {
            let huridocs = match (vocabulary.thesaurus(), term.huridocs) {
                (Some(list), Some(code)) => format!("MT{list} {code}"),
                _ => String::new(),
            };
            let name = label(&term.label_id(*vocabulary)).unwrap_or_default();
            let (attack, misp) = (term.attack.unwrap_or_default(), term.misp.unwrap_or_default());
            let _ = writeln!(page, "| `{}` | {} | {huridocs} | {attack} | {} |", term.code, cell(&name), cell(misp));
        }
    }
    page
}

fn write_row(page: &mut String, kind: Kind, field: &Field, label: &impl Fn(&str) -> Option<String>) {
    let name = label(&field.label_id(kind)).unwrap_or_default();
    let index = match (field.index.is_filter(), field.index.is_text()) {
        (true, true) => "value, words",
        (true, false) => "value",
        (false, true) => "words",
        (false, false) => "",
    };
    let or_empty = |text: Option<&'static str>| text.unwrap_or_default();
    let _ = writeln!(
        page,
        "| `{}` | {} | {} | {} | {} | {index} | {} | {} | {} |",
        field.path,
        cell(&name),
        values(field.ty),
        field.class.name(),
        field.tier.name(),
        or_empty(field.esf),
        cell(or_empty(field.stix)),
        cell(or_empty(field.misp)),
    );
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn values(ty: FieldType) -> String {
    match ty {
        FieldType::Code(vocabulary) => format!("one of {}", vocabulary.name()),
        FieldType::CodeSet(vocabulary) => format!("any of {}", vocabulary.name()),
        FieldType::CodeMap { key, value } => format!("{} for each {}", value.name(), key.name()),
        FieldType::Reference(kind) => format!("a record of kind {}", kind.name()),
        FieldType::ReferenceSet(kind) => format!("records of kind {}", kind.name()),
        FieldType::Integer { min, max } => format!("whole number, {min} to {max}"),
        FieldType::Number { min, max } => format!("number, {min} to {max}"),
        FieldType::AnyReference => "a record".to_owned(),
        FieldType::Date => "date (EDTF)".to_owned(),
        FieldType::Timestamp => "time (RFC 3339)".to_owned(),
        other => other.name().replace('-', " "),
    }
}
