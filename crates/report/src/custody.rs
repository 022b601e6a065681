//! The custody of one item as a chain: in order, numbered, each step judged by itself, so that a break is located.
//!
//! A step names the steps before it by their hash. Two members who write apart make branches; the next step that knows both
//! joins them. Whoever takes a step out, or changes one, breaks the step behind it or the step itself, and that one's number
//! is named. What is cut off at the end leaves no trace in the steps that remain: the number of steps and the hash of the last
//! are therefore part of what is signed around them.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DevicePublic, sha256, sshsig};
use cairn_model::canon::to_canonical_json;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::input::SignedStatement;
use crate::package::ATTESTATION_NAMESPACE;
use crate::verify::{Finding, MAX_CUSTODY_LINE, Problem};

/// The most steps of one chain that are read.
pub const MAX_STEPS: usize = 100_000;

/// One signed step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number in the chain, from 1.
    pub number: u64,
    /// Its name: SHA-256 of the signed bytes, 64 hexadecimal digits.
    pub hash: String,
    /// What happened, by its name in the format (`docs/formats/attestation.md`).
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// SHA-256 of the content that it speaks of, where it speaks of one.
    pub sha256: Option<String>,
    /// When, RFC 3339, by the clock of the device that signed.
    pub time: String,
    /// Who, by name.
    pub by: String,
    /// The key that signed, 64 hexadecimal digits; empty where it does not read.
    pub device: String,
    /// Its fingerprint as OpenSSH shows it.
    pub fingerprint: String,
    /// Anything more, by name.
    pub details: BTreeMap<String, String>,
    /// The numbers of the steps that it follows.
    pub after: Vec<u64>,
    /// The number of the release that this step answers.
    pub answers: Option<u64>,
    /// What is wrong with it.
    pub problem: Option<Problem>,
}

/// A chain of custody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// A step that several others follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branching {
    /// The step; 0 where the chain has several beginnings.
    pub at: u64,
    /// The steps that follow it.
    pub into: Vec<u64>,
}

/// What a step says, as far as it reads.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Said {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    pub(crate) subject: String,
    #[serde(default)]
    pub(crate) sha256: Option<String>,
    #[serde(default)]
    pub(crate) parents: Vec<String>,
    pub(crate) by: By,
    #[serde(default)]
    time: String,
    #[serde(default)]
    details: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct By {
    #[serde(default)]
    name: String,
    #[serde(default)]
    pub(crate) device: String,
}

/// Judges one signed text by itself: its form, and the signature of the device that it names.
pub(crate) fn judge(text: &str, signature: &str) -> Result<(Said, DevicePublic), Problem> {
    let value: Value = serde_json::from_str(text).map_err(|_| Problem::Malformed)?;
    if to_canonical_json(&value).ok().as_deref() != Some(text.as_bytes()) {
        return Err(Problem::Malformed);
    }
    let has_parents = value.get("parents").is_some_and(Value::is_array);
    let said: Said = serde_json::from_value(value).map_err(|_| Problem::Malformed)?;
    if said.subject.is_empty() || said.kind.is_empty() || said.time.is_empty() || !has_parents {
        return Err(Problem::Malformed);
    }
    let device = DevicePublic::parse_openssh(&said.by.device).map_err(|_| Problem::Malformed)?;
    sshsig::verify(&device, ATTESTATION_NAMESPACE, text.as_bytes(), signature).map_err(|_| Problem::BadAttestation)?;
    Ok((said, device))
}

/// A line of a chain that may not read.
struct Line {
    text: String,
    signature: String,
    said: Said,
    device: Option<DevicePublic>,
    problem: Option<Problem>,
}

impl Line {
    fn of(text: String, signature: String) -> Self {
        match judge(&text, &signature) {
            Ok((said, device)) => Self { text, signature, said, device: Some(device), problem: None },
            Err(problem) => {
                // What it claims is shown all the same, beside what is wrong with it.
                let said: Said = serde_json::from_str(&text).unwrap_or_default();
                let device = DevicePublic::parse_openssh(&said.by.device).ok();
                Self { text, signature, said, device, problem: Some(problem) }
            }
        }
    }

    fn hash(&self) -> String {
        hex::encode(sha256(self.text.as_bytes()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLine {
    attestation: String,
    signature: String,
}

impl Chain {
    /// Puts the steps of an item in order (each behind those that it follows, otherwise by time) and judges them. `content`
    /// is the SHA-256 that the item has; without one, the first that a step names is taken.
    pub fn of(steps: &[SignedStatement], content: Option<[u8; 32]>) -> Self {
        let lines = steps.iter().map(|step| Line::of(step.json.clone(), step.signature.clone())).collect();
        Self::judge_all(sorted(lines), content)
    }

    /// Reads a file of steps as [`Chain::write`] writes it, and judges them in the order in which they stand. The number of a
    /// step is that of its line.
    pub fn read(bytes: &[u8], content: Option<[u8; 32]>) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let lines = text.lines().take(MAX_STEPS).map(|line| {
            if line.len() as u64 > MAX_CUSTODY_LINE {
                return Line::of(String::new(), String::new());
            }
            match serde_json::from_str::<WrittenLine>(line) {
                Ok(written) => Line::of(written.attestation, written.signature),
                Err(_) => Line::of(String::new(), String::new()),
            }
        });
        Self::judge_all(lines.collect(), content)
    }

    /// Writes the steps in order, one JSON object a line: the signed text and its signature, both as they are.
    pub fn write(steps: &[SignedStatement]) -> String {
        let lines = steps.iter().map(|step| Line::of(step.json.clone(), step.signature.clone())).collect();
        let mut out = String::new();
        for line in sorted(lines) {
            out.push_str(&json!({ "attestation": line.text, "signature": line.signature }).to_string());
            out.push('\n');
        }
        out
    }

    fn judge_all(lines: Vec<Line>, content: Option<[u8; 32]>) -> Self {
        let mut numbers: BTreeMap<String, u64> = BTreeMap::new();
        let mut content = content.map(hex::encode);
        let subject = lines.iter().find(|line| line.problem.is_none()).map(|line| line.said.subject.clone());
        let mut steps = Vec::with_capacity(lines.len());
        for (number, line) in (1..).zip(lines) {
            let hash = line.hash();
            let Line { said, device, mut problem, .. } = line;
            let mut after: Vec<u64> = said.parents.iter().filter_map(|parent| numbers.get(parent).copied()).collect();
            after.sort_unstable();
            if problem.is_none() && after.len() < said.parents.len() {
                problem = Some(Problem::BrokenChain);
            }
            if problem.is_none() && subject.as_ref().is_some_and(|subject| *subject != said.subject) {
                problem = Some(Problem::OtherSubject);
            }
            if problem.is_none()
                && let Some(stated) = &said.sha256
                && content.get_or_insert_with(|| stated.clone()) != stated
            {
                problem = Some(Problem::OtherHash);
            }
            // Known by its hash whatever is wrong with it, so that one bad step does not break all that follow.
            numbers.insert(hash.clone(), number);
            let answers = said.details.get("release").and_then(|release| numbers.get(release).copied());
            steps.push(Step {
                number,
                hash,
                kind: said.kind,
                subject: said.subject,
                sha256: said.sha256,
                time: said.time,
                by: said.by.name,
                device: device.map(|device| device.to_string()).unwrap_or_default(),
                fingerprint: device.map(|device| device.fingerprint()).unwrap_or_default(),
                details: said.details,
                after,
                answers,
                problem,
            });
        }
        Self { steps }
    }

    /// Gives the steps with which something is wrong, as findings in a file.
    pub fn findings(&self, file: &str) -> Vec<Finding> {
        let found =
            |step: &Step| Some(Finding { file: file.to_owned(), line: Some(step.number), problem: step.problem? });
        self.steps.iter().filter_map(found).collect()
    }

    /// Gives where the chain branches.
    pub fn branchings(&self) -> Vec<Branching> {
        let mut followed: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for step in &self.steps {
            if step.after.is_empty() && step.problem.is_none() {
                followed.entry(0).or_default().push(step.number);
            }
            for before in &step.after {
                followed.entry(*before).or_default().push(step.number);
            }
        }
        followed.into_iter().filter(|(_, into)| into.len() > 1).map(|(at, into)| Branching { at, into }).collect()
    }

    /// Gives the steps that no other follows: what the next step joins.
    pub fn ends(&self) -> Vec<&Step> {
        let followed: BTreeSet<u64> = self.steps.iter().flat_map(|step| step.after.iter().copied()).collect();
        self.steps.iter().filter(|step| !followed.contains(&step.number)).collect()
    }
}

/// Puts each line behind those that it names; among those that may come next, the earliest by its time, then by its hash.
fn sorted(lines: Vec<Line>) -> Vec<Line> {
    let mut waiting: BTreeMap<(String, String), Line> = BTreeMap::new();
    for line in lines {
        waiting.insert((line.said.time.clone(), line.hash()), line);
    }
    let hashes: BTreeSet<String> = waiting.keys().map(|(_, hash)| hash.clone()).collect();
    let mut lacking: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut children: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (key, line) in &waiting {
        let parents: BTreeSet<&String> = line.said.parents.iter().filter(|parent| hashes.contains(*parent)).collect();
        lacking.insert(key.clone(), parents.len());
        for parent in parents {
            children.entry(parent.clone()).or_default().push(key.clone());
        }
    }
    let mut ready: BTreeSet<(String, String)> =
        lacking.iter().filter(|(_, count)| **count == 0).map(|(key, _)| key.clone()).collect();
    let mut out = Vec::with_capacity(waiting.len());
    while let Some(key) = ready.pop_first() {
        for child in children.get(&key.1).into_iter().flatten() {
            if let Some(count) = lacking.get_mut(child) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.insert(child.clone());
                }
            }
        }
        out.extend(waiting.remove(&key));
    }
    // Hashes make a circle impossible; whatever is left is shown at the end.
    out.extend(waiting.into_values());
    out
}

#[cfg(test)]
mod tests;
