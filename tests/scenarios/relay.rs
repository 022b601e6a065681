//! Over a stock `iroh-relay`, which the test starts, between two `cairn` processes.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit};

pub(crate) const TOKEN: &str = "a-token-of-the-circle";

/// A relay on this computer, until it is dropped.
pub(crate) struct Relay {
    child: Child,
    pub(crate) url: String,
    _folder: tempfile::TempDir,
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Starts a relay that is spoken to in clear, on this computer.
pub(crate) fn start() -> Relay {
    start_with("http", |port, lines| format!("http_bind_addr = \"127.0.0.1:{port}\"\n{lines}"))
}

/// Starts a relay that shows a certificate.
fn start_with_certificate(certificate: &Path, key: &Path) -> Relay {
    let (certificate, key) = (certificate.to_owned(), key.to_owned());
    start_with("https", move |port, lines| {
        let plain = free_port();
        format!(
            "http_bind_addr = \"127.0.0.1:{plain}\"\n{lines}[tls]\nhttps_bind_addr = \"127.0.0.1:{port}\"\n\
             cert_mode = \"Manual\"\nmanual_cert_path = {certificate:?}\nmanual_key_path = {key:?}\n"
        )
    })
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The relay's program as its makers publish it, of the version of our iroh; `./check` brings it. `complete` makes the whole
/// configuration of a port and of the lines that all relays have.
fn start_with(scheme: &str, complete: impl FnOnce(u16, &str) -> String) -> Relay {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin/iroh-relay");
    assert!(program.exists(), "iroh-relay is missing: `./check test` brings it (need_relay in .ci/lib.sh)");
    let port = free_port();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relay.toml");
    std::fs::write(&file, complete(port, &format!("enable_metrics = false\naccess.shared_token = [\"{TOKEN}\"]\n")))
        .unwrap();
    let mut command = Command::new(program);
    command.arg("--config-path").arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    let relay = Relay { child: command.spawn().unwrap(), url: format!("{scheme}://127.0.0.1:{port}"), _folder: folder };
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the relay does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    relay
}

/// Makes a certificate as `openssl` does by default for oneself: it says that it signs others, and names no host.
fn self_made(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    let (key, certificate) = (folder.join(format!("{name}-key.pem")), folder.join(format!("{name}.pem")));
    let made = Command::new("openssl")
        .args("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=relay".split(' '))
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output()
        .expect("openssl runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (certificate, key)
}

fn two() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    (amal, noor, circle)
}

pub(crate) fn name(device: &mut Device, url: &str, token: &str) -> Value {
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
fn a_relay_with_a_certificate_of_its_own_carries_those_who_named_that_certificate_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = self_made(folder.path(), "relay");
    let (other, _) = self_made(folder.path(), "other");
    let relay = start_with_certificate(&certificate, &key);
    let (mut amal, mut noor, circle) = two();
    amal.record(&circle, "By Amal");
    let set = |device: &mut Device, certificate: Option<&Path>| {
        let request = json!({ "cmd": "relay_set", "url": relay.url, "token": TOKEN, "certificate": certificate });
        device.ask(&request)["certificate"].clone()
    };
    let listen = json!({ "cmd": "sync_listen", "circle": circle, "once": true, "only_relay": true });
    // Whoever leaves it to the public authorities, or names another certificate, is not connected: nobody could tell the relay
    // from somebody between.
    assert_eq!(set(&mut amal, None), Value::Null);
    let listening = amal.send(&listen);
    while amal.progress(listening, "notice")["notice"] != "notice-relay-unreachable" {}
    amal.progress(listening, "ticket");
    let jobs = amal.ask(&json!({ "cmd": "jobs" }));
    amal.ask(&json!({ "cmd": "job_cancel", "job": jobs["jobs"][0]["job"] }));
    amal.finish(listening).unwrap_err();
    let fingerprint = set(&mut amal, Some(&certificate));
    assert_eq!(set(&mut noor, Some(&other)).as_str().map(str::len), Some(64));
    let listening = amal.send(&listen);
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    let with = json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle });
    assert_eq!(noor.refused(&with), "unreachable");
    assert_eq!(set(&mut noor, Some(&certificate)), fingerprint, "both can compare it");
    assert_eq!(noor.ask(&with)["entries_equal"], true);
    amal.finish(listening).unwrap();
    assert_eq!(noor.titles(&circle), ["By Amal"]);
}

#[test]
fn the_relays_certificate_comes_from_a_file_and_its_fingerprint_is_shown() {
    let vault = Vault::init("Amal").unwrap();
    let (certificate, key) = self_made(vault.dir(), "relay");
    let path = |file: &Path| file.to_str().unwrap().to_owned();
    let set = ["sync", "relay", "set", "https://192.0.2.7:8443", "--certificate"];
    let named = vault.json(&[&set[..], &[&path(&certificate)]].concat()).unwrap();
    let fingerprint = ["x509", "-noout", "-fingerprint", "-sha256", "-in"];
    let digits = Command::new("openssl").args(fingerprint).arg(&certificate).output().unwrap();
    let digits = String::from_utf8(digits.stdout).unwrap().trim().rsplit('=').next().unwrap().replace(':', "");
    assert_eq!(named[0]["certificate"], json!(digits.to_lowercase()));
    assert!(vault.ok(&["sync", "relay", "show"]).unwrap().contains(&digits.to_lowercase()));
    // What is no certificate is refused, and the one before stays.
    let (empty, both) = (vault.dir().join("empty"), vault.dir().join("both"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&both, std::fs::read(&certificate).unwrap().repeat(2)).unwrap();
    for bad in [&empty, &both, &key] {
        let refused = vault.refused(&[&set[..], &[&path(bad)]].concat()).unwrap();
        assert_eq!(refused, (2, "relay-certificate".to_owned()), "{bad:?}");
    }
    let missing = vault.refused(&[&set[..], &[&path(&vault.dir().join("nowhere"))]].concat()).unwrap();
    assert_eq!(missing.1, "unreadable");
    assert_eq!(vault.json(&["sync", "relay", "show"]).unwrap(), named);
    // Named again without one, the public authorities vouch.
    let again = vault.json(&set[..4]).unwrap();
    assert_eq!(again[0]["certificate"], Value::Null);
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
    assert_eq!(set[0], json!({ "schema": "cairn.relay/1", "url": url, "token": true, "certificate": null }));
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
    assert_eq!(none[0], json!({ "schema": "cairn.relay/1", "url": null, "token": false, "certificate": null }));
}
