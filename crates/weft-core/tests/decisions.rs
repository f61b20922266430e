//! What people decided, and what keeps a rule silent: waivers, guards, refusals, parallel blocks.
#![expect(
    clippy::indexing_slicing,
    reason = "a test picks what it has just made"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "values are written where they are used"
)]

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use weft_core::audit::{Audit, Options, Status, audit};
use weft_core::{Document, Language, Settings};

fn audited(value: Value, today: Date) -> Audit {
    let document: Document = serde_json::from_value(value).expect("a document");
    let options = Options {
        redesign: (!document.redesigns.is_empty()).then_some(0),
        confirmed: None,
        settings: &Settings::default(),
        today,
        language: Language::English,
    };
    audit(&document, &options).expect("no fault")
}

fn onboarding() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../samples/onboarding.weft.json"
    );
    serde_json::from_str(&std::fs::read_to_string(path).expect("a sample")).expect("JSON")
}

/// The onboarding sample with this decision about its third step.
fn waived(deciders: &[&str], fingerprint: Option<&str>) -> Value {
    let mut sample = onboarding();
    sample["waivers"] = json!([{
        "finding": "C01:b3", "reason": "logistics-only",
        "text": "Laptop set-up was logistics; phone help stays",
        "decidedBy": deciders, "reviewDate": "2027-02-20",
    }]);
    if let Some(fingerprint) = fingerprint {
        sample["waivers"][0]["fingerprint"] = fingerprint.into();
    }
    sample
}

fn status(result: &Audit, id: &str) -> Status {
    result
        .findings
        .iter()
        .find(|one| one.id == id)
        .expect("the finding is listed")
        .status
}

const NOW: Date = date(2026, 11, 25);

#[test]
fn a_waived_loss_stays_listed_and_leaves_the_plan() {
    let result = audited(waived(&["IT support"], None), NOW);
    assert_eq!(
        status(&result, "C01:b3"),
        Status::Waived,
        "people decided so"
    );
    assert_eq!(
        result.findings.last().map(|one| one.id.as_str()),
        Some("C01:b3"),
        "it leaves the ranking"
    );
    let plan = result.plan.expect("a plan");
    let chosen: Vec<&str> = plan
        .within_budget
        .chosen
        .iter()
        .map(weft_core::StepId::as_str)
        .collect();
    assert_eq!(
        chosen,
        ["b2", "b5", "b9", "b10"],
        "the plan of the specification"
    );
    assert!((plan.within_budget.value - 285.0).abs() < 1e-9, "its value");
}

#[test]
fn a_waiver_returns_when_it_is_due_or_the_steps_changed() {
    let due = audited(waived(&["IT support"], None), date(2027, 2, 20));
    assert_eq!(
        status(&due, "C01:b3"),
        Status::Returned,
        "on the review date"
    );
    let print = due
        .findings
        .iter()
        .find(|one| one.id == "C01:b3")
        .map(|one| one.fingerprint.clone());
    let same = audited(waived(&["New hire"], print.as_deref()), NOW);
    assert_eq!(
        status(&same, "C01:b3"),
        Status::Waived,
        "the steps are as they were"
    );
    let mut changed = waived(&["New hire"], print.as_deref());
    changed["baseline"]["steps"][2]["minutes"] = 30.into();
    assert_eq!(
        status(&audited(changed, NOW), "C01:b3"),
        Status::Returned,
        "the minutes changed"
    );
}

#[test]
fn a_waiver_needs_somebody_who_took_part() {
    let result = audited(waived(&["Buddy"], None), NOW);
    assert_eq!(
        status(&result, "C01:b3"),
        Status::Open,
        "the buddy took no part in it"
    );
    let mut grave = waived(&["IT support"], None);
    grave["stakes"] = "high".into();
    grave["baseline"]["steps"][2]["purposes"] = json!(["voice"]);
    assert_eq!(
        status(&audited(grave.clone(), NOW), "C01:b3"),
        Status::Open,
        "one role is not enough"
    );
    grave["waivers"][0]["decidedBy"] = json!(["IT support", "New hire"]);
    assert_eq!(
        status(&audited(grave, NOW), "C01:b3"),
        Status::Waived,
        "two roles are"
    );
}

/// A step of a person alone, in a chain that `next` continues.
fn step(id: &str, next: Value) -> Value {
    json!({ "id": id, "name": id, "roles": ["Clerk"], "tag": "human-alone", "minutes": 5, "next": next })
}

fn to(id: &str) -> Value {
    json!([{ "to": id }])
}

fn single(steps: Value) -> Value {
    json!({
        "format": "weft/1", "title": "T", "case": "c",
        "roles": [{ "name": "Clerk" }, { "name": "Customer", "kind": "external" }, { "name": "AI", "kind": "ai" }],
        "baseline": { "steps": steps },
    })
}

fn rules(value: Value) -> Vec<String> {
    audited(value, NOW)
        .findings
        .iter()
        .map(|one| one.id.to_string())
        .collect()
}

#[test]
fn a_refusal_without_a_person_is_found_as_a_step_and_as_an_event() {
    let split = json!([{ "to": "no", "probability": 0.1 }, { "to": "yes", "probability": 0.9 }]);
    let mut no = step("no", to("end"));
    no["outcome"] = "refused".into();
    let steps = |no: &Value| json!([step("decide", split.clone()), no, step("yes", to("end"))]);
    assert!(
        rules(single(steps(&no))).contains(&"S11:no".to_owned()),
        "a step says no"
    );
    no["kind"] = "event".into();
    assert!(
        rules(single(steps(&no))).contains(&"S11:decide".to_owned()),
        "an end says no"
    );
    no["kind"] = "step".into();
    no["choice"] = true.into();
    assert!(
        !rules(single(steps(&no))).contains(&"S11:no".to_owned()),
        "a person is offered"
    );
}

#[test]
fn guards_keep_their_rules_silent() {
    let chain = single(json!([step("a", to("b")), step("b", to("end"))]));
    assert!(
        rules(chain.clone()).contains(&"S04".to_owned()),
        "no person can be reached"
    );
    let mut helped = chain.clone();
    helped["baseline"]["steps"][0]["helpPath"] = "service desk, 8 to 18".into();
    assert!(
        !rules(helped).contains(&"S04".to_owned()),
        "a standing way to a person"
    );
    let mut speaking = chain;
    speaking["baseline"]["steps"][0]["mode"] = "one-way".into();
    speaking["baseline"]["steps"][0]["purposes"] = json!(["voice"]);
    assert!(
        rules(speaking.clone()).contains(&"S08:a".to_owned()),
        "nobody is named who reads it"
    );
    speaking["baseline"]["steps"][0]["reader"] = "Team lead".into();
    assert!(
        !rules(speaking).contains(&"S08:a".to_owned()),
        "a reader is named"
    );
}

#[test]
fn a_technical_retry_is_no_loop() {
    let again = json!([{ "to": "send", "probability": 0.2 }, { "to": "end", "probability": 0.8 }]);
    let mut send = step("send", again);
    send["tag"] = "ai-automated".into();
    send["roles"] = json!(["AI"]);
    assert!(
        rules(single(json!([send]))).contains(&"S05:send".to_owned()),
        "round and round"
    );
    send["machineRetry"] = true.into();
    assert!(
        !rules(single(json!([send]))).contains(&"S05:send".to_owned()),
        "only a retry"
    );
}

#[test]
fn a_nested_parallel_block_is_exact_and_a_tangled_one_is_estimated() {
    let fork = |kind: &str| {
        let mut fork = step("a", json!([{ "to": "b" }, { "to": "c" }]));
        fork["split"] = kind.into();
        fork
    };
    let talk = json!({ "id": "b", "name": "b", "roles": ["Clerk", "Customer"], "tag": "human-relational",
        "mode": "live", "minutes": 5, "purposes": ["trust"], "next": to("d") });
    let nested = json!([fork("all"), talk, step("c", to("d")), step("d", to("end"))]);
    let measures = audited(single(nested), NOW).measures.baseline;
    assert_eq!(measures.expected_steps.to_string(), "4", "every step once");
    assert_eq!(measures.meets_nobody, Some(0.0), "one way meets a person");
    assert!(measures.estimated.is_empty(), "nothing is estimated");
    let loops_back = json!([{ "to": "a", "probability": 0.3 }, { "to": "d", "probability": 0.7 }]);
    let tangled = json!([
        fork("all"),
        talk,
        step("c", loops_back),
        step("d", to("end"))
    ]);
    let measures = audited(single(tangled), NOW).measures.baseline;
    assert_eq!(
        measures.estimated.len(),
        3,
        "a way leads back to the fork: three measures are estimated"
    );
}
