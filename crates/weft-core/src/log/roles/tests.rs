//! Roles of small logs.

use super::super::observed::{ObservedOptions, observed};
use super::super::{Counter, Event};
use super::*;
use crate::Settings;
use crate::suggest::{Proposal, Subject, suggest};
use crate::workflow::Tag;

/// Lines of `resource activity activity …`, each a case of its own; `resource/role` gives a role, `-` is
/// nobody.
fn log(text: &str) -> (Vocabulary, Tally) {
    let mut counter = Counter::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let who = words.next().unwrap_or_default();
        let (name, role) = who
            .split_once('/')
            .map_or((who, None), |(a, b)| (a, Some(b)));
        let resource = (name != "-").then(|| counter.names.resources.number(name));
        let role = role.map(|role| counter.names.roles.number(role));
        let mut events: Vec<Event> = words
            .map(|activity| Event {
                activity: counter.names.activities.number(activity),
                resource,
                role,
                ..Event::default()
            })
            .collect();
        counter.case(&mut events);
    }
    let (names, tally, _) = counter.finish();
    (names, tally)
}

fn names(found: &LogRoles) -> Vec<String> {
    found
        .roles
        .iter()
        .map(|role| role.name.to_string())
        .collect()
}

const OFFICE: &str = "
    Sara register register register
    Mike register register check
    Sue examine examine
    Sean examine examine examine
    batch-1 archive archive
    - notify notify";

#[test]
fn resources_with_the_same_work_are_a_group_and_nobody_is_named() {
    let (vocabulary, tally) = log(OFFICE);
    let found = roles(&vocabulary, &tally, RolesBy::Groups, Language::English);
    assert_eq!(
        names(&found),
        ["Group 1", "Group 2", "System"],
        "the busiest first, then the machine"
    );
    assert_eq!(found.roles[0].headcount, Some(2), "Sara and Mike");
    let work: Vec<String> = found.work.iter().map(|one| one.1.to_string()).collect();
    assert_eq!(
        work,
        [
            "Group 1: does mostly “register” and “check” (people: 2).",
            "Group 2: does mostly “examine” (people: 2)."
        ],
        "what a group does is said beside its name"
    );
    assert_eq!(found.roles[2].kind, RoleKind::Ai, "the batch job");
    let all = format!("{found:?}");
    for person in ["Sara", "Mike", "Sue", "Sean"] {
        assert!(!all.contains(person), "{person} is not named: {all}");
    }
}

#[test]
fn activities_have_who_does_them_most_or_nobody() {
    let (vocabulary, tally) = log(OFFICE);
    let found = roles(&vocabulary, &tally, RolesBy::Groups, Language::English);
    let of = |name: &str| {
        let number = vocabulary.activities.known(name).expect("in the log");
        found.performed(&tally)[number as usize].clone()
    };
    assert_eq!(of("register").role, Some("Group 1".into()), "all of it");
    assert_eq!(of("register").by, Some(Performers::People), "people");
    assert_eq!(
        of("archive").by,
        Some(Performers::Machines),
        "only a batch job"
    );
    assert_eq!(
        of("notify"),
        Performed {
            role: None,
            share: 0.0,
            by: Some(Performers::Nobody)
        },
        "nobody"
    );
    let (vocabulary, tally) = log("- a b");
    let found = roles(&vocabulary, &tally, RolesBy::Groups, Language::English);
    assert_eq!(
        found.performed(&tally)[0].by,
        None,
        "a log without resources says nothing"
    );
}

#[test]
fn the_log_s_own_roles_come_first() {
    let (vocabulary, tally) = log("
        Sara/Clerk register register
        Sara/Boss register
        Sue/Expert examine
        Pete examine");
    let found = roles(&vocabulary, &tally, RolesBy::Groups, Language::English);
    assert_eq!(
        names(&found),
        ["Clerk", "Expert"],
        "of Sara the one that she has most often"
    );
    assert_eq!(
        found.notes.len(),
        2,
        "Pete has none, and that is said: {:?}",
        found.notes
    );
}

#[test]
fn people_are_roles_only_where_that_is_asked() {
    let (vocabulary, tally) = log(OFFICE);
    let hidden = roles(
        &vocabulary,
        &tally,
        RolesBy::People(Who::Hidden),
        Language::English,
    );
    assert_eq!(
        names(&hidden),
        ["Person 1", "Person 2", "Person 4", "Person 3", "System"],
        "by number"
    );
    let named = roles(
        &vocabulary,
        &tally,
        RolesBy::People(Who::Named),
        Language::English,
    );
    assert_eq!(
        names(&named),
        ["Sara", "Mike", "Sean", "Sue", "System"],
        "asked for twice"
    );
}

#[test]
fn what_a_log_says_of_machines_is_suggested_with_its_reason_and_never_claimed() {
    let (vocabulary, tally) = log(OFFICE);
    let options = ObservedOptions::default();
    let document = observed(&vocabulary, &tally, None, &options).document;
    assert!(
        document
            .baseline
            .steps
            .iter()
            .all(|step| step.tag.is_none()),
        "no tag is claimed"
    );
    assert!(
        document
            .baseline
            .steps
            .iter()
            .all(|step| step.mode.is_none()),
        "no contact either"
    );
    let found = suggest(&document, None, &Settings::default(), Language::English);
    let of = |step: &str| {
        let tags = found
            .iter()
            .filter(|one| one.subject == Subject::Step(step.into()));
        let mut tags = tags.filter_map(|one| {
            let Proposal::Tag(tag) = &one.proposal else {
                return None;
            };
            Some((*tag, one.why.as_str()))
        });
        tags.next().expect("a tag is suggested")
    };
    let machine = "machine, no AI visible: the log names only machines for it";
    assert_eq!(of("archive"), (Tag::AiAutomated, machine), "a batch job");
    let nobody =
        "machine, no AI visible: the log names nobody for it, though it names people elsewhere";
    assert_eq!(of("notify"), (Tag::AiAutomated, nobody), "nobody");
    assert_ne!(of("register").0, Tag::AiAutomated, "people");
    let (vocabulary, tally) = log("Sara a\n- b b");
    let silent = roles(&vocabulary, &tally, RolesBy::Groups, Language::English);
    assert_eq!(
        silent.performed(&tally)[1].by,
        None,
        "it names somebody for a third of all only"
    );
}
