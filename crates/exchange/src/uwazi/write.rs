//! Writes records as tables of entities for Uwazi, with the lists of terms that they use.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use cairn_model::{Edtf, FieldType, RecordId, Value, Vocabulary};
use flate2::Crc;
use sha2::{Digest, Sha256};

use crate::csv_out::{Rows, safe};
use crate::flat::{FlatColumn, FlatRow, FlatTable, cell_text, flatten};
use crate::intake::ListedFile;
use crate::intake::pack::Packer;
use crate::loss::{Losses, Why};
use crate::outgoing::{Outgoing, Written, WrittenFile};

/// The column of a title, where Uwazi's own needs another text.
pub(super) const OWN_TITLE: &str = "Title id";
/// The longest title, in characters.
const MAX_TITLE: usize = 200;

/// Writes records as a ZIP of tables: one a template, and one a list of terms.
///
/// The content of evidence is not in it, and is among the losses.
pub fn write_uwazi(out: &Outgoing) -> Written {
    let mut losses = Losses::default();
    let tables = flatten(&out.records, &mut losses);
    let writer = Writer { out, titles: titles(&tables), clear: clear_labels(out) };
    let mut files = Vec::new();
    let mut written = Written::default();
    let mut used = BTreeSet::new();
    for table in &tables {
        let name = table.name();
        written.counts.insert(name.clone(), table.rows.len() as u64);
        files.push((format!("{name}.csv"), writer.table(table, &mut used, &mut losses)));
        if table.kind == cairn_model::Kind::Evidence && table.lists.is_empty() {
            losses.note(|| "evidence".to_owned(), "the content of files", Why::NoPlace);
        }
    }
    for vocabulary in used {
        files.push((format!("thesauri/{}.csv", vocabulary.name()), writer.thesaurus(vocabulary)));
    }
    files.sort();
    written.files.push(WrittenFile { name: "uwazi.zip".to_owned(), bytes: zip(files) });
    written.losses = losses.into_list();
    written
}

/// Gives every record a title: Uwazi joins entities by it, so that no two have the same.
fn titles(tables: &[FlatTable]) -> BTreeMap<RecordId, String> {
    let mut titles: BTreeMap<RecordId, String> = BTreeMap::new();
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for table in tables.iter().filter(|table| table.lists.is_empty()) {
        for ((id, _), row) in &table.rows {
            let text =
                ["title", "pseudonym", "name"].iter().find_map(|name| row.get(*name)).map(|values| cell_text(values));
            let short: String = id.to_string().chars().take(8).collect();
            let text: String = text.unwrap_or_else(|| format!("{} {short}", table.kind.name()));
            // The character stands between titles.
            let text: String = text.replace('|', "/").chars().take(MAX_TITLE).collect();
            let count = taken.entry(text.to_lowercase()).or_default();
            *count += 1;
            let title = if *count == 1 { text } else { format!("{text} ({short})") };
            titles.insert(*id, title);
        }
    }
    titles
}

/// Gives the labels that stand for one term only; another term stands by its code.
fn clear_labels(out: &Outgoing) -> BTreeMap<(Vocabulary, String), String> {
    let mut counts: BTreeMap<(Vocabulary, String), u32> = BTreeMap::new();
    let plain = |label: &str| !label.contains(['|', ':', '\n']) && label.trim() == label && !label.is_empty();
    for ((vocabulary, _), label) in &out.labels {
        *counts.entry((*vocabulary, label.to_lowercase())).or_default() += 1;
    }
    let clear = |vocabulary: Vocabulary, label: &str| {
        let code = vocabulary.read(label);
        plain(label) && counts.get(&(vocabulary, label.to_lowercase())) == Some(&1) && code.is_none()
    };
    let found = out.labels.iter().filter(|((vocabulary, _), label)| clear(*vocabulary, label));
    found.map(|(key, label)| (key.clone(), label.clone())).collect()
}

struct Writer<'a> {
    out: &'a Outgoing,
    titles: BTreeMap<RecordId, String>,
    clear: BTreeMap<(Vocabulary, String), String>,
}

impl Writer<'_> {
    fn table(&self, table: &FlatTable, used: &mut BTreeSet<Vocabulary>, losses: &mut Losses) -> Vec<u8> {
        let mut rows = Rows::new();
        let mut header = vec!["Title".to_owned(), "Cairn ID".to_owned()];
        header.extend(crate::flat::place_columns(table.lists.len()).into_iter().skip(1).map(|name| humane(&name)));
        if !table.lists.is_empty() {
            header.push(format!("Of {}", table.kind.name()));
        }
        for column in &table.columns {
            let name = humane(&column.name);
            match column.field.ty {
                FieldType::Date => header.extend([name.clone(), format!("{name} EDTF")]),
                FieldType::Point => header.push(format!("{name}_geolocation")),
                _ if is_reference(column.field.ty) => header.extend([name.clone(), format!("{name} id")]),
                _ if column.name == "title" && table.lists.is_empty() => header.push(OWN_TITLE.to_owned()),
                _ => header.push(name),
            }
            used.extend(column.field.ty.vocabulary().filter(|vocabulary| !vocabulary.terms().is_empty()));
        }
        rows.row(&header);
        let mut numbers: BTreeMap<RecordId, u32> = BTreeMap::new();
        for ((record, items), row) in &table.rows {
            let title = self.titles.get(record).cloned().unwrap_or_else(|| record.to_string());
            let mut cells = Vec::new();
            if table.lists.is_empty() {
                cells.push(title);
                cells.push(record.to_string());
            } else {
                let number = numbers.entry(*record).or_default();
                *number += 1;
                cells.push(format!("{title}, {} {number}", table.lists.join(" ")));
                cells.push(record.to_string());
                cells.extend(items.iter().cloned());
                cells.push(title);
            }
            for column in &table.columns {
                self.cells(column, row, &mut cells, losses);
            }
            // What begins like a formula is made harmless; numbers and points stay what they are.
            let cells: Vec<String> =
                cells.into_iter().map(|cell| if is_number(&cell) { cell } else { safe(cell) }).collect();
            rows.row(&cells);
        }
        rows.finish()
    }

    /// Writes what one column of ours is in Uwazi's.
    fn cells(&self, column: &FlatColumn, row: &FlatRow, cells: &mut Vec<String>, losses: &mut Losses) {
        let values = row.get(&column.name).map(Vec::as_slice).unwrap_or_default();
        let text = cell_text(values);
        match column.field.ty {
            FieldType::Date => {
                let range = Edtf::parse(&text).ok().map(|date| range(&date)).unwrap_or_default();
                cells.extend([range, text]);
            }
            FieldType::Point => cells.push(text.replace(',', "|")),
            ty @ (FieldType::Code(_) | FieldType::CodeSet(_) | FieldType::CodeMap { .. }) if !column.field.shared => {
                let labels: Vec<String> = values.iter().map(|value| self.label(ty, value)).collect();
                cells.push(labels.join("|"));
            }
            ty if is_reference(ty) => {
                let titles: Vec<String> = values.iter().filter_map(|value| self.title(value)).collect();
                if titles.len() < values.len() {
                    losses.note(|| column.name.clone(), "a record that does not go along", Why::DanglingReference);
                }
                cells.extend([titles.join("|"), text]);
            }
            _ => cells.push(text),
        }
    }

    fn title(&self, value: &Value) -> Option<String> {
        self.titles.get(&value.as_text()?.parse().ok()?).cloned()
    }

    fn label(&self, ty: FieldType, value: &Value) -> String {
        let code = value.display().into_owned();
        let vocabulary = ty.vocabulary();
        vocabulary.and_then(|vocabulary| self.clear.get(&(vocabulary, code.clone())).cloned()).unwrap_or(code)
    }

    /// Writes a list of terms, in the language of the labels.
    fn thesaurus(&self, vocabulary: Vocabulary) -> Vec<u8> {
        let mut rows = Rows::new();
        rows.row(&[language_name(&self.out.lang)]);
        let mut codes: BTreeSet<&str> =
            vocabulary.terms().iter().filter(|term| term.is_offered()).map(|term| term.code).collect();
        codes.extend(self.out.labels.keys().filter(|(one, _)| *one == vocabulary).map(|(_, code)| code.as_str()));
        for code in codes {
            let label = self.clear.get(&(vocabulary, code.to_owned())).cloned().unwrap_or_else(|| code.to_owned());
            rows.row(&[safe(label)]);
        }
        rows.finish()
    }
}

const fn is_reference(ty: FieldType) -> bool {
    matches!(ty, FieldType::Reference(_) | FieldType::AnyReference | FieldType::ReferenceSet(_))
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty()
        && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'|' | b'/' | b':'))
}

/// Gives a path as a label: `Where area`. One with dots stays as it is.
fn humane(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !name.contains('.') => first.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// Gives the range of days that a date covers, as Uwazi writes it.
fn range(date: &Edtf) -> String {
    let day = |day: Option<cairn_model::Day>| {
        day.map(|day| {
            let (year, month, day) = day.civil();
            format!("{year:04}/{month:02}/{day:02}")
        })
        .unwrap_or_default()
    };
    format!("{}:{}", day(date.earliest()), day(date.latest()))
}

/// Names a language in English, as the header of a thesaurus does.
fn language_name(tag: &str) -> &'static str {
    match tag.split('-').next() {
        Some("es") => "Spanish",
        Some("fr") => "French",
        Some("pt") => "Portuguese",
        Some("ar") => "Arabic",
        _ => "English",
    }
}

/// Packs files into an archive; the same files give the same bytes.
fn zip(files: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let listed = files
        .iter()
        .map(|(name, bytes)| {
            let mut crc = Crc::new();
            crc.update(bytes);
            ListedFile {
                name: name.clone(),
                size: bytes.len() as u64,
                sha256: Sha256::digest(bytes).into(),
                crc32: crc.sum(),
                modified: None,
            }
        })
        .collect();
    let contents: Vec<Vec<u8>> = files.into_iter().map(|(_, bytes)| bytes).collect();
    let open = move |index: usize| -> std::io::Result<Box<dyn std::io::Read + Send>> {
        Ok(Box::new(std::io::Cursor::new(contents.get(index).cloned().unwrap_or_default())))
    };
    let mut bytes = Vec::new();
    // What lies in memory is read without failing.
    let _ = Packer::new(listed, open).read_to_end(&mut bytes);
    bytes
}
