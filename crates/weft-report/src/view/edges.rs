//! Hand-offs between steps, with routing nodes contracted.

use std::collections::BTreeMap;

use weft_core::workflow::{Link, Split, Step, StepId, StepKind, Target};

/// A hand-off between steps of one version; none as target is the end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edge {
    /// Index of the step that passes on.
    pub(crate) from: usize,
    /// Index of the step that receives; none is the end.
    pub(crate) to: Option<usize>,
    /// Share of the cases that go this way, 0 to 1.
    pub(crate) share: f64,
}

/// Routing nodes that are followed from one step: nested parallel gateways would be followed forever.
const MOST_ROUTES: usize = 2_000;

/// Hand-offs between steps, with shares multiplied through routing nodes.
pub(super) fn contract(steps: &[&Step]) -> Vec<Edge> {
    let nodes: BTreeMap<&StepId, &Step> = steps.iter().map(|step| (&step.id, *step)).collect();
    let work: BTreeMap<&StepId, usize> = steps
        .iter()
        .filter(|step| step.is_work())
        .enumerate()
        .map(|(at, step)| (&step.id, at))
        .collect();
    let mut edges = Vec::new();
    for step in steps.iter().filter(|step| step.is_work()) {
        let Some(from) = work.get(&step.id) else {
            continue;
        };
        let mut ends: BTreeMap<Option<usize>, f64> = BTreeMap::new();
        let mut open = vec![(*step, 1.0, 0_usize)];
        let mut left = MOST_ROUTES;
        while let Some((node, share, depth)) = open.pop().filter(|_| left > 0) {
            left -= 1;
            for (target, part) in shares(node) {
                let share = share * part;
                match target {
                    Some(id) if work.contains_key(id) => {
                        *ends.entry(work.get(id).copied()).or_default() += share;
                    }
                    // Rings of gateways are followed until hardly a case is left in them.
                    Some(id) => {
                        if let Some(next) = nodes.get(id).copied()
                            && next.kind != StepKind::Step
                            && depth < 60
                            && share > 1e-4
                        {
                            open.push((next, share, depth + 1));
                        }
                    }
                    None => *ends.entry(None).or_default() += share,
                }
            }
        }
        let ends = ends.into_iter();
        edges.extend(ends.map(|(to, share)| Edge {
            from: *from,
            to,
            share: share.min(1.0),
        }));
    }
    edges
}

/// The ways out of a node with their shares; what is missing is shared equally.
fn shares(node: &Step) -> Vec<(Option<&StepId>, f64)> {
    fn target(link: &Link) -> Option<&StepId> {
        match &link.to {
            Target::Step(id) => Some(id),
            Target::End => None,
        }
    }
    if node.next.is_empty() {
        return vec![(None, 1.0)];
    }
    if node.split == Split::All {
        return node.next.iter().map(|link| (target(link), 1.0)).collect();
    }
    let said: f64 = node.next.iter().filter_map(|link| link.probability).sum();
    let open = node
        .next
        .iter()
        .filter(|link| link.probability.is_none())
        .count();
    #[expect(clippy::cast_precision_loss, reason = "a count of ways is small")]
    let rest = (1.0 - said).max(0.0) / open.max(1) as f64;
    let ways = node.next.iter();
    ways.map(|link| (target(link), link.probability.unwrap_or(rest)))
        .collect()
}
