//! Hands the requests about lists and saved views to their use cases.

use super::{Context, Core};
use crate::api::{ListQuery, Request, Response};
use crate::error::ApiError;
use crate::jobs::Reporter;
use crate::{records, views};

impl Core {
    pub(super) async fn call_views(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::RecordList(query) => self.list_records(cx, query, report).await,
            Request::ViewSave(order) => cx.desk.run(move |vault| views::save(vault, &order)).await,
            Request::ViewList(query) => cx.read(move |reader| views::list(reader, &query)).await,
            Request::ViewShow(name) => {
                let job = self.0.jobs.start("view_show", report);
                let mut meter = job.report.meter("step-look", "records", None);
                cx.read(move |reader| {
                    views::show(reader, &name, &mut |looked| {
                        meter.at(looked);
                        !job.cancel.is_cancelled()
                    })
                })
                .await
            }
            Request::ViewEdit(order) => cx.desk.run(move |vault| views::edit(vault, &order)).await,
            Request::ViewDelete(name) => cx.desk.run(move |vault| views::delete(vault, &name)).await,
            _ => Err(crate::internal!("a request about views has no use case")),
        }
    }

    /// Lists records. With conditions it is a job: some have to be tried on record after record.
    async fn list_records(&self, cx: &Context, query: ListQuery, report: Reporter) -> Result<Response, ApiError> {
        if query.conditions.is_empty() && query.view.is_none() {
            return cx.read(move |reader| records::list(reader, &query, &mut |_| true)).await;
        }
        let job = self.0.jobs.start("record_list", report);
        let mut meter = job.report.meter("step-look", "records", None);
        cx.read(move |reader| {
            records::list(reader, &query, &mut |looked| {
                meter.at(looked);
                !job.cancel.is_cancelled()
            })
        })
        .await
    }
}
