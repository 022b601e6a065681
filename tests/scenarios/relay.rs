//! Over a stock `iroh-relay`, which the test starts, between two `cairn` processes.

use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit};

const TOKEN: &str = "a-token-of-the-circle";

/// A relay on this computer, until it is dropped.
struct Relay {
    child: Child,
    url: String,
    _folder: tempfile::TempDir,
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The relay's program as its makers publish it, of the version of our iroh; `./check` brings it.
fn start() -> Relay {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin/iroh-relay");
    assert!(program.exists(), "iroh-relay is missing: `./check test` brings it (need_relay in .ci/lib.sh)");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relay.toml");
    let config =
        format!("enable_metrics = false\nhttp_bind_addr = \"127.0.0.1:{port}\"\naccess.shared_token = [\"{TOKEN}\"]\n");
    std::fs::write(&file, config).unwrap();
    let mut command = Command::new(program);
    command.arg("--config-path").arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    let relay = Relay { child: command.spawn().unwrap(), url: format!("http://127.0.0.1:{port}"), _folder: folder };
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the relay does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    relay
}

fn two() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    (amal, noor, circle)
}

fn name(device: &mut Device, url: &str, token: &str) -> Value {
    device.ask(&json!({ "cmd": "relay_set", "url": url, "token": token }))
}

#[test]
fn two_devices_sync_over_the_relay_that_both_named_and_over_no_other() {
    let relay = start();
    let (mut amal, mut noor, circle) = two();
    amal.record(&circle, "By Amal");
    let listen = json!({ "cmd": "sync_listen", "circle": circle, "once": true, "only_relay": true });
    assert_eq!(amal.refused(&listen), "relay-unknown", "none is named yet");
    let shown = name(&mut amal, &relay.url, TOKEN);
    assert_eq!((&shown["schema"], &shown["token"]), (&json!("cairn.relay/1"), &json!(true)));

    let listening = amal.send(&listen);
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    let with = json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle });
    assert_eq!(noor.refused(&with), "relay-unknown", "she named none, so none is contacted");
    // One that is named, and is another, is not contacted for it either.
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    other.set_nonblocking(true).unwrap();
    name(&mut noor, &format!("http://{}", other.local_addr().unwrap()), TOKEN);
    assert_eq!(noor.refused(&with), "relay-unknown");
    assert!(other.accept().is_err(), "nobody came");

    name(&mut noor, &relay.url, TOKEN);
    let synced = noor.ask(&with);
    assert_eq!((&synced["schema"], &synced["entries_equal"]), (&json!("cairn.sync/1"), &json!(true)));
    assert_eq!(amal.finish(listening).unwrap()["entries_equal"], true);
    assert_eq!(noor.titles(&circle), ["By Amal"]);
}

#[test]
fn who_stays_over_the_relay_is_shown_so() {
    let relay = start();
    let (mut amal, mut noor, circle) = two();
    for device in [&mut amal, &mut noor] {
        name(device, &relay.url, TOKEN);
    }
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": false }));
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    noor.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle, "stay": true, "only_relay": true }));
    let told = loop {
        let told = amal.progress(listening, "peers");
        if told["connected"] != json!([]) {
            break told;
        }
    };
    assert_eq!((&told["connected"][0]["person"], &told["connected"][0]["way"]), (&json!("Noor"), &json!("relay")));
    noor.record(&circle, "By Noor");
    let started = Instant::now();
    while amal.titles(&circle) != ["By Noor"] {
        assert!(started.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_member_is_reached_by_name_once_their_device_told_where() {
    let relay = start();
    let (mut amal, mut noor, circle) = two();
    let by_name = json!({ "cmd": "sync_with", "ticket": "Amal", "circle": circle });
    assert_eq!(noor.refused(&by_name), "not-reached");
    let nobody = json!({ "cmd": "sync_with", "ticket": "Nobody", "circle": null });
    assert_eq!(noor.refused(&nobody), "unknown-member");
    for device in [&mut amal, &mut noor] {
        name(device, &relay.url, TOKEN);
    }
    let listen = json!({ "cmd": "sync_listen", "circle": circle, "once": false });
    let listening = amal.send(&listen);
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    noor.ask(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    amal.record(&circle, "By Amal");
    noor.ask(&by_name);
    assert_eq!(noor.titles(&circle), ["By Amal"]);

    // Another process of hers, later, under the same page: no new ticket is needed, and nothing is told anew.
    let mut amal = Device::open(amal.close());
    let listening = amal.send(&listen);
    amal.progress(listening, "ticket");
    let key = amal.key(&circle);
    amal.record(&circle, "Later");
    let by_key = json!({ "cmd": "sync_with", "ticket": key[..8], "circle": null });
    let synced = noor.ask(&by_key);
    assert_eq!((&synced["entries_received"], &synced["peer"]), (&json!(1), &json!("Amal")), "{synced}");
    assert_eq!(noor.titles(&circle), ["By Amal", "Later"]);

    // The relay is forgotten: members are told, once they meet.
    amal.ask(&json!({ "cmd": "relay_forget" }));
    let mut amal = Device::open(amal.close());
    let listening = amal.send(&listen);
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    noor.ask(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    assert_eq!(noor.refused(&by_name), "not-reached");
}

#[test]
fn a_relay_that_knows_another_token_lets_nobody_in_and_that_is_said() {
    let relay = start();
    let mut amal = Device::new("Amal");
    let circle = amal.found("North desk");
    name(&mut amal, &relay.url, "another");
    let only = json!({ "cmd": "sync_listen", "circle": circle, "once": true, "only_relay": true });
    assert_eq!(amal.refused(&only), "relay-denied");
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": true }));
    loop {
        let notice = amal.progress(listening, "notice");
        if notice["notice"] == "notice-relay-denied" {
            break;
        }
    }
    amal.progress(listening, "ticket");
}

#[test]
fn the_token_comes_from_a_file_and_is_never_shown() {
    let vault = Vault::init("Amal").unwrap();
    let file = vault.dir().join("token");
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let file = file.to_str().unwrap();
    let url = "https://relay.example:8443/";
    let set = vault.json(&["sync", "relay", "set", "https://relay.example:8443", "--token-file", file]).unwrap();
    assert_eq!(set[0], json!({ "schema": "cairn.relay/1", "url": url, "token": true }));
    assert_eq!(vault.json(&["sync", "relay", "show"]).unwrap(), set);
    let text = vault.ok(&["sync", "relay", "show"]).unwrap();
    assert!(text.contains(url) && !text.contains(TOKEN), "{text}");
    // Not in the clear on the disk, and by no name that the window may ask for.
    for entry in std::fs::read_dir(vault.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(path).unwrap();
            assert!(!bytes.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()));
        }
    }
    for (bad, code) in [("http://relay.example", "relay-address"), ("relay", "relay-address")] {
        assert_eq!(vault.refused(&["sync", "relay", "set", bad]).unwrap(), (2, code.to_owned()));
    }
    std::fs::write(file, "two words\n").unwrap();
    let refused = vault.refused(&["sync", "relay", "set", url, "--token-file", file]).unwrap();
    assert_eq!(refused, (2, "relay-token".to_owned()));
    assert_eq!(vault.json(&["sync", "relay", "show"]).unwrap(), set, "a refused one changes nothing");
    vault.ok(&["sync", "relay", "forget"]).unwrap();
    let none = vault.json(&["sync", "relay", "show"]).unwrap();
    assert_eq!(none[0], json!({ "schema": "cairn.relay/1", "url": null, "token": false }));
}
