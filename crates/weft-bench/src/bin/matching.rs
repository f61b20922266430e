//! Measures the matching of Weft against the gold alignments of the process model matching contest
//! 2015, University Admission: precision, recall and micro F with a bootstrap interval.
//!
//! `matching [FOLDER]`; the folder is `../shared/data/matching/university_admission` unless named.
//! With `SHOW_MATCHES` in the environment it prints each right (+), wrong (-) and missed (?) pair.
//! Nothing of the models is part of this repository.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program prints what it measured"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use weft_bench::{gold, gold::Gold, random::Random};
use weft_core::matching::{Likelihood, Match, align, ranking};
use weft_core::{Language, Workflow};
use weft_files::{Limits, read_bpmn};

/// Resamples of the bootstrap over pairs of models.
const RESAMPLES: usize = 10_000;
/// Partners that a screen offers.
const OFFERED: usize = 3;

/// What one pair of models adds to the figures.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    right: f64,
    found: f64,
    gold: f64,
    likely_right: f64,
    likely: f64,
    offered: f64,
}

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map_or_else(
        || {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../../shared/data/matching/university_admission")
        },
        PathBuf::from,
    );
    if !folder.exists() {
        eprintln!(
            "SKIPPED: {} is absent; nothing was measured",
            folder.display()
        );
        return ExitCode::SUCCESS;
    }
    match counts(&folder) {
        Ok(counts) => {
            print(&counts);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the gold standard cannot be read: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Aligns every pair of models for which there is a gold alignment.
fn counts(folder: &Path) -> Result<Vec<Count>, String> {
    let models: BTreeMap<String, Workflow> = texts(&folder.join("models"))?
        .into_iter()
        .map(|(name, text)| Ok((name, workflow(&text)?)))
        .collect::<Result<_, String>>()?;
    let show = std::env::var_os("SHOW_MATCHES").is_some();
    let mut counts = Vec::new();
    for (name, text) in texts(&folder.join("goldstandard"))? {
        let Some((one, other)) = name.split_once('-') else {
            continue;
        };
        let (Some(one), Some(other)) = (models.get(one), models.get(other)) else {
            return Err(format!("{name}: there is no model of this name"));
        };
        let gold = gold::read(&text)?;
        if show {
            println!("-- {name}");
            print_matches(one, other, &gold);
        }
        counts.push(count(one, other, &gold));
    }
    Ok(counts)
}

fn workflow(text: &str) -> Result<Workflow, String> {
    let read = read_bpmn(text.as_bytes(), &Limits::default()).map_err(|error| error.to_string())?;
    Ok(read.document.baseline)
}

/// Every file of a folder by the stem of its name.
fn texts(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let fault = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| fault(folder, error))? {
        let path = entry.map_err(|error| fault(folder, error))?.path();
        let text = fs::read_to_string(&path).map_err(|error| fault(&path, error))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        texts.insert(name.into_owned(), text);
    }
    Ok(texts)
}

fn count(one: &Workflow, other: &Workflow, gold: &Gold) -> Count {
    let matches = align(one, other, &[], Language::English);
    let likely = |it: &&Match| it.likelihood == Likelihood::Likely;
    let offered = ids(ranking(one, other, &[], OFFERED, Language::English).iter());
    Count {
        right: size(ids(matches.iter()).intersection(gold)),
        found: size(matches.iter()),
        gold: size(gold.iter()),
        likely_right: size(ids(matches.iter().filter(likely)).intersection(gold)),
        likely: size(matches.iter().filter(likely)),
        offered: size(offered.intersection(gold)),
    }
}

fn ids<'a>(matches: impl Iterator<Item = &'a Match>) -> BTreeSet<(String, String)> {
    matches
        .map(|it| (it.baseline.to_string(), it.redesign.to_string()))
        .collect()
}

fn size<T>(items: impl Iterator<Item = T>) -> f64 {
    items.fold(0.0, |sum, _| sum + 1.0)
}

fn sum(counts: &[Count], of: impl Fn(&Count) -> f64) -> f64 {
    counts.iter().map(of).sum()
}

/// Micro F: of all pairs of models together.
fn micro_f(counts: &[Count]) -> f64 {
    2.0 * sum(counts, |it| it.right) / (sum(counts, |it| it.found) + sum(counts, |it| it.gold))
}

fn print(counts: &[Count]) {
    let (right, found) = (sum(counts, |it| it.right), sum(counts, |it| it.found));
    let gold = sum(counts, |it| it.gold);
    let (low, high) = interval(counts);
    println!("pairs of models      {}", counts.len());
    println!("gold pairs           {gold}");
    println!("found, of these right {found}, {right}");
    println!("precision            {:.3}", right / found);
    println!("recall               {:.3}", right / gold);
    println!("micro F              {:.3}", micro_f(counts));
    println!("  90 % interval      {low:.3} to {high:.3} (bootstrap over pairs of models)");
    let (likely_right, likely) = (
        sum(counts, |it| it.likely_right),
        sum(counts, |it| it.likely),
    );
    println!("likely, of these right {likely}, {likely_right}");
    println!("precision of likely  {:.3}", likely_right / likely);
    let offered = sum(counts, |it| it.offered);
    println!("among first three    {:.3} of gold pairs", offered / gold);
}

/// The middle 90 % of micro F over resampled pairs of models.
fn interval(counts: &[Count]) -> (f64, f64) {
    let mut random = Random::new(2015);
    let mut values: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let sample: Vec<Count> = counts
                .iter()
                .filter_map(|_| random.pick(counts).copied())
                .collect();
            micro_f(&sample)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: usize| values.get(RESAMPLES * share / 100).copied();
    (at(5).unwrap_or(0.0), at(95).unwrap_or(0.0))
}

/// Prints right (+), wrong (-) and missed (?) pairs of one pair of models.
fn print_matches(one: &Workflow, other: &Workflow, gold: &Gold) {
    let matches = align(one, other, &[], Language::English);
    let name = |workflow: &Workflow, id: &str| {
        let step = workflow.step(&id.into());
        step.map_or_else(String::new, |step| step.name.replace('\n', " "))
    };
    for it in &matches {
        let pair = (it.baseline.to_string(), it.redesign.to_string());
        let sign = if gold.contains(&pair) { '+' } else { '-' };
        let (a, b) = (name(one, &pair.0), name(other, &pair.1));
        println!(
            "{sign} {:.2} {a} | {b} | {}",
            it.score,
            it.reasons.join("; ")
        );
    }
    let found = ids(matches.iter());
    for (a, b) in gold.difference(&found) {
        println!("?      {} | {}", name(one, a), name(other, b));
    }
}
