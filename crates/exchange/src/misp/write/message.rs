//! Messages of an incident that came by e-mail, as objects of MISP's template `email`. To whom they went has no place here.

use cairn_model::{Timestamp, Value, fields_under};
use serde_json::{Value as Json, json};

use super::attribute::seconds;
use super::{text, uuid};
use crate::outgoing::{OutRecord, Outgoing};

/// MISP's own template, and its version.
const TEMPLATE: (&str, &str) = ("a0c666e0-fc65-4be8-b48f-3423d788b552", "19");

/// The fields of a message that the object holds.
pub(super) const TOLD: [&str; 10] = [
    "messages/*",
    "messages/*/channel",
    "messages/*/from",
    "messages/*/from_name",
    "messages/*/reply_to",
    "messages/*/return_path",
    "messages/*/subject",
    "messages/*/sent",
    "messages/*/message_id",
    "messages/*/program",
];

/// Field, relation in the template, type, category, and whether the value is searched for.
const PARTS: [(&str, &str, &str, &str, bool); 8] = [
    ("from", "from", "email-src", "Payload delivery", true),
    ("from_name", "from-display-name", "email-src-display-name", "Payload delivery", false),
    ("reply_to", "reply-to", "email-reply-to", "Payload delivery", false),
    ("return_path", "return-path", "email-src", "Payload delivery", false),
    ("subject", "subject", "email-subject", "Payload delivery", false),
    ("sent", "send-date", "datetime", "Other", false),
    ("message_id", "message-id", "email-message-id", "Payload delivery", false),
    ("program", "x-mailer", "email-x-mailer", "Payload delivery", false),
];

/// Writes each message, and that it is part of the incident's object.
pub(super) fn objects(outgoing: &Outgoing, incident: &OutRecord, object: &str) -> Vec<Json> {
    let items = fields_under(&incident.fields, "messages")
        .filter(|(path, value)| path.segments().count() == 2 && **value == Value::Flag(true));
    items.filter_map(|(path, _)| email(outgoing, incident, object, path.as_str())).collect()
}

fn email(outgoing: &Outgoing, incident: &OutRecord, object: &str, at: &str) -> Option<Json> {
    if text(incident, &format!("{at}/channel")) != Some("e-mail") {
        return None;
    }
    let timestamp = seconds(incident.version);
    let made = |what: &str, part: &str| uuid(outgoing, what, format!("{}{at}{part}", incident.id).as_bytes());
    let mut parts: Vec<Json> = Vec::new();
    for (leaf, relation, ty, category, searched) in PARTS {
        let Some(value) = text(incident, &format!("{at}/{leaf}")) else { continue };
        let value = match ty {
            "datetime" => value.parse::<Timestamp>().ok()?.to_string(),
            _ => value.to_owned(),
        };
        // Of several addresses each is a value of its own.
        let values: Vec<&str> =
            if matches!(leaf, "from" | "reply_to") { value.split(", ").collect() } else { vec![&value] };
        for (number, value) in values.into_iter().enumerate() {
            parts.push(json!({
                "uuid": made("part", &format!("{relation}{number}")),
                "object_relation": relation,
                "type": ty,
                "category": category,
                "value": value,
                "to_ids": searched,
                "disable_correlation": !searched,
                "distribution": "5",
                "timestamp": timestamp,
            }));
        }
    }
    // The template asks for one of its values.
    if parts.is_empty() {
        return None;
    }
    let id = made("message", "");
    Some(json!({
        "uuid": id,
        "name": "email",
        "meta-category": "network",
        "description": "A message, as it says of itself.",
        "template_uuid": TEMPLATE.0,
        "template_version": TEMPLATE.1,
        "comment": "",
        "distribution": "5",
        "timestamp": timestamp,
        "Attribute": parts,
        "ObjectReference": [{
            "uuid": made("reference", object),
            "object_uuid": id,
            "referenced_uuid": object,
            "relationship_type": "included-in",
            "comment": "",
            "timestamp": timestamp,
        }],
    }))
}
