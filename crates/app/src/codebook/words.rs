//! What the terms of the built-in codebook are called and mean, in five languages.
//!
//! The program's other texts are in fewer languages. The codebook's are read here, apart from them: a list of terms
//! is of use to people who work in a language that the program does not speak yet, and a translation of terms can be
//! reviewed by people who never see the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use cairn_model::vocab::Vocabulary;

/// The languages of the codebook; the first is the one that it was written in.
pub(crate) const LANGUAGES: [&str; 5] = ["en", "es", "fr", "pt", "ar"];

macro_rules! sources {
    ($lang:literal $(, $casework:literal)*) => {
        Sources {
            lang: $lang,
            labels: include_str!(concat!("../../i18n/", $lang, "/vocab.ftl")),
            definitions: include_str!(concat!("../../i18n/", $lang, "/codebook.ftl")),
            casework: &[
                include_str!(concat!("../../i18n/", $lang, "/codebook-casework.ftl")),
                $(include_str!(concat!("../../i18n/", $lang, "/", $casework)),)*
            ],
            reviewed: include_str!(concat!("../../i18n/", $lang, "/reviewed.txt")),
        }
    };
}

/// The files of one language. Messages are one line each and have nothing to fill in.
struct Sources {
    lang: &'static str,
    labels: &'static str,
    definitions: &'static str,
    /// The words of the vocabularies of casework; their English and Arabic labels are texts of the program.
    casework: &'static [&'static str],
    /// The ids of the labels whose term a person has read in this language, one a line.
    reviewed: &'static str,
}

const SOURCES: [Sources; 5] = [
    sources!("en"),
    sources!("es", "casework.ftl"),
    sources!("fr", "casework.ftl"),
    sources!("pt", "casework.ftl"),
    sources!("ar"),
];

/// Says who stands behind the words of a term in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Translation {
    /// They were written in this language.
    Original,
    /// A machine translated them, and a person has read them.
    Reviewed,
    /// A machine translated them; nobody has read them yet.
    Machine,
}

impl Translation {
    /// Gives the name that shells and exports use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Reviewed => "reviewed",
            Self::Machine => "machine",
        }
    }
}

/// The words of the codebook in one language.
pub(crate) struct Words {
    lang: &'static str,
    messages: BTreeMap<&'static str, &'static str>,
    reviewed: BTreeSet<&'static str>,
}

impl Words {
    /// Gives the words of a language by its tag (`es`, `pt-BR`, `ar_EG.UTF-8`); English where the codebook does not have it.
    pub(crate) fn of(lang: &str) -> &'static Self {
        static ALL: OnceLock<Vec<Words>> = OnceLock::new();
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        let english = ENGLISH.get_or_init(|| Self::load(&SOURCES[0]));
        let others = ALL.get_or_init(|| SOURCES[1..].iter().map(Self::load).collect());
        let primary = lang.split(['-', '_', '.']).next().unwrap_or_default();
        others.iter().find(|words| words.lang == primary).unwrap_or(english)
    }

    /// The tag of this language.
    pub(crate) fn lang(&self) -> &'static str {
        self.lang
    }

    /// Gives what a built-in term is called.
    pub(crate) fn label(&self, vocabulary: Vocabulary, code: &str) -> Option<&'static str> {
        let term = vocabulary.find(code)?;
        self.messages.get(term.label_id(vocabulary).as_str()).copied()
    }

    /// Gives what a built-in term means, in one line. Countries have none: ISO 3166-1 defines them.
    pub(crate) fn definition(&self, vocabulary: Vocabulary, code: &str) -> Option<&'static str> {
        let term = vocabulary.find(code)?;
        self.messages.get(term.definition_id(vocabulary).as_str()).copied()
    }

    /// Says who stands behind the words of a term, by the id of its label.
    pub(crate) fn translation(&self, label_id: &str) -> Translation {
        if self.lang == LANGUAGES[0] {
            Translation::Original
        } else if self.reviewed.contains(label_id) {
            Translation::Reviewed
        } else {
            Translation::Machine
        }
    }

    fn load(sources: &Sources) -> Self {
        let casework = sources.casework.iter().flat_map(|text| text.lines());
        let lines = sources.labels.lines().chain(sources.definitions.lines()).chain(casework);
        let messages = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect();
        let reviewed =
            sources.reviewed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self { lang: sources.lang, messages, reviewed: reviewed.collect() }
    }
}

#[cfg(test)]
mod tests;
