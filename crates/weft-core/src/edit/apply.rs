//! Making one change, and answering the edit that takes it back.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::replace;

use super::{Edit, EditError, Frame, Header, MAX_DEPTH, Version};
use crate::workflow::{Document, Role, RoleName, Step, StepId, Workflow};

impl Document {
    /// Makes a change and returns the edit that takes it back.
    ///
    /// Batches inside a batch become one list, and so does the inverse.
    ///
    /// # Errors
    ///
    /// Where the edit names something that is not there, or that is there already. The document is
    /// then as it was, also where an edit in the middle of a batch fails.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let is_single = !matches!(edit, Edit::Batch(_));
        let mut edits = Vec::new();
        edit.flat(MAX_DEPTH, &mut edits)?;
        let mut applying = Applying {
            document: self,
            are_many: edits.len() > FEW,
            finders: BTreeMap::new(),
        };
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match applying.one(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        applying
                            .one(inverse)
                            .expect("an inverse applies where it was made");
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(match inverses.pop() {
            Some(only) if is_single => only,
            last => Edit::Batch(inverses.into_iter().chain(last).collect()),
        })
    }
}

/// How many edits look for their steps without knowing that ids are unique; to know it costs more.
const FEW: usize = 50;

/// A document while a list of edits is made.
struct Applying<'a> {
    document: &'a mut Document,
    are_many: bool,
    finders: BTreeMap<Version, Finder>,
}

/// How steps of one version are found by id.
///
/// A batch mostly goes through the steps in their order, so looking goes on where the last one was.
struct Finder {
    last: usize,
    /// Whether every id is known to stand once; no edit changes that, for those that would are
    /// refused. Where it is not known, each id is looked for to the end.
    is_unique: bool,
}

impl Finder {
    fn of(steps: &[Step], are_many: bool) -> Self {
        let is_unique = || {
            let ids: BTreeSet<&StepId> = steps.iter().map(|step| &step.id).collect();
            ids.len() == steps.len()
        };
        Self {
            last: 0,
            is_unique: are_many && is_unique(),
        }
    }

    fn find(&mut self, steps: &[Step], id: &StepId) -> Result<usize, EditError> {
        let (before, after) = steps.split_at(self.last.min(steps.len()));
        let is_it = |step: &Step| step.id == *id;
        let at = after
            .iter()
            .position(is_it)
            .map(|at| at + before.len())
            .or_else(|| before.iter().position(is_it))
            .ok_or_else(|| EditError::StepMissing(id.clone()))?;
        if !self.is_unique && steps.iter().filter(|step| step.id == *id).count() > 1 {
            return Err(EditError::StepAmbiguous(id.clone()));
        }
        self.last = at;
        Ok(at)
    }
}

impl Applying<'_> {
    fn one(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Batch(_) => Err(EditError::TooDeep),
            Edit::SetHeader(header) => Ok(self.set_header(header)),
            Edit::SetPlan(plan) => Ok(Edit::SetPlan(replace(&mut self.document.plan, plan))),
            Edit::InsertRole { at, role } => self.insert_role(at, role),
            Edit::RemoveRole { name } => self.remove_role(&name),
            Edit::ReplaceRole { name, role } => self.replace_role(&name, role),
            Edit::InsertWaiver { at, waiver } => {
                insert(&mut self.document.waivers, at, waiver)?;
                Ok(Edit::RemoveWaiver { at })
            }
            Edit::RemoveWaiver { at } => {
                let waiver = remove(&mut self.document.waivers, at)?;
                Ok(Edit::InsertWaiver { at, waiver })
            }
            Edit::ReplaceWaiver { at, waiver } => {
                let waiver = replace(entry(&mut self.document.waivers, at)?, waiver);
                Ok(Edit::ReplaceWaiver { at, waiver })
            }
            Edit::InsertRedesign { at, redesign } => {
                insert(&mut self.document.redesigns, at, redesign)?;
                self.finders.clear();
                Ok(Edit::RemoveRedesign { at })
            }
            Edit::RemoveRedesign { at } => {
                let redesign = remove(&mut self.document.redesigns, at)?;
                self.finders.clear();
                Ok(Edit::InsertRedesign { at, redesign })
            }
            Edit::NameRedesign { at, name } => {
                let name = replace(&mut entry(&mut self.document.redesigns, at)?.name, name);
                Ok(Edit::NameRedesign { at, name })
            }
            Edit::SetWorkflow { version, workflow } => {
                let workflow = replace(self.workflow(version)?, workflow);
                self.finders.remove(&version);
                Ok(Edit::SetWorkflow { version, workflow })
            }
            Edit::SetFrame { version, frame } => self.set_frame(version, frame),
            Edit::SetMatching { at, matching } => {
                let redesign = self.workflow(Version::Redesign(at))?;
                let matching = replace(&mut redesign.matching, matching);
                Ok(Edit::SetMatching { at, matching })
            }
            Edit::InsertStep { version, at, step } => self.insert_step(version, at, step),
            Edit::RemoveStep { version, step } => {
                let at = self.find(version, &step)?;
                let step = self.workflow(version)?.steps.remove(at);
                Ok(Edit::InsertStep { version, at, step })
            }
            Edit::ReplaceStep { version, id, step } => self.replace_step(version, &id, step),
            Edit::SetLinks {
                version,
                step,
                next,
            } => {
                let next = replace(&mut self.step(version, &step)?.next, next);
                Ok(Edit::SetLinks {
                    version,
                    step,
                    next,
                })
            }
            Edit::SetPosition {
                version,
                step,
                position,
            } => {
                let position = replace(&mut self.step(version, &step)?.position, position);
                Ok(Edit::SetPosition {
                    version,
                    step,
                    position,
                })
            }
        }
    }

    fn set_header(&mut self, header: Header) -> Edit {
        let old = Header::of(self.document);
        let Header {
            title,
            case,
            cases_per_week,
            stakes,
            suggestions,
            extra,
        } = header;
        self.document.title = title;
        self.document.case = case;
        self.document.cases_per_week = cases_per_week;
        self.document.stakes = stakes;
        self.document.suggestions = suggestions;
        self.document.extra = extra;
        Edit::SetHeader(old)
    }

    fn insert_role(&mut self, at: usize, role: Role) -> Result<Edit, EditError> {
        if self.document.role(&role.name).is_some() {
            return Err(EditError::RoleTaken(role.name));
        }
        let name = role.name.clone();
        insert(&mut self.document.roles, at, role)?;
        Ok(Edit::RemoveRole { name })
    }

    fn remove_role(&mut self, name: &RoleName) -> Result<Edit, EditError> {
        let at = self.role(name)?;
        let role = self.document.roles.remove(at);
        Ok(Edit::InsertRole { at, role })
    }

    fn replace_role(&mut self, name: &RoleName, role: Role) -> Result<Edit, EditError> {
        let at = self.role(name)?;
        if role.name != *name && self.document.role(&role.name).is_some() {
            return Err(EditError::RoleTaken(role.name));
        }
        let name = role.name.clone();
        let role = replace(entry(&mut self.document.roles, at)?, role);
        Ok(Edit::ReplaceRole { name, role })
    }

    /// Where the only role of this name stands.
    fn role(&self, name: &RoleName) -> Result<usize, EditError> {
        let roles = self.document.roles.iter().enumerate();
        let mut found = roles.filter(|(_, role)| role.name == *name);
        match (found.next(), found.next()) {
            (None, _) => Err(EditError::RoleMissing(name.clone())),
            (Some((at, _)), None) => Ok(at),
            (Some(_), Some(_)) => Err(EditError::RoleAmbiguous(name.clone())),
        }
    }

    fn set_frame(&mut self, version: Version, frame: Frame) -> Result<Edit, EditError> {
        let workflow = self.workflow(version)?;
        let frame = Frame {
            start: replace(&mut workflow.start, frame.start),
            messages: replace(&mut workflow.messages, frame.messages),
            free_notes: replace(&mut workflow.free_notes, frame.free_notes),
            matching: replace(&mut workflow.matching, frame.matching),
            extra: replace(&mut workflow.extra, frame.extra),
        };
        Ok(Edit::SetFrame { version, frame })
    }

    fn insert_step(&mut self, version: Version, at: usize, new: Step) -> Result<Edit, EditError> {
        let steps = &mut self.workflow(version)?.steps;
        if steps.iter().any(|step| step.id == new.id) {
            return Err(EditError::StepTaken(new.id));
        }
        let step = new.id.clone();
        insert(steps, at, new)?;
        Ok(Edit::RemoveStep { version, step })
    }

    fn replace_step(
        &mut self,
        version: Version,
        id: &StepId,
        step: Step,
    ) -> Result<Edit, EditError> {
        let at = self.find(version, id)?;
        let steps = &mut self.workflow(version)?.steps;
        if step.id != *id && steps.iter().any(|other| other.id == step.id) {
            return Err(EditError::StepTaken(step.id));
        }
        let id = step.id.clone();
        let step = replace(entry(steps, at)?, step);
        Ok(Edit::ReplaceStep { version, id, step })
    }

    fn workflow(&mut self, version: Version) -> Result<&mut Workflow, EditError> {
        match version {
            Version::Baseline => Ok(&mut self.document.baseline),
            Version::Redesign(at) => {
                let redesign = self.document.redesigns.get_mut(at);
                redesign
                    .map(|one| &mut one.workflow)
                    .ok_or(EditError::RedesignMissing(at))
            }
        }
    }

    fn step(&mut self, version: Version, id: &StepId) -> Result<&mut Step, EditError> {
        let at = self.find(version, id)?;
        entry(&mut self.workflow(version)?.steps, at)
    }

    fn find(&mut self, version: Version, id: &StepId) -> Result<usize, EditError> {
        let workflow = self.document.version(version);
        let steps = match (workflow, version) {
            (Some(workflow), _) => &workflow.steps,
            (None, Version::Redesign(at)) => return Err(EditError::RedesignMissing(at)),
            (None, Version::Baseline) => return Err(EditError::StepMissing(id.clone())),
        };
        self.finders
            .entry(version)
            .or_insert_with(|| Finder::of(steps, self.are_many))
            .find(steps, id)
    }
}

fn insert<T>(list: &mut Vec<T>, at: usize, value: T) -> Result<(), EditError> {
    if at > list.len() {
        let len = list.len();
        return Err(EditError::PlaceMissing { at, len });
    }
    list.insert(at, value);
    Ok(())
}

fn remove<T>(list: &mut Vec<T>, at: usize) -> Result<T, EditError> {
    if at >= list.len() {
        let len = list.len();
        return Err(EditError::PlaceMissing { at, len });
    }
    Ok(list.remove(at))
}

fn entry<T>(list: &mut [T], at: usize) -> Result<&mut T, EditError> {
    let len = list.len();
    list.get_mut(at).ok_or(EditError::PlaceMissing { at, len })
}
