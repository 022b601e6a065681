//! Filters and saved views: what is asked and what comes back.

use cairn_model::filter::{Condition, Op};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{ApiError, ErrorCode};

/// One condition of a filter, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConditionInput {
    /// The field: its path with dots. `*` stands for any item and may be left out (`acts.type`).
    pub path: String,
    /// What is asked: `is` (a code also fits its narrower terms), `exactly`, `contains`, `set`, `between`, each also negated
    /// (`is-not`, `not-exactly`, `contains-not`, `not-set`, `not-between`); `over`, `under`.
    pub op: String,
    /// The values: any number for `is`, `exactly` and `contains`, none for `set`, two for `between` (an empty one is open), one
    /// for `over` and `under`. A reference is an id or the beginning of one.
    #[serde(default)]
    pub values: Vec<String>,
}

impl ConditionInput {
    /// Reads an expression such as `priority!=low`.
    ///
    /// # Errors
    /// [`ErrorCode::BadExpression`] with the place.
    pub fn parse(expression: &str) -> Result<Self, ApiError> {
        let condition = Condition::parse(expression).map_err(|error| {
            ApiError::new(ErrorCode::BadExpression).with("at", (error.at + 1).to_string()).with("why", error.why)
        })?;
        Ok(Self::from(&condition))
    }

    pub(crate) fn read(&self) -> Result<Condition, ApiError> {
        let unknown = || {
            let known = Op::ALL.iter().map(|op| op.name()).collect::<Vec<_>>().join(", ");
            let why = format!("what can be asked is {known}");
            ApiError::new(ErrorCode::BadCondition).with("path", self.path.clone()).with("why", why)
        };
        let op = Op::parse(&self.op).ok_or_else(unknown)?;
        Ok(Condition { path: self.path.trim().to_owned(), op, values: self.values.clone() })
    }
}

impl From<&Condition> for ConditionInput {
    fn from(condition: &Condition) -> Self {
        Self { path: condition.path.clone(), op: condition.op.name().to_owned(), values: condition.values.clone() }
    }
}

/// A saved view that is to be made or changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ViewOrder {
    /// Its name; to change one, its name or id.
    pub name: String,
    /// The circle in which it lives (name or id): to save one, the personal circle without it.
    pub circle: Option<String>,
    /// To change one: its new name.
    pub title: Option<String>,
    /// The kind that it shows; needed to save one.
    pub kind: Option<String>,
    /// The conditions; to change one, in place of all that it has.
    pub conditions: Option<Vec<ConditionInput>>,
    /// Words that a record has anywhere.
    pub search: Option<String>,
    /// Only what may have happened at or after this EDTF date.
    pub since: Option<String>,
    /// Only what may have happened at or before this EDTF date.
    pub until: Option<String>,
    /// `newest` or `date`.
    pub order: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

/// Which saved views to list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ViewQuery {
    /// Only of this circle (name or id).
    pub circle: Option<String>,
    /// Only those that show this kind.
    pub kind: Option<String>,
}

/// Which saved view is meant.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ViewName {
    /// Its name or id.
    pub name: String,
    /// The circle in which it lives (name or id); any without it.
    pub circle: Option<String>,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ViewView {
    /// `cairn.view/1`.
    pub schema: String,
    /// Its record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The circle in which it lives and whose records it shows.
    pub circle: String,
    /// The circle's name.
    pub circle_name: String,
    /// The kind that it shows; as it is stored, where it cannot be run.
    pub kind: String,
    /// What it is for.
    pub description: Option<String>,
    /// The conditions; none where it cannot be run.
    pub conditions: Vec<ConditionInput>,
    /// The same as expressions.
    pub expressions: Vec<String>,
    /// Words that a record has anywhere.
    pub search: Option<String>,
    /// Only what may have happened at or after this EDTF date.
    pub since: Option<String>,
    /// Only what may have happened at or before this EDTF date.
    pub until: Option<String>,
    /// `newest` or `date`.
    pub order: Option<String>,
    /// Why it cannot be run, as an error code (`view-newer`, `view-unclear`); null where it can.
    pub problem: Option<String>,
    /// How many records it shows; null where that is not known without looking at each, or where it cannot be run.
    pub count: Option<u64>,
    /// How many records were looked at one by one to count.
    pub looked_at: Option<u64>,
}
