//! Circles of many devices: a hundred logs, one of them removed, and all of them taken in for the first time.

use std::fs;
use std::io::{BufRead as _, Read as _};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{Progress, Request, Response};
use cairn_app::clock;
use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{NewPerson, Role};
use cairn_ledger::document::{ActorId, new_record};
use cairn_ledger::entry::{Entry, Part, Position, sign_entry};
use cairn_ledger::{Amendment, Newcomer, Unverified};
use cairn_model::{CircleId, Timestamp};
use cairn_store::{NewRecord, Vault};
use rand::RngCore as _;

use crate::figure::{Figure, Verdict};
use crate::generate;
use crate::party::{Party, in_child, memory};
use crate::peer::raw_stream;
use crate::show;

const DEVICES: usize = 100;
/// What one page says at most of what is measured here.
const MAX_PAGE: usize = 64 << 10;

/// How far the first sync is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Until lists, search and digest show everything.
    Shown,
    /// Until everything is held and acknowledged. The giver holds it likewise, and so is made in a fraction of the time.
    Held,
}

/// Measures a circle of a hundred devices, with so many entries in all.
pub async fn measure(stage: &Path, entries: usize, until: Until) -> anyhow::Result<Vec<Figure>> {
    let amal = Party::found(&stage.join("crowd-amal"), "Amal").await?;
    let noor = Party::found(&stage.join("crowd-noor"), "Noor").await?;
    let circle = amal.share_circle(&noor).await?;
    let id: CircleId = circle.parse().context("no circle id")?;
    let file = stage.join("entries");
    let written = file.clone();
    let device = amal
        .by_hand(move |vault| {
            let devices = admit(vault, &id, DEVICES - 2)?;
            let mut file = std::io::BufWriter::new(fs::File::create(&written)?);
            let take = match until {
                Until::Shown => Vault::accept,
                Until::Held => Vault::accept_ahead,
            };
            write(vault, &id, &devices, generate::each_incident(entries), take, &mut file)?;
            file.into_inner()?.sync_all()?;
            Ok(devices[0].public().to_string())
        })
        .await?;
    let mut figures = vec![show(first_sync(stage, &amal, &noor, &circle, (&file, entries), until).await?)];
    if until == Until::Shown {
        figures.push(show(removal(&amal, &circle, &device).await?));
    }
    amal.close().await;
    Ok(figures)
}

/// Admits so many devices, each of a person of its own, by one page.
pub fn admit(vault: &mut Vault, circle: &CircleId, count: usize) -> anyhow::Result<Vec<DeviceKey>> {
    let devices: Vec<DeviceKey> = (0..count).map(|_| DeviceKey::from_seed(rand::random())).collect();
    let newcomers = devices.iter().enumerate().map(|(number, device)| {
        let person = NewPerson::New { name: format!("Member {number}"), role: Role::Editor };
        Amendment::Admit(Newcomer { log: device.public(), seal: SealKey::generate().recipient(), person })
    });
    let keys = vault.keys(circle)?;
    let charter = vault.load_charter(circle)?;
    let all = Amendment::All(newcomers.collect());
    let (page, epochs) = charter.amend(all, &keys.device, &keys.epochs, clock::now(), rand::random())?;
    vault.add_own_page(circle, &page, &epochs)?;
    Ok(devices)
}

/// How a vault takes entries in.
pub type Take = fn(
    &mut Vault,
    &CircleId,
    Vec<Unverified<Entry>>,
    Timestamp,
) -> Result<cairn_store::AcceptReport, cairn_store::StoreError>;

/// Lets devices record incidents in turn, one in each entry, and the vault take the entries in; writes their bytes, each
/// after its length in four bytes.
pub fn write(
    vault: &mut Vault,
    circle: &CircleId,
    devices: &[DeviceKey],
    records: impl IntoIterator<Item = NewRecord>,
    take: Take,
    to: &mut impl std::io::Write,
) -> anyhow::Result<()> {
    let page = vault.load_charter(circle)?.page_hash();
    let mut heads: Vec<(u64, Option<cairn_ledger::EntryHash>)> = vec![(0, None); devices.len()];
    let mut batch = Vec::new();
    for (turn, record) in records.into_iter().enumerate() {
        let at = turn % devices.len();
        let (height, prev) = heads[at];
        let position = Position { circle: *circle, height: height + 1, prev, page };
        let entry = sign(&position, &devices[at], &record)?;
        heads[at] = (height + 1, Some(entry.hash()));
        to.write_all(&u32::try_from(entry.bytes().len())?.to_be_bytes())?;
        to.write_all(entry.bytes())?;
        batch.push(Unverified::<Entry>::decode(entry.bytes())?);
        if batch.len() == 2_000 {
            taken(&take(vault, circle, std::mem::take(&mut batch), clock::now())?)?;
        }
    }
    taken(&take(vault, circle, batch, clock::now())?)
}

fn taken(report: &cairn_store::AcceptReport) -> anyhow::Result<()> {
    ensure!(report.refused.is_empty() && report.withheld.is_empty(), "entries were not taken");
    Ok(())
}

fn sign(position: &Position, device: &DeviceKey, record: &NewRecord) -> anyhow::Result<cairn_ledger::Verified<Entry>> {
    let now: Timestamp = clock::now();
    let actor = ActorId::derive(&device.public(), &record.id, 0);
    let part = Part::Changes { record: record.id, bytes: new_record(actor, &record.edits, now)? };
    Ok(sign_entry(position, &[part], now, &mut |bytes| rand::rng().fill_bytes(bytes), device)?)
}

async fn removal(party: &Party, circle: &str, device: &str) -> anyhow::Result<Figure> {
    let id: CircleId = circle.parse().context("no circle id")?;
    let remove = Request::CircleRemove {
        circle: Some(circle.to_owned()),
        person: None,
        device: Some(device.to_owned()),
        strict: false,
        propose: None,
        force: false,
    };
    let began = Instant::now();
    party.ask(remove).await?;
    let took = began.elapsed();
    let page = party.by_hand(move |vault| Ok(vault.pages(&id)?.last().map_or(0, Vec::len))).await?;
    Ok(Figure {
        measure: "removal of one of 100 devices",
        bar: "one page under 64 KB, under 1 s".to_owned(),
        measured: format!("{:.1} KB, {:.2} s", page as f64 / 1e3, took.as_secs_f64()),
        verdict: Verdict::of(page < MAX_PAGE && took < Duration::from_secs(1)),
    })
}

/// The taker runs in a process of its own, so that its memory is its own.
async fn first_sync(
    stage: &Path,
    giver: &Party,
    taker: &Party,
    circle: &str,
    (written, count): (&Path, usize),
    until: Until,
) -> anyhow::Result<Figure> {
    taker.close().await;
    let (ticket, giving) = giver.listen(circle).await?;
    let folder = taker.folder.clone();
    let child = match until {
        Until::Shown => "first-sync",
        Until::Held => "first-sync-held",
    };
    let syncing = tokio::task::spawn_blocking(move || in_child(&[child.as_ref(), folder.as_ref(), ticket.as_ref()]));
    let [ours, shown, mib] = syncing.await??;
    let lists = match until {
        Until::Shown => {
            giving.await?;
            format!("lists and digest after {shown:.0} s")
        }
        Until::Held => "lists and digest were not awaited".to_owned(),
    };
    let theirs = copy_and_insert(stage, written).await?.as_secs_f64();
    let times = ours / theirs;
    Ok(Figure {
        measure: "first sync of the entries of 100 devices",
        bar: "memory under 300 MB; within 3 × of copying and inserting".to_owned(),
        measured: format!(
            "{count} entries held after {ours:.1} s, {times:.1} × of copying and inserting ({theirs:.1} s); {mib:.0} MiB; \
             {lists}"
        ),
        verdict: Verdict::of(mib < 286.0 && times <= 3.0),
    })
}

/// The same bytes over a plain iroh stream, then into one table of an SQLCipher file, a thousand rows a commit.
async fn copy_and_insert(stage: &Path, written: &Path) -> anyhow::Result<Duration> {
    let to = stage.join("entries-copied");
    let copied = raw_stream::transfer(written, &to).await?;
    let began = Instant::now();
    let mut db = rusqlite::Connection::open(stage.join("entries.db"))?;
    db.pragma_update(None, "key", format!("x'{}'", "5a".repeat(48)))?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.execute_batch("CREATE TABLE entry (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")?;
    let mut copy = std::io::BufReader::new(fs::File::open(&to)?);
    let mut entry = Vec::new();
    while !copy.fill_buf()?.is_empty() {
        let commit = db.transaction()?;
        for _ in 0..1_000 {
            let mut length = [0; 4];
            if copy.fill_buf()?.is_empty() {
                break;
            }
            copy.read_exact(&mut length)?;
            entry.resize(u32::from_be_bytes(length) as usize, 0);
            copy.read_exact(&mut entry)?;
            commit.prepare_cached("INSERT INTO entry (bytes) VALUES (?1)")?.execute([&entry])?;
        }
        commit.commit()?;
    }
    Ok(copied + began.elapsed())
}

/// Opens a vault and syncs with who listens; prints the seconds until everything is held and until it is shown (or the wait
/// for that was given up), and the highest resident memory in MiB.
pub async fn child_first_sync(folder: &Path, ticket: &str, until: Until) -> anyhow::Result<()> {
    let party = Party::open(folder).await?;
    let began = Instant::now();
    let request = Request::SyncWith { ticket: ticket.to_owned(), circle: None, stay: false, only_relay: false };
    let enough = move |progress: &Progress| {
        until == Until::Held && matches!(progress, Progress::Step { step, .. } if step == "step-project")
    };
    let Response::Synced(view) = party.ask_until(request, enough).await? else { bail!("no account was given") };
    let took = began.elapsed();
    ensure!(view.entries_equal, "the two do not hold the same after the sync");
    ensure!((view.waiting == 0) == (until == Until::Shown), "what waits to be shown is not as asked");
    println!("{} {} {}", view.moved_millis as f64 / 1e3, took.as_secs_f64(), memory("VmHWM")?);
    party.close().await;
    Ok(())
}
