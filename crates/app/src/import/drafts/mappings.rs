//! Mappings of tables that a circle keeps: notes that people read and edit as any other, under an id that follows from the name.

use cairn_exchange::mapping::{Dates, Labels, Mapping};
use cairn_model::vocab::Vocabulary;
use cairn_model::{CircleId, Kind, RecordId, RecordState, Value};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey, Vault};

use crate::api::{MappingView, RecordsImport, Response};
use crate::codebook::own;
use crate::codebook::words::{self, Words};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, records};

/// How the titles of mappings begin, so that people know them among other notes.
const TITLE: &str = "Mapping: ";
/// The longest name, in bytes.
const MAX_NAME: usize = 100;
/// How many mappings of a circle are listed.
const MAX_LISTED: u32 = 1000;

fn bad(why: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::BadRequest).with("why", why.into())
}

fn key_of(circle: &CircleId, name: &str) -> RecordKey {
    RecordKey { circle: *circle, id: RecordId::derive(circle, "import-mapping", name) }
}

fn check_name(name: &str) -> Result<&str, ApiError> {
    let name = name.trim();
    let fine = !name.is_empty() && name.len() <= MAX_NAME && !name.contains(char::is_control);
    if fine { Ok(name) } else { Err(bad("a mapping has a name of one line")) }
}

/// Gives what a person said of a table: a mapping that the circle keeps, with what was said now on top of it.
pub(super) fn asked(reader: &Reader, circle: &CircleId, order: &RecordsImport) -> Result<Option<Mapping>, ApiError> {
    let mut mapping = match &order.mapping {
        Some(name) => Some(load(reader, circle, check_name(name)?)?),
        None => None,
    };
    let said = order.kind.is_some() || !order.key.is_empty() || !order.map.is_empty() || order.dates.is_some();
    if !said && order.save_mapping.is_none() {
        return Ok(mapping);
    }
    let kind = match &order.kind {
        Some(kind) => Some(
            Kind::parse(kind)
                .ok_or_else(|| ApiError::new(ErrorCode::BadRequest).with("why", "there is no such kind of record"))?,
        ),
        None => None,
    };
    let mut made = mapping.take().unwrap_or_else(|| Mapping::new(kind.unwrap_or(Kind::Incident)));
    if let Some(kind) = kind {
        made.kind = kind;
    }
    if !order.key.is_empty() {
        made.key.clone_from(&order.key);
    }
    if let Some(dates) = &order.dates {
        made.dates = Some(Dates::parse(dates).ok_or_else(|| bad("dates are day-first or month-first"))?);
    }
    for column in &order.map {
        made.map(&column.column, &column.path).map_err(|error| bad(error.to_string()))?;
    }
    if let Some(name) = order.save_mapping.as_deref().or(order.mapping.as_deref()) {
        made.scope = Some(check_name(name)?.to_owned());
    }
    Ok(Some(made))
}

fn load(reader: &Reader, circle: &CircleId, name: &str) -> Result<Mapping, ApiError> {
    let record = reader.record(&key_of(circle, name)).map_err(|_| bad("the circle keeps no mapping of this name"))?;
    if record.fields.contains_key(RecordState::DELETED) {
        return Err(bad("the circle keeps no mapping of this name"));
    }
    let text = record.fields.get("text").and_then(Value::as_text).unwrap_or_default();
    let mut mapping = Mapping::parse(text).map_err(|error| bad(error.to_string()))?;
    mapping.scope = Some(name.to_owned());
    Ok(mapping)
}

/// Keeps a mapping in the circle under a name; gives its record.
pub(super) fn save(vault: &mut Vault, circle: &CircleId, name: &str, mapping: &Mapping) -> Result<String, ApiError> {
    let name = check_name(name)?;
    let key = key_of(circle, name);
    let edits = vec![
        crate::evidence::edit("title", format!("{TITLE}{name}"))?,
        crate::evidence::edit("text", mapping.to_string())?,
        crate::evidence::edit("type", "other")?,
    ];
    let mut edits = cairn_model::check_edits(Kind::Note, &edits)?;
    edits.push(records::kind_edit(Kind::Note)?);
    vault.add(circle, key.id, edits, clock::now())?;
    Ok(key.id.to_string())
}

/// Lists the mappings that a circle keeps.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circle = circles::find(reader, circle)?;
    let mut filter = ListFilter {
        kind: Some(Kind::Note),
        circle: Some(circle),
        lifecycle: Lifecycle::Live,
        filters: vec![("type".to_owned(), "other".to_owned())],
        limit: MAX_LISTED,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut mappings = Vec::new();
    loop {
        let page = reader.list(&filter)?;
        for row in page.rows {
            let Some(name) = row.title.strip_prefix(TITLE) else { continue };
            // A note that only looks like one has another id.
            if key_of(&circle, name).id != row.id {
                continue;
            }
            let fields = reader.record(&RecordKey { circle, id: row.id })?.fields;
            let text = fields.get("text").and_then(Value::as_text).unwrap_or_default().to_owned();
            mappings.push(MappingView { id: row.id.to_string(), name: name.to_owned(), text });
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(Response::ImportMappings { mappings });
        }
    }
}

/// Gathers what terms are called, in every language that we have, with the circle's own.
pub(super) fn labels(reader: &Reader, circle: &CircleId) -> Result<Labels, ApiError> {
    let mut labels = Labels::default();
    for (language, words) in words::LANGUAGES.map(Words::of).into_iter().enumerate() {
        for vocabulary in Vocabulary::ALL.iter().copied() {
            for term in vocabulary.terms() {
                if let Some(label) = words.label(vocabulary, term.code) {
                    labels.add(vocabulary, term.code, label, language);
                }
            }
        }
    }
    for term in own::list(reader, circle)? {
        // What a circle calls its own terms comes before what others are called.
        for (_, label, _) in term.all_words() {
            labels.add(term.vocabulary, &term.code, label, 0);
        }
    }
    Ok(labels)
}
