//! Records: writing, importing, opening, listing, syncing.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{ConditionInput, EditInput, ListQuery, Request, Response, Scalar, SyncView};
use cairn_app::clock;
use cairn_keys::keyring::Passphrase;
use cairn_model::{CircleId, Vocabulary as V};
use cairn_store::{ListFilter, LockedVault, NewRecord};

use crate::figure::{Figure, Samples, Verdict, median};
use crate::party::{PASSPHRASE, Party, in_child, memory};
use crate::peer::samod;
use crate::show;
use crate::{crowd, generate};

const SMALL: usize = 10_000;
const LARGE: usize = 100_000;

/// Measures two vaults that grow together, from none to 100,000 incidents.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    let amal = Party::found(&stage.join("amal"), "Amal").await?;
    let noor = Party::found(&stage.join("noor"), "Noor").await?;
    let mut figures = vec![show(capture(&noor).await?)];
    let circle = amal.share_circle(&noor).await?;
    noor.sync_with(&amal, &circle).await?;

    let mut all = generate::incidents(LARGE);
    let rest = all.split_off(SMALL);
    let took = import(&amal, &circle, all.clone()).await?;
    let rate = SMALL as f64 / took.as_secs_f64();
    figures.push(show(Figure {
        measure: "bulk import of 10,000 incidents",
        bar: "over 800 incidents/s".to_owned(),
        measured: format!("{rate:.0} incidents/s"),
        verdict: Verdict::of(rate > 800.0),
    }));
    figures.push(show(size(&amal.folder, &all)?));
    figures.push(show(first_sync(stage, &amal, &noor, &circle, &all).await?));

    import(&amal, &circle, rest).await?;
    let (rest, took) = noor.sync_with(&amal, &circle).await?;
    eprintln!("(another {} entries synced in {:.1} s)", rest.entries_received, took.as_secs_f64());
    figures.push(show(open(&amal).await?));
    figures.extend(lists(&amal).await?.map(show));
    figures.push(show(one_change(&amal, &noor, &circle, &all).await?));
    more_devices(&amal, &circle).await?;
    figures.push(show(nothing_new(&amal, &noor, &circle).await?));
    amal.close().await;
    noor.close().await;
    Ok(figures)
}

fn set(path: &str, value: &str) -> EditInput {
    EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
}

/// One incident at a time, as a person records it: some twenty fields and an act.
async fn capture(party: &Party) -> anyhow::Result<Figure> {
    let runtime = tokio::runtime::Handle::current();
    let samples = tokio::task::block_in_place(|| {
        Samples::take(300, |round| {
            let request = Request::RecordAdd { kind: "incident".to_owned(), circle: None, set: incident(round) };
            runtime.block_on(party.ask(request)).map(|_| ())
        })
    })?;
    let (median, p99) = (samples.median(), samples.quantile(0.99));
    Ok(Figure {
        measure: "record an incident, durable",
        bar: "median under 25 ms".to_owned(),
        measured: format!("median {median:.1} ms, p99 {p99:.1} ms"),
        verdict: Verdict::of(median < 25.0),
    })
}

fn incident(round: usize) -> Vec<EditInput> {
    vec![
        set("title", &format!("Phone taken at checkpoint {round}")),
        set("when", "2024-03-12~"),
        set("where", "Northern road checkpoint"),
        set("where_level", "area"),
        set("status", V::IncidentStatus.terms()[round % 2].code),
        set("tlp", "amber"),
        set("pap", "green"),
        set("summary", "The phone was held for three hours. Five days later it contacted a domain of a known spyware."),
        set("remarks", "Second account is expected next week."),
        set("acts.+.type", "device-seizure"),
        set("acts.+.description", "The phone was unlocked by force and taken into another room."),
        set("statements.+.text", "They made him unlock it. When he got it back it was warm."),
    ]
}

async fn import(party: &Party, circle: &str, records: Vec<NewRecord>) -> anyhow::Result<Duration> {
    let circle: CircleId = circle.parse().context("no circle id")?;
    let count = records.len() as u64;
    party
        .by_hand(move |vault| {
            let began = Instant::now();
            let report = vault.import(&circle, records, clock::now(), &mut |_| true)?;
            ensure!(report.added == count, "{} of {count} were imported", report.added);
            Ok(began.elapsed())
        })
        .await
}

fn size(folder: &Path, records: &[NewRecord]) -> anyhow::Result<Figure> {
    let bytes = fs::metadata(folder.join("vault.db"))?.len();
    let json: usize = records.iter().map(|record| generate::compact_json(record).len()).sum();
    let ratio = bytes as f64 / json as f64;
    Ok(Figure {
        measure: "vault size, 10,000 incidents",
        bar: "under 4 × compact JSON".to_owned(),
        measured: format!("{ratio:.2} × ({:.1} MB for {:.1} MB)", bytes as f64 / 1e6, json as f64 / 1e6),
        verdict: Verdict::of(ratio < 4.0),
    })
}

async fn first_sync(
    stage: &Path,
    amal: &Party,
    noor: &Party,
    circle: &str,
    records: &[NewRecord],
) -> anyhow::Result<Figure> {
    let (_, ours) = noor.sync_with(amal, circle).await?;
    let records: Vec<_> = records.iter().map(|record| record.edits.as_slice()).collect();
    // samod's time grows with the square of the documents: it is stopped when the bar is passed by far.
    let patience = ours * 6;
    let (times, theirs) = match samod::first_sync(&stage.join("samod"), &records, patience).await? {
        Some(took) => (took.as_secs_f64() / ours.as_secs_f64(), format!("faster (samod {:.1} s)", took.as_secs_f64())),
        None => (6.0, format!("faster and more (samod stopped after {:.0} s)", patience.as_secs_f64())),
    };
    Ok(Figure {
        measure: "first sync of 10,000 incidents",
        bar: "under 15 s; 3 × faster than samod".to_owned(),
        measured: format!("{:.1} s; {times:.1} × {theirs}", ours.as_secs_f64()),
        verdict: Verdict::of(ours.as_secs_f64() < 15.0 && times >= 3.0),
    })
}

async fn open(party: &Party) -> anyhow::Result<Figure> {
    party.close().await;
    let (mut times, mut memory) = (Vec::new(), 0.0_f64);
    for _ in 0..5 {
        let [took, mib] = in_child(&["open".as_ref(), party.folder.as_ref()])?;
        times.push(took);
        memory = memory.max(mib);
    }
    party.ask(Request::Unlock { passphrase: PASSPHRASE.to_owned() }).await?;
    let median = median(times);
    Ok(Figure {
        measure: "open a vault of 100,000 incidents",
        bar: "under 0.5 s; under 150 MB resident".to_owned(),
        measured: format!("{median:.2} s, {memory:.0} MiB"),
        verdict: Verdict::of(median < 0.5 && memory < 143.0),
    })
}

/// Opens a vault and reads the first page of its list; prints seconds and resident memory in MiB.
pub fn child_open(folder: &Path) -> anyhow::Result<()> {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let began = Instant::now();
    let vault = LockedVault::at(folder).unlock(&passphrase)?;
    let page = vault.reader()?.list(&ListFilter::default())?;
    let took = began.elapsed();
    ensure!(!page.rows.is_empty(), "the list is empty");
    println!("{} {}", took.as_secs_f64(), memory("VmRSS")?);
    vault.close()?;
    Ok(())
}

async fn lists(party: &Party) -> anyhow::Result<impl Iterator<Item = Figure>> {
    let base = || ListQuery { kind: Some("incident".to_owned()), limit: 50, ..ListQuery::default() };
    let page =
        list(party, "list page at 100,000", |round| ListQuery { after: None, order: order(round), ..base() }).await?;
    let filter =
        list(party, "filter at 100,000", |round| ListQuery { filters: generate::filters(round), ..base() }).await?;
    let search =
        list(party, "search at 100,000", |round| ListQuery { search: Some(generate::query(round)), ..base() }).await?;
    let range = list(party, "one month by date at 100,000", |round| ListQuery {
        since: Some(generate::month(round)),
        until: Some(generate::month(round)),
        order: Some("date".to_owned()),
        ..base()
    });
    let any = any_coded_field(party).await?;
    let looked = looked_at(party).await?;
    Ok([page, filter, search, range.await?, any, looked].into_iter())
}

/// One condition on every coded field of an incident in turn: a term that is there and one that is not, each also negated.
async fn any_coded_field(party: &Party) -> anyhow::Result<Figure> {
    let runtime = tokio::runtime::Handle::current();
    let conditions = generate::coded_conditions();
    let fields = conditions.len();
    let mut hits = 0;
    let samples = tokio::task::block_in_place(|| {
        Samples::take(fields, |round| {
            let query = ListQuery {
                kind: Some("incident".to_owned()),
                conditions: vec![conditions[round % fields].clone()],
                limit: 50,
                ..ListQuery::default()
            };
            match runtime.block_on(party.ask(Request::RecordList(query)))? {
                Response::Records { rows, looked_at: None, .. } => {
                    hits += rows.len();
                    Ok(())
                }
                _ => bail!("a condition on a coded field was not told by the index"),
            }
        })
    })?;
    ensure!(hits > 0, "filter on any coded field: nothing was found");
    let (median, p99, worst) = (samples.median(), samples.quantile(0.99), samples.quantile(1.0));
    Ok(Figure {
        measure: "filter on any coded field at 100,000",
        bar: "under 50 ms".to_owned(),
        measured: format!("{fields} conditions: median {median:.1} ms, p99 {p99:.1} ms, worst {worst:.1} ms"),
        verdict: Verdict::of(worst < 50.0),
    })
}

/// What the index does not tell: the first page of records in which no act names a victim, or none with a number over a
/// million, which looks at as many as it may.
async fn looked_at(party: &Party) -> anyhow::Result<Figure> {
    let runtime = tokio::runtime::Handle::current();
    let expressions = ["no:acts.victim", "acts.victim_count>1000000", "comments!~police"];
    let mut looked = 0;
    let samples = tokio::task::block_in_place(|| {
        Samples::take(30, |round| {
            let query = ListQuery {
                kind: Some("incident".to_owned()),
                conditions: vec![ConditionInput::parse(expressions[round % expressions.len()])?],
                limit: 50,
                ..ListQuery::default()
            };
            match runtime.block_on(party.ask(Request::RecordList(query)))? {
                Response::Records { looked_at: Some(records), .. } => {
                    looked = looked.max(records);
                    Ok(())
                }
                _ => bail!("nothing was looked at"),
            }
        })
    })?;
    let (median, worst) = (samples.median(), samples.quantile(1.0));
    Ok(Figure {
        measure: "filter that looks at records, one page",
        bar: "bounded: at most 5,000 records, under 1 s".to_owned(),
        measured: format!("at most {looked} records; median {median:.1} ms, worst {worst:.1} ms"),
        verdict: Verdict::of(looked <= 5_000 && worst < 1_000.0),
    })
}

fn order(round: usize) -> Option<String> {
    Some(if round.is_multiple_of(2) { "newest" } else { "date" }.to_owned())
}

async fn list(party: &Party, measure: &'static str, query: impl Fn(usize) -> ListQuery) -> anyhow::Result<Figure> {
    let runtime = tokio::runtime::Handle::current();
    let mut hits = 0;
    let samples = tokio::task::block_in_place(|| {
        Samples::take(200, |round| match runtime.block_on(party.ask(Request::RecordList(query(round))))? {
            Response::Records { rows, .. } => {
                hits += rows.len();
                Ok(())
            }
            _ => bail!("no list was given"),
        })
    })?;
    ensure!(hits > 0, "{measure}: nothing was found");
    let (median, p99) = (samples.median(), samples.quantile(0.99));
    Ok(Figure {
        measure,
        bar: "median under 30 ms, p99 under 100 ms".to_owned(),
        measured: format!("median {median:.1} ms, p99 {p99:.1} ms"),
        verdict: Verdict::of(median < 30.0 && p99 < 100.0),
    })
}

fn bytes(view: &SyncView) -> u64 {
    view.bytes_sent + view.bytes_received
}

/// Makes it a circle of twenty devices, each of which has written.
async fn more_devices(party: &Party, circle: &str) -> anyhow::Result<()> {
    let circle: CircleId = circle.parse().context("no circle id")?;
    let records = generate::incidents(LARGE + 18 * 20).split_off(LARGE);
    party
        .by_hand(move |vault| {
            let devices = crowd::admit(vault, &circle, 18)?;
            crowd::write(vault, &circle, &devices, records, cairn_store::Vault::accept, &mut std::io::sink())
        })
        .await
}

async fn nothing_new(amal: &Party, noor: &Party, circle: &str) -> anyhow::Result<Figure> {
    noor.sync_with(amal, circle).await?;
    let (mut times, mut worst, mut trips) = (Vec::new(), 0, 0);
    for _ in 0..11 {
        let (view, took) = noor.sync_with(amal, circle).await?;
        times.push(took.as_millis());
        worst = worst.max(bytes(&view));
        trips = trips.max(view.round_trips);
    }
    let median = median(times);
    Ok(Figure {
        measure: "sync with nothing new at 100,000, 20 devices",
        bar: "1 KB, 3 round trips, under 100 ms from dial".to_owned(),
        measured: format!("{worst} bytes, {trips} round trips, median {median} ms"),
        verdict: Verdict::of(worst <= 1024 && trips <= 3 && median < 100),
    })
}

async fn one_change(amal: &Party, noor: &Party, circle: &str, records: &[NewRecord]) -> anyhow::Result<Figure> {
    let (mut times, mut worst) = (Vec::new(), 0);
    for (round, record) in records.iter().take(11).enumerate() {
        let record = record.id.to_string();
        let change = set("summary", &format!("Changed in round {round}"));
        amal.ask(Request::RecordEdit { id: record, set: vec![change] }).await?;
        let (view, took) = noor.sync_with(amal, circle).await?;
        ensure!(view.entries_received >= 1, "the change did not arrive");
        times.push(took.as_millis());
        worst = worst.max(bytes(&view));
    }
    let median = median(times);
    Ok(Figure {
        measure: "one changed record at 100,000",
        bar: "under 4 KB, under 150 ms".to_owned(),
        measured: format!("{worst} bytes, median {median} ms"),
        verdict: Verdict::of(worst < 4096 && median < 150),
    })
}
