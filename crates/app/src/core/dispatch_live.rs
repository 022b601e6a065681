//! Hands the requests about live connections to their use cases.

use super::{Context, Core};
use crate::api::{Request, Response};
use crate::error::ApiError;
use crate::jobs::Reporter;
use crate::sync::{self, Listening, Staying, Ways, reach};

impl Core {
    pub(super) async fn call_live(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::SyncListen { circle, once, only_relay } => {
                let listening = if once { Listening::Once } else { Listening::UntilStopped };
                let job = self.0.jobs.start("sync_listen", report);
                sync::listen(cx, job, circle, listening, Ways::of(only_relay)).await
            }
            Request::SyncWith { ticket, circle, stay, only_relay } => {
                let staying = if stay { Staying::Stays } else { Staying::Parts };
                let job = self.0.jobs.start("sync_with", report);
                sync::with(cx, job, ticket, circle, staying, Ways::of(only_relay)).await
            }
            Request::SyncLan { circle, once, idle } => {
                let listening = if once { Listening::Once } else { Listening::UntilStopped };
                sync::lan(cx, self.0.jobs.start("sync_lan", report), circle, listening, idle).await
            }
            Request::Relay => cx.read(reach::show_relay).await,
            Request::RelaySet { url, token, certificate } => reach::set_relay(cx, url, token, certificate).await,
            Request::RelayForget => cx.desk.run(reach::forget_relay).await,
            other => self.call_circle(cx, other, report).await,
        }
    }
}
