//! Makes the namespaces with `unshare` and `ip`, and runs devices in them, each on threads of its own.

use std::fs::File;
use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread::JoinHandle;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use super::capture::Capture;

/// Says to the process that it is the one in namespaces of its own.
const APART: &str = "CAIRN_TEST_NAMESPACES";

/// Runs a command that has to succeed.
pub(crate) fn run(program: &str, words: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(words).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program} {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Runs the test of this name again, in a process with network and mounts of its own, and there its body.
pub(crate) fn apart(name: &str, body: impl FnOnce()) {
    if std::env::var_os(APART).is_some() {
        // `ip netns` keeps its names here.
        run("mount", &["-t", "tmpfs", "tmpfs", "/run"]);
        return body();
    }
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--net", "--mount"]).arg(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture", "--test-threads=1"]).env(APART, "1");
    let output = command.output().expect("unshare (package util-linux)");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("1 passed"), "the test was not found by its name: {told}");
}

/// Puts a file where programs look for it. Where the place is a link to what these namespaces hide, it is made anew.
pub(crate) fn put_in_place(file: &Path, place: &str) {
    if let Ok(target) = std::fs::read_link(place)
        && !Path::new(place).exists()
    {
        let target = Path::new(place).parent().unwrap().join(target);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, []).unwrap();
    }
    run("mount", &["--bind", file.to_str().unwrap(), place]);
}

/// One network like that of an office: every host sees every other.
pub(crate) struct Network {
    hosts: Vec<String>,
}

/// A computer in the network.
pub(crate) struct Host {
    name: String,
    address: Ipv4Addr,
}

impl Network {
    pub(crate) fn new() -> Self {
        run("ip", &["link", "set", "lo", "up"]);
        run("ip", &["link", "add", "office", "type", "bridge", "forward_delay", "0", "mcast_snooping", "0"]);
        run("ip", &["link", "set", "office", "up"]);
        Self { hosts: Vec::new() }
    }

    /// Adds a host with the address 10.1.0.`number`.
    pub(crate) fn host(&mut self, name: &str, number: u8) -> Host {
        let address = Ipv4Addr::new(10, 1, 0, number);
        run("ip", &["netns", "add", name]);
        run("ip", &["link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name]);
        run("ip", &["link", "set", name, "master", "office", "up"]);
        run("ip", &["-n", name, "addr", "add", &format!("{address}/24"), "dev", "eth0"]);
        run("ip", &["-n", name, "link", "set", "lo", "up"]);
        run("ip", &["-n", name, "link", "set", "eth0", "up"]);
        self.hosts.push(name.to_owned());
        Host { name: name.to_owned(), address }
    }

    /// Takes hosts out of the network, each into one of its own with this host between, which passes nothing on. It has the
    /// address 10.9.0.1 on both sides.
    pub(crate) fn between(&mut self, name: &str, sides: [&str; 2]) -> Host {
        run("ip", &["netns", "add", name]);
        run("ip", &["-n", name, "link", "set", "lo", "up"]);
        run("ip", &["-n", name, "addr", "add", "10.9.0.1/32", "dev", "lo"]);
        for (number, side) in (1u8..).zip(sides) {
            let port = format!("to{number}");
            run("ip", &["link", "del", side]);
            run("ip", &["-n", name, "link", "add", &port, "type", "veth", "peer", "name", "eth0", "netns", side]);
            run("ip", &["-n", name, "addr", "add", &format!("10.{}.0.254/24", number + 1), "dev", &port]);
            run("ip", &["-n", name, "link", "set", &port, "up"]);
            run("ip", &["-n", side, "addr", "add", &format!("10.{}.0.{number}/24", number + 1), "dev", "eth0"]);
            run("ip", &["-n", side, "link", "set", "eth0", "up"]);
            let via = format!("10.{}.0.254", number + 1);
            run("ip", &["-n", side, "route", "add", "10.9.0.1/32", "via", &via]);
        }
        Host { name: name.to_owned(), address: Ipv4Addr::new(10, 9, 0, 1) }
    }

    /// Pulls the plug at the switch; the host does not notice.
    pub(crate) fn cut(&self, name: &str) {
        run("ip", &["link", "set", name, "nomaster"]);
    }

    /// Puts the plug back.
    pub(crate) fn heal(&self, name: &str) {
        run("ip", &["link", "set", name, "master", "office"]);
    }
}

impl Host {
    pub(crate) fn address(&self) -> Ipv4Addr {
        self.address
    }

    /// Says that the host has another address now.
    pub(crate) fn at(self, address: [u8; 4]) -> Self {
        Self { address: address.into(), ..self }
    }

    /// Runs a device on this host: every thread of its runtime is in the host's namespace.
    pub(crate) fn start<F, T>(&self, device: impl FnOnce() -> F + Send + 'static) -> JoinHandle<T>
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(File::open(format!("/run/netns/{}", self.name)).unwrap());
        std::thread::spawn(move || {
            enter(&place);
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .on_thread_start({
                    let place = Arc::clone(&place);
                    move || enter(&place)
                })
                .build()
                .unwrap();
            runtime.block_on(async { tokio::spawn(device()).await.unwrap() })
        })
    }

    /// Records every packet at this host's interfaces from now on.
    pub(crate) fn capture(&self) -> Capture {
        let place = File::open(format!("/run/netns/{}", self.name)).unwrap();
        Capture::start(move || enter(&place))
    }
}

fn enter(place: &File) {
    move_into_link_name_space(place.as_fd(), Some(LinkNameSpaceType::Network)).unwrap();
}

/// Makes a certificate for an address, as someone does who runs a relay without a name; gives its folder and its DER form.
pub(crate) fn openssl_certificate(address: &str) -> (tempfile::TempDir, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (key, pem) = (path("key.pem"), path("certificate.pem"));
    let names = format!("subjectAltName=IP:{address}");
    let words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=relay \
                 -addext basicConstraints=critical,CA:FALSE -addext";
    let mut words: Vec<&str> = words.split_whitespace().collect();
    words.extend([names.as_str(), "-keyout", &key, "-out", &pem]);
    run("openssl", &words);
    let der = run("openssl", &["x509", "-in", &pem, "-outform", "DER"]);
    (folder, der)
}
