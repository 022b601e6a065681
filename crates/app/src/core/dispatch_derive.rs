//! Hands the requests about what evidence says, and what is made from it, to their use cases.

use super::{Context, Core};
use crate::api::{Request, Response};
use crate::error::ApiError;
use crate::evidence::{derive, metadata, thumbnail};
use crate::jobs::Reporter;

impl Core {
    pub(super) async fn call_derive(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::EvidenceDerive(order) => {
                derive::derive(cx, self.0.jobs.start("evidence_derive", report), order).await
            }
            Request::EvidenceMetadata { id, keep } => {
                metadata::show(cx, self.0.jobs.start("evidence_metadata", report), id, metadata::Keeping::of(keep))
                    .await
            }
            Request::EvidenceThumbnail(order) => {
                thumbnail::make(cx, self.0.jobs.start("evidence_thumbnail", report), order).await
            }
            other => self.call_terms(cx, other, report).await,
        }
    }
}
