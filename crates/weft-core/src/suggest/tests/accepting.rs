//! What is open, and what accepting keeps.

use super::*;

#[test]
fn minutes_come_from_the_settings() {
    let mut settings = Settings::default();
    settings.default_minutes.person = 7.0;
    let document = document("Clerk | userTask | Pack box");
    let done = accept(
        &document,
        None,
        &suggest(&document, None, &settings, Language::English),
    );
    assert_eq!(
        done.baseline.steps[0].minutes,
        Some(7.0),
        "the default in force"
    );
}

#[test]
fn what_a_person_set_stays() {
    let mut document = document("Clerk | userTask | Interview applicant\n Clerk | userTask | Pack");
    let step = &mut document.baseline.steps[0];
    step.mode = Some(Mode::OneWay);
    step.purposes = vec![P::Learn];
    step.minutes = Some(3.0);
    let done = accept(
        &document,
        None,
        &suggest(&document, None, &Settings::default(), Language::English),
    );
    let step = &done.baseline.steps[0];
    assert_eq!(
        (step.mode, step.minutes),
        (Some(Mode::OneWay), Some(3.0)),
        "set before"
    );
    assert_eq!(step.purposes, [P::Learn], "set before");
    assert_eq!(
        step.tag,
        Some(Tag::HumanAlone),
        "a one-way step is no contact"
    );
}

#[test]
fn a_document_with_tags_and_no_origin_gets_no_suggestion() {
    let mut document = document("Clerk | userTask | Pack\n Clerk | userTask | Call customer");
    for step in &mut document.baseline.steps {
        step.origin = None;
    }
    document.baseline.steps[0].tag = Some(Tag::HumanAlone);
    assert_eq!(
        suggest(&document, None, &Settings::default(), Language::English),
        [],
        "annotated documents stay exact"
    );
}

#[test]
fn a_copy_that_lost_its_only_tagged_step_gets_no_suggestion() {
    let mut document = document("Clerk | userTask | Pack\n Clerk | userTask | Call customer");
    for step in &mut document.baseline.steps {
        step.origin = None;
    }
    document.baseline.steps[1].tag = Some(Tag::HumanRelational);
    let mut workflow = document.baseline.clone();
    workflow.steps.truncate(1);
    workflow.steps[0].replaces = vec![workflow.steps[0].id.clone()];
    document.redesigns.push(Redesign {
        name: None,
        workflow,
    });
    assert_eq!(
        suggest(&document, Some(0), &Settings::default(), Language::English),
        [],
        "its steps were left open on purpose, as in the baseline"
    );
}

#[test]
fn steps_of_a_foreign_model_are_accepted_one_by_one() {
    let document = document("Clerk | userTask | Pack\n Clerk | userTask | Call customer");
    let all = suggest(&document, None, &Settings::default(), Language::English);
    let one: Vec<Suggestion> = all
        .iter()
        .filter(|one| one.subject == Subject::Step("1".into()))
        .cloned()
        .collect();
    let rest = suggest(
        &accept(&document, None, &one),
        None,
        &Settings::default(),
        Language::English,
    );
    let of = |id: &str, list: &[Suggestion]| {
        list.iter()
            .filter(|one| one.subject == Subject::Step(id.into()))
            .count()
    };
    assert_eq!(of("1", &rest), 0, "what was accepted is closed");
    assert_eq!(of("2", &rest), of("2", &all), "the others wait");
}

#[test]
fn a_redesign_is_suggested_after_the_baseline() {
    let mut document = document("Clerk | userTask | Pack");
    let workflow = version("Clerk | serviceTask | Pack");
    document.redesigns.push(Redesign {
        name: None,
        workflow,
    });
    let sides: Vec<Side> = suggest(&document, Some(0), &Settings::default(), Language::English)
        .iter()
        .map(|one| one.version)
        .collect();
    assert!(sides.is_sorted(), "the baseline comes first");
    assert!(sides.contains(&Side::Redesign), "then the redesign");
}

#[test]
fn the_annotated_samples_get_no_suggestion() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let Ok(entries) = std::fs::read_dir(folder) else {
        let mut out = std::io::stderr();
        let said = "SKIPPED: ../shared is absent; the annotated samples were not read\n";
        std::io::Write::write_all(&mut out, said.as_bytes()).unwrap();
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.to_string_lossy().ends_with(".weft.json") {
            let bytes = std::fs::read(&path).unwrap();
            let document: Document = serde_json::from_slice(&bytes).unwrap();
            let redesign = (!document.redesigns.is_empty()).then_some(0);
            let found = suggest(&document, redesign, &Settings::default(), Language::English);
            assert_eq!(found, [], "{} is annotated", path.display());
        }
    }
}
