//! Which activity of a log is which step of a drawing.

use std::collections::{BTreeMap, BTreeSet};

use super::super::discovery::{Method, visits};
use super::super::observed::{ObservedOptions, observed};
use super::super::{Tally, Vocabulary};
use super::Naming;
use crate::Language;
use crate::matching::{Likelihood, align};
use crate::workflow::{StepId, Workflow};

/// The activities that stand for steps: by name, and what the matcher finds likely for the others.
pub(super) fn naming(
    drawing: &Workflow,
    names: &Vocabulary,
    tally: &Tally,
    language: Language,
) -> Vec<Naming> {
    let numbers = 0..u32::try_from(names.activities.len()).unwrap_or(u32::MAX);
    let present: Vec<u32> = numbers.filter(|&one| visits(tally, one) > 0).collect();
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for &one in &present {
        by_name
            .entry(folded(names.activities.name(one)))
            .or_default()
            .push(one);
    }
    let mut found: Vec<Naming> = Vec::new();
    for step in drawing.steps.iter().filter(|step| step.is_work()) {
        let same = by_name.get(&folded(&step.name));
        found.extend(same.into_iter().flatten().map(|&activity| Naming {
            step: step.id.clone(),
            activity: names.activities.name(activity).to_owned(),
            number: activity,
            exact: true,
            why: Vec::new(),
        }));
    }
    let likely = likely(drawing, names, tally, &found, language);
    found.extend(likely);
    found
}

/// Lower case, with one space between words.
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn likely(
    drawing: &Workflow,
    names: &Vocabulary,
    tally: &Tally,
    exact: &[Naming],
    language: Language,
) -> Vec<Naming> {
    let options = ObservedOptions {
        method: Method::DirectlyFollows,
        ..ObservedOptions::default()
    };
    let seen = observed(names, tally, None, &options).document.baseline;
    let ids: BTreeMap<&str, &StepId> = seen
        .steps
        .iter()
        .filter(|step| step.is_work())
        .map(|step| (step.name.as_str(), &step.id))
        .collect();
    let activities: BTreeMap<&StepId, &str> = ids.iter().map(|(name, id)| (*id, *name)).collect();
    // One partner each is enough to keep both out of what is suggested.
    let sure: Vec<(StepId, StepId)> = exact
        .iter()
        .filter_map(|one| Some((one.step.clone(), (*ids.get(one.activity.as_str())?).clone())))
        .collect();
    let taken: BTreeSet<&StepId> = sure.iter().flat_map(|(one, _)| [one]).collect();
    let work: BTreeSet<&StepId> = drawing
        .steps
        .iter()
        .filter(|step| step.is_work() && !taken.contains(&step.id))
        .map(|step| &step.id)
        .collect();
    let matches = align(drawing, &seen, &sure, language).into_iter();
    let matches = matches.filter(|one| !one.confirmed && one.likelihood == Likelihood::Likely);
    matches
        .filter(|one| work.contains(&one.baseline))
        .filter_map(|one| {
            let activity = *activities.get(&one.redesign)?;
            Some(Naming {
                step: one.baseline.clone(),
                activity: activity.to_owned(),
                number: names.activities.known(activity)?,
                exact: false,
                why: one
                    .reasons
                    .iter()
                    .map(|why| why.clone().into_owned())
                    .collect(),
            })
        })
        .collect()
}
