//! A person's word on two records: written beside them, signed, and taken back the same way.

use std::collections::BTreeSet;

use cairn_analysis::likeness::incident::Incident;
use cairn_analysis::likeness::person::Person;
use cairn_analysis::likeness::{Alike as _, Rating, Reason};
use cairn_ledger::charter::Charter;
use cairn_model::check;
use cairn_model::edtf::Day;
use cairn_model::{CircleId, Edit, Edtf, Fields, ItemId, Kind, Path, RecordId, Value};
use cairn_store::{Body, Mark, Reader, RecordKey, Scope, Vault};

use super::judged::{self, Judged, Judgment};
use super::{MAX_IDENTITIES, rounded};
use crate::api::{JudgeOrder, JudgedView, Response, ReverseOrder};
use crate::circles;
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::records;

/// The most judgments of one person about one pair, taken back and given again.
const MAX_TURNS: u32 = 1_000;

/// Two records that somebody judges.
struct Pair {
    a: RecordKey,
    b: RecordKey,
    /// The code of what is judged: `same-person` and so on.
    ty: &'static str,
}

/// Records a judgment.
pub(crate) fn judge(vault: &mut Vault, order: &JudgeOrder) -> Result<Response, ApiError> {
    let (a, b) = (records::find(vault, &order.a)?, records::find(vault, &order.b)?);
    let ty = type_of(vault, &a, &b)?;
    let pair = Pair { a, b, ty };
    if !matches!(order.verdict.as_str(), "same" | "different") {
        return Err(ApiError::new(ErrorCode::BadValue)
            .with("path", "verdict")
            .with("why", "neither same nor different"));
    }
    let reasoning = order.reasoning.trim();
    if reasoning.is_empty() {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "verdict").with("needs", "reasoning"));
    }
    let (circle, kept_back) = circle_of(vault, &pair, order.circle.as_deref())?;
    let personal = vault.circles()?.iter().any(|known| known.id == circle && known.personal);
    let charter = vault.load_charter(&circle)?;
    let (person, name) = author(vault, &charter, &circle)?;
    let standing: Vec<Judgment> = judged::judgments(vault, &pair.a.id)?
        .into_iter()
        .filter(|judgment| !judgment.reversed && judgment.subjects == BTreeSet::from([pair.a.id, pair.b.id]))
        .collect();
    let id = free_id(vault, &circle, &pair, &person)?;
    let mut edits = edits(&pair, &order.verdict, reasoning, &name)?;
    // Only what the circle that gets the judgment can read goes with it.
    let scope = if personal { None } else { Some(circle) };
    if let Some((rating, reasons)) = compare(vault, &pair, scope)? {
        edits.push(edit("score", Value::Real(rounded(rating.score)))?);
        let lines: Vec<String> = reasons.iter().map(line).collect();
        edits.push(edit("score_reasons", lines.join("\n"))?);
    }
    let key = RecordKey { circle, id };
    records::write_as(vault, &key, Kind::Judgment, &edits)?;
    Ok(Response::Judged(JudgedView {
        schema: "cairn.judged/1".to_owned(),
        id: id.to_string(),
        circle: circle.to_string(),
        name: charter.page().name.clone(),
        personal,
        kept_back,
        others: standing.iter().map(|judgment| judged::view(vault, judgment, &pair.a.id)).collect(),
    }))
}

/// Takes a judgment back.
pub(crate) fn reverse(vault: &mut Vault, order: &ReverseOrder) -> Result<Response, ApiError> {
    let key = records::find(vault, &order.id)?;
    let record = vault.record(&key)?;
    let none = || ApiError::new(ErrorCode::NotAJudgment);
    if record.row.kind != Kind::Judgment.name() || record.row.deleted {
        return Err(none());
    }
    let judgment = Judgment::of(Body { key, fields: record.fields }).ok_or_else(none)?;
    if judgment.reversed {
        return Err(ApiError::new(ErrorCode::AlreadyReversed));
    }
    let reasoning = order.reasoning.trim();
    if reasoning.is_empty() {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "reversed").with("needs", "reversed_reason"));
    }
    let charter = vault.load_charter(&key.circle)?;
    let (_, name) = author(vault, &charter, &key.circle)?;
    let edits = [
        edit("reversed", true)?,
        edit("reversed_on", today())?,
        edit("reversed_by", name)?,
        edit("reversed_reason", reasoning)?,
    ];
    records::write_as(vault, &key, Kind::Judgment, &edits)?;
    Ok(Response::Done)
}

fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("the path of a judgment is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

fn today() -> String {
    Edtf::day(Day::of_time(clock::now())).to_string()
}

/// Says what may be judged of two records.
fn type_of(reader: &Reader, a: &RecordKey, b: &RecordKey) -> Result<&'static str, ApiError> {
    let kind = |key: &RecordKey| -> Result<Option<Kind>, ApiError> { Ok(Kind::parse(&reader.summary(key)?.kind)) };
    match (kind(a)?, kind(b)?) {
        _ if a.id == b.id => Err(ApiError::new(ErrorCode::NotComparable)),
        (Some(Kind::Person | Kind::Identity), Some(Kind::Person | Kind::Identity)) => Ok("same-person"),
        (Some(Kind::Incident), Some(Kind::Incident)) => Ok("same-incident"),
        (Some(Kind::Threat), Some(Kind::Threat)) => Ok("same-threat"),
        _ => Err(ApiError::new(ErrorCode::NotComparable)),
    }
}

/// Finds the circle that gets the judgment, and whether it is the personal one because of what the likeness draws on.
///
/// What two circles have in common stays in the vault that sees both; so does what the vault only knows from elsewhere.
fn circle_of(reader: &Reader, pair: &Pair, wanted: Option<&str>) -> Result<(CircleId, bool), ApiError> {
    let personal = circles::find(reader, None)?;
    let shared = (pair.a.circle == pair.b.circle).then_some(pair.a.circle);
    if let Some(wanted) = wanted {
        let circle = circles::find(reader, Some(wanted))?;
        if circle == personal || shared == Some(circle) {
            return Ok((circle, false));
        }
        return Err(ApiError::new(ErrorCode::BadRequest)
            .with("why", "a judgment goes into the circle that holds both records, or into the personal one"));
    }
    let Some(shared) = shared.filter(|shared| *shared != personal) else {
        return Ok((personal, shared.is_none()));
    };
    let everything = compare(reader, pair, None)?;
    let inside = compare(reader, pair, Some(shared))?;
    let outside = everything.map(|(rating, _)| rating) != inside.map(|(rating, _)| rating);
    Ok(if outside { (personal, true) } else { (shared, false) })
}

/// Gives the person who writes in a circle from this device: an id that is the same on all their devices, and a name.
fn author(reader: &Reader, charter: &Charter, circle: &CircleId) -> Result<(String, String), ApiError> {
    let device = circles::own_device(reader, circle)?;
    let person = charter.page().person_of(&device).map(|person| person.id.to_string());
    Ok((person.unwrap_or_else(|| device.to_string()), circles::author(charter, &device.to_string())))
}

/// Derives the id of a person's judgment of a pair, so that two devices of theirs that judge apart meet in one record,
/// and two persons in two. Every time that they judge the pair anew has an id of its own.
fn free_id(reader: &Reader, circle: &CircleId, pair: &Pair, person: &str) -> Result<RecordId, ApiError> {
    let (low, high) = (pair.a.id.min(pair.b.id), pair.a.id.max(pair.b.id));
    for turn in 0..MAX_TURNS {
        let id = RecordId::derive(circle, "judgment", &format!("{} {low} {high} {person} {turn}", pair.ty));
        let key = RecordKey { circle: *circle, id };
        let record = match reader.record(&key) {
            Ok(record) => record,
            Err(cairn_store::StoreError::NotFound(_)) => return Ok(id),
            Err(other) => return Err(other.into()),
        };
        let reversed = record.fields.get("reversed") == Some(&Value::Flag(true));
        if !reversed && !record.row.deleted {
            return Err(ApiError::new(ErrorCode::AlreadyJudged).with("id", id.to_string()));
        }
    }
    Err(crate::internal!("one pair was judged more often than anybody could"))
}

fn edits(pair: &Pair, verdict: &str, reasoning: &str, by: &str) -> Result<Vec<Edit>, ApiError> {
    let (low, high) = (pair.a.id.min(pair.b.id), pair.a.id.max(pair.b.id));
    let start = |id: &RecordId| id.to_string().chars().take(8).collect::<String>();
    let sign = if verdict == "same" { '=' } else { '≠' };
    let mut edits = vec![
        // Names stay in the records that are theirs: a title is shown wherever the judgment is.
        edit("title", format!("{} {sign} {}", start(&low), start(&high)))?,
        edit("type", pair.ty)?,
        edit("verdict", verdict)?,
        edit("reasoning", reasoning)?,
        edit("by", by)?,
        edit("when", today())?,
    ];
    for id in [low, high] {
        let item = format!("subjects/{}", ItemId::derive(&[b"subject", id.as_bytes()]));
        edits.push(edit(&item, true)?);
        edits.push(edit(&format!("{item}/record"), id.to_string())?);
    }
    Ok(edits)
}

/// Writes a reason as one line that no language owns: its code, its weight, how far the two agree, and the two values.
fn line(reason: &Reason) -> String {
    let quoted = |text: &str| {
        // What came by sync may hold characters that no field takes from a person.
        let fine =
            |c: &char| *c != '"' && (*c == ' ' || check::clean_text(&c.to_string()).is_ok_and(|c| !c.is_empty()));
        format!("\"{}\"", text.chars().filter(fine).take(200).collect::<String>())
    };
    let (left, right) = (quoted(&reason.left), quoted(&reason.right));
    format!("{} {} {} {left} {right}", reason.code.name(), reason.weight, rounded(reason.agreement))
}

/// Compares the two with all that this vault can read, or only with what one circle can; `None` where there is nothing to
/// compare.
fn compare(reader: &Reader, pair: &Pair, circle: Option<CircleId>) -> Result<Option<(Rating, Vec<Reason>)>, ApiError> {
    let judged = Judged::read(reader)?;
    let same = |id: &str| judged.stands_for(id);
    let (rating, reasons) = match pair.ty {
        "same-person" => {
            let (a, b) = (person(reader, &pair.a, circle, &same)?, person(reader, &pair.b, circle, &same)?);
            a.explain(&b)
        }
        "same-incident" => {
            let of = |key: &RecordKey| -> Result<Incident, ApiError> {
                Ok(Incident::read(&reader.record(key)?.fields, &same))
            };
            of(&pair.a)?.explain(&of(&pair.b)?)
        }
        _ => return Ok(None),
    };
    Ok((!reasons.is_empty()).then_some((rating, reasons)))
}

/// Reads a person with the identities that belong to them.
fn person(
    reader: &Reader,
    key: &RecordKey,
    circle: Option<CircleId>,
    same: &dyn Fn(&str) -> String,
) -> Result<Person, ApiError> {
    let record = reader.record(key)?;
    let mut person = Person::default();
    if record.row.kind == Kind::Identity.name() {
        person.add(Kind::Identity, &record.fields, same);
        return Ok(person);
    }
    person.add(Kind::Person, &record.fields, same);
    for (key, fields) in identities(reader, key, &record.fields)? {
        if circle.is_none_or(|circle| circle == key.circle) {
            person.add(Kind::Identity, &fields, same);
        }
    }
    Ok(person)
}

fn identities(reader: &Reader, of: &RecordKey, fields: &Fields) -> Result<Vec<(RecordKey, Fields)>, ApiError> {
    let scope = Scope { kind: Some(Kind::Identity), circle: None };
    let mut found = Vec::new();
    for (place, _) in reader.hits(&[Mark::Record(of.id)], &scope, MAX_IDENTITIES)?.places {
        let Some(record) = reader.record_at(place)? else { continue };
        if super::reference(&record.fields, "person") == Some(of.id) {
            found.push((RecordKey { circle: record.row.circle, id: record.row.id }, record.fields));
        }
    }
    let own = super::reference(fields, "identity").and_then(|id| reader.find(&id.to_string()).ok());
    if let Some(key) = own.filter(|key| found.iter().all(|(known, _)| known != key)) {
        let record = reader.record(&key)?;
        let owner = super::reference(&record.fields, "person").filter(|person| *person != of.id);
        let elsewhere = owner.is_some_and(|person| reader.find(&person.to_string()).is_ok());
        if !record.row.deleted && record.row.kind == Kind::Identity.name() && !elsewhere {
            found.push((key, record.fields));
        }
    }
    Ok(found)
}
