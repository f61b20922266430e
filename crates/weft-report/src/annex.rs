//! The full drawing as an annex: the core's swimlanes in pieces that fit a page, nothing shrunk.
//!
//! Baseline and redesign share their columns; where both are too tall for one page, they stand on two
//! pages that follow each other, the same columns on both. Upright or across: whatever needs fewer pages.

mod cut;
mod picture;
mod shapes;
mod short;

use std::collections::BTreeSet;

use serde::Serialize;
use weft_core::layout::scene::{Anchor, Item, Scene, Token, Writing};
use weft_core::layout::{Layout, Options, Placed, Point, text};
use weft_core::workflow::StepId;
use weft_core::{Audit, Document, Language, sentence};

use crate::ReportError;
use crate::drawing;
use crate::view::{Version, View};
use cut::Window;
use shapes::{Mark, SCALE, points};

/// More steps than this are not drawn.
const MOST: usize = 1_000;
/// The text block of a page in points; turned, width and height change places.
const BLOCK: (f64, f64) = (470.5, 680.3);
/// Room for what stands above a piece, and below it.
const CAPTION: f64 = 28.0;
/// Room for the head of the section and how to read the drawing.
const HEAD: f64 = 104.0;

/// A piece of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Piece {
    width: f64,
    height: f64,
    caption: String,
    alt: String,
    /// Whether it begins a left page, its redesign on the right one.
    opens: bool,
    marks: Vec<Mark>,
}

/// The annex.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Annex {
    /// Says that there is no drawing, and why; empty where there is one.
    none: String,
    /// Whether the pages lie across.
    across: bool,
    /// Whether the first piece fits below the head of the section.
    fits: bool,
    pieces: Vec<Piece>,
}

/// The scene of the audited pair, or of the one version: what `weft convert` draws.
pub(crate) fn scene(
    audit: &Audit,
    document: &Document,
    redesign: Option<usize>,
    language: Language,
) -> Result<Scene, ReportError> {
    let view = View::new(audit, document, redesign, language)?;
    Ok(picture::of(audit, &view, document, Options::drawing()).scene)
}

/// The full drawing of what the report compares.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Annex {
    let steps = view.versions().map(|version| version.steps.len());
    let most = steps.max().unwrap_or_default();
    if most > MOST {
        return Annex {
            none: sentence!(view.language;
                "This workflow has {most} steps. The full drawing is made for up to {MOST}.",
                "Dieser Ablauf hat {most} Schritte. Die ganze Zeichnung gibt es für höchstens {MOST}.",
            ),
            ..Annex::default()
        };
    }
    let document = short::shortened(view.document);
    let picture = picture::of(audit, view, &document, Options::print());
    let bands: Vec<(f64, f64)> = picture
        .versions
        .iter()
        // The line between the versions belongs to neither.
        .map(|(top, layout)| (*top, top + layout.height - 1.0))
        .collect();
    let upright = cut::windows(&picture.scene, &bands, room(BLOCK));
    let across = cut::windows(&picture.scene, &bands, room((BLOCK.1, BLOCK.0)));
    let is_across = pages(&across, BLOCK.0) < pages(&upright, BLOCK.1);
    let (groups, height) = if is_across {
        (across, BLOCK.0)
    } else {
        (upright, BLOCK.1)
    };
    let artist = Artist {
        view,
        scene: &picture.scene,
        versions: &picture.versions,
        waived: drawing::waived(audit),
    };
    let first_fits = groups.first().is_some_and(|group| match group[..] {
        [first, _, ..] => HEAD + first.height() * SCALE + CAPTION <= height,
        _ => false,
    });
    let count = groups.len();
    let pieces = groups.iter().enumerate();
    let pieces = pieces.flat_map(|(at, group)| artist.group(group, (at + 1, count)));
    Annex {
        none: String::new(),
        across: is_across,
        fits: first_fits,
        pieces: pieces.collect(),
    }
}

/// What a page of this size has room for, in units of the scene.
fn room((width, height): (f64, f64)) -> (f64, f64) {
    (width / SCALE, (height - CAPTION) / SCALE)
}

/// How many pages of this height the pieces need.
fn pages(groups: &[Vec<Window>], height: f64) -> usize {
    let (mut pages, mut used) = (1, HEAD);
    for window in groups.iter().flatten() {
        let need = window.height() * SCALE + CAPTION;
        if used + need > height {
            pages += 1;
            used = 0.0;
        }
        used += need;
    }
    pages
}

/// What drawing a piece needs to know.
struct Artist<'a> {
    view: &'a View<'a>,
    scene: &'a Scene,
    versions: &'a [(f64, Layout)],
    /// Contacts whose loss people decided to accept.
    waived: BTreeSet<&'a StepId>,
}

impl Artist<'_> {
    /// The pieces of the same columns.
    fn group(&self, windows: &[Window], (part, parts): (usize, usize)) -> Vec<Piece> {
        let language = self.view.language;
        let pieces = windows.iter().enumerate().map(|(at, window)| {
            let mut caption = self.shown(window).to_owned();
            if parts > 1 {
                caption.push_str(&sentence!(language;
                    ", part {part} of {parts}",
                    ", Teil {part} von {parts}",
                ));
            }
            let lanes = self.of_same_version(windows, window);
            if lanes > 1 {
                let first = windows.iter().take(at);
                let before = first.filter(|one| self.shown(one) == self.shown(window));
                let place = before.count() + 1;
                caption.push_str(&sentence!(language;
                    ", lanes {place} of {lanes}",
                    ", Rollen {place} von {lanes}",
                ));
            }
            let alt = format!("{caption}. {}", self.alt(window));
            Piece {
                opens: at == 0 && windows.len() > 1,
                ..self.piece(window, caption, alt)
            }
        });
        pieces.collect()
    }

    fn of_same_version(&self, windows: &[Window], window: &Window) -> usize {
        let name = self.shown(window);
        windows.iter().filter(|one| self.shown(one) == name).count()
    }

    /// What a window shows, in words.
    fn shown(&self, window: &Window) -> &'static str {
        let language = self.view.language;
        match self.versions {
            [_, (below, _)] if window.bottom <= *below => language.pick("Before", "Vorher"),
            [_, (below, _)] if window.top >= *below => language.pick("Redesign", "Neuentwurf"),
            [_, _] => language.pick("Before and redesign", "Vorher und Neuentwurf"),
            _ => language.pick("The workflow", "Der Ablauf"),
        }
    }

    fn piece(&self, window: &Window, caption: String, alt: String) -> Piece {
        let mut marks = Vec::new();
        let header = self.scene.header;
        // Names of lanes and versions stand at the left of every piece.
        let side = Window {
            left: 0.0,
            right: header,
            ..*window
        };
        for item in &self.scene.items {
            let extent = item.extent();
            let is_side = extent.right() <= header + 0.5;
            let window = if is_side { &side } else { window };
            let shift = if is_side { 0.0 } else { header };
            let origin = Point::new(window.left - shift, window.top);
            if let Item::Line { points, .. } = item {
                for part in cut::line(points, window) {
                    shapes::of(&cut::part(item, part), origin, &mut marks);
                }
            } else if window.holds(extent.centre()) {
                shapes::of(item, origin, &mut marks);
            }
        }
        for name in self.going_on(window) {
            shapes::of(&name, Point::new(0.0, window.top), &mut marks);
        }
        Piece {
            width: points(header + window.right - window.left),
            height: points(window.height()),
            caption,
            alt,
            opens: false,
            marks,
        }
    }

    /// The names of lanes that began on the page before: their cards stand in several rows.
    fn going_on(&self, window: &Window) -> Vec<Item> {
        const SIZE: f64 = 12.0;
        let lanes = self.versions.iter().flat_map(|(top, layout)| {
            let lanes = layout.lanes.iter();
            lanes.filter(move |lane| {
                top + lane.y < window.top && window.top < top + lane.last_y - SIZE
            })
        });
        let names = lanes.filter_map(|lane| lane.role.as_ref());
        names
            .flat_map(|name| {
                let lines = text::wrap(name.as_str(), SIZE, 110.0).into_iter();
                lines.enumerate().map(|(at, text)| Item::Text {
                    at: Point::new(
                        self.scene.header - 12.0,
                        window.top + (SIZE + 1.0) * (at as f64 + 1.0),
                    ),
                    text,
                    size: SIZE,
                    weight: 400,
                    anchor: Anchor::End,
                    token: Token::Ink2,
                    writing: Writing::Lane,
                })
            })
            .collect()
    }

    /// The steps of a window for those who do not see them.
    fn alt(&self, window: &Window) -> String {
        let language = self.view.language;
        let names = if self.versions.len() > 1 {
            language.pick(&["Before", "Redesign"][..], &["Vorher", "Neuentwurf"][..])
        } else {
            language.pick(&["Steps"][..], &["Schritte"][..])
        };
        let mut sentences = Vec::new();
        let drawn = self.versions.iter().zip(self.view.versions());
        for (((top, layout), version), name) in drawn.zip(names) {
            let here = layout.nodes.iter().filter(|node| {
                let middle = node.rect.centre();
                window.holds(Point::new(middle.x, middle.y + top))
            });
            let said: Vec<String> = here.filter_map(|node| self.says(version, node)).collect();
            if !said.is_empty() {
                sentences.push(format!("{name}: {}.", said.join("; ")));
            }
        }
        sentences.join(" ")
    }

    fn says(&self, version: &Version, node: &Placed) -> Option<String> {
        let language = self.view.language;
        if node.ghost {
            let step = self.view.before.step(&node.step)?;
            let became = if self.waived.contains(&node.step) {
                language.pick("was let go", "losgelassen")
            } else {
                language.pick("is gone", "weggefallen")
            };
            let name = language.quoted(drawing::short(&step.name));
            return Some(format!("{name} {became}"));
        }
        let step = version.step(&node.step)?;
        let name = language.quoted(drawing::short(&step.name));
        Some(format!("{name}: {}", drawing::alt(step, language)))
    }
}
