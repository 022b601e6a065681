//! Consent: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RefusalView;

/// Letting something happen against what consents say: by a person, for a reason, and written down.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ConsentOverride {
    /// Why; it is signed and syncs.
    pub why: String,
    /// Each consent (its id) that was withdrawn and is overridden all the same.
    pub withdrawn: Vec<String>,
}

/// What is said of a release beside what leaves.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReleaseOrder {
    /// To whom it goes, by name, so that a withdrawal can say who has it.
    pub recipient: Option<String>,
    /// Let it leave against what consents say.
    pub consent_override: Option<ConsentOverride>,
}

/// Which consents to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ConsentQuery {
    /// A person, or one consent: an id or the beginning of one.
    pub id: String,
    /// The language of the words.
    pub lang: Option<String>,
}

/// What a person takes back.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WithdrawOrder {
    /// The consent.
    pub id: String,
    /// Only for this audience. Without audience and use, everything is taken back.
    pub audience: Option<String>,
    /// Only for this use.
    #[serde(rename = "use")]
    pub use_: Option<String>,
    /// From this day on (EDTF or in words); today without it.
    pub from: Option<String>,
    /// Why, in the person's words or yours.
    pub reason: String,
    /// The language of the words.
    pub lang: Option<String>,
}

/// What is asked of the gate, without anything leaving.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ConsentCheck {
    /// The records that would leave or be used.
    pub records: Vec<String>,
    /// To whom; either this or `use`.
    pub audience: Option<String>,
    /// What would be done.
    #[serde(rename = "use")]
    pub use_: Option<String>,
    /// `named` or `anonymised` (the default).
    pub identifiability: Option<String>,
    /// The language of the words.
    pub lang: Option<String>,
}

/// What a person agreed to, what left, and what was overridden.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ConsentsView {
    /// `cairn.consents/1`.
    pub schema: String,
    /// The person.
    pub person: Option<String>,
    /// How the person is called.
    pub person_title: Option<String>,
    /// The circle.
    pub circle: String,
    /// Their consents, the newest first.
    pub consents: Vec<ConsentView>,
    /// What left that these consents are about.
    pub left: Vec<LeftView>,
    /// Where consents of the person were overridden.
    pub overridden: Vec<OverriddenView>,
}

/// One consent as a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConsentView {
    /// Its record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was given (EDTF).
    pub when: Option<String>,
    /// When all of it expires (EDTF).
    pub expires: Option<String>,
    /// The incidents that it is limited to.
    pub incidents: Vec<String>,
    /// What may be done.
    pub uses: Vec<AnswerView>,
    /// To whom it may go.
    pub audiences: Vec<AnswerView>,
    /// What was taken back, and from when on.
    pub withdrawals: Vec<WithdrawalView>,
    /// How many of its fields have several different values.
    pub conflicts: u32,
}

/// The answer to one use or audience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnswerView {
    /// The code of the use or audience.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// The code of the answer; null where the person was not asked, which is a no.
    pub answer: Option<String>,
    /// What the answer is called, or that nobody asked.
    pub answer_label: String,
    /// When this answer expires (EDTF).
    pub expires: Option<String>,
    /// Why it does not open the gate today, as the names of rules; empty where it does.
    pub rules: Vec<String>,
    /// The same in words.
    pub words: Vec<String>,
}

/// One withdrawal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawalView {
    /// The consent.
    pub consent: String,
    /// From this day on.
    pub from: String,
    /// Only for this audience.
    pub audience: Option<String>,
    /// Only for this use.
    #[serde(rename = "use")]
    pub use_: Option<String>,
    /// In words, what is taken back.
    pub words: String,
    /// Why.
    pub reason: String,
    /// Who wrote it down.
    pub by: String,
    /// When it was written down, RFC 3339.
    pub time: String,
}

/// One release that left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeftView {
    /// The attestation of the release.
    pub release: String,
    /// When, RFC 3339.
    pub time: String,
    /// Who let it leave.
    pub by: String,
    /// The audience.
    pub audience: String,
    /// What the audience is called.
    pub audience_label: String,
    /// To whom, by name, where that was said.
    pub recipient: Option<String>,
    /// `named` or `anonymised`.
    pub identifiability: String,
    /// `report` or `evidence`.
    pub form: String,
    /// The report's id.
    pub report: Option<String>,
    /// What it was about: the incident or the item.
    pub subject: String,
    /// How that is called.
    pub subject_title: Option<String>,
    /// The items (files) in it.
    pub items: Vec<ItemLeftView>,
    /// How many records it held; null where that was not written down then.
    pub records: Option<u64>,
    /// `ask` (whoever has it can be asked to destroy it), `deposited` (with a court: it cannot be recalled) or `published`.
    pub recall: String,
    /// The same in words.
    pub recall_words: String,
    /// It was written down before persons were named in releases: whether this person is in it was told by the incident as it is
    /// now.
    pub by_incident: bool,
}

/// One item that left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemLeftView {
    /// The evidence record.
    pub id: String,
    /// Its title, where the record is here.
    pub title: Option<String>,
}

/// One override of consents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OverriddenView {
    /// When, RFC 3339.
    pub time: String,
    /// Who did it.
    pub by: String,
    /// Why.
    pub why: String,
    /// The audience.
    pub audience: Option<String>,
    /// The use.
    #[serde(rename = "use")]
    pub use_: Option<String>,
    /// What left or was used.
    pub subject: String,
    /// What was overridden.
    pub refusals: Vec<RefusalView>,
}

/// A withdrawal that was written down, and what had left before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawnView {
    /// `cairn.withdrawn/1`.
    pub schema: String,
    /// The withdrawal.
    pub withdrawal: WithdrawalView,
    /// What had left that it covers.
    pub left: Vec<LeftView>,
}

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConsentCheckView {
    /// `cairn.consent-check/1`.
    pub schema: String,
    /// Nothing speaks against it.
    pub allowed: bool,
    /// The records that were asked about.
    pub records: Vec<String>,
    /// Everything that does.
    pub refusals: Vec<RefusalView>,
}
