//! The commands about recovery sheets and backups.

use std::path::{Path, PathBuf};

use cairn_app::api::{BackupOrder, Request, RestoreOrder, SheetOrder};
use cairn_app::{ApiError, ErrorCode};
use clap::{Args, Subcommand};

use super::file_name;

#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    /// Make a recovery sheet: a page to print, which opens your backups and admits a new device in your name. It takes the
    /// place of an earlier one, and is kept nowhere on this device
    Sheet {
        /// The file (- for stdout, to print it at once)
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Write a backup of everything in this vault, sealed to the recovery sheet that was made last here
    Write {
        /// The file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Seal it to this recovery sheet instead: its public half
        #[arg(long, value_name = "age1…")]
        sheet_recipient: Option<String>,
        #[command(flatten)]
        passphrase: BackupPassphrase,
        /// Leave evidence files out
        #[arg(long)]
        no_evidence: bool,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Restore a backup as a new vault, in an empty or missing folder (--vault), with a passphrase of its own
    Restore(RestoreArgs),
    /// Let the new keys of a restored vault be admitted, where that is still to be done
    Admit {
        /// The recovery sheet: the file, or what somebody typed from paper (- for stdin)
        #[arg(long, value_name = "FILE")]
        sheet: Option<PathBuf>,
    },
}

/// A passphrase for a backup.
#[derive(Debug, Args)]
pub(crate) struct BackupPassphrase {
    /// Seal the backup, or open it, with the passphrase in the first line of this file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["backup_passphrase_fd", "sheet_recipient"])]
    backup_passphrase_file: Option<PathBuf>,
    /// Seal the backup, or open it, with the passphrase in the next line of this file descriptor
    #[arg(long, value_name = "N", conflicts_with = "sheet_recipient")]
    backup_passphrase_fd: Option<u32>,
}

/// What a backup is restored with.
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "BACKUP")]
    from: PathBuf,
    /// The recovery sheet: the file, or what somebody typed from paper (- for stdin)
    #[arg(long, value_name = "FILE", required_unless_present_any = ["backup_passphrase_file", "backup_passphrase_fd"])]
    sheet: Option<PathBuf>,
    /// Open the backup with the passphrase in the first line of this file
    #[arg(long, value_name = "FILE", conflicts_with = "backup_passphrase_fd")]
    backup_passphrase_file: Option<PathBuf>,
    /// Open the backup with the passphrase in the next line of this file descriptor
    #[arg(long, value_name = "N")]
    backup_passphrase_fd: Option<u32>,
}

fn sheet_text(sheet: Option<&Path>) -> anyhow::Result<Option<String>> {
    let read = |path| crate::read_input(path).map_err(|_| ApiError::new(ErrorCode::Unreadable).into());
    sheet.map(read).transpose()
}

impl RestoreArgs {
    /// Gives the request, with the new vault's passphrase.
    pub(crate) fn request(&self, passphrase: String) -> anyhow::Result<Request> {
        let backup_passphrase =
            crate::passphrase::other(self.backup_passphrase_file.as_deref(), self.backup_passphrase_fd)?;
        Ok(Request::BackupRestore(RestoreOrder {
            from: file_name(&self.from)?,
            sheet: sheet_text(self.sheet.as_deref())?,
            backup_passphrase,
            passphrase,
        }))
    }
}

impl BackupCommand {
    /// Gives the request of a command that works on an open vault; a sheet is written in the language `lang`.
    pub(crate) fn request(&self, lang: &str) -> anyhow::Result<Option<Request>> {
        Ok(Some(match self {
            Self::Sheet { to, force } => {
                let to = if to.as_os_str() == "-" { None } else { Some(file_name(to)?) };
                Request::BackupSheet(SheetOrder { to, lang: lang.to_owned(), force: *force })
            }
            Self::Write { to, sheet_recipient, passphrase, no_evidence, force } => {
                let BackupPassphrase { backup_passphrase_file, backup_passphrase_fd } = passphrase;
                Request::BackupWrite(BackupOrder {
                    to: file_name(to)?,
                    recipient: sheet_recipient.clone(),
                    passphrase: crate::passphrase::other(backup_passphrase_file.as_deref(), *backup_passphrase_fd)?,
                    no_evidence: *no_evidence,
                    force: *force,
                })
            }
            Self::Admit { sheet } => Request::BackupAdmit { sheet: sheet_text(sheet.as_deref())? },
            Self::Restore(_) => return Ok(None),
        }))
    }
}
