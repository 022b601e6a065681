//! Two devices on loopback: real endpoints, real entries, real files.

#[cfg(target_os = "linux")]
#[path = "live/namespaces.rs"]
mod namespaces;
#[path = "live/part.rs"]
mod part;
#[path = "live/relay.rs"]
mod relay;
#[path = "live/several.rs"]
mod several;
#[path = "live/vault.rs"]
mod vault;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cairn_keys::{DeviceKey, DevicePublic, GROUP_LEN, SealKey, SealRecipient, Zeroizing};
use cairn_ledger::charter::{Charter, Epochs, NewPerson, Role};
use cairn_ledger::{Amendment, Newcomer};
use cairn_model::CircleId;
use cairn_sync::effect::FileOutcome;
use cairn_sync::join::{Applicant, Candidate, Comparison, JoinEnding, Offer};
use cairn_sync::memory::MemoryPeer;
use cairn_sync::{CloseReason, Ending, Event, Invitation, Mode};
use cairn_transport::{
    Bind, JoinPort, JoinProgress, Link, Listener, Port, PortError, Progress, SessionReport, answer_join,
    answer_session, ask_to_join, dial, join_control, session_control, start_session,
};
use vault::Vault;

fn pair() -> (Arc<Vault>, Arc<Vault>) {
    let mut steward = MemoryPeer::found(1).unwrap();
    let editor = steward.admit(2, Role::Editor).unwrap();
    (Vault::new(steward), Vault::new(editor))
}

fn key(number: u8) -> Zeroizing<[u8; 32]> {
    Zeroizing::new([number; 32])
}

async fn linked() -> (Listener, Link, Link) {
    let listener = Listener::open(key(1), Bind::Loopback).await.unwrap();
    let ticket = cairn_sync::PeerTicket::from_text(&listener.ticket().to_text()).unwrap();
    let (dialled, answered) = tokio::join!(dial(key(2), &ticket), listener.accept());
    (listener, dialled.unwrap(), answered.unwrap())
}

async fn run(
    link: &Link,
    other: &Link,
    left: &Arc<Vault>,
    right: &Arc<Vault>,
) -> ((SessionReport, Vec<Progress>), (SessionReport, Vec<Progress>)) {
    let (mine, theirs) = (left.peer.lock().unwrap().membership(), right.peer.lock().unwrap().membership());
    let dialling = async {
        let mut told = Vec::new();
        let (_control, commands) = session_control();
        let port = Arc::clone(left) as Arc<dyn Port>;
        let report = start_session(link, mine, Mode::Part, port, commands, |event| told.push(event)).await.unwrap();
        (report, told)
    };
    let answering = async {
        let mut told = Vec::new();
        let (_control, commands) = session_control();
        let conversation = other.accept().await.unwrap();
        assert!(!conversation.asks_to_join());
        let port = Arc::clone(right) as Arc<dyn Port>;
        let report =
            answer_session(other, conversation, vec![theirs], Mode::Part, port, commands, |event| told.push(event))
                .await
                .unwrap();
        (report, told)
    };
    tokio::join!(dialling, answering)
}

const COMPLETE: Ending = Ending::Complete { equal: true, lacking: 0 };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices_sync_entries_and_files_and_then_nothing() {
    let (left, right) = pair();
    for _ in 0..40 {
        left.peer.lock().unwrap().write(60_000).unwrap();
        right.peer.lock().unwrap().write(3_000).unwrap();
    }
    let files = [left.keep_file(5 * (1 << 20) + 123), left.keep_file(77)];
    files.iter().for_each(|file| right.want(*file));
    let (listener, link, other) = linked().await;
    let ((mine, _), (theirs, told)) = run(&link, &other, &left, &right).await;
    assert_eq!((mine.ending, theirs.ending), (COMPLETE, COMPLETE), "{:?} {:?}", mine.failure, theirs.failure);
    assert_eq!(left.peer.lock().unwrap().heads(), right.peer.lock().unwrap().heads());
    assert!(files.iter().all(|file| right.holds(file)));
    assert_eq!(theirs.stats.files_received, 2);
    assert!(told.contains(&Progress::FileBytes(files.iter().map(|file| file.size).sum())));
    assert_eq!(theirs.peer, Some(left.peer.lock().unwrap().log()));

    // Again, on the same connection: nothing new, hardly any bytes.
    let ((mine, _), (theirs, _)) = run(&link, &other, &left, &right).await;
    assert_eq!((mine.ending, theirs.ending), (COMPLETE, COMPLETE));
    assert!(mine.stats.sent + mine.stats.received <= 1000, "{:?}", mine.stats);
    assert!(mine.stats.round_trips <= 3);
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn equal_vaults_part_within_a_hundred_milliseconds_of_dialling() {
    let (left, right) = pair();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let listener = Listener::open(key(1), Bind::Loopback).await.unwrap();
        let ticket = listener.ticket();
        let started = Instant::now();
        let (dialled, answered) = tokio::join!(dial(key(2), &ticket), listener.accept());
        let (link, other) = (dialled.unwrap(), answered.unwrap());
        let ((mine, _), _) = run(&link, &other, &left, &right).await;
        best = best.min(started.elapsed());
        assert_eq!(mine.ending, COMPLETE);
        link.close().await;
        listener.close().await;
    }
    assert!(best < Duration::from_millis(100), "{best:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interrupted_file_is_taken_up_without_sending_more_than_a_mebibyte_again() {
    let (left, right) = pair();
    let file = left.keep_file(24 << 20);
    right.want(file);
    *right.slow_group.lock().unwrap() = Some(Duration::from_millis(30));
    let (listener, link, other) = linked().await;
    let breaking = async {
        while right.part_len(&file) < 5 << 20 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        other.break_off();
    };
    let (((mine, _), (theirs, _)), ()) = tokio::join!(run(&link, &other, &left, &right), breaking);
    assert_eq!(theirs.ending, Ending::Lost);
    assert_eq!(mine.ending, Ending::Lost);
    let held = right.part_len(&file);
    assert!(held >= 5 << 20 && held < file.size);
    assert!(
        theirs.stats.file_bytes <= held + (1 << 20),
        "what came whole is written: {} of {held}",
        theirs.stats.file_bytes
    );
    link.close().await;
    listener.close().await;

    *right.slow_group.lock().unwrap() = None;
    let (listener, link, other) = linked().await;
    let ((mine, _), (theirs, _)) = run(&link, &other, &left, &right).await;
    assert_eq!((mine.ending, theirs.ending), (COMPLETE, COMPLETE));
    assert_eq!(theirs.stats.file_bytes, file.size - held / GROUP_LEN * GROUP_LEN);
    assert!(right.holds(&file));
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_partial_file_is_noticed_and_fetched_again() {
    let (left, right) = pair();
    let file = left.keep_file(4 << 20);
    right.want(file);
    let mut bytes = std::fs::read(left.path(&file.file, "")).unwrap();
    bytes.truncate(3 << 20);
    bytes[(1 << 20) + 7] ^= 1;
    std::fs::write(right.path(&file.file, ".part"), bytes).unwrap();
    let (listener, link, other) = linked().await;
    let ((_, _), (theirs, told)) = run(&link, &other, &left, &right).await;
    assert!(told.contains(&Progress::Event(Event::FileReceived { file: file.file, outcome: FileOutcome::Cut })));
    assert_eq!(theirs.ending, Ending::Complete { equal: true, lacking: 1 });
    assert_eq!(right.part_len(&file), 1 << 20);
    let ((_, _), (theirs, _)) = run(&link, &other, &left, &right).await;
    assert_eq!(theirs.ending, COMPLETE);
    assert!(right.holds(&file));
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_peer_is_refused() {
    let (left, _) = pair();
    let stranger = Vault::new(MemoryPeer::found(9).unwrap());
    left.peer.lock().unwrap().write(10).unwrap();
    let (listener, link, other) = linked().await;
    let ((mine, _), (theirs, _)) = run(&link, &other, &stranger, &left).await;
    assert_eq!(mine.ending, Ending::Theirs(CloseReason::Unknown));
    assert_eq!(theirs.ending, Ending::Ours(CloseReason::Unknown));
    assert_eq!((theirs.peer, theirs.circle), (None, None));
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancelled_session_ends_on_both_sides_and_keeps_what_was_acknowledged() {
    let (left, right) = pair();
    let file = left.keep_file(16 << 20);
    right.want(file);
    left.peer.lock().unwrap().write(10).unwrap();
    *right.slow_group.lock().unwrap() = Some(Duration::from_millis(50));
    let (listener, link, other) = linked().await;
    let (mine, theirs) = (left.peer.lock().unwrap().membership(), right.peer.lock().unwrap().membership());
    let (control, commands) = session_control();
    let answering = async {
        let (_control, commands) = session_control();
        let conversation = other.accept().await.unwrap();
        let port = Arc::clone(&right) as Arc<dyn Port>;
        answer_session(&other, conversation, vec![theirs], Mode::Stay, port, commands, |_| {}).await.unwrap()
    };
    let cancelling = async {
        while right.part_len(&file) < 2 << 20 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        control.cancel();
    };
    let port = Arc::clone(&left) as Arc<dyn Port>;
    let dialling = start_session(&link, mine, Mode::Stay, port, commands, |_| {});
    let started = Instant::now();
    let (mine, theirs, ()) = tokio::join!(dialling, answering, cancelling);
    assert_eq!(mine.unwrap().ending, Ending::Ours(CloseReason::Cancelled));
    assert_eq!(theirs.ending, Ending::Theirs(CloseReason::Cancelled));
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    assert_eq!(right.peer.lock().unwrap().heads(), left.peer.lock().unwrap().heads());
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tail_passes_on_what_is_written_while_connected() {
    let (left, right) = pair();
    let (listener, link, other) = linked().await;
    let (mine, theirs) = (left.peer.lock().unwrap().membership(), right.peer.lock().unwrap().membership());
    let (control, commands) = session_control();
    let answering = async {
        let (_control, commands) = session_control();
        let conversation = other.accept().await.unwrap();
        let port = Arc::clone(&right) as Arc<dyn Port>;
        answer_session(&other, conversation, vec![theirs], Mode::Stay, port, commands, |_| {}).await.unwrap()
    };
    let writing = async {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(30)).await;
            left.peer.lock().unwrap().write(100).unwrap();
            let view = left.peer.lock().unwrap().view();
            control.local_changed(view);
            while right.peer.lock().unwrap().heads() != left.peer.lock().unwrap().heads() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        control.cancel();
    };
    let port = Arc::clone(&left) as Arc<dyn Port>;
    let dialling = start_session(&link, mine, Mode::Stay, port, commands, |_| {});
    let all = async { tokio::join!(dialling, answering, writing) };
    let (mine, _, ()) = tokio::time::timeout(Duration::from_secs(10), all).await.unwrap();
    assert_eq!(mine.unwrap().stats.entries_sent, 3);
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn peer_that_says_nothing_of_ours_is_passed_over() {
    let (listener, link, other) = linked().await;
    let mut conversation = link.open_raw().await.unwrap();
    conversation.write_all(&[0xff; 64]).await.unwrap();
    assert!(matches!(other.accept().await, Err(cairn_transport::LinkError::NotOurs)));
    link.close().await;
    listener.close().await;
}

/// The UDP sockets that this process has open.
#[cfg(target_os = "linux")]
fn udp_sockets() -> usize {
    let mine: BTreeSet<String> = std::fs::read_dir("/proc/self/fd")
        .unwrap()
        .filter_map(|fd| std::fs::read_link(fd.ok()?.path()).ok())
        .filter_map(|target| target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']').map(str::to_owned))
        .collect();
    let lines = |table: &str| std::fs::read_to_string(table).unwrap_or_default();
    let table = lines("/proc/self/net/udp") + &lines("/proc/self/net/udp6");
    table.lines().filter(|line| line.split_whitespace().nth(9).is_some_and(|inode| mine.contains(inode))).count()
}

#[cfg(target_os = "linux")]
#[test]
fn no_socket_is_open_before_somebody_asks_and_none_after() {
    // A process of its own, because other tests listen at the same time.
    if std::env::var_os("CAIRN_TEST_SOCKETS").is_none() {
        let status = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "no_socket_is_open_before_somebody_asks_and_none_after", "--test-threads=1"])
            .env("CAIRN_TEST_SOCKETS", "1")
            .stdout(std::process::Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        assert_eq!(udp_sockets(), 0);
        let listener = Listener::open(key(1), Bind::Loopback).await.unwrap();
        assert_eq!(udp_sockets(), 1, "one, on loopback");
        assert!(listener.ticket().addresses.iter().all(|address| address.ip().is_loopback()));
        listener.close().await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(udp_sockets(), 0);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn listener_on_all_networks_tells_loopback_and_its_port() {
    let listener = Listener::open(key(1), Bind::Networks).await.unwrap();
    let ticket = listener.ticket();
    assert!(ticket.addresses[0].ip().is_loopback());
    assert!(ticket.addresses.iter().all(|address| address.port() != 0 && !address.ip().is_unspecified()), "{ticket:?}");
    let (dialled, answered) = tokio::join!(dial(key(2), &ticket), listener.accept());
    assert_eq!(dialled.unwrap().channel().unwrap().exporter, answered.unwrap().channel().unwrap().exporter);
    listener.close().await;
}

/// What the inviter keeps of an invitation.
struct Inviter {
    peer: Mutex<MemoryPeer>,
    mismatches: Mutex<Vec<usize>>,
}

impl JoinPort for Inviter {
    fn admit(&self, candidate: &Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        let mut peer = self.peer.lock().unwrap();
        let person = NewPerson::New { name: candidate.name.clone(), role: Role::Editor };
        let seal = SealRecipient::parse(&candidate.seal)?;
        peer.amend(Amendment::Admit(Newcomer { log: candidate.device, seal, person }))?;
        Ok(peer.charter.pages().iter().map(|page| page.bytes().to_vec()).collect())
    }

    fn count_mismatch(&self, offer: usize) {
        self.mismatches.lock().unwrap().push(offer);
    }

    fn store_charter(&self, _: &[Vec<u8>], _: &DevicePublic) -> Result<(), PortError> {
        Err("not the newcomer".into())
    }
}

struct Guest {
    circle: CircleId,
    device: DeviceKey,
    seal: SealKey,
    joined: Mutex<Option<(Charter, Epochs)>>,
}

impl JoinPort for Guest {
    fn admit(&self, _: &Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        Err("not the inviter".into())
    }

    fn count_mismatch(&self, _: usize) {}

    fn store_charter(&self, pages: &[Vec<u8>], inviter: &DevicePublic) -> Result<(), PortError> {
        let charter = Charter::verify(pages)?;
        let named = charter.role_of(&self.device.public()).is_some() && charter.role_of(inviter).is_some();
        if charter.circle() != self.circle || !named {
            return Err("another charter".into());
        }
        let epochs = Epochs::open(charter.page(), &self.seal)?;
        *self.joined.lock().unwrap() = Some((charter, epochs));
        Ok(())
    }
}

struct Joined {
    mine: JoinEnding,
    theirs: JoinEnding,
    codes: Vec<String>,
    inviter: Arc<Inviter>,
    guest: Arc<Guest>,
    links: (Listener, Link, Link),
}

async fn join(offered: u8, asked: u8, comparisons: [Comparison; 2]) -> Joined {
    let steward = MemoryPeer::found(1).unwrap();
    let (circle, device) = (steward.charter.circle(), steward.device.clone());
    let inviter = Arc::new(Inviter { peer: Mutex::new(steward), mismatches: Mutex::default() });
    let guest = Arc::new(Guest {
        circle,
        device: DeviceKey::from_seed([50; 32]),
        seal: SealKey::generate(),
        joined: Mutex::default(),
    });
    let (listener, link, other) = linked().await;
    let invitation = Invitation { secret: Zeroizing::new([asked; 32]), circle, inviter: listener.ticket() };
    let invitation = Invitation::from_text(&invitation.to_text()).unwrap();
    let codes = Mutex::new(Vec::new());
    let asking = async {
        let (control, commands) = join_control();
        let recipient = guest.seal.recipient().as_str().to_owned();
        let applicant = Applicant { device: guest.device.clone(), seal: recipient, name: "Noor".to_owned() };
        let port = Arc::clone(&guest) as Arc<dyn JoinPort>;
        ask_to_join(&link, &invitation, applicant, port, commands, |told| {
            if let JoinProgress::Compare { code, candidate } = told {
                assert!(candidate.is_none());
                codes.lock().unwrap().push(code);
                control.compared(comparisons[0]);
            }
        })
        .await
        .unwrap()
        .ending
    };
    let answering = async {
        let (control, commands) = join_control();
        let conversation = other.accept().await.unwrap();
        assert!(conversation.asks_to_join());
        let offers = vec![Offer { secret: Zeroizing::new([offered; 32]), circle, device }];
        let port = Arc::clone(&inviter) as Arc<dyn JoinPort>;
        let told = |told| {
            if let JoinProgress::Compare { code, candidate } = told {
                assert_eq!(candidate.unwrap().name, "Noor");
                codes.lock().unwrap().push(code);
                control.compared(comparisons[1]);
            }
        };
        answer_join(&other, conversation, offers, port, commands, told).await.unwrap().ending
    };
    let (mine, theirs) = tokio::join!(asking, answering);
    let codes = codes.into_inner().unwrap();
    Joined { mine, theirs, codes, inviter, guest, links: (listener, link, other) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn newcomer_joins_by_invitation_and_syncs_on_the_same_connection() {
    let joined = join(3, 3, [Comparison::Same; 2]).await;
    assert_eq!((joined.mine, joined.theirs), (JoinEnding::Joined, JoinEnding::Joined));
    assert_eq!(joined.codes[0], joined.codes[1]);
    let (charter, epochs) = joined.guest.joined.lock().unwrap().clone().unwrap();
    let mut steward = joined.inviter.peer.lock().unwrap().clone();
    assert_eq!(charter.page_hash(), steward.charter.page_hash());
    steward.write(500).unwrap();
    let mut newcomer = steward.clone();
    newcomer.forget();
    (newcomer.charter, newcomer.epochs) = (charter, epochs);
    (newcomer.device, newcomer.seal) = (joined.guest.device.clone(), joined.guest.seal.clone());
    newcomer.write(20).unwrap();
    let (left, right) = (Vault::new(newcomer), Vault::new(steward));
    let (listener, link, other) = joined.links;
    let ((mine, _), (theirs, _)) = run(&link, &other, &left, &right).await;
    assert_eq!((mine.ending, theirs.ending), (COMPLETE, COMPLETE));
    assert_eq!(left.peer.lock().unwrap().heads().len(), 2);
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn invitation_of_another_secret_is_refused() {
    let joined = join(3, 4, [Comparison::Same; 2]).await;
    assert_eq!(joined.mine, JoinEnding::Theirs(CloseReason::Unknown));
    assert!(joined.codes.is_empty());
    assert!(joined.guest.joined.lock().unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn differing_digits_admit_nobody_and_are_counted() {
    for comparisons in [[Comparison::Different, Comparison::Same], [Comparison::Same, Comparison::Different]] {
        let joined = join(3, 3, comparisons).await;
        let endings = [joined.mine, joined.theirs];
        assert!(endings.contains(&JoinEnding::Ours(CloseReason::Mismatch)), "{endings:?}");
        assert!(endings.contains(&JoinEnding::Theirs(CloseReason::Mismatch)), "{endings:?}");
        assert!(joined.guest.joined.lock().unwrap().is_none());
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(*joined.inviter.mismatches.lock().unwrap(), [0]);
        assert_eq!(joined.inviter.peer.lock().unwrap().charter.page().number, 0);
    }
}
