//! The values of the printed custody of one item.

use std::collections::BTreeMap;

use cairn_keys::sha256;
use cairn_model::Timestamp;
use serde_json::{Value, json};

use crate::custody::{Chain, Step};
use crate::hygiene::Losses;
use crate::input::{Fact, Marking};
use crate::language::Texts;
use crate::verify::Problem;
use crate::{Language, SignedStatement};

/// The longest text of a detail that is printed, in characters; the attached steps have it whole.
const MAX_DETAIL: usize = 600;

/// What is printed of an item's custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyInput {
    /// The language of the document.
    pub language: Language,
    /// The item's id, 32 hexadecimal digits.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What describes it, labelled: make, serial number, seal, where it is.
    pub facts: Vec<Fact>,
    /// SHA-256 of its content; of a physical item nothing.
    pub sha256: Option<[u8; 32]>,
    /// The circle in which it is kept.
    pub circle: String,
    /// Who prints it.
    pub author: String,
    /// When it is printed.
    pub created: Timestamp,
    /// The item's marking.
    pub marking: Marking,
    /// Its steps, judged.
    pub chain: Chain,
    /// The file of the steps, as it lies beside the document and inside it.
    pub steps_file: String,
    /// The name of that file.
    pub steps_name: String,
    /// The numbers of steps whose entry does not count in the circle now.
    pub withheld: Vec<u64>,
}

impl CustodyInput {
    /// Puts steps in order, judges them and writes their file.
    pub fn steps(statements: &[SignedStatement], sha256: Option<[u8; 32]>) -> (Chain, String) {
        (Chain::of(statements, sha256), Chain::write(statements))
    }
}

/// Builds the template's values. Strings are cleaned afterwards.
pub(super) fn values(input: &CustodyInput, texts: &Texts, fingerprint: &str) -> Value {
    let chain = &input.chain;
    let breaks: Vec<Value> = chain.steps.iter().filter_map(|step| Some(broken(step, step.problem?, texts))).collect();
    let last: Vec<Value> =
        chain.ends().iter().map(|step| json!({ "number": number(step.number), "hash": step.hash })).collect();
    json!({
        "t": texts.group("cust-"),
        "lang": texts.language().tag(),
        "rtl": texts.language() == Language::Arabic,
        "title": if input.title.trim().is_empty() { texts.get("pdf-untitled") } else { super::data::one_line(&input.title) },
        "id": input.id,
        "short_id": input.id.chars().take(8).collect::<String>(),
        "circle": super::data::one_line(&input.circle),
        "author": super::data::one_line(&input.author),
        "created": second(&input.created.to_string()),
        "marking": super::data::marking(&input.marking),
        "facts": input.facts.iter().filter(|fact| !fact.value.trim().is_empty())
            .map(|fact| json!({ "label": fact.label, "value": super::data::one_line(&fact.value) })).collect::<Vec<_>>(),
        "sha256": input.sha256.map(hex::encode),
        "steps": chain.steps.iter().map(|step| step_value(step, input, texts)).collect::<Vec<_>>(),
        "transfers": transfers(chain, texts),
        "branchings": chain.branchings().iter().map(|one| {
            let into = one.into.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
            match one.at {
                0 => texts.with("cust-branch-start", &[("steps", &into)]),
                at => texts.with("cust-branch-at", &[("step", &at.to_string()), ("steps", &into)]),
            }
        }).collect::<Vec<_>>(),
        "breaks": breaks,
        "last": last,
        "count": chain.steps.len().to_string(),
        "file": input.steps_name,
        "file_hash": hex::encode(sha256(input.steps_file.as_bytes())),
        "fingerprint": fingerprint,
        "limits": Vec::<String>::new(),
    })
}

/// Adds to the limits what the cleaning of the text has lost.
pub(super) fn add_losses(values: &mut Value, texts: &Texts, losses: &Losses) {
    let Some(limits) = values.get_mut("limits").and_then(Value::as_array_mut) else { return };
    if !losses.missing.is_empty() {
        let list: Vec<_> = losses.missing.iter().take(40).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        limits.push(texts.with("cust-limit-glyphs", &[("characters", &list.join(" "))]).into());
    }
    if losses.directions {
        limits.push(texts.get("cust-limit-directions").into());
    }
}

fn number(number: u64) -> String {
    number.to_string()
}

fn broken(step: &Step, problem: Problem, texts: &Texts) -> Value {
    json!({ "number": number(step.number), "what": problem_words(problem, texts) })
}

fn problem_words(problem: Problem, texts: &Texts) -> String {
    texts.get(match problem {
        Problem::BadAttestation => "cust-problem-signature",
        Problem::BrokenChain => "cust-problem-chain",
        Problem::OtherHash => "cust-problem-hash",
        Problem::OtherSubject => "cust-problem-subject",
        _ => "cust-problem-malformed",
    })
}

/// Names a custody event in the document's language.
pub(super) fn event(kind: &str, texts: &Texts) -> String {
    texts.find(&format!("custody-{kind}")).unwrap_or_else(|| kind.to_owned())
}

fn step_value(step: &Step, input: &CustodyInput, texts: &Texts) -> Value {
    let after: Vec<String> = step.after.iter().map(u64::to_string).collect();
    let previous: Vec<Value> = step
        .after
        .iter()
        .filter_map(|number| input.chain.steps.iter().find(|step| step.number == *number))
        .map(|before| json!({ "number": number(before.number), "hash": before.hash }))
        .collect();
    let other = step.sha256.as_ref().filter(|stated| input.sha256.map(hex::encode).as_ref() != Some(*stated));
    let mut facts = Vec::new();
    for (name, value) in shown(&step.details) {
        let hash = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let label = texts.find(&format!("detail-{name}")).unwrap_or_else(|| name.clone());
        let value = texts.find(&format!("detail-{name}-{value}")).unwrap_or_else(|| cut(value));
        facts.push(json!({ "label": label, "value": value, "mono": hash }));
    }
    json!({
        "number": number(step.number),
        "what": event(&step.kind, texts),
        "time": second(&step.time),
        "by": step.by,
        "facts": facts,
        "sha256": step.sha256,
        "other": other.is_some(),
        "device": step.fingerprint,
        "after": after.join(", "),
        "previous": previous,
        "hash": step.hash,
        "problem": step.problem.map(|problem| problem_words(problem, texts)),
        "withheld": input.withheld.contains(&step.number),
    })
}

/// The details that people read; a receipt's own text and signature are in the attached steps.
fn shown(details: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    details.iter().filter(|(name, value)| {
        !value.trim().is_empty()
            && !matches!(name.as_str(), "receipt" | "receipt-signature" | "receipt-key" | "to-person")
    })
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(MAX_DETAIL) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

fn transfers(chain: &Chain, texts: &Texts) -> Vec<Value> {
    let released = chain.steps.iter().filter(|step| step.kind == "transferred");
    released
        .map(|release| {
            let answers: Vec<&Step> = chain.steps.iter().filter(|step| step.answers == Some(release.number)).collect();
            let answer = answers.iter().find(|step| step.kind == "received").or_else(|| answers.first());
            let detail = |name: &str| release.details.get(name).cloned().unwrap_or_default();
            json!({
                "release": number(release.number),
                "from": release.by,
                "to": detail("to"),
                "purpose": detail("purpose"),
                "released": second(&release.time),
                "answer": answer.map(|step| number(step.number)),
                "outcome": match answer {
                    Some(step) => event(&step.kind, texts),
                    None => texts.get("cust-transfer-open"),
                },
                "answered": answer.map(|step| second(&step.time)),
                "same": answer.is_some_and(|step| step.kind == "received" && step.sha256.is_some() && step.sha256 == release.sha256),
            })
        })
        .collect()
}

/// `2026-11-23T10:20:30.123Z` becomes `2026-11-23 10:20:30 UTC`.
fn second(time: &str) -> String {
    let parts = time.strip_suffix('Z').and_then(|time| time.split_once('T'));
    match parts.and_then(|(date, rest)| Some((date, rest.get(..8)?))) {
        Some((date, clock)) => format!("{date} {clock} UTC"),
        None => time.to_owned(),
    }
}
