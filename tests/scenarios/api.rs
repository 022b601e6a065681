//! One `cairn api` process for each device: real vaults, real connections on this machine.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use cairn_tests::{PASSPHRASE, Vault, cairn_path};
use serde_json::{Value, json};

/// How long a test waits for one line; a machine that builds at the same time is slow.
const PATIENCE: Duration = Duration::from_secs(180);

/// A device: its vault, and the process that has it open.
pub(crate) struct Device {
    pub(crate) vault: Vault,
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<Value>,
    waiting: Vec<Value>,
    next: u64,
}

impl Device {
    /// Makes a vault and opens it.
    pub(crate) fn new(name: &str) -> Self {
        Self::open(Vault::init(name).unwrap())
    }

    /// Opens a vault.
    pub(crate) fn open(vault: Vault) -> Self {
        let mut command = Command::new(cairn_path().unwrap());
        command.env("CAIRN_BIND", "loopback");
        Self::start(vault, command)
    }

    /// Opens a vault on another computer of a network that the test made.
    pub(crate) fn open_in(vault: Vault, host: &str) -> Self {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", host]).arg(cairn_path().unwrap()).env_remove("CAIRN_BIND");
        Self::start(vault, command)
    }

    fn start(vault: Vault, mut command: Command) -> Self {
        let mut child = command
            .arg("--vault")
            .arg(vault.path())
            .args(["--passphrase-fd", "0", "--lang", "en", "api"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        writeln!(stdin, "{PASSPHRASE}").unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let line = serde_json::from_str(&line).unwrap_or_else(|_| json!({ "unreadable": line }));
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { vault, child, stdin: Some(stdin), lines, waiting: Vec::new(), next: 1 }
    }

    /// Sends a request and gives its number.
    pub(crate) fn send(&mut self, request: &Value) -> u64 {
        let id = self.next;
        self.next += 1;
        let stdin = self.stdin.as_mut().unwrap();
        writeln!(stdin, "{}", json!({ "id": id, "request": request })).unwrap();
        stdin.flush().unwrap();
        id
    }

    fn line(&mut self, id: u64) -> Value {
        loop {
            if let Some(place) = self.waiting.iter().position(|line| line["id"] == id) {
                return self.waiting.remove(place);
            }
            let line = self.lines.recv_timeout(PATIENCE).expect("the process did not answer");
            self.waiting.push(line);
        }
    }

    /// Waits for a kind of progress on a request.
    pub(crate) fn progress(&mut self, id: u64, kind: &str) -> Value {
        loop {
            let mut line = self.line(id);
            assert!(line.get("progress").is_some(), "it ended without {kind}: {line}");
            if line["progress"]["kind"] == kind {
                return line["progress"].take();
            }
        }
    }

    /// Waits for a kind of progress on a request, and gives the kinds that came before it.
    pub(crate) fn kinds_until(&mut self, id: u64, kind: &str) -> Vec<String> {
        let mut kinds = Vec::new();
        loop {
            let line = self.line(id);
            let told = line["progress"]["kind"].as_str().unwrap_or_else(|| panic!("it ended without {kind}: {line}"));
            if told == kind {
                return kinds;
            }
            kinds.push(told.to_owned());
        }
    }

    /// Waits for the end of a request; gives the answer, or the error.
    pub(crate) fn finish(&mut self, id: u64) -> Result<Value, Value> {
        loop {
            let mut line = self.line(id);
            if line.get("response").is_some() {
                return Ok(line["response"].take());
            } else if line.get("error").is_some() {
                return Err(line["error"].take());
            }
        }
    }

    /// Sends a request that has to succeed.
    pub(crate) fn ask(&mut self, request: &Value) -> Value {
        let id = self.send(request);
        self.finish(id).unwrap_or_else(|error| panic!("{request}: {error}"))
    }

    /// Sends a request that has to fail, and gives the code of its error.
    pub(crate) fn refused(&mut self, request: &Value) -> String {
        let id = self.send(request);
        match self.finish(id) {
            Ok(answer) => panic!("{request} succeeded: {answer}"),
            Err(error) => error["code"].as_str().unwrap().to_owned(),
        }
    }

    /// Ends the process, which closes the vault, and gives the vault back.
    pub(crate) fn close(mut self) -> Vault {
        drop(self.stdin.take());
        self.child.wait().unwrap();
        std::mem::replace(&mut self.vault, Vault::none().unwrap())
    }

    /// Kills the process without a word, as a power cut does to it, and gives the vault back.
    pub(crate) fn kill(mut self) -> Vault {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        drop(self.stdin.take());
        std::mem::replace(&mut self.vault, Vault::none().unwrap())
    }

    /// Records an incident in a circle.
    pub(crate) fn record(&mut self, circle: &str, title: &str) -> String {
        let set = json!([{ "path": "title", "value": title }]);
        let made = self.ask(&json!({ "cmd": "record_add", "kind": "incident", "circle": circle, "set": set }));
        made["id"].as_str().unwrap().to_owned()
    }

    /// Gives the titles of the incidents of a circle, sorted.
    pub(crate) fn titles(&mut self, circle: &str) -> Vec<String> {
        let list = self.ask(&json!({ "cmd": "record_list", "kind": "incident", "circle": circle, "limit": 1000 }));
        let rows = list["rows"].as_array().unwrap();
        let mut titles: Vec<String> = rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect();
        titles.sort_unstable();
        titles
    }

    /// Gives the digest of a circle.
    pub(crate) fn digest(&mut self, circle: &str) -> String {
        let answer = self.ask(&json!({ "cmd": "digest", "circle": circle }));
        answer["digests"][0]["digest"].as_str().unwrap().to_owned()
    }

    /// Lists the members of a circle.
    pub(crate) fn members(&mut self, circle: &str) -> Value {
        self.ask(&json!({ "cmd": "circle_members", "circle": circle }))
    }

    /// Gives the key of this device in a circle.
    pub(crate) fn key(&mut self, circle: &str) -> String {
        let members = self.members(circle);
        let own = members["members"].as_array().unwrap().iter().find(|member| member["own"] == true);
        own.expect("this device is no member")["device"].as_str().unwrap().to_owned()
    }

    /// Founds a circle and gives its id.
    pub(crate) fn found(&mut self, name: &str) -> String {
        self.ask(&json!({ "cmd": "circle_new", "name": name }))["id"].as_str().unwrap().to_owned()
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        if self.stdin.take().is_some() {
            self.child.kill().ok();
            self.child.wait().ok();
        }
    }
}

/// Invites a device, with both people comparing the digits.
pub(crate) fn admit(steward: &mut Device, newcomer: &mut Device, circle: &str, role: &str) {
    join(steward, newcomer, &json!({ "cmd": "circle_invite", "circle": circle, "role": role }));
}

/// As [`admit`], by an own request for the invitation.
pub(crate) fn join(steward: &mut Device, newcomer: &mut Device, invite: &Value) {
    let inviting = steward.send(invite);
    let ticket = steward.progress(inviting, "ticket")["ticket"].clone();
    let joining = newcomer.send(&json!({ "cmd": "circle_join", "ticket": ticket }));
    let theirs = newcomer.progress(joining, "code");
    let ours = steward.progress(inviting, "code");
    assert_eq!(ours["code"], theirs["code"]);
    for (device, shown) in [(&mut *steward, &ours), (&mut *newcomer, &theirs)] {
        device.ask(&json!({ "cmd": "circle_confirm", "job": shown["job"], "code": shown["code"] }));
    }
    newcomer.finish(joining).unwrap();
    steward.finish(inviting).unwrap();
}

/// Syncs two devices over a real connection; gives what the one that dialled says.
pub(crate) fn sync(listener: &mut Device, dialler: &mut Device, circle: &str) -> Value {
    try_sync(listener, dialler, circle).unwrap_or_else(|error| panic!("the sync failed: {error}"))
}

/// As [`sync`], where it may fail.
pub(crate) fn try_sync(listener: &mut Device, dialler: &mut Device, circle: &str) -> Result<Value, Value> {
    let listening = listener.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": true }));
    let ticket = listener.progress(listening, "ticket")["ticket"].clone();
    let dialling = dialler.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    let outcome = dialler.finish(dialling);
    // What the listener says is judged by the tests that need it; here it only has to end.
    listener.finish(listening).ok();
    outcome
}
