//! A MISP event of 50,000 attributes as an indicator set.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use cairn_app::api::{ImportView, Request, Response};

use crate::figure::{Figure, Verdict};
use crate::party::{Party, memory};
use crate::show;

const ATTRIBUTES: usize = 50_000;

/// Measures the import of an event, and importing it again.
pub async fn measure(stage: &Path) -> anyhow::Result<Vec<Figure>> {
    let file = stage.join("event.json");
    let text = event();
    std::fs::write(&file, &text)?;
    let party = Party::found(&stage.join("misp"), "Amal").await?;
    let (view, took) = import(&party, &file).await?;
    ensure!(view.new > ATTRIBUTES as u64, "attributes are missing");
    let (view, again) = import(&party, &file).await?;
    ensure!(view.new == 0, "imported twice");
    let memory = memory("VmHWM")?;
    party.close().await;
    Ok(vec![show(Figure {
        measure: "a MISP event of 50,000 attributes in, as an indicator set",
        bar: "under 5 s".to_owned(),
        measured: format!(
            "{:.1} s for {:.0} MiB; again {:.1} s; peak {memory:.0} MiB",
            took.as_secs_f64(),
            text.len() as f64 / f64::from(1 << 20),
            again.as_secs_f64()
        ),
        verdict: Verdict::of(took < Duration::from_secs(5)),
    })])
}

async fn import(party: &Party, file: &Path) -> anyhow::Result<(ImportView, Duration)> {
    let request = Request::Import {
        format: "misp".to_owned(),
        file: file.to_string_lossy().into_owned(),
        circle: None,
        dry_run: false,
        tlp: None,
        licence: None,
    };
    let began = Instant::now();
    let Response::Imported(view) = party.ask(request).await? else { bail!("nothing was imported") };
    Ok((view, began.elapsed()))
}

/// Writes an event as a server exports it: every attribute with its row numbers, every other one with a tag.
fn event() -> String {
    let mut attributes = String::new();
    for n in 0..ATTRIBUTES {
        let comma = if n == 0 { "" } else { "," };
        let (ty, category, value) = match n % 5 {
            0 => ("domain", "Network activity", format!("n{n}.case-update.example")),
            1 => ("ip-dst", "Network activity", format!("198.{}.{}.{}", 18 + n / 65_536 % 2, n / 256 % 256, n % 256)),
            2 => ("sha256", "Payload delivery", format!("{n:064x}")),
            3 => ("url", "Network activity", format!("https://n{n}.case-update.example/a?id={n}")),
            _ => ("filename|md5", "Payload delivery", format!("update-{n}.apk|{n:032x}")),
        };
        let tag = if n % 2 == 0 { r#","Tag":[{"id":"9","name":"tlp:green","colour":"#33ff00","exportable":true}]"# } else { "" };
        let _ = write!(
            attributes,
            "{comma}{{\"id\":\"{n}\",\"event_id\":\"1\",\"object_id\":\"0\",\"object_relation\":null,\"category\":\"{category}\",\"type\":\"{ty}\",\
             \"value\":\"{value}\",\"to_ids\":true,\"uuid\":\"{:08x}-0000-4000-8000-{n:012x}\",\"timestamp\":\"17726256{:02}\",\"distribution\":\"5\",\
             \"sharing_group_id\":\"0\",\"comment\":\"part {n}\",\"deleted\":false,\"disable_correlation\":false,\"first_seen\":null,\"last_seen\":null{tag}}}\n",
            n.wrapping_mul(2_654_435_761) & 0xFFFF_FFFF,
            n % 100
        );
    }
    format!(
        "{{\"Event\":{{\"id\":\"1\",\"uuid\":\"1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01\",\"info\":\"Many\",\"date\":\"2026-03-04\",\"distribution\":\"3\",\
         \"Tag\":[{{\"name\":\"tlp:green\"}}],\"Attribute\":[{attributes}]}}}}"
    )
}
