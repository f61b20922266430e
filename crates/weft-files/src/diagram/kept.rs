//! What a drawing does not show, in the comments of our own files: `weft: {json}`, one line for the document
//! and one for each step.

use serde::{Deserialize, Serialize};
use weft_core::Document;
use weft_core::workflow::{Redesign, Step, Workflow};
use weft_core::{Said, said, sentence};

/// The word before the JSON.
const MARK: &str = "weft:";

/// What comments keep.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The document without its steps.
    pub(super) document: Option<Document>,
    /// Steps in the order of the document, each with its version and the id of its node.
    pub(super) steps: Vec<(usize, String, Step)>,
}

/// One line as it is read.
#[derive(Deserialize)]
struct Line {
    document: Option<Document>,
    #[serde(default)]
    version: usize,
    node: Option<String>,
    step: Option<Step>,
}

/// One line of a step as it is written.
#[derive(Serialize)]
struct StepLine<'a> {
    version: usize,
    node: &'a str,
    step: &'a Step,
}

/// The line of a document as it is written.
#[derive(Serialize)]
struct DocumentLine {
    document: Document,
}

impl Kept {
    /// Takes what a comment says, if it is one of ours; what is wrong with it otherwise.
    pub(super) fn take(&mut self, comment: &str) -> Result<(), Said> {
        let Some(json) = comment.trim().strip_prefix(MARK) else {
            return Ok(());
        };
        let line: Line = serde_json::from_str(json).map_err(|error| {
            let (found, expected) = crate::json::words(&error);
            Said::of(|language| {
                sentence!(language;
                "found {}, expected {}", "gefunden: {}, erwartet: {}",
                found.says(language), expected.says(language))
            })
        })?;
        match (line.document, line.node, line.step) {
            (Some(document), None, None) if self.document.is_none() => {
                self.document = Some(document);
            }
            (None, Some(node), Some(step)) => self.steps.push((line.version, node, step)),
            _ => {
                return Err(said!(
                    "found neither a document nor a step",
                    "gefunden: weder ein Dokument noch ein Schritt"
                ));
            }
        }
        Ok(())
    }
}

/// The comment of a step.
pub(super) fn of_step(version: usize, node: &str, step: &Step) -> String {
    comment(&StepLine {
        version,
        node,
        step,
    })
}

/// The comment of a document without its steps.
pub(super) fn of_document(document: &Document) -> String {
    let without_steps = |workflow: &Workflow| Workflow {
        start: workflow.start.clone(),
        steps: Vec::new(),
        messages: workflow.messages.clone(),
        free_notes: workflow.free_notes.clone(),
        matching: workflow.matching.clone(),
        extra: workflow.extra.clone(),
    };
    let redesign = |redesign: &Redesign| Redesign {
        name: redesign.name.clone(),
        workflow: without_steps(&redesign.workflow),
    };
    comment(&DocumentLine {
        document: Document {
            title: document.title.clone(),
            case: document.case.clone(),
            cases_per_week: document.cases_per_week,
            stakes: document.stakes,
            roles: document.roles.clone(),
            baseline: without_steps(&document.baseline),
            redesigns: document.redesigns.iter().map(redesign).collect(),
            waivers: document.waivers.clone(),
            plan: document.plan.clone(),
            suggestions: document.suggestions.clone(),
            extra: document.extra.clone(),
        },
    })
}

/// One line of JSON without anything that Mermaid, Markdown or HTML would act on.
///
/// These letters stand only within text, where an escape says the same.
fn comment(line: &impl Serialize) -> String {
    let json = serde_json::to_string(line).expect("it has text keys only and writes to memory");
    let mut safe = json;
    for (letter, escape) in [
        ("%", "\\u0025"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("`", "\\u0060"),
    ] {
        safe = safe.replace(letter, escape);
    }
    for breaking in ['\u{85}', '\u{2028}', '\u{2029}', '\u{7f}'] {
        safe = safe.replace(breaking, &format!("\\u{:04x}", u32::from(breaking)));
    }
    format!("{MARK} {safe}")
}
