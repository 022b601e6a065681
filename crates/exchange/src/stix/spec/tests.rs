use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::*;
use crate::json::JsonReader;
use crate::stix::{StixLimits, read_bundle};

fn beside() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/testdata");
    folder.is_dir().then_some(folder)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "json" || end == "stix2") {
            found.push(path);
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn fault_of(text: &str) -> Option<(String, Why)> {
    fault(&JsonReader::new(text, StixLimits::default().json).value().unwrap())
}

const GOOD: &str = r#""spec_version":"2.1","id":"malware--5c1f7b6e-2a34-4b1d-9b7e-0a1b2c3d4e5f",
    "created":"2026-03-01T00:00:00.000Z","modified":"2026-03-01T00:00:00.000Z","name":"x","is_family":true"#;

#[test]
fn what_a_strict_reader_would_refuse_is_named() {
    assert_eq!(fault_of(&format!(r#"{{"type":"malware",{GOOD}}}"#)), None);
    for (more, what, why) in [
        (r#","x_own":1"#, "malware.x_own", Why::UnknownProperty),
        (r#","aliases":"a""#, "malware.aliases", Why::WrongType),
        (r#","labels":[]"#, "malware.labels", Why::WrongType),
        (r#","first_seen":"2026-03-01""#, "malware.first_seen", Why::BadTime),
    ] {
        assert_eq!(fault_of(&format!(r#"{{"type":"malware",{GOOD}{more}}}"#)), Some((what.to_owned(), why)));
    }
    let other = format!(r#"{{"type":"tool",{}}}"#, GOOD.replace(r#","is_family":true"#, ""));
    assert_eq!(fault_of(&other), Some(("tool".to_owned(), Why::IdForm)));
    let bare = GOOD.replace(r#""name":"x","#, "");
    assert_eq!(fault_of(&format!(r#"{{"type":"malware",{bare}}}"#)), None);
    let tool = bare.replace("malware--", "tool--").replace(r#","is_family":true"#, "");
    assert_eq!(fault_of(&format!(r#"{{"type":"tool",{tool}}}"#)), Some(("tool.name".to_owned(), Why::Missing)));
}

/// Gives the properties that a schema defines by itself, whatever it takes over from others.
fn defined(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        found.extend(properties.keys().cloned());
    }
    for part in ["allOf", "oneOf", "anyOf"] {
        for schema in schema[part].as_array().into_iter().flatten() {
            defined(schema, found);
        }
    }
}

#[test]
fn every_property_of_the_schemas_of_oasis_is_known_with_its_type() {
    let Some(folder) = beside() else { return };
    let schemas = folder.join("spec/stix2-json-schemas/schemas");
    let mut seen = 0;
    for sort in ["sdos", "sros", "observables"] {
        let mut paths = Vec::new();
        files(&schemas.join(sort), &mut paths);
        for path in paths {
            let kind = path.file_stem().unwrap().to_string_lossy().into_owned();
            let schema: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            let mut properties = BTreeSet::new();
            defined(&schema, &mut properties);
            for property in properties {
                assert!(sort_of(&kind, &property).is_some(), "{kind}.{property}");
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen} properties");
}

/// Everything that stands in a real bundle is kept byte for byte with its object, or listed; nothing lies between.
#[test]
fn every_field_of_real_bundles_is_kept_or_listed() {
    let Some(folder) = beside() else { return };
    let mut paths = Vec::new();
    files(&folder.join("stix"), &mut paths);
    files(&folder.join("spec/stix2-json-schemas/examples"), &mut paths);
    let mut read = 0;
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(whole) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let Ok(bundle) = read_bundle(&bytes, &StixLimits::default()) else { continue };
        let Some(objects) = whole["objects"].as_array() else { continue };
        assert_eq!(bundle.objects.len(), objects.len(), "{}", name(&path));
        for (object, original) in bundle.objects.iter().zip(objects) {
            let kept: Value = serde_json::from_slice(&bytes[object.bytes.clone()]).unwrap();
            assert_eq!(&kept, original);
            assert_eq!(original["id"].as_str(), Some(object.id.as_str()));
        }
        let lost: BTreeMap<&str, Why> = bundle.losses.iter().map(|loss| (loss.what.as_str(), loss.why)).collect();
        for key in whole.as_object().unwrap().keys() {
            let known = matches!(key.as_str(), "type" | "id" | "objects" | "spec_version");
            assert!(known || lost.get(key.as_str()) == Some(&Why::UnknownProperty), "{key} of {}", name(&path));
        }
        read += 1;
    }
    assert!(read >= 10, "{read} bundles");
}

#[test]
fn what_a_bundle_has_beside_its_objects_is_listed() {
    let text = r#"{"type":"bundle","id":"bundle--1","x_feed":"weekly","objects":[]}"#;
    let bundle = read_bundle(text.as_bytes(), &StixLimits::default()).unwrap();
    assert!(bundle.losses.iter().any(|loss| loss.what == "x_feed" && loss.why == Why::UnknownProperty));
}
