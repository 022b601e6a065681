//! The commands for records that come from outside: what the columns of a table are, and forms to collect records.

use std::path::PathBuf;

use anyhow::Context as _;
use cairn_app::api::{CollectOrder, ColumnMap, RecordsImport, Request, XlsFormOrder};
use clap::{Args, Subcommand};

use super::file_name;

/// What is said of a file of records.
#[derive(Debug, Args)]
pub(crate) struct RecordsArgs {
    /// Take over newer values into records that are here already; for records
    #[arg(long)]
    update: bool,
    /// The kind of record that a row is (default: incident); for csv, uwazi, odk and kobo
    #[arg(long)]
    kind: Option<String>,
    /// A column that names a row for ever; may be repeated; for csv
    #[arg(long, value_name = "COLUMN")]
    key: Vec<String>,
    /// What a column is, COLUMN=PATH (acts.+.type; - leaves it out); may be repeated; for csv, uwazi, odk and kobo
    #[arg(long = "map", value_name = "COLUMN=PATH")]
    maps: Vec<String>,
    /// How dates such as 03/04/2024 read
    #[arg(long, value_parser = ["day-first", "month-first"])]
    dates: Option<String>,
    /// A mapping that the circle keeps
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Keep this mapping in the circle
    #[arg(long, value_name = "NAME")]
    save_mapping: Option<String>,
}

impl RecordsArgs {
    /// Says whether newer values are taken over.
    pub(super) const fn update(&self) -> bool {
        self.update
    }

    pub(super) fn order(&self, order: RecordsImport) -> anyhow::Result<RecordsImport> {
        let map = self
            .maps
            .iter()
            .map(|text| {
                let (column, path) = text.rsplit_once('=').context("write --map as COLUMN=PATH")?;
                Ok(ColumnMap { column: column.to_owned(), path: path.to_owned() })
            })
            .collect::<anyhow::Result<_>>()?;
        Ok(RecordsImport {
            update: self.update,
            kind: self.kind.clone(),
            key: self.key.clone(),
            map,
            dates: self.dates.clone(),
            mapping: self.mapping.clone(),
            save_mapping: self.save_mapping.clone(),
            ..order
        })
    }
}

/// Collecting records elsewhere.
#[derive(Debug, Subcommand)]
pub(crate) enum CollectCommand {
    /// Write an empty form (XLSForm) for ODK, Kobo and Tella; what is collected with it comes in by `import odk` or `import kobo`
    Form {
        /// The file to write (.xlsx)
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// The kind of record (default: incident)
        #[arg(long)]
        kind: Option<String>,
        /// How much is asked
        #[arg(long, value_parser = ["quick", "core", "more"])]
        depth: Option<String>,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// List the mappings of tables that a circle keeps
    Mappings {
        /// The circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
}

impl CollectCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        Ok(Request::Collect(match self {
            Self::Form { to, kind, depth, force } => CollectOrder::Form(XlsFormOrder {
                kind: kind.clone(),
                to: file_name(to)?,
                force: *force,
                depth: depth.clone(),
            }),
            Self::Mappings { circle } => CollectOrder::Mappings { circle: circle.clone() },
        }))
    }
}
