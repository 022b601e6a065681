//! The data dictionary, written from the field table.

use std::fmt::Write;

use super::{Field, FieldType, esf, fields};
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
    write_esf(&mut page);
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

/// Writes where each field of the Events Standard Formats is.
fn write_esf(page: &mut String) {
    page.push_str("\n# Events Standard Formats\n\nWhere each field of HURIDOCS's format of 2001 is, by its number.\n");
    for (entity, numbers) in esf::ENTITIES {
        let _ = write!(page, "\n## {entity}\n\n| ESF | field |\n|---|---|\n");
        for number in *numbers {
            let mut places: Vec<String> = Vec::new();
            for kind in Kind::ALL {
                let rows = fields(kind).iter().filter(|field| field.esf_numbers().any(|one| one == *number));
                places.extend(rows.map(|field| {
                    if field.shared && kind == Kind::Incident && !matches!(field.path, "tlp" | "remarks") {
                        format!("any record, `{}`", field.path)
                    } else {
                        format!("{}, `{}`", kind.name(), field.path)
                    }
                }));
            }
            if let Some(any) = places.iter().find(|place| place.starts_with("any ")).cloned() {
                places = vec![any];
            }
            let reason = esf::NOT_FIELDS.iter().find(|(none, _)| none == number);
            let words = reason.map_or_else(|| places.join("; "), |(_, why)| format!("none: {why}"));
            let _ = writeln!(page, "| {number} | {words} |");
        }
    }
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
