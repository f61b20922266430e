//! Laws of edits on random documents.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use super::*;
use crate::workflow::{Mode, Requirement, WaiverReason};

/// A step that need not make sense: links lead anywhere, fields are full or empty.
fn any_step() -> impl Strategy<Value = Step> {
    let position = prop::option::of((-500..500_i32, -500..500_i32));
    (
        0..6_u8,
        "[a-zA-Zäß “]{0,6}",
        prop::collection::vec((0..8_u8, prop::option::of(0..=4_u8)), 0..3),
        prop::option::of(0..4_usize),
        prop::option::of(0..600_u16),
        position,
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(id, name, next, tag, minutes, position, (extra, live))| Step {
                id: StepId::from(format!("s{id}")),
                name,
                roles: vec![["Agent", "Lead"][usize::from(live)].into()],
                tag: tag.map(|at| Tag::ALL[at]),
                minutes: minutes.map(|one| f64::from(one) / 7.0),
                mode: live.then_some(Mode::Live),
                next: next.into_iter().map(any_link).collect(),
                position: position.map(|(x, y)| Position {
                    x: f64::from(x) / 3.0,
                    y: f64::from(y) / 3.0,
                }),
                extra: extra.then(any_extra).unwrap_or_default(),
                ..Step::default()
            },
        )
}

fn any_link((to, share): (u8, Option<u8>)) -> Link {
    let to = match to {
        7 => Target::End,
        id => Target::Step(StepId::from(format!("s{id}"))),
    };
    Link {
        probability: share.map(|one| f64::from(one) / 4.0),
        ..Link::to(to)
    }
}

fn any_extra() -> Extra {
    Extra::from([("colour".to_owned(), json!({ "of": [1, null, "ä"] }))])
}

fn any_workflow() -> impl Strategy<Value = Workflow> {
    let note = "[a-z]{0,3}".prop_map(|text| Note {
        text,
        position: None,
        about: Some("s1".into()),
        extra: Extra::new(),
    });
    (
        prop::collection::vec(any_step(), 0..6),
        any::<bool>(),
        prop::collection::vec(note, 0..2),
    )
        .prop_map(|(mut steps, start, free_notes)| {
            let mut seen = std::collections::BTreeSet::new();
            steps.retain(|step| seen.insert(step.id.clone()));
            Workflow {
                start: start.then(|| "s1".into()),
                steps,
                free_notes,
                ..Workflow::default()
            }
        })
}

fn any_role() -> impl Strategy<Value = Role> {
    ("[A-C]", any::<bool>()).prop_map(|(name, learner)| Role {
        learner,
        ..Role::new(&name, RoleKind::Internal)
    })
}

fn any_waiver() -> impl Strategy<Value = Waiver> {
    "[a-z]{1,2}".prop_map(|finding| Waiver {
        finding,
        reason: WaiverReason::Moved,
        text: String::new(),
        decided_by: vec!["A".into()],
        evidence: None,
        review_date: jiff::civil::date(2026, 12, 1),
        fingerprint: None,
        extra: Extra::new(),
    })
}

fn any_redesign() -> impl Strategy<Value = Redesign> {
    (prop::option::of("[a-z]{1,3}"), any_workflow())
        .prop_map(|(name, workflow)| Redesign { name, workflow })
}

pub(super) fn any_document() -> impl Strategy<Value = Document> {
    (
        "[a-z]{0,4}",
        prop::collection::vec(any_role(), 0..3),
        any_workflow(),
        prop::collection::vec(any_redesign(), 0..3),
        prop::collection::vec(any_waiver(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(title, mut roles, baseline, redesigns, waivers, extra)| {
            let mut seen = std::collections::BTreeSet::new();
            roles.retain(|role| seen.insert(role.name.clone()));
            Document {
                title,
                roles,
                baseline,
                redesigns,
                waivers,
                extra: extra.then(any_extra).unwrap_or_default(),
                ..Document::default()
            }
        })
}

fn any_version() -> impl Strategy<Value = Version> {
    (0..4_usize).prop_map(|at| match at {
        0 => Version::Baseline,
        at => Version::Redesign(at - 1),
    })
}

fn any_id() -> impl Strategy<Value = StepId> {
    (0..6_u8).prop_map(|id| StepId::from(format!("s{id}")))
}

fn any_change() -> impl Strategy<Value = Edit> {
    let at = || 0..4_usize;
    let plan = (any_id(), any_id()).prop_map(|(step, needs)| PlanWishes {
        must_have: vec![step.clone()],
        requires: vec![Requirement { step, needs }],
        excludes: vec![],
        touchpoints: vec![],
    });
    let links = prop::collection::vec((0..8_u8, prop::option::of(0..=4_u8)), 0..3)
        .prop_map(|links| links.into_iter().map(any_link).collect());
    let whole = prop_oneof![
        any_document().prop_map(|one| Edit::SetHeader(Header::of(&one))),
        plan.prop_map(Edit::SetPlan),
        (at(), any_role()).prop_map(|(at, role)| Edit::InsertRole { at, role }),
        any_role().prop_map(|role| Edit::RemoveRole { name: role.name }),
        (any_role(), any_role()).prop_map(|(old, role)| Edit::ReplaceRole {
            name: old.name,
            role
        }),
        (at(), any_waiver()).prop_map(|(at, waiver)| Edit::InsertWaiver { at, waiver }),
        at().prop_map(|at| Edit::RemoveWaiver { at }),
        (at(), any_waiver()).prop_map(|(at, waiver)| Edit::ReplaceWaiver { at, waiver }),
        (at(), any_redesign()).prop_map(|(at, redesign)| Edit::InsertRedesign { at, redesign }),
        at().prop_map(|at| Edit::RemoveRedesign { at }),
        (at(), prop::option::of("[a-z]")).prop_map(|(at, name)| Edit::NameRedesign { at, name }),
        (any_version(), any_workflow())
            .prop_map(|(version, workflow)| Edit::SetWorkflow { version, workflow }),
        (any_version(), any_workflow()).prop_map(|(version, one)| Edit::SetFrame {
            version,
            frame: Frame::of(&one)
        }),
    ];
    let of_steps =
        prop_oneof![
            (any_version(), 0..6_usize, any_step())
                .prop_map(|(version, at, step)| Edit::InsertStep { version, at, step }),
            (any_version(), any_id())
                .prop_map(|(version, step)| Edit::RemoveStep { version, step }),
            (any_version(), any_id(), any_step())
                .prop_map(|(version, id, step)| Edit::ReplaceStep { version, id, step }),
            (any_version(), any_id(), links).prop_map(|(version, step, next)| Edit::SetLinks {
                version,
                step,
                next
            }),
            (any_version(), any_id()).prop_map(|(version, step)| Edit::SetPosition {
                version,
                step,
                position: None
            }),
        ];
    prop_oneof![1 => whole, 2 => of_steps]
}

/// Single changes and batches of them, two deep.
fn any_edit() -> impl Strategy<Value = Edit> {
    any_change().prop_recursive(2, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Edit::Batch)
    })
}

proptest! {
    #[test]
    fn inverses_in_reverse_order_restore_the_document(
        document in any_document(),
        edits in prop::collection::vec(any_edit(), 0..12),
    ) {
        let mut changed = document.clone();
        let mut inverses = Vec::new();
        for edit in edits {
            let before = changed.clone();
            prop_assert!(!edit.words(&changed).is_empty(), "every edit has words");
            match changed.apply(edit) {
                Ok(inverse) => inverses.push((before, inverse)),
                Err(_) => prop_assert_eq!(&changed, &before, "a failing edit changes nothing"),
            }
        }
        for (before, inverse) in inverses.into_iter().rev() {
            let after = changed.clone();
            let again = changed.apply(inverse).unwrap();
            prop_assert_eq!(&changed, &before, "an inverse restores exactly");
            let mut repeated = before;
            repeated.apply(again).unwrap();
            prop_assert_eq!(&repeated, &after, "and its inverse repeats");
        }
        prop_assert_eq!(changed, document, "all of them together restore the first state");
    }

    #[test]
    fn the_difference_of_two_documents_makes_one_of_the_other(
        from in any_document(),
        to in any_document(),
    ) {
        let mut changed = from.clone();
        changed.apply(Edit::between(&from, &to)).unwrap();
        prop_assert_eq!(&changed, &to, "what differs is all that has to change");
        prop_assert!(Edit::between(&to, &changed).is_empty(), "nothing is left to change");
    }

    #[test]
    fn an_edit_in_a_file_is_the_edit(edit in any_edit()) {
        let text = serde_json::to_string(&edit).unwrap();
        prop_assert_eq!(serde_json::from_str::<Edit>(&text).unwrap(), edit, "{}", text);
    }

    #[test]
    fn cascades_apply_to_the_document_that_they_were_built_from(
        document in any_document(),
        version in any_version(),
        chosen in prop::collection::vec(any::<Index>(), 1..4),
    ) {
        let steps = document.version(version).map_or(&[][..], |one| &one.steps);
        if steps.is_empty() {
            return Ok(());
        }
        let ids: std::collections::BTreeSet<StepId> =
            chosen.iter().map(|at| at.get(steps).id.clone()).collect();
        let ids: Vec<StepId> = ids.into_iter().collect();
        let count = steps.len();
        let (less, _) = check(&document, &Edit::removal_of(&document, version, &ids));
        prop_assert_eq!(less.version(version).unwrap().steps.len(), count - ids.len());
        check(&document, &Edit::removal_closing_gaps(&document, version, &ids));
        let (more, _) = check(&document, &Edit::duplicate(&document, version, &ids));
        prop_assert_eq!(more.version(version).unwrap().steps.len(), count + ids.len());
        check(&document, &Edit::redesign_from_baseline(&document, None));
        if let Some(role) = document.roles.first() {
            let edit = Edit::renamed_role(&document, &role.name, &"Somebody".into()).unwrap();
            check(&document, &edit);
            check(&document, &Edit::removal_of_role(&document, &role.name));
        }
    }
}
