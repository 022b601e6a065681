//! Consents: showing what a person agreed to, taking it back, and asking the gate beforehand.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::attestation::{AttestationKind, Statement};
use cairn_model::consent::{Audience, GivenConsent, Identifiability, Purpose, Rule, Scope, Use, answer_refusals};
use cairn_model::edtf::Day;
use cairn_model::vocab::Vocabulary;
use cairn_model::{CircleId, Edtf, Kind, RecordId, Value, fields_under};
use cairn_store::{Reader, RecordKey, StoredAttestation, Vault};

use crate::api::{
    AnswerView, ConsentCheck, ConsentCheckView, ConsentQuery, ConsentView, ConsentsView, ItemLeftView, LeftView,
    OverriddenView, RefusalView, Response, WithdrawOrder, WithdrawalView, WithdrawnView,
};
use crate::error::{ApiError, ErrorCode};
use crate::release::{self, Held, Leaving, Member, Signer, consents_of, withdrawal};
use crate::texts::Texts;
use crate::{catalog, clock, records, report};

/// The longest reason of a withdrawal, in bytes.
const MAX_REASON: usize = 2_000;

fn texts(lang: Option<&String>) -> &'static Texts {
    Texts::of(lang.map_or("en", String::as_str))
}

fn bad(path: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::BadValue).with("path", path).with("why", why)
}

fn in_words(texts: &Texts, refusals: Vec<RefusalView>) -> Vec<RefusalView> {
    let words = |one: RefusalView| RefusalView {
        words: texts.get(&format!("rule-{}", one.rule)),
        advice: texts.get(&format!("do-{}", one.rule)),
        ..one
    };
    refusals.into_iter().map(words).collect()
}

/// Finds the person that an id means: the person, or the one whose consent it is.
fn person_of(reader: &Reader, key: &RecordKey) -> Result<(Option<RecordId>, Option<RecordId>), ApiError> {
    let record = reader.record(key)?;
    match Kind::parse(&record.row.kind) {
        Some(Kind::Person) => Ok((Some(key.id), None)),
        Some(Kind::Consent) => {
            let person = record.fields.get("person").and_then(Value::as_text).and_then(|id| id.parse().ok());
            Ok((person, Some(key.id)))
        }
        _ => Err(ApiError::new(ErrorCode::BadRequest).with("why", "name a person or a consent")),
    }
}

/// Shows a person's consents, or one of them.
pub(crate) fn show(reader: &Reader, query: &ConsentQuery) -> Result<Response, ApiError> {
    let texts = texts(query.lang.as_ref());
    let key = records::find(reader, &query.id)?;
    let (person, only) = person_of(reader, &key)?;
    let mut held = match person {
        Some(person) => consents_of(reader, &key.circle, &person)?,
        None => BTreeMap::new(),
    };
    if let Some(only) = only {
        held.retain(|id, _| *id == only);
        // A consent that names nobody, or is deleted, is shown all the same.
        if held.is_empty()
            && let Some(member) = Member::read(reader, &key)?
        {
            held.insert(only, Held { member, withdrawals: Vec::new() });
        }
    }
    let mut consents = Vec::new();
    for (id, one) in &held {
        consents.push(consent_view(reader, &key.circle, *id, one, person, texts)?);
    }
    consents.sort_by(|a, b| (&b.when, &a.id).cmp(&(&a.when, &b.id)));
    let title = |id: &RecordId| Some(reader.summary(&RecordKey { circle: key.circle, id: *id }).ok()?.title);
    let concerned = Concerned { person, consents: held.keys().copied().collect(), scope: Scope::All };
    Ok(Response::Consents(Box::new(ConsentsView {
        schema: "cairn.consents/1".to_owned(),
        person: person.map(|id| id.to_string()),
        person_title: person.as_ref().and_then(title),
        circle: key.circle.to_string(),
        consents,
        left: left(reader, &key.circle, &concerned, texts)?,
        overridden: overridden(reader, &key.circle, person, texts)?,
    })))
}

fn consent_view(
    reader: &Reader,
    circle: &CircleId,
    id: RecordId,
    held: &Held,
    person: Option<RecordId>,
    texts: &Texts,
) -> Result<ConsentView, ApiError> {
    let state = &held.member.state;
    let text = |path: &str| state.text(path).map(str::to_owned);
    let given = GivenConsent { id, state, withdrawals: &held.withdrawals };
    let today = Day::of_time(clock::now());
    let answer = |purpose: Purpose, code: &str, vocabulary: Vocabulary, answers: Vocabulary| {
        let field = purpose.field();
        let refusals = answer_refusals(&given, person.unwrap_or(id), purpose, today);
        let rules: Vec<&'static str> = refusals.iter().map(|one| one.rule.name()).collect();
        let answer = text(&field);
        AnswerView {
            code: code.to_owned(),
            label: catalog::term_label(texts, vocabulary, code),
            answer_label: match &answer {
                Some(answer) => catalog::term_label(texts, answers, answer),
                None => texts.get("consent-not-asked"),
            },
            answer,
            expires: text(&format!("{field}/expires")),
            words: rules.iter().map(|rule| texts.get(&format!("rule-{rule}"))).collect(),
            rules: rules.into_iter().map(str::to_owned).collect(),
        }
    };
    let uses = Use::ALL
        .map(|asked| answer(Purpose::Use(asked), asked.code(), Vocabulary::ConsentUse, Vocabulary::ConsentAnswer));
    let audiences = Audience::ALL.map(|audience| {
        let purpose = Purpose::Audience(audience, Identifiability::Anonymised);
        answer(purpose, audience.code(), Vocabulary::ConsentAudience, Vocabulary::Publicity)
    });
    let mut withdrawals = Vec::new();
    for stored in reader.attestations(circle, &id.to_string())? {
        withdrawals.extend(withdrawal_view(&id, stored.attestation.statement(), texts));
    }
    Ok(ConsentView {
        id: id.to_string(),
        title: held.member.title.clone(),
        when: text("when"),
        expires: text("expires"),
        incidents: fields_under(&state.fields, "incidents")
            .filter(|(_, value)| **value == Value::Flag(true))
            .filter_map(|(path, _)| path.segments().next_back().map(str::to_owned))
            .collect(),
        uses: uses.to_vec(),
        audiences: audiences.to_vec(),
        withdrawals,
        conflicts: u32::try_from(state.conflicts.len()).unwrap_or(u32::MAX),
    })
}

fn withdrawal_view(consent: &RecordId, statement: &Statement, texts: &Texts) -> Option<WithdrawalView> {
    let read = withdrawal(statement)?;
    let (audience, use_) = match read.scope {
        Scope::All => (None, None),
        Scope::Audience(audience) => (Some(audience.code().to_owned()), None),
        Scope::Use(asked) => (None, Some(asked.code().to_owned())),
    };
    let words = match (&audience, &use_) {
        (Some(code), _) => catalog::term_label(texts, Vocabulary::ConsentAudience, code),
        (None, Some(code)) => catalog::term_label(texts, Vocabulary::ConsentUse, code),
        (None, None) => texts.get("consent-all"),
    };
    Some(WithdrawalView {
        consent: consent.to_string(),
        from: Edtf::day(read.day).to_string(),
        audience,
        use_,
        words,
        reason: statement.details.get("reason").cloned().unwrap_or_default(),
        by: statement.by_name.clone(),
        time: statement.time.to_string(),
    })
}

/// Writes down a withdrawal, and says what had left before it.
pub(crate) fn withdraw(vault: &mut Vault, order: &WithdrawOrder) -> Result<Response, ApiError> {
    let texts = texts(order.lang.as_ref());
    let key = records::find(vault, &order.id)?;
    let (person, Some(consent)) = person_of(vault, &key)? else {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name the consent that is taken back"));
    };
    let scope = scope(order)?;
    let reason =
        cairn_model::check::clean_long_text(order.reason.trim()).map_err(|_| bad("reason", "not plain text"))?;
    if reason.is_empty() || reason.len() > MAX_REASON {
        return Err(bad("reason", "missing, or longer than 2,000 bytes"));
    }
    let now = clock::now();
    let from = match &order.from {
        None => Day::of_time(now),
        // A vague date counts from its first day: the careful side.
        Some(text) => {
            let read = records::read_date(text).map_err(|error| error.with("path", "from"))?;
            read.earliest().ok_or_else(|| bad("from", "a day is needed"))?
        }
    };
    let mut details =
        BTreeMap::from([("from".to_owned(), Edtf::day(from).to_string()), ("reason".to_owned(), reason.into_owned())]);
    match scope {
        Scope::All => {}
        Scope::Audience(audience) => {
            details.insert("audience".to_owned(), audience.code().to_owned());
        }
        Scope::Use(asked) => {
            details.insert("use".to_owned(), asked.code().to_owned());
        }
    }
    let part = Signer::new(vault, &key)?.sign(AttestationKind::ConsentWithdrawn, None, details)?;
    let cairn_ledger::entry::Part::Attestation { attestation, .. } = &part else {
        return Err(crate::internal!("a withdrawal is no attestation"));
    };
    let view = withdrawal_view(&consent, attestation.statement(), texts)
        .ok_or_else(|| crate::internal!("a withdrawal does not read"))?;
    vault.append(&key.circle, vec![part], now)?;
    let concerned = Concerned { person, consents: BTreeSet::from([consent]), scope };
    Ok(Response::Withdrawn(Box::new(WithdrawnView {
        schema: "cairn.withdrawn/1".to_owned(),
        withdrawal: view,
        left: left(vault, &key.circle, &concerned, texts)?,
    })))
}

fn scope(order: &WithdrawOrder) -> Result<Scope, ApiError> {
    let codes = |all: Vec<&str>| all.join(", ");
    match (order.audience.as_deref(), order.use_.as_deref()) {
        (None, None) => Ok(Scope::All),
        (Some(code), None) => Audience::parse(code)
            .map(Scope::Audience)
            .ok_or_else(|| bad("audience", &codes(Audience::ALL.map(Audience::code).to_vec()))),
        (None, Some(code)) => {
            Use::parse(code).map(Scope::Use).ok_or_else(|| bad("use", &codes(Use::ALL.map(Use::code).to_vec())))
        }
        (Some(_), Some(_)) => {
            Err(ApiError::new(ErrorCode::BadRequest).with("why", "an audience and a use are taken back one by one"))
        }
    }
}

/// Asks the gate, and lets nothing leave.
pub(crate) fn check(reader: &Reader, wanted: &ConsentCheck) -> Result<Response, ApiError> {
    let purpose = match (wanted.audience.as_deref(), wanted.use_.as_deref()) {
        (Some(audience), None) => release::audience(audience, wanted.identifiability.as_deref())?,
        (None, Some(code)) => {
            Purpose::Use(Use::parse(code).ok_or_else(|| bad("use", &Use::ALL.map(Use::code).join(", ")))?)
        }
        _ => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "say an audience or a use")),
    };
    let keys = wanted.records.iter().map(|id| records::find(reader, id)).collect::<Result<Vec<_>, _>>()?;
    let mut leaving = Leaving::of(reader, &keys)?;
    if matches!(purpose, Purpose::Audience(..)) {
        for key in &keys {
            if leaving.members.get(&key.id).is_some_and(|member| member.kind == Kind::Incident) {
                // An incident leaves as a report, with the people in it and what is linked to it.
                let report = report::leaving(reader, key)?;
                leaving.members.extend(report.members);
                leaving.consents.extend(report.consents);
            }
        }
    }
    let refusals = leaving.refusals(purpose);
    Ok(Response::ConsentChecked(ConsentCheckView {
        schema: "cairn.consent-check/1".to_owned(),
        allowed: refusals.is_empty(),
        records: keys.iter().map(|key| key.id.to_string()).collect(),
        refusals: in_words(texts(wanted.lang.as_ref()), release::views(&refusals)),
    }))
}

/// Whom a list of releases is about.
struct Concerned {
    person: Option<RecordId>,
    consents: BTreeSet<RecordId>,
    scope: Scope,
}

fn listed(statement: &Statement, name: &str) -> Option<BTreeSet<RecordId>> {
    let list = statement.details.get(name)?;
    Some(list.split(',').filter_map(|id| id.parse().ok()).collect())
}

impl Concerned {
    /// Says whether a release is about them, and whether that is only known from the incident as it is now.
    fn by(&self, reader: &Reader, circle: &CircleId, statement: &Statement) -> Option<bool> {
        let audience = statement.details.get("audience").and_then(|code| Audience::parse(code));
        let covered = match (self.scope, audience) {
            (Scope::All, _) | (Scope::Audience(_), None) => true,
            (Scope::Audience(taken), Some(audience)) => taken == audience,
            (Scope::Use(taken), _) => taken == Use::Keep,
        };
        if !covered {
            return None;
        }
        let consents = listed(statement, "consents").unwrap_or_default();
        if !consents.is_disjoint(&self.consents) {
            return Some(false);
        }
        let person = self.person?;
        if let Some(persons) = listed(statement, "persons") {
            return persons.contains(&person).then_some(false);
        }
        // Written before releases named persons.
        let key = RecordKey { circle: *circle, id: statement.subject.parse().ok()? };
        let member = Member::read(reader, &key).ok()??;
        release::references(&member, Kind::Person).contains(&person).then_some(true)
    }
}

/// Lists what left that is about someone, the newest first.
fn left(reader: &Reader, circle: &CircleId, concerned: &Concerned, texts: &Texts) -> Result<Vec<LeftView>, ApiError> {
    let title = |id: &str| {
        let id = id.parse().ok()?;
        Some(reader.summary(&RecordKey { circle: *circle, id }).ok()?.title)
    };
    let released = reader.attestations_of_kind(circle, AttestationKind::Released.name())?;
    // A large release has several attestations, each of which names some of the persons in it.
    let mut about: BTreeMap<String, bool> = BTreeMap::new();
    let name_of = |stored: &StoredAttestation| {
        let report = stored.attestation.statement().details.get("report").cloned();
        report.unwrap_or_else(|| stored.attestation.hash().to_string())
    };
    for stored in &released {
        if let Some(by_incident) = concerned.by(reader, circle, stored.attestation.statement()) {
            about.insert(name_of(stored), by_incident);
        }
    }
    let mut found: Vec<LeftView> = Vec::new();
    for stored in &released {
        let Some(by_incident) = about.get(&name_of(stored)).copied() else { continue };
        let attestation = &stored.attestation;
        let statement = attestation.statement();
        let detail = |name: &str| statement.details.get(name).cloned();
        let items = listed(statement, "items").unwrap_or_default();
        let items: Vec<ItemLeftView> =
            items.iter().map(|id| ItemLeftView { id: id.to_string(), title: title(&id.to_string()) }).collect();
        let audience = detail("audience").unwrap_or_default();
        let recall = match Audience::parse(&audience) {
            Some(Audience::NationalCourt | Audience::InternationalCourt) => "deposited",
            Some(Audience::Public) => "published",
            _ => "ask",
        };
        let records = listed(statement, "records").map(|records| records.len() as u64);
        let same = |one: &&mut LeftView| one.report.is_some() && one.report == detail("report");
        if let Some(one) = found.iter_mut().find(same) {
            one.items.extend(items);
            one.records = one.records.zip(records).map(|(a, b)| a + b);
            continue;
        }
        found.push(LeftView {
            release: attestation.hash().to_string(),
            time: statement.time.to_string(),
            by: statement.by_name.clone(),
            audience_label: catalog::term_label(texts, Vocabulary::ConsentAudience, &audience),
            audience,
            recipient: detail("recipient"),
            identifiability: detail("identifiability").unwrap_or_default(),
            form: detail("form").unwrap_or_else(|| "report".to_owned()),
            report: detail("report"),
            subject: statement.subject.clone(),
            subject_title: title(&statement.subject),
            items,
            records,
            recall: recall.to_owned(),
            recall_words: texts.get(&format!("consent-recall-{recall}")),
            by_incident,
        });
    }
    found.sort_by(|a, b| (&b.time, &a.release).cmp(&(&a.time, &b.release)));
    Ok(found)
}

/// Lists where consents of a person were overridden, the newest first.
fn overridden(
    reader: &Reader,
    circle: &CircleId,
    person: Option<RecordId>,
    texts: &Texts,
) -> Result<Vec<OverriddenView>, ApiError> {
    let mut found = Vec::new();
    for StoredAttestation { attestation, .. } in
        reader.attestations_of_kind(circle, AttestationKind::ConsentOverridden.name())?
    {
        let statement = attestation.statement();
        let detail = |name: &str| statement.details.get(name).cloned();
        let refusals: Vec<RefusalView> = detail("refusals")
            .unwrap_or_default()
            .lines()
            .filter_map(refusal)
            .filter(|one| person.is_none() || one.person.as_deref() == person.map(|id| id.to_string()).as_deref())
            .collect();
        if refusals.is_empty() {
            continue;
        }
        found.push(OverriddenView {
            time: statement.time.to_string(),
            by: statement.by_name.clone(),
            why: detail("why").unwrap_or_default(),
            audience: detail("audience"),
            use_: detail("use"),
            subject: statement.subject.clone(),
            refusals: in_words(texts, refusals),
        });
    }
    found.reverse();
    Ok(found)
}

fn refusal(line: &str) -> Option<RefusalView> {
    let mut words = line.split(' ');
    let (rule, record, field) = (words.next()?, words.next()?, words.next()?);
    Some(RefusalView {
        record: record.to_owned(),
        field: field.to_owned(),
        rule: Rule::parse(rule)?.name().to_owned(),
        person: words.next().filter(|person| !person.is_empty()).map(str::to_owned),
        words: String::new(),
        advice: String::new(),
    })
}
