//! Handing over and forgetting: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A member's receipt for what this device wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReceiptView {
    /// The member's name.
    pub by: String,
    /// The member's device.
    pub device: String,
    /// Up to which entry of this device's log the member holds it.
    pub entries: u64,
    /// How many of this device's sealed files the member holds and verified.
    pub evidence: u64,
}

/// A sealed file that no member confirmed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnconfirmedView {
    /// The evidence item; null when its record is not here.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
}

/// How far this device's work in a circle is in members' hands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct HandoverView {
    /// `cairn.handover/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// When the page that this device works under was written: members and their devices are known as of then.
    pub page_time: String,
    /// Entries that this device wrote.
    pub entries: u64,
    /// How many of them a member confirmed.
    pub confirmed: u64,
    /// Sealed files of this device that a member confirmed.
    pub evidence_confirmed: u64,
    /// Sealed files that no member confirmed.
    pub evidence_unconfirmed: Vec<UnconfirmedView>,
    /// Who confirmed what.
    pub receipts: Vec<ReceiptView>,
    /// Everything is confirmed.
    pub complete: bool,
    /// It may be forgotten here: everything is confirmed, and this device is a contributor's.
    pub may_forget: bool,
}

/// This device forgot its work in a circle.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ForgottenView {
    /// `cairn.forgotten/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// Entries that were forgotten, by this or an earlier forgetting: later work goes on behind them.
    pub entries: u64,
    /// Sealed files that were destroyed here.
    pub evidence: u64,
}
