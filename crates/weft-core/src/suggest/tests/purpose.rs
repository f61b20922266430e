//! Purposes, outcomes and events that hold work.

use super::*;

#[test]
fn the_question_of_the_gateway_tells_decision_from_control() {
    let gate = |question: &str| {
        format!(
            "Clerk | userTask | Evaluate request\n - | exclusiveGateway | {question} -> 3;end\n Clerk | task | File it"
        )
    };
    check(&gate("Approved?"), "Clerk · human-alone · none · decide");
    check(&gate("Acceptable?"), "Clerk · human-alone · none · decide");
    check(&gate("Correct?"), "Clerk · human-alone · none · check");
    check(&gate("Complete?"), "Clerk · human-alone · none · check");
    check(&gate("Genehmigt?"), "Clerk · human-alone · none · decide");
    check(&gate("Vollständig?"), "Clerk · human-alone · none · check");
    check(
        "Clerk | userTask | Evaluate request\n - | exclusiveGateway | -> 3:accepted;end:rejected\n Clerk | task | File it",
        "Clerk · human-alone · none · decide",
    );
}

#[test]
fn a_refusal_carries_trust_and_its_outcome() {
    for name in [
        "Reject applicant",
        "Send rejection to applicant",
        "Deny request",
        "Bewerber ablehnen",
        "Absage an Bewerber senden",
    ] {
        let step = accepted(&format!("Clerk | userTask | {name}"))
            .baseline
            .steps
            .remove(0);
        assert_eq!(step.outcome, Some(Outcome::Refused), "“{name}” is a no");
        assert_eq!(step.purposes, [P::Trust], "“{name}” is a matter of trust");
    }
    let steps = accepted("Clerk | task | File it\n Clerk | endEvent | Application rejected")
        .baseline
        .steps;
    assert_eq!(
        steps[1].outcome,
        Some(Outcome::Refused),
        "an end can be a no"
    );
    assert_eq!(steps[1].kind, StepKind::Event, "and stays an event");
}

#[test]
fn a_no_that_asks_for_rework_refuses_no_case() {
    let text = "Clerk | userTask | Reject draft -> 2\n Author | userTask | Write draft -> 1;3\n Clerk | task | File it";
    assert_eq!(
        accepted(text).baseline.steps[0].outcome,
        None,
        "the work comes back"
    );
}

#[test]
fn clerical_work_alone_has_no_purpose() {
    for name in [
        "Enter order",
        "Print label",
        "Store sample",
        "Rechnung drucken",
    ] {
        let step = accepted(&format!("Clerk | userTask | {name}"))
            .baseline
            .steps
            .remove(0);
        assert_eq!(step.purposes, [], "“{name}” is clerical");
    }
}

#[test]
fn a_step_after_a_machine_that_prepares_what_is_judged_is_augmented() {
    let after = |machine: &str, person: &str| {
        let text = format!("- | serviceTask | {machine}\n Clerk | userTask | {person}");
        accepted(&text).baseline.steps[1].tag
    };
    assert_eq!(
        after("Compute score", "Decide on loan"),
        Some(Tag::AiAugmented),
        "a score"
    );
    assert_eq!(
        after("Draft contract", "Finalise contract"),
        Some(Tag::AiAugmented),
        "a draft"
    );
    assert_eq!(
        after("Store contract", "Pack box"),
        Some(Tag::HumanAlone),
        "nothing is judged"
    );
    assert_eq!(
        after("Check list", "Check form"),
        Some(Tag::HumanAlone),
        "nothing is prepared"
    );
}

#[test]
fn an_event_that_names_an_activity_becomes_a_step() {
    let make = |line: &str| {
        accepted(&format!("{line}\n Clerk | task | Pack"))
            .baseline
            .steps[0]
            .clone()
    };
    let step = make("Clerk | messageEndEvent | Hand over and advise patient");
    assert_eq!(step.kind, StepKind::Step, "advising is work");
    assert_eq!(
        summary(&step),
        "Clerk+Patient · human-relational · live · handover+help",
        "a talk at the end"
    );
    for name in [
        "Order received",
        "Mail received in mailbox",
        "Stop process",
        "Application rejected",
        "Wait for answer",
        "",
    ] {
        let step = make(&format!("Clerk | intermediateThrowEvent | {name}"));
        assert_eq!(step.kind, StepKind::Event, "“{name}” is no work");
    }
    assert_eq!(
        make("Clerk | timerIntermediateCatchEvent | Send letter").kind,
        StepKind::Event,
        "a timer is no work"
    );
}

#[test]
fn an_answer_of_people_outside_is_their_step() {
    let document = accepted(
        "Clerk | serviceTask | Ask for details\n Clerk | messageIntermediateCatchEvent | Details received\n 1 => Customer\n Customer => 2",
    );
    let steps = &document.baseline.steps;
    assert_eq!(
        summary(&steps[0]),
        "System · ai-automated · one-way · logistics",
        "the machine asks"
    );
    assert_eq!(
        summary(&steps[1]),
        "Customer · human-alone · none · ",
        "the customer answers"
    );
    assert_eq!(steps[1].kind, StepKind::Step, "answering is work");
}

#[test]
fn a_form_that_starts_a_case_is_a_step_of_those_outside() {
    let document = accepted(
        "Clerk | messageStartEvent | Contact form sent\n Clerk | task | File it\n Customer => 1",
    );
    assert_eq!(
        summary(&document.baseline.steps[0]),
        "Customer · human-alone · none · ",
        "filling in a form"
    );
    let call = accepted(
        "Clerk | messageStartEvent | Need arises\n Clerk | task | File it\n Customer => 1: phone call",
    );
    assert_eq!(
        call.baseline.steps[0].kind,
        StepKind::Event,
        "a call is no form"
    );
}

#[test]
fn nobody_named_is_somebody_of_the_organisation() {
    check(
        "- | manualTask | Contact client",
        "Staff+Customer · human-relational · time-shifted · trust"
            .replace("Client", "Customer")
            .as_str(),
    );
}
