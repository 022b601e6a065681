//! The codebook as a file: every term in every language, with its mappings.

use std::fmt::Write as _;

use cairn_model::vocab::{CODEBOOK_VERSION, Vocabulary};
use serde_json::{Value, json};

use super::own::OwnTerm;
use super::words::{LANGUAGES, Words};
use crate::error::{ApiError, ErrorCode};

/// The formats of an export.
const FORMATS: &str = "csv, json";
/// The licence of the built-in codebook, by its SPDX name.
const LICENCE: &str = "CC0-1.0";
/// What a reader of the file has to know, in the language of the file's own words.
const NOTE: &str = "The built-in terms were written for Cairn and are in the public domain (CC0 1.0): use them freely. \
    Translations marked as machine have not been read by a person yet. HURIDOCS, MITRE ATT&CK and MISP are named by code \
    only; their texts are not in this file. Terms without a version are a circle's own, and their words are its authors'.";

/// A row of the export: a term with its words by language, each with who stands behind it.
struct Row<'a> {
    vocabulary: Vocabulary,
    code: &'a str,
    since: Option<&'a str>,
    retired: Option<&'a str>,
    parent: Option<&'a str>,
    huridocs: Option<&'a str>,
    attack: Option<&'a str>,
    misp: Option<&'a str>,
    words: Vec<(&'a str, &'a str, &'a str, &'static str)>,
}

/// Writes the codebook, with a circle's terms after the built-in ones of each vocabulary.
pub(crate) fn write(format: &str, own: &[OwnTerm]) -> Result<String, ApiError> {
    let rows = rows(own);
    match format {
        "csv" => Ok(csv(&rows)),
        "json" => json_text(&rows),
        _ => Err(ApiError::new(ErrorCode::UnknownFormat).with("format", format).with("formats", FORMATS)),
    }
}

fn rows(own: &[OwnTerm]) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for vocabulary in Vocabulary::ALL.iter().copied() {
        rows.extend(vocabulary.terms().iter().map(|term| {
            Row {
                vocabulary,
                code: term.code,
                since: Some(term.since),
                retired: term.retired,
                parent: None,
                huridocs: term.huridocs,
                attack: term.attack,
                misp: term.misp,
                words: LANGUAGES
                    .iter()
                    .map(|lang| {
                        let words = Words::of(lang);
                        let label = words.label(vocabulary, term.code).unwrap_or_default();
                        let definition = words.definition(vocabulary, term.code).unwrap_or_default();
                        (*lang, label, definition, words.translation(&term.label_id(vocabulary)).name())
                    })
                    .collect(),
            }
        }));
        rows.extend(own.iter().filter(|term| term.vocabulary == vocabulary).map(|term| Row {
            vocabulary,
            code: &term.code,
            since: None,
            retired: term.retired.then_some("yes"),
            parent: term.parent.as_deref(),
            huridocs: term.huridocs.as_deref(),
            attack: term.attack.as_deref(),
            misp: term.misp.as_deref(),
            words: term.all_words().map(|(lang, label, definition)| (lang, label, definition, "circle")).collect(),
        }));
    }
    rows
}

fn json_text(rows: &[Row<'_>]) -> Result<String, ApiError> {
    let vocabularies: Vec<Value> = Vocabulary::ALL
        .iter()
        .map(|vocabulary| {
            let terms: Vec<Value> = rows.iter().filter(|row| row.vocabulary == *vocabulary).map(json_row).collect();
            json!({
                "name": vocabulary.name(),
                "thesaurus": vocabulary.thesaurus(),
                "open": vocabulary.is_open(),
                "terms": terms,
            })
        })
        .collect();
    let book = json!({
        "schema": "cairn.codebook/1",
        "version": CODEBOOK_VERSION,
        "licence": LICENCE,
        "note": NOTE,
        "languages": LANGUAGES,
        "vocabularies": vocabularies,
    });
    let mut text =
        serde_json::to_string_pretty(&book).map_err(|_| crate::internal!("the codebook cannot be written as JSON"))?;
    text.push('\n');
    Ok(text)
}

fn json_row(row: &Row<'_>) -> Value {
    let words: serde_json::Map<String, Value> = row
        .words
        .iter()
        .map(|(lang, label, definition, translation)| {
            ((*lang).to_owned(), json!({ "label": label, "definition": definition, "translation": translation }))
        })
        .collect();
    json!({
        "code": row.code,
        "since": row.since,
        "retired": row.retired,
        "parent": row.parent,
        "huridocs": row.huridocs,
        "attack": row.attack,
        "misp": row.misp,
        "words": words,
    })
}

/// Writes a table (RFC 4180). Words of a circle in other languages than the codebook's have no column.
fn csv(rows: &[Row<'_>]) -> String {
    let mut text = String::from("codebook,licence,vocabulary,code,since,retired,parent,thesaurus,huridocs,attack,misp");
    for lang in LANGUAGES {
        // Writing to a string cannot fail.
        let _ = write!(text, ",label_{lang},definition_{lang},translation_{lang}");
    }
    text.push_str("\r\n");
    for row in rows {
        let thesaurus = row.huridocs.and(row.vocabulary.thesaurus()).map(|number| number.to_string());
        let licence = if row.since.is_some() { LICENCE } else { "" };
        let mut cells = vec![CODEBOOK_VERSION, licence, row.vocabulary.name(), row.code];
        cells.extend([row.since, row.retired, row.parent, thesaurus.as_deref()].map(Option::unwrap_or_default));
        cells.extend([row.huridocs, row.attack, row.misp].map(Option::unwrap_or_default));
        for lang in LANGUAGES {
            let words = row.words.iter().find(|words| words.0 == lang);
            cells.extend(words.map_or([""; 3], |(_, label, definition, translation)| [label, definition, translation]));
        }
        let line: Vec<String> = cells.into_iter().map(cell).collect();
        text.push_str(&line.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Writes a cell; what a spreadsheet would run as a formula gets a quote mark before it.
fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_runs() {
        for (text, written) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("@sum", "'@sum"),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }

    #[test]
    fn both_formats_hold_every_term_with_version_licence_and_five_languages() {
        let terms: usize = Vocabulary::ALL.iter().map(|vocabulary| vocabulary.terms().len()).sum();
        let table = write("csv", &[]).unwrap();
        let mut lines = table.split("\r\n");
        let columns = lines.next().unwrap().split(',').count();
        assert_eq!(columns, 11 + 3 * 5);
        assert_eq!(lines.filter(|line| !line.is_empty()).count(), terms);
        assert!(table.contains(&format!("{CODEBOOK_VERSION},{LICENCE},act,spyware-infection,")));
        let book: Value = serde_json::from_str(&write("json", &[]).unwrap()).unwrap();
        assert_eq!((book["version"].as_str(), book["licence"].as_str()), (Some(CODEBOOK_VERSION), Some(LICENCE)));
        let all = book["vocabularies"].as_array().unwrap();
        assert_eq!(all.iter().map(|one| one["terms"].as_array().unwrap().len()).sum::<usize>(), terms);
        let act = &all[0]["terms"][0];
        assert_eq!(act["huridocs"], "010101000000");
        for lang in LANGUAGES {
            assert!(!act["words"][lang]["definition"].as_str().unwrap().is_empty(), "{lang}");
        }
        assert_eq!(act["words"]["fr"]["translation"], "machine");
    }

    #[test]
    fn other_formats_are_refused() {
        assert_eq!(write("xml", &[]).unwrap_err().code, ErrorCode::UnknownFormat);
    }
}
