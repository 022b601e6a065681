//! What people hand in, and the answer to them: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentOverride, RecordsImported, RefusalView};

/// What is done with something that was handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum PhishingOrder {
    /// Takes it in.
    Take(NoticeOrder),
    /// Writes the answer to whoever handed it in.
    Reply(ReplyOrder),
}

/// Something that was handed in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct NoticeOrder {
    /// `mail` (a message, or an mbox) or `chat`.
    pub format: String,
    /// The file.
    pub file: Option<String>,
    /// What was pasted, in place of a file.
    pub text: Option<String>,
    /// Into this circle (default: the personal one).
    pub circle: Option<String>,
    /// What a mail is that holds no other mail: `letter` (by default) is about a suspicious message and its sender is held apart;
    /// `suspicious` is the message itself, as it arrived.
    pub whose: Option<String>,
    /// Of a chat: who sent what is suspicious. Everybody else in it is held apart.
    pub sender: Option<String>,
    /// The marking of what is made of it.
    pub tlp: Option<String>,
    /// Only shows what would come in.
    pub dry_run: bool,
    /// Takes newer values into records that are here, too.
    pub update: bool,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct PhishingView {
    /// What was written; its schema is `cairn.import/1`.
    #[serde(flatten)]
    pub import: RecordsImported,
    /// Each case that came of it, with what was found.
    pub notices: Vec<NoticeView>,
}

/// One case that came of what was handed in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct NoticeView {
    /// Where it stands in the file.
    #[serde(rename = "where")]
    #[ts(rename = "where")]
    pub place: String,
    /// The case.
    pub case: String,
    /// The incidents, one for each suspicious message.
    pub incidents: Vec<String>,
    /// The record of who handed it in, in the personal circle; null where nobody is named.
    pub identity: Option<String>,
    /// How many addresses and numbers are held apart.
    pub held: u64,
    /// Whether an address was taken as the sender's.
    pub sender: bool,
    /// How many files were sealed, beside the whole.
    pub files: u64,
    /// What was found.
    pub found: Vec<FoundView>,
}

/// Something that a suspicious message holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct FoundView {
    /// The record of the indicator.
    pub record: String,
    /// What it is, as a code (`url`, `domain`, `email`).
    #[serde(rename = "type")]
    #[ts(rename = "type")]
    pub type_: String,
    /// The value, made harmless.
    pub value: String,
    /// How it stands there: `sender`, `server`, `attachment`, `text`, `link`, `form`, `redirect`, `loaded`, `picture`.
    pub way: String,
    /// The domain that the text of the link shows instead, made harmless.
    pub shows: Option<String>,
    /// The warning lists that hold it.
    pub warnings: Vec<String>,
}

/// An answer that is asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReplyOrder {
    /// The case.
    pub case: String,
    /// In which language (en, es, fr, pt, ar).
    pub lang: String,
    /// Where to write it; without it, it is only shown.
    pub to: Option<String>,
    /// Writes over what is there.
    pub force: bool,
    /// Goes against what a consent says.
    #[serde(rename = "override")]
    #[ts(rename = "override")]
    pub consent_override: Option<ConsentOverride>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ReplyView {
    /// `cairn.reply/1`.
    pub schema: String,
    /// The case.
    pub case: String,
    /// Its language.
    pub lang: String,
    /// Who stands behind the words in this language: `original`, `machine`.
    pub translation: String,
    /// The answer.
    pub text: String,
    /// Whether it was written to a file.
    pub written: bool,
    /// Where the person was never asked whether they may be contacted.
    pub consent: Vec<RefusalView>,
}
