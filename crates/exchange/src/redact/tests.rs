use proptest::prelude::*;

use super::*;

fn terms(terms: &[&str]) -> Vec<String> {
    terms.iter().map(|term| (*term).to_owned()).collect()
}

#[test]
fn the_same_words_get_the_same_number_wherever_they_stand() {
    let text = "Amal Sample met Luis. Luis wrote to AMAL\n sample's brother.";
    let redacted = redact(text, &[], &terms(&["luis", "Amal Sample"])).unwrap();
    assert_eq!(redacted.text, "[■1] met [■2]. [■2] wrote to [■1]'s brother.");
    assert_eq!(redacted.places(), 4);
    assert_eq!(redacted.blocks[0].places[1].1, "AMAL\n sample");
    assert_eq!(restore(&redacted.text, &redacted.blocks).as_deref(), Some(text));
}

#[test]
fn arabic_is_found_with_vowel_signs_and_without() {
    let text = "قالت أَمَلُ إنها رأت أمل عند الباب";
    let redacted = redact(text, &[], &terms(&["أمل"])).unwrap();
    assert_eq!(redacted.text, "قالت [■1] إنها رأت [■1] عند الباب");
    assert_eq!(restore(&redacted.text, &redacted.blocks).as_deref(), Some(text));
}

#[test]
fn spans_are_counted_in_characters_and_overlaps_become_one() {
    let text = "café: عمر 0123";
    let redacted = redact(text, &[0..4, 6..9, 8..12], &[]).unwrap();
    assert_eq!(redacted.text, "[■1]: [■2]23");
    assert_eq!(redacted.blocks[1].places, [(6..12, "عمر 01".to_owned())]);
}

#[test]
fn what_is_not_there_is_refused_by_its_number() {
    assert_eq!(redact("text", &[], &[]), Err(RedactError::Nothing));
    assert_eq!(redact("text", &[], &terms(&["text", "tixt"])), Err(RedactError::NotFound(2)));
    assert_eq!(redact("a b", &[], &terms(&["  "])), Err(RedactError::NotFound(1)));
    assert_eq!(redact("text", &[0..1, 3..5], &[]), Err(RedactError::Span(2)));
    assert_eq!(redact("text", &[2..2, 0..1], &[]), Err(RedactError::Span(1)));
}

#[test]
fn a_text_that_has_blocks_already_is_restored_as_well() {
    let text = "[■1] and Luis";
    let redacted = redact(text, &[], &terms(&["luis"])).unwrap();
    assert_eq!(redacted.text, "[■1] and [■1]");
    assert_eq!(restore(&redacted.text, &redacted.blocks).as_deref(), Some(text));
    assert_eq!(restore("[■1]", &redacted.blocks), None);
}

proptest! {
    #[test]
    fn no_term_is_left_and_everything_can_be_put_back(text in "[a-cA-Cأ-د\u{64e} \n]{0,60}", term in "[a-cأ-د]{1,3}") {
        let words = vec![term.clone()];
        match redact(&text, &[], &words) {
            Ok(redacted) => {
                prop_assert_eq!(restore(&redacted.text, &redacted.blocks), Some(text));
                // A block keeps apart what it stands between.
                prop_assert!(redact(&redacted.text, &[], &words).is_err());
            }
            Err(error) => prop_assert_eq!(error, RedactError::NotFound(1)),
        }
    }
}
