//! What differs between two BPMN models, element by element, matched by their ids.
//!
//! Reported are elements that people see: flow nodes and flows, pools, lanes, data and messages; what
//! differs inside of one, at the event definition of a timer or in an extension, is reported with it.
//! What is only drawn elsewhere is listed apart and is never a change. The measure is bpmn-js-differ: what
//! it finds is found here, under the same names of properties.

mod compare;
mod drawing;
mod schema;
mod words;

use serde::Serialize;

use super::model::Model;
use super::parse;
use crate::{FileError, Limits};

/// What differs between two models; each list is in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BpmnDiff {
    /// Elements that only the later model has. What stands inside of a new sub-process comes with it.
    pub added: Vec<BpmnElement>,
    /// Elements that only the earlier model has.
    pub removed: Vec<BpmnElement>,
    /// Elements of both that say something else.
    pub changed: Vec<BpmnChange>,
    /// Elements of both of which only attributes of vendors' extensions differ, or those as well; BPMN itself
    /// does not know them, and bpmn-js-differ does not look at them.
    pub vendor_changed: Vec<BpmnChange>,
    /// Elements of both that are only drawn elsewhere or otherwise, which changes nothing.
    pub layout_changed: Vec<BpmnElement>,
}

/// An element of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BpmnElement {
    /// Its id; empty where it has none.
    pub id: String,
    /// What it is, as BPMN's metamodel calls it: `bpmn:UserTask`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name as the file has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// An element that says something else in the later model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BpmnChange {
    /// The element, as the later model has it.
    #[serde(flatten)]
    pub element: BpmnElement,
    /// Properties of its own that changed, came or went.
    pub attributes: Vec<BpmnAttribute>,
    /// What changed deeper inside, each with the way there: `extensionElements.form.key`.
    pub inside: Vec<BpmnAttribute>,
}

/// A property that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BpmnAttribute {
    /// Its name; of a list with the place in it: `eventDefinitions[0]`.
    pub property: String,
    /// What was there before; none where nothing was.
    pub old: Option<String>,
    /// What is there now; none where nothing is.
    pub new: Option<String>,
}

/// Compares two BPMN 2.0 models by the ids of their elements.
///
/// Elements are found again by id, those without one by all that they say. An element that stands in
/// another sub-process or process is removed there and added here. Takes time in proportion to both files.
///
/// # Errors
///
/// Which of the two cannot be read, and why: too large, no well-formed XML, or no BPMN model.
pub fn diff_bpmn(before: &[u8], after: &[u8], limits: &Limits) -> Result<BpmnDiff, FileError> {
    let texts = (parse::text(before, limits)?, parse::text(after, limits)?);
    let before = parse::parse(&texts.0, limits)?;
    let after = parse::parse(&texts.1, limits)?;
    let (before, after) = (Model::of(&before)?, Model::of(&after)?);
    let mut diff = compare::compare(&before, &after);
    diff.layout_changed = drawing::redrawn(&before, &after);
    Ok(diff)
}

impl BpmnDiff {
    /// Whether the models say the same, however they are drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let has_changed = self.changed.len() + self.vendor_changed.len() > 0;
        self.added.is_empty() && self.removed.is_empty() && !has_changed
    }
}
