//! Building the package: a BagIt bag (RFC 8493), written file by file through a port, and signed.

pub(crate) mod bag;
mod documents;
pub(crate) mod guide;

use std::collections::BTreeSet;
use std::io::{self, Read};

use cairn_keys::{DeviceKey, sshsig};
use cairn_model::RecordId;
use cairn_model::canon::CanonError;

use crate::hygiene::Losses;
use crate::input::{Embedding, Inclusion, Item, ReportInput};
use crate::names::safe_file_name;
use crate::{Fonts, PdfError, armor, pdf};

use bag::Bag;

/// The format of the package, as it stands in `bag-info.txt`.
pub const FORMAT: &str = "cairn.report/1";
/// The namespace of the package's signature.
pub const REPORT_NAMESPACE: &str = "report@cairn";
/// The namespace of custody attestations.
pub const ATTESTATION_NAMESPACE: &str = "attestation@cairn";
/// The name of the signer in `allowed_signers`.
pub const SIGNER: &str = "cairn-report";

pub(crate) const BAGIT: &str = "bagit.txt";
pub(crate) const BAG_INFO: &str = "bag-info.txt";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
pub(crate) const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";
pub(crate) const SIGNERS: &str = "allowed_signers";
pub(crate) const GUIDE: &str = "VERIFY.txt";
pub(crate) const PDF: &str = "data/report.pdf";
pub(crate) const RECORDS: &str = "data/records.json";
pub(crate) const CUSTODY: &str = "data/custody.jsonl";
pub(crate) const CONSENT: &str = "data/consent.json";
pub(crate) const CODEBOOK: &str = "data/codebook.json";
pub(crate) const BAGIT_TEXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// Takes the files of a package, one after the other.
///
/// Nothing that was written counts until [`build`] has returned; on an error the caller discards it.
pub trait PackageSink {
    /// Stores one file, reading its content to the end. Paths are relative, with `/`, and safe on every system; no path
    /// comes twice.
    ///
    /// # Errors
    /// Whatever the storage says.
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()>;
}

/// Gives the bytes of enclosed items.
pub trait ItemSource {
    /// Opens an item's bytes from the start.
    ///
    /// # Errors
    /// Whatever the storage says.
    fn open(&mut self, id: &RecordId) -> io::Result<Box<dyn Read + '_>>;
}

/// Says why no package was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// An item's bytes could not be read; nothing is wrong with the report.
    #[error("read the bytes of item {item}")]
    Item {
        /// The item.
        item: RecordId,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// An item's bytes are not those that were recorded: the copy in the vault is damaged.
    #[error("match item {item} with its recorded hash and size")]
    ItemDiffers {
        /// The item.
        item: RecordId,
    },
    /// An item is listed twice, or enclosed without a recorded hash.
    #[error("register item {item} once, with its hash")]
    ItemTwice {
        /// The item.
        item: RecordId,
    },
    /// A custody attestation cannot be passed on, because it would not verify.
    #[error("pass on custody attestation {line}")]
    Custody {
        /// Which one, from 1.
        line: u64,
    },
    /// The storage refused a file (full disk, missing rights), or did not read it to its end.
    #[error("store a file of the package")]
    Sink(#[source] io::Error),
    /// The document could not be set.
    #[error("make the document")]
    Pdf(#[from] PdfError),
    /// Values have no canonical JSON.
    #[error("write the records")]
    Records(#[from] CanonError),
    /// The signature could not be made.
    #[error("sign the package")]
    Sign,
}

/// Says what was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The fingerprint of the signing key, to be published or handed over by another way.
    pub fingerprint: String,
    /// The SHA-256 of `tagmanifest-sha256.txt`, which names this version of the report.
    pub tag_manifest: [u8; 32],
    /// How many files the package has.
    pub files: u64,
    /// Their bytes together.
    pub bytes: u64,
    /// How many pages the document has.
    pub pages: usize,
    /// What the document could not show as it is; the document says so too.
    pub losses: Losses,
}

/// Builds and signs a report. The same input and key give the same bytes.
///
/// Memory holds the document and the records, never an item. Items are checked against their recorded hashes on the way.
///
/// # Errors
/// [`BuildError`]; the caller then discards what the sink has taken.
pub fn build(
    input: &ReportInput,
    fonts: &Fonts,
    key: &DeviceKey,
    items: &mut dyn ItemSource,
    sink: &mut dyn PackageSink,
) -> Result<Built, BuildError> {
    check_items(input)?;
    let signers = documents::custody_signers(input)?;
    let fingerprint = key.public().fingerprint();
    let records = documents::records(input)?;
    let attached = matches!(input.embedding, Embedding::Records).then_some(records.as_slice());
    let document = pdf::typeset(input, fonts, &fingerprint, attached)?;

    let mut payload = Bag::new(sink);
    payload.add_bytes(PDF, &document.bytes)?;
    payload.add_bytes(RECORDS, &records)?;
    payload.add_bytes(CODEBOOK, &documents::codebook(input)?)?;
    if !input.consents.is_empty() {
        payload.add_bytes(CONSENT, &documents::consent(input)?)?;
    }
    if !input.custody.is_empty() {
        payload.add_bytes(CUSTODY, &documents::custody(input))?;
    }
    for item in input.items.iter().filter(|item| item.inclusion == Inclusion::Enclosed) {
        add_item(&mut payload, item, items)?;
    }
    let (sink, payload) = payload.close();

    let mut tags = Bag::new(sink);
    tags.add_bytes(BAGIT, BAGIT_TEXT.as_bytes())?;
    tags.add_bytes(BAG_INFO, documents::bag_info(input, &payload).as_bytes())?;
    tags.add_bytes(MANIFEST, payload.manifest().as_bytes())?;
    tags.add_bytes(SIGNERS, documents::allowed_signers(&key.public(), &signers).as_bytes())?;
    tags.add_bytes(GUIDE, guide::text(input, &fingerprint).as_bytes())?;
    let (sink, tags) = tags.close();

    let tag_manifest = tags.manifest();
    let signature = sshsig::sign(key, REPORT_NAMESPACE, tag_manifest.as_bytes()).map_err(|_| BuildError::Sign)?;
    let signature = armor::tighten(&signature).ok_or(BuildError::Sign)?;
    sink.write(TAG_MANIFEST, &mut tag_manifest.as_bytes()).map_err(BuildError::Sink)?;
    sink.write(SIGNATURE, &mut signature.as_bytes()).map_err(BuildError::Sink)?;
    Ok(Built {
        fingerprint,
        tag_manifest: cairn_keys::sha256(tag_manifest.as_bytes()),
        files: payload.count() + tags.count() + 2,
        bytes: payload.bytes() + tags.bytes() + (tag_manifest.len() + signature.len()) as u64,
        pages: document.pages,
        losses: document.losses,
    })
}

/// Gives the path of an enclosed item.
pub(crate) fn item_path(item: &Item) -> String {
    format!("data/items/{}/{}", item.id, safe_file_name(&item.file_name))
}

fn check_items(input: &ReportInput) -> Result<(), BuildError> {
    let mut seen = BTreeSet::new();
    for item in &input.items {
        let hashless = item.inclusion == Inclusion::Enclosed && item.sha256.is_none();
        if hashless || !seen.insert(item.id) {
            return Err(BuildError::ItemTwice { item: item.id });
        }
    }
    Ok(())
}

fn add_item(payload: &mut Bag<'_>, item: &Item, items: &mut dyn ItemSource) -> Result<(), BuildError> {
    let failed = |source| BuildError::Item { item: item.id, source };
    let mut reader = items.open(&item.id).map_err(failed)?;
    let path = item_path(item);
    let (sha256, size) = payload.add(&path, &mut reader).map_err(|error| match error {
        bag::Failed::Content(source) => failed(source),
        bag::Failed::Sink(source) => BuildError::Sink(source),
    })?;
    if item.sha256 == Some(sha256) && item.size == size {
        Ok(())
    } else {
        Err(BuildError::ItemDiffers { item: item.id })
    }
}
