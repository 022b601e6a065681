//! What forms are made from: the field table and the codebook in a language.

use std::collections::BTreeMap;

use cairn_model::Kind;
use cairn_model::field::{self, Field, FieldType};
use cairn_model::vocab::{self, Vocabulary};

use crate::api::{CatalogView, FieldView, KindView, Response, TermView};
use crate::codebook;
use crate::codebook::words::Words;
use crate::texts::Texts;

/// Gives the field table and the codebook, with labels in a language.
pub(crate) fn catalog(lang: &str) -> Response {
    let (texts, words) = (Texts::of(lang), Words::of(lang));
    let kinds = Kind::ALL.into_iter().map(|kind| kind_view(kind, texts)).collect();
    let vocabularies = Vocabulary::ALL
        .iter()
        .map(|vocabulary| {
            let terms = vocabulary.terms().iter().map(|term| TermView {
                code: term.code.to_owned(),
                label: codebook::label(words, *vocabulary, term.code),
                retired: !term.is_offered(),
            });
            (vocabulary.name().to_owned(), terms.collect())
        })
        .collect();
    Response::Catalog(CatalogView { codebook: vocab::CODEBOOK_VERSION.to_owned(), kinds, vocabularies })
}

/// Gives the Fluent source of a language.
pub(crate) fn texts(lang: &str) -> Response {
    let texts = Texts::of(lang);
    Response::Texts { lang: texts.lang().to_owned(), ftl: texts.source() }
}

/// Gives the label of a term, or its code where no language has one.
pub(crate) fn term_label(texts: &Texts, vocabulary: Vocabulary, code: &str) -> String {
    let id = format!("term-{}-{code}", vocabulary.name()).replace('+', "-");
    texts.find(&id, &BTreeMap::new()).unwrap_or_else(|| code.to_owned())
}

/// Gives the label of a field by its path with slashes; the path itself where no row covers it.
pub(crate) fn field_label(texts: &Texts, kind: Kind, path: &cairn_model::Path) -> String {
    field::find_field(kind, path).map_or_else(|| path.dotted(), |field| texts.get(&field.label_id(kind)))
}

/// Gives the label of a kind.
pub(crate) fn kind_label(texts: &Texts, kind: Kind) -> String {
    texts.get(&format!("win-kind-{}", kind.name()))
}

fn kind_view(kind: Kind, texts: &Texts) -> KindView {
    let fields = field::fields(kind)
        .iter()
        .filter(|field| field.ty != FieldType::Kind)
        .map(|field| field_view(field, kind, texts))
        .collect();
    KindView { kind: kind.name().to_owned(), label: kind_label(texts, kind), fields }
}

fn field_view(field: &Field, kind: Kind, texts: &Texts) -> FieldView {
    FieldView {
        path: field.path.replace('/', "."),
        type_: field.ty.name().replace('-', "_"),
        vocabulary: field.ty.vocabulary().map(|vocabulary| vocabulary.name().to_owned()),
        keys: match field.ty {
            FieldType::CodeMap { key, .. } => Some(key.name().to_owned()),
            _ => None,
        },
        target: field.ty.refers_to().map(|kind| kind.name().to_owned()),
        label: texts.get(&field.label_id(kind)),
        help: texts.find(&field.help_id(kind), &BTreeMap::new()).unwrap_or_default(),
        tier: field.tier.name().to_owned(),
        class: field.class.name().to_owned(),
    }
}

/// Writes the data dictionary: every kind with its fields, every vocabulary with its terms, in English.
pub fn data_dictionary() -> String {
    let texts = Texts::of("en");
    field::write_dictionary(|id| texts.find(id, &BTreeMap::new()))
}
