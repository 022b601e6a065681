//! What a row of a set says of an indicator, as far as matching needs it.

use cairn_model::Timestamp;
use cairn_store::StoredIndicator;

/// What a row keeps; more than that is for others.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Kept {
    format: Option<String>,
    observables: Vec<(String, String)>,
    tlp: Option<String>,
    pattern: Option<String>,
    language: Option<String>,
    valid_from: Option<String>,
    valid_until: Option<String>,
    triage: Option<String>,
    revoked: bool,
    partial: bool,
}

/// What may be done with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is no indicator.
    Other,
    /// Its maker took it back.
    Revoked,
    /// Its maker calls it a false positive.
    Denied,
    /// Its values are not all that it asks for, or it is in another language.
    Beyond,
    /// Any of its values suffices.
    Whole,
}

/// An indicator of a set.
pub(super) struct Facts {
    /// Types and values.
    pub(super) observables: Vec<(String, String)>,
    /// The pattern, where it is one of STIX.
    pub(super) pattern: Option<String>,
    pub(super) tlp: Option<String>,
    pub(super) from: Option<Timestamp>,
    pub(super) until: Option<Timestamp>,
    pub(super) state: State,
}

/// Reads them.
pub(super) fn facts(stored: &StoredIndicator) -> Facts {
    let more = stored.indicator.more.as_deref();
    let kept: Kept = more.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let state = match stored.indicator.ty.as_str() {
        "indicator" if kept.revoked => State::Revoked,
        "indicator" if kept.triage.as_deref() == Some("false-positive") => State::Denied,
        "indicator" if kept.partial || kept.observables.is_empty() => State::Beyond,
        "indicator" => State::Whole,
        _ => State::Other,
    };
    // MISP tells when something was seen, which is not until when it holds.
    let dated = kept.format.as_deref() != Some("misp");
    let time = |text: Option<String>| text.filter(|_| dated).and_then(|text| text.parse().ok());
    let stix = state != State::Other && kept.language.as_deref().is_none_or(|language| language == "stix");
    Facts {
        observables: kept.observables,
        pattern: kept.pattern.filter(|_| stix),
        tlp: kept.tlp,
        from: time(kept.valid_from),
        until: time(kept.valid_until),
        state,
    }
}
