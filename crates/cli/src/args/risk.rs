//! The commands about risk.

use std::collections::BTreeMap;

use cairn_app::api::{EditInput, Request, RiskDueQuery, RiskOrder, RiskPick, RiskQuery, Scalar};
use clap::{Args, Subcommand};

use super::Fields;

#[derive(Debug, Subcommand)]
pub(crate) enum RiskCommand {
    /// Make a risk assessment, or change one; shows what it comes to
    Assess(Box<Assess>),
    /// Show what an assessment comes to and why, what backs it, and how it moved
    Show {
        /// The id
        assessment: String,
    },
    /// Show the matrix with every assessment in its cell, as it is or as it was
    Matrix {
        /// Only this case
        #[arg(long, value_name = "ID|NUMBER")]
        case: Option<String>,
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// As it was at the end of this day, and how each assessment moved since
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// List reviews that are due, treatments with their owners, and accepted risks with who and why
    Due {
        /// Only this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Seen from this day (default: today)
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Also what becomes due within so many days (default: 30)
        #[arg(long, value_name = "DAYS")]
        within: Option<u32>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Assess {
    /// The assessment to change (default: a new one)
    assessment: Option<String>,
    /// Where a new one goes (name or id; default: your personal circle)
    #[arg(long)]
    circle: Option<String>,
    /// Who or what is at risk
    #[arg(long)]
    asset: Option<String>,
    /// What could happen
    #[arg(long)]
    scenario: Option<String>,
    /// Who could do it
    #[arg(long)]
    adversary: Option<String>,
    /// very-unlikely, unlikely, possible, likely, very-likely
    #[arg(long)]
    likelihood: Option<String>,
    /// On what the likelihood rests, in words
    #[arg(long, value_name = "TEXT")]
    basis: Option<String>,
    /// How bad it would be: minor, moderate, serious, severe, extreme
    #[arg(long)]
    impact: Option<String>,
    /// How bad for people
    #[arg(long, value_name = "IMPACT")]
    people: Option<String>,
    /// How bad for the organisation
    #[arg(long, value_name = "IMPACT")]
    organisation: Option<String>,
    /// How bad for the work
    #[arg(long, value_name = "IMPACT")]
    programme: Option<String>,
    /// How well one could cope: none, weak, fair, good, strong
    #[arg(long)]
    capacity: Option<String>,
    /// What the adversary has done before: none, low, medium, high, very-high
    #[arg(long, value_name = "RATING")]
    history: Option<String>,
    /// What the adversary is able to do
    #[arg(long, value_name = "RATING")]
    capability: Option<String>,
    /// What the adversary wants
    #[arg(long, value_name = "RATING")]
    intent: Option<String>,
    /// What the threat takes away: confidentiality, control, integrity, availability, identity, accountability; may be repeated
    #[arg(long, value_name = "CLASS")]
    class: Vec<String>,
    /// An incident that backs the likelihood; may be repeated
    #[arg(long, value_name = "ID")]
    incident: Vec<String>,
    /// The threat
    #[arg(long, value_name = "ID")]
    threat: Option<String>,
    /// The person at risk
    #[arg(long, value_name = "ID")]
    person: Option<String>,
    /// The device at risk
    #[arg(long, value_name = "ID")]
    device: Option<String>,
    /// The case
    #[arg(long, value_name = "ID|NUMBER")]
    case: Option<String>,
    /// The risk template (default: the circle's, if it has one in force; else the program's)
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// reduce, transfer, avoid (accept: say --accepted-by)
    #[arg(long)]
    treatment: Option<String>,
    /// Something that is done about it
    #[arg(long, value_name = "TEXT")]
    action: Option<String>,
    /// Who does it
    #[arg(long, value_name = "NAME", requires = "action")]
    action_owner: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE", requires = "action")]
    action_due: Option<String>,
    /// How likely it will be after that
    #[arg(long, value_name = "LIKELIHOOD")]
    residual_likelihood: Option<String>,
    /// How bad it will be after that
    #[arg(long, value_name = "IMPACT")]
    residual_impact: Option<String>,
    /// Who looks after it
    #[arg(long)]
    owner: Option<String>,
    /// When it is looked at again
    #[arg(long, value_name = "DATE")]
    review: Option<String>,
    /// Who accepts the risk; needs --review
    #[arg(long, value_name = "NAME")]
    accepted_by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT", requires = "accepted_by")]
    accepted_reason: Option<String>,
    #[command(flatten)]
    fields: Fields,
}

impl Assess {
    fn order(&self, lang: Option<String>) -> anyhow::Result<RiskOrder> {
        let mut set = Vec::new();
        let mut put = |path: &str, value: &str| {
            let value = (!value.is_empty()).then(|| Scalar::Text(value.to_owned()));
            set.push(EditInput { path: path.to_owned(), value });
        };
        for (path, value) in [
            ("asset", &self.asset),
            ("scenario", &self.scenario),
            ("adversary", &self.adversary),
            ("likelihood", &self.likelihood),
            ("likelihood_basis", &self.basis),
            ("impact", &self.impact),
            ("impact_people", &self.people),
            ("impact_organisation", &self.organisation),
            ("impact_programme", &self.programme),
            ("capacity", &self.capacity),
            ("history", &self.history),
            ("capability", &self.capability),
            ("intent", &self.intent),
            ("treatment", &self.treatment),
            ("treatments.+.action", &self.action),
            ("treatments.+.owner", &self.action_owner),
            ("treatments.+.due", &self.action_due),
            ("residual_likelihood", &self.residual_likelihood),
            ("residual_impact", &self.residual_impact),
            ("owner", &self.owner),
            ("review", &self.review),
            ("accepted_by", &self.accepted_by),
            ("accepted_reason", &self.accepted_reason),
        ] {
            if let Some(value) = value {
                put(path, value);
            }
        }
        if self.action.is_some() {
            put("treatments.+.status", "open");
        }
        if self.accepted_by.is_some() && self.treatment.is_none() {
            put("treatment", "accept");
        }
        for class in &self.class {
            put(&format!("classes.{class}"), "yes");
        }
        set.extend(self.fields.edits()?);
        let refs = [
            ("threat", &self.threat),
            ("person", &self.person),
            ("device", &self.device),
            ("case", &self.case),
            ("template", &self.template),
        ];
        let refs: BTreeMap<String, String> =
            refs.into_iter().filter_map(|(path, id)| Some((path.to_owned(), id.clone()?))).collect();
        Ok(RiskOrder {
            assessment: self.assessment.clone(),
            circle: self.circle.clone(),
            set,
            refs,
            incidents: self.incident.clone(),
            lang,
        })
    }
}

impl RiskCommand {
    /// Gives the request; `lang` is the language that the person asked for.
    pub(crate) fn request(&self, lang: Option<&str>) -> anyhow::Result<Request> {
        let lang = lang.map(str::to_owned);
        Ok(match self {
            Self::Assess(assess) => Request::RiskAssess(assess.order(lang)?),
            Self::Show { assessment } => Request::RiskShow(RiskPick { assessment: assessment.clone(), lang }),
            Self::Matrix { case, circle, on } => {
                Request::RiskMatrix(RiskQuery { circle: circle.clone(), case: case.clone(), on: on.clone(), lang })
            }
            Self::Due { circle, on, within } => {
                Request::RiskDue(RiskDueQuery { circle: circle.clone(), on: on.clone(), within: *within })
            }
        })
    }
}
