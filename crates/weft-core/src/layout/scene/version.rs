//! One version as a scene: role lines, bars of contact, hand-offs, cards.

use std::collections::{BTreeMap, BTreeSet};

use super::super::card;
use super::super::ghosts::Meeting;
use super::super::sizes::{lane_lines, lane_step, meets_nobody};
use super::super::types::{Layout, Options, Placed, Point, Rect};
use super::around::Around;
use super::items::{Anchor, Fill, Head, Item, Shape, Stroke, Token, Writing};
use super::{Scene, Suggested, Visits, marks, paper};
use crate::Language;
use crate::words;
use crate::workflow::{Role, RoleName, Step, Workflow};

/// A version with everything that its scene depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    pub(super) workflow: &'a Workflow,
    pub(super) layout: &'a Layout,
    pub(super) meeting: &'a Meeting<'a>,
    pub(super) options: &'a Options,
    pub(super) visits: &'a Visits,
    /// Tags that nobody has confirmed, where they are drawn.
    pub(super) suggested: Option<&'a Suggested>,
}

/// Draws one version; lay it out with options that make cards as tall as their text.
#[must_use]
pub fn scene(
    workflow: &Workflow,
    roles: &[Role],
    layout: &Layout,
    options: &Options,
    visits: &Visits,
) -> Scene {
    scene_suggested(workflow, roles, layout, options, visits, &Suggested::new())
}

/// [`scene`], with tags that are only suggested drawn as such.
#[must_use]
pub fn scene_suggested(
    workflow: &Workflow,
    roles: &[Role],
    layout: &Layout,
    options: &Options,
    visits: &Visits,
    suggested: &Suggested,
) -> Scene {
    let version = Version {
        workflow,
        layout,
        meeting: &Meeting::new(roles),
        options,
        visits,
        suggested: Some(suggested),
    };
    let mut items = Vec::new();
    version.lanes(&BTreeSet::new(), &mut items);
    version.strands(&mut items);
    version.routes(&mut items);
    version.cards(&mut items);
    version.labels(&mut items);
    version.notes(&mut items);
    Scene {
        width: layout.width,
        height: layout.height,
        alt: version.alt(),
        items,
        header: layout.header,
        breaks: breaks(layout),
    }
}

/// Where a drawing can be cut: right before each column but the first.
pub(super) fn breaks(layout: &Layout) -> Vec<f64> {
    layout
        .columns
        .iter()
        .skip(1)
        .map(|column| column.x - 9.0)
        .collect()
}

impl<'a> Version<'a> {
    /// What is drawn, in one sentence.
    pub(super) fn alt(&self) -> String {
        let work: Vec<&Step> = self
            .workflow
            .steps
            .iter()
            .filter(|step| step.is_work())
            .collect();
        let contacts = work
            .iter()
            .filter(|step| self.meeting.is_contact(step))
            .count();
        let language = self.options.language;
        let roles = self.layout.lanes.len();
        let plural = |count: usize, one: &str, many: &str| {
            format!(
                "{} {}",
                language.count(count),
                words::plural(count, one, many)
            )
        };
        match language {
            Language::English => format!(
                "{} on the lines of {}; people meet in {}.",
                words::capital(&plural(work.len(), "step", "steps")),
                plural(roles, "role", "roles"),
                plural(contacts, "step", "steps"),
            ),
            Language::German => format!(
                "Schritte: {}. Rollen, jede eine Linie: {roles}. Schritte, bei denen sich Menschen treffen: {contacts}.",
                work.len(),
            ),
        }
    }

    /// Nodes with their steps, without ghosts.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (&'a Placed, &'a Step)> {
        let steps = &self.workflow.steps;
        let nodes = self.layout.nodes.iter().filter(|node| !node.ghost);
        nodes.filter_map(|node| Some((node, steps.get(node.index)?)))
    }

    /// Expected minutes per case.
    pub(super) fn minutes(&self, step: &Step) -> f64 {
        step.minutes.unwrap_or(0.0) * self.visits.get(&step.id).copied().unwrap_or(1.0)
    }

    /// The line of every role.
    pub(super) fn lines(&self) -> BTreeMap<&'a RoleName, f64> {
        let lanes = self.layout.lanes.iter();
        lanes
            .filter_map(|lane| Some((lane.role.as_ref()?, lane.y)))
            .collect()
    }

    /// Role lines and their names; those that meet nobody any more are drawn as lost.
    pub(super) fn lanes(&self, lost: &BTreeSet<&RoleName>, items: &mut Vec<Item>) {
        let (header, options) = (self.layout.header, self.options);
        for lane in &self.layout.lanes {
            let is_lost = lane.role.as_ref().is_some_and(|role| lost.contains(role));
            let stroke = if is_lost {
                Stroke::dashed(Token::Lost, 1.0, [2.0, 7.0])
            } else {
                Stroke::solid(Token::Lane, 1.0)
            };
            let end = Point::new(self.layout.width, lane.y);
            items.push(Item::line(Point::new(header, lane.y), end, stroke));
            if lane.last_y > lane.y {
                let x = header - 5.0;
                let stroke = Stroke::solid(Token::Lane, 2.0);
                items.push(Item::line(
                    Point::new(x, lane.y),
                    Point::new(x, lane.last_y),
                    stroke,
                ));
            }
            let mut lines = lane_lines(lane.role.as_ref(), options);
            let named = lines.len();
            if is_lost {
                lines.push(meets_nobody(options.language).to_owned());
            }
            let step = lane_step(options);
            let top = lane.y - step * (lines.len() as f64 - 1.0) / 2.0;
            for (at, text) in lines.into_iter().enumerate() {
                let said = at < named;
                items.push(Item::Text {
                    at: Point::new(
                        header - 12.0,
                        top + step * at as f64 + options.name_size * 0.35,
                    ),
                    text,
                    size: if said {
                        options.name_size
                    } else {
                        options.meta_size
                    },
                    weight: if said { 600 } else { 400 },
                    anchor: Anchor::End,
                    token: if said { Token::Ink } else { Token::LostText },
                    writing: Writing::Lane,
                });
            }
        }
    }

    /// Contacts, each with the x of its bar.
    pub(super) fn bars(&self) -> Vec<(&'a Placed, &'a Step, f64)> {
        let contacts = self
            .nodes()
            .filter(|(_, step)| self.meeting.is_contact(step));
        let contacts: Vec<_> = contacts.collect();
        let xs = side_by_side(contacts.iter().map(|one| one.0));
        let bars = contacts.into_iter().zip(xs);
        bars.map(|((node, step), x)| (node, step, x)).collect()
    }

    /// Bars from each contact to the lines of everybody else who takes part.
    pub(super) fn strands(&self, items: &mut Vec<Item>) {
        let lines = self.lines();
        for (node, step, x) in self.bars() {
            let others = others(step, &lines, &node.rect, self.meeting);
            let wide = marks::thickness(self.minutes(step));
            marks::strand(x, node.rect.centre().y, &others, wide, items);
        }
    }

    /// Hand-offs as arrows; loops by whether people meet in them.
    pub(super) fn routes(&self, items: &mut Vec<Item>) {
        let around = Around::new(self);
        for route in &self.layout.routes {
            let stroke = match around.people_meet(route) {
                None => Stroke::solid(Token::Flow, 1.4),
                Some(true) => Stroke::solid(Token::Contact, 1.8),
                Some(false) => Stroke::dashed(Token::Automated, 1.6, [6.0, 3.0]),
            };
            items.push(Item::Line {
                points: route.points.clone(),
                stroke,
                corner: 6.0,
                head: Head::Arrow,
            });
        }
    }

    /// Cards of all nodes.
    pub(super) fn cards(&self, items: &mut Vec<Item>) {
        for (node, step) in self.nodes() {
            let visits = self.visits.get(&step.id).copied();
            let card = card::card(step, self.options, false, visits);
            let tag = self.suggested.and_then(|all| all.get(&step.id)).copied();
            marks::node(step, tag, &card, &node.rect, self.options, items);
        }
    }

    /// Free notes, each with a thread to the card that it is about.
    pub(super) fn notes(&self, items: &mut Vec<Item>) {
        for placed in &self.layout.notes {
            let Some(note) = self.workflow.free_notes.get(placed.index) else {
                continue;
            };
            let about = self
                .nodes()
                .find(|(_, step)| note.about.as_ref() == Some(&step.id));
            let card = about.map(|(node, _)| node.rect);
            paper::note(note, &placed.rect, card, self.options, items);
        }
    }

    /// Words at the beginning of arrows; those of arrows that leave close to each other stand one below
    /// the other.
    pub(super) fn labels(&self, items: &mut Vec<Item>) {
        let around = Around::new(self);
        let routes = self.layout.routes.iter();
        let mut routes: Vec<_> = routes.filter(|route| !route.words.is_empty()).collect();
        routes.sort_by(|a, b| {
            let height = a.label.y.total_cmp(&b.label.y);
            a.from_index.cmp(&b.from_index).then(height)
        });
        let mut before: Option<(usize, Point)> = None;
        for route in routes {
            let token = match around.people_meet(route) {
                None => Token::Ink2,
                Some(true) => Token::ContactText,
                Some(false) => Token::AutomatedText,
            };
            let size = self.options.meta_size;
            let above = (size + 2.0) * (route.words.len() as f64 - 1.0);
            let beside = before.filter(|(from, last)| {
                *from == route.from_index && (last.x - route.label.x).abs() < 4.0 * size
            });
            let free = beside.map_or(f64::NEG_INFINITY, |(_, last)| last.y + size + 1.0);
            let top = (route.label.y - above).max(free);
            for (at, text) in route.words.iter().enumerate() {
                let y = top + (size + 2.0) * at as f64;
                label(text, Point::new(route.label.x, y), size, token, items);
            }
            before = Some((route.from_index, Point::new(route.label.x, top + above)));
        }
    }
}

/// Where the bars of these cards stand: in the middle of a card, or side by side where several cards
/// of a column have one.
pub(super) fn side_by_side<'n>(nodes: impl Iterator<Item = &'n Placed>) -> Vec<f64> {
    let nodes: Vec<&Placed> = nodes.collect();
    let mut columns: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for node in &nodes {
        columns.entry(node.column).or_default().push(node.rect.y);
    }
    for ys in columns.values_mut() {
        ys.sort_by(f64::total_cmp);
    }
    let x = |node: &&Placed| {
        let ys = columns.get(&node.column).map_or(&[][..], Vec::as_slice);
        let place = ys.iter().filter(|y| **y < node.rect.y).count() as f64;
        let count = ys.len() as f64;
        let step = (node.rect.width / (count + 1.0)).min(30.0);
        node.rect.centre().x + (place - (count - 1.0) / 2.0) * step
    };
    nodes.iter().map(x).collect()
}

/// Words on a ground of paper, so that a line behind them does not strike them out.
pub(super) fn label(text: &str, at: Point, size: f64, token: Token, items: &mut Vec<Item>) {
    let rect = Rect {
        x: at.x - 1.0,
        y: at.y - size * 0.85,
        width: super::super::text::width(text, size) * 0.92 + 2.0,
        height: size * 1.05,
    };
    items.push(Item::Shape {
        shape: Shape::Rect { rect, radius: 2.0 },
        fill: Some(Fill {
            token: Token::Paper,
            opacity: 0.85,
        }),
        stroke: None,
    });
    items.push(Item::Text {
        at,
        text: text.to_owned(),
        size,
        weight: 400,
        anchor: Anchor::Start,
        token,
        writing: Writing::Label,
    });
}

/// Lines of the people who take part in a contact, but not of the one whose card it is.
pub(super) fn others(
    step: &Step,
    lines: &BTreeMap<&RoleName, f64>,
    rect: &Rect,
    meeting: &Meeting<'_>,
) -> Vec<f64> {
    let people: BTreeSet<&RoleName> = step.roles.iter().skip(1).map(|one| &one.role).collect();
    let people = people.into_iter().filter(|role| meeting.is_person(role));
    let ys = people.filter_map(|role| lines.get(role).copied());
    ys.filter(|y| (*y - rect.centre().y).abs() > 1.0).collect()
}
