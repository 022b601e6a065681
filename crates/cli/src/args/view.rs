//! The commands about saved views, and the conditions that they share with lists.

use cairn_app::api::{ConditionInput, ListQuery, Request, ViewName, ViewOrder, ViewQuery};
use clap::{Args, Subcommand};

/// What stands below the help of commands that take conditions.
pub(crate) const CONDITIONS: &str = "\
Conditions (--where; all of them hold, put them in single quotes):
  acts.*.type=arrest,detention   one of these, or a narrower term; * is any item and may be left out
  acts.type==arrest              exactly this term
  priority!=low                  what priority=low does not find, so also records without a priority
  summary~old town               these words; summary!~… not these
  when>=2024-03, when<2024       from, before; when=2024-03..2024-05 between; when~2024-03 may have been then
  acts.victim_count=5..10        numbers as dates
  acts.victim=person:1a2b3c4d    a record, by its id or the beginning of it
  has:acts.victim, no:priority   any value, no value
Values with commas or .. are quoted: title=\"Raid, again\". The fields: docs/data-dictionary.md.";

#[derive(Debug, Subcommand)]
pub(crate) enum ViewCommand {
    /// Save a filter under a name; it syncs with the circle
    #[command(after_help = CONDITIONS)]
    Save {
        /// Its name
        name: String,
        /// The kind that it shows
        #[arg(long)]
        kind: String,
        #[command(flatten)]
        filter: Filter,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
        /// The circle in which it lives and whose records it shows (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
    /// List saved views, with how many records each shows where that is told by the index
    List {
        /// Only of this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// Only those that show this kind
        #[arg(long)]
        kind: Option<String>,
    },
    /// Show a saved view, and count what it shows
    Show {
        /// Its name or id
        name: String,
        /// The circle in which it lives (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// List what a saved view shows; the same as `cairn record list --view NAME`
    Run {
        /// Its name or id
        name: String,
        /// The circle in which it lives; or another one to look in (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// At most so many (0: all)
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Change a saved view: what is not named stays, an empty text clears
    #[command(after_help = CONDITIONS)]
    Edit {
        /// Its name or id
        name: String,
        /// Its new name
        #[arg(long, value_name = "NAME")]
        title: Option<String>,
        /// The kind that it shows
        #[arg(long)]
        kind: Option<String>,
        #[command(flatten)]
        filter: Filter,
        /// Take all conditions away
        #[arg(long, conflicts_with = "conditions")]
        no_conditions: bool,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
        /// The circle in which it lives (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Delete a saved view; `cairn record restore ID` takes that back
    Delete {
        /// Its name or id
        name: String,
        /// The circle in which it lives (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
}

/// What a view filters by.
#[derive(Debug, Args)]
pub(crate) struct Filter {
    /// Only where this holds, see below; may be repeated. To edit: in place of all conditions
    #[arg(long = "where", value_name = "CONDITION", id = "conditions")]
    conditions: Vec<String>,
    /// Words that a record has anywhere
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// Only what may have happened at or after this date
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only what may have happened at or before this date
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// The order: newest (last written first), date (latest first)
    #[arg(long, value_name = "ORDER")]
    order: Option<String>,
}

/// Reads conditions as people type them.
pub(super) fn conditions(texts: &[String]) -> anyhow::Result<Vec<ConditionInput>> {
    Ok(texts.iter().map(|text| ConditionInput::parse(text)).collect::<Result<_, _>>()?)
}

impl Filter {
    fn order(&self) -> anyhow::Result<ViewOrder> {
        Ok(ViewOrder {
            conditions: if self.conditions.is_empty() { None } else { Some(conditions(&self.conditions)?) },
            search: self.search.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            order: self.order.clone(),
            ..ViewOrder::default()
        })
    }
}

impl ViewCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        let named = |name: &String, circle: &Option<String>| ViewName { name: name.clone(), circle: circle.clone() };
        Ok(match self {
            Self::Save { name, kind, filter, description, circle } => Request::ViewSave(ViewOrder {
                name: name.clone(),
                kind: Some(kind.clone()),
                description: description.clone(),
                circle: circle.clone(),
                ..filter.order()?
            }),
            Self::List { circle, kind } => Request::ViewList(ViewQuery { circle: circle.clone(), kind: kind.clone() }),
            Self::Show { name, circle } => Request::ViewShow(named(name, circle)),
            Self::Run { name, circle, limit } => Request::RecordList(ListQuery {
                view: Some(name.clone()),
                circle: circle.clone(),
                limit: *limit,
                ..ListQuery::default()
            }),
            Self::Edit { name, title, kind, filter, no_conditions, description, circle } => {
                let order = filter.order()?;
                Request::ViewEdit(ViewOrder {
                    name: name.clone(),
                    title: title.clone(),
                    kind: kind.clone(),
                    description: description.clone(),
                    circle: circle.clone(),
                    conditions: if *no_conditions { Some(Vec::new()) } else { order.conditions },
                    ..order
                })
            }
            Self::Delete { name, circle } => Request::ViewDelete(named(name, circle)),
        })
    }
}
