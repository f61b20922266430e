//! The whole audit of a generated pair against the time to parse the same JSON, from 1,000 to
//! 1,000,000 steps a side: branching, loops, 30 roles, matched by lineage.
//!
//! Goals: ratio at most 2, growth exponent at most 1.1, under 8 GiB at a million steps.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use std::fmt::Write as _;

use jiff::civil::date;
use weft_bench::cpu::{peak_gib, seconds};
use weft_bench::random::Random;
use weft_core::Settings;
use weft_core::audit::{Options, audit};
use weft_files::{Limits, read_json};

const TAGS: [&str; 4] = [
    "ai-automated",
    "ai-augmented",
    "human-relational",
    "human-alone",
];
const MODES: [&str; 4] = ["live", "time-shifted", "one-way", "none"];
const PURPOSES: [&str; 6] = ["decide", "learn", "trust", "status", "check", "support"];

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
        // Small pairs are measured several times: a clock tick is a hundredth of a second.
        let rounds = (200_000 / steps).max(1);
        let begin = seconds();
        let mut document = None;
        for _ in 0..rounds {
            document = Some(read_json(text.as_bytes(), &Limits::default())?.document);
        }
        let parsed = seconds();
        drop(text);
        let document = document.ok_or("no round")?;
        let settings = Settings::default();
        let options = Options {
            redesign: Some(0),
            confirmed: None,
            settings: &settings,
            today: date(2026, 1, 1),
        };
        let mut findings = 0;
        let start = seconds();
        for _ in 0..rounds {
            let result =
                audit(&document, &options).map_err(|faults| format!("{:?}", faults.first()))?;
            findings = result.findings.len();
        }
        let audited = seconds();
        #[expect(clippy::cast_precision_loss, reason = "counts of steps and rounds")]
        let (rounds, size) = (rounds as f64, steps as f64);
        let (parse, audit) = ((parsed - begin) / rounds, (audited - start) / rounds);
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

/// A baseline and a redesign copied from it, of which a fifth of the steps is new or changed, as
/// Weft JSON.
fn pair(steps: usize) -> String {
    let mut text =
        String::from("{\"format\":\"weft/1\",\"title\":\"Generated\",\"case\":\"one\",\"roles\":[");
    for role in 0..30 {
        let kind = match role {
            0 => "ai",
            1..=3 => "external",
            _ => "internal",
        };
        let comma = if role == 0 { "" } else { "," };
        let _infallible = write!(
            text,
            "{comma}{{\"name\":\"Role {role}\",\"kind\":\"{kind}\"}}"
        );
    }
    text.push_str("],\"baseline\":{\"steps\":[");
    version(&mut text, steps, 'b');
    text.push_str("]},\"redesign\":{\"steps\":[");
    version(&mut text, steps, 'r');
    text.push_str("]}}");
    text
}

fn version(text: &mut String, steps: usize, letter: char) {
    let mut random = Random::new(11);
    let mut changes = Random::new(12);
    for at in 0..steps {
        let comma = if at == 0 { "" } else { "," };
        let mut tag = 1 + random.below(3);
        let mut first = 1 + random.below(29);
        let (second, minutes) = (1 + random.below(29), 1 + random.below(60));
        let (purpose, mode) = (random.below(PURPOSES.len()), random.below(MODES.len()));
        let way = (random.below(10), random.below(20), random.below(8));
        let changed = letter == 'r' && changes.below(5) == 0;
        if changed {
            (tag, first) = (0, 0);
        }
        let _infallible = write!(
            text,
            "{comma}{{\"id\":\"{letter}{at}\",\"name\":\"Step number {at} of the work\",\"roles\":[\"Role {first}\",\"Role {second}\"],\"tag\":\"{}\",\"minutes\":{minutes},\"purposes\":[\"{}\"],\"mode\":\"{}\",\"next\":[{}]",
            TAGS.get(tag).unwrap_or(&"human-alone"),
            PURPOSES.get(purpose).unwrap_or(&"status"),
            MODES.get(mode).unwrap_or(&"none"),
            next(at, steps, letter, way),
        );
        if letter == 'r' && !(changed && changes.below(4) == 0) {
            let _infallible = write!(text, ",\"replaces\":[\"b{at}\"]");
        }
        text.push('}');
    }
}

/// One way on in seven steps of ten, a loop back over up to twenty steps in one, a branch that skips
/// up to eight in two.
fn next(at: usize, steps: usize, letter: char, way: (usize, usize, usize)) -> String {
    let name = |to: usize| {
        if to >= steps {
            "end".to_owned()
        } else {
            format!("{letter}{to}")
        }
    };
    let on = name(at + 1);
    match way.0 {
        0 => format!(
            "{{\"to\":\"{}\",\"probability\":0.2}},{{\"to\":\"{on}\",\"probability\":0.8}}",
            name(at - way.1.min(at))
        ),
        1 | 2 => format!(
            "{{\"to\":\"{}\",\"probability\":0.4}},{{\"to\":\"{on}\",\"probability\":0.6}}",
            name(at + 2 + way.2)
        ),
        _ => format!("{{\"to\":\"{on}\",\"probability\":1.0}}"),
    }
}
