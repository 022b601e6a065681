//! Where a passphrase comes from: a file, a file descriptor, or the terminal; never an argument.

use std::io::{IsTerminal, Read};
use std::path::Path;

use crate::args::Global;

/// How often the terminal asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Once, to unlock.
    Once,
    /// Twice, to choose a new one.
    Twice,
}

/// Reads a passphrase other than the vault's, from a file or a file descriptor.
pub(crate) fn other(file: Option<&Path>, descriptor: Option<u32>) -> anyhow::Result<Option<String>> {
    match (file, descriptor) {
        (Some(path), _) => {
            let file = std::fs::File::open(path)
                .map_err(|error| anyhow::anyhow!("cannot read the passphrase file: {error}"))?;
            first_line(file).map(Some)
        }
        (None, Some(number)) => {
            let file = std::fs::File::open(format!("/dev/fd/{number}"))
                .map_err(|error| anyhow::anyhow!("cannot read file descriptor {number}: {error}"))?;
            first_line(file).map(Some)
        }
        (None, None) => Ok(None),
    }
}

/// Reads the passphrase.
pub(crate) fn read(global: &Global, ask: Ask) -> anyhow::Result<String> {
    if let Some(passphrase) = other(global.passphrase_file.as_deref(), global.passphrase_fd)? {
        return Ok(passphrase);
    }
    if !std::io::stdin().is_terminal() {
        anyhow::bail!("there is no terminal to ask on: use --passphrase-file or --passphrase-fd");
    }
    let passphrase = rpassword::prompt_password("Passphrase: ")?;
    if ask == Ask::Twice && rpassword::prompt_password("Again: ")? != passphrase {
        anyhow::bail!("the two passphrases differ; nothing was made");
    }
    Ok(passphrase)
}

/// Asks for another secret on the terminal.
pub(crate) fn ask(prompt: &str) -> anyhow::Result<String> {
    if !std::io::stdin().is_terminal() {
        anyhow::bail!("there is no terminal to ask on: name a file or a file descriptor");
    }
    Ok(rpassword::prompt_password(prompt)?)
}

/// Reads byte by byte, so that what follows the line stays for whoever reads the descriptor next.
fn first_line(mut file: std::fs::File) -> anyhow::Result<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < 4096 && file.read(&mut byte)? == 1 && byte != *b"\n" {
        line.push(byte[0]);
    }
    let text = String::from_utf8(line).map_err(|_| anyhow::anyhow!("the passphrase is not UTF-8"))?;
    Ok(text.trim_end_matches('\r').to_owned())
}
