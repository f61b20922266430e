//! The samples as scenes: legible, whole, and no wider than a page.

use super::super::scene::{scene_pair, wrap};
use super::super::*;
use crate::Language;
use crate::workflow::{Document, Step};

/// Every text of a scene: at least 7 pt, and inside the drawing.
fn legible(scene: &scene::Scene) {
    for item in &scene.items {
        let scene::Item::Text {
            text: words,
            size,
            at,
            anchor,
            ..
        } = item
        else {
            continue;
        };
        assert!(
            *size * 0.75 >= 7.0,
            "{words} is {size} px, which is less than 7 pt"
        );
        let wide = text::width(words, *size);
        let (left, right) = match anchor {
            scene::Anchor::Start => (at.x, at.x + wide),
            scene::Anchor::Middle => (at.x - wide / 2.0, at.x + wide / 2.0),
            scene::Anchor::End => (at.x - wide, at.x),
        };
        assert!(left >= 0.0, "{words} begins at {left}");
        assert!(
            right <= scene.width + 1.0,
            "{words} ends at {right} of {}",
            scene.width
        );
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn the_samples_are_legible_on_a_page_and_nothing_of_a_name_is_cut() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    for name in ["onboarding", "support", "codereview", "healthy-support"] {
        let Ok(text) = std::fs::read_to_string(format!("{folder}/{name}.weft.json")) else {
            eprintln!("SKIPPED: ../shared is absent; no sample is drawn");
            return;
        };
        let document: Document = serde_json::from_str(&text).expect("a sample is a document");
        let redesign = &document.redesigns[0].workflow;
        let matches = replaced(redesign);
        let ghosts = stripped_out(&document.baseline, redesign, &matches, &document.roles);
        let pair = Pair {
            baseline: &document.baseline,
            redesign,
            matches: &matches,
            ghosts: &ghosts,
            waived: &[],
        };
        let german = Options::print().in_language(Language::German);
        let drawn = layout_pair(&pair, &document.roles, &german);
        let none = BTreeMap::new();
        legible(&scene_pair(
            &pair,
            &document.roles,
            &drawn,
            &german,
            (&none, &none),
        ));
        let options = Options::print();
        let drawn = layout_pair(&pair, &document.roles, &options);
        let whole = scene_pair(&pair, &document.roles, &drawn, &options, (&none, &none));
        legible(&whole);
        let page = wrap(&whole, 627.0);
        assert!(
            page.width <= 627.0,
            "{name} is {} wide on the page",
            page.width
        );
        legible(&page);
        let words = |scene: &scene::Scene| -> Vec<String> {
            let texts = scene.items.iter().filter_map(|item| match item {
                scene::Item::Text {
                    text,
                    writing: scene::Writing::Name,
                    ..
                } => Some(text.clone()),
                scene::Item::Text { .. } | scene::Item::Shape { .. } | scene::Item::Line { .. } => {
                    None
                }
            });
            let mut texts: Vec<String> = texts.collect();
            texts.sort();
            texts
        };
        assert_eq!(
            words(&whole),
            words(&page),
            "wrapping loses no line of a name"
        );
        let all = words(&whole).join(" ");
        for step in document.baseline.steps.iter().chain(&redesign.steps) {
            for word in step.name.split_whitespace() {
                assert!(all.contains(word), "{word} of “{}” is drawn", step.name);
            }
        }
    }
}

#[test]
fn the_text_of_a_step_fits_its_card_with_any_name_and_any_visits() {
    let names = [
        "Short",
        "A name that is rather long and goes on for several lines until nobody reads it any more",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
        "人工智能助手在第一天发送欢迎信息和个人计划",
        "WWWWWWWW MMMMMMMM @@@@@@@@ %%%%%%%%",
    ];
    let steps = names.iter().enumerate().map(|(index, name)| Step {
        id: StepId::from(format!("s{index}")),
        name: (*name).to_owned(),
        roles: vec![
            "A role with a long name".into(),
            "Another".into(),
            "Third".into(),
        ],
        minutes: Some(1234.5),
        ..Step::default()
    });
    let workflow = Workflow {
        steps: steps.collect(),
        ..Workflow::default()
    };
    let visits = workflow
        .steps
        .iter()
        .map(|step| (step.id.clone(), 12.34))
        .collect();
    for options in [Options::drawing(), Options::print()] {
        let drawn = layout(&workflow, &[], &options);
        let scene = scene::scene(&workflow, &[], &drawn, &options, &visits);
        for item in &scene.items {
            let scene::Item::Text {
                at,
                text: words,
                size,
                writing: scene::Writing::Name | scene::Writing::Meta,
                ..
            } = item
            else {
                continue;
            };
            let right = at.x + text::width(words, *size);
            let fits = drawn.nodes.iter().any(|node| {
                let card = node.rect;
                at.x >= card.x
                    && right <= card.right()
                    && at.y - size * 0.8 >= card.y
                    && at.y + size * 0.25 <= card.bottom()
            });
            assert!(fits, "“{words}” at {at:?} lies in a card");
        }
    }
}

#[test]
fn words_of_arrows_that_leave_close_together_stand_one_below_the_other() {
    let mut workflow = super::workflow(
        "a [One] -> g
         g -> b 67%, c 33%
         b [One] -> d
         c [Two] -> d
         d [One]",
    );
    workflow.steps[1].kind = crate::workflow::StepKind::Gateway;
    let options = Options::drawing();
    let drawn = layout(&workflow, &[], &options);
    let scene = scene::scene(&workflow, &[], &drawn, &options, &BTreeMap::new());
    let mut lines: Vec<(f64, f64)> = Vec::new();
    for item in &scene.items {
        if let scene::Item::Text { at, text, size, .. } = item
            && text.ends_with('%')
        {
            lines.push((at.y, *size));
        }
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [(first, size), (second, _)] = lines.as_slice() else {
        panic!("two shares are drawn: {lines:?}");
    };
    assert!(
        second - first >= *size,
        "no figure lies on another: {lines:?}"
    );
}
