//! Figures of a sample, and laws of every drawing, tried on casts that nobody would have.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::room::nearest;
use super::strands::touches;
use super::stress::length;
use super::*;
use crate::Settings;
use crate::audit::{Options, audit, filled};
use crate::layout::Rect;
use crate::workflow::{
    Link, Mode, Participant, Redesign, RoleName, RolePair, Step, StepId, Tag, Target, Workflow,
};

fn drawn(document: &Document, redesign: Option<usize>) -> (Audit, PeopleDrawing) {
    let settings = Settings::default();
    let options = Options {
        redesign,
        confirmed: None,
        settings: &settings,
        today: date(2026, 1, 15),
        language: Language::English,
    };
    let audit = audit(document, &options).unwrap();
    let drawing = people(
        &audit,
        &filled(document, redesign, &settings),
        redesign,
        Language::English,
    );
    (audit, drawing)
}

fn sample(name: &str) -> Document {
    let path = format!(
        "{}/../../samples/{name}.weft.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A chain of steps in each of which these roles meet for so many minutes.
fn chain(meetings: &[(Vec<usize>, f64)]) -> Workflow {
    let id = |at: usize| StepId::from(format!("b{at}"));
    let steps = meetings.iter().enumerate().map(|(at, (roles, minutes))| {
        let next = if at + 1 == meetings.len() {
            Target::End
        } else {
            Target::Step(id(at + 1))
        };
        Step {
            id: id(at),
            name: format!("Step {at}"),
            roles: roles
                .iter()
                .map(|role| Participant::from(format!("Role {role}").as_str()))
                .collect(),
            tag: Some(Tag::HumanRelational),
            mode: Some(Mode::Live),
            minutes: Some(*minutes),
            next: vec![Link::to(next)],
            ..Step::default()
        }
    });
    Workflow {
        steps: steps.collect(),
        ..Workflow::default()
    }
}

fn document(before: &[(Vec<usize>, f64)], after: &[(Vec<usize>, f64)]) -> Document {
    Document {
        baseline: chain(before),
        redesigns: vec![Redesign {
            name: None,
            workflow: chain(after),
        }],
        ..Document::default()
    }
}

fn placed(drawing: &PeopleDrawing) -> Vec<(&Person, &Place)> {
    let people = drawing.people.iter();
    people
        .filter_map(|person| Some((person, person.place.as_ref()?)))
        .collect()
}

fn person<'a>(drawing: &'a PeopleDrawing, name: &str) -> &'a Person {
    let mut people = drawing.people.iter();
    people.find(|one| one.name.as_str() == name).unwrap()
}

#[test]
fn the_sample_says_who_is_left_alone_and_who_was_the_only_bridge() {
    let (audit, drawing) = drawn(&sample("onboarding"), Some(0));
    let alone: Vec<&str> = drawing
        .people
        .iter()
        .filter(|one| one.left_alone)
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        alone,
        [
            "Team",
            "Buddy",
            "HR partner",
            "IT support",
            "Mentor",
            "Neighbour team"
        ],
        "six of eight, those who met most first"
    );
    let hire = person(&drawing, "New hire");
    assert!(hire.focus, "the learner is whom it is about");
    let bridge = hire.baseline.bridge.as_ref().unwrap();
    let to: Vec<&str> = bridge.to.iter().map(RoleName::as_str).collect();
    assert_eq!(
        to,
        ["HR partner", "IT support", "Mentor", "Neighbour team"],
        "nobody else met these four"
    );
    assert!(!bridge.between, "to the rest, which is larger");
    assert_eq!(hire.redesign.as_ref().unwrap().partners, 1, "the manager");

    let changes: Vec<TieChange> = drawing.ties.iter().map(|tie| tie.change).collect();
    let severed = changes.iter().filter(|one| **one == TieChange::Severed);
    assert_eq!(
        (changes.len(), severed.count()),
        (9, 8),
        "one of nine is left"
    );
    let kept = audit.profile.unwrap().ties_kept;
    assert_eq!((kept.of, kept.kept), (9, 1), "as the profile says");
    let machines = drawing.machines.unwrap();
    assert_eq!(machines.baseline, 0.0, "none before");
    assert!((machines.redesign.unwrap() - 289.0).abs() < 0.5, "and now");
}

#[test]
fn a_tie_names_the_steps_that_carried_it_and_what_stands_there_now() {
    let (_, drawing) = drawn(&sample("onboarding"), Some(0));
    let mentor = &drawing.ties[0];
    assert_eq!(mentor.roles[0].as_str(), "Mentor", "the most minutes");
    let steps: Vec<(&str, &str)> = mentor
        .baseline
        .steps
        .iter()
        .map(|one| (one.step.as_str(), one.now[0].as_str()))
        .collect();
    assert_eq!(
        steps,
        [("b7", "r6"), ("b9", "r8")],
        "a tutorial and a grade"
    );
    assert!(
        !mentor.redesign.as_ref().unwrap().at_all(),
        "they meet nowhere"
    );
    let strand = mentor.strand.as_ref().unwrap();
    assert_eq!((strand.rails.len(), strand.slashes.len()), (4, 2), "cut");
    assert!((strand.before - 25.42).abs() < 0.01, "0.14 px a minute");
    assert_eq!(strand.now, 0.0, "nothing is left of it");
}

#[test]
fn the_steps_of_a_tie_add_up_to_what_the_audit_says() {
    for name in ["codereview", "healthy-support", "onboarding", "support"] {
        let (audit, drawing) = drawn(&sample(name), Some(0));
        assert_eq!(drawing.ties.len(), audit.ties.len(), "every tie of {name}");
        for tie in &drawing.ties {
            for meets in [Some(&tie.baseline), tie.redesign.as_ref()]
                .into_iter()
                .flatten()
            {
                let sum: f64 = meets.steps.iter().map(|one| one.minutes).sum();
                assert!(
                    (sum - meets.minutes).abs() < 1e-6,
                    "{name}: {:?}",
                    tie.roles
                );
            }
        }
    }
}

#[test]
fn a_role_by_another_name_is_drawn_as_one() {
    let mut document = sample("codereview");
    let same = document.clone();
    let redesign = &mut document.redesigns[0].workflow;
    let roles = redesign.steps.iter_mut().flat_map(|step| &mut step.roles);
    let (old, new) = (RoleName::from("Author"), RoleName::from("Writer of code"));
    let mut renamed = 0;
    for one in roles.filter(|one| one.role == old) {
        one.role = new.clone();
        renamed += 1;
    }
    assert!(renamed > 0, "the sample has an author");
    redesign.matching.roles = vec![RolePair {
        baseline: old,
        redesign: new,
    }];
    let (audit, drawing) = drawn(&document, Some(0));
    let (audit_before, drawing_before) = drawn(&same, Some(0));
    assert_eq!(
        audit.ties, audit_before.ties,
        "the audit counts them as one"
    );
    let steps = |drawing: &PeopleDrawing| -> Vec<usize> {
        let now = drawing.ties.iter().filter_map(|tie| tie.redesign.as_ref());
        now.map(|meets| meets.steps.len()).collect()
    };
    assert_eq!(
        steps(&drawing),
        steps(&drawing_before),
        "and so does the drawing"
    );
}

#[test]
fn a_redesign_moves_nobody_who_stood_before() {
    for name in ["codereview", "onboarding", "support"] {
        let document = sample(name);
        let (_, alone) = drawn(&document, None);
        let (_, both) = drawn(&document, Some(0));
        let from = |drawing: &PeopleDrawing, person: &Person| {
            let first = placed(drawing)[0].1.centre;
            let own = person.place.as_ref().unwrap().centre;
            (own.x - first.x, own.y - first.y)
        };
        let first = alone.people[0].name.clone();
        let mut both = both;
        both.people.sort_by_key(|one| one.name != first);
        for one in &alone.people {
            let (a, b) = (
                from(&alone, one),
                from(&both, person(&both, one.name.as_str())),
            );
            let moved = (a.0 - b.0).hypot(a.1 - b.1);
            assert!(moved < 0.1, "{name}: {} moved by {moved}", one.name);
        }
    }
}

#[test]
fn the_same_workflow_gives_the_same_bytes() {
    let document = sample("healthy-support");
    let bytes = || serde_json::to_vec(&drawn(&document, Some(0)).1).unwrap();
    assert_eq!(bytes(), bytes(), "the seed is fixed");
}

#[test]
fn nobody_and_one_role_and_strangers_are_drawn_too() {
    let (_, nobody) = drawn(&document(&[(vec![], 5.0)], &[(vec![], 5.0)]), Some(0));
    assert!(nobody.people.is_empty(), "there is nobody");
    assert_eq!((nobody.width, nobody.height), (0.0, 0.0), "and no page");

    let (_, one) = drawn(&document(&[(vec![1], 5.0)], &[(vec![1], 5.0)]), Some(0));
    assert_eq!(placed(&one).len(), 1, "one circle");
    assert!(!one.people[0].left_alone, "who met nobody lost nobody");

    let apart = [(vec![1, 2], 5.0), (vec![3, 4], 5.0), (vec![5], 5.0)];
    let (_, apart) = drawn(&document(&apart, &apart[..1]), Some(0));
    assert_eq!(placed(&apart).len(), 5, "three groups on one page");
    let alone = apart.people.iter().filter(|one| one.left_alone);
    assert_eq!(alone.count(), 2, "the pair that meets no more");
    sound(&apart).unwrap();
}

#[test]
fn a_chain_is_joined_between_its_ends() {
    let chain = [(vec![1, 2], 5.0), (vec![2, 3], 5.0)];
    let (_, drawing) = drawn(&document(&chain, &chain), Some(0));
    let bridge = person(&drawing, "Role 2").baseline.bridge.as_ref().unwrap();
    assert!(bridge.between, "no part is the larger one");
    assert_eq!(bridge.to.len(), 2, "both ends");
}

#[test]
fn of_two_hundred_roles_those_with_most_minutes_are_drawn() {
    let minutes = |role: usize| f64::from(u32::try_from(role).unwrap());
    let many: Vec<(Vec<usize>, f64)> = (0..200)
        .map(|role| (vec![role, (role * 7 + 1) % 200], minutes(role)))
        .collect();
    let (_, drawing) = drawn(&document(&many, &many[..100]), Some(0));
    assert_eq!(drawing.people.len(), 200, "the lists have everybody");
    assert_eq!(placed(&drawing).len(), MOST, "the drawing has some");
    let least = placed(&drawing)
        .iter()
        .map(|(person, _)| person.baseline.minutes)
        .fold(f64::INFINITY, f64::min);
    let left = drawing.people.iter().filter(|one| one.place.is_none());
    let most = left.map(|one| one.baseline.minutes).fold(0.0, f64::max);
    assert!(least * 2.0 >= most, "{least} is drawn, {most} is not");
    sound(&drawing).unwrap();
}

/// No two circles overlap, everything is on the page, and no figure stands on a circle or a figure.
fn sound(drawing: &PeopleDrawing) -> Result<(), TestCaseError> {
    let placed = placed(drawing);
    for (at, (person, one)) in placed.iter().enumerate() {
        let (x, y, r) = (one.centre.x, one.centre.y, one.radius);
        prop_assert!(
            x - r >= 0.0 && y - r >= 0.0,
            "{} is on the page",
            person.name
        );
        prop_assert!(x + r <= drawing.width && y + r <= drawing.height);
        for (other, place) in &placed[at + 1..] {
            let apart = length(one.centre, place.centre) - r - place.radius;
            prop_assert!(apart > 8.0, "{} and {}: {apart}", person.name, other.name);
        }
    }
    let mut figures: Vec<Rect> = Vec::new();
    for tie in &drawing.ties {
        let Some(strand) = &tie.strand else { continue };
        prop_assert!(strand.before > 0.0 || strand.now > 0.0, "a line is seen");
        prop_assert!(strand.before <= 26.01 && strand.now <= 26.01, "and bounded");
        let Some(label) = strand.label else { continue };
        let figure = Rect {
            x: label.x - 10.0,
            y: label.y - 9.0,
            width: 20.0,
            height: 18.0,
        };
        let near = nearest(strand.line.from, strand.line.to, label);
        prop_assert!(length(near, label) < 0.1, "a figure is on its line");
        let on_circle = placed
            .iter()
            .any(|(_, one)| touches(&figure, one.centre, one.radius));
        prop_assert!(!on_circle, "{:?} is on a circle", tie.roles);
        prop_assert!(!figures.iter().any(|one| one.overlaps(&figure)));
        figures.push(figure);
    }
    if let Some(machines) = &drawing.machines {
        let on = |one: &Place| touches(&machines.rect, one.centre, one.radius);
        prop_assert!(
            !placed.iter().any(|(_, one)| on(one)),
            "the machines are free"
        );
    }
    Ok(())
}

/// Steps in which up to three of up to eighteen roles meet.
fn meetings() -> impl Strategy<Value = Vec<(Vec<usize>, f64)>> {
    let roles = prop::collection::btree_set(0..18_usize, 1..4);
    let meeting = (roles, 0.0..300.0_f64);
    prop::collection::vec(meeting, 1..40).prop_map(|all| {
        let whole = |(roles, minutes): (BTreeSet<usize>, f64)| {
            (roles.into_iter().collect(), minutes.round())
        };
        all.into_iter().map(whole).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_drawing_is_sound(before in meetings(), after in meetings()) {
        let document = document(&before, &after);
        let (audit, drawing) = drawn(&document, Some(0));
        sound(&drawing)?;
        prop_assert_eq!(drawing.ties.len(), audit.ties.len());
        let kept = audit.profile.map(|profile| profile.ties_kept.kept);
        let still = drawing.ties.iter().filter(|tie| {
            matches!(tie.change, TieChange::Kept | TieChange::Thinned)
        });
        prop_assert_eq!(kept, Some(still.count()), "the profile counts the same ties");
    }
}
