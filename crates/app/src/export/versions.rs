//! Under which id and as which version a record leaves.
//!
//! What was released is written down in attestations, which sync. From them follow the id that a redacted release keeps, and
//! that no version of an id is given to two states. Two members who export apart cannot see each other's: there, what a
//! writer adds to the version from the content keeps two contents apart (`docs/decisions/0044-exports.md`).

use std::collections::BTreeMap;

use cairn_ledger::attestation::AttestationKind;
use cairn_model::canon::to_canonical_json;
use cairn_model::{CircleId, Fields, RecordId, Timestamp};
use cairn_store::{Reader, RecordKey};
use sha2::{Digest, Sha256};

use super::Readers;
use crate::error::ApiError;

/// How far apart the versions of two states are at least, in milliseconds: writers use what lies below.
const STEP: i64 = 1_000;

/// What left before: of each id, the states and from when their versions count.
#[derive(Default)]
pub(super) struct Known(BTreeMap<RecordId, Past>);

#[derive(Default)]
struct Past {
    created: Option<Timestamp>,
    states: BTreeMap<String, Timestamp>,
}

/// The id under which a record leaves.
pub(super) struct Lineage {
    pub(super) out: RecordId,
    pub(super) derived_from: Option<RecordId>,
}

/// The version that a record leaves as.
pub(super) struct Version {
    pub(super) created: Timestamp,
    pub(super) modified: Timestamp,
    pub(super) base: Timestamp,
    state: String,
}

impl Known {
    /// Reads what was released from a circle, by anybody whose attestations are here.
    pub(super) fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        let mut known = Self::default();
        for stored in reader.attestations_of_kind(circle, AttestationKind::Released.name())? {
            let lines = stored.attestation.statement().details.get("versions");
            for line in lines.map(|text| text.lines()).into_iter().flatten() {
                known.take(line);
            }
        }
        Ok(known)
    }

    /// Takes a line; one of another form says nothing.
    fn take(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let [_, out, state, base, created] = words.as_slice() else { return };
        let millis = |text: &str| text.parse::<i64>().ok().map(Timestamp::from_millis);
        let (Ok(out), Some(base), Some(created)) = (out.parse::<RecordId>(), millis(base), millis(created)) else {
            return;
        };
        let past = self.0.entry(out).or_default();
        past.created = Some(past.created.map_or(created, |known| known.min(created)));
        let known = past.states.entry((*state).to_owned()).or_insert(base);
        *known = base.min(*known);
    }

    /// Gives the id under which a record leaves: one for the whole, and one for each audience that sees less of it. An audience
    /// that got less once goes on with that id.
    pub(super) fn lineage(&self, circle: &CircleId, id: RecordId, readers: &Readers, redacted: bool) -> Lineage {
        let whole = RecordId::derive(circle, "release", &id.to_string());
        let to = format!("{id}/{}/{}", readers.audience().code(), readers.identifiability().code());
        let less = RecordId::derive(circle, "release", &to);
        if redacted || self.0.contains_key(&less) {
            Lineage { out: less, derived_from: Some(whole) }
        } else {
            Lineage { out: whole, derived_from: None }
        }
    }
}

/// Gives the version of a record whose fields leave so.
pub(super) fn version(
    reader: &Reader,
    known: &Known,
    key: &RecordKey,
    lineage: &Lineage,
    fields: &Fields,
) -> Result<Version, ApiError> {
    let bytes = to_canonical_json(fields).map_err(|_| crate::internal!("fields are no JSON"))?;
    let state = hex::encode(Sha256::digest(&bytes)).get(..16).unwrap_or_default().to_owned();
    let modified = reader.summary(key)?.updated;
    let past = known.0.get(&lineage.out);
    let created = match past.and_then(|past| past.created) {
        Some(created) => created,
        None => reader.history(key)?.iter().map(|change| change.time).min().unwrap_or(modified).min(modified),
    };
    let base = past.map_or(modified, |past| {
        past.states.get(&state).copied().unwrap_or_else(|| {
            let last = past.states.values().max().map(|last| last.as_millis() + STEP);
            Timestamp::from_millis(modified.as_millis().max(last.unwrap_or(i64::MIN)))
        })
    });
    Ok(Version { created, modified, base, state })
}

impl Version {
    /// Gives the line that an attestation keeps: record, id as it left, state, from when its versions count, when it was made.
    pub(super) fn line(&self, record: RecordId, lineage: &Lineage) -> String {
        let (base, created) = (self.base.as_millis(), self.created.as_millis());
        format!("{record} {} {} {base} {created}", lineage.out, self.state)
    }
}

#[cfg(test)]
mod tests {
    use cairn_model::Tlp;
    use cairn_model::consent::{Audience, Identifiability};
    use cairn_report::profile::Profile;

    use super::*;

    const RECORD: RecordId = RecordId::from_bytes([1; 16]);

    fn circle() -> CircleId {
        CircleId::from_bytes([7; 32])
    }

    fn readers(audience: Audience) -> Readers {
        Readers {
            profile: Profile { audience, identifiability: Identifiability::Anonymised },
            ceiling: Tlp::Amber,
            lang: "en".to_owned(),
            producer: None,
            recipient: None,
        }
    }

    #[test]
    fn a_redacted_release_has_an_id_of_its_own_for_each_audience_and_keeps_it() {
        let mut known = Known::default();
        let id = |known: &Known, audience, redacted| known.lineage(&circle(), RECORD, &readers(audience), redacted);
        let whole = id(&known, Audience::Partner, false);
        assert_eq!(whole.derived_from, None);
        let less = id(&known, Audience::Public, true);
        assert_eq!(less.derived_from, Some(whole.out));
        assert_ne!(less.out, id(&known, Audience::Partner, true).out);
        // Nothing has to be cut any more: the audience goes on with the id that it has.
        assert_eq!(id(&known, Audience::Public, false).out, whole.out);
        known.take(&format!("{RECORD} {} aabb 1000 500", less.out));
        assert_eq!(id(&known, Audience::Public, false).out, less.out);
        assert_eq!(id(&known, Audience::Partner, false).out, whole.out);
    }

    #[test]
    fn lines_of_another_form_say_nothing_and_the_earliest_time_of_a_state_holds() {
        let mut known = Known::default();
        for line in ["", "x y z", "a b c d e", &format!("{RECORD} {RECORD} s later 5")] {
            known.take(line);
        }
        assert!(known.0.is_empty());
        for (base, created) in [(2_000, 900), (1_000, 1_100)] {
            known.take(&format!("{RECORD} {RECORD} s {base} {created}"));
        }
        let past = &known.0[&RECORD];
        assert_eq!(
            (past.created, past.states["s"]),
            (Some(Timestamp::from_millis(900)), Timestamp::from_millis(1_000))
        );
    }
}
