//! A feed: a folder with `manifest.json` and a file for each event, named by its UUID.
//!
//! A feed is sealed as one file. That file is `{"response": […]}` with the content of each event file as it stands, in the
//! order of their names, and the manifest after it: the same folder gives the same bytes to everyone, and any reader of MISP
//! events reads it. `hashes.csv` is left out, because it is worked out from the events.

use std::collections::BTreeSet;

use super::MispError;
use super::item::is_uuid;
use crate::json::{Json, JsonLimits, JsonReader};
use crate::loss::{Losses, Why};

/// The name of the list of a feed's events.
pub const MANIFEST: &str = "manifest.json";
/// The name of the list of the hashes of a feed's values.
pub const HASHES: &str = "hashes.csv";

/// Says whether a file of a folder is one of a feed's events: `<uuid>.json`.
pub fn is_event_file(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(is_uuid)
}

/// Puts the files of a feed together.
///
/// An event that the manifest names and the folder lacks is noted, and one that the manifest does not name.
///
/// # Errors
/// [`MispError::Manifest`] when the manifest is no list of events by their ids; [`MispError::TooLarge`].
pub fn assemble(
    manifest: &[u8],
    events: &[(String, Vec<u8>)],
    limit: usize,
    losses: &mut Losses,
) -> Result<Vec<u8>, MispError> {
    let manifest = std::str::from_utf8(manifest).map_err(|_| MispError::Manifest)?;
    let manifest = manifest.trim_start_matches('\u{FEFF}').trim();
    let mut reader = JsonReader::new(manifest, JsonLimits::default());
    let listed = reader.value().and_then(|value| reader.end().map(|()| value)).map_err(|_| MispError::Manifest)?;
    let Json::Object(listed) = listed else { return Err(MispError::Manifest) };
    let mut names: BTreeSet<String> = listed.iter().map(|(uuid, _)| format!("{}.json", uuid.to_lowercase())).collect();
    let mut sorted: Vec<&(String, Vec<u8>)> = events.iter().collect();
    sorted.sort();
    let mut whole = b"{\"response\": [\n".to_vec();
    for (number, (name, content)) in sorted.into_iter().enumerate() {
        if !names.remove(&name.to_lowercase()) {
            losses.note(|| MANIFEST.to_owned(), name, Why::NotInManifest);
        }
        if whole.len().saturating_add(content.len()).saturating_add(manifest.len()) > limit {
            return Err(MispError::TooLarge { limit });
        }
        if number > 0 {
            whole.extend_from_slice(b",\n");
        }
        whole.extend_from_slice(content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content).trim_ascii());
    }
    for name in names {
        losses.note(|| MANIFEST.to_owned(), &name, Why::DanglingReference);
    }
    whole.extend_from_slice(b"\n], \"manifest\": ");
    whole.extend_from_slice(manifest.as_bytes());
    whole.extend_from_slice(b"}\n");
    Ok(whole)
}
