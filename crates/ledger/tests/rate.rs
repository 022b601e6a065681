//! Measures, when asked: `cargo test -p cairn-ledger --test rate -- --ignored --nocapture`.

use std::time::Instant;

use cairn_keys::DeviceKey;
use cairn_ledger::{ActorId, Document, Entry, Part, Position, Unverified, check_change, new_record, sign_entry};
use cairn_model::{CircleId, Edit, Path, RecordId, Timestamp, Value};

const COUNT: u32 = 2000;

fn incident(n: u32) -> Vec<Edit> {
    let mut edits = vec![("kind".to_owned(), Value::from("incident"))];
    for field in 0..20 {
        edits.push((
            format!("field_{field}"),
            Value::Text(format!("what happened in place {n} as told by person {field}")),
        ));
    }
    for act in 0..3 {
        edits.push((format!("acts/{act:016x}"), Value::Flag(true)));
        for field in 0..10 {
            edits.push((format!("acts/{act:016x}/field_{field}"), Value::Text(format!("code-{field}-{}", n % 17))));
        }
    }
    for link in 0..3 {
        edits.push((format!("links/{link:016x}"), Value::Flag(true)));
        edits.push((format!("links/{link:016x}/to"), Value::Text(format!("{n:032x}"))));
    }
    edits.into_iter().map(|(path, value)| Edit { path: Path::parse(&path).unwrap(), value: Some(value) }).collect()
}

fn record(n: u32) -> RecordId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&n.to_le_bytes());
    RecordId::from_bytes(bytes)
}

/// Runs a piece of work over every item and prints how many it does per second.
#[expect(clippy::print_stdout, reason = "the measurement is what is asked for")]
fn rate<T, R>(what: &str, items: Vec<T>, mut work: impl FnMut(T) -> R) -> Vec<R> {
    let (start, count) = (Instant::now(), items.len());
    let results: Vec<R> = items.into_iter().map(&mut work).collect();
    println!("{what}: {:.0}/s", count as f64 / start.elapsed().as_secs_f64());
    results
}

#[test]
#[ignore = "measures"]
fn rates_on_one_core() {
    let key = DeviceKey::from_seed([1; 32]);
    let circle = CircleId::from_bytes([2; 32]);
    let now = Timestamp::from_millis(1_700_000_000_000);
    let incidents: Vec<(u32, Vec<Edit>)> = (0..COUNT).map(|n| (n, incident(n))).collect();
    println!("{} fields per incident", incidents[0].1.len());
    let actor = |n| ActorId::derive(&key.public(), &record(n), 0);
    let changes = rate("new_record", incidents, |(n, edits)| new_record(actor(n), &edits, now).unwrap());
    let size: usize = changes.iter().map(Vec::len).sum();
    println!("{} bytes per change", size / changes.len());
    let parts = changes.iter().cloned().enumerate().map(|(n, bytes)| Part::Changes { record: record(n as u32), bytes });
    let mut prev = None;
    let mut height = 0;
    let entries = rate("sign_entry, one record each", parts.collect(), |part| {
        height += 1;
        let position = Position { circle, height, prev, page: cairn_ledger::PageHash::from_bytes([3; 32]) };
        let entry = sign_entry(&position, &[part], now, &mut |salt| salt.fill(7), &key).unwrap();
        prev = Some(entry.hash());
        entry
    });
    let size: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
    println!("{} bytes per entry", size / entries.len());
    let read = entries.iter().map(|entry| entry.bytes().to_vec()).collect();
    let verified = rate("decode and verify", read, |bytes: Vec<u8>| {
        Unverified::<Entry>::decode(&bytes).unwrap().verify(&circle).unwrap()
    });
    let unpacked = rate("unpack", verified, |entry| entry.part(0).unwrap().unwrap());
    let checked = rate("check_change and project", unpacked, |part| {
        let Part::Changes { bytes, .. } = part else { unreachable!() };
        let change = check_change(&bytes).unwrap();
        assert!(change.state().is_some());
        change
    });
    let documents = rate("build with automerge", checked, |change| Document::build(vec![change]).unwrap());
    let documents = rate("read with automerge", documents, |document| {
        document.state(&|_| None).unwrap();
        document
    });
    let title = [Edit { path: Path::parse("field_1").unwrap(), value: Some("new".into()) }];
    rate("edit one field", documents, |mut document| {
        document.edit(&ActorId::from_bytes([9; 16]), &title, now).unwrap().unwrap()
    });
}
