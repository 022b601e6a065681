//! Events in the world, checks of what is held here, and looking at content.

use std::io::Read as _;

use cairn_ledger::attestation::AttestationKind;
use cairn_model::edtf::Day;
use cairn_model::edtf::words::{WordsReading, read_words};
use cairn_model::{Edtf, Timestamp};
use cairn_store::{Fixity, Vault};

use super::{Details, Held, Item};
use crate::api::{ContentView, CustodyEvent, KeepingView, Response, StepView};
use crate::clock;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
use crate::sync::copies::Known;

/// The longest content that is opened to be read, in bytes.
const MAX_VIEW: u64 = 1 << 20;

/// The events that a person may tell. A transfer has two sides, and commands of its own.
const EVENTS: [AttestationKind; 12] = [
    AttestationKind::Collected,
    AttestationKind::Received,
    AttestationKind::Viewed,
    AttestationKind::Copied,
    AttestationKind::Exported,
    AttestationKind::Derived,
    AttestationKind::Sealed,
    AttestationKind::Deposited,
    AttestationKind::Returned,
    AttestationKind::Destroyed,
    AttestationKind::Deviation,
    AttestationKind::Checked,
];

fn event(name: &str) -> Result<AttestationKind, ApiError> {
    // The codebook and the standards say "transformed"; the format says "derived".
    let name = if name == "transformed" { "derived" } else { name };
    if name == AttestationKind::Transferred.name() {
        return Err(ApiError::new(ErrorCode::TransferSides));
    }
    EVENTS.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let known = EVENTS.map(|kind| kind.name().to_owned()).join(", ");
        ApiError::new(ErrorCode::UnknownEvent).with("event", name).with("events", known)
    })
}

/// Reads when something happened: a time, a date, or words for one date. What lies ahead did not happen.
pub(super) fn when(text: &str, now: Timestamp) -> Result<String, ApiError> {
    let bad = |why: &str| ApiError::new(ErrorCode::BadValue).with("path", "time").with("why", why);
    let today = Day::of_time(now);
    if let Ok(time) = text.trim().parse::<Timestamp>() {
        // Clocks differ a little; no event is a day ahead.
        if time.as_millis() > now.as_millis() + 86_400_000 {
            return Err(bad("in the future"));
        }
        return Ok(time.to_string());
    }
    let date: Edtf = match read_words(text, Some(today)) {
        Ok(WordsReading::One(date)) => date,
        Ok(WordsReading::Ambiguous { day_first, month_first }) => {
            return Err(ApiError::new(ErrorCode::AmbiguousDate)
                .with("path", "time")
                .with("options", format!("{day_first}, {month_first}")));
        }
        Err(_) => return Err(bad("not a date")),
    };
    // A day ahead may have begun east of here.
    let tomorrow = Day::of_time(Timestamp::from_millis(now.as_millis() + 86_400_000));
    if date.earliest().is_some_and(|day| day > tomorrow) {
        return Err(bad("in the future"));
    }
    Ok(date.to_string())
}

/// Signs an event in the world.
pub(crate) fn log(vault: &mut Vault, id: &str, told: &CustodyEvent) -> Result<Response, ApiError> {
    let kind = event(&told.event)?;
    let item = Item::find(vault, id)?;
    if kind == AttestationKind::Deviation && told.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        return Err(ApiError::new(ErrorCode::ReasonNeeded));
    }
    if kind == AttestationKind::Destroyed && matches!(item.held, Held::Sealed(_)) {
        return Err(
            ApiError::new(ErrorCode::BadRequest).with("why", "a sealed file is destroyed by `cairn record destroy`")
        );
    }
    let mut details = Details::default()
        .long("reason", told.reason.as_deref())?
        .short("by", told.by.as_deref())?
        .short("from", told.from.as_deref())?
        .short("to", told.to.as_deref())?
        .short("place", told.place.as_deref())?
        .short("seal", told.seal.as_deref())?
        .short("state", told.state.as_deref())?;
    if let Some(text) = &told.when {
        details = details.with("when", when(text, clock::now())?);
    }
    // What a person tells of the world is no statement about bytes that a program read.
    let step = super::step(vault, &item.key, kind, None, details.0)?;
    let step = super::view_of(vault, &item, &step)?;
    Ok(answer(&item, step, None, Vec::new()))
}

pub(super) fn answer(
    item: &Item,
    step: crate::api::CustodyView,
    result: Option<&str>,
    copies: Vec<crate::api::CopyView>,
) -> Response {
    Response::Keeping(Box::new(KeepingView::Step(StepView {
        schema: "cairn.custody-step/1".to_owned(),
        id: item.key.id.to_string(),
        title: item.title.clone(),
        step,
        result: result.map(str::to_owned),
        copies,
    })))
}

/// Reads the whole file of an item, and signs what was found.
pub(crate) async fn check(cx: &Context, job: Job, id: String, reason: Option<String>) -> Result<Response, ApiError> {
    let (stored, evidence) = cx
        .read(move |reader| {
            let item = Item::find(reader, &id)?;
            Ok((item.sealed_here(reader)?, reader.evidence()))
        })
        .await?;
    let (manifest, key) = (stored.manifest.clone(), stored.manifest.record);
    let fixity = blocking(move || {
        let mut meter = job.report.meter("step-verify", "bytes", Some(manifest.size));
        Ok(evidence.verify(&manifest, &mut |done| {
            meter.at(done);
            !job.cancel.is_cancelled()
        })?)
    })
    .await?;
    let (result, sha256) = match fixity {
        Fixity::Whole => ("agrees", Some(stored.manifest.sha256)),
        Fixity::Missing => return Err(ApiError::new(ErrorCode::NotHeld)),
        Fixity::SealedAltered | Fixity::ContentAltered => ("differs", None),
    };
    cx.desk
        .run(move |vault| {
            let item = Item::find(vault, &key.to_string())?;
            let details = Details::default().long("reason", reason.as_deref())?.with("result", result);
            crate::evidence::fixity::note(vault, &item.key.circle, &[(stored.manifest.ciphertext, sha256.is_some())])?;
            let step = super::step(vault, &item.key, AttestationKind::Checked, sha256, details.0)?;
            let step = super::view_of(vault, &item, &step)?;
            let copies = match sha256 {
                Some(_) => Vec::new(),
                None => Known::read(vault, &item.key.circle)?.copies(vault, &stored)?,
            };
            Ok(answer(&item, step, Some(result), copies.into_iter().filter(|copy| !copy.own).collect()))
        })
        .await
}

/// Opens content to be read, after signing that it was viewed.
pub(crate) async fn view(cx: &Context, id: String, reason: Option<String>) -> Result<Response, ApiError> {
    let (key, manifest, evidence) = cx
        .read(move |reader| {
            let item = Item::find(reader, &id)?;
            Ok((item.key, item.sealed_here(reader)?.manifest, reader.evidence()))
        })
        .await?;
    if manifest.size > MAX_VIEW {
        return Err(ApiError::new(ErrorCode::NoText));
    }
    let sha256 = manifest.sha256;
    let text = blocking(move || {
        let damaged =
            || ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "hash differs");
        let mut bytes = Vec::new();
        evidence.open(&manifest)?.take(MAX_VIEW + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if cairn_keys::sha256(&bytes) != manifest.sha256 {
            return Err(damaged());
        }
        let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
        text.ok_or_else(|| ApiError::new(ErrorCode::NoText))
    })
    .await?;
    cx.desk
        .run(move |vault| {
            let details = Details::default().long("reason", reason.as_deref())?;
            super::step(vault, &key, AttestationKind::Viewed, Some(sha256), details.0)?;
            Ok(Response::Keeping(Box::new(KeepingView::Content(ContentView {
                schema: "cairn.content/1".to_owned(),
                id: key.id.to_string(),
                text,
            }))))
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_happened_at_a_time_or_on_a_date_that_is_past() {
        let now: Timestamp = "2026-03-10T12:00:00Z".parse().unwrap();
        assert_eq!(when("2026-03-09T23:30:00+03:00", now).unwrap(), "2026-03-09T20:30:00.000Z");
        assert_eq!(when("2026-03-09", now).unwrap(), "2026-03-09");
        assert_eq!(when("yesterday", now).unwrap(), "2026-03-09");
        assert_eq!(when("2026-03-11", now).unwrap(), "2026-03-11", "it may be tomorrow in the east");
        for ahead in ["2026-03-12T12:00:01Z", "2026-03-12", "2027"] {
            assert_eq!(when(ahead, now).unwrap_err().code, ErrorCode::BadValue, "{ahead}");
        }
        assert_eq!(when("12/05/2025", now).unwrap_err().code, ErrorCode::AmbiguousDate);
    }

    #[test]
    fn transfers_and_what_is_no_event_are_refused() {
        assert_eq!(event("transferred").unwrap_err().code, ErrorCode::TransferSides);
        assert_eq!(event("blessed").unwrap_err().code, ErrorCode::UnknownEvent);
        assert_eq!(event("transformed").unwrap(), AttestationKind::Derived);
        assert!(EVENTS.iter().all(AttestationKind::is_custody));
    }
}
