//! The fields of indicators, indicator sets, evidence, threats and devices.

use super::Field;
use super::FieldType as T;
use super::Sensitivity as S;
use crate::Kind as K;
use crate::vocab::Vocabulary as V;

const fn row(path: &'static str, ty: T, class: S) -> Field {
    Field::row(path, ty, class)
}

const COUNT: T = T::Integer { min: 0, max: 1_000_000_000_000_000 };

pub(super) static INDICATOR: &[Field] = &[
    row("title", T::Text, S::Technical).quick().filter().text().stix("name").misp("Attribute.comment"),
    row("type", T::Code(V::IndicatorType), S::Technical).quick().filter().misp("Attribute.type"),
    row("value", T::Text, S::Technical).quick().filter().text().stix("pattern").misp("Attribute.value"),
    row("pattern", T::LongText, S::Technical).stix("pattern").misp("stix2-pattern"),
    row("pattern_type", T::Code(V::PatternType), S::Technical).filter().stix("pattern_type"),
    row("description", T::LongText, S::Technical).core().text().stix("description").misp("Attribute.comment"),
    row("triage", T::Code(V::Triage), S::Technical).core().filter().stix("indicator_types").misp("false-positive"),
    row("triage_why", T::LongText, S::Technical).core().text(),
    row("triage_by", T::Text, S::Informant),
    row("triage_on", T::Date, S::Technical),
    row("confidence", T::Code(V::Confidence), S::Technical).core().filter().stix("confidence"),
    row("valid_from", T::Date, S::Technical).core().filter().stix("valid_from").misp("Attribute.first_seen"),
    row("valid_until", T::Date, S::Technical).filter().stix("valid_until").misp("Attribute.last_seen"),
    row("set", T::Reference(K::IndicatorSet), S::Technical).core().filter(),
    row("sightings/*", T::Item, S::Technical).core().stix("sighting").misp("Sighting"),
    row("sightings/*/when", T::Date, S::Technical).core().filter().stix("first_seen").misp("Sighting.date_sighting"),
    row("sightings/*/device", T::Reference(K::Device), S::Device).core().filter(),
    row("sightings/*/incident", T::Reference(K::Incident), S::Technical).filter(),
    row("sightings/*/count", COUNT, S::Technical).stix("count"),
    row("sightings/*/by", T::Text, S::Informant).stix("where_sighted_refs").misp("Sighting.Organisation"),
    row("sightings/*/remarks", T::LongText, S::Technical).text(),
    row("stix_id", T::Text, S::Technical).filter().stix("id").misp("Attribute.uuid"),
    row("original", T::LongText, S::Technical),
];

pub(super) static INDICATOR_SET: &[Field] = &[
    row("title", T::Text, S::Technical).quick().filter().text().stix("report:name").misp("Feed.name"),
    row("origin", T::Text, S::Technical).quick().filter().text().stix("created_by_ref").misp("Feed.provider"),
    row("url", T::Url, S::Technical).core().stix("external_references").misp("Feed.url"),
    row("description", T::LongText, S::Technical).core().text().stix("report:description"),
    row("format", T::Code(V::SetFormat), S::Technical).filter(),
    row("licence", T::Text, S::Open).core().filter(),
    row("published", T::Date, S::Technical).core().filter().stix("report:published"),
    row("obtained", T::Date, S::Technical).core().filter(),
    row("sha256", T::Hash, S::Technical).filter(),
    row("blake3", T::Hash, S::Technical).filter(),
    row("size", COUNT, S::Technical),
    row("objects", COUNT, S::Technical),
    row("indicators", COUNT, S::Technical),
    row("losses", T::LongText, S::Technical),
];

pub(super) static EVIDENCE: &[Field] = &[
    row("title", T::Text, S::Open).quick().filter().text().esf("9002").stix("file:name"),
    row("reference", T::Text, S::Open).filter().esf("9001"),
    row("copy", T::Code(V::CopyKind), S::Open).filter(),
    row("type", T::Code(V::EvidenceType), S::Open).core().filter().esf("9007").misp("forensic-evidence:type"),
    row("description", T::LongText, S::Open).core().text().esf("9004"),
    row("incident", T::Reference(K::Incident), S::Open).core().filter().esf("0166 0167"),
    row("case", T::Reference(K::Case), S::Open).filter(),
    row("shows/*", T::ReferenceSet(K::Person), S::Identity).filter(),
    row("file_name", T::Text, S::Identity).core().filter().text().stix("file:name").misp("filename"),
    row("media_type", T::Text, S::Open).filter().esf("9010").stix("artifact:mime_type").misp("mime-type"),
    row("size", COUNT, S::Open).stix("file:size").misp("size-in-bytes"),
    row("sha256", T::Hash, S::Technical).core().filter().stix("file:hashes.'SHA-256'").misp("sha256"),
    row("blake3", T::Hash, S::Technical).filter(),
    row("sealed", T::Hash, S::Technical).filter(),
    row("sealed_size", COUNT, S::Open),
    row("obtained", T::Code(V::Obtained), S::Open).core().filter().misp("forensic-evidence:acquisition-method"),
    row("obtained_from", T::Text, S::Informant).core().text(),
    row("source_url", T::Url, S::Technical).core().esf("9011").stix("artifact:url"),
    row("uploader", T::Text, S::Identity).filter().text(),
    row("server", T::LongText, S::Technical),
    row("informant", T::Reference(K::Person), S::Informant).filter(),
    row("device", T::Reference(K::Device), S::Device).filter(),
    row("collected", T::Timestamp, S::Open).core().filter().esf("9006"),
    row("collected_by", T::Text, S::Identity).core(),
    row("device_clock", T::Timestamp, S::Device),
    row("clock_offset", T::Integer { min: -4_000_000_000, max: 4_000_000_000 }, S::Device),
    row("created", T::Date, S::Open).filter().esf("9005").stix("file:ctime"),
    row("modified", T::Timestamp, S::Device).stix("file:mtime"),
    row("creator", T::Text, S::Identity).esf("9003"),
    row("origin", T::Code(V::EvidenceOrigin), S::Open).filter(),
    row("language", T::Code(V::Language), S::Open).filter().esf("9008"),
    row("where", T::Place, S::Location).text(),
    row("where_point", T::Point, S::Location),
    row("where_level", T::Code(V::PlaceLevel), S::Open),
    row("tool", T::Text, S::Technical).misp("forensic-evidence:tool"),
    row("tool_version", T::Text, S::Technical),
    row("tool_settings", T::LongText, S::Technical),
    row("parent", T::Reference(K::Evidence), S::Open).filter().stix("derived-from"),
    row("parent_sha256", T::Hash, S::Technical).filter(),
    row("operation", T::Code(V::Operation), S::Open).filter(),
    row("parameters", T::LongText, S::Technical),
    row("held", T::Code(V::Held), S::Open).filter(),
    row("custodian", T::Text, S::Identity),
    row("shelf", T::Text, S::Location),
    row("seal_number", T::Text, S::Technical).filter(),
    row("bag_number", T::Text, S::Technical).filter(),
    row("drive", T::Text, S::Technical).filter(),
    row("manifest", T::Reference(K::Evidence), S::Technical).filter(),
    row("checked", T::Timestamp, S::Technical).filter(),
];

pub(super) static THREAT: &[Field] = &[
    row("title", T::Text, S::Technical).quick().filter().text().stix("name").misp("GalaxyCluster.value"),
    row("type", T::Code(V::ThreatType), S::Technical).quick().filter().stix("type").misp("Galaxy.type"),
    row("description", T::LongText, S::Technical).core().text().stix("description").misp("GalaxyCluster.description"),
    row("aliases/*", T::Item, S::Technical).core().stix("aliases").misp("GalaxyElement.synonyms"),
    row("aliases/*/name", T::Text, S::Technical).core().filter().text().stix("aliases").misp("GalaxyElement.synonyms"),
    row("family", T::Flag, S::Technical).stix("is_family"),
    row("attack_id", T::Text, S::Technical)
        .core()
        .filter()
        .text()
        .stix("external_references")
        .misp("mitre-attack-pattern"),
    row("first_seen", T::Date, S::Technical).core().filter().stix("first_seen"),
    row("last_seen", T::Date, S::Technical).filter().stix("last_seen"),
    row("vendor", T::Reference(K::Threat), S::Technical).filter(),
    row("country", T::Code(V::Country), S::Technical).filter().misp("country"),
    row("goals", T::LongText, S::Technical).text().stix("goals"),
    row("confidence", T::Code(V::Confidence), S::Technical).filter().stix("confidence"),
    row("set", T::Reference(K::IndicatorSet), S::Technical).filter(),
    row("stix_id", T::Text, S::Technical).filter().stix("id").misp("GalaxyCluster.uuid"),
    row("original", T::LongText, S::Technical),
];

pub(super) static DEVICE: &[Field] = &[
    row("title", T::Text, S::Device).quick().filter().text(),
    row("type", T::Code(V::DeviceType), S::Device).quick().filter().misp("device:device-type"),
    row("owner", T::Reference(K::Person), S::Device).core().filter(),
    row("holder", T::Reference(K::Person), S::Identity).filter(),
    row("make", T::Text, S::Device).core().filter().text().misp("device:brand"),
    row("model", T::Text, S::Device).core().filter().text().misp("device:model"),
    row("os", T::Text, S::Device).core().filter().stix("software:name").misp("device:OS"),
    row("os_version", T::Text, S::Device).core().filter().stix("software:version").misp("device:version"),
    row("serial", T::Text, S::Device).filter().misp("device:serial"),
    row("imei", T::Text, S::Device).filter().misp("device:IMEI"),
    row("identifiers/*", T::Item, S::Device),
    row("identifiers/*/type", T::Code(V::DeviceIdentifier), S::Device).filter(),
    row("identifiers/*/value", T::Text, S::Device).filter().text(),
    row("phone_number", T::Text, S::Identity).filter().misp("phone-number"),
    row("account", T::Text, S::Identity).filter().text().stix("user-account:account_login"),
    row("account_service", T::Text, S::Device).filter().text(),
    row("hardened", T::Flag, S::Device).filter(),
    row("last_updated", T::Date, S::Device),
    row("received", T::Date, S::Device).core().filter(),
    row("received_state", T::Code(V::DeviceState), S::Device).core(),
    row("isolation", T::Code(V::Isolation), S::Device).filter(),
    row("received_from", T::Text, S::Informant),
    row("received_by", T::Text, S::Identity),
    row("condition", T::LongText, S::Device),
    row("marks", T::LongText, S::Device).text(),
    row("accessories", T::Text, S::Device).text(),
    row("seal_number", T::Text, S::Technical).filter(),
    row("bag_number", T::Text, S::Technical).filter(),
    row("held", T::Code(V::Held), S::Open).filter(),
    row("custodian", T::Text, S::Identity),
    row("shelf", T::Text, S::Location),
    row("returned", T::Date, S::Device).filter(),
    row("returned_to", T::Text, S::Identity),
    row("photographs/*", T::ReferenceSet(K::Evidence), S::Device),
];
