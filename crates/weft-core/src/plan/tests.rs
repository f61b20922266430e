//! Small pictures of ways to give back what was lost.

use jiff::civil::date;

use super::*;
use crate::Language;
use crate::audit::{Options, audit};
use crate::edit::{Action, Chosen, Spot};
use crate::workflow::{
    Link, Mode, Purpose, Redesign, Requirement, Role, RoleKind, Step, Tag, Target, Workflow,
};

fn step(id: &str, name: &str, roles: &[&str], minutes: f64, next: &str) -> Step {
    Step {
        id: id.into(),
        name: name.to_owned(),
        roles: roles.iter().map(|one| (*one).into()).collect(),
        minutes: Some(minutes),
        next: vec![Link::to(match next {
            "end" => Target::End,
            id => Target::Step(id.into()),
        })],
        ..Step::default()
    }
}

fn talk(step: Step, purposes: &[Purpose]) -> Step {
    Step {
        tag: Some(Tag::HumanRelational),
        mode: Some(Mode::Live),
        purposes: purposes.to_vec(),
        ..step
    }
}

fn machine(id: &str, name: &str, replaces: &str, next: &str) -> Step {
    Step {
        tag: Some(Tag::AiAutomated),
        replaces: vec![replaces.into()],
        ..step(id, name, &["AI"], 1.0, next)
    }
}

/// Three talks that a machine took over; the last step sends the answer.
fn stripped() -> Document {
    let alone = |step: Step| Step {
        tag: Some(Tag::HumanAlone),
        ..step
    };
    let baseline = Workflow {
        steps: vec![
            alone(step("b1", "Read the request", &["Agent"], 5.0, "b2")),
            talk(
                step("b2", "Review with the lead", &["Lead", "Agent"], 30.0, "b3"),
                &[Purpose::Feedback, Purpose::Learn],
            ),
            talk(
                step("b3", "Decide together", &["Agent", "Lead"], 20.0, "b4"),
                &[Purpose::Decide],
            ),
            talk(
                step(
                    "b4",
                    "Tell the customer",
                    &["Agent", "Customer"],
                    15.0,
                    "end",
                ),
                &[Purpose::Trust],
            ),
        ],
        ..Workflow::default()
    };
    let redesign = Workflow {
        steps: vec![
            machine("r1", "Sort the request", "b1", "r2"),
            machine("r2", "Check the draft", "b2", "r3"),
            machine("r3", "Score", "b3", "r4"),
            Step {
                point_of_no_return: true,
                ..machine("r4", "Send the answer", "b4", "end")
            },
        ],
        ..Workflow::default()
    };
    Document {
        title: "Requests".to_owned(),
        roles: vec![
            Role::new("Lead", RoleKind::Internal),
            Role::new("Agent", RoleKind::Internal),
            Role::new("Customer", RoleKind::External),
            Role::new("AI", RoleKind::Ai),
        ],
        baseline,
        redesigns: vec![Redesign {
            name: None,
            workflow: redesign,
        }],
        ..Document::default()
    }
}

fn options(settings: &Settings) -> Options<'_> {
    Options {
        redesign: Some(0),
        confirmed: None,
        settings,
        today: date(2026, 1, 1),
        language: Language::English,
    }
}

fn ways_of(document: &Document) -> Ways {
    let settings = Settings::default();
    let options = options(&settings);
    let audit = audit(document, &options).unwrap();
    ways(document, &audit, &options).unwrap()
}

fn way<'a>(ways: &'a Ways, step: &str, touchpoint: &str) -> &'a Candidate {
    let loss = ways.losses.iter().find(|one| one.step == step.into());
    let mut all = loss.unwrap().ways.iter();
    all.find(|one| one.touchpoint.as_deref() == Some(touchpoint))
        .unwrap()
}

fn itself<'a>(ways: &'a Ways, step: &str) -> &'a Candidate {
    let loss = ways.losses.iter().find(|one| one.step == step.into());
    loss.unwrap().ways.first().unwrap()
}

fn carried_out(document: &Document, chosen: &[Chosen]) -> Document {
    let action = Action::CarryOut {
        at: 0,
        ways: chosen.to_vec(),
        language: Language::English,
    };
    let edit = action.edit(document, date(2026, 1, 1), &Settings::default());
    let mut after = document.clone();
    let undo = after.apply(edit.unwrap()).unwrap();
    let mut before = after.clone();
    before.apply(undo).unwrap();
    assert_eq!(&before, document, "one step back takes all of it back");
    after
}

#[test]
fn a_loss_comes_back_as_it_was_lighter_or_at_the_machine() {
    let ways = ways_of(&stripped());
    let names: Vec<&str> = ways.losses[0]
        .ways
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Review with the lead",
            "Ten-minute walk-through",
            "Talk over what the machine made",
            "Random human round"
        ],
        "itself, then by worth; what is no lighter or has a rhythm of unknown cases is left out"
    );
    let walk = way(&ways, "b2", "walk-through");
    assert_eq!(
        (walk.cost, walk.contact),
        (20.0, 10.0),
        "two people, ten minutes"
    );
    assert_eq!(
        walk.value, 45.0,
        "75, less the 30 that a third of the minutes still cost (C07)"
    );
    assert_eq!(walk.purposes, [Purpose::Feedback, Purpose::Learn]);
    assert!(walk.effect.gone.iter().any(|id| id.starts_with("C02:b2")));
    assert!(walk.effect.come.iter().any(|id| id.starts_with("C07:b2")));
    assert_eq!(
        itself(&ways, "b2").value,
        ways.losses[0].score,
        "nothing is left"
    );
}

#[test]
fn a_way_goes_near_what_it_restores_and_before_the_outcome_is_fixed() {
    let ways = ways_of(&stripped());
    assert_eq!(itself(&ways, "b2").spot, Spot::After("r2".into()));
    assert_eq!(
        itself(&ways, "b2").goes,
        "It goes after “Check the draft”, which stands where “Review with the lead” was."
    );
    let call = way(&ways, "b4", "short-call");
    assert_eq!(
        call.spot,
        Spot::Before("r4".into()),
        "an answer once sent is sent"
    );
    assert_eq!(
        call.goes,
        "It goes before “Send the answer”, which fixes the outcome."
    );
    let compare = way(&ways, "b3", "decide-then-compare");
    assert_eq!(compare.spot, Spot::At("r3".into()), "at the machine's step");
}

#[test]
fn what_was_promised_is_what_the_audit_says_afterwards() {
    let document = stripped();
    let ways = ways_of(&document);
    let settings = Settings::default();
    for loss in &ways.losses {
        for way in &loss.ways {
            let after = carried_out(&document, &[way.chosen_for(&loss.step)]);
            let audit = audit(&after, &options(&settings)).unwrap();
            assert_eq!(
                audit.profile.as_ref(),
                Some(&way.effect.profile),
                "{}: {}",
                loss.step,
                way.name
            );
        }
    }
    for plan in &ways.plans {
        let after = carried_out(&document, &plan.ways);
        let audit = audit(&after, &options(&settings)).unwrap();
        let effect = plan.effect.as_ref().unwrap();
        assert_eq!(audit.profile.as_ref(), Some(&effect.profile), "together");
    }
}

#[test]
fn a_share_of_cases_takes_the_way_through_the_touchpoint() {
    let document = stripped();
    let chosen = Chosen {
        step: "b2".into(),
        touchpoint: Some("human-round".to_owned()),
    };
    let after = carried_out(&document, &[chosen]);
    let steps = &after.redesigns[0].workflow.steps;
    let links: Vec<(&Target, Option<f64>)> = steps[1]
        .next
        .iter()
        .map(|link| (&link.to, link.probability))
        .collect();
    let added = Target::Step(steps[2].id.clone());
    let on = Target::Step("r3".into());
    assert_eq!(
        links,
        [(&on, Some(0.8)), (&added, Some(0.2))],
        "one in five"
    );
    let way = way(&ways_of(&document), "b2", "human-round").clone();
    assert!(
        (way.cost - 6.0).abs() < 1e-9,
        "a fifth of 30 person-minutes"
    );
}

#[test]
fn a_budget_buys_more_with_lighter_ways_than_with_contacts_as_they_were() {
    let document = stripped();
    let ways = ways_of(&document);
    let settings = Settings::default();
    let plan = audit(&document, &options(&settings)).unwrap().plan.unwrap();
    let [musts, within, all] = ways.plans.as_slice() else {
        panic!("three plans");
    };
    assert!(musts.ways.is_empty(), "nobody said that something must");
    assert!(within.cost <= ways.budget + 1e-9);
    assert!(
        within.value > plan.within_budget.value,
        "for the same budget"
    );
    assert_eq!(all.value, plan.all.value, "every contact as it was");
    assert!(all.stay_lost.is_empty());
    assert_eq!(ways.gap, 0.0, "few ways: exact");
    let last = ways.points.last().unwrap();
    assert_eq!(last.ways, all.ways, "the end is everything as it was");
    assert_eq!(last.kept, Some(1.0), "which brings all contact time back");
}

#[test]
fn wishes_hold_for_losses_however_they_are_answered() {
    let mut document = stripped();
    document.plan.must_have = vec!["b4".into()];
    document.plan.requires = vec![Requirement {
        step: "b2".into(),
        needs: "b3".into(),
    }];
    let ways = ways_of(&document);
    for point in &ways.points {
        let of = |id: &str| {
            point
                .ways
                .iter()
                .filter(|one| one.step == id.into())
                .count()
        };
        assert_eq!(of("b4"), 1, "a must-have in every choice");
        assert!(of("b2") == 0 || of("b3") > 0, "one needs the other");
        let must = point
            .ways
            .iter()
            .find(|one| one.step == "b4".into())
            .unwrap();
        assert_eq!(must.touchpoint, None, "and it comes back as it was");
    }
}

/// The lead has this much protected time for a hundred cases a week.
fn led(minutes: f64) -> Document {
    let mut document = stripped();
    document.cases_per_week = Some(100.0);
    document.roles[0].protected_minutes_per_week = Some(minutes);
    document.roles[1].reports_to = Some("Lead".into());
    document
}

#[test]
fn no_plan_takes_more_of_a_leads_time_than_there_is() {
    let ways = ways_of(&led(2500.0));
    assert_eq!(ways.leads.len(), 1, "the agents report to the lead");
    assert_eq!((ways.leads[0].need, ways.leads[0].have), (0.0, 2500.0));
    for point in &ways.points {
        let load: f64 = point
            .ways
            .iter()
            .filter_map(|one| {
                let loss = ways.losses.iter().find(|loss| loss.step == one.step)?;
                let way = loss
                    .ways
                    .iter()
                    .find(|way| way.touchpoint == one.touchpoint)?;
                way.loads.first()
            })
            .sum();
        assert!(load <= 2500.0, "{load} minutes a week");
    }
    let all = &ways.plans[2];
    assert_eq!(
        all.stay_lost,
        ["b2".into()],
        "30 minutes of 100 cases do not fit"
    );
    let free = ways_of(&stripped());
    assert!(free.leads.is_empty(), "nobody said how much time there is");
}

#[test]
fn a_touchpoint_of_the_document_is_offered_too() {
    let mut document = stripped();
    let mut own = touchpoints(&Settings::default(), &document)[0].clone();
    own.id = "tea".to_owned();
    own.name.en = "Tea".to_owned();
    own.restores = vec![Purpose::Trust];
    document.plan.touchpoints = vec![own];
    let ways = ways_of(&document);
    let tea = way(&ways, "b4", "tea");
    let after = carried_out(&document, &[tea.chosen_for(&"b4".into())]);
    let steps = after.redesigns[0].workflow.steps.iter();
    let names: Vec<&str> = steps.map(|one| one.name.as_str()).collect();
    assert!(names.contains(&"Tea"), "{names:?}");
}

#[test]
fn ways_are_told_in_german() {
    let settings = Settings::default();
    let document = stripped();
    let german = Options {
        language: Language::German,
        ..options(&settings)
    };
    let audit = audit(&document, &german).unwrap();
    let ways = ways(&document, &audit, &german).unwrap();
    for way in ways.losses.iter().flat_map(|loss| &loss.ways) {
        for said in [&way.how, &way.why, &way.goes] {
            assert_eq!(
                crate::language::tests::english_words(said),
                [""; 0],
                "{said}"
            );
        }
    }
    let walk = way(&ways, "b2", "walk-through");
    assert_eq!(walk.name, "Zehn Minuten gemeinsam durchgehen");
}

#[test]
fn a_contact_of_some_cases_comes_back_for_as_many() {
    let mut document = stripped();
    // Half of the cases are told on the phone.
    let decided = &mut document.baseline.steps[2];
    decided.next = vec![
        Link {
            probability: Some(0.5),
            ..Link::to(Target::Step("b4".into()))
        },
        Link {
            probability: Some(0.5),
            ..Link::to(Target::End)
        },
    ];
    let ways = ways_of(&document);
    let settings = Settings::default();
    let plan = audit(&document, &options(&settings)).unwrap().plan.unwrap();
    for (loss, item) in ways.losses.iter().zip(&plan.items) {
        let cost = loss.ways[0].cost;
        assert!((cost - item.cost).abs() < 1e-6, "{}: {cost}", loss.step);
    }
    assert_eq!(way(&ways, "b4", "short-call").cost, 5.0, "half of ten");
}

#[test]
fn a_call_for_bad_news_is_for_bad_news() {
    let offers = |document: &Document| {
        let ways = ways_of(document);
        let mut all = ways.losses.iter().flat_map(|loss| &loss.ways);
        all.any(|way| way.touchpoint.as_deref() == Some("why-call"))
    };
    let mut document = stripped();
    assert!(!offers(&document), "nobody is refused");
    document.redesigns[0].workflow.steps[3].outcome = Some(crate::workflow::Outcome::Refused);
    assert!(offers(&document), "the machine says no");
}
