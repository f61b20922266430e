//! How the work moved, in words beside the picture of the core; the template multiplies its heights.

use serde::Serialize;
use weft_core::measure::{FlowBand, FlowEnd, FlowNode, FlowPicture};
use weft_core::{Audit, Language, sentence, words};

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
pub(crate) fn word(end: FlowEnd, language: Language) -> &'static str {
    match end {
        FlowEnd::HumanRelational => language.pick("human-relational", "zwischenmenschlich"),
        FlowEnd::HumanAlone => language.pick("human-alone", "allein"),
        FlowEnd::AiAugmented => language.pick("AI-augmented", "KI-gestützt"),
        FlowEnd::AiAutomated => language.pick("AI-automated", "KI-automatisiert"),
        FlowEnd::Untagged => language.pick("untagged", "ohne Art"),
        FlowEnd::New => language.pick("new in the redesign", "neu im Neuentwurf"),
        FlowEnd::Gone => language.pick("gone", "weggefallen"),
    }
}

/// The picture of the core, with its words.
pub(crate) fn of(audit: &Audit, language: Language) -> Flow {
    let picture = FlowPicture::of(&audit.tag_flow);
    let steps = printed(&picture);
    let left = |one: &FlowNode| ends(&picture, &steps, |band| band.from == one.end);
    let right = |one: &FlowNode| ends(&picture, &steps, |band| band.to == one.end);
    let node = |one: &FlowNode, steps: f64| Node {
        tag: letter(one.end),
        word: word(one.end, language),
        y: one.y,
        h: one.visits,
        n: at_least(steps, one.visits, language),
        gaps: one.gaps,
    };
    let band = |(one, steps): (&FlowBand, &f64)| Band {
        a: letter(one.from),
        z: letter(one.to),
        v: one.visits,
        ya: one.from_y,
        yz: one.to_y,
        gaps_a: one.from_gaps,
        gaps_z: one.to_gaps,
        n: at_least(*steps, one.visits, language),
    };
    let says: Vec<String> = picture
        .bands
        .iter()
        .zip(&steps)
        .map(|(one, steps)| {
            let n = at_least(*steps, one.visits, language);
            let (from, to) = (word(one.from, language), word(one.to, language));
            sentence!(language;
                "{n} steps per case from {from} to {to}",
                "{n} Schritte je Fall: von {from} zu {to}",
            )
        })
        .collect();
    Flow {
        left: picture
            .left
            .iter()
            .map(|one| node(one, left(one)))
            .collect(),
        right: picture
            .right
            .iter()
            .map(|one| node(one, right(one)))
            .collect(),
        bands: picture.bands.iter().zip(&steps).map(band).collect(),
        total: picture.total,
        alt: sentence!(language;
            "Flow picture. {}.",
            "Bild der Arbeit. {}.",
            says.join("; "),
        ),
    }
}

/// The bands in steps as they are printed: those of one end at the left make it.
fn printed(picture: &FlowPicture) -> Vec<f64> {
    let mut steps = Vec::with_capacity(picture.bands.len());
    for bands in picture.bands.chunk_by(|one, other| one.from == other.from) {
        let visits: Vec<f64> = bands.iter().map(|band| band.visits).collect();
        steps.extend(words::parts(&visits, 1));
    }
    steps
}

/// What an end is made of, as its bands are printed.
fn ends(picture: &FlowPicture, steps: &[f64], is_there: impl Fn(&FlowBand) -> bool) -> f64 {
    let bands = picture.bands.iter().zip(steps);
    bands
        .filter(|(band, _)| is_there(band))
        .map(|(_, steps)| steps)
        .sum()
}

/// Steps with one decimal; what is there but rounds to nothing says so.
fn at_least(steps: f64, visits: f64, language: Language) -> String {
    let said = language.one_decimal(steps);
    if words::nine(visits) > 0.0 && words::nine(steps) == 0.0 {
        let least = language.one_decimal(0.1);
        return sentence!(language; "under {least}", "unter {least}");
    }
    said
}

/// The headline: where the largest share of the steps that people did together went.
pub(crate) fn headline(audit: &Audit, language: Language) -> (String, String) {
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
        return apart(audit, language);
    }
    let first = (FlowEnd::HumanRelational, 0.0);
    let (end, most) = from_people.iter().copied().fold(first, |best, one| {
        if words::nine(one.1) > words::nine(best.1) {
            one
        } else {
            best
        }
    });
    let share = words::capital(&language.percent(most / total));
    // A tag is a claim; whether people met is computed from who took part and how.
    let met = audit.measures.baseline.contact_steps > 0;
    let head = match language {
        Language::English => head_in_english(end, &share, met),
        Language::German => head_in_german(end, &share, met),
    };
    let visits: Vec<f64> = from_people.iter().map(|(_, visits)| *visits).collect();
    let steps = words::parts(&visits, 1);
    let parts = from_people.iter().zip(&steps);
    let parts: Vec<String> = parts
        .filter(|((_, visits), _)| *visits > 0.0)
        .map(|((end, visits), steps)| part(*end, &at_least(*steps, *visits, language), language))
        .collect();
    let none = if met {
        ""
    } else {
        language.pick(
            " In none of them do two people meet.",
            " Bei keinem davon treffen sich zwei Menschen.",
        )
    };
    let says = sentence!(language;
        "Of {} human-relational steps per case, {}.{none}",
        "Von {} zwischenmenschlichen Schritten je Fall {}.{none}",
        language.one_decimal(steps.iter().sum()),
        language.list(parts.iter()),
    );
    (head, says)
}

/// What became of a share of the steps; in English it may stand within the sentence.
fn head_in_english(end: FlowEnd, share: &str, met: bool) -> String {
    let what = if met {
        "steps that people did together"
    } else {
        "human-relational steps"
    };
    match end {
        FlowEnd::AiAutomated => format!("AI now does {} of the {what}.", share.to_lowercase()),
        FlowEnd::AiAugmented => {
            format!("{share} of the {what} are now done by one person with AI.")
        }
        FlowEnd::HumanAlone => format!("{share} of the {what} are now done alone."),
        FlowEnd::Gone => format!("{share} of the {what} are gone."),
        FlowEnd::Untagged => format!("{share} of the {what} carry no tag in the redesign."),
        FlowEnd::HumanRelational | FlowEnd::New if met => format!(
            "People still do {} of the steps that they did together.",
            share.to_lowercase()
        ),
        FlowEnd::HumanRelational | FlowEnd::New => {
            format!("{share} of the {what} stay human-relational.")
        }
    }
}

fn head_in_german(end: FlowEnd, share: &str, met: bool) -> String {
    let what = if met {
        "Schritte, die Menschen gemeinsam taten,"
    } else {
        "zwischenmenschlichen Schritte"
    };
    match end {
        FlowEnd::AiAutomated => format!("{share} der {what} macht jetzt die KI."),
        FlowEnd::AiAugmented => format!("{share} der {what} macht jetzt ein Mensch mit KI."),
        FlowEnd::HumanAlone => format!("{share} der {what} macht jetzt jemand allein."),
        FlowEnd::Gone => format!("{share} der {what} sind weggefallen."),
        FlowEnd::Untagged => format!("{share} der {what} haben im Neuentwurf keine Art."),
        FlowEnd::HumanRelational | FlowEnd::New if met => {
            format!("{share} der {what} tun sie noch gemeinsam.")
        }
        FlowEnd::HumanRelational | FlowEnd::New => {
            format!("{share} der {what} bleiben zwischenmenschlich.")
        }
    }
}

/// What became of so many steps, within a sentence.
fn part(end: FlowEnd, n: &str, language: Language) -> String {
    match end {
        FlowEnd::HumanRelational => sentence!(language;
            "{n} stay human-relational",
            "bleiben {n} zwischenmenschlich",
        ),
        FlowEnd::Gone => sentence!(language;
            "{n} have no counterpart",
            "haben {n} keine Entsprechung",
        ),
        FlowEnd::HumanAlone
        | FlowEnd::AiAugmented
        | FlowEnd::AiAutomated
        | FlowEnd::Untagged
        | FlowEnd::New => sentence!(language;
            "{n} become {}",
            "werden {n} {}",
            word(end, language),
        ),
    }
}

/// The headline where nobody did anything together: what moved is the work of people alone.
fn apart(audit: &Audit, language: Language) -> (String, String) {
    let alone = audit.tag_flow.iter();
    let alone = alone.filter(|one| one.from == FlowEnd::HumanAlone);
    let moved = alone
        .clone()
        .filter(|one| one.to == FlowEnd::AiAutomated)
        .map(|one| one.visits);
    let (moved, alone): (f64, f64) = (moved.sum(), alone.map(|one| one.visits).sum());
    let head = if moved > 0.0 && alone > 0.0 {
        sentence!(language;
            "{} of the steps that people did alone are now automated.",
            "{} der Schritte, die Menschen allein taten, sind jetzt automatisiert.",
            words::capital(&language.percent(moved / alone)),
        )
    } else {
        language
            .pick(
                "No step that people do alone moved to a machine.",
                "Kein Schritt, den Menschen allein tun, ging an eine Maschine.",
            )
            .to_owned()
    };
    let says = language.pick(
        "No step of the baseline is human-relational. Work of people alone that a machine takes over is relief more often than loss; it is shown apart and never coloured as loss.",
        "Kein Schritt der Ausgangslage ist zwischenmenschlich. Was Menschen allein taten und eine Maschine übernimmt, ist öfter Entlastung als Verlust; es ist für sich gezeigt und nie als Verlust gefärbt.",
    );
    (head, says.to_owned())
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
                language: Language::English,
            };
            headline(
                &weft_core::audit::audit(&document, &options).expect("no fault"),
                Language::English,
            )
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

    #[test]
    fn ends_are_made_of_the_bands_that_are_printed() {
        let band = |from, to, visits| weft_core::measure::TagFlow { from, to, visits };
        use FlowEnd::{AiAutomated, HumanAlone, HumanRelational, New};
        let flow = [
            band(HumanRelational, HumanAlone, 0.88),
            band(HumanRelational, AiAutomated, 2.7385),
            band(HumanAlone, AiAutomated, 3.0462),
            band(New, AiAutomated, 0.4154),
            band(New, HumanAlone, 0.02),
        ];
        let picture = FlowPicture::of(&flow);
        let steps = printed(&picture);
        for end in &picture.right {
            let whole = ends(&picture, &steps, |band| band.to == end.end);
            let bands = picture.bands.iter().zip(&steps);
            let bands = bands.filter(|(band, _)| band.to == end.end);
            let sum: f64 = bands.map(|(_, steps)| steps).sum();
            assert!((whole - sum).abs() < 1e-9, "{:?}", end.end);
            assert!((whole - end.visits).abs() < 0.2, "{:?}: {whole}", end.end);
        }
        for end in &picture.left {
            let whole = ends(&picture, &steps, |band| band.from == end.end);
            assert!(
                (whole - end.visits).abs() <= 0.05 + 1e-9,
                "{:?}: {whole}",
                end.end
            );
        }
        assert_eq!(
            at_least(0.0, 0.02, Language::English),
            "under 0.1",
            "not nothing"
        );
    }
}
