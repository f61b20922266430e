//! A pair as one scene: the workflow as it runs above, as it is meant to run below, and in the lower
//! half the contacts that were stripped out, hollow, where they used to stand.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ghosts::Meeting;
use super::super::types::{Options, PairLayout, Placed, Point, Rect};
use super::super::{Pair, card, text};
use super::items::{Anchor, Head, Item, Stroke, Token, Writing};
use super::marks::{self, Loss};
use super::version::{Version, breaks, label, others, side_by_side};
use super::{Scene, Visits};
use crate::Language;
use crate::words;
use crate::workflow::{Mode, Role, RoleName, Step, StepId, Tag};

/// Room for the name of a version above its drawing.
const TITLE: f64 = 26.0;

/// Draws a pair; lay it out with options that make cards as tall as their text.
#[must_use]
pub fn scene_pair(
    pair: &Pair<'_>,
    roles: &[Role],
    layout: &PairLayout,
    options: &Options,
    (before, after): (&Visits, &Visits),
) -> Scene {
    let meeting = &Meeting::new(roles);
    let [baseline, redesign] = versions(pair, meeting, layout, options, [before, after]);
    let mut items = Vec::new();
    let mut add = |title: &str, top: f64, drawn: Vec<Item>| {
        items.push(heading(title, top, options));
        items.extend(drawn.iter().map(|item| item.moved(0.0, top + TITLE)));
    };
    let [above, below] = titles(options);
    add(above, 0.0, upper(&baseline));
    let half = layout.baseline.height + TITLE;
    add(below, half, lower(pair, &baseline, &redesign));
    let width = layout.baseline.width.max(layout.redesign.width);
    let line = Stroke::solid(Token::Hairline, 1.0);
    items.push(Item::line(
        Point::new(0.0, half),
        Point::new(width, half),
        line,
    ));
    Scene {
        width,
        height: half + TITLE + layout.redesign.height,
        alt: format!(
            "{above}: {} {below}: {} {}",
            baseline.alt(),
            redesign.alt(),
            stripped(pair, options),
        ),
        items,
        header: layout.baseline.header,
        breaks: breaks(&layout.baseline),
    }
}

/// Draws a pair as two scenes on the same columns: the workflow as it runs, and as it is meant to run.
#[must_use]
pub fn scene_halves(
    pair: &Pair<'_>,
    roles: &[Role],
    layout: &PairLayout,
    options: &Options,
    (before, after): (&Visits, &Visits),
) -> [Scene; 2] {
    let meeting = &Meeting::new(roles);
    let [baseline, redesign] = versions(pair, meeting, layout, options, [before, after]);
    let half = |version: &Version<'_>, alt: String, items: Vec<Item>| Scene {
        width: version.layout.width,
        height: version.layout.height,
        alt,
        items,
        header: version.layout.header,
        breaks: breaks(version.layout),
    };
    let alt = format!("{} {}", redesign.alt(), stripped(pair, options));
    [
        half(&baseline, baseline.alt(), upper(&baseline)),
        half(&redesign, alt, lower(pair, &baseline, &redesign)),
    ]
}

fn versions<'a>(
    pair: &Pair<'a>,
    meeting: &'a Meeting<'a>,
    layout: &'a PairLayout,
    options: &'a Options,
    [before, after]: [&'a Visits; 2],
) -> [Version<'a>; 2] {
    let baseline = Version {
        workflow: pair.baseline,
        layout: &layout.baseline,
        meeting,
        options,
        visits: before,
        suggested: None,
    };
    let redesign = Version {
        workflow: pair.redesign,
        layout: &layout.redesign,
        visits: after,
        ..baseline
    };
    [baseline, redesign]
}

/// How much is drawn hollow, in one sentence.
fn stripped(pair: &Pair<'_>, options: &Options) -> String {
    let count = pair.ghosts.len();
    match options.language {
        Language::English => format!(
            "Contact was stripped out in {} {}, drawn hollow.",
            words::count(count),
            words::plural(count, "step", "steps"),
        ),
        Language::German => format!(
            "Hohl gezeichnet, weil der Kontakt weggefallen ist: {count} {}.",
            words::plural(count, "Schritt", "Schritte"),
        ),
    }
}

/// What the two versions are called.
fn titles(options: &Options) -> [&'static str; 2] {
    options
        .language
        .pick(["Baseline", "Redesign"], ["Ausgangslage", "Neuentwurf"])
}

fn heading(title: &str, top: f64, options: &Options) -> Item {
    Item::Text {
        at: Point::new(12.0, top + 19.0),
        text: title.to_owned(),
        size: options.name_size + 2.0,
        weight: 600,
        anchor: Anchor::Start,
        token: Token::Ink,
        writing: Writing::Title,
    }
}

fn upper(version: &Version<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    version.lanes(&BTreeSet::new(), &mut items);
    version.strands(&mut items);
    version.routes(&mut items);
    version.cards(&mut items);
    version.labels(&mut items);
    version.notes(&mut items);
    items
}

fn lower(pair: &Pair<'_>, baseline: &Version<'_>, redesign: &Version<'_>) -> Vec<Item> {
    let ghosts = Ghosts::new(pair, baseline, redesign);
    let mut items = Vec::new();
    redesign.lanes(&ghosts.alone(), &mut items);
    ghosts.bars(&mut items);
    ghosts.thinned(&mut items);
    redesign.strands(&mut items);
    ghosts.new_contacts(pair, &mut items);
    redesign.routes(&mut items);
    ghosts.threads(&mut items);
    redesign.cards(&mut items);
    ghosts.cards(&mut items);
    redesign.labels(&mut items);
    ghosts.words(&mut items);
    redesign.notes(&mut items);
    items
}

/// Stripped-out contacts, and what stands there now.
struct Ghosts<'a> {
    before: Version<'a>,
    after: Version<'a>,
    /// Each with its place in the drawing of the redesign.
    all: Vec<(&'a Placed, &'a Step)>,
    /// Those that people decided to let go.
    waived: BTreeSet<&'a StepId>,
    /// For each step of the baseline, what stands for it.
    goals: BTreeMap<&'a StepId, Vec<(&'a Placed, &'a Step)>>,
}

impl<'a> Ghosts<'a> {
    fn new(pair: &Pair<'a>, before: &Version<'a>, after: &Version<'a>) -> Self {
        let mut steps: BTreeMap<&StepId, (&Placed, &Step)> = BTreeMap::new();
        for (node, step) in after.nodes() {
            steps.entry(&step.id).or_insert((node, step));
        }
        let mut goals: BTreeMap<&StepId, Vec<(&Placed, &Step)>> = BTreeMap::new();
        for (from, to) in pair.matches {
            if let Some(goal) = steps.get(to) {
                goals.entry(from).or_default().push(*goal);
            }
        }
        let ghosts = after.layout.nodes.iter().filter(|node| node.ghost);
        Self {
            before: *before,
            after: *after,
            all: ghosts
                .filter_map(|node| Some((node, before.workflow.steps.get(node.index)?)))
                .collect(),
            goals,
            waived: pair.waived.iter().collect(),
        }
    }

    fn loss(&self, step: &Step) -> Loss {
        if self.waived.contains(&step.id) {
            marks::WAIVED
        } else if self.before.meeting.is_contact(step) {
            marks::LOST
        } else {
            marks::GONE
        }
    }

    fn goals_of(&self, step: &Step) -> &[(&'a Placed, &'a Step)] {
        self.goals.get(&step.id).map_or(&[], Vec::as_slice)
    }

    /// Roles that met somebody before and meet nobody now.
    fn alone(&self) -> BTreeSet<&'a RoleName> {
        let meeting = self.before.meeting;
        let people = |version: &Version<'a>| -> BTreeSet<&'a RoleName> {
            let contacts = version
                .workflow
                .steps
                .iter()
                .filter(|step| meeting.is_contact(step));
            let roles = contacts.flat_map(|step| step.roles.iter().map(|one| &one.role));
            roles.filter(|role| meeting.is_person(role)).collect()
        };
        let now = people(&self.after);
        people(&self.before)
            .into_iter()
            .filter(|role| !now.contains(role))
            .collect()
    }

    /// Hollow bars, cut where none of the pairs meets anywhere in the redesign.
    fn bars(&self, items: &mut Vec<Item>) {
        let meeting = self.before.meeting;
        let contacts = self
            .after
            .workflow
            .steps
            .iter()
            .filter(|step| meeting.is_contact(step));
        let kept: BTreeSet<_> = contacts.flat_map(|step| meeting.ties(step)).collect();
        let lines = self.after.lines();
        let met = self.all.iter().filter(|one| meeting.is_contact(one.1));
        let met: Vec<_> = met.collect();
        let xs = side_by_side(met.iter().map(|one| one.0));
        for ((node, step), x) in met.into_iter().zip(xs) {
            let others = others(step, &lines, &node.rect, meeting);
            let cut = meeting.ties(step).iter().all(|tie| !kept.contains(tie));
            let wide = marks::thickness(self.before.minutes(step));
            let from = (node.rect.centre().y, node.rect.height / 2.0);
            marks::hollow(x, from, &others, wide, (cut, self.loss(step)), items);
        }
    }

    /// Contacts that are still there, but shorter: hollow rails at the old width.
    fn thinned(&self, items: &mut Vec<Item>) {
        let meeting = self.before.meeting;
        let bars = self.after.bars().into_iter();
        let bars: BTreeMap<&StepId, f64> = bars.map(|(node, _, x)| (&node.step, x)).collect();
        let steps = self.before.workflow.steps.iter();
        for step in steps.filter(|step| meeting.is_contact(step)) {
            let old = self.before.minutes(step);
            for (node, goal) in self.goals_of(step) {
                if let Some(&x) = bars.get(&node.step)
                    && self.after.minutes(goal) < old
                {
                    self.rails(node, goal, (x, old), items);
                }
            }
        }
    }

    /// Rails at the old width around the bar of a contact, with both figures where there is room.
    fn rails(&self, node: &Placed, goal: &Step, (x, old): (f64, f64), items: &mut Vec<Item>) {
        let new = self.after.minutes(goal);
        let (y, half) = (node.rect.centre().y, node.rect.height / 2.0);
        let size = self.after.options.meta_size;
        let others = others(goal, &self.after.lines(), &node.rect, self.after.meeting);
        let apart = marks::thickness(old).max(marks::thickness(new) + 3.0) / 2.0;
        for end in marks::ends(y, &others) {
            for side in [x - apart, x + apart] {
                let rail = Stroke::dashed(Token::Lost, 1.0, [2.0, 3.0]);
                items.push(Item::line(Point::new(side, y), Point::new(side, end), rail));
            }
            let start = if end < y { y - half } else { y + half };
            if (start - end).abs() >= 2.5 * size {
                let language = self.after.options.language;
                let text = format!("{} → {}", language.minutes(old), language.min(new));
                let at = Point::new(x + apart + 5.0, f64::midpoint(start, end) + 3.0);
                label(&text, at, size, Token::LostText, items);
            }
        }
    }

    /// A seam down the bar of a contact that stands for nothing in the baseline, and "new" beside it.
    fn new_contacts(&self, pair: &Pair<'_>, items: &mut Vec<Item>) {
        let matched: BTreeSet<&StepId> = pair.matches.iter().map(|(_, after)| after).collect();
        let lines = self.after.lines();
        for (node, step, x) in self.after.bars() {
            if matched.contains(&step.id) {
                continue;
            }
            let (y, wide) = (
                node.rect.centre().y,
                marks::thickness(self.after.minutes(step)),
            );
            for end in marks::ends(y, &others(step, &lines, &node.rect, self.after.meeting)) {
                if wide >= 5.0 {
                    let seam = Stroke::solid(Token::Paper, 2.0);
                    items.push(Item::line(Point::new(x, y), Point::new(x, end), seam));
                }
                let size = self.after.options.meta_size;
                let at = Point::new(x + wide / 2.0 + 8.0, end - 4.0);
                let new = self.after.options.language.pick("new", "neu");
                label(new, at, size, Token::ContactText, items);
            }
        }
    }

    fn cards(&self, items: &mut Vec<Item>) {
        for (node, step) in &self.all {
            let visits = self.before.visits.get(&step.id).copied();
            let card = card::card(step, self.after.options, true, visits);
            marks::ghost(
                &card,
                &node.rect,
                self.loss(step),
                self.after.options,
                items,
            );
        }
    }

    /// Rows of dots from each ghost to what stands there now.
    fn threads(&self, items: &mut Vec<Item>) {
        for (node, step) in &self.all {
            for (goal, _) in self.goals_of(step) {
                let (from, to) = thread(&node.rect, &goal.rect);
                items.push(Item::Line {
                    points: vec![from, to],
                    stroke: Stroke {
                        round: true,
                        ..Stroke::dashed(self.loss(step).line, 2.0, [0.1, 5.0])
                    },
                    corner: 0.0,
                    head: Head::Dot,
                });
            }
        }
    }

    /// What stands there now, half-way; or that nothing does.
    fn words(&self, items: &mut Vec<Item>) {
        let (size, language) = (self.after.options.meta_size, self.after.options.language);
        for (node, step) in &self.all {
            let (goals, loss) = (self.goals_of(step), self.loss(step));
            if goals.is_empty() {
                let at = Point::new(node.rect.x + 4.0, node.rect.bottom() + size);
                let nothing = language.pick("nothing stands here now", "hier steht jetzt nichts");
                label(nothing, at, size, loss.words, items);
            }
            for (goal, now) in goals {
                let (from, to) = thread(&node.rect, &goal.rect);
                let words = format!("{} {}", language.pick("now", "jetzt"), said(now, language));
                let length = (to.x - from.x).hypot(to.y - from.y);
                if length < size + 6.0 {
                    continue;
                }
                let middle = Point::new(f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y));
                let x = (middle.x + 7.0).min(self.after.layout.width - text::width(&words, size));
                label(
                    &words,
                    Point::new(x, middle.y + size * 0.35),
                    size,
                    loss.words,
                    items,
                );
            }
        }
    }
}

fn said(now: &Step, language: Language) -> &'static str {
    let (english, german) = match now.tag {
        Some(Tag::AiAutomated) => ("automated", "automatisiert"),
        Some(Tag::AiAugmented) => ("with AI", "mit KI"),
        Some(Tag::HumanAlone) => ("alone", "allein"),
        Some(Tag::HumanRelational) | None if now.mode() == Mode::OneWay => ("one-way", "einseitig"),
        Some(Tag::HumanRelational) | None => ("without an answer", "ohne Antwort"),
    };
    language.pick(english, german)
}

/// From the lower or upper edge of a ghost to the near edge of a card.
fn thread(ghost: &Rect, goal: &Rect) -> (Point, Point) {
    let below = goal.centre().y >= ghost.centre().y;
    let from = Point::new(ghost.x + 18.0, if below { ghost.bottom() } else { ghost.y });
    let x = from
        .x
        .clamp(goal.x + 8.0, (goal.right() - 8.0).max(goal.x + 8.0));
    (
        from,
        Point::new(x, if below { goal.y } else { goal.bottom() }),
    )
}
