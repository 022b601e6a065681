//! The rules once more, as plainly as they can be said: facts in sets, no tree, no care for speed. The tests hold the
//! charter against it.

use super::*;

type Facts = BTreeSet<(Option<PersonId>, &'static str, String)>;

/// All that a page says of people, as lines. Lines about a person's own devices carry that person.
fn facts(page: &Page) -> Facts {
    let mut lines = Facts::new();
    lines.insert((None, "circle", format!("{:?} {:?}", page.name, page.policy)));
    for person in &page.persons {
        let Person { id, name, admitted, role, recovery } = person;
        lines.insert((None, "person", format!("{id} {name:?} {admitted} {role:?}")));
        for key in recovery {
            lines.insert((Some(*id), "recovery", format!("{key:?}")));
        }
    }
    for Device { log, seal, person } in &page.devices {
        lines.insert((Some(*person), "device", format!("{log} {seal:?}")));
    }
    for cut in &page.closed {
        lines.insert((Some(cut.person), "cut", format!("{cut:?}")));
    }
    lines
}

fn open(page: &Page) -> BTreeMap<LogId, PersonId> {
    page.devices.iter().map(|device| (device.log, device.person)).collect()
}

fn closed(page: &Page) -> BTreeMap<LogId, PersonId> {
    page.closed.iter().map(|cut| (cut.log, cut.person)).collect()
}

fn roles(page: &Page) -> BTreeMap<PersonId, Role> {
    page.persons.iter().map(|person| (person.id, person.role)).collect()
}

fn is_steward(page: &Page, person: PersonId) -> bool {
    roles(page).get(&person) == Some(&Role::Steward)
}

/// Who holds a key: the person, and whether it is a device.
fn holder(page: &Page, key: LogId) -> Option<(PersonId, bool)> {
    if let Some(person) = open(page).get(&key) {
        return Some((*person, true));
    }
    let sheet = page.persons.iter().find(|person| person.recovery.iter().any(|recovery| recovery.key == key));
    sheet.map(|person| (person.id, false))
}

/// In whose right a page may follow another; `None` when it may not.
pub(super) fn right(old: &SignedPage, new: &SignedPage) -> Option<(Right, PersonId)> {
    let (before, signed, old, new) = (old.hash(), new, old.page(), new.page());
    if new.prev != Some(before) || new.number != old.number + 1 {
        return None;
    }
    // Admissions carry their page's number.
    for person in &new.persons {
        let was = old.persons.iter().find(|was| was.id == person.id);
        if person.admitted != was.map_or(new.number, |was| was.admitted) {
            return None;
        }
    }
    // Logs: open ones stay or close, closed ones stay closed, and each keeps its person.
    for (log, person) in open(old).into_iter().chain(closed(old)) {
        let now: Vec<PersonId> = open(new).get(&log).into_iter().chain(closed(new).get(&log)).copied().collect();
        if now.is_empty() || now.iter().any(|now| *now != person) {
            return None;
        }
        if closed(old).contains_key(&log) && !open(old).contains_key(&log) && open(new).contains_key(&log) {
            return None;
        }
    }
    // New cuts are of logs and roles that were there.
    for cut in &new.closed {
        let had = open(old).get(&cut.log) == Some(&cut.person) && roles(old).get(&cut.person) == Some(&cut.role);
        let kept = old.closed.iter().any(|was| (was.log, was.person, was.role) == (cut.log, cut.person, cut.role));
        if !had && !kept {
            return None;
        }
    }
    let reads = |key: LogId| open(new).get(&key).is_some_and(|person| roles(new)[person] != Role::Contributor);
    if new.epoch != old.epoch && !reads(new.author) {
        return None;
    }
    let (writer, by_device) = holder(old, new.author)?;
    let restore = |page: &Page| {
        let key = RecoveryKey { key: new.author, kind: RecoveryUse::Restore };
        page.persons.iter().any(|person| person.id == writer && person.recovery.contains(&key))
    };
    if !by_device && restore(old) && restore(new) {
        return None;
    }
    let right = if by_device && is_steward(old, writer) {
        Right::Steward
    } else if majority(old, signed) {
        Right::Majority
    } else if own_matter(old, new, writer, by_device) {
        Right::Owner
    } else {
        return None;
    };
    let has_steward = |page: &Page| roles(page).values().any(|role| *role == Role::Steward);
    if has_steward(old) && !has_steward(new) && right != Right::Majority {
        return None;
    }
    Some((right, writer))
}

fn majority(old: &Page, signed: &SignedPage) -> bool {
    let may: BTreeSet<PersonId> = roles(old)
        .into_iter()
        .filter(|(_, role)| matches!(role, Role::Editor | Role::Steward))
        .map(|(id, _)| id)
        .collect();
    let did: BTreeSet<PersonId> = signed.signers().iter().filter_map(|key| open(old).get(key).copied()).collect();
    may.intersection(&did).count() * 2 > may.len()
}

/// Only lines about the writer's own devices differ; or the writer's own line is gone, by a device.
fn own_matter(old: &Page, new: &Page, writer: PersonId, by_device: bool) -> bool {
    let (before, after) = (facts(old), facts(new));
    let leaves = by_device && !roles(new).contains_key(&writer);
    let own_line = |line: &(Option<PersonId>, &str, String)| {
        line.0 == Some(writer) || (leaves && line.1 == "person" && line.2.starts_with(&writer.to_string()))
    };
    let gone_cut = before.difference(&after).any(|line| line.1 == "cut");
    let new_cuts = new.closed.iter().filter(|cut| !old.closed.contains(cut));
    let honest = |cut: &ClosedLog| {
        Some(&cut.role) == roles(old).get(&writer)
            && open(old).contains_key(&cut.log)
            && !open(new).contains_key(&cut.log)
    };
    before.symmetric_difference(&after).all(own_line) && !gone_cut && new_cuts.into_iter().all(honest)
}

/// The stewards whom a page deposes, and the others who lose something.
fn losers(old: &Page, new: &Page, writer: PersonId) -> (BTreeSet<PersonId>, BTreeSet<PersonId>) {
    let lesser = |id: &PersonId| roles(new).get(id).is_none_or(|now| *now < roles(old)[id]);
    let bare = |page: &Page, id: &PersonId| !open(page).values().any(|person| person == id);
    let others: BTreeSet<PersonId> = roles(old).into_keys().filter(|id| *id != writer).collect();
    let stewards = others.iter().filter(|id| is_steward(old, **id));
    let deposed = stewards.filter(|id| lesser(id) || (bare(new, id) && !bare(old, id))).copied().collect();
    (deposed, others.into_iter().filter(|id| lesser(id)).collect())
}

/// A circle's pages, in a list.
pub(super) struct Model(pub(super) Vec<SignedPage>);

impl Model {
    fn get(&self, hash: PageHash) -> &SignedPage {
        self.0.iter().find(|page| page.hash() == hash).unwrap()
    }

    /// The pages that may stand, from page zero on.
    pub(super) fn valid(pages: &[SignedPage]) -> Self {
        let mut pages = pages.to_vec();
        pages.sort_by_key(|page| (page.page().number, page.hash()));
        pages.dedup_by_key(|page| page.hash());
        let mut valid: Vec<SignedPage> = Vec::new();
        for page in pages {
            let parent = valid.iter().find(|parent| Some(parent.hash()) == page.page().prev);
            if page.page().number == 0 || parent.is_some_and(|parent| right(parent, &page).is_some()) {
                valid.push(page);
            }
        }
        Self(valid)
    }

    fn children(&self, parent: PageHash) -> Vec<PageHash> {
        self.0.iter().filter(|page| page.page().prev == Some(parent)).map(|page| page.hash()).collect()
    }

    fn branch(&self, first: PageHash) -> Vec<PageHash> {
        let mut all = vec![first];
        for child in self.children(first) {
            all.extend(self.branch(child));
        }
        all
    }

    fn judged(&self, page: PageHash) -> (Right, PersonId, BTreeSet<PersonId>, BTreeSet<PersonId>, BTreeSet<LogId>) {
        let new = self.get(page);
        let old = self.get(new.page().prev.unwrap());
        let (right, writer) = right(old, new).unwrap();
        let (deposed, others) = losers(old.page(), new.page(), writer);
        let gone = open(old.page()).into_keys().filter(|log| !open(new.page()).contains_key(log)).collect();
        (right, writer, deposed, others, gone)
    }

    pub(super) fn waits(&self, page: PageHash) -> bool {
        let (_, _, deposed, others, _) = self.judged(page);
        !deposed.is_empty() || others.len() > 1
    }

    /// Says whether no page of the circle deposes a steward.
    pub(super) fn is_harmless(&self) -> bool {
        self.0.iter().filter(|page| page.page().number > 0).all(|page| self.judged(page.hash()).2.is_empty())
    }

    /// How a branch ranks among its rivals: lower goes first.
    fn rank(&self, first: PageHash) -> (u8, u64, PageHash) {
        let mut taking = 0;
        for page in self.branch(first) {
            let (right, writer, _, _, gone) = self.judged(page);
            let new = self.get(page).page();
            let old = self.get(new.prev.unwrap()).page();
            let own = roles(new).get(&writer).is_none_or(|now| *now < roles(old)[&writer]);
            let (deposed, others) = losers(old, new, writer);
            if own || !deposed.is_empty() || !others.is_empty() || !gone.is_empty() {
                taking = taking.max(if right == Right::Owner { 1 } else { 2 });
            }
        }
        let (_, writer, ..) = self.judged(first);
        let parent = self.get(self.get(first).page().prev.unwrap()).page();
        let admitted = parent.persons.iter().find(|person| person.id == writer).unwrap().admitted;
        (2 - taking, admitted, first)
    }

    /// The page under which everybody ends who holds these pages, when none deposes a steward and no device lies.
    pub(super) fn end(&self) -> PageHash {
        let mut at = self.0[0].hash();
        loop {
            let open = self.children(at).into_iter().filter(|child| !self.waits(*child));
            let Some(best) = open.min_by_key(|child| self.rank(*child)) else { return at };
            at = best;
        }
    }
}

/// What counts under a page.
pub(super) fn verdict(page: &Page, log: LogId, height: u64, hash: EntryHash) -> Option<Role> {
    let mut cuts: Vec<&ClosedLog> = page.closed.iter().filter(|cut| cut.log == log).collect();
    cuts.sort_by_key(|cut| cut.cut.height);
    match cuts.iter().find(|cut| cut.cut.height >= height) {
        Some(cut) if cut.cut.height > height || cut.cut.hash == hash => Some(cut.role),
        Some(_) => None,
        None => open(page).get(&log).map(|person| roles(page)[person]),
    }
}
