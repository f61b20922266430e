//! The examples of the literature, and that nothing without noise is lost.

use super::super::tests::counted;
use super::*;

fn tree(cases: &[&str]) -> String {
    let (names, tally) = counted(cases);
    let found = discover(&tally, Method::InductiveMiner, 0.2);
    found.tree.text(&names)
}

#[test]
fn the_examples_of_the_literature() {
    // van der Aalst, Process Mining (2016), log L1.
    let l1 = ["abcd", "abcd", "abcd", "acbd", "acbd", "aed"];
    assert_eq!(tree(&l1), "→(a, ×(∧(b, c), e), d)", "L1");
    // L2: with a repetition.
    let l2 = [
        "abcd",
        "abcd",
        "abcd",
        "acbd",
        "acbd",
        "acbd",
        "acbd",
        "abcefbcd",
        "abcefbcd",
        "abcefcbd",
        "acbefbcd",
        "acbefbcd",
        "acbefcbd",
        "acbefbcefcbd",
    ];
    assert_eq!(tree(&l2), "→(a, ↺(∧(b, c), →(e, f)), d)", "L2");
    // L3.
    let l3 = ["abcdefbdceg", "abdceg", "abdceg", "abcdefbcdefbdceg"];
    assert_eq!(tree(&l3), "→(a, ↺(→(b, ∧(c, d), e), f), g)", "L3");
    // L4: choices that depend on each other are not seen by any block.
    assert_eq!(
        tree(&["acd", "bcd", "ace", "bce"]),
        "→(×(a, b), c, ×(d, e))",
        "L4"
    );
}

#[test]
fn what_is_skipped_together_stays_together() {
    assert_eq!(tree(&["sabc", "sc"]), "→(s, ×(→(a, b), τ), c)", "a and b");
    assert_eq!(
        tree(&["sabc", "sac", "sbc", "sc"]),
        "→(s, ×(a, τ), ×(b, τ), c)",
        "each"
    );
}

#[test]
fn repetitions_with_nothing_between() {
    assert_eq!(tree(&["ab", "abab", "ababab"]), "↺(→(a, b), τ)", "both");
    assert_eq!(tree(&["abbb", "ab"]), "→(a, ↺(b, τ))", "one");
    assert_eq!(
        tree(&["abac", "ac", "ababac"]),
        "→(↺(a, b), c)",
        "with b between"
    );
}

#[test]
fn a_parallel_part_that_is_missing_is_seen_by_its_visits() {
    assert_eq!(
        tree(&["sab", "sba", "sa"]),
        "→(s, ∧(a, ×(b, τ)))",
        "b is missing once"
    );
}

#[test]
fn noise_is_left_out_where_it_hides_the_structure() {
    let mut cases = vec!["abcd"; 20];
    cases.extend(["acbd"; 20]);
    cases.push("adcb");
    let (names, tally) = counted(&cases);
    let found = discover(&tally, Method::InductiveMiner, 0.2);
    assert_eq!(
        found.tree.text(&names),
        "→(a, ∧(b, c), d)",
        "one case in 41"
    );
    assert!(found.dropped > 0 && found.dropped <= 3, "{found:?}");
}

#[test]
fn what_has_no_blocks_stays_a_graph() {
    // Every activity follows some others only: none of the cuts fits.
    let cases = ["abcabdc", "acbdab", "bdacb", "cabd"];
    let (names, tally) = counted(&cases);
    let found = discover(&tally, Method::InductiveMiner, 0.0);
    assert!(
        found.tree.text(&names).contains("G{"),
        "{}",
        found.tree.text(&names)
    );
    assert_eq!(found.dropped, 0, "nothing is left out");
}
