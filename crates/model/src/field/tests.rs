use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::Kind;

fn fluent(text: &str) -> BTreeMap<&str, &str> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut found = BTreeMap::new();
    for line in lines {
        let (id, words) = line.split_once(" = ").unwrap_or_else(|| panic!("no message in {line:?}"));
        assert!(!words.trim().is_empty(), "{id} says nothing");
        assert!(found.insert(id, words).is_none(), "{id} stands twice");
    }
    found
}

#[test]
fn every_field_and_term_has_words_in_each_language_and_no_words_are_left_over() {
    for (fields_text, terms_text) in [
        (
            include_str!("../../../app/i18n/en/fields.ftl"),
            concat!(include_str!("../../../app/i18n/en/vocab.ftl"), include_str!("../../../app/i18n/en/casework.ftl")),
        ),
        (
            include_str!("../../../app/i18n/ar/fields.ftl"),
            concat!(include_str!("../../../app/i18n/ar/vocab.ftl"), include_str!("../../../app/i18n/ar/casework.ftl")),
        ),
    ] {
        let (labels, terms) = (fluent(fields_text), fluent(terms_text));
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let mut helps: BTreeSet<String> = BTreeSet::new();
        for kind in Kind::ALL {
            for field in fields(kind) {
                wanted.insert(field.label_id(kind));
                helps.insert(field.help_id(kind));
            }
        }
        for id in &wanted {
            assert!(labels.contains_key(id.as_str()), "{id} has no words");
        }
        for id in labels.keys() {
            assert!(wanted.contains(*id) || helps.contains(*id), "{id} belongs to no field");
        }
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        for vocabulary in Vocabulary::ALL {
            wanted.extend(vocabulary.terms().iter().map(|term| term.label_id(*vocabulary)));
        }
        assert_eq!(terms.keys().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>(), wanted);
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    let keys = |text| fluent(text).into_keys().collect::<Vec<_>>();
    assert_eq!(
        keys(include_str!("../../../app/i18n/en/fields.ftl")),
        keys(include_str!("../../../app/i18n/ar/fields.ftl"))
    );
}

#[test]
fn paths_are_unique_and_their_stars_stand_for_declared_items() {
    for kind in Kind::ALL {
        let mut seen = BTreeSet::new();
        for field in fields(kind) {
            assert!(seen.insert(field.path), "{} twice", field.path);
            assert!(field.path.split('/').count() <= 8, "{} is too deep", field.path);
        }
        for field in fields(kind) {
            for (at, _) in field.path.match_indices("/*") {
                let prefix = &field.path[..at + 2];
                let owner = find_pattern(kind, prefix).unwrap_or_else(|| panic!("{prefix} is not declared"));
                assert!(
                    matches!(
                        owner.ty,
                        FieldType::Item
                            | FieldType::CodeSet(_)
                            | FieldType::CodeMap { .. }
                            | FieldType::ReferenceSet(_)
                    ),
                    "{prefix}"
                );
            }
            let set = matches!(
                field.ty,
                FieldType::Item | FieldType::CodeSet(_) | FieldType::CodeMap { .. } | FieldType::ReferenceSet(_)
            );
            assert_eq!(set, field.is_member(), "{}", field.path);
        }
    }
}

#[test]
fn a_path_finds_its_row() {
    let find = |path: &str| find_field(Kind::Incident, &Path::parse(path).unwrap()).map(|field| field.path);
    assert_eq!(find("title"), Some("title"));
    assert_eq!(find("acts/00000000000000aa/methods/zero-click"), Some("acts/*/methods/*"));
    assert_eq!(find("acts/00000000000000aa/methods/zero-click/note"), Some("acts/*/methods/*/note"));
    assert_eq!(find("links/00000000000000aa/to"), Some("links/*/to"));
    assert_eq!(find("acts"), None);
    assert_eq!(find("acts/zz"), None);
}

#[test]
fn forms_open_with_few_fields() {
    for kind in Kind::ALL {
        let count = |tier| fields(kind).iter().filter(|field| field.tier == tier).count();
        assert!((1..=4).contains(&count(Tier::Quick)), "{}: {} quick", kind.name(), count(Tier::Quick));
        let open = fields(kind).iter().filter(|field| field.tier <= Tier::Core && !field.path.contains('*')).count();
        assert!(open <= 25, "{}: {open} fields", kind.name());
    }
}

#[test]
fn vocabularies_have_unique_codes_of_the_right_form() {
    for vocabulary in Vocabulary::ALL {
        assert_eq!(Vocabulary::parse(vocabulary.name()), Some(*vocabulary));
        let mut seen = BTreeSet::new();
        for term in vocabulary.terms() {
            assert!(seen.insert(term.code));
            assert!(term.code == "amber+strict" || Path::parse(term.code).is_ok(), "{}", term.code);
            assert_eq!(vocabulary.read(term.code).as_deref(), Some(term.code));
            assert!(term.huridocs.is_none_or(|code| code.len() == 12 && vocabulary.thesaurus().is_some()));
        }
    }
    assert!(Vocabulary::Act.terms().len() >= 60);
}

#[test]
fn a_view_can_show_every_kind() {
    let codes: Vec<&str> = Vocabulary::RecordKind.terms().iter().map(|term| term.code).collect();
    assert_eq!(codes, Kind::ALL.map(Kind::name));
}

#[test]
fn every_kind_has_a_title_that_lists_show() {
    for kind in Kind::ALL {
        assert_eq!(find_pattern(kind, "title").map(|field| field.ty), Some(FieldType::Text), "{}", kind.name());
        let fields = crate::Fields::from([(Path::parse("title").unwrap(), "One".into())]);
        assert_eq!(crate::summarize(kind, &fields).title, "One");
    }
}

#[test]
fn typed_codes_agree_with_the_vocabularies() {
    use crate::consent::{Audience, Identifiability};
    use crate::place::PlaceLevel;
    for tlp in crate::Tlp::ALL {
        assert!(Vocabulary::Tlp.find(tlp.code()).is_some());
    }
    for pap in crate::Pap::ALL {
        assert!(Vocabulary::Pap.find(pap.code()).is_some());
    }
    for level in PlaceLevel::ALL {
        assert!(Vocabulary::PlaceLevel.find(level.code()).is_some());
    }
    for audience in Audience::ALL {
        assert!(Vocabulary::ConsentAudience.find(audience.code()).is_some());
        assert_eq!(Audience::parse(audience.code()), Some(audience));
    }
    for named in [Identifiability::Anonymised, Identifiability::Named] {
        assert!(Vocabulary::Publicity.find(named.code()).is_some());
    }
}

#[test]
fn the_dictionary_lists_every_field() {
    let labels = fluent(include_str!("../../../app/i18n/en/fields.ftl"));
    let page = write_dictionary(|id| labels.get(id).map(|text| (*text).to_owned()));
    for kind in Kind::ALL {
        for field in fields(kind) {
            assert!(page.contains(&format!("| `{}` |", field.path)));
        }
    }
    assert!(page.contains("| `arrest` |"));
}
