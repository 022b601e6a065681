//! Records in the formats of others, and forms to collect them: what is asked and what comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LossView;

/// What is asked about records that come from outside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum CollectOrder {
    /// Import records, or show what would come in.
    Import(Box<RecordsImport>),
    /// Write an empty form (XLSForm) of a kind of record.
    Form(XlsFormOrder),
    /// List the mappings of tables that a circle keeps.
    Mappings {
        /// The circle; without one, the personal one.
        circle: Option<String>,
    },
}

/// A file of records that is to be imported.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RecordsImport {
    /// The format.
    pub format: String,
    /// The file.
    pub path: String,
    /// The circle; without one, the personal one.
    pub circle: Option<String>,
    /// Show what would come in; change nothing.
    pub dry_run: bool,
    /// Take over newer values into records that are here already.
    pub update: bool,
    /// The marking of the source, where it carries none.
    pub tlp: Option<String>,
    /// The licence of the source.
    pub licence: Option<String>,
    /// The kind of record that a row of a table is.
    pub kind: Option<String>,
    /// The columns that together name a row for ever.
    pub key: Vec<String>,
    /// What each column of a table is.
    pub map: Vec<ColumnMap>,
    /// How dates such as 03/04/2024 read: `day-first` or `month-first`.
    pub dates: Option<String>,
    /// The name of a mapping that the circle keeps.
    pub mapping: Option<String>,
    /// Keep this mapping in the circle under this name.
    pub save_mapping: Option<String>,
}

/// What a column of a table is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnMap {
    /// The column, as the header names it.
    pub column: String,
    /// The path of a field, with dots and `+` for the item of this row (`acts.+.type`); `-` leaves the column out.
    pub path: String,
}

/// An empty form.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct XlsFormOrder {
    /// The kind of record; without one, incidents.
    pub kind: Option<String>,
    /// The file to write.
    pub to: String,
    /// Write over a file that is there.
    pub force: bool,
    /// How much is asked: `quick`, `core` or `more`.
    pub depth: Option<String>,
}

/// A form that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct XlsFormView {
    /// `cairn.form/1`.
    pub schema: String,
    /// The kind of record.
    pub kind: String,
    /// The form's id.
    pub form: String,
    /// Its version: that of the codebook.
    pub version: String,
    /// Questions.
    pub questions: u64,
    /// Choices.
    pub choices: u64,
    /// The languages of its labels.
    pub languages: Vec<String>,
    /// Fields that a form cannot ask, and why.
    pub lost: Vec<LossView>,
}

/// A mapping that a circle keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MappingView {
    /// Its record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says, line by line.
    pub text: String,
}

/// What was imported, or would be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct RecordsImported {
    /// `cairn.import/1`.
    pub schema: String,
    /// The format.
    pub format: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Records that the file holds.
    pub read: u64,
    /// Records made.
    pub new: u64,
    /// Records changed.
    pub updated: u64,
    /// Records that were here already.
    pub unchanged: u64,
    /// Records that could not be made; each is among the losses.
    pub refused: u64,
    /// How many of each kind the file holds.
    pub kinds: BTreeMap<String, u64>,
    /// Persons whose consent nobody has written down here: nothing of them leaves until then.
    pub persons: u64,
    /// Files that came along.
    pub files: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What made the file, as it says.
    pub producer: Option<String>,
    /// The marking that the records got.
    pub tlp: Option<String>,
    /// The licence.
    pub licence: Option<String>,
    /// The evidence record of the sealed file.
    pub source: Option<String>,
    /// The record of the mapping that was kept.
    pub mapping: Option<String>,
    /// The columns of a table, with what each is.
    pub columns: Vec<ColumnView>,
    /// The first records, as they would stand here.
    pub preview: Vec<DraftView>,
    /// What was lost or is odd, and why.
    pub lost: Vec<LossView>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ColumnView {
    /// Its name.
    pub column: String,
    /// The path of its field; null where it is left out.
    pub path: Option<String>,
    /// The first value in it.
    pub sample: Option<String>,
}

/// A record as it would stand here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftView {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Where it stands in the file.
    #[serde(rename = "where")]
    pub where_: String,
    /// Whether it is here already.
    pub known: bool,
    /// Its fields, by path with dots.
    pub fields: BTreeMap<String, String>,
}
