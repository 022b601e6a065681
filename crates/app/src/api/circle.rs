//! What the core shows of circles, their members and their pages.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CircleView {
    /// 64 hexadecimal digits.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The personal circle of one, where work starts.
    pub personal: bool,
    /// Our role in it; empty when this device is not in it any more.
    pub role: String,
    /// How many people.
    pub people: u32,
    /// How many devices.
    pub devices: u32,
    /// How many records.
    pub records: u64,
    /// When this device last synced with anyone of the circle, RFC 3339; null when never.
    pub last_sync: Option<String>,
}

/// A device in a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberView {
    /// The person's name.
    pub person: String,
    /// The person's id in the circle, 32 hexadecimal digits.
    pub person_id: String,
    /// The person's role.
    pub role: String,
    /// The device key.
    pub device: String,
    /// This very device.
    pub own: bool,
    /// How many entries of it are here.
    pub entries: u64,
    /// The time that it claims for the newest of them, RFC 3339.
    pub last_entry: Option<String>,
    /// When this device last synced with it, RFC 3339.
    pub last_sync: Option<String>,
    /// The number of the page under which it wrote that entry: a lower one than the circle's may mean that it has not heard.
    pub page: Option<u64>,
}

/// A person of a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonView {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The name that the circle uses.
    pub name: String,
    /// The role.
    pub role: String,
    /// The owner of this vault.
    pub own: bool,
    /// The number of the page that admitted the person.
    pub admitted: u64,
    /// How many devices.
    pub devices: u32,
    /// How many recovery keys: sheets and restore keys.
    pub recovery: u32,
}

/// A log that was closed: its device was lost, or its person left or was removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClosedView {
    /// The name of the person whose device it was.
    pub person: String,
    /// The device key.
    pub device: String,
    /// The last entry that counts.
    pub cut: u64,
    /// Entries of it that are here.
    pub entries: u64,
    /// Only a steward may vouch for what stands above the cut.
    pub strict: bool,
    /// The device still belongs to the circle, under a lesser role than before the cut.
    pub reduced: bool,
}

/// Who belongs to a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MembersView {
    /// `cairn.members/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// The number of the page that this device works under.
    pub page: u64,
    /// The time that its author's device claimed, RFC 3339.
    pub page_time: String,
    /// A new epoch is due: the page is older than the circle agreed, or its author left with it.
    pub renewal_due: bool,
    /// The persons, in the order of their admission.
    pub persons: Vec<PersonView>,
    /// The devices, in the order of their persons.
    pub members: Vec<MemberView>,
    /// The closed logs.
    pub closed: Vec<ClosedView>,
}

/// One thing that a page changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangeOfPage {
    /// `renamed`, `policy`, `admitted`, `removed`, `person-renamed`, `role`, `device-added`, `device-closed`,
    /// `device-closed-strictly`, `cut`, `seal`, `recovery`, `renewed`. The text is `page-<what>`.
    pub what: String,
    /// The person whom it is about.
    pub person: Option<String>,
    /// The device key.
    pub device: Option<String>,
    /// The new name or role, or the height of the cut.
    pub to: Option<String>,
    /// The role before.
    pub from: Option<String>,
}

/// A page of a charter, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PageView {
    /// `cairn.page/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// The page's number.
    pub number: u64,
    /// The page's hash, 64 hexadecimal digits.
    pub hash: String,
    /// The time that its author's device claimed, RFC 3339.
    pub time: String,
    /// Who signed it.
    pub signers: Vec<String>,
    /// `followed`: this device works under it. `proposed`: others have to sign it too.
    pub state: String,
    /// For a proposed page: how many persons who may edit have signed, and how many it takes.
    pub signed: u32,
    /// See `signed`; 0 for other pages.
    pub needed: u32,
    /// What it changes.
    pub changes: Vec<ChangeOfPage>,
}

/// What a device that was lost, or whose person was removed, had with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeldView {
    /// The name of its person.
    pub person: String,
    /// The device key.
    pub device: String,
    /// Whether it could read the circle: a contributor's device reads nothing but its own work.
    pub reads: bool,
    /// The number of the newest page that it is known to have worked under; null when it never wrote.
    pub page: Option<u64>,
    /// The time that it claims for its newest entry here, RFC 3339.
    pub last_entry: Option<String>,
    /// When this device last synced with it, RFC 3339.
    pub last_sync: Option<String>,
    /// Its own entries that are here, and count.
    pub entries: u64,
    /// Records of the circle that it could read, at most: those that exist here now.
    pub records: u64,
    /// Evidence that is known to have been on it: what it sealed, and what it confirmed to hold.
    pub evidence: Vec<HeldEvidence>,
    /// Evidence of the circle beyond that, which it could have fetched.
    pub evidence_reachable: u64,
}

/// Evidence that a device held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HeldEvidence {
    /// The record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Bytes of the content.
    pub size: u64,
}

/// What a removal did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemovalView {
    /// `cairn.removal/1`.
    pub schema: String,
    /// The page that removes.
    pub page: PageView,
    /// What each removed device had with it.
    pub devices: Vec<HeldView>,
    /// The devices that have not been met since; until they hear of it they go on serving who was removed.
    pub unheard: Vec<String>,
    /// A proposal was written for others to sign; nothing has changed yet.
    pub proposed: bool,
}

/// An invitation that is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InvitationView {
    /// `cairn.invitation/1`.
    pub schema: String,
    /// Its name in this vault, 8 hexadecimal digits.
    pub id: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub circle_name: String,
    /// The role that it gives to a new person.
    pub role: String,
    /// The person whose further device it admits.
    pub person: Option<String>,
    /// When it was made, RFC 3339.
    pub made: String,
    /// How often the code differed.
    pub mismatches: u32,
}

/// What one page did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeedView {
    /// The page's hash, 64 hexadecimal digits.
    pub page: String,
    /// Its number.
    pub number: u64,
    /// The time that its author's device claimed, RFC 3339.
    pub time: String,
    /// Who signed it, its author first.
    pub signers: Vec<String>,
    /// What it changes.
    pub changes: Vec<ChangeOfPage>,
}

/// One of several branches that part at a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BranchView {
    /// Its first page.
    pub first: String,
    /// Its last page: what `circle_choose` takes.
    pub tip: String,
    /// `ours`, `open`, `waits`, `declined`, `overruled`.
    pub standing: String,
    /// What its pages did, earlier ones first.
    pub deeds: Vec<DeedView>,
    /// Who is known to work under it.
    pub working: Vec<String>,
}

/// What waits for a person's choice in a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChoicesView {
    /// `cairn.choices/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// Pages that follow ours and remove or demote a steward, or more than one person.
    pub waiting: Vec<DeedView>,
    /// Places where branches part from ours, each with its branches; those that are settled too.
    pub rivals: Vec<Vec<BranchView>>,
    /// How many of them a person still has to decide, the pages that wait included.
    pub open: u32,
}

/// Entries of one device that do not count, one after another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithheldView {
    /// `cairn.withheld/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The person whose device it is; null when no page says.
    pub author: Option<String>,
    /// The device key.
    pub device: String,
    /// The height of the first.
    pub from: u64,
    /// The height of the last.
    pub to: u64,
    /// `unknown-log`, `above-cut`, `above-strict-cut`, `other-at-cut`, `reduced`. The text is `withheld-<why>`.
    pub why: String,
    /// Their bytes.
    pub bytes: u64,
    /// The records that they touch.
    pub records: Vec<String>,
}

/// Something that was asked to be erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErasureView {
    /// `cairn.erasure/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The record; null when single parts of an entry are meant.
    pub record: Option<String>,
    /// It is destroyed here; else it is hidden and waits for a second person.
    pub done: bool,
    /// Who asked.
    pub asked: Vec<String>,
    /// Who confirmed.
    pub confirmed: Vec<String>,
}
