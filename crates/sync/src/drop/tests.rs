mod evidence;
mod receipts;
mod welcome;

use std::collections::BTreeSet;

use cairn_ledger::charter::Role;
use cairn_ledger::{Amendment, Closing};
use cairn_model::Timestamp;

use super::folder::{MemoryDrop, Refuses, Visiting, Visitor};
use super::*;
use crate::memory::MemoryPeer;
use crate::pack::{ErasedEntry, ObjectName, open_object, padded_len};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn pair() -> (Visitor, Visitor) {
    let mut amal = MemoryPeer::found(1).unwrap();
    let noor = amal.admit(2, Role::Steward).unwrap();
    (Visitor::new(amal), Visitor::new(noor))
}

fn write(visitor: &mut Visitor, entries: usize) {
    for _ in 0..entries {
        visitor.peer.write(300).unwrap();
    }
}

/// Lets a visitor visit, and checks that nothing was wrong.
fn visit(visitor: &mut Visitor, drop: &mut MemoryDrop) -> DropReport {
    let report = visitor.visit(drop);
    assert_eq!(report.ending, DropEnding::Complete);
    report
}

fn pack_of(drop: &MemoryDrop) -> String {
    let packs: Vec<_> = drop.files.keys().collect();
    assert_eq!(packs.len(), 2, "a page and a pack");
    packs.into_iter().max_by_key(|name| drop.files[*name].1).unwrap().clone()
}

#[test]
fn two_devices_that_are_never_online_together_converge() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 20);
    write(&mut noor, 30);
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.packs_written, report.entries_written, report.pages_written), (1, 20, 1));
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.packs_read, report.entries_stored, report.entries_written), (1, 20, 30));
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.packs_read, report.entries_stored, report.packs_written), (1, 30, 0));
    assert_eq!(amal.peer.heads(), noor.peer.heads());
}

#[test]
fn a_visit_with_nothing_new_moves_nothing() {
    let (mut amal, _) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 5);
    visit(&mut amal, &mut drop);
    let before = drop.clone();
    for _ in 0..3 {
        let report = visit(&mut amal, &mut drop);
        assert_eq!((report.bytes_read, report.bytes_written, report.deleted), (0, 0, 0));
        assert!(!report.rolled_back());
    }
    assert_eq!(drop, before);
}

#[test]
fn a_device_absent_through_three_pages_climbs_back() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    for _ in 0..3 {
        amal.peer.amend(Amendment::Renew).unwrap();
        write(&mut amal, 4);
        visit(&mut amal, &mut drop);
    }
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.pages_read, report.entries_stored), (3, 12));
    assert_eq!(noor.peer.charter.page_hash(), amal.peer.charter.page_hash());
    assert_eq!(noor.peer.heads(), amal.peer.heads());
}

#[test]
fn packs_whose_times_say_no_order_are_all_taken() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    for _ in 0..COMPACTION - 1 {
        write(&mut amal, 1);
        visit(&mut amal, &mut drop);
    }
    // A WebDAV server tells times in whole seconds: what was written within one has no order but that of its names.
    drop.files.values_mut().for_each(|(_, modified)| *modified = 0);
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.entries_stored, report.bad, report.waiting), (COMPACTION as u64 - 1, 0, 0), "{report:?}");
    assert_eq!(noor.peer.heads(), amal.peer.heads());
}

#[test]
fn a_contributor_absent_through_three_pages_climbs_back() {
    let mut amal = MemoryPeer::found(1).unwrap();
    let mut field = Visitor::new(amal.admit(2, Role::Contributor).unwrap());
    let mut amal = Visitor::new(amal);
    let mut drop = MemoryDrop::new();
    for _ in 0..3 {
        amal.peer.amend(Amendment::Renew).unwrap();
        visit(&mut amal, &mut drop);
    }
    let report = visit(&mut field, &mut drop);
    assert_eq!(report.pages_read, 3);
    assert_eq!(field.peer.charter.page_hash(), amal.peer.charter.page_hash());
}

#[test]
fn a_removed_device_opens_nothing_that_was_written_later_with_any_of_its_keys() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    visit(&mut noor, &mut drop);
    let known: BTreeSet<String> = drop.files.keys().cloned().collect();
    let person = noor.peer.charter.page().device(&noor.peer.log()).unwrap().person;
    let cuts = noor.peer.heads().into_iter().collect();
    amal.peer.amend(Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary }).unwrap();
    write(&mut amal, 3);
    amal.peer.amend(Amendment::Renew).unwrap();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    let report = noor.visit(&mut drop);
    assert_eq!(report.ending, DropEnding::AwaitsConsent, "the page removes a steward");
    let mut keys: Vec<_> = noor.peer.epochs.iter().filter_map(|epoch| epoch.identity.clone()).collect();
    keys.push(noor.peer.seal.clone());
    let mut opened = 0;
    for (name, (bytes, _)) in drop.files.iter().filter(|(name, _)| !known.contains(*name)) {
        let plain = keys.iter().find_map(|key| open_object(key, bytes).ok());
        if let Some(plain) = plain {
            assert!(plain.starts_with(b"cairn page "), "{name} is more than the page that removes it");
            opened += 1;
        }
    }
    assert_eq!(opened, 1, "the page that removes it, and none after");
    assert!(drop.files.len() >= known.len() + 3);
}

#[test]
fn a_removed_editor_is_told_so_and_writes_nothing() {
    let mut amal = MemoryPeer::found(1).unwrap();
    let mut noor = Visitor::new(amal.admit(2, Role::Editor).unwrap());
    let mut amal = Visitor::new(amal);
    let mut drop = MemoryDrop::new();
    let person = noor.peer.charter.page().device(&noor.peer.log()).unwrap().person;
    amal.peer.amend(Amendment::RemovePerson { person, cuts: Vec::new(), closing: Closing::Ordinary }).unwrap();
    visit(&mut amal, &mut drop);
    write(&mut noor, 2);
    let before = drop.clone();
    assert_eq!(noor.visit(&mut drop).ending, DropEnding::Removed { page: 2 });
    assert_eq!(drop, before);
}

/// Lets two visits take turns, effect by effect.
fn interleave(left: &mut Visitor, right: &mut Visitor, drop: &mut MemoryDrop) -> [DropReport; 2] {
    let mut visits: [Visiting; 2] = [left.start(), right.start()];
    let mut reports = [None, None];
    while reports.iter().any(Option::is_none) {
        for (index, visitor) in [&mut *left, &mut *right].into_iter().enumerate() {
            if reports[index].is_none() {
                reports[index] = visits[index].step(visitor, drop);
            }
        }
    }
    reports.map(Option::unwrap)
}

#[test]
fn compaction_by_two_at_once_loses_nothing() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    for _ in 0..COMPACTION {
        write(&mut amal, 2);
        visit(&mut amal, &mut drop);
    }
    visit(&mut noor, &mut drop);
    write(&mut amal, 1);
    write(&mut noor, 1);
    let reports = interleave(&mut amal, &mut noor, &mut drop);
    assert!(reports.iter().all(|report| report.ending == DropEnding::Complete && report.packs_written >= 1));
    // A month later both tidy up at once.
    for days in [31, 62] {
        for visitor in [&mut amal, &mut noor] {
            visitor.now = Timestamp::from_millis(days * DAY);
        }
        interleave(&mut amal, &mut noor, &mut drop);
    }
    visit(&mut amal, &mut drop);
    visit(&mut noor, &mut drop);
    assert_eq!(amal.peer.heads(), noor.peer.heads());
    let mut late = Visitor::new(noor.peer.clone());
    late.peer.forget();
    let report = visit(&mut late, &mut drop);
    assert_eq!(late.peer.heads(), amal.peer.heads());
    assert!(report.packs_read <= 4, "{report:?}");
}

#[test]
fn superseded_packs_go_after_thirty_days_and_not_before() {
    let (mut amal, _) = pair();
    let mut drop = MemoryDrop::new();
    for _ in 0..COMPACTION {
        write(&mut amal, 1);
        visit(&mut amal, &mut drop);
    }
    assert_eq!(drop.files.len(), 1 + COMPACTION + 1, "a page, the packs, and one for all");
    amal.now = Timestamp::from_millis(30 * DAY - 1);
    assert_eq!(visit(&mut amal, &mut drop).deleted, 0);
    amal.now = Timestamp::from_millis(30 * DAY);
    assert_eq!(visit(&mut amal, &mut drop).deleted, COMPACTION as u64);
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.packs_written, report.vanished, drop.files.len()), (0, 0, 2));
}

#[test]
fn a_clock_that_goes_back_deletes_nothing() {
    let (mut amal, _) = pair();
    let mut drop = MemoryDrop::new();
    amal.now = Timestamp::from_millis(90 * DAY);
    for _ in 0..=COMPACTION {
        write(&mut amal, 1);
        visit(&mut amal, &mut drop);
    }
    amal.now = Timestamp::from_millis(0);
    assert_eq!(visit(&mut amal, &mut drop).deleted, 0);
}

#[test]
fn what_is_deleted_during_reading_is_looked_for_again() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    let name = pack_of(&drop);
    let mut visiting = noor.start();
    // Load, list.
    for _ in 0..2 {
        assert!(visiting.step(&mut noor, &mut drop).is_none());
    }
    drop.files.remove(&name);
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    let report = loop {
        if let Some(report) = visiting.step(&mut noor, &mut drop) {
            break report;
        }
    };
    assert_eq!((report.ending, report.gone, report.entries_stored), (DropEnding::Complete, 1, 6));
}

#[test]
fn a_partial_file_is_reported_and_made_good() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    let name = pack_of(&drop);
    drop.files.get_mut(&name).unwrap().0.truncate(700);
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.damaged, report.entries_stored), (1, 0));
    // Its writer sees another length than it wrote, reads it, and writes it once more.
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.damaged, report.packs_written), (1, 1));
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.damaged, report.entries_stored), (0, 3));
}

#[test]
fn a_damaged_file_of_the_right_length_is_deleted_after_a_day_and_filled_again() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    visit(&mut amal, &mut drop);
    let name = pack_of(&drop);
    let (bytes, _) = drop.files.get_mut(&name).unwrap();
    bytes[900] ^= 1;
    assert_eq!(visit(&mut noor, &mut drop).damaged, 1);
    noor.now = Timestamp::from_millis(DAY);
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.damaged, report.deleted), (1, 1));
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.vanished, report.packs_written), (1, 1));
    assert_eq!(visit(&mut noor, &mut drop).entries_stored, 3);
}

#[test]
fn a_damaged_page_is_made_good() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    amal.peer.amend(Amendment::Renew).unwrap();
    visit(&mut amal, &mut drop);
    for (bytes, _) in drop.files.values_mut() {
        bytes.truncate(600);
    }
    let report = visit(&mut noor, &mut drop);
    // What it holds itself it makes good, and what it does not hold it cannot.
    assert_eq!((report.damaged, report.pages_read, report.pages_written), (1, 0, 1));
    assert_eq!(visit(&mut amal, &mut drop).pages_written, 1);
    assert_eq!(visit(&mut noor, &mut drop).pages_read, 1);
}

#[test]
fn conflicting_copies_are_recognised_by_content() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    visit(&mut amal, &mut drop);
    let name = pack_of(&drop);
    let copy = name.replace(".age", ".sync-conflict-20260101-120000-ABCDEFG.age");
    let bytes = drop.files[&name].0.clone();
    drop.put(&copy, bytes.clone());
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.copies, report.entries_stored, report.deleted), (1, 3, 1));
    assert!(!drop.files.contains_key(&copy) && drop.files.contains_key(&name));
    // Where only the copy is left, it stands for the file.
    drop.files.remove(&name);
    drop.put(&copy, bytes);
    noor.peer.forget();
    noor.kept.clear();
    assert_eq!(visit(&mut noor, &mut drop).entries_stored, 3);
    // A copy that is damaged harms nobody.
    let whole = drop.files[&copy].0.clone();
    drop.put(&name, whole);
    drop.files.get_mut(&copy).unwrap().0.truncate(100);
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.copies, report.damaged), (1, 1));
}

#[test]
fn a_drop_that_rolls_back_is_noticed_and_refilled() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 2);
    visit(&mut amal, &mut drop);
    let earlier = drop.clone();
    write(&mut amal, 2);
    visit(&mut amal, &mut drop);
    assert_eq!(visit(&mut noor, &mut drop).entries_stored, 4);
    drop = earlier;
    let report = visit(&mut noor, &mut drop);
    assert!(report.rolled_back());
    assert_eq!((report.vanished, report.packs_written, report.entries_written), (1, 1, 2));
    // The other one finds everything there, in another pack.
    assert!(!visit(&mut amal, &mut drop).rolled_back());
    // Emptied altogether.
    drop.files.clear();
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.vanished, report.pages_written), (3, 1));
    noor.peer.forget();
    noor.kept.clear();
    assert_eq!(visit(&mut noor, &mut drop).entries_stored, 4);
}

#[test]
fn deleted_packs_that_come_back_are_noticed() {
    let (mut amal, _) = pair();
    let mut drop = MemoryDrop::new();
    for _ in 0..COMPACTION {
        write(&mut amal, 1);
        visit(&mut amal, &mut drop);
    }
    let full = drop.clone();
    amal.now = Timestamp::from_millis(30 * DAY);
    visit(&mut amal, &mut drop);
    drop = full;
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.returned, report.rolled_back()), (COMPACTION as u64, true));
    assert_eq!(visit(&mut amal, &mut drop).returned, 0);
}

#[test]
fn foreign_files_are_left_alone_and_counted() {
    let (mut amal, _) = pair();
    let (mut stranger, _) = {
        let mut founder = MemoryPeer::found(50).unwrap();
        let other = founder.admit(51, Role::Editor).unwrap();
        (Visitor::new(founder), other)
    };
    let mut drop = MemoryDrop::new();
    drop.put("notes.txt", b"shopping".to_vec());
    drop.put(&format!("{}.age", "0".repeat(64)), vec![7; 5000]);
    write(&mut stranger, 2);
    visit(&mut stranger, &mut drop);
    let theirs = drop.files.clone();
    write(&mut amal, 2);
    amal.now = Timestamp::from_millis(400 * DAY);
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.foreign, report.damaged, report.deleted), (theirs.len() as u64, 0, 0));
    assert!(theirs.iter().all(|(name, file)| drop.files.get(name) == Some(file)));
}

#[test]
fn a_contributor_writes_what_only_the_readers_open() {
    let mut amal = MemoryPeer::found(1).unwrap();
    let mut field = Visitor::new(amal.admit(2, Role::Contributor).unwrap());
    let mut amal = Visitor::new(amal);
    field.peer.charter = amal.peer.charter.clone();
    let mut drop = MemoryDrop::new();
    write(&mut field, 3);
    let file = field.peer.keep_file(vec![5; 3 << 20]);
    let report = visit(&mut field, &mut drop);
    assert_eq!((report.packs_written, report.files_written), (1, 1));
    for (bytes, _) in drop.files.values() {
        let opened = open_object(&field.peer.seal, bytes);
        assert!(opened.is_err(), "the field device opens what it wrote");
    }
    amal.peer.want_file(file);
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.entries_stored, report.files_read), (3, 1));
    assert_eq!(report.packs_written, 1, "what newer members have to open is written to the epoch");
    // Nothing is read by the field device, and nothing written twice.
    let report = visit(&mut field, &mut drop);
    assert_eq!((report.packs_read, report.packs_written, report.files_written, report.entries_stored), (0, 0, 0, 0));
    // Who is admitted later finds all of it, and Amal's receipt.
    let mut late = Visitor::new(amal.peer.admit(3, Role::Editor).unwrap());
    visit(&mut amal, &mut drop);
    late.peer.want_file(file);
    let report = visit(&mut late, &mut drop);
    assert_eq!((report.entries_stored, report.files_read), (4, 1));
    assert_eq!(report.not_for_us, 1, "the contributor's own pack is not sealed to the newcomer");
}

#[test]
fn what_was_erased_is_deleted_at_once_and_the_rest_is_written_again() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 3);
    let file = amal.peer.keep_file(vec![3; 100]);
    visit(&mut amal, &mut drop);
    let before: BTreeSet<String> = drop.files.keys().cloned().collect();
    amal.erased.push(ErasedEntry { log: amal.peer.log(), height: 2, parts: 1 });
    amal.erased_files.push(file);
    amal.peer.files.clear();
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.erased, report.packs_written), (2, 1));
    assert_eq!(drop.files.keys().filter(|name| before.contains(*name)).count(), 1, "only the page is left");
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.deleted, report.packs_written), (0, 0));
    assert_eq!(visit(&mut noor, &mut drop).entries_stored, 3);
}

#[test]
fn a_drop_that_refuses_is_told_and_harms_nothing() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 2);
    visit(&mut amal, &mut drop);
    drop.refuses = Refuses::Writing;
    for _ in 0..4 {
        noor.peer.amend(Amendment::Renew).unwrap();
    }
    write(&mut noor, 2);
    let report = noor.visit(&mut drop);
    assert_eq!((report.ending, report.entries_stored, report.packs_written), (DropEnding::Refused, 2, 0));
    drop.refuses = Refuses::Everything;
    assert_eq!(amal.visit(&mut drop).ending, DropEnding::Refused);
    drop.refuses = Refuses::Nothing;
    visit(&mut noor, &mut drop);
    assert_eq!(visit(&mut amal, &mut drop).entries_stored, 2);
}

#[test]
fn what_is_known_of_a_drop_may_be_lost_or_damaged() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    write(&mut amal, 2);
    visit(&mut amal, &mut drop);
    visit(&mut noor, &mut drop);
    let kept = noor.kept.clone();
    assert_eq!(DropMemory::from_bytes(&kept).unwrap().to_bytes(), kept);
    for at in 0..kept.len() {
        assert!(DropMemory::from_bytes(&kept[..at]).is_err());
    }
    noor.kept = vec![0xff; 40];
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.packs_read, report.entries_stored, report.packs_written), (1, 0, 0));
}

#[test]
fn outsiders_see_padded_lengths_and_no_name_twice() {
    let (mut amal, _) = pair();
    let mut names = BTreeSet::new();
    for _ in 0..3 {
        // The same content under another page.
        amal.peer.amend(Amendment::Renew).unwrap();
        let mut drop = MemoryDrop::new();
        amal.kept.clear();
        amal.peer.keep_file(vec![4; 4000]);
        if amal.peer.heads().is_empty() {
            write(&mut amal, 2);
        }
        visit(&mut amal, &mut drop);
        let secrets: Vec<_> = amal.peer.epochs.iter().map(|epoch| epoch.contact.clone()).collect();
        for (name, (bytes, _)) in &drop.files {
            let crate::pack::FileName::Object(object) = ObjectName::parse_file_name(name) else { panic!("{name}") };
            let kind = secrets.iter().find_map(|secret| object.kind_under(secret)).unwrap();
            assert!(kind == crate::pack::ObjectKind::Page || names.insert(name.clone()), "a name outlived its page");
            let keys = amal.peer.epochs.iter().filter_map(|epoch| epoch.identity.clone());
            let plain = keys.into_iter().find_map(|key| open_object(&key, bytes).ok()).unwrap();
            assert_eq!(plain.len() as u64, padded_len(plain.len() as u64));
            let known = [amal.peer.log().as_bytes().to_vec(), amal.peer.charter.circle().as_bytes().to_vec()];
            for id in known {
                assert!(!bytes.windows(id.len()).any(|window| window == id));
            }
        }
    }
    assert_eq!(names.len(), 6);
}

/// Amal and Noor are stewards, Luis is an editor; all know the same, and Noor has removed Amal. Gives her page as well.
fn steward_removed() -> (MemoryDrop, Visitor, Visitor, Visitor) {
    let mut amal = MemoryPeer::found(1).unwrap();
    let noor = amal.admit(2, Role::Steward).unwrap();
    let luis = amal.admit(3, Role::Editor).unwrap();
    let (mut amal, mut noor, mut luis) = (Visitor::new(amal), Visitor::new(noor), Visitor::new(luis));
    let mut drop = MemoryDrop::new();
    for visitor in [&mut amal, &mut noor, &mut luis] {
        write(visitor, 2);
        visit(visitor, &mut drop);
    }
    let person = amal.peer.charter.page().device(&amal.peer.log()).unwrap().person;
    let cuts = amal.peer.heads().into_iter().collect();
    noor.peer.amend(Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary }).unwrap();
    (drop, amal, noor, luis)
}

#[test]
fn nothing_is_written_on_any_visit_while_a_page_that_waits_would_remove_a_reader() {
    let (mut drop, _, mut noor, mut luis) = steward_removed();
    visit(&mut noor, &mut drop);
    let before = drop.clone();
    write(&mut luis, 1);
    for _ in 0..3 {
        // From the second visit on the page is known, and comes to nothing new.
        assert_eq!(luis.visit(&mut drop).ending, DropEnding::AwaitsConsent);
        assert_eq!(drop, before);
    }
    // Refused: what Luis wrote may be read by Amal.
    luis.peer.charter.decline(&noor.peer.charter.page_hash()).unwrap();
    let report = luis.visit(&mut drop);
    assert_eq!((report.ending, report.entries_written), (DropEnding::Complete, 1));
}

#[test]
fn a_page_that_came_another_way_stops_the_writing_too_and_following_it_goes_on_under_the_new_epoch() {
    let (mut drop, amal, noor, mut luis) = steward_removed();
    let pages: Vec<Vec<u8>> = noor.peer.charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
    luis.peer.store_pages(&pages);
    write(&mut luis, 1);
    let before = drop.clone();
    assert_eq!(luis.visit(&mut drop).ending, DropEnding::AwaitsConsent);
    assert_eq!(drop, before);
    luis.peer.charter.choose(&noor.peer.charter.page_hash()).unwrap();
    // Opens the epoch.
    luis.peer.store_pages(&[]);
    assert_eq!(visit(&mut luis, &mut drop).entries_written, 1);
    let keys = amal.peer.epochs.iter().filter_map(|epoch| epoch.identity.as_ref()).chain([&amal.peer.seal]);
    let keys: Vec<_> = keys.collect();
    for (name, (bytes, _)) in drop.files.iter().filter(|(name, _)| !before.files.contains_key(*name)) {
        let opened = keys.iter().find_map(|key| open_object(key, bytes).ok());
        assert!(opened.is_none_or(|plain| plain.starts_with(b"cairn page ")), "{name}");
    }
}

#[test]
fn nobody_is_held_back_for_a_page_that_removes_only_this_device() {
    let (mut drop, mut amal, mut noor, _) = steward_removed();
    visit(&mut noor, &mut drop);
    write(&mut amal, 1);
    assert_eq!(amal.visit(&mut drop).ending, DropEnding::AwaitsConsent);
    let MemoryPeer { charter, epochs, seal, .. } = amal.peer.clone();
    let circle = DropCircle { charter, epochs, seal, device: amal.peer.log() };
    assert!(circle.held_back().is_empty());
    assert!(circle.writes_nothing(), "the page waits for her word all the same");
}
