//! Measures what is suggested against steps that were read by hand: how often each field is right, and
//! whether the confidence that is shown is kept.
//!
//! `suggestions [FOLDER]`; the folder is `../shared/data` unless named. With `SHOW_WRONG` in the
//! environment it prints each wrong suggestion of the half for fitting, with `FIT` the table of `suggest/confidence.txt` as the
//! half for fitting has it. Nothing of the models is part of this repository.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program prints what it measured"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use weft_bench::read_steps::{Judged, Part, judged};

/// From which confidence a suggestion counts as sure.
const SURE: f64 = 0.895;

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    if !folder.exists() {
        eprintln!(
            "SKIPPED: {} is absent; nothing was measured",
            folder.display()
        );
        return ExitCode::SUCCESS;
    }
    match measure(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the steps cannot be measured: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(folder: &Path) -> Result<(), String> {
    let fit = judged(folder, "fit.tsv")?;
    let held_out = judged(folder, "held-out.tsv")?;
    if std::env::var_os("FIT").is_some() {
        print_fit(&fit);
        return Ok(());
    }
    if std::env::var_os("SHOW_WRONG").is_some() {
        for one in fit.iter().filter(|one| !one.right) {
            println!(
                "{} {} {}: said {} at {:.0} %, read {} ({})",
                one.file,
                one.element,
                one.part.word(),
                one.said,
                one.confidence * 100.0,
                one.read,
                one.grounds
            );
        }
    }
    print_part("fit", &fit);
    print_part("held out", &held_out);
    let (students, pairs): (Vec<Judged>, Vec<Judged>) = held_out
        .into_iter()
        .partition(|one| one.file.starts_with("student-models"));
    print_part(
        "held out, redesigns (whose words had been taught before)",
        &pairs,
    );
    print_part("held out, students' models (new to the words)", &students);
    Ok(())
}

fn print_part(name: &str, all: &[Judged]) {
    println!("\n## {name}\n\n| field | judged | right | first reading |\n|---|---|---|---|");
    for part in Part::ALL {
        let here: Vec<&Judged> = all.iter().filter(|one| one.part == part).collect();
        let right = here.iter().filter(|one| one.right).count();
        let strict = here.iter().filter(|one| one.strictly).count();
        println!(
            "| {} | {} | {} | {} |",
            part.word(),
            here.len(),
            share(right, here.len()),
            share(strict, here.len())
        );
    }
    println!(
        "\n| confidence | shown | mean confidence | right | first reading |\n|---|---|---|---|---|"
    );
    let bins = [
        (0.0, 0.5),
        (0.5, 0.6),
        (0.6, 0.7),
        (0.7, 0.8),
        (0.8, SURE),
        (SURE, 1.01),
    ];
    let shown: Vec<&Judged> = all.iter().filter(|one| one.shown).collect();
    for (from, to) in bins {
        let here = shown
            .iter()
            .filter(|one| (from..to).contains(&one.confidence));
        print_bin(
            &format!("{:.0}–{:.0} %", from * 100.0, (to * 100.0_f64).min(100.0)),
            here.copied(),
        );
    }
    for part in Part::ALL {
        let sure = shown
            .iter()
            .filter(|one| one.part == part && one.confidence >= SURE);
        print_bin(&format!("from 90 %, {}", part.word()), sure.copied());
    }
}

fn print_bin<'a>(name: &str, all: impl Iterator<Item = &'a Judged>) {
    let all: Vec<&Judged> = all.collect();
    if all.is_empty() {
        return;
    }
    let mean = all.iter().map(|one| one.confidence).sum::<f64>() / size(all.len());
    let right = all.iter().filter(|one| one.right).count();
    let strict = all.iter().filter(|one| one.strictly).count();
    println!(
        "| {name} | {} | {:.0} % | {} | {} |",
        all.len(),
        mean * 100.0,
        share(right, all.len()),
        share(strict, all.len())
    );
}

/// One line a field and reason: how many were right, of how many.
fn print_fit(all: &[Judged]) {
    let mut counts = std::collections::BTreeMap::<(&str, &str), (usize, usize)>::new();
    for one in all.iter().filter(|one| one.shown) {
        let count = counts
            .entry((one.part.word(), one.grounds.as_str()))
            .or_default();
        count.0 += usize::from(one.right);
        count.1 += 1;
    }
    for ((part, grounds), (right, of)) in counts {
        println!("{part} {grounds}: {right}/{of}");
    }
}

fn share(part: usize, all: usize) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    format!("{part} ({:.1} %)", 100.0 * size(part) / size(all))
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
fn size(count: usize) -> f64 {
    count as f64
}
