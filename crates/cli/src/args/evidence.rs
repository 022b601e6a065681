//! The commands about evidence.

use std::path::PathBuf;

use cairn_app::api::{FetchOrder, FetchRule, PolicyOrder, Request};
use clap::Subcommand;

use super::consent::Releasing;
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
        /// Into this circle (default: the incident's)
        #[arg(long)]
        circle: Option<String>,
    },
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
        #[arg(required_unless_present = "all")]
        id: Option<String>,
        /// All of them
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
    /// Show an item's custody
    Custody {
        /// The evidence's id
        id: String,
    },
    /// Show one item: whether its file is here or will be fetched, and which devices hold a copy
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
            Self::Add { files, incident, source, circle } => Request::EvidenceAdd {
                files: files.iter().map(|file| file_name(file)).collect::<anyhow::Result<_>>()?,
                incident: incident.clone(),
                source: source.clone(),
                circle: circle.clone(),
            },
            Self::List { incident } => Request::EvidenceList { incident: incident.clone() },
            Self::Export { id, to, force, audience, identifiability, releasing } => Request::EvidenceExport {
                id: id.clone(),
                to: if to.as_os_str() == "-" { "-".to_owned() } else { file_name(to)? },
                force: *force,
                audience: audience.clone(),
                identifiability: identifiability.clone(),
                release: releasing.order(),
            },
            Self::Verify { id, .. } => Request::EvidenceVerify { id: id.clone() },
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
