//! Pictures of small graphs, and laws that hold for all.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::scene::{scene, scene_pair, wrap};
use super::*;
use crate::workflow::{Document, Link, Mode, Participant, RoleKind, Step, StepKind, Tag, Target};

/// A workflow from lines such as `a [Nurse] -> b, c 30%`; `b` and `c` need lines of their own.
fn workflow(text: &str) -> Workflow {
    let mut steps = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (head, next) = line.split_once("->").unwrap_or((line, ""));
        let (id, role) = head.split_once('[').unwrap_or((head, ""));
        let role = role.trim().trim_end_matches(']');
        let mut step = Step {
            id: StepId::from(id.trim()),
            name: id.trim().to_owned(),
            roles: role
                .split(',')
                .map(str::trim)
                .filter(|one| !one.is_empty())
                .map(Participant::from)
                .collect(),
            tag: Some(Tag::HumanAlone),
            ..Step::default()
        };
        for word in next
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            let (to, share) = word.split_once(' ').unwrap_or((word, ""));
            let mut link = Link::to(Target::Step(StepId::from(to)));
            let share = share.trim_end_matches('%').parse::<f64>();
            link.probability = share.ok().map(|share| share / 100.0);
            step.next.push(link);
        }
        steps.push(step);
    }
    Workflow {
        start: steps.first().map(|step| step.id.clone()),
        steps,
        ..Workflow::default()
    }
}

/// The drawing in letters: lanes from top to bottom, each with its steps by column; then routes.
fn picture(layout: &Layout) -> String {
    let mut out = String::new();
    for (lane, row) in layout.lanes.iter().enumerate() {
        let name = row.role.as_ref().map_or("?", |role| role.as_str());
        let mut nodes: Vec<_> = layout
            .nodes
            .iter()
            .filter(|node| node.lane == lane)
            .collect();
        nodes.sort_by(|a, b| {
            (a.column, a.rect.y)
                .partial_cmp(&(b.column, b.rect.y))
                .unwrap()
        });
        let nodes: Vec<String> = nodes
            .iter()
            .map(|node| {
                let ghost = if node.ghost { "~" } else { "" };
                format!("{ghost}{}@{}", node.step, node.column)
            })
            .collect();
        out.push_str(&format!("{name} {}: {}\n", row.y, nodes.join(" ")));
    }
    for route in &layout.routes {
        let points: Vec<String> = route
            .points
            .iter()
            .map(|point| format!("{},{}", point.x, point.y))
            .collect();
        let words = if route.words.is_empty() {
            String::new()
        } else {
            format!(" “{}”", route.words.join(" "))
        };
        let way = if route.back { "back to" } else { "to" };
        out.push_str(&format!(
            "{} {way} {}{words}: {}\n",
            route.from,
            route.to,
            points.join(" ")
        ));
    }
    out
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "an expectation is written where it is used"
)]
fn check(text: &str, expected: Expect) {
    let roles = [
        Role::new("AI", RoleKind::Ai),
        Role::new("Patient", RoleKind::External),
    ];
    expected.assert_eq(&picture(&layout(
        &workflow(text),
        &roles,
        &Options::reading(),
    )));
}

#[test]
fn a_branch_that_merges_keeps_the_lanes_and_ends_level() {
    check(
        "
        ask [Nurse, Patient] -> read 40%, talk 60%
        read [AI] -> plan
        talk [Nurse] -> plan
        plan [Nurse]
        ",
        expect![[r#"
            Patient 24: 
            Nurse 98: ask@0 talk@1 plan@2
            AI 200: read@1
            ask to read “40%”: 267,113 303,113 303,200 317,200
            ask to talk “60%”: 267,98 317,98
            read to plan: 485,200 497,200 497,113 513,113
            talk to plan: 485,98 513,98
        "#]],
    );
}

#[test]
fn a_loop_goes_back_above_all_lanes() {
    check(
        "
        write [Author] -> review
        review [Reviewer] -> write 35%, ship 65%
        ship [Author]
        ",
        expect![[r#"
            Author 71: write@0 ship@2
            Reviewer 145: review@1
            write to review: 283,71 295,71 295,145 311,145
            review back to write “35% again”: 479,137.5 552,137.5 552,12 101,12 101,71 115,71
            review to ship “65%”: 479,152.5 560,152.5 560,71 574,71
        "#]],
    );
}

#[test]
fn a_step_that_repeats_itself_is_led_over_its_own_card() {
    check(
        "
        call [Agent] -> call 20%, close 80%
        close [Agent]
        ",
        expect![[r#"
            Agent 63: call@0 close@1
            call back to call “20% again”: 264,48 272,48 272,12 88,12 88,63 96,63
            call to close “80%”: 264,63 351,63
        "#]],
    );
}

#[test]
fn steps_that_nothing_leads_to_and_links_to_nowhere_are_drawn_all_the_same() {
    check(
        "
        start [A] -> gone, end of it
        lost [B] -> lost2
        lost2 -> lost
        alone
        ",
        expect![[r#"
            A 71: start@0
            B 173: lost@0
            ? 223: alone@1 lost2@1
            lost to lost2: 264,173 276,173 276,325 292,325
            lost2 back to lost: 460,325 470,325 470,12 82,12 82,173 96,173
        "#]],
    );
}

#[test]
fn an_empty_workflow_has_an_empty_drawing() {
    let drawn = layout(&Workflow::default(), &[], &Options::drawing());
    assert!(
        drawn.nodes.is_empty() && drawn.routes.is_empty(),
        "nothing is drawn: {drawn:?}"
    );
    let scene = scene(
        &Workflow::default(),
        &[],
        &drawn,
        &Options::drawing(),
        &BTreeMap::new(),
    );
    assert!(svg(&scene).starts_with("<svg"), "and it is still a picture");
}

#[test]
fn a_step_that_is_added_moves_only_what_comes_after() {
    let before = workflow("a [X] -> b\nb [Y] -> c\nc [X] -> d\nd [Y]");
    let after = workflow("a [X] -> b\nb [Y] -> new\nnew [Y] -> c\nc [X] -> d\nd [Y]");
    let rects = |workflow: &Workflow| -> BTreeMap<StepId, Rect> {
        let drawn = layout(workflow, &[], &Options::reading());
        drawn
            .nodes
            .into_iter()
            .map(|node| (node.step, node.rect))
            .collect()
    };
    let (before, after) = (rects(&before), rects(&after));
    for id in ["a", "b"] {
        assert_eq!(
            before[&id.into()],
            after[&id.into()],
            "{id} comes before the new step"
        );
    }
    let moved = |id: &str| after[&id.into()].x - before[&id.into()].x;
    assert_eq!(moved("c"), moved("d"), "what comes after moves as one");
    for id in ["c", "d"] {
        assert_eq!(
            before[&id.into()].y,
            after[&id.into()].y,
            "{id} keeps its row"
        );
    }
}

#[test]
fn a_pair_shares_columns_and_shows_what_was_stripped_out() {
    let mut baseline = workflow("a [X] -> b\nb [Y, X] -> c\nc [X]");
    baseline.steps[1].tag = Some(Tag::HumanRelational);
    baseline.steps[1].mode = Some(Mode::Live);
    let redesign = workflow("r1 [X] -> r2\nr2 [AI] -> r4\nr4 [AI] -> r3\nr3 [X]");
    let matches: Vec<(StepId, StepId)> = [("a", "r1"), ("b", "r2"), ("c", "r3")]
        .map(|(a, b)| (a.into(), b.into()))
        .into();
    let roles = [Role::new("AI", RoleKind::Ai)];
    let ghosts = stripped_out(&baseline, &redesign, &matches, &roles);
    let pair = Pair {
        baseline: &baseline,
        redesign: &redesign,
        matches: &matches,
        ghosts: &ghosts,
    };
    let drawn = layout_pair(&pair, &roles, &Options::compare());
    let both = format!(
        "{}---\n{}",
        picture(&drawn.baseline),
        picture(&drawn.redesign)
    );
    expect![[r#"
        X 49: a@0 c@3
        Y 125: b@1
        a to b: 222,49 232,49 232,125 246,125
        b to c: 372,125 532,125 532,49 546,49
        ---
        X 49: r1@0 r3@3
        Y 125: ~b@1
        AI 213: r2@1 r4@2
        r1 to r2: 222,49 232,49 232,213 246,213
        r2 to r4: 372,213 396,213
        r4 to r3: 522,213 532,213 532,49 546,49
    "#]]
    .assert_eq(&both);
}

/// A workflow of up to 40 nodes with any links at all, also to nowhere.
fn any_workflow(prefix: &'static str) -> impl Strategy<Value = Workflow> {
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
                id: StepId(format!("{prefix}{index:02}")),
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
                        ..Link::to(Target::Step(StepId(format!("{prefix}{to:02}"))))
                    })
                    .collect(),
                ..Step::default()
            });
        Workflow {
            start: Some(StepId(format!("{prefix}00"))),
            steps: steps.collect(),
            ..Workflow::default()
        }
    })
}

fn sound(workflow: &Workflow, drawn: &Layout) -> Result<(), TestCaseError> {
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
            .map(|(b, r)| (StepId(format!("b{b:02}")), StepId(format!("r{r:02}"))))
            .collect();
        let ghosts = stripped_out(&baseline, &redesign, &matches, &[]);
        let pair = Pair { baseline: &baseline, redesign: &redesign, matches: &matches, ghosts: &ghosts };
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

/// Every text of a scene: at least 7 pt, and inside the drawing.
fn legible(scene: &scene::Scene) {
    for item in &scene.items {
        let scene::Item::Text {
            text: words,
            size,
            at,
            anchor,
            ..
        } = item
        else {
            continue;
        };
        assert!(
            *size * 0.75 >= 7.0,
            "{words} is {size} px, which is less than 7 pt"
        );
        let wide = text::width(words, *size);
        let (left, right) = match anchor {
            scene::Anchor::Start => (at.x, at.x + wide),
            scene::Anchor::Middle => (at.x - wide / 2.0, at.x + wide / 2.0),
            scene::Anchor::End => (at.x - wide, at.x),
        };
        assert!(left >= 0.0, "{words} begins at {left}");
        assert!(
            right <= scene.width + 1.0,
            "{words} ends at {right} of {}",
            scene.width
        );
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn the_samples_are_legible_on_a_page_and_nothing_of_a_name_is_cut() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    for name in ["onboarding", "support", "codereview", "healthy-support"] {
        let Ok(text) = std::fs::read_to_string(format!("{folder}/{name}.weft.json")) else {
            eprintln!("SKIPPED: ../shared is absent; no sample is drawn");
            return;
        };
        let document: Document = serde_json::from_str(&text).expect("a sample is a document");
        let redesign = &document.redesigns[0].workflow;
        let matches = replaced(redesign);
        let ghosts = stripped_out(&document.baseline, redesign, &matches, &document.roles);
        let pair = Pair {
            baseline: &document.baseline,
            redesign,
            matches: &matches,
            ghosts: &ghosts,
        };
        let options = Options::print();
        let drawn = layout_pair(&pair, &document.roles, &options);
        let none = BTreeMap::new();
        let whole = scene_pair(&pair, &document.roles, &drawn, &options, (&none, &none));
        legible(&whole);
        let page = wrap(&whole, 627.0);
        assert!(
            page.width <= 627.0,
            "{name} is {} wide on the page",
            page.width
        );
        legible(&page);
        let words = |scene: &scene::Scene| -> Vec<String> {
            let texts = scene.items.iter().filter_map(|item| match item {
                scene::Item::Text {
                    text,
                    writing: scene::Writing::Name,
                    ..
                } => Some(text.clone()),
                scene::Item::Text { .. } | scene::Item::Shape { .. } | scene::Item::Line { .. } => {
                    None
                }
            });
            let mut texts: Vec<String> = texts.collect();
            texts.sort();
            texts
        };
        assert_eq!(
            words(&whole),
            words(&page),
            "wrapping loses no line of a name"
        );
        let all = words(&whole).join(" ");
        for step in document.baseline.steps.iter().chain(&redesign.steps) {
            for word in step.name.split_whitespace() {
                assert!(all.contains(word), "{word} of “{}” is drawn", step.name);
            }
        }
    }
}
