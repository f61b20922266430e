//! A drawing to a document: what is drawn, and from comments what is not.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{
    Extra, Note as FreeNote, Participant, Redesign, Role, RoleKind, RoleName, Split, Step, StepId,
    StepKind, Tag, Workflow,
};
use weft_core::{Document, Language, said};

use super::drawing::{Drawing, Node, NodeId, Shape};
use super::flow::{Flow, next_of};
use super::frames::{bounded_roles, frames_as_ends, nested, version_of};
use super::sketch::{self, END, LEGEND, START};
use super::{label, repair};
use crate::note::{Note, Read};
use crate::{FileError, Place};

/// The document of a drawing.
pub(super) fn document(mut drawing: Drawing<'_>) -> Result<Read, FileError> {
    let mut notes = std::mem::take(&mut drawing.notes);
    let kept = drawing.kept.document.take();
    let is_ours = kept.is_some();
    let mut document = kept.unwrap_or_default();
    let aliases = frames_as_ends(&mut drawing, &mut notes);
    bounded_roles(&mut drawing)?;
    let mut parts = parts(&mut drawing, &document, &aliases);
    if parts.values().all(|part| part.nodes.is_empty()) && !is_ours {
        return Err(FileError::wrong(
            Place::Whole,
            said!("a flowchart without nodes", "ein Flussdiagramm ohne Knoten"),
            said!("at least one node", "mindestens ein Knoten"),
        ));
    }
    if label::plain(&document.title) != label::plain(&drawing.title) {
        document.title = label::plain(&drawing.title);
    }
    nested(&drawing, &mut notes);
    let flow = Flow::of(&drawing);
    if !is_ours {
        // Without a comment the first version drawn is the baseline, whatever its number.
        parts.retain(|_, part| !part.nodes.is_empty());
    }
    let numbers: Vec<usize> = parts.keys().copied().collect();
    for (place, number) in numbers.into_iter().enumerate() {
        let Some(part) = parts.remove(&number) else {
            continue;
        };
        // A version that no comment knows is a redesign more, whatever its number.
        let place = if is_ours { number } else { place };
        let place = place.min(document.redesigns.len() + 1);
        let title = part.title.clone();
        let target = version_at(&mut document, place, title);
        let base = std::mem::take(target);
        let built = Builder {
            drawing: &drawing,
            flow: &flow,
            number,
            notes: &mut notes,
        }
        .workflow(part, base);
        *version_at(&mut document, place, None) = built;
    }
    roles(&mut document);
    Ok(Read { document, notes })
}

/// What belongs to one version.
#[derive(Default)]
struct Part {
    title: Option<String>,
    nodes: Vec<NodeId>,
    kept: Vec<(String, Step)>,
}

/// The nodes and the kept steps of each version.
fn parts(
    drawing: &mut Drawing<'_>,
    document: &Document,
    aliases: &BTreeSet<NodeId>,
) -> BTreeMap<usize, Part> {
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for number in 0..=document.redesigns.len() {
        parts.entry(number).or_default();
    }
    for (id, node) in drawing.nodes.iter().enumerate() {
        let is_legend = drawing.around(node).any(|group| group.id == LEGEND);
        if is_legend || is_mark(node) || aliases.contains(&id) {
            continue;
        }
        let version = drawing
            .around(node)
            .find_map(|group| Some((version_of(group)?, group)));
        let part = parts
            .entry(version.map_or(0, |(number, _)| number))
            .or_default();
        part.title = version.map(|(_, group)| group.title.clone());
        part.nodes.push(id);
    }
    for (number, node, step) in std::mem::take(&mut drawing.kept.steps) {
        // Steps of a version that nobody knows have lost their document.
        let known = parts.contains_key(&number);
        let part = parts.entry(if known { number } else { 0 }).or_default();
        part.kept.push((node, step));
    }
    parts
}

/// Whether a node is the circle of a start or an end that a writer drew.
fn is_mark(node: &Node) -> bool {
    node.id.starts_with(START) || node.id.starts_with(END)
}

/// The version at a place: 0 is the baseline; what is not there yet is added.
fn version_at(document: &mut Document, place: usize, title: Option<String>) -> &mut Workflow {
    let Some(redesign) = place.checked_sub(1) else {
        return &mut document.baseline;
    };
    let redesign = redesign.min(document.redesigns.len());
    if redesign == document.redesigns.len() {
        document.redesigns.push(Redesign::default());
    }
    let redesign = document
        .redesigns
        .get_mut(redesign)
        .expect("it is there, or was just added");
    if let Some(title) = title {
        let unnamed = [Language::English, Language::German].map(sketch::redesign_title);
        let known = redesign
            .name
            .as_deref()
            .map(label::plain)
            .unwrap_or_default();
        if known != title && !(known.is_empty() && unnamed.contains(&title.as_str())) {
            redesign.name = Some(title);
        }
    }
    &mut redesign.workflow
}

/// Every role that takes part is in the list.
fn roles(document: &mut Document) {
    let mut known: BTreeSet<RoleName> = document
        .roles
        .iter()
        .map(|role| role.name.clone())
        .collect();
    let redesigns = document.redesigns.iter().map(|redesign| &redesign.workflow);
    let steps = std::iter::once(&document.baseline)
        .chain(redesigns)
        .flat_map(|one| &one.steps);
    let named = steps
        .flat_map(|step| &step.roles)
        .map(|participant| &participant.role);
    // A document of ours keeps its list as it was, where nobody drew a role that is new.
    let new: Vec<Role> = named
        .filter(|name| known.insert((*name).clone()))
        .map(|name| Role::new(name.as_str(), RoleKind::default()))
        .collect();
    document.roles.extend(new);
}

/// What a node shows.
struct Drawn {
    name: String,
    kind: StepKind,
    tag: Option<Tag>,
    lane: Option<String>,
}

/// A version while it is built.
struct Builder<'a, 't> {
    drawing: &'a Drawing<'t>,
    flow: &'a Flow,
    number: usize,
    notes: &'a mut Vec<Note>,
}

impl Builder<'_, '_> {
    fn workflow(mut self, part: Part, base: Workflow) -> Workflow {
        let is_new = part.kept.is_empty();
        let circles_work = is_new && self.circles_are_work(&part.nodes);
        let own: BTreeSet<NodeId> = part.nodes.iter().copied().collect();
        let mut steps: Vec<(NodeId, Step)> = Vec::new();
        let mut seen: BTreeSet<NodeId> = BTreeSet::new();
        let mut gone: BTreeSet<StepId> = BTreeSet::new();
        let ids: BTreeMap<String, StepId> = part
            .kept
            .iter()
            .rev()
            .map(|(node, step)| (node.clone(), step.id.clone()))
            .collect();
        let mut expected = Vec::new();
        let start = base
            .start
            .clone()
            .or_else(|| part.kept.first().map(|(_, step)| step.id.clone()));
        for (name, mut step) in part.kept {
            let node = self.drawing.find(&name).filter(|node| own.contains(node));
            let Some(node) = node.filter(|node| seen.insert(*node)) else {
                let says = said!(
                    "“{}” is not in the drawing any more; it is left out",
                    "„{}“ ist nicht mehr in der Zeichnung und bleibt weg",
                    step.name
                );
                self.notes.push(Note::said(Place::Whole, &says));
                gone.insert(step.id);
                continue;
            };
            reconcile(&mut step, &self.drawn(node, circles_work));
            expected.push(step.id.clone());
            steps.push((node, step));
        }
        let mut used: BTreeSet<StepId> = ids.values().cloned().collect();
        used.insert(StepId::from("end"));
        for node in part.nodes {
            if seen.insert(node) {
                steps.push((node, self.fresh(node, circles_work, &mut used)));
            }
        }
        self.connect(steps, &ids, start.as_ref(), &gone, base, is_new)
    }

    /// Gives the steps their ways on and the version its start.
    fn connect(
        mut self,
        steps: Vec<(NodeId, Step)>,
        kept: &BTreeMap<String, StepId>,
        start: Option<&StepId>,
        gone: &BTreeSet<StepId>,
        base: Workflow,
        is_new: bool,
    ) -> Workflow {
        let by_node: BTreeMap<NodeId, StepId> = steps
            .iter()
            .map(|(node, step)| (*node, step.id.clone()))
            .collect();
        // What a writer would have drawn includes what was taken out since.
        let mut names: BTreeMap<&StepId, &str> = BTreeMap::new();
        for (node, step) in &steps {
            let name = self.drawing.nodes.get(*node).map(|node| node.id.as_str());
            names.entry(&step.id).or_insert(name.unwrap_or_default());
        }
        for (name, id) in kept {
            names.entry(id).or_insert(name);
        }
        let end = format!("{END}{}", self.number);
        let mut lines = Vec::with_capacity(steps.len());
        let mut nexts = Vec::with_capacity(steps.len());
        for (node, step) in &steps {
            let drawn = self.flow.from(*node);
            let is_kept = self
                .drawing
                .nodes
                .get(*node)
                .is_some_and(|node| kept.contains_key(&node.id));
            let expected = is_kept.then(|| sketch::arrows(step, &names, &end));
            nexts.push(next_of(
                step,
                drawn,
                self.drawing,
                &by_node,
                expected.as_deref(),
                self.notes,
            ));
            lines.push(*node);
        }
        let expected_start = start
            .and_then(|id| names.get(id))
            .map(|name| (*name).to_owned());
        let mut workflow = base;
        workflow.start = self.start(workflow.start, expected_start.as_deref(), &by_node, gone);
        workflow.steps = steps
            .into_iter()
            .zip(nexts)
            .map(|((_, step), next)| Step { next, ..step })
            .collect();
        if is_new {
            let places: Vec<Place> = lines
                .iter()
                .filter_map(|node| self.drawing.nodes.get(*node))
                .map(|node| self.drawing.place(node.at))
                .collect();
            repair::repair(&mut workflow, &places, self.notes);
        }
        let remarks = self.remarks(&by_node, &workflow);
        workflow.free_notes.extend(remarks);
        workflow
    }

    /// The notes beside the flow, about steps that are there.
    fn remarks(&self, by_node: &BTreeMap<NodeId, StepId>, workflow: &Workflow) -> Vec<FreeNote> {
        let ids: BTreeSet<&StepId> = workflow.steps.iter().map(|step| &step.id).collect();
        let own = self.drawing.remarks.iter();
        let own = own.filter(|remark| remark.version == self.number);
        own.map(|remark| FreeNote {
            text: remark.text.clone(),
            position: None,
            about: remark
                .about
                .and_then(|node| by_node.get(&node))
                .filter(|id| ids.contains(id))
                .cloned(),
            extra: Extra::default(),
        })
        .collect()
    }

    /// Where cases start: as it was kept, unless the arrow from the start leads elsewhere.
    fn start(
        &mut self,
        kept: Option<StepId>,
        expected: Option<&str>,
        by_node: &BTreeMap<NodeId, StepId>,
        gone: &BTreeSet<StepId>,
    ) -> Option<StepId> {
        let mark = self.drawing.find(&format!("{START}{}", self.number));
        let arrows = mark.map(|mark| self.flow.from(mark)).unwrap_or_default();
        let mut targets = arrows
            .iter()
            .filter_map(|edge| self.drawing.edges.get(*edge))
            .map(|edge| edge.to);
        if let Some(first) = targets.next() {
            if targets.next().is_some() {
                let says = said!(
                    "several arrows leave the start; the first is kept",
                    "mehrere Pfeile verlassen den Start; der erste bleibt"
                );
                self.notes.push(Note::said(Place::Whole, &says));
            }
            let name = self.drawing.nodes.get(first).map(|node| node.id.as_str());
            if name != expected {
                return by_node.get(&first).cloned();
            }
        }
        kept.filter(|id| !gone.contains(id))
    }

    /// Whether most of what is drawn are circles between others, so that they must be the work.
    fn circles_are_work(&mut self, nodes: &[NodeId]) -> bool {
        let is_circle = |node: NodeId| {
            let shape = self.drawing.nodes.get(node).map(|node| node.shape);
            shape == Some(Shape::Circle) && !self.is_at_an_end(node)
        };
        let circles = nodes.iter().filter(|node| is_circle(**node)).count();
        let is_so = circles > 0 && circles * 2 >= nodes.len();
        if is_so {
            let says = said!(
                "most of what is drawn are circles; those between others are read as steps",
                "das meiste Gezeichnete sind Kreise; die zwischen anderen sind als Schritte gelesen"
            );
            self.notes.push(Note::said(Place::Whole, &says));
        }
        is_so
    }

    /// Whether nothing leads to a node, or nothing leaves it.
    fn is_at_an_end(&self, node: NodeId) -> bool {
        !self.flow.is_entered(node) || self.flow.from(node).is_empty()
    }

    /// What a node shows.
    fn drawn(&self, id: NodeId, circles_work: bool) -> Drawn {
        let Some(node) = self.drawing.nodes.get(id) else {
            return Drawn {
                name: String::new(),
                kind: StepKind::Step,
                tag: None,
                lane: None,
            };
        };
        let at_an_end = self.is_at_an_end(id);
        let kind = match node.shape {
            Shape::Box => StepKind::Step,
            Shape::Diamond => StepKind::Gateway,
            Shape::Circle if !circles_work || at_an_end => StepKind::Event,
            Shape::Terminal if at_an_end => StepKind::Event,
            Shape::Circle | Shape::Terminal => StepKind::Step,
        };
        let lane = self.drawing.lane(node).map(|group| group.title.clone());
        Drawn {
            name: node.name.clone().unwrap_or_else(|| node.id.clone()),
            kind,
            tag: node.tag,
            lane,
        }
    }

    /// A step that only the drawing has.
    fn fresh(&self, node: NodeId, circles_work: bool, used: &mut BTreeSet<StepId>) -> Step {
        let drawn = self.drawn(node, circles_work);
        let name = self
            .drawing
            .nodes
            .get(node)
            .map(|node| node.id.as_str())
            .unwrap_or_default();
        let mut id = StepId::from(name);
        while id.as_str().is_empty() || !used.insert(id.clone()) {
            id = StepId::from(format!("{id}-2"));
        }
        Step {
            id,
            name: drawn.name,
            kind: drawn.kind,
            split: match (self.flow.from(node).len(), self.drawing.nodes.get(node)) {
                (2.., Some(node)) => node.split,
                _ => Split::One,
            },
            tag: drawn.tag,
            roles: drawn
                .lane
                .as_deref()
                .map(Participant::from)
                .into_iter()
                .collect(),
            ..Step::default()
        }
    }
}

/// Lets what is drawn win over what was kept.
fn reconcile(step: &mut Step, drawn: &Drawn) {
    if label::plain(&step.name) != drawn.name {
        step.name.clone_from(&drawn.name);
    }
    step.kind = drawn.kind;
    step.tag = drawn.tag;
    if sketch::lane(step) != drawn.lane {
        // In another frame somebody else performs.
        if !step.roles.is_empty() {
            step.roles.remove(0);
        }
        if let Some(lane) = &drawn.lane {
            step.roles
                .retain(|one| label::plain(one.role.as_str()) != *lane);
            step.roles.insert(0, Participant::from(lane.as_str()));
        }
    }
}
