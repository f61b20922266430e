//! One start, every node reached from it, and the end reached from every node.

use std::collections::BTreeSet;
use weft_core::{Said, said, sentence};

use weft_core::workflow::{Split, Step, StepId, StepKind};

use super::graph::{Drawn, Edge, Graph, Node, NodeId, Source, To};
use super::place;
use crate::Place;
use crate::note::Note;

/// Makes every id unique and none of them `end` or empty.
pub(super) fn unique_ids(graph: &mut Graph) {
    let mut used: BTreeSet<StepId> = BTreeSet::from([StepId::from("end")]);
    let mut next = 2_usize;
    for (index, node) in graph.nodes.iter_mut().enumerate() {
        if node.step.id.as_str().is_empty() {
            node.step.id = StepId::from(format!("node-{}", index + 1));
        }
        let base = node.step.id.clone();
        while !used.insert(node.step.id.clone()) {
            node.step.id = StepId::from(format!("{base}-{next}"));
            next += 1;
        }
    }
}

/// The steps in the order of the file, and where a case starts.
///
/// Nodes that messages touch are part of the flow even where nothing else leads there.
pub(super) fn repair(
    mut graph: Graph,
    touched: &BTreeSet<NodeId>,
    notes: &mut Vec<Note>,
) -> (Vec<(Step, Source)>, Option<StepId>) {
    let mut reached = vec![false; graph.nodes.len()];
    let roots = roots(&graph, touched, &mut reached, notes);
    let is_added = roots.len() != 1;
    let start = match roots.as_slice() {
        [only] => *only,
        several => {
            let start = add_start(&mut graph, several, notes);
            reached.push(true);
            start
        }
    };
    lead_out(&mut graph, &reached, notes);
    let id = graph.get(start).step.id.clone();
    let mut steps = graph.into_steps(&reached);
    if let Some(at) = steps.iter().position(|(step, _)| step.id == id) {
        if at == steps.len() - 1 && is_added {
            steps.rotate_right(1);
        } else if at > 0 {
            return (steps, Some(id));
        }
    }
    (steps, None)
}

/// Where cases start: starts first, then whatever no start leads to.
fn roots(
    graph: &Graph,
    touched: &BTreeSet<NodeId>,
    reached: &mut [bool],
    notes: &mut Vec<Note>,
) -> Vec<NodeId> {
    let targets = graph.targets();
    let sources: Vec<NodeId> = (0..graph.nodes.len())
        .filter(|id| graph.get(*id).drawn != Drawn::Out && !targets.contains(id))
        .collect();
    let is_lone = |id: &NodeId| {
        let node = graph.get(*id);
        node.edges.is_empty() && !touched.contains(id)
    };
    let mut roots: Vec<NodeId> = Vec::new();
    let all_lone = sources.iter().all(is_lone) && targets.is_empty();
    for id in sources {
        if is_lone(&id) && !all_lone {
            notes.push(left_out(graph, id));
            continue;
        }
        let id = graph.settled(id);
        if reached.get(id) == Some(&false) {
            graph.reach(id, reached);
            roots.push(id);
        }
    }
    for id in 0..graph.nodes.len() {
        let is_drawn = graph.get(id).drawn == Drawn::ByAuthor;
        if is_drawn && reached.get(id) == Some(&false) && targets.contains(&id) {
            notes.push(Note::said(
                place(graph, id),
                &said!(
                    "no start leads here; a case may start here",
                    "kein Start führt hierher; ein Fall kann hier beginnen"
                ),
            ));
            graph.reach(id, reached);
            roots.push(id);
        }
    }
    roots
}

/// Legends, drafts and forgotten pieces would take their share of cases from the real starts.
fn left_out(graph: &Graph, id: NodeId) -> Note {
    let name = graph.get(id).step.name.as_str();
    let says = Said::of(|language| {
        if name.is_empty() {
            return sentence!(language;
                "this node is connected to nothing; it is left out of the flow",
                "dieser Knoten ist mit nichts verbunden; er bleibt im Ablauf weg");
        }
        sentence!(language;
            "“{name}” is connected to nothing; it is left out of the flow",
            "„{name}“ ist mit nichts verbunden und bleibt im Ablauf weg")
    });
    Note::said(place(graph, id), &says)
}

/// A gateway before several starts.
fn add_start(graph: &mut Graph, roots: &[NodeId], notes: &mut Vec<Note>) -> NodeId {
    let used: BTreeSet<&StepId> = graph.nodes.iter().map(|node| &node.step.id).collect();
    let mut id = StepId::from("start");
    let mut number = 2_usize;
    while used.contains(&id) {
        id = StepId::from(format!("start-{number}"));
        number += 1;
    }
    notes.push(Note::said(
        Place::Whole,
        &said!(
            "the model starts in {} places; the gateway “{id}” was added before them, with equal shares",
            "das Modell beginnt an {} Stellen; die Verzweigung „{id}“ kam davor hinzu, mit gleichen Anteilen",
            roots.len()
        ),
    ));
    graph.add(Node {
        step: Step {
            id,
            kind: StepKind::Gateway,
            ..Step::default()
        },
        edges: roots.iter().copied().map(Edge::to).collect(),
        drawn: Drawn::In,
        line: 1,
        element: None,
        written: None,
    })
}

/// Lets a case end from wherever it could go round for ever.
fn lead_out(graph: &mut Graph, kept: &[bool], notes: &mut Vec<Note>) {
    let mut before: Vec<Vec<NodeId>> = vec![Vec::new(); graph.nodes.len()];
    let mut ends: Vec<NodeId> = Vec::new();
    for (id, node) in graph.nodes.iter().enumerate() {
        if node.edges.is_empty() {
            ends.push(id);
        }
        for edge in &node.edges {
            match edge.to {
                To::End => ends.push(id),
                To::Node(next) => before
                    .get_mut(next)
                    .into_iter()
                    .for_each(|list| list.push(id)),
            }
        }
    }
    let mut ending = vec![false; graph.nodes.len()];
    mark(&before, ends, &mut ending);
    for id in (0..graph.nodes.len()).rev() {
        // Nodes drawn by this reader lie before others, which lead them out.
        let is_drawn = graph.get(id).drawn == Drawn::ByAuthor;
        if is_drawn && ending.get(id) == Some(&false) && kept.get(id) == Some(&true) {
            let node = graph.get_mut(id);
            if node.step.split == Split::All {
                node.step.split = Split::Some;
            }
            node.edges.push(Edge::end());
            notes.push(Note::said(
                place(graph, id),
                &said!(
                    "from here a case never ended; a way to the end was added",
                    "von hier endete ein Fall nie; ein Weg zum Ende kam hinzu"
                ),
            ));
            mark(&before, vec![id], &mut ending);
        }
    }
}

/// Marks these nodes and all before them.
fn mark(before: &[Vec<NodeId>], mut waiting: Vec<NodeId>, marked: &mut [bool]) {
    while let Some(id) = waiting.pop() {
        if let Some(flag) = marked.get_mut(id)
            && !std::mem::replace(flag, true)
        {
            waiting.extend(before.get(id).into_iter().flatten().copied());
        }
    }
}
