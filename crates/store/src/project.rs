//! From a record's readable state to the rows that lists, search and links are answered from. Pure.

use cairn_model::field::find_pattern;
use cairn_model::filter::{Test, Wanted, stands};
use cairn_model::{
    CircleId, Day, FieldType, ItemId, Kind, Path, RecordId, RecordState, Timestamp, Value, find_field, summarize,
};

use crate::body;
use crate::digest::record_hash;
use crate::error::StoreError;
use crate::named;
use crate::text::{filter_token, index_text};

/// The names, apart from field paths, under which exact tokens are kept.
pub(crate) const KIND: &str = "\u{1}kind";
pub(crate) const CIRCLE: &str = "\u{1}circle";
pub(crate) const DELETED: &str = "\u{1}deleted";
pub(crate) const YEAR: &str = "\u{1}year";
/// The value of [`YEAR`] for what spans more years than are listed one by one.
pub(crate) const MANY_YEARS: &str = "many";
/// How many years one record, or one query, lists one by one.
pub(crate) const MAX_YEARS: i64 = 40;
/// The `earliest` of a record without a date, which no range contains.
pub(crate) const NO_EARLIEST: i64 = i64::MAX;
/// The `latest` of a record without a date.
pub(crate) const NO_LATEST: i64 = i64::MIN;

/// The rows of one record.
#[derive(Debug)]
pub(crate) struct Projected {
    pub(crate) id: RecordId,
    pub(crate) updated: Timestamp,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) date: Option<String>,
    pub(crate) earliest: i64,
    pub(crate) latest: i64,
    pub(crate) place: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) tlp: Option<String>,
    pub(crate) deleted: bool,
    pub(crate) readable: bool,
    /// What stands for the record in the digest of its circle.
    pub(crate) hash: [u8; 32],
    pub(crate) body: Vec<u8>,
    pub(crate) tokens: String,
    pub(crate) links: Vec<LinkRow>,
    pub(crate) conflicts: Vec<(String, Vec<u8>)>,
}

/// One link, as a row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LinkRow {
    pub(crate) item: ItemId,
    pub(crate) relation: String,
    pub(crate) target: RecordId,
}

/// Projects records one after another, keeping what can be used again.
pub(crate) struct Projector {
    packer: body::Packer,
}

fn is_set(ty: FieldType) -> bool {
    matches!(ty, FieldType::CodeSet(_) | FieldType::ReferenceSet(_))
}

/// Says whether a field holds an answer for each of several terms, so that one answer is asked for by its own path.
const fn is_answer(ty: FieldType) -> bool {
    matches!(ty, FieldType::CodeMap { .. })
}

/// Gives the tokens of which a record has one exactly where a condition holds, or would if it were not negated; `None`
/// where the index does not tell.
pub(crate) fn exact_tokens(test: &Test) -> Option<Vec<String>> {
    let Wanted::Values(values) = &test.wanted else { return None };
    let field = test.field();
    let answer = is_answer(field.ty) && !test.path().contains('*');
    if !field.index.is_filter() || (test.path() != field.path && !answer) {
        return None;
    }
    Some(values.iter().map(|value| filter_token(test.path(), value)).collect())
}

/// Gives the tokens of which every record has one in which some item has such a value.
pub(crate) fn near_tokens(test: &Test) -> Option<Vec<String>> {
    let Wanted::Values(values) = &test.wanted else { return None };
    let field = test.field();
    field.index.is_filter().then(|| values.iter().map(|value| filter_token(field.path, value)).collect())
}

/// Gives the token for one filter of a list: a path as people or the field table write it, and the wanted value.
pub(crate) fn query_token(kind: Option<Kind>, path: &str, value: &str) -> String {
    let path = path.replace('.', "/");
    let kinds = kind.as_ref().map_or(Kind::ALL.as_slice(), std::slice::from_ref);
    let pattern = |pattern: &str| kinds.iter().find_map(|kind| find_pattern(*kind, pattern));
    if let Some(field) = pattern(&path) {
        return filter_token(field.path, value);
    }
    let found = Path::parse(&path).ok().and_then(|path| kinds.iter().find_map(|kind| find_field(*kind, &path)));
    if let Some(field) = found {
        // "methods/beating" = true asks for the member "beating" of the set.
        let member = path.rsplit('/').next().filter(|_| is_set(field.ty));
        if member.is_none() && is_answer(field.ty) && !path.contains('*') {
            return filter_token(&path, value);
        }
        return filter_token(field.path, member.unwrap_or(value));
    }
    // "methods" alone asks for a member of "methods/*".
    let set = format!("{path}/*");
    filter_token(pattern(&set).map_or(path.as_str(), |field| field.path), value)
}

impl Projector {
    /// Makes a projector.
    ///
    /// # Errors
    /// [`StoreError`] when the compressor cannot be set up.
    pub(crate) fn new() -> Result<Self, StoreError> {
        Ok(Self { packer: body::Packer::new()? })
    }

    /// Projects one record.
    pub(crate) fn project(
        &mut self,
        circle: &CircleId,
        id: RecordId,
        state: &RecordState,
        updated: Timestamp,
    ) -> Result<Projected, StoreError> {
        let kind_name = state.text(RecordState::KIND).unwrap_or_default();
        let kind = Kind::parse(kind_name);
        let summary = kind.map(|kind| summarize(kind, &state.fields));
        let date = summary.as_ref().and_then(|summary| summary.date.as_ref());
        let (earliest, latest) = date.map_or((NO_EARLIEST, NO_LATEST), |date| {
            (
                date.earliest().map_or(i64::MIN, |day| i64::from(day.days())),
                date.latest().map_or(i64::MAX, |day| i64::from(day.days())),
            )
        });
        let deleted = state.is_deleted();
        let mut marks = vec![filter_token(KIND, kind_name), filter_token(CIRCLE, &circle.to_string())];
        if deleted {
            marks.push(filter_token(DELETED, ""));
        }
        if date.is_some() {
            years(earliest, latest, &mut marks);
        }
        let mut texts: Vec<&str> = Vec::new();
        // What lies in a removed item is not found.
        for (path, value) in state.fields.iter().filter(|(path, _)| stands(&state.fields, path)) {
            read_field(kind, path, value, &mut texts, &mut marks);
        }
        let mut conflicts = Vec::new();
        for (path, claims) in &state.conflicts {
            for claim in claims {
                if let Some(value) = claim.value.as_ref().filter(|_| stands(&state.fields, path)) {
                    read_field(kind, path, value, &mut texts, &mut marks);
                }
            }
            conflicts.push((path.to_string(), self.packer.claims(claims)?));
        }
        Ok(Projected {
            id,
            updated,
            kind: kind_name.to_owned(),
            title: summary
                .as_ref()
                .map_or_else(|| state.text("title").unwrap_or_default().to_owned(), |s| s.title.clone()),
            date: date.map(ToString::to_string),
            earliest,
            latest,
            place: summary.as_ref().and_then(|summary| summary.place.clone()),
            status: summary.as_ref().and_then(|summary| summary.status.clone()),
            tlp: summary.as_ref().and_then(|summary| summary.tlp).map(|tlp| tlp.code().to_owned()),
            deleted,
            readable: true,
            hash: record_hash(id, state, true)?,
            body: self.packer.fields(&state.fields)?,
            tokens: index_text(texts, &marks),
            links: links(&state.fields),
            conflicts,
        })
    }

    /// Gives the rows of a record that cannot be built: listed as unreadable, so that nobody thinks it gone.
    pub(crate) fn unreadable(
        &mut self,
        circle: &CircleId,
        id: RecordId,
        updated: Timestamp,
    ) -> Result<Projected, StoreError> {
        let nothing = RecordState::default();
        let mut projected = self.project(circle, id, &nothing, updated)?;
        projected.readable = false;
        projected.hash = record_hash(id, &nothing, false)?;
        Ok(projected)
    }
}

fn read_field<'a>(
    kind: Option<Kind>,
    path: &'a Path,
    value: &'a Value,
    texts: &mut Vec<&'a str>,
    marks: &mut Vec<String>,
) {
    let Some(kind) = kind else {
        texts.extend(value.as_text());
        return;
    };
    let Some(field) = find_field(kind, path) else { return };
    let member = path.segments().next_back().filter(|_| is_set(field.ty));
    named::marks(field.ty, member.or_else(|| path.segments().next_back()), value, marks);
    if field.index.is_text() {
        texts.extend(member.or_else(|| value.as_text()));
    }
    if field.index.is_filter() {
        match member {
            Some(member) if *value == Value::Flag(true) => marks.push(filter_token(field.path, member)),
            Some(_) => {}
            None => {
                marks.push(filter_token(field.path, &value.display()));
                if is_answer(field.ty) {
                    marks.push(filter_token(path.as_str(), &value.display()));
                }
            }
        }
    }
}

/// Gives the year of a day counted from 1970-01-01.
pub(crate) fn year_of(day: i64) -> i64 {
    let day = day.clamp(i32::MIN.into(), i32::MAX.into());
    Day::from_days(i32::try_from(day).unwrap_or_default()).year().into()
}

fn years(earliest: i64, latest: i64, marks: &mut Vec<String>) {
    if earliest == i64::MIN || latest == i64::MAX {
        marks.push(filter_token(YEAR, MANY_YEARS));
        return;
    }
    let (first, last) = (year_of(earliest), year_of(latest));
    if last - first >= MAX_YEARS {
        marks.push(filter_token(YEAR, MANY_YEARS));
    } else {
        marks.extend((first..=last).map(|year| filter_token(YEAR, &year.to_string())));
    }
}

/// Reads the links among a record's fields: those whose item exists, with a relation and a target.
fn links(fields: &cairn_model::Fields) -> Vec<LinkRow> {
    let mut rows = Vec::new();
    for (path, value) in fields {
        let Some(item) = path.as_str().strip_prefix("links/").filter(|item| !item.contains('/')) else { continue };
        let part = |name: &str| fields.get(format!("links/{item}/{name}").as_str()).and_then(Value::as_text);
        if let (Value::Flag(true), Ok(item), Some(relation), Some(Ok(target))) =
            (value, item.parse(), part("relation"), part("to").map(str::parse))
        {
            rows.push(LinkRow { item, relation: relation.to_owned(), target });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_unknown_kind_is_kept_and_found() {
        let mut state = RecordState::default();
        state.fields.insert(Path::parse("kind").unwrap(), "satellite-image".into());
        state.fields.insert(Path::parse("title").unwrap(), "Burnt roofs".into());
        let projected = Projector::new()
            .unwrap()
            .project(&CircleId::from_bytes([1; 32]), RecordId::from_bytes([2; 16]), &state, Timestamp::from_millis(5))
            .unwrap();
        assert_eq!((projected.kind.as_str(), projected.title.as_str()), ("satellite-image", "Burnt roofs"));
        assert!(projected.tokens.contains("roofs"));
        assert_eq!((projected.earliest, projected.latest), (NO_EARLIEST, NO_LATEST));
    }

    #[test]
    fn links_need_item_relation_and_target() {
        let mut fields = cairn_model::Fields::new();
        let target = RecordId::from_bytes([9; 16]);
        let mut put = |path: &str, value: Value| fields.insert(Path::parse(path).unwrap(), value);
        put("links/0000000000000001", true.into());
        put("links/0000000000000001/relation", "followed".into());
        put("links/0000000000000001/to", target.to_string().into());
        put("links/0000000000000002/relation", "followed".into());
        put("links/0000000000000002/to", target.to_string().into());
        put("links/0000000000000003", true.into());
        put("links/0000000000000003/relation", "followed".into());
        put("links/0000000000000003/to", "nonsense".into());
        let item = ItemId::from_bytes([0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(links(&fields), [LinkRow { item, relation: "followed".into(), target }]);
    }
}
