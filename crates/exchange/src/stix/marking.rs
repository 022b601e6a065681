//! Markings: TLP 1 by its fixed ids, TLP 2.0 by the ids and the extension of OASIS, and statements.

use cairn_model::Tlp;

use crate::json::Json;

/// The property extension that carries TLP 2.0.
pub const TLP2_EXTENSION: &str = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

const KNOWN: [(&str, Tlp); 9] = [
    ("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp::Clear),
    ("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp::Green),
    ("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp::Amber),
    ("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp::Red),
    ("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp::Clear),
    ("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp::Green),
    ("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp::Amber),
    ("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp::AmberStrict),
    ("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp::Red),
];

/// Tells a TLP marking by its fixed id. The object itself need not be in the bundle.
pub fn known_tlp(id: &str) -> Option<Tlp> {
    KNOWN.iter().find(|(known, _)| *known == id).map(|(_, tlp)| *tlp)
}

/// Gives the id of a TLP 2.0 marking.
pub fn tlp2_id(tlp: Tlp) -> &'static str {
    // The second of two ids of one level is that of TLP 2.0.
    KNOWN.iter().rev().find(|(_, known)| *known == tlp).map_or("", |(id, _)| id)
}

/// What a marking definition says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meaning {
    pub(super) tlp: Option<Tlp>,
    pub(super) statement: Option<String>,
}

/// Reads a marking definition.
pub(super) fn read_definition(object: &Json<'_>) -> Meaning {
    let text = |value: Option<&Json<'_>>| value.and_then(Json::as_text).map(str::to_owned);
    let by_id = object.get("id").and_then(Json::as_text).and_then(known_tlp);
    let definition = object.get("definition");
    let of_type = match object.get("definition_type").and_then(Json::as_text) {
        Some("tlp") => text(definition.and_then(|definition| definition.get("tlp"))),
        _ => None,
    };
    let extension = object.get("extensions").and_then(|extensions| extensions.get(TLP2_EXTENSION));
    let of_extension = text(extension.and_then(|extension| extension.get("tlp_2_0")));
    let tlp = by_id.or_else(|| of_extension.or(of_type).and_then(|tlp| Tlp::parse(&tlp)));
    Meaning { tlp, statement: text(definition.and_then(|definition| definition.get("statement"))) }
}
