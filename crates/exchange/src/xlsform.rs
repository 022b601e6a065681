//! Forms to collect records with ODK, Kobo or Tella: XLSForm, generated from the field table.
//!
//! A question is named after its field, a repeated group after its list, so that what was collected finds its fields again
//! ([`crate::odk`]). What a form cannot ask, such as a link to a record that is here, is listed.

mod question;
mod sheet;

use std::collections::BTreeMap;

use cairn_model::field::{Tier, fields};
use cairn_model::vocab::{CODEBOOK_VERSION, Term};
use cairn_model::{Field, FieldType, Kind, Vocabulary};

use crate::loss::{Loss, Losses, Why};
pub(crate) use question::{ATTACHMENTS, Asked, questions};
use sheet::Sheet;

/// The name of the list of yes and no.
const YES_NO: &str = "yes_no";
/// With more answers than this, people type to find one.
const MANY: usize = 20;

/// How questions and answers are worded.
pub trait Wording {
    /// The languages, each a tag with its own name, the default first.
    fn languages(&self) -> &[(&'static str, &'static str)];

    /// Words of a message in a language.
    fn text(&self, id: &str, lang: &str) -> Option<String>;

    /// What a term is called in a language.
    fn term(&self, vocabulary: Vocabulary, term: &Term, lang: &str) -> Option<String>;
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The workbook (.xlsx).
    pub bytes: Vec<u8>,
    /// How many questions it has.
    pub questions: u64,
    /// How many choices it has.
    pub choices: u64,
    /// The fields that it cannot ask.
    pub losses: Vec<Loss>,
}

/// Says why a form was not made.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// A form has no questions of this kind.
    #[error("ask for records of kind {}", kind.name())]
    NoQuestions {
        /// The kind.
        kind: Kind,
    },
    /// The workbook could not be written.
    #[error("write a workbook")]
    Workbook(#[source] rust_xlsxwriter::XlsxError),
}

/// Gives the id of the form of a kind of record.
pub fn form_id(kind: Kind) -> String {
    format!("cairn_{}", kind.name().replace('-', "_"))
}

/// Finds the kind of record that a form of ours is for, by its id or the name of what was exported from it.
pub fn kind_of_form(id: &str) -> Option<Kind> {
    let id = id.to_lowercase().replace([' ', '-'], "_");
    Kind::ALL.into_iter().find(|kind| {
        let form = form_id(*kind);
        id == form || id.strip_prefix(&form).is_some_and(|rest| rest.starts_with(['.', '(', '~']))
    })
}

/// Writes an empty form of a kind of record with the questions of a tier and those before it.
///
/// # Errors
/// [`FormError`] when there is nothing to ask.
pub fn write_form(kind: Kind, depth: Tier, wording: &dyn Wording) -> Result<Form, FormError> {
    let mut losses = Losses::default();
    let asked = questions(kind, depth, &mut losses);
    if asked.is_empty() {
        return Err(FormError::NoQuestions { kind });
    }
    let mut writer = Writer { kind, wording, survey: Sheet::new(), lists: BTreeMap::new(), questions: 0 };
    writer.survey.row(&header(
        &["type", "name"],
        wording,
        &["label", "hint"],
        &["required", "constraint", "appearance"],
    ));
    writer.ask(&asked);
    if question::takes_attachments(kind) {
        writer.attachments();
    }
    let Writer { survey, lists, questions, .. } = writer;
    let (choices, count) = choices(&lists, wording);
    let (id, version) = (form_id(kind), CODEBOOK_VERSION.to_owned());
    let title = wording.text(&format!("win-kind-{}", kind.name()), "en").unwrap_or_else(|| kind.name().to_owned());
    let mut settings = Sheet::new();
    settings.row(&["form_title", "form_id", "version", "default_language"].map(str::to_owned));
    let default = wording.languages().first().map(|(tag, name)| language(tag, name)).unwrap_or_default();
    settings.row(&[format!("Cairn: {title}"), id.clone(), version.clone(), default]);
    let bytes = sheet::write(&[("survey", survey), ("choices", choices), ("settings", settings)])
        .map_err(FormError::Workbook)?;
    Ok(Form { id, version, bytes, questions, choices: count, losses: losses.into_list() })
}

/// Names a language as XLSForm wants it: `Français (fr)`.
fn language(tag: &str, name: &str) -> String {
    format!("{name} ({tag})")
}

fn header(before: &[&str], wording: &dyn Wording, each: &[&str], after: &[&str]) -> Vec<String> {
    let mut row: Vec<String> = before.iter().map(|name| (*name).to_owned()).collect();
    for column in each {
        row.extend(wording.languages().iter().map(|(tag, name)| format!("{column}::{}", language(tag, name))));
    }
    row.extend(after.iter().map(|name| (*name).to_owned()));
    row
}

struct Writer<'a> {
    kind: Kind,
    wording: &'a dyn Wording,
    survey: Sheet,
    lists: BTreeMap<String, Vocabulary>,
    questions: u64,
}

impl Writer<'_> {
    /// Writes questions, and lists of items as repeated groups with their questions inside.
    fn ask(&mut self, asked: &[Asked]) {
        for one in asked {
            match one {
                Asked::Question { name, field } => self.question(name, field),
                Asked::Repeat { name, field, inside } => {
                    let label = self.words(&field.label_id(self.kind), None);
                    self.row("begin_repeat", name, &label, &self.nothing(), ["", "", ""]);
                    self.ask(inside);
                    self.row("end_repeat", name, &self.nothing(), &self.nothing(), ["", "", ""]);
                }
            }
        }
    }

    fn question(&mut self, name: &str, field: &Field) {
        let label = self.words(&field.label_id(self.kind), None);
        let hint = match field.ty {
            FieldType::Code(Vocabulary::Language) => "form-language-hint".to_owned(),
            FieldType::Date => "form-date-hint".to_owned(),
            FieldType::Reference(_) => "form-person-hint".to_owned(),
            _ => field.help_id(self.kind),
        };
        let constraint = match field.ty {
            FieldType::Integer { min, max } | FieldType::Number { min, max } => format!(". >= {min} and . <= {max}"),
            _ => String::new(),
        };
        let appearance = match field.ty {
            FieldType::LongText => "multiline",
            FieldType::Code(vocabulary) | FieldType::CodeSet(vocabulary) if vocabulary.terms().len() > MANY => {
                "autocomplete"
            }
            _ => "",
        };
        let ty = match field.ty {
            FieldType::Code(Vocabulary::Language) => "text".to_owned(),
            FieldType::Code(vocabulary) => format!("select_one {}", self.list(vocabulary)),
            FieldType::CodeSet(vocabulary) => format!("select_multiple {}", self.list(vocabulary)),
            FieldType::Flag => format!("select_one {YES_NO}"),
            FieldType::Timestamp => "dateTime".to_owned(),
            FieldType::Point => "geopoint".to_owned(),
            FieldType::Integer { .. } => "integer".to_owned(),
            FieldType::Number { .. } => "decimal".to_owned(),
            _ => "text".to_owned(),
        };
        let hint = self.words(&hint, Some(""));
        self.questions += 1;
        self.row(&ty, name, &label, &hint, ["", &constraint, appearance]);
    }

    /// Asks for files, as many as there are.
    fn attachments(&mut self) {
        let words = |writer: &Self, id: &str| writer.words(id, None);
        let (title, file, about) = (
            words(self, "form-title-attachments"),
            words(self, "form-attachment-file"),
            words(self, "form-attachment-about"),
        );
        self.row("begin_repeat", ATTACHMENTS, &title, &self.nothing(), ["", "", ""]);
        self.row("file", "file", &file, &self.nothing(), ["", "", ""]);
        self.row("text", "about", &about, &self.nothing(), ["", "", "multiline"]);
        self.row("end_repeat", ATTACHMENTS, &self.nothing(), &self.nothing(), ["", "", ""]);
        self.questions += 2;
    }

    fn list(&mut self, vocabulary: Vocabulary) -> String {
        let name = vocabulary.name().replace('-', "_");
        self.lists.insert(name.clone(), vocabulary);
        name
    }

    fn nothing(&self) -> Vec<String> {
        vec![String::new(); self.wording.languages().len()]
    }

    /// Gives words in every language; where one lacks them, those of the first, or the words to fall back on.
    fn words(&self, id: &str, fallback: Option<&str>) -> Vec<String> {
        let languages = self.wording.languages();
        let first = languages.first().and_then(|(tag, _)| self.wording.text(id, tag));
        let first = first.unwrap_or_else(|| fallback.unwrap_or(id).to_owned());
        languages
            .iter()
            .map(|(tag, _)| self.wording.text(id, tag).unwrap_or_else(|| first.clone()))
            .map(|words| words.replace(['\u{2068}', '\u{2069}'], ""))
            .collect()
    }

    fn row(&mut self, ty: &str, name: &str, label: &[String], hint: &[String], after: [&str; 3]) {
        let mut row = vec![ty.to_owned(), name.to_owned()];
        row.extend_from_slice(label);
        row.extend_from_slice(hint);
        row.extend(after.iter().map(|cell| (*cell).to_owned()));
        self.survey.row(&row);
    }
}

fn choices(lists: &BTreeMap<String, Vocabulary>, wording: &dyn Wording) -> (Sheet, u64) {
    let mut sheet = Sheet::new();
    sheet.row(&header(&["list_name", "name"], wording, &["label"], &[]));
    let mut count = 0;
    let mut choice = |list: &str, name: &str, labels: Vec<String>| {
        let mut row = vec![list.to_owned(), name.to_owned()];
        row.extend(labels);
        sheet.row(&row);
        count += 1;
    };
    for (answer, id) in [("yes", "win-yes"), ("no", "win-no")] {
        let labels = wording.languages().iter().map(|(tag, _)| yes_no(wording, id, answer, tag));
        choice(YES_NO, answer, labels.collect());
    }
    for (list, vocabulary) in lists {
        for term in vocabulary.terms().iter().filter(|term| term.is_offered()) {
            let label = |tag: &str| wording.term(*vocabulary, term, tag);
            let english = label("en").unwrap_or_else(|| term.code.to_owned());
            let labels = wording.languages().iter().map(|(tag, _)| label(tag).unwrap_or_else(|| english.clone()));
            choice(list, term.code, labels.collect());
        }
    }
    (sheet, count)
}

fn yes_no(wording: &dyn Wording, id: &str, answer: &str, tag: &str) -> String {
    let own = match (answer, tag) {
        ("yes", "es") => "Sí",
        ("yes", "fr") => "Oui",
        ("yes", "pt") => "Sim",
        ("yes", "ar") => "نعم",
        ("no", "es" | "en") => "No",
        ("no", "fr") => "Non",
        ("no", "pt") => "Não",
        ("no", "ar") => "لا",
        _ => "Yes",
    };
    wording.text(id, tag).unwrap_or_else(|| own.to_owned())
}

/// Gives the fields of a kind that stand in the table for their own sake: no notes on coded values.
pub(crate) fn own_fields(kind: Kind) -> impl Iterator<Item = &'static Field> {
    fields(kind).iter().filter(|field| !field.note)
}

/// Notes a field that a form cannot ask.
fn not_asked(field: &Field, losses: &mut Losses) {
    losses.note(|| "the form".to_owned(), field.path, Why::NoPlace);
}

#[cfg(test)]
mod tests;
