//! How the time of matching grows with the number of steps: CPU seconds for two made-up workflows
//! without common ids, and the exponent of their growth; and how long people wait for the board after
//! they confirmed a pair.
//!
//! Linux only counts CPU time here (`/proc/self/stat`); elsewhere it prints elapsed time.
#![expect(
    clippy::print_stdout,
    reason = "a measuring program prints what it measured"
)]

use weft_bench::cpu::timed;
use weft_bench::random::Random;
use weft_core::edit::Edit;
use weft_core::matching::{Board, align};
use weft_core::workflow::{Document, Link, Redesign, Step, StepId, StepKind, StepPair, Target};
use weft_core::{Language, Workflow};

const VERBS: [&str; 40] = [
    "check",
    "send",
    "receive",
    "approve",
    "reject",
    "create",
    "update",
    "assign",
    "prepare",
    "review",
    "record",
    "archive",
    "inform",
    "call",
    "plan",
    "compare",
    "sign",
    "print",
    "close",
    "open",
    "collect",
    "measure",
    "calculate",
    "invite",
    "interview",
    "train",
    "repair",
    "order",
    "deliver",
    "pay",
    "refund",
    "cancel",
    "confirm",
    "search",
    "select",
    "publish",
    "scan",
    "label",
    "pack",
    "inspect",
];
/// Verbs that say the same as the verb of the same place, for as far as they go.
const OTHER_VERBS: [&str; 12] = [
    "verify",
    "dispatch",
    "get",
    "authorise",
    "decline",
    "make",
    "refresh",
    "allocate",
    "ready",
    "examine",
    "register",
    "store",
];
const QUALITIES: [&str; 24] = [
    "new",
    "open",
    "final",
    "first",
    "monthly",
    "urgent",
    "digital",
    "signed",
    "missing",
    "late",
    "foreign",
    "medical",
    "legal",
    "technical",
    "internal",
    "external",
    "annual",
    "weekly",
    "spare",
    "damaged",
    "complete",
    "provisional",
    "standard",
    "special",
];
/// First and second parts of some four hundred objects.
const OBJECTS: [&str; 20] = [
    "customer",
    "supplier",
    "patient",
    "student",
    "employee",
    "order",
    "invoice",
    "contract",
    "claim",
    "travel",
    "tax",
    "loan",
    "project",
    "product",
    "machine",
    "vehicle",
    "building",
    "insurance",
    "purchase",
    "stock",
];
const THINGS: [&str; 20] = [
    "file",
    "form",
    "request",
    "report",
    "record",
    "list",
    "letter",
    "certificate",
    "plan",
    "budget",
    "statement",
    "number",
    "address",
    "date",
    "agreement",
    "note",
    "complaint",
    "offer",
    "sample",
    "account",
];
const ROLES: [&str; 8] = [
    "Front office",
    "Back office",
    "Team lead",
    "Finance",
    "Legal",
    "Warehouse",
    "Service desk",
    "Customer",
];

fn main() {
    println!("steps   CPU seconds   matches");
    let mut times = Vec::new();
    for steps in [1_250, 2_500, 5_000, 10_000] {
        let (baseline, redesign) = workflows(steps);
        let (seconds, matches) = timed(|| align(&baseline, &redesign, &[], Language::English));
        println!("{steps:6}  {seconds:11.3}   {}", matches.len());
        times.push(seconds);
    }
    if let (Some(first), Some(last)) = (times.first(), times.last()) {
        println!(
            "growth: steps to the power of {:.2}",
            (last / first).log2() / 3.0
        );
    }
    println!("steps   CPU seconds from a confirmed pair to the next board");
    for steps in [150, 1_000] {
        let seconds = confirmed(steps);
        println!("{steps:6}  {seconds:11.3}");
    }
}

/// The time from a pair that somebody confirms to the board that follows from it.
fn confirmed(steps: usize) -> f64 {
    let (baseline, workflow) = workflows(steps);
    let redesign = Redesign {
        name: None,
        workflow,
    };
    let mut document = Document {
        baseline,
        redesigns: vec![redesign],
        ..Document::default()
    };
    let first = Board::of(&document, 0, Language::English)
        .and_then(|board| board.suggested.first().cloned());
    let pairs: Vec<StepPair> = first
        .map(|one| StepPair {
            baseline: one.baseline,
            redesign: one.redesign,
        })
        .into_iter()
        .collect();
    let (seconds, board) = timed(|| {
        let edit = Edit::matched(&document, 0, &pairs).ok()?;
        document.apply(edit).ok()?;
        Board::of(&document, 0, Language::English)
    });
    assert_eq!(
        board.map(|one| one.counts.confirmed),
        Some(pairs.len()),
        "the board counts what was confirmed"
    );
    seconds
}

/// Two workflows of this many steps; in the second a third of the names is worded differently, some
/// steps are missing, and no id is the same.
fn workflows(steps: usize) -> (Workflow, Workflow) {
    let mut random = Random::new(1);
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for number in 0..steps {
        let verb = random.below(VERBS.len());
        let role = random.pick(&ROLES).copied().unwrap_or_default();
        let rest = object(&mut random);
        let name = |verb: &str, rest: &str| format!("{verb} {rest}");
        let verb_here = VERBS.get(verb).copied().unwrap_or_default();
        one.push(step("b", number, name(verb_here, &rest), role));
        let there = match random.below(6) {
            0 => name(OTHER_VERBS.get(verb).copied().unwrap_or("handle"), &rest),
            1 => name(verb_here, &object(&mut random)),
            2 => format!("{rest} is to be {verb_here}ed"),
            _ => name(verb_here, &rest),
        };
        other.push(step("r", number, there, role));
    }
    (joined(one, &mut random), joined(other, &mut random))
}

fn object(random: &mut Random) -> String {
    let mut word = |words: &[&'static str]| random.pick(words).copied().unwrap_or_default();
    format!("{} {} {}", word(&QUALITIES), word(&OBJECTS), word(&THINGS))
}

fn step(prefix: &str, number: usize, name: String, role: &str) -> Step {
    Step {
        id: StepId::from(format!("{prefix}{number}")),
        name,
        roles: vec![role.into()],
        ..Step::default()
    }
}

/// Puts the steps in a row, with a gateway after every tenth that also leads a few steps ahead.
fn joined(mut steps: Vec<Step>, random: &mut Random) -> Workflow {
    let ids: Vec<StepId> = steps.iter().map(|step| step.id.clone()).collect();
    let target = |at: usize| {
        ids.get(at)
            .map_or(Target::End, |id| Target::Step(id.clone()))
    };
    for (at, step) in steps.iter_mut().enumerate() {
        step.next.push(Link::to(target(at + 1)));
        if at % 10 == 0 {
            step.kind = StepKind::Gateway;
            step.next.push(Link::to(target(at + 2 + random.below(8))));
        }
    }
    Workflow {
        steps,
        ..Workflow::default()
    }
}
