//! The `cairn` command: a thin shell over `cairn-app`'s API. See the crate's README for its contract.

mod api;
mod args;
mod demo;
mod passphrase;
mod peer;
mod render;
mod run;

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

/// Reads a file, or stdin for `-`.
pub(crate) fn read_input(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if path.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(path)?;
    }
    Ok(text)
}

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    cairn_app::harden_process();
    match run::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => ExitCode::from(render::failure(&cli.global, &error)),
    }
}
