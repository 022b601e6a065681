//! Through a stock `iroh-relay`, which the test starts.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use cairn_sync::{PeerTicket, TicketRelay};
use cairn_transport::{LinkError, Openings, Relay, TransportKeys, Way, dial_through, ticket_of_presence};

use super::*;

const TOKEN: &str = "a-token-of-the-circle";

/// A relay that runs until it is dropped.
pub(crate) struct RunningRelay {
    child: Child,
    _folder: tempfile::TempDir,
}

impl Drop for RunningRelay {
    fn drop(&mut self) {
        let _whether_running = self.child.kill();
        let _whether_ended = self.child.wait();
    }
}

/// The relay's program as its makers publish it, of the version of our iroh; `./check` brings it.
pub(crate) fn program() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let program = root.join("target/tools/bin/iroh-relay");
    assert!(program.exists(), "iroh-relay is missing: `./check test` brings it (need_relay in .ci/lib.sh)");
    program
}

/// Starts a relay with this configuration; `before` are the words before its program, such as another namespace's.
pub(crate) fn start(before: &[&str], config: &str) -> RunningRelay {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relay.toml");
    std::fs::write(&file, config).unwrap();
    let program = program();
    let mut words = before.iter().map(std::ffi::OsStr::new).chain([program.as_os_str()]);
    let mut command = Command::new(words.next().unwrap());
    command.args(words).arg("--config-path").arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    RunningRelay { child: command.spawn().unwrap(), _folder: folder }
}

/// A relay on this computer, without encryption; gives its address.
fn start_here() -> (RunningRelay, String) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let config =
        format!("enable_metrics = false\nhttp_bind_addr = \"127.0.0.1:{port}\"\naccess.shared_token = [\"{TOKEN}\"]\n");
    let relay = start(&[], &config);
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the relay does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    (relay, format!("http://127.0.0.1:{port}"))
}

pub(crate) fn named(url: &str) -> Relay {
    Relay::new(url, Some(Zeroizing::new(TOKEN.to_owned()))).unwrap()
}

fn at_relay(keys: &[u8], relay: Relay) -> Openings {
    Openings { keys: keys.iter().map(|number| key(*number)).collect(), bind: None, relay: Some(relay) }
}

const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices_sync_through_a_relay_and_open_no_socket_for_each_other() {
    let (_relay, url) = start_here();
    let listener = Listener::open_at(at_relay(&[1], named(&url))).await.unwrap();
    listener.until_relayed(PATIENCE).await.unwrap();
    let ticket = PeerTicket::from_text(&listener.ticket().to_text()).unwrap();
    assert!(ticket.addresses.is_empty());
    assert_eq!(ticket.relay.as_ref().unwrap().token, None);
    let (left, right) = pair();
    for _ in 0..20 {
        left.peer.lock().unwrap().write(30_000).unwrap();
    }
    let file = left.keep_file(3 << 20);
    right.want(file);
    let relays = [named(&url)];
    let (dialled, answered) = tokio::join!(dial_through(key(2), &ticket, &relays), listener.accept());
    let (link, other) = (dialled.unwrap(), answered.unwrap());
    assert_eq!((link.way(), other.way()), (Way::Relay, Way::Relay));
    let ((mine, _), (theirs, _)) = run(&link, &other, &left, &right).await;
    assert_eq!((mine.ending, theirs.ending), (COMPLETE, COMPLETE));
    assert!(right.holds(&file));
    link.close().await;
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn device_is_reached_by_presence_under_its_last_two_keys() {
    let (_relay, url) = start_here();
    let relays = [named(&url)];
    let mut keys = TransportKeys::default();
    let mut presences = Vec::new();
    for page in 1..4 {
        keys.turn_to(page, Zeroizing::new(rand::random()));
        presences.push(keys.presence(Some(&relays[0])).unwrap());
    }
    let openings = Openings { keys: keys.keys(), bind: None, relay: Some(named(&url)) };
    let listener = Listener::open_at(openings).await.unwrap();
    listener.until_relayed(PATIENCE).await.unwrap();
    for presence in &presences[1..] {
        let ticket = ticket_of_presence(presence).unwrap();
        let (dialled, answered) = tokio::join!(dial_through(key(2), &ticket, &relays), listener.accept());
        assert_eq!(dialled.unwrap().channel().unwrap().remote, answered.unwrap().channel().unwrap().local);
    }
    let forgotten = ticket_of_presence(&presences[0]).unwrap();
    assert!(dial_through(key(2), &forgotten, &relays).await.is_err());
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn relay_lets_nobody_in_without_its_token() {
    let (_relay, url) = start_here();
    let stranger = Relay::new(&url, Some(Zeroizing::new("another".to_owned()))).unwrap();
    let listener = Listener::open_at(at_relay(&[1], stranger)).await.unwrap();
    let outcome = listener.until_relayed(PATIENCE).await;
    assert!(matches!(outcome, Err(LinkError::RelayDenied)), "{outcome:?}");
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn relay_that_no_person_named_is_not_contacted() {
    let strange = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    strange.set_nonblocking(true).unwrap();
    let url = format!("http://{}", strange.local_addr().unwrap());
    let listener = Listener::open(key(1), Bind::Loopback).await.unwrap();
    let ticket = PeerTicket { relay: Some(TicketRelay::named(&url)), ..listener.ticket() };
    let others = [named("http://127.0.0.1:9")];
    let (dialled, _answered) = tokio::join!(dial_through(key(2), &ticket, &others), listener.accept());
    assert_eq!(dialled.unwrap().way(), Way::Direct);
    let only = PeerTicket { addresses: Vec::new(), ..ticket };
    assert!(matches!(dial_through(key(2), &only, &[]).await, Err(LinkError::Ticket)));
    assert!(strange.accept().is_err(), "nobody came");
    listener.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn relay_is_the_other_way_when_the_addresses_lead_nowhere() {
    let (_relay, url) = start_here();
    let listener = Listener::open_at(at_relay(&[1], named(&url))).await.unwrap();
    listener.until_relayed(PATIENCE).await.unwrap();
    // Somebody else's socket, who never answers.
    let deaf = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let ticket = PeerTicket { addresses: vec![deaf.local_addr().unwrap()], ..listener.ticket() };
    let relays = [named(&url)];
    let (dialled, answered) = tokio::join!(dial_through(key(2), &ticket, &relays), listener.accept());
    assert_eq!((dialled.unwrap().way(), answered.unwrap().way()), (Way::Relay, Way::Relay));
    listener.close().await;
}
