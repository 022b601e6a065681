//! What a page changes, as values that the texts put in words.

use cairn_ledger::charter::{Charter, ClosedLog, Closing, Page, SignedPage};
use cairn_ledger::{LogId, PersonId};

use crate::api::{ChangeOfPage, PageView};

/// How a page stands to the one that this device works under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// This device works under it.
    Followed,
    /// Others have to sign it too.
    Proposed,
}

impl Stand {
    const fn name(self) -> &'static str {
        match self {
            Self::Followed => "followed",
            Self::Proposed => "proposed",
        }
    }
}

/// Describes a page by the page before it.
pub(crate) fn page(charter: &Charter, before: &Page, signed: &SignedPage, stand: Stand) -> PageView {
    let page = signed.page();
    let editors = before.persons.iter().filter(|person| person.role.edits());
    let needed = editors.count() / 2 + 1;
    let mut signers: Vec<PersonId> = Vec::new();
    let mut names = Vec::new();
    for signer in signed.signers() {
        let person = before.person_of(signer).or_else(|| recovers(before, signer));
        match person {
            Some(person) if signers.contains(&person.id) => {}
            Some(person) => {
                signers.push(person.id);
                names.push(person.name.clone());
            }
            None => names.push(signer.to_string().chars().take(8).collect()),
        }
    }
    let edits = |id: &&PersonId| before.person(id).is_some_and(|person| person.role.edits());
    let proposed = stand == Stand::Proposed;
    PageView {
        schema: "cairn.page/1".to_owned(),
        circle: charter.circle().to_string(),
        name: before.name.clone(),
        number: page.number,
        hash: signed.hash().to_string(),
        time: page.time.to_string(),
        signed: count(signers.iter().filter(edits).count()),
        needed: if proposed { count(needed) } else { 0 },
        signers: names,
        state: stand.name().to_owned(),
        changes: changes(before, page),
    }
}

fn recovers<'a>(page: &'a Page, key: &LogId) -> Option<&'a cairn_ledger::charter::Person> {
    page.persons.iter().find(|person| person.recovery.iter().any(|recovery| recovery.key == *key))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Lists what differs between a page and a later one. A page that changes nothing renews the epoch.
pub(crate) fn changes(old: &Page, new: &Page) -> Vec<ChangeOfPage> {
    let mut changes = Vec::new();
    if old.name != new.name {
        changes.push(ChangeOfPage { to: Some(new.name.clone()), ..named("renamed", None) });
    }
    if old.policy != new.policy {
        changes.push(ChangeOfPage { to: Some(new.policy.epoch_days.to_string()), ..named("policy", None) });
    }
    person_changes(old, new, &mut changes);
    device_changes(old, new, &mut changes);
    if changes.is_empty() {
        changes.push(named("renewed", None));
    }
    changes
}

fn named(what: &str, person: Option<&str>) -> ChangeOfPage {
    let person = person.map(str::to_owned);
    ChangeOfPage { what: what.to_owned(), person, device: None, to: None, from: None }
}

fn person_changes(old: &Page, new: &Page, changes: &mut Vec<ChangeOfPage>) {
    for was in &old.persons {
        let name = Some(was.name.as_str());
        let from = Some(was.role.name().to_owned());
        let Some(now) = new.person(&was.id) else {
            changes.push(ChangeOfPage { from, ..named("removed", name) });
            continue;
        };
        if was.name != now.name {
            changes.push(ChangeOfPage { to: Some(now.name.clone()), ..named("person-renamed", name) });
        }
        if was.role != now.role {
            changes.push(ChangeOfPage { from, to: Some(now.role.name().to_owned()), ..named("role", name) });
        }
        if was.recovery != now.recovery {
            changes.push(named("recovery", name));
        }
    }
    for now in new.persons.iter().filter(|now| old.person(&now.id).is_none()) {
        changes.push(ChangeOfPage { to: Some(now.role.name().to_owned()), ..named("admitted", Some(&now.name)) });
    }
}

fn device_changes(old: &Page, new: &Page, changes: &mut Vec<ChangeOfPage>) {
    let about = |what: &str, log: &LogId, person: &PersonId| {
        let known = old.person(person).or_else(|| new.person(person));
        ChangeOfPage { device: Some(log.to_string()), ..named(what, known.map(|person| person.name.as_str())) }
    };
    for now in &new.devices {
        match old.device(&now.log) {
            // The first device of somebody new is part of the admission.
            None if old.person(&now.person).is_some() => changes.push(about("device-added", &now.log, &now.person)),
            Some(was) if was.seal != now.seal => changes.push(about("seal", &now.log, &now.person)),
            _ => {}
        }
    }
    for closed in &new.closed {
        let ClosedLog { log, cut, closing, role, person } = closed;
        let to = Some(cut.height.to_string());
        if old.device(log).is_some() && new.device(log).is_none() {
            let what = match closing {
                Closing::Ordinary => "device-closed",
                Closing::Strict => "device-closed-strictly",
            };
            changes.push(ChangeOfPage { to, ..about(what, log, person) });
        } else if old.closed(log) != Some(closed) {
            let from = Some(role.name().to_owned());
            changes.push(ChangeOfPage { to, from, ..about("cut", log, person) });
        }
    }
}
