//! What somebody put somewhere: cards along the flow, and notes beside them.

use proptest::prelude::*;

use super::laws::{any_workflow, sound};
use super::*;
use crate::workflow::{Note, Position};

const CHAIN: &str = "
    ask [Nurse] -> read
    read [Nurse] -> plan, talk
    talk [Nurse] -> plan
    plan [Nurse]
    ";

fn at(x: f64) -> Option<Position> {
    Some(Position { x, y: 0.0 })
}

fn put(workflow: &mut Workflow, id: &str, x: f64) {
    let step = workflow.steps.iter_mut().find(|step| step.id == id.into());
    step.unwrap().position = at(x);
}

/// The column of every step, and how many are free before it.
fn columns(layout: &Layout) -> Vec<(&str, usize, usize)> {
    let nodes = layout.nodes.iter();
    nodes
        .map(|node| (node.step.as_str(), node.column, node.free))
        .collect()
}

#[test]
fn a_placed_card_leaves_columns_free_and_pushes_what_follows() {
    let mut workflow = workflow(CHAIN);
    put(&mut workflow, "read", 2.0);
    let drawn = layout(&workflow, &[], &Options::drawing());
    assert_eq!(
        columns(&drawn),
        [
            ("ask", 0, 0),
            ("read", 3, 2),
            ("talk", 4, 0),
            ("plan", 5, 0)
        ],
        "its hand-offs still run forwards"
    );
    assert_eq!(drawn.columns.len(), 6, "free columns are columns");
    assert_eq!(drawn.columns[1].width, 168.0, "as wide as a card");
}

#[test]
fn a_card_is_put_elsewhere_in_the_drawing_on_the_screen_and_back_again() {
    let options = Options::drawing();
    let before = workflow(CHAIN);
    let first = layout(&before, &[], &options);
    let mut after = before.clone();
    put(&mut after, "talk", 3.0);
    let second = layout_from(&first, &after, &[], &options);
    assert_eq!(
        columns(&second),
        [
            ("ask", 0, 0),
            ("read", 1, 0),
            ("talk", 5, 3),
            ("plan", 6, 0)
        ],
        "only what it leads to moves along"
    );
    let fresh = layout(&after, &[], &options);
    assert_eq!(
        columns(&fresh),
        columns(&second),
        "as when it is opened again"
    );
    put(&mut after, "talk", 0.0);
    let third = layout_from(&second, &after, &[], &options);
    assert_eq!(
        columns(&third)[2],
        ("talk", 2, 0),
        "right behind what leads to it"
    );
    let lanes = |layout: &Layout| layout.lanes.iter().map(|lane| lane.y).collect::<Vec<_>>();
    assert_eq!(lanes(&second), lanes(&first), "no lane moves");
}

#[test]
fn a_step_before_a_placed_card_shifts_it() {
    let options = Options::drawing();
    let mut before = workflow(CHAIN);
    put(&mut before, "read", 1.0);
    let first = layout(&before, &[], &options);
    let mut after = before.clone();
    let mut greet = after.steps[0].clone();
    greet.id = "greet".into();
    after.steps[0].next = vec![Link::to(Target::Step("greet".into()))];
    after.steps.insert(1, greet);
    for drawn in [
        layout(&after, &[], &options),
        layout_from(&first, &after, &[], &options),
    ] {
        let read = drawn.nodes.iter().find(|node| node.step == "read".into());
        assert_eq!(
            read.unwrap().free,
            1,
            "the room before it stays: {:?}",
            columns(&drawn)
        );
    }
}

#[test]
fn a_note_moves_with_its_card_and_lies_in_the_drawing() {
    let mut workflow = workflow(CHAIN);
    let note = |position: Option<Position>| Note {
        text: "Who used to hear this?".to_owned(),
        position,
        about: Some("read".into()),
        extra: crate::workflow::Extra::new(),
    };
    let high = Some(Position { x: 10.0, y: -300.0 });
    workflow.free_notes = vec![note(None), note(high)];
    let from_card = |workflow: &Workflow| {
        let drawn = layout(workflow, &[], &Options::drawing());
        let card = drawn.nodes[1].rect;
        let notes = drawn.notes.iter().map(|note| note.rect);
        assert!(
            notes.clone().all(|note| note.y >= 0.0),
            "nothing is cut off"
        );
        notes
            .map(|note| (note.x - card.x, note.y - card.y))
            .collect::<Vec<_>>()
    };
    let before = from_card(&workflow);
    assert_eq!(before[1], (10.0, -300.0), "where somebody put it");
    put(&mut workflow, "read", 2.0);
    assert_eq!(from_card(&workflow), before, "both move with their card");
}

#[test]
fn notes_that_nobody_placed_lie_beside_each_other_above_the_cards() {
    let mut workflow = workflow(CHAIN);
    let note = Note {
        text: "Observed in an event log, over many months and many cases.".to_owned(),
        position: None,
        about: None,
        extra: crate::workflow::Extra::new(),
    };
    workflow.free_notes = vec![note.clone(), note];
    let drawn = layout(&workflow, &[], &Options::drawing());
    let [first, second] = [0, 1].map(|at| drawn.notes[at].rect);
    assert!(!first.overlaps(&second), "beside each other");
    for node in &drawn.nodes {
        assert!(first.bottom() < node.rect.y, "above {:?}", node.rect);
    }
    assert!(first.y >= 0.0, "in the drawing");
}

#[test]
fn long_names_of_lanes_stand_apart() {
    let mut workflow = workflow(CHAIN);
    let long =
        ["one", "two", "three", "four"].map(|one| format!("{one} {}", "with words ".repeat(9)));
    for (step, role) in workflow.steps.iter_mut().zip(&long) {
        step.roles = vec![role.as_str().into()];
    }
    let options = Options::drawing();
    let drawn = layout(&workflow, &[], &options);
    let height = |at: usize| {
        let lines = sizes::lane_lines(drawn.lanes[at].role.as_ref(), &options).len();
        lines as f64 * sizes::lane_step(&options)
    };
    for (at, two) in drawn.lanes.windows(2).enumerate() {
        let room = two[1].y - two[0].y;
        let needed = f64::midpoint(height(at), height(at + 1));
        assert!(room >= needed, "{room} for {needed}");
    }
}

#[test]
fn a_long_name_is_cut_in_the_window_only() {
    let mut workflow = workflow(CHAIN);
    workflow.steps[0].name = "a step with a very long name ".repeat(20);
    let card = |options: Options| layout(&workflow, &[], &options).nodes[0].rect;
    let (paper, window) = (
        card(Options::drawing()),
        card(Options::drawing().in_window()),
    );
    assert!(paper.width > window.width, "paper holds all of it");
    assert_eq!(window.width, 168.0, "in the window a card is a card");
    assert!(window.height < 120.0, "with three lines of a name");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_put_anywhere_the_drawing_is_sound_and_does_not_change_when_opened_again(
        workflow in any_workflow("s"),
        places in prop::collection::vec((0..40_usize, 0..5_u8), 1..6),
    ) {
        let options = Options::drawing();
        let mut drawn = layout(&workflow, &[], &options);
        let mut now = workflow;
        for (step, free) in places {
            let count = now.steps.len();
            now.steps[step % count].position = at(f64::from(free));
            sound(&now, &layout(&now, &[], &options))?;
            drawn = layout_from(&drawn, &now, &[], &options);
            sound(&now, &drawn)?;
        }
    }
}
