//! Hands the requests about protocols, examinations and risk to their use cases.

use super::{Context, Core};
use crate::api::{Request, Response};
use crate::error::ApiError;
use crate::jobs::Reporter;
use crate::protocols::{self, own, run, step};
use crate::risk;

impl Core {
    pub(super) async fn call_protocols(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::ProtocolList(query) => cx.read(move |reader| protocols::list(Some(reader), &query)).await,
            Request::ProtocolShow(pick) => cx.read(move |reader| protocols::show(Some(reader), &pick)).await,
            Request::ProtocolCopy(order) => cx.desk.run(move |vault| own::copy(vault, &order)).await,
            Request::ProtocolStep(order) => cx.desk.run(move |vault| own::revise_step(vault, &order)).await,
            Request::ProtocolScale(order) => cx.desk.run(move |vault| own::revise_scale(vault, &order)).await,
            Request::ProtocolRun(order) => cx.desk.run(move |vault| run::begin(vault, &order)).await,
            Request::ExaminationShow(pick) => cx.read(move |reader| run::show(reader, &pick.examination)).await,
            Request::ExaminationStep(order) => cx.desk.run(move |vault| step::report(vault, &order)).await,
            Request::ExaminationClose(order) => cx.desk.run(move |vault| step::close(vault, &order)).await,
            Request::RiskAssess(order) => cx.desk.run(move |vault| risk::assess(vault, &order)).await,
            Request::RiskShow(pick) => cx.read(move |reader| risk::show::show(reader, &pick)).await,
            Request::RiskMatrix(query) => cx.read(move |reader| risk::matrix::matrix(reader, &query)).await,
            Request::RiskDue(query) => cx.read(move |reader| risk::due::due(reader, &query)).await,
            other => self.call_live(cx, other, report).await,
        }
    }
}
