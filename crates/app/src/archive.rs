//! The full archive: everything as open files, and in again. What lies where: `docs/formats/archive.md`; how consent and
//! marking are treated: `docs/decisions/0049-archive.md`.

mod circle;
mod form;
mod pieces;
mod read;
mod source;
mod take;
mod words;
mod write;

use cairn_report::archive::ArchiveError;

use crate::api::{ArchiveOrder, Response};
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// Carries out an order about archives.
pub(crate) async fn call(cx: &Context, job: Job, order: ArchiveOrder) -> Result<Response, ApiError> {
    match order {
        ArchiveOrder::Write(order) => write::write(cx, job, order).await,
        ArchiveOrder::Read(order) => read::read(cx, job, order).await,
    }
}

impl From<ArchiveError> for ApiError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Content(_) => Self::new(ErrorCode::VerificationFailed)
                .with("file", "evidence")
                .with("problem", "a sealed file is damaged"),
            ArchiveError::Sink(error) => error.into(),
            ArchiveError::Line(_) => crate::internal!("a line of an archive has no canonical form"),
            ArchiveError::Signature => crate::internal!("the signature of an archive has no armour"),
        }
    }
}

/// Says that something in an archive is not as it has to be, and where.
fn broken(file: &str, problem: cairn_report::verify::Problem) -> ApiError {
    ApiError::new(ErrorCode::VerificationFailed).with("file", file).with("problem", problem.to_string())
}
