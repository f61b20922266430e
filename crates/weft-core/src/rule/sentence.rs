//! Parts of sentences that several rules share (report.md 8). Names stand in quotation marks.
#![expect(
    clippy::indexing_slicing,
    reason = "nodes come from the versions and lie below their steps"
)]

use crate::measure::cast::{Cast, RoleNumber};
use crate::measure::comparison::Comparison;
use crate::measure::flow::Node;
use crate::measure::version::Version;
use crate::words;
use crate::workflow::{Purpose, Tag};

/// The name of a step in quotation marks; its id where it has none.
pub(super) fn step_name(version: &Version<'_>, node: Node) -> String {
    let step = version.steps[node as usize];
    let name = step.name.trim();
    words::quoted(if name.is_empty() {
        step.id.as_str()
    } else {
        name
    })
}

/// `“a” and “b”`; the first six and how many more where there are many.
pub(super) fn step_names(version: &Version<'_>, nodes: &[Node]) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<String> = nodes
        .iter()
        .take(SHOWN)
        .map(|node| step_name(version, *node))
        .collect();
    if nodes.len() > SHOWN {
        names.push(format!("{} more", words::count(nodes.len() - SHOWN)));
    }
    words::list(&names)
}

/// Names of roles as a list.
pub(super) fn role_names(cast: &Cast, roles: &[RoleNumber]) -> String {
    let names: Vec<&str> = roles.iter().map(|role| cast.name(*role).as_str()).collect();
    words::list(&names)
}

/// The people of a step as a list, in the order of the file.
pub(super) fn people_of(cast: &Cast, version: &Version<'_>, node: Node) -> String {
    let people = &version.people[node as usize];
    let mut names: Vec<String> = Vec::new();
    for one in &version.steps[node as usize].roles {
        let role = people
            .roles
            .iter()
            .find(|(role, _)| *cast.name(*role) == one.role);
        let Some((_, count)) = role else { continue };
        let name = match count {
            1 => one.role.as_str().to_owned(),
            _ => format!("{count} × {}", one.role),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        "no one".to_owned()
    } else {
        words::list(&names)
    }
}

/// What contacts are for, as a list of words.
pub(super) fn purposes(purposes: &[Purpose]) -> String {
    let words: Vec<&str> = purposes.iter().map(|purpose| purpose.words()).collect();
    if words.is_empty() {
        "no stated purpose".to_owned()
    } else {
        words::list(&words)
    }
}

/// `Before: 40 min, live, 1.5 times per case, for feedback.`
pub(super) fn before(version: &Version<'_>, node: Node) -> String {
    format!(
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
    if images.is_empty() {
        return "Now: nothing stands here.".to_owned();
    }
    let after = comparison.redesign;
    let one = |image: &Node| {
        format!(
            "{}, {} min; {}",
            step_name(after, *image),
            words::minutes(after.minutes[*image as usize]),
            who_acts(cast, after, *image)
        )
    };
    let parts: Vec<String> = images.iter().map(one).collect();
    format!("Now: {}.", parts.join("; "))
}

/// Who does a step and how, in a few words.
pub(super) fn who_acts(cast: &Cast, version: &Version<'_>, node: Node) -> String {
    let people = people_of(cast, version, node);
    let roles = version.people[node as usize].roles.len();
    if version.contact[node as usize] {
        let mode = words::mode(version.mode(node));
        let with = if version.tag(node) == Some(Tag::AiAugmented) {
            ", with AI"
        } else {
            ""
        };
        return format!("{people} meet, {mode}{with}");
    }
    match version.tag(node) {
        Some(Tag::AiAutomated) if roles == 0 => "AI acts, no one takes part".to_owned(),
        Some(Tag::AiAutomated) => {
            format!(
                "AI acts, {people} {}",
                words::plural(roles, "receives", "receive")
            )
        }
        Some(Tag::AiAugmented) => format!("{people} with AI"),
        Some(Tag::HumanRelational | Tag::HumanAlone) | None if roles <= 1 => {
            format!("{people} alone")
        }
        Some(Tag::HumanRelational | Tag::HumanAlone) | None => format!("{people}, one-way"),
    }
}
