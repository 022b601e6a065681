//! Rival branches: what a rule settles, and what people choose.

use super::*;

/// Amal and Ben (stewards), Noor (editor), Luis (reader); one view of the circle.
fn two_stewards() -> (Circle, [Hand; 4]) {
    let hands = [Hand::new(1), Hand::new(2), Hand::new(3), Hand::new(4)];
    let mut circle = Circle::found(&hands[0]);
    circle.admit(&hands[1], new("Ben", Role::Steward), &hands[0]);
    circle.admit(&hands[2], new("Noor", Role::Editor), &hands[0]);
    circle.admit(&hands[3], new("Luis", Role::Reader), &hands[0]);
    (circle, hands)
}

fn admission(hand: &Hand, name: &str) -> Amendment {
    Amendment::Admit(hand.newcomer(new(name, Role::Editor)))
}

fn removal(circle: &Circle, hand: &Hand) -> Amendment {
    let person = circle.person(hand);
    Amendment::RemovePerson { person, cuts: vec![(hand.log(), head(3))], closing: Closing::Ordinary }
}

fn standings(circle: &Circle) -> Vec<Standing> {
    let rivals = circle.charter.rivals(&BTreeMap::new());
    rivals.iter().flat_map(|rivals| rivals.branches.iter().map(|branch| branch.standing)).collect()
}

/// Does again what a device has to do again; gives the pages.
fn redo_all(circle: &mut Circle, hand: &Hand) -> Vec<SignedPage> {
    let mut pages = Vec::new();
    while let Some(wish) = circle.charter.redo(&hand.log()).into_iter().next() {
        pages.push(circle.write(wish, hand));
        assert!(pages.len() < 20, "a wish is done again without end");
    }
    pages
}

#[test]
fn stewards_who_admit_people_while_apart_converge_without_a_person() {
    let (circle, [amal, ben, ..]) = two_stewards();
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    let (sam, mina) = (Hand::new(10), Hand::new(11));
    let one = with_amal.write(admission(&sam, "Sam"), &amal);
    let other = with_ben.write(admission(&mina, "Mina"), &ben);
    assert_eq!(with_amal.hear(&with_ben, &other), Ok(Extension::Overruled));
    assert_eq!(with_ben.hear(&with_amal, &one), Ok(Extension::Moved));
    assert_eq!(with_amal.charter.page_hash(), with_ben.charter.page_hash());
    assert_eq!(standings(&with_amal), [Standing::Ours, Standing::Overruled]);
    assert_eq!(with_ben.role(&mina), None);
    // Ben's device admits Mina again, as the same person; Amal's has nothing to do.
    assert_eq!(with_amal.charter.redo(&amal.log()), []);
    let hers = other.page().person_of(&mina.log()).unwrap().id;
    let again = redo_all(&mut with_ben, &ben);
    assert_eq!(again.len(), 1);
    assert_eq!(with_amal.hear(&with_ben, &again[0]), Ok(Extension::Moved));
    assert_eq!(with_amal.charter.page(), with_ben.charter.page());
    assert_eq!(with_amal.person(&mina), hers);
    assert_eq!((with_amal.role(&sam), with_amal.role(&mina)), (Some(Role::Editor), Some(Role::Editor)));
    assert!(!with_amal.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    // Both newcomers open every epoch, that of the branch which lost as well.
    let epochs = with_amal.charter.open_epochs(&mina.seal).unwrap();
    assert!(epochs.of(other.page()).is_some() && epochs.of(one.page()).is_some());
}

#[test]
fn the_branch_that_removes_someone_goes_before_seniority() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    let sam = Hand::new(10);
    let one = with_amal.write(admission(&sam, "Sam"), &amal);
    let other = with_ben.write(removal(&with_ben, &noor), &ben);
    assert_eq!(with_amal.hear(&with_ben, &other), Ok(Extension::Moved));
    assert_eq!(with_ben.hear(&with_amal, &one), Ok(Extension::Overruled));
    assert_eq!(with_amal.charter.page_hash(), other.hash());
    assert_eq!(redo_all(&mut with_amal, &amal).len(), 1);
    assert_eq!((with_amal.role(&noor), with_amal.role(&sam)), (None, Some(Role::Editor)));
    assert_eq!(with_amal.role(&luis), Some(Role::Reader));
}

#[test]
fn a_removal_that_lost_is_done_again_by_any_steward_and_nothing_is_sent_until_then() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    let one = with_amal.write(removal(&with_amal, &luis), &amal);
    let other = with_ben.write(removal(&with_ben, &noor), &ben);
    assert_eq!(with_ben.hear(&with_amal, &one), Ok(Extension::Moved)); // Amal was admitted earlier
    assert_eq!(with_amal.hear(&with_ben, &other), Ok(Extension::Overruled));
    assert_eq!(with_amal.charter.held_back(), BTreeSet::from([noor.log()]));
    // Ben is away: Amal's device removes Noor, with the cut that Ben's page named.
    let again = redo_all(&mut with_amal, &amal);
    assert_eq!(again.len(), 1);
    assert_eq!(with_amal.charter.page().closed(&noor.log()).unwrap().cut, head(3));
    assert_eq!(with_amal.charter.held_back(), BTreeSet::new());
    assert_eq!(with_ben.hear(&with_amal, &again[0]), Ok(Extension::Moved));
    assert_eq!(with_ben.charter.redo(&ben.log()), []);
    assert!(Epochs::open(with_ben.charter.page(), &noor.seal).is_err());
    assert!(Epochs::open(with_ben.charter.page(), &luis.seal).is_err());
}

#[test]
fn an_editor_who_is_removed_does_not_come_back_by_pages_of_their_own() {
    let (circle, [_, ben, noor, _]) = two_stewards();
    let (mut with_ben, mut with_noor) = (circle.clone(), circle);
    let phone = Hand::new(10);
    let theirs = with_ben.write(removal(&with_ben, &noor), &ben);
    let person = with_noor.person(&noor);
    let one = with_noor.write(Amendment::Admit(phone.newcomer(NewPerson::Existing(person))), &noor);
    let close = Amendment::CloseLog { log: noor.log(), cut: head(2), closing: Closing::Ordinary };
    let two = with_noor.write(close, &noor);
    for page in [&one, &two] {
        assert_eq!(with_ben.hear(&with_noor, page), Ok(Extension::Overruled));
    }
    assert_eq!(with_noor.hear(&with_ben, &theirs), Ok(Extension::Moved));
    assert_eq!(with_noor.charter.redo(&phone.log()), []);
    assert_eq!(with_ben.charter.redo(&ben.log()), []);
    assert_eq!((with_ben.role(&noor), with_ben.role(&phone)), (None, None));
}

#[test]
fn rivals_that_depose_a_steward_are_shown_in_words_and_people_choose() {
    let (circle, [amal, ben, _, luis]) = two_stewards();
    let (mut with_amal, mut with_ben, mut with_noor) = (circle.clone(), circle.clone(), circle);
    let one = with_amal.write(removal(&with_amal, &ben), &amal);
    let other = with_ben.write(removal(&with_ben, &amal), &ben);
    for page in [&one, &other] {
        assert_eq!(with_noor.hear(&with_amal, page), Ok(Extension::NeedsConsent));
    }
    assert_eq!(with_amal.hear(&with_ben, &other), Ok(Extension::Rival));
    assert_eq!(with_ben.hear(&with_amal, &one), Ok(Extension::Rival));
    assert_eq!(with_amal.charter.page_hash(), one.hash());
    // Noor stays where she is, sends to neither, and is told who did what to whom and who works where.
    assert_eq!(with_noor.charter.page().number, 3);
    assert_eq!(with_noor.charter.held_back(), BTreeSet::from([amal.log(), ben.log()]));
    assert_eq!(with_noor.charter.waiting().len(), 2);
    let works = BTreeMap::from([(amal.log(), one.hash()), (luis.log(), one.hash()), (ben.log(), other.hash())]);
    let rivals = with_noor.charter.rivals(&works);
    assert_eq!(rivals.len(), 1);
    let of = |hand: &Hand, name: &str| (with_noor.person(hand), name.to_owned());
    let branch = |first: PageHash| rivals[0].branches.iter().find(|branch| branch.first == first).unwrap();
    assert_eq!(branch(one.hash()).deeds[0].signers, [of(&amal, "Amal")]);
    let (person, name) = of(&ben, "Ben");
    let gone = PageChange::Removed { person, name: name.clone(), role: Role::Steward };
    let closed = PageChange::DeviceClosed { person, name, log: ben.log(), cut: head(3), closing: Closing::Ordinary };
    assert_eq!(branch(one.hash()).deeds[0].changes, [gone, closed]);
    let mut working = branch(one.hash()).working.clone();
    working.sort();
    let mut expected = [of(&amal, "Amal"), of(&luis, "Luis")];
    expected.sort();
    assert_eq!(working, expected);
    assert_eq!(branch(other.hash()).working, [of(&ben, "Ben")]);
    // She chooses; so does Ben's neighbour; nothing moves by itself afterwards.
    assert_eq!(with_noor.charter.choose(&one.hash()), Ok(Extension::Moved));
    assert_eq!(with_noor.charter.declined(), [other.hash()]);
    assert_eq!(with_noor.charter.held_back(), BTreeSet::new());
    assert_eq!(standings(&with_noor), [Standing::Ours, Standing::Declined]);
    let more = with_ben.write(Amendment::Rename("South".to_owned()), &ben);
    assert_eq!(with_noor.hear(&with_ben, &more), Ok(Extension::Rival));
    assert_eq!(with_noor.charter.page_hash(), one.hash());
    assert_eq!(with_noor.restored().rivals(&works), with_noor.charter.rivals(&works));
    // And may think better of it.
    assert_eq!(with_noor.charter.choose(&more.hash()), Ok(Extension::Moved));
    assert_eq!(with_noor.charter.page_hash(), with_ben.charter.page_hash());
}

#[test]
fn choosing_our_own_page_declines_its_rivals() {
    let (circle, [amal, ben, ..]) = two_stewards();
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    let own = with_amal.write(removal(&with_amal, &ben), &amal);
    let other = with_ben.write(removal(&with_ben, &amal), &ben);
    assert_eq!(with_amal.hear(&with_ben, &other), Ok(Extension::Rival));
    assert!(with_amal.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    assert_eq!(with_amal.charter.choose(&own.hash()), Ok(Extension::Held));
    assert!(!with_amal.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    assert_eq!(with_amal.charter.declined(), [other.hash()]);
    assert_eq!(with_amal.charter.choose(&PageHash::from_bytes([9; 32])), Err(CharterError::Unknown));
}

#[test]
fn a_page_that_waits_is_kept_and_may_be_refused() {
    let (mut circle, [amal, ben, noor, luis]) = two_stewards();
    let both = Amendment::All(vec![removal(&circle, &noor), removal(&circle, &luis)]);
    let (page, epochs) = circle.propose(both, &amal);
    assert_eq!(circle.charter.extend(page.bytes()), Ok(Extension::NeedsConsent));
    assert_eq!(circle.charter.held_back(), BTreeSet::from([noor.log(), luis.log()]));
    let waiting = circle.restored().waiting();
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].page, waiting[0].right), (page.hash(), Right::Steward));
    let removed = |change: &&PageChange| matches!(change, PageChange::Removed { .. });
    assert_eq!(waiting[0].changes.iter().filter(removed).count(), 2);
    let mut other = circle.clone();
    other.epochs = epochs;
    assert_eq!(other.charter.choose(&page.hash()), Ok(Extension::Moved));
    assert_eq!(other.role(&noor), None);
    circle.charter.decline(&page.hash()).unwrap();
    assert_eq!(circle.charter.waiting(), []);
    assert_eq!(circle.charter.held_back(), BTreeSet::new());
    assert_eq!(circle.charter.decline(&circle.charter.page_hash()), Err(CharterError::Unknown));
    // What follows a refused page is kept, and not followed.
    let next = other.write(Amendment::Renew, &ben);
    assert_eq!(circle.charter.extend(next.bytes()), Ok(Extension::Rival));
    assert_eq!(circle.role(&noor), Some(Role::Editor));
}

#[test]
fn a_branch_that_a_rule_prefers_waits_when_a_person_has_to_confirm_it() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let (mut with_amal, with_ben) = (circle.clone(), circle);
    with_amal.write(Amendment::Renew, &amal);
    let both = Amendment::All(vec![removal(&with_ben, &noor), removal(&with_ben, &luis)]);
    let (page, _) = with_ben.propose(both, &ben);
    assert_eq!(with_amal.charter.extend(page.bytes()), Ok(Extension::NeedsConsent));
    assert_eq!(standings(&with_amal), [Standing::Ours, Standing::Waits]);
    assert_eq!(with_amal.charter.choose(&page.hash()), Ok(Extension::Moved));
    assert_eq!(with_amal.charter.page_hash(), page.hash());
}

#[test]
fn one_device_that_writes_two_pages_behind_one_is_a_matter_for_people() {
    let (mut circle, [amal, ..]) = two_stewards();
    let mut copy = circle.clone();
    let own = circle.write(Amendment::Renew, &amal);
    let other = copy.write(Amendment::Rename("South".to_owned()), &amal);
    assert_eq!(circle.hear(&copy, &other), Ok(Extension::Rival));
    assert_eq!(circle.charter.page_hash(), own.hash());
}

#[test]
fn a_steward_key_that_one_branch_closes_does_not_win_by_itself() {
    let (circle, [amal, ben, _, luis]) = two_stewards();
    let mut circle = circle;
    let laptop = Hand::new(10);
    circle.admit(&laptop, NewPerson::Existing(circle.person(&amal)), &amal);
    let (mut ours, mut thief) = (circle.clone(), circle);
    let close = Amendment::CloseLog { log: laptop.log(), cut: head(4), closing: Closing::Strict };
    let own = ours.write(close, &ben);
    let other = thief.write(removal(&thief, &luis), &laptop); // senior, and it removes someone as well
    assert_eq!(ours.hear(&thief, &other), Ok(Extension::Rival));
    assert_eq!(ours.charter.page_hash(), own.hash());
    assert_eq!(ours.charter.held_back(), BTreeSet::new()); // the key is not trusted any more
}

#[test]
fn a_rename_from_long_ago_is_passed_over_although_a_steward_was_deposed_since() {
    let (circle, [amal, ben, noor, _]) = two_stewards();
    let (mut ours, mut absent) = (circle.clone(), circle.clone());
    let person = ours.person(&noor);
    ours.write(Amendment::SetRole { person, role: Role::Steward, cuts: vec![] }, &amal);
    ours.write(removal(&ours, &noor), &amal);
    let old = absent.write(Amendment::Rename("South".to_owned()), &ben);
    assert_eq!(ours.hear(&absent, &old), Ok(Extension::Overruled));
    // Who was deposed, and writes behind an earlier page, is shown.
    let mut deposed = circle;
    let mut ours = ours;
    ours.write(removal(&ours, &ben), &amal);
    let backdated = deposed.write(admission(&Hand::new(10), "Friend"), &ben);
    assert_eq!(ours.hear(&deposed, &backdated), Ok(Extension::Rival));
    assert_eq!(ours.role(&ben), None);
}

#[test]
fn what_the_majority_wished_is_not_overruled_silently() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let mut circle = circle;
    let mina = Hand::new(10);
    circle.admit(&mina, new("Mina", Role::Editor), &amal);
    let (mut ours, mut away) = (circle.clone(), circle);
    let person = ours.person(&noor);
    let (page, _) = ours.propose(Amendment::SetRole { person, role: Role::Steward, cuts: vec![] }, &noor);
    let page = page.cosign(&mina.key).unwrap();
    assert_eq!(ours.charter.clone().extend(page.bytes()), Err(CharterError::NotAllowed)); // two of four
    let (voices, needed) = ours.charter.voices(&page);
    assert_eq!((voices.len(), needed), (2, 3));
    let page = page.cosign(&ben.key).unwrap();
    assert_eq!(ours.charter.extend(page.bytes()), Ok(Extension::Moved));
    let other = away.write(removal(&away, &luis), &amal);
    assert_eq!(ours.hear(&away, &other), Ok(Extension::Rival));
    assert_eq!(ours.role(&noor), Some(Role::Steward));
}

#[test]
fn pages_beside_ours_fill_bounded_room() {
    let (mut circle, [amal, ben, ..]) = two_stewards();
    let base = circle.clone();
    circle.write(Amendment::Renew, &amal);
    let mut refused = 0;
    for n in 0..MAX_OTHER_PAGES_OF_ONE + 3 {
        let (page, _) = base.propose(Amendment::Rename(format!("Name {n}")), &ben);
        refused += usize::from(circle.charter.extend(page.bytes()) == Err(CharterError::Full));
    }
    assert_eq!(refused, 3);
    assert_eq!(circle.charter.other_pages().len(), MAX_OTHER_PAGES_OF_ONE);
    assert_eq!(circle.restored().other_pages(), circle.charter.other_pages());
}

#[test]
fn pages_that_come_before_their_parents_are_offered_again() {
    let (mut circle, [amal, ..]) = two_stewards();
    let mut late = circle.clone();
    let mut pages: Vec<Vec<u8>> = (0..5).map(|_| circle.write(Amendment::Renew, &amal).bytes().to_vec()).collect();
    pages.reverse();
    assert_eq!(late.charter.clone().extend(&pages[0]), Err(CharterError::Unconnected));
    let results = late.charter.extend_all(&pages);
    assert_eq!(results, vec![Ok(Extension::Moved); 5]);
    assert_eq!(late.charter.page_hash(), circle.charter.page_hash());
}

#[test]
fn what_any_end_of_a_lost_branch_took_away_is_done_again() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let mut circle = circle;
    let carla = Hand::new(10);
    circle.admit(&carla, new("Carla", Role::Steward), &amal);
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    with_amal.write(removal(&with_amal, &luis), &amal);
    // Ben's branch parts once more: he goes on, and Carla closes Noor's log behind his first page.
    let mut pages = vec![with_ben.write(Amendment::Rename("South".to_owned()), &ben)];
    let mut with_carla = with_ben.clone();
    let close = Amendment::CloseLog { log: noor.log(), cut: head(3), closing: Closing::Strict };
    pages.push(with_carla.write(close, &carla));
    pages.push(with_ben.write(Amendment::Rename("East".to_owned()), &ben));
    pages.push(with_ben.write(Amendment::Rename("West".to_owned()), &ben));
    for page in &pages {
        assert_eq!(with_amal.hear(&with_ben, page), Ok(Extension::Overruled));
    }
    redo_all(&mut with_amal, &amal);
    assert_eq!(with_amal.role(&noor), None);
    assert_eq!(with_amal.charter.page().closed(&noor.log()).unwrap().closing, Closing::Strict);
    assert_eq!(with_amal.charter.page().name, "North", "the name is Ben's to give again");
}

#[test]
fn a_wish_that_was_done_again_does_not_come_back() {
    let (circle, [amal, ben, noor, luis]) = two_stewards();
    let (mut with_amal, mut with_ben) = (circle.clone(), circle);
    with_amal.write(removal(&with_amal, &luis), &amal);
    // Ben closes Noor's only device first, and removes her afterwards.
    let close = Amendment::CloseLog { log: noor.log(), cut: head(3), closing: Closing::Ordinary };
    let closed = with_ben.write(close, &ben);
    let gone = with_ben.write(removal(&with_ben, &noor), &ben);
    let renamed = with_ben.write(Amendment::Rename("South".to_owned()), &ben);
    for page in [&closed, &gone, &renamed] {
        assert_eq!(with_amal.hear(&with_ben, page), Ok(Extension::Overruled));
    }
    let person = with_amal.person(&noor);
    redo_all(&mut with_amal, &amal);
    assert!(with_amal.charter.person(&person).is_none());
    // Ben gives the name again; later the circle takes it back, and Noor comes back with another device.
    with_amal.write(Amendment::Rename("South".to_owned()), &ben);
    with_amal.write(Amendment::Rename("North".to_owned()), &amal);
    let again = NewPerson::Again { id: person, name: "Noor".to_owned(), role: Role::Reader };
    with_amal.write(Amendment::Admit(Hand::new(11).newcomer(again)), &amal);
    assert_eq!(with_amal.charter.redo(&amal.log()), []);
    assert_eq!(with_amal.charter.redo(&ben.log()), []);
}
