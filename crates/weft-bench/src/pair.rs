//! Generated pairs: branching, loops, 30 roles, matched by lineage.

use std::fmt::Write as _;

use crate::random::Random;

const TAGS: [&str; 4] = [
    "ai-automated",
    "ai-augmented",
    "human-relational",
    "human-alone",
];
const MODES: [&str; 4] = ["live", "time-shifted", "one-way", "none"];
const PURPOSES: [&str; 6] = ["decide", "learn", "trust", "status", "check", "support"];

/// A baseline and a redesign copied from it, of which a fifth of the steps is new or changed, as
/// Weft JSON.
#[must_use]
pub fn pair(steps: usize) -> String {
    let mut text =
        String::from("{\"format\":\"weft/1\",\"title\":\"Generated\",\"case\":\"one\",\"roles\":[");
    for role in 0..30 {
        let kind = match role {
            0 => "ai",
            1..=3 => "external",
            _ => "internal",
        };
        let comma = if role == 0 { "" } else { "," };
        let _infallible = write!(
            text,
            "{comma}{{\"name\":\"Role {role}\",\"kind\":\"{kind}\"}}"
        );
    }
    text.push_str("],\"baseline\":{\"steps\":[");
    version(&mut text, steps, 'b');
    text.push_str("]},\"redesign\":{\"steps\":[");
    version(&mut text, steps, 'r');
    text.push_str("]}}");
    text
}

fn version(text: &mut String, steps: usize, letter: char) {
    let mut random = Random::new(11);
    let mut changes = Random::new(12);
    for at in 0..steps {
        let comma = if at == 0 { "" } else { "," };
        let mut tag = 1 + random.below(3);
        let mut first = 1 + random.below(29);
        let (second, minutes) = (1 + random.below(29), 1 + random.below(60));
        let (purpose, mode) = (random.below(PURPOSES.len()), random.below(MODES.len()));
        let way = (random.below(10), random.below(20), random.below(8));
        let changed = letter == 'r' && changes.below(5) == 0;
        if changed {
            (tag, first) = (0, 0);
        }
        let _infallible = write!(
            text,
            "{comma}{{\"id\":\"{letter}{at}\",\"name\":\"Step number {at} of the work\",\"roles\":[\"Role {first}\",\"Role {second}\"],\"tag\":\"{}\",\"minutes\":{minutes},\"purposes\":[\"{}\"],\"mode\":\"{}\",\"next\":[{}]",
            TAGS.get(tag).unwrap_or(&"human-alone"),
            PURPOSES.get(purpose).unwrap_or(&"status"),
            MODES.get(mode).unwrap_or(&"none"),
            next(at, steps, letter, way),
        );
        if letter == 'r' && !(changed && changes.below(4) == 0) {
            let _infallible = write!(text, ",\"replaces\":[\"b{at}\"]");
        }
        text.push('}');
    }
}

/// One way on in seven steps of ten, a loop back over up to twenty steps in one, a branch that skips
/// up to eight in two.
fn next(at: usize, steps: usize, letter: char, way: (usize, usize, usize)) -> String {
    let name = |to: usize| {
        if to >= steps {
            "end".to_owned()
        } else {
            format!("{letter}{to}")
        }
    };
    let on = name(at + 1);
    match way.0 {
        0 => format!(
            "{{\"to\":\"{}\",\"probability\":0.2}},{{\"to\":\"{on}\",\"probability\":0.8}}",
            name(at - way.1.min(at))
        ),
        1 | 2 => format!(
            "{{\"to\":\"{}\",\"probability\":0.4}},{{\"to\":\"{on}\",\"probability\":0.6}}",
            name(at + 2 + way.2)
        ),
        _ => format!("{{\"to\":\"{on}\",\"probability\":1.0}}"),
    }
}
