//! Parts of sentences that several rules share (report.md 8). Names stand in quotation marks.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use std::fmt::{self, Display};

use crate::measure::cast::{Cast, RoleNumber};
use crate::measure::comparison::Comparison;
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::words::{self, listed};
use crate::workflow::{Purpose, Tag};

/// Room for a sentence: most fit, so that writing one allocates once.
const ROOM: usize = 112;

/// Writes a sentence.
pub(super) fn written(parts: fmt::Arguments<'_>) -> String {
    let mut text = String::with_capacity(ROOM);
    // Writing to a string fails only where a part refuses to be displayed, and none does.
    let _written = fmt::Write::write_fmt(&mut text, parts);
    text
}

/// `format!` with the room that a sentence needs.
macro_rules! sentence {
    ($($part:tt)*) => {
        $crate::rule::sentence::written(format_args!($($part)*))
    };
}
pub(super) use sentence;

/// The name of a step in quotation marks; its id where it has none.
pub(super) fn step_name(version: &Version<'_>, node: Node) -> impl Display {
    let step = version.steps[node as usize];
    let name = step.name.trim();
    let name = if name.is_empty() {
        step.id.as_str()
    } else {
        name
    };
    fmt::from_fn(move |f| write!(f, "“{name}”"))
}

/// `“a” and “b”`; the first six and how many more where there are many.
pub(super) fn step_names(version: &Version<'_>, nodes: &[Node]) -> impl Display {
    const SHOWN: usize = 6;
    fmt::from_fn(move |f| {
        let shown = nodes.iter().take(SHOWN).map(|node| Named::Step(*node));
        let more = nodes.len().saturating_sub(SHOWN);
        let more = (more > 0).then_some(Named::More(more));
        let entry = |one: Named| {
            fmt::from_fn(move |f| match one {
                Named::Step(node) => step_name(version, node).fmt(f),
                Named::More(count) => write!(f, "{} more", words::count(count)),
            })
        };
        listed(shown.chain(more).map(entry)).fmt(f)
    })
}

/// An entry of a list that may be cut.
#[derive(Clone, Copy)]
enum Named {
    Step(Node),
    More(usize),
}

/// Names of roles as a list.
pub(super) fn role_names(cast: &Cast, roles: &[RoleNumber]) -> impl Display {
    fmt::from_fn(move |f| listed(roles.iter().map(|role| cast.name(*role))).fmt(f))
}

/// The people of a step as a list, in the order of the file.
pub(super) fn people_of(cast: &Cast, version: &Version<'_>, node: Node) -> impl Display {
    let people = &version.people[node as usize];
    let named = &version.steps[node as usize].roles;
    fmt::from_fn(move |f| {
        if people.roles.is_empty() {
            return f.write_str("no one");
        }
        let first = |at: usize| named.iter().position(|one| one.role == named[at].role) == Some(at);
        let names = (0..named.len()).filter(|at| first(*at)).filter_map(|at| {
            let name = &named[at].role;
            let role = people
                .roles
                .iter()
                .find(|(role, _)| cast.name(*role) == name);
            role.map(|(_, count)| Several(*count, name))
        });
        listed(names).fmt(f)
    })
}

/// A role with how many people of it take part.
struct Several<N>(u32, N);

impl<N: Display> Display for Several<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => self.1.fmt(f),
            count => write!(f, "{count} × {}", self.1),
        }
    }
}

/// What contacts are for, as a list of words.
pub(super) fn purposes(purposes: &[Purpose]) -> impl Display {
    fmt::from_fn(move |f| {
        if purposes.is_empty() {
            return f.write_str("no stated purpose");
        }
        listed(purposes.iter().map(|purpose| purpose.words())).fmt(f)
    })
}

/// `Before: 40 min, live, 1.5 times per case, for feedback.`
pub(super) fn before(version: &Version<'_>, node: Node) -> String {
    sentence!(
        "Before: {} min, {}, {}, for {}.",
        words::minutes(version.minutes[node as usize]),
        words::mode(version.mode(node)),
        words::often(version.visits[node as usize]),
        purposes(version.purposes(node)),
    )
}

/// What stands in the redesign where a baseline step stood.
pub(super) fn stands_now(cast: &Cast, comparison: &Comparison<'_>, node: Node) -> String {
    let images = &comparison.images[node as usize];
    let Some((last, others)) = images.split_last() else {
        return "Now: nothing stands here.".to_owned();
    };
    let after = comparison.redesign;
    let one = |image: Node| {
        fmt::from_fn(move |f| {
            write!(
                f,
                "{}, {} min; {}",
                step_name(after, image),
                words::minutes(after.minutes[image as usize]),
                who_acts(cast, after, image)
            )
        })
    };
    let others = fmt::from_fn(|f| {
        others
            .iter()
            .try_for_each(|image| write!(f, "{}; ", one(*image)))
    });
    sentence!("Now: {others}{}.", one(*last))
}

/// Who does a step and how, in a few words.
pub(super) fn who_acts(cast: &Cast, version: &Version<'_>, node: Node) -> impl Display {
    fmt::from_fn(move |f| {
        let people = people_of(cast, version, node);
        let roles = version.people[node as usize].roles.len();
        if version.contact[node as usize] {
            let mode = words::mode(version.mode(node));
            let with = if version.tag(node) == Some(Tag::AiAugmented) {
                ", with AI"
            } else {
                ""
            };
            return write!(f, "{people} meet, {mode}{with}");
        }
        match version.tag(node) {
            Some(Tag::AiAutomated) if roles == 0 => f.write_str("AI acts, no one takes part"),
            Some(Tag::AiAutomated) => {
                let receive = words::plural(roles, "receives", "receive");
                write!(f, "AI acts, {people} {receive}")
            }
            Some(Tag::AiAugmented) => write!(f, "{people} with AI"),
            Some(Tag::HumanRelational | Tag::HumanAlone) | None if roles <= 1 => {
                write!(f, "{people} alone")
            }
            Some(Tag::HumanRelational | Tag::HumanAlone) | None => write!(f, "{people}, one-way"),
        }
    })
}
