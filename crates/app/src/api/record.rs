//! Records as people list and see them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConditionInput, JudgmentView, Scalar};

/// Which records to list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this circle.
    pub circle: Option<String>,
    /// Only records in which each of these fields has this value (path with dots, `*` for any item).
    pub filters: Vec<(String, String)>,
    /// Only records for which all of these hold.
    pub conditions: Vec<ConditionInput>,
    /// Only what this saved view shows (its name, or its id), and in its circle unless another is named.
    pub view: Option<String>,
    /// Full text, across scripts.
    pub search: Option<String>,
    /// Only what may have happened at or after this EDTF date.
    pub since: Option<String>,
    /// Only what may have happened at or before this EDTF date.
    pub until: Option<String>,
    /// Deleted records only.
    pub deleted: bool,
    /// `newest` (last written first, the default), `date` (latest first).
    pub order: Option<String>,
    /// At most so many (1 to 1000; 0 means 50).
    pub limit: u32,
    /// Go on after this cursor of an earlier answer.
    pub after: Option<String>,
    /// Whole records (`record_page`) instead of rows (`records`).
    pub whole: bool,
}

/// One record as shown to people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordView {
    /// `cairn.record/1`.
    pub schema: String,
    /// 32 hexadecimal digits.
    pub id: String,
    /// The kind's name.
    pub kind: String,
    /// The circle's id, 64 hexadecimal digits.
    pub circle: String,
    /// Values by path (with dots).
    pub fields: BTreeMap<String, Scalar>,
    /// Fields with several different values.
    pub conflicts: BTreeMap<String, Vec<ClaimView>>,
    /// Links that start here, and those that lead here.
    pub links: Vec<LinkView>,
    /// Whether the record is deleted.
    pub deleted: bool,
    /// Which other records people judged it the same as, or different from; left out when there are none, and of lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<JudgmentView>>", optional)]
    pub judgments: Vec<JudgmentView>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClaimView {
    /// The value; null where this person cleared the field.
    pub value: Option<Scalar>,
    /// The person's name in the circle.
    pub author: String,
    /// The device key, 64 hexadecimal digits.
    pub device: String,
    /// RFC 3339.
    pub time: String,
}

/// A link between two records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkView {
    /// The record it starts from.
    pub from: String,
    /// The relation.
    pub relation: String,
    /// The record it leads to.
    pub to: String,
    /// The kind of the record at the other end, when it is here.
    pub other_kind: Option<String>,
    /// The title of the record at the other end, when it is here.
    pub other_title: Option<String>,
    /// How sure.
    pub confidence: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordRow {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The kind's name.
    pub kind: String,
    /// The circle's id.
    pub circle: String,
    /// The title.
    pub title: String,
    /// The main date (EDTF), if any.
    pub date: Option<String>,
    /// The place's name, if any.
    pub place: Option<String>,
    /// The status code, if any.
    pub status: Option<String>,
    /// The TLP marking, if any.
    pub tlp: Option<String>,
    /// How many fields are in conflict.
    pub conflicts: u32,
    /// Last written, RFC 3339.
    pub updated: String,
}
