//! Who does what in a log: resources become roles.
//!
//! Where the log gives resources roles itself, for most of what was done, those are taken: of each
//! resource the one that it has most often. Else resources with similar work become a group
//! ([`similar`]). Resources that are named like machines are one role of the kind `ai`. A person's name
//! is never the name of a role, unless roles are asked for person by person.

mod machines;
mod similar;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{Pairs, Tally, Vocabulary, Who};
use crate::language::sentence;
use crate::workflow::{Performers, Role, RoleKind, RoleName};
use crate::{Language, Said, said};

pub use similar::SIMILAR;

/// What the roles of a log are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RolesBy {
    /// The log's own roles, else groups of similar work.
    #[default]
    Groups,
    /// Every resource is a role, called as it may be called.
    People(Who),
}

/// The roles of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRoles {
    /// The roles, those that did most first; people before machines.
    pub roles: Vec<Role>,
    /// How they were made, and what has none.
    pub notes: Vec<Said>,
    /// What each group of similar work does most, by the name of its role.
    pub work: Vec<(RoleName, Said)>,
    /// The role of every resource that has one, by number.
    of: BTreeMap<u32, usize>,
    machines: BTreeSet<u32>,
}

/// Who does an activity, as far as a log says.
#[derive(Debug, Clone, PartialEq)]
pub struct Performed {
    /// The role that did it most often.
    pub role: Option<RoleName>,
    /// The share of it that this role did, of what a role did, 0 to 1.
    pub share: f64,
    /// Whether people, machines or nobody is named; none where nobody is and the log names somebody for
    /// less than half of all that is done.
    pub by: Option<Performers>,
}

/// The roles of all that these counts have.
#[must_use]
pub fn roles(names: &Vocabulary, tally: &Tally, by: RolesBy, language: Language) -> LogRoles {
    let done = Done::of(&tally.performed);
    let machines: BTreeSet<u32> = done
        .resources()
        .filter(|&one| machines::is_machine(names.resources.name(one)))
        .collect();
    let people: Vec<u32> = done
        .resources()
        .filter(|one| !machines.contains(one))
        .collect();
    let given = match by {
        RolesBy::People(who) => Some((by_person(names, &people, who), Vec::new())),
        RolesBy::Groups => by_attribute(names, tally, &people, &done),
    };
    let is_grouped = given.is_none();
    let (mut groups, mut notes) = given.unwrap_or_else(|| by_work(&people, &done));
    groups.sort_by(|a, b| {
        done.all(&b.members)
            .cmp(&done.all(&a.members))
            .then(a.first().cmp(&b.first()))
    });
    let mut work = Vec::new();
    if is_grouped {
        number(&mut groups, language);
        let whole = done.together(&people);
        let says = |group: &Group| {
            let own = done.together(&group.members);
            (
                group.name.as_str().into(),
                says_work(group, &typical(names, &own, &whole)),
            )
        };
        work.extend(groups.iter().map(says));
    }
    if !machines.is_empty() {
        let name = free_name("System", &groups);
        notes.push(said!(
            "Resources that are named like machines: {}; they are the role “{}”.",
            "Ressourcen, die wie Maschinen heißen: {}; sie sind die Rolle „{}“.",
            machines.len(),
            name,
        ));
        groups.push(Group {
            name,
            kind: RoleKind::Ai,
            members: machines.iter().copied().collect(),
        });
    }
    let of = groups.iter().enumerate();
    let of = of.flat_map(|(role, group)| group.members.iter().map(move |&one| (one, role)));
    LogRoles {
        of: of.collect(),
        roles: groups.iter().map(|group| group.role(by)).collect(),
        notes,
        work,
        machines,
    }
}

impl LogRoles {
    /// Who does each activity, by its number, by the counts of one side of the log.
    #[must_use]
    pub fn performed(&self, tally: &Tally) -> Vec<Performed> {
        let mut counts: Vec<Counts> = vec![Counts::default(); tally.visits.len()];
        for (resource, activity, count) in tally.performed.sorted() {
            let Some(own) = counts.get_mut(activity as usize) else {
                continue;
            };
            own.all += count;
            own.by_machines += if self.machines.contains(&resource) {
                count
            } else {
                0
            };
            if let Some(role) = self.of.get(&resource) {
                *own.by_role.entry(*role).or_default() += count;
            }
        }
        // A log that names somebody for less than half of what is done says nothing by naming nobody.
        let named = tally.performed.total();
        let speaks = named > tally.unperformed.iter().sum();
        counts
            .iter()
            .map(|own| self.most(own, (named > 0, speaks)))
            .collect()
    }

    fn most(&self, own: &Counts, (names, speaks): (bool, bool)) -> Performed {
        let by_role = own.by_role.iter();
        let most = by_role.max_by_key(|(role, count)| (**count, std::cmp::Reverse(**role)));
        let known: u64 = own.by_role.values().sum();
        let role = most.and_then(|(role, _)| self.roles.get(*role));
        Performed {
            role: role.map(|role| role.name.clone()),
            share: most.map_or(0.0, |(_, count)| super::result::share(*count, known)),
            by: match (own.all, own.by_machines) {
                (0, _) => (names && speaks).then_some(Performers::Nobody),
                (all, machines) if all == machines => Some(Performers::Machines),
                _ => Some(Performers::People),
            },
        }
    }
}

/// How often an activity was done, by whom.
#[derive(Debug, Clone, Default)]
struct Counts {
    all: u64,
    by_machines: u64,
    by_role: BTreeMap<usize, u64>,
}

/// Who did what how often: resource, activity.
struct Done(BTreeMap<u32, BTreeMap<u32, u64>>);

impl Done {
    fn of(performed: &Pairs) -> Self {
        let mut done: BTreeMap<u32, BTreeMap<u32, u64>> = BTreeMap::new();
        for (resource, activity, count) in performed.sorted() {
            *done
                .entry(resource)
                .or_default()
                .entry(activity)
                .or_default() += count;
        }
        Self(done)
    }

    fn resources(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.keys().copied()
    }

    /// How much these resources did.
    fn all(&self, members: &[u32]) -> u64 {
        let rows = members.iter().filter_map(|one| self.0.get(one));
        rows.flat_map(|row| row.values()).sum()
    }

    /// What these resources did, by activity.
    fn together(&self, members: &[u32]) -> BTreeMap<u32, u64> {
        let mut sums = BTreeMap::new();
        for (activity, count) in members.iter().filter_map(|one| self.0.get(one)).flatten() {
            *sums.entry(*activity).or_default() += count;
        }
        sums
    }
}

/// Resources that are one role.
#[derive(Debug, Clone)]
struct Group {
    name: String,
    kind: RoleKind,
    members: Vec<u32>,
}

impl Group {
    fn first(&self) -> u32 {
        self.members.first().copied().unwrap_or(u32::MAX)
    }

    fn role(&self, by: RolesBy) -> Role {
        let people = u32::try_from(self.members.len()).ok();
        let counts = by == RolesBy::Groups && self.kind != RoleKind::Ai;
        Role {
            headcount: people.filter(|_| counts),
            ..Role::new(&self.name, self.kind)
        }
    }
}

fn by_person(names: &Vocabulary, people: &[u32], who: Who) -> Vec<Group> {
    let person = |&one: &u32| Group {
        name: who.name(names, one),
        kind: RoleKind::Internal,
        members: vec![one],
    };
    people.iter().map(person).collect()
}

/// The log's own roles, if they stand for more than half of what people did.
fn by_attribute(
    names: &Vocabulary,
    tally: &Tally,
    people: &[u32],
    done: &Done,
) -> Option<(Vec<Group>, Vec<Said>)> {
    let mut given: BTreeMap<u32, (u64, u32)> = BTreeMap::new();
    let said = |role: u32| !says_nothing(names.roles.name(role));
    for (resource, role, count) in tally.role_of.sorted().into_iter().filter(|one| said(one.1)) {
        let best = given.entry(resource).or_insert((count, role));
        if count > best.0 {
            *best = (count, role);
        }
    }
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut without = Vec::new();
    for &one in people {
        match given.get(&one) {
            Some((_, role)) => groups.entry(*role).or_default().push(one),
            None => without.push(one),
        }
    }
    let with: u64 = groups.values().map(|members| done.all(members)).sum();
    if with == 0 || with <= done.all(&without) {
        return None;
    }
    let mut notes = vec![said!(
        "Roles are those of the log: of each resource the one that it has most often.",
        "Rollen sind die des Protokolls: von jeder Ressource die, die sie am häufigsten hat."
    )];
    if !without.is_empty() {
        notes.push(said!(
            "Resources without a role in the log: {}; they are in none.",
            "Ressourcen ohne Rolle im Protokoll: {}; sie bleiben ohne.",
            without.len()
        ));
    }
    let groups = groups.into_iter().map(|(role, members)| {
        let name = names.roles.name(role);
        Group {
            name: name.to_owned(),
            kind: if machines::is_machine(name) {
                RoleKind::Ai
            } else {
                RoleKind::Internal
            },
            members,
        }
    });
    Some((groups.collect(), notes))
}

/// Whether a value stands for none.
fn says_nothing(value: &str) -> bool {
    const NOTHING: [&str; 8] = ["", "-", "empty", "null", "nil", "none", "n/a", "undefined"];
    let value = value.trim();
    NOTHING.iter().any(|one| value.eq_ignore_ascii_case(one))
}

/// Groups of similar work, without names yet.
fn by_work(people: &[u32], done: &Done) -> (Vec<Group>, Vec<Said>) {
    let rows: Vec<(u32, &BTreeMap<u32, u64>)> = people
        .iter()
        .filter_map(|one| Some((*one, done.0.get(one)?)))
        .collect();
    let groups: Vec<Group> = similar::groups(&rows)
        .into_iter()
        .map(|members| Group {
            name: String::new(),
            kind: RoleKind::Internal,
            members,
        })
        .collect();
    if groups.is_empty() {
        return (groups, Vec::new());
    }
    let notes = vec![Said::of(|l| {
        sentence!(l;
        "Resources are put into groups of similar work: {} into {} (correlation of how often they do what, at least {} on average); no name of a person is kept.",
        "Ressourcen sind nach ähnlicher Arbeit zusammengefasst: {} in {} Gruppen (Korrelation dessen, wie oft sie was tun, im Mittel mindestens {}); kein Name einer Person bleibt.",
        people.len(), groups.len(), l.exact(SIMILAR))
    })];
    (groups, notes)
}

/// The activities that are most typical of a group, at most two: those that it does most, and others
/// least.
fn typical<'a>(
    names: &'a Vocabulary,
    own: &BTreeMap<u32, u64>,
    whole: &BTreeMap<u32, u64>,
) -> Vec<&'a str> {
    const NAMED: usize = 2;
    let mut scored: Vec<(f64, u32)> = own
        .iter()
        .map(|(activity, count)| {
            let all = whole.get(activity).copied().unwrap_or(*count);
            let count = super::discovery::float(*count);
            (
                count * count / super::discovery::float(all.max(1)),
                *activity,
            )
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let named = scored.iter().take(NAMED);
    named.map(|one| names.activities.name(one.1)).collect()
}

/// What a group does most, and how many are in it.
fn says_work(group: &Group, typical: &[&str]) -> Said {
    let list = |language: Language| {
        let quoted = typical.iter().map(|name| language.quoted(name));
        language.list(quoted.collect::<Vec<_>>().iter()).to_string()
    };
    Said::of(|l| {
        sentence!(l;
        "{}: does mostly {} (people: {}).",
        "{}: tut vor allem {} (Personen: {}).",
        group.name, list(l), group.members.len())
    })
}

/// Names groups by their number, in their order.
fn number(groups: &mut [Group], language: Language) {
    for (number, group) in (1..).zip(groups) {
        group.name = format!("{} {number}", language.pick("Group", "Gruppe"));
    }
}

fn free_name(wanted: &str, groups: &[Group]) -> String {
    let taken = |name: &str| groups.iter().any(|group| group.name == name);
    let mut name = wanted.to_owned();
    while taken(&name) {
        name.push('\'');
    }
    name
}
