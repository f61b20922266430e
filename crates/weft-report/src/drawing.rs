//! The drawings of both versions as the template draws them: lanes, rows, marks, ghosts and threads.
//!
//! Owns which mark a step has and what every cell says; the template only knows how marks look.

mod wording;

use std::collections::BTreeSet;

use serde::Serialize;
use weft_core::audit::Status;
use weft_core::workflow::StepId;
use weft_core::{Audit, Language, sentence, words};

use crate::lanes::{Lane, Lanes};
use crate::routes::{self, Routes};
use crate::rows::{self, Row};
use crate::view::{Seen, Version, View};
pub(crate) use wording::{alt, letter, short, tag_of};
use wording::{doubt, kept_says, meeting, meta_before, meta_parts, tag_word};

/// Rows of a picture without words, at most.
const WEAVE: usize = 1_000;

/// A step as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Mark {
    no: usize,
    name: String,
    lanes: Vec<usize>,
    ax: Option<usize>,
    tag: &'static str,
    contact: bool,
    mode: &'static str,
    width: f64,
    meta: String,
    times: String,
    min: String,
}

/// What stood on a row before and was stripped out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Ghost {
    name: String,
    lanes: Vec<usize>,
    width: f64,
    min: String,
    /// Let go on purpose.
    waived: bool,
    /// None of its pairs meets anywhere in the redesign.
    cut: bool,
    /// The lane to which the thread runs.
    thread: Option<usize>,
    /// The lane from which it comes.
    from: usize,
}

/// A row of both pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DrawnRow {
    b: Option<Mark>,
    r: Option<Mark>,
    ghost: Option<Ghost>,
    note_b: String,
    note_r: String,
    fold: bool,
    alt_b: String,
    alt_r: String,
}

/// Both drawings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Drawing {
    lanes: Vec<Lane>,
    rows: Vec<DrawnRow>,
    routes_b: Routes,
    routes_r: Routes,
    /// Whether runs of rows are folded.
    folded: bool,
    /// Whether a row without words stands for ten.
    thinned: bool,
    /// The rows without folding, for pictures without words.
    weave: Vec<DrawnRow>,
}

/// Draws both versions; `wanted` are the steps around which folded drawings stay open.
pub(crate) fn of(audit: &Audit, view: &View<'_>, fold: Option<&BTreeSet<StepId>>) -> Drawing {
    let lanes = Lanes::of(view);
    let all = rows::of(view);
    let pen = Pen::new(audit, view, &lanes);
    let weave: Vec<DrawnRow> = all.iter().map(|row| pen.row(row)).collect();
    let is_long = all.len() > rows::MOST;
    let rows = match fold {
        Some(wanted) if is_long => rows::fold(all, |row| pen.touches(row, wanted)),
        _ => all,
    };
    let routes_r = view.after.as_ref().map(|after| {
        routes::of(after, &rows, view.language, |row| {
            (row.next, &row.folded_next)
        })
    });
    Drawing {
        lanes: lanes.all.clone(),
        folded: rows.iter().any(Row::is_fold),
        routes_b: routes::of(&view.before, &rows, view.language, |row| {
            (row.base, &row.folded_base)
        }),
        routes_r: routes_r.unwrap_or_default(),
        rows: rows.iter().map(|row| pen.row(row)).collect(),
        thinned: weave.len() > WEAVE,
        weave: thin(weave),
    }
}

/// Rows of a picture without words: beyond a thousand, one for ten, the one with most contact.
fn thin(rows: Vec<DrawnRow>) -> Vec<DrawnRow> {
    if rows.len() <= WEAVE {
        return rows;
    }
    let weight = |row: &DrawnRow| {
        let marks = [&row.b, &row.r].into_iter().flatten();
        let contacts = marks.filter(|mark| mark.contact).map(|mark| mark.width);
        contacts
            .chain(row.ghost.iter().map(|ghost| ghost.width))
            .fold(0.0, f64::max)
    };
    let most = |part: &[DrawnRow]| {
        let best = part.iter().reduce(|best, row| {
            if weight(row) > weight(best) {
                row
            } else {
                best
            }
        });
        best.cloned()
    };
    rows.chunks(10).filter_map(most).collect()
}

/// What drawing a row needs to know.
struct Pen<'a> {
    view: &'a View<'a>,
    lanes: &'a Lanes,
    /// The widest contact of both versions, in minutes per case.
    most: f64,
    waived: BTreeSet<&'a StepId>,
    met: BTreeSet<(String, String)>,
}

impl<'a> Pen<'a> {
    fn new(audit: &'a Audit, view: &'a View<'a>, lanes: &'a Lanes) -> Self {
        let contacts = || {
            let after = view.after.iter().flat_map(Version::contacts);
            view.before.contacts().chain(after)
        };
        let most = contacts().map(per_case).fold(0.0, f64::max);
        let met = view
            .after
            .iter()
            .flat_map(Version::contacts)
            .flat_map(Seen::pairs);
        Self {
            view,
            lanes,
            most,
            waived: waived(audit),
            met: met
                .map(|(one, other)| (one.to_string(), other.to_string()))
                .collect(),
        }
    }

    fn base(&self, row: &Row) -> Option<&'a Seen> {
        row.base.and_then(|at| self.view.before.steps.get(at))
    }

    fn next(&self, row: &Row) -> Option<&'a Seen> {
        let after = self.view.after.as_ref();
        row.next
            .and_then(|at| after.and_then(|version| version.steps.get(at)))
    }

    fn touches(&self, row: &Row, wanted: &BTreeSet<StepId>) -> bool {
        let steps = [self.base(row), self.next(row)];
        steps
            .into_iter()
            .flatten()
            .any(|step| wanted.contains(&step.id))
    }

    fn row(&self, row: &Row) -> DrawnRow {
        if row.is_fold() {
            return self.folded(row);
        }
        let language = self.view.language;
        let (base, next) = (self.base(row), self.next(row));
        let ghost = row
            .base
            .filter(|at| self.view.lost(*at))
            .and(base)
            .map(|base| self.ghost(base, next));
        DrawnRow {
            b: base.map(|base| self.mark(base, meta_before(base, language))),
            r: next.map(|next| self.mark(next, self.meta_after(row, next))),
            note_b: self.note_before(row),
            note_r: self.note_after(row),
            fold: false,
            alt_b: base.map_or_else(
                || {
                    let missing = ("Not in the baseline", "Nicht in der Ausgangslage");
                    language.pick(missing.0, missing.1).to_owned()
                },
                |base| alt(base, language),
            ),
            alt_r: self.alt_after(base, next, ghost.as_ref()),
            ghost,
        }
    }

    fn folded(&self, row: &Row) -> DrawnRow {
        let after = self
            .view
            .after
            .as_ref()
            .map_or(&[][..], |version| &version.steps);
        let gone = row.folded_base.iter().filter(|at| self.view.lost(**at));
        let (same, gone) = (self.is_unchanged(row), gone.count());
        let language = self.view.language;
        let unchanged = language.pick("unchanged", "unverändert");
        let (more_b, more_r) = match (gone, language) {
            _ if same => (unchanged, unchanged.to_owned()),
            (0, _) => ("", String::new()),
            (gone, Language::English) => {
                let noun = words::plural(gone, "contact", "contacts");
                ("", format!("{gone} {noun} gone"))
            }
            (gone, Language::German) => {
                let noun = words::plural(gone, "Kontakt", "Kontakte");
                ("", format!("{gone} {noun} weggefallen"))
            }
        };
        let note_b = rows::fold_says(&self.view.before.steps, &row.folded_base, more_b, language);
        let note_r = rows::fold_says(after, &row.folded_next, &more_r, language);
        let folded = |note: &str| sentence!(language; "Folded: {note}", "Gefaltet: {note}");
        DrawnRow {
            b: None,
            r: None,
            ghost: None,
            fold: true,
            alt_b: folded(&note_b),
            alt_r: folded(&note_r),
            note_b,
            note_r,
        }
    }

    /// Whether each step of a run still stands there as it was, and nothing else does.
    fn is_unchanged(&self, row: &Row) -> bool {
        let still = |at: &usize| {
            let base = self.view.before.steps.get(*at);
            let mut images = self.view.successors(*at);
            let (next, none) = (images.next(), images.next());
            base.zip(next).is_some_and(|(base, next)| {
                let same = (base.tag, base.contact) == (next.tag, next.contact);
                same && words::nine(base.minutes) == words::nine(next.minutes)
            }) && none.is_none()
        };
        let here = |at: &usize| {
            let sources = self.view.sources.get(*at);
            sources.is_some_and(|all| all.iter().any(|base| row.folded_base.contains(base)))
        };
        row.folded_base.len() == row.folded_next.len()
            && row.folded_base.iter().all(still)
            && row.folded_next.iter().all(here)
    }

    fn mark(&self, step: &Seen, meta: String) -> Mark {
        Mark {
            no: step.no,
            name: short(&step.name),
            lanes: self.lanes.people(step),
            ax: self.lanes.machine(step),
            tag: letter(step),
            contact: step.contact,
            mode: step.mode.word(),
            width: self.width(step),
            meta,
            times: self.view.language.ratio(step.visits),
            min: self.view.language.minutes(step.minutes),
        }
    }

    fn width(&self, step: &Seen) -> f64 {
        if self.most > 0.0 {
            per_case(step) / self.most
        } else {
            0.0
        }
    }

    fn ghost(&self, base: &Seen, next: Option<&Seen>) -> Ghost {
        let lanes = self.lanes.people(base);
        let right = lanes.iter().copied().max().unwrap_or_default();
        let (from, thread) = match next {
            None => (right, None),
            Some(next) => {
                let there = self.lanes.people(next);
                let shared = there.iter().copied().find(|lane| lanes.contains(lane));
                let other = there.first().copied().or_else(|| self.lanes.machine(next));
                (shared.unwrap_or(right), shared.or(other))
            }
        };
        Ghost {
            name: short(&base.name),
            width: self.width(base),
            min: self.view.language.minutes(base.minutes),
            waived: self.waived.contains(&base.id),
            cut: !base
                .pairs()
                .into_iter()
                .any(|(one, other)| self.met.contains(&(one.to_string(), other.to_string()))),
            thread,
            from,
            lanes,
        }
    }

    fn note_before(&self, row: &Row) -> String {
        let Some(next) = row.next.filter(|_| row.base.is_none()) else {
            return String::new();
        };
        let sources = self.view.sources.get(next).map_or(&[][..], Vec::as_slice);
        let numbers: Vec<String> = self.numbers(&self.view.before, sources);
        let language = self.view.language;
        let list = language.list(numbers.iter());
        match (numbers.len(), language) {
            (0, _) => language
                .pick("not in the baseline", "nicht in der Ausgangslage")
                .to_owned(),
            (1, Language::English) => format!("also part of step {list}"),
            (_, Language::English) => format!("also part of steps {list}"),
            (1, Language::German) => format!("auch Teil von Schritt {list}"),
            (_, Language::German) => format!("auch Teil der Schritte {list}"),
        }
    }

    fn note_after(&self, row: &Row) -> String {
        let (Some(base), None, Some(after)) = (row.base, row.next, &self.view.after) else {
            return String::new();
        };
        let images = self.view.images.get(base).map_or(&[][..], Vec::as_slice);
        let numbers = self.numbers(after, images);
        let language = self.view.language;
        let list = language.list(numbers.iter());
        match (numbers.len(), language) {
            (0, _) => nothing_now(language).to_owned(),
            (1, Language::English) => format!("now part of step {list}"),
            (_, Language::English) => format!("now part of steps {list}"),
            (1, Language::German) => format!("jetzt Teil von Schritt {list}"),
            (_, Language::German) => format!("jetzt Teil der Schritte {list}"),
        }
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the pen")]
    fn numbers(&self, version: &Version, steps: &[usize]) -> Vec<String> {
        let steps = steps.iter().filter_map(|at| version.steps.get(*at));
        steps.map(|step| step.no.to_string()).collect()
    }

    fn meta_after(&self, row: &Row, next: &Seen) -> String {
        let language = self.view.language;
        let mut parts = meta_parts(next, language);
        let sources = row.next.and_then(|at| self.view.sources.get(at));
        let is_new = sources.is_some_and(Vec::is_empty);
        if is_new {
            let tag = tag_word(next, language);
            parts.push(sentence!(language; "new, {tag}", "neu, {tag}"));
        } else if !next.contact {
            parts.push(tag_word(next, language).to_owned());
        } else if let Some(base) = self.base(row).filter(|base| base.contact) {
            parts.push(kept_says(base, next, language));
        }
        parts.extend(doubt(next, language));
        parts.join(" · ")
    }

    fn alt_after(&self, base: Option<&Seen>, next: Option<&Seen>, ghost: Option<&Ghost>) -> String {
        let language = self.view.language;
        let now = next.map_or_else(
            || nothing_now(language).to_owned(),
            |next| alt(next, language),
        );
        match (base, ghost) {
            (Some(base), Some(ghost)) => {
                let gone = if ghost.waived {
                    language.pick("Let go", "Losgelassen")
                } else {
                    language.pick("Gone", "Weggefallen")
                };
                let minutes = language.minutes(base.minutes);
                let who = meeting(base, language);
                sentence!(language;
                    "{gone}: {who} used to meet for {minutes} minutes. Now: {now}",
                    "{gone}: Vorher trafen sich für {minutes} Minuten: {who}. Jetzt: {now}",
                )
            }
            _ => words::capital(&now),
        }
    }
}

/// Said where a step of the baseline has no counterpart.
fn nothing_now(language: Language) -> &'static str {
    language.pick("nothing stands here now", "hier steht jetzt nichts")
}

/// The steps of the baseline whose loss people decided to accept.
pub(crate) fn waived(audit: &Audit) -> BTreeSet<&StepId> {
    audit
        .lost_contacts(|status| status == Status::Waived)
        .collect()
}

/// Minutes of a step per case.
fn per_case(step: &Seen) -> f64 {
    step.minutes * step.visits
}

#[cfg(test)]
mod tests;
