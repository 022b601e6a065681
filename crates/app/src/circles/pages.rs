//! Pages that a person writes: roles, removal, leaving, renewal; and pages that several persons sign.

use cairn_keys::{DeviceKey, open, seal};
use cairn_ledger::charter::{Amendment, Charter, CharterError, Closing, Epochs, MAX_PAGE, Page, Role, SignedPage};
use cairn_ledger::{LogId, PersonId};
use cairn_model::CircleId;
use cairn_store::{Confirmation, Reader, Vault};

use super::members::{self, Known};
use super::words::{self, Stand};
use super::{find_shared, held};
use crate::api::{PageView, RemovalView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};

/// Says what a page that we wished for ran into.
pub(crate) fn charter_error(error: &CharterError) -> ApiError {
    match error {
        CharterError::NotAllowed => ApiError::new(ErrorCode::NotPermitted),
        CharterError::LastSteward => ApiError::new(ErrorCode::LastSteward),
        CharterError::Unknown => ApiError::new(ErrorCode::UnknownMember).with("who", "?"),
        CharterError::TooLarge => ApiError::new(ErrorCode::TooLarge).with("limit", "a page"),
        CharterError::UpdateNeeded => ApiError::new(ErrorCode::NewerVersion),
        CharterError::Epochs => ApiError::new(ErrorCode::NotPermitted),
        CharterError::Malformed => {
            ApiError::new(ErrorCode::BadValue).with("path", "name").with("why", "empty or too long")
        }
        CharterError::Unconnected | CharterError::Signature | CharterError::Full => {
            ApiError::new(ErrorCode::PageRefused)
        }
    }
}

/// How an own page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// At once, in the own right.
    Now,
    /// For others to sign too; nothing changes here yet.
    Propose,
}

/// A page that was written, and whether this device works under it.
pub(crate) struct WrittenPage {
    pub(crate) view: PageView,
    /// For a proposal: the sealed file for the others.
    pub(crate) proposal: Option<Vec<u8>>,
}

/// Writes a page of this device.
pub(crate) fn write(
    vault: &mut Vault,
    circle: &CircleId,
    amendment: Amendment,
    way: Way,
) -> Result<WrittenPage, ApiError> {
    let keys = vault.keys(circle)?;
    let charter = vault.charter(circle)?.clone();
    let (now, random) = (clock::now(), rand::random());
    let before = charter.page().clone();
    let wished = match way {
        Way::Now => charter.amend(amendment, &keys.device, &keys.epochs, now, random),
        Way::Propose => charter.propose(amendment, &keys.device, &keys.epochs, now, random),
    };
    let (page, epochs) = wished.map_err(|error| charter_error(&error))?;
    if way == Way::Propose {
        let view = words::page(&charter, &before, &page, Stand::Proposed);
        return Ok(WrittenPage { view, proposal: Some(seal_proposal(&before, &page)?) });
    }
    vault.add_own_page(circle, &page, &epochs)?;
    Ok(WrittenPage { view: words::page(&charter, &before, &page, Stand::Followed), proposal: None })
}

/// Seals a page to the members: it names them, and a stick may be lost.
fn seal_proposal(before: &Page, page: &SignedPage) -> Result<Vec<u8>, ApiError> {
    seal(std::slice::from_ref(&before.epoch.recipient), page.bytes())
        .map_err(|_| crate::internal!("a proposal could not be sealed"))
}

fn open_proposal(epochs: &Epochs, sealed: &[u8]) -> Result<SignedPage, ApiError> {
    let malformed =
        || ApiError::new(ErrorCode::Malformed).with("format", "proposal").with("why", "not for this circle");
    let identities = epochs.iter().filter_map(|epoch| epoch.identity.as_ref());
    let bytes = identities.into_iter().find_map(|key| open(key, sealed, MAX_PAGE).ok()).ok_or_else(malformed)?;
    SignedPage::decode(&bytes).map_err(|error| charter_error(&error))
}

/// Gives a person another role.
pub(crate) fn role(
    vault: &mut Vault,
    circle: Option<&str>,
    person: &str,
    role: &str,
    way: Way,
) -> Result<WrittenPage, ApiError> {
    let role = parse_role(role)?;
    let circle = find_shared(vault, circle)?;
    let page = vault.charter(&circle)?.page().clone();
    let person = members::person(&page, person)?;
    if role != Role::Steward {
        stewards_remain(&page, &person)?;
    }
    let known = Known::read(vault, &circle)?;
    let cuts = known.cuts(logs_of(&page, &person));
    write(vault, &circle, Amendment::SetRole { person, role, cuts }, way)
}

/// Fails when a person is the only steward of others.
fn stewards_remain(page: &Page, person: &PersonId) -> Result<(), ApiError> {
    let steward = |role: Role| role == Role::Steward;
    let is_steward = page.person(person).is_some_and(|person| steward(person.role));
    let others = page.persons.iter().filter(|other| other.id != *person);
    if is_steward && page.persons.len() > 1 && !others.into_iter().any(|other| steward(other.role)) {
        return Err(ApiError::new(ErrorCode::LastSteward));
    }
    Ok(())
}

/// Reads the word for a role.
pub(crate) fn parse_role(role: &str) -> Result<Role, ApiError> {
    Role::parse(role).ok_or_else(|| {
        ApiError::new(ErrorCode::BadValue).with("path", "role").with("why", "steward, editor, reader, contributor")
    })
}

fn logs_of(page: &Page, person: &PersonId) -> Vec<LogId> {
    page.devices.iter().filter(|device| device.person == *person).map(|device| device.log).collect()
}

/// Whom a removal is about.
pub(crate) enum Removed {
    /// A person with all their devices.
    Person(String),
    /// One device, such as a lost one; its person stays.
    Device(String),
}

/// Removes a person or a device, and says what the devices had with them.
pub(crate) fn remove(
    vault: &mut Vault,
    circle: Option<&str>,
    removed: &Removed,
    closing: Closing,
    way: Way,
) -> Result<(RemovalView, Option<Vec<u8>>), ApiError> {
    let circle = find_shared(vault, circle)?;
    let page = vault.charter(&circle)?.page().clone();
    let known = Known::read(vault, &circle)?;
    let own = vault.keys(&circle)?.device.public();
    let (logs, amendment) = match removed {
        Removed::Person(wanted) => {
            let person = members::person(&page, wanted)?;
            if page.device(&own).is_some_and(|device| device.person == person) {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "use `cairn circle leave` to leave"));
            }
            let logs = logs_of(&page, &person);
            let cuts = known.cuts(logs.iter().copied());
            (logs, Amendment::RemovePerson { person, cuts, closing })
        }
        Removed::Device(wanted) => {
            let log = members::device(&page, wanted)?;
            if log == own {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "this is the device that you are using"));
            }
            (vec![log], Amendment::CloseLog { log, cut: known.head(&log), closing })
        }
    };
    removal(vault, &circle, &logs, amendment, way)
}

/// Writes a page that closes logs, and says what their devices had with them.
fn removal(
    vault: &mut Vault,
    circle: &CircleId,
    logs: &[LogId],
    amendment: Amendment,
    way: Way,
) -> Result<(RemovalView, Option<Vec<u8>>), ApiError> {
    let charter = vault.charter(circle)?.clone();
    let page = charter.page();
    let known = Known::read(vault, circle)?;
    let own = vault.keys(circle)?.device.public();
    let mut devices = Vec::new();
    for device in page.devices.iter().filter(|device| logs.contains(&device.log)) {
        devices.push(held::of_device(vault, circle, &charter, &known, device)?);
    }
    let unheard = page
        .devices
        .iter()
        .filter(|device| device.log != own && !logs.contains(&device.log))
        .map(|device| {
            let key: String = device.log.to_string().chars().take(8).collect();
            format!("{} ({key})", charter.name_of(&device.log).unwrap_or_default())
        })
        .collect();
    let written = write(vault, circle, amendment, way)?;
    let view = RemovalView {
        schema: "cairn.removal/1".to_owned(),
        page: written.view,
        devices,
        unheard,
        proposed: written.proposal.is_some(),
    };
    Ok((view, written.proposal))
}

/// A person's devices are in other hands: closes their logs strictly in every circle where this device may, and says
/// what they had with them. The person stays, and can be invited with a new device.
pub(crate) fn seized(vault: &mut Vault, circle: Option<&str>, person: &str) -> Result<Vec<RemovalView>, ApiError> {
    let circles = match circle {
        Some(_) => vec![find_shared(vault, circle)?],
        None => super::shared(vault)?,
    };
    let mut removals = Vec::new();
    let mut last = ApiError::new(ErrorCode::UnknownMember).with("who", person);
    for circle in circles {
        match seized_in(vault, &circle, person) {
            Ok(closed) => removals.extend(closed),
            // In one circle the person is unknown, in another we are no steward: the rest is closed all the same.
            Err(error) if [ErrorCode::UnknownMember, ErrorCode::NotPermitted].contains(&error.code) => last = error,
            Err(error) => return Err(error),
        }
    }
    if removals.is_empty() { Err(last) } else { Ok(removals) }
}

fn seized_in(vault: &mut Vault, circle: &CircleId, person: &str) -> Result<Vec<RemovalView>, ApiError> {
    let page = vault.charter(circle)?.page().clone();
    let person = members::person(&page, person)?;
    let own = vault.keys(circle)?.device.public();
    let mut removals = Vec::new();
    for log in logs_of(&page, &person).into_iter().filter(|log| *log != own) {
        let cut = Known::read(vault, circle)?.head(&log);
        let amendment = Amendment::CloseLog { log, cut, closing: Closing::Strict };
        removals.push(removal(vault, circle, &[log], amendment, Way::Now)?.0);
    }
    if removals.is_empty() { Err(ApiError::new(ErrorCode::UnknownMember).with("who", page.name)) } else { Ok(removals) }
}

/// Leaves a circle: everybody may. What is here stays here, and is nobody else's to destroy.
pub(crate) fn leave(vault: &mut Vault, circle: Option<&str>) -> Result<WrittenPage, ApiError> {
    let circle = find_shared(vault, circle)?;
    if vault.circles()?.iter().any(|known| known.id == circle && known.personal) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the personal circle cannot be left"));
    }
    let own = vault.keys(&circle)?.device.public();
    let page = vault.charter(&circle)?.page().clone();
    let person = page.person_of(&own).filter(|_| page.device(&own).is_some()).map(|person| person.id);
    let person = person.ok_or_else(|| ApiError::new(ErrorCode::RemovedHere))?;
    stewards_remain(&page, &person)?;
    let known = Known::read(vault, &circle)?;
    let cuts = known.cuts(logs_of(&page, &person));
    write(vault, &circle, Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary }, Way::Now)
}

/// Renews the epoch: whoever lost a key reads nothing that is written from then on.
pub(crate) fn renew(vault: &mut Vault, circle: Option<&str>) -> Result<WrittenPage, ApiError> {
    let circle = find_shared(vault, circle)?;
    write(vault, &circle, Amendment::Renew, Way::Now)
}

/// Gives a circle another name.
pub(crate) fn rename(vault: &mut Vault, circle: Option<&str>, name: &str) -> Result<WrittenPage, ApiError> {
    let circle = find_shared(vault, circle)?;
    let name = super::circle_name(name)?;
    write(vault, &circle, Amendment::Rename(name), Way::Now)
}

/// Whether a person has seen what a page changes, and signs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assent {
    /// Only show it.
    Show,
    /// Sign it.
    Sign,
}

/// Reads a proposed page, and signs it with this device's key. Once enough have signed, this device follows it, and the
/// others get it when they sync.
pub(crate) fn sign(
    vault: &mut Vault,
    circle: Option<&str>,
    sealed: &[u8],
    assent: Assent,
) -> Result<WrittenPage, ApiError> {
    let (circle, page) = find_proposal(vault, circle, sealed)?;
    let keys = vault.keys(&circle)?;
    let charter = vault.charter(&circle)?.clone();
    if let Some(known) = charter.find(&page.hash()) {
        let before = charter.pages().get(usize::try_from(known.page().number).unwrap_or(0).saturating_sub(1));
        let before = before.map_or_else(|| charter.page().clone(), |page| page.page().clone());
        return Ok(WrittenPage { view: words::page(&charter, &before, &page, Stand::Followed), proposal: None });
    }
    if page.page().prev != Some(charter.page_hash()) {
        return Err(ApiError::new(ErrorCode::PageRefused));
    }
    let before = charter.page().clone();
    if assent == Assent::Show {
        return Ok(WrittenPage { view: words::page(&charter, &before, &page, Stand::Proposed), proposal: None });
    }
    let signed = cosign(&page, &keys.device)?;
    let mut tried = charter.clone();
    match tried.extend_confirmed(signed.bytes()) {
        Ok(_) => {
            vault.add_page(&circle, signed.bytes(), Confirmation::Given)?;
            Ok(WrittenPage { view: words::page(&charter, &before, &signed, Stand::Followed), proposal: None })
        }
        Err(CharterError::NotAllowed | CharterError::LastSteward) => {
            let view = words::page(&charter, &before, &signed, Stand::Proposed);
            Ok(WrittenPage { view, proposal: Some(seal_proposal(&before, &signed)?) })
        }
        Err(error) => Err(charter_error(&error)),
    }
}

fn cosign(page: &SignedPage, device: &DeviceKey) -> Result<SignedPage, ApiError> {
    if page.signers().contains(&device.public()) {
        return Ok(page.clone());
    }
    page.cosign(device).map_err(|error| charter_error(&error))
}

/// Finds the circle for which a proposal is, and opens it.
fn find_proposal(reader: &Reader, circle: Option<&str>, sealed: &[u8]) -> Result<(CircleId, SignedPage), ApiError> {
    let circles = match circle {
        Some(_) => vec![find_shared(reader, circle)?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let mut last = ApiError::new(ErrorCode::UnknownCircle);
    for circle in circles {
        match open_proposal(&reader.keys(&circle)?.epochs, sealed) {
            Ok(page) => return Ok((circle, page)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Gives a page as the answer to a request.
pub(crate) fn response(written: WrittenPage) -> Response {
    Response::Page(written.view)
}

/// Says who a charter's person is, for texts.
pub(crate) fn person_name(charter: &Charter, person: &PersonId) -> String {
    charter.person(person).map(|person| person.name.clone()).unwrap_or_default()
}
