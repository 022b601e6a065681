//! Persons who are asked about pages: those that wait for their word, and rival branches between which no rule chooses.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::PageHash;
use cairn_ledger::charter::Standing;
use cairn_store::{Confirmation, StoreError};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::device::Device;
use crate::world::World;

/// What a person is asked about one page.
struct Question {
    /// What the device takes to decide against it.
    first: PageHash,
    /// What the device takes to follow it.
    tip: PageHash,
}

impl Device {
    /// Gives what its person is asked about pages.
    fn asks(&self) -> Outcome<Vec<Question>> {
        let charter = self.charter()?;
        let waiting = charter.waiting();
        let mut asked: Vec<Question> =
            waiting.iter().map(|deed| Question { first: deed.page, tip: deed.page }).collect();
        for rivals in charter.rivals(&BTreeMap::new()) {
            let open = rivals.branches.iter().filter(|b| matches!(b.standing, Standing::Open | Standing::Waits));
            asked.extend(open.map(|branch| Question { first: branch.first, tip: branch.tip }));
        }
        Ok(asked)
    }
}

impl World {
    /// A person who is asked about a page says something, whatever others said.
    pub(crate) fn choose_any(&mut self) -> Outcome {
        let asked = |device: &Device| {
            device.is_up() && device.is_honest() && device.asks().is_ok_and(|questions| !questions.is_empty())
        };
        let Some(at) = self.draw(asked) else { return Ok(()) };
        let questions = self.device(at)?.asks()?;
        let follows = self.rng.random_bool(0.6);
        let Some(question) = questions.choose(&mut self.rng) else { return Ok(()) };
        let name = self.name(at);
        let device = self.device(at)?;
        let circle = device.circle;
        if follows {
            device.vault_mut()?.choose_page(&circle, &question.tip).or_breach("follow a page")?;
        } else {
            device.vault_mut()?.refuse_page(&circle, &question.first).or_breach("refuse a page")?;
        }
        self.say(format!("{name} {} a page it was asked about", if follows { "follows" } else { "refuses" }));
        self.moved(at)
    }

    /// One device's pages reach another by another way than a session.
    pub(crate) fn hand_any(&mut self) -> Outcome {
        let honest = |device: &Device| device.is_up() && device.is_honest();
        let (Some(from), Some(to)) = (self.draw(honest), self.draw(honest)) else { return Ok(()) };
        if from == to {
            return Ok(());
        }
        let (left, right) = (self.name(from), self.name(to));
        self.say(format!("the pages of {left} come to {right} by another way"));
        self.hand_pages(from, to)
    }

    /// Does what follows when a device went over to another page.
    pub(crate) fn moved(&mut self, at: usize) -> Outcome {
        let now = self.now();
        let device = self.device(at)?;
        let time = device.clock(now);
        crate::port::follow_up(device, time)?;
        self.note_pages(at)?;
        self.tell_change(at, None)
    }

    /// The persons make sure by another way, and all choose one page.
    pub(crate) fn agree(&mut self) -> Outcome {
        let honest: Vec<usize> =
            (0..self.devices.len()).filter(|at| self.devices.get(*at).is_some_and(Device::is_honest)).collect();
        let mut asked = false;
        for at in &honest {
            let device = self.device(*at)?;
            asked |= device.works() && !device.asks()?.is_empty();
        }
        // The page of a device that was set back may be a rival that no session passes on.
        Invariant::Converges.holds_if(asked || !self.copied.is_empty(), || {
            "honest devices work under different pages, and no person is asked".into()
        })?;
        for from in &honest {
            for to in &honest {
                if from != to {
                    self.hand_pages(*from, *to)?;
                }
            }
        }
        let mut pages = BTreeSet::new();
        for at in &honest {
            let device = self.device(*at)?;
            if device.works() && device.role()?.is_some() {
                pages.insert(device.page()?);
            }
        }
        let pages: Vec<PageHash> = pages.into_iter().collect();
        let Some(chosen) = pages.choose(&mut self.rng).copied() else { return Ok(()) };
        if pages.len() == 1 {
            return Ok(());
        }
        self.say("all persons choose one of several pages".into());
        let chooses = |device: &&Device| device.is_honest() && device.page().is_ok_and(|page| page == chosen);
        let chain = match self.devices.iter().find(chooses) {
            Some(device) => device.charter()?.pages().to_vec(),
            None => Vec::new(),
        };
        for at in honest {
            let device = self.device(at)?;
            let circle = device.circle;
            // Written since the pages went round, maybe: a wish that was done again.
            for page in &chain {
                match device.vault_mut()?.add_page(&circle, page.bytes(), Confirmation::None) {
                    Ok(_) | Err(StoreError::Charter(_)) => {}
                    Err(error) => return Err(error).or_breach("take a page"),
                }
            }
            match device.vault_mut()?.choose_page(&circle, &chosen) {
                Ok(_) => self.moved(at)?,
                // There is no room for that branch beside ours.
                Err(StoreError::Charter(_)) if !device.works() => {}
                Err(error) => return Err(error).or_breach("choose as all others do"),
            }
        }
        Ok(())
    }
}
