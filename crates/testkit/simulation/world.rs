//! The devices, what connects them, and what happens to them.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Charter, Epochs, NewPerson, Newcomer, Role, SignedPage};
use cairn_ledger::{Amendment, LogId, PageHash};
use cairn_model::RecordId;
use cairn_sync::{Mode, Moment};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::device::{Conduct, Device};
use crate::malice::Malice;
use crate::meeting::{Meeting, Surroundings};
use crate::port::Defect;
use crate::randomness::FixedRandomness;

/// Invented people.
const NAMES: [&str; 8] = ["Amal", "Luis", "Noor", "Ana", "Ivo", "Mina", "Tariq", "Zoe"];

/// The most devices of one simulated circle.
pub(crate) const MOST_DEVICES: usize = 6;

/// The true time at which every simulation begins, in milliseconds.
const BEGIN: i64 = 1_760_000_000_000;

/// Everything that one seed makes happen.
pub(crate) struct World {
    pub(crate) rng: ChaCha8Rng,
    pub(crate) devices: Vec<Device>,
    pub(crate) meetings: Vec<Meeting>,
    /// Pairs that cannot reach each other.
    pub(crate) parted: BTreeSet<(usize, usize)>,
    pub(crate) records: Vec<RecordId>,
    /// Every page that an honest device wrote or took, by hash.
    pub(crate) pages: BTreeMap<PageHash, SignedPage>,
    /// The logs of devices that had two lives.
    pub(crate) copied: BTreeSet<LogId>,
    pub(crate) defect: Option<Defect>,
    /// What happened, in words.
    pub(crate) script: Vec<String>,
    now: i64,
    moment: Moment,
    met: u64,
    _fixed: FixedRandomness,
}

impl World {
    /// Founds a circle.
    pub(crate) fn found(seed: u64, defect: Option<Defect>) -> Outcome<Self> {
        let fixed = FixedRandomness::from_seed(seed);
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let key = DeviceKey::from_seed(rng.random());
        let seal = SealKey::generate();
        let now = cairn_model::Timestamp::from_millis(BEGIN);
        let (charter, epochs) =
            Charter::found("Harbour", NAMES[0], &key, &seal, now, rng.random()).or_breach("found a circle")?;
        let founder = Device::enter(0, NAMES[0], &charter, key, seal, epochs)?;
        let mut world = Self {
            rng,
            devices: vec![founder],
            meetings: Vec::new(),
            parted: BTreeSet::new(),
            records: Vec::new(),
            pages: BTreeMap::new(),
            copied: BTreeSet::new(),
            defect,
            script: Vec::new(),
            now: BEGIN,
            moment: Moment(0),
            met: 0,
            _fixed: fixed,
        };
        world.note_pages(0)?;
        world.say(format!("{} founds a circle", NAMES[0]));
        Ok(world)
    }

    pub(crate) fn say(&mut self, words: String) {
        self.script.push(words);
    }

    pub(crate) fn device(&mut self, at: usize) -> Outcome<&mut Device> {
        self.devices.get_mut(at).ok_or_else(|| Invariant::Works.breach("find a device"))
    }

    pub(crate) fn name(&self, at: usize) -> &'static str {
        self.devices.get(at).map_or("nobody", |device| device.name)
    }

    /// Gives the true time.
    pub(crate) fn now(&self) -> i64 {
        self.now
    }

    /// Lets time pass.
    pub(crate) fn pass(&mut self, millis: u64) {
        self.now += millis.cast_signed();
        self.moment = self.moment.after(millis);
    }

    /// Draws one device of those that fit.
    pub(crate) fn draw(&mut self, fits: impl Fn(&Device) -> bool) -> Option<usize> {
        use rand::seq::IndexedRandom as _;
        let fitting: Vec<usize> =
            (0..self.devices.len()).filter(|at| self.devices.get(*at).is_some_and(&fits)).collect();
        fitting.choose(&mut self.rng).copied()
    }

    /// Runs part of the simulation with a meeting in hand, and tells the meetings of every device whose vault changed.
    pub(crate) fn with_meeting<T>(
        &mut self,
        at: usize,
        work: impl FnOnce(&mut Meeting, &mut Surroundings<'_>) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        if at >= self.meetings.len() {
            return Ok(None);
        }
        let mut meeting = self.meetings.swap_remove(at);
        let mut changed = Vec::new();
        let done = work(&mut meeting, &mut self.surroundings(&mut changed));
        let over = meeting.is_over();
        self.meetings.push(meeting);
        let last = self.meetings.len() - 1;
        self.meetings.swap(at, last);
        let done = done?;
        for device in changed {
            self.note_pages(device)?;
            self.tell_change(device, Some(at))?;
        }
        if over {
            let meeting = self.meetings.swap_remove(at);
            let [left, right] = meeting.devices();
            let (left, right) = (self.name(left), self.name(right));
            self.say(format!("meeting {} of {left} and {right} ends: {:?}", meeting.number, meeting.endings()));
        }
        Ok(Some(done))
    }

    fn surroundings<'a>(&'a mut self, changed: &'a mut Vec<usize>) -> Surroundings<'a> {
        Surroundings {
            devices: &mut self.devices,
            rng: &mut self.rng,
            now: self.now,
            moment: self.moment,
            defect: self.defect,
            copied: &self.copied,
            changed,
        }
    }

    /// Tells the sessions of a device that its vault changed, but for the one that changed it.
    pub(crate) fn tell_change(&mut self, device: usize, but: Option<usize>) -> Outcome {
        let mut changed = Vec::new();
        for at in 0..self.meetings.len() {
            if Some(at) == but || !self.devices.get(device).is_some_and(Device::is_up) {
                continue;
            }
            let mut meeting = self.meetings.swap_remove(at);
            let told = meeting.local_changed(device, &mut self.surroundings(&mut changed));
            self.meetings.push(meeting);
            let last = self.meetings.len() - 1;
            self.meetings.swap(at, last);
            told?;
        }
        Ok(())
    }

    /// Lets one device dial another, if they are up and reach each other.
    pub(crate) fn meet(
        &mut self,
        left: usize,
        right: usize,
        modes: [Mode; 2],
        malice: [Option<Malice>; 2],
    ) -> Outcome<bool> {
        let up = |at: usize| self.devices.get(at).is_some_and(Device::works);
        let parted = self.parted.contains(&(left.min(right), left.max(right)));
        let meets = self.meetings.iter().any(|meeting| {
            let devices = meeting.devices();
            devices == [left, right] || devices == [right, left]
        });
        if left == right || parted || meets || !up(left) || !up(right) {
            return Ok(false);
        }
        self.met += 1;
        let number = self.met;
        let mut changed = Vec::new();
        let meeting = Meeting::begin(number, [left, right], modes, malice, &mut self.surroundings(&mut changed))?;
        self.meetings.push(meeting);
        let (left, right) = (self.name(left), self.name(right));
        let malice: Vec<_> = malice.into_iter().flatten().collect();
        self.say(format!("meeting {number}: {left} dials {right} {modes:?} {malice:?}"));
        Ok(true)
    }

    /// Notes the pages that a device works under, and which log is its own under them.
    pub(crate) fn note_pages(&mut self, at: usize) -> Outcome {
        self.device(at)?.refresh()?;
        let Some(device) = self.devices.get(at).filter(|device| device.is_up()) else { return Ok(()) };
        for page in device.charter()?.pages().iter().rev() {
            if self.pages.contains_key(&page.hash()) {
                break;
            }
            self.pages.insert(page.hash(), page.clone());
        }
        Ok(())
    }

    /// Lets a device write a page. Gives whether the charter let it.
    pub(crate) fn amend(&mut self, at: usize, amendment: Amendment) -> Outcome<bool> {
        let random = self.rng.random();
        let now = self.now;
        let device = self.device(at)?;
        let keys = device.keys()?;
        let time = device.clock(now);
        let circle = device.circle;
        let Ok((page, epochs)) = device.charter()?.amend(amendment, &keys.device, &keys.epochs, time, random) else {
            return Ok(false);
        };
        device.vault_mut()?.add_own_page(&circle, &page, &epochs).or_breach("store an own page")?;
        if self.defect == Some(Defect::SealsToRemoved) {
            let removed = |device: &&mut Device| device.is_up() && page.page().closed(&device.log).is_some();
            for device in self.devices.iter_mut().filter(removed) {
                let _whether_it_follows = device.vault_mut()?.add_own_page(&circle, &page, &epochs);
            }
        }
        self.note_pages(at)?;
        self.tell_change(at, None)?;
        Ok(true)
    }

    /// Admits a new device, which starts from the page that admits it.
    pub(crate) fn admit(&mut self, steward: usize, person: Newcoming) -> Outcome<Option<usize>> {
        let number = self.devices.len();
        let name = NAMES.get(number).copied().unwrap_or("Somebody");
        let device = DeviceKey::from_seed(self.rng.random());
        let seal = SealKey::generate();
        let person = match person {
            Newcoming::As(role) => NewPerson::New { name: name.into(), role },
            Newcoming::Of(owner) => {
                let log = self.device(owner)?.log;
                match self.device(steward)?.charter()?.person_of(&log) {
                    None => return Ok(None),
                    Some(person) => NewPerson::Existing(person.id),
                }
            }
        };
        let newcomer = Newcomer { log: device.public(), seal: seal.recipient(), person };
        if number >= MOST_DEVICES || !self.amend(steward, Amendment::Admit(newcomer))? {
            return Ok(None);
        }
        let charter = self.device(steward)?.charter()?;
        let pages: Vec<Vec<u8>> = charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
        let charter = Charter::verify(&pages).or_breach("verify the charter")?;
        let epochs = Epochs::open(charter.page(), &seal).or_breach("open the epochs")?;
        self.devices.push(Device::enter(number, name, &charter, device, seal, epochs)?);
        let role = charter.role_of(&self.device(number)?.log);
        let steward = self.name(steward);
        self.say(format!("{steward} admits {name} as {role:?}"));
        Ok(Some(number))
    }

    /// Kills a device's process; whoever talks with it loses the connection.
    pub(crate) fn kill(&mut self, at: usize) -> Outcome {
        let mut changed = Vec::new();
        for place in 0..self.meetings.len() {
            let mut meeting = self.meetings.swap_remove(place);
            let killed = meeting.kill(at, &mut self.surroundings(&mut changed));
            self.meetings.push(meeting);
            let last = self.meetings.len() - 1;
            self.meetings.swap(place, last);
            killed?;
        }
        let defect = self.defect;
        self.device(at)?.kill(defect);
        Ok(())
    }

    /// Marks a device as hostile from here on.
    pub(crate) fn turn(&mut self, at: usize) -> Outcome {
        self.device(at)?.conduct = Conduct::Hostile;
        let name = self.name(at);
        self.say(format!("{name} turns against the others"));
        Ok(())
    }
}

/// Who comes in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Newcoming {
    /// A new person.
    As(Role),
    /// Another device of somebody.
    Of(usize),
}
