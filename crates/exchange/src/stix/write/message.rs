//! Messages of an incident that came by e-mail: who says they sent it, and what it says of itself. To whom it went has no place
//! here, since the id of such an address would be a guessable hash of it.

use cairn_model::{Timestamp, Value as FieldValue};
use serde_json::{Value, json};

use super::incident::items;
use super::sheet::{Body, Sheet};
use crate::observable::{Canonical, canonicalize};
use crate::outgoing::OutRecord;

/// Writes each message as what was observed: an e-mail and its sender's address.
pub(super) fn write<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, incident: &str) {
    for message in items(&record.fields, "messages") {
        let at = format!("messages/{message}");
        let by_mail =
            record.fields.get(format!("{at}/channel").as_str()).and_then(FieldValue::as_text) == Some("e-mail");
        if by_mail {
            email(sheet, record, incident, &at);
        }
    }
}

fn email<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, incident: &str, at: &str) {
    sheet.text(record, &format!("{at}/channel"));
    let mut body = Body::new();
    // What the message was made of is not told: the standard asks for one of both.
    body.insert("is_multipart".to_owned(), false.into());
    let sent = sheet.text(record, &format!("{at}/sent")).and_then(|text| text.parse::<Timestamp>().ok());
    if let Some(sent) = sent {
        body.insert("date".to_owned(), sent.to_string().into());
    }
    for (leaf, name) in [("subject", "subject"), ("message_id", "message_id")] {
        if let Some(text) = sheet.text(record, &format!("{at}/{leaf}")) {
            body.insert(name.to_owned(), text.into());
        }
    }
    // The schemas of OASIS want a list only of two and more.
    let mut headers = Body::new();
    for (leaf, name) in [("reply_to", "Reply-To"), ("return_path", "Return-Path"), ("program", "X-Mailer")] {
        if let Some(text) = sheet.text(record, &format!("{at}/{leaf}")) {
            headers.insert(name.to_owned(), text.into());
        }
    }
    if !headers.is_empty() {
        body.insert("additional_header_fields".to_owned(), Value::Object(headers));
    }
    let mut seen = Vec::new();
    let name = sheet.text(record, &format!("{at}/from_name"));
    let from = sheet.text(record, &format!("{at}/from")).unwrap_or_default();
    for (number, address) in from.split(", ").enumerate() {
        let Canonical::Plain(address) = canonicalize("email", address) else { continue };
        let mut sender = Body::new();
        sender.insert("value".to_owned(), address.value.into());
        if let Some(name) = name.filter(|_| number == 0) {
            sender.insert("display_name".to_owned(), name.into());
        }
        seen.extend(sheet.observe(record, "email-addr", sender));
    }
    if let Some(first) = seen.first() {
        body.insert("from_ref".to_owned(), first.clone().into());
    }
    // Without a sender and a subject the standard gives it no id.
    let Some(message) = sheet.observe(record, "email-message", body) else { return };
    seen.insert(0, message);
    let when = sent.unwrap_or(record.created).to_string();
    let mut observed = Body::new();
    observed.insert("first_observed".to_owned(), when.clone().into());
    observed.insert("last_observed".to_owned(), when.into());
    observed.insert("number_observed".to_owned(), 1.into());
    observed.insert("object_refs".to_owned(), json!(seen));
    let id = sheet.id(record, "observed-data", at);
    sheet.put(record, id.clone(), observed);
    sheet.relate(record, at, (incident, "related-to", &id), None, None);
}
