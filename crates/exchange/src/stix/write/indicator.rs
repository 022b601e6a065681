//! Indicators with their sightings, and the patterns that values become.

use cairn_model::Value as FieldValue;
use serde_json::json;

use super::Profile;
use super::incident::items;
use super::sheet::{Body, Sheet, confidence_of};
use crate::loss::Why;
use crate::outgoing::OutRecord;
use crate::stix::pattern::{self, Comparison, Literal, Operator, Shape, Step};

/// Gives the id of an indicator; nothing where the profile has no pattern for it. What MVT reads under names of its own is another
/// object than the one in the standard's terms.
pub(super) fn id_of(sheet: &mut Sheet<'_>, record: &OutRecord) -> Option<String> {
    match pattern_of(record, sheet.profile) {
        Ok(pattern) => {
            let standard = pattern_of(record, Profile::Strict).is_ok_and(|standard| standard.1 == pattern.1);
            Some(sheet.id(record, "indicator", if standard { "whole" } else { "whole for MVT" }))
        }
        Err(why) => {
            let what = record.fields.get("type").and_then(FieldValue::as_text).unwrap_or("pattern").to_owned();
            sheet.losses.note(|| record.kind.name().to_owned(), &what, why);
            None
        }
    }
}

/// Gives the language and the pattern of an indicator.
fn pattern_of(record: &OutRecord, profile: Profile) -> Result<(String, String), Why> {
    let text = |path: &str| record.fields.get(path).and_then(FieldValue::as_text);
    if profile == Profile::MvtSafe && matches!(text("triage"), Some("false-positive" | "expired")) {
        return Err(Why::JudgedHarmless);
    }
    let of_value = || pattern_of_value(text("type").unwrap_or_default(), text("value").unwrap_or_default(), profile);
    match (text("pattern"), text("pattern_type").unwrap_or("stix")) {
        (None, _) => Ok(("stix".to_owned(), of_value()?)),
        (Some(pattern), "stix") => match profile {
            Profile::MvtSafe if !is_safe_for_mvt(pattern) => Ok(("stix".to_owned(), of_value()?)),
            Profile::MvtSafe => Ok(("stix".to_owned(), pattern.to_owned())),
            _ if is_standard(pattern) => Ok(("stix".to_owned(), pattern.to_owned())),
            _ => Ok(("stix".to_owned(), of_value()?)),
        },
        (Some(_), _) if profile == Profile::MvtSafe => Err(Why::NotForMvt),
        (Some(pattern), language) if matches!(language, "yara" | "sigma" | "snort" | "suricata" | "pcre") => {
            Ok((language.to_owned(), pattern.to_owned()))
        }
        (Some(_), _) => Err(Why::OtherPatternLanguage),
    }
}

/// Says whether a pattern follows the grammar and names its properties as the standard allows: at least three characters.
pub(super) fn is_standard(text: &str) -> bool {
    let long_enough = |comparison: &Comparison| {
        comparison.object.len() >= 3
            && comparison.path.iter().all(|step| !matches!(step, Step::Name(name) if name.len() < 3))
    };
    pattern::parse(text).is_ok_and(|pattern| pattern.comparisons.iter().all(long_enough))
}

/// Says whether MVT loads a pattern and reads its value unchanged: one comparison of a property that it knows, and no character
/// that it cuts at or takes out.
pub(super) fn is_safe_for_mvt(text: &str) -> bool {
    const KNOWN: [&str; 12] = [
        "domain-name:value",
        "url:value",
        "ipv4-addr:value",
        "process:name",
        "email-addr:value",
        "file:name",
        "file:path",
        "app:id",
        "configuration-profile:id",
        "android-property:name",
        "app:cert.",
        "file:hashes.",
    ];
    let Ok(parsed) = pattern::parse(text) else { return false };
    let ([comparison], Shape::One) = (parsed.comparisons.as_slice(), parsed.shape) else { return false };
    let ([Literal::Text(value)], Operator::Equal, false) =
        (comparison.values.as_slice(), comparison.operator, comparison.negated)
    else {
        return false;
    };
    let path = comparison.path_text();
    let known = KNOWN.iter().any(|known| path == *known || known.ends_with('.') && path.starts_with(known));
    let plain = !value.contains(['=', '\'', '\\', '[', ']']) && value.trim() == value && !value.is_empty();
    // It takes brackets off both ends and cuts at the one equals sign.
    let cuts_once = text.matches('=').count() == 1 && text.trim().starts_with('[') && text.trim().ends_with(']');
    known && plain && cuts_once
}

/// Gives the STIX pattern of a value.
pub(super) fn pattern_of_value(kind: &str, value: &str, profile: Profile) -> Result<String, Why> {
    let mvt = profile == Profile::MvtSafe;
    let path = match kind {
        "domain" => "domain-name:value",
        "url" => "url:value",
        "ipv4" => "ipv4-addr:value",
        "ipv6" => "ipv6-addr:value",
        "network" if value.contains(':') => "ipv6-addr:value",
        "network" => "ipv4-addr:value",
        "email" => "email-addr:value",
        "email-subject" => "email-message:subject",
        "md5" => "file:hashes.MD5",
        "sha1" => "file:hashes.'SHA-1'",
        "sha256" => "file:hashes.'SHA-256'",
        "sha512" => "file:hashes.'SHA-512'",
        "file-name" => "file:name",
        "file-path" if mvt => "file:path",
        "process" if mvt => "process:name",
        "process" => "process:image_ref.name",
        "app-id" if mvt => "app:id",
        "app-id" | "software" => "software:name",
        "profile-id" if mvt => "configuration-profile:id",
        "android-property" if mvt => "android-property:name",
        "certificate" if mvt && value.len() == 64 => "app:cert.sha256",
        "certificate" if mvt && value.len() == 40 => "app:cert.sha1",
        "certificate" if value.len() == 64 => "x509-certificate:hashes.'SHA-256'",
        "certificate" if value.len() == 40 => "x509-certificate:hashes.'SHA-1'",
        "certificate" if value.len() == 32 => "x509-certificate:hashes.MD5",
        "mutex" => "mutex:name",
        "registry-key" => "windows-registry-key:key",
        "asn" => "autonomous-system:number",
        "mac" => "mac-addr:value",
        "user-agent" => "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
        "user-account" => "user-account:account_login",
        "file-path" => return path_pattern(value),
        _ => return Err(Why::NoPlace),
    };
    if value.is_empty() {
        return Err(Why::Missing);
    }
    let pattern = match kind {
        "asn" => {
            let number = value.trim_start_matches(['A', 'S', 'a', 's']);
            number.parse::<u32>().map_err(|_| Why::OddValue)?;
            format!("[{path} = {number}]")
        }
        _ => format!("[{path} = '{}']", quoted(value)),
    };
    if mvt && !is_safe_for_mvt(&pattern) {
        return Err(Why::NotForMvt);
    }
    if !mvt && !is_standard(&pattern) {
        return Err(Why::OddValue);
    }
    Ok(pattern)
}

/// A path is a file in a directory.
fn path_pattern(value: &str) -> Result<String, Why> {
    match value.rsplit_once('/') {
        Some((directory, name)) if !directory.is_empty() && !name.is_empty() => {
            Ok(format!("[file:name = '{}' AND file:parent_directory_ref.path = '{}']", quoted(name), quoted(directory)))
        }
        _ if value.is_empty() => Err(Why::Missing),
        _ => Ok(format!("[directory:path = '{}']", quoted(value))),
    }
}

fn quoted(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\'', "\\'")
}

pub(super) fn write<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let Ok((language, pattern)) = pattern_of(record, sheet.profile) else { return };
    let mut body = Body::new();
    for (path, name) in [("title", "name"), ("description", "description")] {
        if let Some(text) = sheet.text(record, path) {
            body.insert(name.to_owned(), text.into());
        }
    }
    for path in ["type", "value", "pattern", "pattern_type"] {
        sheet.text(record, path);
    }
    let types = match sheet.text(record, "triage") {
        Some("malicious") => "malicious-activity",
        Some("suspicious") => "anomalous-activity",
        Some("false-positive") => "benign",
        _ => "unknown",
    };
    body.insert("indicator_types".to_owned(), json!([types]));
    body.insert("pattern".to_owned(), pattern.into());
    body.insert("pattern_type".to_owned(), language.clone().into());
    if language == "stix" {
        body.insert("pattern_version".to_owned(), "2.1".into());
    }
    let (from, _) = sheet.times(record, "valid_from");
    let from = from.unwrap_or_else(|| record.created.to_string());
    // "Until" has to be later than "from" (section 4.7).
    let (_, until) = sheet.times(record, "valid_until");
    if let Some(until) = until.filter(|until| *until > from) {
        body.insert("valid_until".to_owned(), until.into());
    }
    body.insert("valid_from".to_owned(), from.into());
    if let Some(confidence) = sheet.text(record, "confidence").and_then(confidence_of) {
        body.insert("confidence".to_owned(), confidence.into());
    }
    sheet.put(record, id.to_owned(), body);
    if sheet.profile != Profile::MvtSafe {
        for sighting in items(&record.fields, "sightings") {
            sighted(sheet, record, id, sighting);
        }
    }
}

fn sighted<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, sighting: &str) {
    let at = format!("sightings/{sighting}");
    let mut body = Body::new();
    let (first, last) = sheet.times(record, &format!("{at}/when"));
    for (name, time) in [("first_seen", first), ("last_seen", last)] {
        if let Some(time) = time {
            body.insert(name.to_owned(), time.into());
        }
    }
    let count = format!("{at}/count");
    if let Some(FieldValue::Int(number)) = record.fields.get(count.as_str()) {
        // The standard counts to 999,999,999 (section 5.2).
        body.insert("count".to_owned(), (*number).clamp(0, 999_999_999).into());
        if let Ok(path) = cairn_model::Path::parse(&count) {
            sheet.tell(record, &path);
        }
    }
    if let Some(text) = sheet.text(record, &format!("{at}/remarks")) {
        body.insert("description".to_owned(), text.into());
    }
    body.insert("sighting_of_ref".to_owned(), id.into());
    let own = sheet.id(record, "sighting", &at);
    sheet.put(record, own, body);
    for (leaf, relation) in [("incident", "related-to"), ("device", "found-on")] {
        if let Some(target) = sheet.reference(record, &format!("{at}/{leaf}")) {
            sheet.relate(record, &format!("{at}/{leaf}"), (id, relation, &target), None, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mvt_gets_only_what_it_reads_unchanged() {
        for good in [
            "[domain-name:value = 'evil.example']",
            "[domain-name:value='evil.example']",
            "[file:hashes.'SHA-256' = 'aa']",
            "[app:id = 'com.example.x']",
        ] {
            assert!(is_safe_for_mvt(good), "{good}");
        }
        for bad in [
            "[url:value = 'https://evil.example/?a=b']",
            "[domain-name:value = 'a.example' OR domain-name:value = 'b.example']",
            "[domain-name:value IN ('a.example')]",
            "[domain-name:value != 'a.example']",
            "[ipv6-addr:value = '2001:db8::1']",
            "[software:name = 'x']",
            r"[process:name = 'o\'brien']",
            "[domain-name:value LIKE 'a%']",
            "[domain-name:value = 'a.example'] WITHIN 5 SECONDS",
            "no pattern",
        ] {
            assert!(!is_safe_for_mvt(bad), "{bad}");
        }
    }

    #[test]
    fn every_value_becomes_a_pattern_of_the_standard_or_a_loss() {
        for (kind, value, pattern) in [
            ("domain", "evil.example", "[domain-name:value = 'evil.example']"),
            ("process", "o'brien", r"[process:image_ref.name = 'o\'brien']"),
            ("asn", "AS64496", "[autonomous-system:number = 64496]"),
            ("network", "192.0.2.0/24", "[ipv4-addr:value = '192.0.2.0/24']"),
            ("file-path", "/data/x", "[file:name = 'x' AND file:parent_directory_ref.path = '/data']"),
        ] {
            let made = pattern_of_value(kind, value, Profile::Strict).unwrap();
            assert_eq!(made, pattern);
            assert!(is_standard(&made));
        }
        assert_eq!(pattern_of_value("phone", "+1", Profile::Strict), Err(Why::NoPlace));
        assert_eq!(pattern_of_value("profile-id", "x", Profile::Strict), Err(Why::NoPlace));
        assert_eq!(pattern_of_value("url", "https://a.example/?b=c", Profile::MvtSafe), Err(Why::NotForMvt));
        assert!(!is_standard("[app:id = 'x']"));
    }
}
