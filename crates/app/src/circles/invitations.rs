//! Invitations that this device gave out: single use, revocable, kept until they are used, void or revoked.

use cairn_keys::Zeroizing;
use cairn_ledger::PersonId;
use cairn_ledger::charter::{Charter, NewPerson, Role};
use cairn_model::{CircleId, Timestamp};
use cairn_store::{Reader, Vault};
use serde::{Deserialize, Serialize};

use super::members;
use crate::api::{InvitationView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::secret::SecretText;

/// Under this name the invitations of a circle lie among its secrets.
const SECRET: &str = "invitations";
/// The most invitations of one circle that are open at a time.
const MAX: usize = 32;
/// So many mismatches of the six digits void an invitation.
pub(crate) const MISMATCHES: u32 = 3;
const VERSION: u32 = 1;

/// An invitation that is open.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Open {
    pub(crate) id: String,
    secret: SecretText,
    transport: SecretText,
    role: String,
    person: Option<String>,
    made: i64,
    pub(crate) mismatches: u32,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    open: Vec<Open>,
}

impl Open {
    /// The secret that only inviter and newcomer know.
    pub(crate) fn secret(&self) -> Result<Zeroizing<[u8; 32]>, ApiError> {
        self.secret.bytes()
    }

    /// The transport key under which the inviter waits for this newcomer.
    pub(crate) fn transport(&self) -> Result<Zeroizing<[u8; 32]>, ApiError> {
        self.transport.bytes()
    }

    /// Whose device is admitted, given the name that the newcomer chose.
    pub(crate) fn newcomer(&self, charter: &Charter, name: &str) -> Result<NewPerson, ApiError> {
        match &self.person {
            Some(person) => Ok(NewPerson::Existing(members::person(charter.page(), person)?)),
            None => {
                let role = Role::parse(&self.role).ok_or_else(|| crate::internal!("an invitation has no role"))?;
                Ok(NewPerson::New { name: name.to_owned(), role })
            }
        }
    }
}

fn all(reader: &Reader, circle: &CircleId) -> Result<Vec<Open>, ApiError> {
    let Some(kept) = reader.secret(circle, SECRET)? else { return Ok(Vec::new()) };
    let kept: Kept = serde_json::from_slice(&kept).map_err(|_| crate::internal!("the invitations do not read"))?;
    if kept.version > VERSION { Err(ApiError::new(ErrorCode::NewerVersion)) } else { Ok(kept.open) }
}

fn keep(vault: &mut Vault, circle: &CircleId, open: Vec<Open>) -> Result<(), ApiError> {
    if open.is_empty() {
        return Ok(vault.set_secret(circle, SECRET, None)?);
    }
    let kept = serde_json::to_vec(&Kept { version: VERSION, open });
    let kept = Zeroizing::new(kept.map_err(|_| crate::internal!("invitations could not be written"))?);
    Ok(vault.set_secret(circle, SECRET, Some(&kept))?)
}

/// Makes an invitation, for a new person in a role or for a further device of a person.
pub(crate) fn make(
    vault: &mut Vault,
    circle: &CircleId,
    role: Role,
    person: Option<PersonId>,
) -> Result<Open, ApiError> {
    let mut open = all(vault, circle)?;
    if open.len() >= MAX {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", MAX.to_string()));
    }
    let made = Open {
        id: hex::encode(rand::random::<[u8; 4]>()),
        secret: SecretText::random(),
        transport: SecretText::random(),
        role: role.name().to_owned(),
        person: person.map(|person| person.to_string()),
        made: clock::now().as_millis(),
        mismatches: 0,
    };
    open.push(made.clone());
    keep(vault, circle, open)?;
    Ok(made)
}

/// Finds an open invitation.
pub(crate) fn find(reader: &Reader, circle: &CircleId, id: &str) -> Result<Open, ApiError> {
    all(reader, circle)?
        .into_iter()
        .find(|open| open.id == id.trim())
        .ok_or_else(|| ApiError::new(ErrorCode::BadTicket))
}

/// Revokes an invitation, or marks it as used.
pub(crate) fn remove(vault: &mut Vault, circle: &CircleId, id: &str) -> Result<(), ApiError> {
    let mut open = all(vault, circle)?;
    let before = open.len();
    open.retain(|open| open.id != id.trim());
    if open.len() == before {
        return Err(ApiError::new(ErrorCode::BadTicket));
    }
    keep(vault, circle, open)
}

/// Counts a mismatch of the digits; the third voids the invitation. Gives how many there were.
pub(crate) fn count_mismatch(vault: &mut Vault, circle: &CircleId, id: &str) -> Result<u32, ApiError> {
    let mut open = all(vault, circle)?;
    let Some(place) = open.iter().position(|open| open.id == id) else { return Ok(MISMATCHES) };
    open[place].mismatches += 1;
    let count = open[place].mismatches;
    if count >= MISMATCHES {
        open.remove(place);
    }
    keep(vault, circle, open)?;
    Ok(count)
}

/// Lists the invitations that are open.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circles = match circle {
        Some(_) => vec![super::find(reader, circle)?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let mut invitations = Vec::new();
    for circle in circles {
        let charter = reader.load_charter(&circle)?;
        for open in all(reader, &circle)? {
            let person = open.person.as_deref();
            let person = person.and_then(|person| members::person(charter.page(), person).ok());
            invitations.push(InvitationView {
                schema: "cairn.invitation/1".to_owned(),
                id: open.id,
                circle: circle.to_string(),
                circle_name: charter.page().name.clone(),
                role: open.role,
                person: person.map(|person| super::pages::person_name(&charter, &person)),
                made: Timestamp::from_millis(open.made).to_string(),
                mismatches: open.mismatches,
            });
        }
    }
    Ok(Response::Invitations { invitations })
}
