//! How a document is drawn as text, whatever the language: the writers put it down, and the builder compares
//! what it read with it.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Step, StepId, Tag, Target, Workflow};
use weft_core::{Document, Language};

use super::label;

/// How ids begin that are ours.
pub(super) const OWN: &str = "weft_";
/// The frame that says what colours mean.
pub(super) const LEGEND: &str = "weft_legend";
/// How the id of the frame of a version begins.
pub(super) const VERSION: &str = "weft_version_";
/// How the id of the circle begins where a version starts.
pub(super) const START: &str = "weft_start_";
/// How the id of the circle begins where a version ends.
pub(super) const END: &str = "weft_end_";

/// A document as it is drawn.
pub(super) struct Sketch<'d> {
    pub(super) versions: Vec<Version<'d>>,
    /// The tags that need a legend.
    pub(super) tags: BTreeSet<Tag>,
}

/// A version as it is drawn.
pub(super) struct Version<'d> {
    pub(super) number: usize,
    /// Absent where there is only one.
    pub(super) title: Option<String>,
    /// The node that the start leads to.
    pub(super) start: Option<String>,
    pub(super) nodes: Vec<Node<'d>>,
    /// The title of each frame of a role, with the places of its nodes.
    pub(super) lanes: Vec<(String, Vec<usize>)>,
}

/// A step as it is drawn.
pub(super) struct Node<'d> {
    pub(super) id: String,
    pub(super) step: &'d Step,
    pub(super) arrows: Vec<Arrow>,
}

/// Where an arrow leads, and what is written on it.
pub(super) type Arrow = (String, String);

impl<'d> Sketch<'d> {
    /// How a document is drawn.
    pub(super) fn of(document: &'d Document, language: Language) -> Self {
        let is_single = document.redesigns.is_empty();
        let baseline = language.pick("Baseline", "Ausgangslage").to_owned();
        let mut versions = vec![(baseline, &document.baseline)];
        versions.extend(document.redesigns.iter().map(|redesign| {
            let name = redesign.name.as_deref().map(label::plain);
            let name = name.filter(|name| !name.is_empty());
            let title = name.unwrap_or_else(|| redesign_title(language).to_owned());
            (title, &redesign.workflow)
        }));
        let versions: Vec<Version<'d>> = versions
            .into_iter()
            .enumerate()
            .map(|(number, (title, workflow))| {
                let title = (!is_single).then_some(title);
                Version::of(workflow, number, title)
            })
            .collect();
        let nodes = versions.iter().flat_map(|version| &version.nodes);
        let tags = nodes.filter_map(|node| node.step.tag).collect();
        Self { versions, tags }
    }
}

/// The title of a redesign that has no name.
pub(super) fn redesign_title(language: Language) -> &'static str {
    language.pick("Redesign", "Neuentwurf")
}

impl<'d> Version<'d> {
    fn of(workflow: &'d Workflow, number: usize, title: Option<String>) -> Self {
        let ids = node_ids(workflow, number, title.is_some());
        let mut by_step: BTreeMap<&StepId, &str> = BTreeMap::new();
        for (step, id) in workflow.steps.iter().zip(&ids) {
            by_step.entry(&step.id).or_insert(id);
        }
        let end = format!("{END}{number}");
        let start = start(workflow).and_then(|id| by_step.get(id));
        let start = start.map(|id| (*id).to_owned());
        let drawn = |(step, id): (&'d Step, &String)| Node {
            id: id.clone(),
            step,
            arrows: arrows(step, &by_step, &end),
        };
        let nodes: Vec<Node<'d>> = workflow.steps.iter().zip(&ids).map(drawn).collect();
        let mut lanes: Vec<(String, Vec<usize>)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            let Some(lane) = lane(node.step) else {
                continue;
            };
            let place = *places.entry(lane.clone()).or_insert(lanes.len());
            if place == lanes.len() {
                lanes.push((lane, Vec::new()));
            }
            if let Some((_, nodes)) = lanes.get_mut(place) {
                nodes.push(at);
            }
        }
        Self {
            number,
            title,
            start,
            nodes,
            lanes,
        }
    }

    /// The nodes that stand in no frame of a role.
    pub(super) fn outside(&self) -> impl Iterator<Item = &Node<'d>> {
        self.nodes.iter().filter(|node| lane(node.step).is_none())
    }

    /// Whether an arrow leads to the end.
    pub(super) fn ends(&self) -> bool {
        let mut arrows = self.nodes.iter().flat_map(|node| &node.arrows);
        arrows.any(|(to, _)| to.starts_with(END))
    }
}

/// Where a case starts.
pub(super) fn start(workflow: &Workflow) -> Option<&StepId> {
    let first = workflow.steps.first().map(|step| &step.id);
    workflow.start.as_ref().or(first)
}

/// The role whose frame a step stands in: who performs it.
pub(super) fn lane(step: &Step) -> Option<String> {
    let performer = step.roles.first()?;
    Some(label::plain(performer.role.as_str())).filter(|name| !name.is_empty())
}

/// The arrows of a step; what leads nowhere cannot be drawn.
pub(super) fn arrows(step: &Step, nodes: &BTreeMap<&StepId, &str>, end: &str) -> Vec<Arrow> {
    if step.next.is_empty() {
        return vec![(end.to_owned(), String::new())];
    }
    let drawn = step.next.iter().filter_map(|link| {
        let to = match &link.to {
            Target::End => end,
            Target::Step(id) => nodes.get(id)?,
        };
        Some((to.to_owned(), label::of_link(link)))
    });
    drawn.collect()
}

/// An id for the node of each step: its own where either language takes it as it is.
fn node_ids(workflow: &Workflow, number: usize, is_one_of_several: bool) -> Vec<String> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut ids = Vec::with_capacity(workflow.steps.len());
    for (at, step) in workflow.steps.iter().enumerate() {
        let own = Some(step.id.as_str()).filter(|id| is_plain(id));
        let bare = own.map_or_else(|| format!("n{}", at + 1), str::to_owned);
        let mut id = match is_one_of_several {
            true => format!("v{number}_{bare}"),
            false => bare,
        };
        while !used.insert(id.clone()) {
            id = format!("{id}_{}", at + 1);
        }
        ids.push(id);
    }
    ids
}

/// Whether an id is one in either language; Mermaid reads its words even at the start of longer ones.
fn is_plain(id: &str) -> bool {
    const WORDS: [&str; 17] = [
        "end",
        "graph",
        "flowchart",
        "subgraph",
        "digraph",
        "node",
        "edge",
        "strict",
        "class",
        "classdef",
        "style",
        "linkstyle",
        "click",
        "direction",
        "default",
        "href",
        "call",
    ];
    let letters = id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let lower = id.to_ascii_lowercase();
    letters
        && id.len() <= 60
        && !lower.starts_with(OWN)
        && !lower.starts_with("acc")
        && !WORDS.iter().any(|word| lower.starts_with(word))
}
