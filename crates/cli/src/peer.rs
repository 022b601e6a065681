//! Another `cairn api` process, for the demonstration: real processes, real pipes.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context, bail};
use cairn_app::api::{ErrorView, Progress, Request, Response};
use serde_json::json;

/// How long the demonstration waits for one answer.
const PATIENCE: Duration = Duration::from_secs(180);

#[derive(serde::Deserialize)]
struct Line {
    id: u64,
    progress: Option<Progress>,
    response: Option<Response>,
    error: Option<ErrorView>,
}

/// What a peer said.
pub(crate) enum Said {
    /// A step on the way.
    Progress(Progress),
    /// The end of a request.
    Ended(Result<Response, Box<ErrorView>>),
}

/// A `cairn api` process with its vault.
pub(crate) struct Peer {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    waiting: Vec<(u64, Said)>,
    next: u64,
}

impl Peer {
    /// Makes a vault in a process of its own, then starts another that serves it.
    pub(crate) fn start(vault: &Path, name: &str, passphrase: &str) -> anyhow::Result<Self> {
        let exe = std::env::current_exe()?;
        let mut init = Command::new(&exe)
            .arg("--vault")
            .arg(vault)
            .args(["--passphrase-fd", "0", "init", "--name", name])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        writeln!(init.stdin.take().context("no stdin")?, "{passphrase}")?;
        if !init.wait()?.success() {
            bail!("the vault of {name} could not be made");
        }
        let mut child = Command::new(&exe)
            .arg("--vault")
            .arg(vault)
            .args(["--passphrase-fd", "0", "api"])
            .env("CAIRN_BIND", "loopback")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut stdin = child.stdin.take().context("no stdin")?;
        writeln!(stdin, "{passphrase}")?;
        let stdout = BufReader::new(child.stdout.take().context("no stdout")?);
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines() {
                let Ok(line) = line else { break };
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, stdin: Some(stdin), lines, waiting: Vec::new(), next: 1 })
    }

    /// Sends a request and gives its number.
    pub(crate) fn send(&mut self, request: &Request) -> anyhow::Result<u64> {
        let id = self.next;
        self.next += 1;
        let stdin = self.stdin.as_mut().context("the peer is stopped")?;
        writeln!(stdin, "{}", json!({"id": id, "request": request}))?;
        stdin.flush()?;
        Ok(id)
    }

    /// Waits for the next word on a request.
    pub(crate) fn next(&mut self, id: u64) -> anyhow::Result<Said> {
        loop {
            if let Some(found) = self.waiting.iter().position(|(of, _)| *of == id) {
                return Ok(self.waiting.remove(found).1);
            }
            let line = match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => line,
                Err(RecvTimeoutError::Timeout) => bail!("the other process did not answer"),
                Err(RecvTimeoutError::Disconnected) => bail!("the other process ended"),
            };
            let line: Line = serde_json::from_str(&line)?;
            let said = match (line.progress, line.response, line.error) {
                (Some(progress), _, _) => Said::Progress(progress),
                (None, Some(response), _) => Said::Ended(Ok(response)),
                (None, None, Some(error)) => Said::Ended(Err(Box::new(error))),
                (None, None, None) => bail!("the other process answered nothing"),
            };
            self.waiting.push((line.id, said));
        }
    }

    /// Waits for the end of a request.
    pub(crate) fn finish(&mut self, id: u64) -> anyhow::Result<Result<Response, Box<ErrorView>>> {
        loop {
            if let Said::Ended(result) = self.next(id)? {
                return Ok(result);
            }
        }
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn ask(&mut self, request: &Request) -> anyhow::Result<Response> {
        let id = self.send(request)?;
        self.finish(id)?.map_err(|error| anyhow::anyhow!("{} {}", error.message, error.advice))
    }

    /// Sends a request that must fail, and gives its error.
    pub(crate) fn ask_refused(&mut self, request: &Request) -> anyhow::Result<ErrorView> {
        let id = self.send(request)?;
        match self.finish(id)? {
            Ok(_) => bail!("it should have been refused"),
            Err(error) => Ok(*error),
        }
    }

    /// Waits for a ticket on a request.
    pub(crate) fn ticket(&mut self, id: u64) -> anyhow::Result<String> {
        loop {
            match self.next(id)? {
                Said::Progress(Progress::Ticket { ticket, .. }) => return Ok(ticket),
                Said::Progress(_) => {}
                Said::Ended(Ok(_)) => bail!("it ended without a ticket"),
                Said::Ended(Err(error)) => bail!("{} {}", error.message, error.advice),
            }
        }
    }

    /// Waits for the six digits on a request.
    pub(crate) fn code(&mut self, id: u64) -> anyhow::Result<(String, String)> {
        loop {
            match self.next(id)? {
                Said::Progress(Progress::Code { job, code }) => return Ok((job, code)),
                Said::Progress(_) => {}
                Said::Ended(Ok(_)) => bail!("it ended without a code"),
                Said::Ended(Err(error)) => bail!("{} {}", error.message, error.advice),
            }
        }
    }

    /// Ends the process in order: its vault is closed.
    pub(crate) fn stop(mut self) -> anyhow::Result<()> {
        drop(self.stdin.take());
        if !self.child.wait()?.success() {
            bail!("the other process did not end well");
        }
        Ok(())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        if self.stdin.is_some() {
            // Only on the way out of an error: the process may be gone already.
            self.child.kill().ok();
            self.child.wait().ok();
        }
    }
}
