//! What of the flow comes, goes and leads elsewhere, before anything is written.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use weft_core::workflow::{Link, Split, Step, StepId, StepKind, Target, Workflow};

use super::super::Traced;
use super::super::annotate;
use super::super::graph::Source;
use super::super::model::{Model, node_kind};
use super::super::write::plan::{Ids, element, gateway_of};
use super::super::xml::{ElementId, Vocabulary, local};

/// A flow node that comes.
pub(super) struct NewNode<'d> {
    pub(super) id: String,
    /// The element of BPMN, and the trigger of an event.
    pub(super) element: String,
    pub(super) trigger: Option<String>,
    /// The process or sub-process that it stands in.
    pub(super) scope: ElementId,
    /// The step that it stands for; none for what is only drawn beside one.
    pub(super) step: Option<&'d Step>,
    /// The node that it is drawn beside, and whether behind it.
    pub(super) near: Option<(String, bool)>,
}

/// A sequence flow that comes.
pub(super) struct NewFlow<'d> {
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) scope: ElementId,
    /// What is said about it; nothing of one that only leads to what stands beside a step.
    pub(super) link: Option<&'d Link>,
}

/// Both ends of a flow.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) from: String,
    pub(super) to: String,
}

/// The changes.
#[derive(Default)]
pub(super) struct Draft<'d> {
    /// In the order in which they find their places: each after the one that it is near.
    pub(super) nodes: Vec<NewNode<'d>>,
    pub(super) flows: Vec<NewFlow<'d>>,
    /// Flows of the file that lead elsewhere.
    pub(super) moved: BTreeMap<ElementId, Ends>,
    /// Links of the file of which something else is said, with the flow of each.
    pub(super) said: Vec<(ElementId, &'d Link, &'d Link)>,
    /// Elements that go, with all that is inside.
    pub(super) gone: BTreeSet<ElementId>,
}

/// Where a step stands in the file.
#[derive(Clone)]
struct Place {
    id: String,
    scope: ElementId,
}

/// The element around each element.
pub(super) fn parents(model: &Model<'_>) -> Vec<ElementId> {
    let mut parents = vec![0; model.xml.elements.len()];
    for id in 0..parents.len() {
        for (child, _) in model.xml.all_children(id) {
            if let Some(parent) = parents.get_mut(child) {
                *parent = id;
            }
        }
    }
    parents
}

/// Plans how a version is written into the file that it was read from.
pub(super) fn draft<'d>(
    model: &Model<'_>,
    parents: &[ElementId],
    before: &'d Traced,
    version: &'d Workflow,
) -> Draft<'d> {
    let steps = &before.read.document.baseline.steps;
    let known: BTreeMap<&StepId, (&Step, &Source)> = steps
        .iter()
        .zip(&before.sources)
        .map(|(step, source)| (&step.id, (step, source)))
        .collect();
    // A way that cannot be drawn leaves what it leads to without a beginning: that stays out too, and with
    // it what only that leads to.
    let mut left_out: BTreeSet<&StepId> = BTreeSet::new();
    for _ in 0..MOST_TRIES {
        let ids = model.xml.elements.iter();
        let ids = Ids::with(ids.filter_map(|element| element.attribute("id")));
        let mut planner = Planner {
            model,
            parents,
            known: &known,
            places: BTreeMap::new(),
            doors: BTreeMap::new(),
            ids,
            draft: Draft::default(),
            left_out: &left_out,
            stuck: Stuck::default(),
        };
        planner.find(steps, &before.sources);
        planner.add_steps(version);
        for step in &version.steps {
            planner.links(step);
        }
        let lost: Vec<&StepId> = planner.stuck.come.iter().copied().collect();
        if lost
            .iter()
            .all(|id| left_out.contains(id) || known.contains_key(id))
        {
            planner.remove(version);
            return planner.draft;
        }
        left_out.extend(lost);
    }
    Draft::default()
}

/// How often a plan is begun again without what it could not lead to.
const MOST_TRIES: usize = 8;

/// What the links lead to that could not be drawn: since the version, and in the file.
#[derive(Default)]
struct Stuck<'d> {
    come: BTreeSet<&'d StepId>,
    gone: BTreeSet<&'d StepId>,
}

struct Planner<'m, 'a, 'd, 'p> {
    model: &'m Model<'a>,
    parents: &'m [ElementId],
    known: &'p BTreeMap<&'d StepId, (&'d Step, &'d Source)>,
    places: BTreeMap<&'d StepId, Place>,
    /// Where the flows end that lead to a step from outside of its sub-process.
    doors: BTreeMap<&'d StepId, Place>,
    ids: Ids,
    draft: Draft<'d>,
    /// New steps that stay out.
    left_out: &'p BTreeSet<&'d StepId>,
    stuck: Stuck<'d>,
}

impl<'d> Planner<'_, '_, 'd, '_> {
    fn parent(&self, id: ElementId) -> ElementId {
        self.parents.get(id).copied().unwrap_or_default()
    }

    fn place(&self, id: ElementId) -> Option<Place> {
        let name = self.model.xml.get(id).attribute("id")?.trim();
        Some(Place {
            id: name.to_owned(),
            scope: self.parent(id),
        })
    }

    /// Finds the steps that stand in the file as one element, and the ways into sub-processes.
    fn find(&mut self, steps: &'d [Step], sources: &'d [Source]) {
        for (step, source) in steps.iter().zip(sources) {
            let plain = source.element.filter(|id| !self.model.has_flow(*id));
            if let Some(place) = plain.and_then(|id| self.place(id)) {
                self.places.insert(&step.id, place);
            }
        }
        for (step, source) in steps.iter().zip(sources) {
            for (link, flow) in step.next.iter().zip(&source.flows) {
                let Target::Step(to) = &link.to else { continue };
                let end = flow.and_then(|flow| self.model.xml.get(flow).reference("targetRef"));
                let end = end.and_then(|id| self.model.by_id(id));
                if let Some(end) = end.and_then(|end| self.place(end))
                    && self.places.get(to).is_none_or(|place| place.id != end.id)
                {
                    self.doors.entry(to).or_insert(end);
                }
            }
        }
    }

    /// Gives every new step an element near the steps that it is linked with.
    fn add_steps(&mut self, version: &'d Workflow) {
        let is_new = |id: &StepId| !self.known.contains_key(id) && !self.left_out.contains(id);
        let new: BTreeMap<&StepId, &Step> = version
            .steps
            .iter()
            .filter(|step| is_new(&step.id))
            .map(|step| (&step.id, step))
            .collect();
        let mut beside: BTreeMap<&StepId, Vec<(&StepId, bool)>> = BTreeMap::new();
        for step in &version.steps {
            for link in &step.next {
                if let Target::Step(to) = &link.to {
                    beside.entry(&step.id).or_default().push((to, true));
                    beside.entry(to).or_default().push((&step.id, false));
                }
            }
        }
        let mut fed = BTreeSet::new();
        for (_, links) in &beside {
            fed.extend(
                links
                    .iter()
                    .filter(|(_, behind)| *behind)
                    .map(|(to, _)| *to),
            );
        }
        let placed = version.steps.iter().map(|step| &step.id);
        let mut waiting: VecDeque<&StepId> =
            placed.filter(|id| self.places.contains_key(id)).collect();
        let mut left = version
            .steps
            .iter()
            .filter(|step| new.contains_key(&step.id));
        loop {
            let Some(from) = waiting.pop_front() else {
                // Steps that nothing of the file is linked with start beside it.
                let Some(step) = left.find(|step| !self.places.contains_key(&step.id)) else {
                    break;
                };
                let process = self.model.processes.iter();
                let process = process
                    .copied()
                    .find(|process| self.model.has_flow(*process));
                let Some(process) = process else { break };
                self.add_step(step, None, process, !fed.contains(&step.id));
                waiting.push_back(&step.id);
                continue;
            };
            let Some(place) = self.places.get(from).cloned() else {
                continue;
            };
            for (id, behind) in beside.get(from).into_iter().flatten() {
                if let Some(step) = new.get(*id)
                    && !self.places.contains_key(*id)
                {
                    let near = Some((place.id.clone(), *behind));
                    self.add_step(step, near, place.scope, !fed.contains(*id));
                    waiting.push_back(id);
                }
            }
        }
    }

    fn add_step(
        &mut self,
        step: &'d Step,
        near: Option<(String, bool)>,
        scope: ElementId,
        is_start: bool,
    ) {
        let id = self.ids.give(step.id.as_str());
        let is_end = step.next.is_empty() && step.kind == StepKind::Event && !is_start;
        let (element, trigger) = element(step, is_start, is_end);
        let place = Place {
            id: id.clone(),
            scope,
        };
        self.places.insert(&step.id, place);
        self.draft.nodes.push(NewNode {
            id,
            element,
            trigger,
            scope,
            step: Some(step),
            near,
        });
    }

    /// Where a flow out of this scope has to end to lead to a step.
    fn target(&self, to: &StepId, scope: ElementId) -> Option<String> {
        let ways = [self.places.get(to), self.doors.get(to)];
        let place = ways
            .into_iter()
            .flatten()
            .find(|place| place.scope == scope)?;
        Some(place.id.clone())
    }

    /// The links of a step: those that stay, lead elsewhere, come and go. Where one of them could not be
    /// drawn, all stay as they are.
    fn links(&mut self, step: &'d Step) {
        let none = (&[][..], &[][..]);
        let old = self.known.get(&step.id).copied();
        let (links, flows) = old.map_or(none, |(old, source)| (&old.next[..], &source.flows[..]));
        let mut gone: Vec<(&'d Link, Option<ElementId>)> =
            links.iter().zip(flows.iter().copied()).collect();
        let kept_before = gone.len();
        let mut come: Vec<&'d Link> = Vec::new();
        for link in &step.next {
            let same = |(old, _): &(&Link, Option<ElementId>)| old.to == link.to;
            let found = gone
                .iter()
                .position(|one| same(one) && one.0.name == link.name)
                .or_else(|| gone.iter().position(same));
            match found.map(|found| gone.remove(found)) {
                Some((old, Some(flow))) if old != link => self.draft.said.push((flow, old, link)),
                Some(_) => {}
                None => come.push(link),
            }
        }
        let is_end = old.is_none() && step.next.is_empty() && step.kind != StepKind::Event;
        if come.is_empty() && gone.is_empty() && !is_end {
            return;
        }
        let Some(place) = self.places.get(&step.id).cloned() else {
            return self.stick(&gone, &come);
        };
        let is_implied =
            |(link, flow): &(&Link, Option<ElementId>)| flow.is_none() && link.to != Target::End;
        let targets: Option<Vec<Option<String>>> = come
            .iter()
            .map(|link| match &link.to {
                Target::End => Some(None),
                Target::Step(to) => self.target(to, place.scope).map(Some),
            })
            .collect();
        let Some(targets) = targets.filter(|_| !gone.iter().any(is_implied)) else {
            return self.stick(&gone, &come);
        };
        let gone: Vec<(&Link, ElementId)> = gone
            .into_iter()
            .filter_map(|(link, flow)| Some((link, flow?)))
            .collect();
        let leave = self.leave(step, &place, flows, kept_before);
        self.lead(
            &leave,
            &place,
            (gone, come.into_iter().zip(targets).collect()),
        );
        if is_end {
            let end = self.end(&leave, place.scope);
            self.flow(&leave, &end, place.scope, None);
        }
    }

    /// Remembers what would lose or miss its way because these links cannot be drawn.
    fn stick(&mut self, gone: &[(&'d Link, Option<ElementId>)], come: &[&'d Link]) {
        let gone = gone.iter().map(|(link, _)| *link);
        let step = |link: &'d Link| match &link.to {
            Target::Step(id) => Some(id),
            Target::End => None,
        };
        self.stuck.gone.extend(gone.filter_map(step));
        self.stuck
            .come
            .extend(come.iter().copied().filter_map(step));
    }

    /// Leads what goes to where something comes, by the same words; the rest goes, and comes.
    fn lead(
        &mut self,
        leave: &str,
        place: &Place,
        (mut gone, come): (Vec<(&'d Link, ElementId)>, Vec<(&'d Link, Option<String>)>),
    ) {
        for (link, to) in come {
            let to = to.unwrap_or_else(|| self.end(leave, place.scope));
            let like = gone.iter().position(|(old, _)| old.name == link.name);
            match like.map(|like| gone.remove(like)) {
                Some((old, flow)) => {
                    let from = leave.to_owned();
                    self.draft.moved.insert(flow, Ends { from, to });
                    // A link to the end is one only where it is said.
                    if (&old.probability, &old.extra) != (&link.probability, &link.extra)
                        || link.to == Target::End
                    {
                        self.draft.said.push((flow, old, link));
                    }
                }
                None => self.flow(leave, &to, place.scope, Some(link)),
            }
        }
        self.draft
            .gone
            .extend(gone.into_iter().map(|(_, flow)| flow));
    }

    /// Where the flows of a step leave from: its own element, or the gateway at which its cases part.
    fn leave(
        &mut self,
        step: &'d Step,
        place: &Place,
        flows: &[Option<ElementId>],
        before: usize,
    ) -> String {
        let sources = flows.iter().flatten();
        let source = |flow: &ElementId| self.model.xml.get(*flow).reference("sourceRef");
        let drawn = sources.filter_map(source).next().unwrap_or(&place.id);
        let parts = step.next.len() > 1
            && before < 2
            && drawn == place.id
            && step.kind != StepKind::Gateway
            && step.split != Split::All;
        if !parts {
            return drawn.to_owned();
        }
        let gateway = self.ids.give(&format!("{}-split", place.id));
        self.draft.nodes.push(NewNode {
            id: gateway.clone(),
            element: gateway_of(step.split).to_owned(),
            trigger: None,
            scope: place.scope,
            step: None,
            near: Some((place.id.clone(), true)),
        });
        for flow in flows.iter().flatten() {
            let to = self.model.xml.get(*flow).reference("targetRef");
            let (from, to) = (gateway.clone(), to.unwrap_or_default().to_owned());
            self.draft.moved.insert(*flow, Ends { from, to });
        }
        self.flow(&place.id, &gateway, place.scope, None);
        gateway
    }

    fn end(&mut self, leave: &str, scope: ElementId) -> String {
        let id = self.ids.give(&format!("{leave}-end"));
        self.draft.nodes.push(NewNode {
            id: id.clone(),
            element: "endEvent".to_owned(),
            trigger: None,
            scope,
            step: None,
            near: Some((leave.to_owned(), true)),
        });
        id
    }

    fn flow(&mut self, from: &str, to: &str, scope: ElementId, link: Option<&'d Link>) {
        self.draft.flows.push(NewFlow {
            id: self.ids.give(&format!("Flow_{from}")),
            from: from.to_owned(),
            to: to.to_owned(),
            scope,
            link,
        });
    }

    /// Takes out the steps that the version has no more, and what makes no sense without them.
    fn remove(&mut self, version: &Workflow) {
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
                "messageFlow" | "association" | "conversationLink" => {
                    if names.contains(end("sourceRef")) || names.contains(end("targetRef")) {
                        more.push(id);
                    }
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
