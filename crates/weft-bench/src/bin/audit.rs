//! The whole audit of a generated pair against the time to parse the same JSON, from 1,000 to
//! 1,000,000 steps a side: branching, loops, 30 roles, matched by lineage.
//!
//! Goals: ratio at most 2, growth exponent at most 1.1, under 8 GiB at a million steps.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use jiff::civil::date;
use weft_bench::cpu::{peak_gib, timed};
use weft_bench::pair::pair;
use weft_core::audit::{Options, audit};
use weft_core::{Language, Settings};
use weft_files::{Limits, read_json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let largest = std::env::args()
        .nth(1)
        .map_or(Ok(1_000_000), |word| word.parse::<usize>())?;
    println!(
        "{:>9}  {:>9}  {:>9}  {:>6}  {:>9}",
        "steps", "parse s", "audit s", "ratio", "findings"
    );
    let mut measured = Vec::new();
    for steps in [1_000, 10_000, 100_000, 1_000_000]
        .into_iter()
        .filter(|one| *one <= largest)
    {
        let text = pair(steps);
        // Small pairs are measured several times.
        let rounds = (200_000 / steps).max(1);
        let settings = Settings::default();
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &settings,
            today: date(2026, 1, 1),
            language: Language::English,
        };
        let (mut parse, mut spent, mut findings) = (0.0, 0.0, 0);
        for _ in 0..rounds {
            let (seconds, read) = timed(|| read_json(text.as_bytes(), &Limits::default()));
            parse += seconds;
            let document = read?.document;
            let (seconds, result) = timed(|| audit(&document, &options));
            spent += seconds;
            let result = result.map_err(|faults| format!("{:?}", faults.first()))?;
            findings = result.findings.len();
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of steps and rounds")]
        let (rounds, size) = (rounds as f64, steps as f64);
        let (parse, audit) = (parse / rounds, spent / rounds);
        println!(
            "{steps:>9}  {parse:>9.4}  {audit:>9.4}  {:>6.2}  {findings:>9}",
            audit / parse
        );
        measured.push((size, audit));
    }
    if let (Some(first), Some(last)) = (measured.first(), measured.last()) {
        println!(
            "growth exponent {:.2}",
            (last.1 / first.1).ln() / (last.0 / first.0).ln()
        );
    }
    if let Some(peak) = peak_gib() {
        println!("peak memory {peak:.2} GiB");
    }
    Ok(())
}
