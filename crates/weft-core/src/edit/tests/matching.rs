//! What is said about matches: into `replaces` and beside it, in words, and out again.

use super::*;
use crate::workflow::{Part, PartOf, RolePair, StepPair, Vanished};

/// Calls, and a redesign that others drew: a bot takes them.
fn pair() -> Document {
    let mut document = call();
    document.redesigns.push(Redesign {
        name: None,
        workflow: Workflow {
            steps: vec![
                step("r1", "Take the call", &["r2"]),
                step("r2", "Bot answers", &["end"]),
            ],
            ..Workflow::default()
        },
    });
    document
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<StepPair> {
    let pair = |(baseline, redesign): &(&str, &str)| StepPair {
        baseline: (*baseline).into(),
        redesign: (*redesign).into(),
    };
    pairs.iter().map(pair).collect()
}

fn replaced(document: &Document, step: &str) -> Vec<String> {
    let step = document.redesigns[0].workflow.step(&step.into()).unwrap();
    step.replaces.iter().map(ToString::to_string).collect()
}

#[test]
fn a_confirmed_pair_is_lineage() {
    let document = pair();
    let edit = Edit::matched(&document, 0, &pairs(&[("b1", "r1")])).unwrap();
    let (document, words) = check(&document, &edit);
    assert_eq!(
        words, "“Take the call” stands for “Take the call”",
        "as it was pressed"
    );
    assert_eq!(
        replaced(&document, "r1"),
        ["b1"],
        "every reader of lineage reads it"
    );
    assert!(
        document.redesigns[0].workflow.matching.drawn_apart,
        "and the rest is still suggested"
    );
    let again = Edit::matched(&document, 0, &pairs(&[("b1", "r1")])).unwrap();
    assert!(again.is_empty(), "nothing is said twice");
}

#[test]
fn several_pairs_are_one_change_and_one_step_may_stand_for_several() {
    let document = pair();
    let all = pairs(&[("b1", "r1"), ("b2", "r2"), ("b3", "r2")]);
    let edit = Edit::matched(&document, 0, &all).unwrap();
    let (document, words) = check(&document, &edit);
    assert_eq!(
        words, "2 steps stand for steps of the baseline",
        "one line of the history"
    );
    assert_eq!(
        replaced(&document, "r2"),
        ["b2", "b3"],
        "one step is part of another"
    );
}

#[test]
fn a_broken_pair_is_remembered_until_somebody_confirms_it() {
    let document = pair();
    let one = pairs(&[("b1", "r1")]);
    let (document, words) = check(&document, &Edit::parted(&document, 0, &one).unwrap());
    assert_eq!(
        words, "“Take the call” and “Take the call” are not the same step",
        "a guess was wrong"
    );
    assert_eq!(
        document.redesigns[0].workflow.matching.apart, one,
        "and is not made again"
    );
    let (document, _) = check(&document, &Edit::matched(&document, 0, &one).unwrap());
    assert!(
        document.redesigns[0].workflow.matching.apart.is_empty(),
        "people may think again"
    );
    let (document, words) = check(&document, &Edit::parted(&document, 0, &one).unwrap());
    assert_eq!(
        words, "“Take the call” does not stand for “Take the call”",
        "and again"
    );
    assert!(replaced(&document, "r1").is_empty(), "the lineage is gone");
}

#[test]
fn what_became_of_a_step_is_said_in_words_and_can_be_asked_again() {
    let document = pair();
    let say =
        |document: &Document, answer| Edit::answered(document, 0, &"b2".into(), answer).unwrap();
    let (document, words) = check(&document, &say(&document, Some(Vanished::Moved)));
    assert_eq!(words, "“Find the cause” moved elsewhere", "the answer");
    let (document, words) = check(&document, &say(&document, Some(Vanished::NotDrawn)));
    assert_eq!(
        words, "“Find the cause” still happens and is just not drawn",
        "another one"
    );
    assert_eq!(
        document.redesigns[0].workflow.matching.answers.len(),
        1,
        "the last one counts"
    );
    let (open, words) = check(&document, &say(&document, None));
    assert_eq!(
        words, "What became of “Find the cause” is open again",
        "none"
    );
    assert!(
        open.redesigns[0].workflow.matching.answers.is_empty(),
        "it is asked again"
    );
    let matched = Edit::matched(&document, 0, &pairs(&[("b2", "r2")])).unwrap();
    let (document, _) = check(&document, &matched);
    assert!(
        document.redesigns[0].workflow.matching.answers.is_empty(),
        "a pair is an answer, too"
    );
    let (document, _) = check(&document, &say(&document, Some(Vanished::Removed)));
    assert!(
        replaced(&document, "r2").is_empty(),
        "and the other way round"
    );
}

#[test]
fn a_step_may_be_new() {
    let document = pair();
    let say =
        |document: &Document, is_new| Edit::said_new(document, 0, &"r2".into(), is_new).unwrap();
    let (document, words) = check(&document, &say(&document, true));
    assert_eq!(words, "“Bot answers” is new", "it stands for nothing");
    let (document, words) = check(&document, &say(&document, false));
    assert_eq!(
        words, "Whether “Bot answers” is new is open again",
        "until somebody asks"
    );
    assert!(
        document.redesigns[0].workflow.matching.new.is_empty(),
        "nothing is left"
    );
}

#[test]
fn what_was_said_goes_with_the_steps_that_it_names() {
    let document = pair();
    let (document, _) = check(
        &document,
        &Edit::parted(&document, 0, &pairs(&[("b1", "r2")])).unwrap(),
    );
    let answer = Edit::answered(&document, 0, &"b1".into(), Some(Vanished::Moved)).unwrap();
    let (document, _) = check(&document, &answer);
    let gone = Edit::removal_of(&document, Version::Baseline, &["b1".into()]);
    let (without, _) = check(&document, &gone);
    let said = &without.redesigns[0].workflow.matching;
    assert!(
        said.apart.is_empty() && said.answers.is_empty(),
        "a new b1 would be another step"
    );
    let new = Edit::said_new(&document, 0, &"r2".into(), true).unwrap();
    let (document, _) = check(&document, &new);
    let gone = Edit::removal_of(&document, Version::Redesign(0), &["r2".into()]);
    let (without, _) = check(&document, &gone);
    let said = &without.redesigns[0].workflow.matching;
    assert!(
        said.apart.is_empty() && said.new.is_empty(),
        "and so would a new r2"
    );
}

#[test]
fn what_is_not_there_cannot_be_matched() {
    let refusal = |pairs: &[StepPair], at| Edit::matched(&pair(), at, pairs).unwrap_err();
    assert_eq!(
        refusal(&pairs(&[("b9", "r1")]), 0),
        EditError::StepMissing("b9".into()),
        "no such step of the baseline"
    );
    assert_eq!(
        refusal(&[], 1),
        EditError::RedesignMissing(1),
        "no such redesign"
    );
}

#[test]
fn a_contact_is_put_back_behind_what_likely_stands_for_the_step_before_it() {
    let document = pair();
    let edit = Edit::put_back(&document, 0, &"b2".into()).unwrap();
    let (document, words) = check(&document, &edit);
    assert_eq!(
        words, "“Find the cause” was added to redesign 1",
        "as if somebody had typed it"
    );
    let redesign = &document.redesigns[0].workflow;
    let names: Vec<&str> = redesign
        .steps
        .iter()
        .map(|step| step.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Take the call", "Find the cause", "Bot answers"],
        "after the equal name"
    );
    assert_eq!(replaced(&document, "b2"), ["b2"], "with lineage");
    assert!(
        !redesign.is_copy(),
        "which does not make a copy of a drawing of others"
    );
}

#[test]
fn where_the_place_is_a_guess_people_are_told_what_to_confirm() {
    let mut document = pair();
    document.redesigns[0].workflow.steps[0].name = "Somebody watches".to_owned();
    let refused = Edit::put_back(&document, 0, &"b2".into()).unwrap_err();
    assert_eq!(
        refused,
        EditError::NothingMatched,
        "nothing says where it belongs"
    );
    let confirmed = Edit::matched(&document, 0, &pairs(&[("b1", "r1")])).unwrap();
    let (document, _) = check(&document, &confirmed);
    assert!(
        Edit::put_back(&document, 0, &"b2".into()).is_ok(),
        "people said what stands for the step before"
    );
}

fn part(baseline: &str, redesign: &str, part: Part) -> PartOf {
    PartOf {
        baseline: baseline.into(),
        redesign: redesign.into(),
        part,
    }
}

#[test]
fn a_part_of_a_step_is_lineage_that_says_so() {
    let document = pair();
    let one = part("b2", "r2", Part::Baseline);
    let edit = Edit::matched_part(&document, 0, &one).unwrap();
    let (document, words) = check(&document, &edit);
    assert_eq!(
        words, "“Find the cause” is part of “Bot answers”",
        "one line of the history"
    );
    assert_eq!(
        replaced(&document, "r2"),
        ["b2"],
        "whoever reads lineage reads it"
    );
    assert_eq!(
        document.redesigns[0].workflow.matching.parts,
        std::slice::from_ref(&one),
        "and who wants to know more, knows"
    );
    let again = Edit::matched_part(&document, 0, &one).unwrap();
    assert!(again.is_empty(), "nothing is said twice");
    let turned = part("b2", "r2", Part::Redesign);
    let (document, words) = check(
        &document,
        &Edit::matched_part(&document, 0, &turned).unwrap(),
    );
    assert_eq!(
        words, "“Bot answers” was part of “Find the cause”",
        "the other way round"
    );
    assert_eq!(
        document.redesigns[0].workflow.matching.parts,
        [turned],
        "the last word counts"
    );
}

#[test]
fn a_part_is_one_as_long_as_the_pair_is_confirmed() {
    let matched = |document: &Document| {
        let edit = Edit::matched_part(document, 0, &part("b2", "r2", Part::Baseline)).unwrap();
        check(document, &edit).0
    };
    let document = matched(&pair());
    let one = pairs(&[("b2", "r2")]);
    let ways_out = [
        Edit::matched(&document, 0, &one).unwrap(),
        Edit::parted(&document, 0, &one).unwrap(),
        Edit::answered(&document, 0, &"b2".into(), Some(Vanished::Moved)).unwrap(),
        Edit::said_new(&document, 0, &"r2".into(), true).unwrap(),
        Edit::removal_of(&document, Version::Baseline, &["b2".into()]),
        Edit::removal_of(&document, Version::Redesign(0), &["r2".into()]),
    ];
    for edit in ways_out {
        let (after, words) = check(&document, &edit);
        let said = &after.redesigns[0].workflow.matching;
        assert!(said.parts.is_empty(), "no part is left after: {words}");
    }
}

/// The call center's redesign with other names for its roles.
fn renamed_roles() -> Document {
    let mut document = pair();
    for step in &mut document.redesigns[0].workflow.steps {
        step.roles = vec!["Service agent".into(), "Caller".into()];
    }
    document
}

fn role_pair(baseline: &str, redesign: &str) -> RolePair {
    RolePair {
        baseline: baseline.into(),
        redesign: redesign.into(),
    }
}

#[test]
fn roles_are_said_to_be_the_same_or_not() {
    let document = renamed_roles();
    let one = [role_pair("Agent", "Service agent")];
    let (document, words) = check(&document, &Edit::matched_roles(&document, 0, &one).unwrap());
    assert_eq!(
        words, "The role “Agent” is “Service agent” in the redesign",
        "a role was renamed"
    );
    assert!(
        Edit::matched_roles(&document, 0, &one).unwrap().is_empty(),
        "nothing is said twice"
    );
    let (document, words) = check(&document, &Edit::parted_roles(&document, 0, &one).unwrap());
    assert_eq!(
        words, "The roles “Agent” and “Service agent” are not the same",
        "people may think again"
    );
    let said = &document.redesigns[0].workflow.matching;
    assert_eq!(
        (said.roles.len(), said.roles_apart.len()),
        (0, 1),
        "the last word counts"
    );
    assert_eq!(
        Edit::matched_roles(&document, 0, &[role_pair("Agent", "Nobody")]).unwrap_err(),
        EditError::RoleMissing("Nobody".into()),
        "no such role there"
    );
}

#[test]
fn what_was_said_of_roles_goes_with_their_names() {
    let document = renamed_roles();
    let edit = Edit::matched_roles(&document, 0, &[role_pair("Agent", "Service agent")]).unwrap();
    let (document, _) = check(&document, &edit);
    let edit = Edit::renamed_role(&document, &"Agent".into(), &"Operator".into()).unwrap();
    let (renamed, _) = check(&document, &edit);
    assert_eq!(
        renamed.redesigns[0].workflow.matching.roles,
        [role_pair("Operator", "Service agent")],
        "a role has one name everywhere"
    );
    let edit = Edit::removal_of_role(&document, &"Agent".into());
    let (without, _) = check(&document, &edit);
    assert!(
        without.redesigns[0].workflow.matching.roles.is_empty(),
        "nothing is said of a role that is gone"
    );
}
