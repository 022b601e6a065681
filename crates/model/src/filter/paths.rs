//! Which field a path of a condition means. Stars may be left out, and an item or a member may be named.

use crate::Kind;
use crate::field::{Field, FieldType, fields, find_pattern, member_fits};

/// Finds the field of a path with dots or slashes; gives the path with slashes and every star written out.
pub(super) fn resolve(kind: Kind, path: &str) -> Option<(String, &'static Field)> {
    let path = path.trim().replace('.', "/");
    if path.is_empty() || path.len() > crate::Path::MAX_LEN {
        return None;
    }
    if let Some(field) = find_pattern(kind, &path) {
        return Some((path, field));
    }
    let given: Vec<&str> = path.split('/').collect();
    fields(kind).iter().find_map(|field| {
        let row: Vec<&str> = field.path.split('/').collect();
        let mut found = Vec::with_capacity(row.len());
        matches(kind, field, &row, &given, &mut found).then(|| (found.join("/"), field))
    })
}

/// What a path means where no kind is named.
pub(super) enum InAll {
    /// No kind has such a field.
    Unknown,
    /// Kinds have it, and it is not the same field in each.
    Differs,
    /// The same field in each kind that has it.
    Same(String, &'static Field),
}

/// As [`resolve`], over all kinds.
pub(super) fn resolve_in_all(path: &str) -> InAll {
    let mut found = Kind::ALL.into_iter().filter_map(|kind| resolve(kind, path));
    let Some((first, field)) = found.next() else { return InAll::Unknown };
    let same = found.all(|(path, other)| path == first && other.ty == field.ty && other.path == field.path);
    if same { InAll::Same(first, field) } else { InAll::Differs }
}

/// Matches what is left of a row against what is left of a path, and writes out what it stands for.
fn matches<'a>(kind: Kind, field: &Field, row: &[&'a str], given: &[&'a str], found: &mut Vec<&'a str>) -> bool {
    let Some((part, row_rest)) = row.split_first() else { return given.is_empty() };
    if *part != "*" {
        let Some((first, given_rest)) = given.split_first().filter(|(first, _)| *first == part) else { return false };
        found.push(first);
        if matches(kind, field, row_rest, given_rest, found) {
            return true;
        }
        found.pop();
        return false;
    }
    if let Some((first, given_rest)) = given.split_first()
        && (*first == "*" || owner(kind, field, found.len()).is_some_and(|ty| member_fits(ty, first)))
    {
        found.push(first);
        if matches(kind, field, row_rest, given_rest, found) {
            return true;
        }
        found.pop();
    }
    // The star was left out.
    found.push("*");
    if matches(kind, field, row_rest, given, found) {
        return true;
    }
    found.pop();
    false
}

/// Gives the type of the row whose last segment is the star at this depth.
fn owner(kind: Kind, field: &Field, depth: usize) -> Option<FieldType> {
    let end = field.path.match_indices('/').nth(depth).map_or(field.path.len(), |(at, _)| at);
    find_pattern(kind, field.path.get(..end)?).map(|field| field.ty)
}
