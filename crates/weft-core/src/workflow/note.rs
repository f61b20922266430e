//! What stands in a drawing beside the flow: places of cards, and free notes.
//!
//! Nothing here is measured; it is what people put somewhere with their hands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, StepId, bounds};

/// Where somebody put something, counted from where it would stand of itself; y grows downwards.
///
/// What the unit is, the field says that holds it: a card stands in a grid of columns and lanes, a
/// note anywhere.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// From left to right.
    #[serde(deserialize_with = "bounds::coordinate")]
    pub x: f64,
    /// From top to bottom.
    #[serde(deserialize_with = "bounds::coordinate")]
    pub y: f64,
}

/// A note that belongs to the drawing, not to the text of one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// What it says.
    pub text: String,
    /// How far it stands from the upper left corner of the card that it is about, or of the drawing, in
    /// points of the drawing on the screen; absent: right above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// The step that it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<StepId>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub extra: Extra,
}
