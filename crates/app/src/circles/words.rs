//! What a page changes, as values that the texts put in words.

use cairn_ledger::charter::{Charter, Closing, Deed, Page, PageChange, SignedPage, changes_between};
use cairn_ledger::{LogId, PersonId};

use crate::api::{ChangeOfPage, DeedView, PageView};

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
        changes: changes(&changes_between(before, page)),
    }
}

fn recovers<'a>(page: &'a Page, key: &LogId) -> Option<&'a cairn_ledger::charter::Person> {
    page.persons.iter().find(|person| person.recovery.iter().any(|recovery| recovery.key == *key))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Puts changes into the form of the API. A page that changes nothing renews the epoch.
pub(crate) fn changes(changes: &[PageChange]) -> Vec<ChangeOfPage> {
    if changes.is_empty() {
        return vec![named("renewed", None)];
    }
    let admitted = |who: &PersonId| {
        changes.iter().any(|change| matches!(change, PageChange::Admitted { person, .. } if person == who))
    };
    // The first device of somebody new is part of the admission.
    let told = |change: &&PageChange| !matches!(change, PageChange::DeviceAdded { person, .. } if admitted(person));
    changes.iter().filter(told).map(change).collect()
}

/// Describes what one page of another branch did.
pub(crate) fn deed(deed: &Deed) -> DeedView {
    DeedView {
        page: deed.page.to_string(),
        number: deed.number,
        time: deed.time.to_string(),
        signers: deed.signers.iter().map(|(_, name)| name.clone()).collect(),
        changes: changes(&deed.changes),
    }
}

fn named(what: &str, person: Option<&str>) -> ChangeOfPage {
    let person = person.map(str::to_owned);
    ChangeOfPage { what: what.to_owned(), person, device: None, to: None, from: None }
}

fn change(change: &PageChange) -> ChangeOfPage {
    match change {
        PageChange::Renamed { to } => ChangeOfPage { to: Some(to.clone()), ..named("renamed", None) },
        PageChange::PolicySet { to } => ChangeOfPage { to: Some(to.epoch_days.to_string()), ..named("policy", None) },
        PageChange::Admitted { name, role, .. } => {
            ChangeOfPage { to: Some(role.name().to_owned()), ..named("admitted", Some(name)) }
        }
        PageChange::Removed { name, role, .. } => {
            ChangeOfPage { from: Some(role.name().to_owned()), ..named("removed", Some(name)) }
        }
        PageChange::PersonRenamed { name, to, .. } => {
            ChangeOfPage { to: Some(to.clone()), ..named("person-renamed", Some(name)) }
        }
        PageChange::RoleSet { name, from, to, .. } => ChangeOfPage {
            from: Some(from.name().to_owned()),
            to: Some(to.name().to_owned()),
            ..named("role", Some(name))
        },
        PageChange::DeviceAdded { name, log, .. } => {
            ChangeOfPage { device: Some(log.to_string()), ..named("device-added", Some(name)) }
        }
        PageChange::DeviceClosed { name, log, cut, closing, .. } => {
            let what = match closing {
                Closing::Ordinary => "device-closed",
                Closing::Strict => "device-closed-strictly",
            };
            ChangeOfPage { device: Some(log.to_string()), to: Some(cut.height.to_string()), ..named(what, Some(name)) }
        }
        PageChange::CutSet { name, log, cut, role, .. } => ChangeOfPage {
            device: Some(log.to_string()),
            to: Some(cut.height.to_string()),
            from: Some(role.name().to_owned()),
            ..named("cut", Some(name))
        },
        PageChange::SealSet { name, log, .. } => {
            ChangeOfPage { device: Some(log.to_string()), ..named("seal", Some(name)) }
        }
        PageChange::RecoverySet { name, .. } => named("recovery", Some(name)),
    }
}
