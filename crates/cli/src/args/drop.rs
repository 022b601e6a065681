//! The commands about drops and bundles.

use std::path::PathBuf;

use cairn_app::api::{BundleInput, BundleOrder, DropOrder, HaveOrder, Request};
use clap::{Args, Subcommand};

use super::file_name;

/// A visit to a drop.
#[derive(Debug, Args)]
pub(crate) struct DropArgs {
    /// A folder, webdav+https://user@host/path, or s3://bucket/prefix?endpoint=https://host&region=name; its server learns this
    /// device's address and the time
    #[arg(value_name = "URL")]
    place: String,
    /// The circle (name or id; default: the only one that is shared)
    #[arg(long)]
    circle: Option<String>,
    /// Read the password from the first line of this file; for S3, the access key's id from the first and its secret from the
    /// second (default: what the vault keeps for this place)
    #[arg(long, value_name = "FILE")]
    credentials_file: Option<PathBuf>,
    /// Keep what that file holds in the vault, once it has opened the drop
    #[arg(long, requires = "credentials_file")]
    remember: bool,
    /// Forget afterwards what the vault keeps for this place
    #[arg(long, conflicts_with = "remember")]
    forget: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BundleCommand {
    /// Write a bundle
    Write {
        /// The file; further parts lie beside it, with their number before the ending
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// The circle (name or id; default: the only one that is shared)
        #[arg(long)]
        circle: Option<String>,
        /// Let only this device open it (its key, or the first 8 digits or more); may be repeated
        #[arg(long = "for", value_name = "DEVICE")]
        recipients: Vec<String>,
        /// Leave out what the receiver holds, as `bundle have` wrote it there
        #[arg(long, value_name = "FILE")]
        have: Option<PathBuf>,
        /// The most bytes of one part, from 16 MiB on (16777216; 700M; 4G; default: what FAT holds)
        #[arg(long, value_name = "N", value_parser = size)]
        part_size: Option<u64>,
        /// Leave evidence files out
        #[arg(long)]
        no_evidence: bool,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
    /// Read the parts of a bundle, in any order; exit code 4 when some could not be used
    Read {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The circle (name or id; default: each that is shared is tried)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Write what this device holds, so that a bundle for it can leave that out
    Have {
        /// The file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// The circle (name or id; default: the only one that is shared)
        #[arg(long)]
        circle: Option<String>,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
}

/// Reads a number of bytes: `16777216`, `700M`, `20MB`, `4 GiB`. `K`, `M`, `G` and `KiB`, `MiB`, `GiB` go by 1,024, as in
/// `dd` and `split`; `KB`, `MB`, `GB` go by 1,000 (IEC 80000-13). Upper and lower case are one.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit: Option<u64> = match unit.trim_start_matches(' ').to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kib" => Some(1 << 10),
        "m" | "mib" => Some(1 << 20),
        "g" | "gib" => Some(1 << 30),
        "kb" => Some(1_000),
        "mb" => Some(1_000_000),
        "gb" => Some(1_000_000_000),
        _ => None,
    };
    let number: Option<u64> = digits.parse().ok();
    number.zip(unit).and_then(|(number, unit)| number.checked_mul(unit)).ok_or_else(|| {
        "write a number of bytes, or one with K, M, G (KiB, MiB, GiB: by 1,024) or KB, MB, GB (by 1,000)".to_owned()
    })
}

impl DropArgs {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        let place = if self.place.contains("://") {
            self.place.clone()
        } else {
            // What is kept of a folder is kept under its whole name.
            file_name(std::path::Path::new(&self.place))?
        };
        Ok(Request::SyncDrop(DropOrder {
            place,
            circle: self.circle.clone(),
            credentials: self.credentials_file.as_deref().map(file_name).transpose()?,
            remember: self.remember,
            forget: self.forget,
        }))
    }
}

impl BundleCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(match self {
            Self::Write { to, circle, recipients, have, part_size, no_evidence, force } => {
                Request::BundleWrite(BundleOrder {
                    circle: circle.clone(),
                    to: file_name(to)?,
                    recipients: recipients.clone(),
                    have: have.as_deref().map(file_name).transpose()?,
                    part_size: *part_size,
                    no_evidence: *no_evidence,
                    force: *force,
                })
            }
            Self::Read { files, circle } => Request::BundleRead(BundleInput {
                circle: circle.clone(),
                files: files.iter().map(|file| file_name(file)).collect::<anyhow::Result<_>>()?,
            }),
            Self::Have { to, circle, force } => {
                Request::BundleHave(HaveOrder { circle: circle.clone(), to: file_name(to)?, force: *force })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_with_and_without_a_unit() {
        assert_eq!(size("16777216"), Ok(16 << 20));
        assert_eq!(size("700M"), Ok(700 << 20));
        assert_eq!(size("4g"), Ok(4 << 30));
        for (text, bytes) in [
            ("7B", 7),
            ("20K", 20 << 10),
            ("20kB", 20_000),
            ("20KiB", 20 << 10),
            ("20MB", 20_000_000),
            ("20mib", 20 << 20),
            ("20 MB", 20_000_000),
            ("4GB", 4_000_000_000),
            ("4 GiB", 4 << 30),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        let bad =
            ["", "M", " ", "-1", "+1", "1.5G", "4GBit", "4T", "4 G B", "1 000", "99999999999999999999", "ж", "4ж"];
        for text in bad.into_iter().chain(["18446744073709551615K"]) {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
