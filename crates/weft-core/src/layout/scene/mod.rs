//! The scene: what is drawn where, in plain shapes whose colours are named by what they mean.
//!
//! Roles are lines, contact is a bar across them, loss is the same bar made hollow (system.md). A
//! scene knows nothing of files or fonts; SVG, PNG, PDF and screen draw it alike.

mod around;
mod items;
mod marks;
mod pair;
mod paper;
mod version;
mod weave;
mod wrap;

use std::collections::BTreeMap;

pub use items::{Anchor, Fill, Head, Item, Shape, Stroke, Token, Writing};
pub use pair::{scene_halves, scene_pair};
pub use version::{scene, scene_suggested};
pub use weave::weave;
pub use wrap::wrap;

use crate::workflow::{StepId, Tag};

/// A drawing.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, schemars::JsonSchema)]
pub struct Scene {
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
    /// What it shows, in words, for those who do not see it.
    pub alt: String,
    /// Everything in it, from back to front.
    pub items: Vec<Item>,
    /// What ends left of here names the lanes, and is repeated in every row of a wrapped drawing.
    pub header: f64,
    /// Where the drawing can be cut into rows: right before each column but the first.
    pub breaks: Vec<f64>,
}

/// Expected visits per case, by step; one where nothing is said.
pub type Visits = BTreeMap<StepId, f64>;

/// Tags that nobody has confirmed, by step.
pub type Suggested = BTreeMap<StepId, Tag>;
