//! Rival pages between real vaults: two who wrote pages while apart meet, over real sessions.

use cairn_ledger::Amendment;
use cairn_ledger::charter::{Closing, Role, Standing};
use cairn_store::Confirmation;
use cairn_sync::wire::CloseReason;
use cairn_sync::{Ending, Mode};

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::world::{Newcoming, World};

const AMAL: usize = 0;
const NOOR: usize = 1;
const LUIS: usize = 2;
const ANA: usize = 3;

/// Amal and Noor are stewards, Luis and Ana editors; all work under one page.
fn circle(seed: u64) -> Outcome<World> {
    let mut world = World::found(seed, None)?;
    for role in [Role::Steward, Role::Editor, Role::Editor] {
        world.admit(AMAL, Newcoming::As(role))?;
    }
    for other in [NOOR, LUIS] {
        meet(&mut world, AMAL, other)?;
    }
    Ok(world)
}

fn meet(world: &mut World, left: usize, right: usize) -> Outcome<[Option<Ending>; 2]> {
    world.meet(left, right, [Mode::Part; 2], [None; 2])?;
    let mut endings = [None; 2];
    while !world.meetings.is_empty() {
        let went_on = world.with_meeting(0, |meeting, world| {
            let went_on = meeting.step(world)?;
            endings = meeting.endings();
            Ok(went_on)
        })?;
        Invariant::Converges.holds_if(went_on == Some(true) || world.meetings.is_empty(), || "it stops".into())?;
    }
    Ok(endings)
}

fn remove(world: &mut World, by: usize, whom: usize) -> Outcome {
    let log = world.device(whom)?.log;
    let person = world.device(by)?.charter()?.person_of(&log).or_none("find a person")?.id;
    let cuts = world.device(by)?.heads()?.into_iter().filter(|(of, _)| *of == log).collect();
    let page = Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary };
    Invariant::Works.holds_if(world.amend(by, page)?, || "a removal is not allowed".into())
}

/// Brings another's pages by another way, and lets the person follow the last of them.
fn follow(world: &mut World, who: usize, of: usize) -> Outcome {
    let pages = world.device(of)?.charter()?.pages().to_vec();
    let device = world.device(who)?;
    let circle = device.circle;
    for page in pages {
        let taken = device.vault_mut()?.add_page(&circle, page.bytes(), Confirmation::None);
        taken.or_breach("take a page")?;
    }
    choose(world, who, of)
}

/// Lets a person choose the page that another works under, which has to be held.
fn choose(world: &mut World, who: usize, of: usize) -> Outcome {
    let chosen = world.device(of)?.page()?;
    let device = world.device(who)?;
    let circle = device.circle;
    device.vault_mut()?.choose_page(&circle, &chosen).or_breach("choose a page").map(drop)
}

/// What a vault, opened anew, shows of the branches.
fn branches(world: &mut World, at: usize) -> Outcome<Vec<(Standing, usize)>> {
    let device = world.device(at)?;
    device.close()?;
    device.start()?;
    let rivals = device.vault()?.rivals(&device.circle).or_breach("read the rivals")?;
    let branches = rivals.iter().flat_map(|rivals| &rivals.branches);
    Ok(branches.map(|branch| (branch.standing, branch.deeds.len())).collect())
}

/// Turns what is not there into a breach.
trait OrNone<T> {
    fn or_none(self, attempt: &str) -> Outcome<T>;
}

impl<T> OrNone<T> for Option<T> {
    fn or_none(self, attempt: &str) -> Outcome<T> {
        self.ok_or("nothing there").or_breach(attempt)
    }
}

#[test]
fn harmless_rivals_of_two_vaults_merge_over_a_session_without_a_person() {
    for seed in 0..6 {
        let mut world = circle(seed).unwrap();
        world.admit(AMAL, Newcoming::As(Role::Editor)).unwrap().unwrap();
        world.admit(NOOR, Newcoming::As(Role::Reader)).unwrap().unwrap();
        world.amend(NOOR, Amendment::Rename("Harbour of Noor".into())).unwrap();
        let (left, right) = if seed % 2 == 0 { (AMAL, NOOR) } else { (NOOR, AMAL) };
        let endings = meet(&mut world, left, right).unwrap();
        let equal = Some(Ending::Complete { equal: true, lacking: 0 });
        assert_eq!(endings, [equal; 2], "seed {seed}");
        assert_eq!(world.device(AMAL).unwrap().page().unwrap(), world.device(NOOR).unwrap().page().unwrap());
        let page = world.device(NOOR).unwrap().charter().unwrap().page().clone();
        assert_eq!((page.persons.len(), page.name.as_str()), (6, "Harbour of Noor"), "no wish is lost");
        assert!(branches(&mut world, AMAL).unwrap().iter().all(|(standing, _)| *standing != Standing::Open));
        world.settle().unwrap();
    }
}

#[test]
fn rival_pages_reach_the_other_vault_and_are_kept_until_the_person_chose() {
    for seed in 0..4 {
        let mut world = circle(seed).unwrap();
        remove(&mut world, AMAL, NOOR).unwrap();
        remove(&mut world, NOOR, AMAL).unwrap();
        world.amend(NOOR, Amendment::Rename("Harbour of Noor".into())).unwrap();
        follow(&mut world, LUIS, AMAL).unwrap();
        follow(&mut world, ANA, NOOR).unwrap();
        let (left, right) = if seed % 2 == 0 { (LUIS, ANA) } else { (ANA, LUIS) };
        let endings = meet(&mut world, left, right).unwrap();
        let rival = |ending: &Option<Ending>| {
            matches!(ending, Some(Ending::Ours(CloseReason::Rival) | Ending::Theirs(CloseReason::Rival)))
        };
        assert!(endings.iter().all(rival), "seed {seed}: {endings:?}");
        assert_eq!(branches(&mut world, LUIS).unwrap(), [(Standing::Ours, 1), (Standing::Open, 2)]);
        assert_eq!(branches(&mut world, ANA).unwrap(), [(Standing::Ours, 2), (Standing::Open, 1)]);
        choose(&mut world, ANA, LUIS).unwrap();
        let equal = Some(Ending::Complete { equal: true, lacking: 0 });
        assert_eq!(meet(&mut world, left, right).unwrap(), [equal; 2], "seed {seed}");
        assert_eq!(world.device(LUIS).unwrap().page().unwrap(), world.device(ANA).unwrap().page().unwrap());
    }
}
