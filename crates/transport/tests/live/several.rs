//! Several devices of a circle at a time, over real connections.

use std::collections::BTreeMap;

use cairn_ledger::charter::Closing;
use cairn_ledger::{Head, LogId};
use cairn_sync::{PeerTicket, Standing};
use cairn_transport::{Gathered, Gathering};
use tokio::sync::mpsc::UnboundedReceiver;

use super::*;

/// A device with its gathering.
pub(crate) struct Device {
    pub(crate) vault: Arc<Vault>,
    pub(crate) gathering: Gathering,
    pub(crate) happening: UnboundedReceiver<Gathered>,
}

impl Device {
    pub(crate) async fn new(peer: MemoryPeer) -> Self {
        Self::of(Vault::new(peer)).await
    }

    pub(crate) async fn of(vault: Arc<Vault>) -> Self {
        let circle = vault.peer.lock().unwrap().charter.circle();
        let (gathering, happening) = Gathering::open(circle, Arc::clone(&vault) as _).await.unwrap();
        Self { vault, gathering, happening }
    }

    pub(crate) fn log(&self) -> LogId {
        self.vault.peer.lock().unwrap().log()
    }

    pub(crate) fn heads(&self) -> BTreeMap<LogId, Head> {
        self.vault.peer.lock().unwrap().heads()
    }

    pub(crate) fn page(&self) -> u64 {
        self.vault.peer.lock().unwrap().view().number()
    }

    pub(crate) async fn write(&self, bytes: usize) {
        self.vault.peer.lock().unwrap().write(bytes).unwrap();
        self.gathering.local_changed().await.unwrap();
    }

    /// Dials and stays, beside whatever else goes on.
    fn stay_with(&self, ticket: &PeerTicket) {
        let (gathering, ticket) = (self.gathering.clone(), ticket.clone());
        tokio::spawn(async move {
            let link = dial(Zeroizing::new(rand::random()), &ticket).await.unwrap();
            gathering.sync_with(link, Mode::Stay).await
        });
    }

    /// Waits for the end of the next session.
    async fn next_ending(&mut self) -> Ending {
        loop {
            match tokio::time::timeout(Duration::from_secs(60), self.happening.recv()).await.unwrap().unwrap() {
                Gathered::Ended { report, .. } => return report.ending,
                Gathered::Failed { error, .. } => panic!("{error:?}"),
                _ => {}
            }
        }
    }

    fn remove(&self, device: &LogId) {
        let mut peer = self.vault.peer.lock().unwrap();
        let person = peer.charter.person_of(device).unwrap().id;
        let cuts = peer.heads().into_iter().filter(|(log, _)| log == device).collect();
        peer.amend(Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary }).unwrap();
    }
}

/// Waits for something that other threads bring about.
pub(crate) async fn until(what: &str, mut happened: impl FnMut() -> bool) {
    let waiting = async {
        while !happened() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// A steward who listens, and so many editors who all work under its newest page.
async fn circle(editors: u64) -> (Device, Vec<Device>, Arc<Listener>) {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut members: Vec<MemoryPeer> =
        (0..editors).map(|number| steward.admit(number + 2, Role::Editor).unwrap()).collect();
    for member in &mut members {
        let newer: Vec<_> = steward.charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
        member.store_pages(&newer);
    }
    let steward = Device::new(steward).await;
    let mut devices = Vec::new();
    for member in members {
        devices.push(Device::new(member).await);
    }
    let listener = Arc::new(Listener::open(key(1), Bind::Loopback).await.unwrap());
    let (gathering, serving) = (steward.gathering.clone(), Arc::clone(&listener));
    tokio::spawn(async move { gathering.serve(&serving).await });
    (steward, devices, listener)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_member_writes_reaches_all_who_are_connected() {
    let (steward, members, listener) = circle(4).await;
    for member in &members {
        member.stay_with(&listener.ticket());
    }
    until("all are there", || steward.gathering.peers().len() == members.len()).await;
    for round in 0..3 {
        for member in &members {
            member.write(200 + round).await;
        }
        steward.write(300).await;
    }
    let complete = |device: &Device| device.heads().values().map(|head| head.height).sum::<u64>() == 15;
    until("all hold all", || complete(&steward) && members.iter().all(complete)).await;
    until("all were met", || steward.gathering.unheard(steward.page()).is_empty()).await;
    steward.gathering.close();
}

/// comapeo-core #1268.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_member_who_is_connected_is_cut_at_once_and_the_others_go_on() {
    let (steward, mut members, listener) = circle(3).await;
    for member in &members {
        member.stay_with(&listener.ticket());
    }
    until("all are there", || steward.gathering.peers().len() == 3).await;
    let mut removed = members.remove(0);
    let file = steward.vault.keep_file(64 << 20);
    removed.vault.want(file);
    *removed.vault.slow_group.lock().unwrap() = Some(Duration::from_millis(40));
    removed.write(10).await;
    until("the file is on its way", || removed.vault.part_len(&file) > 2 << 20).await;
    steward.remove(&removed.log());
    steward.write(10).await;
    let ending = removed.next_ending().await;
    assert!(matches!(ending, Ending::Ours(CloseReason::Removed) | Ending::Theirs(CloseReason::Removed)), "{ending:?}");
    let log = removed.log();
    let standing = || removed.vault.peer.lock().unwrap().view().standing(&log);
    until("it knows", || matches!(standing(), Standing::Removed { .. })).await;
    until("it is cut off", || steward.gathering.peers().len() == 2).await;
    let held = removed.vault.part_len(&file);
    steward.write(20).await;
    members[0].write(30).await;
    until("the others have all", || members.iter().all(|member| member.heads() == steward.heads())).await;
    assert_eq!(removed.heads().get(&steward.log()), None, "nothing that was written since");
    assert!(removed.vault.part_len(&file) <= held, "and no more of the file");
    assert!(!removed.vault.holds(&file));

    // It dials again: to the steward, and to a member who heard of it.
    let again = Arc::new(Listener::open(key(7), Bind::Loopback).await.unwrap());
    let (gathering, serving) = (members[0].gathering.clone(), Arc::clone(&again));
    tokio::spawn(async move { gathering.serve(&serving).await });
    for ticket in [listener.ticket(), again.ticket()] {
        let link = dial(Zeroizing::new(rand::random()), &ticket).await.unwrap();
        let ending = removed.gathering.sync_with(link, Mode::Stay).await;
        assert!(
            matches!(ending, Some(Ending::Theirs(CloseReason::Removed) | Ending::Ours(CloseReason::Removed))),
            "{ending:?}"
        );
    }
    assert_eq!(removed.heads().get(&steward.log()), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_who_have_not_heard_of_a_removal_are_named() {
    let (steward, members, listener) = circle(3).await;
    members[0].stay_with(&listener.ticket());
    until("one is there", || steward.gathering.peers().len() == 1).await;
    steward.remove(&members[2].log());
    steward.write(10).await;
    let page = steward.page();
    until("the one who is there has heard", || steward.gathering.unheard(page) == [members[1].log()]).await;
    assert_eq!(steward.gathering.peers()[0].page, Some(page));
    members[1].stay_with(&listener.ticket());
    until("both have heard", || steward.gathering.unheard(page).is_empty()).await;
}

/// comapeo-core #1217.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn member_who_was_removed_and_is_admitted_again_syncs() {
    let (steward, members, listener) = circle(2).await;
    for member in &members {
        member.stay_with(&listener.ticket());
    }
    until("all are there", || steward.gathering.peers().len() == 2).await;
    members[0].write(10).await;
    until("it arrived", || steward.heads().contains_key(&members[0].log())).await;
    steward.remove(&members[0].log());
    steward.gathering.local_changed().await.unwrap();
    until("it is cut off", || steward.gathering.peers().len() == 1).await;
    steward.write(20).await;
    let again = steward.vault.peer.lock().unwrap().admit(9, Role::Editor).unwrap();
    steward.gathering.local_changed().await.unwrap();
    let again = Device::new(again).await;
    again.stay_with(&listener.ticket());
    until("it is there", || steward.gathering.peers().len() == 2).await;
    again.write(30).await;
    members[1].write(40).await;
    until("all hold all", || {
        let heads = steward.heads();
        heads.len() == 4 && again.heads() == heads && members[1].heads() == heads
    })
    .await;
}

/// mapeo-mobile #872.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn completion_is_never_reported_while_records_are_missing() {
    let (steward, members, listener) = circle(4).await;
    for _ in 0..150 {
        steward.vault.peer.lock().unwrap().write(2_000).unwrap();
    }
    // One of them takes nothing of the steward's log, as if it waited for something.
    members[3].vault.peer.lock().unwrap().refuse_log(steward.log());
    let writing = async {
        for _ in 0..20 {
            steward.write(2_000).await;
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    };
    let syncing = async {
        for member in &members {
            let least = steward.heads();
            let link = dial(Zeroizing::new(rand::random()), &listener.ticket()).await.unwrap();
            let ending = member.gathering.sync_with(link, Mode::Part).await.unwrap();
            let held = member.heads();
            let whole = least.iter().all(|(log, head)| held.get(log).is_some_and(|own| own.height >= head.height));
            assert!(matches!(ending, Ending::Complete { equal, lacking: 0 } if whole || !equal), "{ending:?} {whole}");
        }
    };
    tokio::join!(writing, syncing);
    let link = dial(Zeroizing::new(rand::random()), &listener.ticket()).await.unwrap();
    let ending = members[3].gathering.sync_with(link, Mode::Part).await.unwrap();
    assert_eq!(ending, Ending::Complete { equal: false, lacking: 0 });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_connections_with_one_device_one_is_kept() {
    let (steward, members, listener) = circle(1).await;
    let back = Arc::new(Listener::open(key(3), Bind::Loopback).await.unwrap());
    let (gathering, serving) = (members[0].gathering.clone(), Arc::clone(&back));
    tokio::spawn(async move { gathering.serve(&serving).await });
    // Both dial, as two do that find each other.
    members[0].stay_with(&listener.ticket());
    steward.stay_with(&back.ticket());
    members[0].stay_with(&listener.ticket());
    until("both saw each other", || !steward.gathering.peers().is_empty()).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    until("one is left", || steward.gathering.peers().len() == 1 && members[0].gathering.peers().len() == 1).await;
    members[0].write(10).await;
    until("which works", || steward.heads() == members[0].heads() && steward.heads().len() == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn file_is_fetched_once_and_from_another_member_when_the_first_lacks_it() {
    let (steward, members, listener) = circle(3).await;
    let both: Vec<_> = (1..6).map(|size| members[1].vault.keep_file(size * 700_000)).collect();
    for file in &both {
        steward.vault.want(*file);
    }
    // The first who comes holds none of them.
    members[0].stay_with(&listener.ticket());
    until("the first is there", || steward.gathering.peers().len() == 1).await;
    steward.write(10).await;
    members[1].stay_with(&listener.ticket());
    until("all files are here", || both.iter().all(|file| steward.vault.holds(file))).await;
    let told = || both.iter().all(|file| members[1].gathering.copies().holders(&file.file).eq([&steward.log()]));
    until("who served them knows who holds them", told).await;
    // Two hold the next ones: each is fetched from one of them.
    let later: Vec<_> = (1..6).map(|size| members[1].vault.keep_file(size * 700_000 + 7)).collect();
    for file in &later {
        assert_eq!(members[2].vault.keep_file(file.size as usize), *file);
    }
    members[2].stay_with(&listener.ticket());
    until("all are there", || steward.gathering.peers().len() == 3).await;
    for file in &later {
        steward.vault.want(*file);
    }
    steward.write(10).await;
    until("all files are here", || later.iter().all(|file| steward.vault.holds(file))).await;
    let begun = steward.vault.begun.lock().unwrap().clone();
    assert!(later.iter().all(|file| begun.iter().filter(|begun| **begun == file.file).count() == 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn member_who_asks_to_join_is_handed_over() {
    let (mut steward, _, listener) = circle(0).await;
    let link = dial(key(2), &listener.ticket()).await.unwrap();
    let circle = steward.vault.peer.lock().unwrap().charter.circle();
    let invitation = Invitation { secret: Zeroizing::new([3; 32]), circle, inviter: listener.ticket() };
    let seal = SealKey::generate();
    let applicant = Applicant {
        device: DeviceKey::from_seed([50; 32]),
        seal: seal.recipient().as_str().to_owned(),
        name: "Noor".to_owned(),
    };
    let guest = Guest { circle, device: applicant.device.clone(), seal, joined: Mutex::default() };
    let (control, commands) = join_control();
    let asking = ask_to_join(&link, &invitation, applicant, Arc::new(guest), commands, |_| {});
    let handed = async {
        let handed = steward.happening.recv().await.unwrap();
        assert!(matches!(handed, Gathered::AsksToJoin { .. }));
        control.cancel();
    };
    let (report, ()) = tokio::join!(asking, handed);
    assert_ne!(report.unwrap().ending, JoinEnding::Joined);
}
