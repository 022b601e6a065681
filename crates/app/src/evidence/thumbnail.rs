//! Small pictures, made when they are asked for. They are not kept: a small picture shows what the large one shows, so that it would have to
//! be sealed, synced, followed by custody and destroyed like it; and it is made again in a moment.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cairn_exchange::media::{self, PixelLimits};
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::Part;

use super::derive::{media_error, read_whole};
use super::{Custody, find_item, heads};
use crate::api::{Response, ThumbnailOrder, ThumbnailView};
use crate::clock;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::Job;

/// The side of the square when nobody says one, in pixels.
const SIDE: u32 = 256;

/// Makes a small picture, and gives it back or writes it to the file that was named.
pub(crate) async fn make(cx: &Context, job: Job, order: ThumbnailOrder) -> Result<Response, ApiError> {
    let side = order.side.unwrap_or(SIDE);
    if !(16..=2048).contains(&side) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the side is 16 to 2048 pixels"));
    }
    let overwrite = Overwrite::of(order.force);
    let to = order.to.as_deref().map(|to| cx.file(to)).transpose()?;
    if let Some(to) = &to {
        files::must_be_free(to, overwrite)?;
    }
    let id = order.id;
    let (key, stored, evidence) = cx
        .read(move |reader| {
            let (key, stored) = find_item(reader, &id)?;
            Ok((key, stored, reader.evidence()))
        })
        .await?;
    let sha256 = stored.manifest.sha256;
    let small = blocking(move || {
        let whole = read_whole(&evidence, &stored.manifest, super::look::MAX_WHOLE, &job)?;
        media::thumbnail(&whole, side, &PixelLimits::default()).map_err(media_error)
    })
    .await?;
    let mut view = ThumbnailView {
        schema: "cairn.thumbnail/1".to_owned(),
        id: key.id.to_string(),
        media_type: "image/jpeg".to_owned(),
        width: small.width,
        height: small.height,
        data: None,
    };
    let Some(to) = to else {
        view.data = Some(STANDARD.encode(&small.bytes));
        return Ok(Response::Thumbnail(view));
    };
    let size = format!("{}x{}", small.width, small.height);
    // That it leaves is recorded before it does.
    cx.desk
        .run(move |vault| {
            let keys = vault.keys(&key.circle)?;
            let mut custody = Custody {
                device: &keys.device,
                by: crate::vault::owner(vault)?,
                subject: key.id,
                sha256,
                parents: heads(vault, &key.circle, &key.id.to_string())?,
            };
            let details = BTreeMap::from([("form".to_owned(), "thumbnail".to_owned()), ("pixels".to_owned(), size)]);
            let step = custody.sign(AttestationKind::Exported, clock::now(), details)?;
            let part = Part::Attestation { record: Some(key.id), attestation: step };
            vault.append(&key.circle, vec![part], clock::now())?;
            Ok(())
        })
        .await?;
    blocking(move || files::write(&to, &small.bytes, overwrite)).await?;
    Ok(Response::Thumbnail(view))
}
