//! The commands that use indicators.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use cairn_app::api::{
    IndicatorOrder, MatchOrder, ObservedOrder, PasteOrder, Request, RescanOrder, SightOrder, TriageOrder, WarningOrder,
};
use clap::{Args, Subcommand, ValueEnum};

use super::file_name;

/// The longest text from stdin for a review, in bytes.
const MAX_TEXT: u64 = 16 << 20;

#[derive(Debug, Subcommand)]
pub(crate) enum IndicatorsCommand {
    /// Search indicators, malware and actors of imported sets
    List {
        /// Full text
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Only of this set
        #[arg(long)]
        set: Option<String>,
        /// At most so many
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Make an indicator of a set a record of its own, to link it; prints its id
    Promote {
        /// The set's id
        set: String,
        /// The indicator's foreign id
        indicator: String,
    },
    /// Show which indicators a text holds, for review; with --add, keep them
    Paste(PasteArgs),
    /// Warning lists: names that many people share, and which only warn
    #[command(subcommand)]
    Warnings(WarningsCommand),
    /// Look for everything that is known in files, folders and archives, in one pass; exit code 10 when something is found
    Match(MatchArgs),
    /// Write down that an indicator was seen
    Sight(SightArgs),
    /// Write down what you think of an indicator, such as that it is a false positive; `unjudged` takes that back
    Judge(JudgeArgs),
    /// Look through sealed evidence for what came in since it was last looked through; exit code 10 when something is found
    Rescan {
        /// Only the evidence of this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Look for everything again
        #[arg(long)]
        all: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct PasteArgs {
    /// The file with the text (-: from stdin)
    #[arg(default_value = "-")]
    file: PathBuf,
    /// What to keep of it: one record an indicator, or one set
    #[arg(long, value_name = "AS", value_enum)]
    add: Option<Add>,
    /// Keep also what is doubtful or on a warning list
    #[arg(long)]
    doubtful: bool,
    /// Leave this one out; may be repeated
    #[arg(long, value_name = "VALUE")]
    without: Vec<String>,
    /// Into this circle (name or id)
    #[arg(long)]
    circle: Option<String>,
    /// Where the text is from, in words
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The marking (clear, green, amber, amber+strict, red)
    #[arg(long)]
    tlp: Option<String>,
    /// The licence
    #[arg(long)]
    licence: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Add {
    /// One record an indicator
    Records,
    /// One set
    Set,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WarningsCommand {
    /// Show the lists that are used
    List,
    /// Take in a list in the form of MISP's warning lists (list.json)
    Add {
        /// The file
        file: PathBuf,
        /// Into this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// The licence of the source
        #[arg(long)]
        licence: Option<String>,
        /// Show what would come in; change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct MatchArgs {
    /// Files, folders, ZIP and gzip archives, output of MVT (-: stdin)
    #[arg(required_unless_present = "observed")]
    files: Vec<PathBuf>,
    /// Hold the patterns against observed objects in this STIX file instead
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    observed: Option<PathBuf>,
    /// Only indicators of this set; may be repeated
    #[arg(long = "set", value_name = "ID")]
    sets: Vec<String>,
    /// Only indicators of this circle (name or id)
    #[arg(long)]
    circle: Option<String>,
    /// Also what is not yet or no longer valid
    #[arg(long)]
    any_date: bool,
    /// At most so many places of each match (1 to 100)
    #[arg(long, default_value_t = 5)]
    places: u32,
}

#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The indicator's record; or its set, and then its id in the set
    id: String,
    /// Its id in the set
    object: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SightArgs {
    #[command(flatten)]
    which: Which,
    /// When (default: today)
    #[arg(long, value_name = "DATE")]
    when: Option<String>,
    /// On which device
    #[arg(long, value_name = "ID")]
    device: Option<String>,
    /// In which incident
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// How often
    #[arg(long)]
    count: Option<u32>,
    /// Remarks
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct JudgeArgs {
    #[command(flatten)]
    which: Which,
    /// What you think: malicious, suspicious, false-positive, expired, unjudged
    #[arg(long = "as", value_name = "VERDICT")]
    verdict: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: String,
}

impl IndicatorsCommand {
    pub(crate) fn request(&self) -> anyhow::Result<Request> {
        let order = match self {
            Self::List { search, set, limit } => {
                return Ok(Request::Indicators {
                    search: search.clone(),
                    set: set.clone(),
                    limit: *limit,
                    after: None,
                });
            }
            Self::Promote { set, indicator } => {
                return Ok(Request::IndicatorPromote { set: set.clone(), indicator: indicator.clone() });
            }
            Self::Paste(args) => IndicatorOrder::Paste(args.order()?),
            Self::Warnings(WarningsCommand::List) => IndicatorOrder::Warnings,
            Self::Warnings(WarningsCommand::Add { file, circle, licence, dry_run }) => {
                IndicatorOrder::WarningAdd(WarningOrder {
                    file: file_name(file)?,
                    circle: circle.clone(),
                    licence: licence.clone(),
                    dry_run: *dry_run,
                })
            }
            Self::Match(args) => args.order()?,
            Self::Sight(SightArgs { which, when, device, incident, count, note }) => {
                IndicatorOrder::Sight(SightOrder {
                    id: which.id.clone(),
                    object: which.object.clone(),
                    when: when.clone(),
                    device: device.clone(),
                    incident: incident.clone(),
                    count: *count,
                    note: note.clone(),
                })
            }
            Self::Judge(JudgeArgs { which, verdict, why }) => IndicatorOrder::Judge(TriageOrder {
                id: which.id.clone(),
                object: which.object.clone(),
                verdict: verdict.clone(),
                why: why.clone(),
            }),
            Self::Rescan { circle, all } => IndicatorOrder::Rescan(RescanOrder { circle: circle.clone(), all: *all }),
        };
        Ok(Request::IndicatorUse(order))
    }
}

impl PasteArgs {
    fn order(&self) -> anyhow::Result<PasteOrder> {
        let (file, text) =
            if self.file == Path::new("-") { (None, Some(stdin()?)) } else { (Some(file_name(&self.file)?), None) };
        Ok(PasteOrder {
            file,
            text,
            add: match self.add {
                None => "none",
                Some(Add::Records) => "records",
                Some(Add::Set) => "set",
            }
            .to_owned(),
            doubtful: self.doubtful,
            without: self.without.clone(),
            circle: self.circle.clone(),
            source: self.source.clone(),
            tlp: self.tlp.clone(),
            licence: self.licence.clone(),
        })
    }
}

impl MatchArgs {
    fn order(&self) -> anyhow::Result<IndicatorOrder> {
        if let Some(file) = &self.observed {
            return Ok(IndicatorOrder::Observed(ObservedOrder {
                file: file_name(file)?,
                circle: self.circle.clone(),
                sets: self.sets.clone(),
                any_date: self.any_date,
            }));
        }
        Ok(IndicatorOrder::Match(MatchOrder {
            files: self.files.iter().map(|file| named(file)).collect::<anyhow::Result<_>>()?,
            text: None,
            circle: self.circle.clone(),
            sets: self.sets.clone(),
            any_date: self.any_date,
            places: self.places,
        }))
    }
}

/// Stdin is a file too, where the system has a name for it, and streams by as every other.
fn named(file: &Path) -> anyhow::Result<String> {
    if file != Path::new("-") {
        return file_name(file);
    }
    if cfg!(unix) { Ok("/dev/stdin".to_owned()) } else { bail!("stdin has no name here: give a file") }
}

fn stdin() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    // One byte over the limit is enough to be refused.
    std::io::stdin().take(MAX_TEXT + 1).read_to_end(&mut bytes).context("failed to read stdin")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
