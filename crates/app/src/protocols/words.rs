//! What the protocols that come with the program say, in five languages.
//!
//! They are read apart from the program's texts, as the codebook's words are: a protocol is of use to people who work in a
//! language that the program does not speak yet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::codebook::words::{LANGUAGES, Translation};

macro_rules! sources {
    ($($lang:literal),*) => {
        [$((
            $lang,
            include_str!(concat!("../../i18n/", $lang, "/protocols.ftl")),
        )),*]
    };
}

/// Tag, and words: one message a line. A line `# reviewed: device-triage` says that a person has read that protocol in this
/// language.
const SOURCES: [(&str, &str); 5] = sources!("en", "es", "fr", "pt", "ar");

/// The words of the protocols in one language.
pub(crate) struct Words {
    lang: &'static str,
    messages: BTreeMap<&'static str, &'static str>,
    reviewed: BTreeSet<&'static str>,
}

impl Words {
    /// Gives the words of a language by its tag (`es`, `pt-BR`, `ar_EG.UTF-8`); `None` where there are none.
    pub(crate) fn find_language(lang: &str) -> Option<&'static Self> {
        let primary = lang.trim().split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        all().iter().find(|words| words.lang == primary)
    }

    /// Gives the words of a language by its tag; English where there are none.
    pub(crate) fn of(lang: &str) -> &'static Self {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        Self::find_language(lang).unwrap_or_else(|| ENGLISH.get_or_init(|| Self::load(&SOURCES[0])))
    }

    /// The languages, the one in which they were written first.
    pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.into_iter()
    }

    /// The tag of this language.
    pub(crate) fn lang(&self) -> &'static str {
        self.lang
    }

    /// Gives a message that every language has.
    pub(crate) fn get(&self, id: &str) -> Option<&'static str> {
        self.messages.get(id).copied()
    }

    /// Gives a message, if there is one.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        self.get(id).map(str::to_owned)
    }

    /// Says who stands behind the words of a protocol.
    pub(crate) fn translation(&self, protocol: &str) -> Translation {
        if self.lang == LANGUAGES[0] {
            Translation::Original
        } else if self.reviewed.contains(protocol) {
            Translation::Reviewed
        } else {
            Translation::Machine
        }
    }

    fn load((lang, source): &(&'static str, &'static str)) -> Self {
        let messages = source.lines().filter(|line| !line.starts_with('#'));
        let reviewed = source.lines().filter_map(|line| line.strip_prefix("# reviewed: "));
        Self {
            lang,
            messages: messages.filter_map(|line| line.split_once(" = ")).collect(),
            reviewed: reviewed.map(str::trim).collect(),
        }
    }
}

fn all() -> &'static [Words] {
    static ALL: OnceLock<Vec<Words>> = OnceLock::new();
    ALL.get_or_init(|| SOURCES.iter().map(Words::load).collect())
}

#[cfg(test)]
pub(super) fn texts() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(_, text)| *text)
}
