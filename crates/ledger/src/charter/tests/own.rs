//! What people do with their own devices: loss, recovery, leaving; and the epochs of such pages.

use cairn_keys::RecoverySheet;

use super::*;

fn close(hand: &Hand, height: u64) -> Amendment {
    Amendment::CloseLog { log: hand.log(), cut: head(height), closing: Closing::Ordinary }
}

fn leave(circle: &Circle, hand: &Hand) -> Amendment {
    let person = circle.person(hand);
    Amendment::RemovePerson { person, cuts: vec![(hand.log(), head(4))], closing: Closing::Ordinary }
}

/// A hand that holds a recovery key: it has no device.
fn sheet_hand(circle: &Circle, sheet: &RecoverySheet) -> Hand {
    Hand { key: sheet.derive_key(circle.charter.circle().as_bytes()), seal: SealKey::generate() }
}

#[test]
fn anybody_may_leave_and_knows_no_epoch_after_it() {
    let (mut circle, [amal, noor, luis, ana]) = four();
    for hand in [&noor, &luis, &ana] {
        let before = circle.charter.page().epoch.clone();
        assert_eq!(circle.offer(leave(&circle, hand), hand), Ok(Extension::Moved), "nobody is asked");
        assert_eq!(circle.role(hand), None);
        assert!(circle.charter.name_of(&hand.log()).is_some());
        // Who leaves made no new epoch; the next who reads does, before anything is sealed.
        assert_eq!(circle.charter.page().epoch, before);
        assert_eq!(circle.charter.renewal_due(now(0)), Renewal::Carried);
        assert_eq!(circle.offer(Amendment::Renew, &amal), Ok(Extension::Moved));
        assert_eq!(circle.charter.renewal_due(now(0)), Renewal::NotDue);
        assert!(circle.charter.open_epochs(&hand.seal).is_err());
    }
}

#[test]
fn a_page_by_someone_who_may_not_know_the_epoch_carries_it_on() {
    let (mut circle, [amal, _, _, ana]) = four();
    let phone = Hand::new(10);
    let admission = Amendment::Admit(phone.newcomer(NewPerson::Existing(circle.person(&ana))));
    // A contributor who makes an epoch would read the circle: nobody follows such a page.
    let mut forged = circle.propose(admission.clone(), &ana).0.page().clone();
    epoch::next(&mut forged, &circle.epochs, &random(99)).unwrap();
    let forged = SignedPage::sign(&forged, &ana.key).unwrap();
    assert_eq!(circle.charter.extend(forged.bytes()), Err(CharterError::NotAllowed));
    assert_eq!(circle.offer(admission, &ana), Ok(Extension::Moved));
    assert_eq!(circle.role(&phone), Some(Role::Contributor));
    assert!(circle.charter.open_epochs(&phone.seal).is_err());
    circle.offer(Amendment::Renew, &amal).unwrap();
    let hers = circle.charter.open_epochs(&phone.seal).unwrap();
    assert!(hers.of(circle.charter.page()).unwrap().identity.is_none());
}

#[test]
fn the_last_steward_hands_over_before_leaving() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let alone = circle.charter.amend(leave(&circle, &amal), &amal.key, &circle.epochs, now(9), random(9));
    assert_eq!(alone.unwrap_err(), CharterError::LastSteward);
    let person = circle.person(&amal);
    let down = Amendment::SetRole { person, role: Role::Reader, cuts: vec![] };
    assert_eq!(circle.offer(down, &amal), Err(CharterError::LastSteward));
    let heir = Amendment::SetRole { person: circle.person(&noor), role: Role::Steward, cuts: vec![] };
    assert_eq!(circle.offer(Amendment::All(vec![heir, leave(&circle, &amal)]), &amal), Ok(Extension::Moved));
    assert_eq!((circle.role(&amal), circle.role(&noor)), (None, Some(Role::Steward)));
    assert_eq!(circle.offer(Amendment::Renew, &noor), Ok(Extension::Moved));
    assert!(circle.charter.open_epochs(&luis.seal).is_ok());
}

#[test]
fn a_recovery_sheet_replaces_the_lost_device_of_its_person_and_nothing_else() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let sheet = RecoverySheet::generate();
    let hand = sheet_hand(&circle, &sheet);
    let person = circle.person(&noor);
    let keys = vec![RecoveryKey { key: hand.log(), kind: RecoveryUse::Sheet }];
    assert_eq!(circle.offer(Amendment::SetRecovery { person, keys }, &noor), Ok(Extension::Moved));
    // The sheet, typed in elsewhere, admits a new device and closes the old one in one page.
    let typed = sheet_hand(&circle, &RecoverySheet::from_text(&sheet.to_text()).unwrap());
    let laptop = Hand::new(10);
    let admit = Amendment::Admit(laptop.newcomer(NewPerson::Existing(person)));
    for refused in [
        Amendment::Rename("South".to_owned()),
        Amendment::SetRole { person, role: Role::Steward, cuts: vec![] },
        close(&luis, 3),
        leave(&circle, &noor), // who finds the sheet cannot make its person leave
    ] {
        assert_eq!(circle.offer(refused, &typed), Err(CharterError::NotAllowed));
    }
    assert_eq!(circle.offer(Amendment::All(vec![close(&noor, 7), admit]), &typed), Ok(Extension::Moved));
    assert_eq!((circle.role(&noor), circle.role(&laptop)), (None, Some(Role::Editor)));
    assert_eq!(circle.charter.renewal_due(now(0)), Renewal::Carried);
    circle.offer(Amendment::Renew, &amal).unwrap();
    assert!(circle.charter.open_epochs(&laptop.seal).is_ok());
    assert!(circle.charter.open_epochs(&noor.seal).is_err());
    // Revoked, it opens nothing any more.
    circle.offer(Amendment::SetRecovery { person, keys: vec![] }, &laptop).unwrap();
    assert_eq!(circle.offer(close(&laptop, 1), &typed), Err(CharterError::NotAllowed));
}

#[test]
fn a_restore_key_is_used_once() {
    let (mut circle, [_, noor, ..]) = four();
    let restore = Hand::new(20);
    let person = circle.person(&noor);
    let keys = vec![RecoveryKey { key: restore.log(), kind: RecoveryUse::Restore }];
    circle.offer(Amendment::SetRecovery { person, keys }, &noor).unwrap();
    let again = |n| Amendment::Admit(Hand::new(n).newcomer(NewPerson::Existing(person)));
    // A page by it that leaves it listed is not followed.
    let mut kept = circle.propose(again(10), &restore).0.page().clone();
    let listed = circle.charter.person(&person).unwrap().recovery.clone();
    kept.person_mut(&person).unwrap().recovery = listed;
    let kept = SignedPage::sign(&kept, &restore.key).unwrap();
    assert_eq!(circle.charter.extend(kept.bytes()), Err(CharterError::NotAllowed));
    assert_eq!(circle.offer(Amendment::All(vec![close(&noor, 5), again(10)]), &restore), Ok(Extension::Moved));
    assert_eq!(circle.offer(again(11), &restore), Err(CharterError::NotAllowed));
}

#[test]
fn a_person_alone_writes_a_bounded_number_of_pages() {
    let (mut circle, [amal, _, luis, _]) = four();
    for _ in 0..MAX_OWN_PAGES {
        assert_eq!(circle.offer(Amendment::Renew, &luis), Ok(Extension::Moved));
    }
    assert_eq!(circle.offer(Amendment::Renew, &luis), Err(CharterError::Full));
    assert_eq!(circle.offer(Amendment::Renew, &amal), Ok(Extension::Moved));
    assert_eq!(circle.offer(Amendment::Renew, &luis), Ok(Extension::Moved));
}

#[test]
fn a_new_epoch_is_due_after_the_days_that_the_circle_agreed_on() {
    let (mut circle, [amal, ..]) = four();
    let day = 24 * 60 * 60 * 1000;
    let since = circle.charter.page().time.as_millis();
    let at = |days: i64| Timestamp::from_millis(since + days * day);
    assert_eq!(circle.charter.renewal_due(at(89)), Renewal::NotDue);
    assert_eq!(circle.charter.renewal_due(at(90)), Renewal::Old);
    // A clock that runs behind is no reason.
    assert_eq!(circle.charter.renewal_due(at(-1000)), Renewal::NotDue);
    circle.offer(Amendment::SetPolicy(Policy { epoch_days: 30 }), &amal).unwrap();
    assert_eq!(circle.charter.renewal_due(at(31)), Renewal::Old);
}

#[test]
fn epochs_that_no_page_brought_are_not_taken() {
    let (mut circle, [amal, noor, ..]) = four();
    let (mut stranger, other) = (Circle::found(&Hand::new(30)), Hand::new(30));
    stranger.offer(Amendment::Renew, &other).unwrap();
    // A steward seals, with the right ones, epochs of their own making.
    let mut padded = circle.epochs.clone();
    padded.merge(stranger.epochs.clone());
    circle.epochs = padded;
    circle.offer(Amendment::Renew, &amal).unwrap();
    assert_eq!(Epochs::open(circle.charter.page(), &noor.seal).unwrap().iter().count(), 6);
    let taken = circle.charter.open_epochs(&noor.seal).unwrap();
    assert_eq!(taken.iter().count(), 5);
    assert!(taken.of(stranger.charter.page()).is_none());
}

#[test]
fn a_role_that_may_write_less_keeps_what_was_written_before() {
    let (mut circle, [amal, noor, _, ana]) = four();
    // A contributor who becomes a reader writes no more changes; what Ana wrote goes on counting.
    let person = circle.person(&ana);
    circle.offer(Amendment::SetRole { person, role: Role::Reader, cuts: vec![(ana.log(), head(6))] }, &amal).unwrap();
    let verdict =
        |circle: &Circle, hand: &Hand, height| circle.charter.verdict(&hand.log(), height, &head(height).hash);
    assert!(verdict(&circle, &ana, 6).counts_for(PartKind::Changes));
    assert!(!verdict(&circle, &ana, 7).counts_for(PartKind::Changes));
    // An editor who becomes a reader and goes later: each height under the role of its time.
    let person = circle.person(&noor);
    circle.offer(Amendment::SetRole { person, role: Role::Reader, cuts: vec![(noor.log(), head(7))] }, &amal).unwrap();
    circle.offer(close(&noor, 9), &amal).unwrap();
    assert_eq!(circle.charter.page().cuts(&noor.log()).len(), 2);
    assert_eq!(verdict(&circle, &noor, 7), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &noor, 8), Verdict::Counts(Role::Reader));
    assert_eq!(verdict(&circle, &noor, 10), Verdict::Withheld(Why::AboveCut));
    assert_eq!(circle.restored().page(), circle.charter.page());
}

#[test]
fn cuts_are_of_logs_and_roles_that_the_page_before_knew() {
    let (mut circle, [amal, noor, ..]) = four();
    let page = circle.propose(close(&noor, 5), &amal).0.page().clone();
    let breaks: [fn(&mut ClosedLog); 3] = [
        |cut| cut.role = Role::Steward,
        |cut| cut.log = Hand::new(40).log(),
        |cut| cut.person = PersonId::from_bytes([7; 16]),
    ];
    for break_it in breaks {
        let mut page = page.clone();
        let mut extra = page.closed[0].clone();
        extra.cut = head(2);
        break_it(&mut extra);
        page.closed.push(extra);
        page.closed.sort_by_key(|closed| (closed.log, closed.cut.height));
        let page = SignedPage::sign(&page, &amal.key).unwrap();
        assert_eq!(circle.charter.extend(page.bytes()), Err(CharterError::NotAllowed));
    }
}
