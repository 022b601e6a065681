//! Hands the requests about doubles, and about everything that names something, to their use cases.

use super::{Context, Core};
use crate::api::{Request, Response};
use crate::error::ApiError;
use crate::jobs::Reporter;
use crate::{about, duplicates};

impl Core {
    pub(super) async fn call_likeness(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::Duplicates(order) => duplicates::find(cx, self.0.jobs.start("duplicates", report), order).await,
            Request::DuplicateJudge(order) => cx.desk.run(move |vault| duplicates::judge::judge(vault, &order)).await,
            Request::DuplicateReverse(order) => {
                cx.desk.run(move |vault| duplicates::judge::reverse(vault, &order)).await
            }
            Request::About(order) => cx.read(move |reader| about::about(reader, &order)).await,
            other => self.call_protocols(cx, other, report).await,
        }
    }
}
