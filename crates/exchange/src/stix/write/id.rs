//! Ids and versions.

use cairn_model::canon::to_canonical_json;
use cairn_model::{CircleId, RecordId, Timestamp};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The namespace of deterministic ids of observables (STIX 2.1, section 2.9).
const NAMESPACE: Uuid = Uuid::from_u128(0x00ab_edb4_aa42_466c_9c01_fed2_3315_a9b7);
/// Versions of one state lie within a second.
const MICROS: u64 = 1_000_000;

/// Gives an id in the form of a random UUID (version 4) that follows from a circle and a name.
pub(super) fn stable(circle: &CircleId, kind: &str, name: &str) -> String {
    let bytes = *RecordId::derive(circle, "stix object", name).as_bytes();
    format!("{kind}--{}", uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// Gives the deterministic id of an observable object from its properties (STIX 2.1, section 2.9): the UUIDv5 of the canonical
/// JSON (RFC 8785) of those that contribute. Nothing where none of them is there, or the type has none.
pub fn observable_id(object: &Map<String, Value>) -> Option<String> {
    let kind = object.get("type")?.as_str()?;
    let mut contributing = Map::new();
    for name in contributing_properties(kind) {
        let Some(value) = object.get(*name) else { continue };
        let value = if *name == "hashes" { one_hash(value)? } else { value.clone() };
        contributing.insert((*name).to_owned(), value);
    }
    if contributing.is_empty() {
        return None;
    }
    let name = to_canonical_json(&contributing).ok()?;
    Some(format!("{kind}--{}", by_name(&name)))
}

/// Gives the UUID version 5 of a name (RFC 9562, section 5.5). SHA-1 is what the standard says here; nothing rests on it.
fn by_name(name: &[u8]) -> Uuid {
    let mut hash = sha1_smol::Sha1::from(NAMESPACE.as_bytes());
    hash.update(name);
    let digest = hash.digest().bytes();
    uuid::Builder::from_sha1_bytes(digest.first_chunk::<16>().copied().unwrap_or_default()).into_uuid()
}

fn contributing_properties(kind: &str) -> &'static [&'static str] {
    match kind {
        "artifact" => &["hashes", "payload_bin"],
        "autonomous-system" => &["number"],
        "directory" => &["path"],
        "domain-name" | "email-addr" | "ipv4-addr" | "ipv6-addr" | "mac-addr" | "url" => &["value"],
        "email-message" => &["from_ref", "subject", "body"],
        "file" => &["hashes", "name", "extensions", "parent_directory_ref"],
        "mutex" => &["name"],
        "network-traffic" => &["start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions"],
        "software" => &["name", "cpe", "swid", "vendor", "version"],
        "user-account" => &["account_type", "user_id", "account_login"],
        "windows-registry-key" => &["key", "values"],
        "x509-certificate" => &["hashes", "serial_number"],
        _ => &[],
    }
}

/// Of several hashes, only one contributes: the first of these that is there, else the first in the order of names.
fn one_hash(hashes: &Value) -> Option<Value> {
    let hashes = hashes.as_object()?;
    let named = ["MD5", "SHA-1", "SHA-256", "SHA-512"].into_iter().find_map(|name| hashes.get_key_value(name));
    let (name, value) = named.or_else(|| hashes.iter().min_by_key(|(name, _)| name.as_str()))?;
    let mut one = Map::new();
    one.insert(name.clone(), value.clone());
    Some(Value::Object(one))
}

/// Gives a time as RFC 3339 with milliseconds, which is the least that `created` and `modified` need.
pub(super) fn time(at: Timestamp) -> String {
    at.to_string()
}

/// Gives the version of an object: the time from when the versions of its state count, and below a second what follows from
/// the content.
pub(super) fn version(base: Timestamp, body: &Map<String, Value>) -> String {
    let bytes = to_canonical_json(body).unwrap_or_default();
    let mut first = [0; 8];
    let digest = Sha256::digest(&bytes);
    first.copy_from_slice(digest.first_chunk::<8>().unwrap_or(&[0; 8]));
    let micros = u64::from_be_bytes(first) % MICROS;
    let millis = i64::try_from(micros / 1_000).unwrap_or_default();
    let at = Timestamp::from_millis(base.as_millis().saturating_add(millis)).to_string();
    format!("{}{:03}Z", at.trim_end_matches('Z'), micros % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(json: &str) -> Option<String> {
        observable_id(serde_json::from_str::<Value>(json).unwrap().as_object().unwrap())
    }

    #[test]
    fn observables_have_the_ids_of_the_standard() {
        let domain = id(r#"{"type":"domain-name","value":"example.com"}"#).unwrap();
        assert_eq!(domain, "domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7");
        let file = format!(
            r#"{{"type":"file","name":"a","size":7,"hashes":{{"SHA-256":"{}","MD5":"{}"}}}}"#,
            "0".repeat(64),
            "0".repeat(32)
        );
        assert_eq!(id(&file).unwrap(), "file--e1c5d595-5f38-547e-8996-5113998a1944");
        assert_eq!(id(r#"{"type":"process","pid":7}"#), None);
        assert_eq!(id(r#"{"type":"file","size":7}"#), None);
    }

    #[test]
    fn stable_ids_have_the_form_of_random_ones() {
        let circle = CircleId::from_bytes([7; 32]);
        let one = stable(&circle, "incident", "a");
        assert_eq!(one, stable(&circle, "incident", "a"));
        assert_ne!(one, stable(&circle, "incident", "b"));
        assert_ne!(one, stable(&CircleId::from_bytes([8; 32]), "incident", "a"));
        let uuid = Uuid::parse_str(one.strip_prefix("incident--").unwrap()).unwrap();
        assert_eq!((uuid.get_version_num(), uuid.get_variant()), (4, uuid::Variant::RFC4122));
    }

    #[test]
    fn two_contents_of_one_time_are_two_versions_within_a_second() {
        let base: Timestamp = "2024-03-01T10:00:00.250Z".parse().unwrap();
        let of = |name: &str| version(base, serde_json::json!({ "name": name }).as_object().unwrap());
        let mut versions: Vec<String> = (0..100).map(|n| of(&n.to_string())).collect();
        assert_eq!(of("1"), of("1"));
        assert!(versions.iter().all(|at| at.len() == 27 && at.as_str() >= "2024-03-01T10:00:00.25"));
        assert!(versions.iter().all(|at| at.as_str() < "2024-03-01T10:00:01.250"));
        versions.sort();
        versions.dedup();
        assert!(versions.len() > 95);
    }
}
