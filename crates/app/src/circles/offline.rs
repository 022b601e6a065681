//! Joining without a connection: the request that the newcomer writes, the answer of a steward, and entering with it.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Amendment, Charter, Closing, Epochs, NewPerson, Newcomer};
use cairn_model::CircleId;
use cairn_store::{CircleKeys, CircleUse, Reader, Vault};
use cairn_sync::join::offline::{JoinAnswer, JoinRequest, OfflineError};
use serde::{Deserialize, Serialize};

use super::members::Known;
use super::{find_shared, members, pages, renewed};
use crate::api::Response;
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::secret::SecretText;

/// The setting that holds the keys of a request that waits for its answer.
const WAITING: &str = "join.waiting";
const VERSION: u32 = 1;

/// A request that this device made, with the keys that an answer is for.
#[derive(Serialize, Deserialize)]
struct Waiting {
    version: u32,
    seed: SecretText,
    seal: SecretText,
    name: String,
}

impl Waiting {
    fn keys(&self) -> Result<(DeviceKey, SealKey), ApiError> {
        let seal = SealKey::from_text(self.seal.as_str()).map_err(|_| crate::internal!("a kept key does not read"))?;
        Ok((DeviceKey::from_seed(*self.seed.bytes()?), seal))
    }

    fn request(&self) -> Result<JoinRequest, ApiError> {
        let (device, seal) = self.keys()?;
        Ok(JoinRequest::sign(&device, seal.recipient(), &self.name))
    }
}

fn waiting(reader: &Reader) -> Result<Option<Waiting>, ApiError> {
    let Some(kept) = reader.setting(WAITING)? else { return Ok(None) };
    let kept: Waiting = serde_json::from_str(&kept).map_err(|_| crate::internal!("a kept request does not read"))?;
    if kept.version > VERSION { Err(ApiError::new(ErrorCode::NewerVersion)) } else { Ok(Some(kept)) }
}

pub(super) fn offline_error(error: &OfflineError) -> ApiError {
    match error {
        OfflineError::Newer => ApiError::new(ErrorCode::NewerVersion),
        OfflineError::NotForUs => ApiError::new(ErrorCode::BadJoinFile).with("why", "for another request"),
        OfflineError::NotOne => ApiError::new(ErrorCode::BadJoinFile).with("why", "something else"),
        OfflineError::Damaged => ApiError::new(ErrorCode::BadJoinFile).with("why", "damaged"),
        OfflineError::Seal(_) => crate::internal!("an answer could not be sealed"),
    }
}

/// Makes a request, or gives the one that still waits for its answer: an answer to a request that was thrown away would
/// open nothing. With a name that differs, a new one is made.
pub(crate) fn request(vault: &mut Vault, name: Option<&str>) -> Result<Response, ApiError> {
    let name = match name {
        Some(name) => super::circle_name(name)?,
        None => crate::vault::owner(vault)?,
    };
    let kept = match waiting(vault)? {
        Some(kept) if kept.name == name => kept,
        _ => {
            let seal = SealKey::generate();
            let kept = Waiting {
                version: VERSION,
                seed: SecretText::random(),
                seal: SecretText::new(seal.to_text().to_string()),
                name,
            };
            let text = serde_json::to_string(&kept).map_err(|_| crate::internal!("a request could not be kept"))?;
            vault.set_setting(WAITING, SecretText::new(text).as_str())?;
            kept
        }
    };
    let request = kept.request()?;
    let (text, code) = (request.to_text(), request.code().to_string());
    Ok(Response::JoinRequest { request: text, name: kept.name, code, replaces: None })
}

/// Reads a request and shows whose it says it is; the code is for the person to compare, and is not shown here.
pub(crate) fn read_request(text: &str) -> Result<JoinRequest, ApiError> {
    JoinRequest::from_text(text).map_err(|error| offline_error(&error))
}

/// Whom a request is admitted as.
pub(crate) struct Admission {
    pub(crate) circle: Option<String>,
    pub(crate) role: String,
    /// The person whose further device it is.
    pub(crate) person: Option<String>,
    /// The device whose log the same page closes: the newcomer comes in its place, as a device of the same person.
    pub(crate) replaces: Option<String>,
    /// The digits that the newcomer read out.
    pub(crate) code: String,
}

/// Admits the device of a request, whose code the newcomer read out, and writes the answer.
pub(crate) fn approve(vault: &mut Vault, text: &str, admission: &Admission) -> Result<(Response, Vec<u8>), ApiError> {
    let request = read_request(text)?;
    if !request.code().is_said_by(&admission.code) {
        return Err(ApiError::new(ErrorCode::CodeMismatch));
    }
    let circle = find_shared(vault, admission.circle.as_deref())?;
    let keys = vault.keys(&circle)?;
    let charter = vault.charter(&circle)?.clone();
    // An answer that got lost is written again.
    if charter.role_of(&request.device()).is_none() {
        let wish = wish(vault, &circle, &charter, &request, admission)?;
        let (page, epochs) = charter
            .amend(wish, &keys.device, &keys.epochs, clock::now(), rand::random())
            .map_err(|error| pages::charter_error(&error))?;
        vault.add_own_page(&circle, &page, &epochs)?;
    }
    let name = vault.charter(&circle)?.page().name.clone();
    let (sealed, code) = JoinAnswer::write(&request, &circle, &keys.device, &vault.pages(&circle)?)
        .map_err(|error| offline_error(&error))?;
    let admitted = vault.charter(&circle)?.name_of(&request.device()).unwrap_or_default().to_owned();
    let response = Response::JoinAnswer { circle: circle.to_string(), name, admitted, code: code.to_string() };
    Ok((response, sealed))
}

/// Says what the page changes that admits a request.
fn wish(
    reader: &Reader,
    circle: &CircleId,
    charter: &Charter,
    request: &JoinRequest,
    admission: &Admission,
) -> Result<Amendment, ApiError> {
    let page = charter.page();
    let admit = |person| Amendment::Admit(Newcomer { log: request.device(), seal: request.seal().clone(), person });
    if let Some(old) = &admission.replaces {
        let log = members::device(page, old)?;
        if log == reader.keys(circle)?.device.public() {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "this is the device that you are using"));
        }
        let unknown = || ApiError::new(ErrorCode::UnknownMember).with("who", old);
        let person = page.device(&log).ok_or_else(unknown)?.person;
        let cut = Known::read(reader, circle)?.head(&log);
        let close = Amendment::CloseLog { log, cut, closing: Closing::Ordinary };
        return Ok(Amendment::All(vec![admit(NewPerson::Existing(person)), close]));
    }
    Ok(admit(match &admission.person {
        Some(person) => NewPerson::Existing(members::person(page, person)?),
        None => NewPerson::New { name: super::circle_name(request.name())?, role: pages::parse_role(&admission.role)? },
    }))
}

/// Enters the circle of an answer to our request. Without the code that the steward reads out, it only says which circle
/// it is. An answer for new keys in a circle that this vault is in needs no code: its pages have to follow those held here.
pub(crate) fn enter(vault: &mut Vault, sealed: &[u8], code: Option<&str>) -> Result<Response, ApiError> {
    if let Some(response) = renewed::enter(vault, sealed)? {
        return Ok(response);
    }
    let kept = waiting(vault)?
        .ok_or_else(|| ApiError::new(ErrorCode::BadJoinFile).with("why", "this device asked for nothing"))?;
    let (device, seal) = kept.keys()?;
    let answer = JoinAnswer::open(sealed, &kept.request()?, &seal).map_err(|error| offline_error(&error))?;
    let damaged = || ApiError::new(ErrorCode::BadJoinFile).with("why", "damaged");
    let charter = Charter::verify(answer.pages()).map_err(|_| damaged())?;
    let known = charter.circle() == answer.circle()
        && charter.role_of(&device.public()).is_some()
        && charter.role_of(&answer.steward()).is_some();
    if !known {
        return Err(damaged());
    }
    let (circle, name) = (charter.circle().to_string(), charter.page().name.clone());
    let steward = charter.name_of(&answer.steward()).unwrap_or_default().to_owned();
    let Some(code) = code else {
        return Ok(Response::JoinOffered { circle, name, steward });
    };
    if !answer.code().is_said_by(code) {
        return Err(ApiError::new(ErrorCode::CodeMismatch));
    }
    let epochs = Epochs::open(charter.page(), &seal).map_err(|_| damaged())?;
    vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, CircleUse::Shared)?;
    vault.forget_setting(WAITING)?;
    Ok(Response::Joined { circle, name })
}
