//! The five lines of the profile: what the redesign kept of human contact, never summed.

use serde::Serialize;
use weft_core::measure::{Kept, Measures};
use weft_core::workflow::Purpose;
use weft_core::{Audit, Language, sentence};

use crate::view::{Version, View};

/// One line of the profile.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Line {
    pub(crate) label: String,
    /// The label in the table: where versions are compared, what of it is kept.
    pub(crate) head: String,
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

/// What a line is called: alone, and where it says what is kept.
struct Called {
    label: &'static str,
    kept: &'static str,
    gloss: &'static str,
    /// Said where there was nothing before.
    none: &'static str,
}

impl Called {
    /// A line with these words.
    fn line(&self, compares: bool) -> Line {
        Line {
            label: self.label.to_owned(),
            head: if compares { self.kept } else { self.label }.to_owned(),
            gloss: self.gloss.to_owned(),
            ..Line::default()
        }
    }
}

/// The five lines; without a redesign they hold what is there.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Vec<Line> {
    let language = view.language;
    let versions = (&audit.measures.baseline, audit.measures.redesign.as_ref());
    let before = versions.0;
    let loops = human_loops(&view.before, before);
    let kept = audit.profile.as_ref();
    vec![
        minutes(audit, versions, language),
        purposes(audit, view),
        counted(
            &ties(language),
            before.ties,
            kept.map(|profile| profile.ties_kept),
            language,
        ),
        counted(
            &rounds(language),
            loops,
            kept.map(|profile| profile.loops_kept),
            language,
        ),
        nobody(audit, versions, language),
    ]
}

fn ties(language: Language) -> Called {
    Called {
        label: language.pick("Ties", "Beziehungen"),
        kept: language.pick("Ties kept", "Erhaltene Beziehungen"),
        gloss: language.pick(
            "pairs of roles that meet at all",
            "Paare von Rollen, die sich überhaupt treffen",
        ),
        none: language.pick(
            "no two roles met before",
            "vorher trafen sich keine zwei Rollen",
        ),
    }
}

fn rounds(language: Language) -> Called {
    Called {
        label: language.pick("Human loops", "Schleifen mit Menschen"),
        kept: language.pick("Human loops kept", "Erhaltene Schleifen mit Menschen"),
        gloss: language.pick(
            "rounds of trying again with a person",
            "noch einmal versuchen, mit einem Menschen",
        ),
        none: language.pick("no human loop before", "vorher keine Schleife mit Menschen"),
    }
}

fn minutes(
    audit: &Audit,
    (before, after): (&Measures, Option<&Measures>),
    language: Language,
) -> Line {
    let called = Called {
        label: language.pick("Contact minutes", "Kontaktzeit"),
        kept: language.pick("Contact minutes kept", "Erhaltene Kontaktzeit"),
        gloss: language.pick(
            "minutes in which people meet, per case",
            "Minuten je Fall, in denen sich Menschen treffen",
        ),
        none: language.pick("no contact before", "vorher kein Kontakt"),
    };
    let profile = audit.profile.as_ref();
    let share = profile.and_then(|profile| profile.contact_minutes_kept);
    let now = |measures: &Measures| {
        let minutes = language.about(measures.contact_minutes);
        let minutes = format!("{minutes} {}", language.pick("min", "Min."));
        estimated(measures, "contactMinutes", minutes, language)
    };
    let is_none = before.contact_minutes <= 0.0;
    Line {
        before: now(before),
        after: after.map(now).unwrap_or_default(),
        kept: share.map_or_else(|| "–".to_owned(), |share| language.percent(share)),
        kind: "bar",
        share,
        note: if is_none { called.none } else { "" }.to_owned(),
        ..called.line(after.is_some())
    }
}

fn purposes(audit: &Audit, view: &View<'_>) -> Line {
    let language = view.language;
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
    let names = |list: &[Purpose]| {
        let words = list.iter().map(|one| one.words_in(language).to_owned());
        words.collect()
    };
    let called = Called {
        label: language.pick("Purposes", "Zwecke"),
        kept: language.pick("Purposes kept", "Erhaltene Zwecke"),
        gloss: language.pick("what contact is for", "wozu Kontakt da ist"),
        none: language.pick("no purpose named before", "vorher war kein Zweck genannt"),
    };
    let n = kept.len() + lost.len();
    let still = Kept {
        kept: kept.len(),
        of: n,
    };
    Line {
        names_kept: names(&kept),
        names_lost: names(&lost),
        ..counted(&called, n, (!is_single).then_some(still), language)
    }
}

fn counted(called: &Called, before: usize, kept: Option<Kept>, language: Language) -> Line {
    let k = kept.map_or(before, |one| one.kept);
    let is_none = before == 0;
    Line {
        before: before.to_string(),
        after: k.to_string(),
        kept: if is_none {
            "–".to_owned()
        } else {
            sentence!(language; "{k} of {before}", "{k} von {before}")
        },
        kind: "units",
        n: before,
        k,
        share: share_of(k, before),
        note: if is_none { called.none } else { "" }.to_owned(),
        ..called.line(kept.is_some())
    }
}

fn share_of(part: usize, whole: usize) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of roles or purposes is small"
    )]
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn nobody(
    audit: &Audit,
    (before, after): (&Measures, Option<&Measures>),
    language: Language,
) -> Line {
    let label = language.pick("Chance of meeting nobody", "Wer niemanden trifft");
    let called = Called {
        label,
        kept: label,
        gloss: language.pick(
            "cases that end without any human contact",
            "Fälle, die ohne jeden Kontakt zu Menschen enden",
        ),
        none: language.pick("no case", "kein Fall"),
    };
    let says = |measures: &Measures, against: Option<&Measures>| {
        let unknown = language.pick("not available", "nicht bekannt");
        let against = against.and_then(|one| one.meets_nobody);
        let text = measures.meets_nobody.map_or_else(
            || unknown.to_owned(),
            |share| {
                let [said, _] = language.shares_against(share, against.unwrap_or(share));
                said
            },
        );
        estimated(measures, "meetsNobody", text, language)
    };
    let shown = if audit.profile.is_some() {
        after.and_then(|one| one.meets_nobody)
    } else {
        before.meets_nobody
    };
    let note = match (before.meets_nobody, after.and_then(|one| one.meets_nobody)) {
        (Some(0.0), Some(0.0)) => language
            .pick("no case, before and after", "kein Fall, vorher wie nachher")
            .to_owned(),
        (Some(0.0), None) if after.is_none() => called.none.to_owned(),
        _ => interval(after.unwrap_or(before), language),
    };
    Line {
        before: says(before, after),
        after: after.map(|one| says(one, Some(before))).unwrap_or_default(),
        kind: "risk",
        share: shown,
        note,
        ..called.line(after.is_some())
    }
}

/// Marks a value as estimated.
pub(crate) fn estimated(
    measures: &Measures,
    name: &str,
    text: String,
    language: Language,
) -> String {
    if measures.estimated.iter().any(|one| one.measure == name) {
        sentence!(language; "about {text}", "etwa {text}")
    } else {
        text
    }
}

/// Between which shares an estimate lies; nothing where the share is exact.
fn interval(measures: &Measures, language: Language) -> String {
    let mut all = measures.estimated.iter();
    let Some(one) = all.find(|one| one.measure == "meetsNobody") else {
        return String::new();
    };
    let (low, high) = (language.percent(one.low), language.percent(one.high));
    if low == high {
        let says = language.pick("estimated by simulation", "durch Simulation geschätzt");
        return says.to_owned();
    }
    sentence!(language;
        "estimated, between {low} and {high} (95% sure)",
        "geschätzt, zwischen {low} und {high} (zu 95\u{a0}% sicher)",
    )
}

/// Loops in which people meet.
pub(crate) fn human_loops(version: &Version, measures: &Measures) -> usize {
    let contacts: Vec<_> = version.contacts().map(|step| &step.id).collect();
    let loops = measures.loops.iter();
    loops
        .filter(|one| one.iter().any(|step| contacts.contains(&step)))
        .count()
}
