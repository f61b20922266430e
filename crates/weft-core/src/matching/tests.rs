//! Two workflows as text in, matches as text out.

use expect_test::{Expect, expect};

use super::{Match, align, between_work};
use crate::Language;
use crate::workflow::{Link, Origin, RolePair, Step, StepKind, Target, Workflow};

/// Reads one step a line, `id: name @role -> next, next`; `<name>` is an event, `?name` a gateway.
pub(super) fn workflow(picture: &str) -> Workflow {
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

pub(super) fn said(matches: &[Match]) -> String {
    matches.iter().fold(String::new(), |text, it| {
        let sure = if it.confirmed { ", confirmed" } else { "" };
        let (one, other, score) = (&it.baseline, &it.redesign, it.score);
        let likelihood = format!("{:?}", it.likelihood).to_lowercase();
        let reasons = it.reasons.join("; ");
        format!("{text}{one} = {other} {score:.2} {likelihood}{sure}: {reasons}\n")
    })
}

fn check(baseline: &str, redesign: &str, expected: &Expect) {
    expected.assert_eq(&said(&align(
        &workflow(baseline),
        &workflow(redesign),
        &[],
        Language::English,
    )));
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
fn a_german_compound_is_the_same_as_its_parts() {
    check(
        "
        a: Rechnungsprüfung durchführen -> b
        b: Kundenakte ablegen
        ",
        "
        x: Rechnung wird geprüft -> y
        y: Akte des Kunden archivieren
        ",
        &expect![[r#"
            a = x 0.81 likely: same words: rechnung; words of the same meaning: prüfung and geprüft; comes before the same step; same place in the flow
            b = y 1.00 likely: same words: kunden, akte; words of the same meaning: ablegen and archivieren; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn slips_of_the_pen_and_placeholders_of_engines_hide_no_step() {
    check(
        "
        a: Recieve infromation -> b
        b: checkOrder for ${order.customer}
        ",
        "
        x: Information received by us -> y
        y: Orders are checked
        ",
        &expect![[r#"
            a = x 0.81 likely: same words: recieve, infromation; comes before the same step; same place in the flow
            b = y 1.00 likely: same words: check, order; comes after the same step; same place in the flow
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
fn an_equal_name_that_moved_to_another_role_is_the_same_step() {
    check(
        "
        a: Interview applicant @HR -> b
        b: Sign contract @HR
        ",
        "
        x: Interview applicant @Department -> y
        y: Sign contract @HR -> z
        z: Plan budget @Department
        ",
        &expect![[r#"
            a = x 0.77 maybe: same name; but another role: HR there, Department here; comes before the same step; same place in the flow
            b = y 0.97 likely: same name; same role: HR; comes after the same step
        "#]],
    );
}

#[test]
fn what_stands_between_the_same_steps_needs_fewer_words_in_common() {
    check(
        "
        a: Receive claim -> b
        b: Ask the customer for missing papers -> c
        c: Decide about claim
        ",
        "
        x: Receive claim -> y
        y: Customer is reminded -> z
        z: Decide about claim
        ",
        &expect![[r#"
            a = x 0.96 likely: same name; comes before the same step; same place in the flow
            b = y 0.66 maybe: same words: customer; stands between the same neighbours; same place in the flow
            c = z 0.96 likely: same name; comes after the same step; same place in the flow
        "#]],
    );
}

#[test]
fn where_only_the_place_speaks_for_a_pair_there_is_no_verdict() {
    check(
        "
        a: Receive claim -> b
        b: Discuss the damage -> c
        c: Decide about claim
        ",
        "
        x: Receive claim -> y
        y: Score points -> z
        z: Decide about claim
        ",
        &expect![[r#"
            a = x 0.96 likely: same name; same place in the flow
            c = z 0.96 likely: same name; same place in the flow
        "#]],
    );
}

#[test]
fn the_same_question_speaks_for_the_steps_before_it() {
    check(
        "
        a: Receive claim -> b
        b: Discuss the damage -> q
        q: ?Damage covered? -> c
        c: Pay out
        ",
        "
        x: Receive claim -> y
        y: Score points -> q
        q: ?Is the damage covered? -> z
        z: Pay out
        ",
        &expect![[r#"
            a = x 0.96 likely: same name; comes before the same step; same place in the flow
            b = y 0.70 maybe: stands between the same neighbours; the same is asked right after it; same place in the flow
            c = z 0.96 likely: same name; comes after the same step; the same is asked right before it; same place in the flow
        "#]],
    );
}

#[test]
fn a_pool_called_after_its_process_is_no_role() {
    let baseline = workflow("a: Select the supplier @Buyer -> b\nb: Negotiate terms @Buyer");
    let mut redesign = workflow("x: Select best supplier -> y\ny: Negotiate terms");
    for step in &mut redesign.steps {
        step.origin = Some(Box::new(Origin {
            pool: Some("Supplier selection process".to_owned()),
            ..Origin::default()
        }));
    }
    expect![[r#"
        a = x 0.81 likely: same words: select, supplier; comes before the same step; same place in the flow
        b = y 1.00 likely: same name; comes after the same step; same place in the flow
    "#]].assert_eq(&said(&align(&baseline, &redesign, &[], Language::English)));
}

#[test]
fn a_role_that_people_call_the_same_keeps_a_match_in_its_lane() {
    let baseline = workflow("a: Check invoice @Clerk -> b\nb: Pay invoice @Clerk");
    let mut redesign = workflow("x: Check invoices @Desk -> y\ny: Pay all invoices @Desk");
    let pairs = |redesign: &Workflow| said(&align(&baseline, redesign, &[], Language::English));
    expect![[r#"
        a = x 0.93 maybe: same words: check, invoice; but a role that the other does not have: Clerk there, Desk here; comes before the same step; same place in the flow
        b = y 0.93 maybe: same words: pay, invoice; but a role that the other does not have: Clerk there, Desk here; comes after the same step; same place in the flow
    "#]].assert_eq(&pairs(&redesign));
    redesign.matching.roles = vec![RolePair {
        baseline: "Clerk".into(),
        redesign: "Desk".into(),
    }];
    expect![[r#"
        a = x 1.00 likely: same words: check, invoice; same role: Clerk; comes before the same step; same place in the flow
        b = y 1.00 likely: same words: pay, invoice; same role: Clerk; comes after the same step; same place in the flow
    "#]].assert_eq(&pairs(&redesign));
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
    "#]].assert_eq(&said(&align(&baseline, &redesign, &[], Language::English)));
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
            e = e2 1.00 likely: same name; the same is asked right before it; same place in the flow
        "#]],
    );
}

#[test]
fn an_audit_keeps_matches_between_work_only() {
    let baseline = workflow("a: <Offer received>\nb: Sign contract");
    let redesign = workflow("x: <Offer received>\ny: Sign contract");
    let all = align(&baseline, &redesign, &[], Language::English);
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
    .assert_eq(&said(&align(
        &baseline,
        &redesign,
        &confirmed,
        Language::English,
    )));
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
    .assert_eq(&said(&align(
        &baseline,
        &redesign,
        &confirmed,
        Language::English,
    )));
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
        assert_eq!(
            align(one, one, &[], Language::English).len(),
            matches,
            "equal names match"
        );
        assert!(
            align(one, &empty, &[], Language::English).is_empty(),
            "nothing to match"
        );
    }
}
