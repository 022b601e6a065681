//! The matrix: every assessment in its cell, now or as it was at the end of a day.

use cairn_model::risk::{Scale, Template, evaluate};
use cairn_model::{Day, Edit, Edtf, Fields, Kind, RecordState, Timestamp, Value, Vocabulary};
use cairn_store::{Lifecycle, Reader, RecordKey};

use super::{Scales, Shelf, accepted, banded, cell, in_force, list, now_of, read_day, text, today, usual_template};
use crate::api::{BandedView, LevelView, Response, RiskEntryView, RiskMatrixView, RiskQuery};
use crate::error::ApiError;
use crate::{circles, protocols, records};

/// The most assessments of a matrix as it is.
const MAX_NOW: usize = 2000;
/// The most assessments of a matrix as it was: each of them is opened, to read its history.
const MAX_THEN: usize = 500;
/// One day, in milliseconds.
const DAY: i64 = 86_400_000;

/// Makes edits to fields, as a history tells them.
pub(super) fn apply(fields: &mut Fields, edits: Vec<Edit>) {
    for edit in edits {
        match edit.value {
            Some(value) => fields.insert(edit.path, value),
            None => fields.remove(&edit.path),
        };
    }
}

/// Gives the fields that a record had at the end of a day, by the clocks of those who wrote; `None` where it was not there yet,
/// or was deleted.
///
/// Of values that people gave at the same time, the last one in the history is taken.
fn as_of(reader: &Reader, key: &RecordKey, on: Day) -> Result<Option<Fields>, ApiError> {
    let end = Timestamp::from_millis((i64::from(on.days()) + 1).saturating_mul(DAY) - 1);
    let mut fields = Fields::new();
    for change in reader.history(key)?.into_iter().filter(|change| change.time <= end) {
        apply(&mut fields, change.edits);
    }
    let gone = fields.get(RecordState::DELETED) == Some(&Value::Flag(true));
    Ok((!fields.is_empty() && !gone).then_some(fields))
}

/// Shows the matrix.
pub(crate) fn matrix(reader: &Reader, query: &RiskQuery) -> Result<Response, ApiError> {
    let circle = query.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let case = query.case.as_deref().map(|case| records::find(reader, case)).transpose()?;
    if let Some(case) = &case {
        protocols::must_be(&reader.record(case)?, Kind::Case, "case")?;
    }
    let then = query.on.as_deref().map(|on| read_day(Some(on))).transpose()?;
    let most = if then.is_some() { MAX_THEN } else { MAX_NOW };
    let (mut keys, mut left_out) = list(reader, circle, case.as_ref(), Lifecycle::Live, most)?;
    if then.is_some() {
        // What was deleted since stood there then.
        let (deleted, more) = list(reader, circle, case.as_ref(), Lifecycle::Deleted, most - keys.len())?;
        keys.extend(deleted);
        left_out += more;
    }
    let mut shelf = Shelf::new(reader, query.lang.as_deref())?;
    let mut found: Vec<(RecordKey, Fields, Option<Fields>)> = Vec::new();
    for key in keys {
        let record = reader.record(&key)?;
        match then {
            None if in_force(&record.fields) => found.push((key, record.fields, None)),
            None => {}
            Some(on) => {
                if let Some(fields) = as_of(reader, &key, on)?.filter(in_force) {
                    found.push((key, fields, Some(record.fields).filter(|_| !record.row.deleted)));
                }
            }
        }
    }
    let scales = scales_of(reader, circle.or(case.map(|case| case.circle)), &found, &mut shelf)?;
    let on = then.unwrap_or_else(today);
    let mut entries = Vec::new();
    let mut accepted_risks = Vec::new();
    for (key, fields, today) in &found {
        let own = shelf.of(&key.circle, fields)?;
        accepted_risks.extend(accepted(&key.id, fields, &own.template, on));
        let score = evaluate(&own.template, fields);
        let now = match today {
            Some(fields) => {
                let template = shelf.of(&key.circle, fields)?.template;
                let score = evaluate(&template, fields);
                Some((score.cell.map(cell), now_of(&template, &score)))
            }
            None => None,
        };
        entries.push(RiskEntryView {
            number: 0,
            id: key.id.to_string(),
            title: text(fields, "title").unwrap_or_default(),
            cell: score.cell.map(cell),
            now: now_of(&own.template, &score),
            cell_today: now.as_ref().and_then(|(cell, _)| *cell),
            today: now.map(|(_, banded)| banded),
            owner: text(fields, "owner"),
            review: text(fields, "review"),
            other_template: (own.id, own.version) != (scales.id, scales.version),
        });
    }
    // The gravest first; what has no place last. The same order on every device.
    entries.sort_by(|a, b| {
        let grave =
            |entry: &RiskEntryView| (entry.cell.is_some(), entry.cell.map(|(likelihood, impact)| likelihood * impact));
        grave(b).cmp(&grave(a)).then_with(|| (&a.title, &a.id).cmp(&(&b.title, &b.id)))
    });
    for (number, entry) in (1..).zip(&mut entries) {
        entry.number = number;
    }
    let template = &scales.template;
    let axis = |scale: Scale| levels(template, scale);
    Ok(Response::RiskMatrix(Box::new(RiskMatrixView {
        schema: "cairn.risk-matrix/1".to_owned(),
        on: then.map(|on| Edtf::day(on).to_string()),
        likelihood: axis(Scale::Likelihood),
        impact: axis(Scale::Impact),
        cells: cells(template),
        bands: template.bands().into_iter().map(protocols::level_view).collect(),
        template: scales.view(),
        entries,
        accepted: accepted_risks,
        left_out,
    })))
}

/// Gives the scales by which the cells are named: those of all assessments where they are the same, else those of the circle,
/// else those of the program.
fn scales_of(
    reader: &Reader,
    circle: Option<cairn_model::CircleId>,
    found: &[(RecordKey, Fields, Option<Fields>)],
    shelf: &mut Shelf<'_>,
) -> Result<Scales, ApiError> {
    let mut common: Option<Scales> = None;
    for (key, fields, _) in found {
        let own = shelf.of(&key.circle, fields)?;
        match &common {
            None => common = Some(own),
            Some(known) if (known.id, known.version) == (own.id, own.version) => {}
            Some(_) => {
                common = None;
                break;
            }
        }
    }
    if let Some(common) = common {
        return Ok(common);
    }
    let usual = match circle {
        Some(circle) => usual_template(reader, &circle)?.map(|usual| (circle, usual)),
        None => None,
    };
    match usual {
        Some((circle, (id, version))) => {
            let fields = reader.record(&RecordKey { circle, id })?.fields;
            Ok(Scales::of_record(id, &fields, Some(version)))
        }
        None => Ok(shelf.shipped.clone()),
    }
}

/// Gives the levels of an axis in the codebook's order, also those that the template lacks.
fn levels(template: &Template, scale: Scale) -> Vec<LevelView> {
    let terms = scale.vocabulary().map(Vocabulary::terms).unwrap_or_default();
    terms
        .iter()
        .map(|term| match template.level(scale, term.code) {
            Some(level) => protocols::level_view(level),
            None => LevelView {
                id: String::new(),
                scale: scale.name().to_owned(),
                code: term.code.to_owned(),
                label: term.code.to_owned(),
                meaning: String::new(),
                weight: None,
            },
        })
        .collect()
}

/// Gives the number and band of each cell, before capacity.
fn cells(template: &Template) -> Vec<Vec<BandedView>> {
    let row = |likelihood: &str| {
        Vocabulary::Severity
            .terms()
            .iter()
            .map(|impact| {
                let mut fields = Fields::new();
                for (path, code) in [("likelihood", likelihood), ("impact", impact.code)] {
                    if let Ok(path) = cairn_model::Path::parse(path) {
                        fields.insert(path, code.into());
                    }
                }
                let score = evaluate(template, &fields);
                banded(template, score.raw, score.raw_band.as_deref())
            })
            .collect()
    };
    Vocabulary::Likelihood.terms().iter().map(|likelihood| row(likelihood.code)).collect()
}
