//! Writes an empty form, in the languages of the codebook.

use std::collections::BTreeMap;
use std::path::Path;

use cairn_exchange::xlsform::{FormError, Wording, write_form};
use cairn_model::field::Tier;
use cairn_model::vocab::Term;
use cairn_model::{Kind, Vocabulary};

use super::show::losses;
use crate::api::{Response, XlsFormOrder, XlsFormView};
use crate::codebook::words::Words;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::texts::Texts;

/// The languages of forms with their own names, the default first.
const LANGUAGES: [(&str, &str); 5] =
    [("en", "English"), ("es", "Español"), ("fr", "Français"), ("pt", "Português"), ("ar", "العربية")];

/// The words of forms in languages that the program itself does not speak yet; machine-made, to be reviewed.
const OTHERS: [(&str, &str); 3] = [
    ("es", include_str!("../../../i18n/es/form.ftl")),
    ("fr", include_str!("../../../i18n/fr/form.ftl")),
    ("pt", include_str!("../../../i18n/pt/form.ftl")),
];

struct Program;

impl Wording for Program {
    fn languages(&self) -> &[(&'static str, &'static str)] {
        &LANGUAGES
    }

    fn text(&self, id: &str, lang: &str) -> Option<String> {
        if let Some((_, source)) = OTHERS.iter().find(|(other, _)| *other == lang) {
            let mut lines = source.lines().filter_map(|line| line.split_once(" = "));
            return lines.find(|(found, _)| *found == id).map(|(_, words)| words.to_owned());
        }
        Texts::of(lang).find(id, &BTreeMap::new())
    }

    fn term(&self, vocabulary: Vocabulary, term: &Term, lang: &str) -> Option<String> {
        Words::of(lang).label(vocabulary, term.code).map(str::to_owned)
    }
}

/// Writes a form to a file.
pub(super) fn write(path: &Path, order: &XlsFormOrder) -> Result<Response, ApiError> {
    let bad = |why: &str| ApiError::new(ErrorCode::BadRequest).with("why", why);
    let kind = match order.kind.as_deref() {
        None => Kind::Incident,
        Some(name) => Kind::parse(name).ok_or_else(|| bad("there is no such kind of record"))?,
    };
    let depth = match order.depth.as_deref() {
        None | Some("core") => Tier::Core,
        Some("quick") => Tier::Quick,
        Some("more") => Tier::More,
        Some(_) => return Err(bad("a form asks what is quick, core or more")),
    };
    files::must_be_free(path, Overwrite::of(order.force))?;
    let form = write_form(kind, depth, &Program).map_err(|error| match error {
        FormError::NoQuestions { .. } => bad("nothing can be asked of this kind of record"),
        FormError::Workbook(_) => crate::internal!("a form could not be written"),
    })?;
    files::write(path, &form.bytes, Overwrite::of(order.force))?;
    Ok(Response::XlsForm(XlsFormView {
        schema: "cairn.form/1".to_owned(),
        kind: kind.name().to_owned(),
        form: form.id,
        version: form.version,
        questions: form.questions,
        choices: form.choices,
        languages: LANGUAGES.iter().map(|(tag, _)| (*tag).to_owned()).collect(),
        lost: losses(&form.losses),
    }))
}
