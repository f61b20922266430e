//! The audit: measures, findings and plan of one document, as a function of the document, the
//! settings and a date.
//!
//! Suggestions fill what a bare model leaves open, the versions are validated and measured, steps are
//! matched, every rule speaks, waivers are applied, and the plan is made from what is left.

mod assumptions;
mod checks;
mod findings;
#[cfg(test)]
mod german_tests;
mod given_names;
mod groups;
mod profiles;
mod result;
mod roles;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::Language;
use crate::matching::{self, Match, Placed};
use crate::measure::cast::Cast;
use crate::measure::comparison::Comparison;
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::measure::{handoffs, measures, profile, tag_flow, ties};
use crate::plan;
use crate::rule::{Facts, RULES, Scope};
use crate::settings::Settings;
use crate::suggest::{self, Suggestion, machine_count};
use crate::workflow::{Document, Fault, StepId, Wiring, redesign_faults, workflow_faults};

pub use profiles::{Best, ProfileOf, Profiles, profiles};
pub use result::{
    Assumption, AssumptionReason, Audit, Band, BothMeasures, DataCheck, Finding, Group, Machines,
    Plan, PlanChoice, PlanItem, Status,
};

/// The name of the result format.
pub const FORMAT: &str = "weft-audit/1";

/// What an audit needs besides the document.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Which redesign is compared; none audits the baseline alone.
    pub redesign: Option<usize>,
    /// Matches that people confirmed, used instead of lineage and suggestions; none suggests.
    pub confirmed: Option<&'a [(StepId, StepId)]>,
    /// Thresholds and weights.
    pub settings: &'a Settings,
    /// The day on which waivers are due or not.
    pub today: Date,
    /// The language that everything is said in; it changes no number, id or order.
    pub language: Language,
}

/// Audits a document.
///
/// # Errors
///
/// Every fault of the versions that are audited, if there is one: a workflow with a fault cannot be
/// measured.
pub fn audit(document: &Document, options: &Options<'_>) -> Result<Audit, Vec<Fault>> {
    let suggestions = suggest::suggest(
        document,
        options.redesign,
        options.settings,
        options.language,
    );
    let document = accepted(document, options.redesign, &suggestions);
    let document = document.as_ref();
    let workflow = options.redesign.and_then(|at| document.redesigns.get(at));
    let before = Wiring::of(&document.baseline);
    let redesigned = workflow.map(|one| Wiring::of_redesign(&one.workflow, &before));
    let after = redesigned.as_ref();
    let mut faults = workflow_faults(&before, "baseline");
    faults.extend(
        workflow
            .zip(after)
            .into_iter()
            .flat_map(|(one, after)| redesign_faults(one, after, &before)),
    );
    if !faults.is_empty() {
        return Err(faults);
    }
    let cast = Cast::of(document);
    let baseline = Version::of(&before, &cast, options.settings);
    let mut redesign = after.map(|one| Version::of(one, &cast, options.settings));
    let matches = after.zip(redesign.as_ref()).map(|(one, redesign)| {
        let matches = matches_of(&before, one, options);
        between_work(matches, &baseline, redesign)
    });
    let (matches, pairs) = matches.unwrap_or_default();
    let roles = redesign.as_ref().zip(workflow).map(|(redesign, one)| {
        let said = &one.workflow.matching;
        roles::matched(&cast, (&baseline, redesign), &pairs, said, options.language)
    });
    let roles = roles.unwrap_or_default();
    let believed = roles::believed(&cast, &roles, &baseline);
    if let (Some(cast), Some(after)) = (&believed.cast, after) {
        redesign = Some(Version::of(after, cast, options.settings));
    }
    let comparison = redesign
        .as_ref()
        .map(|after| Comparison::of(&baseline, after, &pairs, believed.merged));
    let mut assumptions = assumptions::suggested(&suggestions);
    assumptions.extend(assumptions::missing(
        &baseline,
        "baseline",
        options.language,
    ));
    assumptions.extend(
        redesign
            .iter()
            .flat_map(|one| assumptions::missing(one, "redesign", options.language)),
    );
    assumptions.extend(assumptions::unconfirmed(&matches, options.language));
    let facts = Facts {
        language: options.language,
        cast: &cast,
        settings: options.settings,
        stakes: options.settings.stakes_factor(document.stakes),
        version: redesign.as_ref().unwrap_or(&baseline),
        comparison: comparison.as_ref(),
    };
    let hits = RULES
        .iter()
        .filter(|rule| rule.scope == Scope::Version || comparison.is_some())
        .map(|rule| (rule, (rule.check)(&facts)));
    let findings = findings::findings(&facts, document, &assumptions, options.today, hits);
    Ok(Audit {
        format: FORMAT.to_owned(),
        title: document.title.clone(),
        case: document.case.clone(),
        stakes: document.stakes,
        redesign_name: workflow.and_then(|one| one.name.clone()),
        measures: BothMeasures {
            baseline: measures(&baseline),
            redesign: redesign.as_ref().map(measures),
        },
        profile: comparison
            .as_ref()
            .map(|one| profile(one, options.settings)),
        groups: groups::groups(&facts, &findings),
        plan: comparison
            .as_ref()
            .map(|one| plan::plan(one, document, &findings, options.settings)),
        machines: {
            let said = document
                .suggestions
                .language
                .or(options.settings.name_language);
            Machines {
                baseline: machine_count(&document.baseline, said),
                redesign: workflow.map(|one| machine_count(&one.workflow, said)),
            }
        },
        tag_flow: comparison.as_ref().map(tag_flow).unwrap_or_default(),
        handoffs: handoffs(&cast, &baseline, redesign.as_ref()),
        ties: ties(&cast, &baseline, redesign.as_ref()),
        data_checks: checks::checks(
            &facts,
            &baseline,
            workflow.map(|one| &one.workflow.matching),
            &roles,
        ),
        matches,
        renamed: believed.as_one,
        findings,
        assumptions,
        settings: options.settings.clone(),
    })
}

/// The document as an audit reads it: what a bare version leaves open is filled with suggestions.
///
/// For whoever shows an audit beside the steps that it speaks of.
#[must_use]
pub fn filled<'a>(
    document: &'a Document,
    redesign: Option<usize>,
    settings: &Settings,
) -> Cow<'a, Document> {
    accepted(
        document,
        redesign,
        // Its reasons are not shown.
        &suggest::suggest(document, redesign, settings, Language::default()),
    )
}

fn accepted<'a>(
    document: &'a Document,
    redesign: Option<usize>,
    suggestions: &[Suggestion],
) -> Cow<'a, Document> {
    if suggestions.is_empty() {
        Cow::Borrowed(document)
    } else {
        Cow::Owned(suggest::accept(document, redesign, suggestions))
    }
}

/// Matches: those that people confirmed, else lineage, else suggestions.
fn matches_of(baseline: &Wiring<'_>, redesign: &Wiring<'_>, options: &Options<'_>) -> Vec<Placed> {
    let confirmed = options.confirmed.unwrap_or_default();
    let mut matches = matching::align_at(baseline, redesign, confirmed, options.language);
    if options.confirmed.is_some() {
        matches.retain(|one| one.is.confirmed);
    }
    matches
}

/// The matches of which both steps are work, and the nodes of these steps.
fn between_work(
    matches: Vec<Placed>,
    baseline: &Version<'_>,
    redesign: &Version<'_>,
) -> (Vec<Match>, Vec<(Node, Node)>) {
    let nodes = |one: &Placed| {
        let node = baseline.node_at(one.baseline);
        node.zip(redesign.node_at(one.redesign))
    };
    let pairs = matches.iter().filter_map(nodes).collect();
    // The list stays where it is in memory: a copy is half as large as the document.
    let between = matches.into_iter().filter(|one| nodes(one).is_some());
    (between.map(|one| one.is).collect(), pairs)
}
