//! The tables of an export, brought into one form: a table of submissions, and tables of what is repeated in them.

use std::collections::BTreeMap;

use crate::loss::{Losses, Why};
use crate::table::{Row, Table};

/// How deep repeated groups stand in one another.
const MAX_DEPTH: usize = 6;

/// The tables of an export.
#[derive(Debug)]
pub(super) struct Tables {
    /// The form, by the name of the table.
    pub(super) form: String,
    /// What made the export.
    pub(super) maker: &'static str,
    pub(super) root: Table,
    key: usize,
    pub(super) children: Vec<Child>,
}

/// A table of a repeated group.
#[derive(Debug)]
pub(super) struct Child {
    /// The groups it stands in, and itself.
    pub(super) path: Vec<String>,
    pub(super) table: Table,
    /// The table that its parents are in; nothing for the submissions.
    pub(super) parent: Option<usize>,
    /// The key of each row: the parent's, with the group and the number of the row in it.
    pub(super) keys: Vec<String>,
    /// The rows of each parent.
    pub(super) by_parent: BTreeMap<String, Vec<usize>>,
}

/// A table of a group before its parents are found.
struct Loose {
    name: String,
    table: Table,
}

impl Tables {
    /// Tells which table is which; nothing where none holds submissions.
    pub(super) fn sort(tables: Vec<(String, Table)>, losses: &mut Losses) -> Option<Self> {
        let is_child = |table: &Table| {
            ["PARENT_KEY", "_parent_index", "_submission__uuid"].iter().any(|name| table.column(name).is_some())
        };
        let (mut root, mut loose) = (None, Vec::new());
        for (name, table) in tables {
            let key = table.column("KEY").or_else(|| table.column("_uuid")).or_else(|| table.column("meta/instanceID"));
            match (key, is_child(&table), &root) {
                (Some(key), false, None) => root = Some((name, table, key)),
                (_, true, _) => loose.push(Loose { name, table }),
                _ => losses.note(|| "a table".to_owned(), &name, Why::Unmapped),
            }
        }
        let (form, root, key) = root?;
        let maker = if root.column("KEY").is_some() { "ODK" } else { "Kobo" };
        let mut tables = Self { form, maker, root, key, children: Vec::new() };
        tables.join(loose, losses);
        Some(tables)
    }

    /// Gives the instance id of a submission, in the form that ODK writes.
    pub(super) fn key(&self, row: &Row) -> Option<String> {
        let key = row.cell(self.key)?;
        Some(if key.starts_with("uuid:") { key.to_owned() } else { format!("uuid:{key}") })
    }

    fn cell<'a>(&self, row: &'a Row, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| row.cell(self.root.column(name)?))
    }

    /// Gives the day on which a submission came in.
    pub(super) fn received(&self, row: &Row) -> Option<String> {
        self.cell(row, &["SubmissionDate", "_submission_time"])?.get(..10).map(str::to_owned)
    }

    /// Gives the name that the form itself gave a submission.
    pub(super) fn title(&self, row: &Row) -> Option<String> {
        self.cell(row, &["meta-instanceName", "meta/instanceName", "instanceName"]).map(str::to_owned)
    }

    /// Finds the parents of the groups' rows, level by level.
    fn join(&mut self, mut loose: Vec<Loose>, losses: &mut Losses) {
        let mut parents: BTreeMap<String, (Option<usize>, String)> = BTreeMap::new();
        for row in &self.root.rows {
            if let Some(key) = self.key(row) {
                parents.insert(key.clone(), (None, key.clone()));
                if let Some(index) = self.cell(row, &["_index"]) {
                    parents.insert(format!("{}\u{1f}{index}", self.form), (None, key));
                }
            }
        }
        for _ in 0..MAX_DEPTH {
            let mut left = Vec::new();
            let mut joined = false;
            for one in loose {
                match self.adopt(one, &mut parents, losses) {
                    None => joined = true,
                    Some(one) => left.push(one),
                }
            }
            loose = left;
            if !joined {
                break;
            }
        }
        for one in loose {
            losses.note(|| "a table".to_owned(), &one.name, Why::DanglingReference);
        }
    }

    /// Takes a table in if the parents of its rows are known; gives it back otherwise.
    fn adopt(
        &mut self,
        one: Loose,
        parents: &mut BTreeMap<String, (Option<usize>, String)>,
        losses: &mut Losses,
    ) -> Option<Loose> {
        let named: Vec<Option<String>> =
            one.table.rows.iter().map(|row| parent_name(&one.table, row, &self.form)).collect();
        let known = |name: &Option<String>| name.as_ref().and_then(|name| parents.get(name)).cloned();
        let Some((parent, _)) = named.iter().find_map(known) else {
            return if one.table.rows.is_empty() { None } else { Some(one) };
        };
        let group = self.group_of(&one.name);
        let mut child = Child {
            path: self.path_under(parent, &group),
            table: Table::default(),
            parent,
            keys: Vec::new(),
            by_parent: BTreeMap::new(),
        };
        let index = self.children.len();
        let mut fresh = Vec::new();
        for (at, name) in named.iter().enumerate() {
            let Some((_, key)) = known(name) else {
                losses.note(
                    || format!("{group} row {}", at + 1),
                    "a row whose submission is not there",
                    Why::DanglingReference,
                );
                child.keys.push(String::new());
                continue;
            };
            let rows = child.by_parent.entry(key.clone()).or_default();
            rows.push(at);
            let own = format!("{key}/{group}[{}]", rows.len());
            let row = one.table.rows.get(at);
            let cell = |name: &str| row.and_then(|row| row.cell(one.table.column(name)?)).map(str::to_owned);
            if let Some(key) = cell("KEY") {
                fresh.push((key, own.clone()));
            }
            if let Some(number) = cell("_index") {
                fresh.push((format!("{}\u{1f}{number}", one.name), own.clone()));
            }
            child.keys.push(own);
        }
        parents.extend(fresh.into_iter().map(|(name, key)| (name, (Some(index), key))));
        child.table = one.table;
        self.children.push(child);
        None
    }

    /// Gives the name of a group: that of its table without the form's.
    fn group_of(&self, name: &str) -> String {
        let rest = name.strip_prefix(&self.form).map_or(name, |rest| rest.trim_start_matches('-'));
        rest.split('~').next().unwrap_or(rest).to_owned()
    }

    fn path_under(&self, parent: Option<usize>, group: &str) -> Vec<String> {
        let mut path =
            parent.and_then(|index| self.children.get(index)).map(|child| child.path.clone()).unwrap_or_default();
        path.push(group.to_owned());
        path
    }
}

/// Gives what names the parent of a group's row.
fn parent_name(table: &Table, row: &Row, form: &str) -> Option<String> {
    let cell = |name: &str| table.column(name).and_then(|column| row.cell(column));
    if let Some(key) = cell("PARENT_KEY") {
        return Some(key.to_owned());
    }
    match cell("_parent_index") {
        Some(index) => Some(format!("{}\u{1f}{index}", cell("_parent_table_name").unwrap_or(form))),
        None => cell("_submission__uuid").map(|uuid| format!("uuid:{}", uuid.trim_start_matches("uuid:"))),
    }
}
