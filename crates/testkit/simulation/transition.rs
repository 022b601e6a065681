//! What can happen next.

use cairn_ledger::charter::{Closing, Role};
use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{Amendment, Head, LogId, Unverified};
use cairn_model::{Edit, Path, RecordId, Value};
use cairn_store::{RecordKey, StoreError, Write};
use cairn_sync::Mode;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng as _, RngCore as _};

use crate::breach::{OrBreach as _, Outcome};
use crate::device::Device;
use crate::malice::Malice;
use crate::world::{Newcoming, World};

/// One thing that happens. Who and what is drawn when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transition {
    /// A person writes a new record.
    Write,
    /// A person edits a record that others may edit too.
    Edit,
    /// A person seals a file.
    Seal,
    /// One device dials another.
    Meet,
    /// Sessions go on for a while.
    Talk,
    /// A connection breaks.
    Cut,
    /// Two devices can no longer reach each other.
    Part,
    /// Everybody reaches everybody again.
    Heal,
    /// A process is killed and starts again.
    Kill,
    /// A device is switched off in good order, or on again.
    Switch,
    /// A clock begins to lie.
    Skew,
    /// Time passes, and waiting sessions notice.
    Wait,
    /// A steward writes a page.
    Amend,
    /// Entries travel by another way: any of them, in any order, some twice.
    Carry,
    /// A device's folder is copied, or a copy put in its place.
    Copy,
    /// The person of a device that was found to be set back asks for new keys.
    Renew,
    /// A person who is asked about a page says something.
    Choose,
    /// A device's pages travel by another way.
    Hand,
    /// A member turns hostile.
    Turn,
    /// A hostile member signs entries with bad parts.
    Mischief,
}

impl Transition {
    const WEIGHTS: [(Self, u32); 20] = [
        (Self::Write, 12),
        (Self::Edit, 16),
        (Self::Seal, 1),
        (Self::Meet, 16),
        (Self::Talk, 40),
        (Self::Cut, 4),
        (Self::Part, 3),
        (Self::Heal, 2),
        (Self::Kill, 3),
        (Self::Switch, 2),
        (Self::Skew, 2),
        (Self::Wait, 2),
        (Self::Amend, 7),
        (Self::Carry, 4),
        (Self::Copy, 3),
        (Self::Renew, 2),
        (Self::Choose, 3),
        (Self::Hand, 2),
        (Self::Turn, 1),
        (Self::Mischief, 3),
    ];
}

impl World {
    /// Draws what happens next, and lets it happen.
    pub(crate) fn next(&mut self) -> Outcome {
        self.pass(50);
        let drawn = Transition::WEIGHTS.choose_weighted(&mut self.rng, |(_, weight)| *weight);
        match drawn.map_or(Transition::Talk, |(transition, _)| *transition) {
            Transition::Write => self.write(),
            Transition::Edit => self.edit(),
            Transition::Seal => self.seal(),
            Transition::Meet => self.meet_any(),
            Transition::Talk => self.talk(),
            Transition::Cut => self.cut_any(),
            Transition::Part => self.part(),
            Transition::Heal => self.heal(),
            Transition::Kill => self.kill_any(),
            Transition::Switch => self.switch(),
            Transition::Skew => self.skew(),
            Transition::Wait => self.wait(),
            Transition::Amend => self.amend_any(),
            Transition::Carry => self.carry(),
            Transition::Copy => self.copy(),
            Transition::Renew => self.renew_any(),
            Transition::Choose => self.choose_any(),
            Transition::Hand => self.hand_any(),
            Transition::Turn => self.turn_any(),
            Transition::Mischief => self.mischief(),
        }
    }

    fn write(&mut self) -> Outcome {
        let Some(at) = self.draw(Device::works) else { return Ok(()) };
        let id = RecordId::from_bytes(self.rng.random());
        let title = self.word();
        let now = self.now();
        let device = self.device(at)?;
        let (circle, time) = (device.circle, device.clock(now));
        let written = device.vault_mut()?.add(&circle, id, vec![edit("kind", "incident"), edit("title", title)], time);
        match written {
            Err(StoreError::MayNot) => return Ok(()),
            other => drop(other.or_breach("write a record")?),
        }
        self.records.push(id);
        let name = self.name(at);
        self.say(format!("{name} writes a record"));
        self.wrote(at)
    }

    fn edit(&mut self) -> Outcome {
        let (Some(at), Some(id)) = (self.draw(Device::works), self.records.choose(&mut self.rng).copied()) else {
            return Ok(());
        };
        let field = *["title", "summary", "status"].choose(&mut self.rng).unwrap_or(&"title");
        let word = self.word();
        let now = self.now();
        let device = self.device(at)?;
        let (key, time) = (RecordKey { circle: device.circle, id }, device.clock(now));
        match device.vault_mut()?.edit(&key, vec![edit(field, word)], time) {
            // One that a hostile member made unreadable is listed as such, and left alone.
            Err(StoreError::MayNot | StoreError::NotFound(_) | StoreError::Unreadable) => return Ok(()),
            other => drop(other.or_breach("edit a record")?),
        }
        let name = self.name(at);
        self.say(format!("{name} edits a record"));
        self.wrote(at)
    }

    fn seal(&mut self) -> Outcome {
        let writes = |device: &Device| device.works() && device.role().is_ok_and(|role| role.is_some_and(Role::edits));
        let Some(at) = self.draw(writes) else { return Ok(()) };
        let id = RecordId::from_bytes(self.rng.random());
        let most = if self.rng.random_bool(0.6) { 50_000 } else { 2_300_000 };
        let mut content = vec![0; self.rng.random_range(1..most)];
        self.rng.fill_bytes(&mut content);
        let now = self.now();
        let device = self.device(at)?;
        let (circle, time) = (device.circle, device.clock(now));
        let vault = device.vault_mut()?;
        let sealed = vault.evidence().seal(&mut content.as_slice(), &mut |_| true).or_breach("seal a file")?;
        vault.keep_tree(&sealed.tree).or_breach("keep the hashes of a file")?;
        let manifest = sealed.manifest(id);
        let file = manifest.ciphertext;
        let record = Write::New { id, edits: vec![edit("kind", "evidence"), edit("title", "photo")] };
        vault
            .write(&circle, vec![record, Write::Part(Part::Manifest(manifest))], time)
            .or_breach("write a manifest")?;
        device.files.insert(file);
        let name = self.name(at);
        self.say(format!("{name} seals a file"));
        self.wrote(at)
    }

    fn word(&mut self) -> &'static str {
        ["raid", "search", "arrest", "letter"].choose(&mut self.rng).copied().unwrap_or("raid")
    }

    /// What was written is acknowledged to the person, and goes to whoever is connected.
    fn wrote(&mut self, at: usize) -> Outcome {
        let device = self.device(at)?;
        let log = device.log;
        if let Some(head) = device.heads()?.get(&log).copied()
            && device.is_honest()
        {
            device.promise(log, head.height)?;
        }
        self.tell_change(at, None)
    }

    fn meet_any(&mut self) -> Outcome {
        let (Some(left), Some(right)) = (self.draw(Device::works), self.draw(Device::works)) else { return Ok(()) };
        let mut mode = || if self.rng.random_bool(0.7) { Mode::Part } else { Mode::Stay };
        let modes = [mode(), mode()];
        let malice = [self.malice_of(left), self.malice_of(right)];
        self.meet(left, right, modes, malice).map(drop)
    }

    fn malice_of(&mut self, at: usize) -> Option<Malice> {
        let honest = self.devices.get(at).is_some_and(Device::is_honest);
        (!honest).then(|| Malice::draw(&mut self.rng))
    }

    fn talk(&mut self) -> Outcome {
        for _ in 0..self.rng.random_range(1..30) {
            if self.meetings.is_empty() {
                break;
            }
            let at = self.rng.random_range(0..self.meetings.len());
            self.with_meeting(at, |meeting, world| meeting.step(world))?;
        }
        Ok(())
    }

    fn cut_any(&mut self) -> Outcome {
        if self.meetings.is_empty() {
            return Ok(());
        }
        let at = self.rng.random_range(0..self.meetings.len());
        self.cut(at)
    }

    fn cut(&mut self, at: usize) -> Outcome {
        let number = self.meetings.get(at).map_or(0, |meeting| meeting.number);
        self.say(format!("meeting {number} is cut"));
        self.with_meeting(at, |meeting, world| meeting.cut(world)).map(drop)
    }

    fn part(&mut self) -> Outcome {
        let count = self.devices.len();
        let (left, right) = (self.rng.random_range(0..count), self.rng.random_range(0..count));
        if left == right {
            return Ok(());
        }
        self.parted.insert((left.min(right), left.max(right)));
        let (one, other) = (self.name(left), self.name(right));
        self.say(format!("{one} and {other} no longer reach each other"));
        let between = |devices: [usize; 2]| devices == [left, right] || devices == [right, left];
        while let Some(at) = self.meetings.iter().position(|meeting| between(meeting.devices())) {
            self.cut(at)?;
        }
        Ok(())
    }

    fn heal(&mut self) -> Outcome {
        self.parted.clear();
        self.say("everybody reaches everybody".into());
        Ok(())
    }

    fn kill_any(&mut self) -> Outcome {
        let Some(at) = self.draw(Device::is_up) else { return Ok(()) };
        let name = self.name(at);
        self.say(format!("{name} is killed and starts again"));
        self.kill(at)?;
        self.device(at)?.start()
    }

    fn switch(&mut self) -> Outcome {
        let Some(at) = self.draw(|_| true) else { return Ok(()) };
        let name = self.name(at);
        if !self.device(at)?.is_up() {
            self.say(format!("{name} is switched on"));
            return self.device(at)?.start();
        }
        self.say(format!("{name} is switched off"));
        while let Some(place) = self.meetings.iter().position(|meeting| meeting.devices().contains(&at)) {
            self.cut(place)?;
        }
        self.device(at)?.close()
    }

    fn skew(&mut self) -> Outcome {
        let Some(at) = self.draw(|_| true) else { return Ok(()) };
        const YEAR: i64 = 365 * 86_400_000;
        let skew = *[-10 * YEAR, -3_600_000, 0, 90_000, 10 * YEAR].choose(&mut self.rng).unwrap_or(&0);
        self.device(at)?.skew = skew;
        let name = self.name(at);
        self.say(format!("the clock of {name} is wrong by {skew} ms"));
        Ok(())
    }

    fn wait(&mut self) -> Outcome {
        let millis = *[1_000, 16_000, 61_000].choose(&mut self.rng).unwrap_or(&1_000);
        self.pass(millis);
        self.say(format!("{millis} ms pass"));
        self.look_at_clocks()
    }

    pub(crate) fn look_at_clocks(&mut self) -> Outcome {
        for at in (0..self.meetings.len()).rev() {
            self.with_meeting(at, |meeting, world| meeting.look_at_clock(world))?;
        }
        Ok(())
    }

    /// A steward writes a page, behind the one that the device works under.
    fn amend_any(&mut self) -> Outcome {
        let may = |device: &Device| {
            device.works() && device.is_honest() && device.role().is_ok_and(|role| role == Some(Role::Steward))
        };
        let (Some(steward), Some(other)) = (self.draw(may), self.draw(|_| true)) else { return Ok(()) };
        if self.rng.random_bool(0.5) {
            let person = match self.rng.random_range(0..10) {
                0..=1 => Newcoming::As(Role::Steward),
                2..=5 => Newcoming::As(Role::Editor),
                6 => Newcoming::As(Role::Reader),
                7 => Newcoming::As(Role::Contributor),
                _ => Newcoming::Of(other),
            };
            return self.admit(steward, person).map(drop);
        }
        let name = self.name(steward);
        let log = self.device(other)?.log;
        let charter = self.device(steward)?.charter()?.clone();
        let heads = self.device(steward)?.heads()?;
        let Some(person) = charter.person_of(&log).cloned().filter(|_| charter.role_of(&log).is_some()) else {
            return Ok(());
        };
        let cuts: Vec<(LogId, Head)> = heads.into_iter().collect();
        let closing = if self.rng.random_bool(0.7) { Closing::Ordinary } else { Closing::Strict };
        let roles = [Role::Contributor, Role::Reader, Role::Editor, Role::Steward];
        let amendment = match self.rng.random_range(0..6) {
            0..=1 => Amendment::Renew,
            2 => Amendment::RemovePerson { person: person.id, cuts, closing },
            3 => {
                let cut = cuts.iter().find(|(of, _)| *of == log).map_or(Head::EMPTY, |(_, head)| *head);
                Amendment::CloseLog { log, cut, closing }
            }
            4 => {
                let role = *roles.choose(&mut self.rng).unwrap_or(&Role::Editor);
                Amendment::SetRole { person: person.id, role, cuts }
            }
            _ => Amendment::Rename(format!("Harbour {}", self.rng.random_range(0..100))),
        };
        let words = words_for(&amendment);
        if self.amend(steward, amendment)? {
            let other = self.name(other);
            self.say(format!("{name} writes a page: {words} {other}"));
        }
        Ok(())
    }

    /// A bundle without order: any entries of one device come to another, some of them twice.
    fn carry(&mut self) -> Outcome {
        let readers = |device: &Device| device.is_up() && device.role().is_ok_and(|role| role.is_some_and(Role::reads));
        let (Some(from), Some(to)) = (self.draw(readers), self.draw(readers)) else { return Ok(()) };
        if from == to {
            return Ok(());
        }
        let mut carried = Vec::new();
        let source = self.device(from)?;
        for log in source.heads()?.keys() {
            let entries = source.vault()?.entries(&source.circle, log, 1, usize::MAX).or_breach("load entries")?;
            carried.extend(entries);
        }
        carried.shuffle(&mut self.rng);
        carried.truncate(self.rng.random_range(0..=carried.len()));
        let again = carried.get(..carried.len() / 3).unwrap_or_default().to_vec();
        carried.extend(again);
        let entries: Vec<_> = carried.iter().filter_map(|bytes| Unverified::<Entry>::decode(bytes).ok()).collect();
        let (count, now) = (entries.len(), self.now());
        let device = self.device(to)?;
        let (circle, time) = (device.circle, device.clock(now));
        device.vault_mut()?.accept(&circle, entries, time).or_breach("take a bundle")?;
        let (from, name) = (self.name(from), self.name(to));
        self.say(format!("{count} entries of {from} come to {name} by another way, in any order"));
        self.tell_change(to, None)
    }

    fn turn_any(&mut self) -> Outcome {
        // Whoever may write pages can end the circle, and people have to part: that is for the tests of the charter.
        let may = |device: &Device| {
            device.works()
                && device.is_honest()
                && device.role().is_ok_and(|role| role.is_some_and(|role| role != Role::Steward))
        };
        match self.draw(may) {
            None => Ok(()),
            Some(at) => self.turn(at),
        }
    }
}

fn words_for(amendment: &Amendment) -> String {
    match amendment {
        Amendment::Admit(_) => "admits".into(),
        Amendment::Renew => "renews, beside".into(),
        Amendment::Rename(_) => "renames, beside".into(),
        Amendment::SetPolicy(_) => "sets the policy, beside".into(),
        Amendment::RenamePerson { .. } => "gives another name to".into(),
        Amendment::All(all) => all.iter().map(words_for).collect::<Vec<_>>().join(" and "),
        Amendment::CloseLog { closing, .. } => format!("closes {closing:?} the log of"),
        Amendment::RemovePerson { closing, .. } => format!("removes {closing:?}"),
        Amendment::SetRole { role, .. } => format!("makes a {}:", role.name()),
        Amendment::SetRecovery { .. } => "sets recovery keys of".into(),
    }
}

pub(crate) fn edit(path: &str, value: &str) -> Edit {
    Edit { path: Path::parse(path).expect("a path of the field table"), value: Some(Value::from(value)) }
}
