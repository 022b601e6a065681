//! Protocols: the steps of one version, and an examination as a run of them.
//!
//! A step says since which version it holds, and up to which. A step that changes is closed and followed by a new one, so
//! that an examination which names an older version still finds the steps that it followed.

use crate::{Edit, Fields, ItemId, Path, RecordId, Value};

/// One step of a version of a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The item's id in the protocol.
    pub id: ItemId,
    /// Its number; steps without one come last.
    pub order: Option<i64>,
    /// What it is called.
    pub title: String,
    /// Whether it must not be left out.
    pub required: bool,
}

/// A step of a protocol with what an examination says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRun {
    /// The step.
    pub step: Step,
    /// How it went ([`crate::Vocabulary::StepResult`]); `None` where the examination does not say.
    pub result: Option<String>,
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
fn items<'a>(fields: &'a Fields, list: &'a str) -> impl Iterator<Item = ItemId> + 'a {
    crate::edit::fields_under(fields, list).filter_map(|(path, value)| {
        let mut segments = path.segments().skip(1);
        match (segments.next()?.parse(), segments.next(), value) {
            (Ok(id), None, Value::Flag(true)) => Some(id),
            _ => None,
        }
    })
}

/// Gives the steps of a version of a protocol, in their order.
pub fn steps(protocol: &Fields, version: i64) -> Vec<Step> {
    let mut steps: Vec<Step> = items(protocol, "steps")
        .filter(|id| {
            let since = number(protocol, &format!("steps/{id}/since")).unwrap_or(1);
            let until = number(protocol, &format!("steps/{id}/until")).unwrap_or(i64::MAX);
            (since..=until).contains(&version)
        })
        .map(|id| Step {
            id,
            order: number(protocol, &format!("steps/{id}/order")),
            title: protocol
                .get(format!("steps/{id}/title").as_str())
                .and_then(Value::as_text)
                .unwrap_or_default()
                .to_owned(),
            required: protocol.get(format!("steps/{id}/required").as_str()) == Some(&Value::Flag(true)),
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
    steps(protocol, version)
        .into_iter()
        .map(|step| {
            let id = step.id.to_string();
            let result = items(examination, "steps")
                .find(|item| text(format!("steps/{item}/step")) == Some(id.as_str()))
                .and_then(|item| text(format!("steps/{item}/result")))
                .map(str::to_owned);
            StepRun { step, result }
        })
        .collect()
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
}
