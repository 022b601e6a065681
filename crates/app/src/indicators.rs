//! Indicators in use: reviewing what a text holds, warning lists, matching, sightings, triage, and looking again.

mod facts;
mod files;
mod load;
mod matching;
mod observed;
mod paste;
pub(crate) mod rescan;
mod triage;
pub(crate) mod warnings;

use std::path::PathBuf;

use cairn_store::Reader;

use crate::api::{IndicatorAnswer, IndicatorOrder, Response};
use crate::core::{Context, blocking};
use crate::error::ApiError;
use crate::jobs::Job;

/// Carries out what is asked of indicators.
pub(crate) async fn carry_out(
    cx: &Context,
    order: IndicatorOrder,
    job: impl Fn(&str) -> Job,
) -> Result<Response, ApiError> {
    let answer = match order {
        IndicatorOrder::Paste(order) => {
            let text = paste::text(cx, &order).await?;
            let (found, job) = (blocking(move || paste::look(&text)).await?, job("indicator_paste"));
            cx.desk.run(move |vault| paste::review(vault, &job, found, &order)).await.map(IndicatorAnswer::Pasted)?
        }
        IndicatorOrder::WarningAdd(order) => {
            let path = cx.file(&order.file)?;
            let read = blocking(move || warnings::read(&path)).await?;
            cx.desk.run(move |vault| warnings::take(vault, read, &order)).await.map(IndicatorAnswer::Warnings)?
        }
        IndicatorOrder::Warnings => cx.read(warnings::list).await.map(IndicatorAnswer::Warnings)?,
        IndicatorOrder::Match(order) => {
            let job = job("indicator_match");
            let paths: Vec<PathBuf> = order.files.iter().map(|file| cx.file(file)).collect::<Result<_, _>>()?;
            matching::files(cx, job, paths, order).await.map(IndicatorAnswer::Matched)?
        }
        IndicatorOrder::Observed(order) => {
            let (path, job) = (cx.file(&order.file)?, job("indicator_observed"));
            let bytes = blocking(move || crate::files::read(&path, cairn_exchange::stix::observed::MAX_BYTES)).await?;
            cx.read(move |reader| observed::hold(reader, &job, &bytes, &order)).await.map(IndicatorAnswer::Observed)?
        }
        IndicatorOrder::Sight(order) => {
            cx.desk.run(move |vault| triage::sight(vault, &order)).await.map(IndicatorAnswer::Noted)?
        }
        IndicatorOrder::Judge(order) => {
            cx.desk.run(move |vault| triage::judge(vault, &order)).await.map(IndicatorAnswer::Noted)?
        }
        IndicatorOrder::Rescan(order) => {
            rescan::rescan(cx, job("indicator_rescan"), order).await.map(IndicatorAnswer::Matched)?
        }
    };
    Ok(Response::IndicatorUse(Box::new(answer)))
}

/// Finds the sets that an order names.
fn sets(reader: &Reader, names: &[String]) -> Result<Vec<cairn_store::RecordKey>, ApiError> {
    names.iter().map(|name| crate::records::find(reader, name)).collect()
}

#[cfg(test)]
mod tests;
