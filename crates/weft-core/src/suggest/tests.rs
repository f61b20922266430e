//! The rules of audit.md 5.1, one by one, and the laws of suggesting and accepting.
//!
//! A version is written one node a line: `lane | element | name`, optionally followed by `->` and the
//! numbers of the nodes that come next; without it the next line comes next. `*` marks a node that the
//! model says how to run, and `pool => 3: name` or `3 => pool: name` a message.

use proptest::prelude::*;

use super::*;
use crate::workflow::{
    Link, Message, Origin, Purpose as P, Redesign, Role, Step, StepKind, Target,
};

fn version(text: &str) -> Workflow {
    let mut workflow = Workflow::default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        if let Some((from, to)) = line.split_once("=>") {
            workflow.messages.push(message(from.trim(), to.trim()));
        } else {
            let number = workflow.steps.len() + 1;
            workflow.steps.push(node(number, line));
        }
    }
    let last = workflow.steps.len();
    for (at, step) in workflow.steps.iter_mut().enumerate() {
        if step.next.is_empty() && at + 1 < last {
            step.next
                .push(Link::to(Target::Step(StepId((at + 2).to_string()))));
        }
    }
    workflow
}

fn node(number: usize, line: &str) -> Step {
    let (line, next) = line.split_once("->").unwrap_or((line, ""));
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let element = parts[1].trim_end_matches('*');
    let kind = match element {
        name if name.ends_with("Gateway") => StepKind::Gateway,
        name if name.ends_with("Event") => StepKind::Event,
        _ => StepKind::Step,
    };
    let lane = Some(parts[0]).filter(|lane| *lane != "-");
    let work = kind == StepKind::Step;
    let link = |part: &str| {
        let (id, name) = part.split_once(':').unwrap_or((part, ""));
        let target = if id.trim() == "end" {
            Target::End
        } else {
            Target::Step(id.trim().into())
        };
        Link {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            ..Link::to(target)
        }
    };
    Step {
        id: StepId(number.to_string()),
        name: parts[2].to_owned(),
        kind,
        roles: lane
            .filter(|_| work)
            .into_iter()
            .map(Participant::from)
            .collect(),
        next: next
            .split(';')
            .filter(|part| !part.trim().is_empty())
            .map(link)
            .collect(),
        origin: Some(Box::new(Origin {
            element: element.to_owned(),
            lane: lane.map(str::to_owned),
            executable: parts[1].ends_with('*'),
            ..Origin::default()
        })),
        ..Step::default()
    }
}

fn message(from: &str, to: &str) -> Message {
    let (to, name) = to.split_once(':').unwrap_or((to, ""));
    let end = |text: &str| {
        if text.chars().all(|letter| letter.is_ascii_digit()) {
            MessageEnd::Step(text.into())
        } else {
            MessageEnd::Pool(text.to_owned())
        }
    };
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    Message {
        name,
        from: end(from),
        to: end(to),
    }
}

/// A document as a reader makes it: lanes and pools are roles of the default kind.
fn document(text: &str) -> Document {
    let baseline = version(text);
    let names: BTreeSet<RoleName> = roles_in(&baseline).collect();
    let roles = names
        .iter()
        .map(|name| Role::new(name.as_str(), RoleKind::Internal))
        .collect();
    Document {
        roles,
        baseline,
        ..Document::default()
    }
}

fn accepted(text: &str) -> Document {
    let document = document(text);
    accept(
        &document,
        None,
        &suggest(&document, None, &Settings::default()),
    )
}

/// The first step after every suggestion is accepted: who, tag, mode, purposes.
fn first(text: &str) -> String {
    summary(&accepted(text).baseline.steps[0])
}

fn summary(step: &Step) -> String {
    let roles: Vec<&str> = step.roles.iter().map(|one| one.role.as_str()).collect();
    let purposes: Vec<&str> = step.purposes.iter().map(|one| one.code()).collect();
    let tag = step.tag.map_or("-", Tag::word);
    format!(
        "{} · {tag} · {} · {}",
        roles.join("+"),
        step.mode().word(),
        purposes.join("+")
    )
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(
        first(text),
        expected,
        "what is suggested for the first step of {text}"
    );
}

#[test]
fn the_type_of_a_task_tells_person_from_machine() {
    check(
        "HR | userTask | Check file",
        "HR · human-alone · none · check",
    );
    check("HR | manualTask | Pack box", "HR · human-alone · none · ");
    check(
        "HR | serviceTask | Store file",
        "System · ai-automated · none · ",
    );
    check(
        "HR | scriptTask | Store file",
        "System · ai-automated · none · ",
    );
    check(
        "HR | businessRuleTask | Choose tariff",
        "System · ai-automated · none · ",
    );
}

#[test]
fn a_hand_drawn_send_task_is_a_persons_and_an_executable_one_a_machines() {
    check(
        "HR | sendTask | Send letter",
        "HR · human-alone · one-way · ",
    );
    check(
        "HR | sendTask | Send letter\n HR | serviceTask* | Store file",
        "System · ai-automated · one-way · ",
    );
    check(
        "HR | receiveTask | Receive letter",
        "HR · human-alone · none · ",
    );
}

#[test]
fn people_outside_send_themselves_even_in_an_executable_model() {
    check(
        "Applicant | sendTask | Submit form -> 2\n HR | serviceTask* | Store form",
        "Applicant · human-alone · one-way · ",
    );
}

#[test]
fn an_untyped_task_follows_its_lane() {
    check(
        "CRM System | task | Store file",
        "CRM System · ai-automated · none · ",
    );
    check(
        "MailBotService | task | Store file",
        "MailBotService · ai-automated · none · ",
    );
    check("Sales | task | Store file", "Sales · human-alone · none · ");
    check(
        "Customer Service | task | Store file",
        "Customer Service · human-alone · none · ",
    );
    check(
        "Buchungsplattform | task | Ablage",
        "Buchungsplattform · human-alone · none · ",
    );
}

#[test]
fn a_user_task_stays_with_people_unless_its_lane_says_automatic() {
    check(
        "CRM System | userTask | Enter order",
        "CRM System · human-alone · none · ",
    );
    check(
        "Automated | manualTask | Print invoice",
        "Automated · ai-automated · none · ",
    );
}

#[test]
fn the_name_of_a_task_can_say_that_a_system_does_it() {
    check(
        "Sales | task | System sends reminder",
        "System · ai-automated · one-way · ",
    );
    check(
        "Sales | task | Rechnung automatisch erstellen",
        "System · ai-automated · none · ",
    );
}

#[test]
fn the_lane_of_a_machine_step_is_only_its_owner() {
    let document = accepted("Clerk | serviceTask | Store file");
    let system = document.role(&"System".into()).map(|role| role.kind);
    assert_eq!(
        system,
        Some(RoleKind::Ai),
        "the machine's role is added to the document"
    );
}

#[test]
fn a_role_named_as_partner_takes_part() {
    let rest = "\n Nurse | task | Wait";
    check(
        &format!("Clerk | task | Discuss case with nurse{rest}"),
        "Clerk+Nurse · human-relational · live · align",
    );
    check(
        &format!("Clerk | task | Inform the nurse about the case{rest}"),
        "Clerk+Nurse · human-alone · one-way · status",
    );
    check(
        &format!("Clerk | task | Send the file to the nurse{rest}"),
        "Clerk+Nurse · human-alone · one-way · status",
    );
}

#[test]
fn a_word_for_a_person_takes_part_and_becomes_a_role() {
    let document = accepted("Clerk | task | Call the patient");
    assert_eq!(
        summary(&document.baseline.steps[0]),
        "Clerk+Patient · human-relational · live · trust",
        "a call is live, and with people outside it is a matter of trust"
    );
    let patient = document.role(&"Patient".into()).map(|role| role.kind);
    assert_eq!(
        patient,
        Some(RoleKind::External),
        "a patient is somebody outside"
    );
}

#[test]
fn customer_and_client_are_the_same_person() {
    check(
        "Clerk | task | Inform client\n Customer | task | Wait",
        "Clerk+Customer · human-alone · one-way · status",
    );
}

#[test]
fn verbs_that_never_mean_contact_name_no_partner() {
    for verb in [
        "Select", "Analyse", "Identify", "Get", "Check", "Prepare", "Update", "Create",
    ] {
        let document = accepted(&format!("Clerk | userTask | {verb} supplier"));
        let step = &document.baseline.steps[0];
        assert_eq!(
            step.roles.len(),
            1,
            "“{verb} supplier” is no talk with the supplier"
        );
        assert_eq!(
            step.tag,
            Some(Tag::HumanAlone),
            "“{verb} supplier” is done alone"
        );
    }
}

#[test]
fn the_person_of_a_compound_is_no_partner() {
    check(
        "Clerk | userTask | Send customer data",
        "Clerk · human-alone · one-way · ",
    );
    check(
        "Clerk | userTask | Kundendaten senden",
        "Clerk · human-alone · one-way · ",
    );
}

#[test]
fn only_the_head_verb_counts_and_never_a_stem() {
    check(
        "Clerk | userTask | Store information of nurse",
        "Clerk · human-alone · none · ",
    );
    check(
        "Clerk | userTask | Store approver of form",
        "Clerk · human-alone · none · ",
    );
}

#[test]
fn a_message_between_a_machine_and_people_is_no_contact() {
    check(
        "Clerk | serviceTask | Ask for details\n 1 => Customer: question\n Customer => 1: answer",
        "System · ai-automated · one-way · ",
    );
}

#[test]
fn messages_name_the_partner_of_a_persons_step() {
    check(
        "Clerk | task | Ask for details\n 1 => Customer: question\n Customer => 1: answer",
        "Clerk+Customer · human-relational · time-shifted · logistics",
    );
    check(
        "Clerk | task | Take order\n 1 => Customer: phone call",
        "Clerk+Customer · human-relational · live · trust",
    );
}

#[test]
fn messages_with_a_system_are_no_contact() {
    check(
        "Clerk | task | Ask for details\n 1 => Camunda: question\n Camunda => 1: answer",
        "Clerk · human-alone · none · ",
    );
}

#[test]
fn a_message_of_the_event_beside_the_step_names_the_partner() {
    check(
        "Clerk | task | Ask for details\n Clerk | messageIntermediateCatchEvent | Details there\n Vendor => 2: details",
        "Clerk+Vendor · human-relational · time-shifted · logistics",
    );
}

#[test]
fn the_lane_of_the_next_step_receives_what_is_sent() {
    check(
        "Clerk | task | Forward file\n - | exclusiveGateway | \n Judge | task | Read file",
        "Clerk+Judge · human-alone · one-way · status",
    );
}

#[test]
fn a_request_is_answered_where_something_flows_back() {
    check(
        "Clerk | task | Request documents from supplier",
        "Clerk+Supplier · human-alone · one-way · logistics",
    );
    check(
        "Clerk | task | Request documents from supplier\n Clerk | task | Receive documents",
        "Clerk+Supplier · human-relational · time-shifted · logistics",
    );
}

#[test]
fn live_verbs_are_talks() {
    for name in [
        "Interview applicant",
        "Negotiate terms with supplier",
        "Hand over and advise patient",
        "Review plan with customer",
        "Follow up with customer",
        "Meet client",
        "Consult patient",
        "Conduct interview",
        "Contract negotiation",
        "On-boarding",
        "Train the new employee",
    ] {
        let document = accepted(&format!("Clerk | task | {name}\n 1 => Applicant"));
        let step = &document.baseline.steps[0];
        assert_eq!(step.mode, Some(Mode::Live), "“{name}” is a talk");
        assert_eq!(
            step.tag,
            Some(Tag::HumanRelational),
            "“{name}” is done together"
        );
        assert_eq!(step.roles.len(), 2, "“{name}” has a partner");
    }
}

#[test]
fn a_plain_review_is_no_contact() {
    for name in [
        "Review report",
        "Validate data",
        "Verify identity",
        "Identify need",
        "Check age of customer",
    ] {
        let step = accepted(&format!("Clerk | task | {name}"))
            .baseline
            .steps
            .remove(0);
        assert_eq!(step.mode, Some(Mode::None), "“{name}” is done alone");
    }
}

#[test]
fn german_names_are_read_with_the_verb_at_the_end() {
    check(
        "Büro | task | Kunde über Ablehnung informieren",
        "Büro+Kunde · human-alone · one-way · trust",
    );
    check(
        "Büro | task | Antrag prüfen",
        "Büro · human-alone · none · check",
    );
    check(
        "Büro | task | Offerte mit dem Kunden besprechen",
        "Büro+Kunde · human-relational · live · align+trust",
    );
    check(
        "Büro | task | Unterlagen an den Lieferanten senden",
        "Büro+Lieferant · human-alone · one-way · status",
    );
    check(
        "Büro | task | Prüfung des Antrags",
        "Büro · human-alone · none · check",
    );
    check(
        "Büro | task | Antragsprüfung",
        "Büro · human-alone · none · check",
    );
    check(
        "Büro | task | Bewerbungsgespräch führen",
        "Büro+Bewerber · human-relational · live · trust+decide"
            .replace("decide+trust", "trust+decide")
            .as_str(),
    );
    check(
        "Büro | task | Lieferant auswählen",
        "Büro · human-alone · none · decide",
    );
}

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
        "System · ai-automated · one-way · ",
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
fn roles_are_outside_or_machines_by_their_names() {
    let kind = |name: &str| {
        let document = accepted(&format!("Clerk | task | Pack\n {name} => 1"));
        document.role(&name.into()).map(|role| role.kind)
    };
    for name in [
        "Customer",
        "Patients",
        "External consultant",
        "User (Customer)",
        "Lieferant",
        "Brewer",
    ] {
        assert_eq!(kind(name), Some(RoleKind::External), "“{name}” is outside");
    }
    for name in [
        "Camunda",
        "Booking bot",
        "https://example.org/hook",
        "IT-System",
        "Virtual Assistant (Dialogflow)",
    ] {
        assert_eq!(kind(name), Some(RoleKind::Ai), "“{name}” is a machine");
    }
    for name in ["Manager", "Head of Sales", "Sachbearbeiter"] {
        assert_eq!(
            kind(name),
            Some(RoleKind::Internal),
            "“{name}” is of the organisation"
        );
    }
}

#[test]
fn a_pool_that_exchanges_data_is_a_machine() {
    let document = accepted("Clerk | task | Pack\n Hub => 1: {\"id\": \"\"}");
    assert_eq!(
        document.role(&"Hub".into()).map(|role| role.kind),
        Some(RoleKind::Ai),
        "data, not words"
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

#[test]
fn minutes_come_from_the_settings() {
    let mut settings = Settings::default();
    settings.default_minutes.person = 7.0;
    let document = document("Clerk | userTask | Pack box");
    let done = accept(&document, None, &suggest(&document, None, &settings));
    assert_eq!(
        done.baseline.steps[0].minutes,
        Some(7.0),
        "the default in force"
    );
}

#[test]
fn what_a_person_set_stays() {
    let mut document = document("Clerk | userTask | Interview applicant\n Clerk | userTask | Pack");
    let step = &mut document.baseline.steps[0];
    step.mode = Some(Mode::OneWay);
    step.purposes = vec![P::Learn];
    step.minutes = Some(3.0);
    let done = accept(
        &document,
        None,
        &suggest(&document, None, &Settings::default()),
    );
    let step = &done.baseline.steps[0];
    assert_eq!(
        (step.mode, step.minutes),
        (Some(Mode::OneWay), Some(3.0)),
        "set before"
    );
    assert_eq!(step.purposes, [P::Learn], "set before");
    assert_eq!(
        step.tag,
        Some(Tag::HumanAlone),
        "a one-way step is no contact"
    );
}

#[test]
fn a_document_with_tags_and_no_origin_gets_no_suggestion() {
    let mut document = document("Clerk | userTask | Pack\n Clerk | userTask | Call customer");
    for step in &mut document.baseline.steps {
        step.origin = None;
    }
    document.baseline.steps[0].tag = Some(Tag::HumanAlone);
    assert_eq!(
        suggest(&document, None, &Settings::default()),
        [],
        "annotated documents stay exact"
    );
}

#[test]
fn steps_of_a_foreign_model_are_accepted_one_by_one() {
    let document = document("Clerk | userTask | Pack\n Clerk | userTask | Call customer");
    let all = suggest(&document, None, &Settings::default());
    let one: Vec<Suggestion> = all
        .iter()
        .filter(|one| one.subject == Subject::Step("1".into()))
        .cloned()
        .collect();
    let rest = suggest(&accept(&document, None, &one), None, &Settings::default());
    let of = |id: &str, list: &[Suggestion]| {
        list.iter()
            .filter(|one| one.subject == Subject::Step(id.into()))
            .count()
    };
    assert_eq!(of("1", &rest), 0, "what was accepted is closed");
    assert_eq!(of("2", &rest), of("2", &all), "the others wait");
}

#[test]
fn a_redesign_is_suggested_after_the_baseline() {
    let mut document = document("Clerk | userTask | Pack");
    let workflow = version("Clerk | serviceTask | Pack");
    document.redesigns.push(Redesign {
        name: None,
        workflow,
    });
    let sides: Vec<Side> = suggest(&document, Some(0), &Settings::default())
        .iter()
        .map(|one| one.version)
        .collect();
    assert!(sides.is_sorted(), "the baseline comes first");
    assert!(sides.contains(&Side::Redesign), "then the redesign");
}

fn names() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "send",
        "inform",
        "customer",
        "to",
        "the",
        "with",
        "Kunde",
        "informieren",
        "prüfen",
        "and",
        "&",
        "/",
        "call",
        "interview",
        "received",
        "System",
        "HR",
        "reject",
        "ask",
        "nurse",
        "an",
        "for",
        "form",
        "collect",
        "over",
        "hand",
        "clerk",
        "2",
        "of",
        "mit",
        "ablehnen",
        "virtual",
        "assistant",
        "approved",
        "make",
        "a",
        "score",
        "ß",
        "…",
        "${x}",
        "SAP",
    ]);
    prop_oneof![
        prop::collection::vec(words, 0..7).prop_map(|words| words.join(" ")),
        any::<String>(),
    ]
}

fn documents() -> impl Strategy<Value = Document> {
    let elements = prop::sample::select(vec![
        "userTask",
        "task",
        "serviceTask*",
        "sendTask",
        "businessRuleTask",
        "exclusiveGateway",
        "messageIntermediateCatchEvent",
        "messageEndEvent",
        "startEvent",
        "messageStartEvent",
    ]);
    let lanes = prop::sample::select(vec!["Clerk", "Customer", "CRM System", "-", "Head of HR"]);
    let set = (any::<bool>(), any::<bool>(), any::<bool>());
    let line = (lanes, elements, names(), 0_usize..9, set);
    let pools = prop::sample::select(vec!["Customer", "Camunda", "Brewer"]);
    let messages = prop::collection::vec((pools, 0_usize..8, any::<bool>(), names()), 0..5);
    (prop::collection::vec(line, 1..9), messages).prop_map(|(lines, messages)| {
        let mut workflow = Workflow::default();
        for (number, (lane, element, name, next, set)) in lines.into_iter().enumerate() {
            let name = name.replace(['|', '\n', '\r'], " ");
            let mut step = node(number + 1, &format!("{lane} | {element} | x"));
            step.name = name;
            step.next
                .push(Link::to(Target::Step(StepId(next.to_string()))));
            step.mode = set.0.then_some(Mode::OneWay);
            step.minutes = set.1.then_some(4.0);
            step.purposes = if set.2 { vec![P::Voice] } else { Vec::new() };
            workflow.steps.push(step);
        }
        for (pool, at, to, name) in messages {
            let ends = (
                MessageEnd::Pool(pool.to_owned()),
                MessageEnd::Step(StepId(at.to_string())),
            );
            let (from, to) = if to { ends } else { (ends.1, ends.0) };
            workflow.messages.push(Message {
                name: Some(name),
                from,
                to,
            });
        }
        let names: BTreeSet<RoleName> = roles_in(&workflow).collect();
        let roles = names
            .iter()
            .map(|name| Role::new(name.as_str(), RoleKind::Internal))
            .collect();
        Document {
            roles,
            baseline: workflow,
            ..Document::default()
        }
    })
}

proptest! {
    #[test]
    fn accepting_keeps_what_was_set_and_leaves_nothing_to_suggest(document in documents()) {
        let settings = Settings::default();
        let suggestions = suggest(&document, None, &settings);
        prop_assert_eq!(&suggestions, &suggest(&document, None, &settings), "deterministic");
        let done = accept(&document, None, &suggestions);
        for (before, after) in document.baseline.steps.iter().zip(&done.baseline.steps) {
            prop_assert!(before.mode.is_none() || before.mode == after.mode, "the mode was set");
            prop_assert!(before.minutes.is_none() || before.minutes == after.minutes, "minutes were set");
            prop_assert!(before.purposes.is_empty() || before.purposes == after.purposes, "purposes were set");
            prop_assert_eq!(&before.name, &after.name, "names are never touched");
        }
        prop_assert_eq!(suggest(&done, None, &settings), [], "nothing is left to say");
    }
}
