use cairn_ledger::charter::Role;
use cairn_model::{Edit, Path, RecordState, Value, link};

use super::fixture::{Person, at, edit, id, incident};
use crate::{Lifecycle, ListFilter, StoreError, Write};

#[test]
fn record_is_read_back_edited_deleted_and_restored() {
    let mut amal = Person::alone();
    amal.add(1, "Raid", 1);
    let key = amal.key(id(1));
    assert_eq!(amal.vault.record(&key).unwrap().row.title, "Raid");
    let written = amal.vault.edit(&key, vec![edit("title", "Night raid"), edit("status", "open")], at(2)).unwrap();
    assert_eq!((written.head.unwrap().height, written.records), (2, vec![id(1)]));
    let record = amal.vault.record(&key).unwrap();
    assert_eq!((record.row.title.as_str(), record.row.updated), ("Night raid", at(2)));
    assert_eq!(amal.vault.edit(&key, vec![edit("title", "Night raid")], at(3)).unwrap().head, None);
    amal.vault.delete(&key, at(4)).unwrap();
    assert!(amal.vault.list(&ListFilter::default()).unwrap().rows.is_empty());
    let deleted = ListFilter { lifecycle: Lifecycle::Deleted, ..ListFilter::default() };
    assert_eq!(amal.vault.list(&deleted).unwrap().rows.len(), 1);
    amal.vault.restore(&key, at(5)).unwrap();
    assert!(!amal.vault.record(&key).unwrap().row.deleted);
    let history = amal.vault.history(&key).unwrap();
    assert_eq!(history.len(), 4);
    assert_eq!(history[0].author, Some(amal.log));
    assert_eq!(history[2].edits, [Edit { path: Path::parse(RecordState::DELETED).unwrap(), value: Some(true.into()) }]);
}

#[test]
fn several_writes_are_one_entry_or_nothing() {
    let mut amal = Person::alone();
    let circle = amal.circle;
    let writes = vec![
        Write::New { id: id(1), edits: incident("one") },
        Write::New { id: id(2), edits: incident("two") },
        Write::Edit { id: id(1), edits: link::make_edits("followed", &id(2), Some("probable"), None) },
    ];
    let written = amal.vault.write(&circle, writes, at(1)).unwrap();
    assert_eq!((written.head.unwrap().height, written.records.len()), (1, 2));
    let from = amal.vault.links_from(&amal.key(id(1))).unwrap();
    let to = amal.vault.links_to(&amal.key(id(2))).unwrap();
    assert_eq!((from.len(), to.len()), (1, 1));
    assert_eq!((from[0].to, from[0].other.as_ref().unwrap().title.as_str()), (id(2), "two"));
    assert_eq!((to[0].from, to[0].confidence.as_deref()), (id(1), Some("probable")));
    let commits = amal.vault.commits();
    let bad = vec![
        Write::New { id: id(3), edits: incident("three") },
        Write::Edit { id: id(9), edits: vec![edit("title", "nobody")] },
    ];
    assert!(matches!(amal.vault.write(&circle, bad, at(2)), Err(StoreError::NotFound(_))));
    assert_eq!(amal.vault.commits(), commits);
    assert!(matches!(amal.vault.record(&amal.key(id(3))), Err(StoreError::NotFound(_))));
}

#[test]
fn more_than_one_entry_holds_is_spread_over_several_in_one_commit() {
    let mut amal = Person::alone();
    let commits = amal.vault.commits();
    let writes = (0..30)
        .map(|n| {
            let mut edits = incident("large");
            edits.push(edit("summary", "x".repeat(60_000)));
            Write::New { id: id(n), edits }
        })
        .collect();
    let written = amal.vault.write(&amal.circle.clone(), writes, at(1)).unwrap();
    assert!(written.head.unwrap().height > 3);
    assert_eq!(amal.vault.commits(), commits + 1);
}

#[test]
fn ids_are_found_by_their_beginning() {
    let mut amal = Person::alone();
    amal.add(0xA1, "one", 1);
    amal.add(0xA2, "two", 2);
    assert_eq!(amal.vault.find("a1a1a1a1").unwrap(), amal.key(id(0xA1)));
    assert_eq!(amal.vault.find("A1A1A1A1A").unwrap(), amal.key(id(0xA1)));
    assert_eq!(amal.vault.find(&id(0xA2).to_string()).unwrap(), amal.key(id(0xA2)));
    assert!(matches!(amal.vault.find("ffffffff"), Err(StoreError::NotFound(_))));
    for bad in ["a1a1a1a", "zzzzzzzz", "", "a1a1a1a1%", &"a".repeat(33)] {
        assert!(matches!(amal.vault.find(bad), Err(StoreError::Refused(_))), "{bad}");
    }
    let close = cairn_model::RecordId::from_bytes([0xA1, 0xA1, 0xA1, 0xA1, 0xA1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    amal.vault.add(&amal.circle.clone(), close, incident("near"), at(3)).unwrap();
    assert!(matches!(amal.vault.find("a1a1a1a1"), Err(StoreError::Ambiguous)));
}

#[test]
fn readers_write_no_records() {
    let (mut amal, mut luis) = Person::pair(Role::Reader);
    let circle = luis.circle;
    assert!(matches!(luis.vault.add(&circle, id(1), incident("no"), at(5)), Err(StoreError::MayNot)));
    amal.add(1, "yes", 6);
    luis.pull(&amal, 7);
    assert_eq!(luis.vault.record(&luis.key(id(1))).unwrap().fields.get("title"), Some(&Value::from("yes")));
}

#[test]
fn second_connection_sees_commits_and_cannot_write() {
    let mut amal = Person::alone();
    let reader = amal.vault.reader().unwrap();
    amal.add(1, "seen", 1);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let reader = reader;
            assert_eq!(reader.list(&ListFilter::default()).unwrap().rows[0].title, "seen");
            assert!(reader.db.execute("DELETE FROM record", []).is_err());
        });
    });
}

#[test]
fn secrets_and_settings_are_kept() {
    let mut amal = Person::alone();
    let circle = amal.circle;
    amal.vault.set_secret(&circle, "transport", Some(&[1, 2, 3])).unwrap();
    amal.vault.set_setting("marker", "abc").unwrap();
    assert!(matches!(amal.vault.set_secret(&circle, "device", None), Err(StoreError::Refused(_))));
    let (_folder, locked) = amal.close();
    let mut vault = locked.unlock(&super::fixture::passphrase()).unwrap();
    assert_eq!(vault.secret(&circle, "transport").unwrap().unwrap().as_slice(), [1, 2, 3]);
    assert_eq!(vault.setting("marker").unwrap().as_deref(), Some("abc"));
    vault.set_secret(&circle, "transport", None).unwrap();
    assert_eq!(vault.secret(&circle, "transport").unwrap(), None);
}
