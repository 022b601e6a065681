//! Texts: Fluent messages in the languages we have.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

macro_rules! sources {
    ($lang:literal) => {
        &[
            include_str!(concat!("../i18n/", $lang, "/errors.ftl")),
            include_str!(concat!("../i18n/", $lang, "/cli.ftl")),
            include_str!(concat!("../i18n/", $lang, "/drop.ftl")),
            include_str!(concat!("../i18n/", $lang, "/live.ftl")),
            include_str!(concat!("../i18n/", $lang, "/archive.ftl")),
            include_str!(concat!("../i18n/", $lang, "/backup.ftl")),
            include_str!(concat!("../i18n/", $lang, "/evidence.ftl")),
            include_str!(concat!("../i18n/", $lang, "/derive.ftl")),
            include_str!(concat!("../i18n/", $lang, "/handover.ftl")),
            include_str!(concat!("../i18n/", $lang, "/custody.ftl")),
            include_str!(concat!("../i18n/", $lang, "/consent.ftl")),
            include_str!(concat!("../i18n/", $lang, "/intake.ftl")),
            include_str!(concat!("../i18n/", $lang, "/collect.ftl")),
            include_str!(concat!("../i18n/", $lang, "/export.ftl")),
            include_str!(concat!("../i18n/", $lang, "/phishing.ftl")),
            include_str!(concat!("../i18n/", $lang, "/likeness.ftl")),
            include_str!(concat!("../i18n/", $lang, "/indicators.ftl")),
            include_str!(concat!("../i18n/", $lang, "/fields.ftl")),
            include_str!(concat!("../i18n/", $lang, "/vocab.ftl")),
            include_str!(concat!("../i18n/", $lang, "/casework.ftl")),
            include_str!(concat!("../i18n/", $lang, "/window.ftl")),
            include_str!(concat!("../i18n/", $lang, "/window-keeping.ftl")),
            include_str!(concat!("../i18n/", $lang, "/window-work.ftl")),
            include_str!(concat!("../i18n/", $lang, "/terms.ftl")),
            include_str!(concat!("../i18n/", $lang, "/procedures.ftl")),
        ]
    };
}

const LANGUAGES: &[(&str, &[&str])] = &[("en", sources!("en")), ("ar", sources!("ar"))];

/// The texts of one language. What it lacks is taken from English.
pub struct Texts {
    lang: &'static str,
    bundle: FluentBundle<FluentResource>,
    fallback: Option<&'static Texts>,
}

impl Texts {
    /// Gives the texts of a language by its tag (`ar`, `ar-EG`, `ar_EG.UTF-8`); English where we do not have it.
    pub fn of(lang: &str) -> &'static Self {
        static ALL: OnceLock<Vec<Texts>> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        let english = ENGLISH.get_or_init(|| Self::load(LANGUAGES[0], None));
        let others =
            ALL.get_or_init(|| LANGUAGES[1..].iter().map(|source| Self::load(*source, Some(english))).collect());
        let primary = lang.split(['-', '_', '.']).next().unwrap_or_default();
        others.iter().find(|texts| texts.lang == primary).unwrap_or(english)
    }

    /// The tags of the languages that we have.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(lang, _)| *lang)
    }

    /// The tag of this language.
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// Gives the Fluent source of this language, for the window.
    pub fn source(&self) -> String {
        LANGUAGES.iter().find(|(lang, _)| *lang == self.lang).map(|(_, files)| files.join("\n")).unwrap_or_default()
    }

    /// Formats a message; gives its id where no language has it.
    pub fn format(&self, id: &str, args: &BTreeMap<String, String>) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// Formats a message without arguments.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &BTreeMap::new())
    }

    /// Formats a message, if there is one.
    pub fn find(&self, id: &str, args: &BTreeMap<String, String>) -> Option<String> {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return self.fallback.and_then(|texts| texts.find(id, args));
        };
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            match value.parse::<i64>() {
                // What only looks like a number, such as a code with leading zeros, stays text.
                Ok(number) if number.to_string() == *value => fluent.set(name.as_str(), number),
                _ => fluent.set(name.as_str(), value.as_str()),
            }
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned())
    }

    fn load((lang, files): (&'static str, &'static [&'static str]), fallback: Option<&'static Texts>) -> Self {
        let tag = lang.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for file in files {
            // A message that Fluent cannot read is left out; the test below finds it.
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle, fallback }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn every_source_parses_and_no_id_stands_twice() {
        for (lang, files) in LANGUAGES {
            let mut seen = std::collections::BTreeSet::new();
            for file in *files {
                let resource = FluentResource::try_new((*file).to_owned()).map_err(|(_, errors)| errors).unwrap();
                drop(resource);
                for line in file.lines() {
                    if let Some((id, _)) = line.split_once(" =")
                        && !line.starts_with([' ', '#', '.', '-'])
                    {
                        assert!(seen.insert(id.to_owned()), "{lang}: {id} stands twice");
                    }
                }
            }
        }
    }

    #[test]
    fn every_error_code_says_what_happened_and_what_to_do_in_every_language() {
        for lang in Texts::languages() {
            let texts = Texts::of(lang);
            for code in ErrorCode::ALL {
                for prefix in ["err", "rec"] {
                    let id = format!("{prefix}-{}", code.name());
                    assert!(texts.bundle.has_message(&id), "{lang} lacks {id}");
                }
            }
        }
    }

    #[test]
    fn every_english_text_has_an_arabic_one() {
        let english = Texts::of("en").source();
        let arabic = Texts::of("ar");
        let missing: Vec<&str> = english
            .lines()
            .filter(|line| !line.starts_with([' ', '#', '.', '-']))
            .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
            .filter(|id| !arabic.bundle.has_message(id))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
