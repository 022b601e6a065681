//! The adversaries of the design, one by one.

use super::model::Model;
use super::*;

fn remove(circle: &Circle, hand: &Hand) -> Amendment {
    let person = circle.person(hand);
    Amendment::RemovePerson { person, cuts: vec![(hand.log(), head(5))], closing: Closing::Strict }
}

fn make(circle: &Circle, hand: &Hand, role: Role) -> Amendment {
    Amendment::SetRole { person: circle.person(hand), role, cuts: vec![(hand.log(), head(5))] }
}

/// A device that holds page zero only, and hears these pages in this order.
fn newcomer<'a>(circle: &Circle, pages: impl IntoIterator<Item = &'a SignedPage>) -> Charter {
    let mut charter = Charter::verify(&circle.bytes()[..1]).unwrap();
    for page in pages {
        charter.extend(page.bytes()).unwrap();
    }
    charter
}

#[test]
fn a_stolen_founders_laptop_that_invents_another_past_moves_nobody() {
    // Amal founds the circle on her laptop; later it is stolen, and her phone closes it.
    let (laptop, phone, noor, luis) = (Hand::new(1), Hand::new(2), Hand::new(3), Hand::new(4));
    let mut circle = Circle::found(&laptop);
    let mut thief = circle.clone();
    circle.admit(&phone, NewPerson::Existing(circle.person(&laptop)), &laptop);
    circle.admit(&noor, new("Noor", Role::Editor), &laptop);
    circle.admit(&luis, new("Luis", Role::Reader), &laptop);
    let lost = Amendment::CloseLog { log: laptop.log(), cut: head(5), closing: Closing::Strict };
    assert_eq!(circle.offer(lost, &phone), Ok(Extension::Moved));
    let here = circle.charter.page_hash();
    // The thief writes another past from page zero: it removes people, and is as long as the true one.
    let friend = Hand::new(9);
    thief.admit(&friend, new("Friend", Role::Steward), &laptop);
    thief.admit(&Hand::new(10), new("Straw man", Role::Reader), &laptop);
    let straw = remove(&thief, &Hand::new(10));
    thief.confirm(straw, &laptop);
    for n in 0..8 {
        thief.confirm(Amendment::Rename(format!("North {n}")), &friend);
    }
    for page in &thief.charter.pages()[1..] {
        assert_eq!(circle.charter.extend(page.bytes()), Ok(Extension::Rival));
    }
    assert_eq!(circle.charter.page_hash(), here);
    assert!(circle.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    // What the thief says of others stops nobody from sending to them.
    assert_eq!(circle.charter.held_back(), BTreeSet::new());
    // Whoever knows neither past decides nothing either.
    let both = circle.charter.pages()[1..].iter().chain(&thief.charter.pages()[1..2]);
    let new = newcomer(&circle, both);
    assert!(new.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    // The person says so once, and it is over.
    circle.charter.choose(&here).unwrap();
    assert!(!circle.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
}

#[test]
fn a_rogue_steward_is_deposed_by_the_majority_and_does_not_come_back() {
    let (mut circle, [amal, noor, ..]) = four();
    let mina = Hand::new(7);
    circle.admit(&mina, new("Mina", Role::Editor), &amal);
    let before = circle.clone();
    // Amal turns; Noor and Mina depose her and make Noor steward, in one page.
    let change = Amendment::All(vec![remove(&circle, &amal), make(&circle, &noor, Role::Steward)]);
    let (page, epochs) = circle.propose(change, &noor);
    let page = page.merge(&page.cosign(&mina.key).unwrap()).unwrap();
    let mut with_noor = circle.clone();
    assert_eq!(with_noor.charter.extend(page.bytes()), Ok(Extension::NeedsConsent));
    assert_eq!(with_noor.charter.held_back(), BTreeSet::from([amal.log()]));
    with_noor.charter.choose(&page.hash()).unwrap();
    with_noor.epochs = epochs;
    // Amal backdates: from the page before, she puts them out and fills the circle with others.
    let mut rogue = before;
    let out = [remove(&rogue, &noor), remove(&rogue, &mina)];
    rogue.confirm(Amendment::All(out.to_vec()), &amal);
    rogue.admit(&Hand::new(20), new("Friend", Role::Steward), &amal);
    for page in &rogue.charter.pages()[with_noor.charter.pages().len() - 1..] {
        assert_eq!(with_noor.charter.extend(page.bytes()), Ok(Extension::Rival));
    }
    assert_eq!(with_noor.charter.page_hash(), page.hash());
    assert_eq!((with_noor.role(&amal), with_noor.role(&noor)), (None, Some(Role::Steward)));
    assert!(Epochs::open(with_noor.charter.page(), &amal.seal).is_err());
    assert!(!with_noor.charter.verdict(&amal.log(), 6, &head(6).hash).counts());
}

#[test]
fn when_the_only_steward_is_lost_the_majority_makes_another() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let mina = Hand::new(7);
    circle.admit(&mina, new("Mina", Role::Editor), &amal);
    // Amal is gone for good. Neither Noor alone nor Noor and a reader can do it.
    let (page, _) = circle.propose(make(&circle, &noor, Role::Steward), &noor);
    assert_eq!(circle.charter.extend(page.bytes()), Err(CharterError::NotAllowed));
    let with_luis = page.cosign(&luis.key).unwrap();
    assert_eq!(circle.charter.extend(with_luis.bytes()), Err(CharterError::NotAllowed));
    let page = page.cosign(&mina.key).unwrap();
    assert_eq!(circle.charter.extend(page.bytes()), Ok(Extension::Moved), "nobody loses anything, so nobody is asked");
    assert_eq!(circle.role(&noor), Some(Role::Steward));
}

#[test]
fn three_stewards_who_remove_each_other_stay_until_people_choose_alike() {
    let hands = [Hand::new(1), Hand::new(2), Hand::new(3), Hand::new(4)];
    let [amal, ben, carla, noor] = &hands;
    let mut circle = Circle::found(amal);
    for (hand, name) in [(ben, "Ben"), (carla, "Carla")] {
        circle.admit(hand, new(name, Role::Steward), amal);
    }
    circle.admit(noor, new("Noor", Role::Editor), amal);
    let mut views = vec![circle.clone(), circle.clone(), circle.clone(), circle];
    let mut pages = Vec::new();
    for (by, whom) in [(0, 1), (1, 2), (2, 0)] {
        let removal = remove(&views[by], &hands[whom]);
        pages.push(views[by].write(removal, &hands[by]));
    }
    for (index, view) in views.iter_mut().enumerate() {
        let here = view.charter.page_hash();
        for page in &pages {
            let result = view.charter.extend(page.bytes()).unwrap();
            let expected = if index == 3 { Extension::NeedsConsent } else { Extension::Rival };
            assert!(result == expected || result == Extension::Held);
        }
        assert_eq!(view.charter.page_hash(), here, "nobody is moved");
        let rivals = view.charter.rivals(&BTreeMap::new());
        assert_eq!((rivals.len(), rivals[0].branches.len()), (1, 3));
    }
    for view in &mut views {
        view.charter.choose(&pages[1].hash()).unwrap();
        assert_eq!(view.charter.page_hash(), pages[1].hash());
        assert!(!view.charter.rivals(&BTreeMap::new()).iter().any(Rivals::is_open));
    }
}

#[test]
fn in_a_circle_of_two_the_other_persons_leaving_or_loss_stops_nobody() {
    let (amal, noor) = (Hand::new(1), Hand::new(2));
    let mut circle = Circle::found(&amal);
    circle.admit(&noor, new("Noor", Role::Editor), &amal);
    // One of two is no majority: neither puts the other out, but for the steward.
    let (page, _) = circle.propose(remove(&circle, &amal), &noor);
    assert_eq!(circle.charter.extend(page.bytes()), Err(CharterError::NotAllowed));
    let mut left = circle.clone();
    assert_eq!(left.offer(remove(&left, &noor), &noor), Ok(Extension::Moved));
    assert_eq!(left.offer(Amendment::Renew, &amal), Ok(Extension::Moved));
    assert_eq!(left.charter.page().persons.len(), 1);
    // As two stewards each may put the other out; then there are two circles of one, and each person sees it.
    circle.confirm(make(&circle, &noor, Role::Steward), &amal);
    let (mut with_amal, mut with_noor) = (circle.clone(), circle);
    let removal = remove(&with_amal, &noor);
    let one = with_amal.write(removal, &amal);
    let removal = remove(&with_noor, &amal);
    let other = with_noor.write(removal, &noor);
    assert_eq!(with_amal.charter.extend(other.bytes()), Ok(Extension::Rival));
    assert_eq!(with_noor.charter.extend(one.bytes()), Ok(Extension::Rival));
    assert_ne!(with_amal.charter.page_hash(), with_noor.charter.page_hash());
}

#[test]
fn a_member_who_comes_back_after_a_year_catches_up_by_itself() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let mut away = circle.clone();
    // Luis, away, renews once, as a year ago was due; meanwhile the circle writes many pages and removes Noor.
    let old = away.write(Amendment::Renew, &luis);
    for _ in 0..4 {
        circle.write(Amendment::Renew, &amal);
    }
    circle.admit(&Hand::new(8), new("Sam", Role::Editor), &amal);
    let removal = remove(&circle, &noor);
    circle.write(removal, &amal);
    let pages = circle.bytes();
    let results = away.charter.extend_all(&pages);
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(away.charter.page_hash(), circle.charter.page_hash());
    assert_eq!(away.charter.redo(&luis.log()), []);
    let epochs = away.charter.open_epochs(&luis.seal).unwrap();
    assert_eq!(epochs.iter().count(), circle.charter.pages().len(), "every epoch of the year");
    assert_eq!(circle.charter.extend(old.bytes()), Ok(Extension::Overruled));
}

#[test]
fn a_member_who_was_removed_meanwhile_learns_so_and_no_more() {
    let (mut circle, [amal, noor, ..]) = four();
    let mut away = circle.clone();
    let removal = remove(&circle, &noor);
    circle.write(removal, &amal);
    circle.write(Amendment::Renew, &amal);
    let old = away.write(Amendment::Renew, &noor);
    assert_eq!(circle.charter.extend(old.bytes()), Ok(Extension::Overruled));
    assert_eq!(circle.charter.held_back(), BTreeSet::new());
    away.charter.extend_all(&circle.bytes());
    assert_eq!(away.role(&noor), None);
    assert!(away.charter.open_epochs(&noor.seal).is_err());
}

#[test]
fn a_backdated_page_changes_nothing_whatever_time_it_claims() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let before = circle.clone();
    let removal = remove(&circle, &noor);
    circle.write(removal, &amal);
    for claimed in [i64::MIN / 2, 0, i64::MAX / 2] {
        let person = before.person(&noor);
        let phone = Hand::new(40).newcomer(NewPerson::Existing(person));
        let time = Timestamp::from_millis(claimed);
        let random = derive("cairn test randomness", &[&claimed.to_le_bytes()]);
        let made = before.charter.amend(Amendment::Admit(phone), &noor.key, &before.epochs, time, random);
        let mut charter = circle.charter.clone();
        assert_eq!(charter.extend(made.unwrap().0.bytes()), Ok(Extension::Overruled));
        assert_eq!(charter.page_hash(), circle.charter.page_hash());
    }
    assert_eq!(circle.role(&luis), Some(Role::Reader));
}

#[test]
fn a_removal_of_one_of_a_hundred_devices_is_one_page_under_64_kilobytes() {
    let amal = Hand::new(1);
    let mut circle = Circle::found(&amal);
    for n in 2..=100 {
        circle.admit(&Hand::new(n), new(&format!("Person {n}"), Role::Editor), &amal);
    }
    let gone = Hand::new(50);
    let page = {
        let removal = remove(&circle, &gone);
        circle.write(removal, &amal)
    };
    assert!(page.bytes().len() < 64 * 1024, "{} bytes", page.bytes().len());
    assert!(Epochs::open(page.page(), &gone.seal).is_err());
    assert_eq!(Model::valid(circle.charter.pages()).end(), circle.charter.page_hash());
}
