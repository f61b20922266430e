//! Two workflows as text in, matches as text out.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Match, align, between_work, candidates};
use crate::workflow::{Link, Origin, Step, StepId, StepKind, Target, Workflow};

/// Reads one step a line, `id: name @role -> next, next`; `<name>` is an event, `?name` a gateway.
fn workflow(picture: &str) -> Workflow {
    let lines = picture.lines().map(str::trim);
    Workflow {
        steps: lines.filter(|line| !line.is_empty()).map(step).collect(),
        ..Workflow::default()
    }
}

fn step(line: &str) -> Step {
    let (line, next) = line.split_once("->").unwrap_or((line, ""));
    let (id, rest) = line.split_once(':').expect("a step has an id and a name");
    let (name, role) = rest.split_once('@').unwrap_or((rest, ""));
    let (name, role) = (name.trim(), role.trim());
    let kind = match name.chars().next() {
        Some('<') => StepKind::Event,
        Some('?') => StepKind::Gateway,
        _ => StepKind::Step,
    };
    let targets = next.split(',').map(str::trim).filter(|it| !it.is_empty());
    Step {
        id: id.trim().into(),
        name: name.trim_matches(['<', '>', '?']).to_owned(),
        kind,
        roles: (!role.is_empty())
            .then(|| role.into())
            .into_iter()
            .collect(),
        next: targets
            .map(|id| Link::to(Target::Step(id.into())))
            .collect(),
        ..Step::default()
    }
}

fn said(matches: &[Match]) -> String {
    matches.iter().fold(String::new(), |text, it| {
        let sure = if it.confirmed { ", confirmed" } else { "" };
        let (one, other, score) = (&it.baseline, &it.redesign, it.score);
        let likelihood = format!("{:?}", it.likelihood).to_lowercase();
        let reasons = it.reasons.join("; ");
        format!("{text}{one} = {other} {score:.2} {likelihood}{sure}: {reasons}\n")
    })
}

fn check(baseline: &str, redesign: &str, expected: &Expect) {
    expected.assert_eq(&said(&align(&workflow(baseline), &workflow(redesign), &[])));
}

#[test]
fn words_find_a_renamed_step() {
    check(
        "
        a: Check application -> b
        b: Send letter of acceptance -> c
        c: Archive file
        ",
        "
        x: Applications are checked -> y
        y: Send acceptance letter -> z
        z: Celebrate
        ",
        &expect![[r#"
            a = x 0.99 likely: same words: check, application; comes before the same step; same place in the flow
            b = y 1.00 likely: same words: send, letter, acceptance; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn words_of_the_same_meaning_count_as_the_same_word_in_both_languages() {
    check(
        "
        a: Verify the invoice -> b
        b: Reject claim
        ",
        "
        x: Rechnung prüfen -> y
        y: Deny claim
        ",
        &expect![[r#"
            a = x 1.00 likely: words of the same meaning: verify and prüfen, invoice and rechnung; comes before the same step; same place in the flow
            b = y 1.00 likely: same words: claim; words of the same meaning: reject and deny; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn a_role_that_both_have_keeps_a_match_in_its_lane() {
    check(
        "
        a: Receive application @Student office -> b
        b: Confirm admission @Board
        ",
        "
        x: Receive application @Board -> y
        y: Receive applications @Student office -> z
        z: Confirm admission @Board
        ",
        &expect![[r#"
            a = y 0.97 likely: same words: receive, application; same role: Student office; comes before the same step
            b = z 1.00 likely: same name; same role: Board; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn a_step_that_a_machine_does_now_is_not_held_against_its_lane() {
    let baseline = workflow("a: Check invoice @Clerk -> b\nb: Pay invoice @Clerk");
    let mut redesign = workflow("x: Check invoice @System -> y\ny: Pay invoice @Clerk");
    redesign.steps[0].origin = Some(Box::new(Origin {
        element: "serviceTask".to_owned(),
        ..Origin::default()
    }));
    expect![[r#"
        a = x 1.00 likely: same name; comes before the same step; same place in the flow
        b = y 1.00 likely: same name; same role: Clerk; comes after the same step; same place in the flow
    "#]].assert_eq(&said(&align(&baseline, &redesign, &[])));
}

#[test]
fn equal_ids_mean_nothing_where_the_names_differ() {
    check(
        "
        t1: Approve travel request
        t2: Book train ticket
        ",
        "
        t1: Archive receipt
        t2: Book ticket for train
        ",
        &expect![[r#"
            t2 = t2 1.00 likely: same id; same words: book, train, ticket; same place in the flow
        "#]],
    );
}

#[test]
fn equal_names_are_told_apart_by_the_flow_around_them() {
    check(
        "
        a: Receive order -> b, c
        b: Check stock -> d
        c: Check credit -> e
        d: Inform customer -> f
        e: Inform customer -> g
        f: Ship goods
        g: Close case
        ",
        "
        z: Close case
        p: Receive order -> q, s
        s: Check credit -> t
        t: Inform customer -> z
        q: Check stock -> r
        r: Inform customer -> u
        u: Ship goods
        ",
        &expect![[r#"
            a = p 1.00 likely: same name; comes before the same step; same place in the flow
            b = q 0.96 likely: same name; stands between the same neighbours; same place in the flow
            c = s 0.96 likely: same name; stands between the same neighbours; same place in the flow
            d = r 0.97 likely: same name; stands between the same neighbours; same place in the flow
            e = t 0.97 likely: same name; stands between the same neighbours; same place in the flow
            f = u 0.95 likely: same name; comes after the same step; same place in the flow
            g = z 0.95 likely: same name; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn one_step_may_become_two() {
    check(
        "
        a: Interview the candidate -> b
        b: Write protocol
        ",
        "
        x: Interview candidate -> y
        y: Interview candidate -> z
        z: Write protocol
        ",
        &expect![[r#"
            a = x 0.95 maybe: same words: interview, candidate; same place in the flow
            a = y 0.97 likely: same words: interview, candidate; comes before the same step
            b = z 1.00 likely: same name; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn gateways_and_labels_of_drawing_tools_are_never_matched() {
    check(
        "
        s: <Start> -> g
        g: ?Application complete? -> e
        e: <Documents received> -> t
        t: Task 1
        ",
        "
        s2: <Start> -> g2
        g2: ?Application complete? -> e2
        e2: <Documents received> -> t2
        t2: Task 1
        ",
        &expect![[r#"
            e = e2 1.00 likely: same name; same place in the flow
        "#]],
    );
}

#[test]
fn an_audit_keeps_matches_between_work_only() {
    let baseline = workflow("a: <Offer received>\nb: Sign contract");
    let redesign = workflow("x: <Offer received>\ny: Sign contract");
    let all = align(&baseline, &redesign, &[]);
    assert_eq!(all.len(), 2, "events are matched too");
    let work = between_work(all, &baseline, &redesign);
    assert_eq!(work.len(), 1, "but they are no work");
}

#[test]
fn lineage_alone_speaks_in_a_copy_of_the_baseline() {
    let baseline = workflow("a: Check order\nb: Pack goods\nc: Ship goods");
    let mut redesign = workflow("x: Robot packs\ny: Ship goods\nz: Check order");
    redesign.steps[0].replaces = vec!["b".into(), "a".into(), "gone".into()];
    let confirmed = [("c".into(), "y".into())];
    expect![[r#"
        a = x 1.00 likely, confirmed: copied from the baseline
        b = x 1.00 likely, confirmed: copied from the baseline
        c = y 1.00 likely, confirmed: confirmed by a person
    "#]]
    .assert_eq(&said(&align(&baseline, &redesign, &confirmed)));
    assert!(
        candidates(&baseline, &redesign, &[]).is_empty(),
        "a new step of a copy is new"
    );
}

#[test]
fn a_confirmed_pair_is_kept_and_its_steps_are_not_suggested_elsewhere() {
    let baseline = workflow("a: Check order -> b\nb: Pack goods -> c\nc: Ship goods");
    let redesign = workflow("x: Check order -> y\ny: Wrap everything -> z\nz: Ship goods");
    let confirmed = [("a".into(), "y".into()), ("a".into(), "nowhere".into())];
    expect![[r#"
        a = y 1.00 likely, confirmed: confirmed by a person
        c = z 0.94 likely: same name; same place in the flow
    "#]]
    .assert_eq(&said(&align(&baseline, &redesign, &confirmed)));
}

#[test]
fn open_steps_get_candidates_by_their_place_in_the_flow() {
    let baseline = workflow("a: Check order -> b\nb: Pack goods -> c\nc: Ship parcel");
    let redesign = workflow("x: Check order -> y\ny: Robot wraps all -> z\nz: Ship parcel");
    expect![[r#"
        b = y 0.39 maybe: stands between the same neighbours; same place in the flow
    "#]]
    .assert_eq(&said(&candidates(&baseline, &redesign, &[])));
}

#[test]
fn equal_names_in_any_script_match() {
    check(
        "
        a: 申請を確認する
        b: Проверить заявку
        c: التحقق من الطلب
        d: ✓
        e: आवेदन की जाँच
        ",
        "
        v: आवेदन की जाँच
        w: ✓
        x: التحقق من الطلب
        y: проверить заявку
        z: 申請を確認する
        ",
        &expect![[r#"
            a = z 1.00 likely: same name; same place in the flow
            b = y 1.00 likely: same name; same place in the flow
            c = x 1.00 likely: same name; same place in the flow
            d = w 1.00 likely: same name; same place in the flow
            e = v 1.00 likely: same name; same place in the flow
        "#]],
    );
}

#[test]
fn strange_workflows_are_aligned_without_a_fuss() {
    let mut huge = workflow("a: x\nb: y");
    huge.steps[0].name = "word ".repeat(50_000);
    huge.steps[1].name = "W".repeat(200_000);
    let empty = Workflow::default();
    let nameless = workflow("a: -> a\nb: -> a, b, nowhere");
    for (one, matches) in [(&huge, 2), (&empty, 0), (&nameless, 0)] {
        assert_eq!(align(one, one, &[]).len(), matches, "equal names match");
        assert!(align(one, &empty, &[]).is_empty(), "nothing to match");
    }
}

/// Workflows with unique names of up to three words, any flow, and up to two roles.
fn any_workflow() -> impl Strategy<Value = Workflow> {
    let word = prop::sample::select(vec![
        "check", "checks", "order", "orders", "sent", "send", "goods", "prüfen", "Antrag", "файл",
        "the", "of", "review", "7",
    ]);
    let name = prop::collection::vec(word, 1..4);
    let names = prop::collection::btree_set(name, 1..12);
    let links = prop::collection::vec((0_usize..12, 0_usize..12), 0..20);
    (names, links, prop::collection::vec(0_usize..3, 12)).prop_map(|(names, links, roles)| {
        let mut steps: Vec<Step> = names
            .into_iter()
            .zip(roles)
            .enumerate()
            .map(|(at, (words, role))| Step {
                id: format!("s{at}").as_str().into(),
                name: words.join(" "),
                roles: ["Clerk", "Customer"]
                    .get(role)
                    .map(|it| (*it).into())
                    .into_iter()
                    .collect(),
                ..Step::default()
            })
            .collect();
        let count = steps.len();
        for (from, to) in links {
            let to = Target::Step(format!("s{}", to % count).as_str().into());
            steps[from % count].next.push(Link::to(to));
        }
        Workflow {
            start: Some("s0".into()),
            steps,
            ..Workflow::default()
        }
    })
}

/// The same workflow with other ids.
fn renamed(workflow: &Workflow) -> Workflow {
    let new = |id: &StepId| StepId(format!("new {id}"));
    let mut renamed = workflow.clone();
    renamed.start = renamed.start.as_ref().map(new);
    for step in &mut renamed.steps {
        step.id = new(&step.id);
        for link in &mut step.next {
            if let Target::Step(id) = &mut link.to {
                *id = new(id);
            }
        }
    }
    renamed
}

proptest! {
    #[test]
    fn a_workflow_with_other_ids_is_itself(workflow in any_workflow()) {
        let matches = align(&workflow, &renamed(&workflow), &[]);
        let expected: Vec<(StepId, StepId)> = workflow
            .steps
            .iter()
            .map(|step| (step.id.clone(), StepId(format!("new {}", step.id))))
            .collect();
        let found: Vec<(StepId, StepId)> = matches
            .into_iter()
            .map(|it| (it.baseline, it.redesign))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_order_of_the_file_changes_nothing_but_the_order(
        one in any_workflow(),
        other in any_workflow(),
    ) {
        let other = renamed(&other);
        let (mut one_back, mut other_back) = (one.clone(), other.clone());
        one_back.steps.reverse();
        other_back.steps.reverse();
        let mut forward = align(&one, &other, &[]);
        let mut back = align(&one_back, &other_back, &[]);
        for list in [&mut forward, &mut back] {
            list.sort_by(|a, b| (&a.baseline, &a.redesign).cmp(&(&b.baseline, &b.redesign)));
        }
        prop_assert_eq!(forward, back);
    }

    #[test]
    fn no_name_makes_it_stumble(names in prop::collection::vec(any::<String>(), 0..8)) {
        let steps = names.iter().enumerate().map(|(at, name)| Step {
            id: StepId(at.to_string()),
            name: name.clone(),
            ..Step::default()
        });
        let workflow = Workflow { steps: steps.collect(), ..Workflow::default() };
        let matches = align(&workflow, &renamed(&workflow), &[]);
        for one in matches.iter().chain(&candidates(&workflow, &renamed(&workflow), &[])) {
            prop_assert!((0.0..=1.0).contains(&one.score), "a score is a share");
        }
    }
}
