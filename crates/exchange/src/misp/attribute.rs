//! Types of MISP attributes, and the observables in their values.
//!
//! Facts of `describeTypes.json` (MISP 2.5): 194 types, of which those below have an indicator type of ours.

use super::Pattern;
use crate::loss::{Losses, Why};
use crate::observable::{Canonical, Observable, canonicalize};
use crate::stix;

/// What an attribute's value holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Its observables, canonical, each once.
    pub observables: Vec<Observable>,
    /// A pattern.
    pub pattern: Option<Pattern>,
}

/// Gives the indicator type of one part of an attribute type; `host` is an address or a domain.
fn indicator_type(part: &str) -> Option<&'static str> {
    Some(match part {
        "domain" | "hostname" | "onion-address" => "domain",
        "ip" | "ip-src" | "ip-dst" => "host",
        "url" => "url",
        "email" | "email-src" | "email-dst" | "email-reply-to" | "whois-registrant-email" | "dns-soa-email" => "email",
        "email-subject" => "email-subject",
        "phone-number" | "whois-registrant-phone" => "phone",
        "md5" => "md5",
        "sha1" => "sha1",
        "sha256" => "sha256",
        "sha512" => "sha512",
        "filename" | "attachment" | "email-attachment" => "file-name",
        "mobile-application-id" => "app-id",
        "x509-fingerprint-md5" | "x509-fingerprint-sha1" | "x509-fingerprint-sha256" => "certificate",
        "mutex" => "mutex",
        "regkey" => "registry-key",
        "AS" => "asn",
        "mac-address" => "mac",
        "user-agent" => "user-agent",
        "github-username" | "jabber-id" | "twitter-id" => "user-account",
        _ => return None,
    })
}

/// Gives the language of a type whose values are patterns.
fn pattern_language(ty: &str) -> Option<&'static str> {
    Some(match ty {
        "yara" => "yara",
        "sigma" => "sigma",
        "snort" => "snort",
        "suricata" => "suricata",
        "stix2-pattern" => "stix",
        "pattern-in-file" | "pattern-in-traffic" | "pattern-in-memory" | "filename-pattern" => "pcre",
        "bro" | "zeek" | "kusto-query" | "gene" => "other",
        _ => return None,
    })
}

/// Reads the value of an attribute of a type.
///
/// Values of two parts (`domain|ip`) give each part's, but of a name and a hash only the hash. What is of another type than it claims is noted and taken as what
/// it is; a type that no indicator type stands for is noted when the attribute is meant for detection.
pub fn read(ty: &str, value: &str, detects: bool, place: &str, losses: &mut Losses) -> Held {
    let mut held = Held::default();
    if let Some(language) = pattern_language(ty) {
        if language == "stix" {
            held.observables = stix::observables_of_pattern(value, place, losses);
        }
        held.pattern = Some(Pattern { language, text: value.to_owned() });
        return held;
    }
    let types = if ty == "malware-sample" { "filename|md5" } else { ty };
    let values: Vec<&str> = if types.contains('|') { value.split('|').collect() } else { vec![value] };
    for (part, value) in types.split('|').zip(values) {
        let Some(kind) = indicator_type(part) else {
            if detects && part != "port" && part != "value" {
                losses.note(|| place.to_owned(), ty, Why::NoIndicatorType);
            }
            continue;
        };
        let value = value.trim();
        if value.is_empty() {
            losses.note(|| place.to_owned(), ty, Why::OddValue);
            continue;
        }
        let kind = if kind == "file-name" && value.contains(['/', '\\']) { "file-path" } else { kind };
        let digits = value.trim_start_matches(['A', 'S', 'a', 's']);
        let canonical = canonicalize(kind, if kind == "asn" { digits } else { value });
        let odd = match (&canonical, kind) {
            (Canonical::Plain(found), "host") => found.kind == "domain",
            (Canonical::Plain(_), _) => false,
            (Canonical::Odd(_), _) => true,
        };
        if odd {
            losses.note(|| place.to_owned(), ty, Why::OddValue);
        }
        let observable = canonical.into_observable();
        if !held.observables.contains(&observable) {
            held.observables.push(observable);
        }
    }
    // A name beside the hash of its file is no sign by itself: others name their files so, too.
    let is_hash = |found: &Observable| crate::observable::hash_kind(&found.value) == Some(found.kind);
    if types.contains('|') && held.observables.iter().any(is_hash) {
        held.observables.retain(is_hash);
    }
    held
}

/// Where an observable stands in MISP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<'a> {
    /// The attribute type.
    pub ty: &'static str,
    /// The category.
    pub category: &'static str,
    /// The value.
    pub value: std::borrow::Cow<'a, str>,
    /// Whether MISP has no type for it, so that it stands as text and is not matched.
    pub as_text: bool,
}

/// Gives the attribute type, category and value for an observable of ours.
pub fn write<'a>(kind: &str, value: &'a str) -> Written<'a> {
    let (ty, category) = match kind {
        "domain" => ("domain", "Network activity"),
        "url" => ("url", "Network activity"),
        "ipv4" | "ipv6" | "network" => ("ip-dst", "Network activity"),
        "email" => ("email-src", "Payload delivery"),
        "email-subject" => ("email-subject", "Payload delivery"),
        "phone" => ("phone-number", "Other"),
        "md5" => ("md5", "Payload delivery"),
        "sha1" => ("sha1", "Payload delivery"),
        "sha256" => ("sha256", "Payload delivery"),
        "sha512" => ("sha512", "Payload delivery"),
        "file-name" | "file-path" => ("filename", "Payload delivery"),
        "app-id" => ("mobile-application-id", "Payload delivery"),
        "certificate" => match value.len() {
            32 => ("x509-fingerprint-md5", "Network activity"),
            40 => ("x509-fingerprint-sha1", "Network activity"),
            64 => ("x509-fingerprint-sha256", "Network activity"),
            _ => ("text", "Other"),
        },
        "mutex" => ("mutex", "Artifacts dropped"),
        "registry-key" => ("regkey", "Persistence mechanism"),
        "asn" => ("AS", "Network activity"),
        "mac" => ("mac-address", "Network activity"),
        "user-agent" => ("user-agent", "Network activity"),
        _ => ("text", "Other"),
    };
    // A wildcard is no domain to MISP; the name itself is.
    let value = if kind == "domain" { value.strip_prefix("*.").unwrap_or(value) } else { value };
    Written { ty, category, value: value.into(), as_text: ty == "text" }
}

/// Gives the attribute type and category of a pattern in a language of ours.
pub const fn write_pattern(language: Option<&str>) -> (&'static str, &'static str) {
    let Some(language) = language else { return ("text", "Other") };
    match language.as_bytes() {
        b"stix" => ("stix2-pattern", "Payload installation"),
        b"yara" => ("yara", "Payload installation"),
        b"sigma" => ("sigma", "Payload installation"),
        b"snort" => ("snort", "Network activity"),
        b"suricata" => ("suricata", "Network activity"),
        b"pcre" => ("pattern-in-file", "Payload installation"),
        _ => ("text", "Other"),
    }
}
