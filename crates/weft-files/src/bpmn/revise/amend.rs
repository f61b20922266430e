//! What comes, goes and leads elsewhere, written where it belongs in the text of the file.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Participant, Role, Step};

use super::super::model::node_kind;
use super::super::write::mark::{attribute, escaped};
use super::super::write::{flow_mark, step_mark};
use super::super::xml::{ElementId, Vocabulary, local, shown};
use super::draft::{Draft, NewFlow, NewNode, gone_names};
use super::{Revision, declared};

/// Children of a flow node that stand before its flows, in the order of the schema.
const BEFORE_FLOWS: [&str; 5] = [
    "documentation",
    "extensionElements",
    "auditing",
    "monitoring",
    "categoryValueRef",
];

/// The lanes and pools of the roles of a file.
pub(super) type Seats<'s> = BTreeMap<&'s str, (&'s Role, ElementId)>;

impl Revision<'_> {
    /// Writes all of a draft but its drawing.
    pub(super) fn amend(&mut self, draft: &Draft<'_>, seats: &Seats<'_>) {
        for (flow, old, new) in &draft.said {
            self.flow(*flow, old, new);
        }
        self.take_out(draft);
        let mut ends: BTreeMap<&str, [Vec<&str>; 2]> = BTreeMap::new();
        for flow in &draft.flows {
            ends.entry(&flow.to).or_default()[0].push(&flow.id);
            ends.entry(&flow.from).or_default()[1].push(&flow.id);
        }
        let xml = self.xml;
        for (flow, new) in &draft.moved {
            if draft.gone.contains(flow) {
                continue;
            }
            let element = xml.get(*flow);
            let id = element.attribute("id").map(str::trim).unwrap_or_default();
            let sides = [
                ("targetRef", &new.to, "incoming"),
                ("sourceRef", &new.from, "outgoing"),
            ];
            for (turn, (key, end, child)) in sides.into_iter().enumerate() {
                let old = element.reference(key).unwrap_or_default();
                if old == end {
                    continue;
                }
                let tag = self.sheet.tag(*flow);
                self.sheet.set(&tag, key, &escaped(end));
                self.forget(old, child, id);
                if !id.is_empty() {
                    ends.entry(end).or_default()[turn].push(id);
                }
            }
        }
        let new: BTreeSet<&str> = draft.nodes.iter().map(|node| node.id.as_str()).collect();
        for (node, [incoming, outgoing]) in &ends {
            if !new.contains(node) {
                self.connect(node, incoming, outgoing);
            }
        }
        for node in &draft.nodes {
            let none = [Vec::new(), Vec::new()];
            let text = self.node_text(node, ends.get(node.id.as_str()).unwrap_or(&none), seats);
            self.add(node.scope, &text);
            if let Some(lane) = self.lane(node, seats) {
                self.list_in_lane(lane, &node.id);
            }
        }
        for flow in &draft.flows {
            let text = self.flow_text(flow);
            self.add(flow.scope, &text);
        }
    }

    /// Takes out what goes, and what refers to it.
    fn take_out(&mut self, draft: &Draft<'_>) {
        if draft.gone.is_empty() {
            return;
        }
        for id in &draft.gone {
            self.sheet.remove(*id);
        }
        let xml = self.xml;
        let names = gone_names(self.model, &draft.gone);
        let is_gone = |reference: &str| names.contains(local(reference));
        for (id, element) in xml.elements.iter().enumerate() {
            let is_drawing = matches!(element.name, "BPMNShape" | "BPMNEdge");
            if is_drawing && element.reference("bpmnElement").is_some_and(is_gone) {
                self.sheet.remove(id);
                continue;
            }
            if element.vocabulary != Vocabulary::Bpmn || draft.gone.contains(&id) {
                continue;
            }
            let is_reference = matches!(element.name, "incoming" | "outgoing")
                || element.name.ends_with("Ref") && !element.text.is_empty();
            if is_reference && is_gone(&element.text) {
                self.sheet.remove(id);
                continue;
            }
            let tag = self.sheet.tag(id);
            for (key, value) in &element.attributes {
                let is_end =
                    matches!(*key, "sourceRef" | "targetRef") && element.name == "sequenceFlow";
                let is_reference = *key == "default" || key.ends_with("Ref") && !is_end;
                if is_reference && is_gone(value) {
                    self.sheet.unset(&tag, key);
                }
            }
        }
    }

    /// Takes the reference to a flow out of the node that it no longer touches.
    fn forget(&mut self, node: &str, child: &str, flow: &str) {
        let xml = self.xml;
        let Some(node) = self.model.by_id(node) else {
            return;
        };
        for (id, element) in xml.named(node, child) {
            if local(&element.text) == flow {
                self.sheet.remove(id);
            }
        }
    }

    /// Lists flows in a node of the file that they touch now.
    fn connect(&mut self, node: &str, incoming: &[&str], outgoing: &[&str]) {
        let Some(id) = self.model.by_id(node) else {
            return;
        };
        let xml = self.xml;
        let tag = self.sheet.tag(id);
        let indent = inner(&self.sheet.indent(&tag));
        let prefix = self.sheet.prefix(&tag);
        for (name, flows) in [("incoming", incoming), ("outgoing", outgoing)] {
            let lines = flows
                .iter()
                .map(|flow| format!("{indent}<{prefix}{name}>{}</{prefix}{name}>", escaped(flow)));
            let text: String = lines.collect();
            if text.is_empty() {
                continue;
            }
            if tag.is_empty {
                self.sheet.open(id, text);
                continue;
            }
            let is_before = |child: &str| {
                BEFORE_FLOWS.contains(&child)
                    || child == "incoming"
                    || child == "outgoing" && name == "outgoing"
            };
            let before = xml.children(id).filter(|(_, child)| is_before(child.name));
            let at = before
                .last()
                .map(|(child, _)| self.sheet.tag(child).whole().end);
            let at = at.unwrap_or(tag.start.end);
            self.sheet.replace(at..at, text);
        }
    }

    /// Adds a flow node or flow behind those of a process or sub-process; `text` has a mark where each of
    /// its lines begins.
    fn add(&mut self, scope: ElementId, text: &str) {
        let xml = self.xml;
        let tag = self.sheet.tag(scope);
        let last = xml
            .children(scope)
            .filter(|(_, child)| {
                matches!(
                    child.name,
                    "sequenceFlow"
                        | "dataObject"
                        | "dataObjectReference"
                        | "dataStoreReference"
                        | "laneSet"
                        | "extensionElements"
                        | "documentation"
                        | "ioSpecification"
                        | "property"
                ) || node_kind(child.name).is_some()
            })
            .last();
        let indent = match last {
            Some((last, _)) => self.sheet.indent(&self.sheet.tag(last)),
            None => inner(&self.sheet.indent(&tag)),
        };
        let text = match indent.as_str() {
            "" => text.split(LINE).map(str::trim_start).collect(),
            indent => text.replace(LINE, indent),
        };
        if tag.is_empty {
            return self.sheet.open(scope, text);
        }
        let at = last.map_or(tag.start.end, |(last, _)| self.sheet.tag(last).whole().end);
        self.sheet.replace(at..at, text);
    }

    fn node_text(&self, node: &NewNode<'_>, ends: &[Vec<&str>; 2], seats: &Seats<'_>) -> String {
        let prefix = self.sheet.prefix(&self.sheet.tag(node.scope));
        let name = format!("{prefix}{}", node.element);
        let mut tag = format!("{LINE}<{name}");
        attribute(&mut tag, "id", &node.id);
        let mark = match node.step {
            None => "<weft:beside/>".to_owned(),
            Some(step) => {
                if !step.name.is_empty() {
                    attribute(&mut tag, "name", &shown(&step.name));
                }
                let about = self.about(step, self.lane(node, seats), seats);
                let is_renamed = node.id != step.id.as_str();
                step_mark(&about, is_renamed, self.is_ours)
            }
        };
        let mut text = format!("{tag}>");
        if !mark.is_empty() && !(mark == "<weft:step/>" && !self.is_ours) {
            let (mark, list) = (declared(&mark), format!("{prefix}extensionElements"));
            text.push_str(&format!(
                "{LINE}  <{list}>{LINE}    {mark}{LINE}  </{list}>"
            ));
        }
        for (child, flows) in ["incoming", "outgoing"].into_iter().zip(ends) {
            for flow in flows {
                let flow = escaped(flow);
                text.push_str(&format!(
                    "{LINE}  <{prefix}{child}>{flow}</{prefix}{child}>"
                ));
            }
        }
        if let Some(trigger) = &node.trigger {
            text.push_str(&format!("{LINE}  <{prefix}{trigger}EventDefinition/>"));
        }
        text.push_str(&format!("{LINE}</{name}>"));
        text
    }

    /// What is said about a step beside what its lane says already.
    fn about(&self, step: &Step, lane: Option<ElementId>, seats: &Seats<'_>) -> Step {
        let mut about = step.clone();
        if let [Participant { role, count: 1 }] = step.roles.as_slice()
            && lane.is_some()
            && seats.get(role.as_str()).map(|(_, seat)| *seat) == lane
        {
            about.roles = Vec::new();
        }
        about
    }

    fn flow_text(&self, flow: &NewFlow<'_>) -> String {
        let prefix = self.sheet.prefix(&self.sheet.tag(flow.scope));
        let mut tag = format!("{LINE}<{prefix}sequenceFlow");
        attribute(&mut tag, "id", &flow.id);
        let link = flow.link;
        let name = link
            .and_then(|link| link.name.as_deref())
            .unwrap_or_default();
        if !name.is_empty() {
            attribute(&mut tag, "name", &shown(name));
        }
        attribute(&mut tag, "sourceRef", &flow.from);
        attribute(&mut tag, "targetRef", &flow.to);
        let Some(link) = link else {
            return format!("{tag}/>");
        };
        let list = format!("{prefix}extensionElements");
        let mark = declared(&flow_mark(link));
        format!(
            "{tag}>{LINE}  <{list}>{LINE}    {mark}{LINE}  </{list}>{LINE}</{prefix}sequenceFlow>"
        )
    }

    /// The lane that a new node stands in: that of who performs it, where its process has one.
    pub(super) fn lane(&self, node: &NewNode<'_>, seats: &Seats<'_>) -> Option<ElementId> {
        let role = &node.step?.roles.first()?.role;
        let (_, seat) = seats.get(role.as_str())?;
        let is_lane = self.xml.get(*seat).name == "lane";
        let mut at = *seat;
        while at != 0 && at != node.scope {
            at = self.parents.get(at).copied().unwrap_or_default();
        }
        (is_lane && at == node.scope).then_some(*seat)
    }

    fn list_in_lane(&mut self, lane: ElementId, node: &str) {
        let xml = self.xml;
        let tag = self.sheet.tag(lane);
        let prefix = self.sheet.prefix(&tag);
        let indent = inner(&self.sheet.indent(&tag));
        let text = format!(
            "{indent}<{prefix}flowNodeRef>{}</{prefix}flowNodeRef>",
            escaped(node)
        );
        if tag.is_empty {
            return self.sheet.open(lane, text);
        }
        let before = xml.children(lane).filter(|(_, child)| {
            BEFORE_FLOWS.contains(&child.name)
                || matches!(child.name, "flowNodeRef" | "partitionElement")
        });
        let at = before
            .last()
            .map(|(child, _)| self.sheet.tag(child).whole().end);
        let at = at.unwrap_or(tag.start.end);
        self.sheet.replace(at..at, text);
    }
}

/// Stands for the line break and the white space before a line, where the file has lines.
const LINE: &str = "\u{0}";

/// The indent of what stands inside of something with this one.
pub(super) fn inner(indent: &str) -> String {
    match indent {
        "" => String::new(),
        indent => format!("{indent}  "),
    }
}
