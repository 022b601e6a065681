//! Who may write which page, and what counts under it.

use super::*;

#[test]
fn only_stewards_admit() {
    let (mut circle, [amal, noor, luis, ana]) = four();
    let admission = || Amendment::Admit(Hand::new(9).newcomer(new("Sam", Role::Editor)));
    for hand in [&luis, &ana, &Hand::new(8)] {
        assert_eq!(circle.offer(admission(), hand), Err(CharterError::NotAllowed));
    }
    assert_eq!(circle.offer(admission(), &noor), Err(CharterError::NotAllowed)); // one of two who may edit
    assert_eq!(circle.offer(admission(), &amal), Ok(Extension::Moved));
}

#[test]
fn amend_refuses_what_others_would_refuse() {
    let (circle, [_, noor, ..]) = four();
    let admission = Amendment::Admit(Hand::new(9).newcomer(new("Sam", Role::Editor)));
    let result = circle.charter.amend(admission, &noor.key, &circle.epochs, now(9), random(9));
    assert_eq!(result.unwrap_err(), CharterError::NotAllowed);
}

#[test]
fn more_than_half_of_those_who_may_edit_can_depose_a_steward() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let mina = Hand::new(7);
    circle.admit(&mina, new("Mina", Role::Editor), &amal);
    let person = circle.person(&amal);
    let deposition = Amendment::SetRole { person, role: Role::Editor, cuts: vec![(amal.log(), head(9))] };
    let (page, _) = circle.propose(deposition, &noor);
    let alone = circle.charter.clone().extend_confirmed(page.bytes());
    assert_eq!(alone, Err(CharterError::NotAllowed)); // one of three
    let with_reader = page.cosign(&luis.key).unwrap();
    assert_eq!(circle.charter.clone().extend_confirmed(with_reader.bytes()), Err(CharterError::NotAllowed));
    let page = page.cosign(&mina.key).unwrap();
    assert_eq!(circle.charter.extend(page.bytes()), Ok(Extension::NeedsConsent));
    assert_eq!(circle.charter.extend_confirmed(page.bytes()), Ok(Extension::Moved));
    assert_eq!(circle.charter.role_of(&amal.log()), Some(Role::Editor));
}

#[test]
fn two_devices_of_one_person_are_one_voice() {
    let (mut circle, [amal, noor, ..]) = four();
    let second = Hand::new(12);
    circle.admit(&second, NewPerson::Existing(circle.person(&noor)), &amal);
    let person = circle.person(&amal);
    let (page, _) = circle.propose(Amendment::SetRole { person, role: Role::Reader, cuts: vec![] }, &noor);
    let page = page.cosign(&second.key).unwrap();
    assert_eq!(circle.charter.extend_confirmed(page.bytes()), Err(CharterError::NotAllowed));
}

#[test]
fn a_person_changes_their_own_devices_and_nothing_else() {
    let (mut circle, [_, noor, luis, _]) = four();
    let (second, sheet) = (Hand::new(11), Hand::new(12));
    let own = circle.person(&luis);
    circle.admit(&second, NewPerson::Existing(own), &luis);
    assert_eq!(circle.charter.role_of(&second.log()), Some(Role::Reader));
    let keys = vec![RecoveryKey { key: sheet.log(), kind: RecoveryUse::Sheet }];
    assert_eq!(circle.offer(Amendment::SetRecovery { person: own, keys }, &luis), Ok(Extension::Moved));
    // The recovery key closes a lost device and admits another.
    let close = |log| Amendment::CloseLog { log, cut: head(3), closing: Closing::Ordinary };
    assert_eq!(circle.offer(close(luis.log()), &sheet), Ok(Extension::Moved));
    circle.admit(&Hand::new(13), NewPerson::Existing(own), &sheet);
    assert_eq!(circle.offer(close(noor.log()), &sheet), Err(CharterError::NotAllowed));
    assert_eq!(circle.offer(Amendment::Rename("South".to_owned()), &second), Err(CharterError::NotAllowed));
    assert_eq!(
        circle.offer(Amendment::SetRole { person: own, role: Role::Steward, cuts: vec![] }, &second),
        Err(CharterError::NotAllowed)
    );
    assert_eq!(
        circle.offer(Amendment::Admit(Hand::new(14).newcomer(NewPerson::Existing(circle.person(&noor)))), &second),
        Err(CharterError::NotAllowed)
    );
}

#[test]
fn removing_a_steward_or_several_persons_waits_for_the_person() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let mina = Hand::new(7);
    circle.admit(&mina, new("Mina", Role::Steward), &amal);
    let remove = |person| Amendment::RemovePerson { person, cuts: vec![], closing: Closing::Ordinary };
    let (steward, editor) = (circle.person(&mina), circle.person(&noor));
    assert_eq!(circle.offer(remove(steward), &amal), Ok(Extension::NeedsConsent));
    assert_eq!(circle.charter.role_of(&mina.log()), Some(Role::Steward));
    assert_eq!(circle.offer(remove(editor), &amal), Ok(Extension::Moved));
    circle.confirm(remove(steward), &amal);
    assert_eq!(circle.charter.role_of(&mina.log()), None);
    assert_eq!(circle.charter.role_of(&luis.log()), Some(Role::Reader));
}

#[test]
fn rivals_strangers_and_repeats_are_told_apart() {
    let (mut circle, [amal, ..]) = four();
    let (ours, _) = circle.propose(Amendment::Renew, &amal);
    let (theirs, _) = circle.propose(Amendment::Rename("South".to_owned()), &amal);
    assert_eq!(circle.charter.extend(ours.bytes()), Ok(Extension::Moved));
    assert_eq!(circle.charter.extend(ours.bytes()), Ok(Extension::Held));
    assert_eq!(circle.charter.extend(theirs.bytes()), Ok(Extension::Rival));
    assert_eq!(circle.charter.extend(theirs.bytes()), Ok(Extension::Held));
    let stranger = Circle::found(&Hand::new(20));
    let (page, _) = stranger.propose(Amendment::Renew, &Hand::new(20));
    assert_eq!(circle.charter.extend(page.bytes()), Err(CharterError::Unconnected));
    assert_eq!(circle.charter.extend(&stranger.bytes()[0]), Err(CharterError::Unconnected));
}

#[test]
fn closed_logs_are_never_opened_again() {
    let (mut circle, [amal, noor, ..]) = four();
    let person = circle.person(&noor);
    circle.confirm(Amendment::CloseLog { log: noor.log(), cut: head(5), closing: Closing::Ordinary }, &amal);
    let again = Amendment::Admit(noor.newcomer(NewPerson::Existing(person)));
    let result = circle.charter.amend(again, &amal.key, &circle.epochs, now(9), random(9));
    assert_eq!(result.unwrap_err(), CharterError::Malformed);
    circle.admit(&Hand::new(12), NewPerson::Existing(person), &amal);
}

#[test]
fn what_counts_is_a_table_of_log_and_height() {
    let (mut circle, [amal, noor, luis, ana]) = four();
    let (lost, thief) = (Hand::new(10), Hand::new(11));
    circle.admit(&lost, NewPerson::Existing(circle.person(&amal)), &amal);
    circle.admit(&thief, new("Eve", Role::Editor), &amal);
    circle.confirm(Amendment::CloseLog { log: lost.log(), cut: head(5), closing: Closing::Ordinary }, &amal);
    let person = circle.person(&thief);
    circle.confirm(
        Amendment::RemovePerson { person, cuts: vec![(thief.log(), head(3))], closing: Closing::Strict },
        &amal,
    );
    let other = EntryHash::from_bytes([0xee; 32]);
    let table = [
        (&amal, 1, Verdict::Counts(Role::Steward)),
        (&noor, 900, Verdict::Counts(Role::Editor)),
        (&luis, 1, Verdict::Counts(Role::Reader)),
        (&ana, 1, Verdict::Counts(Role::Contributor)),
        (&lost, 4, Verdict::Counts(Role::Steward)),
        (&lost, 5, Verdict::Counts(Role::Steward)),
        (&lost, 6, Verdict::Withheld(Why::AboveCut)),
        (&thief, 3, Verdict::Counts(Role::Editor)),
        (&thief, 4, Verdict::Withheld(Why::AboveStrictCut)),
        (&Hand::new(99), 1, Verdict::Withheld(Why::UnknownLog)),
    ];
    for (hand, height, expected) in table {
        assert_eq!(
            circle.charter.verdict(&hand.log(), height, &head(height).hash),
            expected,
            "{} {height}",
            hand.log()
        );
    }
    assert_eq!(circle.charter.verdict(&lost.log(), 5, &other), Verdict::Withheld(Why::OtherAtCut));
    assert_eq!(circle.charter.verdict(&noor.log(), 5, &other), Verdict::Counts(Role::Editor));
}

#[test]
fn a_reduced_role_holds_above_the_cut_only() {
    let (mut circle, [amal, noor, ..]) = four();
    let person = circle.person(&noor);
    circle.confirm(Amendment::SetRole { person, role: Role::Reader, cuts: vec![(noor.log(), head(7))] }, &amal);
    let verdict = |height| circle.charter.verdict(&noor.log(), height, &head(height).hash);
    assert_eq!(verdict(7), Verdict::Counts(Role::Editor));
    assert!(verdict(7).counts_for(PartKind::Changes));
    assert_eq!(verdict(8), Verdict::Counts(Role::Reader));
    assert!(!verdict(8).counts_for(PartKind::Changes));
    assert!(verdict(8).counts_for(PartKind::Attestation));
}

#[test]
fn roles_write_what_the_design_says() {
    use PartKind::{Attestation, Changes, Erase, Frontier, Manifest, Presence, Receipt, Unknown, Voucher};
    let everybody = [Attestation, Presence, Receipt, Frontier, Unknown(9)];
    for role in [Role::Contributor, Role::Reader, Role::Editor, Role::Steward] {
        assert!(everybody.iter().all(|kind| role.may_write(*kind)), "{role:?}");
        for kind in [Changes, Manifest] {
            assert_eq!(role.may_write(kind), role != Role::Reader, "{role:?} {kind:?}");
        }
        for kind in [Voucher, Erase] {
            assert_eq!(role.may_write(kind), role.edits(), "{role:?} {kind:?}");
        }
    }
    assert!(!Verdict::Withheld(Why::AboveCut).counts_for(Attestation));
}
