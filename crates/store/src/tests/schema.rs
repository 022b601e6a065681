use super::fixture::{Person, at, create, id, passphrase};
use crate::DeviceState;

/// What the documentation says, and what a fresh database has.
#[test]
fn documented_schema_is_that_of_a_fresh_vault() {
    let folder = tempfile::tempdir().unwrap();
    let vault = create(&folder.path().join("v"));
    let mut query = vault
        .reader
        .db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%search\\_%' ESCAPE '\\' ORDER BY rowid")
        .unwrap();
    let statements: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let fresh = format!(
        "-- The tables of vault.db, version {}. Written by a test from a fresh vault (CAIRN_BLESS=1 writes it anew).\n\n{};\n",
        crate::schema::VERSION,
        statements.join(";\n\n")
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema.sql");
    if std::env::var_os("CAIRN_BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), fresh);
}

#[test]
fn settings_we_rely_on_are_on() {
    let folder = tempfile::tempdir().unwrap();
    let vault = create(&folder.path().join("v"));
    let ask = |pragma: &str| -> String {
        vault
            .reader
            .db
            .query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|v| format!("{v:?}"))
            .unwrap()
    };
    assert_eq!(ask("journal_mode"), "Text(\"wal\")");
    assert_eq!(ask("synchronous"), "Integer(2)");
    assert_eq!(ask("secure_delete"), "Integer(1)");
    assert_eq!(ask("foreign_keys"), "Integer(1)");
    assert_eq!(ask("cipher_memory_security"), "Text(\"1\")");
    assert_eq!(ask("temp_store"), "Integer(2)");
    let bytes = std::fs::read(folder.path().join("v/vault.db")).unwrap();
    assert!(!bytes.windows(6).any(|window| window == b"SQLite" || window == b"record"));
}

/// What later versions added is taken away again, also the version of what is derived; binding keys to the folder came with it.
#[test]
fn a_vault_of_version_one_is_brought_up_to_date() {
    let mut amal = Person::alone();
    amal.add(1, "from before", 1);
    amal.vault
        .commit(|commit| {
            let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN
                ('forgotten', 'side', 'erasure', 'doomed', 'owed', 'other_page', 'declined', 'receipt', 'record_hash', 'waiting')";
            let mut query = commit.db.prepare(tables)?;
            let names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            assert_eq!(names.len(), 10);
            for name in names {
                commit.db.execute_batch(&format!("DROP TABLE {name}"))?;
            }
            commit.db.execute_batch(
                "DROP INDEX part_gone; DELETE FROM secret WHERE name = 'marker';
                 UPDATE meta SET value = 1 WHERE name = 'projection'; PRAGMA user_version = 1;",
            )?;
            Ok(())
        })
        .unwrap();
    let (circle, log) = (amal.circle, amal.log);
    let (folder, locked) = amal.close();
    let mut amal = Person { folder, vault: locked.unlock(&passphrase()).unwrap(), circle, log };
    assert_eq!(amal.vault.device_state(&circle).unwrap(), DeviceState::Ready);
    amal.vault.add(&circle, id(2), super::fixture::incident("from now on"), at(2)).unwrap();
    assert!(amal.has(1) && amal.has(2));
    amal.is_sound();
    let (_folder, locked) = amal.close();
    locked.unlock(&passphrase()).unwrap();
}
