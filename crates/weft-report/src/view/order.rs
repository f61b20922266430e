//! The order in which a version is drawn and numbered: time runs down the page.
//!
//! A file whose hand-offs lead down keeps its order: a person wrote it so. Models drawn by hand are often
//! stored in the order in which they were drawn; their steps are put in the order of the flow, branch by
//! branch, short ones first, with what comes after a join below all that leads to it.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Step, StepId, Target};

/// A file is sorted if more than one of this many hand-offs leads up, loops aside.
const UPWARDS: usize = 5;
/// Branches of larger versions stand in the order of their hand-offs, since counting them takes long.
const COUNTED: usize = 2_000;

/// The steps and routing nodes of a version from top to bottom.
pub(super) fn in_flow(steps: &[Step]) -> Vec<&Step> {
    let next = forward(links(steps));
    let ways = next.iter().enumerate();
    let mut ways = ways.flat_map(|(from, to)| to.iter().map(move |to| *to < from));
    let upwards = ways.clone().filter(|is_up| *is_up).count();
    if upwards * UPWARDS <= ways.by_ref().count() {
        return steps.iter().collect();
    }
    let next = if steps.len() <= COUNTED {
        short_first(&next)
    } else {
        next
    };
    let order = walk(&next).order.into_iter();
    order.filter_map(|at| steps.get(at)).collect()
}

/// The hand-offs without those that lead back; a ring is entered on the first way that leads to it.
fn forward(mut next: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    next.iter_mut().for_each(|ways| ways.reverse());
    let back = walk(&next).back;
    for (from, ways) in next.iter_mut().enumerate() {
        ways.reverse();
        ways.retain(|to| !back.contains(&(from, *to)));
    }
    next
}

/// Puts ways out of a node in the order of how much they lead to.
fn short_first(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut sorted = next.to_vec();
    for ways in sorted.iter_mut().filter(|ways| ways.len() > 1) {
        ways.sort_by_cached_key(|way| reached(*way, next));
    }
    sorted
}

/// How many nodes a node leads to.
fn reached(from: usize, next: &[Vec<usize>]) -> usize {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        for to in next.get(node).into_iter().flatten() {
            if seen.insert(*to) {
                open.push(*to);
            }
        }
    }
    seen.len()
}

/// Where each node leads.
fn links(steps: &[Step]) -> Vec<Vec<usize>> {
    let mut places: BTreeMap<&StepId, usize> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        places.entry(&step.id).or_insert(at);
    }
    let targets = |step: &Step| {
        let links = step.next.iter();
        let ids = links.filter_map(|link| match &link.to {
            Target::Step(id) => places.get(id).copied(),
            Target::End => None,
        });
        ids.collect()
    };
    steps.iter().map(targets).collect()
}

/// A walk along every hand-off, the first way out of a node last.
struct Walk {
    /// The nodes from top to bottom.
    order: Vec<usize>,
    /// Hand-offs that lead back to a node on the way to them.
    back: BTreeSet<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Left,
}

fn walk(next: &[Vec<usize>]) -> Walk {
    let mut state = vec![State::New; next.len()];
    let mut back = BTreeSet::new();
    let (mut joining, mut apart) = (Vec::new(), Vec::new());
    for root in roots(next) {
        let (part, joins) = walk_from(root, next, &mut state, &mut back);
        // Another beginning that joins what is there stands above it; one that does not, below.
        let list = if joins { &mut joining } else { &mut apart };
        list.extend(part.into_iter().rev());
    }
    joining.extend(apart);
    Walk {
        order: joining,
        back,
    }
}

/// The nodes that are new from here, in the order in which they are left for good, and whether a way
/// leads to what was there before.
fn walk_from(
    root: usize,
    next: &[Vec<usize>],
    state: &mut [State],
    back: &mut BTreeSet<(usize, usize)>,
) -> (Vec<usize>, bool) {
    let mut left = Vec::new();
    let mut mine = BTreeSet::new();
    let mut joins = false;
    if state.get(root) != Some(&State::New) {
        return (left, joins);
    }
    // A node with how many of its ways out were walked.
    let mut path = vec![(root, 0_usize)];
    while let Some((node, done)) = path.pop() {
        if done == 0 {
            set(state, node, State::Open);
            mine.insert(node);
        }
        let ways = next.get(node).map_or(&[][..], Vec::as_slice);
        let Some(&to) = ways.iter().rev().nth(done) else {
            set(state, node, State::Left);
            left.push(node);
            continue;
        };
        path.push((node, done + 1));
        match state.get(to) {
            Some(State::New) => path.push((to, 0)),
            Some(State::Open) => {
                back.insert((node, to));
            }
            Some(State::Left) => joins |= !mine.contains(&to),
            None => {}
        }
    }
    (left, joins)
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

/// Where walks begin: what nothing leads to, then whatever is left, rings without an entry.
fn roots(next: &[Vec<usize>]) -> Vec<usize> {
    let mut entered = vec![false; next.len()];
    for to in next.iter().flatten() {
        set(&mut entered, *to, true);
    }
    let (rings, starts): (Vec<usize>, Vec<usize>) =
        (0..next.len()).partition(|at| entered.get(*at).copied().unwrap_or_default());
    starts.into_iter().chain(rings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps as `a: b c; b: …` in the order of the file.
    fn order(text: &str) -> String {
        let step = |part: &str| {
            let (id, to) = part.split_once(':').expect("an id and where it leads");
            let links: Vec<String> = to
                .split_whitespace()
                .map(|to| format!(r#"{{"to": "{to}"}}"#))
                .collect();
            let id = id.trim();
            format!(
                r#"{{"id": "{id}", "name": "{id}", "next": [{}]}}"#,
                links.join(", ")
            )
        };
        let steps: Vec<String> = text.split(';').map(step).collect();
        let steps: Vec<Step> =
            serde_json::from_str(&format!("[{}]", steps.join(", "))).expect("steps");
        let ids = in_flow(&steps).into_iter().map(|step| step.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_file_in_the_order_of_the_flow_keeps_it() {
        assert_eq!(order("a: b c; b: d; c: d; d: a e; e:"), "a b c d e");
        assert_eq!(
            order("a: b c; c: d; b: c d; d: e; e: f; f:"),
            "a c b d e f",
            "one hand-off that leads up is what its author wanted"
        );
    }

    #[test]
    fn a_file_in_any_other_order_is_sorted_branch_by_branch() {
        assert_eq!(order("d:; c: d; b: c; a: b"), "a b c d", "upside down");
        assert_eq!(
            order("z:; y: z; x: y; c: z; b: c; a: x b"),
            "a x y b c z",
            "the join stands below both branches"
        );
        assert_eq!(
            order("e:; d: e; c: d; r: b; b: c r; a: b"),
            "a b r c d e",
            "what only leads back stands beside what it leads back to"
        );
    }

    #[test]
    fn other_beginnings_stand_where_they_belong() {
        assert_eq!(
            order("d:; c: d; b: c; a: b; x: c"),
            "x a b c d",
            "x joins the way above the join"
        );
        assert_eq!(
            order("y:; d:; c: d; b: c; a: b; x: y"),
            "a b c d x y",
            "x goes its own way"
        );
    }

    #[test]
    fn loops_do_not_turn_the_order_around() {
        assert_eq!(order("d:; c: b d; b: c; a: b"), "a b c d", "c leads back");
        assert_eq!(
            order("d:; c: b d; b: c; w: c; s: a w; a: b"),
            "s w a b c d",
            "the ring is entered where the first way enters it"
        );
        assert_eq!(
            order("b: a; a: b"),
            "b a",
            "a ring begins where the file does"
        );
    }
}
