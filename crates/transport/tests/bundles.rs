//! Bundles between real files and vaults in memory.

#[path = "common/vault.rs"]
mod common;

use std::sync::atomic::{AtomicBool, Ordering};

use cairn_ledger::charter::Role;
use cairn_ledger::{Amendment, Closing};
use cairn_sync::bundle::{BundleError, BundleId, MAX_PART, MIN_PART};
use cairn_sync::memory::MemoryPeer;
use cairn_transport::drop::bundle::{
    BundleFailure, BundleOrder, BundleRead, BundleRecipients, BundleWritten, PartFolder, PartSource, export_have,
    import_have, read_bundle, write_bundle,
};

use common::{Vault, pair};

fn order(id: u8) -> BundleOrder {
    let id = BundleId::from_bytes([id; 16]);
    BundleOrder { to: BundleRecipients::Circle, have: None, files: Vec::new(), max_part: MAX_PART, id }
}

fn write(from: &Vault, order: &BundleOrder, to: &mut PartFolder) -> Result<BundleWritten, BundleFailure> {
    write_bundle(from, &from.circle(), order, to, &AtomicBool::new(false), &mut |_| {})
}

fn read(to: &Vault, parts: &[&dyn PartSource]) -> Result<BundleRead, BundleFailure> {
    read_bundle(to, &to.circle(), parts, &AtomicBool::new(false), &mut |_| {})
}

#[test]
fn a_bundle_brings_pages_entries_and_evidence() {
    let (amal, noor) = pair();
    amal.write(30);
    let evidence: Vec<u8> = (0..5 * 1024 * 1024 + 3u32).map(|i| (i % 249) as u8).collect();
    let file = amal.with(|peer| peer.keep_file(evidence.clone()));
    noor.with(|peer| peer.want_file(file));
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "to-noor");
    let order = BundleOrder { files: vec![file], ..order(1) };
    let written = write(&amal, &order, &mut parts).unwrap();
    assert_eq!((written.parts, written.entries, written.files), (1, 30, 1));
    let report = read(&noor, &[&parts.path(1)]).unwrap();
    assert_eq!((report.entries, report.files, report.complete), (30, 1, true), "{report:?}");
    assert_eq!(noor.with(|peer| peer.heads()), amal.with(|peer| peer.heads()));
    assert!(noor.with(|peer| peer.files[&file.file] == evidence));
    // Once more harms nothing, even when the progress is lost.
    noor.forget_memory();
    let report = read(&noor, &[&parts.path(1)]).unwrap();
    assert_eq!((report.entries, report.files, report.complete), (0, 0, true), "{report:?}");
}

#[test]
fn a_bundle_against_a_have_leaves_out_what_is_held_and_reaches_an_older_page() {
    let (amal, noor) = pair();
    amal.write(30);
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "first");
    write(&amal, &order(1), &mut parts).unwrap();
    read(&noor, &[&parts.path(1)]).unwrap();
    let exported = export_have(&*noor, &noor.circle()).unwrap();
    for _ in 0..3 {
        amal.with(|peer| peer.amend(Amendment::Renew)).unwrap();
    }
    amal.write(4);
    let have = import_have(&*amal, &amal.circle(), &exported).unwrap();
    let mut parts = PartFolder::new(folder.path(), "second");
    let written = write(&amal, &BundleOrder { have: Some(have), ..order(2) }, &mut parts).unwrap();
    assert_eq!((written.pages, written.entries), (3, 4));
    let report = read(&noor, &[&parts.path(1)]).unwrap();
    assert_eq!((report.pages, report.entries, report.complete), (3, 4, true), "{report:?}");
    assert_eq!(noor.with(|peer| peer.charter.page_hash()), amal.with(|peer| peer.charter.page_hash()));
}

#[test]
fn only_named_devices_open_a_bundle_for_them() {
    let mut founder = MemoryPeer::found(1).unwrap();
    let noor = founder.admit(2, Role::Editor).unwrap();
    let luis = founder.admit(3, Role::Editor).unwrap();
    let field = founder.admit(4, Role::Contributor).unwrap();
    let (noor_log, field_log) = (noor.log(), field.log());
    let (amal, noor, luis) = (Vault::new(founder), Vault::new(noor), Vault::new(luis));
    for vault in [&noor, &luis] {
        let pages: Vec<Vec<u8>> =
            amal.with(|peer| peer.charter.pages().iter().map(|page| page.bytes().to_vec()).collect());
        vault.with(|peer| peer.store_pages(&pages));
    }
    amal.write(3);
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "named");
    let named = BundleOrder { to: BundleRecipients::Devices(vec![noor_log]), ..order(1) };
    write(&amal, &named, &mut parts).unwrap();
    let refused = read(&luis, &[&parts.path(1)]).unwrap();
    assert!(matches!(refused.problems[0].error, BundleError::NotForUs));
    assert_eq!(read(&noor, &[&parts.path(1)]).unwrap().entries, 3);
    let to_field = BundleOrder { to: BundleRecipients::Devices(vec![field_log]), ..order(2) };
    assert!(matches!(write(&amal, &to_field, &mut parts), Err(BundleFailure::NotAReader)));
    let to_nobody = BundleOrder { to: BundleRecipients::Devices(Vec::new()), ..order(3) };
    let nobody = write(&amal, &to_nobody, &mut parts);
    assert!(matches!(nobody, Err(BundleFailure::Bundle(BundleError::NoRecipient))));
}

#[test]
fn a_removed_device_opens_no_later_bundle() {
    let (amal, noor) = pair();
    let person = amal.with(|peer| peer.charter.page().device(&noor.with(|peer| peer.log())).unwrap().person);
    amal.with(|peer| peer.amend(Amendment::RemovePerson { person, cuts: Vec::new(), closing: Closing::Strict }))
        .unwrap();
    amal.write(3);
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "later");
    write(&amal, &order(1), &mut parts).unwrap();
    let refused = read(&noor, &[&parts.path(1)]).unwrap();
    assert!(matches!(refused.problems[0].error, BundleError::NotForUs));
    assert!(noor.with(|peer| peer.heads()).is_empty());
}

#[test]
fn every_flipped_byte_and_every_cut_changes_nothing() {
    let (amal, noor) = pair();
    amal.write(1);
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "small");
    write(&amal, &order(1), &mut parts).unwrap();
    let sealed = std::fs::read(parts.path(1)).unwrap();
    let refused = |bytes: &[u8], what: &str| {
        let path = folder.path().join("damaged");
        std::fs::write(&path, bytes).unwrap();
        let report = read(&noor, &[&path]).unwrap();
        assert_eq!(report.problems.len(), 1, "{what}");
        let error = &report.problems[0].error;
        assert!(
            matches!(error, BundleError::Damaged | BundleError::NotForUs | BundleError::Newer),
            "{what}: {error:?}"
        );
        assert!(noor.with(|peer| peer.heads()).is_empty() && noor.memory().is_none(), "{what}");
    };
    for at in 0..sealed.len() {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        refused(&damaged, &format!("byte {at}"));
        refused(&sealed[..at], &format!("length {at}"));
    }
    assert!(read(&noor, &[&parts.path(1)]).unwrap().complete);
}

/// Four parts: entries, and a file that goes through all of them. A part of 16 MiB takes three whole segments of 4 MiB and
/// less than one more, so that ten make four parts.
fn four_parts(folder: &std::path::Path) -> (std::sync::Arc<Vault>, std::sync::Arc<Vault>, PartFolder, [u8; 32]) {
    let (amal, noor) = pair();
    amal.write(20);
    let bytes: Vec<u8> = (0..(10 * 4 + 2) * 1024 * 1024u32).map(|i| (i % 241) as u8).collect();
    let file = amal.with(|peer| peer.keep_file(bytes));
    noor.with(|peer| peer.want_file(file));
    let mut parts = PartFolder::new(folder, "many");
    let order = BundleOrder { files: vec![file], max_part: MIN_PART, ..order(7) };
    assert_eq!(write(&amal, &order, &mut parts).unwrap().parts, 4);
    (amal, noor, parts, file.file)
}

#[test]
fn parts_come_in_any_order_and_the_missing_ones_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (amal, noor, parts, file) = four_parts(folder.path());
    for number in 1..=4 {
        let size = std::fs::metadata(parts.path(number)).unwrap().len();
        assert!(size <= MIN_PART, "part {number} has {size} bytes");
    }
    let report = read(&noor, &[&parts.path(3)]).unwrap();
    assert_eq!((report.missing.clone(), report.end_seen, report.complete), (vec![1, 2], false, false), "{report:?}");
    assert_eq!(report.waiting, vec![3]);
    let report = read(&noor, &[&parts.path(4), &parts.path(1)]).unwrap();
    assert_eq!((report.missing.clone(), report.end_seen), (vec![2], true), "{report:?}");
    assert_eq!(report.entries, 20);
    let report = read(&noor, &[&parts.path(4), &parts.path(3), &parts.path(2)]).unwrap();
    assert_eq!((report.missing.clone(), report.files, report.complete), (vec![], 1, true), "{report:?}");
    assert!(noor.with(|peer| peer.files[&file] == amal.with(|peer| peer.files[&file].clone())));
}

#[test]
fn a_reading_that_was_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (_, noor, parts, file) = four_parts(folder.path());
    let all: Vec<_> = (1..=4).map(|number| parts.path(number)).collect();
    let sources: Vec<&dyn PartSource> = all.iter().map(|path| path as &dyn PartSource).collect();
    let stop = AtomicBool::new(false);
    let stopped = read_bundle(&*noor, &noor.circle(), &sources, &stop, &mut |moved| {
        stop.store(moved.part == 2 && moved.items > 5, Ordering::Relaxed);
    });
    assert!(matches!(stopped, Err(BundleFailure::Cancelled)));
    let held = noor.with(|peer| peer.parts[&file].len());
    assert!(held > 8 << 20);
    let report = read(&noor, &sources).unwrap();
    assert_eq!((report.entries, report.files, report.complete), (0, 1, true), "{report:?}");
}

#[test]
fn parts_of_two_bundles_are_not_mixed() {
    let (amal, noor) = pair();
    amal.write(2);
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut second) = (PartFolder::new(folder.path(), "a"), PartFolder::new(folder.path(), "b"));
    write(&amal, &order(1), &mut first).unwrap();
    write(&amal, &order(2), &mut second).unwrap();
    let report = read(&noor, &[&second.path(1), &first.path(1)]).unwrap();
    assert_eq!((report.entries, report.complete, report.problems.len()), (2, true, 0));
}

#[test]
fn a_stopped_writing_leaves_no_half_part() {
    let (amal, _) = pair();
    amal.write(2);
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "x");
    let stopped = write_bundle(&*amal, &amal.circle(), &order(1), &mut parts, &AtomicBool::new(true), &mut |_| {});
    assert!(matches!(stopped, Err(BundleFailure::Cancelled)));
    drop(parts);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn nothing_is_sealed_to_whom_a_page_that_waits_would_remove() {
    let mut founder = MemoryPeer::found(1).unwrap();
    let mut noor = founder.admit(2, Role::Steward).unwrap();
    let luis = founder.admit(3, Role::Editor).unwrap();
    let (amal_log, noor_log) = (founder.log(), noor.log());
    let pages: Vec<Vec<u8>> = founder.charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
    noor.store_pages(&pages);
    let person = founder.charter.page().device(&amal_log).unwrap().person;
    noor.amend(Amendment::RemovePerson { person, cuts: Vec::new(), closing: Closing::Ordinary }).unwrap();
    let pages: Vec<Vec<u8>> = noor.charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
    let luis = Vault::new(luis);
    luis.write(2);
    luis.with(|peer| peer.store_pages(&pages));
    let folder = tempfile::tempdir().unwrap();
    let mut parts = PartFolder::new(folder.path(), "held");
    let refused = |order: &BundleOrder, parts: &mut PartFolder| match write(&luis, order, parts) {
        Err(BundleFailure::HeldBack(held)) => held,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&order(1), &mut parts), [amal_log]);
    let to_both = BundleOrder { to: BundleRecipients::Devices(vec![noor_log, amal_log]), ..order(2) };
    assert_eq!(refused(&to_both, &mut parts), [amal_log]);
    assert!(matches!(export_have(&*luis, &luis.circle()), Err(BundleFailure::HeldBack(_))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was begun");
    let to_noor = BundleOrder { to: BundleRecipients::Devices(vec![noor_log]), ..order(3) };
    assert_eq!(write(&luis, &to_noor, &mut parts).unwrap().entries, 2);

    luis.with(|peer| peer.charter.decline(&noor.charter.page_hash())).unwrap();
    assert_eq!(write(&luis, &order(4), &mut parts).unwrap().entries, 2);
}
