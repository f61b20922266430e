//! A log as a document: the workflow as it was seen, with the numbers that were counted.
//!
//! Every number comes from the log and is said as observed: shares of cases on links, the median of
//! minutes, cases a week. Nothing is claimed that a log does not show: no tag, no mode, no purpose, and
//! never a contact. What is missing is suggested as for every bare model ([`crate::suggest`]).

mod fitting;
mod ids;
mod net;
mod steps;
#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeSet;

use super::discovery::{self, Discovered, MOST_ACTIVITIES, Method, Tree, discover};
use super::roles::{LogRoles, RolesBy, roles};
use super::{Tally, Vocabulary};
use crate::language::sentence;
use crate::workflow::{Document, Note, Redesign, Role, RoleName, Split, StepId, Target, Workflow};
use crate::{Language, Said, said};
use ids::Ids;
use net::Net;
use steps::Writing;

/// How the observed workflow is made.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservedOptions {
    /// What the document is called.
    pub title: String,
    /// What one case is.
    pub case: String,
    /// What the workflow after the change is called; none where there is one only.
    pub after: Option<String>,
    /// What roles are made of.
    pub roles: RolesBy,
    /// How the structure is found.
    pub method: Method,
    /// Successions below this share of the strongest one that leaves the same activity are noise, 0
    /// to 1; they are left out only where the structure does not show with them.
    pub share: f64,
    /// The language of what is written into the document.
    pub language: Language,
}

impl Default for ObservedOptions {
    fn default() -> Self {
        Self {
            title: String::new(),
            case: String::new(),
            after: None,
            roles: RolesBy::default(),
            method: Method::default(),
            share: 0.2,
            language: Language::default(),
        }
    }
}

/// An observed workflow, and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// The workflow as it was seen; with a redesign where there are two sides.
    pub document: Document,
    /// What was left out, and how well the workflow stands for the log.
    pub notes: Vec<Said>,
}

/// The workflow that the counts of a log show, as a document without faults: a baseline, and where
/// there are counts of a later time, a redesign whose steps replace those of the same name.
///
/// A side without a case has no steps, and a note says so.
#[must_use]
pub fn observed(
    names: &Vocabulary,
    before: &Tally,
    after: Option<&Tally>,
    options: &ObservedOptions,
) -> Observed {
    let ids = Ids::of(names.activities.iter());
    let mut whole = Tally::default();
    whole.add_people(before);
    if let Some(after) = after {
        whole.add_people(after);
    }
    let roles = roles(names, &whole, options.roles, options.language);
    let side = |tally: &Tally, side: Side| {
        Sides {
            names,
            ids: &ids,
            roles: &roles,
            options,
        }
        .side(tally, side)
    };
    let (baseline, mut notes) = side(before, Side::of_two(false, after.is_some()));
    let mut document = Document {
        title: options.title.clone(),
        case: options.case.clone(),
        cases_per_week: cases_per_week(before),
        baseline,
        ..Document::default()
    };
    if document.cases_per_week.is_none() && before.cases > 0 {
        notes.push(said!(
            "Cases a week are left open: the log spans less than a day.",
            "Fälle je Woche bleiben offen: Das Protokoll umfasst weniger als einen Tag."
        ));
    }
    if let Some(after) = after {
        let (workflow, more) = side(after, Side::of_two(true, true));
        notes.extend(more);
        if !workflow.steps.is_empty() {
            let workflow = replacing(workflow, &document.baseline);
            document.redesigns.push(Redesign {
                name: options.after.clone(),
                workflow,
            });
        }
    }
    notes.extend(keep_performing(&mut document, roles, options.language));
    if !document.baseline.steps.is_empty() || !document.redesigns.is_empty() {
        notes.push(no_talk());
    }
    Observed { document, notes }
}

/// What no log says, so that nobody believes that it does.
fn no_talk() -> Said {
    said!(
        "A log does not show where people talk to each other: mark it in the workflow before you rely on what an audit says of contact.",
        "Ein Protokoll zeigt nicht, wo Menschen miteinander sprechen: Das gehört in den Ablauf, bevor auf das Verlass ist, was eine Prüfung über Kontakt sagt."
    )
}

/// A note without a place, beside the steps.
fn beside(text: String) -> Note {
    Note {
        text,
        position: None,
        about: None,
        extra: crate::workflow::Extra::new(),
    }
}

/// Which side of a log something is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Whole,
    Before,
    After,
}

impl Side {
    fn of_two(later: bool, two: bool) -> Self {
        match (later, two) {
            (_, false) => Self::Whole,
            (false, true) => Self::Before,
            (true, true) => Self::After,
        }
    }

    /// What stands before a note about this side.
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Before => language.pick("Before: ", "Vorher: "),
            Self::After => language.pick("After: ", "Nachher: "),
        }
    }
}

struct Sides<'a> {
    names: &'a Vocabulary,
    ids: &'a Ids,
    roles: &'a LogRoles,
    options: &'a ObservedOptions,
}

impl Sides<'_> {
    fn side(&self, tally: &Tally, side: Side) -> (Workflow, Vec<Said>) {
        let about = |text: &dyn Fn(Language) -> String| {
            Said::of(|language| format!("{}{}", side.words(language), text(language)))
        };
        if tally.cases == 0 {
            let nothing = |language| {
                sentence!(language;
                "There is no case with a completed activity, and so no workflow.",
                "Es gibt keinen Fall mit einer abgeschlossenen Aktivität, also keinen Ablauf.")
            };
            return (Workflow::default(), vec![about(&nothing)]);
        }
        let found = discover(tally, self.options.method, self.options.share);
        let net = Net::of(&found.tree, tally);
        let writing = Writing {
            names: self.names,
            tally,
            ids: self.ids,
            performed: &self.roles.performed(tally),
            language: self.options.language,
        };
        let written = writing.workflow(&net);
        let mut workflow = written.workflow;
        let counted = |language| counted(tally, language);
        workflow
            .free_notes
            .push(beside(counted(self.options.language)));
        let mut notes = vec![about(&counted)];
        let more = structure(self.names, &found, self.options);
        let more = more.iter().chain(&written.notes);
        notes.extend(more.map(|note| about(&|language| note.says(language).to_owned())));
        (workflow, notes)
    }
}

/// The links of observed workflows by the ids of their steps, for whoever counts their shares again.
pub(super) struct Links<'a> {
    names: &'a Vocabulary,
    ids: Ids,
}

impl<'a> Links<'a> {
    pub(super) fn of(names: &'a Vocabulary) -> Self {
        let ids = Ids::of(names.activities.iter());
        Self { names, ids }
    }

    /// The share of every link that some cases take, where the counts are these.
    pub(super) fn shares(&self, tree: &Tree, tally: &Tally) -> Vec<(StepId, Target, f64)> {
        let writing = Writing {
            names: self.names,
            tally,
            ids: &self.ids,
            performed: &[],
            language: Language::default(),
        };
        let workflow = writing.workflow(&Net::of(tree, tally)).workflow;
        let links = workflow.steps.into_iter().flat_map(|step| {
            let from = step.id;
            let links = step
                .next
                .into_iter()
                .filter(move |_| step.split == Split::One);
            // What everybody does has no share in a file.
            links.map(move |link| (from.clone(), link.to, link.probability.unwrap_or(1.0)))
        });
        links.collect()
    }
}

/// What was counted, in words.
fn counted(tally: &Tally, language: Language) -> String {
    let completed: u64 = tally.visits.iter().sum();
    sentence!(language;
        "Observed in an event log: {} cases with {} completed activities. Shares, minutes and volumes are counts, not estimates of people.",
        "In einem Ereignisprotokoll beobachtet: {} Fälle mit {} abgeschlossenen Aktivitäten. Anteile, Minuten und Mengen sind gezählt, nicht von Menschen geschätzt.",
        language.digits(tally.cases), language.digits(completed),
    )
}

/// What the structure is, and what it leaves out, in words.
fn structure(names: &Vocabulary, found: &Discovered, options: &ObservedOptions) -> Vec<Said> {
    let share = found.dropped_share();
    let percent = |language: Language| language.percent(share);
    let below = |language: Language| language.percent(options.share);
    let mut notes = vec![match options.method {
        Method::InductiveMiner => Said::of(|l| {
            sentence!(l;
            "Structure found by the Inductive Miner – infrequent on directly-follows (IMFD); noise is what is below {} of the strongest succession of an activity. It leaves out {} of all successions.",
            "Struktur nach dem Inductive Miner – infrequent auf Direktfolgen (IMFD); Rauschen ist, was unter {} der stärksten Folge einer Aktivität liegt. Sie lässt {} aller Folgen weg.",
            below(l), percent(l))
        }),
        Method::DirectlyFollows => Said::of(|l| {
            sentence!(l;
            "Directly-follows graph without successions below {} of the strongest of an activity: {} of all are left out.",
            "Direktfolgen-Graph ohne Folgen unter {} der stärksten einer Aktivität: {} aller Folgen sind weggelassen.",
            below(l), percent(l))
        }),
    }];
    let graphs = found.tree.graphs();
    if !graphs.is_empty() && found.dropped > 0 {
        notes.push(said!(
            "Shares on links of a directly-follows graph are scaled so that every activity is visited as often as was counted.",
            "Anteile an Verbindungen eines Direktfolgen-Graphen sind so skaliert, dass jede Aktivität so oft besucht wird wie gezählt."
        ));
    }
    if options.method == Method::InductiveMiner {
        notes.extend(graphs.into_iter().map(|graph| {
            let inside = |language: Language| {
                let all = graph.activities.iter();
                let all = all.map(|one| language.quoted(names.activities.name(*one)));
                language.list(all.collect::<Vec<_>>().iter()).to_string()
            };
            Said::of(|l| sentence!(l;
                "No structure of blocks fits these activities, so they stay a directly-follows graph: {}.",
                "Zu diesen Aktivitäten passt keine Struktur aus Blöcken; sie bleiben ein Direktfolgen-Graph: {}.",
                inside(l)))
        }));
    }
    let left_out = found.left_out;
    if left_out > 0 {
        notes.push(said!(
            "The {} rarest activities are left out: a workflow has at most {}.",
            "Die {} seltensten Aktivitäten sind weggelassen: Ein Ablauf hat höchstens {}.",
            left_out,
            MOST_ACTIVITIES,
        ));
    }
    notes
}

/// Gives the document the roles that its steps name, and a note of what groups among them do; the notes
/// of all of them.
fn keep_performing(document: &mut Document, roles: LogRoles, language: Language) -> Vec<Said> {
    let versions = std::iter::once(&document.baseline);
    let versions = versions.chain(document.redesigns.iter().map(|one| &one.workflow));
    let steps = versions.flat_map(|version| &version.steps);
    let named: BTreeSet<&RoleName> = steps
        .flat_map(|step| step.roles.iter().map(|one| &one.role))
        .collect();
    let LogRoles {
        roles,
        mut notes,
        work,
        ..
    } = roles;
    let work = work.into_iter();
    let here: Vec<_> = work.filter(|one| named.contains(&one.0)).collect();
    let groups: Vec<&str> = here.iter().map(|(_, work)| work.says(language)).collect();
    let groups = (!groups.is_empty()).then(|| beside(groups.join("\n")));
    notes.extend(here.into_iter().map(|one| one.1));
    let (performing, others): (Vec<Role>, Vec<Role>) = roles
        .into_iter()
        .partition(|role| named.contains(&role.name));
    if !others.is_empty() {
        notes.push(said!(
            "Roles that do most of no activity, and so stand in no step: {}.",
            "Rollen, die von keiner Aktivität das meiste tun und deshalb in keinem Schritt stehen: {}.",
            others.len()
        ));
    }
    document.roles = performing;
    document.baseline.free_notes.extend(groups);
    notes
}

/// Steps of a later workflow replace those of the same id, which have the same name.
fn replacing(mut later: Workflow, baseline: &Workflow) -> Workflow {
    let work = baseline.steps.iter().filter(|step| step.is_work());
    let known: BTreeSet<&StepId> = work.map(|step| &step.id).collect();
    for step in later.steps.iter_mut().filter(|step| step.is_work()) {
        if known.contains(&step.id) {
            step.replaces = vec![step.id.clone()];
        }
    }
    later
}

/// Cases a week over the time that the log spans; none below a day.
fn cases_per_week(tally: &Tally) -> Option<f64> {
    const DAY: f64 = 86_400_000.0;
    let (from, to) = tally.span?;
    let span = discovery::float(to.checked_sub(from)?.unsigned_abs());
    (span >= DAY)
        .then(|| crate::words::round_to(discovery::float(tally.cases) * 7.0 * DAY / span, 2))
}
