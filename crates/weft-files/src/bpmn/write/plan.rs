//! What is drawn of a version: its steps, and the events and gateways that BPMN wants beside them.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Link, Split, Step, StepId, StepKind, Tag, Target, Workflow};

/// A flow node as it is written.
pub(super) struct Node<'a> {
    /// The step that it stands for; none for what was drawn beside the steps.
    pub(super) of: Option<&'a Step>,
    /// The element of BPMN.
    pub(super) element: String,
    /// The definition inside an event: `message`, `timer` …
    pub(super) trigger: Option<String>,
    /// Whether it holds nodes that are drawn elsewhere.
    pub(super) is_closed: bool,
}

/// Everything that is drawn: a workflow whose ids are ids of XML, and what each of its nodes is.
pub(super) struct Plan<'a> {
    /// The nodes with their links; every link leads to a node.
    pub(super) drawn: Workflow,
    /// One for each node of `drawn`.
    pub(super) nodes: Vec<Node<'a>>,
    /// Every id that is taken.
    pub(super) ids: Ids,
}

/// The list of lanes.
pub(super) const LANES: &str = "weft-lanes";
/// The diagram.
pub(super) const DIAGRAM: &str = "weft-diagram";
/// What it is drawn on.
pub(super) const PLANE: &str = "weft-plane";

/// Ids of XML, each given once.
pub(in super::super) struct Ids(BTreeSet<String>);

impl Ids {
    /// Those of which a model has one each.
    fn new() -> Self {
        Self([LANES, DIAGRAM, PLANE].map(str::to_owned).into())
    }

    /// Those that a file has already.
    pub(in super::super) fn with<'i>(taken: impl Iterator<Item = &'i str>) -> Self {
        Self(taken.map(|id| id.trim().to_owned()).collect())
    }

    /// This id, or one like it that is free and legal.
    pub(in super::super) fn give(&mut self, wanted: &str) -> String {
        let mut id: String = wanted
            .chars()
            .map(|letter| if is_name_letter(letter) { letter } else { '_' })
            .collect();
        if !id.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
            id.insert(0, '_');
        }
        let base = id.clone();
        let mut number = 2_usize;
        while self.0.contains(&id) || self.0.contains(&drawn(&id)) {
            id = format!("{base}-{number}");
            number += 1;
        }
        self.0.insert(drawn(&id));
        self.0.insert(id.clone());
        id
    }
}

/// The id of the shape or line that draws an element.
pub(in super::super) fn drawn(id: &str) -> String {
    format!("{id}_di")
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

const TASKS: [&str; 9] = [
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "scriptTask",
    "businessRuleTask",
    "sendTask",
    "receiveTask",
    "callActivity",
];
const TRIGGERS: [&str; 4] = ["message", "timer", "signal", "conditional"];

impl<'a> Plan<'a> {
    /// Plans a version.
    pub(super) fn of(workflow: &'a Workflow) -> Self {
        let mut ids = Ids::new();
        let mut xml_ids: BTreeMap<&StepId, StepId> = BTreeMap::new();
        let names: Vec<StepId> = workflow
            .steps
            .iter()
            .map(|step| {
                let id = StepId::from(ids.give(step.id.as_str()));
                xml_ids.entry(&step.id).or_insert_with(|| id.clone());
                id
            })
            .collect();
        let mut plan = Self {
            drawn: Workflow::default(),
            nodes: Vec::new(),
            ids,
        };
        let start = workflow
            .start
            .as_ref()
            .or(workflow.steps.first().map(|step| &step.id));
        let targets: BTreeSet<&StepId> = workflow
            .steps
            .iter()
            .flat_map(|step| &step.next)
            .filter_map(|link| match &link.to {
                Target::Step(id) => Some(id),
                Target::End => None,
            })
            .collect();
        plan.drawn.free_notes = workflow.free_notes.clone();
        for note in &mut plan.drawn.free_notes {
            note.about = note.about.as_ref().and_then(|id| xml_ids.get(id)).cloned();
        }
        for (step, id) in workflow.steps.iter().zip(names) {
            let is_start = start == Some(&step.id) && !targets.contains(&step.id);
            if start == Some(&step.id) && !(is_start && step.kind == StepKind::Event) {
                plan.start(step, &id);
            }
            plan.step(step, id, is_start, &xml_ids);
        }
        plan
    }

    /// The event before the first step.
    fn start(&mut self, step: &Step, to: &StepId) {
        let id = StepId::from(self.ids.give("start"));
        let drawn = beside(step, id, StepKind::Event, vec![link(to)]);
        self.add(drawn, None, "startEvent".to_owned(), None);
    }

    fn add(&mut self, drawn: Step, of: Option<&'a Step>, element: String, trigger: Option<String>) {
        self.drawn.steps.push(drawn);
        self.nodes.push(Node {
            of,
            element,
            trigger,
            is_closed: false,
        });
    }

    /// A step, the gateway at which its cases part, and the event at which they end.
    fn step(
        &mut self,
        step: &'a Step,
        id: StepId,
        is_start: bool,
        xml_ids: &BTreeMap<&StepId, StepId>,
    ) {
        let is_end = step.next.is_empty() && step.kind == StepKind::Event && !is_start;
        let ends = !is_end
            && (step.next.is_empty() || step.next.iter().any(|link| link.to == Target::End));
        let end = ends.then(|| StepId::from(self.ids.give(&format!("{id}-end"))));
        let mut links: Vec<Link> = step
            .next
            .iter()
            .filter_map(|link| {
                let to = match &link.to {
                    Target::Step(id) => xml_ids.get(id),
                    Target::End => end.as_ref(),
                }?;
                Some(Link {
                    to: Target::Step(to.clone()),
                    ..link.clone()
                })
            })
            .collect();
        if step.next.is_empty() {
            links.extend(end.as_ref().map(link));
        }
        let parts = links.len() > 1 && step.kind != StepKind::Gateway;
        let gateway = parts.then(|| StepId::from(self.ids.give(&format!("{id}-split"))));
        let own = match &gateway {
            Some(gateway) => vec![link(gateway)],
            None => std::mem::take(&mut links),
        };
        let (element, trigger) = element(step, is_start, is_end);
        let drawn = Step {
            id,
            name: step.name.clone(),
            roles: step.roles.clone(),
            kind: step.kind,
            split: step.split,
            next: own,
            ..Step::default()
        };
        self.add(drawn, Some(step), element, trigger);
        if let Some(gateway) = gateway {
            let mut drawn = beside(step, gateway, StepKind::Gateway, links);
            drawn.split = step.split;
            self.add(drawn, None, gateway_of(step.split).to_owned(), None);
        }
        if let Some(end) = end {
            let drawn = beside(step, end, StepKind::Event, Vec::new());
            self.add(drawn, None, "endEvent".to_owned(), None);
        }
    }
}

/// A node in the lane of a step.
fn beside(step: &Step, id: StepId, kind: StepKind, next: Vec<Link>) -> Step {
    Step {
        id,
        kind,
        next,
        roles: step.roles.first().cloned().into_iter().collect(),
        ..Step::default()
    }
}

fn link(to: &StepId) -> Link {
    Link::to(Target::Step(to.clone()))
}

pub(in super::super) fn gateway_of(split: Split) -> &'static str {
    match split {
        Split::One => "exclusiveGateway",
        Split::All => "parallelGateway",
        Split::Some => "inclusiveGateway",
    }
}

/// The element of a step, and the trigger of an event: as its model had them, or by tag and place.
pub(in super::super) fn element(
    step: &Step,
    is_start: bool,
    is_end: bool,
) -> (String, Option<String>) {
    let origin = step.origin.as_ref().map_or("", |origin| &origin.element);
    match step.kind {
        StepKind::Gateway => {
            let is_by_event =
                origin == "eventBasedGateway" && step.split == Split::One && step.next.len() > 1;
            let name = if is_by_event {
                origin
            } else {
                gateway_of(step.split)
            };
            (name.to_owned(), None)
        }
        StepKind::Step if TASKS.contains(&origin) => (origin.to_owned(), None),
        StepKind::Step => {
            let name = match step.tag {
                Some(Tag::AiAutomated) => "serviceTask",
                Some(Tag::AiAugmented) => "userTask",
                Some(Tag::HumanRelational | Tag::HumanAlone) => "manualTask",
                None => "task",
            };
            (name.to_owned(), None)
        }
        StepKind::Event => {
            let trigger = TRIGGERS
                .into_iter()
                .find(|trigger| origin.starts_with(trigger));
            let catches = origin.contains("Catch") || origin.contains("Boundary");
            let element = match (is_start, is_end) {
                (true, _) => "startEvent",
                (_, true) => "endEvent",
                _ if catches && trigger.is_some() => "intermediateCatchEvent",
                _ => "intermediateThrowEvent",
            };
            let throws = element.contains("Throw") || is_end;
            let fits = |trigger: &&str| !throws || matches!(*trigger, "message" | "signal");
            (element.to_owned(), trigger.filter(fits).map(str::to_owned))
        }
    }
}
