//! The codebook: terms with their words in five languages, a circle's own terms, and both as files.

pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod own;
pub(crate) mod words;

use std::collections::BTreeMap;

use cairn_model::CircleId;
use cairn_model::vocab::{CODEBOOK_VERSION, Term, Vocabulary};
use cairn_store::Reader;

use crate::api::{CodebookQuery, CodebookTerm, CodebookTermView, CodebookView, Response, TermWordsView};
use crate::catalog;
use crate::circles;
use crate::error::{ApiError, ErrorCode};
use crate::texts::Texts;
use own::OwnTerm;
use words::Words;

/// Finds a vocabulary by its name.
fn vocabulary(name: &str) -> Result<Vocabulary, ApiError> {
    Vocabulary::parse(name.trim()).ok_or_else(|| ApiError::new(ErrorCode::UnknownVocabulary).with("name", name))
}

/// Reads the terms of a circle, if one is named.
pub(crate) fn own_terms(reader: Option<&Reader>, circle: Option<&str>) -> Result<Vec<OwnTerm>, ApiError> {
    match (reader, circle) {
        (Some(reader), Some(circle)) => own::list(reader, &circles::find(reader, Some(circle))?),
        _ => Ok(Vec::new()),
    }
}

/// Lists terms in one language. `reader` is there when the vault is unlocked.
pub(crate) fn list(reader: Option<&Reader>, query: &CodebookQuery) -> Result<Response, ApiError> {
    let only = query.vocabulary.as_deref().map(vocabulary).transpose()?;
    let words = Words::of(query.lang.as_deref().unwrap_or("en"));
    let own = own_terms(reader, query.circle.as_deref())?;
    let mut terms = Vec::new();
    for vocabulary in Vocabulary::ALL.iter().filter(|vocabulary| only.is_none_or(|only| only == **vocabulary)) {
        let built_in = vocabulary.terms().iter().filter(|term| query.retired || term.is_offered());
        terms.extend(built_in.map(|term| built_in_view(*vocabulary, term, &[words])));
        let added = own.iter().filter(|term| term.vocabulary == *vocabulary && (query.retired || !term.retired));
        terms.extend(added.map(|term| own_view(term, Some(words.lang()))));
    }
    Ok(Response::Codebook(CodebookView { version: CODEBOOK_VERSION.to_owned(), lang: words.lang().to_owned(), terms }))
}

/// Shows a term in all languages: every one that goes by the code, when no vocabulary is named.
pub(crate) fn show(reader: Option<&Reader>, wanted: &CodebookTerm) -> Result<Response, ApiError> {
    let address = Address::read(&wanted.term)?;
    let all: Vec<&Words> = words::LANGUAGES.iter().map(|lang| Words::of(lang)).collect();
    let mut terms: Vec<CodebookTermView> = Vec::new();
    for vocabulary in Vocabulary::ALL.iter().filter(|vocabulary| address.covers(**vocabulary)) {
        terms.extend(vocabulary.find(&address.code).map(|term| built_in_view(*vocabulary, term, &all)));
    }
    let own = own_terms(reader, wanted.circle.as_deref())?;
    let added = own.iter().filter(|term| address.covers(term.vocabulary) && term.code == address.code);
    terms.extend(added.map(|term| own_view(term, None)));
    if terms.is_empty() {
        return Err(ApiError::new(ErrorCode::UnknownTerm).with("term", wanted.term.clone()));
    }
    Ok(Response::CodebookTerms { terms })
}

/// How a person names a term: `vocabulary/code`, or the code alone.
pub(crate) struct Address {
    vocabulary: Option<Vocabulary>,
    code: String,
}

impl Address {
    fn read(text: &str) -> Result<Self, ApiError> {
        let (name, code) = match text.trim().split_once('/') {
            Some((name, code)) => (Some(vocabulary(name)?), code),
            None => (None, text.trim()),
        };
        Ok(Self { vocabulary: name, code: code.to_lowercase().replace([' ', '_'], "-") })
    }

    fn covers(&self, vocabulary: Vocabulary) -> bool {
        self.vocabulary.is_none_or(|own| own == vocabulary)
    }

    /// Finds the one term of a circle that goes by it.
    fn find_own(&self, reader: &Reader, circle: &CircleId) -> Result<OwnTerm, ApiError> {
        let mut found = own::list(reader, circle)?;
        found.retain(|term| self.covers(term.vocabulary) && term.code == self.code);
        match (found.pop(), found.is_empty()) {
            (Some(term), true) => Ok(term),
            (Some(_), false) => Err(ApiError::new(ErrorCode::AmbiguousId)),
            (None, _) => Err(ApiError::new(ErrorCode::UnknownTerm).with("term", self.code.clone())),
        }
    }
}

/// Gives what a built-in term is called: in the program's own texts where the codebook's words do not have it.
pub(crate) fn label(words: &Words, vocabulary: Vocabulary, code: &str) -> String {
    let found = words.label(vocabulary, code).map(str::to_owned);
    found.unwrap_or_else(|| catalog::term_label(Texts::of(words.lang()), vocabulary, code))
}

fn built_in_view(vocabulary: Vocabulary, term: &Term, languages: &[&Words]) -> CodebookTermView {
    CodebookTermView {
        vocabulary: vocabulary.name().to_owned(),
        code: term.code.to_owned(),
        words: languages
            .iter()
            .map(|words| TermWordsView {
                lang: words.lang().to_owned(),
                label: label(words, vocabulary, term.code),
                definition: words.definition(vocabulary, term.code).unwrap_or_default().to_owned(),
                translation: words.translation(&term.label_id(vocabulary)).name().to_owned(),
            })
            .collect(),
        since: Some(term.since.to_owned()),
        retired: !term.is_offered(),
        record: None,
        parent: None,
        maps: maps([("huridocs", term.huridocs), ("attack", term.attack), ("misp", term.misp)]),
        thesaurus: term.huridocs.and(vocabulary.thesaurus()),
    }
}

fn own_view(term: &OwnTerm, lang: Option<&str>) -> CodebookTermView {
    let word = |lang: &str, label: &str, definition: &str| TermWordsView {
        lang: lang.to_owned(),
        label: label.to_owned(),
        definition: definition.to_owned(),
        translation: "circle".to_owned(),
    };
    let words = match lang {
        Some(lang) => {
            let (lang, label, definition) = term.words_in(lang);
            vec![word(lang, label, definition)]
        }
        None => term.all_words().map(|(lang, label, definition)| word(lang, label, definition)).collect(),
    };
    CodebookTermView {
        vocabulary: term.vocabulary.name().to_owned(),
        code: term.code.clone(),
        words,
        since: None,
        retired: term.retired,
        record: Some(term.record.to_string()),
        parent: term.parent.clone(),
        maps: maps([
            ("huridocs", term.huridocs.as_deref()),
            ("attack", term.attack.as_deref()),
            ("misp", term.misp.as_deref()),
        ]),
        thesaurus: term.huridocs.as_ref().and(term.vocabulary.thesaurus()),
    }
}

fn maps<const N: usize>(pairs: [(&str, Option<&str>); N]) -> BTreeMap<String, String> {
    pairs.into_iter().filter_map(|(name, code)| Some((name.to_owned(), code?.to_owned()))).collect()
}

#[cfg(test)]
mod tests;
