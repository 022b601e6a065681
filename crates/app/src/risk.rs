//! Risk assessments: made, counted by their circle's scales, shown in a matrix, and what of them is due.

pub(crate) mod due;
pub(crate) mod matrix;
pub(crate) mod show;

use std::collections::BTreeMap;

use cairn_model::risk::{Counted, Level, Remark, Scale, Score, Template, Thousandths, decimal, evaluate};
use cairn_model::{CircleId, Edit, Edtf, Fields, Kind, Path, RecordId, Value, protocol};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey, StoreError, Vault};

use crate::api::{
    AcceptedView, BandedView, CountedView, RemarkView, Response, RiskOrder, ScoreView, TemplateView, TreatmentView,
};
use crate::error::{ApiError, ErrorCode};
use crate::protocols::{self, run};
use crate::{circles, clock, records};

fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of an assessment is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

fn text(fields: &Fields, path: &str) -> Option<String> {
    fields.get(path).and_then(Value::as_text).map(str::to_owned)
}

/// Says which day it is.
fn today() -> cairn_model::Day {
    cairn_model::Day::of_time(clock::now())
}

/// The scales by which an assessment is counted.
#[derive(Clone)]
struct Scales {
    id: RecordId,
    title: String,
    version: i64,
    shipped: bool,
    missing: Option<RecordId>,
    template: Template,
}

impl Scales {
    /// Those that come with the program.
    fn shipped(lang: &str) -> Result<Self, ApiError> {
        let (id, fields) =
            protocols::shipped_scales(lang).ok_or_else(|| crate::internal!("the risk scales are not there"))?;
        let version = protocol::version(&fields);
        Ok(Self {
            id,
            title: text(&fields, "title").unwrap_or_default(),
            version,
            shipped: true,
            missing: None,
            template: Template::read(&fields, version),
        })
    }

    fn of_record(id: RecordId, fields: &Fields, version: Option<i64>) -> Self {
        let version = version.unwrap_or_else(|| protocol::version(fields));
        let title = text(fields, "title").unwrap_or_default();
        Self { id, title, version, shipped: false, missing: None, template: Template::read(fields, version) }
    }

    fn view(&self) -> TemplateView {
        TemplateView {
            id: self.id.to_string(),
            title: self.title.clone(),
            version: self.version,
            shipped: self.shipped,
            missing: self.missing.map(|id| id.to_string()),
            problems: self.template.problems().iter().map(protocols::problem_view).collect(),
        }
    }
}

/// Finds scales, each once.
struct Shelf<'a> {
    reader: &'a Reader,
    shipped: Scales,
    known: BTreeMap<(CircleId, RecordId, i64), Scales>,
}

impl<'a> Shelf<'a> {
    fn new(reader: &'a Reader, lang: Option<&str>) -> Result<Self, ApiError> {
        Ok(Self { reader, shipped: Scales::shipped(lang.unwrap_or("en"))?, known: BTreeMap::new() })
    }

    /// Gives the scales that an assessment names; those of the program where it names none, or such as are not here.
    fn of(&mut self, circle: &CircleId, assessment: &Fields) -> Result<Scales, ApiError> {
        let named = assessment.get("template").and_then(Value::as_text).and_then(|id| id.parse::<RecordId>().ok());
        let Some(id) = named.filter(|id| *id != self.shipped.id) else { return Ok(self.shipped.clone()) };
        let version = match assessment.get("template_version") {
            Some(Value::Int(version)) => Some(*version),
            _ => None,
        };
        let place = (*circle, id, version.unwrap_or(0));
        if let Some(known) = self.known.get(&place) {
            return Ok(known.clone());
        }
        let found = match self.reader.record(&RecordKey { circle: *circle, id }) {
            Ok(record) if record.row.kind == Kind::Protocol.name() => Scales::of_record(id, &record.fields, version),
            Ok(_) | Err(StoreError::NotFound(_)) => Scales { missing: Some(id), ..self.shipped.clone() },
            Err(error) => return Err(error.into()),
        };
        self.known.insert(place, found.clone());
        Ok(found)
    }
}

/// Finds the template that a new assessment of a circle is made by: the circle's only one that is in force.
fn usual_template(reader: &Reader, circle: &CircleId) -> Result<Option<(RecordId, i64)>, ApiError> {
    let filter = ListFilter {
        kind: Some(Kind::Protocol),
        circle: Some(*circle),
        filters: vec![("type".to_owned(), "risk-template".to_owned()), ("status".to_owned(), "current".to_owned())],
        lifecycle: Lifecycle::Live,
        limit: 2,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let rows = reader.list(&filter)?.rows;
    let [row] = rows.as_slice() else { return Ok(None) };
    let fields = reader.record(&RecordKey { circle: *circle, id: row.id })?.fields;
    Ok(Some((row.id, protocol::version(&fields))))
}

/// Makes an assessment, or changes one, by the ordinary way of records.
pub(crate) fn assess(vault: &mut Vault, order: &RiskOrder) -> Result<Response, ApiError> {
    let existing = order.assessment.as_deref().map(|id| find(vault, id)).transpose()?;
    let circle = match &existing {
        Some((key, _)) => key.circle,
        None => circles::find(vault, order.circle.as_deref())?,
    };
    let mut edits = records::read_edits(vault, Kind::Assessment, &order.set)?;
    for (path, id) in &order.refs {
        let id = records::find(vault, id)?.id;
        edits.push(edit(&path.replace('.', "/"), id.to_string())?);
    }
    for id in &order.incidents {
        let id = records::find(vault, id)?.id;
        edits.push(edit(&format!("incidents/{id}"), true)?);
    }
    let none = Fields::new();
    let before = existing.as_ref().map_or(&none, |(_, fields)| fields);
    let value = |edits: &[Edit], path: &str| {
        let named = edits.iter().rev().find(|edit| edit.path.as_str() == path);
        named.map_or_else(|| before.get(path).cloned(), |edit| edit.value.clone())
    };
    let template_named = edits.iter().any(|edit| edit.path.as_str() == "template" && edit.value.is_some());
    let version_named = edits.iter().any(|edit| edit.path.as_str() == "template_version");
    if template_named && !version_named {
        let id = value(&edits, "template").and_then(|id| id.as_text()?.parse::<RecordId>().ok());
        if let Some(id) = id
            && let Ok(record) = vault.record(&RecordKey { circle, id })
        {
            edits.push(edit("template_version", protocol::version(&record.fields))?);
        }
    }
    if edits.iter().any(|edit| edit.path.as_str() == "accepted_by" && edit.value.is_some())
        && value(&edits, "accepted").is_none()
    {
        edits.push(edit("accepted", Edtf::day(today()).to_string())?);
    }
    let Some((key, fields)) = existing else {
        if value(&edits, "title").is_none()
            && let Some(asset) = value(&edits, "asset").or_else(|| value(&edits, "scenario"))
        {
            let line = asset.display().lines().next().unwrap_or_default().chars().take(200).collect::<String>();
            edits.push(edit("title", line)?);
        }
        if value(&edits, "when").is_none() {
            edits.push(edit("when", Edtf::day(today()).to_string())?);
        }
        if value(&edits, "assessed_by").is_none() {
            edits.push(edit("assessed_by", run::own_name(vault, &circle)?)?);
        }
        if value(&edits, "status").is_none() {
            edits.push(edit("status", "current")?);
        }
        if !template_named && let Some((id, version)) = usual_template(vault, &circle)? {
            edits.push(edit("template", id.to_string())?);
            edits.push(edit("template_version", version)?);
        }
        let mut edits = records::checked(vault, &circle, Kind::Assessment, &none, &edits)?;
        edits.push(records::kind_edit(Kind::Assessment)?);
        let key = RecordKey { circle, id: RecordId::from_bytes(rand::random()) };
        vault.add(&circle, key.id, edits, clock::now())?;
        return show::show_key(vault, &key, order.lang.as_deref());
    };
    records::change(vault, &key, Kind::Assessment, &fields, &edits)?;
    show::show_key(vault, &key, order.lang.as_deref())
}

/// Finds an assessment.
fn find(reader: &Reader, id: &str) -> Result<(RecordKey, Fields), ApiError> {
    let key = records::find(reader, id)?;
    let record = reader.record(&key)?;
    protocols::must_be(&record, Kind::Assessment, "assessment")?;
    Ok((key, record.fields))
}

/// Lists assessments of a lifecycle, at most so many; says how many more there are.
fn list(
    reader: &Reader,
    circle: Option<CircleId>,
    case: Option<&RecordKey>,
    lifecycle: Lifecycle,
    most: usize,
) -> Result<(Vec<RecordKey>, u64), ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::Assessment),
        circle,
        filters: case.map(|case| ("case".to_owned(), case.id.to_string())).into_iter().collect(),
        lifecycle,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let (mut keys, mut more) = (Vec::new(), 0);
    loop {
        let page = reader.list(&filter)?;
        for row in page.rows {
            if keys.len() < most {
                keys.push(RecordKey { circle: row.circle, id: row.id });
            } else {
                more += 1;
            }
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok((keys, more));
        }
    }
}

/// Says whether an assessment is in force: one that was replaced or withdrawn is not.
fn in_force(fields: &Fields) -> bool {
    !matches!(text(fields, "status").as_deref(), Some("superseded" | "withdrawn"))
}

/// Reads a day that something is due.
fn due_date(text: &str) -> Option<Edtf> {
    Edtf::parse(text).ok()
}

/// Says whether a day (EDTF) has passed wholly.
fn has_passed(date: Option<&str>, on: cairn_model::Day) -> bool {
    date.and_then(due_date).and_then(|date| date.latest()).is_some_and(|last| last < on)
}

fn banded(template: &Template, score: Option<Thousandths>, band: Option<&str>) -> BandedView {
    let level = band.and_then(|band| template.level(Scale::Band, band));
    BandedView {
        score: score.map(decimal),
        band: band.map(str::to_owned),
        label: level.map(label),
        meaning: level.map(|level| level.meaning.clone()).filter(|meaning| !meaning.is_empty()),
    }
}

fn label(level: &Level) -> String {
    if level.label.is_empty() { level.code.clone() } else { level.label.clone() }
}

fn counted(template: &Template, scale: Scale, counted: &Counted) -> CountedView {
    let level = template.level(scale, &counted.code);
    CountedView {
        category: None,
        code: counted.code.clone(),
        label: level.map_or_else(|| counted.code.clone(), label),
        meaning: level.map(|level| level.meaning.clone()).unwrap_or_default(),
        weight: counted.weight.map(decimal),
    }
}

/// Gives a place in the matrix as people count it, from 1.
fn cell((likelihood, impact): (usize, usize)) -> (u32, u32) {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
    (number(likelihood), number(impact))
}

fn now_of(template: &Template, score: &Score) -> BandedView {
    banded(template, score.score, score.band.as_deref())
}

fn score_view(template: &Template, fields: &Fields) -> ScoreView {
    let score = evaluate(template, fields);
    let impacts = score
        .impact
        .said
        .iter()
        .map(|(category, said)| CountedView {
            category: category.map(|category| category.name().to_owned()),
            ..counted(template, Scale::Impact, said)
        })
        .collect();
    let level = score.impact.level.as_deref();
    ScoreView {
        likelihood: score.likelihood.as_ref().map(|said| counted(template, Scale::Likelihood, said)),
        impacts,
        impact: score.impact.weight.map(decimal),
        impact_label: level.map(|code| template.level(Scale::Impact, code).map_or_else(|| code.to_owned(), label)),
        impact_level: level.map(str::to_owned),
        capacity: score.capacity.as_ref().map(|said| counted(template, Scale::Capacity, said)),
        raw: banded(template, score.raw, score.raw_band.as_deref()),
        now: now_of(template, &score),
        residual: score.residual.as_ref().map(|left| banded(template, left.score, left.band.as_deref())),
        residual_likelihood: score
            .residual
            .as_ref()
            .map(|left| counted(template, Scale::Likelihood, &left.likelihood).label),
        residual_impact: score.residual.as_ref().map(|left| counted(template, Scale::Impact, &left.impact).label),
        cell: score.cell.map(cell),
        remarks: score.remarks.iter().map(|remark| remark_view(template, remark)).collect(),
    }
}

fn remark_view(template: &Template, remark: &Remark) -> RemarkView {
    let (name, field, code) = match remark {
        Remark::NoLikelihood => ("no-likelihood", "likelihood", ""),
        Remark::NoImpact => ("no-impact", "impact", ""),
        Remark::UnknownCode { field, code } => ("unknown-code", *field, code.as_str()),
        Remark::NoWeight { scale, code } => ("no-weight", scale.name(), code.as_str()),
        Remark::NoCapacity => ("no-capacity", "capacity", ""),
        Remark::NoBand => ("no-band", "band", ""),
        Remark::AdversarySuggests { code } => {
            let label = template.level(Scale::Likelihood, code).map_or_else(|| code.clone(), label);
            return RemarkView { remark: "adversary-suggests".to_owned(), field: "likelihood".to_owned(), code: label };
        }
        Remark::ResidualNotLower => ("residual-not-lower", "residual", ""),
    };
    RemarkView { remark: name.to_owned(), field: field.to_owned(), code: code.to_owned() }
}

fn treatments(fields: &Fields, on: cairn_model::Day) -> Vec<TreatmentView> {
    let mut found: Vec<TreatmentView> = protocol::items(fields, "treatments")
        .map(|item| {
            let said = |leaf: &str| text(fields, &format!("treatments/{item}/{leaf}"));
            let status = said("status");
            let open = !is_done(status.as_deref());
            let due = said("due");
            TreatmentView {
                id: item.to_string(),
                action: said("action").unwrap_or_default(),
                owner: said("owner"),
                overdue: open && has_passed(due.as_deref(), on),
                due,
                status,
            }
        })
        .collect();
    found.sort_by(|a, b| (&a.due, &a.action).cmp(&(&b.due, &b.action)));
    found
}

/// Says whether a treatment asks nothing more of anybody.
fn is_done(status: Option<&str>) -> bool {
    matches!(status, Some("done" | "dropped"))
}

/// Shows who accepted a risk and why; nothing where nobody did.
fn accepted(id: &RecordId, fields: &Fields, template: &Template, on: cairn_model::Day) -> Option<AcceptedView> {
    if text(fields, "treatment").as_deref() != Some("accept") && !fields.contains_key("accepted_by") {
        return None;
    }
    let review = text(fields, "review");
    Some(AcceptedView {
        id: id.to_string(),
        title: text(fields, "title").unwrap_or_default(),
        by: text(fields, "accepted_by"),
        on: text(fields, "accepted"),
        reason: text(fields, "accepted_reason"),
        overdue: has_passed(review.as_deref(), on),
        review,
        now: now_of(template, &evaluate(template, fields)),
    })
}

/// Reads the day that a question is about: the last one of a date in EDTF; today without one.
fn read_day(on: Option<&str>) -> Result<cairn_model::Day, ApiError> {
    match on {
        None => Ok(today()),
        Some(on) => records::read_date(on)?
            .latest()
            .ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "on").with("why", "a day without end")),
    }
}

#[cfg(test)]
mod tests;
