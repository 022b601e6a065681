//! The command that imports: indicator sets, and the output of tools.

use std::path::PathBuf;

use cairn_app::api::{CollectOrder, IntakeOrder, NoticeOrder, RecordsImport, Request};
use clap::Args;

use super::collect::RecordsArgs;
use super::consent::Overriding;
use super::file_name;
use super::phishing::NoticeArgs;

/// An import.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The format: stix; misp (an event, or the folder of a feed); openevsys, uwazi, odk, kobo, csv (records); mail, chat (what
    /// people hand in); mvt (output of MVT, acquisition of AndroidQF); proofmode
    format: String,
    /// The file; for misp a folder, too; for mvt and proofmode a folder, a ZIP archive, or one sealed with age; for uwazi, odk and
    /// kobo a table or a ZIP; for mail a message or an mbox; for chat also `-`
    file: PathBuf,
    /// Show what would come in; change nothing
    #[arg(long)]
    dry_run: bool,
    /// Into this circle (name or id)
    #[arg(long)]
    circle: Option<String>,
    /// The marking of the source, where it carries none (clear, green, amber, amber+strict, red); not for mvt and proofmode
    #[arg(long)]
    tlp: Option<String>,
    /// The licence of the source; not for mail, chat, mvt and proofmode
    #[arg(long)]
    licence: Option<String>,
    /// The device it is from (default: the one the output names, or a new record); for mvt and proofmode
    #[arg(long, value_name = "ID")]
    device: Option<String>,
    /// The incident it belongs to; for mvt and proofmode
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// The age identity that opens a sealed archive; for mvt and proofmode
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// A file of indicators that MVT was given, so that its hash is recorded; may be repeated; for mvt
    #[arg(long = "indicators", value_name = "FILE")]
    indicators: Vec<PathBuf>,
    #[command(flatten)]
    overriding: Overriding,
    #[command(flatten)]
    records: RecordsArgs,
    #[command(flatten)]
    notice: NoticeArgs,
}

impl ImportArgs {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        if matches!(self.format.as_str(), "mvt" | "proofmode") {
            return Ok(Request::Intake(IntakeOrder {
                format: self.format.clone(),
                path: file_name(&self.file)?,
                identity: self.identity.as_deref().map(file_name).transpose()?,
                indicators: self.indicators.iter().map(|file| file_name(file)).collect::<anyhow::Result<_>>()?,
                device: self.device.clone(),
                incident: self.incident.clone(),
                circle: self.circle.clone(),
                dry_run: self.dry_run,
                consent_override: self.overriding.order(),
            }));
        }
        if matches!(self.format.as_str(), "mail" | "chat") {
            let order = NoticeOrder {
                circle: self.circle.clone(),
                tlp: self.tlp.clone(),
                dry_run: self.dry_run,
                update: self.records.update(),
                ..NoticeOrder::default()
            };
            return self.notice.request(&self.format, &self.file, order);
        }
        if cairn_app::is_record_format(&self.format) {
            return Ok(Request::Collect(CollectOrder::Import(Box::new(self.records.order(RecordsImport {
                format: self.format.clone(),
                path: file_name(&self.file)?,
                circle: self.circle.clone(),
                dry_run: self.dry_run,
                tlp: self.tlp.clone(),
                licence: self.licence.clone(),
                ..RecordsImport::default()
            })?))));
        }
        Ok(Request::Import {
            format: self.format.clone(),
            file: file_name(&self.file)?,
            circle: self.circle.clone(),
            dry_run: self.dry_run,
            tlp: self.tlp.clone(),
            licence: self.licence.clone(),
        })
    }
}
