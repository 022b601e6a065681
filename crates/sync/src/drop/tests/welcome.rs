//! Devices that were admitted in place of others, and meet only the drop.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{NewPerson, Newcomer};

use super::*;
use crate::memory::MemoryPeer;
use crate::pack::{FileName, ObjectKind};

/// A vault of a device's person as it was at this moment, with new keys that wait.
fn restored(from: &Visitor, number: u8) -> Visitor {
    let mut peer = from.peer.clone();
    peer.device = DeviceKey::from_seed([number; 32]);
    peer.seal = SealKey::generate();
    Visitor::new(peer)
}

/// Admits the waiting keys, and closes the log that they replace, on one page.
fn approve(steward: &mut Visitor, waiting: &Visitor, replaced: &Visitor) {
    let old = replaced.peer.log();
    let person = steward.peer.charter.page().device(&old).unwrap().person;
    let cut = steward.peer.heads().get(&old).copied().unwrap_or(cairn_ledger::Head::EMPTY);
    let newcomer =
        Newcomer { log: waiting.peer.log(), seal: waiting.peer.seal.recipient(), person: NewPerson::Existing(person) };
    let close = Amendment::CloseLog { log: old, cut, closing: Closing::Ordinary };
    steward.peer.amend(Amendment::All(vec![Amendment::Admit(newcomer), close])).unwrap();
}

fn welcomes(member: &Visitor, drop: &MemoryDrop) -> usize {
    let kind = |name: &String| match ObjectName::parse_file_name(name) {
        FileName::Object(object) => member.peer.epochs.iter().find_map(|epoch| object.kind_under(&epoch.contact)),
        _ => None,
    };
    drop.files.keys().filter(|name| kind(name) == Some(ObjectKind::Welcome)).count()
}

#[test]
fn a_restored_device_finds_in_the_drop_the_page_that_admits_it_however_many_came_between() {
    for role in [Role::Steward, Role::Editor, Role::Reader, Role::Contributor] {
        let mut amal = MemoryPeer::found(1).unwrap();
        let mut noor = Visitor::new(amal.admit(2, role).unwrap());
        let mut amal = Visitor::new(amal);
        let mut drop = MemoryDrop::new();
        if role != Role::Reader {
            write(&mut noor, 2);
        }
        visit(&mut noor, &mut drop);
        visit(&mut amal, &mut drop);
        let mut back = restored(&noor, 77);
        for _ in 0..3 {
            amal.peer.amend(Amendment::Renew).unwrap();
            write(&mut amal, 1);
            visit(&mut amal, &mut drop);
        }
        let before = drop.clone();
        assert_eq!(back.visit(&mut drop).ending, DropEnding::NotAdmitted, "{role:?}");
        assert_eq!(drop, before, "it wrote before it was admitted");

        approve(&mut amal, &back, &noor);
        visit(&mut amal, &mut drop);
        amal.peer.amend(Amendment::Renew).unwrap();
        visit(&mut amal, &mut drop);
        assert_eq!(welcomes(&amal, &drop), 1);
        let report = visit(&mut back, &mut drop);
        assert_eq!(back.peer.charter.page_hash(), amal.peer.charter.page_hash(), "{role:?}: {report:?}");
        if role.reads() {
            assert_eq!(back.peer.heads(), amal.peer.heads(), "{role:?}");
        }
        // Its first word ends the welcome, and nobody writes it again.
        back.peer.write(100).unwrap();
        visit(&mut back, &mut drop);
        for _ in 0..2 {
            visit(&mut amal, &mut drop);
            visit(&mut back, &mut drop);
            assert_eq!(welcomes(&amal, &drop), 0, "{role:?}");
        }
    }
}

#[test]
fn a_welcome_is_opened_by_the_newcomer_alone_and_believed_by_nobody_else() {
    let mut amal = MemoryPeer::found(1).unwrap();
    let mut noor = Visitor::new(amal.admit(2, Role::Editor).unwrap());
    let mut amal = Visitor::new(amal);
    let mut drop = MemoryDrop::new();
    visit(&mut noor, &mut drop);
    let (mut back, mut stranger) = (restored(&noor, 77), restored(&noor, 78));
    // A page came between, whose epoch neither can open.
    amal.peer.amend(Amendment::Renew).unwrap();
    approve(&mut amal, &back, &noor);
    visit(&mut amal, &mut drop);
    let report = stranger.visit(&mut drop);
    assert_eq!((report.ending, report.damaged, report.bytes_written), (DropEnding::NotAdmitted, 0, 0), "{report:?}");
    // Damaged, it harms nobody, and the next member makes it good.
    let name = drop.files.keys().find(|name| {
        let FileName::Object(object) = ObjectName::parse_file_name(name) else { return false };
        amal.peer.epochs.iter().any(|epoch| object.kind_under(&epoch.contact) == Some(ObjectKind::Welcome))
    });
    let name = name.unwrap().clone();
    let whole = drop.files[&name].0.clone();
    assert!(open_object(&back.peer.seal, &whole).is_ok() && open_object(&stranger.peer.seal, &whole).is_err());
    assert!(open_object(&noor.peer.seal, &whole).is_err() && open_object(&amal.peer.seal, &whole).is_err());
    drop.files.get_mut(&name).unwrap().0[900] ^= 1;
    assert_eq!(back.visit(&mut drop).ending, DropEnding::NotAdmitted);
    drop.files.remove(&name);
    visit(&mut amal, &mut drop);
    visit(&mut back, &mut drop);
    assert_eq!(back.peer.charter.page_hash(), amal.peer.charter.page_hash());
}
