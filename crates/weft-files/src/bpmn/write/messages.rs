//! Messages to and from pools whose inside is not drawn, which BPMN draws as flows between pools.
//!
//! A message between two steps stays an annotation: all steps of a version stand in one pool, and BPMN
//! draws no message within a pool.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::Document;
use weft_core::workflow::{Message, MessageEnd, Role, Workflow};

use super::super::xml::{MOST_SHARED, shown};
use super::mark::{attribute, is_plain};
use super::plan::Plan;
use super::{extensions, line, role_mark};

/// A pool whose inside is not drawn.
pub(super) struct Closed<'a> {
    pub(super) id: String,
    name: &'a str,
    /// The role that it is, and its place among the roles.
    role: Option<(usize, &'a Role)>,
}

/// A message flow.
pub(super) struct Flow<'a> {
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
    /// Its place among the messages.
    turn: usize,
    name: Option<&'a str>,
}

/// What is drawn of the messages of a version.
#[derive(Default)]
pub(super) struct Messages<'a> {
    pub(super) pools: Vec<Closed<'a>>,
    pub(super) flows: Vec<Flow<'a>>,
}

impl<'a> Messages<'a> {
    /// Plans what is drawn; nothing where no role would be left that has a lane.
    pub(super) fn of(document: &'a Document, version: &'a Workflow, plan: &mut Plan<'_>) -> Self {
        let mut drawn = Self::default();
        let steps: BTreeMap<&str, String> = plan
            .drawn
            .steps
            .iter()
            .zip(&plan.nodes)
            .filter_map(|(drawn, node)| Some((node.of?.id.as_str(), drawn.id.to_string())))
            .collect();
        let steps_of = version.steps.iter().flat_map(|step| &step.roles);
        let working: BTreeSet<&str> = steps_of.map(|one| one.role.as_str()).collect();
        if working.iter().all(|name| name.is_empty()) {
            return drawn;
        }
        let mut pools: BTreeMap<&str, String> = BTreeMap::new();
        for (turn, message) in version.messages.iter().enumerate() {
            if !can_draw(message, &steps) {
                continue;
            }
            let mut end = |end: &'a MessageEnd| match end {
                MessageEnd::Step(id) => steps.get(id.as_str()).cloned().unwrap_or_default(),
                MessageEnd::Pool(name) => pools
                    .entry(name)
                    .or_insert_with(|| {
                        let mut roles = document.roles.iter().enumerate();
                        let role = roles.find(|(_, role)| role.name.as_str() == name);
                        let id = plan.ids.give("closed-pool");
                        drawn.pools.push(Closed {
                            id: id.clone(),
                            name,
                            role: role.filter(|_| !working.contains(name.as_str())),
                        });
                        id
                    })
                    .clone(),
            };
            let (from, to) = (end(&message.from), end(&message.to));
            drawn.flows.push(Flow {
                id: plan.ids.give(&format!("message-{}", turn + 1)),
                from,
                to,
                turn,
                name: message.name.as_deref(),
            });
        }
        drawn
    }

    /// Whether a role is drawn as a pool of its own and so has no lane.
    pub(super) fn has_pool(&self, role: &str) -> bool {
        let mut pools = self.pools.iter();
        pools.any(|pool| pool.role.is_some_and(|(_, one)| one.name.as_str() == role))
    }

    /// The messages that are not drawn.
    pub(super) fn rest(&self, version: &Workflow) -> Vec<Message> {
        let drawn: BTreeSet<usize> = self.flows.iter().map(|flow| flow.turn).collect();
        let messages = version.messages.iter().enumerate();
        let rest = messages.filter(|(turn, _)| !drawn.contains(turn));
        rest.map(|(_, message)| message.clone()).collect()
    }

    /// Writes pools and flows into a collaboration.
    pub(super) fn write(&self, out: &mut String) {
        for pool in &self.pools {
            let mut tag = format!("<bpmn:participant id=\"{}\"", pool.id);
            attribute(&mut tag, "name", &shown(pool.name));
            let Some((turn, role)) = pool.role else {
                line(out, 2, &format!("{tag}/>"));
                continue;
            };
            line(out, 2, &format!("{tag}>"));
            extensions(out, 3, &[turn_mark(turn), role_mark(role)]);
            line(out, 2, "</bpmn:participant>");
        }
        for flow in &self.flows {
            let mut tag = format!("<bpmn:messageFlow id=\"{}\"", flow.id);
            if let Some(name) = flow.name {
                attribute(&mut tag, "name", name);
            }
            let ends = format!("sourceRef=\"{}\" targetRef=\"{}\"", flow.from, flow.to);
            line(out, 2, &format!("{tag} {ends}>"));
            extensions(out, 3, &[turn_mark(flow.turn)]);
            line(out, 2, "</bpmn:messageFlow>");
        }
    }
}

fn turn_mark(turn: usize) -> String {
    format!("<weft:turn at=\"{turn}\"/>")
}

/// Whether a message crosses the border of a pool, and is read back as it is.
fn can_draw(message: &Message, steps: &BTreeMap<&str, String>) -> bool {
    let is_there = |end: &MessageEnd| match end {
        MessageEnd::Step(id) => steps.contains_key(id.as_str()),
        MessageEnd::Pool(name) => {
            !name.is_empty() && is_plain(name) && name.chars().count() <= MOST_SHARED
        }
    };
    let is_pool = |end: &MessageEnd| matches!(end, MessageEnd::Pool(_));
    let name = message.name.as_deref();
    is_there(&message.from)
        && is_there(&message.to)
        && (is_pool(&message.from) || is_pool(&message.to))
        && name.is_none_or(|name| is_plain(name) && !name.is_empty())
}
