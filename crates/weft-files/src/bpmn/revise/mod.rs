//! A model back into its own file: only what changed is written, every other byte stays as it was.

mod amend;
mod draft;
mod drawing;
mod left;
mod tags;

use std::collections::BTreeMap;

use weft_core::Document;
use weft_core::workflow::{Link, Message, Step, StepId, Workflow};

use super::annotate::{self, WEFT};
use super::graph::Source;
use super::model::Model;
use super::write::diagram::{colour_attributes, colours};
use super::write::mark::escaped;
use super::write::{self, document_mark, flow_mark, role_mark, step_mark};
use super::xml::{ElementId, Vocabulary, Xml, shown};
use super::{parse, traced};
use crate::note::Note;
use crate::{FileError, Limits};
use amend::Seats;
use left::left_out;
use tags::Sheet;

/// A model with the changes that its drawing can take.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// The file.
    pub bytes: Vec<u8>,
    /// What changed and is not in the file, since the model has no place for it.
    pub notes: Vec<Note>,
}

/// Writes a version of a document, its baseline or a redesign, into the BPMN model that it was read from.
///
/// Names, tags and all that is said about steps, and what is said about their links, are changed where
/// they stand. New steps and flows come with their shapes and lines, drawn near what they are linked with;
/// what is gone goes with all that refers to it. Nothing else is touched or moved. What the model has no
/// place for is in the notes; for that, [`super::write_bpmn`] draws the version afresh.
///
/// # Errors
///
/// Those of [`super::read_bpmn`], for the original.
pub fn revise_bpmn(
    original: &[u8],
    document: &Document,
    version: &Workflow,
    limits: &Limits,
) -> Result<Revised, FileError> {
    let text = parse::text(original, limits)?;
    let xml = parse::parse(&text, limits)?;
    let model = Model::of(&xml)?;
    let before = traced(&model)?;
    let known: BTreeMap<&StepId, (&Step, &Source)> = before
        .read
        .document
        .baseline
        .steps
        .iter()
        .zip(&before.sources)
        .map(|(step, source)| (&step.id, (step, source)))
        .collect();
    let mut revision = Revision {
        xml: &xml,
        model: &model,
        parents: draft::parents(&model),
        sheet: Sheet::of(original),
        is_ours: annotate::is_ours(&model),
        shapes: shapes(&xml),
    };
    for step in &version.steps {
        if let Some((old, source)) = known.get(&step.id) {
            revision.step(old, step, source);
        }
    }
    let old = &before.read.document;
    for (role, seat) in old.roles.iter().zip(&before.seats) {
        if let (Some(new), Some(seat)) = (document.role(&role.name), seat)
            && new != role
        {
            revision.annotate(*seat, "role", &role_mark(new));
        }
    }
    if let Some(process) = model.processes.first() {
        let drawn = &before.messages;
        revision.document(*process, (old, &old.baseline), (document, version), drawn);
    }
    let seats: Seats<'_> = old
        .roles
        .iter()
        .zip(&before.seats)
        .filter_map(|(role, seat)| Some((role.name.as_str(), (role, (*seat)?))))
        .collect();
    let draft = draft::draft(&model, &revision.parents, &before, version);
    revision.amend(&draft, &seats);
    revision.draw(&draft, &seats);
    let mut bytes = match revision.sheet.is_unchanged() {
        true => original.to_vec(),
        false => revision.sheet.finish(),
    };
    if !xml
        .elements
        .iter()
        .any(|element| element.name == "BPMNDiagram")
    {
        bytes = with_diagram(&bytes, limits)?;
    }
    if bytes == original {
        let notes = left_out(old, old, document, version);
        return Ok(Revised { bytes, notes });
    }
    // What the file says now is the measure of what could be written.
    let text = parse::text(&bytes, limits)?;
    let after = traced(&Model::of(&parse::parse(&text, limits)?)?)?;
    Ok(Revised {
        notes: left_out(&after.read.document, old, document, version),
        bytes,
    })
}

/// A file that nobody drew, with a diagram at its end.
fn with_diagram(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, FileError> {
    let text = parse::text(bytes, limits)?;
    let xml = parse::parse(&text, limits)?;
    let model = Model::of(&xml)?;
    let traced = traced(&model)?;
    let steps = traced.read.document.baseline.steps.iter();
    let steps: BTreeMap<ElementId, &Step> = steps
        .zip(&traced.sources)
        .filter_map(|(step, source)| Some((source.element?, step)))
        .collect();
    let Some(diagrams) = write::diagrams(&model, &steps) else {
        return Ok(bytes.to_vec());
    };
    let mut sheet = Sheet::of(bytes);
    let end = sheet.tag(xml.root()).end.start;
    let line = if sheet.has_lines(end) { "" } else { "\n" };
    sheet.replace(end..end, format!("{line}{diagrams}"));
    Ok(sheet.finish())
}

/// The shapes of the diagram by the id of what they draw.
fn shapes<'a>(xml: &'a Xml<'a>) -> BTreeMap<&'a str, ElementId> {
    xml.elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.name == "BPMNShape")
        .filter_map(|(id, element)| Some((element.reference("bpmnElement")?, id)))
        .collect()
}

/// The messages that only an annotation says.
fn undrawn(version: &Workflow, drawn: &[Message]) -> Vec<Message> {
    let messages = version.messages.iter();
    messages
        .filter(|message| !drawn.contains(message))
        .cloned()
        .collect()
}

/// The namespaces of colours, declared where they are used.
const COLOURS: &str = " xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" \
    xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\"";

/// An annotation of ours that declares its own prefix, so that the root stays as it was.
fn declared(mark: &str) -> String {
    let name = mark.find([' ', '/', '>']).unwrap_or(mark.len());
    let (opening, rest) = mark.split_at(name);
    format!("{opening} xmlns:weft=\"{WEFT}\"{rest}")
}

/// Changes on their way into a file.
struct Revision<'a> {
    xml: &'a Xml<'a>,
    model: &'a Model<'a>,
    /// The element around each.
    parents: Vec<ElementId>,
    sheet: Sheet<'a>,
    is_ours: bool,
    shapes: BTreeMap<&'a str, ElementId>,
}

impl Revision<'_> {
    fn step(&mut self, old: &Step, new: &Step, source: &Source) {
        let Some(element) = source.element else {
            return;
        };
        if old.name != new.name {
            self.name(element, &new.name);
        }
        let mut about = new.clone();
        let is_annotated = self.annotation(element, "step").is_some();
        if about.roles == old.roles && !is_annotated {
            // The lane says it already.
            about.roles = Vec::new();
        }
        let is_odd = old.name != new.name && shown(&new.name) != new.name;
        if said(old) != said(new) || is_odd {
            let is_renamed = self.xml.get(element).attribute("id") != Some(new.id.as_str());
            let mark = step_mark(&about, self.is_ours && is_renamed, self.is_ours);
            self.annotate(element, "step", &mark);
        }
        if old.tag != new.tag {
            self.colour(element, old, new);
        }
    }

    /// What is said about the document and is not drawn.
    fn document(
        &mut self,
        process: ElementId,
        old: (&Document, &Workflow),
        new: (&Document, &Workflow),
        drawn: &[Message],
    ) {
        let is_ours = self.is_ours;
        let about = |(document, version): (&Document, &Workflow)| {
            let bare = Workflow {
                start: version.start.clone().filter(|_| is_ours),
                steps: Vec::new(),
                messages: match is_ours {
                    true => undrawn(version, drawn),
                    false => Vec::new(),
                },
                // Our own model draws its notes.
                free_notes: match is_ours {
                    true => Vec::new(),
                    false => version.free_notes.clone(),
                },
                ..version.clone()
            };
            let mut about = write::about(document, &bare);
            if !is_ours {
                about.remove("title");
            }
            about
        };
        let (old, new) = (about(old), about(new));
        if old != new {
            self.annotate(process, "document", &document_mark(new, is_ours));
        }
    }

    fn name(&mut self, element: ElementId, name: &str) {
        let tag = self.sheet.tag(element);
        self.sheet.set(&tag, "name", &escaped(&shown(name)));
    }

    fn flow(&mut self, element: ElementId, old: &Link, new: &Link) {
        let name = new.name.as_deref().unwrap_or_default();
        if old.name != new.name {
            self.name(element, name);
        }
        let has_more = |link: &Link| (link.probability, link.extra.clone());
        let is_plain = shown(name) == name;
        if has_more(old) != has_more(new) || !is_plain || self.annotation(element, "flow").is_some()
        {
            self.annotate(element, "flow", &flow_mark(new));
        }
    }

    /// Our annotation of this name on an element, and the list of extensions that holds it.
    fn annotation(&self, element: ElementId, name: &str) -> Option<ElementId> {
        let lists = self.xml.named(element, "extensionElements");
        lists
            .flat_map(|(list, _)| self.xml.all_children(list))
            .find(|(_, child)| child.vocabulary == Vocabulary::Weft && child.name == name)
            .map(|(id, _)| id)
    }

    /// Puts an annotation on an element, in the place of the one that it has.
    fn annotate(&mut self, element: ElementId, name: &str, mark: &str) {
        let mark = declared(mark);
        if let Some(old) = self.annotation(element, name) {
            let range = self.sheet.tag(old).whole();
            return self.sheet.replace(range, mark);
        }
        let tag = self.sheet.tag(element);
        let indent = self.sheet.indent(&tag);
        let inner = amend::inner(&indent);
        let deeper = amend::inner(&inner);
        let list = self.xml.named(element, "extensionElements").next();
        if let Some((id, _)) = list {
            let list = self.sheet.tag(id);
            if list.is_empty {
                return self.sheet.open(id, format!("{deeper}{mark}"));
            }
            let at = list.start.end;
            return self.sheet.replace(at..at, format!("{deeper}{mark}"));
        }
        let prefix = self.sheet.prefix(&tag);
        let list = format!(
            "{inner}<{prefix}extensionElements>{deeper}{mark}{inner}</{prefix}extensionElements>"
        );
        if tag.is_empty {
            return self.sheet.open(element, list);
        }
        // The schema wants documentation first.
        let at = self
            .xml
            .named(element, "documentation")
            .last()
            .map_or(tag.start.end, |(id, _)| self.sheet.tag(id).whole().end);
        self.sheet.replace(at..at, list);
    }

    /// Shows a new tag in its colours, unless the author chose others.
    fn colour(&mut self, element: ElementId, old: &Step, new: &Step) {
        let shape = self
            .xml
            .get(element)
            .reference("id")
            .and_then(|id| self.shapes.get(id));
        let (Some(shape), Some(tag)) = (shape.copied(), new.tag) else {
            return;
        };
        let attributes = &self.xml.get(shape).attributes;
        let ours = old.tag.map(colours);
        let is_colour = |key: &str| {
            ["stroke", "fill", "border-color", "background-color"]
                .iter()
                .any(|name| key.ends_with(&format!(":{name}")))
        };
        let chosen: Vec<(&str, &str)> = attributes
            .iter()
            .filter(|(key, _)| is_colour(key))
            .map(|(key, value)| (*key, &**value))
            .collect();
        let place = self.sheet.tag(shape);
        if chosen.is_empty() {
            let declares = |prefix: &str| {
                let key = format!("xmlns:{prefix}");
                attributes.iter().any(|(name, _)| *name == key)
            };
            if declares("bioc") || declares("color") {
                return;
            }
            let colour = format!("{COLOURS}{}", colour_attributes(tag));
            let at = place.start.start + 1 + self.sheet.name(&place).len();
            return self.sheet.replace(at..at, colour);
        }
        let is_ours = chosen
            .iter()
            .all(|(_, value)| ours.is_some_and(|(line, fill)| *value == line || *value == fill));
        if is_ours {
            let (line, fill) = colours(tag);
            for (key, _) in chosen {
                let is_line = key.ends_with("stroke") || key.ends_with("border-color");
                self.sheet
                    .set(&place, key, if is_line { line } else { fill });
            }
        }
    }
}

/// What an annotation says of a step: all but what is drawn.
fn said(step: &Step) -> Step {
    Step {
        name: String::new(),
        next: Vec::new(),
        origin: None,
        kind: weft_core::workflow::StepKind::default(),
        split: weft_core::workflow::Split::default(),
        ..step.clone()
    }
}
