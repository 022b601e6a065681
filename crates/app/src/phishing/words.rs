//! The words of an answer, in five languages: more than the program itself speaks, because who gets it is not who works with it.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::codebook::words::{LANGUAGES, Translation};

macro_rules! sources {
    ($($lang:literal),*) => {
        [$(($lang, include_str!(concat!("../../i18n/", $lang, "/reply.ftl")))),*]
    };
}

/// Tag, and messages. A line `# reviewed` says that a person has read them in this language.
const SOURCES: [(&str, &str); 5] = sources!("en", "es", "fr", "pt", "ar");

/// The words of one language.
pub(super) struct Words {
    lang: &'static str,
    bundle: FluentBundle<FluentResource>,
    translation: Translation,
}

impl Words {
    /// Gives the words of a language by its tag (`es`, `pt-BR`, `ar_EG.UTF-8`); `None` where there are none.
    pub(super) fn find(lang: &str) -> Option<&'static Self> {
        static ALL: OnceLock<Vec<Words>> = OnceLock::new();
        let primary = lang.trim().split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        ALL.get_or_init(|| SOURCES.iter().map(Self::load).collect()).iter().find(|words| words.lang == primary)
    }

    /// The tag of this language.
    pub(super) fn lang(&self) -> &'static str {
        self.lang
    }

    /// Says who stands behind the words.
    pub(super) fn translation(&self) -> Translation {
        self.translation
    }

    /// Gives a message; its id where it is missing, which a test excludes.
    pub(super) fn say(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    fn load((lang, source): &(&'static str, &'static str)) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        let reviewed = source.lines().any(|line| line.trim() == "# reviewed");
        let translation = match (*lang == LANGUAGES[0], reviewed) {
            (true, _) => Translation::Original,
            (false, true) => Translation::Reviewed,
            (false, false) => Translation::Machine,
        };
        Self { lang, bundle, translation }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(source: &str) -> BTreeSet<&str> {
        let lines = source.lines().filter(|line| !line.starts_with([' ', '#']));
        lines.filter_map(|line| line.split_once(" =").map(|(id, _)| id)).collect()
    }

    #[test]
    fn every_language_says_the_same_things_and_fluent_reads_all_of_it() {
        for (lang, source) in SOURCES {
            assert_eq!(ids(source), ids(SOURCES[0].1), "{lang}");
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{lang}");
            let words = Words::find(lang).unwrap();
            for id in ids(source) {
                for count in [0, 1, 2, 7] {
                    let args = [
                        ("count", FluentValue::from(count)),
                        ("value", "a[.]example".into()),
                        ("number", "1".into()),
                        ("line", "x".into()),
                        ("claims", "y".into()),
                    ];
                    let said = words.say(id, &args);
                    assert!(!said.contains(['{', '}']) && said != id, "{lang}: {id}: {said}");
                }
            }
        }
    }
}
