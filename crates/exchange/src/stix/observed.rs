//! Objects that were observed, for patterns to be held against: a bundle, or one `observed-data`.

use std::collections::BTreeMap;

use super::pattern::{Beyond, Pattern, evaluate};
use crate::json::{Json, JsonError, JsonLimits, JsonReader};

/// What a file of observed objects may have at most.
pub const MAX_BYTES: usize = 64 << 20;

/// Says why observed objects were not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ObservedError {
    /// The file is too large.
    #[error("read a file of at most {MAX_BYTES} bytes")]
    TooLarge,
    /// It is no text in UTF-8.
    #[error("read text in UTF-8 at byte {0}")]
    NotText(usize),
    /// It is no JSON.
    #[error("read JSON")]
    Json(#[from] JsonError),
    /// It holds nothing that was observed.
    #[error("find observed objects")]
    Nothing,
}

/// Objects that were observed together.
#[derive(Debug)]
struct Unit<'a> {
    name: String,
    objects: Vec<(String, &'a Json<'a>)>,
}

/// Reads a file: a bundle, an `observed-data` of STIX 2.0 with its objects inside, a list of objects or one alone.
///
/// # Errors
/// [`ObservedError`].
pub fn read(bytes: &[u8]) -> Result<Json<'_>, ObservedError> {
    if bytes.len() > MAX_BYTES {
        return Err(ObservedError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ObservedError::NotText(error.valid_up_to()))?;
    let mut reader = JsonReader::new(text.strip_prefix('\u{FEFF}').unwrap_or(text), JsonLimits::default());
    let json = reader.value()?;
    reader.end()?;
    Ok(json)
}

/// Observed objects, in the units that were observed together.
#[derive(Debug)]
pub struct Observed<'a> {
    units: Vec<Unit<'a>>,
    by_id: BTreeMap<&'a str, &'a Json<'a>>,
}

/// Where a pattern held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The id of the `observed-data`; empty where objects stand without one.
    pub unit: String,
    /// The id of the object, or its key.
    pub object: String,
}

impl<'a> Observed<'a> {
    /// Takes what was observed out of a file.
    ///
    /// # Errors
    /// [`ObservedError::Nothing`].
    pub fn of(json: &'a Json<'a>) -> Result<Self, ObservedError> {
        let all: Vec<&Json<'a>> = match json {
            Json::List(items) => items.iter().collect(),
            Json::Object(_) if json.get("objects").is_some_and(|objects| matches!(objects, Json::List(_))) => {
                json.get("objects").map(Json::items).unwrap_or_default().iter().collect()
            }
            _ => vec![json],
        };
        let kind = |object: &Json<'a>| object.get("type").and_then(Json::as_text).unwrap_or_default().to_owned();
        let id = |object: &'a Json<'a>| object.get("id").and_then(Json::as_text);
        let by_id: BTreeMap<&str, &Json<'a>> = all.iter().filter_map(|object| Some((id(object)?, *object))).collect();
        let mut units = Vec::new();
        let mut loose = Vec::new();
        for object in all {
            if kind(object).is_empty() {
                continue;
            }
            if kind(object) != "observed-data" {
                let category = super::project::category_of(&kind(object));
                if category == super::Category::Observable || category == super::Category::Custom {
                    loose.push((id(object).unwrap_or_default().to_owned(), object));
                }
                continue;
            }
            let inside = object.get("objects").map(Json::entries).unwrap_or_default();
            let mut objects: Vec<_> = inside.iter().map(|(key, object)| (key.to_string(), object)).collect();
            let refs = object.get("object_refs").map(Json::items).unwrap_or_default();
            let named = refs.iter().filter_map(Json::as_text);
            objects.extend(named.filter_map(|id| Some((id.to_owned(), *by_id.get(id)?))));
            units.push(Unit { name: id(object).unwrap_or_default().to_owned(), objects });
        }
        if units.is_empty() && !loose.is_empty() {
            units.push(Unit { name: String::new(), objects: loose });
        }
        if units.iter().all(|unit| unit.objects.is_empty()) {
            return Err(ObservedError::Nothing);
        }
        Ok(Self { units, by_id })
    }

    /// Counts the objects.
    pub fn len(&self) -> usize {
        self.units.iter().map(|unit| unit.objects.len()).sum()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives where a pattern holds.
    ///
    /// # Errors
    /// [`Beyond`], when it asks for more than conformance level 1 has.
    pub fn matching(&self, pattern: &Pattern) -> Result<Vec<Held>, Beyond> {
        let mut held = Vec::new();
        for unit in &self.units {
            let objects: Vec<&'a Json<'a>> = unit.objects.iter().map(|(_, object)| *object).collect();
            let lookup = |id: &str| {
                let inside = unit.objects.iter().find(|(key, _)| key == id).map(|(_, object)| *object);
                inside.or_else(|| self.by_id.get(id).copied())
            };
            for place in evaluate(pattern, &objects, &lookup)? {
                let object = unit.objects.get(place).map(|(id, _)| id.clone()).unwrap_or_default();
                held.push(Held { unit: unit.name.clone(), object });
            }
        }
        Ok(held)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::parse;
    use super::*;

    #[test]
    fn patterns_are_held_against_what_was_observed_together() {
        let bundle = br#"{"type":"bundle","objects":[
            {"type":"observed-data","id":"observed-data--1","object_refs":["file--1"]},
            {"type":"observed-data","id":"observed-data--2","object_refs":["domain-name--1"]},
            {"type":"file","id":"file--1","name":"a","size":1},
            {"type":"domain-name","id":"domain-name--1","value":"bad.example"},
            {"type":"domain-name","id":"domain-name--2","value":"unseen.example"},
            {"type":"indicator","id":"indicator--1"}]}"#;
        let json = read(bundle).unwrap();
        let observed = Observed::of(&json).unwrap();
        assert_eq!(observed.len(), 2);
        let held = |text: &str| observed.matching(&parse(text).unwrap()).unwrap();
        let two = Held { unit: "observed-data--2".into(), object: "domain-name--1".into() };
        assert_eq!(held("[domain-name:value = 'bad.example']"), [two]);
        assert_eq!(held("[domain-name:value = 'unseen.example']"), []);
        assert_eq!(held("[file:name = 'a' AND file:size = 1]").len(), 1);
    }

    #[test]
    fn stix_2_0_holds_its_objects_inside_and_loose_objects_are_taken_together() {
        let old = br#"{"type":"observed-data","id":"o","objects":{"0":{"type":"email-message","from_ref":"1"},
            "1":{"type":"email-addr","value":"a@b.example"}}}"#;
        let json = read(old).unwrap();
        let pattern = parse("[email-message:from_ref.value = 'a@b.example']").unwrap();
        assert_eq!(Observed::of(&json).unwrap().matching(&pattern).unwrap().len(), 1);
        let loose = read(br#"[{"type":"app","id":"x","cert":{"sha256":"ab"}}]"#).unwrap();
        let pattern = parse("[app:cert.sha256 = 'ab']").unwrap();
        assert_eq!(Observed::of(&loose).unwrap().matching(&pattern).unwrap().len(), 1);
        for nothing in ["{}", "[]", "7", r#"{"type":"bundle","objects":[{"type":"indicator"}]}"#] {
            assert_eq!(Observed::of(&read(nothing.as_bytes()).unwrap()).unwrap_err(), ObservedError::Nothing);
        }
        assert!(matches!(read(b"{"), Err(ObservedError::Json(_))));
    }
}
