//! Protocols: the steps of one version, and an examination as a run of them.
//!
//! A step says since which version it holds, and up to which. A step that changes is closed and followed by a new one, so
//! that an examination which names an older version still finds the steps that it followed.

mod revise;

use std::collections::BTreeSet;

use crate::{Edit, Fields, ItemId, Path, RecordId, Value, fields_under};

pub use revise::{List, Revision, RevisionError, revise};

/// The most steps that a version of a protocol may have to be followed or added to.
pub const MAX_STEPS: usize = 500;
/// The highest version.
pub const MAX_VERSION: i64 = 100_000;
/// The most protocols that [`lineage`] follows.
pub const MAX_LINEAGE: usize = 32;

/// One step of a version of a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The item's id in the protocol.
    pub id: ItemId,
    /// Its number; steps without one come last.
    pub order: Option<i64>,
    /// What it is called.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// What to beware of.
    pub warning: String,
    /// With which tools.
    pub tools: String,
    /// What it gives.
    pub output: String,
    /// Whether it must not be left out.
    pub required: bool,
    /// The version since which it holds.
    pub since: i64,
}

/// A step of a protocol with what an examination says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRun {
    /// The step.
    pub step: Step,
    /// The item of the examination that is about it, where there is one.
    pub item: Option<ItemId>,
    /// How it went ([`crate::Vocabulary::StepResult`]); `None` where the examination does not say.
    pub result: Option<String>,
}

impl StepRun {
    /// Says whether nobody has said yet how the step went.
    pub fn is_open(&self) -> bool {
        matches!(self.result.as_deref(), None | Some("not-yet"))
    }

    /// Says whether the step was left out, or did not work.
    pub fn is_left_out(&self) -> bool {
        matches!(self.result.as_deref(), Some("skipped" | "failed" | "not-applicable"))
    }
}

fn number(fields: &Fields, path: &str) -> Option<i64> {
    match fields.get(path) {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    }
}

/// Gives the version that a protocol stands at: 1 where nobody said.
pub fn version(protocol: &Fields) -> i64 {
    number(protocol, "version").unwrap_or(1)
}

/// Gives the items of a list that exist, in the order of their ids.
pub fn items<'a>(fields: &'a Fields, list: &'a str) -> impl Iterator<Item = ItemId> + 'a {
    fields_under(fields, list).filter_map(|(path, value)| {
        let mut segments = path.segments().skip(1);
        match (segments.next()?.parse(), segments.next(), value) {
            (Ok(id), None, Value::Flag(true)) => Some(id),
            _ => None,
        }
    })
}

/// Says whether an item of a list holds in a version.
pub fn holds(protocol: &Fields, list: &str, item: &ItemId, version: i64) -> bool {
    let since = number(protocol, &format!("{list}/{item}/since")).unwrap_or(1);
    let until = number(protocol, &format!("{list}/{item}/until")).unwrap_or(i64::MAX);
    (since..=until).contains(&version)
}

/// Gives the steps of a version of a protocol, in their order.
pub fn steps(protocol: &Fields, version: i64) -> Vec<Step> {
    let mut steps: Vec<Step> = items(protocol, "steps")
        .filter(|id| holds(protocol, "steps", id, version))
        .map(|id| {
            let path = |leaf: &str| format!("steps/{id}/{leaf}");
            let text =
                |leaf: &str| protocol.get(path(leaf).as_str()).and_then(Value::as_text).unwrap_or_default().to_owned();
            Step {
                id,
                order: number(protocol, &path("order")),
                title: text("title"),
                instruction: text("instruction"),
                warning: text("warning"),
                tools: text("tools"),
                output: text("output"),
                required: protocol.get(path("required").as_str()) == Some(&Value::Flag(true)),
                since: number(protocol, &path("since")).unwrap_or(1),
            }
        })
        .collect();
    steps.sort_by_key(|step| (step.order.unwrap_or(i64::MAX), step.id));
    steps
}

/// Gives the edits that begin a run of a protocol in an examination: the protocol, its version, and a step for each of its
/// steps that says `not-yet`. The ids of the steps follow from the protocol's, so that a run begun by two people is one.
pub fn begin_edits(id: &RecordId, protocol: &Fields) -> Vec<Edit> {
    let version = version(protocol);
    let mut edits = Vec::new();
    let mut set = |path: String, value: Value| {
        if let Ok(path) = Path::parse(&path) {
            edits.push(Edit { path, value: Some(value) });
        }
    };
    set("protocol".to_owned(), id.to_string().into());
    set("protocol_version".to_owned(), version.into());
    for step in steps(protocol, version) {
        let item = format!("steps/{}", ItemId::derive(&[b"step", step.id.as_bytes()]));
        set(item.clone(), true.into());
        set(format!("{item}/step"), step.id.to_string().into());
        set(format!("{item}/result"), "not-yet".into());
        if !step.title.is_empty() {
            set(format!("{item}/title"), step.title.into());
        }
        if let Some(order) = step.order {
            set(format!("{item}/order"), order.into());
        }
    }
    edits
}

/// Says of every step of a version how an examination says it went.
pub fn run(protocol: &Fields, version: i64, examination: &Fields) -> Vec<StepRun> {
    let text = |path: String| examination.get(path.as_str()).and_then(Value::as_text);
    let items: Vec<(ItemId, Option<&str>)> =
        items(examination, "steps").map(|item| (item, text(format!("steps/{item}/step")))).collect();
    steps(protocol, version)
        .into_iter()
        .map(|step| {
            let id = step.id.to_string();
            let item = items.iter().find(|(_, of)| *of == Some(id.as_str())).map(|(item, _)| *item);
            let result = item.and_then(|item| text(format!("steps/{item}/result"))).map(str::to_owned);
            StepRun { step, item, result }
        })
        .collect()
}

/// Gives the required steps of a run that keep it from being closed: those of which nobody said how they went, and those
/// that were left out or failed without a reason.
pub fn unsettled(protocol: &Fields, version: i64, examination: &Fields) -> Vec<Step> {
    let said = |item: &ItemId, leaf: &str| examination.contains_key(format!("steps/{item}/{leaf}").as_str());
    run(protocol, version, examination)
        .into_iter()
        .filter(|run| run.step.required)
        .filter(|run| {
            let reason = || run.item.is_some_and(|item| said(&item, "reason"));
            run.is_open() || (run.is_left_out() && !reason())
        })
        .map(|run| run.step)
        .collect()
}

/// Where a protocol comes from: the protocols on which it is based, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    /// Their ids. The last one may not be here.
    pub ids: Vec<RecordId>,
    /// Whether they lead back to one that was passed already, so that nobody can say which came first.
    pub circular: bool,
}

/// Follows on what a protocol is based, over at most [`MAX_LINEAGE`] protocols. `based_on` gives what a protocol names.
pub fn lineage(of: &RecordId, mut based_on: impl FnMut(&RecordId) -> Option<RecordId>) -> Lineage {
    let mut passed = BTreeSet::from([*of]);
    let (mut ids, mut at) = (Vec::new(), *of);
    while ids.len() < MAX_LINEAGE {
        let Some(next) = based_on(&at) else { break };
        if !passed.insert(next) {
            return Lineage { ids, circular: true };
        }
        ids.push(next);
        at = next;
    }
    Lineage { ids, circular: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, check_edits};

    fn fields(kind: Kind, of: &[(&str, &str)]) -> Fields {
        let edits: Vec<Edit> = of
            .iter()
            .map(|(path, value)| Edit { path: Path::parse(path).unwrap(), value: Some((*value).into()) })
            .collect();
        check_edits(kind, &edits).unwrap().into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect()
    }

    fn triage() -> Fields {
        fields(
            Kind::Protocol,
            &[
                ("version", "2"),
                ("steps/00000000000000aa/title", "Ask what was agreed to"),
                ("steps/00000000000000aa/order", "1"),
                ("steps/00000000000000aa/required", "yes"),
                ("steps/00000000000000bb/title", "Make a backup"),
                ("steps/00000000000000bb/order", "3"),
                ("steps/00000000000000bb/until", "1"),
                ("steps/00000000000000cc/title", "Make an encrypted backup"),
                ("steps/00000000000000cc/order", "3"),
                ("steps/00000000000000cc/since", "2"),
                ("steps/00000000000000dd/title", "Photograph the device"),
                ("steps/00000000000000dd/order", "2"),
            ],
        )
    }

    fn titles(version: i64) -> Vec<String> {
        steps(&triage(), version).into_iter().map(|step| step.title).collect()
    }

    #[test]
    fn an_older_version_keeps_its_steps() {
        assert_eq!(titles(1), ["Ask what was agreed to", "Photograph the device", "Make a backup"]);
        assert_eq!(titles(2), ["Ask what was agreed to", "Photograph the device", "Make an encrypted backup"]);
    }

    #[test]
    fn a_run_begins_with_every_step_open_and_is_valid() {
        let id = RecordId::from_bytes([5; 16]);
        let edits = check_edits(Kind::Examination, &begin_edits(&id, &triage())).unwrap();
        let mut examination: Fields = edits.into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect();
        let said = |examination: &Fields| -> Vec<Option<String>> {
            run(&triage(), 2, examination).into_iter().map(|step| step.result).collect()
        };
        assert_eq!(
            said(&examination),
            [Some("not-yet".to_owned()), Some("not-yet".to_owned()), Some("not-yet".to_owned())]
        );
        // A step that was taken out of the run is one of which nothing is said.
        let item = format!("steps/{}", ItemId::derive(&[b"step", &[0, 0, 0, 0, 0, 0, 0, 0xdd]]));
        examination.remove(item.as_str());
        assert_eq!(said(&examination)[1], None);
    }

    #[test]
    fn a_required_step_is_settled_by_a_result_and_a_left_out_one_by_a_reason() {
        let id = RecordId::from_bytes([5; 16]);
        let edits = check_edits(Kind::Examination, &begin_edits(&id, &triage())).unwrap();
        let mut examination: Fields = edits.into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect();
        let open = |examination: &Fields| -> Vec<String> {
            unsettled(&triage(), 2, examination).into_iter().map(|step| step.title).collect()
        };
        assert_eq!(open(&examination), ["Ask what was agreed to"]);
        let item = ItemId::derive(&[b"step", &[0, 0, 0, 0, 0, 0, 0, 0xaa]]);
        let mut say = |leaf: &str, value: &str| {
            examination.insert(Path::parse(&format!("steps/{item}/{leaf}")).unwrap(), value.into());
            open(&examination).len()
        };
        assert_eq!(say("result", "skipped"), 1);
        assert_eq!(say("reason", "The owner was not there"), 0);
        assert_eq!(say("result", "done"), 0);
        assert_eq!(say("result", "not-yet"), 1);
        // A code of a newer version is somebody's word on how it went.
        assert_eq!(say("result", "x-by-robot"), 0);
    }

    #[test]
    fn a_circle_of_protocols_ends_and_is_told() {
        let id = |n: u8| RecordId::from_bytes([n; 16]);
        let chain = lineage(&id(1), |at| (at.as_bytes()[0] < 4).then(|| id(at.as_bytes()[0] + 1)));
        assert_eq!(chain, Lineage { ids: vec![id(2), id(3), id(4)], circular: false });
        let round = lineage(&id(1), |at| Some(id(at.as_bytes()[0] % 3 + 1)));
        assert_eq!(round, Lineage { ids: vec![id(2), id(3)], circular: true });
        assert_eq!(lineage(&id(1), |_| Some(id(1))), Lineage { ids: vec![], circular: true });
        let long = lineage(&id(0), |at| Some(id(at.as_bytes()[0] + 1)));
        assert_eq!((long.ids.len(), long.circular), (MAX_LINEAGE, false));
    }
}
