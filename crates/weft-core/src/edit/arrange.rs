//! Where cards stand: along the flow as somebody puts them, between lanes by who performs.

use schemars::JsonSchema;
use serde::Deserialize;

use super::change::{changed, single, steps_of, with_new_roles};
use super::{Edit, EditError, Version};
use crate::workflow::{Document, Participant, Position, RoleName, StepId};

/// Where a card stands along the flow.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The step.
    pub step: StepId,
    /// The columns that it leaves free behind what leads to it.
    pub free: u8,
}

/// Puts cards somewhere along the flow, and lets a role perform them.
pub(super) fn moved(
    document: &Document,
    version: Version,
    steps: &[StepId],
    places: &[Place],
    role: Option<RoleName>,
) -> Result<Edit, EditError> {
    let mut edits = Vec::new();
    if let Some(role) = role {
        edits.push(relaned(document, version, steps, role)?);
    }
    let all = steps_of(document, version)?;
    for place in places {
        let step = all.iter().find(|step| step.id == place.step);
        let step = step.ok_or_else(|| EditError::StepMissing(place.step.clone()))?;
        let y = step.position.map_or(0.0, |position| position.y);
        let x = f64::from(place.free);
        edits.push(Edit::SetPosition {
            version,
            step: place.step.clone(),
            position: Some(Position { x, y }),
        });
    }
    Ok(single(edits))
}

/// Leaves the places of all cards to the layout; nothing where nobody placed any.
pub(super) fn tidied(document: &Document, version: Version) -> Result<Edit, EditError> {
    let placed = steps_of(document, version)?.iter();
    let placed = placed.filter(|step| step.position.is_some());
    let freed = placed.map(|step| Edit::SetPosition {
        version,
        step: step.id.clone(),
        position: None,
    });
    Ok(single(freed.collect()))
}

/// The role comes first; one that took part already only moves to the front.
pub(super) fn relaned(
    document: &Document,
    version: Version,
    steps: &[StepId],
    role: RoleName,
) -> Result<Edit, EditError> {
    let edit = changed(document, version, steps, |step| {
        let known = step.roles.iter().position(|one| one.role == role);
        let one = known.map_or_else(
            || Participant {
                role: role.clone(),
                count: 1,
            },
            |at| step.roles.remove(at),
        );
        if known.is_none() && !step.roles.is_empty() {
            step.roles.remove(0);
        }
        step.roles.insert(0, one);
    })?;
    let roles = [Participant { role, count: 1 }];
    Ok(with_new_roles(document, &roles, edit))
}
