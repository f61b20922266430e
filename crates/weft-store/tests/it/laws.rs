//! Laws: what is in memory is what is on the disk, after any changes.

use proptest::prelude::*;
use weft_core::edit::{Frame, Header, Version};
use weft_core::workflow::{Redesign, Step, StepId, Workflow};
use weft_core::{Document, Edit};
use weft_store::{Revision, Store};

use super::{at, document};

fn any_workflow() -> impl Strategy<Value = Workflow> {
    (0..5_usize, any::<bool>()).prop_map(|(steps, start)| Workflow {
        start: start.then(|| "b1".into()),
        ..document(steps).baseline
    })
}

fn any_version() -> impl Strategy<Value = Version> {
    prop_oneof![
        2 => Just(Version::Baseline),
        1 => (0..3_usize).prop_map(Version::Redesign),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    (0..9_u8, "[a-zß“]{0,3}", -9..9_i32).prop_map(|(id, name, minutes)| Step {
        id: StepId::from(format!("b{id}")),
        name,
        minutes: Some(f64::from(minutes.abs()) / 7.0),
        ..Step::default()
    })
}

fn any_change() -> impl Strategy<Value = Edit> {
    let place = || 0..4_usize;
    let redesign = (prop::option::of("[A-C]"), any_workflow())
        .prop_map(|(name, workflow)| Redesign { name, workflow });
    prop_oneof![
        4 => (any_version(), 0..6_usize, any_step())
            .prop_map(|(version, at, step)| Edit::InsertStep { version, at, step }),
        3 => (any_version(), any_step())
            .prop_map(|(version, one)| Edit::RemoveStep { version, step: one.id }),
        3 => (any_version(), any_step(), any_step())
            .prop_map(|(version, one, step)| Edit::ReplaceStep { version, id: one.id, step }),
        1 => (any_version(), any_step()).prop_map(|(version, one)| Edit::SetLinks {
            version,
            step: one.id,
            next: Vec::new(),
        }),
        1 => (place(), redesign).prop_map(|(at, redesign)| Edit::InsertRedesign { at, redesign }),
        1 => place().prop_map(|at| Edit::RemoveRedesign { at }),
        1 => (place(), prop::option::of("[A-C]"))
            .prop_map(|(at, name)| Edit::NameRedesign { at, name }),
        1 => (any_version(), any_workflow())
            .prop_map(|(version, workflow)| Edit::SetWorkflow { version, workflow }),
        1 => (any_version(), any_workflow())
            .prop_map(|(version, one)| Edit::SetFrame { version, frame: Frame::of(&one) }),
        1 => "[a-z]{1,3}".prop_map(|title| {
            Edit::SetHeader(Header { title, ..Header::of(&document(1)) })
        }),
        1 => Just(Edit::RemoveRole { name: "Agent".into() }),
    ]
}

#[derive(Debug, Clone)]
enum Act {
    Edit(Box<Edit>),
    Undo,
    Redo,
    Restore(u64),
    Reopen,
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => any_change().prop_map(|one| Act::Edit(Box::new(one))),
        3 => prop::collection::vec(any_change(), 2..7).prop_map(|all| Act::Edit(Box::new(Edit::Batch(all)))),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (0..20_u64).prop_map(Act::Restore),
        1 => Just(Act::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_disk_always_holds_what_is_in_memory(acts in prop::collection::vec(any_act(), 1..25)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any.weft");
        let mut store = Store::create(&path, &document(4), None, "Ada", at(0)).unwrap();
        // The document after each change.
        let mut states: Vec<Document> = vec![store.document().clone()];
        for act in acts {
            let before = store.document().clone();
            let change = match act {
                Act::Edit(edit) => store.edit(*edit, "Ada", at(1)),
                Act::Undo => store.undo("Ada", at(2)),
                Act::Redo => store.redo("Ada", at(3)),
                Act::Restore(revision) => store.restore(Revision(revision), "Ada", at(4)),
                Act::Reopen => {
                    drop(store);
                    store = Store::open(&path).unwrap();
                    prop_assert_eq!(store.damage(), None, "the file is sound");
                    prop_assert_eq!(store.document(), &before, "what is on the disk is the same");
                    continue;
                }
            };
            match change {
                Ok(_) => states.push(store.document().clone()),
                Err(_) => prop_assert_eq!(store.document(), &before, "a failure changes nothing"),
            }
        }
        for (revision, state) in (0..).zip(&states) {
            let then = store.document_at(Revision(revision)).unwrap();
            prop_assert_eq!(&then, state, "every point of the history can be seen again");
        }
        while store.undo("Ada", at(5)).is_ok() {}
        prop_assert_eq!(store.document(), &states[0], "undo leads back to the beginning");
        store.close().unwrap();
        let store = Store::open(&path).unwrap();
        prop_assert_eq!(store.document(), &states[0], "on the disk too");
    }
}
