//! Saying which role of a redesign a role of the baseline is.

use std::collections::BTreeSet;

use super::{Edit, EditError, Version};
use crate::workflow::{Document, Matching, RoleName, RolePair, Workflow};

impl Edit {
    /// Says of pairs of roles that they are the same: renamed, split or merged.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or its version names no such role.
    pub fn matched_roles(
        document: &Document,
        at: usize,
        pairs: &[RolePair],
    ) -> Result<Self, EditError> {
        about_roles(document, at, pairs, |said, pair| {
            said.roles_apart.retain(|one| one != pair);
            said.roles.push(pair.clone());
        })
    }

    /// Says of pairs of roles that they are not the same; none is suggested again.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign, or its version names no such role.
    pub fn parted_roles(
        document: &Document,
        at: usize,
        pairs: &[RolePair],
    ) -> Result<Self, EditError> {
        about_roles(document, at, pairs, |said, pair| {
            said.roles.retain(|one| one != pair);
            said.roles_apart.push(pair.clone());
        })
    }
}

/// Says something about pairs of roles, each of which is forgotten first.
fn about_roles(
    document: &Document,
    at: usize,
    pairs: &[RolePair],
    say: impl Fn(&mut Matching, &RolePair),
) -> Result<Edit, EditError> {
    let redesign = document.version(Version::Redesign(at));
    let redesign = redesign.ok_or(EditError::RedesignMissing(at))?;
    let (before, after) = (roles_of(&document.baseline), roles_of(redesign));
    let old = &redesign.matching;
    let mut matching = old.clone();
    for pair in pairs {
        for (names, name) in [(&before, &pair.baseline), (&after, &pair.redesign)] {
            if !names.contains(name) {
                return Err(EditError::RoleMissing(name.clone()));
            }
        }
        say(&mut matching, pair);
    }
    for list in [&mut matching.roles, &mut matching.roles_apart] {
        let mut seen = BTreeSet::new();
        list.retain(|one| seen.insert(one.clone()));
    }
    let is_new = matching != *old;
    Ok(Edit::all(
        is_new
            .then_some(Edit::SetMatching { at, matching })
            .into_iter()
            .collect(),
    ))
}

/// Every role that takes part in a step of a version.
fn roles_of(workflow: &Workflow) -> BTreeSet<&RoleName> {
    let taking_part = workflow.steps.iter().flat_map(|step| &step.roles);
    taking_part.map(|one| &one.role).collect()
}
