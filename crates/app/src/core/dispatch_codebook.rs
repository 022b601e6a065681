//! Hands the requests about the codebook to their use cases.

use super::{Context, Core, blocking};
use crate::api::{CodebookExport, Request, Response};
use crate::codebook::own::{self, Offer};
use crate::codebook::{self, export, import};
use crate::error::ApiError;
use crate::files::{self, Overwrite};
use crate::jobs::Reporter;

impl Core {
    /// Answers requests about the built-in codebook, which need no vault.
    pub(super) async fn call_codebook(&self, request: Request) -> Result<Response, ApiError> {
        match request {
            Request::CodebookList(query) => codebook::list(None, &query),
            Request::CodebookShow(wanted) => codebook::show(None, &wanted),
            Request::CodebookExport(order) => {
                let text = export::write(&order.format, &[])?;
                self.hand_out(order, text).await
            }
            _ => Err(crate::internal!("a request about the codebook has no use case")),
        }
    }

    pub(super) async fn call_terms(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::CodebookList(query) => cx.read(move |reader| codebook::list(Some(reader), &query)).await,
            Request::CodebookShow(wanted) => cx.read(move |reader| codebook::show(Some(reader), &wanted)).await,
            Request::CodebookExport(order) => {
                let (circle, format) = (order.circle.clone(), order.format.clone());
                let text = cx
                    .read(move |reader| export::write(&format, &codebook::own_terms(Some(reader), circle.as_deref())?));
                let text = text.await?;
                self.hand_out(order, text).await
            }
            Request::CodebookAdd(order) => cx.desk.run(move |vault| own::add(vault, &order)).await,
            Request::CodebookWords(order) => cx.desk.run(move |vault| own::add_words(vault, &order)).await,
            Request::CodebookRetire { circle, term, offer } => {
                let offer = if offer { Offer::Offered } else { Offer::Retired };
                cx.desk.run(move |vault| own::offer(vault, circle.as_deref(), &term, offer)).await
            }
            Request::CodebookImport(order) => {
                import::import(cx, self.0.jobs.start("codebook_import", report), order).await
            }
            other => self.call_protocols(cx, other, report).await,
        }
    }

    /// Gives the text back, or writes it to the file that was named.
    async fn hand_out(&self, order: CodebookExport, text: String) -> Result<Response, ApiError> {
        let Some(to) = order.to else { return Ok(Response::CodebookText { text }) };
        let path = self.file(&to)?;
        blocking(move || files::write(&path, text.as_bytes(), Overwrite::of(order.force))).await?;
        Ok(Response::Done)
    }
}
