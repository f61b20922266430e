//! An audit in German: the same findings in other words, and no English among them.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::language::tests::english_words;
use crate::workflow::{
    Link, Mode, NamedOrYes, Outcome, Participant, Purpose, Redesign, Role, RoleKind, Stakes, Step,
    StepKind, Tag, Target, Waiver, WaiverReason, Workflow, validate,
};

const SAMPLES: [&str; 4] = [
    include_str!("../../../../samples/codereview.weft.json"),
    include_str!("../../../../samples/healthy-support.weft.json"),
    include_str!("../../../../samples/onboarding.weft.json"),
    include_str!("../../../../samples/support.weft.json"),
];

fn audited(document: &Document, language: Language) -> Audit {
    let options = Options {
        redesign: (!document.redesigns.is_empty()).then_some(0),
        confirmed: None,
        settings: &Settings::default(),
        today: date(2026, 11, 25),
        language,
    };
    audit(document, &options).expect("no fault")
}

/// Everything that an audit says, a sentence each.
fn said(audit: &Audit) -> Vec<String> {
    let findings = audit.findings.iter().flat_map(|one| {
        let fixed = [one.advice.to_owned(), one.source.to_owned()];
        std::iter::once(one.says.clone())
            .chain(one.evidence.iter().cloned())
            .chain(fixed)
    });
    let reasons = audit.matches.iter().flat_map(|one| &one.reasons);
    findings
        .chain(audit.data_checks.iter().map(|one| one.says.clone()))
        .chain(audit.assumptions.iter().map(|one| one.why.clone()))
        .chain(reasons.map(|one| one.clone().into_owned()))
        .collect()
}

/// The audit without its words.
fn silent(mut audit: Audit) -> Audit {
    for one in &mut audit.findings {
        one.says.clear();
        one.evidence.iter_mut().for_each(String::clear);
        (one.advice, one.source) = ("", "");
    }
    audit
        .data_checks
        .iter_mut()
        .for_each(|one| one.says.clear());
    audit.assumptions.iter_mut().for_each(|one| one.why.clear());
    let reasons = audit.matches.iter_mut().flat_map(|one| &mut one.reasons);
    reasons.for_each(|one| *one = "".into());
    audit
}

/// Checks a document in both languages; answers the rules and data checks that spoke.
fn check(document: &Document) -> BTreeSet<String> {
    let (english, german) = (
        audited(document, Language::English),
        audited(document, Language::German),
    );
    for sentence in said(&german) {
        let english = english_words(&sentence);
        assert!(english.is_empty(), "{english:?} in: {sentence}");
        assert!(
            !sentence.contains('%') || sentence.contains("\u{a0}%"),
            "{sentence}"
        );
    }
    let rules = german.findings.iter().map(|one| one.rule.to_owned());
    let checks = german.data_checks.iter().map(|one| one.id.clone());
    let spoken = rules.chain(checks).collect();
    assert_eq!(
        silent(english),
        silent(german),
        "ids, scores and order know no language"
    );
    spoken
}

#[test]
fn samples_are_said_in_german() {
    for sample in SAMPLES {
        let document: Document = serde_json::from_str(sample).expect("a sample");
        check(&document);
    }
}

/// A source of numbers that gives the same ones each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }

    fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == 0
    }
}

/// Names in English, so that one outside of quotation marks is found.
const ROLES: [(&str, RoleKind); 7] = [
    ("Head of the desk", RoleKind::Internal),
    ("Anna with the keys", RoleKind::Internal),
    ("Agent for one", RoleKind::Internal),
    ("Frau Meier", RoleKind::Internal),
    ("Mentor who has time", RoleKind::Internal),
    ("Customer of the house", RoleKind::External),
    ("AI that is live", RoleKind::Ai),
];

fn step(dice: &mut Dice, letter: char, at: usize, of: usize) -> Step {
    let target = |to: usize| match to < of {
        true => Target::Step(format!("{letter}{to}").as_str().into()),
        false => Target::End,
    };
    let gateway = dice.one_in(6);
    let mut next = vec![Link::to(target(at + 1))];
    if gateway || dice.one_in(3) {
        next.push(Link::to(target(dice.below(of + 1))));
    }
    if dice.one_in(2) {
        #[expect(clippy::cast_precision_loss, reason = "a few links")]
        let share = 1.0 / next.len() as f64;
        next.iter_mut()
            .for_each(|link| link.probability = Some(share));
    }
    let few = [0, 1, 1, 2, 3][dice.below(5)];
    let roles = (0..few).map(|_| Participant {
        role: ROLES[dice.below(ROLES.len())].0.into(),
        count: [1, 1, 2][dice.below(3)],
    });
    let roles: Vec<Participant> = roles.collect();
    let purposes = (0..dice.below(3)).map(|_| Purpose::ALL[dice.below(15)]);
    let purposes: BTreeSet<Purpose> = purposes.collect();
    Step {
        id: format!("{letter}{at}").as_str().into(),
        name: format!("Is {at} approved by the person?"),
        roles,
        tag: (!dice.one_in(8)).then(|| Tag::ALL[dice.below(4)]),
        mode: Some(
            [
                Mode::Live,
                Mode::Live,
                Mode::TimeShifted,
                Mode::OneWay,
                Mode::None,
            ][dice.below(5)],
        ),
        purposes: purposes.into_iter().collect(),
        #[expect(clippy::cast_precision_loss, reason = "a few minutes")]
        minutes: (!dice.one_in(6)).then(|| dice.below(240) as f64 / 4.0),
        next,
        help_path: dice.one_in(9).then_some(NamedOrYes::Yes(true)),
        outcome: dice.one_in(5).then_some(Outcome::Refused),
        kind: if gateway {
            StepKind::Gateway
        } else {
            StepKind::Step
        },
        ..Step::default()
    }
}

fn version(dice: &mut Dice, letter: char) -> Workflow {
    let of = 3 + dice.below(12);
    Workflow {
        steps: (0..of).map(|at| step(dice, letter, at, of)).collect(),
        ..Workflow::default()
    }
}

fn waiver(finding: &str, review_date: Date, fingerprint: Option<&str>) -> Waiver {
    Waiver {
        finding: finding.to_owned(),
        reason: WaiverReason::Trial,
        text: String::new(),
        decided_by: ROLES.iter().map(|(name, _)| (*name).into()).collect(),
        evidence: None,
        review_date,
        fingerprint: fingerprint.map(str::to_owned),
        extra: crate::workflow::Extra::new(),
    }
}

fn document(seed: u64) -> Document {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let dice = &mut dice;
    let baseline = version(dice, 'b');
    let mut redesign = version(dice, 'r');
    if !dice.one_in(4) {
        let mut open: Vec<usize> = (0..baseline.steps.len()).collect();
        for step in redesign.steps.iter_mut().filter(|step| step.is_work()) {
            if !open.is_empty() && !dice.one_in(3) {
                let one = open.remove(dice.below(open.len()));
                step.replaces = vec![baseline.steps[one].id.clone()];
            }
        }
    }
    let roles = ROLES.map(|(name, kind)| Role::new(name, kind));
    Document {
        stakes: [Stakes::Normal, Stakes::High][dice.below(2)],
        roles: roles.to_vec(),
        redesigns: vec![Redesign {
            workflow: redesign,
            ..Redesign::default()
        }],
        baseline,
        ..Document::default()
    }
}

#[test]
fn every_rule_and_every_data_check_speaks_german() {
    let mut spoken = BTreeSet::new();
    for seed in 1..=400 {
        let mut document = document(seed);
        if validate(&document).is_empty() {
            let found = audited(&document, Language::English).findings;
            let days = [date(2026, 1, 1), date(2027, 1, 1)];
            document.waivers = found
                .iter()
                .zip(days.into_iter().cycle())
                .map(|(one, day)| waiver(&one.id, day, Some("another")))
                .collect();
            document
                .waivers
                .iter_mut()
                .step_by(3)
                .for_each(|one| one.decided_by.clear());
            spoken.append(&mut check(&document));
            document.redesigns.clear();
            spoken.append(&mut check(&document));
        }
    }
    let rules = RULES.iter().map(|rule| rule.id.to_owned());
    let checks = (1..=6).map(|number| format!("D{number}"));
    let all: BTreeSet<String> = rules.chain(checks).collect();
    let silent: Vec<&String> = all.difference(&spoken).collect();
    assert!(silent.is_empty(), "never heard: {silent:?}");
}

#[test]
fn every_fault_is_said_in_german() {
    let mut heard = 0;
    for seed in 1..=400 {
        let mut document = document(seed);
        let mut dice = Dice(seed);
        let at = dice.below(document.baseline.steps.len());
        let step = &mut document.baseline.steps[at];
        match dice.below(8) {
            0 => step.id = "end".into(),
            1 => step.next.push(Link::to(Target::Step("there".into()))),
            2 => step
                .next
                .iter_mut()
                .for_each(|link| link.probability = Some(0.8)),
            3 => step
                .next
                .iter_mut()
                .for_each(|link| link.probability = Some(0.05)),
            4 => step.minutes = Some(-1.5),
            5 => document.baseline.start = Some("there".into()),
            6 => document.baseline.steps.clear(),
            _ => step.id = "b0".into(),
        }
        for fault in validate(&document) {
            let said = fault.says(Language::German);
            assert_eq!(english_words(&said.replace("„end“", "")), [""; 0], "{said}");
            assert_eq!(fault.says(Language::English), fault.to_string(), "as shown");
            heard += 1;
        }
    }
    assert!(heard > 100, "only {heard} faults");
}
