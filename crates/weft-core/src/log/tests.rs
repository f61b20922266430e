//! The counts against the published formulas, and parts against the whole.

use proptest::prelude::*;

use super::*;
use crate::measure::handover;

/// Cases as texts: each letter is an event, done by the person of that letter.
pub(super) fn counted(cases: &[&str]) -> (Vocabulary, Tally) {
    let mut counter = Counter::new().keeping_paths();
    for case in cases {
        let mut events = events(&mut counter, case);
        counter.case(&mut events);
    }
    let (names, tally, _) = counter.finish();
    (names, tally)
}

fn events(counter: &mut Counter, case: &str) -> Vec<Event> {
    let mut event = |letter: char| {
        let name = letter.to_string();
        Event {
            activity: counter.names.activities.number(&name),
            resource: (letter != '-').then(|| counter.names.resources.number(&name)),
            ..Event::default()
        }
    };
    case.chars().map(&mut event).collect()
}

fn text(handovers: &[Handover]) -> String {
    let one = |h: &Handover| format!("{}{} {:.4}", h.from, h.to, h.share);
    let mut all: Vec<_> = handovers.iter().map(one).collect();
    all.sort();
    all.join(", ")
}

#[test]
fn the_oracles_of_the_specification() {
    let (names, tally) = counted(&["ABAC", "ABC"]);
    let found = LogResult::of(&names, &tally, Who::Named).whole;
    assert_eq!(
        text(&found.handover),
        "AB 0.4000, AC 0.2000, BA 0.2000, BC 0.2000"
    );
    assert_eq!(text(&found.subcontracting), "AB 0.3333");
    let all_together = |t: &Together| (t.share_of_a, t.share_of_b) == (1.0, 1.0);
    assert!(found.working_together.iter().all(all_together), "{found:?}");
    let (names, tally) = counted(&["ABABA"]);
    let found = LogResult::of(&names, &tally, Who::Named).whole;
    assert_eq!(text(&found.subcontracting), "AB 0.6667, BA 0.3333");
}

#[test]
fn nobody_breaks_the_succession_but_not_the_workflow() {
    let (names, tally) = counted(&["A-B"]);
    let found = LogResult::of(&names, &tally, Who::Hidden).whole;
    assert_eq!(found.handover, [], "no hand-off across an unknown person");
    assert_eq!(found.directly_follows.len(), 2, "A to -, - to B");
    assert_eq!(found.skipped.no_resource, 1);
    assert_eq!(found.working_together.first().unwrap().a, "Person 1");
}

fn timed(activity: u32, at: Option<i64>, lifecycle: Lifecycle) -> Event {
    Event {
        activity,
        at,
        lifecycle,
        ..Event::default()
    }
}

#[test]
fn events_are_put_in_the_order_of_their_times() {
    let mut counter = Counter::new();
    let [a, b, c] = ["a", "b", "c"].map(|name| counter.names.activities.number(name));
    let done = |activity, at| timed(activity, at, Lifecycle::Complete);
    let mut case = vec![
        done(b, Some(2)),
        done(a, Some(1)),
        done(c, None),
        done(c, Some(2)),
    ];
    counter.case(&mut case);
    let (_, tally, _) = counter.finish();
    assert_eq!(tally.follows.sorted(), [(a, b, 1), (b, c, 1)]);
    assert_eq!(tally.oddities.out_of_order, 1);
    assert_eq!(tally.oddities.no_timestamp, 1);
    assert_eq!(tally.events, 4);
}

#[test]
fn starts_give_minutes_and_are_no_visits() {
    let mut counter = Counter::new();
    let work = counter.names.activities.number("work");
    let minute = 60_000;
    let mut case = vec![
        timed(work, Some(0), Lifecycle::Start),
        timed(work, Some(minute), Lifecycle::Start),
        timed(work, Some(2 * minute), Lifecycle::Other),
        timed(work, Some(5 * minute), Lifecycle::Complete),
        timed(work, Some(8 * minute), Lifecycle::Complete),
        timed(work, Some(9 * minute), Lifecycle::Start),
    ];
    counter.case(&mut case);
    let (names, tally, _) = counter.finish();
    let found = LogResult::of(&names, &tally, Who::Hidden).whole;
    assert_eq!(tally.visits, [2]);
    let minutes = found.minutes.first().unwrap();
    assert_eq!((minutes.median, minutes.n), (6.0, 2), "5 and 7");
    assert_eq!(found.skipped.never_completed, 1);
    assert_eq!(found.skipped.other_lifecycle, 1);
}

#[test]
fn an_interleaved_log_says_when_it_is_not_in_order() {
    let mut counter = Counter::new().split_at(10);
    let a = counter.names.activities.number("a");
    let (one, two) = (counter.open(Some(5)), counter.open(Some(10)));
    let done = |at| timed(a, Some(at), Lifecycle::Complete);
    counter.event(one, &done(5)).unwrap();
    counter.event(two, &done(10)).unwrap();
    counter.event(one, &done(20)).unwrap();
    assert_eq!(counter.event(one, &done(19)), Err(OutOfOrder));
    let (_, before, after) = counter.finish();
    assert_eq!((before.cases, after.unwrap().cases), (1, 1));
}

proptest! {
    #[test]
    fn counts_are_those_of_the_formulas(cases in log()) {
        let (names, tally) = counted(&borrowed(&cases));
        let found = LogResult::of(&names, &tally, Who::Named).whole;
        let sequences: Vec<Vec<String>> = cases
            .iter()
            .map(|case| case.chars().map(String::from).collect())
            .collect();
        let expected = handover::direct(&sequences);
        prop_assert_eq!(found.handover.len(), expected.len());
        for pair in &found.handover {
            let share = expected[&(pair.from.clone(), pair.to.clone())];
            prop_assert!((pair.share - share).abs() < 1e-6, "{pair:?} {share}");
        }
        let expected = handover::subcontracting(&sequences);
        for pair in &found.subcontracting {
            let share = expected[&(pair.from.clone(), pair.to.clone())];
            prop_assert!((pair.share - share).abs() < 1e-6, "{pair:?} {share}");
        }
        let expected = handover::working_together(&sequences);
        for pair in &found.working_together {
            let share = expected[&(pair.a.clone(), pair.b.clone())];
            prop_assert!((pair.share_of_a - share).abs() < 1e-6, "{pair:?} {share}");
        }
    }

    #[test]
    fn parts_in_their_order_are_the_whole(cases in log(), cut in 0_usize..8) {
        let whole = counted(&borrowed(&cases));
        let (first, later) = cases.split_at(cut.min(cases.len()));
        let mut counter = Counter::new().keeping_paths();
        for part in [first, later] {
            let mut one = counter.for_a_part();
            for case in part {
                let mut events = events(&mut one, case);
                one.case(&mut events);
            }
            counter.merge(one);
        }
        let (names, tally, _) = counter.finish();
        prop_assert_eq!(
            LogResult::of(&names, &tally, Who::Named),
            LogResult::of(&whole.0, &whole.1, Who::Named)
        );
        let courses = |tally: &Tally| tally.paths.as_ref().map(Paths::courses);
        prop_assert_eq!(courses(&tally), courses(&whole.1));
    }

    #[test]
    fn interleaved_cases_count_as_if_they_stood_apart(cases in log()) {
        let whole = counted(&borrowed(&cases));
        let mut counter = Counter::new().keeping_paths();
        // Names in the order of the cases, so that the numbers agree.
        let apart: Vec<Vec<Event>> = cases.iter().map(|case| events(&mut counter, case)).collect();
        let keys: Vec<_> = apart.iter().map(|_| counter.open(None)).collect();
        for turn in 0..12 {
            for (case, &key) in apart.iter().zip(&keys) {
                if let Some(event) = case.get(turn) {
                    counter.event(key, event).unwrap();
                }
            }
        }
        let (names, tally, _) = counter.finish();
        prop_assert_eq!(
            LogResult::of(&names, &tally, Who::Named),
            LogResult::of(&whole.0, &whole.1, Who::Named)
        );
    }

    #[test]
    fn courses_sum_up_to_the_counts(cases in log()) {
        let (_, tally) = counted(&borrowed(&cases));
        let mut follows = Pairs::default();
        for course in tally.paths.as_ref().unwrap().courses() {
            for pair in course.activities.windows(2) {
                follows.add(pair[0], pair[1], course.cases);
            }
        }
        prop_assert_eq!(follows.sorted(), tally.follows.sorted());
    }
}

fn log() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[ABCDE]{1,12}", 1..8)
}

fn borrowed(cases: &[String]) -> Vec<&str> {
    cases.iter().map(String::as_str).collect()
}

#[test]
fn two_logs_speak_of_the_same_names() {
    let (mut names, before) = counted(&["AB"]);
    let (own, after) = counted(&["BCA"]);
    let after = after.renumbered(&own, &mut names);
    let number = |name| names.activities.known(name).unwrap();
    let [a, b, c] = ["A", "B", "C"].map(number);
    assert_eq!(before.follows.sorted(), [(a, b, 1)]);
    let mut expected = vec![(b, c, 1), (c, a, 1)];
    expected.sort_unstable();
    assert_eq!(after.follows.sorted(), expected);
    assert_eq!(after.handover.sorted(), expected, "people, too");
}
