#![doc = include_str!("../README.md")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, bail, ensure};
use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_store::LockedVault;
use serde_json::Value;

/// The passphrase of every vault that these tests make.
pub const PASSPHRASE: &str = "amber kettle morning ladder five";

/// Finds the `cairn` command beside the running test.
///
/// # Errors
/// When it was not built.
pub fn cairn_path() -> anyhow::Result<PathBuf> {
    let test = std::env::current_exe()?;
    let target = test.parent().and_then(Path::parent).context("the test is not in a target folder")?;
    let command = target.join("cairn");
    ensure!(command.is_file(), "the command is not built: run `cargo build --workspace` first");
    Ok(command)
}

/// A vault in a temporary folder, and the command that works on it.
pub struct Vault {
    dir: tempfile::TempDir,
}

impl Vault {
    /// Makes a vault, whose passphrase then costs nothing to try: a scenario unlocks it dozens of times. The full price is
    /// paid by who makes one with `init` in a place of [`Vault::none`].
    ///
    /// # Errors
    /// When the command fails.
    pub fn init(name: &str) -> anyhow::Result<Self> {
        let vault = Self::none()?;
        vault.ok(&["init", "--name", name])?;
        vault.weaken()?;
        Ok(vault)
    }

    /// Seals the keyring anew, so that its passphrase costs nothing to try.
    ///
    /// # Errors
    /// When the vault does not open.
    pub fn weaken(&self) -> anyhow::Result<()> {
        let passphrase = Passphrase::new(PASSPHRASE.to_owned());
        let mut vault = LockedVault::at(&self.path()).unlock(&passphrase)?;
        vault.change_passphrase(&passphrase, WorkFactor::weak_for_tests())?;
        vault.close()?;
        Ok(())
    }

    /// Makes a place where no vault is yet.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn none() -> anyhow::Result<Self> {
        Ok(Self { dir: tempfile::tempdir()? })
    }

    /// The folder that holds the vault and whatever else a test wants beside it.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The vault's own folder.
    pub fn path(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    /// Runs the command on this vault.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn run(&self, args: &[&str]) -> anyhow::Result<Output> {
        self.run_with(PASSPHRASE, args)
    }

    /// Runs the command on this vault with another passphrase.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn run_with(&self, passphrase: &str, args: &[&str]) -> anyhow::Result<Output> {
        let mut child = Command::new(cairn_path()?)
            .arg("--vault")
            .arg(self.path())
            .args(["--passphrase-fd", "0", "--lang", "en"])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // A command that needs no passphrase may end before it reads one.
        writeln!(child.stdin.take().context("no stdin")?, "{passphrase}").ok();
        Ok(child.wait_with_output()?)
    }

    /// Runs the command, which must succeed, and gives what it printed.
    ///
    /// # Errors
    /// When it fails.
    pub fn ok(&self, args: &[&str]) -> anyhow::Result<String> {
        let output = self.run(args)?;
        if !output.status.success() {
            bail!("cairn {args:?} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs the command with `--json`, which must succeed, and gives the objects it printed.
    ///
    /// # Errors
    /// When it fails or prints something else.
    pub fn json(&self, args: &[&str]) -> anyhow::Result<Vec<Value>> {
        let mut all = vec!["--json"];
        all.extend(args);
        self.ok(&all)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }

    /// Runs the command with `--json`, which must fail, and gives its exit code and error code.
    ///
    /// # Errors
    /// When it succeeds or names no error.
    pub fn refused(&self, args: &[&str]) -> anyhow::Result<(i32, String)> {
        self.refused_with(PASSPHRASE, args)
    }

    /// As [`Vault::refused`], with another passphrase.
    ///
    /// # Errors
    /// When it succeeds or names no error.
    pub fn refused_with(&self, passphrase: &str, args: &[&str]) -> anyhow::Result<(i32, String)> {
        let mut all = vec!["--json"];
        all.extend(args);
        let output = self.run_with(passphrase, &all)?;
        ensure!(!output.status.success(), "cairn {args:?} succeeded: {}", String::from_utf8_lossy(&output.stdout));
        let stderr = String::from_utf8(output.stderr)?;
        let line = stderr.lines().last().with_context(|| format!("cairn {args:?} said nothing"))?;
        let error: Value = serde_json::from_str(line).with_context(|| format!("cairn {args:?} said {line}"))?;
        let code = error["code"].as_str().context("the error has no code")?.to_owned();
        Ok((output.status.code().unwrap_or(-1), code))
    }
}
