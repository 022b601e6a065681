use super::*;
use crate::flat::tests::{outgoing, record};

fn places_of(records: Vec<OutRecord>) -> (Json, Vec<crate::Loss>) {
    let written = write_geojson(&outgoing(records));
    (serde_json::from_slice(&written.files[0].bytes).unwrap(), written.losses)
}

#[test]
fn a_place_is_never_more_exact_than_its_level() {
    let fields = |level: Option<&'static str>| {
        let mut fields = vec![
            ("title", "A raid"),
            ("where", "Yard 7"),
            ("where_area", "North"),
            ("where_country", "td"),
            ("where_point", "12.123456,15.043217"),
        ];
        fields.extend(level.map(|level| ("where_level", level)));
        fields
    };
    for level in [None, Some("withheld"), Some("country"), Some("area"), Some("1km"), Some("100m"), Some("exact")] {
        let (json, losses) = places_of(vec![record(1, Kind::Incident, &fields(level))]);
        let text = json.to_string();
        let level = PlaceLevel::of(level);
        assert_eq!(text.contains("12.123456"), level == PlaceLevel::Exact, "{text}");
        assert_eq!(text.contains("Yard 7"), level.shows_name(), "{text}");
        assert_eq!(text.contains("North"), level.shows_area(), "{text}");
        assert_eq!(text.contains("Chad"), level.shows_country(), "{text}");
        assert_eq!(losses.iter().any(|loss| loss.why == Why::Withheld), level != PlaceLevel::Exact, "{level:?}");
        let features = json["features"].as_array().unwrap();
        assert_eq!(features.len(), usize::from(level != PlaceLevel::Withheld));
        if let Some(feature) = features.first() {
            let radius = feature["properties"]["radius_m"].as_f64();
            let expected = match level {
                PlaceLevel::Exact => Some(10.0),
                PlaceLevel::Metres100 => Some(100.0),
                PlaceLevel::Kilometre => Some(1000.0),
                _ => None,
            };
            assert_eq!(radius, expected);
            assert_eq!(feature["geometry"].is_null(), expected.is_none());
        }
    }
}

#[test]
fn a_point_that_is_not_known_exactly_says_so_and_acts_have_places_of_their_own() {
    let fields = [
        ("title", "A raid"),
        ("acts/00000000000000a1/type", "arrest"),
        ("acts/00000000000000a1/where_point", "1,2"),
        ("acts/00000000000000a1/where_level", "exact"),
        ("acts/00000000000000a1/where_radius", "500"),
    ];
    let person = [("pseudonym", "Juniper"), ("where_point", "3,4"), ("where_level", "exact")];
    let (json, losses) = places_of(vec![record(1, Kind::Incident, &fields), record(2, Kind::Person, &person)]);
    let features = json["features"].as_array().unwrap();
    assert_eq!(features.len(), 1);
    assert_eq!(features[0]["geometry"]["coordinates"], json!([2.0, 1.0]));
    assert_eq!(
        (&features[0]["properties"]["radius_m"], &features[0]["properties"]["what"]),
        (&json!(500.0), &json!("arrest"))
    );
    assert!(losses.iter().any(|loss| loss.what == "where a person is"));
}

#[test]
fn a_point_that_the_gate_made_coarser_says_how_coarse() {
    let coarse = Point::parse("12.123456,15.043217").unwrap().coarsen(PlaceLevel::Kilometre).unwrap();
    let point = coarse.point.to_string();
    let fields = [("title", "A raid"), ("where_point", point.as_str()), ("where_level", "exact")];
    let (json, _) = places_of(vec![record(1, Kind::Incident, &fields)]);
    assert_eq!(json["features"][0]["properties"]["radius_m"], json!(1000.0));
}
