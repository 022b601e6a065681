//! Observables of patterns and of observable objects.

use std::collections::BTreeSet;

use super::{MAX_NAME, Properties};
use crate::json::Json;
use crate::loss::{Losses, Why};
use crate::observable::{Canonical, Observable, canonicalize};
use crate::stix::Indicator;
use crate::stix::pattern::{self, Comparison, Literal, Operator, Shape, Step};

/// Reads the indicator and the observables of an object.
pub(super) fn read(properties: &mut Properties<'_, '_>, kind: &str) -> (Option<Indicator>, Vec<Observable>) {
    let mut found = Vec::new();
    let indicator = if kind == "indicator" {
        read_indicator(properties, &mut found)
    } else {
        read_objects(properties, kind, &mut found);
        None
    };
    if found.len() > 1 {
        // Keeps the first of each, in order.
        let mut seen = BTreeSet::new();
        found.retain(|observable| seen.insert(observable.clone()));
    }
    (indicator, found)
}

fn read_objects(properties: &mut Properties<'_, '_>, kind: &str, found: &mut Vec<Observable>) {
    let json = properties.json;
    if kind == "observed-data" {
        // STIX 2.0 holds the observables inside.
        for (_, inner) in json.get("objects").map(Json::entries).unwrap_or_default() {
            if let Some(kind) = inner.get("type").and_then(Json::as_text) {
                of_object(properties, inner, kind, found);
            }
        }
    } else {
        of_object(properties, json, kind, found);
    }
}

fn read_indicator(properties: &mut Properties<'_, '_>, found: &mut Vec<Observable>) -> Option<Indicator> {
    let pattern = properties.text("pattern", pattern::MAX_PATTERN)?;
    // STIX 2.0 has no pattern_type: every pattern is a STIX pattern.
    let language = properties.text("pattern_type", MAX_NAME).unwrap_or_else(|| "stix".to_owned());
    let mut indicator = Indicator {
        shape: None,
        complete: false,
        valid_from: properties.time("valid_from"),
        valid_until: properties.time("valid_until"),
        pattern,
        language,
    };
    if indicator.language != "stix" {
        let language = indicator.language.clone();
        properties.note(&language, Why::OtherPatternLanguage);
        return Some(indicator);
    }
    match pattern::parse(&indicator.pattern) {
        Ok(parsed) => {
            indicator.shape = Some(parsed.shape);
            indicator.complete = parsed.shape != Shape::Complex;
            if !indicator.complete {
                properties.note("pattern", Why::PatternTooComplex);
            }
            for comparison in &parsed.comparisons {
                indicator.complete &= of_comparison(properties, comparison, found);
            }
        }
        Err(_) => properties.note("pattern", Why::PatternSyntax),
    }
    Some(indicator)
}

/// Gives the observables of a pattern that stands by itself; what is not understood of it is noted.
pub(crate) fn observables_of_pattern(pattern: &str, place: &str, losses: &mut Losses) -> Vec<Observable> {
    let mut properties = Properties { json: &Json::Null, place: place.to_owned(), losses };
    let mut found = Vec::new();
    match pattern::parse(pattern) {
        Ok(parsed) => {
            if parsed.shape == Shape::Complex {
                properties.note("pattern", Why::PatternTooComplex);
            }
            for comparison in &parsed.comparisons {
                of_comparison(&mut properties, comparison, &mut found);
            }
        }
        Err(_) => properties.note("pattern", Why::PatternSyntax),
    }
    found.dedup();
    found
}

/// Takes the observables of one comparison; says whether they are all that it asks for.
fn of_comparison(properties: &mut Properties<'_, '_>, comparison: &Comparison, found: &mut Vec<Observable>) -> bool {
    if comparison.negated || !matches!(comparison.operator, Operator::Equal | Operator::In) {
        return false;
    }
    let Some(kind) = indicator_type(comparison) else {
        properties.note(&comparison.path_text(), Why::UnknownPatternPath);
        return false;
    };
    for value in &comparison.values {
        match value {
            Literal::Text(text) => add(properties, kind, text, found),
            Literal::Int(number) => add(properties, kind, &number.to_string(), found),
            _ => return false,
        }
    }
    true
}

/// Gives the code of the indicator type that stands for an object path.
fn indicator_type(comparison: &Comparison) -> Option<&'static str> {
    let mut path = comparison.path.iter().map(|step| match step {
        Step::Name(name) => name.as_str(),
        Step::Item(_) | Step::AnyItem => "*",
    });
    let (first, second, third) = (path.next()?, path.next(), path.next());
    match (comparison.object.as_str(), first, second, third) {
        (object, "value", None, None) => value_type(object),
        ("file", "hashes", Some(algorithm), None) => hash_type(algorithm),
        ("x509-certificate", "hashes", Some(_), None) | ("app", "cert", Some(_), None) => Some("certificate"),
        ("file", "name", None, None) => Some("file-name"),
        ("file", "path", None, None) | ("directory", "path", None, None) => Some("file-path"),
        ("process", "name", None, None) => Some("process"),
        ("app", "id", None, None) => Some("app-id"),
        ("android-property", "name", None, None) => Some("android-property"),
        ("configuration-profile", "id", None, None) => Some("profile-id"),
        ("mutex", "name", None, None) => Some("mutex"),
        ("software", "name", None, None) => Some("software"),
        ("windows-registry-key", "key", None, None) => Some("registry-key"),
        ("autonomous-system", "number", None, None) => Some("asn"),
        ("email-message", "subject", None, None) => Some("email-subject"),
        ("email-message", "from_ref" | "sender_ref", Some("value"), None) => Some("email"),
        ("network-traffic", "dst_ref" | "src_ref", Some("value"), None) => Some("host"),
        ("network-traffic", "extensions", Some("http-request-ext"), Some("request_header")) if matches!(comparison.path.last(), Some(Step::Name(name)) if name.eq_ignore_ascii_case("user-agent")) => {
            Some("user-agent")
        }
        ("user-account", "account_login" | "user_id" | "display_name", None, None) => Some("user-account"),
        _ => None,
    }
}

fn value_type(object: &str) -> Option<&'static str> {
    match object {
        "domain-name" | "hostname" => Some("domain"),
        "url" => Some("url"),
        "ipv4-addr" => Some("ipv4"),
        "ipv6-addr" => Some("ipv6"),
        "email-addr" => Some("email"),
        "mac-addr" => Some("mac"),
        _ => None,
    }
}

fn hash_type(algorithm: &str) -> Option<&'static str> {
    match algorithm.replace('-', "").to_ascii_lowercase().as_str() {
        "md5" => Some("md5"),
        "sha1" => Some("sha1"),
        "sha256" => Some("sha256"),
        "sha512" => Some("sha512"),
        _ => None,
    }
}

/// Takes the observables of an observable object.
fn of_object(properties: &mut Properties<'_, '_>, json: &Json<'_>, kind: &str, found: &mut Vec<Observable>) {
    if let Some(of_value) = value_type(kind) {
        if let Some(value) = json.get("value").and_then(Json::as_text) {
            add(properties, of_value, value, found);
        }
        return;
    }
    let single: &[(&str, &'static str)] = match kind {
        "file" => &[("name", "file-name")],
        "directory" => &[("path", "file-path")],
        "mutex" => &[("name", "mutex")],
        "software" => &[("name", "software")],
        "process" => &[("name", "process")],
        "windows-registry-key" => &[("key", "registry-key")],
        "email-message" => &[("subject", "email-subject")],
        "user-account" => &[("account_login", "user-account"), ("user_id", "user-account")],
        _ => &[],
    };
    for (key, of_type) in single {
        if let Some(value) = json.get(key).and_then(Json::as_text) {
            add(properties, of_type, value, found);
        }
    }
    if let (true, Some(Json::Number(number))) = (kind == "autonomous-system", json.get("number")) {
        add(properties, "asn", number, found);
    }
    if matches!(kind, "file" | "artifact" | "x509-certificate") {
        for (algorithm, value) in json.get("hashes").map(Json::entries).unwrap_or_default() {
            let of_type = if kind == "x509-certificate" { Some("certificate") } else { hash_type(algorithm) };
            if let (Some(of_type), Some(value)) = (of_type, value.as_text()) {
                add(properties, of_type, value, found);
            }
        }
    }
}

fn add(properties: &mut Properties<'_, '_>, kind: &'static str, value: &str, found: &mut Vec<Observable>) {
    if value.trim().is_empty() {
        properties.note(kind, Why::OddValue);
        return;
    }
    let canonical = canonicalize(kind, value);
    if matches!(canonical, Canonical::Odd(_)) {
        properties.note(kind, Why::OddValue);
    }
    found.push(canonical.into_observable());
}
