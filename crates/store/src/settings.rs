//! Settings of the vault, and a reader that holds still.

use cairn_model::CircleId;

use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::Vault;

impl Reader {
    /// Lists the settings whose names begin so, each with the bytes of its value, in the order of names.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn settings(&self, prefix: &str) -> Result<Vec<(String, u64)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT substr(name, 5), length(CAST(value AS BLOB)) FROM meta
             WHERE substr(name, 1, length(?1) + 4) = 'set.' || ?1 ORDER BY name",
        )?;
        let rows = query.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lists under what names secrets of a circle are kept, those that the vault uses itself included, in the order of names.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn secret_names(&self, circle: &CircleId) -> Result<Vec<String>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT name FROM secret WHERE circle = ?1 ORDER BY name")?;
        let names = query.query_map([n], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Runs queries that all see the vault as it is now, whatever is written meanwhile.
    ///
    /// # Errors
    /// [`StoreError`] of the database, before `work` begins. What `work` gives is passed on.
    pub fn steady<R>(&self, work: impl FnOnce(&Self) -> R) -> Result<R, StoreError> {
        self.db.execute_batch("BEGIN")?;
        let result = work(self);
        self.db.execute_batch("COMMIT")?;
        Ok(result)
    }

    /// Gives a way to break off, from another thread, whatever query runs on this connection.
    pub fn interrupter(&self) -> impl Fn() + Send + Sync + 'static {
        let handle = self.db.get_interrupt_handle();
        move || handle.interrupt()
    }
}

impl Vault {
    /// Forgets a setting of this vault.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn forget_setting(&mut self, name: &str) -> Result<(), StoreError> {
        self.commit(|commit| {
            commit.db.execute("DELETE FROM meta WHERE name = 'set.' || ?1", [name])?;
            Ok(())
        })
    }
}
