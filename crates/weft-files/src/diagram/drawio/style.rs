//! What the style of a cell says: `rhombus;whiteSpace=wrap;html=1`.

use weft_core::workflow::Split;

use super::super::drawing::Shape;

/// A style as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style<'s>(pub(super) &'s str);

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Work, routing or an event.
    Node,
    /// An event at the border of the step that it is a part of.
    Boundary,
    /// A lane, a pool, a row of a table, or a group.
    Frame,
    /// A note beside the flow.
    Note,
    /// Words without an outline.
    Text,
}

/// Which ends of a line have a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// Only the end.
    Forward,
    /// Only the start.
    Back,
    /// Both.
    Both,
    /// Neither.
    Plain,
}

impl<'s> Style<'s> {
    fn parts(self) -> impl Iterator<Item = &'s str> {
        self.0.split(';').map(str::trim)
    }

    /// The value of a key; the last one counts.
    pub(super) fn get(self, key: &str) -> Option<&'s str> {
        let values = self.parts().filter_map(|part| {
            let (found, value) = part.split_once('=')?;
            (found.trim() == key).then_some(value.trim())
        });
        values.last()
    }

    /// Whether a word stands alone: the names of styles do.
    fn has(self, word: &str) -> bool {
        self.parts().any(|part| part == word)
    }

    /// Whether a key is switched on.
    pub(super) fn is_on(self, key: &str) -> bool {
        self.get(key) == Some("1")
    }

    /// Whether the shape or the name of the style is one of these.
    fn is_any(self, names: &[&str]) -> bool {
        // A shape that is named wins over the name of the style: `ellipse;shape=cloud` is a cloud.
        match self.get("shape") {
            Some(shape) => names.contains(&shape),
            None => names.iter().any(|name| self.has(name)),
        }
    }

    /// What the shape stands for.
    pub(super) fn meaning(self) -> Meaning {
        const FRAMES: [&str; 6] = ["swimlane", "table", "tableRow", "group", "umlFrame", "pool"];
        const NOTES: [&str; 4] = [
            "note",
            "note2",
            "mxgraph.flowchart.annotation_1",
            "mxgraph.flowchart.annotation_2",
        ];
        let is_boundary = self
            .get("outline")
            .is_some_and(|outline| outline.starts_with("bound"));
        if self.is_any(&FRAMES) {
            Meaning::Frame
        } else if self.is_any(&NOTES) {
            Meaning::Note
        } else if self.is_any(&["text", "edgeLabel"]) {
            Meaning::Text
        } else if is_boundary && self.shape() == Shape::Circle {
            Meaning::Boundary
        } else {
            Meaning::Node
        }
    }

    /// Whether a frame with a title is a lane or a pool, whatever else it holds.
    pub(super) fn is_lane(self) -> bool {
        self.is_any(&["swimlane", "tableRow", "pool"])
    }

    /// Whether it is a row of a table, whose cells are phases.
    pub(super) fn is_row(self) -> bool {
        self.is_any(&["tableRow"])
    }

    /// Whether it is a step by its shape: what it holds is its inside, not what a role does.
    pub(super) fn is_activity(self) -> bool {
        let shape = self.get("shape").unwrap_or_default();
        shape.starts_with("mxgraph.bpmn.task") || self.get("bpmnShapeType") == Some("subprocess")
    }

    /// How the node is drawn.
    pub(super) fn shape(self) -> Shape {
        const DIAMONDS: [&str; 7] = [
            "rhombus",
            "line",
            "mxgraph.flowchart.decision",
            "mxgraph.flowchart.sort",
            "mxgraph.bpmn.gateway",
            "mxgraph.bpmn.gateway2",
            "mxgraph.flowchart.merge_or_storage",
        ];
        const CIRCLES: [&str; 10] = [
            "ellipse",
            "doubleEllipse",
            "startState",
            "endState",
            "mxgraph.bpmn.event",
            "mxgraph.flowchart.start_1",
            "mxgraph.flowchart.start_2",
            "mxgraph.flowchart.on-page_reference",
            "mxgraph.flowchart.or",
            "mxgraph.flowchart.summing_function",
        ];
        let perimeter = self.get("perimeter").unwrap_or_default();
        let arc = self
            .get("arcSize")
            .and_then(|size| size.parse::<f64>().ok());
        if self.is_any(&DIAMONDS)
            || perimeter == "rhombusPerimeter"
            || self.get("background") == Some("gateway")
        {
            Shape::Diamond
        } else if self.is_any(&CIRCLES) || perimeter == "ellipsePerimeter" {
            Shape::Circle
        } else if self.is_any(&["mxgraph.flowchart.terminator"])
            || self.is_on("rounded") && arc.is_some_and(|arc| arc >= 40.0)
        {
            Shape::Terminal
        } else {
            Shape::Box
        }
    }

    /// Which ways are taken from a gateway of BPMN or from the bar of an activity diagram.
    pub(super) fn split(self) -> Split {
        let symbol = self.get("symbol").unwrap_or_default();
        match self.get("gwType").unwrap_or(symbol) {
            "parallel" | "parallelGw" => Split::All,
            "inclusive" | "inclusiveGw" | "complex" | "complexGw" => Split::Some,
            _ if self.is_any(&["line"]) => Split::All,
            _ => Split::One,
        }
    }

    /// Which ends of the line have a head.
    pub(super) fn heads(self) -> Heads {
        let is_head = |name: &str| {
            ["classic", "block", "open", "async", "doubleBlock"]
                .iter()
                .any(|head| name.starts_with(head))
        };
        let end = self.get("endArrow").unwrap_or("classic");
        let start = self.get("startArrow").unwrap_or("none");
        match (is_head(start), is_head(end)) {
            (_, false) if self.is_any(&["link"]) => Heads::Plain,
            (true, true) => Heads::Both,
            (true, false) => Heads::Back,
            (false, true) => Heads::Forward,
            // A diamond or a circle at the end is a direction too.
            (false, false) if end != "none" => Heads::Forward,
            (false, false) => Heads::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_known_by_shape_name_and_outline() {
        let shape = |style: &'static str| Style(style).shape();
        assert_eq!(shape("rhombus;html=1"), Shape::Diamond, "a style's name");
        assert_eq!(
            shape("shape=mxgraph.bpmn.shape;perimeter=rhombusPerimeter;background=gateway"),
            Shape::Diamond,
            "BPMN as it was drawn before 2020"
        );
        assert_eq!(shape("ellipse;html=1"), Shape::Circle, "an event");
        assert_eq!(shape("ellipse;shape=cloud"), Shape::Box, "a cloud");
        assert_eq!(shape("rounded=1;arcSize=50"), Shape::Terminal, "a lozenge");
        assert_eq!(shape("rounded=1;arcSize=10"), Shape::Box, "round corners");
        assert_eq!(shape(""), Shape::Box, "nothing is said");
    }

    #[test]
    fn heads_are_where_arrows_lead() {
        let heads = |style: &'static str| Style(style).heads();
        assert_eq!(heads(""), Heads::Forward, "unless it says otherwise");
        assert_eq!(heads("endArrow=none"), Heads::Plain, "a line");
        assert_eq!(heads("endArrow=none;startArrow=block"), Heads::Back, "back");
        assert_eq!(heads("startArrow=classic"), Heads::Both, "both ways");
        assert_eq!(
            heads("startArrow=oval;endArrow=block"),
            Heads::Forward,
            "a message"
        );
        assert_eq!(heads("endArrow=ERmany"), Heads::Forward, "some other end");
    }
}
