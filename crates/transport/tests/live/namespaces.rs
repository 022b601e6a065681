//! Devices in network namespaces of their own, which the test makes: partition, relay only, local network only; and what leaves a
//! device, packet by packet.
//!
//! Needs root, or user namespaces; fails where neither is to be had. Nothing of it remains when the test ends.

mod capture;
mod network;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use cairn_sync::{PeerTicket, TicketRelay};
use cairn_transport::{Gathered, Lan, Openings, Relay, Turn, Way, dial_through};
use tokio::sync::{Barrier, mpsc};

use super::relay::{named, start};
use super::several::{Device, until};
use super::*;
use capture::{Packet, Protocol};
use network::{Host, apart, openssl_certificate, run as command};

const TOKEN_LINE: &str = "access.shared_token = [\"a-token-of-the-circle\"]";

/// The multicast addresses of mDNS.
fn is_mdns(to: SocketAddr) -> bool {
    to.port() == 5353 && (to.ip() == IpAddr::V4(Ipv4Addr::new(224, 0, 0, 251)) || to.ip().to_string() == "ff02::fb")
}

/// What a program sent, without what the kernel says by itself.
fn said(packets: &[Packet], own: Ipv4Addr) -> Vec<&Packet> {
    let ours = |packet: &&Packet| match packet.from.ip() {
        IpAddr::V4(from) => from == own,
        IpAddr::V6(from) => from.is_unicast_link_local(),
    };
    let spoken = |packet: &&Packet| matches!(packet.protocol, Protocol::Udp | Protocol::Tcp);
    packets.iter().filter(ours).filter(spoken).collect()
}

#[test]
fn partition_heals_and_both_sides_hold_everything() {
    apart("namespaces::partition_heals_and_both_sides_hold_everything", || {
        let mut network = network::Network::new();
        let (left, right) = (network.host("left", 1), network.host("right", 2));
        let (steward, editor) = pair();
        let (tell, told) = std::sync::mpsc::channel::<PeerTicket>();
        let (healed, wait_healed) = tokio::sync::watch::channel(false);
        let (met, both_met) = std::sync::mpsc::channel::<()>();
        let (lost, both_lost) = std::sync::mpsc::channel::<()>();
        let done = Arc::new(Barrier::new(2));
        let serving = {
            let mut healed = wait_healed.clone();
            let (met, lost, done) = (met.clone(), lost.clone(), Arc::clone(&done));
            left.start(move || async move {
                let device = Device::of(steward).await;
                let listener = Arc::new(Listener::open(key(1), Bind::Networks).await.unwrap());
                tell.send(listener.ticket()).unwrap();
                let (gathering, serving) = (device.gathering.clone(), Arc::clone(&listener));
                tokio::spawn(async move { gathering.serve(&serving).await });
                device.write(100).await;
                until("both hold it", || device.heads().len() == 2).await;
                met.send(()).unwrap();
                until("cut apart", || device.gathering.peers().is_empty()).await;
                device.write(100).await;
                lost.send(()).unwrap();
                healed.wait_for(|healed| *healed).await.unwrap();
                until("healed", || device.heads().values().all(|head| head.height == 2)).await;
                done.wait().await;
                device.heads()
            })
        };
        let ticket = told.recv().unwrap();
        let dialling = right.start(move || async move {
            let mut healed = wait_healed;
            let mut device = Device::of(editor).await;
            let gathering = device.gathering.clone();
            tokio::spawn(async move { gathering.keep_with(&ticket, &[]).await });
            device.write(100).await;
            until("both hold it", || device.heads().len() == 2).await;
            met.send(()).unwrap();
            let ended = async {
                loop {
                    if let Some(Gathered::Ended { report, .. }) = device.happening.recv().await {
                        return report.ending;
                    }
                }
            };
            assert_eq!(tokio::time::timeout(Duration::from_secs(120), ended).await.unwrap(), Ending::Lost);
            device.write(100).await;
            lost.send(()).unwrap();
            healed.wait_for(|healed| *healed).await.unwrap();
            until("healed", || device.heads().values().all(|head| head.height == 2)).await;
            done.wait().await;
            device.heads()
        });
        both_met.iter().take(2).for_each(drop);
        network.cut("right");
        assert_eq!(both_lost.iter().take(2).count(), 2);
        network.heal("right");
        healed.send_replace(true);
        assert_eq!(serving.join().unwrap(), dialling.join().unwrap());
    });
}

async fn until_it_listens(address: &'static str) {
    let started = Instant::now();
    while tokio::net::TcpStream::connect(address).await.is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the relay does not listen");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Two networks that know nothing of each other, and a relay that stands in both.
fn relay_between(network: &mut network::Network) -> (Host, Host, Host, Vec<u8>, super::relay::RunningRelay) {
    let (left, right) = (network.host("left", 1), network.host("right", 2));
    let relay = network.between("relay", ["left", "right"]);
    let (folder, certificate) = openssl_certificate("10.9.0.1");
    let config = format!(
        "enable_metrics = false\nhttp_bind_addr = \"10.9.0.1:8080\"\n{TOKEN_LINE}\n[tls]\nhttps_bind_addr = \"10.9.0.1:8443\"\n\
         cert_mode = \"Manual\"\nmanual_cert_path = \"{folder}/certificate.pem\"\nmanual_key_path = \"{folder}/key.pem\"\n",
        folder = folder.path().to_str().unwrap()
    );
    let running = start(&["ip", "netns", "exec", "relay"], &config);
    relay.start(|| until_it_listens("10.9.0.1:8443")).join().unwrap();
    drop(folder);
    (left.at([10, 2, 0, 1]), right.at([10, 3, 0, 2]), relay, certificate, running)
}

#[test]
fn two_devices_that_reach_only_the_relay_sync_and_speak_to_nobody_else() {
    apart("namespaces::two_devices_that_reach_only_the_relay_sync_and_speak_to_nobody_else", || {
        let mut network = network::Network::new();
        let (left, right, relay, certificate, _running) = relay_between(&mut network);
        let at_relay = relay.capture();
        let captures = [left.capture(), right.capture()];
        let (steward, editor) = pair();
        let secrets = planted(&steward, &editor);
        let url = "https://10.9.0.1:8443";
        let trusted = move || named(url).trusting(&certificate).unwrap();
        let (tell, told) = std::sync::mpsc::channel::<PeerTicket>();
        let done = Arc::new(Barrier::new(2));
        let over = Arc::clone(&done);
        let listening = {
            let relay = trusted();
            left.start(move || async move {
                let device = Device::of(steward).await;
                let openings = Openings { keys: vec![key(1)], bind: None, relay: Some(relay) };
                let listener = Arc::new(Listener::open_at(openings).await.unwrap());
                listener.until_relayed(Duration::from_secs(60)).await.unwrap();
                tell.send(listener.ticket()).unwrap();
                let (gathering, serving) = (device.gathering.clone(), Arc::clone(&listener));
                tokio::spawn(async move { gathering.serve(&serving).await });
                device.write(50_000).await;
                until("both hold all", || device.heads().len() == 2).await;
                done.wait().await;
                device.heads()
            })
        };
        let ticket = told.recv().unwrap();
        let dialling = right.start(move || async move {
            let device = Device::of(editor).await;
            device.write(50_000).await;
            // What else the ticket may name leads nowhere from here.
            let ticket = PeerTicket { addresses: vec!["10.1.0.2:4001".parse().unwrap()], ..ticket };
            let link = dial_through(key(2), &ticket, &[trusted()]).await.unwrap();
            assert_eq!(link.way(), Way::Relay);
            let ending = device.gathering.sync_with(link, Mode::Part).await;
            assert_eq!(ending, Some(COMPLETE));
            over.wait().await;
            device.heads()
        });
        assert_eq!(listening.join().unwrap(), dialling.join().unwrap());
        let [left_sent, right_sent] = captures.map(capture::Capture::stop);
        let the_relay: SocketAddr = "10.9.0.1:8443".parse().unwrap();
        for (sent, own) in [(&left_sent, left.address()), (&right_sent, right.address())] {
            let said = said(sent, own);
            assert!(said.len() > 20);
            // The ticket's own address is dialled from the right: it names that peer.
            let allowed = |packet: &&&Packet| packet.to == the_relay || packet.to == "10.1.0.2:4001".parse().unwrap();
            let strange: Vec<_> = said.iter().filter(|packet| !allowed(packet)).collect();
            assert!(strange.is_empty(), "{strange:?}");
        }
        assert!(
            said(&left_sent, left.address()).iter().all(|packet| packet.to == the_relay),
            "it does not learn who dials"
        );
        for packet in at_relay.stop().iter().chain(&left_sent).chain(&right_sent) {
            assert_eq!(secrets.iter().find(|(_, bytes)| packet.shows(bytes)).map(|(name, _)| name), None);
        }
    });
}

/// What nobody who watches may see.
fn planted(left: &Arc<Vault>, right: &Arc<Vault>) -> Vec<(&'static str, Vec<u8>)> {
    let mut planted = Vec::new();
    for vault in [left, right] {
        let peer = vault.peer.lock().unwrap();
        let ids = [
            ("circle", peer.charter.circle().as_bytes().to_vec()),
            ("device", peer.log().as_bytes().to_vec()),
            ("page", peer.charter.page_hash().as_bytes().to_vec()),
            ("contact secret", peer.membership().secrets[0].as_bytes().to_vec()),
        ];
        for (name, bytes) in ids {
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            planted.extend([(name, hex.to_uppercase().into_bytes()), (name, hex.into_bytes()), (name, bytes)]);
        }
    }
    planted.extend(["cairn", "Cairn", "Founder", "Person 2"].map(|word| (word, word.as_bytes().to_vec())));
    planted
}

#[test]
fn relay_itself_sees_no_name_and_no_id_of_ours() {
    apart("namespaces::relay_itself_sees_no_name_and_no_id_of_ours", || {
        // Without encryption between device and relay, the packets are what the relay reads.
        let mut network = network::Network::new();
        let host = network.host("only", 1);
        let config = format!("enable_metrics = false\nhttp_bind_addr = \"127.0.0.1:8080\"\n{TOKEN_LINE}\n");
        let _running = start(&["ip", "netns", "exec", "only"], &config);
        let (steward, editor) = pair();
        let secrets = planted(&steward, &editor);
        host.start(|| until_it_listens("127.0.0.1:8080")).join().unwrap();
        let capture = host.capture();
        host.start(move || async move {
            let (left, right) = (Device::of(steward).await, Device::of(editor).await);
            let url = "http://127.0.0.1:8080";
            let openings = Openings { keys: vec![key(1)], bind: None, relay: Some(named(url)) };
            let listener = Arc::new(Listener::open_at(openings).await.unwrap());
            listener.until_relayed(Duration::from_secs(60)).await.unwrap();
            let (gathering, serving) = (left.gathering.clone(), Arc::clone(&listener));
            tokio::spawn(async move { gathering.serve(&serving).await });
            left.write(1_000).await;
            let link = dial_through(key(2), &listener.ticket(), &[named(url)]).await.unwrap();
            assert_eq!(right.gathering.sync_with(link, Mode::Part).await, Some(COMPLETE));
        })
        .join()
        .unwrap();
        let packets = capture.stop();
        assert!(packets.iter().any(|packet| packet.shows(b"HTTP/1.1")), "what goes to the relay is read");
        for packet in &packets {
            assert_eq!(secrets.iter().find(|(_, bytes)| packet.shows(bytes)).map(|(name, _)| name), None);
        }
    });
}

/// A listener with its announcement, for a device that looks around.
async fn look_around(vault: &Arc<Vault>) -> (Arc<Listener>, Lan) {
    let listener = Arc::new(Listener::open(Zeroizing::new(rand::random()), Bind::Networks).await.unwrap());
    let secrets = vault.peer.lock().unwrap().membership().secrets;
    let lan = Lan::open(&secrets, &listener.ticket(), rand::random()).unwrap();
    (listener, lan)
}

/// Dials whom it finds, and serves who comes, until it holds two logs.
async fn meet_in_the_network(vault: Arc<Vault>, done: Arc<Barrier>) -> Device {
    let device = Device::of(Arc::clone(&vault)).await;
    device.write(100).await;
    let (listener, mut lan) = look_around(&vault).await;
    let (gathering, serving) = (device.gathering.clone(), Arc::clone(&listener));
    let serving = tokio::spawn(async move { gathering.serve(&serving).await });
    let gathering = device.gathering.clone();
    let finding = async {
        while let Some(peer) = lan.next().await {
            if peer.turn == Turn::Ours {
                let gathering = gathering.clone();
                tokio::spawn(async move {
                    let link = dial(Zeroizing::new(rand::random()), &peer.ticket).await.unwrap();
                    gathering.sync_with(link, Mode::Stay).await
                });
            }
        }
    };
    tokio::select! {
        () = finding => panic!("discovery stopped"),
        () = until("both met", || device.heads().len() == 2) => {}
    }
    done.wait().await;
    lan.close().await;
    device.gathering.close();
    serving.await.unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    Arc::into_inner(listener).unwrap().close().await;
    device
}

#[test]
fn devices_in_one_network_find_each_other_and_speak_only_while_open() {
    apart("namespaces::devices_in_one_network_find_each_other_and_speak_only_while_open", || {
        let mut network = network::Network::new();
        let hosts = [network.host("left", 1), network.host("right", 2), network.host("stranger", 3)];
        let captures = [hosts[0].capture(), hosts[1].capture()];
        let (mut steward, mut editor) = (MemoryPeer::found(1).unwrap(), None);
        editor.replace(steward.admit(2, Role::Editor).unwrap());
        // One of them is a page behind: it is known by the epoch before.
        steward.amend(Amendment::Renew).unwrap();
        let (left, right) = (Vault::new(steward), Vault::new(editor.take().unwrap()));
        let secrets = planted(&left, &right);
        std::thread::sleep(Duration::from_millis(300));

        // A stranger looks through the same network the whole time, and finds nobody.
        let (stop, mut stopped) = mpsc::channel::<()>(1);
        let stranger = hosts[2].start(move || async move {
            let vault = Vault::new(MemoryPeer::found(9).unwrap());
            let (_listener, mut lan) = look_around(&vault).await;
            tokio::select! {
                _ = stopped.recv() => None,
                found = lan.next() => Some(found),
            }
        });
        let done = Arc::new(Barrier::new(2));
        let met: Vec<_> = [left, right]
            .into_iter()
            .zip(&hosts)
            .map(|(vault, host)| {
                let done = Arc::clone(&done);
                host.start(move || async move { meet_in_the_network(vault, done).await.heads() })
            })
            .collect();
        let heads: Vec<_> = met.into_iter().map(|met| met.join().unwrap()).collect();
        assert_eq!(heads[0], heads[1]);
        drop(stop);
        assert_eq!(stranger.join().unwrap(), None);
        // After it was closed: nothing more.
        std::thread::sleep(Duration::from_millis(500));
        let quiet = [hosts[0].capture(), hosts[1].capture()];
        std::thread::sleep(Duration::from_secs(5));
        for (capture, host) in quiet.into_iter().zip(&hosts) {
            let packets = capture.stop();
            let said = said(&packets, host.address());
            assert!(said.is_empty(), "{said:?}");
        }
        let mut names = Vec::new();
        for (capture, (host, other)) in captures.into_iter().zip([(&hosts[0], &hosts[1]), (&hosts[1], &hosts[0])]) {
            let packets = capture.stop();
            let said = said(&packets, host.address());
            assert!(said.iter().any(|packet| is_mdns(packet.to)));
            let allowed = |to: SocketAddr| is_mdns(to) || to.ip() == IpAddr::V4(other.address());
            let strange: Vec<_> = said.iter().filter(|packet| !allowed(packet.to)).collect();
            assert!(strange.is_empty(), "{strange:?}");
            for packet in &packets {
                assert_eq!(secrets.iter().find(|(_, bytes)| packet.shows(bytes)).map(|(name, _)| name), None);
            }
            names.push(said.iter().filter(|packet| is_mdns(packet.to)).count());
        }
        assert!(names.iter().all(|count| *count > 0));
    });
}

#[test]
fn announcements_have_nothing_in_common_from_one_opening_to_the_next() {
    apart("namespaces::announcements_have_nothing_in_common_from_one_opening_to_the_next", || {
        let mut network = network::Network::new();
        let host = network.host("only", 1);
        let vault = Vault::new(MemoryPeer::found(1).unwrap());
        let heard = [(); 2].map(|()| {
            let capture = host.capture();
            let vault = Arc::clone(&vault);
            host.start(move || async move {
                let (listener, lan) = look_around(&vault).await;
                tokio::time::sleep(Duration::from_secs(2)).await;
                lan.close().await;
                Arc::into_inner(listener).unwrap().close().await;
            })
            .join()
            .unwrap();
            let packets = capture.stop();
            assert!(packets.iter().any(|packet| is_mdns(packet.to) && packet.shows(b"_p2p")));
            packets
        });
        // Every run of 12 letters or digits that both openings sent.
        let words = |packets: &[Packet]| -> BTreeSet<Vec<u8>> {
            packets
                .iter()
                .filter(|packet| is_mdns(packet.to))
                .flat_map(|packet| packet.payload.windows(12).map(<[u8]>::to_vec).collect::<Vec<_>>())
                .filter(|window| window.iter().all(u8::is_ascii_alphanumeric))
                .collect()
        };
        let [first, second] = heard.map(|packets| words(&packets));
        assert!(first.len() > 20 && second.len() > 20);
        assert_eq!(first.intersection(&second).count(), 0);
    });
}

#[test]
fn relays_name_is_asked_of_this_computers_name_servers_alone() {
    apart("namespaces::relays_name_is_asked_of_this_computers_name_servers_alone", || {
        let folder = tempfile::tempdir().unwrap();
        let servers = folder.path().join("resolv.conf");
        std::fs::write(&servers, "nameserver 10.1.0.53\n").unwrap();
        network::put_in_place(&servers, "/etc/resolv.conf");
        let mut network = network::Network::new();
        let host = network.host("only", 1);
        // Packets to everywhere leave; nobody answers.
        command("ip", &["-n", "only", "route", "add", "default", "via", "10.1.0.254"]);
        command("ip", &["-n", "only", "neigh", "add", "10.1.0.254", "lladdr", "02:00:00:00:00:01", "dev", "eth0"]);
        command("ip", &["-n", "only", "neigh", "add", "10.1.0.53", "lladdr", "02:00:00:00:00:02", "dev", "eth0"]);
        let capture = host.capture();
        host.start(|| async {
            let relay = Relay::new("https://relay.example", None).unwrap();
            let ticket = PeerTicket {
                peer: *DeviceKey::from_seed([1; 32]).public().as_bytes(),
                addresses: Vec::new(),
                relay: Some(TicketRelay::named("https://relay.example")),
            };
            let openings = Openings { keys: vec![key(1)], bind: None, relay: Some(relay.clone()) };
            let listener = Listener::open_at(openings).await.unwrap();
            assert!(dial_through(key(2), &ticket, &[relay]).await.is_err());
            listener.close().await;
        })
        .join()
        .unwrap();
        let packets = capture.stop();
        let said = said(&packets, host.address());
        assert!(said.iter().any(|packet| packet.to == "10.1.0.53:53".parse().unwrap()));
        let strange: Vec<_> = said.iter().filter(|packet| packet.to != "10.1.0.53:53".parse().unwrap()).collect();
        assert!(strange.is_empty(), "{strange:?}");
    });
}
