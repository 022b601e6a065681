use cairn_keys::{DeviceKey, sha256, sshsig};
use cairn_model::canon::to_canonical_json;
use serde_json::json;

use super::Chain;
use crate::input::SignedStatement;
use crate::package::ATTESTATION_NAMESPACE;
use crate::verify::Problem;

const ITEM: &str = "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b";
const CONTENT: [u8; 32] = [7; 32];

/// Signs a step that follows others.
pub(crate) fn step(seed: u8, kind: &str, minute: u8, after: &[&SignedStatement]) -> SignedStatement {
    let key = DeviceKey::from_seed([seed; 32]);
    let mut parents: Vec<String> = after.iter().map(|step| name(step)).collect();
    parents.sort();
    let json = to_canonical_json(&json!({
        "schema": "cairn/attestation/1", "kind": kind, "subject": ITEM, "sha256": hex::encode(CONTENT),
        "parents": parents, "by": { "name": "Amal", "device": key.public().openssh() },
        "time": format!("2026-03-01T10:{minute:02}:00.000Z"),
    }))
    .unwrap();
    let signature = sshsig::sign(&key, ATTESTATION_NAMESPACE, &json).unwrap();
    SignedStatement { json: String::from_utf8(json).unwrap(), signature }
}

fn name(step: &SignedStatement) -> String {
    hex::encode(sha256(step.json.as_bytes()))
}

/// Six steps: two by one member, then one each by two who do not know of each other, one that joins them, one more.
fn six() -> Vec<SignedStatement> {
    let first = step(1, "collected", 0, &[]);
    let second = step(1, "sealed", 1, &[&first]);
    let left = step(1, "viewed", 3, &[&second]);
    let right = step(2, "exported", 2, &[&second]);
    let joined = step(2, "transferred", 5, &[&left, &right]);
    let last = step(1, "received", 6, &[&joined]);
    vec![first, second, left, right, joined, last]
}

#[test]
fn branches_stand_in_one_order_and_are_joined_by_the_next_step() {
    let mut steps = six();
    let chain = Chain::of(&steps, Some(CONTENT));
    assert!(chain.findings("custody").is_empty());
    let kinds: Vec<_> = chain.steps.iter().map(|step| step.kind.as_str()).collect();
    assert_eq!(kinds, ["collected", "sealed", "exported", "viewed", "transferred", "received"]);
    assert_eq!(chain.steps[4].after.iter().collect::<std::collections::BTreeSet<_>>(), [3, 4].iter().collect());
    let branchings = chain.branchings();
    assert_eq!((branchings.len(), branchings[0].at, branchings[0].into.clone()), (1, 2, vec![3, 4]));
    assert_eq!(chain.ends().len(), 1);
    // However they came here, the order is the same.
    steps.reverse();
    assert_eq!(Chain::of(&steps, Some(CONTENT)), chain);
    assert_eq!(Chain::read(Chain::write(&steps).as_bytes(), Some(CONTENT)), chain);
}

#[test]
fn a_step_that_was_changed_is_named_by_its_number_and_so_is_the_one_behind_it() {
    for at in 0..6_usize {
        let mut lines: Vec<String> = Chain::write(&six()).lines().map(str::to_owned).collect();
        let changed = lines[at].replace("Amal", "Umar");
        assert_ne!(changed, lines[at]);
        lines[at] = changed;
        let findings = Chain::read(lines.join("\n").as_bytes(), Some(CONTENT)).findings("custody");
        assert_eq!((findings[0].line, findings[0].problem), (Some(at as u64 + 1), Problem::BadAttestation), "{at}");
        // Whoever follows it names the step as it was.
        let broken = findings.iter().skip(1).all(|finding| finding.problem == Problem::BrokenChain);
        assert!(broken && (findings.len() > 1 || at == 5), "{at}: {findings:?}");
    }
}

#[test]
fn a_step_that_was_taken_out_is_missed_by_the_one_behind_it() {
    for at in 0..5_usize {
        let mut lines: Vec<String> = Chain::write(&six()).lines().map(str::to_owned).collect();
        lines.remove(at);
        let findings = Chain::read(lines.join("\n").as_bytes(), Some(CONTENT)).findings("custody");
        assert!(findings.iter().all(|finding| finding.problem == Problem::BrokenChain), "{findings:?}");
        assert!(!findings.is_empty(), "{at}");
    }
    let mut lines: Vec<String> = Chain::write(&six()).lines().map(str::to_owned).collect();
    lines.swap(0, 1);
    let findings = Chain::read(lines.join("\n").as_bytes(), Some(CONTENT)).findings("custody");
    assert_eq!((findings.len(), findings[0].line), (1, Some(1)), "the order was changed");
}

#[test]
fn other_content_another_subject_and_rubbish_are_told_apart() {
    let steps = six();
    let chain = Chain::of(&steps, Some([8; 32]));
    assert!(chain.steps.iter().all(|step| step.problem == Some(Problem::OtherHash)));
    let mut other = steps.clone();
    let strange = step(1, "viewed", 9, &[&steps[5]]);
    let key = DeviceKey::from_seed([1; 32]);
    let json = strange.json.replace(ITEM, &"0c".repeat(16));
    let signature = sshsig::sign(&key, ATTESTATION_NAMESPACE, json.as_bytes()).unwrap();
    other.push(SignedStatement { json, signature });
    let findings = Chain::of(&other, Some(CONTENT)).findings("custody");
    assert_eq!((findings[0].line, findings[0].problem), (Some(7), Problem::OtherSubject));
    for rubbish in [&b"x"[..], b"{}", b"{\"attestation\":\"{}\",\"signature\":\"\"}", b"\xff\xfe\n\n"] {
        let chain = Chain::read(rubbish, None);
        assert!(chain.steps.iter().all(|step| step.problem == Some(Problem::Malformed)), "{rubbish:?}");
    }
}

#[test]
fn custody_is_printed_in_every_language_and_shows_a_break() {
    use crate::input::{Fact, Marking};
    use crate::{CustodyInput, Fonts, Language, typeset_custody};
    for language in Language::ALL {
        let mut steps = six();
        steps[3].json = steps[3].json.replace("Amal", "Umar");
        let (chain, steps_file) = CustodyInput::steps(&steps, Some(CONTENT));
        assert!(!chain.findings("x").is_empty());
        let input = CustodyInput {
            language,
            id: ITEM.to_owned(),
            title: "clip.mp4 #panic(1)".to_owned(),
            facts: vec![Fact { label: "Make".to_owned(), value: "Acme".to_owned() }],
            sha256: Some(CONTENT),
            circle: "North desk".to_owned(),
            author: "Amal".to_owned(),
            created: "2026-03-02T00:00:00Z".parse().unwrap(),
            marking: Marking { tlp: "amber".to_owned(), pap: None },
            chain,
            steps_file,
            steps_name: "clip.custody.jsonl".to_owned(),
            withheld: vec![2],
        };
        let pdf = typeset_custody(&input, &Fonts::bundled(), "SHA256:x").unwrap();
        assert!(pdf.pages >= 2, "{}", pdf.pages);
        assert_eq!(pdf.losses, crate::Losses::default(), "{language:?}");
        let holds = |needle: &str| pdf.bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(holds("<pdfaid:part>3</pdfaid:part>") && holds("custody.jsonl"));
        assert_eq!(pdf.bytes, typeset_custody(&input, &Fonts::bundled(), "SHA256:x").unwrap().bytes);
        if let Some(folder) = std::env::var_os("CAIRN_SAMPLES") {
            let name = format!("custody-{}.pdf", language.tag());
            std::fs::write(std::path::PathBuf::from(folder).join(name), pdf.bytes).unwrap();
        }
    }
}
