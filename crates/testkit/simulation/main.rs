//! The deterministic simulator: real sessions and real vaults, a fake network, clock and randomness, all from one seed.
//!
//! `CONTRIBUTING.md` says how to run it. A seed that breaks an invariant is printed with its script; what was mended
//! because of it has a test of its own in the crate that was mended.

mod breach;
mod check;
mod choices;
mod copies;
mod device;
mod files;
mod malice;
mod meeting;
mod mischief;
mod port;
mod randomness;
mod rivals;
mod run;
mod slots;
mod transition;
mod world;

use port::Defect;
use run::{run, run_all};

/// Makes a test of each row of seeds, so that they run beside one another.
macro_rules! seeds {
    ($($name:ident: $from:literal..$to:literal),+ $(,)?) => {
        $(#[test] fn $name() { run_all($from..$to); })+
    };
}

seeds! {
    seeds_0_to_49: 0..50,
    seeds_50_to_99: 50..100,
    seeds_100_to_149: 100..150,
    seeds_150_to_199: 150..200,
    seeds_200_to_249: 200..250,
    seeds_250_to_299: 250..300,
}

#[test]
fn one_seed_is_one_history() {
    let mut told = Vec::new();
    for seed in 7..11 {
        // One on a thread on which nothing was run yet, one on a thread that ran other seeds before.
        let once = std::thread::spawn(move || run(seed, None)).join().unwrap().unwrap();
        let again = run(seed, None).unwrap();
        assert_eq!(once, again);
        told.push(once);
    }
    // They are histories, and not all the same one.
    assert!(told.iter().all(|script| script.len() > 40), "{told:?}");
    assert!(told.iter().any(|script| script.len() > 80), "{told:?}");
}

/// Runs one seed and prints what happened: `CAIRN_SEED`.
#[test]
#[ignore = "a tool: CAIRN_SEED says which seed"]
fn replay() {
    let seed = std::env::var("CAIRN_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    match run(seed, None) {
        Ok(script) => println!("seed {seed} holds\n{}", script.join("\n")),
        Err(failure) => panic!("{failure}"),
    }
}

/// Runs many seeds on all cores: `CAIRN_SEEDS`, such as `300..10300`.
#[test]
#[ignore = "takes long: ten thousand seeds unless CAIRN_SEEDS says otherwise"]
fn ten_thousand_seeds() {
    let range = std::env::var("CAIRN_SEEDS").unwrap_or_else(|_| "300..10300".into());
    let (from, to) = range.split_once("..").expect("CAIRN_SEEDS is FROM..TO");
    let (from, to): (u64, u64) = (from.parse().expect("a number"), to.parse().expect("a number"));
    let next = std::sync::atomic::AtomicU64::new(from);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let seeds = std::iter::from_fn(|| {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    (seed < to).then_some(seed)
                });
                run_all(seeds);
            });
        }
    });
}

mod defects {
    //! The simulator can fail: each of these plants a defect in how a device carries out its sessions' work, and says which
    //! invariants notice. Were one of them green, the green of all the others would mean nothing.

    use super::breach::Invariant;
    use super::*;

    /// Gives which invariants were broken first in some seeds with a planted defect.
    fn noticed(defect: Defect) -> Vec<Invariant> {
        (0..12).filter_map(|seed| run(seed, Some(defect)).err()).map(|failure| failure.breach.invariant).collect()
    }

    #[test]
    fn entry_that_is_acknowledged_and_dropped_is_noticed() {
        let noticed = noticed(Defect::DropsAcknowledged);
        assert!(noticed.contains(&Invariant::AcknowledgedIsKept), "{noticed:?}");
    }

    #[test]
    fn heads_that_are_forgotten_are_noticed_by_what_comes_again() {
        let noticed = noticed(Defect::ForgetsHeads);
        assert!(noticed.contains(&Invariant::NotSentAgain), "{noticed:?}");
    }

    #[test]
    fn device_that_stores_nothing_is_noticed() {
        let noticed = noticed(Defect::StoresNothing);
        assert!(noticed.contains(&Invariant::Converges), "{noticed:?}");
    }

    #[test]
    fn reading_that_hangs_on_the_order_of_arrival_is_noticed() {
        let noticed = noticed(Defect::OrdersByArrival);
        let either = |of: &Invariant| matches!(of, Invariant::SameSetsSameState | Invariant::OrderOfArrival);
        assert!(noticed.iter().any(either), "{noticed:?}");
    }

    #[test]
    fn removed_device_that_is_still_given_epochs_is_noticed() {
        let noticed = noticed(Defect::SealsToRemoved);
        assert!(noticed.contains(&Invariant::RemovedStaysOut), "{noticed:?}");
    }

    #[test]
    fn crash_that_undoes_what_was_acknowledged_is_noticed() {
        let noticed = noticed(Defect::ForgetsOnKill);
        assert!(noticed.contains(&Invariant::AcknowledgedIsKept), "{noticed:?}");
    }

    #[test]
    fn session_that_calls_itself_complete_too_early_is_noticed() {
        let noticed = noticed(Defect::HidesLogs);
        assert!(noticed.contains(&Invariant::CompleteIsComplete), "{noticed:?}");
    }
}
