//! What drawings say beside names is said in the language that was asked for.

use super::super::scene::{Item, Scene, scene_halves, scene_pair};
use super::*;
use crate::Language;
use crate::language::tests::english_words;
use crate::workflow::Document;

/// A pair with everything that a drawing has words for: loops, shares, ghosts of each kind, a contact that
/// is new and one that is shorter.
fn pair_of(draw: impl Fn(&Pair<'_>, &Document)) {
    let step = |id: &str, more: &str| format!(r#"{{"id": "{id}", "name": "{id}", {more}}}"#);
    let met = |roles: &str, minutes: u8| {
        format!(
            r#""roles": [{roles}], "tag": "human-relational", "mode": "live", "minutes": {minutes}, "purposes": ["learn", "trust"]"#
        )
    };
    let baseline = [
        step(
            "B1",
            &format!(r#"{}, "next": [{{"to": "B2"}}]"#, met(r#""P", "Q""#, 40)),
        ),
        step(
            "B2",
            &format!(
                r#"{}, "next": [{{"to": "B1", "probability": 0.3}}, {{"to": "B3", "probability": 0.7}}]"#,
                met(r#""P", "R""#, 20)
            ),
        ),
        step(
            "B3",
            &format!(r#"{}, "next": [{{"to": "B4"}}]"#, met(r#""P", "R""#, 20)),
        ),
        step("B4", &met(r#""Q", "R""#, 30)),
    ];
    let redesign = [
        step(
            "N1",
            &format!(
                r#"{}, "replaces": ["B1"], "next": [{{"to": "N2"}}]"#,
                met(r#""P", "Q""#, 10)
            ),
        ),
        step(
            "N2",
            r#""roles": ["M"], "tag": "ai-automated", "minutes": 1, "replaces": ["B2"], "next": [{"to": "N1", "probability": 0.5}, {"to": "N3", "probability": 0.5}]"#,
        ),
        step(
            "N3",
            r#""roles": ["S", "M"], "tag": "ai-augmented", "replaces": ["B3"], "next": [{"to": "N4"}]"#,
        ),
        step("N4", &format!(r#"{}, "next": []"#, met(r#""P", "S""#, 60))),
    ];
    let text = format!(
        r#"{{"format": "weft/1", "title": "", "case": "", "baseline": {{"steps": [{}]}}, "redesign": {{"steps": [{}]}}}}"#,
        baseline.join(", "),
        redesign.join(", ")
    );
    let document: Document = serde_json::from_str(&text).expect("a document");
    let redesign = &document.redesigns[0].workflow;
    let matches = replaced(redesign);
    let ghosts = stripped_out(&document.baseline, redesign, &matches, &[]);
    let pair = Pair {
        baseline: &document.baseline,
        redesign,
        matches: &matches,
        ghosts: &ghosts,
        waived: &[],
    };
    draw(&pair, &document);
}

/// Everything that a scene says.
fn said(scene: &Scene) -> Vec<String> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text { text, .. } => Some(text.clone()),
        Item::Shape { .. } | Item::Line { .. } => None,
    });
    texts.chain([scene.alt.clone()]).collect()
}

#[test]
fn a_german_drawing_says_nothing_in_english() {
    pair_of(|pair, document| {
        let options = Options::drawing().in_language(Language::German);
        let both = layout_pair(pair, &document.roles, &options);
        let visits = BTreeMap::from([("B2".into(), 1.5)]);
        let none = BTreeMap::new();
        let scene = scene_pair(pair, &document.roles, &both, &options, (&visits, &none));
        let words = said(&scene);
        for text in &words {
            assert!(english_words(text).is_empty(), "„{text}“");
        }
        let expected = [
            "Ausgangslage",
            "Neuentwurf",
            "trifft niemanden",
            "jetzt automatisiert",
            "jetzt mit KI",
            "hier steht jetzt nichts",
            "neu",
            "40 → 10 Min.",
            "20 Min. × 1,5 · Lernen,",
            "30\u{a0}% erneut",
        ];
        for one in expected {
            let is_said = words.iter().any(|text| text.starts_with(one));
            assert!(is_said, "„{one}“ in {words:?}");
        }
    });
}

#[test]
fn halves_and_words_of_a_drawing_keep_their_room() {
    pair_of(|pair, document| {
        let options = Options::comparison().in_language(Language::German);
        let both = layout_pair(pair, &document.roles, &options);
        let none = BTreeMap::new();
        let halves = scene_halves(pair, &document.roles, &both, &options, (&none, &none));
        for scene in halves {
            for item in &scene.items {
                if let Item::Text {
                    text,
                    size,
                    at,
                    anchor,
                    ..
                } = item
                {
                    let wide = text::width(text, *size);
                    let left = match anchor {
                        scene::Anchor::Start => at.x,
                        scene::Anchor::Middle => at.x - wide / 2.0,
                        scene::Anchor::End => at.x - wide,
                    };
                    assert!(left >= 0.0, "„{text}“ begins at {left}");
                }
            }
        }
    });
}
