//! Data checks D1 to D7: what is open in the data, as questions, not findings (audit.md 4.3 d).
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::collections::BTreeSet;

use super::given_names::looks_like_a_person;
use super::result::DataCheck;
use crate::Language;
use crate::language::sentence;
use crate::matching::{Likelihood, RoleMatch};
use crate::measure::version::Version;
use crate::rule::Facts;
use crate::words;
use crate::workflow::{Matching, Mode, StepId, Tag};

/// Everything that is open, in the order of the checks.
///
/// `said` is what people said about steps without a counterpart: these are open no longer.
pub(super) fn checks(
    facts: &Facts<'_>,
    baseline: &Version<'_>,
    said: Option<&Matching>,
    roles: &[RoleMatch],
) -> Vec<DataCheck> {
    let redesign = facts.comparison.map(|comparison| comparison.redesign);
    let versions = std::iter::once(("baseline", baseline))
        .chain(redesign.map(|version| ("redesign", version)));
    let mut checks: Vec<DataCheck> = versions
        .flat_map(|(name, version)| of_version(name, version, facts.language))
        .collect();
    checks.extend(unmatched(facts, said));
    checks.extend(names(facts));
    checks.extend(renamed(roles, facts.language));
    checks.sort_by(|a, b| (&a.id, &a.version).cmp(&(&b.id, &b.version)));
    checks
}

/// Whether something is open at a step.
type Holds<'a> = &'a dyn Fn(u32) -> bool;

fn of_version(name: &str, version: &Version<'_>, language: Language) -> Vec<DataCheck> {
    let ids = |holds: Holds<'_>| -> Vec<StepId> {
        let nodes = version.nodes().filter(|node| holds(*node));
        nodes
            .map(|node| version.steps[node as usize].id.clone())
            .collect()
    };
    let lonely = |node: u32| {
        version.tag(node) == Some(Tag::HumanRelational)
            && !version.people[node as usize].are_several()
    };
    let aimless = |node: u32| {
        version.purpose_set(node).is_empty()
            && version.mode(node) != Mode::None
            && version.people[node as usize].are_several()
    };
    let shared = |node: u32| version.flow.assumed.binary_search(&node).is_ok();
    let untagged = |node: u32| version.tag(node).is_none();
    let open: [(&str, &str, Holds<'_>); 4] = [
        (
            "D1",
            language.pick(
                "tagged human-relational, but fewer than two people take part",
                "Art zwischenmenschlich, aber weniger als zwei Menschen sind beteiligt",
            ),
            &lonely,
        ),
        (
            "D2",
            language.pick(
                "people speak, but no purpose is given",
                "Menschen sprechen, aber kein Zweck ist angegeben",
            ),
            &aimless,
        ),
        (
            "D3",
            language.pick(
                "ways out without probabilities share what is left equally",
                "Ausgänge ohne Wahrscheinlichkeit teilen sich den Rest zu gleichen Teilen",
            ),
            &shared,
        ),
        (
            "D5",
            language.pick(
                "no tag yet: who does it is open",
                "noch ohne Art: Wer es tut, ist offen",
            ),
            &untagged,
        ),
    ];
    open.into_iter()
        .map(|(id, what, holds)| (id, what, ids(holds)))
        .filter(|(_, _, steps)| !steps.is_empty())
        .map(|(id, what, steps)| DataCheck {
            id: id.to_owned(),
            version: name.to_owned(),
            says: format!("{}: {what}.", counted(language, steps.len())),
            steps,
        })
        .collect()
}

/// `Three steps`, at the start of a sentence.
fn counted(language: Language, steps: usize) -> String {
    let (one, several) = language.pick(("step", "steps"), ("Schritt", "Schritte"));
    let count = words::capital(&language.count(steps));
    format!("{count} {}", words::plural(steps, one, several))
}

/// D4: baseline steps without a counterpart and an answer: removed, moved, or just not drawn?
fn unmatched(facts: &Facts<'_>, said: Option<&Matching>) -> Option<DataCheck> {
    let comparison = facts.comparison?;
    let open = comparison
        .baseline
        .nodes()
        .filter(|node| comparison.images[*node as usize].is_empty());
    let answers = said.into_iter().flat_map(|said| &said.answers);
    let answered: BTreeSet<&StepId> = answers.map(|one| &one.step).collect();
    let steps: Vec<StepId> = open
        .map(|node| &comparison.baseline.steps[node as usize].id)
        .filter(|id| !answered.contains(id))
        .cloned()
        .collect();
    (!steps.is_empty()).then(|| DataCheck {
        id: "D4".to_owned(),
        version: "baseline".to_owned(),
        says: match facts.language {
            Language::English => format!(
                "{} baseline {} no counterpart: removed, moved, or just not drawn?",
                words::count_capital(steps.len()),
                words::plural(steps.len(), "step has", "steps have")
            ),
            Language::German => format!(
                "{} der Ausgangslage ohne Gegenstück: entfernt, verschoben oder nur nicht gezeichnet?",
                counted(Language::German, steps.len())
            ),
        },
        steps,
    })
}

/// D7: a role that may only be called something else in the redesign.
fn renamed(roles: &[RoleMatch], language: Language) -> Vec<DataCheck> {
    let open = roles.iter().filter(|one| !one.confirmed);
    open.map(|one| {
        let (before, now) = (&one.baseline, &one.redesign);
        let until = match one.likelihood {
            Likelihood::Likely => language.pick(
                "Until somebody says otherwise, they count as the same.",
                "Bis jemand etwas anderes sagt, gelten sie als dieselbe.",
            ),
            Likelihood::Maybe => language.pick(
                "Until somebody says so, they count as two.",
                "Bis jemand es sagt, gelten sie als zwei.",
            ),
        };
        DataCheck {
            id: "D7".to_owned(),
            version: "redesign".to_owned(),
            steps: Vec::new(),
            says: sentence!(language;
                "Is the role “{now}” the role “{before}” of the baseline? {until}",
                "Ist die Rolle „{now}“ die Rolle „{before}“ der Ausgangslage? {until}"
            ),
        }
    })
    .collect()
}

/// D6: a role that is named like a person.
fn names(facts: &Facts<'_>) -> Vec<DataCheck> {
    let roles = 0..crate::measure::flow::index(facts.cast.len());
    roles
        .map(|role| facts.cast.name(role))
        .filter(|name| looks_like_a_person(name.as_str()))
        .map(|name| DataCheck {
            id: "D6".to_owned(),
            version: "baseline".to_owned(),
            steps: Vec::new(),
            says: sentence!(facts.language;
                "The role “{name}” is named like a person: name the role, not who holds it.",
                "Die Rolle „{name}“ heißt wie eine Person: die Rolle nennen, nicht, wer sie innehat."
            ),
        })
        .collect()
}
