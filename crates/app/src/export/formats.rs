//! The formats that can be written: one row each.

use std::ops::ControlFlow;

use cairn_exchange::outgoing::{Outgoing, OutgoingSet, WriteError, Written};
use cairn_exchange::{csv_out, geojson, misp, stix, timeline, uwazi};

use crate::error::{ApiError, ErrorCode};

/// A format that can be written.
pub(super) struct Format {
    /// Its name on the command line.
    pub(super) name: &'static str,
    /// Its profiles, the one without which it is written first.
    pub(super) profiles: &'static [&'static str],
    /// Which records go along with those that were chosen.
    pub(super) follow: Follow,
    /// Whether it is a file or a folder.
    pub(super) shape: Shape,
    /// Writes records, where it can.
    pub(super) records: Option<RecordsWriter>,
    /// Writes whole indicator sets, where it can.
    pub(super) sets: Option<SetsWriter>,
}

/// Writes records.
pub(super) type RecordsWriter = fn(&Outgoing, &mut Writing<'_>) -> Result<Written, WriteError>;

/// Writes whole indicator sets.
pub(super) struct SetsWriter {
    /// The formats of sets whose file it reads itself; of others it gets the rows.
    pub(super) files_of: &'static [&'static str],
    pub(super) write: fn(&OutgoingSet, &mut Writing<'_>) -> Result<Written, WriteError>,
}

/// Which records go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// Evidence, indicators, threats, devices and persons that the chosen ones name or are linked to.
    Linked,
    /// None.
    Nothing,
}

/// What stands on disk in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One file.
    File,
    /// A folder.
    Folder,
}

/// How something is written.
pub(super) struct Writing<'a> {
    /// The profile, one of the format's.
    pub(super) profile: &'static str,
    /// Hears how many records are done, and may stop the work.
    pub(super) watch: &'a mut (dyn FnMut(u64) -> ControlFlow<()> + 'a),
}

const FORMATS: &[Format] = &[
    STIX,
    MISP,
    of_records("csv", Follow::Linked, Shape::Folder, |out, _| Ok(csv_out::write_csv(out))),
    of_records("uwazi", Follow::Linked, Shape::File, |out, _| Ok(uwazi::write_uwazi(out))),
    of_records("geojson", Follow::Nothing, Shape::File, |out, _| Ok(geojson::write_geojson(out))),
    of_records("ics", Follow::Nothing, Shape::File, |out, _| Ok(timeline::write_timeline(out))),
];

const STIX: Format = Format {
    name: "stix",
    profiles: &["strict", "mvt-safe", "full"],
    follow: Follow::Linked,
    shape: Shape::File,
    records: Some(|out, how| stix::write::records(out, stix_profile(how), how.watch)),
    sets: Some(SetsWriter {
        files_of: &["stix"],
        write: |set, how| stix::write::set(set, stix_profile(how), how.watch),
    }),
};

const MISP: Format = Format {
    name: "misp",
    profiles: &["event", "feed"],
    follow: Follow::Linked,
    // A feed has several files, and stands as a folder by that.
    shape: Shape::File,
    records: Some(|out, how| misp::write::records(out, misp_form(how), how.watch)),
    // Of its own format, too, it takes the rows: the file may hold what is marked higher.
    sets: Some(SetsWriter { files_of: &[], write: |set, how| misp::write::set(set, misp_form(how), how.watch) }),
};

fn misp_form(how: &Writing<'_>) -> misp::write::Form {
    match how.profile {
        "feed" => misp::write::Form::Feed,
        _ => misp::write::Form::Event,
    }
}

/// Makes the row of a format of records that is written in one way.
const fn of_records(name: &'static str, follow: Follow, shape: Shape, write: RecordsWriter) -> Format {
    Format { name, profiles: &[], follow, shape, records: Some(write), sets: None }
}

fn stix_profile(how: &Writing<'_>) -> stix::write::Profile {
    match how.profile {
        "mvt-safe" => stix::write::Profile::MvtSafe,
        "full" => stix::write::Profile::Full,
        _ => stix::write::Profile::Strict,
    }
}

/// Finds a format.
pub(super) fn find(name: &str) -> Result<&'static Format, ApiError> {
    FORMATS.iter().find(|format| format.name == name).ok_or_else(|| {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        ApiError::new(ErrorCode::UnknownFormat).with("format", name).with("formats", known.join(", "))
    })
}

impl Format {
    /// Finds a profile by its name; without one, the first.
    pub(super) fn profile(&self, wanted: Option<&str>) -> Result<&'static str, ApiError> {
        match wanted {
            None => Ok(self.profiles.first().copied().unwrap_or("whole")),
            Some(wanted) => self
                .profiles
                .iter()
                .find(|profile| **profile == wanted)
                .copied()
                .ok_or_else(|| super::bad("profile", &self.profiles.join(", "))),
        }
    }
}
