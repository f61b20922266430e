//! The plan against the textbook, against enumeration, and at length.

use proptest::prelude::*;

use super::*;

fn item(value: f64, cost: f64) -> Item {
    Item {
        value,
        cost,
        must: false,
    }
}

fn textbook() -> Vec<Item> {
    vec![item(60.0, 10.0), item(100.0, 20.0), item(120.0, 30.0)]
}

fn free() -> Constraints {
    Constraints::default()
}

#[test]
fn the_textbook_example() {
    let choice = best(&textbook(), &free(), 50.0);
    assert_eq!(choice.chosen, [1, 2], "audit.md 3.8");
    assert_eq!(
        (choice.value, choice.cost, choice.gap),
        (220.0, 50.0, 0.0),
        "audit.md 3.8"
    );
}

#[test]
fn a_must_have_displaces_better_items_and_may_exceed_the_budget() {
    let mut items = textbook();
    items[0].must = true;
    assert_eq!(
        best(&items, &free(), 50.0).chosen,
        [0, 2],
        "60 + 120 beside the must-have"
    );
    items[2].must = true;
    items.push(item(5.0, 0.0));
    let over = best(&items, &free(), 20.0);
    assert_eq!(over.chosen, [0, 2, 3], "must-haves, and what costs nothing");
    assert_eq!(over.cost, 40.0, "more than the 20 there are");
}

#[test]
fn what_requires_comes_along_and_what_excludes_stays_out() {
    let requires = Constraints {
        requires: vec![(2, 0)],
        excludes: vec![],
    };
    assert_eq!(
        best(&textbook(), &requires, 50.0).chosen,
        [0, 2],
        "2 only with 0: 180"
    );
    let excludes = Constraints {
        requires: vec![(9, 0)],
        excludes: vec![vec![1, 2]],
    };
    assert_eq!(
        best(&textbook(), &excludes, 60.0).chosen,
        [0, 2],
        "1 and 2 serve the same need"
    );
}

#[test]
fn thirds_fill_the_budget_exactly() {
    let third = item(1.0, 20.0 / 3.0);
    assert_eq!(
        best(&[third; 3], &free(), 20.0).chosen,
        [0, 1, 2],
        "rounded to 1e-9 they fit"
    );
}

#[test]
fn of_equal_choices_the_cheaper_and_then_the_first() {
    let items = [
        item(10.0, 5.0),
        item(10.0, 4.0),
        item(10.0, 4.0),
        item(20.0, 9.0),
    ];
    assert_eq!(
        best(&items, &free(), 9.0).chosen,
        [1, 2],
        "20 for 8 rather than for 9"
    );
    let same = [item(10.0, 4.0); 25];
    assert_eq!(
        best(&same, &free(), 12.0).chosen,
        [0, 1, 2],
        "the first three of 25"
    );
}

#[test]
fn an_empty_question() {
    let none = best(&[], &free(), 10.0);
    assert_eq!((none.chosen.len(), none.gap), (0, 0.0), "nothing to choose");
    assert!(
        best(&textbook(), &free(), -1.0).chosen.is_empty(),
        "nothing fits"
    );
}

/// Values in tenths and long costs, the same in every run.
fn many(count: u32) -> Vec<Item> {
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(seed >> 40).unwrap()) / f64::from(1 << 24)
    };
    (0..count)
        .map(|_| item((next() * 1000.0).round() / 10.0, next() * 40.0))
        .collect()
}

#[test]
fn five_thousand_items_within_a_proven_gap() {
    let items = many(5000);
    let constraints = Constraints {
        requires: (0..200).map(|at| (at, at + 300)).collect(),
        excludes: (0..100)
            .map(|at| vec![3 * at + 1000, 3 * at + 1001])
            .collect(),
    };
    let choice = best(&items, &constraints, 20_000.0);
    assert!(choice.cost <= 20_000.0 + 1e-9, "within the budget");
    assert!(
        choice.gap <= choice.value * 0.05,
        "gap {} of {}",
        choice.gap,
        choice.value
    );
}

#[test]
fn twenty_five_items_with_constraints_are_exact() {
    let items = many(25);
    let constraints = Constraints {
        requires: (0..6).map(|at| (at, 24 - at)).collect(),
        excludes: vec![vec![6, 7, 8], vec![9, 18], vec![10, 17], vec![11, 0]],
    };
    assert_eq!(
        best(&items, &constraints, 200.0).gap,
        0.0,
        "up to 25 nothing is given up"
    );
}

fn by_enumeration(items: &[Item], constraints: &Constraints, budget: f64) -> Vec<usize> {
    let holds = |chosen: &[usize]| {
        let has = |at: &usize| chosen.contains(at);
        let cost: f64 = chosen.iter().map(|&at| items[at].cost).sum();
        cost <= budget + 1e-9
            && constraints
                .requires
                .iter()
                .all(|(one, other)| !has(one) || has(other))
            && constraints
                .excludes
                .iter()
                .all(|group| group.iter().filter(|at| has(at)).count() < 2)
    };
    let choices = (0..1_u32 << items.len()).map(|mask| {
        (0..items.len())
            .filter(|&at| mask >> at & 1 == 1)
            .collect::<Vec<usize>>()
    });
    let round = |sum: f64| i64::try_from(units(sum) / 1000).unwrap();
    let sum = |chosen: &[usize], part: fn(&Item) -> f64| -> i64 {
        round(chosen.iter().map(|&at| part(&items[at])).sum())
    };
    choices
        .filter(|chosen| holds(chosen))
        .min_by_key(|chosen| {
            let value = -sum(chosen, |item| item.value);
            (value, sum(chosen, |item| item.cost), chosen.clone())
        })
        .unwrap()
}

proptest! {
    #[test]
    fn as_good_as_trying_every_choice(
        parts in prop::collection::vec((0..5_u8, 0..5_u8), 0..9),
        requires in prop::collection::vec((0..9_usize, 0..9_usize), 0..4),
        excludes in prop::collection::vec(prop::collection::vec(0..9_usize, 2..4), 0..3),
        budget in 0..15_u8,
    ) {
        let items: Vec<Item> = parts.iter().map(|&(v, c)| item(f64::from(v), f64::from(c))).collect();
        let within = |at: &usize| *at < items.len();
        let apart = |group: Vec<usize>| -> Vec<usize> {
            group.into_iter().filter(within).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let constraints = Constraints {
            requires: requires.into_iter().filter(|(a, b)| within(a) && within(b)).collect(),
            excludes: excludes.into_iter().map(apart).collect(),
        };
        let budget = f64::from(budget);
        let choice = best(&items, &constraints, budget);
        prop_assert_eq!(choice.chosen, by_enumeration(&items, &constraints, budget), "first best");
        prop_assert_eq!(choice.gap, 0.0, "exact");
    }

    #[test]
    fn beyond_25_items_the_choice_fits_the_budget_and_claims_no_more_than_the_densest(seed in 0..40_usize, budget in 10..400_u16) {
        let items = many(80);
        let (_, items) = items.split_at(seed);
        let choice = best(items, &free(), f64::from(budget));
        let dense = items.iter().map(|item| item.value / item.cost).fold(0.0, f64::max);
        prop_assert!(choice.cost <= f64::from(budget) + 1e-9, "within the budget");
        prop_assert!(choice.value <= dense * f64::from(budget) + 1e-6, "no more than the densest");
    }
}
