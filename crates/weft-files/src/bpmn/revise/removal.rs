//! What goes from a file: steps, and all that makes no sense without them.

use std::collections::BTreeSet;

use weft_core::workflow::{StepId, Workflow};

use super::super::annotate;
use super::super::model::{Model, node_kind};
use super::super::xml::{ElementId, Vocabulary, local};
use super::draft::Planner;

impl Planner<'_, '_, '_, '_> {
    /// Takes out the steps that the version has no more, and what makes no sense without them.
    pub(super) fn remove(&mut self, version: &Workflow) {
        let kept: BTreeSet<&StepId> = version.steps.iter().map(|step| &step.id).collect();
        let xml = self.model.xml;
        let is_in = |id: &StepId| kept.contains(id);
        let elements = |is_kept: bool| {
            let all = self.known.values();
            all.filter(|(step, _)| is_in(&step.id) == is_kept)
                .filter_map(|(_, source)| source.element)
                .collect::<BTreeSet<ElementId>>()
        };
        let (stay, mut gone) = (elements(true), elements(false));
        // A way that could not be led elsewhere needs its end.
        let needed = self
            .stuck
            .gone
            .iter()
            .filter_map(|id| self.known.get(*id)?.1.element);
        for id in needed {
            gone.remove(&id);
        }
        // What an event is attached to stays with it.
        let hosts = stay
            .iter()
            .filter_map(|id| xml.get(*id).reference("attachedToRef"));
        for host in hosts.filter_map(|host| self.model.by_id(host)) {
            gone.remove(&host);
        }
        // A sub-process goes once nothing is left in it; what is inside stands behind it in the file.
        let containers: Vec<ElementId> = (0..xml.elements.len())
            .rev()
            .filter(|id| node_kind(xml.get(*id).name).is_some() && self.model.has_flow(*id))
            .collect();
        for id in containers {
            let mut inside = xml
                .children(id)
                .filter(|(_, child)| node_kind(child.name).is_some());
            let is_empty = inside
                .all(|(child, _)| gone.contains(&child) || annotate::is_beside(self.model, child));
            let had_steps = xml.children(id).any(|(child, _)| gone.contains(&child));
            match is_empty && had_steps && !stay.contains(&id) {
                true => gone.insert(id),
                false => gone.remove(&id),
            };
        }
        self.draft.gone.extend(gone);
        // What Weft draws beside a step is at most two elements deep; a file that says otherwise keeps some.
        for _ in 0..4 {
            if !self.remove_dangling() {
                break;
            }
        }
    }

    /// Takes out what has lost one of its ends; tells whether there was anything.
    fn remove_dangling(&mut self) -> bool {
        let xml = self.model.xml;
        let names = gone_names(self.model, &self.draft.gone);
        let mut fed: BTreeSet<&str> = self
            .draft
            .flows
            .iter()
            .map(|flow| flow.to.as_str())
            .collect();
        let (mut more, mut beside) = (Vec::new(), Vec::new());
        for (id, element) in xml.elements.iter().enumerate() {
            if element.vocabulary != Vocabulary::Bpmn || self.draft.gone.contains(&id) {
                continue;
            }
            let end = |key: &str| element.reference(key).unwrap_or_default();
            match element.name {
                "sequenceFlow" => {
                    let moved = self.draft.moved.get(&id);
                    let from = moved.map_or(end("sourceRef"), |ends| &ends.from);
                    let to = moved.map_or(end("targetRef"), |ends| &ends.to);
                    if names.contains(from) || names.contains(to) {
                        more.push(id);
                    } else {
                        fed.insert(to);
                    }
                }
                "messageFlow" | "association" | "conversationLink"
                    if names.contains(end("sourceRef")) || names.contains(end("targetRef")) =>
                {
                    more.push(id);
                }
                name if node_kind(name).is_some() && annotate::is_beside(self.model, id) => {
                    beside.push(id);
                }
                _ => {}
            }
        }
        let is_fed = |id: &ElementId| {
            let name = xml.get(*id).attribute("id").map(str::trim);
            name.is_some_and(|name| fed.contains(name)) || xml.get(*id).name == "startEvent"
        };
        beside.retain(|id| !is_fed(id));
        more.extend(beside);
        let has_more = !more.is_empty();
        self.draft.gone.extend(more);
        has_more
    }
}

/// The ids of what goes, and of all inside.
pub(super) fn gone_names<'a>(model: &Model<'a>, gone: &BTreeSet<ElementId>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    let mut waiting: Vec<ElementId> = gone.iter().copied().collect();
    while let Some(id) = waiting.pop() {
        let name = model.xml.get(id).attribute("id");
        names.extend(name.map(local).filter(|name| !name.is_empty()));
        waiting.extend(model.xml.children(id).map(|(child, _)| child));
    }
    names
}
