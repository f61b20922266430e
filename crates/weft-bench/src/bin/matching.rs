//! Measures the matching of Weft against the gold alignments of the process model matching contest
//! 2015, University Admission, against ten real redesigns that were read by hand, and against seven
//! more for which nothing was chosen: precision, recall, micro F, how often *likely* and *maybe* are
//! right, and how often the right partner is among the first three, each with a bootstrap interval
//! over pairs of models.
//!
//! `matching [FOLDER]`; the folder is `../shared/data` unless named. With `SHOW_MATCHES` in the
//! environment it prints each right (+), wrong (-) and missed (?) pair. Nothing of the models is part
//! of this repository.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program prints what it measured"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use weft_bench::figures::{
    Count, Figure, among_first_three, count, ids, interval, micro_f, precision,
    precision_of_likely, precision_of_maybe, recall,
};
use weft_bench::sets::{Pair, contest, redesigns};
use weft_core::matching::{Recipe, align};
use weft_core::{Language, Workflow};

/// Every figure that is printed.
const FIGURES: [(&str, Figure); 6] = [
    ("precision", precision),
    ("recall", recall),
    ("micro F", micro_f),
    ("precision of likely", precision_of_likely),
    ("precision of maybe", precision_of_maybe),
    ("among first three", among_first_three),
];

fn main() -> ExitCode {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| here.join("../shared/data"), PathBuf::from);
    if !folder.exists() {
        eprintln!(
            "SKIPPED: {} is absent; nothing was measured",
            folder.display()
        );
        return ExitCode::SUCCESS;
    }
    let read = contest(&folder.join("matching/university_admission")).and_then(|contest| {
        let read = |annotated: &str| {
            let annotations = here.join("benches/matching").join(annotated);
            redesigns(&folder.join("redesigns"), &annotations)
        };
        Ok((contest, read("redesigns")?, read("untouched")?))
    });
    match read {
        Ok((contest, redesigns, untouched)) => {
            print("University Admission", &contest);
            print("Redesigns, read by hand", &redesigns);
            print("Redesigns that nothing was chosen for", &untouched);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the gold standard cannot be read: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(title: &str, pairs: &[Pair]) {
    println!("== {title}");
    if std::env::var_os("SHOW_MATCHES").is_some() {
        pairs.iter().for_each(print_matches);
    }
    let counts: Vec<Count> = pairs
        .iter()
        .map(|pair| count(pair, &Recipe::default()))
        .collect();
    let sum = |of: fn(&Count) -> f64| counts.iter().map(of).sum::<f64>();
    println!("pairs of models      {}", counts.len());
    println!("pairs that are right {}", sum(|it| it.gold));
    println!(
        "matches, right       {}, {}",
        sum(|it| it.found),
        sum(|it| it.right)
    );
    println!(
        "likely, right        {}, {}",
        sum(|it| it.likely),
        sum(|it| it.likely_right)
    );
    for (name, figure) in FIGURES {
        let (low, high) = interval(&counts, figure);
        let value = figure(&counts);
        println!("{name:<20} {value:.3}   90 % interval {low:.3} to {high:.3}");
    }
}

/// Prints right (+), wrong (-) and missed (?) pairs of one pair of models.
fn print_matches(pair: &Pair) {
    println!("-- {}", pair.name);
    let (one, other) = (&pair.baseline, &pair.redesign);
    let matches = align(one, other, &[], Language::English);
    let name = |workflow: &Workflow, id: &str| {
        let step = workflow.step(&id.into());
        step.map_or_else(String::new, |step| step.name.replace('\n', " "))
    };
    for it in &matches {
        let ids = (it.baseline.to_string(), it.redesign.to_string());
        let sign = if pair.gold.contains(&ids) { '+' } else { '-' };
        let (a, b) = (name(one, &ids.0), name(other, &ids.1));
        println!(
            "{sign} {:.2} {a} | {b} | {}",
            it.score,
            it.reasons.join("; ")
        );
    }
    let found = ids(matches.iter());
    for (a, b) in pair.gold.difference(&found) {
        println!("?      {} | {}", name(one, a), name(other, b));
    }
}
