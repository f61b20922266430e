//! Small pictures of edits, and the laws that all of them keep.

mod actions;
mod laws;
mod learning;
mod matching;
mod sentences;

use super::*;
use crate::workflow::{Participant, RoleKind, Tag, Target, validate};

fn step(id: &str, name: &str, next: &[&str]) -> Step {
    let link = |to: &&str| match *to {
        "end" => Link::to(Target::End),
        id => Link::to(Target::Step(id.into())),
    };
    Step {
        id: id.into(),
        name: name.to_owned(),
        roles: vec!["Agent".into(), "Customer".into()],
        next: next.iter().map(link).collect(),
        ..Step::default()
    }
}

fn call() -> Document {
    Document {
        title: "Calls".to_owned(),
        roles: vec![
            Role::new("Agent", RoleKind::Internal),
            Role::new("Customer", RoleKind::External),
        ],
        baseline: Workflow {
            start: Some("b1".into()),
            steps: vec![
                step("b1", "Take the call", &["b2"]),
                step("b2", "Find the cause", &["b3", "b1"]),
                step("b3", "Call the customer", &["end"]),
            ],
            ..Workflow::default()
        },
        ..Document::default()
    }
}

/// Makes an edit, checks that its inverse restores the document, and answers what it made and said.
fn check(document: &Document, edit: &Edit) -> (Document, String) {
    let words = edit.words(document);
    let mut changed = document.clone();
    let inverse = changed.apply(edit.clone()).unwrap();
    let after = changed.clone();
    let again = changed.apply(inverse).unwrap();
    assert_eq!(&changed, document, "an inverse restores exactly: {words}");
    changed.apply(again).unwrap();
    assert_eq!(changed, after, "the inverse of an inverse repeats: {words}");
    (after, words)
}

fn refuses(document: &Document, edit: Edit) -> String {
    let mut changed = document.clone();
    let error = changed.apply(edit).unwrap_err();
    assert_eq!(&changed, document, "a failing edit changes nothing");
    error.to_string()
}

fn replaced(document: &Document, id: &str, change: impl Fn(&mut Step)) -> Edit {
    let mut step = document.baseline.step(&id.into()).unwrap().clone();
    change(&mut step);
    Edit::ReplaceStep {
        version: Version::Baseline,
        id: id.into(),
        step,
    }
}

#[test]
fn a_changed_step_is_said_in_words() {
    let document = call();
    let says = |change: fn(&mut Step), expected: &str| {
        let (_, words) = check(&document, &replaced(&document, "b3", change));
        assert_eq!(words, expected, "what changed is said");
    };
    says(
        |step| step.tag = Some(Tag::HumanRelational),
        "“Call the customer” tagged human-relational",
    );
    says(
        |step| "Ring the customer".clone_into(&mut step.name),
        "“Call the customer” is now called “Ring the customer”",
    );
    says(
        |step| step.minutes = Some(12.0),
        "“Call the customer” takes 12 minutes",
    );
    says(
        |step| {
            step.roles = vec![Participant {
                role: "Agent".into(),
                count: 2,
            }];
        },
        "“Call the customer” is done by: 2 × Agent",
    );
    says(
        |step| step.next = vec![Link::to(Target::Step("b1".into()))],
        "“Call the customer” leads to: Take the call",
    );
    says(
        |step| {
            step.minutes = Some(5.0);
            step.notes = Some("by phone".to_owned());
        },
        "“Call the customer” changed: minutes, notes",
    );
    says(
        |step| step.id = "b9".into(),
        "“Call the customer” changed: id",
    );
}

#[test]
fn a_removed_step_takes_along_what_names_it() {
    let mut document = call();
    document.plan.must_have = vec!["b1".into(), "b2".into()];
    let copy = Edit::redesign_from_baseline(&document, None);
    let (document, words) = check(&document, &copy);
    assert_eq!(words, "Redesign 1 was added", "the redesign has no name");
    let edit = Edit::removal_of(&document, Version::Baseline, &["b1".into()]);
    let (after, words) = check(&document, &edit);
    assert_eq!(
        words, "“Take the call” was removed from the baseline",
        "the cause, not its consequences"
    );
    assert_eq!(after.baseline.start, None, "the start was removed");
    assert_eq!(
        after.plan.must_have,
        ["b2".into()],
        "a wish for it makes no sense"
    );
    let dangling = validate(&after);
    assert!(
        dangling.is_empty(),
        "nothing names the step any more: {dangling:?}"
    );
}

#[test]
fn what_stood_before_a_removed_step_leads_to_what_came_after() {
    let mut document = call();
    let chance = |to: &str, probability| Link {
        probability: Some(probability),
        ..Link::to(Target::Step(to.into()))
    };
    document.baseline.steps[0].next = vec![chance("b2", 0.5), chance("b3", 0.5)];
    document.baseline.steps[1].next = vec![chance("b3", 0.8), chance("b1", 0.2)];
    let without = |ids: &[&str]| {
        let ids: Vec<StepId> = ids.iter().map(|id| StepId::from(*id)).collect();
        let edit = Edit::removal_closing_gaps(&document, Version::Baseline, &ids);
        let (after, _) = check(&document, &edit);
        assert!(
            validate(&after).is_empty(),
            "the flow is whole: {:?}",
            validate(&after)
        );
        after.baseline
    };
    let after = without(&["b2"]);
    assert_eq!(
        after.steps[0].next,
        [chance("b3", 0.9), chance("b1", 0.1)],
        "chances multiply, and two ways to one step are one"
    );
    let after = without(&["b3"]);
    assert_eq!(
        after.steps[1].next[0].to,
        Target::End,
        "what ended there now ends before it"
    );
    assert_eq!(
        after.steps[1].next[0].probability,
        Some(0.8),
        "as often as before"
    );
    let after = without(&["b1"]);
    assert_eq!(
        after.start,
        Some("b2".into()),
        "it starts with what came next"
    );
    let after = without(&["b1", "b2"]);
    assert_eq!(after.start, Some("b3".into()), "through both of them");
}

#[test]
fn a_renamed_role_is_renamed_everywhere() {
    let mut document = call();
    document.roles[1].reports_to = Some("Agent".into());
    let edit = Edit::renamed_role(&document, &"Agent".into(), &"Adviser".into()).unwrap();
    let (after, words) = check(&document, &edit);
    assert_eq!(
        words, "The role “Agent” is now called “Adviser”",
        "one change for people"
    );
    let text = serde_json::to_string(&after).unwrap();
    assert!(
        !text.contains("\"Agent\""),
        "no step and no line names the old role"
    );
    assert_eq!(
        Edit::renamed_role(&document, &"Agent".into(), &"Customer".into()),
        Err(EditError::RoleTaken("Customer".into())),
        "two roles could not be told apart again"
    );
    let (after, _) = check(
        &document,
        &Edit::removal_of_role(&document, &"Agent".into()),
    );
    assert_eq!(
        after.baseline.steps[0].roles,
        ["Customer".into()],
        "it takes part nowhere"
    );
    assert_eq!(after.roles[0].reports_to, None, "nobody reports to it");
}

#[test]
fn copies_have_ids_of_their_own_and_links_among_themselves() {
    let document = call();
    let edit = Edit::duplicate(&document, Version::Baseline, &["b1".into(), "b2".into()]);
    let (after, words) = check(&document, &edit);
    assert_eq!(words, "2 steps were added to the baseline", "one undo");
    let steps = &after.baseline.steps;
    let ids: Vec<&str> = steps.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        ["b1", "b2", "b1-2", "b2-2", "b3"],
        "behind the last original"
    );
    assert_eq!(
        steps[3].next,
        [Link::to(Target::Step("b1-2".into()))],
        "a hand-off among the copies stays, one out of them does not"
    );
    assert_eq!(
        Edit::free_id(&after, Version::Baseline).as_str(),
        "b4",
        "the first free one"
    );
}

#[test]
fn steps_of_another_document_bring_their_roles() {
    let document = call();
    let mut other = step("b1", "Weld", &["b1"]);
    other.roles = vec!["Welder".into()];
    let roles = [
        Role::new("Welder", RoleKind::External),
        Role::new("Cook", RoleKind::Internal),
    ];
    let edit = Edit::pasted(&document, Version::Baseline, 1, &[other], &roles);
    let (after, words) = check(&document, &edit);
    assert_eq!(
        words, "“Weld” was added to the baseline",
        "the step, not its role"
    );
    assert_eq!(after.roles.len(), 3, "only the role that takes part");
    assert_eq!(
        after.baseline.steps[1].id.as_str(),
        "b1-2",
        "its id was taken"
    );
}

#[test]
fn a_redesign_knows_what_its_steps_replace() {
    let document = call();
    let edit = Edit::redesign_from_baseline(&document, Some("Option A".to_owned()));
    let (after, words) = check(&document, &edit);
    assert_eq!(words, "“Option A” was added", "it has a name");
    let step = &after.redesigns[0].workflow.steps[1];
    assert_eq!(
        (step.id.as_str(), &step.replaces),
        ("b2", &vec!["b2".into()]),
        "ids survive"
    );
    assert!(
        validate(&after).is_empty(),
        "a copy is as sound as the original"
    );
}

#[test]
fn a_step_is_put_between_another_and_what_follows() {
    let document = call();
    let new = step("b4", "Ask how they are", &[]);
    let edit = Edit::inserted_after(&document, Version::Baseline, Some(&"b2".into()), new);
    let (after, words) = check(&document, &edit);
    assert_eq!(
        words, "“Ask how they are” was added to the baseline",
        "one thing"
    );
    assert_eq!(
        after.baseline.steps[2].next, document.baseline.steps[1].next,
        "it leads on"
    );
    assert!(validate(&after).is_empty(), "the flow goes through it");
}

#[test]
fn many_changes_are_one_sentence() {
    let document = call();
    let tag = |id: &str| replaced(&document, id, |step| step.tag = Some(Tag::HumanAlone));
    let place = |id: &str| Edit::SetPosition {
        version: Version::Baseline,
        step: id.into(),
        position: Some(Position { x: 1.0, y: -2.5 }),
    };
    let says = |edits: Vec<Edit>, expected: &str| {
        let (_, words) = check(&document, &Edit::Batch(edits));
        assert_eq!(words, expected, "a batch is one sentence");
    };
    says(vec![], "Nothing changed");
    says(vec![tag("b1"), tag("b2")], "2 steps tagged human-alone");
    says(
        vec![place("b1"), place("b2"), place("b3")],
        "3 cards were moved",
    );
    let mut moved = document.clone();
    moved.baseline.steps.swap(0, 2);
    moved.baseline.steps.swap(0, 1);
    let edit = Edit::between(&document, &moved);
    says(vec![edit], "“Take the call” stands elsewhere in the list");
    says(
        vec![tag("b1"), Edit::Batch(vec![place("b2")])],
        "“Take the call” tagged human-alone",
    );
}

#[test]
fn what_is_not_there_is_named() {
    let document = call();
    let version = Version::Baseline;
    let says = |edit: Edit, expected: &str| {
        assert_eq!(refuses(&document, edit), expected, "what is wrong is named");
    };
    let remove = |id: &str| Edit::RemoveStep {
        version,
        step: id.into(),
    };
    says(remove("b7"), "there is no step “b7”");
    says(
        Edit::Batch(vec![remove("b1"), remove("b1")]),
        "there is no step “b1”",
    );
    let new = step("b1", "", &[]);
    says(
        Edit::InsertStep {
            version,
            at: 0,
            step: new.clone(),
        },
        "another step has the id “b1”",
    );
    says(
        Edit::InsertStep {
            version,
            at: 4,
            step: step("b8", "", &[]),
        },
        "the list has 3 entries, so there is no place 5",
    );
    says(
        Edit::ReplaceStep {
            version,
            id: "b2".into(),
            step: new,
        },
        "another step has the id “b1”",
    );
    says(
        Edit::RemoveRedesign { at: 0 },
        "the list has 0 entries, so there is no place 1",
    );
    says(
        Edit::SetFrame {
            version: Version::Redesign(0),
            frame: Frame::default(),
        },
        "there is no redesign 1",
    );
    says(
        Edit::RemoveRole {
            name: "Cook".into(),
        },
        "there is no role “Cook”",
    );
    let deep = (0..=MAX_DEPTH).fold(remove("b1"), |edit, _| Edit::Batch(vec![edit]));
    says(deep, "the changes are nested too deeply");
}

#[test]
fn an_id_that_stands_twice_names_no_step() {
    let mut document = call();
    document.baseline.steps.push(step("b1", "Again", &[]));
    let edit = Edit::RemoveStep {
        version: Version::Baseline,
        step: "b1".into(),
    };
    assert_eq!(
        refuses(&document, edit),
        "several steps have the id “b1”; give each an id of its own first",
        "which one is meant cannot be known"
    );
    let (_, words) = check(&document, &Edit::between(&document, &call()));
    assert_eq!(
        words, "All of the baseline was replaced",
        "this is the way out"
    );
}
