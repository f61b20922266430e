//! Person or machine, inside or outside.

use super::*;

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
        "Buchungsplattform · ai-automated · none · ",
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
