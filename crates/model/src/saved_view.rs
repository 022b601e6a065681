//! Saved views: a filter kept under a name, as a record that syncs.
//!
//! The filter is data: each condition is an item of `filters`, with its path, what is asked ([`crate::filter::Op`]) and the
//! values, one a line. A view that says more than this version understands is not run, not even in part: what it leaves
//! out would show too much.

use crate::filter::{Condition, Op, VERSION, check};
use crate::{Edit, Fields, ItemId, Kind, Path, RecordState, Value, fields_under};

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// The name.
    pub name: String,
    /// Which kind it shows.
    pub shows: Kind,
    /// The conditions, all of which hold, sorted.
    pub conditions: Vec<Condition>,
    /// Words that the record has anywhere.
    pub search: Option<String>,
    /// Only what may have happened on this EDTF date or later.
    pub since: Option<String>,
    /// Only what may have happened on this EDTF date or earlier.
    pub until: Option<String>,
    /// The code of the order ([`crate::Vocabulary::ViewOrder`]).
    pub order: Option<String>,
}

/// Says why a saved view is not run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// A newer version wrote it, or it holds something that this version does not know.
    #[error("read a saved view with something unknown at {place}")]
    Newer {
        /// The path, with dots.
        place: String,
    },
    /// People have not decided between different values of what it filters by.
    #[error("read a saved view with a conflict at {place}")]
    Conflict {
        /// The path, with dots.
        place: String,
    },
    /// It lacks something that it needs.
    #[error("read a saved view without {place}")]
    Incomplete {
        /// The path, with dots.
        place: String,
    },
}

/// What of a view decides which records it shows.
const DECIDING: [&str; 6] = ["shows", "search", "since", "until", "order", "version"];

impl SavedView {
    /// Reads a view from its record.
    ///
    /// # Errors
    /// [`ViewError`]: it is not understood in full, and nothing may be shown in its name.
    pub fn read(state: &RecordState) -> Result<Self, ViewError> {
        let newer = |path: &Path| ViewError::Newer { place: path.dotted() };
        for path in state.fields.keys().chain(state.conflicts.keys()) {
            if crate::find_field(Kind::SavedView, path).is_none() {
                return Err(newer(path));
            }
        }
        match state.fields.get("version") {
            None => {}
            Some(Value::Int(version)) if *version <= VERSION => {}
            Some(_) => return Err(ViewError::Newer { place: "version".to_owned() }),
        }
        let decides = |path: &Path| DECIDING.contains(&path.as_str()) || path.as_str().starts_with("filters/");
        if let Some(path) = state.conflicts.keys().find(|path| decides(path)) {
            return Err(ViewError::Conflict { place: path.dotted() });
        }
        let shows = state.text("shows").ok_or_else(|| ViewError::Incomplete { place: "shows".to_owned() })?;
        let shows = Kind::parse(shows).ok_or_else(|| ViewError::Newer { place: "shows".to_owned() })?;
        let text = |path: &str| state.text(path).map(str::to_owned);
        let order = text("order");
        if order.as_deref().is_some_and(|order| !matches!(order, "newest" | "date")) {
            return Err(ViewError::Newer { place: "order".to_owned() });
        }
        Ok(Self {
            name: text("title").unwrap_or_default(),
            shows,
            conditions: conditions(&state.fields, shows)?,
            search: text("search"),
            since: text("since"),
            until: text("until"),
            order,
        })
    }

    /// Gives the edits that make a record of kind `saved-view` say this, from the fields that it has (none for a new one).
    pub fn edits(&self, before: &Fields) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut set = |path: String, value: Option<Value>| {
            edits.extend(Path::parse(&path).ok().map(|path| Edit { path, value }));
        };
        let text = |value: &Option<String>| value.clone().map(Value::Text);
        set("title".to_owned(), Some(self.name.as_str().into()));
        set("shows".to_owned(), Some(self.shows.name().into()));
        set("search".to_owned(), text(&self.search));
        set("since".to_owned(), text(&self.since));
        set("until".to_owned(), text(&self.until));
        set("order".to_owned(), text(&self.order));
        set("version".to_owned(), Some(Value::Int(VERSION)));
        let items: Vec<(String, &Condition)> =
            self.conditions.iter().map(|condition| (format!("filters/{}", item(condition)), condition)).collect();
        for (path, _) in fields_under(before, "filters") {
            let kept = items.iter().any(|(item, _)| path.as_str().starts_with(item.as_str()));
            if !kept {
                set(path.as_str().to_owned(), None);
            }
        }
        for (item, condition) in items {
            set(item.clone(), Some(Value::Flag(true)));
            set(format!("{item}/path"), Some(condition.path.as_str().into()));
            set(format!("{item}/op"), Some(condition.op.name().into()));
            let between = matches!(condition.op, Op::Between | Op::NotBetween);
            let values = condition.values.join(if between { ".." } else { "\n" });
            let values = (!condition.values.is_empty()).then_some(Value::Text(values));
            set(format!("{item}/value"), values);
        }
        edits
    }
}

/// Gives the id of the item of a condition: the same for all who save the same one.
fn item(condition: &Condition) -> ItemId {
    ItemId::derive(&[b"condition", condition.to_string().as_bytes()])
}

fn conditions(fields: &Fields, shows: Kind) -> Result<Vec<Condition>, ViewError> {
    let mut found = Vec::new();
    for (path, value) in fields_under(fields, "filters") {
        if path.segments().count() != 2 || *value != Value::Flag(true) {
            continue;
        }
        let part = |name: &str| fields.get(format!("{path}/{name}").as_str()).and_then(Value::as_text);
        let place = |name: &str| format!("{}.{name}", path.dotted());
        let Some(field) = part("path") else { return Err(ViewError::Incomplete { place: place("path") }) };
        // Views from before there was anything else to ask have a field and a value.
        let op = Op::parse(part("op").unwrap_or("is")).ok_or_else(|| ViewError::Newer { place: place("op") })?;
        let between = matches!(op, Op::Between | Op::NotBetween);
        let values = part("value").unwrap_or_default().split(if between { ".." } else { "\n" });
        let values = values.map(str::to_owned).filter(|value| between || !value.is_empty()).collect();
        let condition = Condition { path: field.to_owned(), op, values };
        // A field, a term or a form of value that a later version brought.
        if check(Some(shows), std::slice::from_ref(&condition)).is_err() {
            return Err(ViewError::Newer { place: place("path") });
        }
        found.push(condition);
    }
    found.sort();
    if found.len() > crate::filter::MAX_CONDITIONS {
        return Err(ViewError::Newer { place: "filters".to_owned() });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Claim, Timestamp, check_edits};

    fn view() -> SavedView {
        let conditions =
            ["acts.*.type=arrest,detention", "priority!=low", "no:where_point", "when=2024-03..", "where~old town"];
        let mut conditions: Vec<Condition> = conditions.iter().map(|text| Condition::parse(text).unwrap()).collect();
        conditions.sort();
        SavedView {
            name: "Open arrests".to_owned(),
            shows: Kind::Incident,
            conditions,
            search: Some("road".to_owned()),
            since: None,
            until: Some("2024".to_owned()),
            order: Some("date".to_owned()),
        }
    }

    fn state(edits: &[Edit]) -> RecordState {
        let set = |edit: &Edit| edit.value.clone().map(|value| (edit.path.clone(), value));
        RecordState { fields: edits.iter().filter_map(set).collect(), ..RecordState::default() }
    }

    fn stored() -> RecordState {
        state(&check_edits(Kind::SavedView, &view().edits(&Fields::new())).unwrap())
    }

    #[test]
    fn a_view_reads_as_it_was_saved() {
        assert_eq!(SavedView::read(&stored()).unwrap(), view());
    }

    #[test]
    fn an_edit_removes_the_conditions_that_are_gone_and_leaves_the_others() {
        let before = stored().fields;
        let mut less = view();
        less.conditions.retain(|condition| condition.path != "priority");
        let edits = check_edits(Kind::SavedView, &less.edits(&before)).unwrap();
        let mut after = before.clone();
        for Edit { path, value } in edits {
            match value {
                Some(value) => after.insert(path, value),
                None => after.remove(&path),
            };
        }
        assert_eq!(after.len(), before.len() - 4);
        assert_eq!(SavedView::read(&RecordState { fields: after, ..RecordState::default() }).unwrap(), less);
    }

    #[test]
    fn what_a_newer_peer_wrote_is_named_and_never_left_out() {
        let newer = |path: &str, value: Value| {
            let mut state = stored();
            state.fields.insert(Path::parse(path).unwrap(), value);
            SavedView::read(&state).unwrap_err()
        };
        let item = item(&Condition::parse("priority!=low").unwrap());
        for (path, value) in [
            ("version".to_owned(), Value::Int(VERSION + 1)),
            (format!("filters/{item}/op"), "sounds-like".into()),
            (format!("filters/{item}/within"), "50".into()),
            (format!("filters/{item}/path"), "mood".into()),
            (format!("filters/{item}/value"), "fearful".into()),
            ("either/0000000000000001".to_owned(), true.into()),
            ("shows".to_owned(), "satellite-image".into()),
            ("order".to_owned(), "nearest".into()),
        ] {
            let error = newer(&path, value);
            assert!(matches!(error, ViewError::Newer { .. }), "{path}: {error}");
        }
        assert_eq!(newer("version", Value::Int(9)), ViewError::Newer { place: "version".to_owned() });
    }

    #[test]
    fn a_view_in_conflict_is_not_run() {
        let claim =
            |text: &str| Claim { value: Some(text.into()), author: "aa".into(), time: Timestamp::from_millis(0) };
        let item = item(&Condition::parse("priority!=low").unwrap());
        for (path, refused) in
            [(format!("filters/{item}/value"), true), ("search".into(), true), ("title".into(), false)]
        {
            let mut state = stored();
            state.conflicts.insert(Path::parse(&path).unwrap(), vec![claim("one"), claim("two")]);
            assert_eq!(SavedView::read(&state).is_err(), refused, "{path}");
        }
    }

    #[test]
    fn a_view_with_a_field_and_a_value_alone_still_reads() {
        let edit = |path: &str, value: &str| Edit { path: Path::parse(path).unwrap(), value: Some(value.into()) };
        let old = [
            edit("title", "Arrests"),
            edit("shows", "incident"),
            edit("filters/00000000000000aa/path", "acts.*.type"),
            edit("filters/00000000000000aa/value", "arrest"),
        ];
        let read = SavedView::read(&state(&check_edits(Kind::SavedView, &old).unwrap())).unwrap();
        assert_eq!(read.conditions, [Condition::parse("acts.*.type=arrest").unwrap()]);
    }

    /// The page that says how views and links are kept says what this code does.
    #[test]
    fn a_view_and_a_link_are_kept_as_the_documented_vectors_say() {
        let page =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/records.md")).unwrap();
        let block = |edits: Vec<Edit>| {
            let mut lines: Vec<String> = edits
                .into_iter()
                .filter_map(|edit| {
                    let value = match edit.value? {
                        Value::Text(text) => text,
                        Value::Flag(flag) => flag.to_string(),
                        Value::Int(number) => number.to_string(),
                        Value::Real(number) => number.to_string(),
                    };
                    Some(format!("{} = {value}", edit.path))
                })
                .collect();
            lines.sort_unstable();
            format!("```\n{}\n```", lines.join("\n"))
        };
        let view = SavedView {
            name: "Raids".to_owned(),
            shows: Kind::Incident,
            conditions: vec![Condition::parse("status=active").unwrap()],
            search: None,
            since: None,
            until: None,
            order: None,
        };
        let (view, link) = (
            block(view.edits(&Fields::new())),
            block(crate::link::make_edits("evidence-of", &crate::RecordId::from_bytes([1; 16]), None, None)),
        );
        assert!(page.contains(&view), "{view}");
        assert!(page.contains(&link), "{link}");
    }
}
