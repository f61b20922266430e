//! Intervals of small logs.

use super::super::observed::observed;
use super::super::tests::counted;
use super::*;
use crate::Language;
use crate::measure::interval::wilson;
use crate::workflow::{Mode, Tag};

/// The document of these cases, in which `T` is a talk of two people and `M` is a machine's.
fn document(names: &Vocabulary, before: &Tally, after: Option<&Tally>) -> Document {
    let mut document = observed(names, before, after, &ObservedOptions::default()).document;
    let versions = std::iter::once(&mut document.baseline);
    let versions = versions.chain(document.redesigns.iter_mut().map(|one| &mut one.workflow));
    for step in versions.flat_map(|one| &mut one.steps) {
        step.tag = Some(match step.name.as_str() {
            "T" => Tag::HumanRelational,
            "M" => Tag::AiAutomated,
            _ => Tag::HumanAlone,
        });
        if step.name == "T" {
            step.mode = Some(Mode::Live);
            step.roles = vec!["Clerk".into(), "Customer".into()];
            step.minutes = Some(10.0);
        }
    }
    document
}

fn of(cases: &[&str]) -> Intervals {
    let (names, tally) = counted(cases);
    let document = document(&names, &tally, None);
    let sides = (&tally, None);
    intervals(
        &document,
        &names,
        sides,
        &Settings::default(),
        &ObservedOptions::default(),
    )
    .expect("no faults")
}

fn row(found: &Intervals, of: &Measured) -> Interval {
    let row = found
        .rows
        .iter()
        .find(|row| row.of == *of)
        .expect("measured");
    row.before.expect("of the baseline")
}

/// 30 of 100 cases have a talk, 20 a machine's step.
fn hundred() -> Vec<&'static str> {
    let mut cases = vec!["AB"; 50];
    cases.extend(["ATB"; 30]);
    cases.extend(["AMB"; 20]);
    cases
}

#[test]
fn shares_are_counted_and_their_intervals_are_those_of_a_share() {
    let found = of(&hundred());
    let nobody = row(&found, &Measured::MeetsNobody);
    assert!((nobody.value - 0.7).abs() < 1e-12, "70 of 100");
    let known = wilson(70, 100).expect("a share");
    assert!(
        (nobody.lower - known.lower).abs() < 0.02,
        "{nobody:?} {known:?}"
    );
    assert!(
        (nobody.upper - known.upper).abs() < 0.02,
        "{nobody:?} {known:?}"
    );
    assert!(
        (row(&found, &Measured::Automated).value - 20.0 / 250.0).abs() < 1e-12,
        "of 250 visits"
    );
    assert!(
        (row(&found, &Measured::Contacts).value - 0.3).abs() < 1e-12,
        "30 of 100"
    );
    assert!(
        (row(&found, &Measured::ContactMinutes).value - 3.0).abs() < 1e-12,
        "10 minutes each"
    );
    let link = Measured::Link("a".into(), Target::Step("t".into()));
    let to_talk = row(&found, &link);
    assert!(
        (to_talk.value - 0.3).abs() < 1e-9 && to_talk.lower < 0.3 && to_talk.upper > 0.3,
        "{to_talk:?}"
    );
    assert_eq!(of(&hundred()), found, "the same log, the same intervals");
}

#[test]
fn all_cases_alike_leave_no_doubt_that_cases_could_show() {
    let found = of(&["ATB"; 7]);
    let nobody = row(&found, &Measured::MeetsNobody);
    assert_eq!(
        (nobody.value, nobody.lower, nobody.upper),
        (0.0, 0.0, 0.0),
        "everybody"
    );
    let links = found
        .rows
        .iter()
        .filter(|row| matches!(row.of, Measured::Link(..)));
    assert_eq!(links.count(), 0, "no step has a choice");
}

#[test]
fn before_and_after_stand_beside_each_other() {
    let (names, before) = counted(&hundred());
    let (_, after) = counted(&["AB"; 100]);
    let document = document(&names, &before, Some(&after));
    let sides = (&before, Some(&after));
    let found = intervals(
        &document,
        &names,
        sides,
        &Settings::default(),
        &ObservedOptions::default(),
    )
    .expect("no faults");
    let first = &found.rows[0];
    let change = first.change.expect("both sides");
    assert!(
        change.lower > 0.15 && change.upper < 0.45,
        "more meet nobody: {change:?}"
    );
    assert!(
        first
            .says(&document, Language::English)
            .starts_with("cases that meet nobody: before 70% (6"),
        "{}",
        first.says(&document, Language::English)
    );
    let changed = first.changed(Language::English).expect("two sides");
    assert!(changed.contains(" points ("), "in points: {changed}");
    for row in &found.rows {
        let changed = row.changed(Language::German).unwrap_or_default();
        let says = row.says(&document, Language::German) + " " + &changed;
        let english = crate::language::tests::english_words(&says);
        assert!(english.is_empty(), "{says}: {english:?}");
    }
}

#[test]
fn what_was_not_kept_is_said() {
    let mut counter = super::super::Counter::new();
    let mut case = vec![super::super::Event {
        activity: counter.names.activities.number("A"),
        ..super::super::Event::default()
    }];
    counter.case(&mut case);
    let (names, tally, _) = counter.finish();
    let document = document(&names, &tally, None);
    let sides = (&tally, None);
    let found = intervals(
        &document,
        &names,
        sides,
        &Settings::default(),
        &ObservedOptions::default(),
    )
    .expect("no faults");
    assert_eq!(
        (found.rows.len(), found.notes.len()),
        (0, 2),
        "{:?}",
        found.notes
    );
}

/// Two sides that have talks and machines in many orders.
fn two_sides() -> (Vocabulary, Tally, Tally) {
    let mut cases = hundred();
    cases.extend(["AMTB", "ATTB", "AMMB", "ABTA", "TAB"]);
    let (names, before) = counted(&cases);
    let (_, after) = counted(&["AB", "ATB", "AMB", "ABA"]);
    (names, before, after)
}

#[test]
fn the_same_log_has_the_same_numbers_in_every_version_of_weft() {
    let (names, before, after) = two_sides();
    let document = document(&names, &before, Some(&after));
    let sides = (&before, Some(&after));
    let (settings, options) = (Settings::default(), ObservedOptions::default());
    let found = intervals(&document, &names, sides, &settings, &options).expect("no faults");
    let all = found
        .rows
        .iter()
        .flat_map(|row| [row.before, row.after, row.change]);
    let numbers = all.flatten().flat_map(|it| [it.value, it.lower, it.upper]);
    let digest = numbers.fold(0_u64, |sum, one| sum.rotate_left(5) ^ one.to_bits());
    assert_eq!(
        digest, 15_695_992_948_292_862_821,
        "documents hold these numbers already: {:?}",
        found.rows
    );
}

#[test]
fn it_says_how_far_it_is_and_stops_wherever_somebody_wants() {
    let (names, before, after) = two_sides();
    let document = document(&names, &before, Some(&after));
    let (settings, options) = (Settings::default(), ObservedOptions::default());
    let until = |last: usize| {
        let seen = std::cell::RefCell::new(Vec::new());
        let sides = (&before, Some(&after));
        let found = intervals_unless(&document, &names, sides, (&settings, &options), &|now| {
            seen.borrow_mut().push(now);
            if now.done >= last {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        (found.expect("no faults"), seen.into_inner())
    };
    let (all, seen) = until(usize::MAX);
    let sides = (&before, Some(&after));
    assert_eq!(
        all,
        intervals(&document, &names, sides, &settings, &options).ok(),
        "watched or not"
    );
    assert!(seen.is_sorted_by_key(|now| now.done), "it only goes on");
    assert!(seen.iter().all(|now| now.of == 2 * RESAMPLES), "both sides");
    assert_eq!(seen.last().map(|now| now.done), Some(2 * RESAMPLES - 1));
    for last in [0, 1, RESAMPLES - 1, RESAMPLES, 2 * RESAMPLES - 1] {
        let (none, seen) = until(last);
        assert_eq!(none, None, "stopped at {last}");
        let after = seen.iter().filter(|now| now.done >= last).count();
        assert_eq!(after, 1, "at once");
    }
}
