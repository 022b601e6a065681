//! Hands the requests about custody, evidence elsewhere, retention and fixity to their use cases.

use super::{Context, Core};
use crate::api::{CustodyOrder, ElsewhereOrder, Request, Response, RetentionOrder};
use crate::custody::outside::{self, Brought};
use crate::custody::transfer::{self, Handing, Receiving};
use crate::custody::{log, print};
use crate::error::ApiError;
use crate::evidence::{elsewhere, fixity};
use crate::files::Overwrite;
use crate::jobs::{Job, Reporter};
use crate::retention;

impl Core {
    pub(super) async fn call_custody(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        let job = |cmd: &str| -> Job { self.0.jobs.start(cmd, report.clone()) };
        match request {
            Request::Custody(order) => call_order(cx, order, &job).await,
            Request::Elsewhere(ElsewhereOrder::Add(item)) => elsewhere::add(cx, job("elsewhere_add"), *item).await,
            Request::Elsewhere(ElsewhereOrder::Recheck { id, path, reason }) => {
                elsewhere::recheck(cx, job("elsewhere_recheck"), id, path, reason).await
            }
            Request::Retention(RetentionOrder::List { circle, all }) => {
                cx.read(move |reader| retention::list(reader, circle.as_deref(), all)).await
            }
            Request::Retention(RetentionOrder::Show { id }) => {
                cx.read(move |reader| retention::show(reader, &id)).await
            }
            Request::Retention(RetentionOrder::Destroy { id, reason, early }) => {
                cx.desk.run(move |vault| retention::destroy(vault, &id, reason.as_deref(), early)).await
            }
            Request::Fixity(order) => cx.desk.run(move |vault| fixity::schedule(vault, &order)).await,
            _ => Err(crate::internal!("a request about custody has no use case")),
        }
    }
}

async fn call_order(
    cx: &Context,
    order: CustodyOrder,
    job: &(dyn Fn(&str) -> Job + Sync),
) -> Result<Response, ApiError> {
    match order {
        CustodyOrder::Log { id, event } => cx.desk.run(move |vault| log::log(vault, &id, &event)).await,
        CustodyOrder::Check { id, reason } => log::check(cx, job("custody_check"), id, reason).await,
        CustodyOrder::View { id, reason } => log::view(cx, id, reason).await,
        CustodyOrder::Release { id, to, purpose, seal, state } => {
            let handing = Handing { purpose, seal, state };
            cx.desk.run(move |vault| transfer::release(vault, &id, &to, &handing)).await
        }
        CustodyOrder::Outside { id, name, out, purpose, seal, state, lang } => {
            let (out, handing) = (cx.file(&out)?, Handing { purpose, seal, state });
            cx.desk.run(move |vault| outside::release(vault, &id, &name, &out, lang.as_deref(), &handing)).await
        }
        CustodyOrder::Receive { id, seal, state, path, note } => {
            let path = path.map(|path| cx.file(&path)).transpose()?;
            transfer::receive(cx, job("custody_receive"), id, Receiving { seal, state, path, note }).await
        }
        CustodyOrder::Refuse { id, reason } => cx.desk.run(move |vault| transfer::refuse(vault, &id, &reason)).await,
        CustodyOrder::Receipt { id, text, scan, signature, signer, key } => {
            let file = |name: Option<String>| name.map(|name| cx.file(&name)).transpose();
            let brought =
                Brought { text: file(text)?, scan: file(scan)?, signature: file(signature)?, signer, key: file(key)? };
            outside::receipt(cx, job("custody_receipt"), id, brought).await
        }
        CustodyOrder::Transfers { circle, all } => {
            cx.read(move |reader| transfer::list(reader, circle.as_deref(), all)).await
        }
        CustodyOrder::Print { id, out, lang, force } => {
            let out = cx.file(&out)?;
            // On the vault's own thread: no key of a device leaves it.
            cx.desk.run(move |vault| print::print(vault, &id, &out, &lang, Overwrite::of(force))).await
        }
    }
}
