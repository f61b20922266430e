//! What people press on the canvas, and what follows from it.

use jiff::civil::date;

use super::*;
use crate::Settings;
use crate::workflow::{Origin, Split, StepKind};

const BASELINE: Version = Version::Baseline;

/// Makes an action and answers the document after it and its sentence.
fn act(document: &Document, action: Action) -> (Document, String) {
    let edit = action.edit(document, date(2026, 1, 1), &Settings::default());
    check(document, &edit.unwrap())
}

fn moved(steps: &[&str], places: &[(&str, u8)], role: Option<&str>) -> Action {
    let place = |&(step, free): &(&str, u8)| Place {
        step: step.into(),
        free,
    };
    Action::Move {
        version: BASELINE,
        steps: steps.iter().map(|step| StepId::from(*step)).collect(),
        places: places.iter().map(place).collect(),
        role: role.map(RoleName::from),
    }
}

#[test]
fn cards_are_moved_along_the_flow_and_to_another_role_at_once() {
    let (after, words) = act(
        &call(),
        moved(&["b1", "b2"], &[("b1", 2)], Some("Team lead")),
    );
    let step = &after.baseline.steps[0];
    assert_eq!(
        words, "The role “Team lead” was added",
        "the rest follows from it"
    );
    assert_eq!(step.free_columns(), Some(2), "it leaves two columns free");
    assert_eq!(
        step.roles[0].role,
        "Team lead".into(),
        "and somebody else does it"
    );
    assert_eq!(
        after.baseline.steps[1].roles[0].role,
        "Team lead".into(),
        "both of them"
    );
    assert!(
        after.role(&"Team lead".into()).is_some(),
        "the role is listed"
    );

    let (along, words) = act(&call(), moved(&["b2"], &[("b2", 1)], None));
    assert_eq!(
        words, "The card of “Find the cause” was moved",
        "nothing else"
    );
    let (tidy, _) = act(&along, Action::Tidy { version: BASELINE });
    assert_eq!(
        tidy,
        call(),
        "tidying leaves every place to the layout again"
    );
}

#[test]
fn a_file_may_place_a_card_anywhere_and_the_drawing_has_an_end() {
    let free = |x: f64| Step {
        position: Some(Position { x, y: 7.5 }),
        ..Step::default()
    };
    assert_eq!(free(1e9).free_columns(), Some(50), "at most so many");
    assert_eq!(free(-3.0).free_columns(), Some(0), "never backwards");
    assert_eq!(Step::default().free_columns(), None, "nobody placed it");
}

#[test]
fn a_line_on_empty_ground_is_a_way_on_performed_where_it_was_dropped() {
    let document = call();
    let (after, words) = act(
        &document,
        Action::Follow {
            version: BASELINE,
            from: "b1".into(),
            line: "Write it down 5m".to_owned(),
            role: Some("Agent".into()),
        },
    );
    assert_eq!(
        words, "“Write it down” was added to the baseline",
        "one thing"
    );
    let new = &after.baseline.steps[1];
    assert_eq!(new.roles, vec!["Agent".into()], "the lane performs");
    assert_eq!(
        after.baseline.steps[0].next.len(),
        2,
        "beside the way that there was"
    );
    assert!(new.next.is_empty(), "the case ends there");
}

#[test]
fn a_second_way_takes_the_share_of_everybody_off_the_first() {
    let mut document = call();
    document.baseline.steps[0].next[0].probability = Some(1.0);
    let (after, _) = act(
        &document,
        Action::Connect {
            version: BASELINE,
            from: "b1".into(),
            to: Target::Step("b3".into()),
        },
    );
    let shares = after.baseline.steps[0].next.iter();
    let shares: Vec<_> = shares.map(|link| link.probability).collect();
    assert_eq!(shares, [None, None], "nobody has said how they part");
    assert!(validate(&after).is_empty(), "and that is no fault");
}

#[test]
fn gateways_and_splits_are_set() {
    let (after, _) = act(
        &call(),
        Action::AddNode {
            version: BASELINE,
            after: Some("b1".into()),
            kind: StepKind::Gateway,
        },
    );
    let node = &after.baseline.steps[1];
    assert_eq!(node.kind, StepKind::Gateway, "it routes");
    assert_eq!(node.next, call().baseline.steps[0].next, "in the flow");
    let steps = vec![node.id.clone()];
    let (after, words) = act(
        &after,
        Action::SetSplit {
            version: BASELINE,
            steps,
            split: Split::All,
        },
    );
    assert_eq!(
        after.baseline.steps[1].split,
        Split::All,
        "all ways at once"
    );
    assert!(words.contains("split"), "and it is said: {words}");
}

#[test]
fn what_is_copied_is_pasted_with_its_own_hand_offs_and_goes_on_where_a_case_ended() {
    let document = call();
    let copy = fragment(&document, BASELINE, &["b2".into(), "b3".into()]);
    assert_eq!(
        copy.baseline.steps[0].next,
        vec![Link::to(Target::Step("b3".into()))],
        "inside"
    );
    assert_eq!(copy.roles.len(), 2, "with its roles");
    let mut other = Document::default();
    other.baseline.steps = vec![step("b2", "Begin", &[])];
    let steps = &copy.baseline.steps;
    let edit = Edit::pasted_after(&other, BASELINE, Some(&"b2".into()), steps, &copy.roles);
    let (after, words) = check(&other, &edit);
    assert_eq!(words, "2 steps were added to the baseline", "one thing");
    assert!(
        validate(&after).is_empty(),
        "the flow goes on: {:?}",
        validate(&after)
    );
    assert_eq!(after.roles.len(), 2, "and knows who they are");
}

#[test]
fn lines_are_steps_one_after_the_other() {
    let lines = "Read it [Agent]\n\nCall back [Agent, Bot] 5m\n";
    let read = fragment_of_lines(lines, &[]).unwrap();
    let steps = &read.baseline.steps;
    assert_eq!(steps.len(), 2, "empty lines are no steps");
    assert_eq!(
        steps[0].next,
        vec![Link::to(Target::Step(steps[1].id.clone()))],
        "in a row"
    );
    assert_eq!(read.roles[1].kind, RoleKind::Ai, "a bot is a machine");
    assert!(fragment_of_lines("\n", &[]).is_err(), "nothing is no step");
}

#[test]
fn a_suggestion_is_confirmed_for_one_step_or_for_all() {
    let mut document = call();
    for step in &mut document.baseline.steps {
        step.roles.truncate(1);
        step.origin = Some(Box::new(Origin {
            element: "userTask".to_owned(),
            ..Origin::default()
        }));
    }
    let confirm = |steps: Option<Vec<StepId>>| Action::Confirm {
        redesign: None,
        version: BASELINE,
        steps,
        fields: None,
    };
    let tagged = |document: &Document| {
        let steps = document.baseline.steps.iter();
        steps.map(|step| step.tag.is_some()).collect::<Vec<_>>()
    };
    let (one, _) = act(&document, confirm(Some(vec!["b1".into()])));
    assert_eq!(tagged(&one), [true, false, false], "only that step");
    let (all, _) = act(&one, confirm(None));
    assert_eq!(tagged(&all), [true, true, true], "and then the others");
}

#[test]
fn a_change_says_what_it_was_about() {
    let document = call();
    let edit = replaced(&document, "b2", |step| step.tag = Some(Tag::HumanAlone));
    let touched = edit.touched().unwrap();
    assert_eq!(touched.version, BASELINE, "the version");
    assert_eq!(touched.steps, ["b2".into()], "and the step");
    let edit = Edit::SetHeader(Header::of(&document));
    assert_eq!(edit.touched(), None, "the title belongs to no version");
}
