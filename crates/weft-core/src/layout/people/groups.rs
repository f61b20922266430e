//! The lists: who is left alone, who is the only bridge, and whom the drawing is about.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::meetings::{Meetings, Minutes, Version};
use super::types::{Bridge, Person, Standing};
use crate::measure::people_graph::People;
use crate::words::nine;
use crate::workflow::{Document, RoleKind, RoleName};

/// Everybody who takes part: those who are left alone first, then those with fewest partners left.
pub(super) fn people(meetings: &Meetings, document: &Document) -> Vec<Person> {
    let after = meetings.redesign.as_ref();
    let versions = [Some(&meetings.baseline), after];
    let names: BTreeSet<&RoleName> = versions
        .into_iter()
        .flatten()
        .flat_map(|version| version.roles.keys())
        .collect();
    let bridges = versions.map(|one| one.map(|version| Bridges::of(&version.graph)));
    let mut people: Vec<Person> = names
        .into_iter()
        .map(|name| {
            let [baseline, redesign] = &bridges;
            let before = standing(name, Some(&meetings.baseline), baseline.as_ref());
            let now = after.map(|after| standing(name, Some(after), redesign.as_ref()));
            Person {
                name: name.clone(),
                focus: false,
                left_alone: before.partners > 0 && now.as_ref().is_some_and(|n| n.partners == 0),
                baseline: before,
                redesign: now,
                place: None,
            }
        })
        .collect();
    if let Some(focus) = focus(&people, document).and_then(|at| people.get_mut(at)) {
        focus.focus = true;
    }
    people.sort_by_key(|one| {
        let before = one.baseline.partners;
        let now = one.redesign.as_ref().map_or(before, |now| now.partners);
        let lost = before.saturating_sub(now);
        (!one.left_alone, lost == 0, now, Reverse(before))
    });
    people
}

fn standing(name: &RoleName, version: Option<&Version>, bridges: Option<&Bridges<'_>>) -> Standing {
    let minutes = version.and_then(|one| one.roles.get(name));
    let sums: Minutes = minutes.copied().unwrap_or_default();
    Standing {
        takes_part: minutes.is_some(),
        partners: version.map_or(0, |one| one.graph.partners(name)),
        minutes: nine(sums.meeting),
        machine_minutes: nine(sums.with_machines),
        bridge: bridges.and_then(|one| one.over(name)),
    }
}

/// The learner, else the outside role, else who meets most others; a role that meets nobody in the
/// baseline is not what a drawing is about.
fn focus(people: &[Person], document: &Document) -> Option<usize> {
    let rank = |person: &Person| {
        let role = document.role(&person.name);
        let learns = role.is_some_and(|role| role.learner);
        let outside = role.is_some_and(|role| role.kind == RoleKind::External);
        (learns, outside, person.baseline.partners)
    };
    let met = people.iter().enumerate();
    let met = met.filter(|(_, person)| person.baseline.partners > 0);
    met.max_by_key(|(at, person)| (rank(person), Reverse(*at)))
        .map(|(at, _)| at)
}

/// The roles whose loss separates others.
struct Bridges<'a> {
    graph: &'a People<RoleName>,
    over: BTreeSet<RoleName>,
}

impl<'a> Bridges<'a> {
    fn of(graph: &'a People<RoleName>) -> Self {
        Self {
            graph,
            over: graph.articulation_points(),
        }
    }

    fn over(&self, role: &RoleName) -> Option<Bridge> {
        if !self.over.contains(role) {
            return None;
        }
        let mut parts = self.graph.parts_without(role);
        parts.sort_by_key(|part| Reverse(part.len()));
        let sizes: Vec<usize> = parts.iter().map(Vec::len).take(2).collect();
        let between = matches!(sizes.as_slice(), [largest, next] if largest == next);
        let mut to: Vec<RoleName> = parts
            .into_iter()
            .skip(usize::from(!between))
            .flatten()
            .collect();
        to.sort();
        Some(Bridge { to, between })
    }
}
