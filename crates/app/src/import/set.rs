//! A set, whatever it was read from: sealed once, described by its content alone, and projected as rows.

use std::collections::BTreeMap;
use std::io::Read as _;

use cairn_exchange::loss::Loss;
use cairn_ledger::entry::{Manifest, Part};
use cairn_model::check::{check_edits, check_whole};
use cairn_model::{CircleId, Edit, Edtf, Fields, Kind, Path, RecordId, Tlp, Value};
use cairn_store::{Counting, Indicator, Lifecycle, ListFilter, Reader, RecordKey, Vault, Write};

use super::Options;
use crate::api::{ImportView, LossView, Response};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::Custody;
use crate::jobs::{Cancel, Job, Reporter};
use crate::{circles, clock, records};

/// What was read of a set.
pub(crate) struct SetContent {
    /// The code of its format in the vocabulary of set formats.
    pub(crate) format: &'static str,
    /// What it is about.
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    /// Who made it.
    pub(crate) origin: Option<String>,
    /// When it was published, as the file says.
    pub(crate) published: Option<String>,
    /// The marking that it carries.
    pub(crate) tlp: Option<Tlp>,
    /// The least restrictive marking that a person may give it.
    pub(crate) floor: Tlp,
    /// How many objects it has.
    pub(crate) objects: u64,
    /// How many of them are indicators.
    pub(crate) indicators: u64,
    pub(crate) rows: Vec<Indicator>,
    pub(crate) losses: Vec<Loss>,
}

/// A set that was read, with its bytes.
pub(crate) struct ReadSet {
    pub(crate) bytes: Vec<u8>,
    pub(crate) sha256: [u8; 32],
    pub(crate) content: SetContent,
}

/// Gives the record id of a set: the same for everyone in the circle who imports the same bytes.
fn set_id(circle: &CircleId, sha256: &[u8; 32]) -> RecordId {
    RecordId::derive(circle, "indicator-set", &hex::encode(sha256))
}

/// Seals a set and makes its rows, or shows what would come in.
pub(crate) fn take(vault: &mut Vault, job: &Job, read: ReadSet, options: &Options) -> Result<Response, ApiError> {
    let circle = circles::find(vault, options.circle.as_deref())?;
    let id = set_id(&circle, &read.sha256);
    let key = RecordKey { circle, id };
    let known = vault.record(&key).is_ok();
    let objects = read.content.objects;
    let mut view = ImportView {
        schema: "cairn.import/1".to_owned(),
        read: objects,
        new: if known { 0 } else { objects },
        updated: 0,
        unchanged: if known { objects } else { 0 },
        set: Some(id.to_string()),
        sha256: hex::encode(read.sha256),
        lost: losses(&read.content.losses),
    };
    let edits = set_edits(&read, options)?;
    if options.dry_run {
        if !known {
            view.set = None;
        }
        return Ok(Response::Imported(view));
    }
    job.cancel.check()?;
    if known {
        // The answers about the source may be new, though the file is not.
        let answers = edits.into_iter().filter(|edit| matches!(edit.path.as_str(), "tlp" | "licence")).collect();
        vault.edit(&key, answers, clock::now())?;
    } else {
        seal_file(vault, &key, &read.bytes, read.sha256, edits)?;
    }
    if vault.indicator_count(&circle, &id)? == 0 {
        project(vault, &key, read.content.rows, &job.report)?;
    }
    Ok(Response::Imported(view))
}

pub(crate) fn losses(found: &[Loss]) -> Vec<LossView> {
    found
        .iter()
        .map(|loss| LossView {
            where_: loss.place.clone(),
            what: if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() },
            why: loss.why.words().to_owned(),
        })
        .collect()
}

pub(super) fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of a set is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

/// Describes a set by its content alone, so that two members who import it apart write the same.
fn set_edits(read: &ReadSet, options: &Options) -> Result<Vec<Edit>, ApiError> {
    let content = &read.content;
    let digest = hex::encode(read.sha256);
    let untitled = || format!("{} {}", content.format.to_uppercase(), &digest[..8]);
    let title = content.title.as_deref().map(short).filter(|title| !title.is_empty()).unwrap_or_else(untitled);
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let mut edits = vec![
        edit("title", title)?,
        edit("format", content.format)?,
        edit("sha256", digest)?,
        edit("size", count(read.bytes.len() as u64))?,
        edit("objects", count(content.objects))?,
        edit("indicators", count(content.indicators))?,
    ];
    if let Some(description) = content.description.as_deref() {
        edits.push(edit("description", short(description))?);
    }
    if let Some(origin) = content.origin.as_deref() {
        edits.push(edit("origin", short(origin))?);
    }
    if let Some(published) = content.published.as_deref().and_then(|date| Edtf::parse(date).ok()) {
        edits.push(edit("published", published.to_string())?);
    }
    if let Some(tlp) = marking(content, options.tlp.as_deref()) {
        edits.push(edit("tlp", tlp)?);
    }
    if let Some(licence) = &options.licence {
        edits.push(edit("licence", licence.as_str())?);
    }
    let edits = check_edits(Kind::IndicatorSet, &edits)?;
    check_whole(Kind::IndicatorSet, &Fields::new(), &edits)?;
    Ok(edits)
}

/// Gives the marking of a set: what the person says and what the file says, the more restrictive of both.
fn marking(content: &SetContent, given: Option<&str>) -> Option<String> {
    let Some(given) = given else { return content.tlp.map(|tlp| tlp.max(content.floor).code().to_owned()) };
    // What is no marking is refused by the field table.
    let Some(tlp) = Tlp::parse(given) else { return Some(given.to_owned()) };
    let least = content.tlp.map_or(content.floor, |found| found.max(content.floor));
    Some(tlp.max(least).code().to_owned())
}

/// Cuts a foreign text to what a title holds, without what a line may not hold.
pub(super) fn short(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_bidi(*c)).take(400).collect();
    clean.trim().to_owned()
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Seals the file of a set, and writes the record that describes it.
pub(crate) fn seal_file(
    vault: &mut Vault,
    key: &RecordKey,
    mut bytes: &[u8],
    sha256: [u8; 32],
    mut edits: Vec<Edit>,
) -> Result<(), ApiError> {
    let sealed = vault.evidence().seal(&mut bytes, &mut |_| true)?;
    edits.push(records::kind_edit(Kind::IndicatorSet)?);
    let keys = vault.keys(&key.circle)?;
    let mut custody = Custody::begin(&keys.device, crate::vault::owner(vault)?, key.id, sha256);
    let collected = custody.collected(clock::now(), BTreeMap::new())?;
    vault.keep_tree(&sealed.tree)?;
    let writes = vec![
        Write::New { id: key.id, edits },
        Write::Part(Part::Manifest(sealed.manifest(key.id))),
        Write::Part(Part::Attestation { record: Some(key.id), attestation: collected }),
    ];
    vault.write(&key.circle, writes, clock::now())?;
    Ok(())
}

/// Makes the rows of a set anew.
fn project(vault: &mut Vault, key: &RecordKey, rows: Vec<Indicator>, report: &Reporter) -> Result<(), ApiError> {
    let mut meter = report.meter("step-records", "records", Some(rows.len() as u64));
    vault.drop_indicators(&key.circle, key.id)?;
    vault.add_indicators(&key.circle, key.id, rows, &mut |done| {
        meter.at(done);
        true
    })?;
    Ok(())
}

/// Makes the rows of every set whose sealed file is here and whose rows are not, as after a sync.
pub(crate) fn project_missing(vault: &mut Vault, circle: &CircleId, report: &Reporter) -> Result<(), ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::IndicatorSet),
        circle: Some(*circle),
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    loop {
        let page = vault.list(&filter)?;
        for row in page.rows {
            let key = RecordKey { circle: row.circle, id: row.id };
            if vault.indicator_count(circle, &row.id)? > 0 {
                continue;
            }
            let Some(manifest) = held_manifest(vault, &key)? else { continue };
            let code = vault.record(&key)?.fields.get("format").and_then(Value::as_text).map(str::to_owned);
            // Sets of before other formats came say nothing of theirs.
            let Some(format) = super::format(code.as_deref().unwrap_or("stix")) else { continue };
            let mut bytes = Vec::new();
            vault.evidence().open(&manifest)?.take(format.bytes as u64 + 1).read_to_end(&mut bytes).map_err(|_| {
                ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable")
            })?;
            // A set that a peer made of something else stays a sealed file without rows.
            if let Ok(content) = (format.parse)(&bytes, report, &Cancel::default()) {
                project(vault, &key, content.rows, report)?;
            }
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(());
        }
    }
}

pub(crate) fn held_manifest(reader: &Reader, key: &RecordKey) -> Result<Option<Manifest>, ApiError> {
    let evidence = reader.evidence();
    Ok(reader
        .manifests(key)?
        .into_iter()
        .map(|stored| stored.manifest)
        .find(|manifest| evidence.holds(&manifest.ciphertext)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_titles_lose_what_a_line_may_not_hold() {
        assert_eq!(short("a\u{202e}b\nc\u{0}"), "ab c");
    }

    #[test]
    fn a_person_narrows_the_marking_of_a_set_and_never_widens_it() {
        let content = |tlp, floor| SetContent {
            format: "misp",
            title: None,
            description: None,
            origin: None,
            published: None,
            tlp,
            floor,
            objects: 1,
            indicators: 0,
            rows: Vec::new(),
            losses: Vec::new(),
        };
        let marked = |tlp, floor, given| marking(&content(tlp, floor), given);
        assert_eq!(marked(None, Tlp::Red, None), None);
        assert_eq!(marked(None, Tlp::AmberStrict, Some("clear")).as_deref(), Some("amber+strict"));
        assert_eq!(marked(Some(Tlp::Green), Tlp::Clear, Some("TLP:RED")).as_deref(), Some("red"));
        assert_eq!(marked(Some(Tlp::Red), Tlp::Clear, Some("green")).as_deref(), Some("red"));
        assert_eq!(marked(Some(Tlp::Green), Tlp::Clear, None).as_deref(), Some("green"));
    }
}
