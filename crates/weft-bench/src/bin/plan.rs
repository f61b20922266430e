//! The plan: every way to give back what was lost, tried by another audit, and the best for every
//! budget.
//!
//! Goals: 200 ways chosen among in under 200 ms, with a proven gap of at most 1 %.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use jiff::civil::date;
use weft_bench::cpu::timed;
use weft_bench::pair::pair;
use weft_bench::random::Random;
use weft_core::audit::{Options, audit};
use weft_core::measure::choice::{Class, Rules, Way, curve};
use weft_core::plan::ways;
use weft_core::{Language, Settings};
use weft_files::{Limits, read_json};

const GOAL_MS: f64 = 200.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("Choosing alone, for every budget at once:");
    for (losses, limited) in [(8, false), (67, false), (67, true), (350, false)] {
        let (classes, rules) = losses_of(losses, limited);
        let all: usize = classes.iter().map(|class| class.ways.len()).sum();
        let (seconds, curve) = timed(|| curve(&classes, &rules));
        println!(
            "  {all:>5} ways of {losses:>3} losses{}  {:>8.1} ms ({:.2} of the goal)  {:>5} points  gap {:.3} %",
            if limited { ", one lead" } else { "          " },
            seconds * 1e3,
            seconds * 1e3 / GOAL_MS,
            curve.points.len(),
            curve.gap * 100.0
        );
    }
    println!("All of it, each way tried by another audit:");
    for steps in [50, 150, 500, 1_000] {
        whole(steps)?;
    }
    Ok(())
}

/// From the document to the plan.
fn whole(steps: usize) -> Result<(), Box<dyn std::error::Error>> {
    let document = read_json(pair(steps).as_bytes(), &Limits::default())?.document;
    let settings = Settings::default();
    let options = Options {
        redesign: Some(0),
        confirmed: None,
        settings: &settings,
        today: date(2026, 1, 1),
        language: Language::English,
    };
    let (once, audited) = timed(|| audit(&document, &options));
    let audited = audited.map_err(|faults| format!("{:?}", faults.first()))?;
    let (seconds, found) = timed(|| ways(&document, &audited, &options));
    let found = found.ok_or("a pair has a plan")?;
    let tried: usize = found.losses.iter().map(|loss| loss.ways.len()).sum();
    println!(
        "  {steps:>5} steps  {:>3} losses  {tried:>4} ways  {:>8.1} ms ({:.2} of the goal; one audit {:.2} ms)  gap {:.3} %",
        found.losses.len(),
        seconds * 1e3,
        seconds * 1e3 / GOAL_MS,
        once * 1e3,
        found.gap * 100.0
    );
    Ok(())
}

/// Losses with three ways each: as it was, lighter, at the machine; with a lead's time, every second
/// way needs some of it.
fn losses_of(count: usize, limited: bool) -> (Vec<Class>, Rules) {
    let mut random = Random::new(5);
    let mut number = |most: usize| u32::try_from(random.below(most)).map_or(0.0, f64::from);
    let mut class = || {
        let (value, cost) = (10.0 + number(800) / 10.0, 5.0 + number(2_000) / 10.0);
        let load = if number(2) < 1.0 { cost } else { 0.0 };
        let ways = [1.0, 0.55, 0.3].map(|part: f64| Way {
            value: (value * part * 10.0).round() / 10.0,
            cost: cost * part * (0.4 + number(60) / 100.0),
            loads: if limited {
                vec![load * part]
            } else {
                Vec::new()
            },
        });
        Class {
            ways: ways.to_vec(),
            must: false,
        }
    };
    let classes: Vec<Class> = (0..count).map(|_| class()).collect();
    let all: f64 = classes
        .iter()
        .filter_map(|class| class.ways.first()?.loads.first())
        .sum();
    let rules = Rules {
        room: if limited { vec![all / 4.0] } else { Vec::new() },
        ..Rules::default()
    };
    (classes, rules)
}
