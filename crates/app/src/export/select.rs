//! Choosing records, and cutting of them what their readers may not see.

use std::collections::{BTreeMap, BTreeSet};

use cairn_exchange::outgoing::{OutRecord, Outgoing};
use cairn_model::consent::{Audience, Identifiability};
use cairn_model::field::{FieldType, Sensitivity, find_field};
use cairn_model::{CircleId, Fields, Kind, Pap, Path, RecordId, Tlp, Value, Vocabulary, vocab};
use cairn_report::profile::Cut;
use cairn_store::{Counting, Reader, RecordKey, Vault};

use super::formats::{Follow, Format, Writing};
use super::versions::{self, Known};
use super::{Readers, Ready};
use crate::api::{ExportOrder, ListQuery, LossView};
use crate::codebook::own;
use crate::error::{ApiError, ErrorCode};
use crate::release::{Leaving, Member};
use crate::texts::Texts;
use crate::{catalog, circles, clock, records, report, views};

/// The most records that one export takes.
const MAX_RECORDS: usize = 50_000;
/// What goes along with the records that were chosen.
const ALONG: [Kind; 5] = [Kind::Evidence, Kind::Indicator, Kind::Threat, Kind::Device, Kind::Person];
/// What never leaves by an export: who somebody is, what they agreed to, and how a circle works.
const INSIDE: [Kind; 4] = [Kind::Identity, Kind::Consent, Kind::SavedView, Kind::Term];
/// Hashes by which a public release would tie what it shows to a seized original.
const HASHES: [&str; 4] = ["sha256", "blake3", "sealed", "parent_sha256"];

/// What was left out or cut, counted.
#[derive(Default)]
struct Cuts {
    fields: BTreeMap<(Kind, &'static str, Cut), usize>,
    records: BTreeMap<(Kind, &'static str), usize>,
}

/// Chooses, asks the gate, cuts and writes.
pub(super) fn ready(
    vault: &Vault,
    order: &ExportOrder,
    format: &Format,
    readers: &Readers,
    writing: &mut Writing<'_>,
) -> Result<Ready, ApiError> {
    let write =
        format.records.ok_or_else(|| super::bad("format", "it holds indicator sets only: name one by --set"))?;
    let mut cuts = Cuts::default();
    let chosen = chosen(vault, order)?;
    let circle = chosen.first().map(|key| key.circle).ok_or_else(|| ApiError::new(ErrorCode::NothingFits))?;
    if chosen.iter().any(|key| key.circle != circle) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the records live in several circles"));
    }
    let keys = admitted(vault, &chosen, format.follow, readers, &mut cuts)?;
    let subject = subject(vault, &keys)?;
    let leaving = Leaving::of(vault, &keys)?;
    let passed = super::pass(vault, &leaving, readers, order)?;
    let known = Known::read(vault, &circle)?;
    let (records, versions) = cut(vault, &circle, &keys, &leaving, readers, &known, &mut cuts)?;
    let count = records.len() as u64;
    let out = Outgoing {
        circle,
        producer: readers.producer(&circle),
        made: clock::now(),
        lang: readers.lang.clone(),
        labels: labels(vault, &circle, readers.texts(), &records)?,
        records,
        codebook: vocab::CODEBOOK_VERSION.to_owned(),
        recipient: readers.recipient.clone(),
    };
    let written = write(&out, writing)?;
    let cut = cuts.into_views(readers.texts(), readers.ceiling);
    Ok(Ready { written, leaving, passed, subject, records: count, cut, versions })
}

/// Finds what the order names.
fn chosen(reader: &Reader, order: &ExportOrder) -> Result<Vec<RecordKey>, ApiError> {
    let mut keys = Vec::new();
    for id in &order.records {
        keys.push(records::find(reader, id)?);
    }
    if order.view.is_some() || order.kind.is_some() {
        let circle = match (&order.circle, &order.view) {
            (None, None) => Some(circles::find(reader, None)?.to_string()),
            (circle, _) => circle.clone(),
        };
        let query = ListQuery {
            kind: order.kind.clone(),
            circle,
            conditions: order.conditions.clone(),
            view: order.view.clone(),
            limit: 1000,
            ..ListQuery::default()
        };
        let mut filter = records::filter(reader, &views::apply(reader, &query)?)?;
        filter.counting = Counting::Skip;
        loop {
            let page = reader.list(&filter)?;
            keys.extend(page.rows.iter().map(|row| RecordKey { circle: row.circle, id: row.id }));
            filter.after = page.next;
            if filter.after.is_none() || keys.len() > MAX_RECORDS {
                break;
            }
        }
    } else if !order.conditions.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "conditions need a kind"));
    } else if keys.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "say what: records, a kind, a view or a set"));
    }
    let mut seen = BTreeSet::new();
    keys.retain(|key| seen.insert(*key));
    if keys.len() > MAX_RECORDS {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_RECORDS} records")));
    }
    Ok(keys)
}

/// Adds what goes along, and leaves out what stays inside or is marked higher than the person wants.
fn admitted(
    reader: &Reader,
    chosen: &[RecordKey],
    follow: Follow,
    readers: &Readers,
    cuts: &mut Cuts,
) -> Result<Vec<RecordKey>, ApiError> {
    let mut keys: BTreeSet<RecordKey> = chosen.iter().copied().collect();
    if follow == Follow::Linked {
        for key in chosen {
            keys.extend(along(reader, key)?);
        }
    }
    let mut admitted = Vec::with_capacity(keys.len());
    for key in keys {
        let row = reader.summary(&key)?;
        let Some(kind) = Kind::parse(&row.kind) else { continue };
        let above = row.tlp.as_deref().and_then(Tlp::parse).is_some_and(|tlp| tlp > readers.ceiling);
        let named = readers.ceiling < readers.audience().ceiling();
        let why = if INSIDE.contains(&kind) || crate::evidence::derive::keeps_words(reader, &key)? {
            Some("export-left-inside")
        } else if above && named {
            Some("export-left-marked")
        } else {
            None
        };
        match why {
            Some(why) => *cuts.records.entry((kind, why)).or_default() += 1,
            None => admitted.push(key),
        }
    }
    if admitted.is_empty() {
        return Err(ApiError::new(ErrorCode::NothingFits));
    }
    Ok(admitted)
}

/// Gives what a record names or is linked to, as far as it goes along.
fn along(reader: &Reader, key: &RecordKey) -> Result<BTreeSet<RecordKey>, ApiError> {
    let mut found = BTreeSet::new();
    let Some(member) = Member::read(reader, key)? else { return Ok(found) };
    for end in reader.links_from(key)?.into_iter().chain(reader.links_to(key)?) {
        let id = if end.from == key.id { end.to } else { end.from };
        found.insert(RecordKey { circle: key.circle, id });
    }
    for (path, value) in &member.state.fields {
        let id = match find_field(member.kind, path).map(|row| row.ty) {
            Some(FieldType::Reference(kind)) if ALONG.contains(&kind) => value.as_text(),
            Some(FieldType::ReferenceSet(kind)) if ALONG.contains(&kind) && *value == Value::Flag(true) => {
                path.segments().next_back()
            }
            _ => None,
        };
        let id = id.and_then(|id| id.parse::<RecordId>().ok());
        found.extend(id.map(|id| RecordKey { circle: key.circle, id }));
    }
    // What is not here, or deleted, does not go along by itself.
    let mut here = BTreeSet::new();
    for key in found {
        let Ok(row) = reader.summary(&key) else { continue };
        if !row.deleted && Kind::parse(&row.kind).is_some_and(|kind| ALONG.contains(&kind)) {
            here.insert(key);
        }
    }
    Ok(here)
}

/// Chooses the record on which the release is signed: an incident or a case, else the first.
fn subject(reader: &Reader, keys: &[RecordKey]) -> Result<RecordKey, ApiError> {
    for wanted in [Kind::Incident, Kind::Case] {
        for key in keys {
            if reader.summary(key)?.kind == wanted.name() {
                return Ok(*key);
            }
        }
    }
    keys.first().copied().ok_or_else(|| ApiError::new(ErrorCode::NothingFits))
}

type Outgone = (Vec<OutRecord>, BTreeMap<RecordId, String>);

/// Cuts what readers may not see, and gives each record its id and version.
fn cut(
    reader: &Reader,
    circle: &CircleId,
    keys: &[RecordKey],
    leaving: &Leaving,
    readers: &Readers,
    known: &Known,
    cuts: &mut Cuts,
) -> Result<Outgone, ApiError> {
    let members: Vec<(RecordId, &Member)> =
        keys.iter().filter_map(|key| Some((key.id, leaving.members.get(&key.id)?))).collect();
    let same: BTreeMap<RecordId, RecordId> = members.iter().map(|(id, _)| (*id, *id)).collect();
    let mut lineages = BTreeMap::new();
    for (id, member) in &members {
        let fields = living(member);
        let out = readers.profile.release(member.kind, &fields, &same);
        let mut redacted = out.cut.keys().any(|(_, cut)| matches!(cut, Cut::Class(_) | Cut::Place));
        for ((path, cut), count) in out.cut {
            *cuts.fields.entry((member.kind, path, cut)).or_default() += count;
        }
        redacted |= !cut_too(member.kind, &out.fields, readers).is_empty();
        lineages.insert(*id, known.lineage(circle, *id, readers, redacted));
    }
    let released: BTreeMap<RecordId, RecordId> = lineages.iter().map(|(id, lineage)| (*id, lineage.out)).collect();
    let (mut records, mut versions) = (Vec::with_capacity(members.len()), BTreeMap::new());
    for (id, member) in members {
        let Some(lineage) = lineages.get(&id) else { continue };
        let mut fields = readers.profile.release(member.kind, &living(member), &released).fields;
        for (path, class) in cut_too(member.kind, &fields, readers) {
            *cuts.fields.entry((member.kind, path, Cut::Class(class))).or_default() += 1;
            fields.remove(path);
        }
        let key = RecordKey { circle: *circle, id };
        let version = versions::version(reader, known, &key, lineage, &fields)?;
        versions.insert(id, version.line(id, lineage));
        records.push(OutRecord {
            id: lineage.out,
            derived_from: lineage.derived_from,
            kind: member.kind,
            created: version.created,
            modified: version.modified,
            version: version.base,
            tlp: member.state.text("tlp").and_then(Tlp::parse),
            pap: member.state.text("pap").and_then(Pap::parse),
            fields,
        });
    }
    records.sort_by_key(|record| record.id);
    Ok((records, versions))
}

/// Names what does not go to the public beyond its profile: hashes of items, and, where nobody is named, what people are called.
fn cut_too(kind: Kind, fields: &Fields, readers: &Readers) -> Vec<(&'static str, Sensitivity)> {
    let anonymised = readers.identifiability() == Identifiability::Anonymised;
    let (paths, class): (&[&'static str], _) = match kind {
        _ if readers.audience() != Audience::Public => return Vec::new(),
        Kind::Evidence => (&HASHES, Sensitivity::Technical),
        Kind::Person if anonymised => (&["title", "pseudonym"], Sensitivity::Identity),
        _ => return Vec::new(),
    };
    paths.iter().filter(|path| fields.contains_key(**path)).map(|path| (*path, class)).collect()
}

/// Gives the fields of a record without what lies in items that were removed.
fn living(member: &Member) -> Fields {
    let fields = &member.state.fields;
    let exists = |path: &Path| {
        let text = path.as_str();
        text.match_indices('/').all(|(end, _)| {
            let Some(owner) = text.get(..end).and_then(|owner| Path::parse(owner).ok()) else { return true };
            let holds = find_field(member.kind, &owner).is_some_and(|row| {
                matches!(row.ty, FieldType::Item | FieldType::CodeSet(_) | FieldType::ReferenceSet(_))
            });
            !holds || fields.get(&owner) == Some(&Value::Flag(true))
        })
    };
    fields.iter().filter(|(path, _)| exists(path)).map(|(path, value)| (path.clone(), value.clone())).collect()
}

/// Says what every term in the records is called.
fn labels(
    reader: &Reader,
    circle: &CircleId,
    texts: &Texts,
    records: &[OutRecord],
) -> Result<BTreeMap<(Vocabulary, String), String>, ApiError> {
    let own: BTreeMap<(Vocabulary, String), String> = own::list(reader, circle)?
        .into_iter()
        .map(|term| ((term.vocabulary, term.code.clone()), term.words_in(texts.lang()).1.to_owned()))
        .collect();
    let mut labels = BTreeMap::new();
    let mut name = |vocabulary: Vocabulary, code: &str| {
        let key = (vocabulary, code.to_owned());
        labels.entry(key).or_insert_with_key(|key| {
            own.get(key).cloned().unwrap_or_else(|| catalog::term_label(texts, key.0, &key.1))
        });
    };
    for record in records {
        for (path, value) in &record.fields {
            let last = path.segments().next_back().unwrap_or_default();
            match (find_field(record.kind, path).map(|row| row.ty), value) {
                (Some(FieldType::Code(vocabulary)), Value::Text(code)) => name(vocabulary, code),
                (Some(FieldType::CodeSet(vocabulary)), Value::Flag(true)) => name(vocabulary, last),
                (Some(FieldType::CodeMap { key, value: answer }), Value::Text(code)) => {
                    name(key, last);
                    name(answer, code);
                }
                _ => {}
            }
        }
    }
    Ok(labels)
}

impl Cuts {
    fn into_views(self, texts: &Texts, ceiling: Tlp) -> Vec<LossView> {
        let arguments = BTreeMap::from([("tlp".to_owned(), ceiling.to_string())]);
        let records = self.records.into_iter().map(|((kind, why), count)| LossView {
            where_: catalog::kind_label(texts, kind),
            what: count.to_string(),
            why: texts.format(why, &arguments),
        });
        let fields = self
            .fields
            .into_iter()
            .map(|((kind, path, cut), count)| report::cut_sentence(texts, kind, path, cut, count));
        records.chain(fields).collect()
    }
}
