//! How the work moved, in words beside the picture of the core; the template multiplies its heights.

use serde::Serialize;
use weft_core::measure::{FlowBand, FlowEnd, FlowNode, FlowPicture};
use weft_core::{Audit, words};

/// One end of the bands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Node {
    tag: &'static str,
    word: &'static str,
    /// Where it begins, in visits from the top, without gaps.
    y: f64,
    /// How many visits.
    h: f64,
    n: String,
    /// How many gaps stand above it.
    gaps: usize,
}

/// Work that moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Band {
    a: &'static str,
    z: &'static str,
    v: f64,
    ya: f64,
    yz: f64,
    gaps_a: usize,
    gaps_z: usize,
    n: String,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Flow {
    left: Vec<Node>,
    right: Vec<Node>,
    bands: Vec<Band>,
    total: f64,
    alt: String,
}

/// Where work that people did together can go, from top to bottom.
const RIGHT: [FlowEnd; 6] = [
    FlowEnd::HumanRelational,
    FlowEnd::HumanAlone,
    FlowEnd::AiAugmented,
    FlowEnd::AiAutomated,
    FlowEnd::Untagged,
    FlowEnd::Gone,
];

fn letter(end: FlowEnd) -> &'static str {
    match end {
        FlowEnd::HumanRelational => "R",
        FlowEnd::HumanAlone => "I",
        FlowEnd::AiAugmented => "G",
        FlowEnd::AiAutomated => "A",
        FlowEnd::Untagged => "U",
        FlowEnd::New => "new",
        FlowEnd::Gone => "gone",
    }
}

/// An end in words.
pub(crate) fn word(end: FlowEnd) -> &'static str {
    match end {
        FlowEnd::HumanRelational => "human-relational",
        FlowEnd::HumanAlone => "human-alone",
        FlowEnd::AiAugmented => "AI-augmented",
        FlowEnd::AiAutomated => "AI-automated",
        FlowEnd::Untagged => "untagged",
        FlowEnd::New => "new in the redesign",
        FlowEnd::Gone => "gone",
    }
}

/// The picture of the core, with its words.
pub(crate) fn of(audit: &Audit) -> Flow {
    let picture = FlowPicture::of(&audit.tag_flow);
    let node = |one: &FlowNode| Node {
        tag: letter(one.end),
        word: word(one.end),
        y: one.y,
        h: one.visits,
        n: words::one_decimal(one.visits),
        gaps: one.gaps,
    };
    let band = |one: &FlowBand| Band {
        a: letter(one.from),
        z: letter(one.to),
        v: one.visits,
        ya: one.from_y,
        yz: one.to_y,
        gaps_a: one.from_gaps,
        gaps_z: one.to_gaps,
        n: words::one_decimal(one.visits),
    };
    let says: Vec<String> = picture
        .bands
        .iter()
        .map(|one| {
            let n = words::one_decimal(one.visits);
            let (from, to) = (word(one.from), word(one.to));
            format!("{n} steps per case from {from} to {to}")
        })
        .collect();
    Flow {
        left: picture.left.iter().map(node).collect(),
        right: picture.right.iter().map(node).collect(),
        bands: picture.bands.iter().map(band).collect(),
        total: picture.total,
        alt: format!("Flow picture. {}.", says.join("; ")),
    }
}

/// The headline: where the largest share of the steps that people did together went.
pub(crate) fn headline(audit: &Audit) -> (String, String) {
    let from_people: Vec<(FlowEnd, f64)> = RIGHT
        .iter()
        .map(|to| {
            let flow = audit.tag_flow.iter();
            let these = flow.filter(|one| one.from == FlowEnd::HumanRelational && one.to == *to);
            (*to, these.map(|one| one.visits).sum())
        })
        .collect();
    let total: f64 = from_people.iter().map(|(_, visits)| visits).sum();
    if total <= 0.0 {
        return apart(audit);
    }
    let first = (FlowEnd::HumanRelational, 0.0);
    let (end, most) = from_people.iter().copied().fold(first, |best, one| {
        if words::nine(one.1) > words::nine(best.1) {
            one
        } else {
            best
        }
    });
    let share = words::percent(most / total);
    // A tag is a claim; whether people met is computed from who took part and how.
    let met = audit.measures.baseline.contact_steps > 0;
    let what = if met {
        "steps that people did together"
    } else {
        "human-relational steps"
    };
    let head = match end {
        FlowEnd::AiAutomated => format!("AI now does {share} of the {what}."),
        FlowEnd::AiAugmented => {
            format!("{share} of the {what} are now done by one person with AI.")
        }
        FlowEnd::HumanAlone => format!("{share} of the {what} are now done alone."),
        FlowEnd::Gone => format!("{share} of the {what} are gone."),
        FlowEnd::Untagged => format!("{share} of the {what} carry no tag in the redesign."),
        FlowEnd::HumanRelational | FlowEnd::New if met => {
            format!("People still do {share} of the steps that they did together.")
        }
        FlowEnd::HumanRelational | FlowEnd::New => {
            format!("{share} of the {what} stay human-relational.")
        }
    };
    let parts: Vec<String> = from_people
        .iter()
        .filter(|(_, visits)| *visits > 0.0)
        .map(|(end, visits)| {
            let n = words::one_decimal(*visits);
            match end {
                FlowEnd::HumanRelational => format!("{n} stay human-relational"),
                FlowEnd::Gone => format!("{n} have no counterpart"),
                FlowEnd::HumanAlone
                | FlowEnd::AiAugmented
                | FlowEnd::AiAutomated
                | FlowEnd::Untagged
                | FlowEnd::New => format!("{n} become {}", word(*end)),
            }
        })
        .collect();
    let all = words::one_decimal(total);
    let none = if met {
        ""
    } else {
        " In none of them do two people meet."
    };
    (
        head,
        format!(
            "Of {all} human-relational steps per case, {}.{none}",
            words::list(&parts)
        ),
    )
}

/// The headline where nobody did anything together: what moved is the work of people alone.
fn apart(audit: &Audit) -> (String, String) {
    let moved: f64 = audit
        .tag_flow
        .iter()
        .filter(|one| one.from == FlowEnd::HumanAlone && one.to == FlowEnd::AiAutomated)
        .map(|one| one.visits)
        .sum();
    let alone: f64 = audit
        .tag_flow
        .iter()
        .filter(|one| one.from == FlowEnd::HumanAlone)
        .map(|one| one.visits)
        .sum();
    let head = if moved > 0.0 && alone > 0.0 {
        format!(
            "{} of the steps that people did alone are now automated.",
            words::percent(moved / alone)
        )
    } else {
        "No step that people do alone moved to a machine.".to_owned()
    };
    (head, "No step of the baseline is human-relational. Work of people alone that a machine takes over is relief more often than loss; it is shown apart and never coloured as loss.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_alone_does_not_say_that_people_did_it_together() {
        let head = |roles: &str| {
            let text = format!(
                r#"{{"format": "weft/1", "title": "t", "case": "c",
                "baseline": {{"steps": [{{"id": "b", "name": "Call", "roles": [{roles}], "tag": "human-relational", "mode": "live", "minutes": 5}}]}},
                "redesign": {{"steps": [{{"id": "r", "name": "Form", "roles": [{roles}], "tag": "human-alone", "minutes": 5, "replaces": ["b"]}}]}}}}"#
            );
            let document: weft_core::Document = serde_json::from_str(&text).expect("a document");
            let settings = weft_core::Settings::default();
            let options = weft_core::audit::Options {
                redesign: Some(0),
                confirmed: None,
                settings: &settings,
                today: jiff::civil::date(2026, 1, 1),
                language: weft_core::Language::English,
            };
            headline(&weft_core::audit::audit(&document, &options).expect("no fault"))
        };
        assert_eq!(
            head(r#""Guest", "Host""#).0,
            "100% of the steps that people did together are now done alone.",
            "two people met"
        );
        let (line, says) = head(r#""Guest""#);
        assert_eq!(
            line, "100% of the human-relational steps are now done alone.",
            "one person meets nobody"
        );
        assert!(
            says.ends_with("In none of them do two people meet."),
            "{says}"
        );
    }
}
