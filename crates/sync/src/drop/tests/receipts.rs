//! Receipts in drops: contributors who meet their circle nowhere else.

use super::*;
use crate::memory::MemoryPeer;
use crate::pack::{FileName, ObjectKind};

/// A member who writes pages, and devices in the field.
fn circle(fields: u64) -> (Visitor, Vec<Visitor>) {
    let mut amal = MemoryPeer::found(1).unwrap();
    let numbers = 2..2 + fields;
    let mut fields: Vec<MemoryPeer> = numbers.map(|number| amal.admit(number, Role::Contributor).unwrap()).collect();
    for field in &mut fields {
        field.charter = amal.charter.clone();
        field.epochs = cairn_ledger::charter::Epochs::open(amal.charter.page(), &field.seal).unwrap();
    }
    (Visitor::new(amal), fields.into_iter().map(Visitor::new).collect())
}

/// The objects with receipts that lie in a drop, as a member recognises them.
fn receipts(member: &Visitor, drop: &MemoryDrop) -> Vec<String> {
    let kind = |name: &str| match ObjectName::parse_file_name(name) {
        FileName::Object(object) => member.peer.epochs.iter().find_map(|epoch| object.kind_under(&epoch.contact)),
        _ => None,
    };
    drop.files.keys().filter(|name| kind(name) == Some(ObjectKind::Receipts)).cloned().collect()
}

#[test]
fn a_contributor_who_meets_only_the_drop_is_confirmed_and_nothing_moves_afterwards() {
    let (mut amal, mut fields) = circle(1);
    let field = &mut fields[0];
    let mut drop = MemoryDrop::new();
    write(field, 3);
    assert_eq!((visit(field, &mut drop).receipts_read, field.peer.unconfirmed()), (0, 3));
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.entries_stored, report.receipts_written), (3, 1));
    // What the receipt adds to the member's own log lies in the drop after the same visit.
    let mut late = Visitor::new(amal.peer.clone());
    late.peer.forget();
    visit(&mut late, &mut drop.clone());
    assert_eq!(late.peer.heads(), amal.peer.heads());
    let report = visit(field, &mut drop);
    assert_eq!((report.receipts_read, report.packs_read, report.entries_stored), (1, 0, 0));
    assert_eq!(field.peer.unconfirmed(), 0);
    let before = drop.clone();
    for _ in 0..2 {
        for visitor in [&mut amal, &mut *field] {
            let report = visit(visitor, &mut drop);
            assert_eq!((report.bytes_read, report.bytes_written, report.deleted), (0, 0, 0), "{report:?}");
        }
    }
    assert_eq!(drop, before);
}

#[test]
fn newer_receipts_take_the_place_of_older_ones_and_of_those_of_an_earlier_page() {
    let (mut amal, mut fields) = circle(1);
    let field = &mut fields[0];
    let mut drop = MemoryDrop::new();
    let mut names = BTreeSet::new();
    for round in 0..6 {
        if round > 2 {
            amal.peer.amend(Amendment::Renew).unwrap();
            visit(&mut amal, &mut drop);
        }
        write(field, 2);
        visit(field, &mut drop);
        let report = visit(&mut amal, &mut drop);
        assert_eq!(report.receipts_written, 1, "{report:?}");
        let lie = receipts(&amal, &drop);
        assert_eq!(lie.len(), 1, "they pile up");
        names.extend(lie);
        let report = visit(field, &mut drop);
        assert_eq!((report.receipts_read, report.not_for_us, report.rolled_back()), (1, 0, false), "{report:?}");
        assert_eq!(field.peer.unconfirmed(), 0);
    }
    assert_eq!(names.len(), 6, "a name is used twice");
}

#[test]
fn a_contributor_reads_receipts_for_its_own_device_only() {
    let (mut amal, mut fields) = circle(2);
    let mut drop = MemoryDrop::new();
    for field in &mut fields {
        write(field, 2);
        visit(field, &mut drop);
    }
    assert_eq!(visit(&mut amal, &mut drop).receipts_written, 2);
    for field in &mut fields {
        let report = visit(field, &mut drop);
        assert_eq!((report.receipts_read, report.not_for_us, field.peer.unconfirmed()), (1, 0, 0), "{report:?}");
        assert_eq!(visit(field, &mut drop).bytes_read, 0, "those for others are fetched again");
    }
}

#[test]
fn members_leave_none_for_who_never_came_or_is_no_contributor() {
    let (mut amal, mut fields) = circle(2);
    let mut drop = MemoryDrop::new();
    // Met elsewhere: its log is held, and nothing of it lies here.
    let mut elsewhere = MemoryDrop::new();
    write(&mut fields[0], 2);
    visit(&mut fields[0], &mut elsewhere);
    visit(&mut amal, &mut elsewhere);
    amal.kept.clear();
    write(&mut fields[1], 2);
    visit(&mut fields[1], &mut drop);
    assert_eq!(visit(&mut amal, &mut drop).receipts_written, 1);
    // Who leaves needs none any more.
    let person = amal.peer.charter.page().device(&fields[1].peer.log()).unwrap().person;
    amal.peer.amend(Amendment::RemovePerson { person, cuts: Vec::new(), closing: Closing::Ordinary }).unwrap();
    visit(&mut amal, &mut drop);
    assert_eq!(receipts(&amal, &drop), Vec::<String>::new());
}

#[test]
fn receipts_of_an_earlier_page_that_nobody_stands_for_go_after_thirty_days() {
    let (mut amal, mut fields) = circle(1);
    let field = &mut fields[0];
    let mut noor = Visitor::new(amal.peer.admit(9, Role::Editor).unwrap());
    let mut drop = MemoryDrop::new();
    visit(&mut amal, &mut drop);
    visit(field, &mut drop);
    write(field, 2);
    visit(field, &mut drop);
    assert_eq!(visit(&mut amal, &mut drop).receipts_written, 1);
    assert_eq!(visit(&mut noor, &mut drop).receipts_written, 1);
    // Noor's device forgets what it knows of the drop, and a page follows.
    amal.peer.amend(Amendment::Renew).unwrap();
    visit(&mut amal, &mut drop);
    noor.kept.clear();
    visit(&mut noor, &mut drop);
    assert_eq!(receipts(&amal, &drop).len(), 3, "one of Amal, two of Noor");
    for (days, lie) in [(29, 3), (30, 2), (60, 2)] {
        amal.now = Timestamp::from_millis(days * DAY);
        visit(&mut amal, &mut drop);
        assert_eq!(receipts(&amal, &drop).len(), lie, "after {days} days");
    }
    visit(field, &mut drop);
    assert_eq!(field.peer.unconfirmed(), 0);
}

#[test]
fn receipts_that_were_damaged_or_lost_are_written_again() {
    let (mut amal, mut fields) = circle(1);
    let field = &mut fields[0];
    let mut drop = MemoryDrop::new();
    write(field, 2);
    visit(field, &mut drop);
    visit(&mut amal, &mut drop);
    let name = receipts(&amal, &drop).remove(0);
    drop.files.get_mut(&name).unwrap().0.truncate(500);
    assert_eq!((visit(field, &mut drop).damaged, field.peer.unconfirmed()), (1, 2));
    assert_eq!(visit(&mut amal, &mut drop).receipts_written, 1);
    drop.files.remove(&receipts(&amal, &drop).remove(0));
    let report = visit(&mut amal, &mut drop);
    assert_eq!((report.receipts_written, report.rolled_back()), (1, false));
    assert_eq!((visit(field, &mut drop).receipts_read, field.peer.unconfirmed()), (1, 0));
}

#[test]
fn a_drop_sees_of_receipts_a_padded_length_and_no_name_that_outlives_a_page() {
    let (mut amal, mut fields) = circle(2);
    let mut names = BTreeSet::new();
    for _ in 0..3 {
        amal.peer.amend(Amendment::Renew).unwrap();
        // Another drop each time, with the same receipts in it but for the page.
        let mut drop = MemoryDrop::new();
        visit(&mut amal, &mut drop);
        for field in &mut fields {
            field.kept.clear();
            if field.peer.heads().is_empty() {
                write(field, 2);
            }
            visit(field, &mut drop);
        }
        amal.kept.clear();
        assert_eq!(visit(&mut amal, &mut drop).receipts_written, 2);
        for name in receipts(&amal, &drop) {
            let bytes = &drop.files[&name].0;
            let mut openers = fields.iter().filter_map(|field| open_object(&field.peer.seal, bytes).ok());
            let plain = openers.next().expect("nobody opens it");
            assert!(openers.next().is_none(), "two open it");
            assert_eq!(plain.len() as u64, padded_len(plain.len() as u64));
            assert_eq!(plain.len(), 1024, "a receipt without files is as long as any small object");
            let mut others: Vec<_> = amal.peer.epochs.iter().filter_map(|epoch| epoch.identity.clone()).collect();
            others.push(amal.peer.seal.clone());
            assert!(others.iter().all(|key| open_object(key, bytes).is_err()), "its writer or the circle opens it");
            let logs = fields.iter().map(|field| field.peer.log()).chain([amal.peer.log()]);
            let known: Vec<_> = logs.map(|log| log.as_bytes().to_vec()).collect();
            for id in known.into_iter().chain([amal.peer.charter.circle().as_bytes().to_vec()]) {
                assert!(!bytes.windows(id.len()).any(|window| window == id));
                assert!(!name.contains(&id.iter().map(|byte| format!("{byte:02x}")).collect::<String>()));
            }
            assert!(names.insert(name), "a name outlived its page");
        }
    }
    assert_eq!(names.len(), 6);
}
