//! The flow of a model as nodes and edges, while it is built and repaired.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::ElementId;
use weft_core::workflow::{Extra, Link, Origin, Split, Step, StepId, StepKind, Target};

/// The index of a node in its graph.
pub(super) type NodeId = usize;

/// Where an edge leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    Node(NodeId),
    End,
}

/// An edge from the node that holds it.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) to: To,
    pub(super) name: Option<String>,
    pub(super) probability: Option<f64>,
    pub(super) extra: Extra,
    /// Whether an annotation of ours says that this is a link of its step.
    pub(super) said: bool,
    /// The sequence flow that it was read from.
    pub(super) element: Option<ElementId>,
}

impl Edge {
    pub(super) fn to(node: NodeId) -> Self {
        Self {
            to: To::Node(node),
            ..Self::end()
        }
    }

    pub(super) fn end() -> Self {
        Self {
            to: To::End,
            name: None,
            probability: None,
            extra: Extra::new(),
            said: false,
            element: None,
        }
    }
}

/// Nodes that this reader draws; they go where they route nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    /// The author drew it.
    ByAuthor,
    /// It leads into a sub-process, or parts ways.
    In,
    /// It leads out of a sub-process.
    Out,
    /// Weft drew it beside the steps when it wrote the file.
    Beside,
}

/// A node: the step that it becomes, and its edges.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) step: Step,
    pub(super) edges: Vec<Edge>,
    /// Whether this reader drew it, not the author.
    pub(super) drawn: Drawn,
    /// The line of its element, for notes.
    pub(super) line: usize,
    /// The element that it was read from.
    pub(super) element: Option<ElementId>,
    /// Of a step that Weft wrote: what it said about the origin, in place of what is seen here.
    pub(super) written: Option<Option<Box<Origin>>>,
}

/// Which elements of the file a step and each of its links were read from.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    pub(super) element: Option<ElementId>,
    pub(super) flows: Vec<Option<ElementId>>,
}

/// Nodes in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
}

impl Graph {
    pub(super) fn get(&self, id: NodeId) -> &Node {
        self.nodes.get(id).expect("an id comes from this graph")
    }

    pub(super) fn get_mut(&mut self, id: NodeId) -> &mut Node {
        self.nodes.get_mut(id).expect("an id comes from this graph")
    }

    pub(super) fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// A routing node beside `like`, drawn by this reader.
    pub(super) fn add_gateway(&mut self, like: NodeId, suffix: &str, drawn: Drawn) -> NodeId {
        let near = self.get(like);
        let line = near.line;
        let step = Step {
            id: StepId::from(format!("{}/{suffix}", near.step.id)),
            kind: StepKind::Gateway,
            origin: near.step.origin.clone(),
            ..Step::default()
        };
        self.add(Node {
            step,
            edges: Vec::new(),
            drawn,
            line,
            element: None,
            written: None,
        })
    }

    /// Which nodes some edge leads to.
    pub(super) fn targets(&self) -> BTreeSet<NodeId> {
        self.nodes
            .iter()
            .flat_map(|node| &node.edges)
            .filter_map(|edge| match edge.to {
                To::Node(node) => Some(node),
                To::End => None,
            })
            .collect()
    }

    /// Adds ways out of a node beside its normal one.
    ///
    /// With `together` they run along with the normal way, otherwise instead of it.
    pub(super) fn attach(&mut self, host: NodeId, ways: &[NodeId], together: bool) {
        let split = if together { Split::Some } else { Split::One };
        self.branch(host, ways, split);
    }

    /// Adds a way that is taken whenever the node is left.
    pub(super) fn fork(&mut self, host: NodeId, way: NodeId) {
        if self.get(host).edges.is_empty() {
            self.get_mut(host).edges.push(Edge::to(way));
        } else {
            self.branch(host, &[way], Split::All);
        }
    }

    fn branch(&mut self, host: NodeId, ways: &[NodeId], split: Split) {
        let node = self.get(host);
        // Several normal ways that part by another rule keep it in a node of their own.
        if node.edges.len() > 1 && node.step.split != split {
            let inner = self.add_gateway(host, "then", Drawn::In);
            let edges = std::mem::take(&mut self.get_mut(host).edges);
            let inner_split = self.get(host).step.split;
            self.get_mut(inner).edges = edges;
            self.get_mut(inner).step.split = inner_split;
            self.get_mut(host).edges.push(Edge::to(inner));
        }
        let node = self.get_mut(host);
        if node.edges.is_empty() {
            node.edges.push(Edge::end());
        }
        node.step.split = split;
        node.edges.extend(ways.iter().copied().map(Edge::to));
    }

    /// Gives the steps back what Weft drew beside them when it wrote the file.
    ///
    /// A gateway where the cases of one step part is a part of that step, and so is the end that no
    /// link says. What somebody connected otherwise since stays what it is.
    pub(super) fn fold(&mut self) {
        let mut before: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for (id, node) in self.nodes.iter().enumerate() {
            for edge in &node.edges {
                if let To::Node(to) = edge.to
                    && self.get(to).drawn == Drawn::Beside
                {
                    before.entry(to).or_default().push(id);
                }
            }
        }
        for id in 0..self.nodes.len() {
            if self.get(id).drawn != Drawn::Beside {
                continue;
            }
            let sources = before.remove(&id).unwrap_or_default();
            let drawn = match self.get(id).edges.len() {
                0 => {
                    self.end_silently(&sources);
                    Drawn::Out
                }
                1 => Drawn::In,
                _ if self.part_at(id, &sources) => Drawn::Out,
                _ => Drawn::ByAuthor,
            };
            self.get_mut(id).drawn = drawn;
        }
    }

    /// Takes the only way out of these nodes away where no link says it.
    fn end_silently(&mut self, sources: &[NodeId]) {
        for source in sources {
            let edges = &mut self.get_mut(*source).edges;
            if matches!(edges.as_slice(), [only] if !only.said) {
                edges.clear();
            }
        }
    }

    /// Moves the ways of a gateway to the only step before it.
    fn part_at(&mut self, gateway: NodeId, sources: &[NodeId]) -> bool {
        let [host] = sources else { return false };
        let is_part = *host != gateway
            && self.get(*host).edges.len() == 1
            && self.get(*host).drawn == Drawn::ByAuthor;
        if is_part {
            let node = self.get_mut(gateway);
            let edges = std::mem::take(&mut node.edges);
            let split = node.step.split;
            let host = self.get_mut(*host);
            host.edges = edges;
            host.step.split = split;
        }
        is_part
    }

    /// Takes out the nodes drawn by this reader that have one way out.
    pub(super) fn contract(&mut self) {
        let ways: Vec<Option<To>> = self
            .nodes
            .iter()
            .map(|node| match node.edges.as_slice() {
                _ if node.drawn == Drawn::ByAuthor => None,
                [] => Some(To::End),
                [only] => Some(only.to),
                _ => None,
            })
            .collect();
        for node in &mut self.nodes {
            for edge in &mut node.edges {
                edge.to = follow(&ways, edge.to);
            }
        }
    }

    /// The node itself, or what it leads to if it only passes.
    pub(super) fn settled(&self, id: NodeId) -> NodeId {
        let node = self.get(id);
        match node.edges.as_slice() {
            [
                Edge {
                    to: To::Node(next), ..
                },
            ] if node.drawn != Drawn::ByAuthor => *next,
            _ => id,
        }
    }

    /// The nodes that can be reached from here, added to those already seen.
    pub(super) fn reach(&self, from: NodeId, seen: &mut [bool]) {
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            let Some(mark) = seen.get_mut(node) else {
                continue;
            };
            if std::mem::replace(mark, true) {
                continue;
            }
            waiting.extend(
                self.get(node)
                    .edges
                    .iter()
                    .filter_map(|edge| match edge.to {
                        To::Node(next) => Some(next),
                        To::End => None,
                    }),
            );
        }
    }

    /// The steps of the nodes that are kept, with their links, and where each came from.
    pub(super) fn into_steps(self, kept: &[bool]) -> Vec<(Step, Source)> {
        let ids: Vec<StepId> = self.nodes.iter().map(|node| node.step.id.clone()).collect();
        self.nodes
            .into_iter()
            .zip(kept)
            .filter(|(_, kept)| **kept)
            .map(|(node, _)| {
                let mut step = node.step;
                let source = Source {
                    element: node.element,
                    flows: node.edges.iter().map(|edge| edge.element).collect(),
                };
                step.next = node
                    .edges
                    .into_iter()
                    .map(|edge| link(edge, &ids))
                    .collect();
                if let Some(origin) = node.written {
                    step.origin = origin;
                }
                (step, source)
            })
            .collect()
    }
}

fn link(edge: Edge, ids: &[StepId]) -> Link {
    let to = match edge.to {
        To::Node(node) => Target::Step(ids.get(node).cloned().unwrap_or_default()),
        To::End => Target::End,
    };
    Link {
        name: edge.name,
        probability: edge.probability,
        extra: edge.extra,
        to,
    }
}

/// The first place that is not just passed; a ring of passing nodes is left as it is.
fn follow(ways: &[Option<To>], to: To) -> To {
    let mut at = to;
    for _ in 0..ways.len() {
        let To::Node(node) = at else { return at };
        match ways.get(node) {
            Some(Some(next)) => at = *next,
            _ => return at,
        }
    }
    to
}
