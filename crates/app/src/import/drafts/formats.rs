//! The formats of records that are read, one row each.

use cairn_exchange::draft::Drafts;
use cairn_exchange::flat::{is_ours, unflatten};
use cairn_exchange::intake::IntakeLimits;
use cairn_exchange::mapping::{Mapping, MappingError, Reading, describe, read_rows};
use cairn_exchange::odk::{Export, OdkError, open_archive, read_export};
use cairn_exchange::openevsys::{OpenEvSysError, OpenEvSysLimits, read_openevsys};
use cairn_exchange::stix::StixLimits;
use cairn_exchange::stix::records::read_records;
use cairn_exchange::table::{Table, TableError, TableLimits, read_table};
use cairn_exchange::uwazi::{UwaziError, read_uwazi};
use cairn_exchange::{Losses, odk, openevsys, uwazi};
use cairn_model::{FieldType, Kind};

use super::input::{Input, malformed, refused, too_large};
use crate::error::{ApiError, ErrorCode};

/// A format of records.
#[derive(Debug)]
pub(crate) struct Format {
    /// The name in commands.
    pub(crate) name: &'static str,
    /// What the sealed file is called.
    pub(crate) title: &'static str,
    /// The type of the sealed file, a term of the evidence types.
    pub(crate) evidence_type: &'static str,
    /// The reader.
    pub(crate) read: Read,
}

/// Reads a file of a format.
pub(crate) type Read = fn(&mut Input<'_>) -> Result<Drafts, ApiError>;

const fn of_documents(name: &'static str, title: &'static str, read: Read) -> Format {
    Format { name, title, evidence_type: "document", read }
}

static FORMATS: &[Format] = &[
    of_documents("openevsys", "OpenEvSys", read_openevsys_file),
    of_documents("uwazi", "Uwazi", read_uwazi_file),
    of_documents("odk", "ODK", read_collected),
    of_documents("kobo", "Kobo", read_collected),
    of_documents("csv", "CSV", read_csv),
    of_documents("stix-records", "STIX", read_stix_records),
];

/// The names of the formats, for messages.
const NAMES: &str = "openevsys, uwazi, odk, kobo, csv, stix-records";

/// Says whether a format is one of records: of incidents, persons and what belongs to them, not of indicators.
pub fn is_format(name: &str) -> bool {
    FORMATS.iter().any(|format| format.name == name)
}

/// Finds a format by its name.
pub(super) fn find(name: &str) -> Result<&'static Format, ApiError> {
    FORMATS
        .iter()
        .find(|format| format.name == name)
        .ok_or_else(|| ApiError::new(ErrorCode::UnknownFormat).with("format", name).with("formats", NAMES))
}

/// Says what is wrong with a table.
pub(super) fn table_error(format: &str, error: &TableError) -> ApiError {
    match error {
        TableError::TooLarge { limit } => too_large(format!("{} MiB", limit >> 20)),
        TableError::TooManyRows { limit } => too_large(format!("{limit} rows")),
        TableError::TooManyColumns { limit } => too_large(format!("{limit} columns")),
        other => malformed(format, other.to_string()),
    }
}

/// Says what is wrong with a mapping.
pub(super) fn mapping_error(error: &MappingError) -> ApiError {
    ApiError::new(ErrorCode::BadRequest).with("why", error.to_string())
}

fn reading<'a>(input: &'a Input<'_>, source: &'a str) -> Reading<'a> {
    Reading { circle: input.circle, labels: input.labels, file: &input.file.sha256, source }
}

/// Reads what a bundle of the full profile holds whole.
fn read_stix_records(input: &mut Input<'_>) -> Result<Drafts, ApiError> {
    let limits = StixLimits::default();
    let bytes = input.bytes(limits.bytes)?;
    Ok(read_records(&bytes, input.circle, &limits)?)
}

fn read_csv(input: &mut Input<'_>) -> Result<Drafts, ApiError> {
    let limits = TableLimits::default();
    let mut losses = Losses::default();
    let mut tables = Vec::new();
    for (name, bytes) in tables_of(input, &limits)?.tables {
        let table = read_table(&bytes, "the table", &limits, &mut losses);
        tables.push((name, table.map_err(|error| table_error("CSV", &error))?));
    }
    if tables.iter().any(|(_, table)| is_ours(table)) {
        return Ok(read_own(input, &tables, losses));
    }
    let [(_, table)] = tables.as_slice() else {
        return Err(malformed("CSV", "an archive of tables that are not from Cairn: import each by itself".to_owned()));
    };
    let mapping = input.mapping.cloned().unwrap_or_else(|| Mapping::new(Kind::Incident));
    input.tell_columns(describe(table, &mapping));
    let records = match read_rows(table, &mapping, &reading(input, "csv"), &mut losses) {
        Ok(records) => records,
        // A dry run shows the columns all the same; without a record nothing is written.
        Err(MappingError::NothingMapped) => Vec::new(),
        Err(error) => return Err(mapping_error(&error)),
    };
    Ok(Drafts { records, losses: losses.into_list(), ..Drafts::default() })
}

/// Reads tables that Cairn wrote.
fn read_own(input: &Input<'_>, tables: &[(String, Table)], mut losses: Losses) -> Drafts {
    let code = |ty: FieldType, text: &str| input.labels.code(ty.vocabulary()?, text);
    let records = unflatten(tables, &code, &mut losses);
    Drafts { producer: Some("Cairn".to_owned()), records, losses: losses.into_list(), ..Drafts::default() }
}

/// Gives the tables of a file: itself, or those in the archive that it is.
fn tables_of<'a>(input: &Input<'a>, limits: &TableLimits) -> Result<Export<'a>, ApiError> {
    if !input.is_archive()? {
        let stem = input.file.name.rsplit_once('.').map_or(input.file.name.as_str(), |(stem, _)| stem).to_owned();
        let bytes = input.bytes(limits.bytes)?;
        return Ok(Export { tables: vec![(stem, bytes)], media: Vec::new(), mapping: input.mapping });
    }
    let mut archive = input.file.archive(&IntakeLimits::default())?;
    open_archive(&mut archive, input.mapping, limits).map_err(|error| odk_error(&error))
}

fn odk_error(error: &OdkError) -> ApiError {
    match error {
        OdkError::Archive(error) => refused("ZIP", error),
        OdkError::Table { error, .. } if matches!(table_error("ODK", error).code, ErrorCode::TooLarge) => {
            table_error("ODK", error)
        }
        other => malformed("ODK", other.to_string()),
    }
}

fn read_collected(input: &mut Input<'_>) -> Result<Drafts, ApiError> {
    let limits = TableLimits::default();
    let export = tables_of(input, &limits)?;
    let read = read_export(&export, &reading(input, odk::SOURCE), &limits);
    let (drafts, columns) = read.map_err(|error| odk_error(&error))?;
    input.tell_columns(columns);
    Ok(drafts)
}

fn read_uwazi_file(input: &mut Input<'_>) -> Result<Drafts, ApiError> {
    let limits = TableLimits::default();
    let export = tables_of(input, &limits)?;
    let read = read_uwazi(&export, &reading(input, uwazi::SOURCE), &limits);
    let (drafts, columns) = read.map_err(|error| match &error {
        UwaziError::Table { error, .. } if matches!(table_error("Uwazi", error).code, ErrorCode::TooLarge) => {
            table_error("Uwazi", error)
        }
        UwaziError::Mapping(error) => mapping_error(error),
        other => malformed("Uwazi", other.to_string()),
    })?;
    input.tell_columns(columns);
    Ok(drafts)
}

fn read_openevsys_file(input: &mut Input<'_>) -> Result<Drafts, ApiError> {
    let limits = OpenEvSysLimits::default();
    let bytes = input.bytes(limits.bytes)?;
    read_openevsys(&bytes, &reading(input, openevsys::SOURCE), &limits).map_err(|error| match &error {
        OpenEvSysError::TooLarge { limit } => too_large(format!("{} MiB", limit >> 20)),
        OpenEvSysError::TooMany { limit } => too_large(format!("{limit} elements")),
        other => malformed("OpenEvSys", other.to_string()),
    })
}
