//! What a person gives of a record: paths with dots and values become edits.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::check::check_edits;
use cairn_model::{Edit, FieldType, ItemId, Kind, Path, Value, find_field};
use cairn_store::Reader;

use super::find;
use crate::api::EditInput;
use crate::error::{ApiError, ErrorCode};

/// Reads edits as people give them. A `+` stands for a new item: the same one until a field of it is given twice.
pub(crate) fn read_edits(reader: &Reader, kind: Kind, input: &[EditInput]) -> Result<Vec<Edit>, ApiError> {
    let mut edits = read_paths(input)?;
    complete_references(reader, kind, &mut edits)?;
    Ok(check_edits(kind, &edits)?)
}

/// Completes references that are given by the first digits of an id, as every id may be.
fn complete_references(reader: &Reader, kind: Kind, edits: &mut [Edit]) -> Result<(), ApiError> {
    for edit in edits {
        let Some(FieldType::Reference(_)) = find_field(kind, &edit.path).map(|field| field.ty) else { continue };
        let Some(short) = edit.value.as_ref().and_then(Value::as_text).filter(|text| (8..32).contains(&text.len()))
        else {
            continue;
        };
        if short.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            edit.value = Some(find(reader, short)?.id.to_string().into());
        }
    }
    Ok(())
}

fn read_paths(input: &[EditInput]) -> Result<Vec<Edit>, ApiError> {
    let mut open: BTreeMap<String, (ItemId, BTreeSet<String>)> = BTreeMap::new();
    let mut edits = Vec::with_capacity(input.len());
    for edit in input {
        let rest_after = |prefix: &str| {
            // What stands behind the `+` that follows this prefix, as the person wrote it.
            let depth = if prefix.is_empty() { 0 } else { prefix.split('/').count() };
            edit.path.split('.').skip(depth + 1).collect::<Vec<_>>().join(".")
        };
        let path = Path::parse_dotted(&edit.path, |prefix| {
            let rest = rest_after(prefix);
            if let Some((id, used)) = open.get_mut(prefix)
                && (rest.contains('+') || used.insert(rest.clone()))
            {
                return *id;
            }
            let id = ItemId::from_bytes(rand::random());
            open.insert(prefix.to_owned(), (id, BTreeSet::from([rest])));
            id
        })
        .map_err(|_| ApiError::new(ErrorCode::UnknownField).with("path", edit.path.clone()))?;
        edits.push(Edit { path, value: edit.value.clone().map(Value::from) });
    }
    Ok(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Scalar;

    fn set(path: &str, value: &str) -> EditInput {
        EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
    }

    fn edits_of(input: &[EditInput]) -> Result<Vec<Edit>, ApiError> {
        Ok(check_edits(Kind::Incident, &read_paths(input)?)?)
    }

    fn items(edits: &[Edit]) -> usize {
        edits.iter().filter(|edit| edit.path.as_str().starts_with("acts/") && edit.path.segments().count() == 2).count()
    }

    #[test]
    fn a_plus_stays_the_same_item_until_a_field_is_given_twice() {
        let one = [set("acts.+.type", "arrest"), set("acts.+.description", "taken from the office")];
        assert_eq!(items(&edits_of(&one).unwrap()), 1);
        let two = [set("acts.+.type", "arrest"), set("acts.+.type", "torture"), set("acts.+.description", "beaten")];
        assert_eq!(items(&edits_of(&two).unwrap()), 2);
    }

    #[test]
    fn an_unknown_field_is_named_by_its_path() {
        let error = edits_of(&[set("colour", "red")]).unwrap_err();
        assert_eq!((error.code, error.args["path"].as_str()), (ErrorCode::UnknownField, "colour"));
    }
}
