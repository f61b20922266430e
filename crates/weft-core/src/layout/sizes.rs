//! How much room everything takes before anything has a place: cards, ports, labels, lane names.

#![expect(
    clippy::indexing_slicing,
    reason = "nodes are numbered by the graph, then ghosts; every vector has one entry for each"
)]

use std::collections::BTreeMap;

use super::card::{self, Card};
use super::drawing::Standing;
use super::graph::Graph;
use super::lanes::Lanes;
use super::route::End;
use super::text;
use super::types::Options;
use crate::Language;
use crate::workflow::{RoleName, Step};

/// Empty room around a drawing.
pub(super) const MARGIN: f64 = 12.0;
/// The widest text beside an arrow.
const LABEL: f64 = 96.0;
/// Visits that cards keep room for, since nobody has counted them yet.
pub(super) const VISITS: f64 = 8.88;

/// Cards, ports and labels of a version.
#[derive(Debug)]
pub(super) struct Sizes {
    /// The card of every node.
    pub(super) cards: Vec<Card>,
    /// The distance of ports at every node.
    pub(super) pitches: Vec<f64>,
    /// What is said beside every edge.
    pub(super) words: Vec<Vec<String>>,
    /// Every edge with the room for its words.
    pub(super) ends: Vec<End>,
}

impl Sizes {
    pub(super) fn new(graph: &Graph, nodes: &[Standing<'_>], options: &Options) -> Self {
        let edges = graph.edges.iter();
        let words: Vec<Vec<String>> = edges
            .map(|edge| {
                let back = nodes[edge.from].column >= nodes[edge.to].column;
                label(nodes[edge.from].step, edge.link, back, options)
            })
            .collect();
        let cards = nodes.iter();
        let mut cards: Vec<Card> = cards
            .map(|node| card::card(node.step, options, node.ghost, Some(VISITS)))
            .collect();
        let pitches = pitches(graph, &words, &mut cards, options);
        let ends = graph.edges.iter().zip(&words).map(|(edge, words)| End {
            from: edge.from,
            to: edge.to,
            label: widest(words, options).map_or(0.0, |wide| (wide + 10.0).ceil()),
        });
        Self {
            ends: ends.collect(),
            cards,
            pitches,
            words,
        }
    }

    /// The room that each card takes: more where a hand-off runs over its own step.
    pub(super) fn tall(&self) -> Vec<f64> {
        let mut tall: Vec<f64> = self.cards.iter().map(|card| card.height).collect();
        for end in self.ends.iter().filter(|end| end.from == end.to) {
            tall[end.from] = self.cards[end.from].height + 20.0;
        }
        tall
    }
}

/// The lane of every node.
pub(super) fn lane_of(nodes: &[Standing<'_>], lanes: &Lanes) -> Vec<usize> {
    let names = lanes.iter().enumerate();
    let places: BTreeMap<Option<&RoleName>, usize> = names
        .map(|(lane, (role, _))| (role.as_ref(), lane))
        .collect();
    let lane = |node: &Standing<'_>| places.get(&node.role).copied().unwrap_or(0);
    nodes.iter().map(lane).collect()
}

/// Lines of people who take part in a step: its card must not hide them.
pub(super) fn clear(
    nodes: &[Standing<'_>],
    lanes: &Lanes,
    lane_of: &[usize],
    tall: &[f64],
) -> Vec<(usize, usize, bool, f64)> {
    const KNOT: f64 = 16.0;
    let lines = lanes.iter().enumerate();
    let lines: BTreeMap<&RoleName, usize> = lines
        .filter_map(|(lane, (role, _))| Some((role.as_ref()?, lane)))
        .collect();
    let mut widest: BTreeMap<(usize, usize, bool), f64> = BTreeMap::new();
    for (node, standing) in nodes.iter().enumerate() {
        let own = lane_of[node];
        let others = standing.step.roles.iter().skip(1);
        for lane in others.filter_map(|one| lines.get(&one.role).copied()) {
            if lane != own && standing.step.mode().is_two_way() {
                let key = (own.min(lane), own.max(lane), own < lane);
                let apart = widest.entry(key).or_insert(0.0);
                *apart = apart.max((tall[node] / 2.0 + KNOT).ceil());
            }
        }
    }
    let widest = widest.into_iter();
    widest
        .map(|((upper, lower, card_above), apart)| (upper, lower, card_above, apart))
        .collect()
}

/// The distance of the ports of every card, which becomes taller where it has many.
fn pitches(
    graph: &Graph,
    words: &[Vec<String>],
    cards: &mut [Card],
    options: &Options,
) -> Vec<f64> {
    let mut lines = vec![1_usize; cards.len()];
    let mut outs = vec![0_usize; cards.len()];
    let mut ins = vec![0_usize; cards.len()];
    for (edge, words) in graph.edges.iter().zip(words) {
        lines[edge.from] = lines[edge.from].max(words.len());
        outs[edge.from] += 1;
        ins[edge.to] += 1;
    }
    let pitch = |lines: usize| (lines as f64 * (options.meta_size + 2.0) + 2.0).max(14.0);
    for (node, card) in cards.iter_mut().enumerate() {
        let outs = outs[node].clamp(1, 24) - 1;
        let ins = ins[node].clamp(1, 24) - 1;
        let need = (outs as f64 * pitch(lines[node])).max(ins as f64 * 8.0) + 12.0;
        card.height = card::even(card.height.max(need));
    }
    lines.into_iter().map(pitch).collect()
}

/// What is said beside the start of an arrow: its name, and its share where it is not all. The shares of
/// one step are rounded together.
fn label(step: &Step, link: usize, back: bool, options: &Options) -> Vec<String> {
    let Some(way) = step.next.get(link) else {
        return Vec::new();
    };
    let name = way.name.as_deref().unwrap_or("");
    let mut words = name.trim().to_owned();
    if way.probability.is_some_and(|share| share < 1.0) {
        let space = if words.is_empty() { "" } else { " " };
        words.push_str(space);
        let shares = step.next.iter().map(|way| way.probability.unwrap_or(0.0));
        let shares = options.language.shares(&shares.collect::<Vec<_>>());
        words.push_str(shares.get(link).map_or("", String::as_str));
    }
    if back && !words.is_empty() && name.is_empty() {
        words.push_str(options.language.pick(" again", " erneut"));
    }
    text::wrap(&words, options.meta_size, LABEL)
}

/// The width of the widest line.
pub(super) fn widest(words: &[String], options: &Options) -> Option<f64> {
    let widths = words
        .iter()
        .map(|line| text::width(line, options.meta_size));
    widths.reduce(f64::max)
}

/// How wide the names of lanes are.
pub(super) fn header(lanes: &Lanes, options: &Options) -> f64 {
    let nobody = meets_nobody(options.language);
    let names = lanes.iter().map(|lane| lane.0.as_ref());
    let lines = names.flat_map(|name| lane_lines(name, options));
    let widest = lines
        .map(|line| text::width(&line, options.name_size))
        .fold(text::width(nobody, options.meta_size), f64::max);
    widest.ceil() + 2.0 * MARGIN
}

/// What is said under the name of a role that takes part in no contact any more.
pub(super) fn meets_nobody(language: Language) -> &'static str {
    language.pick("meets nobody", "trifft niemanden")
}

/// How high the name of every lane is.
pub(super) fn names(lanes: &Lanes, options: &Options) -> Vec<f64> {
    let lines = lanes
        .iter()
        .map(|(role, _)| lane_lines(role.as_ref(), options).len());
    lines
        .map(|lines| lines as f64 * lane_step(options))
        .collect()
}

/// From one line of the name of a lane to the next.
pub(super) fn lane_step(options: &Options) -> f64 {
    options.name_size + 1.0
}

/// The name of a lane, in lines.
pub(super) fn lane_lines(name: Option<&RoleName>, options: &Options) -> Vec<String> {
    let nobody = options.language.pick("nobody named", "niemand genannt");
    let name = name.map_or(nobody, RoleName::as_str);
    text::wrap(name, options.name_size, 110.0)
}
