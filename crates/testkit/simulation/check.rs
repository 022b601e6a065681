//! The invariants of the whole world, at quiet points and at the end.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DeviceKey, SealKey, open};
use cairn_ledger::charter::{Epochs, Page, Role};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, PageHash, Unverified};
use cairn_sync::Mode;
use rand::Rng as _;
use rand::seq::SliceRandom as _;

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::device::Device;
use crate::randomness::IS_FIXED;
use crate::world::{MOST_DEVICES, World};

/// How often persons have to choose at the end, at most, until all work under one page.
const MOST_AGREEMENTS: usize = 4;

/// The most bytes that the epochs of a page unpack to.
const EPOCHS: usize = 1 << 20;

/// The page, the heads and the number of files that a device wants.
type Held = (PageHash, BTreeMap<LogId, Head>, usize);

/// What one device makes of what it holds.
#[derive(PartialEq, Eq, Debug)]
struct Reading {
    digest: [u8; 32],
    withheld: u64,
    entries: u64,
}

impl World {
    /// What has to hold at any moment.
    pub(crate) fn check_now(&mut self) -> Outcome {
        for device in self.devices.iter().filter(|device| device.is_up() && device.is_honest()) {
            device.check_promises()?;
            device.check_files()?;
        }
        self.check_stopped()?;
        // Half of them catch up now; a device that waits shows less, and is not compared.
        let half = self.now() / 1_000 % 2;
        for at in 0..self.devices.len() {
            if at as i64 % 2 == half {
                self.device(at)?.catch_up()?;
            }
        }
        self.check_same_sets()?;
        self.check_removed()
    }

    /// Equal sets and the same page give equal verdicts and equal readable state.
    fn check_same_sets(&self) -> Outcome {
        let mut read = Vec::new();
        for device in self.devices.iter().filter(|device| device.is_up()) {
            let reads = device.role()?.is_none_or(Role::reads);
            if reads && !device.waits()? {
                read.push((device, device.page()?, device.heads()?));
            }
        }
        for (at, (left, page, heads)) in read.iter().enumerate() {
            for (right, other_page, other_heads) in read.iter().skip(at + 1) {
                if page != other_page || heads != other_heads {
                    continue;
                }
                let (mine, theirs) = (reading(left)?, reading(right)?);
                Invariant::SameSetsSameState.holds_if(mine == theirs, || {
                    format!("{} and {} hold the same under one page and read it differently", left.name, right.name)
                })?;
            }
        }
        Ok(())
    }

    /// No device opens the epoch of a page that closed its log, with any of its keys.
    fn check_removed(&mut self) -> Outcome {
        for device in self.devices.iter().filter(|device| device.is_up()) {
            let Ok(keys) = device.keys() else { continue };
            let mut identities: Vec<&SealKey> = vec![&keys.seal];
            identities.extend(keys.epochs.iter().filter_map(|epoch| epoch.identity.as_ref()));
            for page in self.pages.values() {
                let page = page.page();
                // Who writes a page that closes its own log carries the old epoch on; the next page is for others.
                let before =
                    page.prev.and_then(|prev| self.pages.get(&prev)).map(|prev| prev.page().epoch.contact_hash);
                if before == Some(page.epoch.contact_hash) {
                    continue;
                }
                if page.closed(&device.log).is_none() || page.device(&device.log).is_some() {
                    continue;
                }
                let knows = keys.epochs.iter().any(|epoch| epoch.contact.hash() == page.epoch.contact_hash);
                let files = [Some(&page.epoch.sealed), page.epoch.contributors.as_ref()];
                let opens = |identity: &&SealKey| {
                    files.iter().flatten().any(|file| open(identity, file, EPOCHS).is_ok())
                        || Epochs::open(page, identity).is_ok()
                };
                let knows = knows && !self.kept_elsewhere(&device.log, page);
                Invariant::RemovedStaysOut.holds_if(!knows && !identities.iter().any(opens), || {
                    format!("{} was removed and opens the epoch of page {}", device.name, page.number)
                })?;
            }
        }
        Ok(())
    }

    /// Says whether a later page of another branch lists a device: who worked under both passes the epochs of both on there.
    fn kept_elsewhere(&self, log: &LogId, removal: &Page) -> bool {
        let listing = self.pages.values().filter(|page| page.page().number >= removal.number);
        let mut listing = listing.filter(|page| page.page().device(log).is_some());
        listing.any(|page| {
            let mut before = Some(page);
            while let Some(at) = before.filter(|at| at.page().number > removal.number) {
                before = at.page().prev.and_then(|prev| self.pages.get(&prev));
            }
            before.is_some_and(|at| at.page() != removal)
        })
    }

    /// Lets everything come to rest: everybody is up and reaches everybody; nobody writes. Then judges the whole.
    pub(crate) fn settle(&mut self) -> Outcome {
        self.say("from here on everybody is up, reaches everybody, and nobody writes".into());
        self.parted.clear();
        for at in 0..self.devices.len() {
            self.device(at)?.start()?;
        }
        while !self.meetings.is_empty() {
            self.with_meeting(0, |meeting, world| meeting.cut(world))?;
        }
        self.catch_up_all()?;
        self.check_now()?;
        let mut why = self.rounds()?;
        // What they do again on the page that they chose may be rivals once more.
        for _agreement in 0..MOST_AGREEMENTS {
            if why.is_none() || self.under_one_page()? {
                break;
            }
            self.agree()?;
            why = self.rounds()?;
        }
        if let Some(why) = why {
            return Err(Invariant::Converges.breach(why));
        }
        self.catch_up_all()?;
        self.check_now()?;
        self.check_order_of_arrival()?;
        self.check_rebuilding()?;
        self.say_what_came_of_it()
    }

    /// Lets everybody project what came in ahead.
    fn catch_up_all(&mut self) -> Outcome {
        (0..self.devices.len()).try_for_each(|at| self.device(at)?.catch_up())
    }

    /// Lets everybody meet until nothing keeps them apart, or nothing more comes of it; says what does.
    fn rounds(&mut self) -> Outcome<Option<String>> {
        // Each round passes on what the round before brought; a page reaches everybody in as many rounds as there are
        // devices at the worst, and entries that waited for it in one more.
        for _round in 0..self.devices.len() + 2 {
            let before = self.held()?;
            self.round()?;
            self.renew_all()?;
            let apart = self.apart()?;
            if apart.is_none() || self.held()? == before {
                return Ok(apart);
            }
        }
        self.apart()
    }

    /// Gives what every honest device holds, in short.
    fn held(&self) -> Outcome<Vec<Held>> {
        let honest = self.devices.iter().filter(|device| device.is_honest());
        honest.map(|device| Ok((device.page()?, device.heads()?, device.files_wanted()?))).collect()
    }

    /// Says whether all honest and active devices work under one page.
    fn under_one_page(&self) -> Outcome<bool> {
        let mut pages = BTreeSet::new();
        for device in self.devices.iter().filter(|device| device.is_honest() && device.works()) {
            if device.role()?.is_some() {
                pages.insert(device.page()?);
            }
        }
        Ok(pages.len() <= 1)
    }

    /// Says what everybody holds and reads at the end, so that two histories that are told alike are alike.
    fn say_what_came_of_it(&mut self) -> Outcome {
        let mut ends = Vec::new();
        for device in self.devices.iter().filter(|device| device.is_up()) {
            let mut held = vec![device.digest()?];
            // Elsewhere keys, and with them hashes, do not follow from the seed.
            if IS_FIXED {
                held.push(*device.page()?.as_bytes());
                held.extend(device.heads()?.iter().flat_map(|(log, head)| [*log.as_bytes(), *head.hash.as_bytes()]));
            }
            let parts: Vec<&[u8]> = held.iter().map(|part| part.as_slice()).collect();
            let sum = cairn_keys::derive("cairn 2026 simulated end", &parts);
            ends.push(format!("{} ends with {:02x?}", device.name, sum.first_chunk::<4>()));
        }
        for end in ends {
            self.say(end);
        }
        Ok(())
    }

    /// Every honest pair meets once, to the end.
    fn round(&mut self) -> Outcome {
        let count = self.devices.len();
        let mut pairs: Vec<(usize, usize)> =
            (0..count).flat_map(|left| (0..count).map(move |right| (left, right))).filter(|(l, r)| l < r).collect();
        pairs.shuffle(&mut self.rng);
        for (left, right) in pairs {
            let honest = |at: usize| self.devices.get(at).is_some_and(Device::is_honest);
            if !honest(left) || !honest(right) {
                continue;
            }
            let (left, right) = if self.rng.random() { (left, right) } else { (right, left) };
            self.meet(left, right, [Mode::Part; 2], [None; 2])?;
            self.finish_meetings()?;
        }
        Ok(())
    }

    /// Lets all meetings end by themselves.
    pub(crate) fn finish_meetings(&mut self) -> Outcome {
        let mut steps: u32 = 0;
        while !self.meetings.is_empty() {
            let at = self.rng.random_range(0..self.meetings.len());
            let went_on = self.with_meeting(at, |meeting, world| meeting.step(world))?.unwrap_or(false);
            steps += 1;
            let number = self.meetings.first().map_or(0, |meeting| meeting.number);
            Invariant::Converges.holds_if(steps < 20_000, || format!("meeting {number} does not come to an end"))?;
            if !went_on && self.meetings.len() == 1 {
                // Nothing is on its way: only the clock can end it.
                let (left, right) = self.meetings.first().map_or((0, 0), |m| (m.devices()[0], m.devices()[1]));
                self.pass(61_000);
                self.look_at_clocks()?;
                let names = (self.name(left), self.name(right));
                return Err(Invariant::Converges.breach(format!(
                    "meeting {number} of {} and {} stopped halfway; after waiting it stands at {:?}",
                    names.0,
                    names.1,
                    self.meetings.first().map(crate::meeting::Meeting::endings)
                )));
            }
        }
        Ok(())
    }

    /// Says what keeps honest active devices from being equal; `None` when nothing does.
    fn apart(&self) -> Outcome<Option<String>> {
        let mut first: Option<(&Device, _, _)> = None;
        for device in self.devices.iter().filter(|device| device.is_honest() && device.works()) {
            let Some(role) = device.role()? else { continue };
            let mut heads = device.heads()?;
            // Of a log that only a branch names which people decided against, nothing is passed on.
            let page = device.charter()?.page();
            heads.retain(|log, _| page.device(log).is_some() || page.closed(log).is_some());
            let Some((other, page, held)) = &first else {
                if role.reads() {
                    if let Some(why) = self.lacks(device)? {
                        return Ok(Some(why));
                    }
                    first = Some((device, device.page()?, heads));
                }
                continue;
            };
            if device.page()? != *page {
                let (mine, theirs) = (device.charter()?, other.charter()?);
                let common = mine.pages().iter().zip(theirs.pages()).take_while(|(one, two)| one.hash() == two.hash());
                return Ok(Some(format!(
                    "{} works under page {}, {} under page {}, which part behind page {}: {}",
                    device.name,
                    mine.page().number,
                    other.name,
                    theirs.page().number,
                    common.count().saturating_sub(1),
                    device.questions()?
                )));
            }
            if role.reads() && heads != *held {
                let name = |log: &LogId| self.devices.iter().find(|device| device.log == *log).map_or("?", |d| d.name);
                let apart: BTreeSet<_> = heads
                    .keys()
                    .chain(held.keys())
                    .filter(|log| heads.get(log) != held.get(log))
                    .map(|log| {
                        let height = |heads: &BTreeMap<LogId, Head>| heads.get(log).map_or(0, |head| head.height);
                        format!("{} {} / {}", name(log), height(&heads), height(held))
                    })
                    .collect();
                return Ok(Some(format!("{} and {} hold different logs: {apart:?}", device.name, other.name)));
            }
            if let Some(why) = self.lacks(device)? {
                return Ok(Some(why));
            }
        }
        Ok(None)
    }

    /// Says whether a device lacks a file that another honest and active device holds.
    fn lacks(&self, device: &Device) -> Outcome<Option<String>> {
        if !device.role()?.is_some_and(Role::reads) {
            return Ok(None);
        }
        for wanted in crate::files::wanted(device)? {
            for other in self.devices.iter().filter(|other| other.is_honest()) {
                if other.role()?.is_some_and(Role::reads) && other.vault()?.evidence().holds(&wanted.file) {
                    return Ok(Some(format!("{} lacks a file that {} holds", device.name, other.name)));
                }
            }
        }
        Ok(None)
    }

    /// A vault that gets the same entries and pages in another order reads the same.
    fn check_order_of_arrival(&mut self) -> Outcome {
        let Some(source) = self.draw(|device| {
            device.works() && device.is_honest() && device.role().is_ok_and(|role| role.is_some_and(Role::reads))
        }) else {
            return Ok(());
        };
        let now = self.now();
        let mut rng = self.rng.clone();
        let source = self.device(source)?;
        let circle = source.circle;
        let charter = source.charter()?.clone();
        let mut logs = Vec::new();
        for log in source.heads()?.keys() {
            logs.push(source.vault()?.entries(&circle, log, 1, usize::MAX).or_breach("load entries")?);
        }
        let expected = reading(source)?;
        let pages: Vec<Vec<u8>> = charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
        let first = cairn_ledger::Charter::verify(pages.get(..1).unwrap_or_default()).or_breach("verify page zero")?;
        let epochs = source.keys()?.epochs;
        // No page knows its key: with that of a member it would owe vouchers on its way, and what it signed to pay them
        // would be no entry of the source.
        let key = DeviceKey::from_seed(rng.random());
        let mut witness = Device::enter(MOST_DEVICES, "the witness", &first, key, SealKey::generate(), epochs)?;
        let vault = witness.vault_mut()?;
        let mut pages = pages.into_iter().skip(1);
        let time = cairn_model::Timestamp::from_millis(now);
        while logs.iter().any(|log| !log.is_empty()) || pages.len() > 0 {
            if pages.len() > 0 && rng.random_bool(0.3) {
                let page = pages.next().unwrap_or_default();
                vault.add_page(&circle, &page, cairn_store::Confirmation::Given).or_breach("take a page")?;
                continue;
            }
            let at = rng.random_range(0..logs.len().max(1));
            let Some(log) = logs.get_mut(at).filter(|log| !log.is_empty()) else { continue };
            let count = rng.random_range(1..=log.len());
            let mut batch: Vec<Vec<u8>> = log.drain(..count).collect();
            batch.shuffle(&mut rng);
            let entries = batch.iter().filter_map(|bytes| Unverified::<Entry>::decode(bytes).ok()).collect();
            let stored = match rng.random_range(0..3) {
                0 => vault.accept_ahead(&circle, entries, time),
                _ => vault.accept(&circle, entries, time),
            };
            stored.or_breach("take entries")?;
            if rng.random_bool(0.2) {
                vault.catch_up(&circle, time).or_breach("catch up")?;
            }
        }
        witness.catch_up()?;
        let read = reading(&witness)?;
        Invariant::OrderOfArrival.holds_if(read == expected, || {
            format!("the same entries in another order read differently: {read:?}, not {expected:?}")
        })
    }

    /// Building everything anew from the ledger changes nothing.
    fn check_rebuilding(&mut self) -> Outcome {
        let Some(at) = self.draw(|device| device.is_up() && device.is_honest()) else { return Ok(()) };
        let device = self.device(at)?;
        let before = device.digest()?;
        device.vault_mut()?.rebuild(&mut |_, _| true).or_breach("rebuild")?;
        let after = device.digest()?;
        Invariant::OrderOfArrival.holds_if(before == after, || format!("rebuilding changes what {} reads", device.name))
    }
}

fn reading(device: &Device) -> Outcome<Reading> {
    let counts = device.vault()?.counts(Some(&device.circle)).or_breach("count")?;
    let digest = cairn_keys::derive("cairn 2026 simulated reading", &[&device.digest()?, &device.arrivals]);
    Ok(Reading { digest, withheld: counts.withheld, entries: counts.entries })
}
