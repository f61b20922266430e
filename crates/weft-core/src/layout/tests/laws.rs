//! Laws of every drawing, tried on workflows that nobody would draw.

use proptest::prelude::*;

use super::super::scene::{scene, wrap};
use super::super::*;
use crate::workflow::{Link, Mode, Step, StepKind, Tag, Target};

/// A workflow of up to 40 nodes with any links at all, also to nowhere.
pub(super) fn any_workflow(prefix: &'static str) -> impl Strategy<Value = Workflow> {
    let node = (
        0..5_usize,
        0..3_usize,
        prop::collection::vec((0..44_usize, 0..3_usize), 0..4),
    );
    prop::collection::vec(node, 1..40).prop_map(move |nodes| {
        let steps = nodes
            .iter()
            .enumerate()
            .map(|(index, (role, kind, next))| Step {
                id: StepId::from(format!("{prefix}{index:02}")),
                name: "a step with a name of some length ".repeat(index % 4),
                roles: if *role == 0 {
                    vec![]
                } else {
                    vec![format!("Role {role}").as_str().into(), "Other".into()]
                },
                kind: [StepKind::Step, StepKind::Gateway, StepKind::Event][*kind],
                tag: Tag::ALL.get(index % 5).copied(),
                mode: Some(Mode::Live),
                next: next
                    .iter()
                    .map(|(to, word)| Link {
                        name: [
                            None,
                            Some("yes".to_owned()),
                            Some("no, not at all, never".to_owned()),
                        ][*word]
                            .clone(),
                        probability: (*word == 0).then_some(0.5),
                        ..Link::to(Target::Step(StepId::from(format!("{prefix}{to:02}"))))
                    })
                    .collect(),
                ..Step::default()
            });
        Workflow {
            start: Some(StepId::from(format!("{prefix}00"))),
            steps: steps.collect(),
            ..Workflow::default()
        }
    })
}

pub(super) fn sound(workflow: &Workflow, drawn: &Layout) -> Result<(), TestCaseError> {
    let steps = drawn.nodes.iter().filter(|node| !node.ghost).count();
    prop_assert_eq!(steps, workflow.steps.len(), "every node is drawn once");
    for (place, node) in drawn.nodes.iter().enumerate() {
        for other in drawn.nodes.iter().skip(place + 1) {
            prop_assert!(
                !node.rect.overlaps(&other.rect),
                "{:?} lies on {:?}",
                node,
                other
            );
        }
        prop_assert!(
            node.rect.x >= drawn.header && node.rect.y >= 0.0,
            "inside at the upper left"
        );
        prop_assert!(
            node.rect.right() <= drawn.width && node.rect.bottom() <= drawn.height,
            "inside at the lower right"
        );
    }
    for route in &drawn.routes {
        for two in route.points.windows(2) {
            let level = (two[0].y - two[1].y).abs() < 1e-6 || (two[0].x - two[1].x).abs() < 1e-6;
            prop_assert!(level, "level or upright: {:?}", route);
            for node in &drawn.nodes {
                let own = !node.ghost && (node.index == route.from_index || node.step == route.to);
                prop_assert!(
                    own || !node.rect.is_cut_by(two[0], two[1]),
                    "{:?} runs through {:?}",
                    route,
                    node
                );
            }
        }
        for point in &route.points {
            let inside = point.x >= 0.0
                && point.x <= drawn.width
                && point.y >= 0.0
                && point.y <= drawn.height;
            prop_assert!(inside, "inside the drawing: {:?}", route);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn nothing_overlaps_and_no_route_runs_through_a_card(workflow in any_workflow("s")) {
        for options in [Options::drawing(), Options::compare()] {
            sound(&workflow, &layout(&workflow, &[], &options))?;
        }
    }

    #[test]
    fn the_order_of_steps_in_the_file_changes_nothing(workflow in any_workflow("s"), seed in 0..1000_usize) {
        let mut shuffled = workflow.clone();
        let count = shuffled.steps.len();
        for at in 0..count {
            shuffled.steps.swap(at, (at * 7 + seed) % count);
        }
        let places = |workflow: &Workflow| -> BTreeMap<StepId, (usize, usize, Rect)> {
            let drawn = layout(workflow, &[], &Options::drawing());
            drawn.nodes.into_iter().map(|node| (node.step, (node.column, node.lane, node.rect))).collect()
        };
        let (a, b) = (places(&workflow), places(&shuffled));
        prop_assert!(a.iter().all(|(id, one)| b.get(id) == Some(one)), "every step stands where it stood");
    }

    #[test]
    fn matched_steps_share_a_column(
        baseline in any_workflow("b"),
        redesign in any_workflow("r"),
        links in prop::collection::vec((0..40_usize, 0..40_usize), 0..30),
    ) {
        let matches: Vec<(StepId, StepId)> = links
            .iter()
            .map(|(b, r)| (StepId::from(format!("b{b:02}")), StepId::from(format!("r{r:02}"))))
            .collect();
        let ghosts = stripped_out(&baseline, &redesign, &matches, &[]);
        let pair = Pair { baseline: &baseline, redesign: &redesign, matches: &matches, ghosts: &ghosts, waived: &[] };
        let drawn = layout_pair(&pair, &[], &Options::print());
        sound(&baseline, &drawn.baseline)?;
        sound(&redesign, &drawn.redesign)?;
        prop_assert_eq!(&drawn.baseline.columns, &drawn.redesign.columns, "one set of columns");
        let column = |drawn: &Layout, id: &StepId| {
            drawn.nodes.iter().find(|node| node.step == *id && !node.ghost).map(|node| node.column)
        };
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        for (b, r) in &matches {
            if let (Some(x), Some(y)) = (column(&drawn.baseline, b), column(&drawn.redesign, r))
                && !before.contains(b) && !after.contains(r)
            {
                prop_assert_eq!(x, y, "{} and {}", b, r);
                before.insert(b.clone());
                after.insert(r.clone());
            }
        }
        for ghost in drawn.redesign.nodes.iter().filter(|node| node.ghost) {
            prop_assert_eq!(column(&drawn.baseline, &ghost.step), Some(ghost.column), "a ghost stays where it stood");
        }
    }

    #[test]
    fn the_same_workflow_gives_the_same_bytes(workflow in any_workflow("s")) {
        let options = Options::print();
        let draw = || {
            let drawn = layout(&workflow, &[], &options);
            svg(&wrap(&scene(&workflow, &[], &drawn, &options, &BTreeMap::new()), 627.0))
        };
        prop_assert_eq!(draw(), draw(), "twice the same");
    }
}
