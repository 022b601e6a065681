//! Everything about one person, device, domain or other thing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{JudgmentView, RecordRow};

/// About what, and how much of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct AboutOrder {
    /// A record's id, a case's number; or a domain, address (URL), e-mail address, IP address, hash or phone number, also
    /// one that was made harmless (`bad[.]example`).
    pub what: String,
    /// Only records of this kind.
    pub kind: Option<String>,
    /// Only in this circle.
    pub circle: Option<String>,
    /// At most so many records of each kind (1 to 200; 0 means 20).
    pub limit: u32,
    /// Go on after this place of an earlier answer; takes a kind.
    pub after: Option<String>,
}

/// Everything in this vault that names something.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct AboutView {
    /// `cairn.about/1`.
    pub schema: String,
    /// The record, when it is one.
    pub record: Option<RecordRow>,
    /// What is looked for by value: the observable that was asked about, or those that the record holds.
    pub values: Vec<ObservableView>,
    /// What people judged of the record and others.
    pub judgments: Vec<JudgmentView>,
    /// Records judged to be the same, whose mentions are listed too.
    pub same: Vec<RecordRow>,
    /// Records that name it, by kind.
    pub groups: Vec<AboutGroup>,
    /// Records that it names itself.
    pub names: Vec<NamedView>,
    /// Objects of imported sets of indicators with its values.
    pub set_hits: Vec<SetHitView>,
    /// Whether more objects of sets may have its values than were looked at.
    pub set_hits_more: bool,
    /// Whether more records may name it than were looked at.
    pub more: bool,
}

/// An observable in canonical form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ObservableView {
    /// `domain`, `url`, `email`, `ipv4`, `ipv6`, `network`, `md5`, `sha1`, `sha256`, `sha512`, `phone`.
    #[serde(rename = "type")]
    pub type_: String,
    /// The value, made harmless for reading.
    pub value: String,
}

/// Records of one kind that name it, last written first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AboutGroup {
    /// The kind's name.
    pub kind: String,
    /// How many there are.
    pub total: u64,
    /// Some of them.
    pub rows: Vec<AboutRow>,
    /// Give this as `after`, with the kind, to go on; null at the end.
    pub next: Option<String>,
}

/// One record that names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AboutRow {
    /// The record.
    pub record: RecordRow,
    /// Where it does, at most 20 places.
    pub mentions: Vec<MentionView>,
    /// How many places there are.
    pub count: u64,
}

/// One place in a record that names something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MentionView {
    /// The path, with dots.
    pub path: String,
    /// The Fluent id of the field's label.
    pub label_id: String,
    /// The lists that it lies in, the outermost first: "the second act".
    pub items: Vec<ItemView>,
    /// `reference`, `link`; by value: `equal`, `within` (a longer text names it), `subdomain`, `network` (it lies in one).
    pub how: String,
    /// For a link: the relation.
    pub relation: Option<String>,
    /// The record that is named, where it is one judged the same.
    pub through: Option<String>,
    /// By value: what is named, made harmless.
    pub value: Option<String>,
    /// Whether people have not decided between this and another value.
    pub conflict: bool,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemView {
    /// The Fluent id of the list's label.
    pub label_id: String,
    /// Which item it is, from 1, in the order in which the record shows them.
    pub number: u32,
}

/// A record that is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedView {
    /// Its id.
    pub id: String,
    /// The record, when it is here.
    pub record: Option<RecordRow>,
    /// Where it is named.
    pub mention: MentionView,
}

/// An object of an imported set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetHitView {
    /// The set's record.
    pub set: String,
    /// Its title.
    pub set_title: String,
    /// The circle that it lives in.
    pub circle: String,
    /// That circle's name.
    pub circle_name: String,
    /// The object's id inside the set.
    pub object: String,
    /// Its type (`indicator`, `malware`, …).
    #[serde(rename = "type")]
    pub type_: String,
    /// Its name.
    pub name: String,
    /// Its value, made harmless for reading.
    pub value: String,
    /// `equal`, `within`, `subdomain`, `network`.
    pub how: String,
    /// The record made of it, if any.
    pub record: Option<String>,
}
