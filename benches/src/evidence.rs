//! Evidence: sealing a large file, and giving it to another device.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{Request, Response};

use crate::figure::{Figure, Verdict, median};
use crate::party::{Party, in_child, memory};
use crate::peer::{age, raw_stream};
use crate::show;

/// How much is sealed and sent, unless `--bytes` says otherwise.
pub const GIB: u64 = 1 << 30;
/// What sealing may take at most in memory, whatever the file's size, in MiB.
const MEMORY: f64 = 100.0;
const SMALL: u64 = 64 << 20;
const ROUNDS: usize = 3;

/// Measures sealing beside `age`, and a transfer beside a raw stream.
///
/// `bytes` is the length of the large file: the promise is about 4 GiB (`--bytes=4294967296`), and is watched with 1 GiB.
pub async fn measure(stage: &Path, bytes: u64) -> anyhow::Result<Vec<Figure>> {
    ensure!(bytes >= SMALL, "--bytes is at least {SMALL}");
    let (large, small) = (stage.join("large"), stage.join("small"));
    write_noise(&large, bytes)?;
    write_noise(&small, SMALL)?;
    let sealing = sealing(stage, &large, &small, bytes).await?;
    let transfer = transfer(stage, &large, bytes).await?;
    Ok(vec![show(sealing), show(transfer)])
}

async fn sealing(stage: &Path, large: &Path, small: &Path, bytes: u64) -> anyhow::Result<Figure> {
    let recipient = age::recipient(stage)?;
    let (mut ours, mut theirs, mut peak) = (Vec::new(), Vec::new(), 0.0_f64);
    let mut small_peak = 0.0_f64;
    // A disk may give blocks more slowly that it gives for the first time, or after much was written: each goes first in turn,
    // and the first round, in which both get fresh blocks, does not count.
    for round in 0..=2 * ROUNDS {
        let folder = stage.join(format!("sealing-{round}"));
        Party::found(&folder, "Amal").await?.close().await;
        let (_, mib) = seal_in_child(&folder, small)?;
        small_peak = small_peak.max(mib);
        let by_age = stage.join(format!("by-age-{round}"));
        let mut age_took = Duration::ZERO;
        if round % 2 == 0 {
            age_took = age::seal(large, &by_age, &recipient)?;
            rest(&by_age)?;
        }
        let (took, mib) = seal_in_child(&folder, large)?;
        std::fs::remove_dir_all(&folder)?;
        peak = peak.max(mib);
        if round % 2 == 1 {
            settle()?;
            age_took = age::seal(large, &by_age, &recipient)?;
            rest(&by_age)?;
        }
        eprintln!("sealing, round {round}: {:.1} s, age {:.1} s", took.as_secs_f64(), age_took.as_secs_f64());
        if round > 0 {
            ours.push(took);
            theirs.push(age_took);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    Ok(Figure {
        measure: "evidence sealing",
        bar: "at least 0.7 × age; memory flat, under 100 MiB".to_owned(),
        measured: format!(
            "{}: {:.0} MiB/s, {ratio:.2} × age ({:.0} MiB/s); peak {peak:.0} MiB, for 64 MiB {small_peak:.0} MiB",
            size(bytes),
            rate(bytes, ours),
            rate(bytes, theirs)
        ),
        verdict: Verdict::of(ratio >= 0.7 && peak < small_peak + 32.0 && peak < MEMORY),
    })
}

/// Removes what was written and waits until the disk has done so.
fn rest(path: &Path) -> anyhow::Result<()> {
    std::fs::remove_file(path)?;
    settle()
}

fn settle() -> anyhow::Result<()> {
    ensure!(Command::new("sync").status().context("sync is missing")?.success(), "sync failed");
    Ok(())
}

async fn transfer(stage: &Path, large: &Path, bytes: u64) -> anyhow::Result<Figure> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let giver = Party::found(&stage.join("giver"), "Amal").await?;
    let taker = Party::found(&stage.join("taker"), "Noor").await?;
    let circle = giver.share_circle(&taker).await?;
    taker.sync_with(&giver, &circle).await?;
    for _ in 0..ROUNDS {
        let copy = stage.join("by-iroh");
        theirs.push(raw_stream::transfer(large, &copy).await?);
        std::fs::remove_file(&copy)?;
        add(&giver, large, Some(circle.clone())).await?;
        let (view, took) = taker.sync_with(&giver, &circle).await?;
        ensure!(view.evidence_complete && view.files_received == 1, "the file did not arrive");
        ours.push(took);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    Ok(Figure {
        measure: "live transfer of evidence",
        bar: "at least 0.8 × a raw iroh stream".to_owned(),
        measured: format!(
            "{}: {:.0} MiB/s, {ratio:.2} × raw ({:.0} MiB/s)",
            size(bytes),
            rate(bytes, ours),
            rate(bytes, theirs)
        ),
        verdict: Verdict::of(ratio >= 0.8),
    })
}

async fn add(party: &Party, file: &Path, circle: Option<String>) -> anyhow::Result<()> {
    let file = file.to_str().context("the folder's name is not Unicode")?.to_owned();
    let request = Request::EvidenceAdd {
        files: vec![file],
        incident: None,
        source: None,
        circle,
        url: None,
        captured: None,
        uploader: None,
    };
    let Response::Evidence { items } = party.ask(request).await? else { bail!("nothing was sealed") };
    ensure!(items.len() == 1, "nothing was sealed");
    Ok(())
}

fn seal_in_child(folder: &Path, file: &Path) -> anyhow::Result<(Duration, f64)> {
    let [seconds, mib] = in_child(&["seal".as_ref(), folder.as_ref(), file.as_ref()])?;
    Ok((Duration::from_secs_f64(seconds), mib))
}

/// Seals a file in a process of its own; prints seconds and peak memory in MiB.
pub async fn child_seal(folder: &Path, file: &Path) -> anyhow::Result<()> {
    let party = Party::open(folder).await?;
    let began = Instant::now();
    add(&party, file, None).await?;
    println!("{} {}", began.elapsed().as_secs_f64(), memory("VmHWM")?);
    party.close().await;
    Ok(())
}

fn rate(bytes: u64, took: Duration) -> f64 {
    bytes as f64 / (1 << 20) as f64 / took.as_secs_f64()
}

fn size(bytes: u64) -> String {
    let gib = bytes as f64 / GIB as f64;
    if gib >= 1.0 { format!("{gib:.0} GiB") } else { format!("{:.0} MiB", gib * 1024.0) }
}

/// Writes bytes that do not compress, the same in each run.
fn write_noise(path: &Path, size: u64) -> anyhow::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..size / 8 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        file.write_all(&state.to_le_bytes())?;
    }
    file.into_inner()?.sync_all()?;
    Ok(())
}
