//! The codebook: what is asked of it and what comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which terms of the codebook to list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CodebookQuery {
    /// Only this vocabulary.
    pub vocabulary: Option<String>,
    /// In this language: `en`, `es`, `fr`, `pt`, `ar`; English where the codebook does not have it.
    pub lang: Option<String>,
    /// With the terms of this circle (name or id); needs an unlocked vault.
    pub circle: Option<String>,
    /// With the terms that are no longer offered.
    pub retired: bool,
}

/// Which term of the codebook to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CodebookTerm {
    /// `vocabulary/code`, or the code alone.
    pub term: String,
    /// Among the terms of this circle too (name or id); needs an unlocked vault.
    pub circle: Option<String>,
}

/// The codebook as a file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CodebookExport {
    /// `csv` or `json`.
    pub format: String,
    /// Where to; without it, the text comes back.
    pub to: Option<String>,
    /// Write over what is there.
    pub force: bool,
    /// With the terms of this circle (name or id); needs an unlocked vault.
    pub circle: Option<String>,
}

/// A term that a circle adds to a vocabulary.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TermOrder {
    /// The circle (name or id); the personal one without it.
    pub circle: Option<String>,
    /// The vocabulary.
    pub vocabulary: String,
    /// The code, `x-…`; made of the label without it.
    pub code: Option<String>,
    /// What it is called.
    pub label: String,
    /// What it means, in one line.
    pub definition: Option<String>,
    /// The language of label and definition (BCP 47).
    pub language: Option<String>,
    /// The code of a broader term of the vocabulary.
    pub parent: Option<String>,
    /// Its HURIDOCS code, 12 digits.
    pub huridocs: Option<String>,
    /// Its ATT&CK technique.
    pub attack: Option<String>,
    /// Its MISP tag or galaxy.
    pub misp: Option<String>,
}

/// What a circle's term is called in one more language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TermWordsOrder {
    /// The circle (name or id); the personal one without it.
    pub circle: Option<String>,
    /// `vocabulary/code`, or the code alone.
    pub term: String,
    /// The language (BCP 47).
    pub language: String,
    /// What it is called.
    pub label: String,
    /// What it means, in one line.
    pub definition: Option<String>,
}

/// A file of a HURIDOCS micro-thesaurus whose terms become terms of a circle.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ThesaurusOrder {
    /// The file.
    pub file: String,
    /// The circle (name or id); the personal one without it.
    pub circle: Option<String>,
    /// The number of the list, for a file that does not say it.
    pub list: Option<u8>,
    /// The language of the file's third column of words (BCP 47); Spanish without it.
    pub other: Option<String>,
    /// Show what would come in; change nothing.
    pub dry_run: bool,
}

/// The terms of the codebook, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodebookView {
    /// The codebook's version.
    pub version: String,
    /// The language.
    pub lang: String,
    /// The terms, by vocabulary.
    pub terms: Vec<CodebookTermView>,
}

/// One term of the codebook or of a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodebookTermView {
    /// The vocabulary.
    pub vocabulary: String,
    /// What is stored.
    pub code: String,
    /// Its words: in the language asked for, or in all.
    pub words: Vec<TermWordsView>,
    /// The version of the codebook that brought it; null for a circle's own term.
    pub since: Option<String>,
    /// It is no longer offered for new work.
    pub retired: bool,
    /// The record of a circle's own term.
    pub record: Option<String>,
    /// The code of a broader term of the vocabulary.
    pub parent: Option<String>,
    /// What it is in other standards: `huridocs`, `attack`, `misp`.
    pub maps: BTreeMap<String, String>,
    /// The number of the HURIDOCS micro-thesaurus of its HURIDOCS code.
    pub thesaurus: Option<u8>,
}

/// What a term is called and means in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TermWordsView {
    /// The language.
    pub lang: String,
    /// What it is called.
    pub label: String,
    /// What it means, in one line; empty where nobody wrote it.
    pub definition: String,
    /// `original`, `reviewed` (a person read the translation), `machine` (nobody did yet), or `circle`.
    pub translation: String,
}
