//! A promised figure beside what was measured.

use std::fmt::Write as _;

/// Whether a bar was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was.
    Met,
    /// It was not.
    Missed,
}

impl Verdict {
    /// Says `Met` if the condition holds.
    pub fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Missed }
    }
}

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What is measured.
    pub measure: &'static str,
    /// What was promised.
    pub bar: String,
    /// What came out.
    pub measured: String,
    /// Whether it holds.
    pub verdict: Verdict,
}

/// Writes the table in Markdown.
pub fn table(figures: &[Figure]) -> String {
    let mut out = String::from("| measure | bar | measured | met |\n|---|---|---|---|\n");
    for figure in figures {
        let met = match figure.verdict {
            Verdict::Met => "yes",
            Verdict::Missed => "**no**",
        };
        let _ = writeln!(out, "| {} | {} | {} | {met} |", figure.measure, figure.bar, figure.measured);
    }
    out
}

/// Gives the middle of some values, none of which is not a number.
pub fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|a, b| a.partial_cmp(b).expect("values that can be compared"));
    values[values.len() / 2]
}

/// Sorted samples of one measurement, in milliseconds.
#[derive(Debug)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Runs something so many times, after a few that do not count.
    pub fn take(times: usize, mut run: impl FnMut(usize) -> anyhow::Result<()>) -> anyhow::Result<Self> {
        let warm_up = (times / 10).clamp(1, 10);
        let mut samples = Vec::with_capacity(times);
        for round in 0..warm_up + times {
            let began = std::time::Instant::now();
            run(round)?;
            if round >= warm_up {
                samples.push(began.elapsed().as_secs_f64() * 1000.0);
            }
        }
        samples.sort_by(f64::total_cmp);
        Ok(Self(samples))
    }

    /// The value below which this share of the samples lies (0 to 1).
    pub fn quantile(&self, share: f64) -> f64 {
        let place = ((self.0.len() - 1) as f64 * share).round() as usize;
        self.0[place]
    }

    /// The median.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}
