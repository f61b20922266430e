//! What a card says, in lines that fit it, and how large it is therefore.

use super::text;
use super::types::Options;
use crate::Language;
use crate::workflow::{Step, StepKind};

/// The text of a step, gateway or event, and the size of its card.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The name.
    pub(super) name: Vec<String>,
    /// Who takes part.
    pub(super) people: Vec<String>,
    /// How long it takes; for a ghost also what it was for.
    pub(super) meta: Vec<String>,
}

/// Room left of the text: the edge that shows the tag.
pub(super) const INDENT: f64 = 15.0;
/// Room right of the text.
const RIGHT: f64 = 7.0;
/// Room above and below the text.
pub(super) const PAD: f64 = 7.0;
/// Room left of the people, for the mark of the tag.
pub(super) const MARK: f64 = 15.0;
/// More lines than this, and the card becomes wider.
const LINES: usize = 6;

/// A card as the options want it; `visits` are expected visits per case, where they are known.
pub(super) fn card(step: &Step, options: &Options, ghost: bool, visits: Option<f64>) -> Card {
    match step.kind {
        StepKind::Step => work(step, options, ghost, visits),
        StepKind::Gateway | StepKind::Event => routing(step, options),
    }
}

/// The distance of two lines of small text.
pub(super) fn meta_line(options: &Options) -> f64 {
    options.meta_size + 3.0
}

fn work(step: &Step, options: &Options, ghost: bool, visits: Option<f64>) -> Card {
    let mut width = options.card_width;
    let wrapped = |width: f64| text::wrap(&step.name, options.name_size, width - INDENT - RIGHT);
    let mut name = wrapped(width);
    let widens = options.name_lines.is_none();
    while widens && name.len() > LINES && width < options.card_width * 4.0 {
        width += options.card_width / 2.0;
        name = wrapped(width);
    }
    shorten(&mut name, options);
    let room = width - INDENT - RIGHT;
    let named = options.people && !ghost;
    let people = if named {
        people(step, options, room)
    } else {
        Vec::new()
    };
    // The mark of the tag stands before the people, else before the minutes.
    let room = if named || ghost { room } else { room - MARK };
    let meta = meta(step, ghost, visits, options.language);
    let meta = text::wrap(&meta, options.meta_size, room);
    let small = meta.len().max(1) + if named { people.len().max(1) } else { 0 };
    let text = name.len() as f64 * options.name_line + small as f64 * meta_line(options);
    let natural = text + 2.0 * PAD + 3.0;
    Card {
        width: if options.card_height.is_some() {
            options.card_width
        } else {
            width
        },
        height: even(options.card_height.unwrap_or(natural)),
        name,
        people,
        meta,
    }
}

/// Leaves out the lines that are too many, and says so at the end of the last.
fn shorten(lines: &mut Vec<String>, options: &Options) {
    if let Some(most) = options.name_lines.filter(|most| lines.len() > *most) {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
}

fn people(step: &Step, options: &Options, room: f64) -> Vec<String> {
    let names: Vec<String> = step
        .roles
        .iter()
        .map(|one| match one.count {
            0 | 1 => one.role.to_string(),
            many => format!("{many} × {}", one.role),
        })
        .collect();
    text::wrap(&names.join(", "), options.meta_size, room - MARK)
}

fn meta(step: &Step, ghost: bool, visits: Option<f64>, language: Language) -> String {
    let mut words = match step.minutes {
        Some(minutes) => language.min(minutes),
        None => String::new(),
    };
    if let Some(visits) = visits.filter(|visits| (visits - 1.0).abs() > 0.005) {
        words.push_str(&format!(" × {}", language.ratio(visits)));
    }
    if ghost && !step.purposes.is_empty() {
        let purposes = step.purposes.iter().map(|one| one.words_in(language));
        let purposes: Vec<&str> = purposes.collect();
        let dot = if words.is_empty() { "" } else { " · " };
        words.push_str(dot);
        words.push_str(&purposes.join(", "));
    }
    words
}

/// A gateway or an event: a mark, and its name beside it where it has one.
fn routing(step: &Step, options: &Options) -> Card {
    const MARK_ALONE: f64 = 28.0;
    let room = (options.card_width * 0.8).round();
    let mut name = text::wrap(&step.name, options.meta_size, room - 26.0);
    shorten(&mut name, options);
    let widest = name
        .iter()
        .map(|line| text::width(line, options.meta_size))
        .fold(0.0, f64::max);
    let width = if name.is_empty() {
        MARK_ALONE
    } else {
        (widest + 28.0).ceil()
    };
    let height = (name.len() as f64 * meta_line(options) + 10.0).max(MARK_ALONE);
    Card {
        width: even(width),
        height: even(height),
        name,
        people: Vec::new(),
        meta: Vec::new(),
    }
}

/// The next even number: halves of it are whole, so that rows stand on whole pixels.
pub(super) fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
