//! The definitions of a file: its processes, pools and what refers to what.

use std::collections::{BTreeMap, HashMap};

use super::xml::{Element, ElementId, Vocabulary, Xml};
use weft_core::said;

use crate::{FileError, Place};

/// What a flow node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeKind {
    Activity,
    Gateway,
    Event,
}

/// The kind of the flow node with this element name, if it is one.
pub(super) fn node_kind(name: &str) -> Option<NodeKind> {
    match name {
        "task" | "userTask" | "manualTask" | "serviceTask" | "scriptTask" | "businessRuleTask"
        | "sendTask" | "receiveTask" | "callActivity" | "subProcess" | "transaction"
        | "adHocSubProcess" => Some(NodeKind::Activity),
        "exclusiveGateway" | "inclusiveGateway" | "parallelGateway" | "eventBasedGateway"
        | "complexGateway" => Some(NodeKind::Gateway),
        "startEvent"
        | "endEvent"
        | "intermediateCatchEvent"
        | "intermediateThrowEvent"
        | "boundaryEvent"
        | "implicitThrowEvent"
        | "event" => Some(NodeKind::Event),
        _ => None,
    }
}

/// A file of which ids can be looked up.
pub(super) struct Model<'a> {
    pub(super) xml: &'a Xml<'a>,
    ids: HashMap<&'a str, ElementId>,
    pub(super) processes: Vec<ElementId>,
    collaborations: Vec<ElementId>,
    has_choreography: bool,
    /// The names of pools by their own id and by the id of their process.
    pools: BTreeMap<&'a str, String>,
}

impl<'a> Model<'a> {
    /// Looks through a file, which must be a BPMN model.
    pub(super) fn of(xml: &'a Xml<'a>) -> Result<Self, FileError> {
        let root = xml.get(xml.root());
        if root.name != "definitions" || root.vocabulary != Vocabulary::Bpmn {
            return Err(FileError::wrong(
                root.place(),
                said!("the root element “{}”", "das Wurzelelement „{}“", root.name),
                said!(
                    "a BPMN 2.0 model with the root element “definitions”",
                    "ein Modell in BPMN 2.0 mit dem Wurzelelement „definitions“"
                ),
            ));
        }
        let mut model = Self {
            xml,
            ids: HashMap::new(),
            processes: Vec::new(),
            collaborations: Vec::new(),
            has_choreography: false,
            pools: BTreeMap::new(),
        };
        for (id, element) in xml.children(xml.root()) {
            match element.name {
                "process" => model.processes.push(id),
                "collaboration" => model.collaborations.push(id),
                "choreography" | "globalChoreographyTask" => model.has_choreography = true,
                _ => {}
            }
        }
        model.index();
        let pools: Vec<_> = model.participants().collect();
        for (_, pool) in pools {
            let name = pool
                .shared_name()
                .unwrap_or_else(|| "Unnamed pool".to_owned());
            let ids = [pool.attribute("id"), pool.reference("processRef")];
            for id in ids.into_iter().flatten() {
                model.pools.entry(id.trim()).or_insert_with(|| name.clone());
            }
        }
        Ok(model)
    }

    /// Remembers every id, the first of two equal ones.
    fn index(&mut self) {
        let mut waiting = vec![self.xml.root()];
        while let Some(id) = waiting.pop() {
            if let Some(name) = self.xml.get(id).attribute("id") {
                let first = self.ids.entry(name.trim()).or_insert(id);
                *first = (*first).min(id);
            }
            waiting.extend(self.xml.children(id).map(|(child, _)| child));
        }
    }

    pub(super) fn by_id(&self, id: &str) -> Option<ElementId> {
        self.ids.get(id).copied()
    }

    /// The pools, in the order of the file.
    pub(super) fn participants(&self) -> impl Iterator<Item = (ElementId, &'a Element<'a>)> {
        self.of_collaborations("participant")
    }

    pub(super) fn message_flows(&self) -> impl Iterator<Item = (ElementId, &'a Element<'a>)> {
        self.of_collaborations("messageFlow")
    }

    fn of_collaborations(
        &self,
        name: &'static str,
    ) -> impl Iterator<Item = (ElementId, &'a Element<'a>)> {
        self.collaborations
            .iter()
            .flat_map(move |collaboration| self.xml.named(*collaboration, name))
    }

    /// Associations and annotations stand in processes, sub-processes and collaborations.
    pub(super) fn everywhere(
        &self,
        name: &'static str,
    ) -> impl Iterator<Item = (ElementId, &'a Element<'a>)> {
        let mut waiting: Vec<ElementId> = self
            .collaborations
            .iter()
            .chain(&self.processes)
            .rev()
            .copied()
            .collect();
        let xml = self.xml;
        std::iter::from_fn(move || {
            while let Some(id) = waiting.pop() {
                let element = xml.get(id);
                let before = waiting.len();
                waiting.extend(xml.children(id).map(|(child, _)| child));
                if let Some(added) = waiting.get_mut(before..) {
                    added.reverse();
                }
                if element.name == name {
                    return Some((id, element));
                }
            }
            None
        })
    }

    /// The process of a pool, if the file has it.
    pub(super) fn process_of(&self, participant: &Element<'_>) -> Option<ElementId> {
        let process = self.by_id(participant.reference("processRef")?)?;
        (self.xml.get(process).name == "process").then_some(process)
    }

    /// The name of the pool with this id, or of the pool of the process with this id.
    pub(super) fn pool_name(&self, reference: &str) -> Option<String> {
        self.pools.get(reference).cloned()
    }

    /// Whether an element holds a flow node.
    pub(super) fn has_flow(&self, id: ElementId) -> bool {
        self.xml
            .children(id)
            .any(|(_, child)| node_kind(child.name).is_some())
    }

    /// What the model is called.
    pub(super) fn title(&self) -> String {
        let root = self.xml.get(self.xml.root());
        let named = |id: &ElementId| self.xml.get(*id).label("name");
        self.collaborations
            .iter()
            .find_map(named)
            .or_else(|| root.label("name"))
            .or_else(|| self.processes.iter().find_map(named))
            .unwrap_or_default()
    }

    /// Why there is nothing to audit.
    pub(super) fn without_flow(&self) -> FileError {
        let found = if self.has_choreography {
            said!("a choreography only", "nur eine Choreografie")
        } else if self.processes.is_empty() {
            said!("a model without any process", "ein Modell ohne Prozess")
        } else {
            said!(
                "processes without any task, event or gateway",
                "Prozesse ohne Aufgaben, Ereignisse und Verzweigungen"
            )
        };
        let expected = said!("a process with a flow", "ein Prozess mit einem Ablauf");
        FileError::wrong(Place::Whole, found, expected)
    }
}
