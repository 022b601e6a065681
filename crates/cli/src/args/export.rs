//! The command that writes records or a whole indicator set in a foreign format.

use std::path::PathBuf;

use cairn_app::api::{ExportOrder, Request};
use clap::Args;

use super::consent::Releasing;
use super::{file_name, view};

/// An export.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The format: stix; misp; csv (a folder of tables), uwazi, geojson, ics (a timeline)
    format: String,
    /// Where to: a file; for csv and a feed of misp a folder
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// How it is written; stix: strict (default), mvt-safe, full; misp: event (default), feed (a folder that MISP pulls)
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// A record, with what it names and is linked to; may be repeated
    #[arg(long = "record", value_name = "ID")]
    records: Vec<String>,
    /// All records of this kind
    #[arg(long)]
    kind: Option<String>,
    /// Only where this holds, see below; may be repeated
    #[arg(long = "where", value_name = "CONDITION", id = "conditions", requires = "kind")]
    conditions: Vec<String>,
    /// What this saved view shows
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// A whole indicator set
    #[arg(long, value_name = "ID", conflicts_with_all = ["records", "kind", "view"])]
    set: Option<String>,
    /// The circle to look in (name or id; default: your personal circle)
    #[arg(long)]
    circle: Option<String>,
    /// To whom it goes: partner (default), public, un, national-court, international-court
    #[arg(long)]
    audience: Option<String>,
    /// Whether people are named: named, anonymised (default)
    #[arg(long)]
    identifiability: Option<String>,
    /// The highest marking that goes along (clear, green, amber, amber+strict, red); the rest is left out and named
    #[arg(long, value_name = "TLP")]
    max_tlp: Option<String>,
    /// The name under which it is written (default: none)
    #[arg(long, value_name = "NAME")]
    producer: Option<String>,
    /// Show what would leave; write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write over what is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    releasing: Releasing,
}

impl ExportArgs {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request::Export(Box::new(ExportOrder {
            format: self.format.clone(),
            to: file_name(&self.to)?,
            profile: self.profile.clone(),
            circle: self.circle.clone(),
            records: self.records.clone(),
            kind: self.kind.clone(),
            conditions: view::conditions(&self.conditions)?,
            view: self.view.clone(),
            set: self.set.clone(),
            audience: self.audience.clone(),
            identifiability: self.identifiability.clone(),
            max_tlp: self.max_tlp.clone(),
            producer: self.producer.clone(),
            lang: None,
            dry_run: self.dry_run,
            force: self.force,
            release: self.releasing.order(),
        })))
    }
}
