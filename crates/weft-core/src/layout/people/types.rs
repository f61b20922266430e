//! What the drawing says: places, lines and lists, in units of one CSS pixel; minutes are per case.

use serde::Serialize;

use crate::layout::{Point, Rect};
use crate::workflow::{RoleName, StepId};

/// Who meets whom, drawn.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PeopleDrawing {
    /// How wide the drawing is.
    pub width: f64,
    /// How tall the drawing is.
    pub height: f64,
    /// Every human role that takes part, those who are left alone first.
    pub people: Vec<Person>,
    /// Every pair that meets in a version, most minutes first.
    pub ties: Vec<DrawnTie>,
    /// The machines, all in one place; absent where nobody works with one.
    pub machines: Option<Machines>,
    /// Who passes work to whom, most first.
    pub handoffs: Vec<DrawnHandoff>,
    /// What a width says.
    pub scale: Scale,
}

/// A human role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Its name.
    pub name: RoleName,
    /// Whether the drawing is about this role: the learner, else the outside role, else the one that
    /// meets most others.
    pub focus: bool,
    /// Whether it met somebody and meets nobody now.
    pub left_alone: bool,
    /// How it stands in the baseline, or in the only version.
    pub baseline: Standing,
    /// How it stands in the redesign; absent without one.
    pub redesign: Option<Standing>,
    /// Where it stands; absent where it is only in the lists.
    pub place: Option<Place>,
}

/// How a role stands in one version.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Whether it takes part in a step.
    pub takes_part: bool,
    /// How many other roles it meets.
    pub partners: usize,
    /// Minutes in which it meets somebody.
    pub minutes: f64,
    /// Minutes in which it works with a machine and meets nobody.
    pub machine_minutes: f64,
    /// Whom it alone joins to the others.
    pub bridge: Option<Bridge>,
}

/// Whom a role alone joins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bridge {
    /// Those who would be cut off; all of its group where no part of it is the largest.
    pub to: Vec<RoleName>,
    /// Whether they are joined with each other rather than to a larger rest.
    pub between: bool,
}

/// Where a role stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The middle of its circle.
    pub centre: Point,
    /// How far its circle reaches.
    pub radius: f64,
    /// Its name in lines that fit.
    pub lines: Vec<String>,
    /// The size of its name.
    pub size: f64,
}

/// What became of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieChange {
    /// The pair meets as long as before, or longer; also where there is one version.
    Kept,
    /// The pair meets for less time.
    Thinned,
    /// The pair meets nowhere any more.
    Severed,
    /// The pair did not meet before.
    New,
}

/// A pair of roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawnTie {
    /// The two, in alphabetical order.
    pub roles: [RoleName; 2],
    /// How they meet in the baseline, or in the only version.
    pub baseline: Meets,
    /// How they meet in the redesign; absent without one.
    pub redesign: Option<Meets>,
    /// What became of it.
    pub change: TieChange,
    /// Its line; absent where an end is not drawn.
    pub strand: Option<Strand>,
}

/// How a pair meets in one version.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meets {
    /// Minutes together.
    pub minutes: f64,
    /// The steps in which they meet, in the order of the file; none where they do not.
    pub steps: Vec<Carrier>,
}

impl Meets {
    /// Whether they meet at all.
    #[must_use]
    pub fn at_all(&self) -> bool {
        !self.steps.is_empty()
    }
}

/// A step in which a pair meets.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Carrier {
    /// The step.
    pub step: StepId,
    /// Its minutes.
    pub minutes: f64,
    /// For a step of the baseline, the steps of the redesign that stand for it.
    pub now: Vec<StepId>,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
}

/// The line of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Strand {
    /// From middle to middle; it runs under the circles.
    pub line: Line,
    /// How wide it is in the baseline; 0 where they do not meet.
    pub before: f64,
    /// How wide it is in the redesign; 0 where they do not meet.
    pub now: f64,
    /// Where it was, as wide as it was: hollow, and open in its middle if nothing is left of it.
    pub rails: Vec<Line>,
    /// Two strokes through the middle of a tie that is severed.
    pub slashes: Vec<Line>,
    /// The middle of its figure; absent where it would stand on something else.
    pub label: Option<Point>,
}

/// What a width says.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    /// A round number of minutes …
    pub minutes: f64,
    /// … and how wide it is drawn.
    pub width: f64,
    /// The width of one minute.
    #[serde(skip)]
    pub a_minute: f64,
}

/// The machines, all in one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Machines {
    /// Their square; what they are called and their minutes stand under it.
    pub rect: Rect,
    /// Minutes that people spend with them in the baseline.
    pub baseline: f64,
    /// Minutes that people spend with them in the redesign; absent without one.
    pub redesign: Option<f64>,
    /// Who works with them: those with a share that can be seen.
    pub lines: Vec<MachineLine>,
}

/// A role that works with machines.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MachineLine {
    /// The role.
    pub role: RoleName,
    /// From the role to the machines.
    pub line: Line,
    /// Whether it does so in the baseline.
    pub before: bool,
    /// Whether it does so in the redesign.
    pub now: bool,
}

/// Who passes work to whom; the name is absent for a machine.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawnHandoff {
    /// Who passes it on.
    pub from: Option<RoleName>,
    /// Who takes over.
    pub to: Option<RoleName>,
    /// How often in the baseline.
    pub baseline: f64,
    /// How often in the redesign; absent without one.
    pub redesign: Option<f64>,
    /// From rim to rim; absent where an end is not drawn.
    pub line: Option<Line>,
}
