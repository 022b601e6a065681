//! Terms of the built-in codebook on threats, devices, evidence, consent, links and markings.
//!
//! One line a term: code, HURIDOCS code, ATT&CK technique, MISP tag or type. The words of the terms are Fluent messages
//! (`term-<vocabulary>-<code>`) and are ours; HURIDOCS's lists are copyrighted, so only their codes stand here.

use super::{Term, term};

pub(super) static THREAT_TYPE: &[Term] = &[
    term("malware", None, None, None),
    term("tool", None, None, None),
    term("threat-actor", None, None, None),
    term("intrusion-set", None, None, None),
    term("campaign", None, None, None),
    term("infrastructure", None, None, None),
    term("attack-pattern", None, None, None),
    term("vulnerability", None, None, None),
    term("vendor", None, None, Some("misp-galaxy:surveillance-vendor")),
];

pub(super) static INDICATOR_TYPE: &[Term] = &[
    term("domain", None, None, Some("domain")),
    term("url", None, None, Some("url")),
    term("ipv4", None, None, Some("ip-dst")),
    term("ipv6", None, None, Some("ip-dst")),
    term("email", None, None, Some("email")),
    term("email-subject", None, None, Some("email-subject")),
    term("phone", None, None, Some("phone-number")),
    term("md5", None, None, Some("md5")),
    term("sha1", None, None, Some("sha1")),
    term("sha256", None, None, Some("sha256")),
    term("sha512", None, None, Some("sha512")),
    term("file-name", None, None, Some("filename")),
    term("file-path", None, None, Some("filename")),
    term("process", None, None, Some("process")),
    term("app-id", None, None, Some("mobile-application-id")),
    term("certificate", None, None, Some("x509-fingerprint-sha256")),
    term("android-property", None, None, None),
    term("profile-id", None, None, None),
    term("mutex", None, None, Some("mutex")),
    term("registry-key", None, None, Some("regkey")),
    term("asn", None, None, Some("AS")),
    term("mac", None, None, Some("mac-address")),
    term("user-agent", None, None, Some("user-agent")),
    term("user-account", None, None, None),
    term("software", None, None, None),
    term("network", None, None, None),
    term("pattern", None, None, None),
];

pub(super) static PATTERN_TYPE: &[Term] = &[
    term("stix", None, None, None),
    term("yara", None, None, None),
    term("sigma", None, None, None),
    term("snort", None, None, None),
    term("suricata", None, None, None),
    term("pcre", None, None, None),
    term("other", None, None, None),
];

pub(super) static TRIAGE: &[Term] = &[
    term("unjudged", None, None, None),
    term("malicious", None, None, Some("false-positive:confirmed=\"false\"")),
    term("suspicious", None, None, None),
    term("false-positive", None, None, Some("false-positive:confirmed=\"true\"")),
    term("expired", None, None, None),
];

pub(super) static SET_FORMAT: &[Term] = &[
    term("stix", None, None, None),
    term("misp", None, None, None),
    term("csv", None, None, None),
    term("text", None, None, None),
    term("warning-list", None, None, None).since("2026.3"),
];

pub(super) static DEVICE_TYPE: &[Term] = &[
    term("phone", None, None, None),
    term("tablet", None, None, None),
    term("laptop", None, None, None),
    term("computer", None, None, None),
    term("sim", None, None, None),
    term("storage", None, None, None),
    term("server", None, None, None),
    term("router", None, None, None),
    term("camera", None, None, None).since("2026.2"),
    term("recorder", None, None, None).since("2026.2"),
    term("wearable", None, None, None).since("2026.2"),
    term("smart-home", None, None, None).since("2026.2"),
    term("vehicle", None, None, None).since("2026.2"),
    term("security-key", None, None, None).since("2026.2"),
    term("tracker", None, None, None).since("2026.2"),
    term("account", None, None, None),
    term("paper", None, None, None),
    term("other", None, None, None),
];

pub(super) static DEVICE_STATE: &[Term] = &[
    term("on-unlocked", None, None, None),
    term("on-locked", None, None, None),
    term("off", None, None, None),
    term("damaged", None, None, None),
    term("wiped", None, None, None),
    term("unknown", None, None, None),
];

pub(super) static EVIDENCE_TYPE: &[Term] = &[
    term("document", None, None, None),
    term("photograph", None, None, None),
    term("video", None, None, None),
    term("audio", None, None, None),
    term("screenshot", None, None, None),
    term("web-capture", None, None, None),
    term("message", None, None, None),
    term("e-mail", None, None, None),
    term("forensic-image", None, None, None),
    term("backup", None, None, None),
    term("system-log", None, None, None),
    term("network-capture", None, None, None),
    term("malware-sample", None, None, None),
    term("analysis-output", None, None, None),
    term("satellite-image", None, None, None).since("2026.2"),
    term("medical-record", None, None, None).since("2026.2"),
    term("identity-document", None, None, None).since("2026.2"),
    term("physical-object", None, None, None).since("2026.2"),
    term("consent-form", None, None, None),
    term("other", None, None, None),
];

pub(super) static OBTAINED: &[Term] = &[
    term("handed-over", None, None, None),
    term("sent", None, None, None),
    term("downloaded", None, None, None),
    term("captured", None, None, None),
    term("extracted", None, None, None),
    term("found", None, None, None),
    term("returned-by-authority", None, None, None),
    term("derived", None, None, None),
    term("unknown", None, None, None),
];

pub(super) static OPERATION: &[Term] = &[
    term("copied", None, None, None),
    term("redacted", None, None, None),
    term("cropped", None, None, None),
    term("transcribed", None, None, None),
    term("translated", None, None, None),
    term("converted", None, None, None),
    term("extracted", None, None, None),
    term("stripped", None, None, None).since("2026.2"),
    term("redaction-map", None, None, None).since("2026.2"),
];

pub(super) static HELD: &[Term] =
    &[term("here", None, None, None), term("elsewhere", None, None, None), term("destroyed", None, None, None)];

pub(super) static CUSTODY: &[Term] = &[
    term("collected", None, None, None),
    term("received", None, None, None),
    term("viewed", None, None, None),
    term("copied", None, None, None),
    term("exported", None, None, None),
    term("transferred", None, None, None),
    term("transformed", None, None, None),
    term("sealed", None, None, None),
    term("deposited", None, None, None),
    term("verified", None, None, None),
    term("destroyed", None, None, None),
    term("returned", None, None, None),
    term("deviation", None, None, None),
];

pub(super) static CONSENT_USE: &[Term] = &[
    term("keep", None, None, None),
    term("examine-device", None, None, None),
    term("share-indicators", None, None, None),
    term("warn-targets", None, None, None),
    term("contact-again", None, None, None),
];

pub(super) static CONSENT_AUDIENCE: &[Term] = &[
    term("partner", None, None, None),
    term("statistics", None, None, None),
    term("public", None, None, None),
    term("un", None, None, None),
    term("national-court", None, None, None),
    term("international-court", None, None, None),
];

pub(super) static CONSENT_ANSWER: &[Term] =
    &[term("no", None, None, None), term("yes", None, None, None), term("ask", None, None, None)];

pub(super) static PUBLICITY: &[Term] = &[
    term("no", None, None, None),
    term("anonymised", None, None, None),
    term("named", None, None, None),
    term("ask", None, None, None),
];

pub(super) static CONSENT_FORM: &[Term] = &[
    term("written", None, None, None),
    term("spoken", None, None, None),
    term("audio", None, None, None),
    term("thumbprint", None, None, None),
];

pub(super) static CAPACITY: &[Term] = &[
    term("own", None, None, None),
    term("guardian", None, None, None),
    term("assisted", None, None, None),
    term("next-of-kin", None, None, None),
];

pub(super) static RELATION: &[Term] = &[
    term("enabled", None, None, None),
    term("followed", Some("220000000000"), None, None),
    term("preceded", Some("010000000000"), None, None),
    term("caused", Some("030000000000"), None, None),
    term("motivated", None, None, None),
    term("retaliation-for", Some("230000000000"), None, None),
    term("parallel-to", Some("110000000000"), None, None),
    term("part-of", Some("210000000000"), None, None),
    term("same-campaign", None, None, None),
    term("targeted", None, None, None),
    term("uses", None, None, None),
    term("attributed-to", None, None, None),
    term("communicates-with", None, None, None),
    term("found-on", None, None, None),
    term("indicates", None, None, None),
    term("derived-from", None, None, None),
    term("corroborates", None, None, None),
    term("contradicts", None, None, None),
    term("evidence-of", None, None, None),
    term("belongs-to", None, None, None),
    term("covers", None, None, None),
    term("related-to", None, None, None),
];

pub(super) static CONFIDENCE: &[Term] = &[
    term("low", None, None, Some("estimative-language:confidence-in-analytic-judgment=\"low\"")),
    term("medium", None, None, Some("estimative-language:confidence-in-analytic-judgment=\"moderate\"")),
    term("high", None, None, Some("estimative-language:confidence-in-analytic-judgment=\"high\"")),
];

pub(super) static PLACE_LEVEL: &[Term] = &[
    term("exact", None, None, None),
    term("100m", None, None, None),
    term("1km", None, None, None),
    term("area", None, None, None),
    term("country", None, None, None),
    term("withheld", None, None, None),
];

pub(super) static TLP: &[Term] = &[
    term("red", None, None, Some("tlp:red")),
    term("amber+strict", None, None, Some("tlp:amber+strict")),
    term("amber", None, None, Some("tlp:amber")),
    term("green", None, None, Some("tlp:green")),
    term("clear", None, None, Some("tlp:clear")),
];

pub(super) static PAP: &[Term] = &[
    term("red", None, None, Some("PAP:RED")),
    term("amber", None, None, Some("PAP:AMBER")),
    term("green", None, None, Some("PAP:GREEN")),
    term("clear", None, None, Some("PAP:CLEAR")),
];
