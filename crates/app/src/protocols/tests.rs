use std::collections::BTreeSet;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_model::risk::Template;
use cairn_model::{CircleId, Edit, Path, Timestamp, check_edits};
use cairn_store::{CircleUse, LockedVault, Vault};

use super::*;
use crate::api::{
    EditInput, ProtocolCopy, ProtocolScaleOrder, ProtocolStepOrder, RunCloseOrder, RunOrder, RunStepOrder, RunView,
    Scalar,
};

fn make(dir: &tempfile::TempDir) -> (Vault, CircleId) {
    let locked = LockedVault::at(&dir.path().join("vault"));
    let passphrase = Passphrase::new("amber kettle morning ladder five".to_owned());
    let mut vault = locked.create(&passphrase, WorkFactor::weak_for_tests()).unwrap();
    vault.set_setting("owner", "Amal").unwrap();
    let circle = circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    (vault, circle)
}

fn set(path: &str, value: &str) -> EditInput {
    EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
}

fn add(vault: &mut Vault, kind: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<EditInput> = values.iter().map(|(path, value)| set(path, value)).collect();
    let Ok(Response::Created { id }) = records::add(vault, kind, None, &values) else { panic!("{kind} was not added") };
    id
}

/// Writes fields as a peer could that checks nothing.
fn write_raw(vault: &mut Vault, circle: &CircleId, id: RecordId, values: Vec<(String, Value)>) {
    let edit = |(path, value): (String, Value)| Edit { path: Path::parse(&path).unwrap(), value: Some(value) };
    let edits = values.into_iter().map(edit).collect();
    vault.add(circle, id, edits, Timestamp::from_millis(1_790_000_000_000)).unwrap();
}

fn copy(vault: &mut Vault, protocol: &str, language: Option<&str>) -> (String, bool, String) {
    let order = ProtocolCopy { protocol: protocol.to_owned(), language: language.map(str::to_owned), circle: None };
    let Ok(Response::ProtocolCopied { id, existed, translation }) = own::copy(vault, &order) else {
        panic!("{protocol} was not copied")
    };
    (id, existed, translation)
}

fn shown(vault: &Vault, protocol: &str, version: Option<i64>) -> ProtocolView {
    let pick = ProtocolPick { protocol: protocol.to_owned(), version, lang: None };
    let Ok(Response::Protocol(view)) = show(Some(vault), &pick) else { panic!("{protocol} was not shown") };
    *view
}

fn run_view(answer: Result<Response, ApiError>) -> RunView {
    match answer {
        Ok(Response::Run(view)) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_shipped_protocol_is_whole_and_valid_in_every_language() {
    for lang in Words::languages() {
        let words = Words::of(lang);
        assert_eq!(words.lang(), lang);
        for shipped in shipped::ALL {
            let edits: Vec<Edit> =
                shipped.fields(words).into_iter().map(|(path, value)| Edit { path, value: Some(value) }).collect();
            let checked = check_edits(Kind::Protocol, &edits).unwrap();
            let fields: Fields = checked.into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect();
            assert_eq!(fields.len(), edits.len(), "{lang} {}: a path is given twice or was changed", shipped.code);
            let steps = protocol::steps(&fields, shipped.version);
            if shipped.code == shipped::SCALES {
                let template = Template::read(&fields, shipped.version);
                assert_eq!(template.problems(), [], "{lang}");
                let levels = cairn_model::risk::Scale::ALL.into_iter().flat_map(|scale| template.scale(scale));
                assert!(levels.map(|level| assert!(!level.label.is_empty() && !level.meaning.is_empty())).count() > 30);
            } else {
                assert!((8..=20).contains(&steps.len()), "{} has {} steps", shipped.code, steps.len());
                assert!(steps.iter().filter(|step| step.required).count() >= 5, "{}", shipped.code);
            }
            for step in steps {
                assert!(!step.title.is_empty() && step.instruction.len() > 20, "{lang} {}: {step:?}", shipped.code);
            }
        }
    }
}

#[test]
fn every_language_says_the_same_messages_and_no_words_are_left_over() {
    let sources: Vec<(&str, &str)> = Words::languages().zip(words::texts()).collect();
    let ids = |text: &'static str| -> BTreeSet<&'static str> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        lines.map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("{line}")).0).collect()
    };
    let english = ids(sources[0].1);
    for (lang, text) in &sources {
        assert_eq!(ids(text), english, "{lang}");
        for line in text.lines().filter_map(|line| line.strip_prefix("# reviewed: ")) {
            assert!(Shipped::find(line.trim()).is_some(), "{lang}: {line} is no protocol");
        }
        // Words that were only copied would pass for a translation.
        let words = Words::of(lang);
        let copied = english.iter().filter(|id| words.get(id) == Words::of("en").get(id)).count();
        assert!(*lang == "en" || copied * 20 < english.len(), "{lang}: {copied} messages are English");
    }
    let mut used = BTreeSet::new();
    for shipped in shipped::ALL {
        for (_, value) in shipped.fields(Words::of("en")) {
            used.extend(value.as_text().map(str::to_owned));
        }
    }
    for id in english {
        assert!(used.contains(Words::of("en").get(id).unwrap()), "{id} is used nowhere");
    }
}

#[test]
fn ids_of_shipped_protocols_are_the_same_in_every_vault() {
    let ids: BTreeSet<String> = shipped::ALL.iter().map(|shipped| shipped.id().to_string()).collect();
    assert_eq!(ids.len(), shipped::ALL.len());
    assert_eq!(Shipped::find("device-triage").unwrap().id().to_string(), "f8196f6545269cc51f52663f1bd0ca57");
}

#[test]
fn a_copy_is_one_record_for_all_members_and_a_second_one_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let (id, existed, translation) = copy(&mut vault, "interview", None);
    assert_eq!((existed, translation.as_str()), (false, "original"));
    assert_eq!(id, Shipped::find("interview").unwrap().copy_id(&circle, "en").to_string());
    let order = ProtocolStepOrder {
        protocol: id.clone(),
        action: "change".to_owned(),
        step: Some("1".to_owned()),
        title: Some("Is it needed?".to_owned()),
        ..ProtocolStepOrder::default()
    };
    own::revise_step(&mut vault, &order).unwrap();
    assert_eq!(copy(&mut vault, "interview", None), (id.clone(), true, "original".to_owned()));
    let view = shown(&vault, &id, None);
    assert_eq!((view.row.version, view.steps[0].title.as_str()), (2, "Is it needed?"));
    assert_eq!(view.row.translation, "circle");
    assert_eq!(shown(&vault, &id, Some(1)).steps[0].title, "Ask whether this interview is needed");
    assert_eq!(view.based_on[0].name.as_deref(), Some("interview"));
    // Another language is another record: nobody is asked to choose between languages.
    let (arabic, existed, translation) = copy(&mut vault, "interview", Some("ar"));
    assert!(arabic != id && !existed && translation == "machine");
    assert_eq!(shown(&vault, &arabic, None).row.translation, "machine");
    let flying = ProtocolCopy { protocol: "interview".to_owned(), language: Some("tlh".to_owned()), circle: None };
    assert_eq!(own::copy(&mut vault, &flying).unwrap_err().code, ErrorCode::BadValue);
}

#[test]
fn steps_are_added_and_retired_from_the_next_version_on() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let (id, ..) = copy(&mut vault, "phishing-report", None);
    let order = |action: &str, step: Option<&str>, title: Option<&str>| ProtocolStepOrder {
        protocol: id.clone(),
        action: action.to_owned(),
        step: step.map(str::to_owned),
        title: title.map(str::to_owned),
        note: Some("We call them".to_owned()),
        ..ProtocolStepOrder::default()
    };
    own::revise_step(&mut vault, &order("add", None, Some("Call them back"))).unwrap();
    own::revise_step(&mut vault, &order("retire", Some("2"), None)).unwrap();
    let titles = |version| -> Vec<String> {
        shown(&vault, &id, Some(version)).steps.into_iter().map(|step| step.title).collect()
    };
    assert_eq!([titles(1).len(), titles(2).len(), titles(3).len()], [9, 10, 9]);
    assert_eq!(titles(3).last().unwrap(), "Call them back");
    assert!(!titles(3).contains(&titles(1)[1]));
    assert_eq!(shown(&vault, &id, None).changes, "We call them");
    for (wrong, code) in [
        (order("change", Some("77"), Some("x")), ErrorCode::UnknownStep),
        (order("change", Some("1"), Some(" ")), ErrorCode::BadValue),
        (order("change", Some("1"), None), ErrorCode::BadRequest),
        (order("add", None, None), ErrorCode::BadValue),
        (order("turn", Some("1"), None), ErrorCode::BadRequest),
    ] {
        assert_eq!(own::revise_step(&mut vault, &wrong).unwrap_err().code, code, "{wrong:?}");
    }
    let pick = ProtocolPick { protocol: id, version: Some(9), lang: None };
    assert_eq!(show(Some(&vault), &pick).unwrap_err().code, ErrorCode::ProtocolVersion);
}

#[test]
fn scales_take_levels_and_weights_in_their_range() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let (id, ..) = copy(&mut vault, "risk-scales", None);
    let order = |action: &str, scale: &str, code: &str, weight: Option<&str>| ProtocolScaleOrder {
        protocol: id.clone(),
        action: action.to_owned(),
        scale: scale.to_owned(),
        code: code.to_owned(),
        weight: weight.map(str::to_owned),
        ..ProtocolScaleOrder::default()
    };
    own::revise_scale(&mut vault, &order("change", "band", "critical", Some("15"))).unwrap();
    own::revise_scale(&mut vault, &order("add", "band", "unbearable", Some("22.5"))).unwrap();
    let view = shown(&vault, &id, None);
    let bands: Vec<(&str, &str)> = view
        .scales
        .iter()
        .filter(|level| level.scale == "band")
        .map(|level| (level.code.as_str(), level.weight.as_deref().unwrap()))
        .collect();
    assert_eq!(view.row.version, 3);
    for band in [("critical", "15"), ("unbearable", "22.5"), ("low", "0")] {
        assert!(bands.contains(&band), "{bands:?}");
    }
    assert_eq!(view.problems, []);
    for (wrong, code) in [
        (order("change", "capacity", "strong", Some("1.5")), ErrorCode::BadValue),
        (order("change", "likelihood", "likely", Some("0")), ErrorCode::BadValue),
        (order("change", "impact", "severe", Some("-3")), ErrorCode::BadValue),
        (order("change", "impact", "severe", Some("NaN")), ErrorCode::BadValue),
        (order("change", "impact", "severe", Some("1e99")), ErrorCode::BadValue),
        (order("add", "likelihood", "certain", Some("6")), ErrorCode::BadValue),
        (order("add", "colour", "red", Some("6")), ErrorCode::BadValue),
        (order("retire", "band", "nice", None), ErrorCode::UnknownStep),
        (order("add", "band", "low", Some("1")), ErrorCode::BadRequest),
    ] {
        assert_eq!(own::revise_scale(&mut vault, &wrong).unwrap_err().code, code, "{wrong:?}");
    }
    let (interview, ..) = copy(&mut vault, "interview", None);
    let elsewhere = ProtocolScaleOrder { protocol: interview, ..order("add", "band", "x", Some("1")) };
    assert_eq!(own::revise_scale(&mut vault, &elsewhere).unwrap_err().code, ErrorCode::BadRequest);
}

#[test]
fn a_run_is_signed_step_by_step_and_closes_when_all_required_steps_are_settled() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let device = add(&mut vault, "device", &[("title", "Phone of N")]);
    let order = RunOrder { protocol: "device-triage".to_owned(), device: Some(device), ..RunOrder::default() };
    let view = run_view(run::begin(&mut vault, &order));
    assert_eq!(view.title, "First look at a phone, spyware suspected: Phone of N");
    assert!(view.steps.iter().all(|step| step.result.as_deref() == Some("not-yet") && step.signed_by.is_none()));
    assert_eq!((view.version, view.coverage.verdict.as_str()), (Some(1), "not-examined"));
    let id = view.id;
    let close = RunCloseOrder { examination: id.clone(), ..RunCloseOrder::default() };
    let error = step::close(&mut vault, &close).unwrap_err();
    assert_eq!(
        (error.code, error.args["steps"].as_str()),
        (ErrorCode::StepsOpen, "1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13")
    );
    let report = |step: u64, result: &str, reason: Option<&str>| RunStepOrder {
        examination: id.clone(),
        step: step.to_string(),
        result: result.to_owned(),
        tool: Some("MVT".to_owned()).filter(|_| result == "done"),
        tool_version: Some("2026.10.26".to_owned()).filter(|_| result == "done"),
        reason: reason.map(str::to_owned),
        ..RunStepOrder::default()
    };
    for number in 1..=13 {
        step::report(&mut vault, &report(number, if number == 13 { "skipped" } else { "done" }, None)).unwrap();
    }
    let view = run_view(run::show(&vault, &id));
    assert_eq!((view.steps[0].signed_by.as_deref(), view.steps[0].by.as_deref()), (Some("Amal"), Some("Amal")));
    assert_eq!(view.steps[0].signatures, 1);
    assert_eq!(view.coverage.tools.len(), 1);
    // A required step was left out without a reason.
    let error = step::close(&mut vault, &close).unwrap_err();
    assert_eq!((error.code, error.args["steps"].as_str()), (ErrorCode::StepsOpen, "13"));
    step::report(&mut vault, &report(13, "skipped", Some("She had to leave"))).unwrap();
    assert_eq!(step::close(&mut vault, &close).unwrap_err().code, ErrorCode::Incomplete);
    // "Nothing found" without what was looked for is refused, by the ordinary rule.
    let nothing = RunCloseOrder { result: Some("nothing-found".to_owned()), ..close.clone() };
    assert_eq!(step::close(&mut vault, &nothing).unwrap_err().code, ErrorCode::Incomplete);
    let inconclusive = RunCloseOrder { result: Some("inconclusive".to_owned()), ..close.clone() };
    let view = run_view(step::close(&mut vault, &inconclusive));
    assert!(view.closed.is_some() && view.closed_by.as_deref() == Some("Amal"));
    assert_eq!(view.steps[12].signatures, 1, "the same word twice is one entry's edit: {:?}", view.steps[12]);
    // A closed examination keeps its steps, by whatever way somebody changes them.
    assert_eq!(step::report(&mut vault, &report(1, "failed", None)).unwrap_err().code, ErrorCode::ExaminationClosed);
    let item = view.steps[0].id.clone().unwrap();
    let by_hand = [set(&format!("steps.{item}.result"), "failed")];
    assert_eq!(records::edit(&mut vault, &id, &by_hand).unwrap_err().code, ErrorCode::ExaminationClosed);
    let reopen = RunCloseOrder { reopen: true, ..close };
    assert_eq!(run_view(step::close(&mut vault, &reopen)).closed, None);
    let view = run_view(step::report(&mut vault, &report(1, "failed", Some("Phone locked"))));
    assert_eq!((view.steps[0].signatures, view.steps[0].result.as_deref()), (2, Some("failed")));
}

#[test]
fn a_run_keeps_its_version_and_steps_that_differ_need_what_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let order = RunOrder { protocol: "acquisition".to_owned(), ..RunOrder::default() };
    let view = run_view(run::begin(&mut vault, &order));
    let revision = ProtocolStepOrder {
        protocol: view.protocol.clone().unwrap(),
        action: "retire".to_owned(),
        step: Some("1".to_owned()),
        ..ProtocolStepOrder::default()
    };
    own::revise_step(&mut vault, &revision).unwrap();
    let after = run_view(run::show(&vault, &view.id));
    assert_eq!((after.version, after.newest, after.steps.len()), (Some(1), Some(2), 12));
    let differently = RunStepOrder {
        examination: view.id.clone(),
        step: after.steps[4].step.clone().unwrap(),
        result: "done-differently".to_owned(),
        ..RunStepOrder::default()
    };
    assert_eq!(step::report(&mut vault, &differently).unwrap_err().code, ErrorCode::Incomplete);
    let told = RunStepOrder {
        deviation: Some("Not shielded".to_owned()),
        reason: Some("No pouch".to_owned()),
        ..differently.clone()
    };
    assert_eq!(run_view(step::report(&mut vault, &told)).steps[4].deviation.as_deref(), Some("Not shielded"));
    for (wrong, code) in [
        (RunStepOrder { result: "perhaps".to_owned(), ..differently.clone() }, ErrorCode::BadValue),
        (RunStepOrder { step: "0".to_owned(), ..told.clone() }, ErrorCode::UnknownStep),
        (RunStepOrder { step: "13".to_owned(), ..told.clone() }, ErrorCode::UnknownStep),
        (RunStepOrder { tool_version: Some("2".to_owned()), ..told.clone() }, ErrorCode::Incomplete),
        (RunStepOrder { output: Some(view.id.clone()), ..told.clone() }, ErrorCode::WrongKind),
    ] {
        assert_eq!(step::report(&mut vault, &wrong).unwrap_err().code, code, "{wrong:?}");
    }
    // The second run of a circle follows the circle's protocol, as it stands.
    let again = run_view(run::begin(&mut vault, &order));
    assert_eq!((again.protocol, again.version, again.steps.len()), (view.protocol, Some(2), 11));
}

#[test]
fn an_examination_that_is_here_becomes_a_run_and_keeps_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let id =
        add(&mut vault, "examination", &[("title", "MVT of Tuesday"), ("examiner", "a lab"), ("limits", "as told")]);
    let order = RunOrder {
        protocol: "device-triage".to_owned(),
        examination: Some(id.clone()),
        title: Some("Another title".to_owned()),
        ..RunOrder::default()
    };
    let view = run_view(run::begin(&mut vault, &order));
    assert_eq!((view.id.as_str(), view.title.as_str(), view.steps.len()), (id.as_str(), "MVT of Tuesday", 14));
    assert_eq!(view.limits.as_deref(), Some("as told"));
    assert_eq!(run::begin(&mut vault, &order).unwrap_err().code, ErrorCode::BadRequest);
    // Scales have no steps, and a record of another kind is no protocol.
    let scales = RunOrder { protocol: "risk-scales".to_owned(), ..RunOrder::default() };
    assert_eq!(run::begin(&mut vault, &scales).unwrap_err().code, ErrorCode::BadRequest);
    let wrong = RunOrder { protocol: id, ..RunOrder::default() };
    assert_eq!(run::begin(&mut vault, &wrong).unwrap_err().code, ErrorCode::WrongKind);
    let none = RunOrder { protocol: "flying".to_owned(), ..RunOrder::default() };
    assert_eq!(run::begin(&mut vault, &none).unwrap_err().code, ErrorCode::UnknownProtocol);
}

#[test]
fn nothing_found_is_told_only_beside_what_was_looked_for() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let hash = "ab".repeat(32);
    let whole = [
        ("title", "Phone"),
        ("result", "nothing-found"),
        ("examined.+.what", "Backup"),
        ("indicator_sets.+.name", "Set of May"),
        ("indicator_sets.+.sha256", hash.as_str()),
        ("indicator_sets.+.published", "2026-05-01"),
        ("not_examined.+.what", "Baseband"),
        ("not_examined.+.reason", "no-tool"),
    ];
    let id = add(&mut vault, "examination", &whole);
    let view = run_view(run::show(&vault, &id));
    assert_eq!(view.coverage.verdict, "nothing-found");
    assert_eq!(view.coverage.not_examined[0].code.as_deref(), Some("no-tool"));
    // A second set of which nobody knows the date spoils it, and so does a finding that nobody judged.
    let set_of = set("indicator_sets.+.name", "Set of unknown date");
    records::edit(&mut vault, &id, &[set_of]).unwrap();
    assert_eq!(run_view(run::show(&vault, &id)).coverage.verdict, "nothing-found-unclear");
    let found = add(&mut vault, "examination", &[&whole[..], &[("found.+.what", "A strange process")]].concat());
    assert_eq!(run_view(run::show(&vault, &found)).coverage.verdict, "nothing-found-unclear");
    // What a peer wrote without any check reads so too.
    let raw = RecordId::from_bytes([9; 16]);
    let values = [("kind", "examination"), ("title", "Raw"), ("result", "nothing-found")];
    write_raw(&mut vault, &circle, raw, values.map(|(path, value)| (path.to_owned(), value.into())).to_vec());
    assert_eq!(run_view(run::show(&vault, &raw.to_string())).coverage.verdict, "nothing-found-unclear");
}

#[test]
fn a_protocol_of_ten_thousand_steps_is_shown_and_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let id = RecordId::from_bytes([7; 16]);
    for part in 0..10_u64 {
        let mut values = vec![("kind".to_owned(), Value::from("protocol")), ("title".to_owned(), "Long".into())];
        for n in 0..1000 {
            let item = cairn_model::ItemId::from_bytes((part * 1000 + n + 1).to_be_bytes());
            values.push((format!("steps/{item}"), true.into()));
        }
        write_raw(&mut vault, &circle, id, values);
    }
    assert_eq!(shown(&vault, &id.to_string(), None).steps.len(), 10_000);
    let order = RunOrder { protocol: id.to_string(), ..RunOrder::default() };
    assert_eq!(run::begin(&mut vault, &order).unwrap_err().code, ErrorCode::ProtocolTooLong);
    let more = ProtocolStepOrder {
        protocol: id.to_string(),
        action: "add".to_owned(),
        title: Some("One more".to_owned()),
        ..ProtocolStepOrder::default()
    };
    assert_eq!(own::revise_step(&mut vault, &more).unwrap_err().code, ErrorCode::ProtocolTooLong);
}

#[test]
fn a_protocol_is_not_based_on_itself_and_one_that_is_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let first = add(&mut vault, "protocol", &[("title", "First")]);
    let second = add(&mut vault, "protocol", &[("title", "Second"), ("based_on", &first)]);
    for (id, named) in [(&first, &second), (&first, &first)] {
        let error = records::edit(&mut vault, id, &[set("based_on", named)]).unwrap_err();
        assert_eq!(error.code, ErrorCode::ProtocolCircular);
    }
    assert!(!shown(&vault, &second, None).circular);
    let (a, b) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
    for (id, on) in [(a, b), (b, a)] {
        let values = [("kind", "protocol".to_owned()), ("title", "Round".to_owned()), ("based_on", on.to_string())];
        write_raw(&mut vault, &circle, id, values.map(|(path, value)| (path.to_owned(), value.into())).to_vec());
    }
    let view = shown(&vault, &a.to_string(), None);
    assert!(view.circular && view.based_on.len() == 1);
}
