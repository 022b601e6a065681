//! The terms that a circle adds to the codebook's vocabularies.
//!
//! They are records of the kind `term`, which sync as all records do. What peers wrote is read with care: a term whose
//! vocabulary is closed or unknown, or whose code has another form, is no term here.

use std::collections::BTreeMap;

use cairn_model::check::{EditError, check_edits};
use cairn_model::field::{self, FieldType};
use cairn_model::vocab::{Vocabulary, own};
use cairn_model::{CircleId, Edit, Fields, Kind, Path, RecordId, RecordState, Value, fields_under};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, Record, RecordKey, Vault};

use super::Address;
use crate::api::{Response, TermOrder, TermWordsOrder};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, records};

/// The language of a term's first words where its author did not say.
const LANGUAGE: &str = "en";

/// A term of a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnTerm {
    pub(crate) record: RecordId,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) code: String,
    pub(crate) retired: bool,
    pub(crate) parent: Option<String>,
    pub(crate) huridocs: Option<String>,
    pub(crate) attack: Option<String>,
    pub(crate) misp: Option<String>,
    language: String,
    label: String,
    definition: String,
    /// Label and definition by language.
    words: BTreeMap<String, (String, String)>,
}

impl OwnTerm {
    /// Reads a term from its record; nothing where the record is none.
    fn read(record: Record) -> Option<Self> {
        let Record { row, fields, .. } = record;
        let state = RecordState { fields, conflicts: BTreeMap::new() };
        let text = |path: &str| state.text(path).map(str::to_owned);
        let vocabulary = Vocabulary::parse(state.text("vocabulary")?).filter(|vocabulary| vocabulary.is_open())?;
        let code = text("code").filter(|code| own::is_code(code))?;
        let mut words = BTreeMap::new();
        for (path, value) in fields_under(&state.fields, "words") {
            if let Some(item) = path.as_str().strip_suffix("/language")
                && let Some(language) = value.as_text()
                && let Some(label) = text(&format!("{item}/label"))
            {
                let definition = text(&format!("{item}/definition")).unwrap_or_default();
                words.insert(language.to_owned(), (label, definition));
            }
        }
        Some(Self {
            record: row.id,
            vocabulary,
            retired: row.deleted || state.fields.get("retired") == Some(&Value::Flag(true)),
            parent: text("parent"),
            huridocs: text("huridocs"),
            attack: text("attack"),
            misp: text("misp"),
            language: text("language").unwrap_or_else(|| LANGUAGE.to_owned()),
            label: text("title").unwrap_or_else(|| code.clone()),
            definition: text("definition").unwrap_or_default(),
            code,
            words,
        })
    }

    /// Gives language, label and definition: in the language asked for, else as the term was written.
    pub(crate) fn words_in(&self, lang: &str) -> (&str, &str, &str) {
        match self.words.get_key_value(lang) {
            Some((lang, (label, definition))) if *lang != self.language => (lang, label, definition),
            _ => (&self.language, &self.label, &self.definition),
        }
    }

    /// Gives language, label and definition in every language, the one it was written in first.
    pub(crate) fn all_words(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let others = self.words.iter().filter(|(lang, _)| **lang != self.language);
        std::iter::once((self.language.as_str(), self.label.as_str(), self.definition.as_str()))
            .chain(others.map(|(lang, (label, definition))| (lang.as_str(), label.as_str(), definition.as_str())))
    }
}

/// Reads the terms of a circle, those of deleted records too (as retired), each code of a vocabulary once.
pub(crate) fn list(reader: &Reader, circle: &CircleId) -> Result<Vec<OwnTerm>, ApiError> {
    let mut found: BTreeMap<(Vocabulary, String), OwnTerm> = BTreeMap::new();
    for lifecycle in [Lifecycle::Live, Lifecycle::Deleted] {
        let mut filter = ListFilter {
            kind: Some(Kind::Term),
            circle: Some(*circle),
            lifecycle,
            limit: 1000,
            counting: Counting::Skip,
            ..ListFilter::default()
        };
        loop {
            let page = reader.list(&filter)?;
            for row in page.rows {
                let record = reader.record(&RecordKey { circle: row.circle, id: row.id })?;
                let Some(term) = OwnTerm::read(record) else { continue };
                let derived = own::record_id(circle, term.vocabulary, &term.code);
                let key = (term.vocabulary, term.code.clone());
                // Of two records with one code, the one whose id follows from it counts.
                if term.record == derived || !found.contains_key(&key) {
                    found.insert(key, term);
                }
            }
            filter.after = page.next;
            if filter.after.is_none() {
                break;
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Finds a term of a circle by vocabulary and code.
pub(crate) fn find(
    reader: &Reader,
    circle: &CircleId,
    vocabulary: Vocabulary,
    code: &str,
) -> Result<Option<OwnTerm>, ApiError> {
    let key = RecordKey { circle: *circle, id: own::record_id(circle, vocabulary, code) };
    match reader.record(&key) {
        Ok(record) if record.row.kind == Kind::Term.name() => Ok(OwnTerm::read(record)),
        Ok(_) | Err(cairn_store::StoreError::NotFound(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Refuses edits that name a term which neither the codebook nor the circle has, or which is no longer offered.
///
/// A value that the record has already is let be: it may be a term of a peer that has not synced yet.
pub(crate) fn must_be_known(
    reader: &Reader,
    circle: &CircleId,
    kind: Kind,
    edits: &[Edit],
    present: &Fields,
) -> Result<(), ApiError> {
    for edit in edits {
        let Some(value) = &edit.value else { continue };
        if present.get(&edit.path) == Some(value) {
            continue;
        }
        let Some(row) = field::find_field(kind, &edit.path) else { continue };
        let named = match row.ty {
            FieldType::Code(vocabulary) | FieldType::CodeMap { value: vocabulary, .. } => {
                value.as_text().map(|code| (vocabulary, code))
            }
            FieldType::CodeSet(vocabulary) => edit.path.segments().next_back().map(|code| (vocabulary, code)),
            _ => None,
        };
        let Some((vocabulary, code)) = named.filter(|(vocabulary, code)| vocabulary.is_open() && own::is_code(code))
        else {
            continue;
        };
        if find(reader, circle, vocabulary, code)?.is_none_or(|term| term.retired) {
            return Err(EditError::UnknownCode { path: edit.path.clone(), vocabulary }.into());
        }
    }
    Ok(())
}

fn bad(path: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::BadValue).with("path", path).with("why", why)
}

/// Checks what a term's fields say beyond their types: edits are as [`check_edits`] gives them.
pub(crate) fn check_term(
    reader: &Reader,
    circle: &CircleId,
    vocabulary: Vocabulary,
    edits: &[Edit],
) -> Result<(), ApiError> {
    for edit in edits {
        let Some(text) = edit.value.as_ref().and_then(Value::as_text) else { continue };
        match edit.path.as_str() {
            "parent" if vocabulary.find(text).is_none() && find(reader, circle, vocabulary, text)?.is_none() => {
                return Err(bad("parent", &format!("not a term of {}", vocabulary.name())));
            }
            "huridocs" if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) => {
                return Err(bad("huridocs", "not 12 digits"));
            }
            "attack" if !is_technique(text) => return Err(bad("attack", "not a technique such as T1660 or T1566.002")),
            _ => {}
        }
    }
    Ok(())
}

fn is_technique(text: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = text.strip_prefix('T') else { return false };
    match number.split_once('.') {
        Some((technique, sub)) => digits(technique, 4) && digits(sub, 3),
        None => digits(number, 4),
    }
}

/// Refuses edits that would make an existing term another one, or point it nowhere.
pub(crate) fn check_change(reader: &Reader, key: &RecordKey, present: &Fields, edits: &[Edit]) -> Result<(), ApiError> {
    for path in ["vocabulary", "code"] {
        let changed = edits.iter().any(|edit| edit.path.as_str() == path && edit.value.as_ref() != present.get(path));
        if changed {
            return Err(bad(path, "set once, when the term is added"));
        }
    }
    match present.get("vocabulary").and_then(Value::as_text).and_then(Vocabulary::parse) {
        Some(vocabulary) => check_term(reader, &key.circle, vocabulary, edits),
        None => Ok(()),
    }
}

/// Adds a term as a record: the id follows from vocabulary and code, which is made of the title where it is not given.
pub(crate) fn add_record(vault: &mut Vault, circle: &CircleId, mut edits: Vec<Edit>) -> Result<RecordId, ApiError> {
    let given = |edits: &[Edit], path: &str| {
        let edit = edits.iter().find(|edit| edit.path.as_str() == path);
        edit.and_then(|edit| edit.value.as_ref()?.as_text().map(str::to_owned))
    };
    let vocabulary = super::vocabulary(&given(&edits, "vocabulary").unwrap_or_default())?;
    if !vocabulary.is_open() {
        return Err(bad("vocabulary", "closed: what its terms decide has to be the same for everyone"));
    }
    let title = given(&edits, "title").ok_or_else(|| bad("title", "a term needs a label"))?;
    let code = match given(&edits, "code") {
        Some(code) => code,
        None => own::code_of(&title).ok_or_else(|| bad("code", "none can be made of the label: say one, as x-word"))?,
    };
    if !own::is_code(&code) {
        return Err(bad("code", "not x- and then a-z, 0-9 and -, at most 64 in all"));
    }
    let key = RecordKey { circle: *circle, id: own::record_id(circle, vocabulary, &code) };
    if vault.record(&key).is_ok() {
        return Err(bad("code", "the circle has a term of this code already"));
    }
    check_term(vault, circle, vocabulary, &edits)?;
    edits.retain(|edit| !matches!(edit.path.as_str(), "code" | "vocabulary"));
    edits.push(edit("vocabulary", vocabulary.name())?);
    edits.push(edit("code", code.as_str())?);
    edits.push(records::kind_edit(Kind::Term)?);
    vault.add(circle, key.id, edits, clock::now())?;
    Ok(key.id)
}

pub(super) fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of a term is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

/// Gives the edits that say what a term is called in a language.
pub(super) fn words_edits(language: &str, label: &str, definition: Option<&str>) -> Result<Vec<Edit>, ApiError> {
    let item = format!("words/{}", own::words_id(language));
    let mut edits = vec![edit(&format!("{item}/language"), language)?, edit(&format!("{item}/label"), label)?];
    if let Some(definition) = definition {
        edits.push(edit(&format!("{item}/definition"), definition)?);
    }
    Ok(edits)
}

/// Adds a term to a circle.
pub(crate) fn add(vault: &mut Vault, order: &TermOrder) -> Result<Response, ApiError> {
    let circle = circles::find(vault, order.circle.as_deref())?;
    let mut edits = vec![
        edit("vocabulary", order.vocabulary.as_str())?,
        edit("title", order.label.as_str())?,
        edit("language", order.language.as_deref().unwrap_or(LANGUAGE))?,
    ];
    let more = [
        ("code", &order.code),
        ("definition", &order.definition),
        ("parent", &order.parent),
        ("huridocs", &order.huridocs),
        ("attack", &order.attack),
        ("misp", &order.misp),
    ];
    for (path, value) in more {
        if let Some(value) = value {
            edits.push(edit(path, value.as_str())?);
        }
    }
    let id = add_record(vault, &circle, check_edits(Kind::Term, &edits)?)?;
    Ok(Response::Created { id: id.to_string() })
}

/// Says what a term of a circle is called in one more language.
pub(crate) fn add_words(vault: &mut Vault, order: &TermWordsOrder) -> Result<Response, ApiError> {
    let circle = circles::find(vault, order.circle.as_deref())?;
    let term = Address::read(&order.term)?.find_own(vault, &circle)?;
    let language = Vocabulary::Language.read(&order.language).ok_or_else(|| bad("language", "not a language tag"))?;
    let edits = if language == term.language {
        let mut edits = vec![edit("title", order.label.as_str())?];
        if let Some(definition) = &order.definition {
            edits.push(edit("definition", definition.as_str())?);
        }
        edits
    } else {
        words_edits(&language, &order.label, order.definition.as_deref())?
    };
    vault.edit(&RecordKey { circle, id: term.record }, check_edits(Kind::Term, &edits)?, clock::now())?;
    Ok(Response::Done)
}

/// Whether a term is offered for new work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    /// It is.
    Offered,
    /// It is not; what was coded with it still reads.
    Retired,
}

/// Retires a term of a circle, or offers it again.
pub(crate) fn offer(vault: &mut Vault, circle: Option<&str>, term: &str, offer: Offer) -> Result<Response, ApiError> {
    let circle = circles::find(vault, circle)?;
    let term = Address::read(term)?.find_own(vault, &circle)?;
    let path = Path::parse("retired").map_err(|_| crate::internal!("a field of a term is no path"))?;
    let value = (offer == Offer::Retired).then_some(Value::Flag(true));
    vault.edit(&RecordKey { circle, id: term.record }, vec![Edit { path, value }], clock::now())?;
    Ok(Response::Done)
}
