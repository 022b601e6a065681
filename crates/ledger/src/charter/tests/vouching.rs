//! Vouching: whose word makes count what stands above a cut.

use super::*;

/// The heads that a device holds, and that every log passes through the entries that `head` names.
struct Held(BTreeMap<LogId, Head>);

impl Held {
    fn new(heads: &[(&Hand, u64)]) -> Self {
        Self(heads.iter().map(|(hand, height)| (hand.log(), head(*height))).collect())
    }

    fn passes(&self, log: &LogId, at: &Head) -> bool {
        *at == head(at.height) && self.0.get(log).is_some_and(|held| held.height >= at.height)
    }

    fn owed(&self, before: &Page, after: &Page, device: &Hand, vouchers: &Vouchers) -> Vec<(LogId, Head)> {
        vouchers_owed(before, after, &device.log(), vouchers, &self.0, &|log, at| self.passes(log, at))
    }
}

fn verdict(circle: &Circle, vouchers: &Vouchers, hand: &Hand, height: u64) -> Verdict {
    let passes = |at: &Head| *at == head(at.height);
    circle.charter.page().verdict_with(vouchers, &hand.log(), head(height), &passes)
}

fn close(hand: &Hand, height: u64, closing: Closing) -> Amendment {
    Amendment::CloseLog { log: hand.log(), cut: head(height), closing }
}

/// Amal (steward), Noor (editor), Luis (reader), Ana (contributor), Sam (editor).
fn five() -> (Circle, [Hand; 4], Hand) {
    let (mut circle, hands) = four();
    let sam = Hand::new(5);
    circle.admit(&sam, new("Sam", Role::Editor), &hands[0]);
    (circle, hands, sam)
}

#[test]
fn a_device_vouches_for_what_it_had_accepted_when_a_log_is_closed() {
    let (mut circle, [amal, noor, luis, ana], sam) = five();
    let before = circle.charter.page().clone();
    circle.offer(close(&noor, 5, Closing::Ordinary), &amal).unwrap();
    let (after, none) = (circle.charter.page().clone(), Vouchers::default());
    let held = Held::new(&[(&noor, 8), (&sam, 3)]);
    assert_eq!(held.owed(&before, &after, &sam, &none), [(noor.log(), head(8))]);
    assert_eq!(held.owed(&before, &after, &amal, &none), [(noor.log(), head(8))]);
    for silent in [&luis, &ana, &noor] {
        assert_eq!(held.owed(&before, &after, silent, &none), []); // their role does not vouch
    }
    assert_eq!(Held::new(&[(&noor, 5)]).owed(&before, &after, &sam, &none), []); // nothing above the cut
    assert_eq!(verdict(&circle, &none, &noor, 8), Verdict::Withheld(Why::AboveCut));
    let mut vouchers = Vouchers::default();
    vouchers.add(sam.log(), noor.log(), head(8));
    assert_eq!(verdict(&circle, &vouchers, &noor, 6), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &vouchers, &noor, 8), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &vouchers, &noor, 9), Verdict::Withheld(Why::AboveCut));
    // Whoever hears of it later and holds the voucher owes nothing more.
    assert_eq!(held.owed(&before, &after, &amal, &vouchers), []);
}

#[test]
fn above_a_strict_cut_only_a_steward_vouches_and_no_device_by_itself() {
    let (mut circle, [amal, noor, ..], sam) = five();
    let before = circle.charter.page().clone();
    circle.offer(close(&noor, 5, Closing::Strict), &amal).unwrap();
    let held = Held::new(&[(&noor, 8)]);
    assert_eq!(held.owed(&before, circle.charter.page(), &amal, &Vouchers::default()), []);
    let mut vouchers = Vouchers::default();
    vouchers.add(sam.log(), noor.log(), head(8));
    assert_eq!(verdict(&circle, &vouchers, &noor, 7), Verdict::Withheld(Why::AboveStrictCut));
    vouchers.add(amal.log(), noor.log(), head(7));
    assert_eq!(verdict(&circle, &vouchers, &noor, 7), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &vouchers, &noor, 8), Verdict::Withheld(Why::AboveStrictCut));
}

#[test]
fn nobody_vouches_who_is_not_active_nor_for_their_own_log() {
    let (mut circle, [amal, noor, luis, _], sam) = five();
    circle.offer(close(&noor, 5, Closing::Ordinary), &amal).unwrap();
    let mut vouchers = Vouchers::default();
    for by in [&noor, &luis, &Hand::new(60)] {
        vouchers.add(by.log(), noor.log(), head(8));
        assert!(!verdict(&circle, &vouchers, &noor, 8).counts());
    }
    vouchers.add(sam.log(), noor.log(), head(8));
    assert!(verdict(&circle, &vouchers, &noor, 8).counts());
    circle.offer(close(&sam, 9, Closing::Strict), &amal).unwrap();
    assert!(!verdict(&circle, &vouchers, &noor, 8).counts(), "the word of one who is removed lapses");
}

#[test]
fn when_a_voucher_leaves_others_give_their_word_again() {
    let (mut circle, [amal, noor, ..], sam) = five();
    circle.offer(close(&noor, 5, Closing::Ordinary), &amal).unwrap();
    let mut vouchers = Vouchers::default();
    vouchers.add(sam.log(), noor.log(), head(8));
    let held = Held::new(&[(&noor, 8), (&sam, 3)]);
    let before = circle.charter.page().clone();
    let mut strict = circle.clone();
    circle.offer(close(&sam, 3, Closing::Ordinary), &amal).unwrap();
    assert_eq!(held.owed(&before, circle.charter.page(), &amal, &vouchers), [(noor.log(), head(8))]);
    strict.offer(close(&sam, 3, Closing::Strict), &amal).unwrap();
    assert_eq!(held.owed(&before, strict.charter.page(), &amal, &vouchers), [], "not for one who was put out strictly");
}

#[test]
fn after_a_reduction_what_was_accepted_counts_as_before() {
    let (mut circle, [amal, noor, ..], sam) = five();
    let before = circle.charter.page().clone();
    let person = circle.person(&noor);
    circle.offer(Amendment::SetRole { person, role: Role::Reader, cuts: vec![(noor.log(), head(5))] }, &amal).unwrap();
    let held = Held::new(&[(&noor, 8)]);
    assert_eq!(held.owed(&before, circle.charter.page(), &sam, &Vouchers::default()), [(noor.log(), head(8))]);
    let mut vouchers = Vouchers::default();
    vouchers.add(sam.log(), noor.log(), head(8));
    assert_eq!(verdict(&circle, &vouchers, &noor, 8), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &vouchers, &noor, 9), Verdict::Counts(Role::Reader));
    // A word for what stands above a later cut does not lift what stands below it.
    circle.offer(close(&noor, 20, Closing::Ordinary), &amal).unwrap();
    vouchers.add(amal.log(), noor.log(), head(25));
    assert_eq!(verdict(&circle, &vouchers, &noor, 8), Verdict::Counts(Role::Editor));
    assert_eq!(verdict(&circle, &vouchers, &noor, 12), Verdict::Counts(Role::Reader));
    assert_eq!(verdict(&circle, &vouchers, &noor, 24), Verdict::Counts(Role::Reader));
}

#[test]
fn a_word_holds_only_for_the_copy_of_the_log_that_passes_through_cut_and_head() {
    let (mut circle, [amal, noor, ..], sam) = five();
    let before = circle.charter.page().clone();
    circle.offer(close(&noor, 5, Closing::Ordinary), &amal).unwrap();
    let mut vouchers = Vouchers::default();
    vouchers.add(sam.log(), noor.log(), head(8));
    let page = circle.charter.page();
    for missing in [5, 8] {
        let passes = |at: &Head| at.height != missing;
        let verdict = page.verdict_with(&vouchers, &noor.log(), head(7), &passes);
        assert_eq!(verdict, Verdict::Withheld(Why::AboveCut));
    }
    let heads = BTreeMap::from([(noor.log(), head(8))]);
    let other_copy = |_: &LogId, at: &Head| at.height != 5;
    assert_eq!(vouchers_owed(&before, page, &amal.log(), &Vouchers::default(), &heads, &other_copy), []);
}
