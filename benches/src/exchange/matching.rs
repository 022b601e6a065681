//! Half a million indicators against a gigabyte of text, held against how fast this machine passes over the same bytes.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use anyhow::ensure;
use cairn_exchange::matching::{Builder, Index, Scan};

use crate::figure::{Figure, Verdict};
use crate::party::memory;
use crate::show;

const INDICATORS: u32 = 500_000;
/// How large the text is that goes by, and how often: together a gigabyte, of which one part stands in memory.
const PART: usize = 64 << 20;
const ROUNDS: usize = 16;
/// How much comes at once, in bytes.
const PIECE: usize = 1 << 20;

/// Measures matching in the forms that text has most.
pub fn measure() -> anyhow::Result<Vec<Figure>> {
    let before = memory("VmRSS")?;
    let began = Instant::now();
    let mut builder = Builder::new(20_261_129);
    for n in 0..INDICATORS {
        let (kind, value) = value(n);
        ensure!(builder.add(kind, &value, n).is_ok(), "an indicator is not looked for");
    }
    let index = builder.build();
    let (built, held) = (began.elapsed(), memory("VmRSS")? - before);
    let mut slowest = f64::MAX;
    let mut said = String::new();
    for (name, line) in [("a proxy log", log as fn(&mut String, u32)), ("JSON of MVT", json), ("prose", prose)] {
        let (rate, limit) = against(&index, line)?;
        slowest = slowest.min(rate);
        write!(said, "{name} {rate:.0} MB/s ({:.2} x of counting lines); ", rate / limit)?;
    }
    let peak = memory("VmHWM")? - PART as f64 / f64::from(1 << 20);
    write!(said, "index built in {:.1} s, {held:.0} MiB; peak {peak:.0} MiB without the text", built.as_secs_f64())?;
    Ok(vec![show(Figure {
        measure: "500,000 indicators matched against 1 GB of text on one core",
        bar: "at least 200 MB/s, under 400 MB".to_owned(),
        measured: said,
        verdict: Verdict::of(slowest >= 200.0 && peak < 380.0),
    })])
}

/// Gives the rate of matching, and that of only counting lines, in MB/s.
fn against(index: &Index, line: fn(&mut String, u32)) -> anyhow::Result<(f64, f64)> {
    let (mut text, mut planted) = (String::with_capacity(PART + 4096), 0_u64);
    for n in 1.. {
        line(&mut text, n);
        if n % 1_000 == 0 {
            writeln!(text, "see {} here", value(n.wrapping_mul(7) % INDICATORS).1)?;
            planted += 1;
        }
        if text.len() >= PART {
            break;
        }
    }
    let bytes = (text.len() * ROUNDS) as f64 / 1e6;
    let began = Instant::now();
    for _ in 0..ROUNDS {
        black_box(memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count());
    }
    let limit = bytes / began.elapsed().as_secs_f64();
    let began = Instant::now();
    let (mut scan, mut hits) = (Scan::new(index), 0_u64);
    for _ in 0..ROUNDS {
        for piece in text.as_bytes().chunks(PIECE) {
            scan.feed(piece, &mut |_| hits += 1);
        }
    }
    scan.finish(&mut |_| hits += 1);
    let rate = bytes / began.elapsed().as_secs_f64();
    ensure!(hits >= planted * ROUNDS as u64, "{hits} of {planted} planted were found");
    Ok((rate, limit))
}

fn value(n: u32) -> (&'static str, String) {
    const WORDS: [&str; 6] = ["update", "news", "cdn", "mail", "login", "static"];
    match n % 10 {
        0..=5 => ("domain", format!("{}-{n}.example", WORDS[n as usize % 6])),
        6 => ("ipv4", format!("11.{}.{}.{}", n >> 16 & 255, n >> 8 & 255, n & 255)),
        7 => ("sha256", format!("{:032x}{n:032x}", u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))),
        8 => ("email", format!("user{n}@mail.example")),
        _ => ("url", format!("https://www.shared-{}.example/p/{n}/index.html", n % 1_000)),
    }
}

fn log(text: &mut String, n: u32) {
    let _ = writeln!(
        text,
        "2026-03-{:02} 10:{:02}:{:02} proxy[{}]: 192.168.{}.{} GET https://news{}.example.org/a/{n}/style.css?v={n} 200 {} \
         \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\"",
        n % 28 + 1,
        n % 60,
        n / 60 % 60,
        n % 9_999,
        n % 255,
        n % 251,
        n % 5_000,
        n % 100_000
    );
}

fn json(text: &mut String, n: u32) {
    let _ = writeln!(
        text,
        "{{\"file_id\": \"{n:040x}\", \"domain\": \"AppDomain-org.example.app{}\", \"relative_path\": \
         \"Library/Caches/item-{n}/{:08x}.plist\", \"flags\": 1, \"mode\": \"0o100644\", \"size\": {n}}}",
        n % 97,
        n.wrapping_mul(2_654_435_761)
    );
}

fn prose(text: &mut String, _: u32) {
    text.push_str(
        "The people who came that night said nothing of the server, and nobody asked them; it was cold, and the line to the \
         other side of the town was cut.\n",
    );
}
