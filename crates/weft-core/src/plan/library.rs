//! The touchpoints that there are: those of the library, of the settings and of a document.

use std::sync::LazyLock;

use crate::settings::Settings;
use crate::workflow::{Document, Touchpoint};

/// The library of audit.md 4.6, with two touchpoints of our own (`talk-it-over`, `short-call`).
static LIBRARY: LazyLock<Vec<Touchpoint>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/touchpoints.json"))
        .expect("the library is JSON; a test reads it")
});

/// The touchpoints that can be put into a redesign, in their order: one of the settings replaces one
/// of the library with its id, one of the document either, and what is off is left out.
#[must_use]
pub fn touchpoints(settings: &Settings, document: &Document) -> Vec<Touchpoint> {
    let mut all = LIBRARY.clone();
    for own in settings
        .plan
        .touchpoints
        .iter()
        .chain(&document.plan.touchpoints)
    {
        match all.iter_mut().find(|known| known.id == own.id) {
            Some(known) => known.clone_from(own),
            None => all.push(own.clone()),
        }
    }
    all.retain(|one| !one.off);
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::tests::english_words;

    #[test]
    fn every_touchpoint_of_the_library_is_whole() {
        let all = touchpoints(&Settings::default(), &Document::default());
        assert_eq!(all.len(), 16, "fourteen of the specification and two more");
        let ids: BTreeSet<&String> = all.iter().map(|one| &one.id).collect();
        assert_eq!(ids.len(), all.len(), "ids are their own");
        for one in &all {
            assert!(!one.restores.is_empty(), "{} restores something", one.id);
            assert!(!one.how.en.is_empty(), "{} says how", one.id);
            for german in [&one.name.de, &one.how.de] {
                assert!(!german.is_empty(), "{} speaks German", one.id);
                assert_eq!(english_words(german), [""; 0], "{}", one.id);
            }
        }
    }

    #[test]
    fn a_document_changes_adds_and_turns_off() {
        let own = |id: &str, minutes: f64, off: bool| {
            let known = LIBRARY.first().unwrap().clone();
            let id = id.to_owned();
            Touchpoint {
                id,
                minutes,
                off,
                ..known
            }
        };
        let mut document = Document::default();
        document.plan.touchpoints = vec![
            own("walk-through", 20.0, false),
            own("side-door", 0.0, true),
            own("tea", 15.0, false),
        ];
        let all = touchpoints(&Settings::default(), &document);
        assert_eq!(all.first().unwrap().minutes, 20.0, "in its place");
        assert!(all.iter().all(|one| one.id != "side-door"), "not offered");
        assert_eq!(all.last().unwrap().id, "tea", "one more");
    }
}
