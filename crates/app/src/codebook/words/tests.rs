use std::path::Path;

use cairn_exchange::huridocs::{Thesaurus, ThesaurusLimits, read_thesaurus};
use fluent_bundle::FluentResource;

use super::*;
use crate::codebook;
use crate::texts::Texts;

/// Vocabularies whose words are not in the codebook's five languages: ISO 15924 defines scripts, and the kinds of record are
/// texts of the program.
const WITHOUT_WORDS: &[&str] = &["script", "record-kind"];

/// Gives every vocabulary whose words are the codebook's.
fn vocabularies() -> impl Iterator<Item = Vocabulary> {
    Vocabulary::ALL.iter().copied().filter(|vocabulary| !WITHOUT_WORDS.contains(&vocabulary.name()))
}

/// ISO 3166-1 defines countries; we only name them.
fn is_defined(vocabulary: Vocabulary) -> bool {
    vocabulary != Vocabulary::Country
}

#[test]
fn every_term_has_a_label_and_a_definition_in_five_languages_and_no_words_are_left_over() {
    for lang in LANGUAGES {
        let words = Words::of(lang);
        assert_eq!(words.lang(), lang);
        let mut wanted = BTreeSet::new();
        for vocabulary in vocabularies() {
            for term in vocabulary.terms() {
                wanted.insert(term.label_id(vocabulary));
                if is_defined(vocabulary) {
                    wanted.insert(term.definition_id(vocabulary));
                }
            }
        }
        let program = Texts::of(lang);
        for id in &wanted {
            let own = words.messages.get(id.as_str()).map(|text| (*text).to_owned());
            let text = own.or_else(|| (program.lang() == lang).then(|| program.find(id, &BTreeMap::new())).flatten());
            let text = text.unwrap_or_else(|| panic!("{lang}: {id} has no words"));
            assert!(!text.trim().is_empty() && text == text.trim(), "{lang}: {id} is empty or has spaces around");
        }
        let sources = SOURCES.iter().find(|sources| sources.lang == lang).unwrap();
        let casework = sources.casework.iter().filter(|_| Vocabulary::parse("case-type").is_some());
        for text in [sources.labels, sources.definitions].iter().chain(casework) {
            for (id, _) in text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
            {
                assert!(wanted.contains(id), "{lang}: {id} belongs to no term");
            }
        }
    }
}

#[test]
fn the_codebook_is_as_large_as_it_says() {
    let terms: usize = vocabularies().filter(|one| is_defined(*one)).map(|one| one.terms().len()).sum();
    assert!(terms >= 800, "{terms}");
}

#[test]
fn messages_are_one_line_of_plain_text_and_fluent_reads_them_the_same() {
    for sources in &SOURCES {
        for text in [sources.labels, sources.definitions].iter().chain(sources.casework) {
            FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| errors).unwrap();
            let mut seen = BTreeSet::new();
            for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (id, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{}: {line}", sources.lang));
                assert!(seen.insert(id), "{}: {id} stands twice", sources.lang);
                assert!(!words.contains(['{', '}', '"', '*', '[']), "{}: {id}", sources.lang);
            }
        }
    }
}

#[test]
fn definitions_are_short_and_say_more_than_the_label() {
    for lang in LANGUAGES {
        let words = Words::of(lang);
        for vocabulary in vocabularies().filter(|one| is_defined(*one)) {
            for term in vocabulary.terms() {
                let label = codebook::label(words, vocabulary, term.code);
                let definition = words.definition(vocabulary, term.code).unwrap();
                let id = term.definition_id(vocabulary);
                assert_ne!(label.to_lowercase(), definition.to_lowercase(), "{lang}: {id}");
                assert!(definition.chars().count() <= 120, "{lang}: {id} is long");
                assert!(!definition.ends_with(['.', '،', ',']), "{lang}: {id} ends with a stop");
            }
        }
    }
}

#[test]
fn no_two_terms_of_a_vocabulary_are_called_the_same() {
    for lang in LANGUAGES {
        for vocabulary in vocabularies() {
            let mut seen = BTreeMap::new();
            for term in vocabulary.terms().iter().filter(|term| term.is_offered()) {
                let label = codebook::label(Words::of(lang), vocabulary, term.code).to_lowercase();
                if let Some(other) = seen.insert(label, term.code) {
                    panic!("{lang}: {} and {other} of {} have one label", term.code, vocabulary.name());
                }
            }
        }
    }
}

#[test]
fn translations_are_marked_as_made_by_a_machine_until_a_person_has_read_them() {
    let id = "term-act-arrest";
    assert_eq!(Words::of("en").translation(id), Translation::Original);
    for sources in &SOURCES[1..] {
        let words = Words::of(sources.lang);
        assert!(sources.definitions.contains("Translated by a machine"), "{}", sources.lang);
        assert!(words.reviewed.iter().all(|id| words.messages.contains_key(id)), "{}", sources.lang);
        let expected = if words.reviewed.contains(id) { Translation::Reviewed } else { Translation::Machine };
        assert_eq!(words.translation(id), expected);
    }
    let read = Words::load(&Sources {
        lang: "xx",
        labels: "",
        definitions: "",
        casework: &[],
        reviewed: "# read\nterm-act-arrest\n",
    });
    assert_eq!(read.translation(id), Translation::Reviewed);
    assert_eq!(read.translation("term-act-torture"), Translation::Machine);
}

#[test]
fn a_language_is_found_by_its_tag() {
    for (tag, lang) in [("pt-BR", "pt"), ("ar_EG.UTF-8", "ar"), ("fr", "fr"), ("de", "en"), ("", "en")] {
        assert_eq!(Words::of(tag).lang(), lang);
    }
}

/// Reads HURIDOCS's lists where they lie beside the project; they are under copyright and not part of it.
fn huridocs() -> Option<Thesaurus> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/testdata/huridocs/mt_vocab.csv");
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: no HURIDOCS lists in ../shared/testdata");
        return None;
    };
    Some(read_thesaurus(&bytes, None, &ThesaurusLimits::default()).unwrap())
}

#[test]
fn every_huridocs_code_is_in_the_list_of_its_vocabulary() {
    let Some(lists) = huridocs() else { return };
    let codes: BTreeSet<(u8, &str)> = lists.terms.iter().map(|term| (term.list, term.code.as_str())).collect();
    let mut mapped = 0;
    for vocabulary in Vocabulary::ALL.iter().copied() {
        let mut seen = BTreeMap::new();
        for term in vocabulary.terms() {
            let Some(code) = term.huridocs else { continue };
            let list = vocabulary.thesaurus().unwrap_or_else(|| panic!("{} has no list", vocabulary.name()));
            assert!(codes.contains(&(list, code)), "{}/{}: MT{list} has no {code}", vocabulary.name(), term.code);
            if let Some(other) = seen.insert(code, term.code) {
                panic!("{}: {other} and {} are both {code}", vocabulary.name(), term.code);
            }
            mapped += 1;
        }
    }
    assert!(mapped >= 300, "{mapped}");
}

/// A short name of a plain thing is nobody's; a sentence that equals one of theirs was copied.
#[test]
fn no_sentence_of_huridocs_is_in_the_codebook() {
    const FEW_WORDS: usize = 4;
    let Some(lists) = huridocs() else { return };
    let plain = |text: &str| text.to_lowercase().trim_end_matches(['.', ';', ' ']).to_owned();
    let theirs: BTreeSet<String> = lists
        .terms
        .iter()
        .flat_map(|term| [Some(&term.label), term.french.as_ref(), term.other.as_ref()])
        .flatten()
        .filter(|text| text.split_whitespace().count() > FEW_WORDS)
        .map(|text| plain(text))
        .collect();
    assert!(theirs.len() > 1000);
    for lang in LANGUAGES {
        let words = Words::of(lang);
        for (id, text) in words.messages.iter().filter(|(id, _)| !id.starts_with("term-country-")) {
            assert!(!theirs.contains(&plain(text)), "{lang}: {id} is a sentence of HURIDOCS");
        }
    }
}

#[test]
fn techniques_have_the_form_of_attack_ids() {
    for vocabulary in Vocabulary::ALL {
        for id in vocabulary.terms().iter().filter_map(|term| term.attack) {
            let digits = id.strip_prefix('T').unwrap_or_default();
            let (technique, sub) = digits.split_once('.').unwrap_or((digits, "000"));
            let fine = (technique.len(), sub.len()) == (4, 3)
                && (technique.to_owned() + sub).bytes().all(|b| b.is_ascii_digit());
            assert!(fine, "{id}");
        }
    }
}
