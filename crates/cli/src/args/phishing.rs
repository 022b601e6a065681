//! The commands about what people hand in, and the answer to them.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use cairn_app::api::{NoticeOrder, PhishingOrder, ReplyOrder, Request};
use clap::{Args, ValueEnum};

use super::consent::Overriding;
use super::file_name;

/// The most bytes that are read from stdin.
const MAX_PASTED: u64 = 32 << 20;

/// What a mail is that holds no other mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Whose {
    /// A letter about a suspicious message: its sender is held apart
    Letter,
    /// The suspicious message itself, as it arrived: its sender is noted, and who it went to is held apart
    Suspicious,
}

/// What is asked of a mail or a chat.
#[derive(Debug, Args)]
pub(crate) struct NoticeArgs {
    /// What a mail is that holds no other mail; for mail
    #[arg(long = "as", value_enum, value_name = "WHAT", default_value = "letter")]
    whose: Whose,
    /// Who sent what is suspicious, as the chat names them; everybody else in it is held apart; for chat
    #[arg(long, value_name = "NAME")]
    sender: Option<String>,
}

impl NoticeArgs {
    /// Gives the request for a file, or for what stands on stdin.
    pub(crate) fn request(&self, format: &str, file: &Path, order: NoticeOrder) -> anyhow::Result<Request> {
        let (mut path, mut text) = (None, None);
        if file == Path::new("-") && format == "chat" {
            let mut pasted = String::new();
            std::io::stdin().lock().take(MAX_PASTED).read_to_string(&mut pasted).context("stdin is no text")?;
            text = Some(pasted);
        } else {
            path = Some(file_name(file)?);
        }
        let whose = match self.whose {
            Whose::Letter => "letter",
            Whose::Suspicious => "suspicious",
        };
        Ok(Request::Phishing(PhishingOrder::Take(NoticeOrder {
            format: format.to_owned(),
            file: path,
            text,
            whose: Some(whose.to_owned()),
            sender: self.sender.clone(),
            ..order
        })))
    }
}

/// An answer to whoever handed in a suspicious message.
#[derive(Debug, Args)]
pub(crate) struct ReplyArgs {
    /// The case
    case: String,
    /// Where to write it; without it, it is printed
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// In which language (en, es, fr, pt, ar)
    #[arg(long = "in", value_name = "TAG", default_value = "en")]
    language: String,
    /// Write over what is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    overriding: Overriding,
}

impl ReplyArgs {
    pub(crate) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request::Phishing(PhishingOrder::Reply(ReplyOrder {
            case: self.case.clone(),
            lang: self.language.clone(),
            to: self.to.as_deref().filter(|to| *to != Path::new("-")).map(file_name).transpose()?,
            force: self.force,
            consent_override: self.overriding.order(),
        })))
    }
}
