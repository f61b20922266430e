//! A workflow to BPMN 2.0, for a document that was not drawn in BPMN (formats.md section 3).
//!
//! One version is one process, in one pool with a lane for each role. What BPMN has words for stands in
//! its words; the rest stands in our annotations. **Invariant:** what is written is read back as the same
//! document, but for roles that only steps named, which are then listed.

pub(super) mod diagram;
pub(super) mod mark;
mod messages;
pub(super) mod plan;
mod whole;

use std::collections::BTreeMap;

use serde_json::Value;
use weft_core::layout::{Layout, layout};
use weft_core::workflow::{Link, Participant, Redesign, Role, RoleName, Step, Target, Workflow};
use weft_core::{Document, Said, said, sentence};

use super::annotate::{AFRESH, WEFT};
use super::xml::shown;
use crate::Place;
use crate::note::Note;
use diagram::{Subject, line};
use mark::{attribute, escaped, fields, is_plain, mark};
use messages::Messages;
pub(super) use whole::diagrams;

use plan::{LANES, Node, Plan};

/// One version of a document as a BPMN model with its diagram: the baseline, or the workflow of one of
/// its redesigns.
///
/// The same document always gives the same text.
#[must_use]
pub fn write_bpmn(document: &Document, version: &Workflow) -> String {
    let mut plan = Plan::of(version);
    let drawing = layout(&plan.drawn, &document.roles, &diagram::options());
    let messages = Messages::of(document, version, &mut plan);
    let ids = Names::of(document, version, &mut plan, (&drawing, &messages));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut root = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
        xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
        xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
        xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" \
        xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" \
        xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\""
        .to_owned();
    attribute(&mut root, "xmlns:weft", WEFT);
    attribute(&mut root, "id", &ids.definitions);
    attribute(&mut root, "name", &shown(&document.title));
    attribute(&mut root, "targetNamespace", "https://weft.work/bpmn");
    attribute(&mut root, "exporter", "Weft");
    attribute(&mut root, "exporterVersion", env!("CARGO_PKG_VERSION"));
    line(&mut out, 0, &format!("{root}>"));
    if let Some((collaboration, pool)) = &ids.pool {
        line(
            &mut out,
            1,
            &format!("<bpmn:collaboration id=\"{collaboration}\">"),
        );
        let mut tag = format!("<bpmn:participant id=\"{pool}\"");
        attribute(&mut tag, "name", &shown(&document.title));
        line(
            &mut out,
            2,
            &format!("{tag} processRef=\"{}\"/>", ids.process),
        );
        messages.write(&mut out);
        line(&mut out, 1, "</bpmn:collaboration>");
    }
    let mut process = format!("<bpmn:process id=\"{}\"", ids.process);
    attribute(&mut process, "name", &shown(&document.title));
    line(&mut out, 1, &format!("{process} isExecutable=\"false\">"));
    let bare = Workflow {
        free_notes: Vec::new(),
        steps: Vec::new(),
        messages: messages.rest(version),
        ..version.clone()
    };
    extension(&mut out, 2, &document_mark(about(document, &bare), true));
    write_lanes(&mut out, document, &drawing, &ids);
    write_nodes(&mut out, &plan, &ids);
    write_flows(&mut out, &plan, &ids);
    write_notes(&mut out, version, &plan, &ids);
    line(&mut out, 1, "</bpmn:process>");
    let subject = Subject {
        plane: ids.pool.as_ref().map_or(&ids.process, |(id, _)| id),
        pool: ids.pool.as_ref().map(|(_, pool)| pool.as_str()),
        lanes: &ids.lanes,
        flows: &ids.flows,
        notes: &ids.notes,
        messages: &messages,
    };
    diagram::write(&mut out, &plan, &drawing, &subject);
    line(&mut out, 0, "</bpmn:definitions>");
    out
}

/// What a model of one version leaves out: the other versions.
///
/// `redesign` is the one that is written, by its place; the baseline where it is none.
#[must_use]
pub fn bpmn_losses(document: &Document, redesign: Option<usize>) -> Vec<Note> {
    let named = |(at, one): (usize, &Redesign)| match &one.name {
        Some(name) => said!("the redesign “{name}”", "Neuentwurf „{name}“"),
        None if document.redesigns.len() == 1 => said!("the redesign", "Neuentwurf"),
        None => said!("redesign {}", "Neuentwurf {}", at + 1),
    };
    let mut names = vec![said!("the baseline", "Ausgangslage")];
    names.extend(document.redesigns.iter().enumerate().map(named));
    let at = redesign.map_or(0, |at| at + 1);
    if names.len() < 2 || at >= names.len() {
        return Vec::new();
    }
    let written = names.remove(at);
    let says = Said::of(|language| {
        let others: Vec<&str> = names.iter().map(|name| name.says(language)).collect();
        sentence!(language;
            "a BPMN model holds one version; {} is written, without {}",
            "ein BPMN-Modell fasst eine Fassung; geschrieben wird: {}, ohne: {}",
            written.says(language),
            others.join(", "),
        )
    });
    vec![Note::said(Place::Whole, &says)]
}

/// The ids of what is no flow node.
struct Names {
    definitions: String,
    process: String,
    /// The collaboration and its pool, where there are roles.
    pool: Option<(String, String)>,
    lanes: Vec<(Option<RoleName>, String)>,
    flows: Vec<Vec<String>>,
    /// Of each note, and of the line to what it is about.
    notes: Vec<(String, String)>,
}

impl Names {
    fn of(
        document: &Document,
        version: &Workflow,
        plan: &mut Plan<'_>,
        (drawing, messages): (&Layout, &Messages<'_>),
    ) -> Self {
        let ids = &mut plan.ids;
        let mut roles: Vec<Option<RoleName>> = Vec::new();
        let mut known = std::collections::BTreeSet::new();
        let listed = document.roles.iter().map(|role| &role.name);
        let working = version
            .steps
            .iter()
            .flat_map(|step| &step.roles)
            .map(|participant| &participant.role);
        for role in listed.chain(working) {
            if !messages.has_pool(role.as_str()) && known.insert(role.clone()) {
                roles.push(Some(role.clone()));
            }
        }
        if !roles.is_empty() && drawing.lanes.iter().any(|lane| lane.role.is_none()) {
            roles.push(None);
        }
        // Counted here, so that the look for a free id does not start over each time.
        let mut numbered = |what: &str, number: usize| ids.give(&format!("{what}-{number}"));
        let lanes: Vec<_> = (1..)
            .zip(roles)
            .map(|(number, role)| (role, numbered("lane", number)))
            .collect();
        let flows = plan.drawn.steps.iter().map(|step| {
            let what = format!("{}-flow", step.id);
            let numbers = 1..=step.next.len();
            numbers.map(|number| numbered(&what, number)).collect()
        });
        let flows = flows.collect();
        let notes = 1..=plan.drawn.free_notes.len();
        let notes = notes
            .map(|number| (numbered("note", number), numbered("about", number)))
            .collect();
        Self {
            definitions: ids.give("definitions"),
            process: ids.give("process"),
            pool: (!lanes.is_empty()).then(|| (ids.give("collaboration"), ids.give("pool"))),
            flows,
            notes,
            lanes,
        }
    }
}

/// What is said about the document and the version beside their steps.
pub(super) fn about(document: &Document, version: &Workflow) -> serde_json::Map<String, Value> {
    let bare = Document {
        roles: Vec::new(),
        redesigns: Vec::new(),
        baseline: Workflow {
            steps: Vec::new(),
            ..version.clone()
        },
        ..document.clone()
    };
    let mut about = fields(&bare);
    about.remove("format");
    if is_plain(&document.title) {
        about.remove("title");
    }
    if document.case.is_empty() {
        about.remove("case");
    }
    let baseline = fields(&bare.baseline);
    let kept: serde_json::Map<String, Value> = baseline
        .into_iter()
        .filter(|(key, _)| key != "steps")
        .collect();
    about.remove("baseline");
    if !kept.is_empty() {
        about.insert("baseline".to_owned(), Value::Object(kept));
    }
    about
}

/// The annotation of a document, and whether all of the model is ours.
pub(super) fn document_mark(mut about: serde_json::Map<String, Value>, is_afresh: bool) -> String {
    if is_afresh {
        about.insert(AFRESH.to_owned(), Value::from(true));
    }
    mark("document", about, "")
}

fn write_lanes(out: &mut String, document: &Document, drawing: &Layout, ids: &Names) {
    if ids.lanes.is_empty() {
        return;
    }
    let mut inside: BTreeMap<Option<&RoleName>, Vec<&str>> = BTreeMap::new();
    for node in &drawing.nodes {
        let role = drawing
            .lanes
            .get(node.lane)
            .and_then(|lane| lane.role.as_ref());
        inside.entry(role).or_default().push(node.step.as_str());
    }
    line(out, 2, &format!("<bpmn:laneSet id=\"{LANES}\">"));
    for (role, id) in &ids.lanes {
        let mut tag = format!("<bpmn:lane id=\"{id}\"");
        if let Some(role) = role {
            attribute(&mut tag, "name", &shown(role.as_str()));
        }
        line(out, 3, &format!("{tag}>"));
        if let Some(role) = role.as_ref().and_then(|name| document.role(name)) {
            extension(out, 4, &role_mark(role));
        }
        for node in inside.get(&role.as_ref()).into_iter().flatten() {
            line(
                out,
                4,
                &format!("<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>"),
            );
        }
        line(out, 3, "</bpmn:lane>");
    }
    line(out, 2, "</bpmn:laneSet>");
}

pub(super) fn role_mark(role: &Role) -> String {
    let mut about = fields(role);
    if is_plain(role.name.as_str()) {
        about.remove("name");
    }
    mark("role", about, "")
}

fn write_nodes(out: &mut String, plan: &Plan<'_>, ids: &Names) {
    let mut incoming: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (step, flows) in plan.drawn.steps.iter().zip(&ids.flows) {
        for (link, flow) in step.next.iter().zip(flows) {
            if let Target::Step(to) = &link.to {
                incoming.entry(to.as_str()).or_default().push(flow);
            }
        }
    }
    for ((drawn, node), outgoing) in plan.drawn.steps.iter().zip(&plan.nodes).zip(&ids.flows) {
        let mut tag = format!("<bpmn:{} id=\"{}\"", node.element, drawn.id);
        if !drawn.name.is_empty() {
            attribute(&mut tag, "name", &shown(&drawn.name));
        }
        line(out, 2, &format!("{tag}>"));
        extension(out, 3, &node_mark(node, drawn));
        for flow in incoming.get(drawn.id.as_str()).into_iter().flatten() {
            line(out, 3, &format!("<bpmn:incoming>{flow}</bpmn:incoming>"));
        }
        for flow in outgoing {
            line(out, 3, &format!("<bpmn:outgoing>{flow}</bpmn:outgoing>"));
        }
        if let Some(trigger) = &node.trigger {
            line(out, 3, &format!("<bpmn:{trigger}EventDefinition/>"));
        }
        line(out, 2, &format!("</bpmn:{}>", node.element));
    }
}

/// The annotation of a node: all of its step, or that it only stands beside one.
fn node_mark(node: &Node<'_>, drawn: &Step) -> String {
    let Some(step) = node.of else {
        return "<weft:beside/>".to_owned();
    };
    step_mark(step, drawn.id.as_str() != step.id.as_str(), true)
}

/// The annotation of a step.
pub(super) fn step_mark(step: &Step, with_id: bool, with_origin: bool) -> String {
    let mut about = fields(step);
    let mut forget = vec!["roles", "next", "kind"];
    if !with_id {
        forget.push("id");
    }
    if !with_origin {
        forget.push("origin");
    }
    if is_plain(&step.name) {
        forget.push("name");
    }
    if step.next.len() > 1 {
        forget.push("split");
    }
    for key in forget {
        about.remove(key);
    }
    let roles: String = step.roles.iter().map(participant_mark).collect();
    mark("step", about, &roles)
}

fn participant_mark(participant: &Participant) -> String {
    let mut about = serde_json::Map::new();
    about.insert("name".to_owned(), Value::from(participant.role.as_str()));
    if participant.count != 1 {
        about.insert("count".to_owned(), Value::from(participant.count));
    }
    mark("role", about, "")
}

fn write_flows(out: &mut String, plan: &Plan<'_>, ids: &Names) {
    for ((drawn, node), flows) in plan.drawn.steps.iter().zip(&plan.nodes).zip(&ids.flows) {
        for (link, flow) in drawn.next.iter().zip(flows) {
            let Target::Step(to) = &link.to else { continue };
            let mut tag = format!(
                "<bpmn:sequenceFlow id=\"{flow}\" sourceRef=\"{}\" targetRef=\"{to}\"",
                drawn.id
            );
            let name = link.name.as_deref().unwrap_or_default();
            if !name.is_empty() {
                attribute(&mut tag, "name", &shown(name));
            }
            line(out, 2, &format!("{tag}>"));
            // An end that no link says is drawn without an annotation, and read back as none.
            let is_said = node.of.is_none_or(|step| !step.next.is_empty());
            if is_said {
                extension(out, 3, &flow_mark(link));
            }
            let chooses = matches!(
                node.element.as_str(),
                "exclusiveGateway" | "inclusiveGateway"
            );
            if chooses && !name.is_empty() && drawn.next.len() > 1 {
                let condition = format!(
                    "<bpmn:conditionExpression>{}</bpmn:conditionExpression>",
                    escaped(&shown(name))
                );
                line(out, 3, &condition);
            }
            line(out, 2, "</bpmn:sequenceFlow>");
        }
    }
}

pub(super) fn flow_mark(link: &Link) -> String {
    let mut about = fields(link);
    about.remove("to");
    if link
        .name
        .as_deref()
        .is_some_and(|name| is_plain(name) && !name.is_empty())
    {
        about.remove("name");
    }
    mark("flow", about, "")
}

fn write_notes(out: &mut String, version: &Workflow, plan: &Plan<'_>, ids: &Names) {
    let drawn = plan.drawn.free_notes.iter().zip(&ids.notes);
    for (note, (drawn, (id, about))) in version.free_notes.iter().zip(drawn) {
        line(out, 2, &format!("<bpmn:textAnnotation id=\"{id}\">"));
        let mut said = fields(note);
        if is_plain(&note.text) {
            said.remove("text");
        }
        extension(out, 3, &mark("note", said, ""));
        let text = escaped(&note.text);
        line(out, 3, &format!("<bpmn:text>{text}</bpmn:text>"));
        line(out, 2, "</bpmn:textAnnotation>");
        if let Some(step) = &drawn.about {
            let ends = format!("sourceRef=\"{step}\" targetRef=\"{id}\"");
            line(
                out,
                2,
                &format!("<bpmn:association id=\"{about}\" {ends}/>"),
            );
        }
    }
}

fn extension(out: &mut String, depth: usize, inside: &str) {
    extensions(out, depth, &[inside]);
}

fn extensions(out: &mut String, depth: usize, inside: &[impl AsRef<str>]) {
    line(out, depth, "<bpmn:extensionElements>");
    for one in inside {
        line(out, depth + 1, one.as_ref());
    }
    line(out, depth, "</bpmn:extensionElements>");
}
