//! Random histories: circles whose members write pages apart, meet, and write again.

use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::model::{self, Model};
use super::*;

/// What happens in a history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manners {
    /// No steward is removed or demoted, nobody removes several persons at once, and no device lies.
    Kind,
    /// Everything that keys allow.
    Any,
}

/// One device with its view of the circle.
struct Member {
    hand: Hand,
    view: Circle,
}

/// A circle whose devices meet now and then.
struct World {
    random: ChaCha8Rng,
    members: Vec<Member>,
    pages: BTreeMap<PageHash, SignedPage>,
    seeds: u8,
}

impl World {
    fn new(seed: u64) -> Self {
        let hand = Hand::new(1);
        let view = Circle::found(&hand);
        let pages = view.charter.pages().iter().map(|page| (page.hash(), page.clone())).collect();
        let random = ChaCha8Rng::seed_from_u64(seed);
        let mut world = Self { random, members: vec![Member { hand, view }], pages, seeds: 1 };
        world.admit(0, Role::Steward);
        world.admit(0, Role::Editor);
        world.admit(1, Role::Reader);
        world
    }

    /// Writes a page as somebody; nothing when the charter does not let them.
    fn write(&mut self, by: usize, amendment: Amendment) -> Option<()> {
        let Member { hand, view } = &mut self.members[by];
        let random = random_for(self.random.random(), hand, &amendment);
        let at = now(view.pages as i64);
        let (page, epochs) = view.charter.amend(amendment, &hand.key, &view.epochs, at, random).ok()?;
        assert!(view.charter.extend_confirmed(page.bytes()).is_ok());
        view.epochs = epochs;
        view.pages += 1;
        self.pages.insert(page.hash(), page);
        Some(())
    }

    fn fresh_hand(&mut self) -> Hand {
        self.seeds += 1;
        Hand::new(self.seeds)
    }

    fn join(&mut self, by: usize, hand: Hand, person: NewPerson) {
        if self.write(by, Amendment::Admit(hand.newcomer(person))).is_some() {
            let mut view = self.members[by].view.clone();
            view.epochs = view.charter.open_epochs(&hand.seal).unwrap_or_default();
            self.members.push(Member { hand, view });
        }
    }

    fn admit(&mut self, by: usize, role: Role) {
        let hand = self.fresh_hand();
        let name = format!("Person {}", self.seeds);
        self.join(by, hand, new(&name, role));
    }

    /// One device hears all that another holds, opens what is sealed to it, and does its own wishes again.
    fn meet(&mut self, here: usize, there: usize) {
        let other = &self.members[there].view.charter;
        let mut heard: Vec<Vec<u8>> = other.pages().iter().map(|page| page.bytes().to_vec()).collect();
        heard.extend(other.other_pages().into_iter().map(<[u8]>::to_vec));
        heard.shuffle(&mut self.random);
        let Member { hand, view } = &mut self.members[here];
        for result in view.charter.extend_all(&heard) {
            assert!(result.is_ok(), "{result:?}");
        }
        if let Ok(epochs) = view.charter.open_epochs(&hand.seal) {
            view.epochs.merge(epochs);
        }
        for _ in 0..20 {
            let wishes = self.members[here].view.charter.redo(&self.members[here].hand.log());
            if !wishes.into_iter().any(|wish| self.write(here, wish).is_some()) {
                return;
            }
        }
        panic!("wishes are done again without end");
    }

    /// Everybody gives what they hold to the founder's device, and takes what it holds.
    fn gather(&mut self) {
        for other in 1..self.members.len() {
            self.meet(0, other);
        }
        for other in 1..self.members.len() {
            self.meet(other, 0);
        }
    }

    fn step(&mut self, manners: Manners) {
        let by = self.random.random_range(0..self.members.len());
        if self.random.random_ratio(1, 3) {
            let other = self.random.random_range(0..self.members.len());
            self.meet(by, other);
            return;
        }
        let page = self.members[by].view.charter.page().clone();
        let Some(person) = page.person_of(&self.members[by].hand.log()).cloned() else { return };
        if self.seeds < 60 && self.random.random_ratio(1, 4) {
            let role =
                *[Role::Contributor, Role::Reader, Role::Editor, Role::Steward].choose(&mut self.random).unwrap();
            return self.admit(by, role);
        }
        let amendment = match self.random.random_range(0..8) {
            0 => Amendment::Renew,
            1 => Amendment::Rename(format!("Circle {}", self.random.random_range(0..100))),
            2 if self.seeds < 60 => {
                let hand = self.fresh_hand();
                return self.join(by, hand, NewPerson::Existing(person.id));
            }
            3 => Amendment::SetPolicy(Policy { epoch_days: self.random.random_range(1..99) }),
            4 | 5 => match self.somebody(&page, &person, manners) {
                Some(other) => self.removal(&page, other),
                None => return,
            },
            6 => match self.somebody(&page, &person, manners) {
                Some(other) => self.closing(&page, other),
                None => return,
            },
            _ if manners == Manners::Kind => Amendment::Renew,
            _ => self.anything(&page, &person),
        };
        self.write(by, amendment);
    }

    /// Somebody else who may be removed.
    fn somebody<'a>(&mut self, page: &'a Page, person: &Person, manners: Manners) -> Option<&'a Person> {
        let fair = |other: &&Person| other.id != person.id && (manners == Manners::Any || other.role != Role::Steward);
        page.persons.iter().filter(fair).collect::<Vec<_>>().choose(&mut self.random).copied()
    }

    fn closing_kind(&mut self) -> Closing {
        if self.random.random() { Closing::Ordinary } else { Closing::Strict }
    }

    fn removal(&mut self, page: &Page, person: &Person) -> Amendment {
        let cuts = page.devices_of(&person.id).map(|device| (device.log, head(3))).collect();
        Amendment::RemovePerson { person: person.id, cuts, closing: self.closing_kind() }
    }

    fn closing(&mut self, page: &Page, person: &Person) -> Amendment {
        match page.devices_of(&person.id).next() {
            Some(device) => Amendment::CloseLog { log: device.log, cut: head(3), closing: self.closing_kind() },
            None => Amendment::Renew,
        }
    }

    fn anything(&mut self, page: &Page, person: &Person) -> Amendment {
        let other = page.persons.choose(&mut self.random).unwrap();
        let role = *[Role::Contributor, Role::Reader, Role::Editor, Role::Steward].choose(&mut self.random).unwrap();
        match self.random.random_range(0..3) {
            0 => Amendment::SetRole { person: other.id, role, cuts: vec![] },
            1 => self.removal(page, person),
            _ => Amendment::All(vec![self.removal(page, other), Amendment::Rename("All".to_owned())]),
        }
    }

    /// Gives the pages to a device that holds page zero only, one by one in some order.
    fn arrive(&mut self) -> Charter {
        let zero = self.members[0].view.charter.pages()[0].bytes().to_vec();
        let mut charter = Charter::verify(&[zero]).unwrap();
        let mut waiting: Vec<SignedPage> = self.pages.values().cloned().collect();
        waiting.shuffle(&mut self.random);
        while !waiting.is_empty() {
            let before = waiting.len();
            waiting.retain(|page| charter.extend(page.bytes()) == Err(CharterError::Unconnected));
            assert!(waiting.len() < before, "a page follows none");
        }
        charter
    }

    fn all(&self) -> Vec<SignedPage> {
        self.pages.values().cloned().collect()
    }
}

/// What a person and the verdicts see of a charter.
fn view_of(charter: &Charter) -> impl PartialEq + std::fmt::Debug {
    let mut others: Vec<Vec<u8>> = charter.other_pages().into_iter().map(<[u8]>::to_vec).collect();
    others.sort();
    let page = (charter.page_hash(), charter.waiting(), charter.held_back());
    (page, charter.rivals(&BTreeMap::new()), others)
}

#[test]
fn kind_circles_end_under_one_page_in_whatever_order_pages_come() {
    for seed in 0..30 {
        let mut world = World::new(seed);
        for _ in 0..30 {
            world.step(Manners::Kind);
        }
        // The pages that are there so far give one charter in any order, and it is the model's.
        let model = Model::valid(&world.all());
        assert!(model.is_harmless(), "seed {seed}");
        let (one, other) = (world.arrive(), world.arrive());
        assert_eq!(view_of(&one), view_of(&other), "seed {seed}");
        assert_eq!(one.page_hash(), model.end(), "seed {seed}");
        assert!(!one.rivals(&BTreeMap::new()).iter().any(Rivals::is_open), "seed {seed}");
        // And when all have met, all who belong work under one page, without a person's word.
        let mut rounds = 0;
        loop {
            world.gather();
            let newest = world.members.iter().map(|member| member.view.charter.page_hash()).collect::<BTreeSet<_>>();
            if newest.len() == 1 {
                break;
            }
            rounds += 1;
            assert!(rounds < 12, "seed {seed}: {} pages are worked under", newest.len());
        }
        let end = Model::valid(&world.all()).end();
        for member in &world.members {
            assert_eq!(member.view.charter.page_hash(), end, "seed {seed}");
            assert_eq!(member.view.charter.waiting(), [], "seed {seed}");
            assert_eq!(member.view.charter.held_back(), BTreeSet::new(), "seed {seed}");
        }
    }
}

#[test]
fn nobody_who_was_removed_is_back_at_the_end() {
    for seed in 100..120 {
        let mut world = World::new(seed);
        for _ in 0..30 {
            world.step(Manners::Kind);
        }
        for _ in 0..8 {
            world.gather();
        }
        let end = world.members[0].view.charter.page().clone();
        for page in world.all() {
            for closed in &page.page().closed {
                assert!(end.device(&closed.log).is_none(), "seed {seed}: a closed log is open");
            }
        }
        for member in &world.members {
            let opens = Epochs::open(&end, &member.hand.seal).is_ok();
            assert!(end.device(&member.hand.log()).is_some() || !opens, "seed {seed}");
        }
    }
}

#[test]
fn the_same_choice_gives_the_same_charter_whatever_happened_before() {
    for seed in 200..230 {
        let mut world = World::new(seed);
        for _ in 0..30 {
            world.step(Manners::Any);
        }
        let model = Model::valid(&world.all());
        assert_eq!(model.0.len(), world.pages.len(), "seed {seed}: the charter wrote what the model refuses");
        let (mut one, mut other) = (world.arrive(), world.arrive());
        let held = |charter: &Charter| charter.pages().len() + charter.other_pages().len();
        assert_eq!((held(&one), held(&other)), (model.0.len(), model.0.len()), "seed {seed}");
        // By itself nobody passed a page that a person has to confirm.
        for page in one.pages().iter().skip(1) {
            assert!(!model.waits(page.hash()), "seed {seed}");
        }
        // A page that nothing follows.
        let followed: BTreeSet<_> = world.all().iter().filter_map(|page| page.page().prev).collect();
        let leaves: Vec<PageHash> = world.pages.keys().filter(|page| !followed.contains(page)).copied().collect();
        let chosen = *leaves.choose(&mut world.random).unwrap();
        for charter in [&mut one, &mut other] {
            charter.choose(&chosen).unwrap();
            let restored = Charter::restore(
                &charter.pages().iter().map(|page| page.bytes().to_vec()).collect::<Vec<_>>(),
                &charter.other_pages().into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>(),
                &charter.declined(),
            );
            assert_eq!(view_of(&restored.unwrap()), view_of(charter), "seed {seed}");
        }
        assert_eq!((one.page_hash(), other.page_hash()), (chosen, chosen), "seed {seed}");
        assert_eq!(view_of(&one), view_of(&other), "seed {seed}");
    }
}

#[test]
fn verdicts_are_those_of_the_model() {
    for seed in 300..310 {
        let mut world = World::new(seed);
        for _ in 0..30 {
            world.step(Manners::Any);
        }
        let hands: Vec<Hand> = (1..=world.seeds + 1).map(Hand::new).collect();
        for page in world.all() {
            for (hand, height) in hands.iter().flat_map(|hand| (1..6).map(move |height| (hand, height))) {
                for hash in [head(height).hash, EntryHash::from_bytes([0xee; 32])] {
                    let counts = match page.page().verdict(&hand.log(), height, &hash) {
                        Verdict::Counts(role) => Some(role),
                        Verdict::Withheld(_) => None,
                    };
                    assert_eq!(counts, model::verdict(page.page(), hand.log(), height, hash), "seed {seed}");
                }
            }
        }
    }
}
