//! The fields of a term that a circle adds to a vocabulary of the codebook.

use super::Field;
use super::FieldType as T;
use super::Sensitivity as S;
use crate::vocab::Vocabulary as V;

const fn row(path: &'static str, ty: T) -> Field {
    Field::row(path, ty, S::Open)
}

pub(super) static TERM: &[Field] = &[
    row("title", T::Text).quick().filter().text(),
    row("vocabulary", T::Text).core().filter(),
    row("code", T::Text).core().filter(),
    row("definition", T::LongText).quick().text(),
    row("language", T::Code(V::Language)).core(),
    row("parent", T::Text).core().filter(),
    row("retired", T::Flag).core().filter(),
    row("huridocs", T::Text).filter(),
    row("attack", T::Text).filter().misp("mitre-attack-pattern"),
    row("misp", T::Text).filter().misp("Tag"),
    row("source", T::Text).text(),
    row("words/*", T::Item),
    row("words/*/language", T::Code(V::Language)),
    row("words/*/label", T::Text).text(),
    row("words/*/definition", T::LongText).text(),
];
