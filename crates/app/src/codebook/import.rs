//! Micro-thesauri that a person has, as terms of a circle.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path as FilePath;

use cairn_exchange::huridocs::{Thesaurus, ThesaurusError, ThesaurusLimits, ThesaurusTerm, read_thesaurus};
use cairn_model::check::check_edits;
use cairn_model::vocab::{Vocabulary, own};
use cairn_model::{CircleId, Edit, Fields, Kind, RecordId};
use cairn_store::{NewRecord, RecordKey, StoreError, Vault};
use sha2::{Digest, Sha256};

use super::own::{edit, words_edits};
use crate::api::{ImportView, LossView, Response, ThesaurusOrder};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
use crate::{circles, clock, records};

/// The language of the third column of words, where the person does not say: what OpenEvSys ships is Spanish.
const OTHER_LANGUAGE: &str = "es";
/// The most rows that are named one by one when they are left out.
const MAX_NAMED: usize = 100;

impl From<ThesaurusError> for ApiError {
    fn from(error: ThesaurusError) -> Self {
        match error {
            ThesaurusError::TooLarge { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
            }
            ThesaurusError::TooManyRows { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{limit} rows"))
            }
            other => Self::new(ErrorCode::Malformed)
                .with("format", "HURIDOCS micro-thesaurus")
                .with("why", other.to_string()),
        }
    }
}

/// Imports a file of terms, or shows what would come in.
pub(crate) async fn import(cx: &Context, job: Job, order: ThesaurusOrder) -> Result<Response, ApiError> {
    let (path, list) = (cx.file(&order.file)?, order.list);
    let other = order.other.as_deref().unwrap_or(OTHER_LANGUAGE);
    let other = Vocabulary::Language
        .read(other)
        .ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "other").with("why", "not a language tag"))?;
    let (found, sha256) = blocking(move || read_file(&path, list)).await?;
    let wish =
        Wish { circle: order.circle, other, writing: if order.dry_run { Writing::Nothing } else { Writing::All } };
    cx.desk.run(move |vault| take(vault, &job, &found, sha256, &wish)).await
}

struct Wish {
    circle: Option<String>,
    other: String,
    writing: Writing,
}

/// Whether an import writes what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    All,
    Nothing,
}

fn read_file(path: &FilePath, list: Option<u8>) -> Result<(Thesaurus, [u8; 32]), ApiError> {
    let limits = ThesaurusLimits::default();
    let file = std::fs::File::open(path).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    let mut bytes = Vec::new();
    // One byte over the limit is enough for the reader to refuse it.
    file.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    Ok((read_thesaurus(&bytes, list, &limits)?, Sha256::digest(&bytes).into()))
}

/// What stays out, counted by list and reason.
type Left = BTreeMap<(u8, &'static str), u64>;

fn take(vault: &mut Vault, job: &Job, found: &Thesaurus, sha256: [u8; 32], wish: &Wish) -> Result<Response, ApiError> {
    let circle = circles::find(vault, wish.circle.as_deref())?;
    let mut left = Left::new();
    let (mut new, mut changed, mut unchanged) = (Vec::new(), Vec::new(), 0);
    for term in &found.terms {
        job.cancel.check()?;
        let vocabulary = match place_of(term) {
            Ok(vocabulary) => vocabulary,
            Err(why) => {
                *left.entry((term.list, why)).or_default() += 1;
                continue;
            }
        };
        let edits = term_edits(term, vocabulary, &wish.other)?;
        let id = own::record_id(&circle, vocabulary, &own::huridocs_code(&term.code));
        match vault.record(&RecordKey { circle, id }) {
            Ok(record) => match missing(edits, &record.fields) {
                edits if edits.is_empty() => unchanged += 1,
                edits => changed.push((id, edits)),
            },
            Err(StoreError::NotFound(_)) => new.push(new_record(id, edits)?),
            Err(error) => return Err(error.into()),
        }
    }
    let view = ImportView {
        schema: "cairn.import/1".to_owned(),
        read: (found.terms.len() + found.skipped.len()) as u64,
        new: new.len() as u64,
        updated: changed.len() as u64,
        unchanged,
        set: None,
        sha256: hex::encode(sha256),
        lost: losses(found, left),
    };
    if wish.writing == Writing::All {
        write(vault, job, &circle, new, changed)?;
    }
    Ok(Response::Imported(view))
}

/// Finds the vocabulary that a term goes to, or says why it goes to none.
fn place_of(term: &ThesaurusTerm) -> Result<Vocabulary, &'static str> {
    let vocabulary = Vocabulary::of_thesaurus(term.list).ok_or("no vocabulary for this list")?;
    if !vocabulary.is_open() {
        return Err("the vocabulary takes no terms of a circle");
    }
    if built_in(vocabulary, &term.code).is_some() {
        return Err("the codebook has a term for it");
    }
    Ok(vocabulary)
}

fn built_in(vocabulary: Vocabulary, huridocs: &str) -> Option<&'static str> {
    let mut offered = vocabulary.terms().iter().filter(|term| term.is_offered());
    offered.find(|term| term.huridocs == Some(huridocs)).map(|term| term.code)
}

fn term_edits(term: &ThesaurusTerm, vocabulary: Vocabulary, other: &str) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![
        edit("vocabulary", vocabulary.name())?,
        edit("code", own::huridocs_code(&term.code))?,
        edit("title", term.label.as_str())?,
        edit("language", "en")?,
        edit("huridocs", term.code.as_str())?,
        edit("source", format!("HURIDOCS micro-thesaurus {}", term.list))?,
    ];
    if let Some(parent) = &term.parent {
        let code = built_in(vocabulary, parent).map_or_else(|| own::huridocs_code(parent), str::to_owned);
        edits.push(edit("parent", code)?);
    }
    for (language, label) in [("fr", &term.french), (other, &term.other)] {
        if let Some(label) = label {
            edits.extend(words_edits(language, label, None)?);
        }
    }
    Ok(check_edits(Kind::Term, &edits)?)
}

fn new_record(id: RecordId, mut edits: Vec<Edit>) -> Result<NewRecord, ApiError> {
    edits.push(records::kind_edit(Kind::Term)?);
    Ok(NewRecord { id, edits })
}

/// Gives what a known term lacks. What it has stays: a circle may have put it better than the file.
fn missing(edits: Vec<Edit>, present: &Fields) -> Vec<Edit> {
    edits.into_iter().filter(|edit| !present.contains_key(&edit.path)).collect()
}

fn write(
    vault: &mut Vault,
    job: &Job,
    circle: &CircleId,
    new: Vec<NewRecord>,
    changed: Vec<(RecordId, Vec<Edit>)>,
) -> Result<(), ApiError> {
    let mut meter = job.report.meter("step-import", "records", Some((new.len() + changed.len()) as u64));
    if !new.is_empty() {
        vault.import(circle, new, clock::now(), &mut |done| {
            meter.at(done);
            job.cancel.check().is_ok()
        })?;
    }
    for (id, edits) in changed {
        job.cancel.check()?;
        vault.edit(&RecordKey { circle: *circle, id }, edits, clock::now())?;
    }
    Ok(())
}

fn losses(found: &Thesaurus, left: Left) -> Vec<LossView> {
    let rows = found.skipped.iter().take(MAX_NAMED).map(|row| LossView {
        where_: format!("line {}", row.line),
        what: "row".to_owned(),
        why: row.why.words().to_owned(),
    });
    let more = found.skipped.len().saturating_sub(MAX_NAMED);
    let more = (more > 0).then(|| LossView {
        where_: "file".to_owned(),
        what: format!("{more} more rows"),
        why: "no term".to_owned(),
    });
    let lists = left.into_iter().map(|((list, why), count)| LossView {
        where_: format!("MT{list}"),
        what: if count == 1 { "1 term".to_owned() } else { format!("{count} terms") },
        why: why.to_owned(),
    });
    rows.chain(more).chain(lists).collect()
}
