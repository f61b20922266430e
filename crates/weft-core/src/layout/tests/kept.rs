//! Laws of drawings that keep an earlier one: an edit moves nothing but what it is about.

use proptest::prelude::*;

use super::super::*;
use super::laws::{any_workflow, sound};
use crate::workflow::{Link, Step, Tag, Target};

/// A generator of numbers that look random (Knuth's MMIX, upper bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }
}

type Edges = Vec<(usize, usize)>;

/// Grows hand-offs from one: steps in a row, branches that merge, and loops.
fn grown(size: usize, seed: u64) -> Edges {
    let mut dice = Dice(seed.wrapping_mul(7919) + 17);
    let mut edges = vec![(0, 1)];
    let mut count = 2;
    while count < size {
        let at = dice.below(edges.len());
        let (from, to) = edges[at];
        match dice.below(100) {
            0..=59 => {
                edges[at] = (from, count);
                edges.push((count, to));
                count += 1;
            }
            60..=89 => {
                let merge = count;
                edges[at] = (merge, to);
                for arm in merge + 1..merge + 3 {
                    edges.extend([(from, arm), (arm, merge)]);
                }
                count += 3;
            }
            _ => {
                edges[at] = (from, count);
                edges.extend([(count, count + 1), (count + 1, to), (count + 1, count)]);
                count += 2;
            }
        }
    }
    edges
}

/// The workflow of these hand-offs; step `n` is always performed by the same role.
fn of(edges: &Edges, roles: usize) -> Workflow {
    let count = edges.iter().map(|edge| edge.0.max(edge.1) + 1).max();
    let step = |step: usize| {
        let ways = edges.iter().filter(|edge| edge.0 == step);
        Step {
            id: StepId::from(format!("s{step}")),
            name: format!("Step {step}"),
            roles: vec![format!("Role {}", step * 5 % 7 % roles).as_str().into()],
            tag: Some(Tag::HumanAlone),
            next: ways
                .map(|edge| Link::to(Target::Step(StepId::from(format!("s{}", edge.1)))))
                .collect(),
            ..Step::default()
        }
    };
    Workflow {
        start: Some("s0".into()),
        steps: (0..count.unwrap_or(0)).map(step).collect(),
        ..Workflow::default()
    }
}

/// The hand-offs with one more step in the middle of one of them.
fn split(edges: &Edges, at: usize) -> Edges {
    let new = edges.iter().map(|edge| edge.0.max(edge.1) + 1).max();
    let new = new.expect("there are hand-offs");
    let mut more = edges.clone();
    let (from, to) = more[at];
    more[at] = (from, new);
    more.push((new, to));
    more
}

/// How many hand-offs cross.
fn crossings(drawn: &Layout) -> usize {
    let (mut level, mut upright) = (Vec::new(), Vec::new());
    for (edge, route) in drawn.routes.iter().enumerate() {
        for two in route.points.windows(2) {
            let (a, b) = (two[0], two[1]);
            if (a.y - b.y).abs() < 0.01 {
                level.push((edge, a.y, a.x.min(b.x), a.x.max(b.x)));
            } else {
                upright.push((edge, a.x, a.y.min(b.y), a.y.max(b.y)));
            }
        }
    }
    let crosses = |a: &(usize, f64, f64, f64), b: &(usize, f64, f64, f64)| {
        a.0 != b.0 && a.2 < b.1 && b.1 < a.3 && b.2 < a.1 && a.1 < b.3
    };
    let pairs = level
        .iter()
        .flat_map(|a| upright.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| crosses(a, b)).count()
}

/// Checks that no step moved up or down, and none by more than this many columns to the right.
fn nothing_moved(before: &Layout, after: &Layout, columns: usize) {
    let nodes = after.nodes.iter();
    let now: BTreeMap<(&StepId, bool), &Placed> =
        nodes.map(|it| ((&it.step, it.ghost), it)).collect();
    let line = |drawn: &Layout| drawn.lanes.first().map_or(0.0, |lane| lane.y);
    let shift = line(after) - line(before);
    for old in &before.nodes {
        let new = now[&(&old.step, old.ghost)];
        assert_eq!(
            new.rect.y - shift,
            old.rect.y,
            "{} stays at its height",
            old.step
        );
        assert!(
            (old.column..=old.column + columns).contains(&new.column),
            "{} stands in column {}, and stood in {}",
            old.step,
            new.column,
            old.column
        );
    }
}

#[test]
fn a_step_put_into_a_hand_off_moves_no_other_up_or_down() {
    let options = Options::reading();
    let (mut kept, mut fresh) = (0, 0);
    for size in [20, 40, 60, 80, 100] {
        for seed in 0..6 {
            let edges = grown(size, seed);
            let roles = [1, 3, 7][usize::try_from(seed).expect("small") % 3];
            let before = layout(&of(&edges, roles), &[], &options);
            for at in (0..edges.len()).step_by(edges.len() / 5) {
                let after = of(&split(&edges, at), roles);
                let drawn = layout_from(&before, &after, &[], &options);
                nothing_moved(&before, &drawn, 1);
                kept += crossings(&drawn);
                fresh += crossings(&layout(&after, &[], &options));
            }
        }
    }
    assert!(
        kept * 10 <= fresh * 12,
        "crossings: {kept}, and {fresh} if laid out afresh"
    );
}

#[test]
fn a_hand_off_more_or_less_moves_no_step() {
    let options = Options::reading();
    for seed in 0..12 {
        let edges = grown(50, seed);
        let before = layout(&of(&edges, 4), &[], &options);
        let mut dice = Dice(seed);
        for _ in 0..8 {
            let (a, b) = (dice.below(50), dice.below(50));
            let column = |step: usize| before.nodes.get(step).map(|node| node.column);
            let new = if column(a) < column(b) {
                (a, b)
            } else {
                (b, a)
            };
            if column(a) == column(b) || edges.contains(&new) {
                continue;
            }
            let more = [edges.as_slice(), &[new]].concat();
            let after = layout_from(&before, &of(&more, 4), &[], &options);
            nothing_moved(&before, &after, 0);
            let back = layout_from(&after, &of(&edges, 4), &[], &options);
            nothing_moved(&after, &back, 0);
        }
    }
}

#[test]
fn a_step_that_changes_hands_moves_alone() {
    let options = Options::reading();
    for seed in 0..6 {
        let workflow = of(&grown(40, seed), 4);
        let before = layout(&workflow, &[], &options);
        for at in (0..workflow.steps.len()).step_by(3) {
            let mut changed = workflow.clone();
            let id = changed.steps[at].id.clone();
            changed.steps[at].roles = vec![format!("Role {}", seed % 4).as_str().into()];
            let after = layout_from(&before, &changed, &[], &options);
            let mut others = before.clone();
            others.nodes.retain(|node| node.step != id);
            nothing_moved(&others, &after, 1);
        }
    }
}

#[test]
fn a_step_put_into_a_redesign_moves_nothing_in_either_version() {
    let options = Options::compare();
    for seed in 0..6 {
        let edges = grown(40, seed);
        let baseline = of(&edges, 4);
        let ids = baseline.steps.iter().map(|step| step.id.clone());
        let matches: Vec<(StepId, StepId)> = ids.map(|id| (id.clone(), id)).collect();
        let ghosts = [matches[7].0.clone()];
        let copy = Pair {
            baseline: &baseline,
            redesign: &baseline,
            matches: &matches,
            ghosts: &ghosts,
            waived: &[],
        };
        let before = layout_pair(&copy, &[], &options);
        for at in (0..edges.len()).step_by(7) {
            let redesign = &of(&split(&edges, at), 4);
            let edited = Pair { redesign, ..copy };
            let after = layout_pair_from(&before, &edited, &[], &options);
            nothing_moved(&before.baseline, &after.baseline, 1);
            nothing_moved(&before.redesign, &after.redesign, 1);
        }
    }
}

#[test]
fn a_workflow_that_is_edited_for_long_stays_readable() {
    let options = Options::reading();
    for (seed, roles) in [(1, 1), (2, 4), (3, 7)] {
        let mut edges = grown(20, seed);
        let mut drawn = layout(&of(&edges, roles), &[], &options);
        let mut dice = Dice(seed);
        for _ in 0..40 {
            edges = split(&edges, dice.below(edges.len()));
            let next = layout_from(&drawn, &of(&edges, roles), &[], &options);
            nothing_moved(&drawn, &next, 1);
            drawn = next;
        }
        let fresh = layout(&of(&edges, roles), &[], &options);
        assert!(
            crossings(&drawn) <= 2 * crossings(&fresh) + 10,
            "after forty steps: {} crossings, and {} if laid out afresh",
            crossings(&drawn),
            crossings(&fresh)
        );
    }
}

#[test]
fn a_step_taken_out_leaves_its_place_empty() {
    let options = Options::reading();
    let edges = grown(60, 4);
    let more = split(&edges, 30);
    let before = layout(&of(&more, 4), &[], &options);
    let after = layout_from(&before, &of(&edges, 4), &[], &options);
    let stays = |layout: &Layout| -> Vec<(StepId, f64)> {
        let nodes = layout
            .nodes
            .iter()
            .filter(|node| node.step.as_str() != "s60");
        let line = layout.lanes.first().map_or(0.0, |lane| lane.y);
        nodes
            .map(|node| (node.step.clone(), node.rect.y - line))
            .collect()
    };
    assert_eq!(
        stays(&before),
        stays(&after),
        "nobody else moves up or down"
    );
}

#[test]
fn a_new_role_moves_the_lanes_below_it_and_nothing_else() {
    let options = Options::reading();
    let mut workflow = of(&vec![(0, 1), (1, 2), (2, 3)], 7);
    let before = layout(&workflow, &[], &options);
    workflow.steps[1].roles = vec!["Newcomer".into()];
    let after = layout_from(&before, &workflow, &[], &options);
    let rows = |drawn: &Layout| -> Vec<(String, f64)> {
        let names = drawn.lanes.iter();
        names
            .map(|lane| {
                (
                    lane.role.as_ref().map_or("", |it| it.as_str()).to_owned(),
                    lane.y,
                )
            })
            .collect()
    };
    let (old, new) = (rows(&before), rows(&after));
    let names: Vec<&str> = new.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(
        names,
        ["Role 0", "Newcomer", "Role 3", "Role 1"],
        "old lanes keep their order"
    );
    assert_eq!(old[0].1, new[0].1, "the lane above stays");
}

#[test]
fn links_and_steps_that_turn_the_order_round_are_drawn_all_the_same() {
    let options = Options::reading();
    let before = layout(&of(&vec![(0, 1), (1, 2), (2, 3)], 2), &[], &options);
    let turned = of(&vec![(0, 3), (3, 2), (2, 1)], 2);
    let after = layout_from(&before, &turned, &[], &options);
    let column = |id: &str| {
        let node = after.nodes.iter().find(|node| node.step.as_str() == id);
        node.map(|node| node.column)
    };
    assert!(
        column("s3") < column("s2") && column("s2") < column("s1"),
        "hand-offs run forwards"
    );
}

#[test]
fn nothing_is_kept_of_a_drawing_of_something_else() {
    let options = Options::reading();
    let workflow = of(&grown(30, 1), 3);
    let empty = layout_from(&Layout::default(), &workflow, &[], &options);
    assert_eq!(
        empty,
        layout(&workflow, &[], &options),
        "as if there were none before"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_drawing_may_follow_any_other(before in any_workflow("s"), after in any_workflow("s")) {
        for options in [Options::drawing(), Options::compare()] {
            let drawn = layout_from(&layout(&before, &[], &options), &after, &[], &options);
            sound(&after, &drawn)?;
            let again = layout_from(&drawn, &before, &[], &options);
            sound(&before, &again)?;
        }
    }

    #[test]
    fn the_same_workflow_is_drawn_where_it_was(workflow in any_workflow("s")) {
        let options = Options::drawing();
        let before = layout(&workflow, &[], &options);
        let after = layout_from(&before, &workflow, &[], &options);
        nothing_moved(&before, &after, 0);
        prop_assert_eq!(
            layout_from(&before, &workflow, &[], &options),
            after,
            "and the same each time"
        );
    }

    #[test]
    fn a_pair_is_drawn_where_it_was_and_keeps_its_columns(
        baseline in any_workflow("b"),
        redesign in any_workflow("r"),
        edited in any_workflow("r"),
        links in prop::collection::vec((0..40_usize, 0..40_usize), 0..30),
    ) {
        let matches: Vec<(StepId, StepId)> = links
            .iter()
            .map(|(b, r)| (StepId::from(format!("b{b:02}")), StepId::from(format!("r{r:02}"))))
            .collect();
        let options = Options::compare();
        let ghosts = stripped_out(&baseline, &redesign, &matches, &[]);
        let pair = Pair { baseline: &baseline, redesign: &redesign, matches: &matches, ghosts: &ghosts, waived: &[] };
        let before = layout_pair(&pair, &[], &options);
        let after = layout_pair_from(&before, &pair, &[], &options);
        nothing_moved(&before.baseline, &after.baseline, 0);
        sound(&redesign, &after.redesign)?;
        let ghosts = stripped_out(&baseline, &edited, &matches, &[]);
        let pair = Pair { redesign: &edited, ghosts: &ghosts, ..pair };
        let drawn = layout_pair_from(&before, &pair, &[], &options);
        sound(&baseline, &drawn.baseline)?;
        sound(&edited, &drawn.redesign)?;
        prop_assert_eq!(&drawn.baseline.columns, &drawn.redesign.columns, "one set of columns");
    }
}
