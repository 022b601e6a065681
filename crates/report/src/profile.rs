//! Release profiles: what stays of a record for an audience, and what is cut.
//!
//! Consent and markings are judged before ([`cairn_model::consent`]); a profile decides field by field. What it cuts is
//! counted and named, never dropped in silence.

use std::collections::BTreeMap;

use cairn_model::consent::{Audience, Identifiability};
use cairn_model::field::{self, FieldType, Sensitivity};
use cairn_model::place::{PlaceLevel, Point};
use cairn_model::{Fields, Kind, Path, RecordId, RecordState, Value};

/// Why a field was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// The profile lets no field of this class out.
    Class(Sensitivity),
    /// The place may not be published so exactly.
    Place,
    /// The record that it refers to is not part of the release.
    NotReleased,
    /// Working notes and identifiers of other systems stay inside.
    Internal,
}

/// A release profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// For whom.
    pub audience: Audience,
    /// Whether people are named.
    pub identifiability: Identifiability,
}

/// What is left of a record, and what was cut: each field's pattern with the reason and how often.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Released {
    /// The fields that leave.
    pub fields: Fields,
    /// What was cut.
    pub cut: BTreeMap<(&'static str, Cut), usize>,
}

/// Says whether record ids leave as they are, so that a court can trace them; elsewhere a report has ids of its own.
pub const fn keeps_ids(audience: Audience) -> bool {
    matches!(audience, Audience::NationalCourt | Audience::InternationalCourt)
}

/// Gives the most exact level of a place that an audience sees, whatever the record allows.
const fn floor(audience: Audience) -> PlaceLevel {
    match audience {
        Audience::Public | Audience::Statistics => PlaceLevel::Kilometre,
        Audience::Partner | Audience::UnitedNations => PlaceLevel::Metres100,
        Audience::NationalCourt | Audience::InternationalCourt => PlaceLevel::Exact,
    }
}

impl Profile {
    /// Says whether fields of a class leave.
    pub const fn lets_out(self, class: Sensitivity) -> bool {
        let court = matches!(self.audience, Audience::NationalCourt | Audience::InternationalCourt);
        match class {
            // What informants said leaves only after their consent was checked; who they are is a person's field.
            Sensitivity::Open | Sensitivity::Technical | Sensitivity::Location | Sensitivity::Informant => true,
            Sensitivity::Identity => matches!(self.identifiability, Identifiability::Named),
            Sensitivity::Device => !matches!(self.audience, Audience::Public | Audience::Statistics),
            Sensitivity::Medical => court,
        }
    }

    /// Applies the profile to a record. `released` maps the records of this release to the ids under which they leave.
    pub fn release(self, kind: Kind, fields: &Fields, released: &BTreeMap<RecordId, RecordId>) -> Released {
        let mut out = Released::default();
        for (path, value) in fields {
            let Some(row) = field::find_field(kind, path) else {
                // A field that this version does not know has no class, so nobody has judged it.
                *out.cut.entry(("?", Cut::Internal)).or_default() += 1;
                continue;
            };
            if path.as_str() == RecordState::KIND {
                out.fields.insert(path.clone(), value.clone());
                continue;
            }
            match self.field(row, fields, path, value, released) {
                Ok((path, value)) => {
                    out.fields.insert(path, value);
                }
                Err(cut) => *out.cut.entry((row.path, cut)).or_default() += 1,
            }
        }
        out
    }

    fn field(
        self,
        row: &field::Field,
        fields: &Fields,
        path: &Path,
        value: &Value,
        released: &BTreeMap<RecordId, RecordId>,
    ) -> Result<(Path, Value), Cut> {
        if matches!(
            path.as_str(),
            "remarks" | "reference" | "project" | "grouping" | "local_index" | "stix_id" | "original"
        ) || path.segments().next_back() == Some("comments")
        {
            return Err(Cut::Internal);
        }
        // A reference to a person is no name: in an anonymised release the person leaves under a label.
        let reference =
            matches!(row.ty, FieldType::Reference(_) | FieldType::AnyReference | FieldType::ReferenceSet(_));
        if !reference && !self.lets_out(row.class) {
            return Err(Cut::Class(row.class));
        }
        match row.ty {
            FieldType::Reference(_) | FieldType::AnyReference => {
                let id = value.as_text().and_then(|id| id.parse::<RecordId>().ok());
                let new = id.and_then(|id| released.get(&id)).ok_or(Cut::NotReleased)?;
                Ok((path.clone(), Value::Text(new.to_string())))
            }
            FieldType::ReferenceSet(_) => {
                let old =
                    path.segments().next_back().and_then(|id| id.parse::<RecordId>().ok()).ok_or(Cut::NotReleased)?;
                let new = released.get(&old).ok_or(Cut::NotReleased)?;
                let renamed = Path::parse(&path.as_str().replace(&old.to_string(), &new.to_string()))
                    .map_err(|_| Cut::NotReleased)?;
                Ok((renamed, value.clone()))
            }
            FieldType::Place | FieldType::Point => self.place(row, fields, path, value),
            _ if matches!(path.segments().next_back(), Some("where_radius" | "where_area" | "where_country")) => {
                self.place(row, fields, path, value)
            }
            _ => Ok((path.clone(), value.clone())),
        }
    }

    fn place(self, row: &field::Field, fields: &Fields, path: &Path, value: &Value) -> Result<(Path, Value), Cut> {
        let owner = path.as_str().rsplit_once('/').map_or(String::new(), |(owner, _)| format!("{owner}/"));
        let allowed = fields
            .get(format!("{owner}where_level").as_str())
            .or_else(|| fields.get("where_level"))
            .and_then(Value::as_text);
        let level = PlaceLevel::of(allowed).max(floor(self.audience));
        if let FieldType::Point = row.ty {
            let coarse = value
                .as_text()
                .and_then(|text| Point::parse(text).ok())
                .and_then(|point| point.coarsen(level))
                .ok_or(Cut::Place)?;
            return Ok((path.clone(), Value::Text(coarse.point.to_string())));
        }
        let shown = match path.segments().next_back() {
            Some("where_area") => level.shows_area(),
            Some("where_country") => level.shows_country(),
            _ => level.shows_name(),
        };
        if shown { Ok((path.clone(), value.clone())) } else { Err(Cut::Place) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(list: &[(&str, &str)]) -> Fields {
        list.iter().map(|(path, value)| (Path::parse(path).unwrap(), Value::from(*value))).collect()
    }

    const PUBLIC: Profile = Profile { audience: Audience::Public, identifiability: Identifiability::Anonymised };
    const COURT: Profile = Profile { audience: Audience::InternationalCourt, identifiability: Identifiability::Named };

    #[test]
    fn an_anonymised_release_says_nothing_of_who_a_person_is() {
        let person =
            fields(&[("kind", "person"), ("pseudonym", "J-17"), ("occupation", "journalist"), ("health", "asthma")]);
        let released = PUBLIC.release(Kind::Person, &person, &BTreeMap::new());
        assert!(!released.fields.contains_key("occupation") && !released.fields.contains_key("health"));
        assert_eq!(released.cut[&("occupation", Cut::Class(Sensitivity::Identity))], 1);
        let released = COURT.release(Kind::Person, &person, &BTreeMap::new());
        assert!(released.fields.contains_key("occupation") && released.fields.contains_key("health"));
    }

    #[test]
    fn a_place_leaves_no_more_exact_than_its_record_and_the_audience_allow() {
        let incident = |level: &str| {
            fields(&[
                ("kind", "incident"),
                ("where", "12 Mill Lane"),
                ("where_area", "North"),
                ("where_country", "XK"),
                ("where_point", "42.1,20.1"),
                ("where_level", level),
            ])
        };
        let shown = |profile: Profile, level: &str| -> Vec<String> {
            let released = profile.release(Kind::Incident, &incident(level), &BTreeMap::new());
            ["where", "where_area", "where_country", "where_point"]
                .into_iter()
                .filter(|path| released.fields.contains_key(*path))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(shown(COURT, "exact"), ["where", "where_area", "where_country", "where_point"]);
        assert_eq!(shown(PUBLIC, "exact"), ["where_area", "where_country", "where_point"]);
        assert_eq!(shown(COURT, "country"), ["where_country"]);
        assert_eq!(shown(COURT, "withheld"), Vec::<String>::new());
    }

    #[test]
    fn a_place_whose_level_nobody_chose_is_withheld() {
        let incident = fields(&[("kind", "incident"), ("where", "12 Mill Lane"), ("where_country", "XK")]);
        let released = COURT.release(Kind::Incident, &incident, &BTreeMap::new());
        assert!(!released.fields.contains_key("where") && !released.fields.contains_key("where_country"));
    }

    #[test]
    fn a_reference_leaves_only_to_what_leaves_too_and_under_its_new_id() {
        let (old, new, other) =
            (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]), RecordId::from_bytes([3; 16]));
        let incident = fields(&[
            ("kind", "incident"),
            ("acts/0000000000000001/victim", &old.to_string()),
            ("acts/0000000000000002/victim", &other.to_string()),
        ]);
        let released = PUBLIC.release(Kind::Incident, &incident, &BTreeMap::from([(old, new)]));
        assert_eq!(released.fields["acts/0000000000000001/victim"], Value::Text(new.to_string()));
        assert_eq!(released.cut[&("acts/*/victim", Cut::NotReleased)], 1);
    }

    #[test]
    fn working_notes_and_unknown_fields_stay_inside() {
        let incident = fields(&[
            ("kind", "incident"),
            ("remarks", "call him back"),
            ("from_the_future", "x"),
            ("acts/0000000000000001/comments", "ask the lawyer"),
        ]);
        let released = COURT.release(Kind::Incident, &incident, &BTreeMap::new());
        assert_eq!(released.fields.len(), 1);
        assert_eq!(released.cut.len(), 3);
    }
}
