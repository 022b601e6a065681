//! The files of a package other than the document and the items.

use std::collections::BTreeSet;

use cairn_keys::{DevicePublic, sshsig};
use cairn_model::canon::{CanonError, to_canonical_json};
use serde_json::{Value, json};

use super::bag::Listing;
use super::{ATTESTATION_NAMESPACE, BuildError, FORMAT, REPORT_NAMESPACE, SIGNER, item_path};
use crate::hygiene::one_line;
use crate::input::{Inclusion, Item, ReportInput};

/// Names the schema of `records.json`.
pub(crate) const RECORDS_SCHEMA: &str = "cairn.report-records/1";
/// Names the schema of `consent.json`.
pub(crate) const CONSENT_SCHEMA: &str = "cairn.report-consent/1";
/// Names the schema of `codebook.json`.
pub(crate) const CODEBOOK_SCHEMA: &str = "cairn.report-codebook/1";

pub(super) fn records(input: &ReportInput) -> Result<Vec<u8>, CanonError> {
    to_canonical_json(&json!({
        "schema": RECORDS_SCHEMA,
        "report": {
            "id": input.id,
            "version": input.version,
            "supersedes": input.supersedes,
            "language": input.language.tag(),
            "title": input.title,
            "audience": input.audience,
            "profile": input.profile,
            "circle": input.circle,
            "author": input.author,
            "created": input.created,
            "marking": input.marking,
            "limits": input.limits,
        },
        "records": input.records,
        "items": input.items.iter().map(item).collect::<Vec<_>>(),
    }))
}

fn item(item: &Item) -> Value {
    json!({
        "id": item.id,
        "title": item.title,
        "file_name": item.file_name,
        "path": (item.inclusion == Inclusion::Enclosed).then(|| item_path(item)),
        "media_type": item.media_type,
        "sha256": item.sha256.map(hex::encode),
        "size": item.size,
        "collected": item.collected,
        "origin": item.origin,
    })
}

pub(super) fn consent(input: &ReportInput) -> Result<Vec<u8>, CanonError> {
    to_canonical_json(&json!({ "schema": CONSENT_SCHEMA, "consents": input.consents }))
}

pub(super) fn codebook(input: &ReportInput) -> Result<Vec<u8>, CanonError> {
    let mut terms = input.codebook.terms.clone();
    terms.sort();
    terms.dedup();
    to_canonical_json(&json!({ "schema": CODEBOOK_SCHEMA, "version": input.codebook.version, "terms": terms }))
}

/// Writes one line for each attestation: the signed text and the signature, both as they are.
pub(super) fn custody(input: &ReportInput) -> Vec<u8> {
    let mut out = String::new();
    for line in &input.custody {
        out.push_str(&json!({ "attestation": line.json, "signature": line.signature }).to_string());
        out.push('\n');
    }
    out.into_bytes()
}

/// Checks each attestation's signature and gives the devices that signed.
pub(super) fn custody_signers(input: &ReportInput) -> Result<BTreeSet<DevicePublic>, BuildError> {
    let mut signers = BTreeSet::new();
    for (line, statement) in (1..).zip(&input.custody) {
        let refused = BuildError::Custody { line };
        let Ok(signer) = sshsig::signer(&statement.signature) else { return Err(refused) };
        let text = statement.json.as_bytes();
        if sshsig::verify(&signer, ATTESTATION_NAMESPACE, text, &statement.signature).is_err() {
            return Err(refused);
        }
        signers.insert(signer);
    }
    Ok(signers)
}

pub(super) fn allowed_signers(signer: &DevicePublic, custody: &BTreeSet<DevicePublic>) -> String {
    let mut out = format!("{SIGNER} namespaces=\"{REPORT_NAMESPACE}\" {}\n", signer.openssh());
    for device in custody {
        out.push_str(&format!("{device} namespaces=\"{ATTESTATION_NAMESPACE}\" {}\n", device.openssh()));
    }
    out
}

pub(super) fn bag_info(input: &ReportInput, payload: &Listing) -> String {
    let created = input.created.to_string();
    let mut rows = vec![
        ("Bagging-Date", created.get(..10).unwrap_or_default().to_owned()),
        ("Payload-Oxum", format!("{}.{}", payload.bytes(), payload.count())),
        ("External-Identifier", format!("{} version {}", input.id, input.version)),
        ("External-Description", one_line(&input.title)),
        ("Source-Organization", one_line(&input.circle)),
        ("Contact-Name", one_line(&input.author)),
        ("Bag-Software-Agent", "Cairn".to_owned()),
        ("Cairn-Format", FORMAT.to_owned()),
        ("Cairn-Language", input.language.tag().to_owned()),
        ("Cairn-Marking", marking(&input.marking.tlp)),
        ("Cairn-Supersedes", one_line(input.supersedes.as_deref().unwrap_or_default())),
    ];
    rows.retain(|(_, value)| !value.is_empty());
    rows.into_iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
}

fn marking(tlp: &str) -> String {
    format!("TLP:{}", one_line(if tlp.is_empty() { "red" } else { tlp }).to_uppercase())
}
