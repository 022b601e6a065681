//! The commands about consent, and what a release is told on the command line.

use cairn_app::api::{ConsentCheck, ConsentOverride, ConsentQuery, ReleaseOrder, Request, WithdrawOrder};
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum ConsentCommand {
    /// Show what a person agreed to as a table, what left, and what was overridden
    Show {
        /// The person, or one consent
        id: String,
    },
    /// Write down that a person took a consent back, and list what had left; it is never undone, a new consent may follow
    Withdraw {
        /// The consent
        id: String,
        /// Only for this audience: partner, statistics, public, un, national-court, international-court
        #[arg(long, conflicts_with = "use_")]
        audience: Option<String>,
        /// Only for this use: keep, examine-device, share-indicators, warn-targets, contact-again
        #[arg(long = "use", value_name = "USE")]
        use_: Option<String>,
        /// From this day on (default: today)
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Ask whether records may leave, or be used, without anything leaving; exit code 1 when not
    Check {
        /// The records: incidents, items, devices, persons
        #[arg(required = true, value_name = "RECORD")]
        records: Vec<String>,
        /// To whom: partner, public, un, national-court, international-court
        #[arg(long, required_unless_present = "use_", conflicts_with = "use_")]
        audience: Option<String>,
        /// What is done: keep, examine-device, share-indicators, warn-targets, contact-again
        #[arg(long = "use", value_name = "USE")]
        use_: Option<String>,
        /// With names
        #[arg(long, requires = "audience")]
        named: bool,
    },
}

impl ConsentCommand {
    /// Gives the request; `lang` is the language of its words.
    pub(crate) fn request(&self, lang: &str) -> Request {
        let lang = Some(lang.to_owned());
        match self {
            Self::Show { id } => Request::ConsentShow(ConsentQuery { id: id.clone(), lang }),
            Self::Withdraw { id, audience, use_, from, reason } => Request::ConsentWithdraw(WithdrawOrder {
                id: id.clone(),
                audience: audience.clone(),
                use_: use_.clone(),
                from: from.clone(),
                reason: reason.clone(),
                lang,
            }),
            Self::Check { records, audience, use_, named } => Request::ConsentCheck(ConsentCheck {
                records: records.clone(),
                audience: audience.clone(),
                use_: use_.clone(),
                identifiability: named.then(|| "named".to_owned()),
                lang,
            }),
        }
    }
}

/// Going against what consents say.
#[derive(Debug, Args)]
pub(crate) struct Overriding {
    /// Go against what consents say; signed in your name, with the reason, for the whole circle to see
    #[arg(long, requires = "why")]
    override_consent: bool,
    /// Why; with --override-consent
    #[arg(long, value_name = "TEXT", requires = "override_consent")]
    why: Option<String>,
    /// A consent that was withdrawn and is overridden all the same; may be repeated
    #[arg(long, value_name = "CONSENT", requires = "override_consent")]
    override_withdrawn: Vec<String>,
}

impl Overriding {
    pub(super) fn order(&self) -> Option<ConsentOverride> {
        let why = self.why.clone().filter(|_| self.override_consent)?;
        Some(ConsentOverride { why, withdrawn: self.override_withdrawn.clone() })
    }
}

/// What is said of a release.
#[derive(Debug, Args)]
pub(crate) struct Releasing {
    /// To whom it goes, by name: a withdrawal can then say who has it
    #[arg(long, value_name = "NAME")]
    recipient: Option<String>,
    #[command(flatten)]
    overriding: Overriding,
}

impl Releasing {
    pub(super) fn order(&self) -> ReleaseOrder {
        ReleaseOrder { recipient: self.recipient.clone(), consent_override: self.overriding.order() }
    }
}
