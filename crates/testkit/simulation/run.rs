//! Runs seeds.

use std::fmt::Write as _;

use cairn_ledger::charter::Role;

use crate::breach::{Breach, Outcome};
use crate::port::Defect;
use crate::slots;
use crate::world::{MOST_DEVICES, Newcoming, World};

/// How many things happen in one seed before everything comes to rest.
const TRANSITIONS: usize = 90;

/// How many transitions lie between two looks at everything.
const QUIET: usize = 30;

/// A seed that broke an invariant, with what happened.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) seed: u64,
    pub(crate) breach: Breach,
    pub(crate) script: Vec<String>,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "seed {} broke an invariant. {}", self.seed, self.breach)?;
        for (number, words) in self.script.iter().enumerate() {
            writeln!(f, "{number:4} {words}")?;
        }
        write!(
            f,
            "again: CAIRN_SEED={} cargo test -p cairn-testkit --test simulation -- --ignored replay --nocapture",
            self.seed
        )
    }
}

/// Runs one seed; gives its script.
///
/// A thread of its own, because not all randomness comes from the system each time: `age` and `HashMap` draw a state for
/// the thread once, and what a seed before had left of it would be in the next one's hashes. Vaults are made outside, so
/// that it does not matter which of them were made before.
pub(crate) fn run(seed: u64, defect: Option<Defect>) -> Result<Vec<String>, Box<Failure>> {
    let vaults = slots::stocked(MOST_DEVICES + 1);
    let alone = move || {
        slots::borrow(vaults);
        run_here(seed, defect)
    };
    std::thread::spawn(alone).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn run_here(seed: u64, defect: Option<Defect>) -> Result<Vec<String>, Box<Failure>> {
    let failure = |breach, script| Box::new(Failure { seed, breach, script });
    let mut world = World::found(seed, defect).map_err(|breach| failure(breach, Vec::new()))?;
    match live(&mut world) {
        Ok(()) => Ok(world.script),
        Err(breach) => Err(failure(breach, std::mem::take(&mut world.script))),
    }
}

fn live(world: &mut World) -> Outcome {
    world.admit(0, Newcoming::As(Role::Editor))?;
    world.admit(0, Newcoming::As(Role::Editor))?;
    for happened in 1..=TRANSITIONS {
        world.next()?;
        if happened % QUIET == 0 {
            world.check_now()?;
        }
    }
    world.settle()
}

/// Runs seeds and panics with all that failed.
#[expect(clippy::print_stdout, reason = "a run over many seeds may be stopped: what failed is said at once")]
pub(crate) fn run_all(seeds: impl IntoIterator<Item = u64>) {
    let mut failures = String::new();
    let mut count = 0;
    for seed in seeds {
        if let Err(failure) = run(seed, None) {
            println!("seed {seed}: {}", failure.breach);
            count += 1;
            if count <= 3 {
                let _written = writeln!(failures, "{failure}\n");
            } else {
                let _written = writeln!(failures, "seed {}: {}", failure.seed, failure.breach);
            }
        }
    }
    assert!(count == 0, "{count} seeds broke an invariant\n{failures}");
}
