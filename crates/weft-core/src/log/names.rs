//! Names by number, in order of first appearance.
#![expect(
    clippy::disallowed_types,
    reason = "a table that is only looked up; what is listed is the vector beside it"
)]

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

/// Distinct names; each has the number of its first appearance.
#[derive(Debug, Clone, Default)]
pub struct Names {
    list: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32, RandomState>,
}

impl Names {
    /// The number of a name, given to it when it is new.
    ///
    /// More names than 2³² are refused by the limits of every reader long before.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = name.into();
        self.list.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    /// The number of a name that is known.
    #[must_use]
    pub fn known(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The name with this number; empty for a number that was never given.
    #[must_use]
    pub fn name(&self, number: u32) -> &str {
        self.list.get(number as usize).map_or("", |name| name)
    }

    /// All names, in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|name| &**name)
    }

    /// How many names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes over the names of a later part: for each of its numbers, the number here.
    pub(super) fn merge(&mut self, later: &Self) -> Vec<u32> {
        later.iter().map(|name| self.number(name)).collect()
    }
}

/// The names that the counts of a log speak of.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Activities.
    pub activities: Names,
    /// Who did them: people, and whatever else the log calls a resource.
    pub resources: Names,
    /// Roles that the log itself gives to resources.
    pub roles: Names,
}

/// For each number of a later part, the number in the whole.
pub(super) struct Renumbered {
    pub(super) activities: Vec<u32>,
    pub(super) resources: Vec<u32>,
    pub(super) roles: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn merge(&mut self, later: &Self) -> Renumbered {
        Renumbered {
            activities: self.activities.merge(&later.activities),
            resources: self.resources.merge(&later.resources),
            roles: self.roles.merge(&later.roles),
        }
    }
}
