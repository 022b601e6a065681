//! The languages of reports. One file of Fluent messages holds everything that a language needs.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// A language in which reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Arabic, from right to left.
    Arabic,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// Gives the BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// Finds a language by its tag; region and encoding are ignored (`ar-EG`, `en_GB.UTF-8`).
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    const fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../lang/en.ftl"),
            Self::Arabic => include_str!("../lang/ar.ftl"),
        }
    }
}

/// The texts of one language.
pub(crate) struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    pub(crate) fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new(language.tag().parse().into_iter().collect());
        // Placeholders are hashes, names and counts in lines of their own; isolation marks would end up in the PDF.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Gives a message, or its id where the language lacks it (a test sees to it that none does).
    pub(crate) fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// Gives a message if there is one, such as the name of a custody event that a newer version may have added.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        self.bundle.has_message(id).then(|| self.get(id))
    }

    /// Gives a message with its placeholders filled in.
    pub(crate) fn with(&self, id: &str, args: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, *value)).collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Gives all plain messages whose id starts so, without that start.
    pub(crate) fn group(&self, prefix: &str) -> BTreeMap<String, String> {
        message_ids(self.language)
            .filter_map(|id| id.strip_prefix(prefix).map(|rest| (rest.to_owned(), self.get(id))))
            .collect()
    }
}

/// Lists the ids of a language's messages in the order of the file.
pub(crate) fn message_ids(language: Language) -> impl Iterator<Item = &'static str> {
    language
        .source()
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_messages_and_placeholders() {
        let english: Vec<_> = message_ids(Language::English).collect();
        assert!(english.len() > 60);
        for language in Language::ALL {
            let (_, errors) = match FluentResource::try_new(language.source().to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err(both) => both,
            };
            assert!(errors.is_empty(), "{language:?}: {errors:?}");
            assert_eq!(message_ids(language).collect::<Vec<_>>(), english, "{language:?}");
            for id in &english {
                assert_eq!(placeholders(language, id), placeholders(Language::English, id), "{language:?} {id}");
            }
        }
    }

    fn placeholders(language: Language, id: &str) -> Vec<String> {
        let source = language.source();
        let start = source.find(&format!("\n{id} =")).map_or(0, |at| at + 1);
        let body: Vec<_> = source[start..]
            .lines()
            .take(1)
            .chain(source[start..].lines().skip(1).take_while(|l| l.starts_with(' ') || l.is_empty()))
            .collect();
        let mut found: Vec<_> = body
            .join("\n")
            .split('{')
            .skip(1)
            .filter_map(|s| s.split('}').next().map(|p| p.trim().to_owned()))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn tags_with_region_and_encoding_are_understood() {
        assert_eq!(Language::parse("ar-EG"), Some(Language::Arabic));
        assert_eq!(Language::parse("en_GB.UTF-8"), Some(Language::English));
        assert_eq!(Language::parse("xx"), None);
    }
}
