//! The counter file: how many commits were acknowledged, kept apart from the database.
//!
//! One flipped bit in a write-ahead log makes SQLite drop later commits without a word, and an old copy of the database
//! opens like a new one. So after each commit, and before it is acknowledged, its number and the digest of the ledger
//! go into one of two slots here, each with a MAC under a key derived from the vault key. The header holds the
//! checksums of the keyring, by which a wrong passphrase and a damaged keyring are told apart.
//!
//! Layout (version 1, little-endian), 12 KiB: at 0 the header: `CAIRNCTR`, version (u32), two keyring checksums (BLAKE3,
//! 32 bytes each; two differ only while a passphrase is being changed), BLAKE3 of all before. At 4096 and at 8192 a slot:
//! commit (u64), digest (32 bytes), MAC (32 bytes). Commit n stands in slot n mod 2, so that a torn write spares the other.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::folder::{private, write_durably};

const MAGIC: &[u8; 8] = b"CAIRNCTR";
const VERSION: u32 = 1;
const SLOT: u64 = 4096;
const LEN: usize = 3 * 4096;
const HEADER_LEN: usize = 8 + 4 + 64;
const MAC_LABEL: &str = "cairn 2026 counter slot";

/// The key of the slots' MACs, derived from the vault key.
pub(crate) type CounterKey = Zeroizing<[u8; 32]>;

/// One acknowledged state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The number of the commit, from 1.
    pub(crate) commit: u64,
    /// The running digest over all entries and commits.
    pub(crate) digest: [u8; 32],
}

/// What the header says, before any key is known.
pub(crate) enum Header {
    /// Whole: the checksums of the keyring.
    Whole([[u8; 32]; 2]),
    /// Not readable; the slots may be.
    Damaged,
    /// Written by a newer version.
    Newer,
}

/// The open counter file.
pub(crate) struct Counter {
    file: File,
    key: CounterKey,
}

/// Gives the checksum by which a keyring file is known.
pub(crate) fn keyring_checksum(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}

/// Writes a counter file anew, whole.
pub(crate) fn write_new(path: &Path, keyrings: [[u8; 32]; 2], key: &CounterKey, mark: Mark) -> io::Result<()> {
    let mut bytes = header(keyrings);
    bytes.resize(LEN, 0);
    let at = usize::try_from(slot_at(mark.commit)).unwrap_or(usize::MAX);
    if let Some(slot) = bytes.get_mut(at..at + 72) {
        slot.copy_from_slice(&slot_bytes(key, mark));
    }
    write_durably(path, &bytes)
}

/// Writes a counter file anew, for two databases under two keys of which one is about to take the other's place. Their
/// commits follow one another, so that each has a slot.
pub(crate) fn write_both(path: &Path, keyrings: [[u8; 32]; 2], marks: [(&CounterKey, Mark); 2]) -> io::Result<()> {
    let mut bytes = header(keyrings);
    bytes.resize(LEN, 0);
    for (key, mark) in marks {
        let at = usize::try_from(slot_at(mark.commit)).unwrap_or(usize::MAX);
        if let Some(slot) = bytes.get_mut(at..at + 72) {
            slot.copy_from_slice(&slot_bytes(key, mark));
        }
    }
    write_durably(path, &bytes)
}

/// Reads the header.
pub(crate) fn read_header(path: &Path) -> io::Result<Header> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LEN as u64).read_to_end(&mut bytes)?;
    let (Some(body), Some(sum)) = (bytes.get(..HEADER_LEN), bytes.get(HEADER_LEN..HEADER_LEN + 32)) else {
        return Ok(Header::Damaged);
    };
    if blake3::hash(body).as_bytes() != sum || !body.starts_with(MAGIC) {
        return Ok(Header::Damaged);
    }
    let array = |at: usize| body.get(at..at + 32).and_then(|b| <[u8; 32]>::try_from(b).ok()).unwrap_or_default();
    match body.get(8..12).and_then(|b| <[u8; 4]>::try_from(b).ok()).map(u32::from_le_bytes) {
        Some(VERSION) => Ok(Header::Whole([array(12), array(44)])),
        Some(newer) if newer > VERSION => Ok(Header::Newer),
        _ => Ok(Header::Damaged),
    }
}

/// Gives the highest number of a commit that the file claims, without a key to check it; 0 when there is no such file.
pub(crate) fn claimed_commits(path: &Path) -> io::Result<u64> {
    let mut bytes = Vec::new();
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        file => file?.take(LEN as u64).read_to_end(&mut bytes)?,
    };
    let claimed = |at: u64| {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        bytes.get(at..at + 8).and_then(|b| <[u8; 8]>::try_from(b).ok()).map_or(0, u64::from_le_bytes)
    };
    Ok(claimed(slot_at(0)).max(claimed(slot_at(1))))
}

fn header(keyrings: [[u8; 32]; 2]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LEN);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&keyrings.concat());
    let sum = blake3::hash(&bytes);
    bytes.extend_from_slice(sum.as_bytes());
    bytes
}

fn slot_at(commit: u64) -> u64 {
    SLOT + SLOT * (commit % 2)
}

fn slot_bytes(key: &CounterKey, mark: Mark) -> [u8; 72] {
    let mut bytes = [0; 72];
    let commit = mark.commit.to_le_bytes();
    let mac = cairn_keys::mac(key, MAC_LABEL, &[&commit, &mark.digest]);
    for (to, from) in bytes.iter_mut().zip(commit.iter().chain(&mark.digest).chain(&mac)) {
        *to = *from;
    }
    bytes
}

impl Counter {
    /// Opens the file for reading and writing its slots.
    pub(crate) fn open(path: &Path, key: CounterKey) -> io::Result<Self> {
        Ok(Self { file: private().open(path)?, key })
    }

    /// Reads the newest slot whose MAC holds; `None` when neither does.
    pub(crate) fn read(&self) -> io::Result<Option<Mark>> {
        let mut newest: Option<Mark> = None;
        for at in [SLOT, 2 * SLOT] {
            let mut bytes = [0; 72];
            match read_at(&self.file, &mut bytes, at) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => continue,
                other => other?,
            }
            let mut commit = [0; 8];
            let mut digest = [0; 32];
            commit.copy_from_slice(&bytes[..8]);
            digest.copy_from_slice(&bytes[8..40]);
            let mark = Mark { commit: u64::from_le_bytes(commit), digest };
            let whole = slot_bytes(&self.key, mark) == bytes && slot_at(mark.commit) == at;
            if whole && newest.is_none_or(|found| found.commit < mark.commit) {
                newest = Some(mark);
            }
        }
        Ok(newest)
    }

    /// Writes a mark and waits until it is durable.
    pub(crate) fn write(&self, mark: Mark) -> io::Result<()> {
        write_at(&self.file, &slot_bytes(&self.key, mark), slot_at(mark.commit))?;
        self.file.sync_data()
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    io::Seek::seek(&mut file, io::SeekFrom::Start(at))?;
    file.read_exact(bytes)
}

#[cfg(not(unix))]
fn write_at(mut file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    io::Seek::seek(&mut file, io::SeekFrom::Start(at))?;
    io::Write::write_all(&mut file, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> CounterKey {
        Zeroizing::new([7; 32])
    }

    fn mark(commit: u64) -> Mark {
        Mark { commit, digest: [u8::try_from(commit).unwrap(); 32] }
    }

    #[test]
    fn newest_whole_slot_wins_and_a_torn_one_falls_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("counter");
        write_new(&path, [[1; 32]; 2], &key(), mark(1)).unwrap();
        let counter = Counter::open(&path, key()).unwrap();
        assert_eq!(counter.read().unwrap(), Some(mark(1)));
        for commit in 2..6 {
            counter.write(mark(commit)).unwrap();
            assert_eq!(counter.read().unwrap(), Some(mark(commit)));
        }
        write_at(&counter.file, &[0xFF], slot_at(5) + 20).unwrap();
        assert_eq!(counter.read().unwrap(), Some(mark(4)));
        write_at(&counter.file, &[0xFF], slot_at(4) + 50).unwrap();
        assert_eq!(counter.read().unwrap(), None);
    }

    #[test]
    fn slots_of_another_vault_do_not_count() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("counter");
        write_new(&path, [[1; 32]; 2], &key(), mark(1)).unwrap();
        assert_eq!(Counter::open(&path, Zeroizing::new([8; 32])).unwrap().read().unwrap(), None);
    }

    #[test]
    fn every_flipped_bit_of_the_header_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("counter");
        write_new(&path, [[1; 32], [2; 32]], &key(), mark(1)).unwrap();
        assert!(matches!(read_header(&path).unwrap(), Header::Whole(sums) if sums == [[1; 32], [2; 32]]));
        let whole = std::fs::read(&path).unwrap();
        for bit in 0..8 * (HEADER_LEN + 32) {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, &bytes).unwrap();
            assert!(matches!(read_header(&path).unwrap(), Header::Damaged), "bit {bit}");
        }
    }
}
