//! Two workflows as text in, what people are asked about them as text out.

use expect_test::{Expect, expect};

use super::tests::{said, workflow};
use super::{Board, Match, Open};
use crate::Language;
use crate::edit::Edit;
use crate::workflow::{Document, Part, PartOf, Redesign, RoleName, StepPair, Vanished, Workflow};

/// A document of a baseline and a redesign that others drew.
pub(super) fn pair_of(baseline: &Workflow, redesign: &Workflow) -> Document {
    Document {
        baseline: baseline.clone(),
        redesigns: vec![Redesign {
            name: None,
            workflow: redesign.clone(),
        }],
        ..Document::default()
    }
}

fn pair(baseline: &str, redesign: &str) -> StepPair {
    StepPair {
        baseline: baseline.into(),
        redesign: redesign.into(),
    }
}

fn with(mut document: Document, edit: Edit) -> Document {
    document.apply(edit).unwrap();
    document
}

/// The board in lines: pairs, then open steps with their candidates.
fn lines(board: &Board) -> String {
    let open = |open: &Open| {
        let candidates: Vec<Match> = open.candidates.iter().map(|one| one.is.clone()).collect();
        let contact = if open.contact { " contact" } else { "" };
        let answer = open.answer.map(|one| format!(" {}", one.word()));
        let answer = answer.unwrap_or_default();
        let new = if open.is_new { " new" } else { "" };
        format!(
            "{}{contact}{answer}{new}?\n{}",
            open.step,
            said(&candidates)
        )
    };
    let gone: String = board.gone.iter().map(open).collect();
    let new: String = board.new.iter().map(open).collect();
    let (suggested, confirmed) = (said(&board.suggested), said(&board.confirmed));
    format!("{confirmed}--\n{suggested}-- gone\n{gone}-- new\n{new}")
}

fn check(document: &Document, expected: &Expect) {
    expected.assert_eq(&lines(&Board::of(document, 0, Language::English).unwrap()));
}

/// An order that is checked, packed and shipped; a robot packs it in the redesign.
fn orders() -> Document {
    pair_of(
        &workflow(
            "
            c: Ship parcel
            a: Check order -> b
            b: Pack goods -> c
            ",
        ),
        &workflow(
            "
            x: Check order -> y
            y: Robot wraps all -> z
            z: Parcel is shipped
            ",
        ),
    )
}

#[test]
fn open_steps_get_candidates_in_the_order_of_the_flow() {
    check(
        &orders(),
        &expect![[r#"
            --
            a = x 0.96 likely: same name; same place in the flow
            c = z 0.96 likely: same words: ship, parcel; same place in the flow
            -- gone
            b?
            b = y 0.57 maybe: stands between the same neighbours; same place in the flow
            -- new
            y?
            b = y 0.57 maybe: stands between the same neighbours; same place in the flow
        "#]],
    );
}

#[test]
fn a_confirmed_pair_changes_what_its_neighbours_are_suggested() {
    let confirmed = Edit::matched(&orders(), 0, &[pair("b", "y")]).unwrap();
    let document = with(orders(), confirmed);
    check(
        &document,
        &expect![[r#"
        b = y 1.00 likely, confirmed: confirmed by a person
        --
        a = x 0.97 likely: same name; comes before the same step; same place in the flow
        c = z 0.97 likely: same words: ship, parcel; comes after the same step; same place in the flow
        -- gone
        -- new
    "#]],
    );
    let before = Board::of(&orders(), 0, Language::English)
        .unwrap()
        .suggested;
    let after = Board::of(&document, 0, Language::English)
        .unwrap()
        .suggested;
    let score = |matches: &[Match]| {
        matches
            .iter()
            .find(|one| one.baseline.as_str() == "c")
            .unwrap()
            .score
    };
    assert!(
        score(&after) > score(&before),
        "what stands beside a confirmed pair is more believable"
    );
}

#[test]
fn a_broken_pair_leaves_both_steps_open_and_is_not_offered_again() {
    let parted = Edit::parted(&orders(), 0, &[pair("a", "x")]).unwrap();
    check(
        &with(orders(), parted),
        &expect![[r#"
            --
            c = z 1.00 likely: same words: ship, parcel; same place in the flow
            -- gone
            a?
            b?
            b = y 0.48 maybe: comes before the same step; same place in the flow
            -- new
            x?
            y?
            b = y 0.48 maybe: comes before the same step; same place in the flow
        "#]],
    );
}

#[test]
fn an_answer_settles_a_step() {
    let moved = Edit::answered(&orders(), 0, &"b".into(), Some(Vanished::Moved)).unwrap();
    let document = with(orders(), moved);
    let new = Edit::said_new(&document, 0, &"y".into(), true).unwrap();
    let document = with(document, new);
    check(
        &document,
        &expect![[r#"
        --
        a = x 1.00 likely: same name; same place in the flow
        c = z 1.00 likely: same words: ship, parcel; same place in the flow
        -- gone
        b moved?
        -- new
        y new?
    "#]],
    );
    let counts = Board::of(&document, 0, Language::English).unwrap().counts;
    assert_eq!(
        (counts.answered, counts.open),
        (2, 0),
        "nothing is asked any more"
    );
}

#[test]
fn what_is_left_over_is_offered_as_a_further_part_of_a_confirmed_step() {
    let document = pair_of(
        &workflow("a: Interview the candidate -> b\nb: Write protocol"),
        &workflow(
            "x: Interview candidate -> y\ny: Interview candidate again -> z\nz: Write protocol",
        ),
    );
    let confirmed = Edit::matched(&document, 0, &[pair("a", "x")]).unwrap();
    let board = Board::of(&with(document, confirmed), 0, Language::English).unwrap();
    let [open] = board.new.as_slice() else {
        panic!("one step is left over: {:?}", board.new);
    };
    let offered = &open.candidates[0];
    assert_eq!(
        (offered.is.baseline.as_str(), offered.also.len()),
        ("a", 1),
        "it may be part of what is confirmed, which has a partner already"
    );
}

#[test]
fn equal_names_come_first() {
    let document = pair_of(
        &workflow("a: Check the order -> b\nb: Pack goods -> c\nc: Ship goods"),
        &workflow("x: Order is checked -> y\ny: Goods are packed -> z\nz: Ship goods"),
    );
    let board = Board::of(&document, 0, Language::English).unwrap();
    let first = board.suggested.first().map(|one| one.baseline.as_str());
    assert_eq!(first, Some("c"), "it takes one look: {:?}", board.suggested);
}

#[test]
fn a_copy_is_asked_about_but_never_guessed_at() {
    let mut document = orders();
    for (step, of) in document.redesigns[0]
        .workflow
        .steps
        .iter_mut()
        .zip(["a", "", "c"])
    {
        step.replaces = Some(of)
            .filter(|of| !of.is_empty())
            .map(Into::into)
            .into_iter()
            .collect();
    }
    let board = Board::of(&document, 0, Language::English).unwrap();
    assert!(
        board.copied && board.suggested.is_empty(),
        "lineage says it all"
    );
    assert_eq!(
        (board.gone.len(), board.new.len()),
        (1, 1),
        "what is open is shown"
    );
    assert!(board.gone[0].candidates.is_empty(), "without a guess");
    let matched = Edit::matched(&document, 0, &[pair("b", "y")]).unwrap();
    let document = with(document, matched);
    assert!(
        document.redesigns[0].workflow.matching.is_empty(),
        "a copy stays a copy"
    );
    assert_eq!(
        Board::of(&document, 0, Language::English)
            .unwrap()
            .confirmed
            .len(),
        3,
        "and takes what people say"
    );
}

#[test]
fn two_that_have_little_in_common_are_said_to() {
    let one =
        workflow("a: Check order -> b\nb: Pack goods -> c\nc: Ship parcel -> d\nd: Send invoice");
    let other =
        workflow("w: Water flowers -> x\nx: Feed the cat -> y\ny: Read a book -> z\nz: Sleep");
    let board = |document: &Document| Board::of(document, 0, Language::English).unwrap();
    let strange = pair_of(&one, &other);
    assert!(board(&strange).too_different, "nothing is alike");
    assert!(
        !board(&pair_of(&one, &one)).too_different,
        "everything is alike"
    );
    let confirmed = Edit::matched(&strange, 0, &[pair("a", "w")]).unwrap();
    assert!(
        !board(&with(strange, confirmed)).too_different,
        "people know better"
    );
}

#[test]
fn a_part_is_said_on_the_board_and_hinted_at_in_offers() {
    let baseline = workflow("a: Check application -> b\nb: Check application for completeness");
    let redesign = workflow("x: Check application -> y\ny: Publish result");
    let document = pair_of(&baseline, &redesign);
    let board = Board::of(&document, 0, Language::English).unwrap();
    let offered: Vec<(String, Option<Part>)> = board.gone[0]
        .candidates
        .iter()
        .map(|one| (one.is.redesign.to_string(), one.is.part))
        .collect();
    assert!(
        offered.contains(&("x".to_owned(), Some(Part::Baseline))),
        "what says more is a part of what says less: {offered:?}"
    );
    let part = PartOf {
        baseline: "b".into(),
        redesign: "x".into(),
        part: Part::Baseline,
    };
    let edit = Edit::matched_part(&document, 0, &part).unwrap();
    let board = Board::of(&with(document, edit), 0, Language::English).unwrap();
    assert_eq!(
        board.confirmed[0].part,
        Some(Part::Baseline),
        "as it was said"
    );
}

#[test]
fn roles_that_vanished_are_asked_about() {
    let baseline = workflow("a: Check invoice @Clerk -> b\nb: Pay invoice @Cashier");
    let redesign = workflow("x: Check invoice @Invoice clerk -> y\ny: Pay invoice @Boss");
    let roles = Board::of(&pair_of(&baseline, &redesign), 0, Language::English)
        .unwrap()
        .roles;
    let matched: Vec<String> = roles
        .matched
        .iter()
        .map(|one| {
            let reasons = one.reasons.join("; ");
            format!(
                "{} = {} {:?}: {reasons}",
                one.baseline, one.redesign, one.likelihood
            )
        })
        .collect();
    expect![[r#"
        [
            "Cashier = Boss Maybe: does the one step that the other did",
            "Clerk = Invoice clerk Likely: same words: clerk; does the one step that the other did",
        ]
    "#]]
    .assert_debug_eq(&matched);
    let names = |roles: &[RoleName]| roles.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(
        names(&roles.gone).is_empty(),
        "each has a question: {matched:?}"
    );
    assert!(names(&roles.new).is_empty(), "and each new one is in it");
}
