//! The commands about full archives.

use std::path::PathBuf;

use cairn_app::api::{ArchiveOrder, ArchiveReadOrder, ArchiveWriteOrder, Request};
use cairn_app::{ApiError, ErrorCode};
use clap::{Args, Subcommand};

use super::file_name;

#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    /// Write everything as open files: records, history, signed statements, evidence, codebook, and the signed ledger, so that
    /// it can be read without Cairn and come in again. It asks nobody's consent: keep it as safe as the vault
    Write(WriteArgs),
    /// Read an archive in again. A circle that is not here comes in to be read only; one that is here gets what it lacks
    Read {
        /// The archive: a folder, or a file
        #[arg(value_name = "PATH")]
        from: PathBuf,
        /// Verify everything and say what would come in; write nothing
        #[arg(long)]
        dry_run: bool,
        /// Open a sealed archive with the age identity in this file (- for stdin)
        #[arg(long, value_name = "FILE", conflicts_with_all = ["seal_passphrase_file", "seal_passphrase_fd"])]
        identity: Option<PathBuf>,
        #[command(flatten)]
        passphrase: SealPassphrase,
    },
}

/// What to write, and how.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["circle", "all"]))]
#[command(group = clap::ArgGroup::new("how").required(true).args(["in_clear", "seal_to", "seal_passphrase_file", "seal_passphrase_fd"]))]
pub(crate) struct WriteArgs {
    /// Only this circle (name or id)
    #[arg(long)]
    circle: Option<String>,
    /// Every circle, your personal one too
    #[arg(long)]
    all: bool,
    /// The folder; or a file, when its name ends in .zip or the archive is sealed
    #[arg(long, value_name = "PATH")]
    to: PathBuf,
    /// In the clear, evidence too: whoever gets it reads everything
    #[arg(long)]
    in_clear: bool,
    /// Sealed to this age recipient
    #[arg(long, value_name = "age1…")]
    seal_to: Option<String>,
    #[command(flatten)]
    passphrase: SealPassphrase,
    /// Write over an archive that is there
    #[arg(long)]
    force: bool,
}

/// A passphrase for a sealed archive.
#[derive(Debug, Args)]
pub(crate) struct SealPassphrase {
    /// Sealed with the passphrase in the first line of this file
    #[arg(long, value_name = "FILE", conflicts_with = "seal_passphrase_fd")]
    seal_passphrase_file: Option<PathBuf>,
    /// Sealed with the passphrase in the next line of this file descriptor
    #[arg(long, value_name = "N")]
    seal_passphrase_fd: Option<u32>,
}

impl SealPassphrase {
    fn read(&self) -> anyhow::Result<Option<String>> {
        crate::passphrase::other(self.seal_passphrase_file.as_deref(), self.seal_passphrase_fd)
    }
}

impl ArchiveCommand {
    /// Gives the request.
    pub(crate) fn request(&self) -> anyhow::Result<Request> {
        let order = match self {
            Self::Write(write) => ArchiveOrder::Write(ArchiveWriteOrder {
                to: file_name(&write.to)?,
                circle: write.circle.clone(),
                all: write.all,
                in_clear: write.in_clear,
                recipient: write.seal_to.clone(),
                passphrase: write.passphrase.read()?,
                force: write.force,
            }),
            Self::Read { from, dry_run, identity, passphrase } => {
                let read = |path| {
                    crate::read_input(path).map_err(|_| anyhow::Error::from(ApiError::new(ErrorCode::Unreadable)))
                };
                ArchiveOrder::Read(ArchiveReadOrder {
                    from: file_name(from)?,
                    identity: identity.as_deref().map(read).transpose()?,
                    passphrase: passphrase.read()?,
                    dry_run: *dry_run,
                })
            }
        };
        Ok(Request::Archive(Box::new(order)))
    }
}
