//! ProofMode bundles: a photograph or recording with a description, hashes and signatures made on the phone.
//!
//! A bundle names its files after the SHA-256 of the recording: `<hash>.proof.csv` and `<hash>.proof.json`, `<hash>.asc` (a
//! detached OpenPGP signature of the recording), `<hash>.proof.csv.asc` (of the description), `<hash>.ots`, `pubkey.asc`. The
//! hashes are always checked. The signatures are *not*: they are listed, for `gpg --verify`.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::{Entry, Hashing, IntakeError, IntakeLimits, IntakeProblem, ListedFile, Observer, Rows, Source};
use crate::intake::{place_of, survey, take_whole};
use crate::json::{Json, JsonLimits, JsonReader};
use crate::loss::{Loss, Losses, Why};
use crate::mvt::one_line;

/// What was read of a bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct ProofBundle {
    /// Every file, in the order of the source.
    pub files: Vec<ListedFile>,
    /// The descriptions, by the hash that they are of.
    pub proofs: Vec<Proof>,
    /// Signatures that are here and were not checked.
    pub signatures: Vec<SignatureFile>,
    /// The file that holds the public key, if there is one. Whose key it is, the bundle cannot prove.
    pub public_key: Option<String>,
    /// Time stamps (OpenTimestamps and others) that are here and were not checked.
    pub stamps: Vec<String>,
    /// What was not read, or odd.
    pub losses: Vec<Loss>,
}

/// A description of one recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// SHA-256 of the recording, in hexadecimal digits, from the name of the description.
    pub sha256: String,
    /// The recording, if a file of this hash is here.
    pub media: Option<String>,
    /// Whether the description says the same hash as its name.
    pub agrees: Agreement,
    /// When the description was made, as it says.
    pub generated: Option<String>,
    /// Maker and model of the phone, as it says.
    pub device: Option<String>,
}

/// Whether a description and its name speak of one hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// They do.
    Same,
    /// They do not.
    Differs,
    /// The description names no hash.
    Unnamed,
}

impl Agreement {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Unnamed => "unnamed",
        }
    }
}

/// A detached signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureFile {
    /// Its name.
    pub name: String,
    /// The file that it is of, if that is here.
    pub of: Option<String>,
}

impl ProofBundle {
    /// Says whether each recording is here and is what its description says.
    pub fn is_whole(&self) -> bool {
        self.proofs.iter().all(|proof| proof.media.is_some() && proof.agrees != Agreement::Differs)
    }
}

/// What one description says.
#[derive(Debug, Clone, Default)]
struct Said {
    hashes: BTreeSet<String>,
    generated: Option<String>,
    maker: Option<String>,
    hardware: Option<String>,
}

impl Said {
    fn field(&mut self, name: &str, value: &str) {
        let value = one_line(value, 200);
        if value.is_empty() {
            return;
        }
        match name.trim() {
            "File Hash SHA256" | "FileHashSHA256" => {
                self.hashes.insert(value.to_ascii_lowercase());
            }
            "Proof Generated" | "ProofGenerated" => self.generated = Some(value),
            "Manufacturer" => self.maker = Some(value),
            "Hardware" => self.hardware = Some(value),
            _ => {}
        }
    }
}

/// The hash that a file is named after, and the rest of its name.
fn named_after(name: &str) -> Option<(String, &str)> {
    let base = name.rsplit('/').next().unwrap_or(name);
    let (hash, rest) = base.split_at_checked(64)?;
    (hash.bytes().all(|b| b.is_ascii_hexdigit()) && rest.starts_with('.')).then(|| (hash.to_ascii_lowercase(), rest))
}

/// Reads a bundle: every file once, hashed; descriptions are understood.
///
/// # Errors
/// [`IntakeError`]: limits, names, broken JSON, files that changed, or no description at all.
pub fn read(
    source: &mut dyn Source,
    limits: &IntakeLimits,
    observer: Observer<'_>,
) -> Result<ProofBundle, IntakeError> {
    crate::intake::check_entries(source.entries(), limits)?;
    let described =
        |name: &str| named_after(name).is_some_and(|(_, rest)| matches!(rest, ".proof.csv" | ".proof.json"));
    if !source.entries().iter().any(|entry| described(&entry.name)) {
        return Err(IntakeError::new("the listing", IntakeProblem::Unrecognised));
    }
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    let mut losses = Losses::default();
    let files = survey(source, limits, observer, &mut |index, entry, reader| {
        let Some((hash, rest)) = named_after(&entry.name) else { return Ok(()) };
        let place = place_of(index, &entry.name);
        match rest {
            ".proof.csv" => read_csv(reader, limits, &place, said.entry(hash).or_default(), &mut losses),
            ".proof.json" => read_json(reader, entry, limits, &place, said.entry(hash).or_default(), &mut losses),
            _ => Ok(()),
        }
    })?;
    Ok(join(files, said, losses))
}

fn join(files: Vec<ListedFile>, said: BTreeMap<String, Said>, losses: Losses) -> ProofBundle {
    let by_hash: BTreeMap<String, &str> =
        files.iter().map(|file| (hex::encode(file.sha256), file.name.as_str())).collect();
    let proofs = said
        .into_iter()
        .map(|(sha256, said)| Proof {
            media: by_hash.get(&sha256).map(|name| (*name).to_owned()),
            agrees: match said.hashes.len() {
                0 => Agreement::Unnamed,
                1 if said.hashes.contains(&sha256) => Agreement::Same,
                _ => Agreement::Differs,
            },
            sha256,
            generated: said.generated,
            device: match (said.maker, said.hardware) {
                (Some(maker), Some(hardware)) => Some(format!("{maker} {hardware}")),
                (one, other) => one.or(other),
            },
        })
        .collect();
    let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut signatures = Vec::new();
    let mut stamps = Vec::new();
    let mut public_key = None;
    for file in &files {
        let base = file.name.rsplit('/').next().unwrap_or(&file.name);
        if base == "pubkey.asc" {
            public_key = Some(file.name.clone());
        } else if base.ends_with(".ots") || base.ends_with(".gst") {
            stamps.push(file.name.clone());
        } else if let Some(signed) = file.name.strip_suffix(".asc") {
            // `<hash>.asc` is of the recording itself, which has a name of its own.
            let media = named_after(&file.name).filter(|(_, rest)| *rest == ".asc").map(|(hash, _)| hash);
            let of = names.get(signed).copied().or_else(|| by_hash.get(&media?).copied());
            signatures.push(SignatureFile { name: file.name.clone(), of: of.map(str::to_owned) });
        }
    }
    ProofBundle { proofs, signatures, public_key, stamps, losses: losses.into_list(), files }
}

fn read_csv(
    reader: &mut Hashing<'_, '_>,
    limits: &IntakeLimits,
    place: &str,
    said: &mut Said,
    losses: &mut Losses,
) -> Result<(), IntakeError> {
    let mut rows = Rows::new(reader, limits.line);
    let mut header: Option<Vec<String>> = None;
    let mut count = 0;
    loop {
        let row = match rows.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                let problem = rows.into_inner().problem(&error);
                return Err(IntakeError::new(place, problem));
            }
        };
        let Some(names) = &header else {
            header = Some(row);
            continue;
        };
        count += 1;
        if count > 1000 {
            losses.note(|| place.to_owned(), "rows", Why::Cut);
            break;
        }
        if row.len() != names.len() {
            losses.note(|| format!("{place}, row {count}"), "row", Why::OddRow);
        }
        names.iter().zip(&row).for_each(|(name, value)| said.field(name, value));
    }
    Ok(())
}

fn read_json(
    reader: &mut Hashing<'_, '_>,
    entry: &Entry,
    limits: &IntakeLimits,
    place: &str,
    said: &mut Said,
    losses: &mut Losses,
) -> Result<(), IntakeError> {
    let Some(bytes) = take_whole(reader, entry, limits.parsed, place)? else {
        losses.note(|| place.to_owned(), "file", Why::TooLarge);
        return Ok(());
    };
    let form = |why| IntakeError::new(place, IntakeProblem::Form(why));
    let broken = |error| IntakeError::new(place, IntakeProblem::Json(error));
    let text = std::str::from_utf8(&bytes).map_err(|_| form("text that is no UTF-8"))?;
    let mut reader = JsonReader::new(text, JsonLimits::default());
    let value = reader.value().map_err(broken)?;
    reader.end().map_err(broken)?;
    let objects = match &value {
        Json::Object(_) => std::slice::from_ref(&value),
        other => other.items(),
    };
    for (name, value) in objects.iter().flat_map(Json::entries) {
        if let Some(value) = value.as_text() {
            said.field(name, value);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
