//! Laws that hold for every document.

use proptest::prelude::*;

use super::*;

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
                .push(Link::to(Target::Step(StepId::from(next.to_string()))));
            step.mode = set.0.then_some(Mode::OneWay);
            step.minutes = set.1.then_some(4.0);
            step.purposes = if set.2 { vec![P::Voice] } else { Vec::new() };
            workflow.steps.push(step);
        }
        for (pool, at, to, name) in messages {
            let ends = (
                MessageEnd::Pool(pool.to_owned()),
                MessageEnd::Step(StepId::from(at.to_string())),
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
        let suggestions = suggest(&document, None, &settings, Language::English);
        prop_assert_eq!(&suggestions, &suggest(&document, None, &settings, Language::English), "deterministic");
        let done = accept(&document, None, &suggestions);
        for (before, after) in document.baseline.steps.iter().zip(&done.baseline.steps) {
            prop_assert!(before.mode.is_none() || before.mode == after.mode, "the mode was set");
            prop_assert!(before.minutes.is_none() || before.minutes == after.minutes, "minutes were set");
            prop_assert!(before.purposes.is_empty() || before.purposes == after.purposes, "purposes were set");
            prop_assert_eq!(&before.name, &after.name, "names are never touched");
        }
        prop_assert_eq!(suggest(&done, None, &settings, Language::English), [], "nothing is left to say");
    }
}
