use proptest::prelude::*;

use super::*;

/// Says whether a query finds a text, by the rules of FTS5 with `detail=none`: every term in the set of tokens.
fn finds(query: &str, text: &str) -> bool {
    let index = index_text([text], &[]);
    let terms = query_terms(query);
    !terms.is_empty()
        && terms.iter().all(|term| {
            index.split(' ').any(|token| match term {
                Term::Whole(word) => token == word,
                Term::Prefix(start) => token.starts_with(start.as_str()),
            })
        })
}

#[test]
fn arabic_is_found_without_marks_article_and_letter_forms() {
    assert!(finds("اعتقال", "تَمَّ الاعْتِقَالُ أمام المنزل"));
    assert!(finds("الاعتقال", "اعتقال تعسفي"));
    assert!(finds("احمد", "أحمد"));
    assert!(finds("مدرسه", "المدرسة"));
    assert!(finds("على", "علي"));
    assert!(finds("مؤسسة", "موسسه"));
    assert!(finds("محمد", "محـــــمد"));
    assert!(finds("والاعتقال", "الاعتقال"));
    assert!(finds("کتاب", "كتاب"));
    assert!(!finds("اعتقال", "احتجاز"));
}

#[test]
fn digits_of_all_scripts_are_the_same() {
    assert!(finds("2024", "٢٠٢٤"));
    assert!(finds("2024", "۲۰۲۴"));
    assert!(finds("٢٠٢٤", "2024"));
    assert!(finds("2024", "၂၀၂၄"));
}

#[test]
fn chinese_is_found_by_one_two_and_three_letters() {
    let text = "警察在北京市逮捕了三名证人。";
    assert!(finds("北京", text));
    assert!(finds("北京市", text));
    assert!(finds("人", text));
    assert!(finds("证", text));
    assert!(finds("逮捕 证人", text));
    assert!(!finds("东京", text));
}

#[test]
fn burmese_is_found_inside_a_run() {
    let text = "ရန်ကုန်မြို့တွင်ဖမ်းဆီးခံရသည်";
    assert!(finds("ရန်ကုန်", text));
    assert!(finds("ဖမ်းဆီး", text));
    assert!(!finds("မန္တလေး", text));
}

#[test]
fn thai_and_khmer_are_found_inside_a_run() {
    assert!(finds("จับกุม", "ตำรวจจับกุมนักข่าว"));
    assert!(finds("ភ្នំពេញ", "នៅភ្នំពេញថ្ងៃនេះ"));
}

#[test]
fn latin_is_found_without_diacritics() {
    assert!(finds("detencion", "La detención arbitraria"));
    assert!(finds("DETENCIÓN", "detencion"));
    assert!(finds("lodz", "Łódź"));
    assert!(finds("strasse", "Straße"));
    assert!(finds("ﬁnance", "finance"));
}

#[test]
fn last_word_is_a_beginning_until_a_space_follows() {
    assert!(finds("deten", "detención"));
    assert!(!finds("deten ", "detención"));
    assert!(!finds("deten arbitraria", "detención arbitraria"));
    assert_eq!(query_terms("a"), [Term::Whole("a".into())]);
}

#[test]
fn empty_and_marks_only_queries_have_no_condition() {
    for query in ["", "   ", "\"", "***", "()", "-", "َُِ", "\u{E000}"] {
        assert_eq!(query_terms(query), [], "{query:?}");
    }
}

#[test]
fn filter_tokens_cannot_be_typed() {
    let token = filter_token("status", "open");
    assert!(!query_terms(&token).contains(&Term::Whole(token.clone())));
    assert!(!index_text([token.as_str()], &[]).contains(MARK));
    assert_ne!(filter_token("a", "b=c"), filter_token("a=b", "c"));
}

#[test]
fn words_are_cut_alike_on_both_sides() {
    let long = "x".repeat(500);
    assert!(finds(&format!("{long} "), &long));
}

proptest! {
    #[test]
    fn every_query_is_plain_quoted_tokens(query in "\\PC*") {
        let expression = fts_expression(&query_terms(&query));
        for term in expression.split(" AND ").filter(|t| !t.is_empty()) {
            let inner = term.trim_end_matches('*');
            prop_assert!(inner.len() > 2 && inner.starts_with('"') && inner.ends_with('"'));
            prop_assert!(inner[1..inner.len() - 1].chars().all(|c| c.is_alphanumeric() || is_combining_mark(c)));
        }
    }

    #[test]
    fn every_text_is_found_by_itself(text in "\\PC{1,60}") {
        let text: String = text.chars().filter(|c| *c != '\u{345}').collect();
        prop_assume!(!query_terms(&text).is_empty());
        let has = |t: &Term| match t { Term::Whole(w) | Term::Prefix(w) => index_text([text.as_str()], &[]).split(' ').any(|x| x.starts_with(w.as_str())) };
        prop_assert!(query_terms(&text).iter().all(has));
    }

    #[test]
    fn folding_twice_changes_nothing(text in "[a-zéñßøŁİ\u{600}-\u{6FF}\u{1000}-\u{109F}\u{4E00}-\u{4F00} ]*") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
