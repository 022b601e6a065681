//! Retention: which cases are past their date, what belongs to a case alone, and destroying it by two persons.
//!
//! Nothing is destroyed by itself. The erasing is that of single records (`crate::circles::erase`); here it is done for a whole
//! case, with a signed statement of what was asked for, and a last step in the custody of each item, which outlives it.

mod belongings;
mod devices;

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::Role;
use cairn_ledger::attestation::{Attestation, AttestationKind, Statement};
use cairn_ledger::entry::{Erase, EraseStep, EraseTarget, Part};
use cairn_model::edtf::Day;
use cairn_model::{CircleId, Edtf, Kind, RecordId, Value};
use cairn_store::{Counting, ErasureState, Lifecycle, ListFilter, Reader, RecordKey, StoredAttestation, Vault};

use crate::api::{BelongingView, DestructionView, KeepingView, Response, RetentionView};
use crate::custody::{Details, Held, Item};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, evidence, records};
use belongings::Belongings;

/// The most records that one statement names; more take several.
const NAMED: usize = 400;
/// What a record's name in such a statement begins with.
const RECORD: &str = "record.";

/// A case with its date.
struct Dated {
    key: RecordKey,
    title: String,
    until: Edtf,
    reason: Option<String>,
}

fn dated(reader: &Reader, circle: Option<&CircleId>) -> Result<Vec<Dated>, ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::Case),
        circle: circle.copied(),
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut cases = Vec::new();
    loop {
        let page = reader.list(&filter)?;
        for row in &page.rows {
            let key = RecordKey { circle: row.circle, id: row.id };
            let fields = reader.record(&key)?.fields;
            let text = |path: &str| fields.get(path).and_then(Value::as_text);
            if let Some(until) = text("retain_until").and_then(|text| Edtf::parse(text).ok()) {
                let reason = text("retention_reason").map(str::to_owned);
                cases.push(Dated { key, title: row.title.clone(), until, reason });
            }
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(cases);
        }
    }
}

/// A date is past when its last day is; one that is open never is.
fn is_due(until: &Edtf, today: Day) -> bool {
    until.latest().is_some_and(|day| day < today)
}

/// Counts the cases whose date is past.
pub(crate) fn count_due(reader: &Reader) -> Result<u64, ApiError> {
    let today = Day::of_time(clock::now());
    Ok(dated(reader, None)?.iter().filter(|case| is_due(&case.until, today)).count() as u64)
}

/// Lists the cases with a date: those that are due, or all, the earliest first.
pub(crate) fn list(reader: &Reader, circle: Option<&str>, all: bool) -> Result<Response, ApiError> {
    let circle = circle.map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let today = Day::of_time(clock::now());
    let mut cases = dated(reader, circle.as_ref())?;
    cases.retain(|case| all || is_due(&case.until, today));
    cases.sort_by_key(|case| (case.until.latest(), case.key.id));
    let view = |case: Dated| RetentionView {
        schema: "cairn.retention/1".to_owned(),
        id: case.key.id.to_string(),
        title: case.title,
        circle: case.key.circle.to_string(),
        due: is_due(&case.until, today),
        until: case.until.to_string(),
        reason: case.reason,
    };
    Ok(Response::Keeping(Box::new(KeepingView::Retention { cases: cases.into_iter().map(view).collect() })))
}

fn find_case(reader: &Reader, id: &str) -> Result<RecordKey, ApiError> {
    let key = records::find(reader, id)?;
    if reader.summary(&key)?.kind != Kind::Case.name() {
        return Err(ApiError::new(ErrorCode::WrongKind).with("path", "case").with("kind", Kind::Case.name()));
    }
    Ok(key)
}

/// What was asked to be destroyed with a case.
struct Asked {
    key: RecordKey,
    reason: Option<String>,
    /// The records, each with its kind and the SHA-256 of its content.
    records: BTreeMap<RecordId, Named>,
}

#[derive(Clone)]
struct Named {
    kind: String,
    sha256: Option<[u8; 32]>,
    held: String,
    /// The ends of its custody at that time.
    ends: Vec<String>,
}

impl Named {
    fn write(&self) -> String {
        let hash = self.sha256.map(hex::encode).unwrap_or_default();
        format!("{} {} {hash} {}", self.kind, if self.held.is_empty() { "-" } else { &self.held }, self.ends.join(","))
    }

    fn read(text: &str) -> Self {
        let mut words = text.split(' ');
        let mut next = || words.next().unwrap_or_default().to_owned();
        let (kind, held, hash, ends) = (next(), next(), next(), next());
        let mut sha256 = [0; 32];
        let sha256 = hex::decode_to_slice(hash, &mut sha256).is_ok().then_some(sha256);
        let ends = ends.split(',').filter(|end| !end.is_empty()).map(str::to_owned).collect();
        Self { kind, sha256, held, ends }
    }
}

/// Finds what was asked for, by the case's id or the beginning of it; the case itself is hidden or gone by then.
fn find_asked(reader: &Reader, id: &str) -> Result<Option<Asked>, ApiError> {
    let prefix = id.to_ascii_lowercase();
    if prefix.len() < 8 {
        return Ok(None);
    }
    let mut found: BTreeMap<RecordKey, Asked> = BTreeMap::new();
    for circle in reader.circles()?.into_iter().map(|circle| circle.id) {
        let charter = reader.load_charter(&circle)?;
        for stored in reader.attestations_of_kind(&circle, AttestationKind::DestructionAsked.name())? {
            let said = stored.attestation.statement();
            // Only a steward's wish hides anything.
            let steward = charter.role_of(&stored.attestation.signer()) == Some(Role::Steward);
            let case = said.subject.parse::<RecordId>().ok().filter(|_| said.subject.starts_with(&prefix));
            let (Some(case), true, true) = (case, steward, stored.counts) else { continue };
            let key = RecordKey { circle, id: case };
            let asked = found.entry(key).or_insert_with(|| Asked { key, reason: None, records: BTreeMap::new() });
            asked.reason = said.details.get("reason").cloned().or(asked.reason.take());
            asked.records.extend(named_in(&stored));
        }
    }
    match found.len() {
        0 | 1 => Ok(found.into_values().next()),
        _ => Err(ApiError::new(ErrorCode::AmbiguousId)),
    }
}

fn named_in(stored: &StoredAttestation) -> Vec<(RecordId, Named)> {
    let details = &stored.attestation.statement().details;
    let record = |(name, text): (&String, &String)| Some((name.strip_prefix(RECORD)?.parse().ok()?, Named::read(text)));
    details.iter().filter_map(record).collect()
}

/// Shows what would be destroyed with a case, or how far it is.
pub(crate) fn show(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    match find_case(reader, id) {
        Ok(key) => {
            let belongings = Belongings::of(reader, &key)?;
            Ok(answer(planned(reader, &key, &belongings, "planned")?))
        }
        Err(error) if error.code == ErrorCode::UnknownRecord => {
            let asked = find_asked(reader, id)?.ok_or(error)?;
            Ok(answer(asked_view(reader, &asked)?))
        }
        Err(error) => Err(error),
    }
}

fn answer(view: DestructionView) -> Response {
    Response::Keeping(Box::new(KeepingView::Destruction(view)))
}

fn held_name(held: &Held) -> &'static str {
    match held {
        Held::Sealed(_) => "sealed",
        Held::Elsewhere => "elsewhere",
        Held::Thing => "thing",
    }
}

fn planned(
    reader: &Reader,
    key: &RecordKey,
    belongings: &Belongings,
    state: &str,
) -> Result<DestructionView, ApiError> {
    let view = |id: &RecordId, because: Vec<String>| -> BelongingView {
        let (kind, title) = belongings.name(id);
        let held = Item::read(reader, RecordKey { circle: key.circle, id: *id }).ok();
        let held = held.map(|item| held_name(&item.held).to_owned());
        BelongingView { id: id.to_string(), kind, title, held, because }
    };
    Ok(DestructionView {
        schema: "cairn.destruction/1".to_owned(),
        id: key.id.to_string(),
        circle: key.circle.to_string(),
        state: state.to_owned(),
        reason: None,
        goes: belongings.goes.iter().map(|id| view(id, Vec::new())).collect(),
        stays: belongings.stays.iter().map(|(id, because)| view(id, because.clone())).collect(),
        devices: devices::views(reader, &key.circle, None)?,
    })
}

fn asked_view(reader: &Reader, asked: &Asked) -> Result<DestructionView, ApiError> {
    let erasures = reader.erasures(&asked.key.circle)?;
    let of_case = erasures.iter().find(|erasure| erasure.target == EraseTarget::Record(asked.key.id));
    let done = of_case.is_none_or(|erasure| erasure.state == ErasureState::Done);
    Ok(DestructionView {
        schema: "cairn.destruction/1".to_owned(),
        id: asked.key.id.to_string(),
        circle: asked.key.circle.to_string(),
        state: if done { "destroyed" } else { "asked" }.to_owned(),
        reason: asked.reason.clone(),
        goes: asked
            .records
            .iter()
            .map(|(id, named)| BelongingView {
                id: id.to_string(),
                kind: named.kind.clone(),
                title: String::new(),
                held: Some(named.held.clone()).filter(|held| held != "-"),
                because: Vec::new(),
            })
            .collect(),
        stays: Vec::new(),
        devices: devices::views(reader, &asked.key.circle, of_case)?,
    })
}

/// Asks to destroy a case with what belongs to it alone, or confirms what another person asked for.
pub(crate) fn destroy(vault: &mut Vault, id: &str, reason: Option<&str>, early: bool) -> Result<Response, ApiError> {
    match find_case(vault, id) {
        Ok(key) => ask(vault, &key, reason, early),
        Err(error) if error.code == ErrorCode::UnknownRecord => {
            let asked = find_asked(vault, id)?.ok_or(error)?;
            confirm(vault, &asked)
        }
        Err(error) => Err(error),
    }
}

fn ask(vault: &mut Vault, key: &RecordKey, reason: Option<&str>, early: bool) -> Result<Response, ApiError> {
    let own = circles::own_device(vault, &key.circle)?;
    let page = vault.charter(&key.circle)?.page().clone();
    if page.role_of(&own) != Some(Role::Steward) {
        return Err(ApiError::new(ErrorCode::NotPermitted));
    }
    let until = vault.record(key)?.fields.get("retain_until").and_then(Value::as_text).map(str::to_owned);
    let due = until.as_deref().and_then(|text| Edtf::parse(text).ok());
    if !early && !due.is_some_and(|until| is_due(&until, Day::of_time(clock::now()))) {
        return Err(ApiError::new(ErrorCode::NotDue).with("until", until.unwrap_or_else(|| "–".to_owned())));
    }
    let details = Details::default().long("reason", reason)?;
    if details.0.is_empty() {
        return Err(ApiError::new(ErrorCode::ReasonNeeded));
    }
    let belongings = Belongings::of(vault, key)?;
    let mut view = planned(vault, key, &belongings, "asked")?;
    view.reason = details.0.get("reason").cloned();
    let mut named = BTreeMap::new();
    for id in &belongings.goes {
        named.insert(*id, name(vault, &RecordKey { circle: key.circle, id: *id }, &belongings)?);
    }
    let mut parts = Vec::new();
    for piece in named.iter().collect::<Vec<_>>().chunks(NAMED) {
        let mut details = details.0.clone();
        details.extend(piece.iter().map(|(id, named)| (format!("{RECORD}{id}"), named.write())));
        parts.push(unbound(vault, key, AttestationKind::DestructionAsked, None, details)?);
    }
    for id in &belongings.goes {
        parts.push(Part::Erase(Erase { target: EraseTarget::Record(*id), step: EraseStep::Ask }));
    }
    // Alone, one person's word is enough, and this is the last step in the custody of each item.
    let alone = page.persons.len() == 1;
    if alone {
        parts.extend(last_steps(vault, key, &named, view.reason.as_deref())?);
    }
    vault.append(&key.circle, parts, clock::now())?;
    let erasures = vault.erasures(&key.circle)?;
    let of_case = erasures.iter().find(|erasure| erasure.target == EraseTarget::Record(key.id));
    if of_case.is_none_or(|erasure| erasure.state == ErasureState::Done) {
        "destroyed".clone_into(&mut view.state);
    }
    view.devices = devices::views(vault, &key.circle, of_case)?;
    Ok(answer(view))
}

/// What is said of a record that is to go.
fn name(reader: &Reader, key: &RecordKey, belongings: &Belongings) -> Result<Named, ApiError> {
    let (kind, _) = belongings.name(&key.id);
    let item = Item::read(reader, *key).ok();
    let ends = match &item {
        Some(_) => evidence::heads(reader, &key.circle, &key.id.to_string())?,
        None => Vec::new(),
    };
    Ok(Named {
        kind,
        sha256: item.as_ref().and_then(|item| item.sha256),
        held: item.map(|item| held_name(&item.held).to_owned()).unwrap_or_default(),
        // A step that names more than a few was written by many at once; the first are enough to find the others.
        ends: ends.iter().take(8).map(ToString::to_string).collect(),
    })
}

/// Signs a statement that does not belong to the record that it is about, so that it outlives it.
fn unbound(
    vault: &Vault,
    about: &RecordKey,
    kind: AttestationKind,
    sha256: Option<[u8; 32]>,
    details: BTreeMap<String, String>,
) -> Result<Part, ApiError> {
    let statement = Statement {
        kind,
        subject: about.id.to_string(),
        sha256,
        // What it follows is destroyed with the record; the details name it.
        parents: Vec::new(),
        by_name: crate::vault::owner(vault)?,
        time: clock::now(),
        details,
    };
    let attestation = Attestation::sign(statement, &vault.keys(&about.circle)?.device)
        .map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "64 KiB"))?;
    Ok(Part::Attestation { record: None, attestation })
}

/// Signs the last step in the custody of each item: that the file, or the records of a thing, were destroyed.
fn last_steps(
    vault: &Vault,
    case: &RecordKey,
    named: &BTreeMap<RecordId, Named>,
    reason: Option<&str>,
) -> Result<Vec<Part>, ApiError> {
    let mut parts = Vec::new();
    for (id, one) in named.iter().filter(|(_, one)| !one.held.is_empty() && one.held != "-") {
        let mut details = Details::default().long("reason", reason)?.with("case", case.id.to_string());
        details = details.with("what", if one.held == "sealed" { "file" } else { "records" });
        if !one.ends.is_empty() {
            details = details.with("follows", one.ends.join(", "));
        }
        let key = RecordKey { circle: case.circle, id: *id };
        parts.push(unbound(vault, &key, AttestationKind::Destroyed, one.sha256, details.0)?);
    }
    Ok(parts)
}

fn confirm(vault: &mut Vault, asked: &Asked) -> Result<Response, ApiError> {
    let circle = asked.key.circle;
    let page = vault.charter(&circle)?.page().clone();
    let own = page.owner_of(&circles::own_device(vault, &circle)?);
    let mut waiting: BTreeSet<RecordId> = BTreeSet::new();
    for erasure in vault.erasures(&circle)? {
        let EraseTarget::Record(id) = erasure.target else { continue };
        let by_other = erasure.asked.iter().any(|word| page.owner_of(&word.log).is_some_and(|by| Some(by) != own));
        if erasure.state == ErasureState::Asked && by_other && asked.records.contains_key(&id) {
            waiting.insert(id);
        }
    }
    // Asked again by whoever asked, or once it is done, it changes nothing.
    if !waiting.is_empty() {
        let named: BTreeMap<RecordId, Named> = asked
            .records
            .iter()
            .filter(|(id, _)| waiting.contains(*id))
            .map(|(id, named)| (*id, named.clone()))
            .collect();
        let mut parts = last_steps(vault, &asked.key, &named, asked.reason.as_deref())?;
        parts.extend(
            waiting.iter().map(|id| Part::Erase(Erase { target: EraseTarget::Record(*id), step: EraseStep::Confirm })),
        );
        vault.append(&circle, parts, clock::now())?;
    }
    Ok(answer(asked_view(vault, asked)?))
}

/// Finds the custody that outlived an item, by its id or the beginning of it.
pub(crate) fn find_destroyed(reader: &Reader, id: &str) -> Result<Option<RecordKey>, ApiError> {
    let prefix = id.to_ascii_lowercase();
    let mut found = BTreeSet::new();
    if prefix.len() < 8 {
        return Ok(None);
    }
    for circle in reader.circles()?.into_iter().map(|circle| circle.id) {
        for stored in reader.attestations_of_kind(&circle, AttestationKind::Destroyed.name())? {
            let subject = &stored.attestation.statement().subject;
            if let Some(id) = subject.parse().ok().filter(|_| subject.starts_with(&prefix)) {
                found.insert(RecordKey { circle, id });
            }
        }
    }
    match found.len() {
        0 | 1 => Ok(found.pop_first()),
        _ => Err(ApiError::new(ErrorCode::AmbiguousId)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_due_when_its_last_day_is_past() {
        let today = Day::of_civil(2026, 3, 10);
        for (until, due) in
            [("2026-03-09", true), ("2026-03-10", false), ("2026-03", false), ("2026-02~", true), ("2020/..", false)]
        {
            assert_eq!(is_due(&Edtf::parse(until).unwrap(), today), due, "{until}");
        }
    }

    #[test]
    fn what_is_named_reads_back() {
        let named = Named {
            kind: "evidence".into(),
            sha256: Some([7; 32]),
            held: "sealed".into(),
            ends: vec!["a".repeat(64), "b".repeat(64)],
        };
        let again = Named::read(&named.write());
        assert_eq!(
            (again.kind, again.sha256, again.held, again.ends),
            (named.kind, named.sha256, named.held, named.ends)
        );
        let plain = Named { kind: "task".into(), sha256: None, held: String::new(), ends: Vec::new() };
        let again = Named::read(&plain.write());
        assert_eq!((again.held.as_str(), again.sha256, again.ends.len()), ("-", None, 0));
        let rubbish = Named::read("x");
        assert_eq!((rubbish.kind.as_str(), rubbish.ends.len()), ("x", 0));
    }
}
