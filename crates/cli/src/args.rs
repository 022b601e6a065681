//! The command line: what people may type, and the request that it becomes.

mod backup;
mod circle;
mod codebook;
mod collect;
mod consent;
mod custody;
mod derive;
mod drop;
mod evidence;
mod export;
mod handover;
mod import;
mod indicators;
mod likeness;
mod live;
mod phishing;
mod protocols;
mod risk;
mod view;

use std::path::PathBuf;

use cairn_app::api::{EditInput, ListQuery, Request, Scalar};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use backup::BackupCommand;
pub(crate) use circle::CircleCommand;
pub(crate) use codebook::CodebookCommand;
pub(crate) use collect::CollectCommand;
pub(crate) use consent::ConsentCommand;
pub(crate) use custody::{CustodyCommand, RetentionCommand};
pub(crate) use drop::{BundleCommand, DropArgs};
pub(crate) use evidence::EvidenceCommand;
pub(crate) use export::ExportArgs;
pub(crate) use handover::HandoverCommand;
pub(crate) use import::ImportArgs;
pub(crate) use indicators::IndicatorsCommand;
pub(crate) use likeness::{AboutArgs, DuplicatesArgs};
pub(crate) use live::{LanArgs, RelayCommand};
pub(crate) use phishing::ReplyArgs;
pub(crate) use protocols::{ExaminationCommand, ProtocolCommand};
pub(crate) use risk::RiskCommand;
pub(crate) use view::ViewCommand;

/// Documents human-rights violations and the cyber-threats bound up with them, offline and encrypted.
#[derive(Debug, Parser)]
#[command(name = "cairn", version, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The vault's folder (default: cairn/vault in the platform's data folder)
    #[arg(long, global = true, env = "CAIRN_VAULT", value_name = "DIR", hide_env_values = true)]
    pub(crate) vault: Option<PathBuf>,
    /// Read the passphrase from the first line of this file
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Read the passphrase from the first line of this file descriptor
    #[arg(long, global = true, value_name = "N")]
    pub(crate) passphrase_fd: Option<u32>,
    /// Print JSON: one object, or one a line for lists, each with its schema
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// How progress is shown on stderr
    #[arg(long, global = true, value_name = "HOW", default_value = "auto")]
    pub(crate) progress: ProgressStyle,
    /// The language of messages (en, ar; of the codebook also es, fr, pt)
    #[arg(long, global = true, env = "CAIRN_LANG", value_name = "TAG")]
    pub(crate) lang: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProgressStyle {
    /// A bar on a terminal, nothing elsewhere
    Auto,
    /// One JSON object a line
    Json,
    /// Nothing
    None,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a vault
    Init {
        /// The name you go by; other members see it
        #[arg(long)]
        name: String,
    },
    /// Counts, circles and warnings
    Status,
    /// One line a circle, equal on devices that converged
    Digest {
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Answer requests in JSON lines on stdin: the window's own interface
    Api,
    /// Records: incidents, cases, persons, devices, examinations, judgments, tasks and the rest
    #[command(subcommand)]
    Record(RecordCommand),
    /// Saved views: filters under a name, which sync
    #[command(subcommand)]
    View(ViewCommand),
    /// Link two records
    Link {
        /// The record it starts from
        from: String,
        /// The relation, such as evidence-of, indicates, motivated, enabled
        relation: String,
        /// The record it leads to
        to: String,
        /// How sure (low, medium, high)
        #[arg(long)]
        confidence: Option<String>,
        /// A note
        #[arg(long)]
        note: Option<String>,
        /// Take the link away
        #[arg(long)]
        remove: bool,
    },
    /// Fields with several different values
    #[command(subcommand)]
    Conflicts(ConflictsCommand),
    /// Sealed files and their custody
    #[command(subcommand)]
    Evidence(EvidenceCommand),
    /// Custody: what was signed about an item, events in the world, transfers, receipts, print
    #[command(subcommand)]
    Custody(CustodyCommand),
    /// Retention: cases past their date, and destroying them by two persons
    #[command(subcommand)]
    Retention(RetentionCommand),
    /// Consent: what people agreed to, what they took back, what left
    #[command(subcommand)]
    Consent(ConsentCommand),
    /// The codebook: vocabularies and terms, and a circle's own terms
    #[command(subcommand)]
    Codebook(CodebookCommand),
    /// Protocols: procedures in steps that come with the program, a circle's own, and runs of them
    #[command(subcommand)]
    Protocol(ProtocolCommand),
    /// Examinations: how each step went, who signed it, what was covered and what was not
    #[command(subcommand)]
    Examination(ExaminationCommand),
    /// Risk: assessments, what they come to, the matrix, and what is due
    #[command(subcommand)]
    Risk(RiskCommand),
    /// Trusted circles
    #[command(subcommand)]
    Circle(CircleCommand),
    /// Sync with other members
    #[command(subcommand)]
    Sync(SyncCommand),
    /// Bundles: what a drop holds, as files to carry
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Backups, and the recovery sheet that opens them
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Handing over: what members confirmed of this device's work, and forgetting it here
    #[command(subcommand)]
    Handover(HandoverCommand),
    /// Import a file, or take in the output of a tool
    Import(Box<ImportArgs>),
    /// Collecting records elsewhere: forms, and the mappings of tables
    #[command(subcommand)]
    Collect(CollectCommand),
    /// Write records or a whole indicator set in a foreign format; they leave only if consent and marking allow it
    #[command(after_help = view::CONDITIONS)]
    Export(Box<ExportArgs>),
    /// Write the answer to whoever handed in a suspicious message
    Reply(ReplyArgs),
    /// Indicators: search, review of a text, warning lists, matching, sightings, judgments
    #[command(subcommand)]
    Indicators(IndicatorsCommand),
    /// Records that may be the same person or incident, and what people judge of them
    Duplicates(DuplicatesArgs),
    /// Everything in this vault that names a record, or a domain, address, hash or phone number
    About(AboutArgs),
    /// Signed reports
    #[command(subcommand)]
    Report(ReportCommand),
    /// Verify a report package, or a printed custody
    Verify {
        /// The package's folder; or the PDF of a printed custody, or the file of its steps
        path: PathBuf,
        /// The signer's fingerprint as it came by another way (SHA256:…); any other is a failure
        #[arg(long, value_name = "SHA256:…")]
        fingerprint: Option<String>,
    },
    /// The vault itself
    #[command(subcommand)]
    Vault(VaultCommand),
    /// Tell the whole story with two vaults in two processes: record, sync, resolve, report, verify
    Demo {
        /// Leave everything in this new folder
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
        /// Import this STIX 2.1 bundle instead of the fictional one
        #[arg(long, value_name = "FILE")]
        stix: Option<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder
    Man {
        /// The folder
        to: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Add a record; prints its id
    Add {
        /// The kind: incident, case, person, identity, indicator, evidence, threat, device, examination, assessment,
        /// protocol, consent, judgment, task, note, saved-view
        kind: String,
        /// Into this circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
        #[command(flatten)]
        fields: Fields,
    },
    /// Show a record
    Show {
        /// The id, or its first 8 digits or more, or the number of a case
        id: String,
    },
    /// Change fields; an empty value clears
    Edit {
        /// The id
        id: String,
        #[command(flatten)]
        fields: Fields,
    },
    /// Who changed what, newest first
    History {
        /// The id
        id: String,
    },
    /// Delete a record; it can be restored
    Delete {
        /// The id
        id: String,
    },
    /// Destroy a record for good: hides it until a second person confirms, then it goes everywhere
    Destroy {
        /// The id
        id: String,
    },
    /// Take back a deletion
    Restore {
        /// The id
        id: String,
    },
    /// List records of a kind, or what a saved view shows
    #[command(after_help = view::CONDITIONS)]
    List {
        /// The kind
        #[arg(required_unless_present = "view")]
        kind: Option<String>,
        /// Only where this holds (status=active, priority!=low, has:acts.victim), see below; may be repeated
        #[arg(long = "where", value_name = "CONDITION")]
        filters: Vec<String>,
        /// Only what this saved view shows, in its circle (name or id)
        #[arg(long, value_name = "NAME")]
        view: Option<String>,
        /// Full text
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Only what may have happened at or after this date (EDTF)
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        /// Only what may have happened at or before this date (EDTF)
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
        /// Only this circle
        #[arg(long)]
        circle: Option<String>,
        /// Deleted records
        #[arg(long)]
        deleted: bool,
        /// At most so many (0: all)
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Fields {
    /// Set a field: title=…, when=2024-03, acts.+.type=arrest (a + adds an item); may be repeated
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Read fields from a JSON object of path and value (- for stdin)
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConflictsCommand {
    /// List them; exit code 5 when there are any
    List {
        /// Only this circle
        #[arg(long)]
        circle: Option<String>,
    },
    /// Resolve one by a signed edit
    Resolve {
        /// The record
        id: String,
        /// The field
        path: String,
        /// The value to keep
        #[arg(long, conflicts_with = "clear", required_unless_present = "clear")]
        value: Option<String>,
        /// Clear the field
        #[arg(long)]
        clear: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SyncCommand {
    /// Listen for members, any number at a time; prints a ticket, and who is connected
    Listen {
        /// The circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Stop after one peer
        #[arg(long)]
        once: bool,
        /// Be reached over the relay alone, so that the ticket does not name this device's address
        #[arg(long)]
        only_relay: bool,
    },
    /// Sync with a member who listens
    With {
        /// The ticket; or a member (name, id, or the beginning of a device's key) whose device told where it is reached
        #[arg(value_name = "TICKET|MEMBER")]
        ticket: String,
        /// The circle (name or id; default: each that is shared is tried)
        #[arg(long)]
        circle: Option<String>,
        /// Stay connected and pass on what is written, until Ctrl+C; dials again when the connection is lost
        #[arg(long)]
        stay: bool,
        /// Go over the relay alone, so that the other device does not learn this one's address
        #[arg(long)]
        only_relay: bool,
    },
    /// Meet the members in the local network who do this at the same time, until Ctrl+C or until nothing moved for a while;
    /// the network hears nothing of this device before or after
    Lan(LanArgs),
    /// The relay over which members reach each other when there is no direct way
    #[command(subcommand)]
    Relay(RelayCommand),
    /// Visit a drop: a folder or store that devices which are never online together share
    Drop(DropArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    /// Build and sign a report of an incident
    Build {
        /// The incident
        incident: String,
        /// The audience: partner, public, un, national-court, international-court
        #[arg(long)]
        audience: String,
        /// Whether people are named: named, anonymised
        #[arg(long)]
        identifiability: Option<String>,
        /// The report's language (en, ar)
        #[arg(long = "report-lang", default_value = "en")]
        report_lang: String,
        /// The package's folder
        #[arg(long)]
        to: PathBuf,
        /// Write over what is there
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        releasing: consent::Releasing,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum VaultCommand {
    /// Check everything: pages, entries, signatures, projections, sealed files
    Check,
    /// Make every projection anew from the ledger
    Rebuild,
    /// Say that this vault was moved here and that no copy of it is in use, so that it signs again
    Moved,
}

fn edit(text: &str) -> anyhow::Result<EditInput> {
    let (path, value) = text.split_once('=').ok_or_else(|| anyhow::anyhow!("write PATH=VALUE, not {text:?}"))?;
    let value = (!value.is_empty()).then(|| Scalar::Text(value.to_owned()));
    Ok(EditInput { path: path.trim().to_owned(), value })
}

impl Fields {
    /// Gathers the edits of `--from` and `--set`, in that order.
    pub(crate) fn edits(&self) -> anyhow::Result<Vec<EditInput>> {
        let mut edits = Vec::new();
        if let Some(from) = &self.from {
            let text = crate::read_input(from)?;
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)?;
            for (path, value) in object {
                let value = if value.is_null() { None } else { Some(serde_json::from_value(value)?) };
                edits.push(EditInput { path, value });
            }
        }
        for text in &self.set {
            edits.push(edit(text)?);
        }
        Ok(edits)
    }
}

fn file_name(path: &std::path::Path) -> anyhow::Result<String> {
    let path = std::path::absolute(path)?;
    path.into_os_string().into_string().map_err(|_| anyhow::anyhow!("the file's name is not Unicode"))
}

impl RecordCommand {
    fn request(&self) -> anyhow::Result<Request> {
        Ok(match self {
            Self::Add { kind, circle, fields } => {
                Request::RecordAdd { kind: kind.clone(), circle: circle.clone(), set: fields.edits()? }
            }
            Self::Show { id } => Request::RecordShow { id: id.clone() },
            Self::Edit { id, fields } => Request::RecordEdit { id: id.clone(), set: fields.edits()? },
            Self::History { id } => Request::RecordHistory { id: id.clone() },
            Self::Delete { id } => Request::RecordDelete { id: id.clone() },
            Self::Destroy { id } => Request::RecordDestroy { id: id.clone() },
            Self::Restore { id } => Request::RecordRestore { id: id.clone() },
            Self::List { kind, filters, view, search, since, until, circle, deleted, limit } => {
                Request::RecordList(ListQuery {
                    kind: kind.clone(),
                    circle: circle.clone(),
                    conditions: view::conditions(filters)?,
                    view: view.clone(),
                    search: search.clone(),
                    since: since.clone(),
                    until: until.clone(),
                    deleted: *deleted,
                    limit: *limit,
                    ..ListQuery::default()
                })
            }
        })
    }
}

impl Command {
    /// Gives the request that the command becomes; `None` for commands that the shell carries out itself.
    pub(crate) fn request(&self) -> anyhow::Result<Option<Request>> {
        Ok(Some(match self {
            Self::Init { .. }
            | Self::Api
            | Self::Demo { .. }
            | Self::Completions { .. }
            | Self::Man { .. }
            | Self::Sync(SyncCommand::Relay(_))
            | Self::Handover(_)
            | Self::Codebook(_)
            | Self::Consent(_)
            | Self::Protocol(_)
            | Self::Risk(_)
            | Self::Backup(_) => return Ok(None),
            Self::Status => Request::Status,
            Self::Digest { circle } => Request::Digest { circle: circle.clone() },
            Self::Record(command) => command.request()?,
            Self::View(command) => command.request()?,
            Self::Link { from, relation, to, remove: true, .. } => {
                Request::Unlink { from: from.clone(), relation: relation.clone(), to: to.clone() }
            }
            Self::Link { from, relation, to, confidence, note, remove: false } => Request::Link {
                from: from.clone(),
                relation: relation.clone(),
                to: to.clone(),
                confidence: confidence.clone(),
                note: note.clone(),
            },
            Self::Conflicts(ConflictsCommand::List { circle }) => Request::ConflictsList { circle: circle.clone() },
            Self::Conflicts(ConflictsCommand::Resolve { id, path, value, .. }) => Request::ConflictsResolve {
                record: id.clone(),
                path: path.clone(),
                value: value.clone().map(Scalar::Text),
            },
            Self::Evidence(command) => command.request()?,
            Self::Custody(command) => command.request()?,
            Self::Retention(command) => command.request(),
            Self::Examination(command) => command.request(),
            Self::Circle(command) => command.request()?,
            Self::Sync(SyncCommand::Listen { circle, once, only_relay }) => {
                Request::SyncListen { circle: circle.clone(), once: *once, only_relay: *only_relay }
            }
            Self::Sync(SyncCommand::With { ticket, circle, stay, only_relay }) => Request::SyncWith {
                ticket: ticket.clone(),
                circle: circle.clone(),
                stay: *stay,
                only_relay: *only_relay,
            },
            Self::Sync(SyncCommand::Lan(lan)) => lan.request(),
            Self::Sync(SyncCommand::Drop(drop)) => drop.request()?,
            Self::Bundle(command) => command.request()?,
            Self::Import(import) => import.request()?,
            Self::Reply(reply) => reply.request()?,
            Self::Collect(command) => command.request()?,
            Self::Export(export) => export.request()?,
            Self::Indicators(command) => command.request()?,
            Self::Report(ReportCommand::Build {
                incident,
                audience,
                identifiability,
                report_lang,
                to,
                force,
                releasing,
            }) => Request::ReportBuild {
                incident: incident.clone(),
                audience: audience.clone(),
                lang: report_lang.clone(),
                to: file_name(to)?,
                force: *force,
                identifiability: identifiability.clone(),
                release: releasing.order(),
            },
            Self::Duplicates(duplicates) => duplicates.request(),
            Self::About(about) => about.request(),
            Self::Verify { path, fingerprint } => {
                Request::Verify { path: file_name(path)?, fingerprint: fingerprint.clone() }
            }
            Self::Vault(VaultCommand::Check) => Request::VaultCheck,
            Self::Vault(VaultCommand::Rebuild) => Request::VaultRebuild,
            Self::Vault(VaultCommand::Moved) => Request::VaultMoved,
        }))
    }
}
