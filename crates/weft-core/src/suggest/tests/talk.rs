//! Partners and modes.

use super::*;

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
        "System · ai-automated · one-way · logistics",
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
fn who_goes_on_in_a_log_was_not_there_before() {
    let text = "Clerk | task | Request document\n Nurse | task | Wait";
    let mut document = accepted(text);
    assert_eq!(document.baseline.steps[0].roles.len(), 2, "in a drawing");
    document = Document {
        baseline: version(text),
        ..Document::default()
    };
    for step in &mut document.baseline.steps {
        let origin = step.origin.as_mut().expect("of a model");
        origin.counted = Some(Counted {
            visits: 3,
            cases: 3,
        });
    }
    let found = suggest(&document, None, &Settings::default(), Language::English);
    let partners = found.iter().filter(|one| {
        let is_role = matches!(one.proposal, Proposal::Roles(_));
        is_role && one.subject == Subject::Step("1".into())
    });
    assert_eq!(partners.count(), 0, "in a log: {found:?}");
}
