//! Transfers have two sides: a release by whom the item leaves, and a receipt by whom it comes to, which names the hash that was
//! verified. A transfer is open until it is received, refused, or taken back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use cairn_ledger::PersonId;
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::charter::Charter;
use cairn_model::{CircleId, RecordId};
use cairn_store::{Fixity, Reader, RecordKey, StoredAttestation, Vault};

use super::{Details, Held, Item};
use crate::api::{KeepingView, Response, TransferView};
use crate::circles::{self, members};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::elsewhere;
use crate::jobs::Job;

/// A person's id in the details of a release; a name alone may change.
const TO_PERSON: &str = "to-person";
/// Marks a release to somebody without Cairn.
const OUTSIDE: &str = "outside";

/// How far a transfer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stand {
    Open,
    TakenBack,
    Refused,
    Received,
}

impl Stand {
    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::TakenBack => "taken-back",
            Self::Refused => "refused",
            Self::Received => "received",
        }
    }
}

/// A release with what answers it.
pub(crate) struct Transfer {
    pub(crate) release: StoredAttestation,
    pub(crate) answer: Option<StoredAttestation>,
    pub(crate) stand: Stand,
    pub(crate) to_me: bool,
    pub(crate) by_me: bool,
    pub(crate) outside: bool,
    to: String,
}

impl Transfer {
    pub(crate) fn hash(&self) -> String {
        self.release.attestation.hash().to_string()
    }

    fn view(&self, reader: &Reader, circle: &CircleId) -> TransferView {
        let said = self.release.attestation.statement();
        let answer = self.answer.as_ref().map(|stored| stored.attestation.statement());
        let id: Option<RecordId> = said.subject.parse().ok();
        let title = id.and_then(|id| reader.summary(&RecordKey { circle: *circle, id }).ok()).map(|row| row.title);
        let received = self.stand == Stand::Received;
        TransferView {
            schema: "cairn.transfer/1".to_owned(),
            release: self.hash(),
            id: said.subject.clone(),
            title: title.unwrap_or_default(),
            circle: circle.to_string(),
            from: said.by_name.clone(),
            to: self.to.clone(),
            outside: self.outside,
            to_me: self.to_me,
            by_me: self.by_me,
            time: said.time.to_string(),
            purpose: said.details.get("purpose").cloned(),
            sha256: said.sha256.map(hex::encode),
            state: self.stand.name().to_owned(),
            answered: answer.map(|answer| answer.time.to_string()),
            same: received && said.sha256.is_some() && answer.is_some_and(|answer| answer.sha256 == said.sha256),
            check: answer.and_then(|answer| answer.details.get("receipt-check")).cloned(),
            reason: answer.and_then(|answer| answer.details.get("reason")).cloned(),
        }
    }
}

/// Who spoke, by the page that this device works under.
fn speaker(charter: &Charter, stored: &StoredAttestation) -> Option<PersonId> {
    charter.page().owner_of(&stored.attestation.signer())
}

/// Gives the transfers of a circle, oldest first as they came here.
pub(crate) fn of_circle(reader: &Reader, circle: &CircleId) -> Result<Vec<Transfer>, ApiError> {
    let released = reader.attestations_of_kind(circle, AttestationKind::Transferred.name())?;
    if released.is_empty() {
        return Ok(Vec::new());
    }
    let charter = reader.load_charter(circle)?;
    let me = circles::member_device(reader, circle)?.and_then(|own| charter.page().owner_of(&own));
    let mut answers: BTreeMap<String, Vec<(AttestationKind, StoredAttestation)>> = BTreeMap::new();
    for kind in [AttestationKind::Received, AttestationKind::Refused] {
        for stored in reader.attestations_of_kind(circle, kind.name())?.into_iter().filter(|stored| stored.counts) {
            if let Some(release) = stored.attestation.statement().details.get("release").cloned() {
                answers.entry(release).or_default().push((kind.clone(), stored));
            }
        }
    }
    let mut transfers = Vec::new();
    for release in released.into_iter().filter(|stored| stored.counts) {
        let said = release.attestation.statement();
        let outside = said.details.contains_key(OUTSIDE);
        let to_person = said.details.get(TO_PERSON).cloned();
        if !outside && to_person.is_none() {
            continue;
        }
        let (from, subject) = (speaker(&charter, &release), said.subject.clone());
        let is_addressee =
            |person: Option<PersonId>| person.is_some_and(|person| Some(person.to_string()) == to_person);
        let mut best: Option<(Stand, StoredAttestation)> = None;
        for (kind, answer) in answers.remove(&release.attestation.hash().to_string()).unwrap_or_default() {
            let by = speaker(&charter, &answer);
            let stand = match kind {
                _ if answer.attestation.statement().subject != subject => continue,
                // A receipt from outside is brought by whoever of the circle has it.
                AttestationKind::Received if outside || is_addressee(by) => Stand::Received,
                AttestationKind::Refused if is_addressee(by) || (outside && by != from) => Stand::Refused,
                AttestationKind::Refused if by.is_some() && by == from => Stand::TakenBack,
                // Nobody else's word ends it.
                _ => continue,
            };
            if best.as_ref().is_none_or(|(known, _)| stand > *known) {
                best = Some((stand, answer));
            }
        }
        let to = said.details.get("to").cloned().unwrap_or_default();
        let (stand, answer) = best.map_or((Stand::Open, None), |(stand, answer)| (stand, Some(answer)));
        let (to_me, by_me) = (is_addressee(me), me.is_some() && from == me);
        transfers.push(Transfer { release, answer, stand, to_me, by_me, outside, to });
    }
    Ok(transfers)
}

/// Finds the open transfer of an item.
pub(crate) fn open_of(reader: &Reader, item: &Item) -> Result<Option<Transfer>, ApiError> {
    let subject = item.key.id.to_string();
    let mut found = of_circle(reader, &item.key.circle)?;
    found.retain(|one| one.stand == Stand::Open && one.release.attestation.statement().subject == subject);
    // Two members may have released it apart: the one that is for this person comes first.
    let place = found.iter().position(|one| one.to_me).unwrap_or(0);
    Ok(found.into_iter().nth(place))
}

/// Counts the open transfers of this person: those to answer, and those that others have to answer.
pub(crate) fn count_open(reader: &Reader) -> Result<(u64, u64), ApiError> {
    let (mut to_me, mut by_me) = (0, 0);
    for circle in reader.circles()? {
        for one in of_circle(reader, &circle.id)?.iter().filter(|one| one.stand == Stand::Open) {
            to_me += u64::from(one.to_me);
            by_me += u64::from(one.by_me && !one.to_me);
        }
    }
    Ok((to_me, by_me))
}

/// Lists transfers, newest first: the open ones, or all.
pub(crate) fn list(reader: &Reader, circle: Option<&str>, all: bool) -> Result<Response, ApiError> {
    let circles = match circle {
        Some(_) => vec![circles::find(reader, circle)?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let mut transfers = Vec::new();
    for circle in circles {
        let found = of_circle(reader, &circle)?;
        let wanted = found.iter().filter(|one| all || one.stand == Stand::Open);
        transfers.extend(wanted.map(|one| one.view(reader, &circle)));
    }
    transfers.sort_by(|a, b| (&b.time, &b.release).cmp(&(&a.time, &a.release)));
    Ok(Response::Keeping(Box::new(KeepingView::Transfers { transfers })))
}

/// What goes along with a release.
pub(crate) struct Handing {
    pub(crate) purpose: Option<String>,
    pub(crate) seal: Option<String>,
    pub(crate) state: Option<String>,
}

impl Handing {
    pub(super) fn details(&self, item: &Item) -> Result<Details, ApiError> {
        let seal = self.seal.as_deref().or_else(|| item.text("seal_number"));
        Details::default()
            .short("purpose", self.purpose.as_deref())?
            .short("seal", seal)?
            .short("state", self.state.as_deref())
    }
}

/// An item is released once at a time.
pub(super) fn must_be_free(reader: &Reader, item: &Item) -> Result<(), ApiError> {
    match open_of(reader, item)? {
        Some(open) => Err(ApiError::new(ErrorCode::TransferOpen).with("to", open.to)),
        None => Ok(()),
    }
}

/// Signs a release to a member.
pub(crate) fn release(vault: &mut Vault, id: &str, to: &str, handing: &Handing) -> Result<Response, ApiError> {
    let item = Item::find(vault, id)?;
    let page = vault.charter(&item.key.circle)?.page().clone();
    let person = members::person(&page, to)?;
    let own = page.owner_of(&circles::own_device(vault, &item.key.circle)?);
    if own == Some(person) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "that is yourself"));
    }
    must_be_free(vault, &item)?;
    let name = page.person(&person).map(|person| person.name.clone()).unwrap_or_default();
    let details = handing.details(&item)?.with("to", name).with(TO_PERSON, person.to_string());
    let step = super::step(vault, &item.key, AttestationKind::Transferred, item.sha256, details.0)?;
    let step = super::view_of(vault, &item, &step)?;
    Ok(super::log::answer(&item, step, None, Vec::new()))
}

/// What a person says when an item comes to them.
pub(crate) struct Receiving {
    pub(crate) seal: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) path: Option<PathBuf>,
    pub(crate) note: Option<String>,
}

fn open_to_me(reader: &Reader, item: &Item) -> Result<Transfer, ApiError> {
    match open_of(reader, item)? {
        Some(open) if open.to_me => Ok(open),
        Some(open) => Err(ApiError::new(ErrorCode::TransferOther).with("to", open.to)),
        None => Err(ApiError::new(ErrorCode::NoTransfer)),
    }
}

/// Signs that a released item was received: its file after it was read, something elsewhere after it was compared, a thing with
/// the number of its seal or its state.
pub(crate) async fn receive(cx: &Context, job: Job, id: String, given: Receiving) -> Result<Response, ApiError> {
    let (item, evidence, list) = cx
        .read(move |reader| {
            let item = Item::find(reader, &id)?;
            open_to_me(reader, &item)?;
            let list = match item.held {
                Held::Elsewhere => elsewhere::list_of(reader, &item).ok(),
                _ => None,
            };
            Ok((item, reader.evidence(), list))
        })
        .await?;
    let key = item.key;
    let stated = given.seal.is_some() || given.state.is_some();
    let verified: Option<[u8; 32]> = match (&item.held, given.path.clone()) {
        (Held::Sealed(stored), None) => {
            let manifest = stored.manifest.clone();
            let fixity = blocking(move || {
                let mut meter = job.report.meter("step-verify", "bytes", Some(manifest.size));
                Ok(evidence.verify(&manifest, &mut |done| {
                    meter.at(done);
                    !job.cancel.is_cancelled()
                })?)
            });
            match fixity.await? {
                Fixity::Whole => item.sha256,
                Fixity::Missing => return Err(ApiError::new(ErrorCode::NotHeld)),
                Fixity::SealedAltered | Fixity::ContentAltered => return Err(differs()),
            }
        }
        (Held::Elsewhere, Some(path)) => {
            let list = list.ok_or_else(|| ApiError::new(ErrorCode::NotHeld))?;
            let found = blocking(move || elsewhere::compare(&list, &path, &job)).await?;
            if !found.agrees() {
                return Err(differs());
            }
            item.sha256
        }
        (_, Some(_)) => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "--path is for what is held elsewhere"));
        }
        (Held::Elsewhere | Held::Thing, None) if stated => None,
        (Held::Elsewhere | Held::Thing, None) => return Err(ApiError::new(ErrorCode::StateNeeded)),
    };
    cx.desk
        .run(move |vault| {
            let item = Item::read(vault, key)?;
            let open = open_to_me(vault, &item)?;
            let said = open.release.attestation.statement();
            // What was verified is compared with what was released, not only with what the record says now.
            if said.sha256.is_some() && verified.is_some() && said.sha256 != verified {
                return Err(differs());
            }
            let details = Details::default()
                .short("seal", given.seal.as_deref())?
                .short("state", given.state.as_deref())?
                .long("note", given.note.as_deref())?
                .with("release", open.hash())
                .with("from", said.by_name.clone());
            let step = super::step(vault, &item.key, AttestationKind::Received, verified, details.0)?;
            let step = super::view_of(vault, &item, &step)?;
            Ok(super::log::answer(&item, step, verified.map(|_| "agrees"), Vec::new()))
        })
        .await
}

fn differs() -> ApiError {
    ApiError::new(ErrorCode::VerificationFailed)
        .with("file", "evidence")
        .with("problem", "another content than was released")
}

/// Refuses a release that was for this person, or takes back one that this person signed.
pub(crate) fn refuse(vault: &mut Vault, id: &str, reason: &str) -> Result<Response, ApiError> {
    let item = Item::find(vault, id)?;
    if reason.trim().is_empty() {
        return Err(ApiError::new(ErrorCode::ReasonNeeded));
    }
    let open = open_of(vault, &item)?.ok_or_else(|| ApiError::new(ErrorCode::NoTransfer))?;
    if !open.to_me && !open.by_me {
        return Err(ApiError::new(ErrorCode::TransferOther).with("to", open.to));
    }
    let details = Details::default().long("reason", Some(reason))?.with("release", open.hash());
    let step = super::step(vault, &item.key, AttestationKind::Refused, None, details.0)?;
    let step = super::view_of(vault, &item, &step)?;
    Ok(super::log::answer(&item, step, None, Vec::new()))
}
