//! Checking a record as a whole: what one value needs beside it, dates in their order, statements that stay as they were.
//!
//! Only what the edits make worse is refused. A record that came in by sync or from an older version may break a rule
//! already, and people must still be able to work on it.

use std::collections::BTreeSet;

use super::EditError;
use crate::case_number::CaseNumber;
use crate::field::{FieldType, find_field};
use crate::{Edit, Edtf, Fields, Kind, Path, RecordId, Value, fields_under};

/// A value that says something only together with others.
struct Needs {
    kind: Kind,
    /// The pattern of the field that needs them.
    field: &'static str,
    /// The values with which it needs them; empty: any.
    values: &'static [&'static str],
    /// Patterns, each of which must have a value. Of a list that `field` is not in, one item must have all of them.
    needs: &'static [&'static str],
    /// How many items of that list.
    items: usize,
}

const fn needs(
    kind: Kind,
    field: &'static str,
    values: &'static [&'static str],
    needs: &'static [&'static str],
) -> Needs {
    Needs { kind, field, values, needs, items: 1 }
}

static NEEDS: &[Needs] = &[
    needs(Kind::Case, "status", &["closed"], &["outcome"]),
    // "Nothing found" without what was looked at, and for what, would be read as "safe".
    needs(Kind::Examination, "result", &["nothing-found"], &["examined/*/what"]),
    needs(Kind::Examination, "result", &["nothing-found"], &["indicator_sets/*/sha256", "indicator_sets/*/published"]),
    needs(Kind::Examination, "steps/*/result", &["done-differently"], &["steps/*/deviation", "steps/*/reason"]),
    needs(Kind::Examination, "protocol_version", &[], &["protocol"]),
    needs(Kind::Examination, "closed", &[], &["closed_by"]),
    needs(Kind::Judgment, "verdict", &["corroborated", "refuted", "established"], &["citations/*/record"]),
    needs(Kind::Judgment, "verdict", &["established", "not-established"], &["standard"]),
    Needs {
        kind: Kind::Judgment,
        field: "verdict",
        values: &["same", "different"],
        needs: &["subjects/*/record"],
        items: 2,
    },
    needs(Kind::Judgment, "reversed", &["true"], &["reversed_reason"]),
    needs(Kind::Assessment, "treatment", &["accept"], &["accepted_by"]),
    needs(Kind::Assessment, "treatment", &["accept"], &["review"]),
    needs(Kind::Evidence, "held", &["elsewhere"], &["custodian"]),
    needs(Kind::Evidence, "operation", &[], &["parent"]),
    needs(Kind::SavedView, "filters/*/path", &[], &["shows"]),
];

/// Two dates of one record, of which the second is not before the first.
static ORDERS: &[(Kind, &str, &str)] = &[
    (Kind::Case, "received", "closed"),
    (Kind::Person, "born", "died"),
    (Kind::Device, "received", "returned"),
    (Kind::Assessment, "when", "review"),
    (Kind::Judgment, "when", "reversed_on"),
    (Kind::Indicator, "valid_from", "valid_until"),
    (Kind::IndicatorSet, "published", "obtained"),
    (Kind::Threat, "first_seen", "last_seen"),
    (Kind::Consent, "when", "expires"),
];

/// Checks what checked edits make of a record, from the fields that it had before (none for a new one).
///
/// # Errors
/// [`EditError::Incomplete`], [`EditError::Order`], [`EditError::Verbatim`], [`EditError::CaseNumber`] or
/// [`EditError::UnknownField`] (of a saved view) for the first rule that the record breaks and did not break before.
pub fn check_whole(kind: Kind, before: &Fields, edits: &[Edit]) -> Result<(), EditError> {
    let mut after = before.clone();
    for edit in edits {
        match &edit.value {
            Some(value) => after.insert(edit.path.clone(), value.clone()),
            None => after.remove(edit.path.as_str()),
        };
    }
    check_verbatim(kind, before, &after)?;
    check_case_number(kind, &after, edits)?;
    let old: BTreeSet<Broken> = broken(kind, before);
    match broken(kind, &after).into_iter().find(|found| !old.contains(found)) {
        None => Ok(()),
        Some(Broken { path, rule: Rule::Needs(needs) }) => Err(EditError::Incomplete { path, needs }),
        Some(Broken { path, rule: Rule::After(first) }) => Err(EditError::Order { path, first }),
        Some(Broken { path, rule: Rule::Field }) => Err(EditError::UnknownField { path }),
    }
}

/// Checks that references lead to records of the kind that their fields name.
///
/// `kind_of` gives the kind of a record that is here. One that is not here passes: it may come with the next sync.
///
/// # Errors
/// [`EditError::WrongKind`] for the first that leads elsewhere.
pub fn check_references(
    kind: Kind,
    edits: &[Edit],
    mut kind_of: impl FnMut(&RecordId) -> Option<Kind>,
) -> Result<(), EditError> {
    for edit in edits {
        let Some(value) = &edit.value else { continue };
        let Some(field) = find_field(kind, &edit.path) else { continue };
        let (expected, id) = match field.ty {
            FieldType::Reference(expected) => (expected, value.as_text()),
            FieldType::ReferenceSet(expected) => (expected, edit.path.segments().next_back()),
            _ => continue,
        };
        let found = id.and_then(|id| id.parse().ok()).and_then(|id| kind_of(&id));
        if found.is_some_and(|found| found != expected) {
            return Err(EditError::WrongKind { path: edit.path.clone(), expected });
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    Needs(&'static str),
    After(&'static str),
    Field,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Broken {
    path: Path,
    rule: Rule,
}

fn broken(kind: Kind, fields: &Fields) -> BTreeSet<Broken> {
    let mut found = BTreeSet::new();
    for rule in NEEDS.iter().filter(|rule| rule.kind == kind) {
        for path in matching(fields, rule.field) {
            let value = fields.get(path.as_str()).map(|value| value.display().into_owned()).unwrap_or_default();
            if !rule.values.is_empty() && !rule.values.contains(&value.as_str()) {
                continue;
            }
            if let Some(missing) = missing(fields, rule, path) {
                found.insert(Broken { path: path.clone(), rule: Rule::Needs(missing) });
            }
        }
    }
    for (_, first, second) in ORDERS.iter().filter(|(of, ..)| *of == kind) {
        let date = |path: &str| fields.get(path).and_then(Value::as_text).and_then(|text| Edtf::parse(text).ok());
        let (Some(start), Some(end), Ok(path)) = (date(first), date(second), Path::parse(second)) else { continue };
        if let (Some(start), Some(end)) = (start.earliest(), end.latest())
            && end < start
        {
            found.insert(Broken { path, rule: Rule::After(first) });
        }
    }
    if kind == Kind::SavedView {
        found.extend(unknown_filters(fields));
    }
    found
}

/// Gives the paths of existing items that match a pattern.
fn matching<'a>(fields: &'a Fields, pattern: &'a str) -> impl Iterator<Item = &'a Path> + 'a {
    fields.keys().filter(move |path| fits(path, pattern) && stands(fields, path))
}

fn fits(path: &Path, pattern: &str) -> bool {
    let mut segments = path.segments();
    pattern.split('/').all(|part| segments.next().is_some_and(|segment| part == "*" || part == segment))
        && segments.next().is_none()
}

/// Says whether the item that holds a path exists; what lies in a removed item counts for nothing.
fn stands(fields: &Fields, path: &Path) -> bool {
    match path.as_str().rsplit_once('/') {
        Some((item, _)) => fields.get(item) == Some(&Value::Flag(true)),
        None => true,
    }
}

fn missing(fields: &Fields, rule: &Needs, path: &Path) -> Option<&'static str> {
    let list = |pattern: &str| pattern.split_once("/*/").map(|(list, _)| list.to_owned());
    let own = rule.needs.first().and_then(|first| list(first));
    let item = path.as_str().rsplit_once('/').map(|(item, _)| item);
    if own.is_none() || own == list(rule.field) {
        // Of the same item, or of the record itself.
        return rule.needs.iter().copied().find(|needed| {
            let leaf = needed.rsplit('/').next().unwrap_or(needed);
            let path = item.filter(|_| needed.contains("/*/")).map_or(leaf.to_owned(), |item| format!("{item}/{leaf}"));
            !fields.contains_key(path.as_str())
        });
    }
    let first = rule.needs.first().copied()?;
    let complete = matching(fields, first)
        .filter(|found| {
            let item = found.as_str().rsplit_once('/').map(|(item, _)| item).unwrap_or_default();
            rule.needs.iter().all(|needed| {
                let leaf = needed.rsplit('/').next().unwrap_or(needed);
                fields.contains_key(format!("{item}/{leaf}").as_str())
            })
        })
        .count();
    (complete < rule.items).then(|| {
        // Name what is missing: the last of them, where the others are there.
        let some = matching(fields, first).count() >= rule.items;
        if some { rule.needs.last().copied().unwrap_or(first) } else { first }
    })
}

/// Finds the filters and columns of a saved view that name no field of what it shows.
fn unknown_filters(fields: &Fields) -> BTreeSet<Broken> {
    let shown = fields.get("shows").and_then(Value::as_text).and_then(Kind::parse);
    let Some(shown) = shown else { return BTreeSet::new() };
    let named = ["filters/*/path", "columns/*/path"].into_iter().flat_map(|pattern| matching(fields, pattern));
    named
        .filter(|path| {
            let text = fields.get(path.as_str()).and_then(Value::as_text).unwrap_or_default();
            crate::filter::find(shown, text).is_none()
        })
        .map(|path| Broken { path: path.clone(), rule: Rule::Field })
        .collect()
}

/// Refuses to change or clear the words of a statement or account that goes on existing: what people said stays, and what
/// they say later is added.
fn check_verbatim(kind: Kind, before: &Fields, after: &Fields) -> Result<(), EditError> {
    if kind != Kind::Incident {
        return Ok(());
    }
    for (path, old) in fields_under(before, "statements") {
        let words = fits(path, "statements/*/text") || fits(path, "statements/*/accounts/*/text");
        if words && stands_all(before, path) && stands_all(after, path) && after.get(path.as_str()) != Some(old) {
            return Err(EditError::Verbatim { path: path.clone() });
        }
    }
    Ok(())
}

/// Says whether every item that a path lies in exists.
fn stands_all(fields: &Fields, path: &Path) -> bool {
    let text = path.as_str();
    let owner = |at: usize| text.get(..at).unwrap_or_default();
    text.match_indices('/').skip(1).step_by(2).all(|(at, _)| fields.get(owner(at)) == Some(&Value::Flag(true)))
}

/// Refuses a case number in our form whose check digit does not fit. Other schemes of numbers are people's own.
fn check_case_number(kind: Kind, after: &Fields, edits: &[Edit]) -> Result<(), EditError> {
    let number = after.get("reference").and_then(Value::as_text).filter(|_| kind == Kind::Case);
    match (number, edits.iter().find(|edit| edit.path.as_str() == "reference")) {
        (Some(text), Some(edit)) if CaseNumber::has_form(text) && text.parse::<CaseNumber>().is_err() => {
            Err(EditError::CaseNumber { path: edit.path.clone() })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
