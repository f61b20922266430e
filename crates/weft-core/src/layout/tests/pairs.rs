//! A pair on the screen: beside and over each other, where roles met, and small.

use super::super::scene::{Item, Token, scene_halves, weave};
use super::super::*;
use crate::workflow::Document;

const PAIR: &str = r#"{"format": "weft/1", "title": "t", "case": "c",
    "roles": [{"name": "AI", "kind": "ai"}],
    "baseline": {"steps": [
        {"id": "a", "name": "File", "roles": ["Host"], "tag": "human-alone"},
        {"id": "b", "name": "Call", "roles": ["Host", "Guest"], "mode": "live", "minutes": 20},
        {"id": "c", "name": "Tour", "roles": ["Guide", "Guest"], "mode": "live", "minutes": 30}]},
    "redesign": {"steps": [
        {"id": "r", "name": "Bot", "roles": ["AI"], "tag": "ai-automated", "replaces": ["b"]},
        {"id": "c", "name": "Tour", "roles": ["Guide", "Guest"], "mode": "live", "minutes": 30,
         "replaces": ["c"]}]}}"#;

fn document() -> Document {
    serde_json::from_str(PAIR).expect("a document")
}

fn ids(steps: &[StepId]) -> Vec<&str> {
    steps.iter().map(StepId::as_str).collect()
}

#[test]
fn what_nothing_stands_for_is_gone_whether_people_met_there_or_not() {
    let document = document();
    let redesign = &document.redesigns[0].workflow;
    let matches = replaced(redesign);
    assert_eq!(ids(&gone(&document.baseline, &matches)), ["a"]);
    let lost = stripped_out(&document.baseline, redesign, &matches, &document.roles);
    assert_eq!(
        ids(&lost),
        ["b"],
        "and what stands for a contact may be none"
    );
}

#[test]
fn roles_met_where_all_of_them_take_part_else_where_one_does() {
    let document = document();
    let met = |who: &[&str]| -> Vec<StepId> {
        let who: Vec<_> = who.iter().map(|name| (*name).into()).collect();
        met(&[&document.baseline], &document.roles, &who)
    };
    assert_eq!(ids(&met(&["Host", "Guest"])), ["b"]);
    assert_eq!(ids(&met(&["Guest"])), ["b", "c"]);
    assert_eq!(
        ids(&met(&["Host", "Guide"])),
        ["b", "c"],
        "two that met nobody together"
    );
}

#[test]
fn halves_share_their_columns_and_what_is_gone_without_contact_has_no_bar() {
    let document = document();
    let redesign = &document.redesigns[0].workflow;
    let matches = replaced(redesign);
    let ghosts: [StepId; 2] = ["a".into(), "b".into()];
    let pair = Pair {
        baseline: &document.baseline,
        redesign,
        matches: &matches,
        ghosts: &ghosts,
        waived: &[],
    };
    let options = Options::comparison();
    let both = layout_pair(&pair, &document.roles, &options);
    assert_eq!(both.baseline.columns, both.redesign.columns);
    let none = BTreeMap::new();
    let [before, after] = scene_halves(&pair, &document.roles, &both, &options, (&none, &none));
    assert_eq!(before.height, both.baseline.height, "no room for a title");
    let knots = |token: Token| {
        let round = after.items.iter().filter(|item| match item {
            Item::Shape { shape, stroke, .. } => {
                let is_round = matches!(shape, scene::Shape::Circle { .. });
                is_round && stroke.as_ref().is_some_and(|one| one.token == token)
            }
            Item::Line { .. } | Item::Text { .. } => false,
        });
        round.count()
    };
    assert_eq!(knots(Token::Lost), 1, "the call hangs from one other line");
    assert_eq!(knots(Token::Ink3), 0, "filing hung from none");
}

#[test]
fn a_weave_has_a_mark_for_every_step_and_a_box_for_every_loss() {
    let document = document();
    let matches = replaced(&document.redesigns[0].workflow);
    let count = |scene: &scene::Scene, token: Token| {
        let drawn = scene.items.iter().filter(|item| match item {
            Item::Shape { fill, stroke, .. } => {
                let fill = fill.as_ref().map(|fill| fill.token);
                fill == Some(token) || stroke.as_ref().map(|one| one.token) == Some(token)
            }
            Item::Line { stroke, .. } => stroke.token == token,
            Item::Text { .. } => false,
        });
        drawn.count()
    };
    let small = weave(&document, Some(0), &matches);
    assert_eq!(count(&small, Token::Lost), 1, "the call");
    assert_eq!(count(&small, Token::Automated), 1, "the bot");
    assert_eq!(count(&small, Token::Alone), 1, "filing");
    let alone = weave(&document, None, &[]);
    assert_eq!(count(&alone, Token::Lost), 0, "nothing to compare with");
}
