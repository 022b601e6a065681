//! Rival pages over a session: each side gets the other's branch; a rule settles what is harmless, people choose the rest.

use cairn_ledger::PageHash;
use cairn_ledger::charter::Standing as Stands;

use super::*;

/// Two stewards and an editor under one page.
fn three() -> [MemoryPeer; 3] {
    let mut amal = MemoryPeer::found(1).unwrap();
    let mut noor = amal.admit(2, Role::Steward).unwrap();
    let luis = amal.admit(3, Role::Editor).unwrap();
    meet(&mut amal, &mut noor, 90);
    [amal, noor, luis]
}

fn meet(left: &mut MemoryPeer, right: &mut MemoryPeer, number: u8) -> ([Option<Ending>; 2], [Vec<Event>; 2]) {
    let mut meeting = Meeting::new(left, right, Mode::Part, number);
    meeting.run();
    (meeting.endings, meeting.events.clone())
}

fn depose(by: &mut MemoryPeer, whom: &MemoryPeer) {
    remove(by, &whom.log());
}

fn rename(by: &mut MemoryPeer, name: &str) {
    by.amend(Amendment::Rename(name.into())).unwrap();
}

fn page(peer: &MemoryPeer) -> PageHash {
    peer.charter.page_hash()
}

/// What a device says of the branches: whether each is ours, open or waits, with how many pages.
fn branches(peer: &MemoryPeer) -> Vec<(Stands, usize)> {
    let rivals = peer.charter.rivals(&BTreeMap::new());
    rivals.iter().flat_map(|rivals| &rivals.branches).map(|branch| (branch.standing, branch.deeds.len())).collect()
}

#[test]
fn harmless_rivals_merge_over_one_session_and_lose_no_wish() {
    for (extra, dials) in [(0, 0), (0, 1), (1, 0), (1, 1), (12, 0), (12, 1)] {
        let [mut amal, mut noor, _] = three();
        amal.admit(20, Role::Editor).unwrap();
        noor.admit(30, Role::Editor).unwrap();
        for number in 0..extra {
            rename(if dials == 0 { &mut amal } else { &mut noor }, &format!("Harbour {number}"));
        }
        amal.write(10).unwrap();
        noor.write(10).unwrap();
        let (endings, events) = if dials == 0 { meet(&mut amal, &mut noor, 1) } else { meet(&mut noor, &mut amal, 1) };
        assert_eq!(endings, complete(true), "{extra} {dials}: {events:?}");
        assert!(events.iter().flatten().all(|event| *event != Event::RivalPage), "no person is asked");
        assert_eq!(page(&amal), page(&noor));
        assert_eq!(amal.charter.page().persons.len(), 5, "both who were admitted belong");
        assert_eq!(amal.heads(), noor.heads());
        assert!(amal.heads().len() == 2);
    }
}

#[test]
fn branch_that_removes_someone_wins_over_a_longer_one_that_does_not() {
    let [mut amal, mut noor, luis] = three();
    for number in 0..5 {
        rename(&mut amal, &format!("Harbour {number}"));
    }
    depose(&mut noor, &luis);
    let (endings, _) = meet(&mut amal, &mut noor, 1);
    assert_eq!(endings, complete(true));
    assert_eq!(page(&amal), page(&noor));
    assert!(amal.charter.role_of(&luis.log()).is_none());
}

/// Amal removed Noor and Noor removed Amal; Luis works under Amal's page, Ana under Noor's.
fn quarrel() -> [MemoryPeer; 4] {
    let [mut amal, mut noor, mut luis] = three();
    let mut ana = amal.admit(4, Role::Editor).unwrap();
    meet(&mut amal, &mut noor, 91);
    meet(&mut amal, &mut luis, 92);
    depose(&mut amal, &noor);
    depose(&mut noor, &amal);
    rename(&mut noor, "Harbour of Noor");
    for (follower, of) in [(&mut luis, &amal), (&mut ana, &noor)] {
        for page in of.charter.pages() {
            follower.charter.extend_confirmed(page.bytes()).unwrap();
        }
        follower.store_pages(&[]);
    }
    [amal, noor, luis, ana]
}

#[test]
fn rivals_that_no_rule_settles_reach_the_other_before_the_session_ends() {
    for dials in [0, 1] {
        let [_, _, mut luis, mut ana] = quarrel();
        let before = (page(&luis), page(&ana));
        let (endings, events) = if dials == 0 { meet(&mut luis, &mut ana, 1) } else { meet(&mut ana, &mut luis, 1) };
        let rival = |ending: &Option<Ending>| {
            matches!(ending, Some(Ending::Ours(CloseReason::Rival) | Ending::Theirs(CloseReason::Rival)))
        };
        assert!(endings.iter().all(rival), "{endings:?}");
        assert!(events.iter().all(|events| events.iter().filter(|event| **event == Event::RivalPage).count() == 1));
        assert_eq!((page(&luis), page(&ana)), before, "each stays where it is");
        let whole =
            |of: &MemoryPeer| of.charter.rivals(&BTreeMap::new()).iter().all(cairn_ledger::charter::Rivals::is_open);
        assert!(whole(&luis) && whole(&ana), "a person has to choose");
        assert_eq!(branches(&luis).len(), 2);
        assert_eq!(branches(&luis)[1].1, 2, "all pages of the other branch came");
        assert_eq!(branches(&ana).len(), 2);
        assert_eq!(branches(&luis)[0].0, Stands::Ours);
        assert!(luis.heads().is_empty() && ana.heads().is_empty());
    }
}

#[test]
fn rivals_converge_once_the_persons_chose_alike() {
    let [mut amal, _, mut luis, mut ana] = quarrel();
    meet(&mut luis, &mut ana, 1);
    // A second meeting tells nothing new and ends the same way.
    let (endings, _) = meet(&mut ana, &mut luis, 2);
    assert!(endings.contains(&Some(Ending::Ours(CloseReason::Rival))), "{endings:?}");
    ana.charter.choose(&page(&luis)).unwrap();
    ana.store_pages(&[]);
    ana.write(10).unwrap();
    luis.write(10).unwrap();
    assert_eq!(meet(&mut ana, &mut luis, 3).0, complete(true));
    assert_eq!(meet(&mut amal, &mut ana, 4).0, complete(true));
    assert_eq!(page(&amal), page(&ana));
    assert_eq!(amal.heads(), luis.heads());
}

#[test]
fn branch_chosen_while_connected_reaches_the_other_side() {
    for chooser in [0, 1] {
        let [_, noor, mut luis, mut ana] = quarrel();
        // Both stand under Amal's page; one of them heard of Noor's.
        ana.charter = luis.charter.clone();
        ana.epochs = cairn_ledger::charter::Epochs::open(luis.charter.page(), &ana.seal).unwrap();
        let knows = if chooser == 0 { &mut luis } else { &mut ana };
        knows.store_pages(&noor.load_pages(0, noor.view().number()).unwrap());
        let mut meeting = Meeting::new(&mut luis, &mut ana, Mode::Stay, 1);
        meeting.run();
        assert_eq!(meeting.endings, [None; 2]);
        let view = {
            let peer = &mut meeting.peers[chooser];
            peer.charter.choose(&page(&noor)).unwrap();
            peer.view()
        };
        meeting.input(chooser, Input::LocalChanged(view));
        meeting.run();
        assert!(meeting.endings.iter().all(Option::is_some), "{chooser}: {:?}", names(&meeting.passed));
        assert!(meeting.events[1 - chooser].contains(&Event::RivalPage));
        let other = &meeting.peers[1 - chooser];
        assert_eq!((branches(other).len(), branches(other)[1].1), (2, 2));
        assert_ne!(page(meeting.peers[0]), page(meeting.peers[1]), "nobody is moved by another's choice");
    }
}

/// Two who removed each other: whoever shows itself first gets the page of the other, and no more.
#[test]
fn stewards_who_removed_each_other_get_each_others_page_and_nothing_else() {
    let [mut amal, mut noor, _] = three();
    amal.write(10).unwrap();
    depose(&mut amal, &noor);
    depose(&mut noor, &amal);
    meet(&mut amal, &mut noor, 1);
    meet(&mut noor, &mut amal, 2);
    assert_eq!((branches(&amal).len(), branches(&noor).len()), (2, 2));
    assert!(noor.heads().is_empty());
}

#[test]
fn page_that_waits_for_a_person_does_not_hold_up_the_next_meeting() {
    let [mut amal, noor, mut luis] = three();
    amal.write(10).unwrap();
    depose(&mut amal, &noor);
    for number in [1, 2] {
        luis.write(10).unwrap();
        let (endings, events) = meet(&mut luis, &mut amal, number);
        assert_eq!(endings, complete(false), "meeting {number}");
        assert!(events[0].contains(&Event::PageNeedsConsent));
        assert_eq!(luis.heads(), amal.heads());
    }
    assert_ne!(page(&luis), page(&amal));
}

#[test]
fn trails_that_lie_end_the_session_and_move_nobody() {
    let elsewhere = |number| (number, PageHash::from_bytes([7; 32]));
    let [amal, mut noor, _] = three();
    let zero = (0, amal.view().page_at(0).unwrap());
    let before = page(&noor);
    for trail in [vec![elsewhere(0)], vec![elsewhere(u64::MAX), elsewhere(0)]] {
        let mut amal = amal.clone();
        let mut meeting = Meeting::new(&mut amal, &mut noor, Mode::Stay, 1);
        meeting.run();
        meeting.input(1, Input::Received(wire::encode_frame(&Message::Trail { pages: trail }).split_off(wire::HEADER)));
        meeting.run();
        assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Unexpected)));
    }
    // One who never sends the branch it tells of is given up.
    let mut amal = amal.clone();
    let mut meeting = Meeting::new(&mut amal, &mut noor, Mode::Stay, 1);
    meeting.run();
    let [_, mut session] = meeting.into_sessions();
    let body = wire::encode_frame(&Message::Trail { pages: vec![elsewhere(9), zero] }).split_off(wire::HEADER);
    session.handle(Moment(0), Input::Received(body));
    while session.poll_effect().is_some() {}
    session.handle(Moment(0), Input::PagesLoaded { from: 1, pages: noor.load_pages(1, noor.view().number()) });
    let (due, _) = session.poll_timeout().unwrap();
    session.handle(due, Input::Timeout);
    let ended = std::iter::from_fn(|| session.poll_effect())
        .any(|effect| matches!(effect, Effect::Close(Ending::Ours(CloseReason::Stalled))));
    assert!(ended);
    assert_eq!(page(&noor), before);
}

/// Found by the simulator: the other's pages moved the device while its own branch was still to be loaded, so that what it
/// had told of was never sent, and both waited for each other.
#[test]
fn pages_of_the_other_branch_wait_until_ours_is_loaded() {
    let [mut amal, mut noor, _] = three();
    let mut meeting = Meeting::new(&mut amal, &mut noor, Mode::Stay, 1);
    meeting.run();
    let [_, mut session] = meeting.into_sessions();
    let common = amal.view().number();
    rename(&mut amal, "Harbour of Amal");
    rename(&mut noor, "Harbour of Noor");
    rename(&mut noor, "Harbour of Noor and Luis");
    let receive = |session: &mut Session, message: &Message| {
        session.handle(Moment(0), Input::Received(wire::encode_frame(message).split_off(wire::HEADER)));
        std::iter::from_fn(|| session.poll_effect()).collect::<Vec<_>>()
    };
    let answer = |session: &mut Session, noor: &MemoryPeer| {
        let (from, to) = (common + 1, noor.view().number());
        session.handle(Moment(0), Input::PagesLoaded { from, pages: noor.load_pages(from, to) });
        std::iter::from_fn(|| session.poll_effect()).collect::<Vec<_>>()
    };
    session.handle(Moment(0), Input::LocalChanged(noor.view()));
    answer(&mut session, &noor);
    let loads = receive(&mut session, &Message::Trail { pages: amal.view().trail() });
    assert!(loads.iter().any(|effect| matches!(effect, Effect::LoadPages { .. })), "{loads:?}");
    let stores = |effect: &Effect| matches!(effect, Effect::StorePages { .. });
    let theirs = amal.load_pages(common + 1, amal.view().number()).unwrap();
    let early = receive(&mut session, &Message::Pages { from: common + 1, pages: theirs });
    assert!(!early.iter().any(stores), "{early:?}");
    let then = answer(&mut session, &noor);
    assert_eq!(then.iter().filter(|effect| stores(effect)).count(), 1, "{then:?}");
}

/// Noor's new device, which her old one admitted in her own right and which closed that one, as happens after a restore:
/// nobody else knows of it.
fn restored(noor: &mut MemoryPeer) -> MemoryPeer {
    let person = noor.charter.person_of(&noor.log()).unwrap().id;
    let mut new = noor.admit_as(40, NewPerson::Existing(person)).unwrap();
    let close = Amendment::CloseLog { log: noor.log(), cut: Head::EMPTY, closing: Closing::Ordinary };
    new.amend(close).unwrap();
    new
}

#[test]
fn device_that_was_admitted_on_another_branch_shows_it_and_is_taken_in() {
    for (renames, dials) in [(1, 0), (1, 1), (2, 0), (2, 1), (5, 0), (5, 1)] {
        let [mut amal, mut noor, _] = three();
        let mut new = restored(&mut noor);
        for number in 0..renames {
            rename(&mut amal, &format!("Harbour {number}"));
        }
        amal.write(10).unwrap();
        new.write(10).unwrap();
        let (endings, events) = if dials == 0 { meet(&mut new, &mut amal, 1) } else { meet(&mut amal, &mut new, 1) };
        assert_eq!(endings, complete(true), "{renames} {dials}: {events:?}");
        assert_eq!(page(&amal), page(&new));
        assert_eq!(amal.heads(), new.heads());
        assert_eq!(amal.charter.page().name, format!("Harbour {}", renames - 1), "the lost wish was done again");
        assert!(amal.charter.role_of(&noor.log()).is_none() && amal.charter.role_of(&new.log()).is_some());
    }
}

/// A removed person keeps an old contact secret, and may make a page that admits a new key. It proves nothing here.
#[test]
fn device_whose_branch_does_not_make_it_a_member_gets_no_page() {
    for (renames, dials) in [(0, 0), (0, 1), (1, 0), (1, 1), (5, 0), (5, 1)] {
        let [mut amal, noor, luis] = three();
        let mut luis = luis;
        meet(&mut amal, &mut luis, 91);
        let mut new = restored(&mut luis);
        remove(&mut amal, &luis.log());
        for number in 0..renames {
            rename(&mut amal, &format!("Harbour {number}"));
        }
        let before = (page(&amal), page(&new));
        let (left, right) = if dials == 0 { (&mut new, &mut amal) } else { (&mut amal, &mut new) };
        let mut meeting = Meeting::new(left, right, Mode::Part, 1);
        meeting.run();
        let ours = usize::from(dials == 0);
        assert_eq!(meeting.endings[ours], Some(Ending::Ours(CloseReason::NotMember)), "{:?}", names(&meeting.passed));
        // A message of pages without any is 8 bytes and the frame's; a page is over 200.
        let shows = |passed: &Passed| passed.from == ours && passed.name == "pages" && passed.bytes > 20;
        assert!(!meeting.passed.iter().any(shows), "{:?}", meeting.passed);
        assert_eq!((page(&amal), page(&new)), before);
        drop(noor);
    }
}

/// Each was admitted on a branch that the other has not heard of, and shows none of it to a stranger.
#[test]
fn devices_that_do_not_know_each_other_part_at_once() {
    for dials in [0, 1] {
        let [mut amal, mut noor, _] = three();
        let admitted = |by: &mut MemoryPeer, number| {
            let person = by.charter.person_of(&by.log()).unwrap().id;
            by.admit_as(number, NewPerson::Existing(person)).unwrap()
        };
        let (mut left, mut right) = (admitted(&mut amal, 41), admitted(&mut noor, 42));
        let before = (page(&left), page(&right));
        let (endings, _) = if dials == 0 { meet(&mut left, &mut right, 1) } else { meet(&mut right, &mut left, 1) };
        let strangers = |ending: &Option<Ending>| {
            matches!(ending, Some(Ending::Ours(CloseReason::NotMember) | Ending::Theirs(CloseReason::NotMember)))
        };
        assert!(endings.iter().all(strangers), "{dials}: {endings:?}");
        assert_eq!((page(&left), page(&right)), before);
    }
}
