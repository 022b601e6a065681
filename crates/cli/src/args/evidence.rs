//! The commands about evidence.

use std::path::PathBuf;

use cairn_app::api::{CustodyOrder, ElsewhereOrder, FetchOrder, FetchRule, PolicyOrder, Request};
use clap::Subcommand;

use super::consent::Releasing;
use super::custody::{ElsewhereArgs, OnOff, schedule};
use super::derive::DeriveCommand;
use super::drop::size;
use super::file_name;

#[derive(Debug, Subcommand)]
pub(crate) enum EvidenceCommand {
    /// Seal files as evidence; prints the ids
    Add {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The incident they belong to
        #[arg(long)]
        incident: Option<String>,
        /// Whence they came (a person, a device, an address)
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        /// The web page that they capture
        #[arg(long, value_name = "URL")]
        url: Option<String>,
        /// When that was captured (EDTF or words, such as 2024-03-01T10:22:33Z)
        #[arg(long, value_name = "DATE")]
        captured: Option<String>,
        /// The account that published it
        #[arg(long, value_name = "TEXT")]
        uploader: Option<String>,
        /// Into this circle (default: the incident's)
        #[arg(long)]
        circle: Option<String>,
    },
    #[command(flatten)]
    Derive(DeriveCommand),
    /// List them
    List {
        /// Only of this incident
        #[arg(long)]
        incident: Option<String>,
    },
    /// Write the content out, in clear: for your own work, or with --audience to hand it to others
    Export {
        /// The evidence's id
        id: String,
        /// Where to (- for stdout)
        #[arg(long)]
        to: PathBuf,
        /// Write over what is there
        #[arg(long)]
        force: bool,
        /// To whom it goes: partner, public, un, national-court, international-court; it then leaves only if consent and
        /// marking allow it
        #[arg(long)]
        audience: Option<String>,
        /// Whether people are named: named, anonymised
        #[arg(long, requires = "audience")]
        identifiability: Option<String>,
        #[command(flatten)]
        releasing: Releasing,
    },
    /// Check that sealed files are as they were
    Verify {
        /// The evidence's id
        #[arg(required_unless_present_any = ["all", "due"])]
        id: Option<String>,
        /// All of them
        #[arg(long, conflicts_with_all = ["id", "due"])]
        all: bool,
        /// Those that are due by the schedule, the longest unchecked first; a run that was stopped goes on where it was
        #[arg(long, conflicts_with = "id")]
        due: bool,
    },
    /// Show or choose after how many days a sealed file is due to be checked again
    Schedule {
        /// Days, from 0 (never) to 3650
        #[arg(long)]
        days: Option<u32>,
        /// Whether due files are also checked while the vault is open in the window, when not on battery
        #[arg(long)]
        idle: Option<OnOff>,
    },
    /// Show the content of a text, after signing that it was viewed
    View {
        /// The evidence's id
        id: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Record evidence that stays where it is, such as a drive in a safe: its files are hashed, and the list of hashes is sealed
    Elsewhere(Box<ElsewhereArgs>),
    /// Point at something held elsewhere again: says which files differ, are missing or new, and signs it
    Recheck {
        /// The evidence's id
        id: String,
        /// Where it lies now
        path: PathBuf,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Show an item's custody
    Custody {
        /// The evidence's id
        id: String,
    },
    /// Show one item: whether its file is here or will be fetched, which devices hold a copy, and its lineage
    Show {
        /// The evidence's id
        id: String,
    },
    /// Show or choose which evidence files this device fetches: in a sync, from a drop, from a bundle
    Policy {
        /// all, none, or a size such as 20MB or 20MiB: only files smaller than that (default: show what holds)
        #[arg(value_name = "all|none|SIZE", value_parser = rule)]
        rule: Option<FetchRule>,
        /// The circle (name or id; default: the only one that is shared; to show, all)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Mark evidence as wanted whatever the policy says: the next sync, drop or bundle that has it brings it
    Fetch {
        /// The evidence's ids
        #[arg(required = true)]
        ids: Vec<String>,
        /// Take the wish back: the policy decides again
        #[arg(long)]
        forget: bool,
    },
}

/// Reads a fetch policy: `all`, `none`, or a size.
fn rule(text: &str) -> Result<FetchRule, String> {
    match text {
        "all" => Ok(FetchRule::All),
        "none" => Ok(FetchRule::Nothing),
        other => match size(other) {
            Ok(bytes) if bytes > 0 => Ok(FetchRule::Under { bytes }),
            Ok(_) => Err("write none, if no file is to be fetched".to_owned()),
            Err(why) => Err(format!("write all, none, or a size: {why}")),
        },
    }
}

impl EvidenceCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(match self {
            Self::Derive(command) => command.request()?,
            Self::Add { files, incident, source, url, captured, uploader, circle } => Request::EvidenceAdd {
                files: files.iter().map(|file| file_name(file)).collect::<anyhow::Result<_>>()?,
                incident: incident.clone(),
                source: source.clone(),
                circle: circle.clone(),
                url: url.clone(),
                captured: captured.clone(),
                uploader: uploader.clone(),
            },
            Self::List { incident } => Request::EvidenceList { incident: incident.clone() },
            Self::Verify { id, due, .. } => Request::EvidenceVerify { id: id.clone(), due: *due },
            Self::Schedule { days, idle } => schedule(*days, *idle),
            Self::View { id, reason } => {
                Request::Custody(CustodyOrder::View { id: id.clone(), reason: reason.clone() })
            }
            Self::Elsewhere(item) => item.request()?,
            Self::Recheck { id, path, reason } => Request::Elsewhere(ElsewhereOrder::Recheck {
                id: id.clone(),
                path: file_name(path)?,
                reason: reason.clone(),
            }),
            Self::Export { id, to, force, audience, identifiability, releasing } => Request::EvidenceExport {
                id: id.clone(),
                to: if to.as_os_str() == "-" { "-".to_owned() } else { file_name(to)? },
                force: *force,
                audience: audience.clone(),
                identifiability: identifiability.clone(),
                release: releasing.order(),
            },
            Self::Custody { id } => Request::EvidenceCustody { id: id.clone() },
            Self::Show { id } => Request::EvidenceShow { id: id.clone() },
            Self::Policy { rule, circle } => {
                Request::EvidencePolicy(PolicyOrder { circle: circle.clone(), rule: *rule })
            }
            Self::Fetch { ids, forget } => Request::EvidenceFetch(FetchOrder { ids: ids.clone(), forget: *forget }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy_is_all_none_or_a_size() {
        assert_eq!(rule("all"), Ok(FetchRule::All));
        assert_eq!(rule("none"), Ok(FetchRule::Nothing));
        assert_eq!(rule("20M"), Ok(FetchRule::Under { bytes: 20 << 20 }));
        assert_eq!(rule("20MB"), Ok(FetchRule::Under { bytes: 20_000_000 }));
        for text in ["", "0", "some", "-1", "20 T"] {
            assert!(rule(text).is_err(), "{text}");
        }
    }
}
