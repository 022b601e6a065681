//! Casework: doubles among many persons, everything about one of them.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{AboutOrder, DuplicatesOrder, DuplicatesView, Request, Response};
use cairn_app::clock;
use cairn_model::{CircleId, Edit, RecordId, Value};
use cairn_store::NewRecord;
use cairn_testkit::person::{Crowd, Twin};

use crate::figure::{Figure, Samples, Verdict};
use crate::party::{Party, memory};
use crate::{generate, show};

const PERSONS: usize = 50_000;
const INCIDENTS: usize = 100_000;

/// Measures each figure of casework in a vault of its own.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    Ok(vec![show(duplicates(stage).await?), show(about(stage).await?)])
}

async fn personal(party: &Party) -> anyhow::Result<CircleId> {
    let Response::Circles { circles } = party.ask(Request::CircleList).await? else { bail!("no circles were listed") };
    let circle = circles.iter().find(|circle| circle.personal).context("no personal circle")?;
    circle.id.parse().context("no circle id")
}

async fn import(party: &Party, records: Vec<NewRecord>) -> anyhow::Result<()> {
    let circle = personal(party).await?;
    let count = records.len() as u64;
    party
        .by_hand(move |vault| {
            let report = vault.import(&circle, records, clock::now(), &mut |_| true)?;
            ensure!(report.added == count, "{} of {count} were imported", report.added);
            Ok(())
        })
        .await
}

/// Persons in several scripts with their identities, one in eight of them recorded twice.
async fn duplicates(stage: &Path) -> anyhow::Result<Figure> {
    let party = Party::found(&stage.join("doubles"), "Amal").await?;
    let (mut records, mut ids, mut twins) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut crowd = Crowd::new(2);
    for at in 0..PERSONS {
        let drawn = crowd.next();
        if let Twin::Of(first) = drawn.twin {
            let first: &RecordId = ids.get(first).context("a double before its first")?;
            twins.insert((*first.min(&drawn.id), *first.max(&drawn.id)));
        }
        ids.push(drawn.id);
        ensure!(ids.len() == at + 1, "persons are numbered as they are drawn");
        let (person, identity) = (drawn.id, drawn.identity);
        let [(_, of_person), (_, of_identity)] = drawn.records();
        records.push(NewRecord { id: person, edits: of_person });
        records.push(NewRecord { id: identity, edits: of_identity });
    }
    import(&party, records).await?;
    let order = DuplicatesOrder { kind: "person".to_owned(), circle: None, limit: 1_000, score: None };
    let began = Instant::now();
    let Response::Duplicates(view) = party.ask(Request::Duplicates(order)).await? else { bail!("no doubles came") };
    let took = began.elapsed().as_secs_f64();
    let memory = memory("VmHWM")?;
    party.close().await;
    let right = right(&view, &twins)?;
    Ok(Figure {
        measure: "duplicates proposed among 50,000 persons",
        bar: "under 30 s".to_owned(),
        measured: format!(
            "{took:.1} s; {} proposed for {} doubles, {right} of the first {} right; {} pairs compared; peak {memory:.0} MiB",
            view.total,
            twins.len(),
            view.pairs.len(),
            view.compared
        ),
        verdict: Verdict::of(took < 30.0),
    })
}

fn right(view: &DuplicatesView, twins: &BTreeSet<(RecordId, RecordId)>) -> anyhow::Result<usize> {
    let mut right = 0;
    for pair in &view.pairs {
        let (a, b): (RecordId, RecordId) = (pair.a.id.parse()?, pair.b.id.parse()?);
        right += usize::from(twins.contains(&(a.min(b), a.max(b))));
    }
    Ok(right)
}

/// A person who is the victim of some hundreds of acts, an incident, and a domain, in turn.
async fn about(stage: &Path) -> anyhow::Result<Figure> {
    let party = Party::found(&stage.join("about"), "Noor").await?;
    let mut records = generate::incidents(INCIDENTS);
    let victims: BTreeSet<RecordId> = records.iter().take(20).flat_map(|record| victims(&record.edits)).collect();
    let incident = records.first().context("no incident")?.id;
    let path = |path: &str| cairn_model::Path::parse(path).context("no path");
    for (n, record) in records.iter_mut().enumerate().step_by(1_000) {
        let text = format!("The phone called hxxps://cdn{n}.case-update[.]example/a at night.");
        record.edits.push(Edit { path: path("comments")?, value: Some(text.into()) });
    }
    for (n, victim) in victims.iter().enumerate() {
        let fields = [("kind", "person".to_owned()), ("pseudonym", format!("Victim {n}"))];
        let edits = fields.into_iter().map(|(name, value)| Ok(Edit { path: path(name)?, value: Some(value.into()) }));
        records.push(NewRecord { id: *victim, edits: edits.collect::<anyhow::Result<_>>()? });
    }
    import(&party, records).await?;
    let victims: Vec<String> = victims.iter().map(ToString::to_string).collect();
    let runtime = tokio::runtime::Handle::current();
    let mut found = 0;
    let samples = tokio::task::block_in_place(|| {
        Samples::take(120, |round| {
            let what = match round % 3 {
                0 => victims[round % victims.len()].clone(),
                1 => incident.to_string(),
                _ => "case-update.example".to_owned(),
            };
            let order = AboutOrder { what, ..AboutOrder::default() };
            match runtime.block_on(party.ask(Request::About(order)))? {
                Response::About(view) => found += view.groups.iter().map(|group| group.total).sum::<u64>(),
                _ => bail!("nothing was told"),
            }
            Ok(())
        })
    })?;
    party.close().await;
    ensure!(found > 0, "nothing was found");
    let (median, p99) = (samples.median(), samples.quantile(0.99));
    Ok(Figure {
        measure: "everything about one person, incident or domain at 100,000",
        bar: "median under 100 ms".to_owned(),
        measured: format!("median {median:.1} ms, p99 {p99:.1} ms"),
        verdict: Verdict::of(median < 100.0),
    })
}

fn victims(edits: &[Edit]) -> Vec<RecordId> {
    let of = |edit: &Edit| match (&edit.value, edit.path.as_str().ends_with("/victim")) {
        (Some(Value::Text(id)), true) => id.parse().ok(),
        _ => None,
    };
    edits.iter().filter_map(of).collect()
}
