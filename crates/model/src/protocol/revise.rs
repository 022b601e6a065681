//! Changing what a protocol holds: each change makes a new version, and keeps what the older ones held.

use super::{MAX_STEPS, MAX_VERSION, holds, items, version};
use crate::{Edit, Fields, ItemId, Path, Value, fields_under};

/// Names a list of a protocol that has versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The steps of a procedure.
    Steps,
    /// The levels of the scales of a risk template.
    Scales,
}

impl List {
    /// Gives the name of the list in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Scales => "scales",
        }
    }
}

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revision {
    /// A new item, with its fields by their names in the item.
    Add {
        /// Its id.
        item: ItemId,
        /// Its fields.
        fields: Vec<(&'static str, Value)>,
    },
    /// Other fields for an item. What is not named stays; nothing clears.
    Change {
        /// The item as it is.
        item: ItemId,
        /// The fields that change.
        fields: Vec<(&'static str, Option<Value>)>,
    },
    /// The item holds no longer.
    Retire {
        /// The item.
        item: ItemId,
    },
}

/// Says why a protocol cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RevisionError {
    /// The version that the protocol stands at has no such item.
    #[error("find the item in this version of the protocol")]
    NoItem,
    /// It would have more than [`MAX_STEPS`] items.
    #[error("keep the protocol within {MAX_STEPS} items")]
    TooMany,
    /// It stands at [`MAX_VERSION`].
    #[error("give the protocol a higher version")]
    LastVersion,
}

/// Gives the edits by which a protocol goes to its next version.
///
/// An item that changes is closed and followed by one whose id follows from it, so that two people who change the same item
/// apart meet in one item, with a conflict where they differ. The note says what changed; without one, that of the version
/// before is cleared. So is the approval, which was given to that version.
///
/// # Errors
/// [`RevisionError`]; nothing is changed then.
pub fn revise(
    protocol: &Fields,
    list: List,
    revision: Revision,
    note: Option<&str>,
) -> Result<Vec<Edit>, RevisionError> {
    let now = version(protocol);
    let next = now.checked_add(1).filter(|next| *next <= MAX_VERSION).ok_or(RevisionError::LastVersion)?;
    let name = list.name();
    let current: Vec<ItemId> = items(protocol, name).filter(|item| holds(protocol, name, item, now)).collect();
    let must_be_current = |item: &ItemId| if current.contains(item) { Ok(()) } else { Err(RevisionError::NoItem) };
    let mut edits = Edits::default();
    match revision {
        Revision::Add { item, fields } => {
            if current.len() >= MAX_STEPS {
                return Err(RevisionError::TooMany);
            }
            edits.set(&format!("{name}/{item}"), Some(true.into()));
            for (leaf, value) in fields {
                edits.set(&format!("{name}/{item}/{leaf}"), Some(value));
            }
            edits.set(&format!("{name}/{item}/since"), Some(next.into()));
        }
        Revision::Change { item, fields } => {
            must_be_current(&item)?;
            let heir = ItemId::derive(&[b"revision", name.as_bytes(), item.as_bytes()]);
            edits.set(&format!("{name}/{item}/until"), Some(now.into()));
            edits.set(&format!("{name}/{heir}"), Some(true.into()));
            let prefix = format!("{name}/{item}");
            for (path, value) in fields_under(protocol, &prefix) {
                let leaf = path.as_str().get(prefix.len() + 1..).unwrap_or_default();
                if !matches!(leaf, "since" | "until") && fields.iter().all(|(changed, _)| *changed != leaf) {
                    edits.set(&format!("{name}/{heir}/{leaf}"), Some(value.clone()));
                }
            }
            for (leaf, value) in fields {
                if value.is_some() {
                    edits.set(&format!("{name}/{heir}/{leaf}"), value);
                }
            }
            edits.set(&format!("{name}/{heir}/since"), Some(next.into()));
        }
        Revision::Retire { item } => {
            must_be_current(&item)?;
            edits.set(&format!("{name}/{item}/until"), Some(now.into()));
        }
    }
    edits.set("version", Some(next.into()));
    edits.set("changes", note.map(Value::from));
    for path in ["approved_by", "approved"] {
        if protocol.contains_key(path) {
            edits.set(path, None);
        }
    }
    Ok(edits.0)
}

#[derive(Default)]
struct Edits(Vec<Edit>);

impl Edits {
    fn set(&mut self, path: &str, value: Option<Value>) {
        if let Ok(path) = Path::parse(path) {
            self.0.push(Edit { path, value });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::steps;
    use crate::{Kind, check_edits};

    const FIRST: &str = "00000000000000aa";

    fn apply(protocol: &mut Fields, edits: &[Edit]) {
        for edit in check_edits(Kind::Protocol, edits).unwrap() {
            match edit.value {
                Some(value) => protocol.insert(edit.path, value),
                None => protocol.remove(&edit.path),
            };
        }
    }

    fn protocol() -> Fields {
        let mut fields = Fields::new();
        let edits: Vec<Edit> = [
            ("version", "1"),
            ("approved_by", "Noor"),
            ("changes", "first"),
            ("steps/00000000000000aa/title", "Make a backup"),
            ("steps/00000000000000aa/order", "1"),
            ("steps/00000000000000aa/required", "yes"),
        ]
        .iter()
        .map(|(path, value)| Edit { path: Path::parse(path).unwrap(), value: Some((*value).into()) })
        .collect();
        apply(&mut fields, &edits);
        fields
    }

    fn titles(protocol: &Fields, version: i64) -> Vec<String> {
        steps(protocol, version).into_iter().map(|step| step.title).collect()
    }

    #[test]
    fn a_change_makes_a_version_and_keeps_the_older_one() {
        let mut fields = protocol();
        let change = Revision::Change {
            item: FIRST.parse().unwrap(),
            fields: vec![
                ("title", Some("Make an encrypted backup".into())),
                ("warning", Some("Not in a cloud".into())),
            ],
        };
        let edits = revise(&fields, List::Steps, change.clone(), Some("Encrypted only")).unwrap();
        apply(&mut fields, &edits);
        assert_eq!(titles(&fields, 1), ["Make a backup"]);
        assert_eq!(titles(&fields, 2), ["Make an encrypted backup"]);
        let step = steps(&fields, 2).remove(0);
        assert!(step.required && step.order == Some(1) && step.since == 2);
        // The approval was given to another version.
        assert!(!fields.contains_key("approved_by"));
        assert_eq!(fields.get("changes"), Some(&Value::from("Encrypted only")));
        // Two people who change the same step apart meet in one.
        assert_eq!(edits, revise(&protocol(), List::Steps, change, Some("Encrypted only")).unwrap());
    }

    #[test]
    fn what_holds_no_longer_is_neither_changed_nor_retired() {
        let mut fields = protocol();
        let retire = Revision::Retire { item: FIRST.parse().unwrap() };
        let edits = revise(&fields, List::Steps, retire.clone(), None).unwrap();
        apply(&mut fields, &edits);
        assert_eq!((titles(&fields, 1).len(), titles(&fields, 2).len()), (1, 0));
        assert_eq!(fields.get("changes"), None);
        assert_eq!(revise(&fields, List::Steps, retire, None), Err(RevisionError::NoItem));
        let elsewhere = Revision::Retire { item: FIRST.parse().unwrap() };
        assert_eq!(revise(&fields, List::Scales, elsewhere, None), Err(RevisionError::NoItem));
    }

    #[test]
    fn the_steps_and_versions_of_a_protocol_have_an_end() {
        let mut fields = Fields::new();
        for n in 0..MAX_STEPS as u64 {
            let item = ItemId::from_bytes(n.to_be_bytes());
            fields.insert(Path::parse(&format!("steps/{item}")).unwrap(), Value::Flag(true));
        }
        let add = |item: u64| Revision::Add { item: ItemId::from_bytes(item.to_be_bytes()), fields: Vec::new() };
        assert_eq!(revise(&fields, List::Steps, add(900_000), None), Err(RevisionError::TooMany));
        assert!(revise(&fields, List::Scales, add(900_000), None).is_ok());
        let mut fields = protocol();
        fields.insert(Path::parse("version").unwrap(), Value::Int(MAX_VERSION));
        assert_eq!(revise(&fields, List::Steps, add(1), None), Err(RevisionError::LastVersion));
    }
}
