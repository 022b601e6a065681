//! Restoring a backup into a new folder: everything is verified on the way, or nothing stays.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, Read, Write as _};
use std::path::Path;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_keys::{BackupKey, DeviceKey, OpenError, SealKey, TreeHasher, Zeroizing, open_backup};
use cairn_ledger::charter::{Charter, Epochs};
use cairn_ledger::entry::Entry;
use cairn_ledger::{EntryHash, Header, LogId, PageHash, Unverified};
use cairn_model::{CircleId, RecordId, Timestamp};

use super::tar::Archive;
use super::{CircleContents, Contents, End, PIECE, SCHEMA, circle_folder};
use crate::circles::{EPOCHS, put_secret, write_pages};
use crate::device::{MARKER, NEXT_DEVICE, NEXT_SEAL, REPLACED, RESTORE};
use crate::entries::log_row;
use crate::error::{CreateError, StoreError};
use crate::indicators::Indicator;
use crate::intake::Projecting;
use crate::vault::{LockedVault, Vault};

/// The most bytes of one gathered member: one piece, or one large thing alone.
const MAX_PIECE: u64 = PIECE as u64 + (64 << 20);
/// The most bytes of pages of one circle.
const MAX_PAGES: usize = 1 << 30;

/// Says why a backup was not restored. Nothing of it stays in the folder.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The vault could not be made; [`CreateError::Exists`] when the folder holds anything.
    #[error("restore a backup: make the vault")]
    Create(#[source] CreateError),
    /// The passphrase or the sheet is not that of this backup.
    #[error("open the backup with this key")]
    WrongKey,
    /// It is damaged, cut short, or no backup.
    #[error("read a damaged backup")]
    Damaged,
    /// A newer version wrote it.
    #[error("read a backup of a newer version")]
    Newer,
    /// The backup could not be read from where it lies.
    #[error("read the backup")]
    Read(#[source] io::Error),
    /// The work was cancelled.
    #[error("finish restoring: it was cancelled")]
    Cancelled,
    /// The vault could not be written.
    #[error("restore a backup: write to the vault")]
    Store(#[source] StoreError),
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Cancelled => Self::Cancelled,
            other => Self::Store(other),
        }
    }
}

impl From<rusqlite::Error> for RestoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Tells a source that fails from a backup that is damaged.
fn unread(error: io::Error) -> RestoreError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::Other => RestoreError::Damaged,
        _ => RestoreError::Read(error),
    }
}

/// Restores a backup into an empty or missing folder, as a vault with a passphrase of its own. Its keys are new: in each
/// circle it waits until a page admits it ([`Vault::admit_own`] with the key of [`crate::Reader::restore_key`] or with the
/// recovery sheet's; or another device of the person, or a steward). `progress` gets the bytes read and says whether to go
/// on.
///
/// # Errors
/// Every way in which it does not restore is a case of [`RestoreError`]; the folder is then as it was.
pub fn restore(
    folder: &Path,
    source: impl BufRead,
    key: &BackupKey,
    passphrase: &Passphrase,
    work: WorkFactor,
    now: Timestamp,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Vault, RestoreError> {
    let opened = open_backup(source, key).map_err(|error| match error {
        OpenError::NotForUs => RestoreError::WrongKey,
        OpenError::Newer => RestoreError::Newer,
        OpenError::Read(error) => RestoreError::Read(error),
        OpenError::Damaged | OpenError::TooLarge => RestoreError::Damaged,
    })?;
    let existed = folder.exists();
    let vault = LockedVault::at(folder).create(passphrase, work).map_err(RestoreError::Create)?;
    let mut restoring = Restoring { vault, archive: Archive::new(opened), now, members: 0, bytes: 0, progress };
    match restoring.run() {
        Ok(()) => Ok(restoring.vault),
        Err(error) => {
            drop(restoring.vault);
            clear(folder, existed);
            Err(error)
        }
    }
}

/// Removes what this call made: the folder was empty or missing before.
fn clear(folder: &Path, existed: bool) {
    if !existed {
        let _ = fs::remove_dir_all(folder);
        return;
    }
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

struct Restoring<'a, R: Read> {
    vault: Vault,
    archive: Archive<R>,
    now: Timestamp,
    members: u64,
    bytes: u64,
    progress: &'a mut dyn FnMut(u64) -> bool,
}

/// What is read of a circle before it can be entered.
#[derive(Default)]
struct Beginning {
    pages: Vec<Vec<u8>>,
    other_pages: Vec<Vec<u8>>,
    epochs: Option<Zeroizing<Vec<u8>>>,
}

impl<R: Read> Restoring<'_, R> {
    fn run(&mut self) -> Result<(), RestoreError> {
        self.vault.commit(|commit| {
            commit.db.execute("INSERT INTO meta (name, value) VALUES ('restoring', 1)", [])?;
            Ok(())
        })?;
        let contents = self.contents()?;
        let mut circles: BTreeMap<String, (CircleId, CircleContents)> = BTreeMap::new();
        for circle in contents.circles {
            let id: CircleId = circle.id.parse().map_err(|_| RestoreError::Damaged)?;
            circles.insert(circle_folder(&id), (id, circle));
        }
        let mut begun: BTreeMap<CircleId, Beginning> = BTreeMap::new();
        loop {
            let Some((name, size)) = self.next()? else { return Err(RestoreError::Damaged) };
            if name == "end.json" {
                let end: End = self.json()?;
                if end.members + 1 != self.members || self.next()?.is_some() {
                    return Err(RestoreError::Damaged);
                }
                break;
            }
            if name == "README.txt" {
                continue;
            }
            if let Some(file) = name.strip_prefix("evidence/") {
                self.file(file, size)?;
                continue;
            }
            let (folder, rest) = split_name(&name).ok_or(RestoreError::Damaged)?;
            let (id, circle) = circles.get(folder).ok_or(RestoreError::Damaged)?;
            self.of_circle(id, circle, rest, &mut begun)?;
        }
        if circles.values().any(|(id, _)| !self.vault.charters.contains_key(id)) {
            return Err(RestoreError::Damaged);
        }
        self.vault.commit(|commit| {
            commit.db.execute("DELETE FROM meta WHERE name = 'restoring'", [])?;
            Ok(())
        })?;
        Ok(())
    }

    fn next(&mut self) -> Result<Option<(String, u64)>, RestoreError> {
        let member = self.archive.next().map_err(unread)?;
        if let Some(member) = &member {
            self.members += 1;
            self.bytes += member.size;
            if !(self.progress)(self.bytes) {
                return Err(RestoreError::Cancelled);
            }
        }
        Ok(member.map(|member| (member.name, member.size)))
    }

    fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, RestoreError> {
        let bytes = self.archive.read_whole(1 << 20).map_err(unread)?;
        serde_json::from_slice(&bytes).map_err(|_| RestoreError::Damaged)
    }

    fn contents(&mut self) -> Result<Contents, RestoreError> {
        match self.next()? {
            Some((name, _)) if name == "backup.json" => {}
            _ => return Err(RestoreError::Damaged),
        }
        let value: serde_json::Value = self.json()?;
        let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
        if schema != SCHEMA {
            let newer = schema.starts_with("cairn/backup/");
            return Err(if newer { RestoreError::Newer } else { RestoreError::Damaged });
        }
        serde_json::from_value(value).map_err(|_| RestoreError::Damaged)
    }

    fn of_circle(
        &mut self,
        id: &CircleId,
        circle: &CircleContents,
        name: &str,
        begun: &mut BTreeMap<CircleId, Beginning>,
    ) -> Result<(), RestoreError> {
        let bytes = Zeroizing::new(self.archive.read_whole(MAX_PIECE).map_err(unread)?);
        let begins = name.starts_with("pages/")
            || name.starts_with("other-pages/")
            || name == "epochs.cbor"
            || name == "archived"
            || name == "restore-key";
        if begins && !self.vault.charters.contains_key(id) {
            let beginning = begun.entry(*id).or_default();
            match name {
                "epochs.cbor" => beginning.epochs = Some(bytes),
                "archived" => return self.enter_archived(id, circle, beginning),
                "restore-key" => return Err(RestoreError::Damaged),
                name if name.starts_with("other-pages/") => beginning.other_pages.push(bytes.to_vec()),
                _ => beginning.pages.push(bytes.to_vec()),
            }
            let held: usize = beginning.pages.iter().chain(&beginning.other_pages).map(Vec::len).sum();
            // The epochs stand behind the pages, and the restore key behind them.
            return if held > MAX_PAGES {
                Err(RestoreError::Damaged)
            } else {
                self.enter_if_whole(id, circle, beginning)
            };
        }
        if begins {
            return self.late_key(id, name, &bytes);
        }
        match name.split_once('/') {
            Some(("ledger", _)) => self.entries(id, &bytes),
            Some(("indicators", _)) => self.indicators(id, &bytes),
            Some(("records" | "evidence", _)) => Ok(()),
            _ => Err(RestoreError::Damaged),
        }
    }

    /// Enters a circle that had been read from an archive.
    fn enter_archived(
        &mut self,
        id: &CircleId,
        circle: &CircleContents,
        beginning: &Beginning,
    ) -> Result<(), RestoreError> {
        let declined = circle.declined.iter().map(|hash| hash.parse()).collect::<Result<Vec<PageHash>, _>>();
        let declined = declined.map_err(|_| RestoreError::Damaged)?;
        let charter = Charter::restore(&beginning.pages, &beginning.other_pages, &declined);
        let charter = charter.ok().filter(|charter| charter.circle() == *id && circle.archived);
        Ok(self.vault.enter_archived(&charter.ok_or(RestoreError::Damaged)?)?)
    }

    /// Enters the circle once pages and epochs are there.
    fn enter_if_whole(
        &mut self,
        id: &CircleId,
        circle: &CircleContents,
        beginning: &mut Beginning,
    ) -> Result<(), RestoreError> {
        let Some(epochs) = beginning.epochs.take() else { return Ok(()) };
        let declined = circle.declined.iter().map(|hash| hash.parse()).collect::<Result<Vec<PageHash>, _>>();
        let declined = declined.map_err(|_| RestoreError::Damaged)?;
        let charter =
            Charter::restore(&beginning.pages, &beginning.other_pages, &declined).map_err(|_| RestoreError::Damaged)?;
        Epochs::from_bytes(&epochs).map_err(|_| RestoreError::Damaged)?;
        let log: LogId = circle.log.parse().map_err(|_| RestoreError::Damaged)?;
        if charter.circle() != *id {
            return Err(RestoreError::Damaged);
        }
        let base = match &circle.base {
            None => None,
            Some(base) => {
                let bytes = hex::decode(&base.header).map_err(|_| RestoreError::Damaged)?;
                let header = Header::decode(&bytes).map_err(|_| RestoreError::Damaged)?;
                if header.log != log || header.height != base.height || header.circle != *id {
                    return Err(RestoreError::Damaged);
                }
                Some((header.height, header.hash(), bytes))
            }
        };
        let marker = self.vault.reader.folder.marker();
        let (device, seal) = (DeviceKey::from_seed(crate::random()), SealKey::generate());
        self.vault.commit(|commit| {
            let db = commit.db;
            db.prepare_cached("INSERT INTO circle (id, personal) VALUES (?1, ?2)")?
                .execute((id.as_bytes(), circle.personal))?;
            let n = crate::projection::circle_number(db, id)?;
            write_pages(commit, n, &charter)?;
            put_secret(db, n, EPOCHS, &epochs)?;
            put_secret(db, n, NEXT_DEVICE, device.seed().as_slice())?;
            put_secret(db, n, NEXT_SEAL, seal.to_text().as_bytes())?;
            put_secret(db, n, REPLACED, log.as_bytes())?;
            put_secret(db, n, MARKER, &marker)?;
            if let Some((height, hash, header)) = base {
                let row = log_row(db, n, &log)?;
                let hash: EntryHash = hash;
                db.prepare_cached("UPDATE log SET height = ?2, head = ?3 WHERE n = ?1")?.execute((
                    row.n,
                    height,
                    hash.as_bytes(),
                ))?;
                db.prepare_cached("INSERT INTO forgotten (log, height, header) VALUES (?1, ?2, ?3)")?
                    .execute((row.n, height, header))?;
            }
            Ok(())
        })?;
        self.vault.charters.insert(*id, charter);
        Ok(())
    }

    fn late_key(&mut self, id: &CircleId, name: &str, bytes: &[u8]) -> Result<(), RestoreError> {
        let mut seed = Zeroizing::new([0; 32]);
        if name != "restore-key" || hex::decode_to_slice(bytes.trim_ascii(), seed.as_mut_slice()).is_err() {
            return Err(RestoreError::Damaged);
        }
        self.vault.commit(|commit| {
            let n = crate::projection::circle_number(commit.db, id)?;
            put_secret(commit.db, n, RESTORE, seed.as_slice())
        })?;
        Ok(())
    }

    fn entries(&mut self, circle: &CircleId, bytes: &[u8]) -> Result<(), RestoreError> {
        if !self.vault.charters.contains_key(circle) {
            return Err(RestoreError::Damaged);
        }
        let mut decoder = minicbor::Decoder::new(bytes);
        let mut entries = Vec::new();
        while decoder.position() < bytes.len() {
            let mut read = || -> Option<(Unverified<Entry>, Timestamp)> {
                decoder.array().ok()?.filter(|len| *len == 2)?;
                let received = Timestamp::from_millis(decoder.i64().ok()?);
                Some((Unverified::<Entry>::decode(decoder.bytes().ok()?).ok()?, received))
            };
            entries.push(read().ok_or(RestoreError::Damaged)?);
        }
        let report = self.vault.accept_dated(circle, entries, self.now, Projecting::Now)?;
        if report.refused.is_empty() { Ok(()) } else { Err(RestoreError::Damaged) }
    }

    fn indicators(&mut self, circle: &CircleId, bytes: &[u8]) -> Result<(), RestoreError> {
        let mut rows: BTreeMap<RecordId, Vec<Indicator>> = BTreeMap::new();
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let (set, row): (RecordId, Indicator) = serde_json::from_slice(line).map_err(|_| RestoreError::Damaged)?;
            rows.entry(set).or_default().push(row);
        }
        for (set, rows) in rows {
            self.vault.add_indicators(circle, set, rows, &mut |_| true)?;
        }
        Ok(())
    }

    /// Takes one sealed file, which has to be what its name says and what some manifest names.
    fn file(&mut self, name: &str, size: u64) -> Result<(), RestoreError> {
        let mut root = [0; 32];
        let hex = name.strip_suffix(".age").ok_or(RestoreError::Damaged)?;
        hex::decode_to_slice(hex, &mut root).map_err(|_| RestoreError::Damaged)?;
        if !self.vault.serves(&root)? {
            return Err(RestoreError::Damaged);
        }
        let evidence = self.vault.evidence();
        let (beside, mut file) = evidence.begin()?;
        let mut tree = TreeHasher::new();
        let mut buffer = vec![0; 1 << 20];
        let mut left = size;
        while left > 0 {
            let count = self.archive.read(&mut buffer).map_err(unread)?;
            let bytes = buffer.get(..count).filter(|bytes| !bytes.is_empty()).ok_or(RestoreError::Damaged)?;
            tree.update(bytes);
            file.write_all(bytes).map_err(StoreError::io("write a sealed file"))?;
            left = left.checked_sub(count as u64).ok_or(RestoreError::Damaged)?;
        }
        file.sync_all().map_err(StoreError::io("write a sealed file"))?;
        let tree = tree.finish();
        if *tree.root() != root {
            return Err(RestoreError::Damaged);
        }
        evidence.settle(&beside, &root)?;
        self.vault.keep_tree(&tree)?;
        Ok(())
    }
}

/// Takes `circles/<id>` and what follows apart.
fn split_name(name: &str) -> Option<(&str, &str)> {
    let end = name.match_indices('/').nth(1)?.0;
    Some((name.get(..end)?, name.get(end + 1..)?))
}
