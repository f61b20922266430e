//! Drawings against small logs; and that what was discovered allows what it was discovered in.

use proptest::prelude::*;

use super::super::observed::tests::largest_difference;
use super::super::observed::{ObservedOptions, observed};
use super::super::tests::counted;
use super::*;
use crate::workflow::{
    Link, Mode, Redesign, Role, RoleKind, Split, Step, StepKind, Tag, Target, Workflow,
};

/// Lines `a -> b .3, c .7`: `&a` splits in parallel, `+a` inclusively, `?a` is a gateway, `!a` a live
/// contact of two people.
fn drawn(text: &str) -> Document {
    let id = |word: &str| StepId::from(word.trim_start_matches(['&', '+', '?', '!']));
    let mut workflow = Workflow::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, next) = line.split_once("->").expect("an arrow");
        let name = name.trim();
        let link = |way: &str| {
            let mut words = way.split_whitespace();
            let to = words.next().expect("a target");
            Link {
                probability: words.next().map(|share| share.parse().expect("a share")),
                ..Link::to(if to == "end" {
                    Target::End
                } else {
                    Target::Step(id(to))
                })
            }
        };
        let contact = name.contains('!');
        workflow.steps.push(Step {
            id: id(name),
            name: id(name).to_string(),
            kind: if name.contains('?') {
                StepKind::Gateway
            } else {
                StepKind::Step
            },
            split: match name {
                _ if name.contains('&') => Split::All,
                _ if name.contains('+') => Split::Some,
                _ => Split::One,
            },
            tag: Some(if contact {
                Tag::HumanRelational
            } else {
                Tag::HumanAlone
            }),
            mode: contact.then_some(Mode::Live),
            roles: if contact {
                vec!["Clerk".into(), "Customer".into()]
            } else {
                vec!["Clerk".into()]
            },
            next: next.split(',').map(link).collect(),
            ..Step::default()
        });
    }
    Document {
        baseline: workflow,
        roles: vec![Role::new("Customer", RoleKind::External)],
        ..Document::default()
    }
}

fn compared(document: &Document, cases: &[&str]) -> Conformance {
    let (names, tally) = counted(cases);
    let options = ConformanceOptions::default();
    conformance(
        document,
        None,
        (&names, &tally),
        &Settings::default(),
        &options,
    )
    .expect("a drawing without faults")
}

/// Whether a case fits; another one names every step, so that none is silent.
fn fits(drawing: &str, case: &str) -> bool {
    let document = drawn(drawing);
    let steps = document.baseline.steps.iter().filter(|step| step.is_work());
    let all: String = steps.map(|step| step.name.as_str()).collect();
    compared(&document, &[case, case, case, &all]).fitting >= 3
}

#[test]
fn parallel_inclusive_and_silent_nodes_are_followed() {
    let parallel = "&?g -> a, b\na -> h\nb -> h\n?h -> c\nc -> end";
    for (case, expected) in [
        ("abc", true),
        ("bac", true),
        ("ac", false),
        ("acb", false),
        ("ab", false),
    ] {
        assert_eq!(fits(parallel, case), expected, "parallel {case}");
    }
    let inclusive = "+?g -> a, b\na -> h\nb -> h\n?h -> c\nc -> end";
    for (case, expected) in [
        ("abc", true),
        ("ac", true),
        ("bc", true),
        ("c", false),
        ("aac", false),
    ] {
        assert_eq!(fits(inclusive, case), expected, "inclusive {case}");
    }
    let again = "a -> ?x\n?x -> a .3, y .7\n?y -> x .5, end .5";
    let again = again.replace("-> ?x", "-> x");
    for (case, expected) in [("a", true), ("aaa", true), ("", false)] {
        if !case.is_empty() {
            assert_eq!(fits(&again, case), expected, "a ring of gateways {case}");
        }
    }
    let nested =
        "&?g -> a, k\n&?k -> b, c\nb -> l\nc -> l\n?l -> d\nd -> h\na -> h\n?h -> e\ne -> end";
    for (case, expected) in [
        ("bcade", true),
        ("abcde", true),
        ("cbdae", true),
        ("bdcae", false),
    ] {
        assert_eq!(fits(nested, case), expected, "nested {case}");
    }
}

#[test]
fn what_the_log_does_not_name_is_silent() {
    let found = compared(
        &drawn("a -> talk\n!talk -> b\nb -> end"),
        &["ab", "ab", "ba"],
    );
    assert_eq!(
        (found.fitting, found.replayed),
        (2, 3),
        "a then b, whatever is between"
    );
    assert_eq!(found.never_named.len(), 1, "talk");
    assert_eq!(
        found.says(Language::English),
        [
            "2 of 3 cases fit the drawing from start to end (67%).",
            "Contact on paper only: “talk” should happen in 100% of cases, and the log never names it. If people do meet there, nobody records it.",
            "“b” begins a case 1 times, in 33% of cases; the drawing does not allow it.",
            "“a” ends a case 1 times, in 33% of cases; the drawing does not allow it.",
            "“a” comes right after “b” 1 times, in 33% of cases; the drawing does not allow it.",
            "The log never names “talk”: it does not happen, or nobody records it.",
        ],
        "in words"
    );
    for says in found.says(Language::German) {
        let english = crate::language::tests::english_words(&says);
        assert!(english.is_empty(), "{says}: {english:?}");
    }
}

#[test]
fn a_contact_that_hardly_anybody_has_stands_on_paper() {
    let drawing = drawn(
        "a -> !m .5, b .5\n!m -> b\nb -> end"
            .replace("-> !m", "-> m")
            .as_str(),
    );
    let mut cases = vec!["ab"; 39];
    cases.push("amb");
    let found = compared(&drawing, &cases);
    let paper = &found.on_paper[0];
    assert_eq!(
        (paper.expected, paper.observed, paper.named),
        (0.5, 0.025, true),
        "1 of 40, and 20 should"
    );
    cases.extend(["amb"; 10]);
    assert_eq!(
        compared(&drawing, &cases).on_paper,
        [],
        "11 of 50 are more than a tenth of 25"
    );
}

#[test]
fn what_one_has_and_the_other_has_not() {
    let found = compared(
        &drawn("a -> b .5, c .5\nb -> end\nc -> end"),
        &["ab", "abx", "axb"],
    );
    let not_drawn: Vec<_> = found
        .not_drawn
        .iter()
        .map(|one| (one.activity.as_str(), one.count))
        .collect();
    assert_eq!(not_drawn, [("x", 2)], "x");
    assert_eq!(found.never_named[0].name, "c", "c never happens");
    assert_eq!(found.fitting, 1, "only the first");
    let says: Vec<String> = found
        .findings()
        .map(|one| one.says(Language::English))
        .collect();
    let all = found.says(Language::English);
    assert_eq!(all[1..], says, "the fit, then every finding in its order");
    let steps: Vec<Vec<StepId>> = found.findings().map(|one| found.steps_of(one)).collect();
    assert_eq!(steps[0], [], "x is no step");
    assert!(
        steps.contains(&vec![StepId::from("c")]),
        "c is shown: {steps:?}"
    );
    let found = compared(&drawn("a -> b\nb -> a .3, end .7"), &["ab", "ab"]);
    assert_eq!(found.never_taken.len(), 1, "from b back to a");
}

#[test]
fn names_are_the_same_but_for_case_and_space_or_likely() {
    let mut document = drawn("a -> b\nb -> end");
    document.baseline.steps[0].name = "Register  Request".to_owned();
    document.baseline.steps[1].name = "Examine ticket thoroughly".to_owned();
    let mut counter = super::super::Counter::new().keeping_paths();
    let mut events: Vec<_> = ["register request", "examining the ticket thoroughly"]
        .iter()
        .map(|name| super::super::Event {
            activity: counter.names.activities.number(name),
            ..super::super::Event::default()
        })
        .collect();
    counter.case(&mut events);
    let (names, tally, _) = counter.finish();
    let found = conformance(
        &document,
        None,
        (&names, &tally),
        &Settings::default(),
        &ConformanceOptions::default(),
    )
    .expect("no faults");
    let exact: Vec<bool> = found.names.iter().map(|one| one.exact).collect();
    assert_eq!(
        exact,
        [true, false],
        "one by name, one by the matcher: {:?}",
        found.names
    );
    assert_eq!(found.fitting, 1, "and so the case fits");
}

#[test]
fn too_many_states_and_faults_are_said() {
    let ways: Vec<String> = (0..12).map(|at| format!("s{at}")).collect();
    let mut text = format!("+?g -> {}\n", ways.join(", "));
    for way in &ways {
        text += &format!("{way} -> end\n");
    }
    let (names, tally) = counted(&["x"]);
    let options = ConformanceOptions {
        most_states: 100,
        ..ConformanceOptions::default()
    };
    let found = conformance(
        &drawn(&text),
        None,
        (&names, &tally),
        &Settings::default(),
        &options,
    )
    .expect("no faults");
    assert_eq!((found.beyond, found.replayed), (1, 0), "counted apart");
    let faults = conformance(
        &drawn("a -> nowhere"),
        None,
        (&names, &tally),
        &Settings::default(),
        &options,
    );
    assert!(faults.is_err(), "a way to nowhere");
    let mut document = drawn("a -> end");
    document.redesigns.push(Redesign {
        workflow: drawn("x -> end").baseline,
        ..Redesign::default()
    });
    let found = conformance(
        &document,
        Some(0),
        (&names, &tally),
        &Settings::default(),
        &options,
    )
    .expect("no faults");
    assert_eq!(
        found.fitting, 1,
        "the redesign is compared, not the baseline"
    );
}

/// A random block-structured model as the texts of all its traces: loops are gone through once or
/// twice. Every letter stands once.
#[derive(Debug, Clone)]
enum Block {
    Step,
    Choice(Vec<Self>),
    Sequence(Vec<Self>),
    Parallel(Vec<Self>),
    Again(Box<Self>, Box<Self>),
}

impl Block {
    fn traces(&self, letters: &mut impl Iterator<Item = char>) -> Vec<String> {
        match self {
            Self::Step => vec![letters.next().expect("enough letters").to_string()],
            Self::Choice(parts) => parts.iter().flat_map(|part| part.traces(letters)).collect(),
            Self::Sequence(parts) => parts.iter().fold(vec![String::new()], |so_far, part| {
                let traces = part.traces(letters);
                so_far
                    .iter()
                    .flat_map(|a| traces.iter().map(move |b| format!("{a}{b}")))
                    .collect()
            }),
            Self::Parallel(parts) => parts.iter().fold(vec![String::new()], |so_far, part| {
                let traces = part.traces(letters);
                so_far
                    .iter()
                    .flat_map(|a| traces.iter().flat_map(move |b| interleaved(a, b)))
                    .collect()
            }),
            Self::Again(body, redo) => {
                let (body, redo) = (body.traces(letters), redo.traces(letters));
                let mut twice = Vec::new();
                for a in &body {
                    twice.extend(
                        redo.iter()
                            .flat_map(|r| body.iter().map(move |b| format!("{a}{r}{b}"))),
                    );
                }
                body.into_iter().chain(twice).collect()
            }
        }
    }
}

fn interleaved(a: &str, b: &str) -> Vec<String> {
    match (a.chars().next(), b.chars().next()) {
        (None, _) => vec![b.to_owned()],
        (_, None) => vec![a.to_owned()],
        (Some(x), Some(y)) => {
            let left = interleaved(&a[x.len_utf8()..], b);
            let right = interleaved(a, &b[y.len_utf8()..]);
            let left = left.into_iter().map(|rest| format!("{x}{rest}"));
            left.chain(right.into_iter().map(|rest| format!("{y}{rest}")))
                .collect()
        }
    }
}

fn block() -> impl Strategy<Value = Block> {
    // Bodies of loops and what repeats them are single steps or sequences: with a choice or parallel
    // parts at their ends, two models have the same successions, and no algorithm on these tells them.
    let line = || prop::collection::vec(Just(Block::Step), 2..4).prop_map(Block::Sequence);
    let again = (line(), Just(Block::Step))
        .prop_map(|(body, redo)| Block::Again(Box::new(body), Box::new(redo)));
    let leaf = prop_oneof![3 => Just(Block::Step), 1 => again];
    leaf.prop_recursive(3, 8, 3, move |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            parts().prop_map(Block::Choice),
            parts().prop_map(Block::Sequence),
            prop::collection::vec(prop_oneof![Just(Block::Step), line()], 2..3)
                .prop_map(Block::Parallel),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// A complete log of a block-structured model without noise: what is discovered replays every
    /// case, and visits each activity as often as the log does.
    #[test]
    fn what_was_discovered_replays_what_it_was_discovered_in(block in block()) {
        let mut letters = ('a'..='z').chain('A'..='Z');
        let traces = block.traces(&mut letters);
        prop_assume!(traces.len() <= 400);
        let cases: Vec<&str> = traces.iter().map(String::as_str).collect();
        let (names, tally) = counted(&cases);
        let document = observed(&names, &tally, None, &ObservedOptions::default()).document;
        let found = compared(&document, &cases);
        prop_assert_eq!(found.fitting, found.cases, "{:?} {:?}", cases, document.baseline);
        let difference = largest_difference(&cases, &ObservedOptions::default());
        prop_assert!(difference < 0.05, "{difference} {cases:?} {:?}", document.baseline);
    }
}
