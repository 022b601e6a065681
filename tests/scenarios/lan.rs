//! Members in one network, each in a network namespace of its own, which the test makes.
//!
//! Needs root, or user namespaces; fails where neither is to be had. Nothing of it remains when the test ends.

use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use crate::api::{Device, admit};

/// Says to the process that it is the one in namespaces of its own.
const APART: &str = "CAIRN_TEST_NAMESPACES";

fn run(line: &str) -> String {
    let mut words = line.split(' ');
    let output =
        Command::new(words.next().unwrap()).args(words).output().unwrap_or_else(|error| panic!("{line}: {error}"));
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the test of this name again, in a process with network and mounts of its own, and there its body.
fn apart(name: &str, body: impl FnOnce()) {
    if std::env::var_os(APART).is_some() {
        // `ip netns` keeps its names here.
        run("mount -t tmpfs tmpfs /run");
        run("ip link set lo up");
        run("ip link add office type bridge forward_delay 0 mcast_snooping 0");
        run("ip link set office up");
        return body();
    }
    let mut command = Command::new("unshare");
    if run("id -u").trim() != "0" {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--net", "--mount"]).arg(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture", "--test-threads=1"]).env(APART, "1");
    let output = command.output().expect("unshare (package util-linux)");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("1 passed"), "the test was not found by its name: {told}");
}

/// Adds a computer to the network, without IPv6, whose kernel speaks by itself.
fn host(name: &str, number: u8) {
    run(&format!("ip netns add {name}"));
    run(&format!("ip netns exec {name} sysctl -q -w net.ipv6.conf.all.disable_ipv6=1"));
    run(&format!("ip netns exec {name} sysctl -q -w net.ipv6.conf.default.disable_ipv6=1"));
    run(&format!("ip link add {name} type veth peer name eth0 netns {name}"));
    run(&format!("ip link set {name} master office up"));
    run(&format!("ip -n {name} addr add 10.1.0.{number}/24 dev eth0"));
    run(&format!("ip -n {name} link set lo up"));
    run(&format!("ip -n {name} link set eth0 up"));
}

/// Counts the packets that a computer sent.
fn sent(name: &str) -> u64 {
    let told = run(&format!("ip -n {name} -j -s link show eth0"));
    let told: Value = serde_json::from_str(&told).unwrap();
    told[0]["stats64"]["tx"]["packets"].as_u64().unwrap()
}

/// Two members, each at home in a computer of the network.
fn two_hosts() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    host("left", 1);
    host("right", 2);
    let amal = Device::open_in(amal.close(), "left");
    let noor = Device::open_in(noor.close(), "right");
    (amal, noor, circle)
}

fn stop(device: &mut Device, request: u64) -> Value {
    let jobs = device.ask(&json!({ "cmd": "jobs" }));
    for job in jobs["jobs"].as_array().unwrap().iter().filter(|job| job["cmd"] == "sync_lan") {
        device.ask(&json!({ "cmd": "job_cancel", "job": job["job"] }));
    }
    device.finish(request).unwrap()
}

#[test]
fn members_in_one_network_meet_and_nothing_is_sent_before_or_after() {
    apart("lan::members_in_one_network_meet_and_nothing_is_sent_before_or_after", || {
        let (mut amal, mut noor, circle) = two_hosts();
        amal.record(&circle, "By Amal");
        noor.record(&circle, "By Noor");
        std::thread::sleep(Duration::from_secs(1));
        assert_eq!([sent("left"), sent("right")], [0, 0], "before");

        let lan = json!({ "cmd": "sync_lan", "circle": circle });
        let (amals, noors) = (amal.send(&lan), noor.send(&lan));
        for (device, request) in [(&mut amal, amals), (&mut noor, noors)] {
            while device.progress(request, "peers")["connected"] == json!([]) {}
        }
        let both = |device: &mut Device, titles: &[&str]| {
            for _ in 0..600 {
                if device.titles(&circle) == titles {
                    return;
                }
                std::thread::sleep(Duration::from_millis(100));
            }
            panic!("{:?} instead of {titles:?}", device.titles(&circle));
        };
        both(&mut amal, &["By Amal", "By Noor"]);
        both(&mut noor, &["By Amal", "By Noor"]);
        // They stay, and pass on what is written.
        noor.record(&circle, "Later");
        both(&mut amal, &["By Amal", "By Noor", "Later"]);

        let met = stop(&mut amal, amals);
        assert_eq!((&met["schema"], &met["ended"]), (&json!("cairn.lan/1"), &json!("stopped")));
        assert_eq!(met["met"][0]["peer"], "Noor", "{met}");
        assert_eq!(met["met"][0]["entries_equal"], true, "{met}");
        let met = stop(&mut noor, noors);
        assert_eq!((&met["met"][0]["peer"], &met["digest"]), (&json!("Amal"), &json!(amal.digest(&circle))));

        // What the kernel still owes: the multicast group that was left, neighbours that are asked for.
        std::thread::sleep(Duration::from_secs(8));
        let quiet = [sent("left"), sent("right")];
        assert!(quiet.iter().all(|count| *count > 0), "something was sent while it ran");
        amal.record(&circle, "Afterwards");
        std::thread::sleep(Duration::from_secs(5));
        assert_eq!([sent("left"), sent("right")], quiet, "after");
        assert_eq!(noor.titles(&circle), ["By Amal", "By Noor", "Later"]);
    });
}

#[test]
fn a_meeting_of_once_ends_when_everything_is_exchanged_with_one_member() {
    apart("lan::a_meeting_of_once_ends_when_everything_is_exchanged_with_one_member", || {
        let (mut amal, mut noor, circle) = two_hosts();
        amal.record(&circle, "By Amal");
        let staying = amal.send(&json!({ "cmd": "sync_lan", "circle": circle }));
        let met = noor.ask(&json!({ "cmd": "sync_lan", "circle": circle, "once": true }));
        assert_eq!((&met["ended"], &met["met"][0]["peer"]), (&json!("once"), &json!("Amal")), "{met}");
        assert_eq!(met["met"][0]["entries_equal"], true, "{met}");
        assert_eq!(noor.titles(&circle), ["By Amal"]);
        assert_eq!(stop(&mut amal, staying)["met"][0]["peer"], "Noor");
        let too_long = noor.refused(&json!({ "cmd": "sync_lan", "circle": circle, "idle": 0 }));
        assert_eq!(too_long, "bad-value");
    });
}
