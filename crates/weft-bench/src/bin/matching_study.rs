//! What each ingredient of matching gains, how far each number can be moved, and what is left when the
//! numbers are chosen without the pair that they are applied to.
//!
//! `matching_study [FOLDER]`; the folder is `../shared/data` unless named.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program prints what it measured"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use weft_bench::figures::{
    Count, among_first_three, count, interval, micro_f, precision_of_likely,
};
use weft_bench::sets::{Pair, contest, redesigns};
use weft_core::matching::Recipe;

/// A change of the recipe, with what it is called.
type Change = (&'static str, fn(&mut Recipe));

/// Ingredients, taken out one at a time.
const WITHOUT: [Change; 17] = [
    ("nothing", |_| {}),
    ("stems", |it| it.stems = false),
    ("synonyms", |it| it.synonyms = false),
    ("slips of the pen", |it| it.slips = false),
    ("role in conflict", |it| it.conflict = 1.0),
    ("unknown role", |it| it.unknown_role = 1.0),
    ("both", |it| (it.conflict, it.unknown_role) = (1.0, 1.0)),
    ("flooding", |it| it.flooding = 0.0),
    ("nearness", |it| it.nearness = 0.0),
    ("anchors (second pass)", |it| it.anchor_from = 2.0),
    ("neighbours", |it| it.neighbours = 0.0),
    ("questions of gateways", |it| it.questions = 0.0),
    ("certain names", |it| it.certain_names = false),
    ("least score of same words", |it| it.same_words = 0.0),
    ("one to many", |it| it.one_to_many = false),
    ("lists: what is nearby", |it| it.nearby = false),
    ("lists: their own order", |it| {
        (it.offer_role, it.offer_nearness, it.offer_neighbour) = (0.0, 0.0, 0.0);
    }),
];

/// Numbers, moved.
const MOVED: [Change; 22] = [
    ("match from .48", |it| it.match_from = 0.48),
    ("match from .50", |it| it.match_from = 0.5),
    ("match from .51", |it| it.match_from = 0.51),
    ("match from .53", |it| it.match_from = 0.53),
    ("match from .54", |it| it.match_from = 0.54),
    ("match from .56", |it| it.match_from = 0.56),
    ("near best .8", |it| it.near_best = 0.8),
    ("near best .9", |it| it.near_best = 0.9),
    ("near best .95", |it| it.near_best = 0.95),
    ("conflict .5", |it| it.conflict = 0.5),
    ("conflict .7", |it| it.conflict = 0.7),
    ("unknown role .65", |it| it.unknown_role = 0.65),
    ("unknown role .75", |it| it.unknown_role = 0.75),
    ("flooding .2", |it| it.flooding = 0.2),
    ("flooding .4", |it| it.flooding = 0.4),
    ("nearness .1", |it| it.nearness = 0.1),
    ("nearness .2", |it| it.nearness = 0.2),
    ("neighbours .2", |it| it.neighbours = 0.2),
    ("neighbours .4", |it| it.neighbours = 0.4),
    ("questions .1", |it| it.questions = 0.1),
    ("questions .3", |it| it.questions = 0.3),
    ("anchor from .7", |it| it.anchor_from = 0.7),
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
        let annotations = here.join("benches/matching/redesigns");
        Ok((contest, redesigns(&folder.join("redesigns"), &annotations)?))
    });
    match read {
        Ok((contest, redesigns)) => {
            table("without", &WITHOUT, &contest, &redesigns);
            table("moved", &MOVED, &contest, &redesigns);
            held_out(&contest, &redesigns);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the gold standard cannot be read: {error}");
            ExitCode::FAILURE
        }
    }
}

fn changed(change: fn(&mut Recipe)) -> Recipe {
    let mut recipe = Recipe::default();
    change(&mut recipe);
    recipe
}

fn counts(pairs: &[Pair], recipe: &Recipe) -> Vec<Count> {
    pairs.iter().map(|pair| count(pair, recipe)).collect()
}

/// F, the precision of likely and the share among the first three of each change, on both sets.
fn table(title: &str, changes: &[Change], contest: &[Pair], redesigns: &[Pair]) {
    println!("{title:<28} | University Admission     | redesigns");
    println!(
        "{:<28} | F     likely  first three | F     likely  first three",
        ""
    );
    for (name, change) in changes {
        let recipe = changed(*change);
        let figures = [contest, redesigns].map(|pairs| {
            let counts = counts(pairs, &recipe);
            format!(
                "{:.3} {:.3}   {:.3}      ",
                micro_f(&counts),
                precision_of_likely(&counts),
                among_first_three(&counts)
            )
        });
        println!("{name:<28} | {}", figures.join(" | "));
    }
    println!();
}

/// Every combination of a few values of the numbers that matter most.
fn settings() -> Vec<Recipe> {
    let mut settings = Vec::new();
    for match_from in [0.46, 0.48, 0.5, 0.52, 0.54, 0.56] {
        for near_best in [0.8, 0.85, 0.9] {
            for unknown_role in [0.6, 0.7, 0.8] {
                for neighbours in [0.2, 0.3, 0.4] {
                    settings.push(Recipe {
                        match_from,
                        near_best,
                        unknown_role,
                        neighbours,
                        ..Recipe::default()
                    });
                }
            }
        }
    }
    settings
}

/// For each pair the setting that is best on the pairs that share no model with it, applied to it.
fn held_out(contest: &[Pair], redesigns: &[Pair]) {
    let all: Vec<&Pair> = contest.iter().chain(redesigns).collect();
    let of_all: Vec<Vec<Count>> = settings()
        .iter()
        .map(|recipe| all.iter().map(|pair| count(pair, recipe)).collect())
        .collect();
    let applied: Vec<Count> = all
        .iter()
        .enumerate()
        .filter_map(|(at, pair)| {
            let unseen = |other: &Pair| !pair.models.iter().any(|one| other.models.contains(one));
            let seen: Vec<usize> = (0..all.len())
                .filter(|other| all.get(*other).is_some_and(|other| unseen(other)))
                .collect();
            let f = |counts: &&Vec<Count>| {
                let chosen: Vec<Count> = seen
                    .iter()
                    .filter_map(|at| counts.get(*at).copied())
                    .collect();
                micro_f(&chosen)
            };
            let best = of_all.iter().max_by(|a, b| f(a).total_cmp(&f(b)))?;
            best.get(at).copied()
        })
        .collect();
    let (of_contest, of_redesigns) = applied.split_at(contest.len());
    println!("Numbers chosen on pairs that share no model with the pair they are applied to:");
    for (name, counts) in [
        ("University Admission", of_contest),
        ("redesigns", of_redesigns),
    ] {
        let (low, high) = interval(counts, micro_f);
        let value = micro_f(counts);
        println!("{name:<20} F {value:.3}   90 % interval {low:.3} to {high:.3}");
    }
}
