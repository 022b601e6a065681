//! Terms of the built-in codebook on cases, examinations, risk, judgments and everyday work, and the small HURIDOCS lists on
//! detention, trial, death and torture.
//!
//! One line a term: code, HURIDOCS code, ATT&CK technique, MISP tag or type. The words of the terms are Fluent messages
//! (`term-<vocabulary>-<code>`, in `casework.ftl`) and are ours; HURIDOCS's lists are copyrighted, so only their codes stand
//! here. Where a vocabulary is a scale, its terms stand from least to most.

use super::{Term, term};

pub(super) static CASE_TYPE: &[Term] =
    &[term("help-request", None, None, None), term("matter", None, None, None), term("dossier", None, None, None)];

pub(super) static CASE_STATUS: &[Term] = &[
    term("new", None, None, None),
    term("triage", None, None, None),
    term("open", None, None, None),
    term("waiting", None, None, None),
    term("referred", None, None, None),
    term("closed", None, None, None),
];

pub(super) static CASE_OUTCOME: &[Term] = &[
    term("resolved", None, None, None),
    term("partly-resolved", None, None, None),
    term("advice-given", None, None, None),
    term("referred", None, None, None),
    term("not-possible", None, None, None),
    term("withdrawn", None, None, None),
    term("lost-contact", None, None, None),
    term("out-of-scope", None, None, None),
];

pub(super) static URGENCY: &[Term] = &[
    term("life-at-risk", None, None, None),
    term("hours", None, None, None),
    term("days", None, None, None),
    term("weeks", None, None, None),
    term("none", None, None, None),
];

pub(super) static REQUEST_CHANNEL: &[Term] = &[
    term("in-person", None, None, None),
    term("phone", None, None, None),
    term("messenger", None, None, None),
    term("e-mail", None, None, None),
    term("web-form", None, None, None),
    term("helpline", None, None, None),
    term("through-partner", None, None, None),
    term("at-event", None, None, None),
    term("own-monitoring", None, None, None),
    term("other", None, None, None),
];

pub(super) static HELP_TOPIC: &[Term] = &[
    term("account-taken", None, None, None),
    term("account-suspended", None, None, None),
    term("device-seized", None, None, None),
    term("device-suspicious", None, None, None),
    term("malware", None, None, None),
    term("spyware", None, None, None),
    term("phishing", None, None, None),
    term("harassment", None, None, None),
    term("doxxing", None, None, None),
    term("intimate-images", None, None, None),
    term("impersonation", None, None, None),
    term("disinformation", None, None, None),
    term("site-attack", None, None, None),
    term("blocking", None, None, None),
    term("safe-communication", None, None, None),
    term("physical-threat", None, None, None),
    term("legal", None, None, None),
    term("psychosocial", None, None, None),
    term("relocation", None, None, None),
    term("advice", None, None, None),
    term("other", None, None, None),
];

pub(super) static VETTING: &[Term] = &[
    term("known", None, None, None),
    term("vouched-for", None, None, None),
    term("checked", None, None, None),
    term("not-checked", None, None, None),
    term("doubtful", None, None, None),
];

pub(super) static REFERRAL_STATUS: &[Term] = &[
    term("asked", None, None, None),
    term("accepted", None, None, None),
    term("declined", None, None, None),
    term("no-answer", None, None, None),
    term("done", None, None, None),
];

pub(super) static EXAMINATION_TYPE: &[Term] = &[
    term("triage", None, None, None),
    term("device-forensics", None, None, None),
    term("account-review", None, None, None),
    term("malware-analysis", None, None, None),
    term("file-analysis", None, None, None),
    term("network-analysis", None, None, None),
    term("other", None, None, None),
];

pub(super) static EXAMINATION_RESULT: &[Term] = &[
    term("nothing-found", None, None, None),
    term("suspicious", None, None, None),
    term("traces-found", None, None, None),
    term("compromised", None, None, None),
    term("inconclusive", None, None, None),
    term("not-possible", None, None, None),
];

pub(super) static STEP_RESULT: &[Term] = &[
    term("done", None, None, None),
    term("done-differently", None, None, None),
    term("failed", None, None, None),
    term("skipped", None, None, None),
    term("not-applicable", None, None, None),
    term("not-yet", None, None, None),
];

pub(super) static ACQUISITION_METHOD: &[Term] = &[
    term("backup", None, None, None),
    term("logical", None, None, None),
    term("file-system", None, None, None),
    term("physical", None, None, None),
    term("selected-files", None, None, None),
    term("log-export", None, None, None),
    term("memory", None, None, None),
    term("cloud", None, None, None),
    term("screenshots", None, None, None),
    term("other", None, None, None),
];

pub(super) static OMISSION_REASON: &[Term] = &[
    term("no-consent", None, None, None),
    term("locked", None, None, None),
    term("encrypted", None, None, None),
    term("damaged", None, None, None),
    term("overwritten", None, None, None),
    term("not-held", None, None, None),
    term("no-tool", None, None, None),
    term("no-time", None, None, None),
    term("out-of-scope", None, None, None),
];

pub(super) static ISOLATION: &[Term] = &[
    term("airplane-mode", None, None, None),
    term("shielded", None, None, None),
    term("sim-removed", None, None, None),
    term("off", None, None, None),
    term("not-isolated", None, None, None),
    term("unknown", None, None, None),
];

pub(super) static ASSET_TYPE: &[Term] = &[
    term("person", None, None, None),
    term("group", None, None, None),
    term("organisation", None, None, None),
    term("programme", None, None, None),
    term("information", None, None, None),
    term("device", None, None, None),
    term("account", None, None, None),
    term("place", None, None, None),
];

pub(super) static THREAT_CLASS: &[Term] = &[
    term("confidentiality", None, None, None),
    term("control", None, None, None),
    term("integrity", None, None, None),
    term("availability", None, None, None),
    term("identity", None, None, None),
    term("accountability", None, None, None),
];

pub(super) static ADVERSARY_RATING: &[Term] = &[
    term("none", None, None, None),
    term("low", None, None, None),
    term("medium", None, None, None),
    term("high", None, None, None),
    term("very-high", None, None, None),
];

pub(super) static LIKELIHOOD: &[Term] = &[
    term("very-unlikely", None, None, Some("estimative-language:likelihood-probability=\"very-unlikely\"")),
    term("unlikely", None, None, Some("estimative-language:likelihood-probability=\"unlikely\"")),
    term("possible", None, None, Some("estimative-language:likelihood-probability=\"roughly-even-chance\"")),
    term("likely", None, None, Some("estimative-language:likelihood-probability=\"likely\"")),
    term("very-likely", None, None, Some("estimative-language:likelihood-probability=\"very-likely\"")),
];

pub(super) static SEVERITY: &[Term] = &[
    term("minor", None, None, None),
    term("moderate", None, None, None),
    term("serious", None, None, None),
    term("severe", None, None, None),
    term("extreme", None, None, None),
];

pub(super) static CAPACITY_LEVEL: &[Term] = &[
    term("none", None, None, None),
    term("weak", None, None, None),
    term("fair", None, None, None),
    term("good", None, None, None),
    term("strong", None, None, None),
];

pub(super) static TREATMENT: &[Term] = &[
    term("reduce", None, None, None),
    term("accept", None, None, None),
    term("transfer", None, None, None),
    term("avoid", None, None, None),
];

pub(super) static VERSION_STATUS: &[Term] = &[
    term("draft", None, None, None),
    term("current", None, None, None),
    term("superseded", None, None, None),
    term("withdrawn", None, None, None),
];

pub(super) static PROTOCOL_TYPE: &[Term] = &[
    term("triage", None, None, None),
    term("acquisition", None, None, None),
    term("examination", None, None, None),
    term("interview", None, None, None),
    term("release", None, None, None),
    term("incident-response", None, None, None),
    term("retention", None, None, None),
    term("risk-template", None, None, None),
    term("other", None, None, None),
];

pub(super) static RISK_SCALE: &[Term] = &[
    term("likelihood", None, None, None),
    term("impact", None, None, None),
    term("capacity", None, None, None),
    term("history", None, None, None),
    term("capability", None, None, None),
    term("intent", None, None, None),
    term("category", None, None, None),
    term("band", None, None, None).since("2026.3"),
];

pub(super) static JUDGMENT_TYPE: &[Term] = &[
    term("same-person", None, None, None),
    term("same-incident", None, None, None),
    term("same-threat", None, None, None),
    term("claim", None, None, None),
    term("finding", None, None, None),
    term("attribution", None, None, None),
    term("informant", None, None, None),
];

pub(super) static VERDICT: &[Term] = &[
    term("same", None, None, None),
    term("different", None, None, None),
    term("corroborated", None, None, None),
    term("doubted", None, None, None),
    term("refuted", None, None, None),
    term("established", None, None, None),
    term("not-established", None, None, None),
    term("undecided", None, None, None),
];

pub(super) static PROOF_STANDARD: &[Term] = &[
    term("reasonable-grounds", None, None, None),
    term("balance", None, None, None),
    term("clear-and-convincing", None, None, None),
    term("beyond-doubt", None, None, None),
];

pub(super) static CITATION_WEIGHT: &[Term] =
    &[term("supports", None, None, None), term("against", None, None, None), term("context", None, None, None)];

pub(super) static TASK_STATUS: &[Term] = &[
    term("open", None, None, None),
    term("under-way", None, None, None),
    term("waiting", None, None, None),
    term("done", None, None, None),
    term("dropped", None, None, None),
];

pub(super) static NOTE_TYPE: &[Term] = &[
    term("observation", None, None, None),
    term("conversation", None, None, None),
    term("meeting", None, None, None),
    term("idea", None, None, None),
    term("handing-over", None, None, None),
    term("warning", None, None, None),
    term("other", None, None, None),
];

pub(super) static RECORD_KIND: &[Term] = &[
    term("incident", None, None, None),
    term("case", None, None, None),
    term("person", None, None, None),
    term("identity", None, None, None),
    term("indicator", None, None, None),
    term("indicator-set", None, None, None),
    term("evidence", None, None, None),
    term("threat", None, None, None),
    term("device", None, None, None),
    term("examination", None, None, None),
    term("assessment", None, None, None),
    term("protocol", None, None, None),
    term("consent", None, None, None),
    term("judgment", None, None, None),
    term("task", None, None, None),
    term("note", None, None, None),
    term("saved-view", None, None, None),
    term("term", None, None, None),
];

pub(super) static VIEW_ORDER: &[Term] = &[term("newest", None, None, None), term("date", None, None, None)];

pub(super) static VIEW_LAYOUT: &[Term] = &[
    term("list", None, None, None),
    term("timeline", None, None, None),
    term("map", None, None, None),
    term("graph", None, None, None),
    term("matrix", None, None, None),
];

pub(super) static SCRIPT: &[Term] = &[
    term("arab", None, None, None),
    term("armn", None, None, None),
    term("beng", None, None, None),
    term("cyrl", None, None, None),
    term("deva", None, None, None),
    term("ethi", None, None, None),
    term("geor", None, None, None),
    term("grek", None, None, None),
    term("gujr", None, None, None),
    term("guru", None, None, None),
    term("hang", None, None, None),
    term("hans", None, None, None),
    term("hant", None, None, None),
    term("hebr", None, None, None),
    term("jpan", None, None, None),
    term("khmr", None, None, None),
    term("knda", None, None, None),
    term("laoo", None, None, None),
    term("latn", None, None, None),
    term("mlym", None, None, None),
    term("mong", None, None, None),
    term("mymr", None, None, None),
    term("nkoo", None, None, None),
    term("orya", None, None, None),
    term("sinh", None, None, None),
    term("syrc", None, None, None),
    term("taml", None, None, None),
    term("telu", None, None, None),
    term("tfng", None, None, None),
    term("thaa", None, None, None),
    term("thai", None, None, None),
    term("tibt", None, None, None),
    term("zyyy", None, None, None),
];

pub(super) static NAME_TYPE: &[Term] = &[
    term("legal", None, None, None),
    term("birth", None, None, None),
    term("married", None, None, None),
    term("chosen", None, None, None),
    term("nickname", None, None, None),
    term("teknonym", None, None, None),
    term("professional", None, None, None),
    term("fighting", None, None, None),
    term("religious", None, None, None),
    term("handle", None, None, None),
    term("transliteration", None, None, None),
    term("misspelling", None, None, None),
    term("other", None, None, None),
];

pub(super) static DEVICE_IDENTIFIER: &[Term] = &[
    term("imei", None, None, None),
    term("serial", None, None, None),
    term("iccid", None, None, None),
    term("imsi", None, None, None),
    term("mac", None, None, Some("mac-address")),
    term("advertising-id", None, None, None),
    term("device-id", None, None, None),
    term("asset-number", None, None, None),
    term("account-id", None, None, None),
    term("other", None, None, None),
];

pub(super) static COPY_KIND: &[Term] =
    &[term("original", None, None, None), term("working", None, None, None), term("derivative", None, None, None)];

pub(super) static EVIDENCE_ORIGIN: &[Term] = &[
    term("person", None, None, None),
    term("automatic", None, None, None),
    term("edited", None, None, None),
    term("ai-suspected", None, None, None),
    term("ai-generated", None, None, None),
    term("unknown", None, None, None),
];

pub(super) static ACCOUNT_TYPE: &[Term] = &[
    term("later", None, None, None),
    term("addition", None, None, None),
    term("correction", None, None, None),
    term("retraction", None, None, None),
    term("transcript", None, None, None),
];

pub(super) static CONSENT_TOLD: &[Term] = &[
    term("who-documents", None, None, None),
    term("purpose", None, None, None),
    term("access", None, None, None),
    term("risks", None, None, None),
    term("benefits", None, None, None),
    term("voluntary", None, None, None),
    term("confidential", None, None, None),
    term("withdrawal", None, None, None),
    term("not-recallable", None, None, None),
    term("contact", None, None, None),
    term("copy-left", None, None, None),
];

pub(super) static CONSENT_STANDING: &[Term] = &[
    term("tells", None, None, None),
    term("witness", None, None, None),
    term("shown", None, None, None),
    term("device-owner", None, None, None),
    term("account-holder", None, None, None),
    term("relative", None, None, None),
    term("organisation", None, None, None),
];

pub(super) static CONSISTENCY: &[Term] = &[
    term("not-consistent", None, None, None),
    term("consistent", None, None, None),
    term("highly-consistent", None, None, None),
    term("typical", None, None, None),
    term("diagnostic", None, None, None),
];

pub(super) static COUNSEL_ACCESS: &[Term] = &[
    term("none-allowed", Some("010000000000"), None, None),
    term("not-asked", Some("020000000000"), None, None),
    term("during-questioning", Some("050000000000"), None, None),
    term("before-charge", Some("030000000000"), None, None),
    term("before-trial", Some("040000000000"), None, None),
    term("before-signing", Some("060000000000"), None, None),
    term("after-signing", Some("070000000000"), None, None),
    term("at-trial", Some("080000000000"), None, None),
    term("at-trial-silenced", Some("090000000000"), None, None),
    term("alone", Some("100000000000"), None, None),
    term("overheard", Some("110000000000"), None, None),
    term("no-talk", Some("120000000000"), None, None),
    term("absent", Some("130000000000"), None, None),
    term("not-informed", Some("140000000000"), None, None),
    term("self-incrimination", Some("150000000000"), None, None),
    term("no-witnesses", Some("160000000000"), None, None),
    term("appointed", Some("510000000000"), None, None),
    term("by-organisation", Some("520000000000"), None, None),
    term("chosen", Some("530000000000"), None, None),
    term("paid", Some("540000000000"), None, None),
    term("other", Some("900000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static COURT_TYPE: &[Term] = &[
    term("civilian", Some("010000000000"), None, None),
    term("military", Some("020000000000"), None, None),
    term("administrative", Some("030000000000"), None, None),
    term("security", None, None, None),
    term("cybercrime", None, None, None),
    term("other", Some("900000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static COURT_LANGUAGE: &[Term] = &[
    term("mother-tongue", Some("010000000000"), None, None),
    term("fluent", Some("020000000000"), None, None),
    term("some-translated", Some("030000000000"), None, None),
    term("some-untranslated", Some("040000000000"), None, None),
    term("little-translated", Some("050000000000"), None, None),
    term("little-untranslated", Some("060000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static AUTOPSY_RESULT: &[Term] = &[
    term("by-doctors", Some("010000000000"), None, None),
    term("informal", Some("020000000000"), None, None),
    term("none", Some("030000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static DEATH_CERTIFICATE: &[Term] = &[
    term("none", Some("010000000000"), None, None),
    term("not-available", Some("020000000000"), None, None),
    term("seen", Some("030000000000"), None, None),
    term("held", Some("040000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static STATEMENT_SIGNED: &[Term] = &[
    term("forced", Some("010000000000"), None, None),
    term("not-asked", Some("020000000000"), None, None),
    term("refused", Some("030000000000"), None, None),
    term("free", Some("040000000000"), None, None),
    term("not-understood", Some("050000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static MEDICAL_ATTENTION: &[Term] = &[
    term("none-present", Some("010100000000"), None, None),
    term("before", Some("010200000000"), None, None),
    term("during", Some("010300000000"), None, None),
    term("took-part", Some("010400000000"), None, None),
    term("after", Some("010500000000"), None, None),
    term("not-needed", Some("020100000000"), None, None),
    term("asked-for", Some("020200000000"), None, None),
    term("none-given", Some("020300000000"), None, None),
    term("limited", Some("020400000000"), None, None),
    term("adequate", Some("020500000000"), None, None),
    term("good", Some("020600000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static COMPENSATION: &[Term] = &[
    term("full", Some("010000000000"), None, None),
    term("substantial", Some("020000000000"), None, None),
    term("partial", Some("030000000000"), None, None),
    term("none", Some("040000000000"), None, None),
    term("unknown", Some("990000000000"), None, None),
];

pub(super) static ORIENTATION: &[Term] = &[
    term("lesbian", Some("030000000000"), None, None),
    term("gay", Some("040000000000"), None, None),
    term("bisexual", Some("050000000000"), None, None),
    term("heterosexual", None, None, None),
    term("asexual", None, None, None),
    term("other", None, None, None),
    term("withheld", None, None, None),
    term("not-recorded", None, None, None),
];
