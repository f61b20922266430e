//! One workflow as matching sees it: the steps that can be matched, with what is known of each.

use std::collections::{BTreeMap, BTreeSet};

use super::compounds::compounds;
use super::flow::{Flow, Neighbours};
use super::recipe::Recipe;
use super::spelling::slips;
use super::text::{self, Lexicon, Word};
use crate::Language;
use crate::workflow::{Step, StepId, StepKind, Workflow};

/// A workflow prepared for matching.
pub(super) struct Side<'a> {
    /// The steps that can be matched, in the order of the file.
    pub(super) nodes: Vec<Node<'a>>,
    /// The nodes right after each node.
    pub(super) after: Neighbours,
    /// The nodes right before each node.
    pub(super) before: Neighbours,
    /// Every role that occurs, by the key that makes names equal.
    pub(super) roles: BTreeSet<String>,
}

/// A step that can be matched.
pub(super) struct Node<'a> {
    /// The step.
    pub(super) step: &'a Step,
    /// Its name for comparison.
    pub(super) label: String,
    /// Its words that mean something.
    pub(super) words: Vec<Word>,
    /// What its words mean, each once.
    pub(super) meanings: BTreeSet<String>,
    /// What the questions of the gateways right after it mean.
    pub(super) asks: BTreeSet<String>,
    /// What the questions of the gateways right before it mean.
    pub(super) asked: BTreeSet<String>,
    /// The key of the role that performs it and the name as written.
    pub(super) role: Option<(String, String)>,
    /// Whether a machine does it, as far as one can see.
    pub(super) by_machine: bool,
    /// Where it stands between start and end, 0 to 1.
    pub(super) position: f64,
    /// Where its id stands in the alphabet of ids: decides between equals, whatever the file's order.
    pub(super) rank: usize,
}

/// Both workflows, each in its own language; without a hint in one, that of the other.
pub(super) fn sides<'a>(
    baseline: &'a Workflow,
    redesign: &'a Workflow,
    recipe: &Recipe,
) -> (Side<'a>, Side<'a>) {
    let lexicon = Lexicon::shared();
    let language = |workflow: &Workflow| {
        lexicon.language(workflow.steps.iter().map(|step| step.name.as_str()))
    };
    let (first, second) = (language(baseline), language(redesign));
    let first_or = first.or(second).unwrap_or(Language::English);
    let second_or = second.or(first).unwrap_or(Language::English);
    let mut one = Side::of(baseline, lexicon, first_or);
    let mut other = Side::of(redesign, lexicon, second_or);
    for pair in &redesign.matching.roles {
        let before = role_key(pair.baseline.as_str(), lexicon, first_or);
        let after = role_key(pair.redesign.as_str(), lexicon, second_or);
        other.rename(&after, &before);
    }
    cut(&mut one, &mut other, [first_or, second_or], lexicon);
    if recipe.slips {
        mend(&mut one, &mut other);
    }
    for node in one.nodes.iter_mut().chain(&mut other.nodes) {
        let meaning = |word: &Word| match (recipe.stems, recipe.synonyms) {
            (true, true) => word.meaning.clone(),
            (true, false) => word.stem.clone(),
            // Without stems only whole words are known to a group.
            (false, _) => word.surface.clone(),
        };
        node.meanings = node.words.iter().map(meaning).collect();
    }
    (one, other)
}

/// Replaces the compounds of a German workflow by their parts.
fn cut<'a>(one: &mut Side<'a>, other: &mut Side<'a>, languages: [Language; 2], lexicon: &Lexicon) {
    let stems: BTreeSet<String> = stems_of(one).chain(stems_of(other)).collect();
    let stems: BTreeSet<&str> = stems.iter().map(String::as_str).collect();
    for (side, language) in [one, other].into_iter().zip(languages) {
        if language == Language::English {
            continue;
        }
        let words = side.nodes.iter().flat_map(|node| &node.words);
        let surfaces = words.map(|word| word.surface.as_str()).collect();
        let compounds = compounds(&surfaces, &stems, lexicon);
        for node in &mut side.nodes {
            let words = std::mem::take(&mut node.words).into_iter();
            node.words = words
                .flat_map(|word| match compounds.get(&word.surface) {
                    Some(parts) => parts.to_vec(),
                    None => vec![word],
                })
                .collect();
        }
    }
}

fn stems_of(side: &Side<'_>) -> impl Iterator<Item = String> {
    let words = side.nodes.iter().flat_map(|node| &node.words);
    words.map(|word| word.stem.clone())
}

/// Gives words that are misspelt in one place the meaning that they have in another.
fn mend<'a>(one: &mut Side<'a>, other: &mut Side<'a>) {
    let nodes = one.nodes.iter().chain(&other.nodes);
    let mut meant: BTreeMap<String, String> = BTreeMap::new();
    for word in nodes.flat_map(|node| &node.words) {
        if !meant.contains_key(&word.stem) {
            meant.insert(word.stem.clone(), word.meaning.clone());
        }
    }
    let slips = slips(&meant.keys().map(String::as_str).collect());
    if slips.is_empty() {
        return;
    }
    for node in one.nodes.iter_mut().chain(&mut other.nodes) {
        for word in &mut node.words {
            let Some(right) = slips.get(word.stem.as_str()) else {
                continue;
            };
            if let Some(meaning) = meant.get(*right) {
                word.meaning.clone_from(meaning);
                word.stem = (*right).to_owned();
            }
        }
    }
}

impl<'a> Side<'a> {
    fn of(workflow: &'a Workflow, lexicon: &Lexicon, language: Language) -> Self {
        let drawn = Flow::of(workflow);
        let start = workflow
            .start
            .as_ref()
            .and_then(|id| workflow.steps.iter().position(|step| step.id == *id));
        let positions = drawn.positions(start);
        let questions = questions(workflow, &drawn, lexicon, language);
        let keep: Vec<bool> = workflow.steps.iter().map(can_be_matched).collect();
        let flow = drawn.among(&keep);
        let numbers = renumbered(&keep);
        let mut nodes: Vec<Node<'_>> = workflow
            .steps
            .iter()
            .zip(positions)
            .zip(questions)
            .filter(|((step, _), _)| can_be_matched(step))
            .map(|((step, position), (asked, asks))| Node {
                asked,
                asks,
                ..Node::of(step, position, lexicon, language)
            })
            .collect();
        let mut by_id: Vec<&mut Node<'_>> = nodes.iter_mut().collect();
        by_id.sort_by_key(|node| &node.step.id);
        for (rank, node) in by_id.into_iter().enumerate() {
            node.rank = rank;
        }
        let (after, before) = (
            renumber(flow.after, &keep, &numbers, &nodes),
            renumber(flow.before, &keep, &numbers, &nodes),
        );
        Self {
            nodes,
            after,
            before,
            roles: workflow
                .steps
                .iter()
                .filter_map(role_of)
                .map(|name| role_key(name, lexicon, language))
                .collect(),
        }
    }

    /// Gives a role the key of another, which it is as people said.
    fn rename(&mut self, from: &str, to: &str) {
        if self.roles.remove(from) {
            self.roles.insert(to.to_owned());
        }
        for (key, _) in self.nodes.iter_mut().filter_map(|node| node.role.as_mut()) {
            if key == from {
                to.clone_into(key);
            }
        }
    }

    /// The node of each step.
    pub(super) fn numbers(&self) -> BTreeMap<&StepId, usize> {
        let ids = self.nodes.iter().map(|node| &node.step.id);
        ids.enumerate().map(|(at, id)| (id, at)).rev().collect()
    }

    /// The node of an index that this module gave out.
    pub(super) fn node(&self, at: usize) -> Option<&Node<'a>> {
        self.nodes.get(at)
    }
}

impl<'a> Node<'a> {
    fn of(step: &'a Step, position: f64, lexicon: &Lexicon, language: Language) -> Self {
        let words = lexicon.meanings(&step.name, language);
        Self {
            step,
            label: text::plain(&step.name),
            meanings: BTreeSet::new(),
            asks: BTreeSet::new(),
            asked: BTreeSet::new(),
            words,
            rank: 0,
            role: role_of(step).map(|name| (role_key(name, lexicon, language), name.to_owned())),
            by_machine: is_machine(step),
            position,
        }
    }
}

impl Node<'_> {
    /// Whether the step is drawn in a lane or pool of this name.
    pub(super) fn is_in_lane(&self, name: &str) -> bool {
        self.step.origin.as_ref().is_some_and(|origin| {
            [&origin.lane, &origin.pool]
                .into_iter()
                .any(|place| place.as_deref() == Some(name))
        })
    }
}

/// Work and events with a name that people gave; never a gateway.
fn can_be_matched(step: &Step) -> bool {
    step.kind != StepKind::Gateway && !text::is_technical(&step.name)
}

/// Who performs a step: its first role, else the lane or pool that it is drawn in.
fn role_of(step: &Step) -> Option<&str> {
    let origin = step.origin.as_ref();
    step.roles
        .first()
        .map(|participant| participant.role.as_str())
        .or_else(|| origin.and_then(|origin| origin.lane.as_deref()))
        .or_else(|| pool_of(step))
        .filter(|name| !name.trim().is_empty())
}

/// The pool that a step is drawn in, unless it is called after the process that it holds (audit.md 5.1).
fn pool_of(step: &Step) -> Option<&str> {
    let pool = step.origin.as_ref()?.pool.as_deref()?;
    (!text::is_named_like_a_process(pool)).then_some(pool)
}

/// What the questions of the gateways right before and right after each step mean.
fn questions(
    workflow: &Workflow,
    flow: &Flow,
    lexicon: &Lexicon,
    language: Language,
) -> Vec<(BTreeSet<String>, BTreeSet<String>)> {
    let is_gateway = |step: &Step| step.kind == StepKind::Gateway;
    let asks = |step: &Step| is_gateway(step) && !text::is_technical(&step.name);
    let silent: Vec<bool> = workflow
        .steps
        .iter()
        .map(|step| is_gateway(step) && !asks(step))
        .collect();
    let meant: Vec<BTreeSet<String>> = workflow
        .steps
        .iter()
        .map(|step| {
            let words = asks(step).then(|| lexicon.meanings(&step.name, language));
            let words = words.into_iter().flatten();
            words.map(|word| word.meaning).collect()
        })
        .collect();
    let of = |gateways: Vec<usize>| -> BTreeSet<String> {
        let meanings = gateways.into_iter().filter_map(|at| meant.get(at));
        meanings.flatten().cloned().collect()
    };
    (0..workflow.steps.len())
        .map(|at| {
            (
                of(flow.before_beyond(at, &silent)),
                of(flow.after_beyond(at, &silent)),
            )
        })
        .collect()
}

/// Whether a machine does a step: by its tag, its element, or a lane named like a system. The lane of
/// such a step is its owner at best (audit.md 5.1).
fn is_machine(step: &Step) -> bool {
    const MACHINE: [&str; 3] = ["serviceTask", "scriptTask", "businessRuleTask"];
    let origin = step.origin.as_ref();
    step.is_automated()
        || origin.is_some_and(|origin| MACHINE.contains(&origin.element.as_str()))
        || role_of(step).is_some_and(text::is_named_like_a_system)
}

/// What makes two names of a role equal: their stems, in order.
fn role_key(name: &str, lexicon: &Lexicon, language: Language) -> String {
    let stems: Vec<String> = lexicon
        .meanings(name, language)
        .into_iter()
        .map(|word| word.stem)
        .collect();
    if stems.is_empty() {
        text::plain(name)
    } else {
        stems.join(" ")
    }
}

/// The number of each kept step among the kept ones.
fn renumbered(keep: &[bool]) -> BTreeMap<usize, usize> {
    keep.iter()
        .enumerate()
        .filter(|(_, kept)| **kept)
        .map(|(at, _)| at)
        .zip(0..)
        .collect()
}

/// Neighbours by node, in the order of ids.
fn renumber(
    neighbours: Neighbours,
    keep: &[bool],
    numbers: &BTreeMap<usize, usize>,
    nodes: &[Node<'_>],
) -> Neighbours {
    let kept = neighbours.into_iter().zip(keep).filter(|(_, kept)| **kept);
    kept.map(|(list, _)| {
        let known = list.iter().filter_map(|at| numbers.get(at).copied());
        let mut list: Vec<usize> = known.collect();
        list.sort_by_key(|at| nodes.get(*at).map(|node| node.rank));
        list
    })
    .collect()
}
