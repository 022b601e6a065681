//! The commands about live connections beside listening and dialling: the relay and the local network.

use std::path::PathBuf;

use cairn_app::api::Request;
use clap::{Args, Subcommand};

use crate::passphrase;

/// The relay that is named to this device.
#[derive(Debug, Subcommand)]
pub(crate) enum RelayCommand {
    /// Name a stock iroh-relay that you or people you trust run, in place of another; it is first contacted when you sync
    Set {
        /// Its address: https://host, with a port if it is not 443
        url: String,
        /// Read the relay's token from the first line of this file
        #[arg(long, value_name = "FILE", conflicts_with_all = ["token_fd", "ask_token"])]
        token_file: Option<PathBuf>,
        /// Read the relay's token from the next line of this file descriptor
        #[arg(long, value_name = "N", conflicts_with = "ask_token")]
        token_fd: Option<u32>,
        /// Ask for the relay's token on the terminal
        #[arg(long)]
        ask_token: bool,
        /// Trust the certificate in this file (PEM or DER), which the relay made for itself, and no public authority
        #[arg(long, value_name = "FILE")]
        certificate: Option<PathBuf>,
    },
    /// Show its address; its token is never shown
    Show,
    /// Forget it and its token
    Forget,
}

impl RelayCommand {
    /// Gives the request; `prompt` asks for the token.
    pub(crate) fn request(&self, prompt: &str) -> anyhow::Result<Request> {
        Ok(match self {
            Self::Set { url, token_file, token_fd, ask_token, certificate } => {
                let token = match passphrase::other(token_file.as_deref(), *token_fd)? {
                    None if *ask_token => Some(passphrase::ask(prompt)?),
                    token => token,
                };
                let certificate = certificate.as_deref().map(super::file_name).transpose()?;
                Request::RelaySet { url: url.clone(), token, certificate }
            }
            Self::Show => Request::Relay,
            Self::Forget => Request::RelayForget,
        })
    }
}

/// A meeting in the local network.
#[derive(Debug, Args)]
pub(crate) struct LanArgs {
    /// The circle (name or id; default: the only one that is shared)
    #[arg(long)]
    circle: Option<String>,
    /// End once everything is exchanged with one member
    #[arg(long)]
    once: bool,
    /// End after so many minutes in which nothing moved and nobody came (1 to 240)
    #[arg(long, value_name = "MINUTES", default_value_t = 10)]
    idle: u32,
}

impl LanArgs {
    pub(super) fn request(&self) -> Request {
        Request::SyncLan { circle: self.circle.clone(), once: self.once, idle: Some(self.idle) }
    }
}
