//! Custody that comes back from outside: files of steps, receipts, keys.

use cairn_keys::{DeviceKey, sha256, sshsig};
use cairn_model::canon::to_canonical_json;
use cairn_report::package::ATTESTATION_NAMESPACE;
use cairn_report::transfer::{RECEIPT_NAMESPACE, Receipt, read_signer};
use cairn_report::{Chain, SignedStatement};
use serde_json::json;

use crate::Seed;

const ITEM: [u8; 32] = [0xab; 32];
const RELEASE: [u8; 32] = [0xcd; 32];

fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed([seed; 32])
}

/// The first byte says what the rest is: a file of steps, a receipt, or the line that names a key.
///
/// A step with which nothing is wrong follows only steps before it; a receipt that is taken names the hash of the item and is
/// proven by no signature over another text; a key that is read stands in the line.
pub(crate) fn custody(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    match which % 3 {
        0 => chain(rest),
        1 => receipt(rest),
        _ => {
            let Ok(text) = std::str::from_utf8(rest) else { return };
            if let Ok(key) = read_signer(text) {
                crate::accepted();
                let openssh = key.openssh();
                let blob = openssh.split(' ').nth(1).unwrap_or_default();
                assert!(text.contains(blob), "{text}");
            }
        }
    }
}

fn chain(bytes: &[u8]) {
    let chain = Chain::read(bytes, Some(ITEM));
    for (number, step) in (1..).zip(&chain.steps) {
        assert_eq!(step.number, number);
        assert!(step.after.iter().all(|before| *before < number));
        if step.problem.is_none() {
            assert!(!step.device.is_empty() && !step.fingerprint.is_empty());
            assert!(step.sha256.as_ref().is_none_or(|stated| *stated == hex::encode(ITEM)));
        }
    }
    if chain.findings("x").is_empty() && !chain.steps.is_empty() {
        crate::accepted();
        assert!(!chain.ends().is_empty());
    }
    for one in chain.branchings() {
        assert!(one.into.len() > 1 && one.into.iter().all(|step| *step > one.at));
    }
}

fn receipt(bytes: &[u8]) {
    let Ok(receipt) = Receipt::read(bytes, Some(&ITEM), &RELEASE) else { return };
    crate::accepted();
    assert_eq!(receipt.text().as_bytes(), bytes);
    assert!(receipt.text().to_ascii_lowercase().contains(&hex::encode(ITEM)));
    let pem = |text: &[u8]| sshsig::sign(&key(1), RECEIPT_NAMESPACE, text).expect("a namespace");
    assert_eq!(receipt.verify(&pem(bytes), Some(&key(1).public())), Ok(key(1).public()));
    assert!(receipt.verify(&pem(&[bytes, b" "].concat()), None).is_err());
}

fn step(seed: u8, kind: &str, after: &[&SignedStatement]) -> SignedStatement {
    let key = key(seed);
    let mut parents: Vec<String> = after.iter().map(|step| hex::encode(sha256(step.json.as_bytes()))).collect();
    parents.sort();
    let json = to_canonical_json(&json!({
        "schema": "cairn/attestation/1", "kind": kind, "subject": "0b".repeat(16), "sha256": hex::encode(ITEM),
        "parents": parents, "by": { "name": "Amal", "device": key.public().openssh() },
        "time": "2026-03-01T10:00:00.000Z", "details": { "release": "x" },
    }))
    .expect("plain values");
    let signature = sshsig::sign(&key, ATTESTATION_NAMESPACE, &json).expect("a namespace");
    SignedStatement { json: String::from_utf8(json).expect("JSON is text"), signature }
}

pub(crate) fn custody_seeds() -> Vec<Seed> {
    let first = step(1, "collected", &[]);
    let (left, right) = (step(1, "viewed", &[&first]), step(2, "exported", &[&first]));
    let last = step(2, "transferred", &[&left, &right]);
    let chain = Chain::write(&[first, left, right, last]);
    let receipt = format!("Release: {}\nSHA-256: {}\n\nReceived: yes\n", hex::encode(RELEASE), hex::encode(ITEM));
    let signer = format!("registry namespaces=\"receipt@cairn,file\" {} registry\n", key(1).public().openssh());
    [("chain", 0_u8, chain), ("receipt", 1, receipt), ("signer", 2, signer)]
        .map(|(name, which, text)| Seed::new(name, [&[which][..], text.as_bytes()].concat()))
        .into()
}
