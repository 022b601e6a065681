//! The answer to whoever handed in a suspicious message: what was found, what was not examined, what to do next.
//!
//! It names nobody: neither the person nor anybody else to whom the message went. Addresses in it are made harmless.

use std::collections::BTreeMap;

use cairn_exchange::observable::{Observable, defang};
use cairn_exchange::warning::Warnings;
use cairn_model::consent::{Purpose, Use};
use cairn_model::{Fields, Kind, RecordId, Value, fields_under};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey};
use fluent_bundle::FluentValue;

use super::words::Words;
use crate::api::{RefusalView, ReplyOrder, ReplyView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::indicators::warnings;
use crate::release::{self, Leaving, Silence};
use crate::{about, records};

/// The most addresses that an answer lists.
const MAX_LINES: usize = 40;

/// What an answer says, before it has words.
#[derive(Default)]
struct Gathered {
    number: String,
    messages: u64,
    files: u64,
    senders: Vec<String>,
    claims: Vec<String>,
    shows: Vec<String>,
    leads: Vec<Lead>,
}

/// Where a message leads, and what is known of it.
struct Lead {
    value: String,
    known: Vec<&'static str>,
}

/// Writes the answer.
pub(super) async fn reply(cx: &Context, order: ReplyOrder) -> Result<Response, ApiError> {
    let words = Words::find(&order.lang).ok_or_else(|| {
        ApiError::new(ErrorCode::BadRequest).with("why", "answers are written in en, es, fr, pt and ar")
    })?;
    let (to, overwrite) = (order.to.as_deref().map(|to| cx.file(to)).transpose()?, Overwrite::of(order.force));
    if let Some(to) = &to {
        files::must_be_free(to, overwrite)?;
    }
    let mut view = cx.read(move |reader| make(reader, &order, words)).await?;
    if let Some(to) = to {
        let text = view.text.clone();
        blocking(move || files::write(&to, text.as_bytes(), overwrite)).await?;
        view.written = true;
    }
    Ok(Response::Reply(view))
}

fn make(reader: &Reader, order: &ReplyOrder, words: &Words) -> Result<ReplyView, ApiError> {
    let key = records::find(reader, &order.case)?;
    let record = reader.record(&key)?;
    if record.row.kind != Kind::Case.name() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "that record is no case"));
    }
    let incidents = references(&record.fields, "incidents");
    let consent = may_answer(reader, &key, order)?;
    let known = Known { reader, warnings: warnings::all(reader)? };
    let gathered = gather(&known, &key, &record.fields, &incidents)?;
    Ok(ReplyView {
        schema: "cairn.reply/1".to_owned(),
        case: key.id.to_string(),
        lang: words.lang().to_owned(),
        translation: words.translation().name().to_owned(),
        text: compose(&gathered, words),
        written: false,
        consent,
    })
}

/// Asks whether the person may be contacted. Silence is told, a no refuses: they wrote to us, and wait for an answer.
fn may_answer(reader: &Reader, key: &RecordKey, order: &ReplyOrder) -> Result<Vec<RefusalView>, ApiError> {
    let leaving = Leaving::of(reader, std::slice::from_ref(key))?;
    let purpose = Purpose::Use(Use::ContactAgain);
    let passed = release::pass(reader, &leaving, purpose, Silence::LetsWork, order.consent_override.as_ref())?;
    Ok(release::views(&passed.silent))
}

/// Gives the records that a set of a record names.
fn references(fields: &Fields, set: &str) -> Vec<RecordId> {
    let named = fields_under(fields, set).filter(|(_, value)| *value == &Value::Flag(true));
    named.filter_map(|(path, _)| path.segments().nth(1)?.parse().ok()).collect()
}

/// What this vault knows of addresses.
struct Known<'a> {
    reader: &'a Reader,
    warnings: Warnings,
}

fn gather(known: &Known<'_>, key: &RecordKey, case: &Fields, incidents: &[RecordId]) -> Result<Gathered, ApiError> {
    let reader = known.reader;
    let mut found = Gathered {
        number: case.get("reference").and_then(Value::as_text).unwrap_or_default().to_owned(),
        ..Gathered::default()
    };
    for id in incidents {
        let incident = RecordKey { circle: key.circle, id: *id };
        let Ok(record) = reader.record(&incident) else { continue };
        if record.row.deleted {
            continue;
        }
        for (path, value) in fields_under(&record.fields, "messages") {
            let mut steps = path.segments().skip(2);
            let (leaf, end) = (steps.next(), steps.next());
            let text = value.as_text().unwrap_or_default();
            match leaf {
                None => found.messages += 1,
                Some("claims") => found.claims.extend(text.lines().map(str::to_owned)),
                Some("links") => found.shows.extend(text.lines().map(str::to_owned)),
                Some("evidence") if end.is_some() => {}
                _ => {}
            }
        }
        for link in reader.links_from(&incident)? {
            let Some(row) = link.other.filter(|row| row.kind == Kind::Indicator.name() && !row.deleted) else {
                continue;
            };
            known.take_indicator(&RecordKey { circle: key.circle, id: row.id }, &mut found)?;
        }
    }
    found.claims.sort();
    found.claims.dedup();
    found.files = count_files(reader, key)?;
    Ok(found)
}

impl Known<'_> {
    /// Takes what an answer says of an indicator.
    fn take_indicator(&self, key: &RecordKey, found: &mut Gathered) -> Result<(), ApiError> {
        let fields = self.reader.record(key)?.fields;
        let text = |path: &str| fields.get(path).and_then(Value::as_text).unwrap_or_default();
        let (Some(kind), value) = (super::kind_of(text("type")), text("value")) else { return Ok(()) };
        if kind == "email" || kind == "phone" {
            found.senders.push(defang(kind, value));
            return Ok(());
        }
        if !matches!(kind, "url" | "domain" | "ipv4" | "ipv6") {
            return Ok(());
        }
        let mut known = Vec::new();
        match text("triage") {
            "malicious" => known.push("reply-malicious"),
            "suspicious" => known.push("reply-suspicious"),
            "false-positive" => known.push("reply-harmless"),
            _ => {}
        }
        let observable = Observable { kind, value: value.to_owned() };
        if about::is_in_a_set(self.reader, &observable)? {
            known.push("reply-known");
        }
        if !self.warnings.of(&observable).is_empty() {
            known.push("reply-wellknown");
        }
        // A domain is said with its addresses, unless there is something to say of it.
        if kind == "url" || !known.is_empty() {
            found.leads.push(Lead { value: defang(kind, value), known });
        }
        Ok(())
    }
}

/// Counts the files of a case, beside the messages themselves.
fn count_files(reader: &Reader, key: &RecordKey) -> Result<u64, ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::Evidence),
        circle: Some(key.circle),
        filters: vec![("case".to_owned(), key.id.to_string())],
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut count = 0;
    loop {
        let page = reader.list(&filter)?;
        for row in &page.rows {
            let fields = reader.record(&RecordKey { circle: row.circle, id: row.id })?.fields;
            let mail = fields.get("type").and_then(Value::as_text) == Some("e-mail");
            count += u64::from(!mail);
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(count);
        }
    }
}

/// Puts it into words.
fn compose(found: &Gathered, words: &Words) -> String {
    let count = |number: u64| [("count", FluentValue::from(number))];
    let plain = |id: &str| words.say(id, &[]);
    let mut lines = vec![plain("reply-greeting"), String::new(), plain("reply-thanks")];
    if !found.number.is_empty() {
        lines.push(words.say("reply-reference", &[("number", found.number.as_str().into())]));
    }
    lines.extend([String::new(), plain("reply-found")]);
    lines.push(format!("- {}", words.say("reply-messages", &count(found.messages))));
    let mut senders = found.senders.clone();
    senders.sort();
    senders.dedup();
    if !senders.is_empty() {
        lines.push(format!("- {}", words.say("reply-sender", &[("value", senders.join(", ").into())])));
    }
    if !found.claims.is_empty() {
        lines.push(format!("- {}", words.say("reply-claims", &[("claims", found.claims.join(", ").into())])));
    }
    say_leads(found, words, &mut lines);
    lines.push(format!("- {}", words.say("reply-files", &count(found.files))));
    for (heading, ids) in [
        ("reply-not", ["reply-not-links", "reply-not-files", "reply-not-sender", "reply-not-device"].as_slice()),
        (
            "reply-do",
            &[
                "reply-do-keep",
                "reply-do-password",
                "reply-do-open",
                "reply-do-others",
                "reply-do-again",
                "reply-do-danger",
            ],
        ),
    ] {
        lines.extend([String::new(), plain(heading)]);
        lines.extend(ids.iter().map(|id| format!("- {}", plain(id))));
    }
    lines.extend([String::new(), plain("reply-close"), String::new()]);
    lines.join("\n")
}

fn say_leads(found: &Gathered, words: &Words, lines: &mut Vec<String>) {
    let mut leads: BTreeMap<&str, &[&str]> = BTreeMap::new();
    for lead in &found.leads {
        leads.insert(&lead.value, &lead.known);
    }
    if leads.is_empty() {
        lines.push(format!("- {}", words.say("reply-links-none", &[])));
        return;
    }
    let all = leads.len();
    lines.push(format!("- {}", words.say("reply-links", &[("count", FluentValue::from(all))])));
    for (value, known) in leads.into_iter().take(MAX_LINES) {
        let known: Vec<String> = known.iter().map(|id| words.say(id, &[])).collect();
        let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join("; ")) };
        // A list that is read from right to left leaves an address as it is.
        lines.push(format!("    \u{2066}{value}\u{2069}{known}"));
    }
    if all > MAX_LINES {
        lines.push(format!("    {}", words.say("reply-more", &[("count", FluentValue::from(all - MAX_LINES))])));
    }
    for line in found.shows.iter().take(MAX_LINES) {
        lines.push(format!("- {}", words.say("reply-shows", &[("line", line.as_str().into())])));
    }
}
