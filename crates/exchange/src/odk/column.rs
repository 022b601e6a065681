//! What the columns of an export are: fields, parts of points and of choices, and what the server adds.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::field::Tier;

use crate::loss::{Losses, Why};
use crate::mapping::{Leaf, Mapping, Said, Target};
use crate::table::{Column, Row, Table};
use crate::xlsform::{Asked, questions};

/// Columns that say how rows are joined, or that [`super::Tables`] reads.
const JOINTS: [&str; 22] = [
    "KEY",
    "PARENT_KEY",
    "SubmissionDate",
    "_submission_time",
    "_index",
    "_parent_table_name",
    "_parent_index",
    "_uuid",
    "_submission__uuid",
    "_submission__id",
    "_submission__submission_time",
    "_submission__validation_status",
    "_submission__notes",
    "_submission__status",
    "_submission__submitted_by",
    "_submission__tags",
    "_submission___version__",
    "meta-instanceID",
    "meta/instanceID",
    "meta-instanceName",
    "meta/instanceName",
    "instanceName",
];

/// Columns that the server adds, and that no field here stands for.
const SERVER: [&str; 18] = [
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
    "isValidated",
    "_id",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "formhub/uuid",
];

/// What a column is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Use {
    /// A field.
    Field(Box<Target>),
    /// Something of the server's.
    Note(String),
    /// Nobody said.
    Open(String),
}

/// One answer, which may stand in several columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) what: Use,
    name: String,
    from: Cells,
}

#[derive(Debug, Clone, PartialEq)]
enum Cells {
    /// One column.
    Column(usize),
    /// A point, in columns of degrees and metres.
    Point { latitude: usize, longitude: usize, altitude: Option<usize>, accuracy: Option<usize> },
    /// A choice of several in one column, spaces between.
    Choices(usize),
    /// A choice of several, a column each.
    Split(Vec<(String, usize)>),
}

/// What the columns of a table are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Columns {
    pub(super) uses: Vec<Answer>,
}

impl Answer {
    /// Gives what was answered.
    pub(super) fn cell(&self, row: &Row) -> Option<String> {
        match &self.from {
            Cells::Column(index) => row.cell(*index).map(str::to_owned),
            Cells::Point { latitude, longitude, .. } => {
                Some(format!("{},{}", row.cell(*latitude)?, row.cell(*longitude)?))
            }
            Cells::Choices(index) => row.cell(*index).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join("|")),
            Cells::Split(columns) => {
                let chosen = columns.iter().filter(|(_, index)| row.cell(*index).is_some_and(is_chosen));
                let names: Vec<&str> = chosen.map(|(name, _)| name.as_str()).collect();
                (!names.is_empty()).then(|| names.join("|"))
            }
        }
    }

    /// Gives how exact a point is, in metres.
    pub(super) fn accuracy(&self, row: &Row) -> Option<String> {
        match &self.from {
            Cells::Point { accuracy: Some(index), .. } => {
                row.cell(*index).filter(|cell| *cell != "0").map(str::to_owned)
            }
            _ => None,
        }
    }
}

fn is_chosen(cell: &str) -> bool {
    matches!(cell.to_lowercase().as_str(), "1" | "true" | "yes")
}

impl Columns {
    /// Names the points of a row that say how high they lie, which nothing here says.
    pub(super) fn altitudes<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        self.uses.iter().filter_map(move |answer| match &answer.from {
            Cells::Point { altitude: Some(index), .. } => {
                row.cell(*index).filter(|cell| !matches!(*cell, "0" | "0.0")).map(|_| answer.name.as_str())
            }
            _ => None,
        })
    }

    /// Says what the columns are, to be shown.
    pub(super) fn describe(&self, table: &Table) -> Vec<Column> {
        self.uses
            .iter()
            .map(|answer| Column {
                name: answer.name.clone(),
                path: match &answer.what {
                    Use::Field(target) => Some(target.to_string()),
                    Use::Note(_) | Use::Open(_) => None,
                },
                sample: table.rows.iter().find_map(|row| answer.cell(row)).map(|cell| cell.chars().take(80).collect()),
            })
            .collect()
    }
}

/// Finds what the columns of a table are. `groups` names the repeated groups that the table stands in.
pub(super) fn plan(table: &Table, groups: &[&str], mapping: &Mapping, losses: &mut Losses) -> Columns {
    let own = own_targets(mapping, groups);
    let (mut uses, taken) = points(table);
    let mut splits: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for (index, name) in table.header.iter().enumerate() {
        if taken.contains(&index) || JOINTS.contains(&name.as_str()) || is_copied(name) {
            continue;
        }
        if let Some((question, choice)) = split_choice(table, &own, name, groups) {
            // Where the answer stands in one column too, the split ones say the same again.
            if table.column(&question).is_none() {
                splits.entry(question).or_default().push((choice, index));
            }
            continue;
        }
        uses.push(Answer { what: Use::Open(String::new()), name: name.clone(), from: Cells::Column(index) });
    }
    uses.extend(splits.into_iter().map(|(name, columns)| Answer {
        what: Use::Open(String::new()),
        name,
        from: Cells::Split(columns),
    }));
    let points = uses.iter().filter(|answer| matches!(answer.from, Cells::Point { .. })).count();
    let mut kept = Vec::new();
    for mut answer in uses {
        let server = SERVER.contains(&answer.name.as_str())
            || answer.name.starts_with("meta-")
            || answer.name.starts_with("meta/");
        let lone_point = points == 1 && groups.is_empty() && matches!(answer.from, Cells::Point { .. });
        answer.what = match said(mapping, &own, &answer.name, groups) {
            Said::LeftOut => {
                losses.note(|| "the columns".to_owned(), &answer.name, Why::LeftOut);
                continue;
            }
            Said::Field(target) => Use::Field(target),
            Said::Nothing if server => Use::Note(answer.name.clone()),
            // One point in a form is where it happened.
            Said::Nothing if lone_point => match Target::parse(mapping.kind, "where_point") {
                Ok(target) => Use::Field(Box::new(target)),
                Err(_) => Use::Open(answer.name.clone()),
            },
            Said::Nothing => Use::Open(answer.name.clone()),
        };
        if let (Use::Field(target), Cells::Column(index)) = (&answer.what, &answer.from)
            && matches!(target.leaf, Leaf::Codes(_) | Leaf::References(_))
        {
            answer.from = Cells::Choices(*index);
        }
        kept.push(answer);
    }
    Columns { uses: kept }
}

/// Kobo copies columns of the submission into the rows of groups.
fn is_copied(name: &str) -> bool {
    name.starts_with("_submission_")
}

/// Finds what was said of a column: by its whole name, by the group and its name, or by the question of our own form.
fn said(mapping: &Mapping, own: &BTreeMap<String, Target>, name: &str, groups: &[&str]) -> Said {
    let short = name.rsplit(['/', '-']).next().unwrap_or(name);
    let last = name.rsplit('/').next().unwrap_or(name);
    let in_group = groups.last().map(|group| format!("{group}/{last}"));
    let mut names = vec![name.to_owned()];
    names.extend(in_group);
    if groups.is_empty() {
        names.push(last.to_owned());
    }
    for name in &names {
        if mapping.columns().any(|(column, _)| column.eq_ignore_ascii_case(name)) {
            return mapping.target(name);
        }
    }
    for name in [name, last, short] {
        if let Some(target) = own.get(name) {
            return Said::Field(Box::new(target.clone()));
        }
    }
    Said::Nothing
}

/// Gives the fields that the questions of our own form stand for, of the groups that a table is of.
fn own_targets(mapping: &Mapping, groups: &[&str]) -> BTreeMap<String, Target> {
    let mut asked = questions(mapping.kind, Tier::More, &mut Losses::default());
    let mut path = String::new();
    for group in groups {
        let inside = asked.into_iter().find_map(|one| match one {
            Asked::Repeat { name, inside, .. } if name == *group => Some(inside),
            _ => None,
        });
        let Some(inside) = inside else { return BTreeMap::new() };
        asked = inside;
        path.push_str(&format!("{group}.+."));
    }
    let target = |name: &str| Target::parse(mapping.kind, &format!("{path}{name}")).ok();
    asked
        .iter()
        .filter_map(|one| match one {
            Asked::Question { name, .. } => Some((name.clone(), target(name)?)),
            Asked::Repeat { .. } => None,
        })
        .collect()
}

/// Tells the column of one choice of a question: `question/choice`, where the question is there or one of ours.
fn split_choice(
    table: &Table,
    own: &BTreeMap<String, Target>,
    name: &str,
    groups: &[&str],
) -> Option<(String, String)> {
    let (question, choice) = name.rsplit_once('/')?;
    if groups.contains(&question) {
        return None;
    }
    let last = question.rsplit('/').next().unwrap_or(question);
    let known = table.header.iter().any(|column| column == question)
        || own.get(last).is_some_and(|target| matches!(target.leaf, Leaf::Codes(_)));
    known.then(|| (question.to_owned(), choice.to_owned()))
}

/// Finds the points: four columns each, or two and the text.
fn points(table: &Table) -> (Vec<Answer>, BTreeSet<usize>) {
    let mut taken = BTreeSet::new();
    let mut answers = Vec::new();
    for (index, name) in table.header.iter().enumerate() {
        let (question, forms) = if let Some(question) = name.strip_suffix("-Latitude") {
            (question.to_owned(), ["-Longitude", "-Altitude", "-Accuracy"].map(|end| format!("{question}{end}")))
        } else if let Some(start) = name.strip_suffix("_latitude").filter(|name| name.contains('_')) {
            // Kobo puts the mark before the last part: group/_place_latitude.
            let (group, last) =
                start.rsplit_once('/').map_or((String::new(), start), |(group, last)| (format!("{group}/"), last));
            let Some(last) = last.strip_prefix('_') else { continue };
            let ends = ["longitude", "altitude", "precision"].map(|end| format!("{group}_{last}_{end}"));
            (format!("{group}{last}"), ends)
        } else {
            continue;
        };
        let [longitude, altitude, accuracy] = forms.map(|name| table.header.iter().position(|column| *column == name));
        let Some(longitude) = longitude else { continue };
        taken.extend([Some(index), Some(longitude), altitude, accuracy].into_iter().flatten());
        // The text of the point says the same again.
        taken.extend(table.header.iter().position(|column| *column == question));
        answers.push(Answer {
            what: Use::Open(String::new()),
            name: question,
            from: Cells::Point { latitude: index, longitude, altitude, accuracy },
        });
    }
    (answers, taken)
}
