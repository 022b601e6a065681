#![doc = include_str!("../README.md")]

mod cbor;
mod charter;
mod collect;
#[cfg(feature = "report")]
mod custody;
mod document;
mod entry;
mod exchange;
mod intake;
mod join;
mod keys;
mod media;
mod model;
#[cfg(feature = "report")]
mod package;
mod phishing;
mod script;
mod session;
mod wire;

use std::cell::Cell;

/// One reader with its oracle.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, and that of its folder in `fuzz/corpus`.
    pub name: &'static str,
    /// The most bytes that are tried: the reader's own limit and a little more, or what fills a second.
    pub max_len: usize,
    /// Gives the reader any bytes, and panics when something does not hold that must.
    pub check: fn(&[u8]),
    /// Makes inputs that the reader accepts, each with a name.
    pub seeds: fn() -> Vec<Seed>,
}

/// An input that our own code made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// Says what it is, in letters and hyphens.
    pub name: String,
    /// The input.
    pub bytes: Vec<u8>,
}

impl Seed {
    fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), bytes: bytes.into() }
    }
}

thread_local! {
    static ACCEPTED: Cell<u64> = const { Cell::new(0) };
}

/// Notes that a reader accepted something whole.
fn accepted() {
    ACCEPTED.set(ACCEPTED.get() + 1);
}

/// Says how often a reader accepted something whole in this thread. Seeds that none accepts would test nothing.
pub fn times_accepted() -> u64 {
    ACCEPTED.get()
}

const KIB: usize = 1024;

/// Every target. `fuzz/targets` names the same, for the script.
pub const TARGETS: &[Target] = &[
    Target { name: "edtf", max_len: 256, check: model::edtf, seeds: model::edtf_seeds },
    Target { name: "path", max_len: 300, check: model::path, seeds: model::path_seeds },
    Target { name: "place", max_len: 128, check: model::place, seeds: model::place_seeds },
    Target { name: "keyring", max_len: 65 * KIB, check: keys::keyring, seeds: keys::keyring_seeds },
    Target { name: "sealed", max_len: 64 * KIB, check: keys::sealed, seeds: keys::sealed_seeds },
    Target { name: "signature", max_len: 5 * KIB, check: keys::signature, seeds: keys::signature_seeds },
    Target { name: "tree", max_len: 4 * KIB, check: keys::tree, seeds: keys::tree_seeds },
    Target { name: "entry", max_len: 513 * KIB, check: entry::entry, seeds: entry::entry_seeds },
    Target { name: "attestation", max_len: 66 * KIB, check: entry::attestation, seeds: entry::attestation_seeds },
    Target { name: "page", max_len: 257 * KIB, check: charter::page, seeds: charter::page_seeds },
    Target { name: "charter", max_len: 512 * KIB, check: charter::charter, seeds: charter::charter_seeds },
    Target { name: "epochs", max_len: 64 * KIB, check: charter::epochs, seeds: charter::epochs_seeds },
    Target { name: "change", max_len: 129 * KIB, check: document::change, seeds: document::change_seeds },
    Target { name: "record", max_len: 512 * KIB, check: document::record, seeds: document::record_seeds },
    Target { name: "wire", max_len: 2049 * KIB, check: wire::message, seeds: wire::message_seeds },
    Target { name: "file", max_len: 64 * KIB, check: wire::file, seeds: wire::file_seeds },
    Target { name: "ticket", max_len: 9 * KIB, check: wire::ticket, seeds: wire::ticket_seeds },
    Target { name: "session", max_len: 64 * KIB, check: session::session, seeds: session::session_seeds },
    Target { name: "join", max_len: 64 * KIB, check: join::join, seeds: join::join_seeds },
    Target { name: "json", max_len: 256 * KIB, check: exchange::json, seeds: exchange::json_seeds },
    Target { name: "stix", max_len: 512 * KIB, check: exchange::stix, seeds: exchange::stix_seeds },
    Target { name: "misp", max_len: 512 * KIB, check: exchange::misp, seeds: exchange::misp_seeds },
    Target { name: "pattern", max_len: 257 * KIB, check: exchange::pattern, seeds: exchange::pattern_seeds },
    Target { name: "observable", max_len: 4 * KIB, check: exchange::observable, seeds: exchange::observable_seeds },
    Target { name: "paste", max_len: 16 * KIB, check: exchange::paste, seeds: exchange::paste_seeds },
    Target {
        name: "warninglist",
        max_len: 64 * KIB,
        check: exchange::warning_list,
        seeds: exchange::warning_list_seeds,
    },
    Target { name: "thesaurus", max_len: 64 * KIB, check: exchange::thesaurus, seeds: exchange::thesaurus_seeds },
    Target { name: "zip", max_len: 64 * KIB, check: intake::zip, seeds: intake::zip_seeds },
    Target { name: "mvt", max_len: 64 * KIB, check: intake::mvt, seeds: intake::mvt_seeds },
    Target { name: "proofmode", max_len: 16 * KIB, check: intake::proofmode, seeds: intake::proofmode_seeds },
    Target { name: "sums", max_len: 64 * KIB, check: exchange::sums, seeds: exchange::sums_seeds },
    Target { name: "table", max_len: 64 * KIB, check: collect::table, seeds: collect::table_seeds },
    Target { name: "openevsys", max_len: 64 * KIB, check: collect::openevsys, seeds: collect::openevsys_seeds },
    Target { name: "odk", max_len: 64 * KIB, check: collect::odk, seeds: collect::odk_seeds },
    Target { name: "uwazi", max_len: 64 * KIB, check: collect::uwazi, seeds: collect::uwazi_seeds },
    Target { name: "metadata", max_len: 64 * KIB, check: media::metadata, seeds: media::metadata_seeds },
    Target { name: "capture", max_len: 64 * KIB, check: media::capture, seeds: media::capture_seeds },
    Target { name: "cover", max_len: 16 * KIB, check: media::cover, seeds: media::cover_seeds },
    Target { name: "words", max_len: 4 * KIB, check: media::words, seeds: media::words_seeds },
    Target { name: "mail", max_len: 64 * KIB, check: phishing::mail, seeds: phishing::mail_seeds },
    Target { name: "chat", max_len: 16 * KIB, check: phishing::chat, seeds: phishing::chat_seeds },
    #[cfg(feature = "report")]
    Target { name: "package", max_len: 256 * KIB, check: package::package, seeds: package::package_seeds },
    #[cfg(feature = "report")]
    Target { name: "custody", max_len: 64 * KIB, check: custody::custody, seeds: custody::custody_seeds },
];

/// Finds a target by its name.
pub fn find(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
