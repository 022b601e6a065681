//! The commands about protocols and the examinations that follow them.

use cairn_app::api::{
    ProtocolCopy, ProtocolPick, ProtocolQuery, ProtocolScaleOrder, ProtocolStepOrder, Request, RunCloseOrder, RunOrder,
    RunPick, RunStepOrder,
};
use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum ProtocolCommand {
    /// List those that come with the program (in the language of --lang), and those of your circles
    List {
        /// Only those of this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Only those that come with the program; needs no vault
        #[arg(long)]
        shipped: bool,
    },
    /// Show a protocol: its steps, or the scales of a risk template
    Show {
        /// The name of one that comes with the program (device-triage, interview, …), or an id
        protocol: String,
        /// As it was in this version
        #[arg(long, value_name = "N")]
        at: Option<i64>,
    },
    /// Make a protocol your circle's own, to work by it and change it; members who copy apart get one record
    Copy {
        /// The name of one that comes with the program, or the id of another circle's
        protocol: String,
        /// Its language: en, es, fr, pt, ar (default: en)
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
        /// Into this circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Change the steps of a circle's protocol; each change makes its next version, and older runs keep theirs
    #[command(subcommand)]
    Step(StepCommand),
    /// Change the levels of a circle's risk template; each change makes its next version
    #[command(subcommand)]
    Scale(ScaleCommand),
    /// Begin an examination that follows a protocol
    Run {
        /// The id of a circle's protocol, or the name of one that comes with the program: it is copied first
        protocol: String,
        /// The device that is examined
        #[arg(long, value_name = "ID")]
        device: Option<String>,
        /// The case
        #[arg(long, value_name = "ID|NUMBER")]
        case: Option<String>,
        /// Let an examination that is here become the run, such as one that `cairn import` made
        #[arg(long, value_name = "ID")]
        examination: Option<String>,
        /// The circle, where nothing else says it (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
        /// What the examination is called
        #[arg(long)]
        title: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StepCommand {
    /// Add a step
    Add {
        /// The protocol's id
        protocol: String,
        #[command(flatten)]
        fields: StepFields,
    },
    /// Change a step; an empty text clears
    Change {
        /// The protocol's id
        protocol: String,
        /// The step's number, or the beginning of its id
        step: String,
        #[command(flatten)]
        fields: StepFields,
    },
    /// Leave a step out from the next version on
    Retire {
        /// The protocol's id
        protocol: String,
        /// The step's number, or the beginning of its id
        step: String,
        /// What changed, in a sentence
        #[arg(long)]
        note: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct StepFields {
    /// What the step is called
    #[arg(long)]
    title: Option<String>,
    /// What to do
    #[arg(long)]
    instruction: Option<String>,
    /// What to beware of
    #[arg(long)]
    warning: Option<String>,
    /// With which tools
    #[arg(long)]
    tools: Option<String>,
    /// What it gives
    #[arg(long)]
    output: Option<String>,
    /// Whether it must not be left out
    #[arg(long, value_name = "BOOL")]
    required: Option<bool>,
    /// Its number among the steps
    #[arg(long, value_name = "N")]
    order: Option<i64>,
    /// What changed, in a sentence
    #[arg(long)]
    note: Option<String>,
}

impl StepFields {
    fn order(&self, protocol: &str, action: &str, step: Option<&str>) -> ProtocolStepOrder {
        ProtocolStepOrder {
            protocol: protocol.to_owned(),
            action: action.to_owned(),
            step: step.map(str::to_owned),
            title: self.title.clone(),
            instruction: self.instruction.clone(),
            warning: self.warning.clone(),
            tools: self.tools.clone(),
            output: self.output.clone(),
            required: self.required,
            order: self.order,
            note: self.note.clone(),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum ScaleCommand {
    /// Add a level
    Add(LevelArgs),
    /// Change a level; an empty text clears
    Change(LevelArgs),
    /// Leave a level out from the next version on
    Retire(LevelArgs),
}

#[derive(Debug, Args)]
pub(crate) struct LevelArgs {
    /// The risk template's id
    protocol: String,
    /// The scale: likelihood, impact, capacity, category, band, history, capability, intent
    scale: String,
    /// The level's code
    code: String,
    /// What your circle calls it
    #[arg(long)]
    label: Option<String>,
    /// What it means
    #[arg(long)]
    meaning: Option<String>,
    /// What it counts; of capacity and category a share up to 1, of a band the number from which on it holds
    #[arg(long, value_name = "NUMBER")]
    weight: Option<String>,
    /// Its number in the scale
    #[arg(long, value_name = "N")]
    order: Option<i64>,
    /// What changed, in a sentence
    #[arg(long)]
    note: Option<String>,
}

impl LevelArgs {
    fn order(&self, action: &str) -> Request {
        Request::ProtocolScale(ProtocolScaleOrder {
            protocol: self.protocol.clone(),
            action: action.to_owned(),
            scale: self.scale.clone(),
            code: self.code.clone(),
            label: self.label.clone(),
            meaning: self.meaning.clone(),
            weight: self.weight.clone(),
            order: self.order,
            note: self.note.clone(),
        })
    }
}

impl ProtocolCommand {
    /// Says whether the command can be carried out without a vault: what comes with the program is no secret.
    pub(crate) fn needs_no_vault(&self) -> bool {
        match self {
            Self::List { shipped, .. } => *shipped,
            Self::Show { protocol, .. } => cairn_app::is_shipped_protocol(protocol),
            _ => false,
        }
    }

    /// Gives the request; `lang` is the language that the person asked for.
    pub(crate) fn request(&self, lang: Option<&str>) -> Request {
        let lang = lang.map(str::to_owned);
        match self {
            Self::List { circle, shipped } => {
                Request::ProtocolList(ProtocolQuery { circle: circle.clone(), lang, shipped: *shipped })
            }
            Self::Show { protocol, at } => {
                Request::ProtocolShow(ProtocolPick { protocol: protocol.clone(), version: *at, lang })
            }
            Self::Copy { protocol, language, circle } => Request::ProtocolCopy(ProtocolCopy {
                protocol: protocol.clone(),
                language: language.clone(),
                circle: circle.clone(),
            }),
            Self::Step(StepCommand::Add { protocol, fields }) => {
                Request::ProtocolStep(fields.order(protocol, "add", None))
            }
            Self::Step(StepCommand::Change { protocol, step, fields }) => {
                Request::ProtocolStep(fields.order(protocol, "change", Some(step)))
            }
            Self::Step(StepCommand::Retire { protocol, step, note }) => Request::ProtocolStep(ProtocolStepOrder {
                protocol: protocol.clone(),
                action: "retire".to_owned(),
                step: Some(step.clone()),
                note: note.clone(),
                ..ProtocolStepOrder::default()
            }),
            Self::Scale(ScaleCommand::Add(level)) => level.order("add"),
            Self::Scale(ScaleCommand::Change(level)) => level.order("change"),
            Self::Scale(ScaleCommand::Retire(level)) => level.order("retire"),
            Self::Run { protocol, device, case, examination, circle, title } => Request::ProtocolRun(RunOrder {
                protocol: protocol.clone(),
                device: device.clone(),
                case: case.clone(),
                examination: examination.clone(),
                circle: circle.clone(),
                title: title.clone(),
                lang,
            }),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum ExaminationCommand {
    /// Show an examination: its steps, who signed which, and what it covers and does not
    Show {
        /// The id
        examination: String,
    },
    /// Say how a step went; it is signed by this device
    Step(RunStep),
    /// Close an examination; refuses while a required step is open, or was left out without a reason
    Close {
        /// The id
        examination: String,
        /// What came of it: nothing-found, suspicious, traces-found, compromised, inconclusive, not-possible
        #[arg(long)]
        result: Option<String>,
        /// What follows, in words
        #[arg(long)]
        conclusion: Option<String>,
        /// Open it again
        #[arg(long, conflicts_with_all = ["result", "conclusion"])]
        reopen: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct RunStep {
    /// The examination's id
    examination: String,
    /// The step's number, or the beginning of its id
    step: String,
    /// How it went: done, done-differently, failed, skipped, not-applicable, not-yet
    #[arg(long)]
    result: String,
    /// With which tool
    #[arg(long)]
    tool: Option<String>,
    /// Which version of it
    #[arg(long)]
    tool_version: Option<String>,
    /// The evidence that it gave
    #[arg(long, value_name = "ID")]
    output: Option<String>,
    /// What was seen
    #[arg(long)]
    finding: Option<String>,
    /// What was done differently
    #[arg(long)]
    deviation: Option<String>,
    /// Why: of a deviation, or of a step that was left out
    #[arg(long)]
    reason: Option<String>,
    /// Who did it, if not you; you sign all the same
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// When, RFC 3339 (default: now)
    #[arg(long, value_name = "TIME")]
    when: Option<String>,
}

impl ExaminationCommand {
    /// Gives the request.
    pub(crate) fn request(&self) -> Request {
        match self {
            Self::Show { examination } => Request::ExaminationShow(RunPick { examination: examination.clone() }),
            Self::Step(step) => Request::ExaminationStep(RunStepOrder {
                examination: step.examination.clone(),
                step: step.step.clone(),
                result: step.result.clone(),
                tool: step.tool.clone(),
                tool_version: step.tool_version.clone(),
                output: step.output.clone(),
                finding: step.finding.clone(),
                deviation: step.deviation.clone(),
                reason: step.reason.clone(),
                by: step.by.clone(),
                when: step.when.clone(),
            }),
            Self::Close { examination, result, conclusion, reopen } => Request::ExaminationClose(RunCloseOrder {
                examination: examination.clone(),
                result: result.clone(),
                conclusion: conclusion.clone(),
                reopen: *reopen,
            }),
        }
    }
}
