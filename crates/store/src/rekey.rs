//! Writing the database anew under another vault key.
//!
//! A crash at any point leaves a vault that opens: until the new database has its name, one copy of the keyring holds the
//! old key and one the new, the counter knows both files, and unlocking takes whichever key opens the database.

use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use cairn_keys::VaultKey;
use cairn_keys::keyring::{Passphrase, WorkFactor, open_keyring, write_keyring};
use zeroize::Zeroizing;

use crate::counter::{self, Mark};
use crate::database::{self, Purpose};
use crate::error::StoreError;
use crate::folder::{Folder, private, sync_dir, write_durably};
use crate::schema;
use crate::vault::{COUNTER_CONTEXT, LockedVault, Vault, write_mark};

impl Vault {
    /// Says whether a passphrase is this vault's.
    pub(crate) fn check_passphrase(&self, passphrase: &Passphrase) -> Result<(), StoreError> {
        let bytes = fs::read(self.reader.folder.keyring()).map_err(StoreError::io("read the keyring"))?;
        open_keyring(&bytes, passphrase).map_err(StoreError::Keyring).map(|_| ())
    }

    /// Copies what is in the database into a fresh file under another key, puts it in place of the old one, and overwrites
    /// the old one.
    pub(crate) fn rekey(self, passphrase: &Passphrase, work: WorkFactor) -> Result<LockedVault, StoreError> {
        let folder = self.reader.folder.clone();
        let old_mark = self.mark();
        let old_counter = self.counter_key();
        let key = VaultKey::from_bytes(crate::random());
        let keyring = write_keyring(&key, passphrase, work).map_err(StoreError::Keyring)?;
        let mark = Mark { commit: old_mark.commit + 1, digest: old_mark.digest };
        let _ = fs::remove_file(folder.fresh_database());
        let made = self.export(&folder, &key, mark);
        let _lock = self.into_lock();
        if let Err(error) = made {
            let _ = fs::remove_file(folder.fresh_database());
            return Err(error);
        }
        let new_counter = key.derive(COUNTER_CONTEXT);
        let switch = || -> io::Result<()> {
            let old_keyring = fs::read(folder.keyring())?;
            let sums = [counter::keyring_checksum(&keyring), counter::keyring_checksum(&old_keyring)];
            let old_files = [folder.database(), folder.keyring(), folder.keyring_copy()];
            let old_files = old_files.map(|path| private().open(path));
            counter::write_both(&folder.counter(), sums, [(&old_counter, old_mark), (&new_counter, mark)])?;
            write_durably(&folder.keyring(), &keyring)?;
            fs::rename(folder.fresh_database(), folder.database())?;
            sync_dir(folder.path())?;
            write_durably(&folder.keyring_copy(), &keyring)?;
            counter::write_new(&folder.counter(), [sums[0], sums[0]], &new_counter, mark)?;
            // The names are gone; on disks that write in place, so is what the files held.
            old_files.into_iter().flatten().try_for_each(overwrite)
        };
        switch().map_err(StoreError::io("write the database anew"))?;
        Ok(LockedVault::at(folder.path()))
    }

    /// Writes the fresh file and makes it durable.
    fn export(&self, folder: &Folder, key: &VaultKey, mark: Mark) -> Result<(), StoreError> {
        let fresh = folder.fresh_database();
        let create = || private().create_new(true).open(&fresh);
        drop(create().map_err(StoreError::io("make the new database"))?);
        let db = &self.reader.db;
        database::checkpoint(db)?;
        db.execute_batch("PRAGMA foreign_keys = OFF")?;
        let path = fresh.to_str().ok_or(StoreError::Refused("folder: its name is no text"))?;
        let statement = Zeroizing::new(format!("ATTACH ?1 AS fresh KEY \"{}\"", key.sqlcipher_keyspec().as_str()));
        db.prepare(&statement)?.execute([path])?;
        let copied = db.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(()));
        let detached = db.execute_batch("DETACH fresh");
        copied.map_err(StoreError::sql("copy the database"))?;
        detached?;
        let copy = database::open(&fresh, &key.sqlcipher_keyspec(), Purpose::Create)?;
        copy.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        copy.pragma_update(None, "user_version", schema::VERSION)?;
        write_mark(&copy, mark)?;
        let whole: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if whole != "ok" {
            return Err(StoreError::Damaged(None));
        }
        database::checkpoint(&copy)?;
        copy.close().map_err(|(_, error)| StoreError::sql("close the new database")(error))?;
        File::open(&fresh).and_then(|file| file.sync_all()).map_err(StoreError::io("write the new database"))
    }
}

/// Fills a file with zeros.
fn overwrite(mut file: File) -> io::Result<()> {
    let zeros = vec![0_u8; 1 << 20];
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        let piece = zeros.get(..usize::try_from(left).unwrap_or(usize::MAX).min(zeros.len())).unwrap_or(&zeros);
        file.write_all(piece)?;
        left -= piece.len() as u64;
    }
    file.sync_all()
}

/// Removes what an interrupted writing left.
pub(crate) fn sweep(folder: &Folder) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut name = folder.fresh_database().into_os_string();
        name.push(suffix);
        let _ = fs::remove_file(Path::new(&name));
    }
}
