//! Custody: what is signed about an item, step by step. A file that is sealed here has custody, something held elsewhere, and a
//! thing without any file.

pub(crate) mod log;
pub(crate) mod outside;
pub(crate) mod print;
pub(crate) mod transfer;

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::attestation::{Attestation, AttestationKind, Statement};
use cairn_ledger::entry::Part;
use cairn_model::{Fields, Kind, Value};
use cairn_report::{Chain, SignedStatement};
use cairn_store::{Reader, RecordKey, StoredManifest, Vault};

use crate::api::{CustodyView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::{evidence, records};

/// The longest short text of a step, in bytes: a name, a seal number, a purpose.
const MAX_SHORT: usize = 300;
/// The longest reason or note, in bytes.
const MAX_REASON: usize = 2000;

/// Where the item itself is.
pub(crate) enum Held {
    /// A file that was sealed here or by another member.
    Sealed(Box<StoredManifest>),
    /// Files that lie elsewhere, named by a list.
    Elsewhere,
    /// A thing without a file.
    Thing,
}

/// Something that has custody.
pub(crate) struct Item {
    pub(crate) key: RecordKey,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) fields: Fields,
    pub(crate) held: Held,
    /// SHA-256 of the content; nothing of a thing without a file.
    pub(crate) sha256: Option<[u8; 32]>,
}

impl Item {
    /// Finds an item by its id or the beginning of it.
    pub(crate) fn find(reader: &Reader, id: &str) -> Result<Self, ApiError> {
        Self::read(reader, records::find(reader, id)?)
    }

    pub(crate) fn read(reader: &Reader, key: RecordKey) -> Result<Self, ApiError> {
        let record = reader.record(&key)?;
        let no_custody = || ApiError::new(ErrorCode::NoCustody).with("kind", record.row.kind.clone());
        let kind = Kind::parse(&record.row.kind).ok_or_else(no_custody)?;
        let manifest = reader.manifests(&key)?.into_iter().next();
        if manifest.is_none() && !matches!(kind, Kind::Evidence | Kind::Device) {
            return Err(no_custody());
        }
        let text = |path: &str| record.fields.get(path).and_then(Value::as_text).map(str::to_owned);
        let (held, sha256) = match manifest {
            Some(stored) => {
                let sha256 = stored.manifest.sha256;
                (Held::Sealed(Box::new(stored)), Some(sha256))
            }
            None if kind == Kind::Evidence && text("manifest").is_some() => {
                let mut sha256 = [0; 32];
                let read = text("sha256").is_some_and(|text| hex::decode_to_slice(text, &mut sha256).is_ok());
                (Held::Elsewhere, read.then_some(sha256))
            }
            None => (Held::Thing, None),
        };
        Ok(Self { key, kind, title: record.row.title.clone(), fields: record.fields, held, sha256 })
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.fields.get(path).and_then(Value::as_text)
    }

    /// Gives the sealed file, if it is one and lies here.
    pub(crate) fn sealed_here(&self, reader: &Reader) -> Result<StoredManifest, ApiError> {
        match &self.held {
            Held::Sealed(stored) if reader.evidence().holds(&stored.manifest.ciphertext) => Ok((**stored).clone()),
            _ => Err(ApiError::new(ErrorCode::NotHeld)),
        }
    }
}

/// Texts of a step, checked: one line each, none empty, none too long.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details(pub(crate) BTreeMap<String, String>);

impl Details {
    /// Adds a short text, if there is one.
    pub(crate) fn short(self, name: &str, text: Option<&str>) -> Result<Self, ApiError> {
        self.add(name, text, MAX_SHORT)
    }

    /// Adds a reason or note, if there is one.
    pub(crate) fn long(self, name: &str, text: Option<&str>) -> Result<Self, ApiError> {
        self.add(name, text, MAX_REASON)
    }

    /// Adds what is known to be right.
    pub(crate) fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), text.into());
        self
    }

    fn add(mut self, name: &str, text: Option<&str>, limit: usize) -> Result<Self, ApiError> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(self) };
        let bad = |why: String| ApiError::new(ErrorCode::BadValue).with("path", name).with("why", why);
        let clean =
            cairn_model::check::clean_text(text).map_err(|_| bad("too long, or control characters".to_owned()))?;
        if clean.len() > limit {
            return Err(bad(format!("over {limit} bytes")));
        }
        self.0.insert(name.to_owned(), clean.into_owned());
        Ok(self)
    }
}

/// Makes the next step in an item's custody: it joins all branches that are known here.
pub(crate) fn sign(
    vault: &Vault,
    item: &RecordKey,
    kind: AttestationKind,
    sha256: Option<[u8; 32]>,
    details: BTreeMap<String, String>,
) -> Result<Attestation, ApiError> {
    let subject = item.id.to_string();
    let parents = evidence::heads(vault, &item.circle, &subject)?;
    let statement =
        Statement { kind, subject, sha256, parents, by_name: crate::vault::owner(vault)?, time: clock::now(), details };
    Attestation::sign(statement, &vault.keys(&item.circle)?.device)
        .map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "64 KiB"))
}

/// Signs the next step in an item's custody and keeps it.
pub(crate) fn step(
    vault: &mut Vault,
    item: &RecordKey,
    kind: AttestationKind,
    sha256: Option<[u8; 32]>,
    details: BTreeMap<String, String>,
) -> Result<Attestation, ApiError> {
    let attestation = sign(vault, item, kind, sha256, details)?;
    let part = Part::Attestation { record: Some(item.id), attestation: attestation.clone() };
    vault.append(&item.circle, vec![part], clock::now())?;
    Ok(attestation)
}

/// The signed steps of an item as they are stored here, and which of them do not count in the circle now.
pub(crate) fn statements(
    reader: &Reader,
    key: &RecordKey,
) -> Result<(Vec<SignedStatement>, BTreeSet<String>), ApiError> {
    let (mut statements, mut withheld) = (Vec::new(), BTreeSet::new());
    for stored in reader.attestations(&key.circle, &key.id.to_string())? {
        if !stored.counts {
            withheld.insert(stored.attestation.hash().to_string());
        }
        statements.push(SignedStatement {
            json: String::from_utf8(stored.attestation.json().to_vec()).unwrap_or_default(),
            signature: stored.attestation.pem().to_owned(),
        });
    }
    Ok((statements, withheld))
}

/// Shows an item's custody in order. Signed bytes are judged again each time they are shown.
pub(crate) fn show(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    let key = match records::find(reader, id) {
        // The last step outlives the item.
        Err(error) if error.code == ErrorCode::UnknownRecord => {
            crate::retention::find_destroyed(reader, id)?.ok_or(error)?
        }
        found => found?,
    };
    let content = reader.manifests(&key)?.first().map(|stored| stored.manifest.sha256);
    Ok(Response::Custody { id: key.id.to_string(), custody: views(reader, &key, content)? })
}

pub(crate) fn views(reader: &Reader, key: &RecordKey, content: Option<[u8; 32]>) -> Result<Vec<CustodyView>, ApiError> {
    let (statements, withheld) = statements(reader, key)?;
    let chain = Chain::of(&statements, content);
    let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let view = |step: cairn_report::custody::Step| CustodyView {
        verified: step.problem.is_none() && !withheld.contains(&step.hash),
        action: step.kind,
        by: step.by,
        device: step.device,
        time: step.time,
        sha256: step.sha256,
        note: ["note", "reason", "from"].iter().find_map(|name| step.details.get(*name)).cloned(),
        number: number(step.number),
        after: step.after.into_iter().map(number).collect(),
        problem: step.problem.map(|problem| problem.to_string()),
        parents: named_parents(&statements, &step.hash),
        details: step.details,
        hash: step.hash,
    };
    Ok(chain.steps.into_iter().map(view).collect())
}

/// Gives the names of the steps that a step follows, also of those that are not here.
fn named_parents(statements: &[SignedStatement], hash: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Parents {
        parents: Vec<String>,
    }
    let own = statements.iter().find(|step| hex::encode(cairn_keys::sha256(step.json.as_bytes())) == hash);
    let parents = own.and_then(|step| serde_json::from_str::<Parents>(&step.json).ok());
    parents.map(|found| found.parents).unwrap_or_default()
}

/// Shows one step that was just signed.
pub(crate) fn view_of(reader: &Reader, item: &Item, attestation: &Attestation) -> Result<CustodyView, ApiError> {
    let hash = attestation.hash().to_string();
    let found = views(reader, &item.key, item.sha256)?.into_iter().find(|step| step.hash == hash);
    found.ok_or_else(|| crate::internal!("a step that was signed is not there"))
}
