//! Hands the requests about consent to their use cases.

use super::{Context, Core};
use crate::api::{Request, Response};
use crate::consents;
use crate::error::ApiError;
use crate::jobs::Reporter;

impl Core {
    pub(super) async fn call_consent(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        // What a person took back elsewhere, and what left there, must not be overlooked because it waits.
        let job = self.0.jobs.start("consent", report);
        cx.catch_up(&job.report, &job.cancel).await?;
        match request {
            Request::ConsentShow(query) => cx.read(move |reader| consents::show(reader, &query)).await,
            Request::ConsentWithdraw(order) => cx.desk.run(move |vault| consents::withdraw(vault, &order)).await,
            Request::ConsentCheck(wanted) => cx.read(move |reader| consents::check(reader, &wanted)).await,
            _ => Err(crate::internal!("a request about consent has no use case")),
        }
    }
}
