//! A timeline as a calendar (iCalendar, RFC 5545): incidents and their acts by day.
//!
//! A calendar knows whole days only. A date that is less exact becomes the span of days that it may mean, and stands in words of
//! EDTF beside it; one that is open at an end has no place. Places are written as exactly as they may be published.

use cairn_model::{Edtf, Kind, Value, Vocabulary};

use crate::geojson::publish;
use crate::loss::{Losses, Why};
use crate::outgoing::{OutRecord, Outgoing, Written, WrittenFile};

#[cfg(test)]
mod tests;

/// The longest line, in bytes (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Writes the dates of incidents and their acts.
pub fn write_timeline(out: &Outgoing) -> Written {
    let mut losses = Losses::default();
    let mut calendar = Calendar::default();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Cairn//Timeline//EN");
    let mut count = 0;
    for record in &out.records {
        if record.kind != Kind::Incident {
            losses.note(|| record.kind.name().to_owned(), "records of this kind", Why::NoPlace);
            continue;
        }
        for base in dated(record) {
            count += u64::from(calendar.event(out, record, &base, &mut losses));
        }
    }
    calendar.line("END:VCALENDAR");
    Written {
        files: vec![WrittenFile { name: "timeline.ics".to_owned(), bytes: calendar.0.into_bytes() }],
        counts: [("events".to_owned(), count)].into(),
        losses: losses.into_list(),
    }
}

/// Gives where dates stand: at the root (empty), and in acts.
fn dated(record: &OutRecord) -> Vec<String> {
    record
        .fields
        .keys()
        .filter_map(|path| match path.as_str() {
            "when" => Some(String::new()),
            path => path
                .strip_suffix("/when")
                .filter(|base| base.starts_with("acts/") && base.matches('/').count() == 1)
                .map(|base| format!("{base}/")),
        })
        .collect()
}

#[derive(Default)]
struct Calendar(String);

impl Calendar {
    /// Writes a line, folded.
    fn line(&mut self, text: &str) {
        let mut length = 0;
        for c in text.chars() {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Writes an event; says whether there is one.
    fn event(&mut self, out: &Outgoing, record: &OutRecord, base: &str, losses: &mut Losses) -> bool {
        let text = |path: &str| record.fields.get(path).map(|value: &Value| value.display().into_owned());
        let Some(edtf) = text(&format!("{base}when")) else { return false };
        let date = Edtf::parse(&edtf).ok();
        let Some((first, last)) = date.and_then(|date| Some((date.earliest()?, date.latest()?))) else {
            losses.note(|| record.id.to_string(), &format!("{base}when, a date that is open at an end"), Why::NoPlace);
            return false;
        };
        if !(0..=9999).contains(&first.year()) || !(0..=9998).contains(&last.year()) {
            losses.note(|| record.id.to_string(), &format!("{base}when"), Why::NoPlace);
            return false;
        }
        let day = |day: cairn_model::Day| day.to_string().replace('-', "");
        let act = text(&format!("{base}type")).filter(|_| !base.is_empty());
        let act = act.map(|code| out.labels.get(&(Vocabulary::Act, code.clone())).cloned().unwrap_or(code));
        let title = text("title").unwrap_or_default();
        let summary = match act {
            Some(act) => format!("{act}: {title}"),
            None => title,
        };
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}{}@cairn", record.id, base.trim_end_matches('/').replace('/', "-")));
        let stamp: String = out.made.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect();
        self.line(&format!("DTSTAMP:{}Z", stamp.get(..15).unwrap_or_default()));
        self.line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
        self.line(&format!("DTEND;VALUE=DATE:{}", day(last.plus(1))));
        self.line(&format!("SUMMARY:{}", escape(&summary)));
        if let Some(place) =
            publish(out, record, &format!("{base}where"), losses).filter(|place| !place.words.is_empty())
        {
            self.line(&format!("LOCATION:{}", escape(&place.words.join(", "))));
        }
        self.line(&format!("X-CAIRN-EDTF:{}", escape(&edtf)));
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
        true
    }
}

/// Escapes a text (RFC 5545, section 3.3.11); other control characters go.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
