//! What the standard says of types, ids and required properties.

use super::Properties;
use crate::json::Json;
use crate::loss::Why;
use crate::stix::Category;

/// Sorts a type.
pub(in crate::stix) fn category(kind: &str) -> Category {
    match kind {
        "attack-pattern" | "campaign" | "course-of-action" | "grouping" | "identity" | "incident" | "indicator"
        | "infrastructure" | "intrusion-set" | "location" | "malware" | "malware-analysis" | "note"
        | "observed-data" | "opinion" | "report" | "threat-actor" | "tool" | "vulnerability" => Category::Domain,
        "artifact"
        | "autonomous-system"
        | "directory"
        | "domain-name"
        | "email-addr"
        | "email-message"
        | "file"
        | "ipv4-addr"
        | "ipv6-addr"
        | "mac-addr"
        | "mutex"
        | "network-traffic"
        | "process"
        | "software"
        | "url"
        | "user-account"
        | "windows-registry-key"
        | "x509-certificate" => Category::Observable,
        "relationship" | "sighting" => Category::Relationship,
        "marking-definition" | "extension-definition" | "language-content" => Category::Meta,
        _ => Category::Custom,
    }
}

/// Names the required properties of a type, beyond those that all have.
pub(in crate::stix) fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        "attack-pattern" | "campaign" | "course-of-action" | "identity" | "incident" | "infrastructure"
        | "intrusion-set" | "threat-actor" | "tool" | "vulnerability" => &["name"],
        "grouping" => &["context", "object_refs"],
        "indicator" => &["pattern", "valid_from"],
        "malware-analysis" => &["product"],
        "note" => &["content", "object_refs"],
        "observed-data" => &["first_observed", "last_observed", "number_observed"],
        "opinion" => &["opinion", "object_refs"],
        "report" => &["name", "published", "object_refs"],
        "relationship" => &["relationship_type", "source_ref", "target_ref"],
        "sighting" => &["sighting_of_ref"],
        "domain-name" | "email-addr" | "ipv4-addr" | "ipv6-addr" | "mac-addr" | "url" => &["value"],
        "mutex" | "software" => &["name"],
        "autonomous-system" => &["number"],
        "directory" => &["path"],
        "language-content" => &["object_ref", "contents"],
        "extension-definition" => &["name", "schema", "version", "extension_types"],
        _ => &[],
    }
}

/// Notes required properties that are missing.
pub(super) fn check_required(properties: &mut Properties<'_, '_>, kind: &str) {
    for key in required(kind) {
        if properties.json.get(key).is_none_or(|value| *value == Json::Null) {
            properties.note(&format!("{kind}.{key}"), Why::Missing);
        }
    }
}

/// Notes an id that is missing or not as the standard wants it.
pub(super) fn check_id(properties: &mut Properties<'_, '_>, id: Option<&str>, kind: &str, category: Category) {
    let Some((of_type, uuid)) = id.and_then(|id| id.split_once("--")) else {
        properties.note(kind, Why::IdForm);
        return;
    };
    let groups = [8, 4, 4, 4, 12];
    let mut parts = uuid.split('-');
    let fine = groups.iter().all(|length| {
        parts.next().is_some_and(|part| part.len() == *length && part.bytes().all(|b| b.is_ascii_hexdigit()))
    }) && parts.next().is_none();
    if !fine {
        properties.note(kind, Why::IdForm);
    } else if category == Category::Observable && kind != "process" && uuid.as_bytes().get(14) != Some(&b'5') {
        properties.note(kind, Why::IdVersion);
    }
    if of_type != kind {
        properties.note(kind, Why::IdType);
    }
}
