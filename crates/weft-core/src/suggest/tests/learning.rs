//! What people said before is followed, and what is accepted by kind.

use super::*;
use crate::workflow::Preference;

fn preferring(text: &str, preferences: Vec<Preference>) -> Document {
    let mut document = document(text);
    document.suggestions.preferences = preferences;
    document
}

fn said(name: &str) -> Preference {
    Preference {
        name: name.to_owned(),
        ..Preference::default()
    }
}

fn of_first(document: &Document) -> (String, Vec<String>) {
    let suggestions = suggest(document, None, &Settings::default(), Language::English);
    let done = accept(document, None, &suggestions);
    let grounds = suggestions.iter().map(|one| one.grounds.clone()).collect();
    (summary(&done.baseline.steps[0]), grounds)
}

#[test]
fn a_step_of_the_same_name_follows_a_correction() {
    let machine = Preference {
        tag: Some(Tag::AiAutomated),
        ..said("check order")
    };
    let (step, grounds) = of_first(&preferring(
        "Clerk | userTask | Check  ORDER",
        vec![machine],
    ));
    assert_eq!(step, "System · ai-automated · none · ", "a machine now");
    assert!(
        grounds.contains(&"machine.learned-name".to_owned()),
        "and says why: {grounds:?}"
    );
    let talk = Preference {
        with: Some(vec!["Nurse".into()]),
        mode: Some(Mode::Live),
        tag: Some(Tag::HumanRelational),
        ..said("check order")
    };
    let (step, _) = of_first(&preferring("Clerk | userTask | Check order", vec![talk]));
    assert_eq!(
        step, "Clerk+Nurse · human-relational · live · align",
        "they speak there"
    );
    let alone = Preference {
        tag: Some(Tag::HumanAlone),
        ..said("call customer")
    };
    let (step, _) = of_first(&preferring("Clerk | userTask | Call customer", vec![alone]));
    assert_eq!(
        step, "Clerk · human-alone · none · ",
        "the tag leaves nobody to speak with"
    );
}

#[test]
fn a_verb_follows_where_two_names_agree() {
    let machine = |name| Preference {
        tag: Some(Tag::AiAutomated),
        ..said(name)
    };
    let text = "Clerk | userTask | Check address";
    let one = of_first(&preferring(text, vec![machine("check order")]));
    assert_eq!(
        one.0, "Clerk · human-alone · none · check",
        "one is too few"
    );
    let two = vec![machine("check order"), machine("check stock")];
    assert_eq!(
        of_first(&preferring(text, two.clone())).0,
        "System · ai-automated · none · ",
        "two agree"
    );
    let other = Preference {
        tag: Some(Tag::HumanAlone),
        ..said("check age")
    };
    let three = [vec![other], two].concat();
    assert_eq!(
        of_first(&preferring(text, three)).0,
        one.0,
        "a third says otherwise"
    );
}

#[test]
fn what_is_accepted_by_kind_leaves_the_rest_open() {
    let document = document("Clerk | userTask | Call customer\n Clerk | userTask | Pack");
    let settings = Settings::default();
    let all = suggest(&document, None, &settings, Language::English);
    let fields = |document: &Document| -> BTreeSet<Field> {
        let left = suggest(document, None, &settings, Language::English);
        left.iter().map(|one| one.proposal.field()).collect()
    };
    let tagged = accept_where(&document, None, &all, |one| {
        one.proposal.field() == Field::Tag
    });
    let first = &tagged.baseline.steps[0];
    assert_eq!(
        (first.tag, first.mode, first.open),
        (Some(Tag::HumanRelational), None, true),
        "the tag alone"
    );
    assert!(!fields(&tagged).contains(&Field::Tag), "tags are said");
    let text = serde_json::to_string(&tagged).unwrap();
    let read: Document = serde_json::from_str(&text).unwrap();
    assert_eq!(fields(&read), fields(&tagged), "a file keeps what is open");
    let rest = suggest(&tagged, None, &settings, Language::English);
    let done = accept(&tagged, None, &rest);
    assert_eq!(
        done,
        accept(&document, None, &all),
        "in two steps as in one"
    );
    assert_eq!(fields(&done), BTreeSet::new(), "nothing is left");
}

#[test]
fn an_event_is_nothing_before_it_is_a_step() {
    let document =
        document("Clerk | userTask | Pack\n Clerk | messageIntermediateThrowEvent | Call customer");
    let all = suggest(&document, None, &Settings::default(), Language::English);
    let tag = |one: &Suggestion| one.proposal.field() == Field::Tag;
    let of_event = |one: &&Suggestion| one.subject == Subject::Step("2".into()) && tag(one);
    assert!(
        all.iter().find(of_event).is_some(),
        "a tag is suggested with it"
    );
    let done = accept_where(&document, None, &all, tag);
    assert_eq!(
        done.baseline.steps[1], document.baseline.steps[1],
        "the event stays one"
    );
}

#[test]
fn a_pool_between_machines_is_one_and_says_why() {
    let text = "Scoring | task | Compute score\n Website => 1: request\n 1 => Website: result";
    let document = document(text);
    let (step, grounds) = of_first(&document);
    assert_eq!(
        step, "Scoring · ai-automated · none · ",
        "a machine among machines"
    );
    assert!(
        grounds.contains(&"among-machines".to_owned()),
        "{grounds:?}"
    );
    let (step, _) = of_first(&super::document(&format!(
        "{text}\n Customer => 1: question"
    )));
    assert!(
        step.starts_with("Scoring · human"),
        "people speak with it: {step}"
    );
}

#[test]
fn automated_steps_without_a_visible_ai_are_counted() {
    let text = "Clerk | serviceTask | Post form\n Chatbot | serviceTask | Answer\n Clerk | userTask | Ask chatbot for help";
    let done = accepted(text);
    let count = machine_count(&done.baseline, None);
    assert_eq!(
        (count.automated, count.no_ai_visible),
        (2, 1),
        "a form is no AI"
    );
    assert_eq!(
        done.baseline.steps[2].tag,
        Some(Tag::AiAugmented),
        "a person uses it"
    );
}
