//! The full archive: everything of some circles as open files in a BagIt bag (RFC 8493), to be read without Cairn and to come
//! in again. What lies where, and why: `docs/formats/archive.md`.

mod lines;

use std::fmt::Write as _;
use std::io::Read;

use cairn_keys::DevicePublic;
use cairn_model::canon::CanonError;

use crate::armor;
use crate::hygiene::one_line;
use crate::package::bag::{Bag, Failed, Listing};
use crate::package::{
    ATTESTATION_NAMESPACE, BAG_INFO, BAGIT, BAGIT_TEXT, BuildError, MANIFEST, PackageSink, SIGNERS, TAG_MANIFEST,
};

pub use lines::{
    ARCHIVE_SCHEMA, AttestationLine, CircleContents, ClaimLine, Contents, EvidenceLine, HistoryLine, LineError,
    LinkLine, RecordLine, read_contents, read_line, record_hash,
};

/// The format of the archive, as it stands in `bag-info.txt`.
pub const ARCHIVE_FORMAT: &str = "cairn.archive/1";
/// The namespace of an archive's signatures.
pub const ARCHIVE_NAMESPACE: &str = "archive@cairn";
/// What the devices that signed an archive are called in `allowed_signers`.
pub const ARCHIVE_SIGNER: &str = "cairn-archive";
/// The table of contents.
pub const CONTENTS: &str = "data/archive.json";
/// The page for people, in all languages.
pub const README: &str = "README.txt";
/// The folder of signatures, beside the bag's own files.
pub(crate) const SIGNATURES: &str = "signatures/";

/// The longest table of contents that is read, in bytes.
pub const MAX_CONTENTS: usize = 16 << 20;
/// The longest line that is read, in bytes: one record.
pub const MAX_LINE: usize = 64 << 20;
/// The longest file of entries, pages or lines that is read, in bytes: one piece, or one large thing alone.
pub const MAX_PIECE: usize = 80 << 20;
/// How many bytes of small things are gathered in one file.
pub const PIECE: usize = 4 << 20;

/// Says why no archive was written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// What should go in could not be read.
    #[error("read what goes into an archive")]
    Content(#[source] std::io::Error),
    /// The storage refused a file, or did not take it whole.
    #[error("store a file of an archive")]
    Sink(#[source] std::io::Error),
    /// A value has no canonical JSON.
    #[error("write a line of an archive")]
    Line(#[from] CanonError),
    /// A signature is not of the form in which it is kept.
    #[error("keep the signature of an archive")]
    Signature,
}

impl From<Failed> for ArchiveError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Content(error) => Self::Content(error),
            Failed::Sink(error) => Self::Sink(error),
        }
    }
}

/// What stands about an archive in `bag-info.txt`, one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveInfo {
    /// The day of writing, `YYYY-MM-DD`.
    pub date: String,
    /// Who wrote it.
    pub contact: String,
    /// The names of the circles in it.
    pub circles: Vec<String>,
    /// The program and its version.
    pub software: String,
}

/// Takes the files of an archive one after the other, and keeps nothing but their names and hashes.
pub struct ArchiveWriter<'a>(Bag<'a>);

impl<'a> ArchiveWriter<'a> {
    /// Starts an archive.
    pub fn new(sink: &'a mut dyn PackageSink) -> Self {
        Self(Bag::new(sink))
    }

    /// Adds a file under `data/`, reading its content to the end; gives its SHA-256 and length.
    ///
    /// # Errors
    /// [`ArchiveError::Content`], [`ArchiveError::Sink`].
    pub fn add(&mut self, path: &str, content: &mut dyn Read) -> Result<([u8; 32], u64), ArchiveError> {
        Ok(self.0.add(path, content)?)
    }

    /// Closes the payload and writes the bag's own files; the signatures follow.
    ///
    /// # Errors
    /// [`ArchiveError::Sink`].
    pub fn finish(
        self,
        info: &ArchiveInfo,
        readme: &str,
        signers: &[DevicePublic],
        attesters: &[DevicePublic],
    ) -> Result<UnsignedArchive<'a>, ArchiveError> {
        let (sink, payload) = self.0.close();
        let mut tags = Bag::new(sink);
        let mut add = |path: &str, text: &str| tags.add_bytes(path, text.as_bytes()).map_err(unsunk);
        add(BAGIT, BAGIT_TEXT)?;
        add(BAG_INFO, &bag_info(info, &payload))?;
        add(MANIFEST, &payload.manifest())?;
        add(SIGNERS, &allowed_signers(signers, attesters))?;
        add(README, readme)?;
        let (sink, tags) = tags.close();
        let tag_manifest = tags.manifest();
        sink.write(TAG_MANIFEST, &mut tag_manifest.as_bytes()).map_err(ArchiveError::Sink)?;
        let (files, bytes) = (payload.count() + tags.count() + 1, payload.bytes() + tags.bytes());
        Ok(UnsignedArchive { sink, tag_manifest, files, bytes })
    }
}

fn unsunk(error: BuildError) -> ArchiveError {
    match error {
        BuildError::Sink(error) => ArchiveError::Sink(error),
        other => ArchiveError::Sink(std::io::Error::other(other.to_string())),
    }
}

/// An archive that is whole but for the signatures over its list of files.
pub struct UnsignedArchive<'a> {
    sink: &'a mut dyn PackageSink,
    tag_manifest: String,
    files: u64,
    bytes: u64,
}

impl UnsignedArchive<'_> {
    /// Gives what is to be signed under [`ARCHIVE_NAMESPACE`]: the bytes of `tagmanifest-sha256.txt`.
    pub fn to_sign(&self) -> &[u8] {
        self.tag_manifest.as_bytes()
    }

    /// Adds the signature by a circle's device, named after the circle's folder.
    ///
    /// # Errors
    /// [`ArchiveError::Signature`] when it is no armoured SSHSIG; [`ArchiveError::Sink`].
    pub fn add_signature(&mut self, folder: &str, pem: &str) -> Result<(), ArchiveError> {
        let tight = armor::tighten(pem).ok_or(ArchiveError::Signature)?;
        self.sink.write(&signature_path(folder), &mut tight.as_bytes()).map_err(ArchiveError::Sink)?;
        self.files += 1;
        self.bytes += tight.len() as u64;
        Ok(())
    }

    /// Gives how many files there are, and their bytes together.
    pub const fn size(&self) -> (u64, u64) {
        (self.files, self.bytes)
    }
}

/// Gives the path of a signature by the name of its circle's folder.
pub fn signature_path(folder: &str) -> String {
    format!("{SIGNATURES}{folder}.sig")
}

fn bag_info(info: &ArchiveInfo, payload: &Listing) -> String {
    let mut text = String::new();
    let circles = info.circles.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
    for (label, value) in [
        ("Bagging-Date", info.date.clone()),
        ("Payload-Oxum", format!("{}.{}", payload.bytes(), payload.count())),
        ("External-Description", circles),
        ("Contact-Name", one_line(&info.contact)),
        ("Bag-Software-Agent", info.software.clone()),
        ("Cairn-Format", ARCHIVE_FORMAT.to_owned()),
    ] {
        if !value.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{label}: {value}");
        }
    }
    text
}

fn allowed_signers(signers: &[DevicePublic], attesters: &[DevicePublic]) -> String {
    let mut text = String::new();
    for key in signers {
        let _ = writeln!(text, "{ARCHIVE_SIGNER} namespaces=\"{ARCHIVE_NAMESPACE}\" {}", key.openssh());
    }
    for key in attesters {
        let _ = writeln!(text, "{key} namespaces=\"{ATTESTATION_NAMESPACE}\" {}", key.openssh());
    }
    text
}

#[cfg(test)]
mod tests;
