//! The commands about custody, transfers, retention and what is held elsewhere.

use std::path::PathBuf;

use cairn_app::api::{CustodyEvent, CustodyOrder, ElsewhereItem, ElsewhereOrder, FixityOrder, Request, RetentionOrder};
use clap::{Args, Subcommand, ValueEnum};

use super::file_name;

#[derive(Debug, Subcommand)]
pub(crate) enum CustodyCommand {
    /// Show what was signed about an item, step by step
    Show {
        /// The evidence's or device's id
        item: String,
    },
    /// Sign an event in the world: of a phone, a drive, a paper, or of a file
    Log(LogArgs),
    /// Read the whole file of an item that is here, and sign whether it is as it was sealed
    Check {
        /// The evidence's id
        item: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Sign that an item goes to a member, or to somebody without Cairn
    Release(ReleaseArgs),
    /// Sign that an item that was released to you came: its file is verified first
    Receive {
        /// The item
        item: String,
        /// The number of the seal or bag
        #[arg(long, value_name = "TEXT")]
        seal: Option<String>,
        /// In what state it came
        #[arg(long, value_name = "TEXT")]
        state: Option<String>,
        /// Where something that is held elsewhere lies now: it is compared with its list
        #[arg(long, value_name = "PATH")]
        path: Option<PathBuf>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Refuse an item that was released to you, or take back a release of yours
    Refuse {
        /// The item
        item: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take the receipt of somebody without Cairn
    Receipt(ReceiptArgs),
    /// List the transfers that are open
    Transfers {
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Also those that were answered
        #[arg(long)]
        all: bool,
    },
    /// Print the custody of an item as a signed PDF, with the file of its signed steps beside it
    Print {
        /// The item
        item: String,
        /// The document, a name in .pdf; four files that begin alike are written beside it
        #[arg(long, value_name = "FILE.pdf")]
        out: PathBuf,
        /// The document's language (en, ar)
        #[arg(long = "print-lang", value_name = "TAG", default_value = "en")]
        print_lang: String,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LogArgs {
    /// The evidence's or device's id
    item: String,
    /// collected, received, viewed, copied, exported, transformed, sealed, deposited, returned, destroyed, checked, deviation
    event: String,
    /// Why; a deviation from procedure needs it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// When it happened: 2026-03-01T14:05:00Z, 2026-03-01, yesterday (default: now)
    #[arg(long, value_name = "TIME")]
    time: Option<String>,
    /// Who did it, if it was not you
    #[arg(long, value_name = "TEXT")]
    by: Option<String>,
    /// From whom
    #[arg(long, value_name = "TEXT")]
    from: Option<String>,
    /// To whom, or where it was put
    #[arg(long, value_name = "TEXT")]
    to: Option<String>,
    /// Where it happened
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// The number of the seal or bag
    #[arg(long, value_name = "TEXT")]
    seal: Option<String>,
    /// In what state the item was
    #[arg(long, value_name = "TEXT")]
    state: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ReleaseArgs {
    /// The item
    item: String,
    /// To this member of the circle (name or id)
    #[arg(long, value_name = "PERSON", required_unless_present = "outside", conflicts_with = "outside")]
    to: Option<String>,
    /// To somebody without Cairn: their name and organisation
    #[arg(long, value_name = "NAME", requires = "out")]
    outside: Option<String>,
    /// The new folder for the release form and the text of the receipt
    #[arg(long, value_name = "FOLDER", requires = "outside")]
    out: Option<PathBuf>,
    /// For what
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    /// The number of the seal or bag (default: the item's)
    #[arg(long, value_name = "TEXT")]
    seal: Option<String>,
    /// In what state it goes
    #[arg(long, value_name = "TEXT")]
    state: Option<String>,
    /// The form's language (en, ar)
    #[arg(long = "form-lang", value_name = "TAG", default_value = "en")]
    form_lang: String,
}

#[derive(Debug, Args)]
pub(crate) struct ReceiptArgs {
    /// The item
    item: String,
    /// The text of the receipt
    #[arg(long, value_name = "FILE", required_unless_present = "scan", conflicts_with = "scan")]
    text: Option<PathBuf>,
    /// A scanned or photographed receipt, kept and marked as not verified
    #[arg(long, value_name = "FILE")]
    scan: Option<PathBuf>,
    /// The signature over the text, as ssh-keygen -Y sign wrote it; another one is kept and not verified
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
    /// A line of allowed_signers that names the key
    #[arg(long, value_name = "LINE", conflicts_with = "key")]
    signer: Option<String>,
    /// The file with the public key (.pub)
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

fn file(path: Option<&PathBuf>) -> anyhow::Result<Option<String>> {
    path.map(|path| file_name(path)).transpose()
}

impl CustodyCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request::Custody(match self {
            Self::Show { item } => return Ok(Request::EvidenceCustody { id: item.clone() }),
            Self::Log(log) => CustodyOrder::Log { id: log.item.clone(), event: log.event() },
            Self::Check { item, reason } => CustodyOrder::Check { id: item.clone(), reason: reason.clone() },
            Self::Release(release) => release.order()?,
            Self::Receive { item, seal, state, path, note } => CustodyOrder::Receive {
                id: item.clone(),
                seal: seal.clone(),
                state: state.clone(),
                path: file(path.as_ref())?,
                note: note.clone(),
            },
            Self::Refuse { item, reason } => CustodyOrder::Refuse { id: item.clone(), reason: reason.clone() },
            Self::Receipt(receipt) => CustodyOrder::Receipt {
                id: receipt.item.clone(),
                text: file(receipt.text.as_ref())?,
                scan: file(receipt.scan.as_ref())?,
                signature: file(receipt.signature.as_ref())?,
                signer: receipt.signer.clone(),
                key: file(receipt.key.as_ref())?,
            },
            Self::Transfers { circle, all } => CustodyOrder::Transfers { circle: circle.clone(), all: *all },
            Self::Print { item, out, print_lang, force } => {
                CustodyOrder::Print { id: item.clone(), out: file_name(out)?, lang: print_lang.clone(), force: *force }
            }
        }))
    }
}

impl LogArgs {
    fn event(&self) -> CustodyEvent {
        CustodyEvent {
            event: self.event.clone(),
            reason: self.reason.clone(),
            when: self.time.clone(),
            by: self.by.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            place: self.place.clone(),
            seal: self.seal.clone(),
            state: self.state.clone(),
        }
    }
}

impl ReleaseArgs {
    fn order(&self) -> anyhow::Result<CustodyOrder> {
        let (id, purpose, seal, state) =
            (self.item.clone(), self.purpose.clone(), self.seal.clone(), self.state.clone());
        Ok(match (&self.outside, &self.out) {
            (Some(name), Some(out)) => CustodyOrder::Outside {
                id,
                name: name.clone(),
                out: file_name(out)?,
                purpose,
                seal,
                state,
                lang: Some(self.form_lang.clone()),
            },
            _ => CustodyOrder::Release { id, to: self.to.clone().unwrap_or_default(), purpose, seal, state },
        })
    }
}

#[derive(Debug, Args)]
pub(crate) struct ElsewhereArgs {
    /// A list of SHA-256 sums that was made already (as sha256sum writes it, with names relative to the folder)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["folder", "file"], required_unless_present_any = ["folder", "file"])]
    manifest: Option<PathBuf>,
    /// A folder or drive: its files are read and hashed, and stay where they are
    #[arg(long, value_name = "DIR", conflicts_with = "file")]
    folder: Option<PathBuf>,
    /// One file, such as a disk image: it is read and hashed, and stays where it is
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Its title (default: the name of what was pointed at)
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who keeps it
    #[arg(long, value_name = "TEXT")]
    custodian: String,
    /// Which drive it is on
    #[arg(long, value_name = "TEXT")]
    drive: Option<String>,
    /// In which safe, on which shelf
    #[arg(long, value_name = "TEXT")]
    shelf: Option<String>,
    /// The number of the seal
    #[arg(long, value_name = "TEXT")]
    seal: Option<String>,
    /// Whence it came (a person, a device, an address)
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The incident it belongs to
    #[arg(long)]
    incident: Option<String>,
    /// The case it belongs to
    #[arg(long)]
    case: Option<String>,
    /// The device it was taken from
    #[arg(long)]
    device: Option<String>,
    /// Into this circle (default: that of the incident, case or device)
    #[arg(long)]
    circle: Option<String>,
}

impl ElsewhereArgs {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request::Elsewhere(ElsewhereOrder::Add(Box::new(ElsewhereItem {
            manifest: file(self.manifest.as_ref())?,
            folder: file(self.folder.as_ref())?,
            file: file(self.file.as_ref())?,
            title: self.title.clone(),
            custodian: self.custodian.clone(),
            drive: self.drive.clone(),
            shelf: self.shelf.clone(),
            seal: self.seal.clone(),
            source: self.source.clone(),
            incident: self.incident.clone(),
            case: self.case.clone(),
            device: self.device.clone(),
            circle: self.circle.clone(),
        }))))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnOff {
    /// Yes
    On,
    /// No
    Off,
}

/// Makes the request that shows or changes the fixity schedule.
pub(super) fn schedule(days: Option<u32>, idle: Option<OnOff>) -> Request {
    Request::Fixity(FixityOrder { days, idle: idle.map(|idle| idle == OnOff::On) })
}

#[derive(Debug, Subcommand)]
pub(crate) enum RetentionCommand {
    /// List the cases that are past their retention date
    List {
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Also those whose date has not come
        #[arg(long)]
        all: bool,
    },
    /// Show what would be destroyed with a case, and what stays; or how far a destruction is
    Show {
        /// The case
        case: String,
    },
    /// Destroy a case with the records and files that belong to it alone: a steward asks, a second person confirms by the
    /// same command; in a personal circle it is done at once
    Destroy {
        /// The case
        case: String,
        /// Why; whoever confirms needs none
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Although its retention date has not come, or it has none
        #[arg(long)]
        early: bool,
    },
}

impl RetentionCommand {
    pub(super) fn request(&self) -> Request {
        Request::Retention(match self {
            Self::List { circle, all } => RetentionOrder::List { circle: circle.clone(), all: *all },
            Self::Show { case } => RetentionOrder::Show { id: case.clone() },
            Self::Destroy { case, reason, early } => {
                RetentionOrder::Destroy { id: case.clone(), reason: reason.clone(), early: *early }
            }
        })
    }
}
