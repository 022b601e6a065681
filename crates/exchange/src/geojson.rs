//! GeoJSON (RFC 7946): where things happened, never more exactly than may be published.
//!
//! The level that someone chose for a place decides: a point on a grid with its radius, the name of the district or country, or
//! nothing. A place for which nobody chose is withheld. Where persons are is not written at all.

use cairn_model::place::{PlaceLevel, Point};
use cairn_model::{Kind, Value};
use serde_json::{Map, Value as Json, json};

use crate::loss::{Losses, Why};
use crate::outgoing::{OutRecord, Outgoing, Written, WrittenFile};

#[cfg(test)]
mod tests;

/// A place of a record, as far as it may be published.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Published {
    pub(crate) point: Option<Point>,
    /// How far away the true point may be, in metres.
    pub(crate) radius: f64,
    /// Words, the most exact first.
    pub(crate) words: Vec<String>,
    pub(crate) level: &'static str,
}

/// Gives what may be published of the place that stands at a path of a record (`where`, `acts/<item>/where`).
///
/// What is there and may not is noted.
pub(crate) fn publish(out: &Outgoing, record: &OutRecord, path: &str, losses: &mut Losses) -> Option<Published> {
    let text = |end: &str| record.fields.get(format!("{path}{end}").as_str()).map(Value::display);
    let (name, area, country) = (text(""), text("_area"), text("_country"));
    let point = text("_point").and_then(|point| Point::parse(&point).ok());
    if name.is_none() && area.is_none() && country.is_none() && point.is_none() {
        return None;
    }
    // What has no level of its own is published as its incident is.
    let root = || record.fields.get("where_level").map(Value::display);
    let level = PlaceLevel::of(text("_level").or_else(root).as_deref());
    let mut published = Published { level: level.code(), ..Published::default() };
    let coarse = point.and_then(|point| point.coarsen(level));
    let known = text("_radius").and_then(|radius| radius.parse::<f64>().ok()).unwrap_or_default();
    if let Some(coarse) = coarse {
        published.point = Some(coarse.point);
        published.radius = coarse.radius.max(known).max(grid_of(&coarse.point));
    }
    let told = |shown: bool, words: Option<String>| words.filter(|_| shown);
    let label = |code: &str| {
        out.labels
            .get(&(cairn_model::Vocabulary::Country, code.to_owned()))
            .cloned()
            .unwrap_or_else(|| code.to_uppercase())
    };
    let country = country.map(|code| label(&code));
    let words = [
        told(level.shows_name(), name.clone().map(Into::into)),
        told(level.shows_area(), area.clone().map(Into::into)),
        told(level.shows_country(), country.clone()),
    ];
    let hidden = [name.is_some(), area.is_some(), country.is_some()]
        .iter()
        .zip(&words)
        .any(|(there, words)| *there && words.is_none());
    if hidden || (point.is_some() && !matches!(level, PlaceLevel::Exact)) {
        losses.note(|| record.id.to_string(), path.rsplit('/').next().unwrap_or(path), Why::Withheld);
    }
    published.words = words.into_iter().flatten().collect();
    (published.point.is_some() || !published.words.is_empty()).then_some(published)
}

/// Gives the radius of the grid that a point lies on already, in metres: the gate may have made it coarser for its readers than the
/// record allows. A point that lies there by chance is told less exactly than it could be.
fn grid_of(point: &Point) -> f64 {
    let on = |level: &PlaceLevel| point.coarsen(*level).filter(|coarse| coarse.point == *point);
    [PlaceLevel::Kilometre, PlaceLevel::Metres100].iter().find_map(on).map_or(0.0, |coarse| coarse.radius)
}

/// Writes the places of incidents, their acts and interventions, and of evidence.
pub fn write_geojson(out: &Outgoing) -> Written {
    let mut losses = Losses::default();
    let mut features = Vec::new();
    for record in &out.records {
        if record.kind == Kind::Person {
            let placed = record.fields.keys().any(|path| path.as_str().starts_with("where"));
            if placed {
                losses.note(|| record.id.to_string(), "where a person is", Why::Withheld);
            }
            continue;
        }
        let mut placed = false;
        for path in places(record) {
            if let Some(published) = publish(out, record, &path, &mut losses) {
                features.push(feature(record, &path, &published));
                placed = true;
            }
        }
        if !placed {
            losses.note(|| record.id.to_string(), "a record without a place that may be published", Why::NoPlace);
        }
    }
    let count = features.len() as u64;
    let collection = json!({ "type": "FeatureCollection", "features": features });
    let bytes = serde_json::to_vec_pretty(&collection).unwrap_or_default();
    Written {
        files: vec![WrittenFile { name: "places.geojson".to_owned(), bytes }],
        counts: [("features".to_owned(), count)].into(),
        losses: losses.into_list(),
    }
}

/// Gives the paths of the places of a record.
pub(crate) fn places(record: &OutRecord) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for path in record.fields.keys() {
        let Some((base, last)) = path.as_str().rsplit_once('/').map_or(Some(("", path.as_str())), Some) else {
            continue;
        };
        if matches!(last, "where" | "where_area" | "where_country" | "where_point") {
            let place = if base.is_empty() { "where".to_owned() } else { format!("{base}/where") };
            if !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found
}

fn feature(record: &OutRecord, path: &str, published: &Published) -> Json {
    let text = |path: &str| record.fields.get(path).map(|value| value.display().into_owned());
    let base = path.rsplit_once('/').map(|(base, _)| base);
    let mut properties = Map::new();
    let mut put = |name: &str, value: Option<Json>| {
        if let Some(value) = value {
            properties.insert(name.to_owned(), value);
        }
    };
    put("record", Some(record.id.to_string().into()));
    put("kind", Some(record.kind.name().into()));
    put("title", text("title").map(Json::from));
    let when = base.and_then(|base| text(&format!("{base}/when"))).or_else(|| text("when"));
    put("when_edtf", when.map(Json::from));
    put("what", base.and_then(|base| text(&format!("{base}/type"))).map(Json::from));
    put("place", (!published.words.is_empty()).then(|| published.words.join(", ").into()));
    put("level", Some(published.level.into()));
    let geometry = match &published.point {
        Some(point) => {
            put("radius_m", Some(json!(published.radius)));
            json!({ "type": "Point", "coordinates": [point.longitude(), point.latitude()] })
        }
        None => Json::Null,
    };
    json!({ "type": "Feature", "id": format!("{}/{path}", record.id), "geometry": geometry, "properties": properties })
}
