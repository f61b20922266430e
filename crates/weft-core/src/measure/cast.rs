//! Who takes part: the roles of a document and the people of each step, as indices.
//!
//! **Invariant:** roles are numbered in alphabetical order, so sorted numbers are sorted names.
#![expect(clippy::indexing_slicing, reason = "role numbers are made here")]
#![expect(
    clippy::disallowed_types,
    reason = "the tables are only looked up, never iterated, so their order shows nowhere"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use foldhash::fast::RandomState;
use smallvec::SmallVec;

use crate::workflow::{Document, Role, RoleKind, RoleName, RolePair, Step};

/// The number of a role.
pub(crate) type RoleNumber = u32;

/// A pair of roles, the smaller number first; a role with itself where two of its people meet.
pub(crate) type Pair = (RoleNumber, RoleNumber);

/// Every role that the document declares or a step names.
#[derive(Debug, Clone)]
pub(crate) struct Cast {
    names: Vec<RoleName>,
    kinds: Vec<RoleKind>,
    learners: Vec<bool>,
    numbers: HashMap<RoleName, RoleNumber, RandomState>,
}

impl Cast {
    /// Numbers the roles of a document; one that is only named in a step is internal.
    pub(crate) fn of(document: &Document) -> Self {
        let declared: BTreeMap<&RoleName, &Role> = document
            .roles
            .iter()
            .map(|role| (&role.name, role))
            .collect();
        let mut names: Vec<RoleName> = roles(document).into_iter().cloned().collect();
        names.sort_unstable();
        let role = |name: &RoleName| declared.get(name).copied();
        Self {
            kinds: names
                .iter()
                .map(|name| role(name).map_or(RoleKind::Internal, |r| r.kind))
                .collect(),
            learners: names
                .iter()
                .map(|name| role(name).is_some_and(|r| r.learner))
                .collect(),
            numbers: names.iter().cloned().zip(0..).collect(),
            names,
        }
    }

    /// The same roles as a redesign knows them, where these pairs of a baseline's role and a redesign's
    /// are the same; which role of the redesign each renamed role of the baseline is; and the pairs that
    /// count as one role.
    ///
    /// The redesign's role counts as the first of its baseline's, so that both versions speak of one
    /// role. A role that the baseline has as well stays itself: work was merged into it.
    pub(crate) fn renamed<'a>(
        &self,
        pairs: impl Iterator<Item = (&'a RoleName, &'a RoleName)>,
        baseline: &BTreeSet<RoleNumber>,
    ) -> (Self, Renamed, Vec<RolePair>) {
        let mut cast = self.clone();
        let mut now = BTreeMap::new();
        let mut as_one = Vec::new();
        let mut taken = BTreeSet::new();
        for (one, other) in pairs {
            let (Some(before), Some(after)) = (self.number(one), self.number(other)) else {
                continue;
            };
            if !baseline.contains(&after) && taken.insert(after) {
                cast.numbers.insert(other.clone(), before);
                as_one.push(RolePair {
                    baseline: one.clone(),
                    redesign: other.clone(),
                });
            }
            let merged = cast.number(other).unwrap_or(after);
            if merged != before {
                now.entry(before).or_insert(merged);
            }
        }
        (cast, Renamed(now), as_one)
    }

    /// How many roles.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The name of a role.
    pub(crate) fn name(&self, role: RoleNumber) -> &RoleName {
        &self.names[role as usize]
    }

    /// The number of a role; none where nobody names it.
    pub(crate) fn number(&self, name: &RoleName) -> Option<RoleNumber> {
        self.numbers.get(name).copied()
    }

    /// Whether people hold it.
    pub(crate) fn is_human(&self, role: RoleNumber) -> bool {
        self.kinds[role as usize] != RoleKind::Ai
    }

    /// Whether people of the organisation hold it.
    pub(crate) fn is_internal(&self, role: RoleNumber) -> bool {
        self.kinds[role as usize] == RoleKind::Internal
    }

    /// Whether it is an outside role, or one that is here to learn.
    pub(crate) fn is_outside_or_learner(&self, role: RoleNumber) -> bool {
        self.kinds[role as usize] == RoleKind::External || self.learners[role as usize]
    }

    /// The people of one step.
    pub(crate) fn people(&self, step: &Step) -> Taking {
        let mut roles = Roles::new();
        for (at, one) in step.roles.iter().enumerate() {
            let Some(role) = self.numbers.get(&one.role).copied() else {
                continue;
            };
            let mut earlier = step.roles.iter().take(at);
            match roles.iter_mut().find(|known| known.0 == role) {
                Some(known) if earlier.any(|it| it.role == one.role) => {
                    known.1 = known.1.max(one.count);
                }
                // Two parts of a role that was split are two people.
                Some(known) => known.1 = known.1.saturating_add(one.count.max(1)),
                None => roles.push((role, one.count.max(1))),
            }
        }
        let performer = roles.first().map(|first| first.0);
        roles.retain(|one| self.is_human(one.0));
        roles.sort_unstable();
        Taking { performer, roles }
    }
}

/// Which role of a redesign a role of the baseline was merged into; nothing where none was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Renamed(BTreeMap<RoleNumber, RoleNumber>);

impl Renamed {
    /// The role that a role of the baseline is in the redesign.
    pub(crate) fn role(&self, role: RoleNumber) -> RoleNumber {
        self.0.get(&role).copied().unwrap_or(role)
    }

    /// The pair that a pair of the baseline is in the redesign; a role with itself where two of them
    /// became one.
    pub(crate) fn pair(&self, (a, b): Pair) -> Pair {
        let (a, b) = (self.role(a), self.role(b));
        (a.min(b), a.max(b))
    }

    /// Whether a pair of roles of the baseline became one role, which cannot meet itself.
    pub(crate) fn is_merged(&self, (a, b): Pair) -> bool {
        a != b && self.role(a) == self.role(b)
    }
}

/// Every role that the document declares or a step names, once, in the order in which they come.
fn roles(document: &Document) -> Vec<&RoleName> {
    let versions = document.redesigns.iter().map(|redesign| &redesign.workflow);
    let steps = std::iter::once(&document.baseline)
        .chain(versions)
        .flat_map(|one| &one.steps);
    let named = steps.flat_map(|step| step.roles.iter().map(|one| &one.role));
    let declared = document.roles.iter().map(|role| &role.name);
    let mut seen: HashSet<&RoleName, RandomState> = HashSet::default();
    declared
        .chain(named)
        .filter(|name| seen.insert(name))
        .collect()
}

/// Roles with how many people of each; few steps have more than two.
type Roles = SmallVec<[(RoleNumber, u32); 2]>;

/// Who takes part in one step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Taking {
    /// The first role of the step, human or not.
    pub(crate) performer: Option<RoleNumber>,
    /// Human roles with how many people of each, in alphabetical order.
    pub(crate) roles: Roles,
}

impl Taking {
    /// How many people, not roles.
    pub(crate) fn count(&self) -> f64 {
        self.roles.iter().map(|one| f64::from(one.1)).sum()
    }

    /// Whether at least two people take part.
    pub(crate) fn are_several(&self) -> bool {
        self.roles.len() >= 2 || self.roles.iter().any(|one| one.1 >= 2)
    }

    /// Whether a role takes part.
    pub(crate) fn has(&self, role: RoleNumber) -> bool {
        self.roles.iter().any(|one| one.0 == role)
    }

    /// Whether a role of both takes part in each.
    pub(crate) fn share_a_role(&self, other: &Self) -> bool {
        self.roles.iter().any(|one| other.has(one.0))
    }

    /// Unordered pairs of distinct roles, and a role with itself where it counts two or more.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.roles.iter().enumerate().flat_map(move |(at, a)| {
            let own = (a.1 >= 2).then_some((a.0, a.0));
            own.into_iter()
                .chain(self.roles[at + 1..].iter().map(move |b| (a.0, b.0)))
        })
    }

    /// Whether these people of a redesign share a pair with those of a step of the baseline.
    pub(crate) fn share_a_pair(&self, baseline: &Self, renamed: &Renamed) -> bool {
        self.pairs()
            .any(|pair| baseline.pairs().any(|known| renamed.pair(known) == pair))
    }
}
