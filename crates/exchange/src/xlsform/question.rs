//! Which fields a form asks, and by what names.

use cairn_model::field::Tier;
use cairn_model::{Field, FieldType, Kind};

use super::{not_asked, own_fields};
use crate::loss::Losses;

/// The name of the repeated group of files.
pub(crate) const ATTACHMENTS: &str = "attachments";

/// Something that a form asks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Asked {
    /// A question.
    Question {
        /// Its name: the field's last words.
        name: String,
        /// The field.
        field: &'static Field,
    },
    /// A list of items.
    Repeat {
        /// Its name: the list's.
        name: String,
        /// The field of the items.
        field: &'static Field,
        /// What is asked of each.
        inside: Vec<Asked>,
    },
}

/// Says whether files are asked for beside the fields.
pub(crate) const fn takes_attachments(kind: Kind) -> bool {
    matches!(kind, Kind::Incident | Kind::Person | Kind::Case)
}

/// Gives what a form of a kind asks, in the order of the field table, and notes what it cannot ask.
pub(crate) fn questions(kind: Kind, depth: Tier, losses: &mut Losses) -> Vec<Asked> {
    inside(kind, "", depth, losses)
}

fn inside(kind: Kind, base: &str, depth: Tier, losses: &mut Losses) -> Vec<Asked> {
    let mut asked = Vec::new();
    for field in own_fields(kind) {
        let Some(rest) = field.path.strip_prefix(base) else { continue };
        let tail: Vec<&str> = rest.split('/').collect();
        match tail.as_slice() {
            [name] if *name != "*" => {
                if field.tier > depth {
                    continue;
                }
                if can_ask(field) { asked.push(question(name, field)) } else { not_asked(field, losses) }
            }
            [name, "*"] => {
                if field.tier > depth {
                    continue;
                }
                match field.ty {
                    FieldType::Item if !field.shared => {
                        let inner = inside(kind, &format!("{}/", field.path), depth, losses);
                        if inner.is_empty() {
                            not_asked(field, losses);
                        } else {
                            asked.push(Asked::Repeat { name: (*name).to_owned(), field, inside: inner });
                        }
                    }
                    FieldType::CodeSet(vocabulary) if !vocabulary.terms().is_empty() => {
                        asked.push(question(name, field))
                    }
                    _ => not_asked(field, losses),
                }
            }
            // What stands inside an item is asked with the item; the dates of answers are not asked.
            _ => {}
        }
    }
    asked
}

fn question(name: &str, field: &'static Field) -> Asked {
    Asked::Question { name: name.to_owned(), field }
}

fn can_ask(field: &Field) -> bool {
    match field.ty {
        FieldType::Kind | FieldType::AnyReference | FieldType::ReferenceSet(_) | FieldType::Item => false,
        FieldType::Reference(kind) => kind == Kind::Person,
        FieldType::Flag => field.path != "deleted",
        // A marking is a decision about what may leave, taken by whoever imports.
        _ => !matches!(field.path, "tlp" | "pap"),
    }
}
