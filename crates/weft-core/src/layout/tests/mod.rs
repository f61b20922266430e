//! Pictures of small graphs, and laws that hold for all.

mod german;
mod kept;
mod laws;
mod pairs;
mod placed;
mod scenes;

use expect_test::{Expect, expect};

use super::scene::scene;
use super::*;
use crate::workflow::{Link, Mode, Participant, RoleKind, Step, Tag, Target};

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
            ask to read “40%”: 297,113 334,113 334,200 348,200
            ask to talk “60%”: 297,98 348,98
            read to plan: 516,200 528,200 528,113 544,113
            talk to plan: 516,98 544,98
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
            write to review: 297,71 309,71 309,145 325,145
            review back to write “35% again”: 493,137.5 563,137.5 563,12 115,12 115,71 129,71
            review to ship “65%”: 493,152.5 571,152.5 571,71 585,71
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
            call back to call “20% again”: 297,48 305,48 305,12 121,12 121,63 129,63
            call to close “80%”: 297,63 381,63
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
            lost to lost2: 314,173 326,173 326,325 342,325
            lost2 back to lost: 510,325 520,325 520,12 132,12 132,173 146,173
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
        waived: &[],
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
        a to b: 247,49 257,49 257,125 271,125
        b to c: 397,125 557,125 557,49 571,49
        ---
        X 49: r1@0 r3@3
        Y 125: ~b@1
        AI 213: r2@1 r4@2
        r1 to r2: 247,49 257,49 257,213 271,213
        r2 to r4: 397,213 421,213
        r4 to r3: 547,213 557,213 557,49 571,49
    "#]]
    .assert_eq(&both);
}
