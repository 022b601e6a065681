//! Intake: what MVT leaves of a phone with a long timeline.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use cairn_app::api::{IntakeOrder, IntakeView, Request, Response};

use crate::figure::{Figure, Verdict};
use crate::party::{Party, memory};
use crate::show;

const ROWS: usize = 100_000;
const ALERTS: usize = 200;

/// Measures the intake of a folder with 100,000 rows of timeline, and taking it in again.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    let folder = stage.join("mvt");
    let bytes = write_output(&folder)?;
    let party = Party::found(&stage.join("lab"), "Amal").await?;
    let (view, took) = take_in(&party, &folder).await?;
    ensure!(view.new > 0, "nothing was taken in");
    let examination = view.examination.as_ref();
    ensure!(examination.and_then(|found| found.rows) == Some(ROWS as u64), "rows are missing");
    ensure!(examination.is_some_and(|found| found.matched == ALERTS as u64), "alerts are missing");
    let (view, again) = take_in(&party, &folder).await?;
    ensure!(view.new == 0, "taken in twice");
    let memory = memory("VmHWM")?;
    party.close().await;
    Ok(vec![show(Figure {
        measure: "an MVT folder of 100,000 timeline rows taken in",
        bar: "under 20 s".to_owned(),
        measured: format!(
            "{:.1} s for {:.0} MiB; again {:.1} s; peak {memory:.0} MiB",
            took.as_secs_f64(),
            bytes as f64 / f64::from(1 << 20),
            again.as_secs_f64()
        ),
        verdict: Verdict::of(took < Duration::from_secs(20)),
    })])
}

async fn take_in(party: &Party, folder: &Path) -> anyhow::Result<(Box<IntakeView>, Duration)> {
    let path = folder.to_string_lossy().into_owned();
    let order = IntakeOrder { format: "mvt".to_owned(), path, ..IntakeOrder::default() };
    let began = Instant::now();
    let Response::Intake(view) = party.ask(Request::Intake(order)).await? else { bail!("nothing was taken in") };
    Ok((view, began.elapsed()))
}

/// Writes what MVT 2026.10.26 leaves after `check-backup`: two modules, their alerts, and a timeline of both.
fn write_output(folder: &Path) -> anyhow::Result<u64> {
    std::fs::create_dir(folder)?;
    let (mut files, mut visits) = (String::new(), String::new());
    let mut timeline = String::from("\"UTC Timestamp\",\"Plugin\",\"Event\",\"Description\"\n");
    for n in 0..ROWS {
        let comma = if n < 2 { "" } else { "," };
        let time = format!("2026-03-{:02} {:02}:{:02}:{:02}.000000", 1 + n / 4_000, n / 240 % 24, n / 60 % 60, n % 60);
        if n % 2 == 0 {
            let path = format!("Library/Caches/item-{n:06}/{:08x}.plist", n.wrapping_mul(2_654_435_761));
            writeln!(timeline, "\"{time}\",\"Manifest\",\"M---\",\"{path} - AppDomain-org.example.app{}\"", n % 97)?;
            write!(
                files,
                "{comma}{{\"file_id\": \"{n:040x}\", \"domain\": \"AppDomain-org.example.app{}\", \"relative_path\": \"{path}\", \
                 \"flags\": 1, \"created\": \"{time}\", \"modified\": \"{time}\", \"mode\": \"0o100644\", \"size\": {n}}}\n",
                n % 97
            )?;
        } else {
            writeln!(timeline, "\"{time}\",\"SafariHistory\",\"safari_history\",\"Safari visit to https://news{}.example/a/{n}\"", n % 5_000)?;
            write!(
                visits,
                "{comma}{{\"url\": \"https://news{}.example/a/{n}\", \"visit_id\": {n}, \"timestamp\": 1.0, \"isodate\": \"{time}\"}}\n",
                n % 5_000
            )?;
        }
    }
    let alert = |n: usize| {
        format!(
            "{{\"level\": \"CRITICAL\", \"module\": \"safari_history\", \"message\": \"Found a known suspicious domain https://cdn{n}.case-update.example/a\", \
             \"event_time\": \"2026-03-01 00:00:00.000000\", \"event\": {{\"url\": \"https://cdn{n}.case-update.example/a\"}}, \
             \"matched_indicator\": {{\"value\": \"cdn{n}.case-update.example\", \"type\": \"domains\", \"name\": \"Invented\", \"stix2_file_name\": \"invented.stix2\"}}}}"
        )
    };
    let alerts = format!("[{}]", (0..ALERTS).map(alert).collect::<Vec<_>>().join(",\n"));
    let info = "{\"target_path\": \"/home/analyst/cases/backup\", \"mvt_version\": \"2026.10.26\", \"date\": \"2026-03-28 10:00:00.000000\", \
                \"ioc_files\": [\"/home/analyst/invented.stix2\"], \"hashes\": []}";
    let log = "2026-03-28 10:00:00,000 - mvt.ios.modules.backup.manifest - INFO - Running module Manifest...\n\
               2026-03-28 10:00:01,000 - mvt.ios.modules.fs.safari_history - INFO - Running module SafariHistory...\n";
    let parts = [
        ("info.json", info),
        ("command.log", log),
        ("manifest.json", &format!("[{files}]")),
        ("safari_history.json", &format!("[{visits}]")),
        ("safari_history_detected.json", &alerts),
        ("alerts.json", &alerts),
        ("timeline.csv", &timeline),
    ];
    let mut bytes = 0;
    for (name, text) in parts {
        std::fs::write(folder.join(name), text)?;
        bytes += text.len() as u64;
    }
    Ok(bytes)
}
