//! The properties of STIX 2.1 objects (OASIS, sections 3 to 7), by type, with what stands in each.
//!
//! One letter a sort of value: `s` text, `t` time, `b` yes or no, `n` number, `r` id, `S` texts, `R` ids, `O` objects, `o` an
//! object or dictionary.

use crate::json::Json;
use crate::loss::Why;
use crate::stix::Category;
use crate::stix::project::types::{category, required};

/// What domain objects and relationships have in common (section 3.2).
const COMMON: &str = "type:s spec_version:s id:r created_by_ref:r created:t modified:t revoked:b labels:S confidence:n lang:s \
     external_references:O object_marking_refs:R granular_markings:O extensions:o";
/// What observable objects have in common.
const OBSERVABLE: &str = "type:s spec_version:s id:r object_marking_refs:R granular_markings:O defanged:b extensions:o";

/// Gives the properties of a type beyond those that all of its sort have.
fn own(kind: &str) -> &'static str {
    match kind {
        "attack-pattern" => "name:s description:s aliases:S kill_chain_phases:O",
        "campaign" => "name:s description:s aliases:S first_seen:t last_seen:t objective:s",
        "course-of-action" => "name:s description:s",
        "grouping" => "name:s description:s context:s object_refs:R",
        "identity" => "name:s description:s roles:S identity_class:s sectors:S contact_information:s",
        "incident" => "name:s description:s",
        "indicator" => {
            "name:s description:s indicator_types:S pattern:s pattern_type:s pattern_version:s valid_from:t valid_until:t \
             kill_chain_phases:O"
        }
        "infrastructure" => {
            "name:s description:s infrastructure_types:S aliases:S kill_chain_phases:O first_seen:t last_seen:t"
        }
        "intrusion-set" => {
            "name:s description:s aliases:S first_seen:t last_seen:t goals:S resource_level:s primary_motivation:s \
             secondary_motivations:S"
        }
        "location" => {
            "name:s description:s latitude:n longitude:n precision:n region:s country:s administrative_area:s city:s \
             street_address:s postal_code:s"
        }
        "malware" => {
            "name:s description:s malware_types:S is_family:b aliases:S kill_chain_phases:O first_seen:t last_seen:t \
             operating_system_refs:R architecture_execution_envs:S implementation_languages:S capabilities:S sample_refs:R"
        }
        "malware-analysis" => {
            "product:s version:s host_vm_ref:r operating_system_ref:r installed_software_refs:R configuration_version:s \
             modules:S analysis_engine_version:s analysis_definition_version:s submitted:t analysis_started:t \
             analysis_ended:t result_name:s result:s analysis_sco_refs:R sample_ref:r"
        }
        "note" => "abstract:s content:s authors:S object_refs:R",
        "observed-data" => "first_observed:t last_observed:t number_observed:n objects:o object_refs:R",
        "opinion" => "explanation:s authors:S opinion:s object_refs:R",
        "report" => "name:s description:s report_types:S published:t object_refs:R",
        "threat-actor" => {
            "name:s description:s threat_actor_types:S aliases:S first_seen:t last_seen:t roles:S goals:S sophistication:s \
             resource_level:s primary_motivation:s secondary_motivations:S personal_motivations:S"
        }
        "tool" => "name:s description:s tool_types:S aliases:S kill_chain_phases:O tool_version:s",
        "vulnerability" => "name:s description:s",
        "relationship" => "relationship_type:s description:s source_ref:r target_ref:r start_time:t stop_time:t",
        "sighting" => {
            "description:s first_seen:t last_seen:t count:n sighting_of_ref:r observed_data_refs:R where_sighted_refs:R summary:b"
        }
        "marking-definition" => "name:s definition_type:s definition:o",
        "extension-definition" => "name:s description:s schema:s version:s extension_types:S extension_properties:S",
        "language-content" => "object_ref:r object_modified:t contents:o",
        other => observable(other),
    }
}

fn observable(kind: &str) -> &'static str {
    match kind {
        "artifact" => "mime_type:s payload_bin:s url:s hashes:o encryption_algorithm:s decryption_key:s",
        "autonomous-system" => "number:n name:s rir:s",
        "directory" => "path:s path_enc:s ctime:t mtime:t atime:t contains_refs:R",
        "domain-name" | "ipv4-addr" | "ipv6-addr" => "value:s resolves_to_refs:R belongs_to_refs:R",
        "email-addr" => "value:s display_name:s belongs_to_ref:r",
        "email-message" => {
            "is_multipart:b date:t content_type:s from_ref:r sender_ref:r to_refs:R cc_refs:R bcc_refs:R message_id:s \
             subject:s received_lines:S additional_header_fields:o body:s body_multipart:O raw_email_ref:r"
        }
        "file" => {
            "hashes:o size:n name:s name_enc:s magic_number_hex:s mime_type:s ctime:t mtime:t atime:t \
             parent_directory_ref:r contains_refs:R content_ref:r"
        }
        "mac-addr" | "url" => "value:s",
        "mutex" => "name:s",
        "network-traffic" => {
            "start:t end:t is_active:b src_ref:r dst_ref:r src_port:n dst_port:n protocols:S src_byte_count:n \
             dst_byte_count:n src_packets:n dst_packets:n ipfix:o src_payload_ref:r dst_payload_ref:r encapsulates_refs:R \
             encapsulated_by_ref:r"
        }
        "process" => {
            "is_hidden:b pid:n created_time:t cwd:s command_line:s environment_variables:o opened_connection_refs:R \
             creator_user_ref:r image_ref:r parent_ref:r child_refs:R"
        }
        "software" => "name:s cpe:s swid:s languages:S vendor:s version:s",
        "user-account" => {
            "user_id:s credential:s account_login:s account_type:s display_name:s is_service_account:b is_privileged:b \
             can_escalate_privs:b is_disabled:b account_created:t account_expires:t credential_last_changed:t \
             account_first_login:t account_last_login:t"
        }
        "windows-registry-key" => "key:s values:O modified_time:t creator_user_ref:r number_of_subkeys:n",
        "x509-certificate" => {
            "is_self_signed:b hashes:o version:s serial_number:s signature_algorithm:s issuer:s validity_not_before:t \
             validity_not_after:t subject:s subject_public_key_algorithm:s subject_public_key_modulus:s \
             subject_public_key_exponent:n x509_v3_extensions:o"
        }
        _ => "",
    }
}

/// Gives the sort of value of a property; nothing where the standard does not define it for that type.
pub fn sort_of(kind: &str, property: &str) -> Option<char> {
    let common = match category(kind) {
        Category::Domain | Category::Relationship | Category::Meta => COMMON,
        Category::Observable => OBSERVABLE,
        Category::Custom => return None,
    };
    common.split(' ').chain(own(kind).split(' ')).find_map(|entry| {
        let (name, sort) = entry.split_once(':')?;
        (name == property).then(|| sort.chars().next())?
    })
}

/// Says what of an object does not follow the standard, so far that a strict reader would refuse it.
pub(super) fn fault(object: &Json<'_>) -> Option<(String, Why)> {
    let kind = object.get("type").and_then(Json::as_text).unwrap_or_default();
    for (key, value) in object.entries() {
        let what = || format!("{kind}.{key}");
        let Some(sort) = sort_of(kind, key) else { return Some((what(), Why::UnknownProperty)) };
        if !fits(sort, value) {
            return Some((what(), if sort == 't' { Why::BadTime } else { Why::WrongType }));
        }
    }
    if object.get("spec_version").and_then(Json::as_text) != Some("2.1") {
        return Some(("spec_version".to_owned(), Why::NoSpecVersion));
    }
    let id = object.get("id").and_then(Json::as_text).unwrap_or_default();
    let fine = id.strip_prefix(kind).and_then(|rest| rest.strip_prefix("--")).is_some_and(|uuid| {
        uuid::Uuid::try_parse(uuid).is_ok_and(|parsed| parsed.get_variant() == uuid::Variant::RFC4122)
    });
    if !fine {
        return Some((kind.to_owned(), Why::IdForm));
    }
    let needed: &[&str] = match category(kind) {
        Category::Domain | Category::Relationship => &["created", "modified"],
        Category::Meta => &["created"],
        _ => &[],
    };
    let needed = needed.iter().chain(required(kind));
    let missing = |key: &&&str| object.get(key).is_none_or(|value| *value == Json::Null);
    needed.copied().collect::<Vec<_>>().iter().find(missing).map(|key| (format!("{kind}.{key}"), Why::Missing))
}

fn fits(sort: char, value: &Json<'_>) -> bool {
    match sort {
        's' => value.as_text().is_some(),
        't' => {
            value.as_text().is_some_and(|text| text.ends_with('Z') && text.parse::<cairn_model::Timestamp>().is_ok())
        }
        'b' => matches!(value, Json::Flag(_)),
        'n' => matches!(value, Json::Number(_)),
        'r' => value.as_text().is_some_and(|text| text.contains("--")),
        'S' => !value.items().is_empty() && value.items().iter().all(|item| item.as_text().is_some()),
        'R' => {
            !value.items().is_empty()
                && value.items().iter().all(|item| item.as_text().is_some_and(|text| text.contains("--")))
        }
        'O' => !value.items().is_empty() && value.items().iter().all(|item| !item.entries().is_empty()),
        _ => !value.entries().is_empty(),
    }
}

#[cfg(test)]
mod tests;
