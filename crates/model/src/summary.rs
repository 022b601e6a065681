//! Summaries: the few values of a record that a list shows.

use crate::marking::Tlp;
use crate::{Edtf, Fields, Kind, Value};

/// What a list shows of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The title, or the field that stands for it; empty when there is none.
    pub title: String,
    /// The main date.
    pub date: Option<Edtf>,
    /// The main place's name.
    pub place: Option<String>,
    /// The status code.
    pub status: Option<String>,
    /// The marking; `None` is unmarked and so not shareable.
    pub tlp: Option<Tlp>,
}

/// The fields that a summary is made of, each list from most to least wanted.
struct Sources {
    title: &'static [&'static str],
    date: &'static [&'static str],
    place: &'static [&'static str],
    status: &'static str,
}

const fn sources(kind: Kind) -> Sources {
    let none = Sources { title: &["title"], date: &[], place: &[], status: "" };
    match kind {
        Kind::Incident => Sources {
            title: &["title", "summary"],
            date: &["when"],
            place: &["where", "where_area", "where_country"],
            status: "status",
        },
        Kind::Person => Sources { title: &["title", "pseudonym"], place: &["where", "where_area", "country"], ..none },
        Kind::Identity => Sources { title: &["title", "name"], ..none },
        Kind::Indicator => Sources { title: &["title", "value"], date: &["valid_from"], status: "triage", ..none },
        Kind::IndicatorSet => Sources { title: &["title", "origin"], date: &["published", "obtained"], ..none },
        Kind::Evidence => Sources {
            title: &["title", "file_name"],
            date: &["created", "collected"],
            place: &["where"],
            status: "held",
        },
        Kind::Threat => Sources { date: &["first_seen"], status: "type", ..none },
        Kind::Device => Sources { title: &["title", "model", "make"], date: &["received"], status: "type", ..none },
        Kind::Consent => Sources { date: &["when"], ..none },
        Kind::Case => Sources { title: &["title", "reference"], date: &["received"], status: "status", ..none },
        Kind::Examination => Sources { date: &["when"], place: &["where"], status: "result", ..none },
        Kind::Assessment => {
            Sources { title: &["title", "asset", "scenario"], date: &["when"], status: "likelihood", ..none }
        }
        Kind::Protocol => Sources { date: &["approved"], status: "status", ..none },
        Kind::Judgment => Sources { title: &["title", "claim"], date: &["when"], status: "verdict", ..none },
        Kind::Task => Sources { date: &["due"], status: "status", ..none },
        Kind::Note => Sources { title: &["title", "text"], date: &["when"], status: "type", ..none },
        Kind::SavedView => Sources { status: "shows", ..none },
        Kind::Term => none,
    }
}

/// Summarizes a record.
///
/// An incident without a date of its own takes the earliest date of its acts. A stored text that no longer reads as a date or
/// marking (from a newer version) is left out.
pub fn summarize(kind: Kind, fields: &Fields) -> Summary {
    let sources = sources(kind);
    let text = |path: &str| fields.get(path).and_then(Value::as_text);
    let first = |paths: &[&str]| paths.iter().find_map(|path| text(path));
    let mut date = sources.date.iter().find_map(|path| read_day(text(path)?));
    if date.is_none() && kind == Kind::Incident {
        date = crate::edit::fields_under(fields, "acts")
            .filter(|(path, _)| path.as_str().ends_with("/when") && path.segments().count() == 3)
            .filter_map(|(_, value)| Edtf::parse(value.as_text()?).ok())
            .min();
    }
    Summary {
        title: first(sources.title).map(first_line).unwrap_or_default(),
        date,
        place: first(sources.place).map(str::to_owned),
        status: if sources.status.is_empty() { None } else { text(sources.status).map(str::to_owned) },
        tlp: text("tlp").and_then(Tlp::parse),
    }
}

/// Reads a date, or the day of a time stamp.
fn read_day(text: &str) -> Option<Edtf> {
    Edtf::parse(text).ok().or_else(|| Edtf::parse(text.get(..10)?).ok())
}

fn first_line(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    match line.char_indices().nth(200) {
        Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Path;

    fn fields(of: &[(&str, &str)]) -> Fields {
        of.iter().map(|(path, value)| (Path::parse(path).unwrap(), (*value).into())).collect()
    }

    #[test]
    fn an_incident_without_a_date_takes_its_earliest_act() {
        let summary = summarize(
            Kind::Incident,
            &fields(&[
                ("summary", "\nPhones were taken.\nThen people."),
                ("where_area", "Example Province"),
                ("tlp", "amber+strict"),
                ("acts/00000000000000aa/when", "2024-03-14"),
                ("acts/00000000000000bb/when", "2024-03-12~"),
            ]),
        );
        assert_eq!(summary.title, "Phones were taken.");
        assert_eq!(summary.date.unwrap().to_string(), "2024-03-12~");
        assert_eq!(summary.place.as_deref(), Some("Example Province"));
        assert_eq!(summary.tlp, Some(Tlp::AmberStrict));
    }

    #[test]
    fn a_person_goes_by_pseudonym() {
        assert_eq!(summarize(Kind::Person, &fields(&[("pseudonym", "Juniper")])).title, "Juniper");
    }

    #[test]
    fn the_fields_of_summaries_are_in_the_table() {
        for kind in Kind::ALL {
            let sources = sources(kind);
            let paths = sources.title.iter().chain(sources.date).chain(sources.place).chain([&sources.status]);
            for path in paths.filter(|path| !path.is_empty()) {
                assert!(crate::field::find_pattern(kind, path).is_some(), "{} {path}", kind.name());
            }
        }
    }

    #[test]
    fn a_case_without_a_title_goes_by_its_number() {
        let case = fields(&[("reference", "4071-3326-9580-4"), ("received", "2026-11"), ("status", "new")]);
        let summary = summarize(Kind::Case, &case);
        assert_eq!((summary.title.as_str(), summary.status.as_deref()), ("4071-3326-9580-4", Some("new")));
        assert_eq!(summary.date.unwrap().to_string(), "2026-11");
    }

    #[test]
    fn a_time_stamp_gives_its_day() {
        let summary = summarize(Kind::Evidence, &fields(&[("collected", "2024-03-12T10:00:00.000Z")]));
        assert_eq!(summary.date.unwrap().to_string(), "2024-03-12");
    }
}
