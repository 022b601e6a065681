//! Exchange: a large bundle read, held against `stix2`, and a large set sealed, indexed and written again.

mod matching;
mod misp;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{ExportOrder, Request, Response};
use cairn_exchange::stix::{StixLimits, read_bundle};

use crate::figure::{Figure, Verdict, median};
use crate::party::{Party, memory};
use crate::show;

const ROUNDS: usize = 5;
/// How large the bundle is that is read.
const BYTES: usize = 20 << 20;
const INDICATORS: usize = 100_000;
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../.venv/bin/python");
const PARSE: &str = "import sys, time, stix2\ntext = open(sys.argv[1]).read()\nbegan = time.perf_counter()\n\
    stix2.parse(text, allow_custom=True, version='2.1')\nprint(time.perf_counter() - began)";
const CHECK: &str = "import json, sys, stix2\nobjects = json.load(open(sys.argv[1]))['objects']\n\
    few = objects[:500] + objects[-500:]\nfor thing in few:\n    stix2.parse(thing, allow_custom=False, version='2.1')\nprint(len(objects))";

/// Measures each figure of exchange.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    let small = stage.join("small.json");
    std::fs::write(&small, bundle(BYTES, usize::MAX)?)?;
    let theirs = by_stix2(&small)?;
    let mut figures = vec![show(parsed(&small, theirs)?), show(sealed(stage, &small, theirs).await?)];
    figures.push(show(written(stage).await?));
    figures.extend(misp::measure(stage).await?);
    figures.extend(matching::measure()?);
    Ok(figures)
}

/// Writes a bundle as feeds are: a malware, indicators of domains and hashes, and what each indicates.
fn bundle(bytes: usize, most: usize) -> anyhow::Result<String> {
    let id = |kind: &str, n: usize| format!("{kind}--{n:08x}-0000-4000-8000-{:012x}", n.wrapping_mul(2_654_435_761));
    let head = "\"spec_version\":\"2.1\",\"created\":\"2026-03-01T00:00:00.000Z\",\"modified\":\"2026-03-01T00:00:00.000Z\"";
    let malware = id("malware", 1);
    let mut text = format!(
        "{{\"type\":\"bundle\",\"id\":\"{}\",\"objects\":[{{\"type\":\"malware\",\"id\":\"{malware}\",{head},\"name\":\"GLASSHERON\",\"is_family\":true}}",
        id("bundle", 0)
    );
    let mut n = 0;
    while text.len() < bytes && n < most {
        let pattern = if n % 4 == 0 {
            format!("[file:hashes.'SHA-256' = '{n:064x}']")
        } else {
            format!("[domain-name:value = 'cdn{n}.case-update.example']")
        };
        let indicator = id("indicator", n + 2);
        write!(
            text,
            ",\n{{\"type\":\"indicator\",\"id\":\"{indicator}\",{head},\"name\":\"Server {n}\",\"indicator_types\":[\"malicious-activity\"],\
             \"pattern\":\"{pattern}\",\"pattern_type\":\"stix\",\"pattern_version\":\"2.1\",\"valid_from\":\"2026-03-01T00:00:00Z\"}},\n\
             {{\"type\":\"relationship\",\"id\":\"{}\",{head},\"relationship_type\":\"indicates\",\"source_ref\":\"{indicator}\",\"target_ref\":\"{malware}\"}}",
            id("relationship", n + 2)
        )?;
        n += 1;
    }
    text.push_str("]}");
    Ok(text)
}

fn python(script: &str, file: &Path) -> anyhow::Result<String> {
    let run = Command::new(PYTHON).arg("-c").arg(script).arg(file).output().context("there is no .venv with stix2")?;
    ensure!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(String::from_utf8(run.stdout)?.trim().to_owned())
}

fn by_stix2(file: &Path) -> anyhow::Result<Duration> {
    let mut took = Vec::new();
    for _ in 0..2 {
        took.push(python(PARSE, file)?.parse::<f64>()?);
    }
    Ok(Duration::from_secs_f64(took.into_iter().fold(f64::INFINITY, f64::min)))
}

fn parsed(file: &Path, theirs: Duration) -> anyhow::Result<Figure> {
    let bytes = std::fs::read(file)?;
    let (mut ours, mut objects) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let read = read_bundle(&bytes, &StixLimits::default())?;
        ours.push(began.elapsed());
        objects = read.objects.len();
        ensure!(read.losses.is_empty(), "the bundle of the measurement is odd");
    }
    let ours = median(ours);
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    Ok(Figure {
        measure: "a STIX bundle of 20 MiB read, held against stix2.parse",
        bar: ">= 100 x".to_owned(),
        measured: format!(
            "{ratio:.0} x: {:.3} s for {objects} objects (stix2 {:.1} s)",
            ours.as_secs_f64(),
            theirs.as_secs_f64()
        ),
        verdict: Verdict::of(ratio >= 100.0),
    })
}

async fn import(party: &Party, file: &Path) -> anyhow::Result<(String, Duration)> {
    let request = Request::Import {
        format: "stix".to_owned(),
        file: file.to_string_lossy().into_owned(),
        circle: None,
        dry_run: false,
        tlp: Some("green".to_owned()),
        licence: None,
    };
    let began = Instant::now();
    let Response::Imported(view) = party.ask(request).await? else { bail!("nothing was imported") };
    Ok((view.set.context("no set")?, began.elapsed()))
}

async fn sealed(stage: &Path, file: &Path, theirs: Duration) -> anyhow::Result<Figure> {
    let party = Party::found(&stage.join("sets"), "Amal").await?;
    let (_, ours) = import(&party, file).await?;
    party.close().await;
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    Ok(Figure {
        measure: "the same sealed and indexed as a set, held against stix2.parse",
        bar: ">= 20 x".to_owned(),
        measured: format!("{ratio:.0} x: {:.2} s", ours.as_secs_f64()),
        verdict: Verdict::of(ratio >= 20.0),
    })
}

async fn written(stage: &Path) -> anyhow::Result<Figure> {
    let file = stage.join("large.json");
    std::fs::write(&file, bundle(usize::MAX, INDICATORS)?)?;
    let party = Party::found(&stage.join("writing"), "Noor").await?;
    let (set, _) = import(&party, &file).await?;
    let to: PathBuf = stage.join("written.json");
    let order = ExportOrder {
        format: "stix".to_owned(),
        to: to.to_string_lossy().into_owned(),
        set: Some(set),
        ..ExportOrder::default()
    };
    let began = Instant::now();
    let Response::Exported(view) = party.ask(Request::Export(Box::new(order))).await? else { bail!("nothing left") };
    let took = began.elapsed();
    let memory = memory("VmHWM")?;
    party.close().await;
    ensure!(view.counts.get("indicator") == Some(&(INDICATORS as u64)), "indicators are missing: {:?}", view.counts);
    ensure!(view.lost.is_empty(), "something was lost: {:?}", view.lost);
    let objects: usize = python(CHECK, &to)?.parse()?;
    Ok(Figure {
        measure: "100,000 indicators of a set written as strict STIX",
        bar: "under 10 s, valid".to_owned(),
        measured: format!(
            "{:.1} s, {objects} objects, {:.0} MiB; 1,000 of them parsed by stix2; peak {memory:.0} MiB",
            took.as_secs_f64(),
            view.bytes as f64 / f64::from(1 << 20)
        ),
        verdict: Verdict::of(took < Duration::from_secs(10)),
    })
}
