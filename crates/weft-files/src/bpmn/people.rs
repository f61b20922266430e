//! Who takes part: lanes and pools as roles (audit.md 5.1 "Lanes").

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Role, RoleName};

use super::annotate;
use super::graph::Graph;
use super::model::Model;
use super::xml::{ElementId, local};
use crate::FileError;

/// Which pool and lane a node stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) pool: Option<String>,
    pub(super) lane: Option<String>,
    /// Whether the pool has lanes, and so is no role itself.
    pub(super) pool_has_lanes: bool,
}

impl Seat {
    /// The role that works here.
    pub(super) fn role(&self) -> Option<RoleName> {
        let pool = self
            .pool
            .as_deref()
            .filter(|pool| !self.pool_has_lanes && !names_a_process(pool));
        self.lane.as_deref().or(pool).map(RoleName::from)
    }
}

/// Whether a pool is named like the process in it, "Order product process", "… AS-IS".
fn names_a_process(name: &str) -> bool {
    let name = name.to_lowercase().replace(['-', '_'], " ");
    let words: Vec<&str> = name.split_whitespace().collect();
    words.contains(&"process")
        || words.contains(&"workflow")
        || words.ends_with(&["as", "is"])
        || words.ends_with(&["to", "be"])
}

/// The pools of a model and the roles that its lanes and pools are.
pub(super) struct Pools {
    by_process: BTreeMap<ElementId, String>,
    /// Every lane without lanes inside, and every closed pool, in the order of the file.
    drawn: Vec<(String, ElementId)>,
}

impl Pools {
    pub(super) fn of(model: &Model<'_>) -> Result<Self, FileError> {
        let is_ours = annotate::is_ours(model);
        let mut pools = Self {
            by_process: BTreeMap::new(),
            drawn: Vec::new(),
        };
        for (id, pool) in model.participants() {
            let name = pool.shared_name();
            match (model.process_of(pool), name) {
                (Some(process), Some(name)) => {
                    if !has_named_lane(model, process) && !names_a_process(&name) {
                        pools.drawn.push((name.clone(), id));
                    }
                    pools.by_process.entry(process).or_insert(name);
                }
                // Weft draws who sends messages; it is a role where the document has it.
                (None, _) if is_ours && annotate::turn(model, id).is_none() => {}
                (None, name) => {
                    let name = name.unwrap_or_else(|| "Unnamed pool".to_owned());
                    pools.drawn.push((name, id));
                }
                (Some(_), None) => {}
            }
        }
        for (id, lane) in model.everywhere("lane") {
            let is_leaf = model.xml.named(id, "childLaneSet").next().is_none();
            if let Some(name) = lane.shared_name()
                && is_leaf
            {
                pools.drawn.push((name, id));
            }
        }
        Ok(pools)
    }

    /// Where the nodes of a process sit that stand in no lane.
    pub(super) fn seat(&self, model: &Model<'_>, process: ElementId) -> Seat {
        Seat {
            pool: self.by_process.get(&process).cloned(),
            lane: None,
            pool_has_lanes: has_named_lane(model, process),
        }
    }

    /// The process belongs to a pool.
    pub(super) fn has_pool(&self, process: ElementId) -> bool {
        self.by_process.contains_key(&process)
    }

    /// The roles of the document: those that work, and those that are only drawn.
    ///
    /// With each the lane or pool that it was read from.
    pub(super) fn roles(
        &self,
        model: &Model<'_>,
        graph: &Graph,
    ) -> Result<Vec<(Role, Option<ElementId>)>, FileError> {
        let mut roles = Vec::new();
        let mut known: BTreeSet<RoleName> = BTreeSet::new();
        for (name, id) in &self.drawn {
            let role = annotate::role(model, *id, name)?;
            if known.insert(role.name.clone()) {
                roles.push((annotate::turn(model, *id), (role, Some(*id))));
            }
        }
        let working = graph.nodes.iter().flat_map(|node| &node.step.roles);
        for participant in working {
            if known.insert(participant.role.clone()) {
                let role = Role {
                    name: participant.role.clone(),
                    ..Role::default()
                };
                roles.push((None, (role, None)));
            }
        }
        Ok(annotate::in_turn(roles))
    }
}

fn has_named_lane(model: &Model<'_>, process: ElementId) -> bool {
    model.xml.named(process, "laneSet").any(|(set, _)| {
        model
            .xml
            .named(set, "lane")
            .any(|(_, lane)| lane.label("name").is_some())
    })
}

/// The innermost named lane of each node that the lane sets of this scope list.
pub(super) fn lanes<'a>(model: &Model<'a>, scope: ElementId) -> BTreeMap<&'a str, String> {
    let mut lanes = BTreeMap::new();
    let mut waiting: Vec<(ElementId, Option<String>)> = model
        .xml
        .named(scope, "laneSet")
        .map(|(set, _)| (set, None))
        .collect();
    // Outer lanes come first, so that an inner lane has the last word.
    waiting.reverse();
    let mut at = 0;
    while let Some((set, outer)) = waiting.get(at).cloned() {
        at += 1;
        for (id, lane) in model.xml.named(set, "lane") {
            let name = lane.shared_name().or_else(|| outer.clone());
            if let Some(name) = &name {
                for (_, reference) in model.xml.named(id, "flowNodeRef") {
                    lanes.insert(local(&reference.text), name.clone());
                }
            }
            for (inner, _) in model.xml.named(id, "childLaneSet") {
                waiting.push((inner, name.clone()));
            }
        }
    }
    lanes
}
