//! Stands in for the audit until it is merged: counts contact-free zeros, finds one thing.
use weft_core::audit::*;
use weft_core::measure::*;
use weft_core::{Document, Settings};

pub(crate) fn audit(document: &Document) -> Audit {
    let measures = Measures {
        steps: document.baseline.steps.len(),
        contact_steps: 10,
        expected_steps: 15.0,
        expected_contacts: 10.0,
        contact_minutes: 541.5385,
        person_minutes: 1605.0,
        meets_nobody: Some(0.0),
        steps_before_contact: Some(1.0),
        longest_stretch: Stretch::default(),
        ties: 9,
        components: 1,
        augmented_share: None,
        tag_shares: Default::default(),
        visits: ByStep::default(),
        distance_to_person: ByStep::default(),
        loops: vec![],
        gatekeepers: vec![],
        estimated: vec![],
    };
    let finding = |at: usize, band, step: Option<&weft_core::StepId>| {
        Finding {
        id: format!("C{at:02}"), rule: format!("C{at:02}"), name: "coaching-templated".into(), score: 75.0, band,
        baseline_steps: step.into_iter().cloned().collect(), redesign_steps: vec![], roles: vec![],
        says: "Mentor and new hire go through the result has become Assistant grades the task: the mentor no longer sees how the new hire thinks.".into(),
        evidence: vec!["60 of 60 minutes of contact per case are gone.".into(), "Nobody gives feedback anywhere else.".into()],
        advice: "Keep the first two reviews with the mentor, and let the assistant prepare them.".into(),
        source: "audit.md 2.3".into(), assumed: at == 3, suggested: false, status: Status::Open, waiver: None, fingerprint: String::new(),
    }
    };
    let ids: Vec<_> = document
        .baseline
        .steps
        .iter()
        .map(|s| s.id.clone())
        .collect();
    let mut findings = vec![finding(0, Band::Critical, None)];
    let mut groups = vec![Group {
        step: None,
        findings: vec!["C00".into()],
    }];
    for (at, id) in ids.iter().enumerate().take(11) {
        findings.push(finding(
            at + 1,
            if at < 4 { Band::High } else { Band::Medium },
            Some(id),
        ));
        groups.push(Group {
            step: Some(id.clone()),
            findings: vec![format!("C{:02}", at + 1)],
        });
    }
    Audit {
        format: "weft-audit/1".into(),
        title: document.title.clone(),
        case: document.case.clone(),
        stakes: document.stakes,
        redesign_name: None,
        measures: BothMeasures {
            baseline: measures,
            redesign: None,
        },
        profile: Some(Profile {
            contact_minutes_kept: Some(0.0369),
            weighted_contact_kept: None,
            purposes_kept: Kept { kept: 1, of: 7 },
            ties_kept: Kept { kept: 1, of: 9 },
            loops_kept: Kept { kept: 0, of: 1 },
            person_minutes_saved: 1362.5,
            meets_nobody: MeetsNobody {
                baseline: Some(0.0),
                redesign: Some(0.0),
            },
        }),
        findings,
        groups,
        matches: vec![],
        plan: None,
        tag_flow: vec![],
        handoffs: vec![],
        ties: vec![],
        assumptions: vec![],
        data_checks: vec![],
        settings: Settings::default(),
    }
}
