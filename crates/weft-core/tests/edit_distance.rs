//! Why plain edit distance must not decide which step became which (audit.md 3.6).
//!
//! The unit-cost graph edit distance is found by trying every mapping, since the drawings have four
//! nodes at most.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::measure::similarity::{Drawing, fractions};

/// For every node of one drawing, its partner in the other; none where it is deleted.
type Mapping = BTreeMap<char, Option<char>>;

/// A drawing of one path; each node is named by its letter.
fn path(letters: &str) -> Drawing<char> {
    Drawing {
        nodes: letters.chars().collect(),
        edges: letters.chars().zip(letters.chars().skip(1)).collect(),
    }
}

/// Every way to give each node a partner of its own, or none.
fn mappings(nodes: &[char], free: &BTreeSet<char>) -> Vec<Mapping> {
    let Some((node, rest)) = nodes.split_first() else {
        return vec![Mapping::new()];
    };
    let partners = free.iter().copied().map(Some).chain([None]);
    let mut found = Vec::new();
    for partner in partners {
        let mut left = free.clone();
        if let Some(taken) = partner {
            left.remove(&taken);
        }
        found.extend(mappings(rest, &left).into_iter().map(|mut mapping| {
            mapping.insert(*node, partner);
            mapping
        }));
    }
    found
}

/// What a mapping costs: one for each node renamed, deleted or added, and for each edge deleted or
/// added.
fn cost(one: &Drawing<char>, other: &Drawing<char>, mapping: &Mapping) -> usize {
    let image = |node: &char| mapping.get(node).copied().flatten();
    let kept = mapping.values().flatten().count();
    let renamed = |(node, partner): &(&char, &Option<char>)| partner.is_some_and(|it| it != **node);
    let edges = one.edges.iter();
    let edges_kept = edges
        .filter_map(|(from, to)| Some((image(from)?, image(to)?)))
        .filter(|edge| other.edges.contains(edge))
        .count();
    mapping.iter().filter(renamed).count()
        + (one.nodes.len() - kept)
        + (other.nodes.len() - kept)
        + (one.edges.len() - edges_kept)
        + (other.edges.len() - edges_kept)
}

/// The cheapest mappings, with what they cost.
fn cheapest(one: &Drawing<char>, other: &Drawing<char>) -> (usize, Vec<Mapping>) {
    let nodes: Vec<char> = one.nodes.iter().copied().collect();
    let all = mappings(&nodes, &other.nodes);
    let least = all.iter().map(|mapping| cost(one, other, mapping)).min();
    let least = least.expect("to delete everything is a mapping");
    let best = all
        .into_iter()
        .filter(|mapping| cost(one, other, mapping) == least);
    (least, best.collect())
}

#[test]
fn the_cheapest_edit_renames_a_step_that_nobody_renamed() {
    let (before, after) = (path("ABCD"), path("ABD"));
    let (distance, best) = cheapest(&before, &after);
    assert_eq!(
        distance, 3,
        "audit.md 3.6, and networkx: rename C, delete D and its edge"
    );
    let renames = Mapping::from([
        ('A', Some('A')),
        ('B', Some('B')),
        ('C', Some('D')),
        ('D', None),
    ]);
    assert_eq!(best, [renames], "and no other edit is as cheap");
}

#[test]
fn what_really_happened_costs_more_but_leaves_every_step_its_name() {
    let (before, after) = (path("ABCD"), path("ABD"));
    let left_out = Mapping::from([
        ('A', Some('A')),
        ('B', Some('B')),
        ('C', None),
        ('D', Some('D')),
    ]);
    assert_eq!(
        cost(&before, &after, &left_out),
        4,
        "delete C and its two edges, join B and D"
    );
    let partners = left_out.into_iter();
    let partners = partners.filter_map(|(node, partner)| Some((node, (partner?, 1.0))));
    let similarity = fractions(&before, &after, &partners.collect()).similarity([1.0; 3]);
    assert!(
        (similarity - 0.752_381).abs() < 5e-7,
        "audit.md 3.6: simGED of the same mapping is {similarity}"
    );
}

#[test]
fn equal_drawings_are_no_edit_apart() {
    let (distance, best) = cheapest(&path("ABCD"), &path("ABCD"));
    assert_eq!(
        (distance, best.len()),
        (0, 1),
        "every node is its own partner"
    );
}
