//! Sealed evidence files: `evidence/<2 hex>/<blake3>.age`, named by the BLAKE3 of the ciphertext. No plaintext touches
//! the disk, and no file is ever held in memory whole.

mod receiving;

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use cairn_keys::{SealKey, SealObserver, Sensitive, Sha256Hasher, TreeHash, TreeHasher, open_stream, seal_stream};
use cairn_ledger::entry::Manifest;
use cairn_model::RecordId;

pub use receiving::Receiving;

use crate::error::StoreError;
use crate::folder::{Folder, make_private_dir, private, sync_dir};
use crate::reader::Reader;
use crate::vault::Vault;

/// How much goes to the second core at once.
const PIECE: usize = 1 << 20;

/// After how much the disk is asked to begin, so that it works while we seal and the last sync has little left to do.
const STRIDE: usize = 16 << 20;

/// The evidence files of a vault. A handle of its own, for any thread; it needs no database.
#[derive(Debug, Clone)]
pub struct Evidence(Folder);

/// A file that was sealed.
#[derive(Debug)]
pub struct Sealed {
    /// SHA-256 of the file as it came.
    pub sha256: [u8; 32],
    /// Its length in bytes.
    pub size: u64,
    /// The ciphertext's BLAKE3 and that of its groups; the root is the file's name.
    pub tree: TreeHash,
    /// The identity that opens it, as age writes it.
    pub key: Sensitive<String>,
}

impl Sealed {
    /// Makes the manifest that goes into the ledger.
    pub fn manifest(&self, record: RecordId) -> Manifest {
        Manifest {
            record,
            sha256: self.sha256,
            size: self.size,
            ciphertext: *self.tree.root(),
            sealed_size: self.tree.len(),
            key: self.key.clone(),
        }
    }
}

/// What came of looking at a file again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixity {
    /// Ciphertext and content are what the manifest says.
    Whole,
    /// The file is not held here.
    Missing,
    /// The sealed file is not the one that was sealed.
    SealedAltered,
    /// The sealed file is the one of the manifest, but its content is not.
    ContentAltered,
}

/// The content of a sealed file, read while it is decrypted.
pub struct EvidenceReader(Box<dyn Read + Send>);

impl Read for EvidenceReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl std::fmt::Debug for EvidenceReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EvidenceReader")
    }
}

impl Reader {
    /// Gives a handle on the evidence files.
    pub fn evidence(&self) -> Evidence {
        Evidence(self.folder.clone())
    }

    /// Gives the group hashes that were kept of a sealed file.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn tree(&self, ciphertext: &[u8; 32]) -> Result<Option<TreeHash>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let found: Option<(u64, Vec<u8>)> = self
            .db
            .prepare_cached("SELECT length, groups FROM tree WHERE ciphertext = ?1")?
            .query_row([ciphertext], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.and_then(|(length, groups)| {
            let groups = groups.as_chunks::<32>().0.to_vec();
            TreeHash::from_groups(*ciphertext, groups, length).ok()
        }))
    }
}

impl Vault {
    /// Keeps the group hashes of a sealed file, so that it can be offered to others without being read first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn keep_tree(&mut self, tree: &TreeHash) -> Result<(), StoreError> {
        self.commit(|commit| {
            commit
                .db
                .prepare_cached("INSERT OR REPLACE INTO tree (ciphertext, length, groups) VALUES (?1, ?2, ?3)")?
                .execute((tree.root(), tree.len(), tree.groups().concat()))?;
            Ok(())
        })
    }
}

/// Sends what is read and what is sealed to the second core, in pieces.
struct Splitter {
    plain: Vec<u8>,
    cipher: Vec<u8>,
    out: SyncSender<Piece>,
    used: Receiver<Vec<u8>>,
}

enum Piece {
    Plain(Vec<u8>),
    Cipher(Vec<u8>),
}

impl Splitter {
    fn buffer(&self) -> Vec<u8> {
        self.used.try_recv().map_or_else(
            |_| Vec::with_capacity(PIECE + (64 << 10)),
            |mut used| {
                used.clear();
                used
            },
        )
    }
}

impl SealObserver for Splitter {
    fn plaintext(&mut self, bytes: &[u8]) {
        self.plain.extend_from_slice(bytes);
        if self.plain.len() >= PIECE {
            let fresh = self.buffer();
            let _ = self.out.send(Piece::Plain(std::mem::replace(&mut self.plain, fresh)));
        }
    }

    fn ciphertext(&mut self, bytes: &[u8]) {
        self.cipher.extend_from_slice(bytes);
        if self.cipher.len() >= PIECE {
            let fresh = self.buffer();
            let _ = self.out.send(Piece::Cipher(std::mem::replace(&mut self.cipher, fresh)));
        }
    }
}

/// What the second core does: both hashes, and writing. A wish to sync goes out each [`STRIDE`]; one that waits is enough.
fn hash_and_write(
    pieces: &Receiver<Piece>,
    used: &SyncSender<Vec<u8>>,
    mut file: &File,
    sync: &SyncSender<()>,
) -> io::Result<([u8; 32], TreeHash)> {
    let (mut sha256, mut tree) = (Sha256Hasher::new(), TreeHasher::new());
    let mut unsynced = 0;
    while let Ok(piece) = pieces.recv() {
        let bytes = match piece {
            Piece::Plain(bytes) => {
                sha256.update(&bytes);
                bytes
            }
            Piece::Cipher(bytes) => {
                file.write_all(&bytes)?;
                tree.update(&bytes);
                unsynced += bytes.len();
                bytes
            }
        };
        if unsynced >= STRIDE {
            unsynced = 0;
            let _ = sync.try_send(());
        }
        let _ = used.try_send(bytes);
    }
    Ok((sha256.finish(), tree.finish()))
}

/// Counts what is read, and stops when told to.
struct Counted<'a> {
    source: &'a mut dyn Read,
    progress: &'a mut dyn FnMut(u64) -> bool,
    done: u64,
    told: u64,
    stopped: bool,
    /// Nothing is read any more once this is set: what was read could not be written.
    unwritten: &'a AtomicBool,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.unwritten.load(Ordering::Relaxed) {
            return Err(io::Error::other("not written"));
        }
        let count = self.source.read(buffer)?;
        self.done += count as u64;
        if self.done - self.told >= 4 << 20 || count == 0 {
            self.told = self.done;
            if !(self.progress)(self.done) {
                self.stopped = true;
                return Err(io::Error::other("cancelled"));
            }
        }
        Ok(count)
    }
}

/// A file under a passing name, removed unless it got its own.
struct Passing(Option<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let _ = fs::remove_file(path);
        }
    }
}

impl Evidence {
    fn path(&self, ciphertext: &[u8; 32], extension: &str) -> PathBuf {
        let name = hex::encode(ciphertext);
        let (folder, _) = name.split_at(2);
        self.0.evidence().join(folder).join(format!("{name}.{extension}"))
    }

    /// Seals a file of any size under a key of its own. SHA-256 and BLAKE3 are taken on a second core. `progress` gets
    /// the bytes read so far and says whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Source`] when the source fails, [`StoreError::Cancelled`], [`StoreError::DiskFull`]; nothing is left
    /// behind then.
    pub fn seal(&self, source: &mut dyn Read, progress: &mut dyn FnMut(u64) -> bool) -> Result<Sealed, StoreError> {
        let (beside, file) = self.begin()?;
        let mut passing = Passing(Some(beside.clone()));
        let key = SealKey::generate();
        let (out, pieces) = sync_channel(8);
        let (give_back, used) = sync_channel(16);
        let (sync, wishes) = sync_channel(1);
        let unwritten = AtomicBool::new(false);
        let mut counted = Counted { source, progress, done: 0, told: 0, stopped: false, unwritten: &unwritten };
        let (size, (sha256, tree)) = std::thread::scope(|scope| {
            let (file, unwritten) = (&file, &unwritten);
            let writing = scope.spawn(move || {
                let written = hash_and_write(&pieces, &give_back, file, &sync);
                unwritten.store(written.is_err(), Ordering::Relaxed);
                written
            });
            // What fails here fails again at the last sync, which counts.
            scope.spawn(move || wishes.iter().for_each(|()| drop(file.sync_data())));
            let mut splitter = Splitter { plain: Vec::new(), cipher: Vec::new(), out, used };
            let sealed = seal_stream(&mut counted, io::sink(), &key.recipient(), &mut splitter);
            let Splitter { plain, cipher, out, .. } = splitter;
            let _ = out.send(Piece::Plain(plain));
            let _ = out.send(Piece::Cipher(cipher));
            drop(out);
            let written = writing.join().map_err(|_| StoreError::Refused("file"))?;
            let hashes = written.map_err(StoreError::io("write a sealed file"))?;
            let size = sealed.map_err(|error| seal_error(error, counted.stopped))?;
            Ok::<_, StoreError>((size, hashes))
        })?;
        file.sync_all().map_err(StoreError::io("write a sealed file"))?;
        self.settle(&beside, tree.root())?;
        passing.0 = None;
        Ok(Sealed { sha256, size: size.plain, tree, key: Sensitive::new(key.to_text().to_string()) })
    }

    /// Removes a file that was just sealed and that nothing names yet, because what should have named it was not written.
    /// What cannot be removed is ciphertext without a key.
    pub fn discard(&self, sealed: &Sealed) {
        let _ = self.destroy(sealed.tree.root());
    }

    /// Makes an empty file under a passing name.
    pub(crate) fn begin(&self) -> Result<(PathBuf, File), StoreError> {
        make_private_dir(&self.0.evidence()).map_err(StoreError::io("make the evidence folder"))?;
        let beside = self.0.evidence().join(format!("{}.new", hex::encode(crate::random::<16>())));
        let file = private().create_new(true).open(&beside).map_err(StoreError::io("make a sealed file"))?;
        Ok((beside, file))
    }

    /// Gives a file its own name, durably.
    pub(crate) fn settle(&self, from: &std::path::Path, ciphertext: &[u8; 32]) -> Result<(), StoreError> {
        let to = self.path(ciphertext, "age");
        let folder = to.parent().ok_or(StoreError::Refused("file"))?;
        let move_there = || {
            make_private_dir(folder)?;
            fs::rename(from, &to)?;
            sync_dir(folder)?;
            sync_dir(&self.0.evidence())
        };
        move_there().map_err(StoreError::io("name a sealed file"))
    }

    /// Says whether a sealed file is held whole.
    pub fn holds(&self, ciphertext: &[u8; 32]) -> bool {
        self.path(ciphertext, "age").is_file()
    }

    /// Gives the length of a sealed file that is held whole, in bytes; `None` when it is not.
    pub fn length(&self, ciphertext: &[u8; 32]) -> Option<u64> {
        let held = std::fs::metadata(self.path(ciphertext, "age")).ok()?;
        held.is_file().then_some(held.len())
    }

    /// Lists the sealed files that are held whole, by the BLAKE3 of their ciphertext.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be read.
    pub fn held(&self) -> Result<Vec<[u8; 32]>, StoreError> {
        let read = || -> io::Result<Vec<[u8; 32]>> {
            let mut held = Vec::new();
            for folder in fs::read_dir(self.0.evidence())? {
                let folder = folder?;
                if !folder.file_type()?.is_dir() {
                    continue;
                }
                for file in fs::read_dir(folder.path())? {
                    let name = file?.file_name();
                    let Some(name) = name.to_str().and_then(|name| name.strip_suffix(".age")) else { continue };
                    let mut hash = [0; 32];
                    if hex::decode_to_slice(name, &mut hash).is_ok() {
                        held.push(hash);
                    }
                }
            }
            held.sort_unstable();
            Ok(held)
        };
        match read() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            other => other.map_err(StoreError::io("list the evidence folder")),
        }
    }

    /// Opens a sealed file as it lies on disk, to send it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not held.
    pub fn ciphertext(&self, ciphertext: &[u8; 32]) -> Result<File, StoreError> {
        File::open(self.path(ciphertext, "age")).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::NotFound("evidence file"),
            _ => StoreError::io("open a sealed file")(error),
        })
    }

    /// Reads a sealed file and gives the hashes of its groups.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not held.
    pub fn read_tree(&self, ciphertext: &[u8; 32]) -> Result<TreeHash, StoreError> {
        hash_file(self.ciphertext(ciphertext)?)
    }

    /// Reads a sealed file, and says whether it is held whole and as it was sealed.
    pub fn is_sound(&self, ciphertext: &[u8; 32]) -> bool {
        self.read_tree(ciphertext).is_ok_and(|tree| tree.root() == ciphertext)
    }

    /// Opens the content of a sealed file, decrypted while it is read. A reader that ends without an error has read
    /// exactly what was sealed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not held; [`StoreError::Sealed`] when the manifest's key does not open it.
    pub fn open(&self, manifest: &Manifest) -> Result<EvidenceReader, StoreError> {
        let file = self.ciphertext(&manifest.ciphertext)?;
        let key = SealKey::from_text(manifest.key.expose()).map_err(|_| StoreError::Sealed("evidence"))?;
        let stream =
            open_stream(BufReader::with_capacity(PIECE, file), &key).map_err(|_| StoreError::Sealed("evidence"))?;
        Ok(EvidenceReader(Box::new(stream)))
    }

    /// Looks at a file again: ciphertext and content against the manifest.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the disk fails; [`StoreError::Cancelled`].
    pub fn verify(&self, manifest: &Manifest, progress: &mut dyn FnMut(u64) -> bool) -> Result<Fixity, StoreError> {
        if !self.holds(&manifest.ciphertext) {
            return Ok(Fixity::Missing);
        }
        let tree = self.read_tree(&manifest.ciphertext)?;
        if *tree.root() != manifest.ciphertext || tree.len() != manifest.sealed_size {
            return Ok(Fixity::SealedAltered);
        }
        match self.export(manifest, &mut io::sink(), progress) {
            Ok(()) => Ok(Fixity::Whole),
            Err(StoreError::Sealed(_)) => Ok(Fixity::ContentAltered),
            Err(error) => Err(error),
        }
    }

    /// Writes the content of a sealed file out, where a person asked for it, and checks it against the manifest.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] when the content is not what the manifest says: what was written is then not to be used.
    pub fn export(
        &self,
        manifest: &Manifest,
        to: &mut dyn Write,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        let mut source = self.open(manifest)?;
        let mut sha256 = Sha256Hasher::new();
        let mut buffer = vec![0; PIECE];
        let mut done = 0;
        loop {
            let count = match source.read(&mut buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(StoreError::Sealed("evidence")),
            };
            let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
            sha256.update(bytes);
            to.write_all(bytes).map_err(StoreError::io("write the content of a sealed file"))?;
            done += count as u64;
            if !progress(done) {
                return Err(StoreError::Cancelled);
            }
        }
        if sha256.finish() == manifest.sha256 && done == manifest.size {
            Ok(())
        } else {
            Err(StoreError::Sealed("evidence"))
        }
    }

    /// Destroys a sealed file and what came of it so far, durably.
    pub(crate) fn destroy(&self, ciphertext: &[u8; 32]) -> Result<(), StoreError> {
        for extension in ["age", "part"] {
            let path = self.path(ciphertext, extension);
            let removed = fs::remove_file(&path).and_then(|()| path.parent().map_or(Ok(()), sync_dir));
            match removed {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(StoreError::io("destroy a sealed file")(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes what a crash left under passing names.
    pub(crate) fn sweep(&self) {
        let Ok(folder) = fs::read_dir(self.0.evidence()) else { return };
        for file in folder.flatten() {
            if file.path().extension().is_some_and(|extension| extension == "new") {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

fn hash_file(mut file: File) -> Result<TreeHash, StoreError> {
    let mut tree = TreeHasher::new();
    let mut buffer = vec![0; PIECE];
    loop {
        let count = file.read(&mut buffer).map_err(StoreError::io("read a sealed file"))?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        tree.update(bytes);
    }
    Ok(tree.finish())
}

fn seal_error(error: cairn_keys::SealError, stopped: bool) -> StoreError {
    use cairn_keys::SealError;
    match error {
        _ if stopped => StoreError::Cancelled,
        SealError::Read(error) => StoreError::Source(error),
        SealError::Write(error) => StoreError::io("write a sealed file")(error),
        _ => StoreError::Sealed("evidence"),
    }
}
