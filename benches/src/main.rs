//! Measures each promised figure beside its peers and prints a table: `./bench`.

mod casework;
mod circles;
mod crowd;
mod evidence;
mod exchange;
mod figure;
mod generate;
mod intake;
mod party;
mod peer;
mod records;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, bail};

use crate::crowd::Until;
use crate::figure::{Figure, table};

const NAMES: [&str; 7] = ["records", "evidence", "circles", "crowd", "casework", "intake", "exchange"];
/// How many entries a hundred devices wrote, unless `--entries` says otherwise.
const ENTRIES: usize = 100_000;
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/measurements.md");
const BEGIN: &str = "<!-- table: begin -->";
const END: &str = "<!-- table: end -->";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--list"] => {
            println!("{}", NAMES.join("\n"));
            return Ok(());
        }
        // What is measured in a process of its own, so that nothing else counts.
        ["--child", "open", folder] => return records::child_open(Path::new(folder)),
        ["--child", "seal", folder, file] => return evidence::child_seal(Path::new(folder), Path::new(file)).await,
        ["--child", "first-sync", folder, ticket] => {
            return crowd::child_first_sync(Path::new(folder), ticket, Until::Shown).await;
        }
        ["--child", "first-sync-held", folder, ticket] => {
            return crowd::child_first_sync(Path::new(folder), ticket, Until::Held).await;
        }
        _ => {}
    }
    let record = arguments.iter().any(|argument| argument == "--record");
    let chosen: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    if let Some(unknown) = chosen.iter().find(|name| !NAMES.contains(&name.as_str())) {
        bail!("nothing is called {unknown}: ./bench --list");
    }
    let entries = arguments.iter().find_map(|argument| argument.strip_prefix("--entries="));
    let entries = entries.map_or(Ok(ENTRIES), str::parse).context("--entries=NUMBER")?;
    let until = if arguments.iter().any(|argument| argument == "--held") { Until::Held } else { Until::Shown };
    let bytes = arguments.iter().find_map(|argument| argument.strip_prefix("--bytes="));
    let bytes = bytes.map_or(Ok(evidence::GIB), str::parse).context("--bytes=NUMBER")?;
    let wanted = |name: &str| chosen.is_empty() || chosen.iter().any(|chosen| *chosen == name);

    // Beside the build, so that it is a real disk and not memory.
    let beside = std::env::current_exe()?.parent().context("no folder")?.to_owned();
    let stage = tempfile::Builder::new().prefix("stage-").tempdir_in(beside)?;
    let began = Instant::now();
    let mut figures = Vec::new();
    if wanted("records") {
        figures.extend(records::measure(stage.path()).await?);
    }
    if wanted("evidence") {
        figures.extend(evidence::measure(stage.path(), bytes).await?);
    }
    if wanted("circles") {
        figures.extend(circles::measure(stage.path()).await?);
    }
    if wanted("crowd") {
        figures.extend(crowd::measure(stage.path(), entries, until).await?);
    }
    if wanted("casework") {
        figures.extend(casework::measure(stage.path()).await?);
    }
    if wanted("intake") {
        figures.extend(intake::measure(stage.path()).await?);
    }
    if wanted("exchange") {
        figures.extend(exchange::measure(stage.path()).await?);
    }
    let table = table(&figures);
    println!("\n{table}\n{}, {:.0} s in all", machine(), began.elapsed().as_secs_f64());
    if record {
        write_page(&table)?;
    }
    Ok(())
}

/// Shows a figure as soon as it is there.
fn show(figure: Figure) -> Figure {
    eprintln!("{}: {} (bar: {})", figure.measure, figure.measured, figure.bar);
    figure
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: f64 = memory.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
    format!("{cores} cores, {:.0} GiB", kib / 1024.0 / 1024.0)
}

fn write_page(table: &str) -> anyhow::Result<()> {
    let page = std::fs::read_to_string(PAGE)?;
    let (before, rest) = page.split_once(BEGIN).context("the page has no place for the table")?;
    let (_, after) = rest.split_once(END).context("the page has no place for the table")?;
    std::fs::write(PAGE, format!("{before}{BEGIN}\n{table}\n{}.\n{END}{after}", machine()))?;
    Ok(())
}
