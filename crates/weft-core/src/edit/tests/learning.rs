//! What a correction of a suggestion teaches, and the language that names are read in. [`check`] takes
//! every change back as well.

use jiff::civil::date;

use super::*;
use crate::Settings;
use crate::workflow::{Origin, Tongue};

const BASELINE: Version = Version::Baseline;

/// Makes an action and answers the document after it and its sentence.
fn act(document: &Document, action: Action) -> (Document, String) {
    let edit = action.edit(document, date(2026, 1, 1), &Settings::default());
    check(document, &edit.unwrap())
}

/// The call, as another model drew it: every step is a user task of one role.
fn foreign() -> Document {
    let mut document = call();
    for step in &mut document.baseline.steps {
        step.roles.truncate(1);
        step.tag = None;
        step.mode = None;
        step.origin = Some(Box::new(Origin {
            element: "userTask".to_owned(),
            ..Origin::default()
        }));
    }
    document
}

#[test]
fn a_correction_is_learned_and_taken_back_with_the_change() {
    let document = foreign();
    let name = document.baseline.steps[0].name.to_lowercase();
    let retag = |tag| Action::Retag {
        version: BASELINE,
        steps: vec!["b1".into()],
        tag: Some(tag),
    };
    let (done, sentence) = act(&document, retag(Tag::AiAutomated));
    let learned = &done.suggestions.preferences;
    assert_eq!(learned.len(), 1, "it is not what was suggested");
    assert_eq!(
        (learned[0].name.as_str(), learned[0].tag),
        (name.as_str(), Some(Tag::AiAutomated)),
        "of steps of this name"
    );
    let (again, _) = act(
        &done,
        Action::SetPeople {
            version: BASELINE,
            step: "b1".into(),
            roles: vec!["Agent".into(), "Nurse".into()],
        },
    );
    assert_eq!(
        again.suggestions.preferences[0].with,
        Some(vec!["Nurse".into()]),
        "beside the tag"
    );
    assert!(
        sentence.contains("ai-automated"),
        "the history says what was pressed: {sentence}"
    );
    let forget = |name: Option<&str>| Action::Forget {
        name: name.map(str::to_owned),
    };
    let (other, _) = act(&done, forget(Some("another name")));
    assert_eq!(other, done, "that name was not learned");
    let (forgotten, _) = act(&done, forget(Some(&name)));
    assert!(forgotten.suggestions.is_empty(), "and this one was");
    assert_eq!(act(&done, forget(None)).0, forgotten, "as with all");
}

#[test]
fn what_was_suggested_anyway_teaches_nothing() {
    let document = foreign();
    let suggested = crate::audit::filled(&document, None, &Settings::default()).into_owned();
    let tag = suggested.baseline.steps[0].tag;
    let retag = |document: &Document| {
        let action = Action::Retag {
            version: BASELINE,
            steps: vec!["b1".into()],
            tag,
        };
        act(document, action).0
    };
    assert!(retag(&document).suggestions.is_empty(), "it was suggested");
    let own = call();
    let mut changed = own.clone();
    changed.baseline.steps[0].tag = None;
    assert!(
        retag(&changed).suggestions.is_empty(),
        "steps that were drawn here teach nothing"
    );
}

#[test]
fn the_language_of_names_is_said_and_taken_back() {
    let document = foreign();
    let read = |language| Action::ReadNamesIn { language };
    let (french, _) = act(&document, read(Some(Tongue::French)));
    assert_eq!(
        french.suggestions.language,
        Some(Tongue::French),
        "as somebody said"
    );
    assert_eq!(
        act(&french, read(None)).0,
        document,
        "it is told from the names"
    );
}
