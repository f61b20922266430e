//! Observed workflows of small logs: they audit, they come back from JSON, and they visit what was seen.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::tests::counted;
use super::*;
use crate::audit::{self, Audit, audit};
use crate::settings::Settings;
use crate::workflow::{Step, validate};

fn audited(document: &Document) -> Audit {
    let settings = Settings::default();
    let options = audit::Options {
        redesign: (!document.redesigns.is_empty()).then_some(0),
        confirmed: None,
        settings: &settings,
        today: date(2026, 11, 26),
        language: Language::English,
    };
    audit(document, &options).expect("an observed workflow has no faults")
}

/// The largest difference between expected and observed visits of an activity per case, and the
/// observed visits of it.
pub(in crate::log) fn largest_difference(cases: &[&str], options: &ObservedOptions) -> f64 {
    let (names, tally) = counted(cases);
    let seen = observed(&names, &tally, None, options);
    assert_eq!(
        validate(&seen.document),
        [],
        "{cases:?}\n{:#?}",
        seen.document.baseline
    );
    let found = audited(&seen.document);
    let estimated = &found.measures.baseline.estimated;
    assert!(
        estimated.is_empty(),
        "every parallel block is nested: {estimated:?}"
    );
    let visits = &found.measures.baseline.visits;
    let differences = names
        .activities
        .iter()
        .zip(&tally.visits)
        .map(|(name, count)| {
            let step = seen
                .document
                .baseline
                .steps
                .iter()
                .find(|step| step.name == name);
            let expected = step
                .and_then(|step| visits.get(&step.id))
                .copied()
                .unwrap_or(0.0);
            let observed = discovery::float(*count) / discovery::float(tally.cases);
            (expected - observed).abs() / observed.max(1.0)
        });
    differences.fold(0.0, f64::max)
}

fn drawn(workflow: &Workflow) -> String {
    let step = |step: &Step| {
        let links = step.next.iter().map(|link| {
            let to = match &link.to {
                Target::Step(id) => id.as_str(),
                Target::End => "end",
            };
            match link.probability {
                Some(share) => format!("{to} {share:.2}"),
                None => to.to_owned(),
            }
        });
        let sign = if step.split == Split::All { "&" } else { "" };
        format!(
            "{sign}{} -> {}",
            step.id,
            links.collect::<Vec<_>>().join(", ")
        )
    };
    workflow
        .steps
        .iter()
        .map(step)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_blocks_of_a_log_are_drawn_with_the_shares_that_were_counted() {
    let (names, tally) = counted(&["abcd", "abcd", "abcd", "acbd", "acbd", "aed"]);
    let seen = observed(&names, &tally, None, &ObservedOptions::default());
    assert_eq!(
        drawn(&seen.document.baseline),
        "a -> fork-1 0.83, e 0.17\n\
         &fork-1 -> b, c\n\
         b -> join-1\n\
         c -> join-1\n\
         join-1 -> d\n\
         e -> d\n\
         d -> end",
        "a decides itself; only the parallel block needs gateways"
    );
    assert_eq!(validate(&seen.document), [], "it audits");
}

#[test]
fn no_case_is_lost_between_the_digits_of_shares() {
    let (names, tally) = counted(&["ab", "ac", "ad"]);
    let seen = observed(&names, &tally, None, &ObservedOptions::default());
    let shares = seen.document.baseline.steps.iter();
    let shares = shares.flat_map(|step| step.next.iter().filter_map(|link| link.probability));
    let shares: Vec<f64> = shares.collect();
    assert_eq!(
        shares,
        [0.333_333_334, 0.333_333_333, 0.333_333_333],
        "three thirds are 1"
    );
}

#[test]
fn how_often_a_log_has_a_step_is_kept_with_it_and_what_no_log_says_is_said() {
    let (names, tally) = counted(&["ab", "ab", "a"]);
    let seen = observed(&names, &tally, None, &ObservedOptions::default());
    let origins = seen.document.baseline.steps.iter();
    let counts: Vec<(u64, u64)> = origins
        .filter_map(|step| step.origin.as_ref()?.counted)
        .map(|one| (one.visits, one.cases))
        .collect();
    assert_eq!(counts, [(3, 3), (2, 3)], "of three cases");
    let last = seen
        .notes
        .last()
        .map(ToString::to_string)
        .unwrap_or_default();
    assert!(
        last.starts_with("A log does not show where people talk"),
        "{last}"
    );
}

#[test]
fn several_beginnings_and_rework_are_kept() {
    let (names, tally) = counted(&["abb", "cab", "ab"]);
    let seen = observed(&names, &tally, None, &ObservedOptions::default());
    assert_eq!(
        drawn(&seen.document.baseline),
        "start -> a 0.67, c 0.33\nc -> a\na -> b\nb -> end 0.75, b 0.25",
        "an event begins, b is repeated once in four times"
    );
}

#[test]
fn two_sides_are_a_baseline_and_a_redesign_by_name() {
    let (names, before) = counted(&["abc", "abc"]);
    let (later_names, later) = counted(&["xac"]);
    let mut counter = super::super::Counter::new();
    let mut all = names.clone();
    let _numbers = later_names
        .activities
        .iter()
        .map(|one| all.activities.number(one))
        .count();
    let mut events: Vec<_> = ["x", "a", "c"]
        .iter()
        .map(|name| super::super::Event {
            activity: all.activities.number(name),
            ..super::super::Event::default()
        })
        .collect();
    counter.case(&mut events);
    let (_, after, _) = counter.finish();
    assert_eq!(after.cases, later.cases, "one case");
    let options = ObservedOptions {
        after: Some("Since May".to_owned()),
        ..ObservedOptions::default()
    };
    let seen = observed(&all, &before, Some(&after), &options);
    let redesign = &seen.document.redesigns[0];
    let replaced: Vec<String> = redesign
        .workflow
        .steps
        .iter()
        .map(|step| format!("{}:{}", step.id, step.replaces.len()))
        .collect();
    assert_eq!(replaced, ["x:0", "a:1", "c:1"], "b is gone, x is new");
    assert!(
        seen.notes[0].to_string().starts_with("Before: "),
        "{}",
        seen.notes[0]
    );
    let written = serde_json::to_string(&seen.document).expect("JSON");
    let read: Document = serde_json::from_str(&written).expect("what was written");
    assert_eq!(read, seen.document, "it comes back as it was");
    let _audit = audited(&seen.document);
}

#[test]
fn every_note_is_said_in_german_too() {
    let (names, tally) = counted(&["abcabdc", "acbdab", "bdacb", "cabd", "d-a"]);
    for method in [Method::InductiveMiner, Method::DirectlyFollows] {
        let options = ObservedOptions {
            method,
            share: 0.6,
            language: Language::German,
            ..ObservedOptions::default()
        };
        let seen = observed(&names, &tally, None, &options);
        assert!(
            seen.notes.len() >= 4,
            "what was counted, left out and put together: {:?}",
            seen.notes
        );
        let steps = seen.document.baseline.steps.iter();
        let steps = steps.filter_map(|step| step.notes.clone());
        let notes = seen
            .notes
            .iter()
            .map(|note| note.says(Language::German).to_owned());
        for text in notes.chain(steps) {
            let english = crate::language::tests::english_words(&text);
            assert!(english.is_empty(), "{text}: {english:?}");
        }
    }
}

#[test]
fn no_case_is_no_workflow_and_is_said() {
    let seen = observed(
        &Vocabulary::default(),
        &Tally::default(),
        None,
        &ObservedOptions::default(),
    );
    assert!(seen.document.baseline.steps.is_empty(), "nothing to draw");
    assert_eq!(seen.notes.len(), 1, "and that is said: {:?}", seen.notes);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Without a filter the directly-follows graph has the visits of the log exactly: every count that
    /// enters an activity leaves it.
    #[test]
    fn the_graph_has_the_visits_of_the_log(cases in log()) {
        let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
        let options = ObservedOptions {
            method: Method::DirectlyFollows,
            share: 0.0,
            ..ObservedOptions::default()
        };
        prop_assert!(largest_difference(&cases, &options) < 1e-6);
    }

    /// Whatever was counted and filtered, the workflow has no faults and audits.
    #[test]
    fn every_observed_workflow_audits(cases in log(), share in 0.0..1.0_f64, graph in any::<bool>()) {
        let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
        let method = if graph { Method::DirectlyFollows } else { Method::InductiveMiner };
        let options = ObservedOptions { method, share, ..ObservedOptions::default() };
        prop_assert!(largest_difference(&cases, &options).is_finite());
    }
}

fn log() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[ABCDEF]{1,10}", 1..12)
}
