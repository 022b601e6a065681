//! Debian's `age`, sealing a file to a recipient, synced at the end.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

/// Makes a recipient.
pub fn recipient(stage: &Path) -> anyhow::Result<String> {
    let identity = stage.join("identity");
    let made = Command::new("age-keygen").arg("-o").arg(&identity).output().context("age-keygen is missing")?;
    ensure!(made.status.success(), "age-keygen failed");
    let shown = Command::new("age-keygen").arg("-y").arg(&identity).output()?;
    Ok(String::from_utf8(shown.stdout)?.trim().to_owned())
}

/// Seals a file and gives the time until it is synced.
pub fn seal(from: &Path, to: &Path, recipient: &str) -> anyhow::Result<Duration> {
    let began = Instant::now();
    let status =
        Command::new("age").args(["-r", recipient, "-o"]).arg(to).arg(from).status().context("age is missing")?;
    ensure!(status.success(), "age failed");
    File::open(to)?.sync_all()?;
    Ok(began.elapsed())
}
