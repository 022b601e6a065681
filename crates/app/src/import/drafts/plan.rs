//! What an import would write, compared with what is here.

use std::collections::{BTreeMap, BTreeSet};

use cairn_exchange::draft::{Draft, DraftFile, Drafts};
use cairn_exchange::{Loss, Losses, Why};
use cairn_model::check::{check_edits, check_whole};
use cairn_model::{CircleId, Edit, Fields, Kind, Path, RecordId, RecordState, Value, link};
use cairn_store::{NewRecord, Reader, RecordKey};

use super::input::SourceFile;
use super::{Format, Incoming, Known};
use crate::codebook::own;
use crate::error::ApiError;
use crate::records;

/// How many fields of one record may be left out before the record is: none has so many.
const MAX_MENDED: usize = 200;

/// A record as it would be written.
pub(super) struct Planned {
    pub(super) id: RecordId,
    pub(super) kind: Kind,
    pub(super) place: String,
    /// Checked edits, without the kind.
    pub(super) edits: Vec<Edit>,
    /// Whether it is here already.
    pub(super) known: bool,
    /// What it would take over, where it is here and takes over newer values.
    pub(super) changes: Vec<Edit>,
}

/// What would be written.
pub(super) struct Plan {
    pub(super) circle: CircleId,
    pub(super) format: &'static Format,
    pub(super) file: SourceFile,
    pub(super) source: RecordId,
    /// Whether the record of the source is here.
    pub(super) source_known: bool,
    /// Whether its sealed file is to be made.
    pub(super) seals_source: bool,
    pub(super) producer: Option<String>,
    pub(super) tlp: Option<String>,
    /// The marking that a person gave now.
    pub(super) answered: Option<String>,
    pub(super) licence: Option<String>,
    pub(super) records: Vec<Planned>,
    /// Files that are to be sealed.
    pub(super) files: Vec<DraftFile>,
    pub(super) all_files: u64,
    pub(super) refused: u64,
    pub(super) losses: Vec<Loss>,
}

/// What was done, or would be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) new: u64,
    pub(super) updated: u64,
    pub(super) unchanged: u64,
}

impl Plan {
    pub(super) fn make(reader: &Reader, incoming: Incoming) -> Result<Self, ApiError> {
        let source = incoming.source();
        let Incoming { circle, format, file, drafts, answers } = incoming;
        let Drafts { producer, tlp, licence, records, files, losses: read_losses } = drafts;
        let key = RecordKey { circle, id: source };
        let held = reader.record(&key).ok();
        let seals_source = reader.manifests(&key)?.is_empty();
        let found = tlp.map(|tlp| tlp.code().to_owned());
        let kept = held.as_ref().and_then(|record| record.row.tlp.clone());
        let tlp = answers.tlp.clone().or(found).or(kept);
        let mut losses = Losses::default();
        let (marking, seen) = (tlp.clone(), BTreeSet::new());
        let mut maker = Maker { reader, circle, source, tlp: marking, taking: answers.known, seen, refused: 0 };
        let mut planned = Vec::with_capacity(records.len());
        for draft in records {
            planned.extend(maker.plan(draft, &mut losses)?);
        }
        let mut unsealed = Vec::new();
        let all_files = files.len() as u64;
        for file in files {
            let known = reader.manifests(&RecordKey { circle, id: file.record })?;
            if known.is_empty() && maker.seen.contains(&file.record) {
                unsealed.push(file);
            }
        }
        let mut all = read_losses;
        all.extend(losses.into_list());
        Ok(Self {
            circle,
            format,
            file,
            source,
            source_known: held.is_some(),
            seals_source,
            producer,
            tlp,
            answered: answers.tlp,
            licence: answers.licence.or(licence),
            records: planned,
            files: unsealed,
            all_files,
            refused: maker.refused,
            losses: all,
        })
    }

    /// Says what writing it would do.
    pub(super) fn expected(&self) -> Done {
        let count =
            |which: &dyn Fn(&Planned) -> bool| self.records.iter().filter(|record| which(record)).count() as u64;
        let (known, updated) = (count(&|record| record.known), count(&|record| !record.changes.is_empty()));
        Done { new: self.records.len() as u64 - known, updated, unchanged: known - updated }
    }

    /// Gives the records that are not here.
    pub(super) fn fresh(&self) -> Result<Vec<NewRecord>, ApiError> {
        let fresh = self.records.iter().filter(|record| !record.known);
        fresh
            .map(|record| {
                let mut edits = record.edits.clone();
                edits.push(records::kind_edit(record.kind)?);
                Ok(NewRecord { id: record.id, edits })
            })
            .collect()
    }
}

struct Maker<'a> {
    reader: &'a Reader,
    circle: CircleId,
    source: RecordId,
    tlp: Option<String>,
    taking: Known,
    seen: BTreeSet<RecordId>,
    refused: u64,
}

impl Maker<'_> {
    /// Brings a draft into the form in which it is stored; nothing when it stands twice, or nothing of it can stay.
    fn plan(&mut self, draft: Draft, losses: &mut Losses) -> Result<Option<Planned>, ApiError> {
        let Draft { id, kind, place, edits } = draft;
        if !self.seen.insert(id) {
            losses.note(|| place.clone(), kind.name(), Why::Repeated);
            return Ok(None);
        }
        let mut fields = Fields::new();
        for edit in edits {
            let Some(value) = edit.value else { continue };
            match fields.get(edit.path.as_str()) {
                Some(before) if *before != value => {
                    losses.note(|| place.clone(), edit.path.as_str(), Why::DuplicateKey)
                }
                Some(_) => {}
                None => {
                    fields.insert(edit.path, value);
                }
            }
        }
        let path = |text: &str| Path::parse(text).map_err(|_| crate::internal!("a shared field is no path"));
        if let (Some(tlp), false) = (&self.tlp, fields.contains_key("tlp")) {
            fields.insert(path("tlp")?, Value::from(tlp.as_str()));
        }
        // Who is held apart is not named by what it came from: whoever sees the file would see the name beside it.
        if kind != Kind::Identity {
            for edit in link::make_edits("derived-from", &self.source, None, None) {
                fields.extend(edit.value.map(|value| (edit.path, value)));
            }
        }
        let Some(edits) = self.mend(kind, &place, fields, losses)? else {
            self.refused += 1;
            losses.note(|| place.clone(), kind.name(), Why::OddRow);
            return Ok(None);
        };
        let key = RecordKey { circle: self.circle, id };
        let here = self.reader.summary(&key).ok();
        if here.as_ref().is_some_and(|row| row.kind != kind.name()) {
            self.refused += 1;
            losses.note(|| place.clone(), kind.name(), Why::IdType);
            return Ok(None);
        }
        let changes = match (&here, self.taking) {
            (Some(_), Known::TakesNewer) => self.changes(&key, &edits)?,
            _ => Vec::new(),
        };
        Ok(Some(Planned { id, kind, place, edits, known: here.is_some(), changes }))
    }

    /// Gives what differs from a record that is here. A deleted one stays as it is, and so does its marking: people decide that.
    fn changes(&self, key: &RecordKey, edits: &[Edit]) -> Result<Vec<Edit>, ApiError> {
        let fields = self.reader.record(key)?.fields;
        if fields.contains_key(RecordState::DELETED) {
            return Ok(Vec::new());
        }
        let differs =
            |edit: &&Edit| fields.get(edit.path.as_str()) != edit.value.as_ref() && edit.path.as_str() != "tlp";
        Ok(edits.iter().filter(differs).cloned().collect())
    }

    /// Leaves out what the rules for whole records do not allow, and says so.
    fn mend(
        &self,
        kind: Kind,
        place: &str,
        mut fields: Fields,
        losses: &mut Losses,
    ) -> Result<Option<Vec<Edit>>, ApiError> {
        for _ in 0..MAX_MENDED {
            let edits: Vec<Edit> =
                fields.iter().map(|(path, value)| Edit { path: path.clone(), value: Some(value.clone()) }).collect();
            let checked =
                check_edits(kind, &edits).and_then(|edits| check_whole(kind, &Fields::new(), &edits).map(|()| edits));
            let wrong = match checked {
                Ok(edits) => match self.unknown_term(kind, &edits)? {
                    None => return Ok(Some(edits)),
                    Some(path) => path,
                },
                Err(error) => match error.path() {
                    Some(path) => path.clone(),
                    None => return Ok(None),
                },
            };
            losses.note(|| place.to_owned(), wrong.as_str(), Why::OddValue);
            // What belongs to a value that goes, such as its note, has no meaning without it.
            let below = format!("{}/", wrong.as_str());
            let before = fields.len();
            fields.retain(|path, _| *path != wrong && !path.as_str().starts_with(&below));
            if fields.len() == before {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Finds a field with a term of the circle's own that the circle does not have.
    fn unknown_term(&self, kind: Kind, edits: &[Edit]) -> Result<Option<Path>, ApiError> {
        let own = |edit: &Edit| {
            edit.value.as_ref().and_then(Value::as_text).is_some_and(|text| text.starts_with("x-"))
                || edit.path.segments().any(|segment| segment.starts_with("x-"))
        };
        for edit in edits.iter().filter(|edit| own(edit)) {
            if own::must_be_known(self.reader, &self.circle, kind, std::slice::from_ref(edit), &Fields::new()).is_err()
            {
                return Ok(Some(edit.path.clone()));
            }
        }
        Ok(None)
    }
}

/// Counts records by kind.
pub(super) fn kinds(records: &[Planned]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts.entry(record.kind.name().to_owned()).or_default() += 1;
    }
    counts
}
