//! The one gate that everything passes which leaves the circle, or is done with what a person gave.
//!
//! [`pass`] asks the rules of [`cairn_model::consent`], and gives a [`Passed`], which nothing else makes. Whoever writes a
//! release down needs one. A person may override what consents say, never what markings, conflicts or deletions say.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::attestation::{Attestation, AttestationKind, Statement};
use cairn_ledger::entry::Part;
use cairn_model::consent::{
    Audience, GivenConsent, Identifiability, Purpose, Refusal, ReleaseQuestion, ReleaseRecord, Rule, Scope, Use,
    UseQuestion, Withdrawal, asked_persons, check_release, check_use,
};
use cairn_model::edtf::Day;
use cairn_model::{CircleId, Edtf, FieldType, Kind, RecordId, RecordState, Value};
use cairn_store::{Counting, ListFilter, Reader, RecordKey, Vault};

use crate::api::{ConsentOverride, RefusalView};
use crate::error::{ApiError, ErrorCode};
use crate::{clock, evidence, records};

/// The most refusals that one override takes on itself.
const MAX_OVERRIDDEN: usize = 200;
/// The longest reason, in bytes.
const MAX_WHY: usize = 2_000;
/// How many records one attestation of a release names; a larger release has several.
const NAMED_AT_ONCE: usize = 400;

/// A record as the gate reads it.
pub(crate) struct Member {
    pub(crate) kind: Kind,
    pub(crate) state: RecordState,
    pub(crate) title: String,
}

impl Member {
    /// Reads a record; nothing where it is not here, or of a kind that this version does not know.
    pub(crate) fn read(reader: &Reader, key: &RecordKey) -> Result<Option<Self>, ApiError> {
        let record = match reader.record(key) {
            Ok(record) => record,
            Err(cairn_store::StoreError::NotFound(_)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let Some(kind) = Kind::parse(&record.row.kind) else { return Ok(None) };
        let state = RecordState { fields: record.fields, conflicts: record.conflicts };
        Ok(Some(Self { kind, state, title: record.row.title }))
    }
}

/// A consent with its withdrawals.
pub(crate) struct Held {
    pub(crate) member: Member,
    pub(crate) withdrawals: Vec<Withdrawal>,
}

/// Reads the consents of a person that are not deleted.
pub(crate) fn consents_of(
    reader: &Reader,
    circle: &CircleId,
    person: &RecordId,
) -> Result<BTreeMap<RecordId, Held>, ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::Consent),
        circle: Some(*circle),
        filters: vec![("person".to_owned(), person.to_string())],
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut found = BTreeMap::new();
    loop {
        let page = reader.list(&filter)?;
        for row in page.rows {
            let key = RecordKey { circle: *circle, id: row.id };
            if let Some(member) = Member::read(reader, &key)? {
                found.insert(row.id, Held { member, withdrawals: withdrawals(reader, &key)? });
            }
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(found);
        }
    }
}

/// Reads the withdrawals that were signed for a consent.
fn withdrawals(reader: &Reader, key: &RecordKey) -> Result<Vec<Withdrawal>, ApiError> {
    let mut found = Vec::new();
    for stored in reader.attestations(&key.circle, &key.id.to_string())? {
        // A withdrawal that does not count by the charter still withdraws: the careful side.
        found.extend(withdrawal(stored.attestation.statement()));
    }
    Ok(found)
}

/// Reads a withdrawal from what was signed.
pub(crate) fn withdrawal(statement: &Statement) -> Option<Withdrawal> {
    if statement.kind != AttestationKind::ConsentWithdrawn {
        return None;
    }
    let detail = |name: &str| statement.details.get(name).map(String::as_str);
    let scope = match (detail("audience"), detail("use")) {
        (Some(code), None) => Audience::parse(code).map(Scope::Audience),
        (None, Some(code)) => Use::parse(code).map(Scope::Use),
        _ => None,
    };
    let from = detail("from").and_then(|day| Edtf::parse(day).ok()).and_then(|day| day.earliest());
    // What is not understood of it takes back everything.
    Some(Withdrawal { day: from.unwrap_or_else(|| Day::of_time(statement.time)), scope: scope.unwrap_or(Scope::All) })
}

/// Records that would leave or be used, with the consents of everyone in them.
pub(crate) struct Leaving {
    pub(crate) circle: CircleId,
    pub(crate) members: BTreeMap<RecordId, Member>,
    pub(crate) consents: BTreeMap<RecordId, Held>,
}

impl Leaving {
    /// Gathers records, the devices that items came from, and the consents of the persons in all of them.
    pub(crate) fn of(reader: &Reader, keys: &[RecordKey]) -> Result<Self, ApiError> {
        let Some(circle) = keys.first().map(|key| key.circle) else {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name a record"));
        };
        if keys.iter().any(|key| key.circle != circle) {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the records live in several circles"));
        }
        let mut all = Self { circle, members: BTreeMap::new(), consents: BTreeMap::new() };
        for key in keys {
            let member = Member::read(reader, key)?.ok_or_else(|| ApiError::new(ErrorCode::UnknownRecord))?;
            // Whose device it is has a say in what was taken from it.
            let device = member.state.text("device").filter(|_| member.kind == Kind::Evidence);
            let device: Option<RecordId> = device.and_then(|id| id.parse().ok());
            all.members.insert(key.id, member);
            if let Some(id) = device
                && let Some(member) = Member::read(reader, &RecordKey { circle, id })?
            {
                all.members.entry(id).or_insert(member);
            }
        }
        all.add_consents(reader)?;
        Ok(all)
    }

    /// Adds the consents of everyone who has to be asked.
    pub(crate) fn add_consents(&mut self, reader: &Reader) -> Result<(), ApiError> {
        for person in asked_persons(&self.records()) {
            self.consents.extend(consents_of(reader, &self.circle, &person)?);
        }
        Ok(())
    }

    fn records(&self) -> Vec<ReleaseRecord<'_>> {
        self.members
            .iter()
            .map(|(id, member)| ReleaseRecord { id: *id, kind: member.kind, state: &member.state })
            .collect()
    }

    /// Asks the rules: what speaks against it?
    pub(crate) fn refusals(&self, purpose: Purpose) -> Vec<Refusal> {
        let records = self.records();
        let consents: Vec<GivenConsent<'_>> = self
            .consents
            .iter()
            .map(|(id, held)| GivenConsent { id: *id, state: &held.member.state, withdrawals: &held.withdrawals })
            .collect();
        let day = Day::of_time(clock::now());
        match purpose {
            Purpose::Audience(audience, identifiability) => check_release(&ReleaseQuestion {
                records: &records,
                consents: &consents,
                audience,
                identifiability,
                ceiling: audience.ceiling(),
                day,
            }),
            Purpose::Use(asked) => check_use(&UseQuestion { records: &records, consents: &consents, asked, day }),
        }
    }

    /// Gives the persons in it who have a say.
    pub(crate) fn persons(&self) -> Vec<RecordId> {
        asked_persons(&self.records())
    }
}

/// What silence means: a person who was never asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Silence {
    /// No. So it is for whatever leaves.
    Refuses,
    /// The circle goes on with its own work; only a no, or a withdrawal, stops it.
    LetsWork,
}

/// Says that something passed the gate. Only [`pass`] makes one.
pub(crate) struct Passed {
    purpose: Purpose,
    /// What a person took on themselves.
    overridden: Vec<Refusal>,
    why: String,
    /// Where persons were silent about a use.
    pub(crate) silent: Vec<Refusal>,
}

/// Asks the gate for what a circle does with its own: only a no, an expiry or a withdrawal of *keep* stops it.
///
/// # Errors
/// [`ErrorCode::UseRefused`], with every reason.
pub(crate) fn pass_own_work(reader: &Reader, key: &RecordKey) -> Result<(), ApiError> {
    let leaving = Leaving::of(reader, std::slice::from_ref(key))?;
    pass(reader, &leaving, Purpose::Use(Use::Keep), Silence::LetsWork, None).map(|_| ())
}

/// Asks the gate.
///
/// # Errors
/// [`ErrorCode::ReportRefused`] for an audience, [`ErrorCode::UseRefused`] for a use, with every reason;
/// [`ErrorCode::OverrideRefused`] where an override names no reason, nothing to override, or not the consents that were
/// withdrawn.
pub(crate) fn pass(
    reader: &Reader,
    leaving: &Leaving,
    purpose: Purpose,
    silence: Silence,
    wish: Option<&ConsentOverride>,
) -> Result<Passed, ApiError> {
    let (silent, refusals): (Vec<Refusal>, Vec<Refusal>) =
        leaving.refusals(purpose).into_iter().partition(|one| silence == Silence::LetsWork && one.rule.is_silence());
    let passed = |overridden, why: &str| Passed { purpose, overridden, why: why.to_owned(), silent: silent.clone() };
    let Some(wish) = wish else {
        return if refusals.is_empty() { Ok(passed(Vec::new(), "")) } else { Err(refused(purpose, &refusals)) };
    };
    let no = |why: &str| ApiError::new(ErrorCode::OverrideRefused).with("why", why);
    let why = wish.why.trim();
    if why.is_empty() || why.len() > MAX_WHY {
        return Err(no("a reason is missing, or longer than 2,000 bytes"));
    }
    if refusals.is_empty() {
        return Ok(passed(Vec::new(), ""));
    }
    let of_consent = |one: &Refusal| one.person.is_some() && one.rule != Rule::OpenConflict;
    let others: Vec<Refusal> = refusals.iter().filter(|one| !of_consent(one)).cloned().collect();
    if !others.is_empty() {
        return Err(refused(purpose, &others));
    }
    let mut named = BTreeSet::new();
    for id in &wish.withdrawn {
        named.insert(records::find(reader, id)?.id);
    }
    let withdrawn: Vec<Refusal> =
        refusals.iter().filter(|one| one.rule == Rule::Withdrawn && !named.contains(&one.record)).cloned().collect();
    if !withdrawn.is_empty() {
        let mut error = no("a consent was withdrawn: name each such consent, if you mean it");
        error.refusals = views(&withdrawn);
        return Err(error);
    }
    if refusals.len() > MAX_OVERRIDDEN {
        return Err(no("more than 200 refusals at once"));
    }
    Ok(passed(refusals, why))
}

fn refused(purpose: Purpose, refusals: &[Refusal]) -> ApiError {
    let code = match purpose {
        Purpose::Audience(..) => ErrorCode::ReportRefused,
        Purpose::Use(_) => ErrorCode::UseRefused,
    };
    let mut error = ApiError::new(code).with("count", refusals.len().to_string());
    error.refusals = views(refusals);
    error
}

/// Shows refusals, without words.
pub(crate) fn views(refusals: &[Refusal]) -> Vec<RefusalView> {
    refusals
        .iter()
        .map(|refusal| RefusalView {
            record: refusal.record.to_string(),
            field: refusal.field.dotted(),
            rule: refusal.rule.name().to_owned(),
            person: refusal.person.map(|person| person.to_string()),
            words: String::new(),
            advice: String::new(),
        })
        .collect()
}

/// What left, for whoever has to ask for it back.
pub(crate) struct Release {
    /// The incident, or the item.
    pub(crate) subject: RecordKey,
    /// `report`, `evidence` or `export`.
    pub(crate) form: &'static str,
    /// SHA-256 of the report's list of lists, of the item's content, or of the exported file.
    pub(crate) sha256: [u8; 32],
    pub(crate) recipient: Option<String>,
    /// Anything more, such as the report's id and language.
    pub(crate) more: BTreeMap<String, String>,
    /// A line of each record, such as the version that left.
    pub(crate) of_records: BTreeMap<RecordId, String>,
}

fn ids<'a>(ids: impl Iterator<Item = &'a RecordId>) -> Vec<String> {
    ids.map(ToString::to_string).collect()
}

/// Reads the name of a recipient.
pub(crate) fn recipient(text: Option<&String>) -> Result<Option<String>, ApiError> {
    let Some(text) = text else { return Ok(None) };
    let clean = cairn_model::check::clean_text(text).ok().map(|text| text.trim().to_owned()).unwrap_or_default();
    if clean.is_empty() || clean.len() > 500 {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", "recipient").with("why", "empty or too long"));
    }
    Ok(Some(clean))
}

/// Signs that something left: who, when, what, to whom, and who is in it; and what was overridden for it.
///
/// # Errors
/// When this device may not sign in the circle.
pub(crate) fn sign_release(
    vault: &Vault,
    leaving: &Leaving,
    passed: &Passed,
    release: &Release,
) -> Result<Vec<Part>, ApiError> {
    let Purpose::Audience(audience, identifiability) = passed.purpose else {
        return Err(crate::internal!("a release without an audience"));
    };
    let (records, mut parts) = (ids(leaving.members.keys()), Vec::new());
    let items = leaving.members.iter().filter(|(_, member)| member.kind == Kind::Evidence).map(|(id, _)| id);
    let (items, consents) = (ids(items), ids(leaving.consents.keys()));
    let persons = leaving.persons();
    let persons = ids(persons.iter());
    let lists = [("records", &records), ("items", &items), ("persons", &persons), ("consents", &consents)];
    let rounds = lists.iter().map(|(_, list)| list.len().div_ceil(NAMED_AT_ONCE)).max().unwrap_or(1).max(1);
    let mut signer = Signer::new(vault, &release.subject)?;
    for round in 0..rounds {
        let mut details = release.more.clone();
        details.insert("form".to_owned(), release.form.to_owned());
        details.insert("audience".to_owned(), audience.code().to_owned());
        details.insert("identifiability".to_owned(), identifiability.code().to_owned());
        if let Some(recipient) = &release.recipient {
            details.insert("recipient".to_owned(), recipient.clone());
        }
        if rounds > 1 {
            details.insert("part".to_owned(), format!("{}/{rounds}", round + 1));
        }
        for (name, list) in lists {
            let named: Vec<&str> =
                list.iter().skip(round * NAMED_AT_ONCE).take(NAMED_AT_ONCE).map(String::as_str).collect();
            details.insert(name.to_owned(), named.join(","));
        }
        let named = leaving.members.keys().skip(round * NAMED_AT_ONCE).take(NAMED_AT_ONCE);
        let lines: Vec<&str> = named.filter_map(|id| release.of_records.get(id)).map(String::as_str).collect();
        if !lines.is_empty() {
            details.insert("versions".to_owned(), lines.join("\n"));
        }
        parts.push(signer.sign(AttestationKind::Released, Some(release.sha256), details)?);
    }
    if !passed.overridden.is_empty() {
        let report = release.more.get("report").map(|id| ("report".to_owned(), id.clone()));
        parts.push(signer.sign(AttestationKind::ConsentOverridden, None, overriding(passed, report))?);
    }
    Ok(parts)
}

/// Signs what was overridden for a use; nothing where nothing was.
pub(crate) fn sign_override(vault: &Vault, subject: &RecordKey, passed: &Passed) -> Result<Vec<Part>, ApiError> {
    if passed.overridden.is_empty() {
        return Ok(Vec::new());
    }
    let mut signer = Signer::new(vault, subject)?;
    Ok(vec![signer.sign(AttestationKind::ConsentOverridden, None, overriding(passed, None))?])
}

fn overriding(passed: &Passed, report: Option<(String, String)>) -> BTreeMap<String, String> {
    let line = |one: &Refusal| {
        let person = one.person.map(|person| person.to_string()).unwrap_or_default();
        format!("{} {} {} {person}", one.rule.name(), one.record, one.field.dotted())
    };
    let mut details: BTreeMap<String, String> = report.into_iter().collect();
    details.insert("why".to_owned(), passed.why.clone());
    details.insert("count".to_owned(), passed.overridden.len().to_string());
    details.insert("refusals".to_owned(), passed.overridden.iter().map(line).collect::<Vec<_>>().join("\n"));
    match passed.purpose {
        Purpose::Audience(audience, identifiability) => {
            details.insert("audience".to_owned(), audience.code().to_owned());
            details.insert("identifiability".to_owned(), identifiability.code().to_owned());
        }
        Purpose::Use(asked) => {
            details.insert("use".to_owned(), asked.code().to_owned());
        }
    }
    details
}

/// Signs attestations on one subject, each naming those before it.
pub(crate) struct Signer {
    keys: cairn_store::CircleKeys,
    subject: RecordId,
    by: String,
    parents: Vec<cairn_ledger::AttestationHash>,
}

impl Signer {
    /// Begins after the newest attestations on the subject.
    pub(crate) fn new(vault: &Vault, subject: &RecordKey) -> Result<Self, ApiError> {
        Ok(Self {
            keys: vault.keys(&subject.circle)?,
            subject: subject.id,
            by: crate::vault::owner(vault)?,
            parents: evidence::heads(vault, &subject.circle, &subject.id.to_string())?,
        })
    }

    /// Signs the next one.
    pub(crate) fn sign(
        &mut self,
        kind: AttestationKind,
        sha256: Option<[u8; 32]>,
        details: BTreeMap<String, String>,
    ) -> Result<Part, ApiError> {
        let statement = Statement {
            kind,
            subject: self.subject.to_string(),
            sha256,
            parents: std::mem::take(&mut self.parents),
            by_name: self.by.clone(),
            time: clock::now(),
            details,
        };
        let attestation = Attestation::sign(statement, &self.keys.device)
            .map_err(|_| crate::internal!("what was done could not be signed"))?;
        self.parents = vec![attestation.hash()];
        Ok(Part::Attestation { record: Some(self.subject), attestation })
    }
}

/// Reads an audience and whether people are named.
pub(crate) fn audience(code: &str, identifiability: Option<&str>) -> Result<Purpose, ApiError> {
    let bad = |path: &str, why: &str| ApiError::new(ErrorCode::BadValue).with("path", path).with("why", why);
    let audience = Audience::parse(code)
        .filter(|audience| *audience != Audience::Statistics)
        .ok_or_else(|| bad("audience", "partner, public, un, national-court, international-court"))?;
    let identifiability = match identifiability {
        None => Identifiability::Anonymised,
        Some(code) => Identifiability::parse(code).ok_or_else(|| bad("identifiability", "named, anonymised"))?,
    };
    Ok(Purpose::Audience(audience, identifiability))
}

/// Gives the records that a record's fields refer to, of one kind.
pub(crate) fn references(member: &Member, wanted: Kind) -> Vec<RecordId> {
    let mut found = Vec::new();
    for (path, value) in &member.state.fields {
        let id = match cairn_model::find_field(member.kind, path).map(|row| row.ty) {
            Some(FieldType::Reference(kind)) if kind == wanted => value.as_text(),
            Some(FieldType::ReferenceSet(kind)) if kind == wanted && *value == Value::Flag(true) => {
                path.segments().next_back()
            }
            _ => None,
        };
        found.extend(id.and_then(|text| text.parse::<RecordId>().ok()));
    }
    found
}
