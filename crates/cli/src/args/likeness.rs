//! The commands about doubles, and about everything that names something.

use cairn_app::api::{AboutOrder, DuplicatesOrder, JudgeOrder, Request, ReverseOrder};
use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct DuplicatesArgs {
    #[command(subcommand)]
    command: Option<DuplicatesCommand>,
    #[command(flatten)]
    find: FindArgs,
}

#[derive(Debug, Args)]
struct FindArgs {
    /// Among what to look
    #[arg(value_enum, default_value = "persons")]
    among: Among,
    /// Only among the records of this circle (name or id; default: all that this vault can read)
    #[arg(long)]
    circle: Option<String>,
    /// At most so many pairs, those for which most speaks first (1 to 1000)
    #[arg(long, default_value_t = 20)]
    limit: u32,
    /// The least likeness, 0 to 1 (default: 0.75)
    #[arg(long, value_name = "NUMBER")]
    score: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Among {
    /// Persons, with the names that their identities tell
    Persons,
    /// Incidents
    Incidents,
}

#[derive(Debug, Subcommand)]
enum DuplicatesCommand {
    /// Record what you think of two records; neither is changed, and you can take it back
    Judge {
        /// The one record
        a: String,
        /// The other
        b: String,
        /// What you think
        #[arg(value_enum)]
        verdict: Verdict,
        /// Why
        #[arg(long, value_name = "TEXT")]
        why: String,
        /// Into this circle: the one that holds both, or your personal one (default: the one that holds both, unless
        /// the likeness draws on anything outside it)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Take a judgment back; it stays, and says so
    Undo {
        /// The id of the judgment
        id: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Verdict {
    /// They are the same
    Same,
    /// They are not
    Different,
}

impl DuplicatesArgs {
    pub(crate) fn request(&self) -> Request {
        match &self.command {
            None => Request::Duplicates(DuplicatesOrder {
                kind: match self.find.among {
                    Among::Persons => "person",
                    Among::Incidents => "incident",
                }
                .to_owned(),
                circle: self.find.circle.clone(),
                limit: self.find.limit,
                score: self.find.score,
            }),
            Some(DuplicatesCommand::Judge { a, b, verdict, why, circle }) => Request::DuplicateJudge(JudgeOrder {
                a: a.clone(),
                b: b.clone(),
                verdict: match verdict {
                    Verdict::Same => "same",
                    Verdict::Different => "different",
                }
                .to_owned(),
                reasoning: why.clone(),
                circle: circle.clone(),
            }),
            Some(DuplicatesCommand::Undo { id, why }) => {
                Request::DuplicateReverse(ReverseOrder { id: id.clone(), reasoning: why.clone() })
            }
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct AboutArgs {
    /// A record (id, its first 8 digits or more, the number of a case); or a domain, address, e-mail address, IP address,
    /// hash or phone number, also one like bad[.]example
    what: String,
    /// Only records of this kind
    #[arg(long)]
    kind: Option<String>,
    /// Only in this circle (name or id)
    #[arg(long)]
    circle: Option<String>,
    /// At most so many records of each kind (1 to 200)
    #[arg(long, default_value_t = 20)]
    limit: u32,
    /// Go on after this place of an earlier answer; takes --kind
    #[arg(long, value_name = "PLACE")]
    after: Option<String>,
}

impl AboutArgs {
    pub(crate) fn request(&self) -> Request {
        Request::About(AboutOrder {
            what: self.what.clone(),
            kind: self.kind.clone(),
            circle: self.circle.clone(),
            limit: self.limit,
            after: self.after.clone(),
        })
    }
}
