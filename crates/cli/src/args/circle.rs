//! The commands about circles.

use std::path::{Path, PathBuf};

use cairn_app::api::Request;
use clap::{Args, Subcommand};

use super::file_name;

/// Which circle is meant.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The circle (name or id; default: the only one that is shared)
    #[arg(long)]
    circle: Option<String>,
}

/// Where a proposal goes.
#[derive(Debug, Args)]
pub(crate) struct Proposal {
    /// Change nothing yet: write a proposal to this file, for others to sign with `circle sign`
    #[arg(long, value_name = "FILE")]
    propose: Option<PathBuf>,
    /// Write over what is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CircleCommand {
    /// Start a circle
    New {
        /// Its name
        name: String,
    },
    /// List circles
    List,
    /// List persons, their roles and devices, and when each was last heard of
    Members {
        #[command(flatten)]
        which: Which,
    },
    /// Invite a device: prints a ticket and waits; both sides compare six digits
    Invite {
        #[command(flatten)]
        which: Which,
        /// The newcomer's role: steward, editor, reader, contributor
        #[arg(long, default_value = "editor")]
        role: String,
        /// Invite a further device of this person (name or id) instead of somebody new
        #[arg(long, conflicts_with = "role")]
        person: Option<String>,
        /// Confirm unattended if these are the digits
        #[arg(long, value_name = "DIGITS")]
        code: Option<String>,
        /// Also write the ticket to a file: a QR picture if it ends in .png or .svg, else text
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Also draw the ticket as a QR picture on the terminal
        #[arg(long)]
        qr: bool,
        /// Wait again for the newcomer of an invitation that is open (see --list)
        #[arg(long, value_name = "ID", conflicts_with_all = ["role", "person", "list", "revoke"])]
        again: Option<String>,
        /// List the invitations that are open
        #[arg(long, conflicts_with_all = ["role", "person", "code", "to", "qr", "revoke"])]
        list: bool,
        /// Revoke an invitation
        #[arg(long, value_name = "ID", conflicts_with_all = ["role", "person", "code", "to", "qr"])]
        revoke: Option<String>,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Join a circle by a ticket, or without a connection by a request and an answer
    Join {
        /// The ticket, or a file that holds it
        #[arg(required_unless_present_any = ["request", "answer"])]
        ticket: Option<String>,
        /// The name you go by in this circle (default: your vault's)
        #[arg(long)]
        name: Option<String>,
        /// With a ticket: confirm unattended if these are the digits. With --answer: the digits the steward reads out
        #[arg(long, value_name = "DIGITS")]
        code: Option<String>,
        /// Make a request for a steward who is not connected; write it to this file (- for the terminal only)
        #[arg(long, value_name = "FILE", conflicts_with_all = ["ticket", "answer", "code"])]
        request: Option<PathBuf>,
        /// With --request: ask for new keys in a circle that this vault is in (after a restore, or of a copy)
        #[arg(long, requires = "request", conflicts_with = "name")]
        circle: Option<String>,
        /// Enter the circle by a steward's answer
        #[arg(long, value_name = "FILE", conflicts_with = "ticket")]
        answer: Option<PathBuf>,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Admit the device of a request; writes the answer to a file
    Approve {
        /// The request's text, or a file that holds it
        request: String,
        #[command(flatten)]
        which: Which,
        /// The newcomer's role: steward, editor, reader, contributor
        #[arg(long, default_value = "editor")]
        role: String,
        /// It is a further device of this person (name or id)
        #[arg(long, conflicts_with = "role")]
        person: Option<String>,
        /// It comes in place of this device of the same person, whose log is closed (the key or its beginning)
        #[arg(long, value_name = "DEVICE", conflicts_with_all = ["role", "person"])]
        replaces: Option<String>,
        /// The digits that the newcomer reads out, by voice or face to face
        #[arg(long, value_name = "DIGITS")]
        code: String,
        /// The answer's file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Give a person another role
    Role {
        /// The person (name or id)
        person: String,
        /// steward, editor, reader, contributor
        role: String,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        proposal: Proposal,
    },
    /// Remove a person with all devices, or one device; says what they had with them
    Remove {
        /// The person (name or id)
        #[arg(required_unless_present = "device")]
        person: Option<String>,
        /// One device instead (the first 8 digits of its key, or more): lost, stolen or seized
        #[arg(long, value_name = "KEY", conflicts_with = "person")]
        device: Option<String>,
        /// What came later counts only if a steward vouches for it: for a device in other hands
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        proposal: Proposal,
    },
    /// A person's devices are in other hands: close them strictly in all your circles, and list what they had with them
    Seized {
        /// The person (name or id)
        person: String,
        /// Only in this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Leave a circle; what you have stays with you
    Leave {
        #[command(flatten)]
        which: Which,
    },
    /// List pages that wait for your word, and branches to choose between; with a page, follow it
    Choose {
        /// The page (its first 8 digits, or more)
        page: Option<String>,
        /// Decline it instead
        #[arg(long, requires = "page")]
        refuse: bool,
        #[command(flatten)]
        which: Which,
    },
    /// List entries that are here and do not count; exit code 5 when there are any
    Withheld {
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Give your word for withheld entries of a device: they count from then on, everywhere
    Vouch {
        /// The device (the first 8 digits of its key, or more)
        device: String,
        /// Only up to the entry of this height (default: all that are here)
        #[arg(long, value_name = "HEIGHT")]
        up_to: Option<u64>,
        #[command(flatten)]
        which: Which,
    },
    /// List what was asked to be erased; with a record, ask for it, or confirm what somebody else asked
    Erase {
        /// The record's id
        record: Option<String>,
        /// Only this circle (name or id)
        #[arg(long, conflicts_with = "record")]
        circle: Option<String>,
    },
    /// Renew the circle's keys
    Renew {
        #[command(flatten)]
        which: Which,
    },
    /// Give the circle another name
    Rename {
        /// The name
        name: String,
        #[command(flatten)]
        which: Which,
    },
    /// Show a page that somebody proposed; with --confirm, sign it
    Sign {
        /// The proposal's file
        file: PathBuf,
        #[command(flatten)]
        which: Which,
        /// Sign it: you have seen what it changes
        #[arg(long)]
        confirm: bool,
        /// Where it goes when others have to sign it too (default: the same file)
        #[arg(long, value_name = "FILE", requires = "confirm")]
        to: Option<PathBuf>,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
}

fn target(path: Option<&PathBuf>) -> anyhow::Result<Option<String>> {
    path.map(|path| file_name(path)).transpose()
}

/// Gives a ticket, or what a file holds.
fn ticket(text: &str) -> anyhow::Result<String> {
    if text.trim_start().to_ascii_lowercase().starts_with("cairn-") {
        return Ok(text.to_owned());
    }
    crate::read_input(Path::new(text)).map_err(|error| anyhow::anyhow!("no ticket, and no file with one: {error}"))
}

/// Gives a ticket as it is, and a file by its whole name.
fn ticket_or_file(text: &str) -> anyhow::Result<String> {
    if text.trim_start().to_ascii_lowercase().starts_with("cairn-") {
        return Ok(text.to_owned());
    }
    file_name(Path::new(text))
}

impl CircleCommand {
    /// Says whether tickets are drawn on the terminal too.
    pub(crate) fn draws_tickets(&self) -> bool {
        matches!(self, Self::Invite { qr: true, .. })
    }

    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(match self {
            Self::New { name } => Request::CircleNew { name: name.clone() },
            Self::List => Request::CircleList,
            Self::Members { which } => Request::CircleMembers { circle: which.circle.clone() },
            Self::Invite { which, list: true, .. } => Request::CircleInvitations { circle: which.circle.clone() },
            Self::Invite { which, revoke: Some(invitation), .. } => {
                Request::CircleRevoke { circle: which.circle.clone(), invitation: invitation.clone() }
            }
            Self::Invite { which, role, person, code, to, again, force, .. } => Request::CircleInvite {
                circle: which.circle.clone(),
                role: role.clone(),
                code: code.clone(),
                person: person.clone(),
                invitation: again.clone(),
                to: target(to.as_ref())?,
                force: *force,
            },
            Self::Join { .. } => self.join()?,
            Self::Approve { request, which, role, person, replaces, code, to, force } => Request::CircleApprove {
                circle: which.circle.clone(),
                request: ticket_or_file(request)?,
                role: role.clone(),
                person: person.clone(),
                code: code.clone(),
                to: file_name(to)?,
                force: *force,
                replaces: replaces.clone(),
            },
            Self::Choose { page: None, which, .. } => Request::CircleChoices { circle: which.circle.clone() },
            Self::Choose { page: Some(page), refuse, which } => {
                Request::CircleChoose { circle: which.circle.clone(), page: page.clone(), refuse: *refuse }
            }
            Self::Withheld { circle } => Request::CircleWithheld { circle: circle.clone() },
            Self::Vouch { device, up_to, which } => {
                Request::CircleVouch { circle: which.circle.clone(), device: device.clone(), height: *up_to }
            }
            Self::Erase { record: Some(record), .. } => Request::RecordDestroy { id: record.clone() },
            Self::Erase { record: None, circle } => Request::CircleErasures { circle: circle.clone() },
            other => other.page()?,
        })
    }

    fn join(&self) -> anyhow::Result<Request> {
        let Self::Join { ticket: text, name, code, request, circle, answer, force } = self else {
            anyhow::bail!("this is no join");
        };
        if let Some(to) = request {
            let to = if to.as_os_str() == "-" { None } else { Some(file_name(to)?) };
            let circle = circle.clone();
            return Ok(Request::CircleRequest { name: name.clone(), to, force: *force, circle });
        }
        if let Some(answer) = answer {
            return Ok(Request::CircleEnter { answer: file_name(answer)?, code: code.clone() });
        }
        let text = ticket(text.as_deref().unwrap_or_default())?;
        Ok(Request::CircleJoin { ticket: text, name: name.clone(), code: code.clone() })
    }

    /// The commands that write a page.
    fn page(&self) -> anyhow::Result<Request> {
        Ok(match self {
            Self::Role { person, role, which, proposal } => Request::CircleRole {
                circle: which.circle.clone(),
                person: person.clone(),
                role: role.clone(),
                propose: target(proposal.propose.as_ref())?,
                force: proposal.force,
            },
            Self::Remove { person, device, strict, which, proposal } => Request::CircleRemove {
                circle: which.circle.clone(),
                person: person.clone(),
                device: device.clone(),
                strict: *strict,
                propose: target(proposal.propose.as_ref())?,
                force: proposal.force,
            },
            Self::Seized { person, circle } => Request::CircleSeized { circle: circle.clone(), person: person.clone() },
            Self::Leave { which } => Request::CircleLeave { circle: which.circle.clone() },
            Self::Renew { which } => Request::CircleRenew { circle: which.circle.clone() },
            Self::Rename { name, which } => Request::CircleRename { circle: which.circle.clone(), name: name.clone() },
            Self::Sign { file, which, confirm, to, force } => Request::CircleSign {
                circle: which.circle.clone(),
                file: file_name(file)?,
                confirm: *confirm,
                to: if *confirm { target(to.as_ref().or(Some(file)))? } else { None },
                // A signature goes to the file it came from.
                force: *force || to.is_none(),
            },
            _ => anyhow::bail!("this command writes no page"),
        })
    }
}
