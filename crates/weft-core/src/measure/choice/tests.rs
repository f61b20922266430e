//! Small pictures, and every choice tried.

use proptest::prelude::*;

use super::*;

fn way(value: f64, cost: f64, load: f64) -> Way {
    Way {
        value,
        cost,
        loads: vec![load],
    }
}

fn class(ways: &[(f64, f64)]) -> Class {
    Class {
        ways: ways.iter().map(|one| way(one.0, one.1, 0.0)).collect(),
        must: false,
    }
}

fn costs(classes: &[Class], rules: &Rules) -> Vec<(f64, f64)> {
    let points = curve(classes, rules).points;
    points.iter().map(|one| (one.cost, one.value)).collect()
}

#[test]
fn the_oracle_of_the_budget_plan_is_a_point_of_the_curve() {
    let classes = [
        class(&[(60.0, 10.0)]),
        class(&[(100.0, 20.0)]),
        class(&[(120.0, 30.0)]),
    ];
    let curve = curve(&classes, &Rules::default());
    let best = curve.within(50.0).unwrap();
    assert_eq!((best.value, best.cost), (220.0, 50.0), "audit.md 3.8");
    assert_eq!(best.taken, [(1, 0), (2, 0)], "the second and the third");
    assert_eq!(curve.points.len(), 7, "every budget at which it changes");
}

#[test]
fn of_one_loss_one_way_is_taken_and_the_lighter_one_where_money_is_short() {
    let classes = [
        class(&[(75.0, 120.0), (40.0, 20.0)]),
        class(&[(60.0, 100.0)]),
    ];
    assert_eq!(
        costs(&classes, &Rules::default()),
        [
            (0.0, 0.0),
            (20.0, 40.0),
            (100.0, 60.0),
            (120.0, 100.0),
            (220.0, 135.0)
        ],
        "120 buys the lighter way and the other contact, not the dearer way alone"
    );
}

#[test]
fn who_has_no_time_left_is_in_no_way_that_needs_it() {
    let classes = [
        Class {
            ways: vec![way(75.0, 10.0, 60.0), way(30.0, 10.0, 0.0)],
            must: false,
        },
        Class {
            ways: vec![way(50.0, 10.0, 50.0)],
            must: false,
        },
    ];
    let rules = |room| Rules {
        room: vec![room],
        ..Rules::default()
    };
    assert_eq!(costs(&classes, &rules(0.0)), [(0.0, 0.0), (10.0, 30.0)]);
    assert_eq!(
        costs(&classes, &rules(100.0)),
        [(0.0, 0.0), (10.0, 75.0), (20.0, 80.0)],
        "110 minutes do not fit, so one of both goes another way"
    );
}

#[test]
fn what_must_be_is_there_whatever_it_loads_and_brings_what_it_requires() {
    let mut must = class(&[(5.0, 40.0)]);
    must.must = true;
    must.ways[0].loads = vec![90.0];
    let classes = [class(&[(9.0, 4.0)]), must, class(&[(1.0, 2.0)])];
    let rules = Rules {
        requires: vec![(1, 2)],
        room: vec![10.0],
        ..Rules::default()
    };
    assert_eq!(costs(&classes, &rules), [(42.0, 6.0), (46.0, 15.0)]);
}

#[test]
fn nothing_to_choose_is_one_point() {
    assert_eq!(costs(&[], &Rules::default()), [(0.0, 0.0)]);
}

/// The best value within a budget, by trying everything.
fn tried(classes: &[Class], rules: &Rules, budget: f64) -> Option<f64> {
    let needed = musts(classes, rules);
    let mut best: Option<f64> = None;
    let mut picks = vec![0_usize; classes.len()];
    loop {
        let taken = |at: usize| picks[at].checked_sub(1).map(|way| &classes[at].ways[way]);
        let all = || (0..classes.len()).filter_map(taken);
        let cost: f64 = all().map(|one| one.cost).sum();
        let value: f64 = all().map(|one| one.value).sum();
        let answered = |at: &usize| picks[*at] > 0;
        let requires = rules
            .requires
            .iter()
            .all(|(a, b)| !answered(a) || answered(b));
        let excludes = rules.excludes.iter().all(|group| {
            let in_it: Vec<usize> = group.iter().copied().filter(answered).collect();
            let free = in_it.iter().filter(|at| !needed.contains(at)).count();
            free == 0 || in_it.len() == 1
        });
        let load: f64 = all().filter_map(|one| one.loads.first()).sum();
        let free_loads = (0..classes.len()).filter(|at| !needed.contains(at));
        let loads = free_loads.filter_map(taken).any(|one| one.loads[0] > 0.0);
        let fits = rules
            .room
            .first()
            .is_none_or(|room| !loads || load <= *room);
        let musts = needed
            .iter()
            .all(|at| answered(at) || classes[*at].ways.is_empty());
        if cost <= budget && requires && excludes && fits && musts {
            best = Some(best.map_or(value, |best: f64| best.max(value)));
        }
        let Some(at) = (0..picks.len()).find(|at| picks[*at] < classes[*at].ways.len()) else {
            return best;
        };
        picks[at] += 1;
        picks[..at].fill(0);
    }
}

fn any_class() -> impl Strategy<Value = Class> {
    let way = (1..80_u32, 0..60_u32, 0..4_u32).prop_map(|(value, cost, load)| {
        way(f64::from(value), f64::from(cost), f64::from(load) * 10.0)
    });
    (prop::collection::vec(way, 1..4), prop::bool::weighted(0.1))
        .prop_map(|(ways, must)| Class { ways, must })
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let pairs = prop::collection::vec((0..7_usize, 0..7_usize), 0..3);
    let group = prop::collection::btree_set(0..7_usize, 2..4);
    let groups = prop::collection::vec(group.prop_map(|one| one.into_iter().collect()), 0..2);
    let room = prop::option::of(0..60_u32);
    (pairs, groups, room).prop_map(|(requires, excludes, room)| Rules {
        requires: requires.into_iter().filter(|(a, b)| a != b).collect(),
        excludes,
        room: room.map(f64::from).into_iter().collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// At every budget the curve gives the best of all choices.
    #[test]
    fn the_curve_is_the_best_choice_at_every_budget(
        classes in prop::collection::vec(any_class(), 0..7),
        rules in any_rules(),
    ) {
        let rules = Rules {
            requires: rules.requires.into_iter()
                .filter(|(a, b)| *a.max(b) < classes.len()).collect(),
            excludes: rules.excludes.into_iter().map(|group: Vec<usize>| {
                group.into_iter().filter(|at| *at < classes.len()).collect()
            }).collect(),
            ..rules
        };
        let curve = curve(&classes, &rules);
        prop_assert_eq!(curve.gap, 0.0);
        let least = curve.points[0].cost;
        for budget in [0.0, 10.0, 35.0, 80.0, 150.0, 1000.0] {
            let best = tried(&classes, &rules, budget);
            if budget < least {
                prop_assert_eq!(best, None, "nothing cheaper holds the rules");
            } else {
                let found = curve.within(budget).map(|one| one.value);
                prop_assert_eq!(found, best, "at {}", budget);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// However short the lists: no choice is worth more than the gap says.
    #[test]
    fn the_gap_holds_for_every_budget(
        classes in prop::collection::vec(any_class(), 9..12),
        rules in any_rules(),
        longest in 2..12_usize,
    ) {
        let rules = Rules {
            excludes: rules.excludes.into_iter().map(|mut group| {
                group.retain(|at| *at < classes.len());
                group
            }).collect(),
            ..rules
        };
        let whole = curve_within(&classes, &Rules { ..rules.clone() }, usize::MAX);
        let thin = curve_within(&classes, &rules, longest);
        for best in &whole.points {
            let found = thin.within(best.cost).map_or(0.0, |one| one.value);
            let most = if found > 0.0 { found * (1.0 + thin.gap) } else { thin.gap } + 1e-6;
            prop_assert!(best.value <= most, "{} at {}", best.value, best.cost);
        }
    }
}

/// 210 ways of 70 losses; every second loss is answered with somebody's time.
fn many() -> Vec<Class> {
    let class = |nth: u32| {
        let at = f64::from(nth);
        let ways = [(0.0, 1.0), (1.0, 0.55), (2.0, 0.31)].map(|(way, part)| {
            let cost = 5.0 + (at * 37.7 + way * 11.3) % 113.0;
            let value = 10.0 + (at * 73.3) % 71.0;
            let load = if nth.is_multiple_of(2) {
                cost * part
            } else {
                0.0
            };
            self::way(value * part, cost * part * part, load)
        });
        Class {
            ways: ways.to_vec(),
            must: false,
        }
    };
    (1..=70).map(class).collect()
}

#[test]
fn many_ways_are_chosen_among_with_a_proven_gap_of_one_percent() {
    for room in [None, Some(300.0)] {
        let rules = Rules {
            room: room.into_iter().collect(),
            ..Rules::default()
        };
        let classes = many();
        let curve = curve(&classes, &rules);
        assert!(curve.gap <= 0.01, "{room:?}: {}", curve.gap);
        assert!(
            curve
                .points
                .is_sorted_by(|a, b| a.cost < b.cost && a.value < b.value),
            "who spends more gets more"
        );
        for point in &curve.points {
            let loads = point
                .taken
                .iter()
                .map(|(at, way)| classes[*at].ways[*way].loads[0]);
            let load: f64 = loads.sum();
            assert!(load <= room.unwrap_or(f64::INFINITY) + 1e-6, "{load}");
        }
    }
}
