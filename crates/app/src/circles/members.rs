//! Who belongs to a circle, with which devices, and who was heard of when.

use std::collections::BTreeMap;

use cairn_keys::DevicePublic;
use cairn_ledger::charter::{Charter, Closing, Page, Person, Renewal};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, PersonId};
use cairn_model::{CircleId, Timestamp};
use cairn_store::Reader;

use super::find_shared;
use crate::api::{ClosedView, MemberView, MembersView, PersonView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::sync::met;

/// What this vault knows of the devices of a circle.
pub(crate) struct Known {
    circle: CircleId,
    heads: BTreeMap<LogId, Head>,
    met: BTreeMap<String, Timestamp>,
}

/// The newest entry of a log.
pub(crate) struct Newest {
    pub(crate) time: Timestamp,
    /// The number of the page under which it was written; `None` when this device does not work under that page.
    pub(crate) page: Option<u64>,
}

impl Known {
    /// Reads it.
    pub(crate) fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        let heads = reader.heads(circle)?.into_iter().map(|held| (held.log, held.head)).collect();
        Ok(Self { circle: *circle, heads, met: met::all(reader, circle)? })
    }

    /// Gives the last entry of a log that is here.
    pub(crate) fn head(&self, log: &LogId) -> Head {
        self.heads.get(log).copied().unwrap_or(Head::EMPTY)
    }

    /// Gives the last entries of logs that are here, as cuts.
    pub(crate) fn cuts(&self, logs: impl IntoIterator<Item = LogId>) -> Vec<(LogId, Head)> {
        logs.into_iter().filter_map(|log| Some((log, *self.heads.get(&log)?))).collect()
    }

    /// Gives when this device last synced with another.
    pub(crate) fn met(&self, log: &LogId) -> Option<Timestamp> {
        self.met.get(&log.to_string()).copied()
    }

    /// Reads the newest entry of a log.
    pub(crate) fn newest(&self, reader: &Reader, charter: &Charter, log: &LogId) -> Result<Option<Newest>, ApiError> {
        let head = self.head(log);
        if head.height == 0 {
            return Ok(None);
        }
        let stored = reader.entries(&self.circle, log, head.height, 1)?;
        let entry = stored.first().and_then(|bytes| Entry::dangerously_trust_stored(bytes).ok());
        Ok(entry.map(|entry| {
            let header = entry.header();
            Newest { time: header.time, page: charter.find(&header.page).map(|page| page.page().number) }
        }))
    }
}

/// Lists who belongs to a circle.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circle = find_shared(reader, circle)?;
    let charter = reader.load_charter(&circle)?;
    let own = super::member_device(reader, &circle)?;
    let known = Known::read(reader, &circle)?;
    let page = charter.page();
    let own_person = own.and_then(|own| page.person_of(&own)).map(|person| person.id);
    let mut persons: Vec<&Person> = page.persons.iter().collect();
    persons.sort_by_key(|person| (person.admitted, person.id));
    let mut members = Vec::new();
    for person in &persons {
        for device in page.devices.iter().filter(|device| device.person == person.id) {
            let newest = known.newest(reader, &charter, &device.log)?;
            members.push(MemberView {
                person: person.name.clone(),
                person_id: person.id.to_string(),
                role: person.role.name().to_owned(),
                device: device.log.to_string(),
                own: Some(device.log) == own,
                entries: known.head(&device.log).height,
                last_entry: newest.as_ref().map(|newest| newest.time.to_string()),
                last_sync: known.met(&device.log).map(|time| time.to_string()),
                page: newest.and_then(|newest| newest.page),
            });
        }
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Response::Members(MembersView {
        schema: "cairn.members/1".to_owned(),
        circle: circle.to_string(),
        name: page.name.clone(),
        page: page.number,
        page_time: page.time.to_string(),
        renewal_due: charter.renewal_due(clock::now()) != Renewal::NotDue,
        persons: persons
            .iter()
            .map(|person| PersonView {
                id: person.id.to_string(),
                name: person.name.clone(),
                role: person.role.name().to_owned(),
                own: Some(person.id) == own_person,
                admitted: person.admitted,
                devices: count(page.devices.iter().filter(|device| device.person == person.id).count()),
                recovery: count(person.recovery.len()),
            })
            .collect(),
        members,
        closed: closed(&charter, &known),
    }))
}

fn closed(charter: &Charter, known: &Known) -> Vec<ClosedView> {
    let page = charter.page();
    let mut views: Vec<ClosedView> = Vec::new();
    for closed in &page.closed {
        views.push(ClosedView {
            person: charter.name_of(&closed.log).unwrap_or_default().to_owned(),
            device: closed.log.to_string(),
            cut: closed.cut.height,
            entries: known.head(&closed.log).height,
            strict: closed.closing == Closing::Strict,
            reduced: page.device(&closed.log).is_some(),
        });
    }
    views
}

/// Finds a person by name, by id or by the beginning of it.
pub(crate) fn person(page: &Page, wanted: &str) -> Result<PersonId, ApiError> {
    let wanted = wanted.trim();
    let by_id = |person: &Person| wanted.len() >= 8 && person.id.to_string().starts_with(wanted);
    let found: Vec<PersonId> =
        page.persons.iter().filter(|person| person.name == wanted || by_id(person)).map(|person| person.id).collect();
    match found.as_slice() {
        [person] => Ok(*person),
        [] => Err(ApiError::new(ErrorCode::UnknownMember).with("who", wanted)),
        _ => Err(ApiError::new(ErrorCode::AmbiguousMember).with("who", wanted)),
    }
}

/// Finds a device of the circle by its key or the beginning of it.
pub(crate) fn device(page: &Page, wanted: &str) -> Result<DevicePublic, ApiError> {
    let wanted = wanted.trim();
    let devices = page.devices.iter().map(|device| device.log);
    let found: Vec<DevicePublic> =
        devices.filter(|log| wanted.len() >= 8 && log.to_string().starts_with(wanted)).collect();
    match found.as_slice() {
        [device] => Ok(*device),
        [] => Err(ApiError::new(ErrorCode::UnknownMember).with("who", wanted)),
        _ => Err(ApiError::new(ErrorCode::AmbiguousMember).with("who", wanted)),
    }
}
