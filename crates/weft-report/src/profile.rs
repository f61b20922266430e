//! The five lines of the profile: what the redesign kept of human contact, never summed.

use serde::Serialize;
use weft_core::measure::{Kept, Measures};
use weft_core::workflow::Purpose;
use weft_core::{Audit, words};

use crate::view::{Version, View};

/// One line of the profile.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Line {
    pub(crate) label: String,
    pub(crate) gloss: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) kept: String,
    /// `bar`, `units` or `risk`.
    pub(crate) kind: &'static str,
    /// Share that is kept, or at risk.
    pub(crate) share: Option<f64>,
    /// How many there were.
    pub(crate) n: usize,
    /// How many are kept.
    pub(crate) k: usize,
    /// The names of what is kept.
    pub(crate) names_kept: Vec<String>,
    /// The names of what is lost.
    pub(crate) names_lost: Vec<String>,
    /// What is said where there is no picture, or beside it.
    pub(crate) note: String,
}

/// The five lines; without a redesign they hold what is there.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Vec<Line> {
    let (before, after) = (&audit.measures.baseline, audit.measures.redesign.as_ref());
    vec![
        minutes(audit, before, after),
        purposes(audit, view),
        counted(
            "Ties",
            "pairs of roles that meet at all",
            before.ties,
            audit.profile.as_ref().map(|profile| profile.ties_kept),
            "no two roles met before",
        ),
        counted(
            "Human loops",
            "rounds of trying again with a person",
            human_loops(&view.before, before),
            audit.profile.as_ref().map(|profile| profile.loops_kept),
            "no human loop before",
        ),
        nobody(audit, before, after),
    ]
}

fn minutes(audit: &Audit, before: &Measures, after: Option<&Measures>) -> Line {
    let share = audit
        .profile
        .as_ref()
        .and_then(|profile| profile.contact_minutes_kept);
    let now = |measures: &Measures| {
        estimated(
            measures,
            "contactMinutes",
            format!("{} min", words::about(measures.contact_minutes)),
        )
    };
    Line {
        label: "Contact minutes".to_owned(),
        gloss: "minutes in which people meet, per case".to_owned(),
        before: now(before),
        after: after.map(now).unwrap_or_default(),
        kept: share.map_or_else(|| "–".to_owned(), words::percent),
        kind: "bar",
        share,
        note: if before.contact_minutes > 0.0 {
            String::new()
        } else {
            "no contact before".to_owned()
        },
        ..Line::default()
    }
}

fn purposes(audit: &Audit, view: &View<'_>) -> Line {
    let before = view.before.purposes();
    let after = view
        .after
        .as_ref()
        .map(Version::purposes)
        .unwrap_or_default();
    let mut sorted: Vec<Purpose> = before.into_iter().collect();
    let weight = |one: &Purpose| audit.settings.weight(*one);
    sorted.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
    let is_single = view.after.is_none();
    let (kept, lost): (Vec<Purpose>, Vec<Purpose>) = sorted
        .into_iter()
        .partition(|one| is_single || after.contains(one));
    let names = |list: &[Purpose]| list.iter().map(|one| one.words().to_owned()).collect();
    let n = kept.len() + lost.len();
    Line {
        names_kept: names(&kept),
        names_lost: names(&lost),
        ..counted(
            "Purposes",
            "what contact is for",
            n,
            (!is_single).then_some(Kept {
                kept: kept.len(),
                of: n,
            }),
            "no purpose named before",
        )
    }
}

fn counted(label: &str, gloss: &str, before: usize, kept: Option<Kept>, none: &str) -> Line {
    let k = kept.map_or(before, |one| one.kept);
    Line {
        label: label.to_owned(),
        gloss: gloss.to_owned(),
        before: before.to_string(),
        after: k.to_string(),
        kept: if before == 0 {
            "–".to_owned()
        } else {
            format!("{k} of {before}")
        },
        kind: "units",
        n: before,
        k,
        share: share_of(k, before),
        note: if before == 0 {
            none.to_owned()
        } else {
            String::new()
        },
        ..Line::default()
    }
}

fn share_of(part: usize, whole: usize) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of roles or purposes is small"
    )]
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn nobody(audit: &Audit, before: &Measures, after: Option<&Measures>) -> Line {
    let says = |measures: &Measures| {
        let text = measures
            .meets_nobody
            .map_or_else(|| "not available".to_owned(), words::percent);
        estimated(measures, "meetsNobody", text)
    };
    let shown = if audit.profile.is_some() {
        after.and_then(|one| one.meets_nobody)
    } else {
        before.meets_nobody
    };
    Line {
        label: "Chance of meeting nobody".to_owned(),
        gloss: "cases that end without any human contact".to_owned(),
        before: says(before),
        after: after.map(says).unwrap_or_default(),
        kind: "risk",
        share: shown,
        note: match (before.meets_nobody, after.and_then(|one| one.meets_nobody)) {
            (Some(0.0), Some(0.0)) => "no case, before and after".to_owned(),
            (Some(0.0), None) if after.is_none() => "no case".to_owned(),
            _ => interval(after.unwrap_or(before)),
        },
        ..Line::default()
    }
}

/// Marks a value as estimated.
pub(crate) fn estimated(measures: &Measures, name: &str, text: String) -> String {
    if measures.estimated.iter().any(|one| one.measure == name) {
        format!("about {text}")
    } else {
        text
    }
}

/// Between which shares an estimate lies; nothing where the share is exact.
fn interval(measures: &Measures) -> String {
    let mut all = measures.estimated.iter();
    all.find(|one| one.measure == "meetsNobody")
        .map(|one| {
            let (low, high) = (words::percent(one.low), words::percent(one.high));
            if low == high {
                "estimated by simulation".to_owned()
            } else {
                format!("estimated, between {low} and {high} (95% sure)")
            }
        })
        .unwrap_or_default()
}

/// Loops in which people meet.
pub(crate) fn human_loops(version: &Version, measures: &Measures) -> usize {
    let contacts: Vec<_> = version.contacts().map(|step| &step.id).collect();
    let loops = measures.loops.iter();
    loops
        .filter(|one| one.iter().any(|step| contacts.contains(&step)))
        .count()
}
