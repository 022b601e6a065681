//! Circles: what moves without a connection.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{DropOrder, DropView, EditInput, Request, Response, Scalar};

use crate::figure::{Figure, Verdict};
use crate::party::Party;
use crate::show;

const ENTRIES: u64 = 1_000;

/// Measures two vaults that are never online together.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    let amal = Party::found(&stage.join("drop-amal"), "Amal").await?;
    let noor = Party::found(&stage.join("drop-noor"), "Noor").await?;
    let circle = amal.share_circle(&noor).await?;
    let place = stage.join("drop");
    fs::create_dir(&place)?;
    let place = place.to_str().context("the folder's name is not Unicode")?;
    // The pages lie there already, and both have been there.
    for party in [&amal, &noor] {
        visit(party, place, &circle).await?;
    }
    for number in 0..ENTRIES {
        let title = EditInput {
            path: "title".to_owned(),
            value: Some(Scalar::Text(format!("Phone taken at checkpoint {number}"))),
        };
        let request =
            Request::RecordAdd { kind: "incident".to_owned(), circle: Some(circle.clone()), set: vec![title] };
        amal.ask(request).await?;
    }
    let (sent, written) = visit(&amal, place, &circle).await?;
    let (received, read) = visit(&noor, place, &circle).await?;
    ensure!(
        written.entries_sent >= ENTRIES && read.entries_received >= ENTRIES,
        "not all entries went through the drop"
    );
    amal.close().await;
    noor.close().await;
    let bar = Duration::from_secs(3);
    Ok(vec![show(Figure {
        measure: "1,000 new entries over a drop folder",
        bar: "under 3 s on each side".to_owned(),
        measured: format!("{:.2} s to write, {:.2} s to read", sent.as_secs_f64(), received.as_secs_f64()),
        verdict: Verdict::of(sent < bar && received < bar),
    })])
}

async fn visit(party: &Party, place: &str, circle: &str) -> anyhow::Result<(Duration, DropView)> {
    let order = DropOrder { place: place.to_owned(), circle: Some(circle.to_owned()), ..DropOrder::default() };
    let began = Instant::now();
    let Response::DropVisited(view) = party.ask(Request::SyncDrop(order)).await? else { bail!("no account was given") };
    Ok((began.elapsed(), view))
}
