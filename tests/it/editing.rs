//! A workshop through the session: a workflow is typed, redesigned, audited, mended, and nothing is
//! lost.

use weft_core::Language;
use weft_core::audit::Status;
use weft_core::edit::{Action, Chosen, Place, Version};
use weft_core::plan::WaysPoint;
use weft_core::workflow::{RoleName, StepId, Tag, WaiverReason};
use weft_desktop::{Audited, Session, SessionError, View};

use crate::{by, today};

const LINES: [&str; 4] = [
    "Read the request [Agent] 10m",
    "Call the customer [Agent, Customer] 15m trust",
    "Talk it over [Agent, Team lead] 20m learn feedback",
    "Send the answer [Agent, Customer] 5m status one-way",
];

fn typed(session: &mut Session) -> View {
    session.create("Requests", by()).unwrap();
    let mut view = None;
    for line in LINES {
        let enter = Action::Enter {
            version: Version::Baseline,
            after: None,
            line: line.to_owned(),
        };
        view = Some(session.act(enter, by()).unwrap());
    }
    view.unwrap()
}

fn audited(session: &Session) -> Audited {
    session.question(Some(0)).unwrap().answer(today())
}

fn act(session: &mut Session, action: Action) -> View {
    session.act(action, by()).unwrap()
}

const REDESIGN: Version = Version::Redesign(0);

fn stripped(session: &mut Session) {
    typed(session);
    act(session, Action::MakeRedesign { name: None });
    let steps = vec![StepId::from("b3")];
    act(
        session,
        Action::Remove {
            version: REDESIGN,
            steps,
        },
    );
    let steps = vec![StepId::from("b2")];
    let tag = Some(Tag::AiAutomated);
    act(
        session,
        Action::Retag {
            version: REDESIGN,
            steps,
            tag,
        },
    );
}

#[test]
fn a_typed_workflow_is_whole_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let view = typed(&mut session);
    let steps = &view.document.baseline.steps;
    let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Read the request",
            "Call the customer",
            "Talk it over",
            "Send the answer"
        ],
        "every line is a step, one after the other"
    );
    let roles: Vec<&str> = view
        .document
        .roles
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        roles,
        ["Agent", "Customer", "Team lead"],
        "roles are listed as they are named"
    );
    let answer = session.question(None).unwrap().answer(today());
    assert!(answer.faults.is_empty(), "found {:?}", answer.faults);
}

#[test]
fn a_stripped_contact_is_found_let_go_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    stripped(&mut session);
    let answer = audited(&session);
    let audit = answer.audit.unwrap();
    let lost = audit
        .findings
        .iter()
        .find(|one| one.id == "C03:b3")
        .unwrap();
    assert!(
        answer.drawing.unwrap().versions[1]
            .layout
            .nodes
            .iter()
            .any(|node| node.ghost && node.step.as_str() == "b3"),
        "it is drawn hollow"
    );

    act(
        &mut session,
        Action::Waive {
            finding: lost.id.to_string(),
            reason: WaiverReason::Trial,
            text: "We try it for a month.".to_owned(),
            decided_by: vec![RoleName::from("Team lead")],
            fingerprint: Some(lost.fingerprint.to_string()),
        },
    );
    let audit = audited(&session).audit.unwrap();
    let lost = audit
        .findings
        .iter()
        .find(|one| one.id == "C03:b3")
        .unwrap();
    assert_eq!(lost.status, Status::Waived, "the decision counts");

    let step = StepId::from("b3");
    act(&mut session, Action::PutBack { at: 0, step });
    let audit = audited(&session).audit.unwrap();
    assert!(
        audit.findings.iter().all(|one| one.id != "C03:b3"),
        "what is back is not missed"
    );
}

#[test]
fn everything_can_be_taken_back_and_repeated_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    stripped(&mut session);
    let before = session.opened(by()).unwrap().unwrap();
    while session.opened(by()).unwrap().unwrap().undo.is_some() {
        session.undo(by()).unwrap();
    }
    let empty = session.opened(by()).unwrap().unwrap();
    assert!(empty.document.baseline.steps.is_empty(), "back to nothing");
    session.close().unwrap();

    let mut later = Session::new(folder.path(), None);
    let mut view = later.open_recent(&before.path, by()).unwrap();
    while view.redo.is_some() {
        view = later.redo(by()).unwrap();
    }
    assert_eq!(view.document, before.document, "every change is made again");
    let history = later.history().unwrap();
    assert_eq!(
        history.len(),
        22,
        "made, seven changes, each taken back and repeated: {history:#?}"
    );
    assert!(
        history.iter().all(|line| line.author == "Facilitator"),
        "and who did it"
    );
}

#[test]
fn a_pair_that_others_drew_is_imported_and_compared() {
    let Some(pair) = crate::shared("data/redesigns/15_applicant_rhein") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    session.open(&pair.join("baseline.bpmn"), by()).unwrap();
    let view = session
        .add_redesign(&pair.join("redesign.bpmn"), by())
        .unwrap();
    assert_eq!(view.document.redesigns.len(), 1, "it is a pair");

    let answer = audited(&session);
    let audit = answer.audit.unwrap();
    assert!(
        !audit.matches.is_empty(),
        "steps are matched by their words"
    );
    assert!(answer.drawing.is_some(), "both are drawn");
}

#[test]
fn a_redesign_is_copied_named_and_compared() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    stripped(&mut session);
    let name = Some("Careful".to_owned());
    act(&mut session, Action::CopyRedesign { at: 0, name });
    let step = StepId::from("b3");
    act(&mut session, Action::PutBack { at: 1, step });
    let name = Some("Lean".to_owned());
    let view = act(&mut session, Action::NameRedesign { at: 0, name });
    let names = view.document.redesigns.iter().map(|one| one.name.clone());
    let names: Vec<_> = names.flatten().collect();
    assert_eq!(names, ["Lean", "Careful"]);
    let compared = session.question(None).unwrap().compared(today());
    assert_eq!(
        compared.profiles.best.contact_minutes,
        [1],
        "the copy kept a contact more"
    );
}

#[test]
fn a_must_have_is_in_every_budget() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    stripped(&mut session);
    let step = StepId::from("b3");
    let must = Action::SetMustHave {
        step: step.clone(),
        must: true,
    };
    act(&mut session, must);
    let budgets = session.question(Some(0)).unwrap().budgets(today());
    let points = budgets.ways.unwrap().points;
    let is_back = |point: &WaysPoint| point.ways.iter().any(|way| way.step == step);
    assert!(
        points.iter().all(is_back),
        "the least that is spent brings it back"
    );
    assert_eq!(budgets.plans.len(), 3, "each plan is drawn");
    let must = Action::SetMustHave { step, must: false };
    let view = act(&mut session, must);
    assert!(view.document.plan.must_have.is_empty(), "it can be unsaid");
}

#[test]
fn a_plan_is_carried_out_and_taken_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    stripped(&mut session);
    let before = session.question(Some(0)).unwrap().budgets(today());
    let ways = before.ways.unwrap();
    let talk = ways.losses.iter().find(|loss| loss.step == "b3".into());
    let lighter = talk
        .unwrap()
        .ways
        .iter()
        .find(|way| way.touchpoint.is_some());
    let lighter = lighter.expect("a walk-through is lighter than the talk");
    let chosen = lighter.chosen_for(&"b3".into());
    let view = act(&mut session, carry_out(vec![chosen]));
    let audited = session.question(Some(0)).unwrap().answer(today());
    assert_eq!(
        audited.audit.unwrap().profile.as_ref(),
        Some(&lighter.effect.profile),
        "the audit says what the plan promised"
    );
    let names = |view: &View| -> Vec<String> {
        let steps = view.document.redesigns[0].workflow.steps.iter();
        steps.map(|step| step.name.clone()).collect()
    };
    assert!(names(&view).contains(&lighter.name), "{:?}", names(&view));
    let back = session.undo(by()).unwrap();
    assert!(!names(&back).contains(&lighter.name), "one step back");

    let all = ways.plans[2].ways.clone();
    act(&mut session, carry_out(all));
    let undone = session.undo(by()).unwrap();
    assert_eq!(names(&undone), names(&back), "however much comes back");
}

fn carry_out(ways: Vec<Chosen>) -> Action {
    Action::CarryOut {
        at: 0,
        ways,
        language: Language::English,
    }
}

#[test]
fn steps_are_copied_to_another_document_and_cells_and_lines_become_steps() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    typed(&mut session);
    let steps = [StepId::from("b2"), StepId::from("b3")];
    let copied = session.copied(Version::Baseline, &steps).unwrap();
    assert!(
        copied.text.starts_with("id\tstep\t"),
        "cells: {}",
        copied.text
    );

    let names = |view: &View| -> Vec<String> {
        let steps = view.document.baseline.steps.iter();
        steps.map(|step| step.name.clone()).collect()
    };
    for text in [copied.weft, copied.text] {
        session.create("Other", by()).unwrap();
        let view = session.paste(Version::Baseline, None, &text, by()).unwrap();
        assert_eq!(
            names(&view),
            ["Call the customer", "Talk it over"],
            "from: {text}"
        );
        let first = &view.document.baseline.steps[0];
        assert_eq!(first.next.len(), 1, "with the hand-off between them");
        assert_eq!(first.minutes, Some(15.0), "and what was said about them");
        assert!(
            session
                .undo(by())
                .unwrap()
                .document
                .baseline
                .steps
                .is_empty(),
            "one undo"
        );
    }

    let cells = "Activity\tWho\tMinutes\nSort the post\tClerk\t12\nHand it out\tClerk\t5\n";
    let view = session.paste(Version::Baseline, None, cells, by()).unwrap();
    assert_eq!(
        names(&view),
        ["Sort the post", "Hand it out"],
        "a spreadsheet's own words"
    );
    let last = StepId::from("b2");
    let view = session
        .paste(
            Version::Baseline,
            Some(&last),
            "Wait for questions [Clerk] 10m\n",
            by(),
        )
        .unwrap();
    assert_eq!(
        view.document.baseline.steps[1].next.len(),
        1,
        "the flow goes on"
    );
    let refused = session.paste(Version::Baseline, None, "a\tb\n1\t2\n", by());
    assert!(
        matches!(refused, Err(SessionError::Clipboard(_))),
        "a table without steps is refused: {refused:?}"
    );
}

#[test]
fn a_card_stays_where_it_was_put_until_the_drawing_is_tidied() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(folder.path(), None);
    let typed = typed(&mut session);
    let columns = |view: &View| -> Vec<usize> {
        let nodes = view.drawings[0].versions[0].layout.nodes.iter();
        nodes.map(|node| node.column).collect()
    };
    let moved = act(
        &mut session,
        Action::Move {
            version: Version::Baseline,
            steps: vec![StepId::from("b2")],
            places: vec![Place {
                step: StepId::from("b2"),
                free: 2,
            }],
            role: None,
        },
    );
    assert_eq!(columns(&moved), [0, 3, 4, 5], "what follows moves along");
    session.close().unwrap();
    let again = session.open_recent(&moved.path, by()).unwrap();
    assert_eq!(
        columns(&again),
        columns(&moved),
        "also when it is opened again"
    );
    let version = Version::Baseline;
    let tidy = act(&mut session, Action::Tidy { version });
    assert_eq!(columns(&tidy), columns(&typed), "as it was laid out");
    let history = session.history().unwrap().len();
    act(&mut session, Action::Tidy { version });
    assert_eq!(
        session.history().unwrap().len(),
        history,
        "nothing to tidy is no change"
    );
    let undone = session.undo(by()).unwrap();
    assert_eq!(
        columns(&undone),
        columns(&moved),
        "and that can be taken back"
    );
    let touched = undone.touched.unwrap();
    assert_eq!(
        touched.steps,
        [StepId::from("b2")],
        "the window knows what to show"
    );
}
