//! What a report is made of: plain values, already redacted by the release that lets them out.
//!
//! Labels are words in the report's language; codes are the stored values. Nothing here is looked up or checked against
//! a vault: what is in these values leaves.

use std::collections::BTreeMap;

use cairn_model::{Fields, RecordId, Timestamp};

use crate::Language;

/// Holds everything that goes into one report.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportInput {
    /// Names the report for ever, across its versions.
    pub id: RecordId,
    /// The version of this report, from 1.
    pub version: u32,
    /// The SHA-256 (64 hexadecimal digits) of the tag manifest of the package that this one supersedes.
    pub supersedes: Option<String>,
    /// The language of the document and of VERIFY.txt.
    pub language: Language,
    /// The title; empty takes the language's word for a report.
    pub title: String,
    /// For whom the release was made.
    pub audience: Named,
    /// The release profile that was applied.
    pub profile: Named,
    /// The name of the circle, or the public identity, that publishes.
    pub circle: String,
    /// Who made the report; may be empty.
    pub author: String,
    /// When the report was made. It is the only time in the package that is not part of a record.
    pub created: Timestamp,
    /// The highest marking of what the report holds.
    pub marking: Marking,
    /// What a hurried reader should know, in the author's words; may be empty.
    pub summary: String,
    /// How the information was obtained, in the author's words; added to the built-in text on method.
    pub method: String,
    /// The incidents, in the order in which they are told.
    pub incidents: Vec<Incident>,
    /// The persons by pseudonym.
    pub persons: Vec<Person>,
    /// The indicators, in their canonical form: they are defanged where people read them, exact in `records.json`.
    pub indicators: Vec<Indicator>,
    /// The item register.
    pub items: Vec<Item>,
    /// Custody attestations, parents before children.
    pub custody: Vec<SignedStatement>,
    /// The consents on which the release rests.
    pub consents: Vec<Consent>,
    /// The terms used.
    pub codebook: Codebook,
    /// What the author says is missing or was cut, one sentence each; added to the built-in limits.
    pub limits: Vec<String>,
    /// The records as released, for machines.
    pub records: Vec<Record>,
    /// Whether `records.json` also travels inside the PDF.
    pub embedding: Embedding,
}

/// A code with its label in the report's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Named {
    /// The stored code.
    pub code: String,
    /// The label that people read; empty shows the code.
    pub label: String,
}

/// Says whether the PDF carries `records.json` as an attachment (PDF/A-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Embedding {
    /// The PDF holds no attachment.
    #[default]
    None,
    /// The PDF holds `records.json`.
    Records,
}

/// TLP 2.0 and PAP markings.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Marking {
    /// `clear`, `green`, `amber`, `amber+strict` or `red`; empty is shown as red, because unmarked means don't share.
    pub tlp: String,
    /// `clear`, `green`, `amber` or `red`.
    pub pap: Option<String>,
}

/// A label with its value, shown as one line.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
}

/// Something that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Incident {
    /// The record's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// When (EDTF).
    pub date: String,
    /// Where, as coarse as the release allows.
    pub place: String,
    /// What happened, in the words of the record. Line breaks make paragraphs.
    pub description: String,
    /// Other fields, labelled.
    pub facts: Vec<Fact>,
    /// Who did what to whom.
    pub acts: Vec<Act>,
    /// Who says so.
    pub statements: Vec<Statement>,
    /// Who responded.
    pub interventions: Vec<Intervention>,
    /// Links to other records of this report, in words.
    pub links: Vec<Fact>,
}

/// One act: who did what to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Act {
    /// The victim, by pseudonym.
    pub victim: String,
    /// What was done.
    pub what: String,
    /// By which methods.
    pub methods: Vec<String>,
    /// When (EDTF).
    pub date: String,
    /// Where, if elsewhere than the incident.
    pub place: String,
    /// Who is held to be responsible, and how.
    pub involvements: Vec<Involvement>,
    /// Other fields, labelled.
    pub facts: Vec<Fact>,
}

/// A perpetrator's part in an act.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Involvement {
    /// The perpetrator.
    pub who: String,
    /// Degree, type and latest status of the involvement, labelled.
    pub facts: Vec<Fact>,
}

/// A statement by an informant, verbatim.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Statement {
    /// The informant, by pseudonym or role.
    pub informant: String,
    /// When it was given (EDTF).
    pub date: String,
    /// The words.
    pub text: String,
    /// The reliability of the informant, as a label.
    pub reliability: String,
    /// The credibility of the information, as a label.
    pub credibility: String,
    /// What it cites: item, page or time code.
    pub cites: Vec<String>,
    /// Other fields, labelled.
    pub facts: Vec<Fact>,
}

/// A response to an incident.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Intervention {
    /// Who responded.
    pub who: String,
    /// For whom.
    pub whom: String,
    /// When (EDTF).
    pub date: String,
    /// What was done.
    pub response: String,
    /// What came of it.
    pub impact: String,
}

/// A person or group, by pseudonym.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Person {
    /// The pseudonym.
    pub name: String,
    /// What the release says about them, labelled.
    pub facts: Vec<Fact>,
}

/// A technical indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Indicator {
    /// What kind of value it is, as a label.
    pub kind: String,
    /// The canonical value or STIX pattern.
    pub value: String,
    /// What it indicates: malware, actor, campaign.
    pub label: String,
    /// Where it was seen, in words.
    pub seen: String,
    /// From which set or record it comes.
    pub origin: String,
}

/// One entry of the item register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The evidence record.
    pub id: RecordId,
    /// The title.
    pub title: String,
    /// The file's name as found. In the package it is made safe for every system.
    pub file_name: String,
    /// The media type, as found.
    pub media_type: String,
    /// The SHA-256 of the bytes; `None` where the item has no file (a paper, a phone) or where its hash would tie a
    /// redacted copy to its original.
    pub sha256: Option<[u8; 32]>,
    /// The size in bytes; 0 where there is no file.
    pub size: u64,
    /// When it was collected (EDTF or RFC 3339).
    pub collected: String,
    /// Whence it comes, in words.
    pub origin: String,
    /// Other fields, labelled.
    pub facts: Vec<Fact>,
    /// Whether the bytes travel in the package.
    pub inclusion: Inclusion,
}

/// Says whether an item's bytes are in the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inclusion {
    /// The bytes are under `data/items/`.
    Enclosed,
    /// The item is listed only.
    Listed,
}

/// An attestation as its signer left it: exact bytes, never written again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedStatement {
    /// The statement: canonical JSON, the bytes that are signed.
    pub json: String,
    /// The SSHSIG signature, armoured, namespace `attestation@cairn`.
    pub signature: String,
}

/// The consent of one person, as far as this release rests on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Consent {
    /// The consent record's id.
    pub id: String,
    /// The person, by pseudonym.
    pub person: String,
    /// When it was obtained (EDTF).
    pub obtained: String,
    /// How: written, spoken, audio, thumbprint.
    pub manner: String,
    /// The uses and audiences that matter to this release.
    pub permissions: Vec<Permission>,
    /// Other fields, labelled.
    pub facts: Vec<Fact>,
}

/// What a person agreed to for one use or audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Permission {
    /// The use or audience.
    pub purpose: Named,
    /// The answer: no, anonymised, named, yes, ask again.
    pub answer: Named,
    /// Until when (EDTF); empty has no end.
    pub until: String,
}

/// The terms that the coded values of the report come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Codebook {
    /// The version of the codebook.
    pub version: String,
    /// The terms used, in any order; they are sorted by vocabulary and code.
    pub terms: Vec<Term>,
}

/// One term of a vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Term {
    /// The vocabulary's name.
    pub vocabulary: String,
    /// The code.
    pub code: String,
    /// The label in the report's language.
    pub label: String,
    /// Codes of other standards that mean the same, by standard (`huridocs`, `attack`, `misp`).
    pub maps: BTreeMap<String, String>,
}

/// A record as it leaves, for machines.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Record {
    /// The id. A copy for another circle has a new one.
    pub id: RecordId,
    /// The kind's name.
    pub kind: String,
    /// The fields that the release lets out, by path.
    pub fields: Fields,
}
