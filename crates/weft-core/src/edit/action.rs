//! What a person does to a document, as the window says it, and the edit that this is.
//!
//! An action names what somebody pressed; the edit, with all that follows from it, is built here from
//! the document, so that a screen, a sheet and a command line change it alike.

use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::change::{changed, steps_of, with_new_roles};
use super::decisions::{must_have, unwaived};
use super::entry::Entry;
use super::{Edit, EditError, Header, Version};
use crate::workflow::{
    Document, Extra, Link, Mode, Participant, Purpose, RoleName, StepId, StepPair, Tag, Target,
    Vanished, Waiver, WaiverReason,
};

/// What a person does to a document.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Action {
    /// Adds the step that a line of the quick entry describes.
    Enter {
        /// To which version.
        version: Version,
        /// The step that it follows; absent: the last one.
        after: Option<StepId>,
        /// The line.
        line: String,
    },
    /// Calls a step something else.
    Rename {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its name from now on.
        name: String,
    },
    /// Says who does some steps.
    Retag {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The tag; absent: nobody says.
        tag: Option<Tag>,
    },
    /// Says who takes part in a step.
    SetPeople {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Who takes part; the first performs.
        roles: Vec<Participant>,
    },
    /// Says how long some steps take.
    SetMinutes {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// Minutes per visit; absent: nobody says.
        minutes: Option<f64>,
    },
    /// Says what a step is good for.
    SetPurposes {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its purposes.
        purposes: Vec<Purpose>,
    },
    /// Says how people speak in some steps.
    SetMode {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The mode; absent: nobody says.
        mode: Option<Mode>,
    },
    /// Writes a note to a step.
    SetNotes {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// The note; empty: none.
        notes: String,
    },
    /// Adds a hand-off.
    Connect {
        /// In which version.
        version: Version,
        /// The step that hands over.
        from: StepId,
        /// The step that takes over, or `end`.
        to: Target,
    },
    /// Says where a step hands over to.
    SetLinks {
        /// In which version.
        version: Version,
        /// The step.
        step: StepId,
        /// Its hand-offs.
        next: Vec<Link>,
    },
    /// Removes steps; who led to them leads to what followed.
    Remove {
        /// From which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
    },
    /// Copies steps.
    Duplicate {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
    },
    /// Lets another role perform steps.
    Relane {
        /// In which version.
        version: Version,
        /// The steps.
        steps: Vec<StepId>,
        /// The role that performs from now on.
        role: RoleName,
    },
    /// Copies the baseline as a redesign.
    MakeRedesign {
        /// Its name.
        name: Option<String>,
    },
    /// Copies a redesign, behind the last one.
    CopyRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// The name of the copy.
        name: Option<String>,
    },
    /// Calls a redesign something else.
    NameRedesign {
        /// Where in the list, counted from 0.
        at: usize,
        /// Its name from now on.
        name: Option<String>,
    },
    /// Removes a redesign.
    RemoveRedesign {
        /// Where in the list, counted from 0.
        at: usize,
    },
    /// Accepts a loss.
    Waive {
        /// The id of its finding.
        finding: String,
        /// Why.
        reason: WaiverReason,
        /// Why, in the words of those who decided.
        text: String,
        /// The roles that decided.
        decided_by: Vec<RoleName>,
        /// The fingerprint of the finding: it comes back when its steps change.
        fingerprint: Option<String>,
    },
    /// Puts a contact of the baseline back into a redesign.
    PutBack {
        /// Into which redesign, counted from 0.
        at: usize,
        /// The step of the baseline.
        step: StepId,
    },
    /// Says whether a contact must come back.
    SetMustHave {
        /// The step of the baseline.
        step: StepId,
        /// Whether it must.
        must: bool,
    },
    /// Confirms pairs: the steps of the redesign stand for those of the baseline.
    Match {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<StepPair>,
    },
    /// Says of pairs that they are not the same step.
    Part {
        /// In which redesign, counted from 0.
        at: usize,
        /// The pairs.
        pairs: Vec<StepPair>,
    },
    /// Says what became of a step of the baseline that has no counterpart.
    Answer {
        /// In which redesign, counted from 0.
        at: usize,
        /// The step of the baseline.
        step: StepId,
        /// What became of it; absent: it is asked about again.
        answer: Option<Vanished>,
    },
    /// Says whether a step of a redesign stands for nothing in the baseline.
    SayNew {
        /// In which redesign, counted from 0.
        at: usize,
        /// The step of the redesign.
        step: StepId,
        /// Whether it is new; false: it is asked about again.
        is_new: bool,
    },
    /// Takes the acceptance of a loss back.
    Unwaive {
        /// The id of its finding.
        finding: String,
    },
    /// Says what the workflow is called, and what a case is.
    Retitle {
        /// The title.
        title: String,
        /// The case.
        case: String,
    },
}

impl Action {
    /// The edit that this is; `today` is the day from which a review date is counted, after
    /// `review_days`.
    ///
    /// # Errors
    ///
    /// Where the action names a version or a step that is not there, or says nothing.
    pub fn edit(
        self,
        document: &Document,
        today: Date,
        review_days: u32,
    ) -> Result<Edit, EditError> {
        match self {
            Self::Enter {
                version,
                after,
                line,
            } => entered(document, version, after, &line),
            Self::Rename {
                version,
                step,
                name,
            } => changed(document, version, &[step], |step| {
                step.name.clone_from(&name);
            }),
            Self::Retag {
                version,
                steps,
                tag,
            } => changed(document, version, &steps, |step| step.tag = tag),
            Self::SetPeople {
                version,
                step,
                roles,
            } => {
                let edit = changed(document, version, &[step], |step| {
                    step.roles.clone_from(&roles);
                })?;
                Ok(with_new_roles(document, &roles, edit))
            }
            Self::SetMinutes {
                version,
                steps,
                minutes,
            } => changed(document, version, &steps, |step| step.minutes = minutes),
            Self::SetPurposes {
                version,
                step,
                purposes,
            } => changed(document, version, &[step], |step| {
                step.purposes.clone_from(&purposes);
            }),
            Self::SetMode {
                version,
                steps,
                mode,
            } => changed(document, version, &steps, |step| step.mode = mode),
            Self::SetNotes {
                version,
                step,
                notes,
            } => changed(document, version, &[step], |step| {
                step.notes = Some(notes.clone()).filter(|notes| !notes.trim().is_empty());
            }),
            Self::Connect { version, from, to } => connected(document, version, from, to),
            Self::SetLinks {
                version,
                step,
                next,
            } => Ok(Edit::SetLinks {
                version,
                step,
                next,
            }),
            Self::Remove { version, steps } => {
                Ok(Edit::removal_closing_gaps(document, version, &steps))
            }
            Self::Duplicate { version, steps } => Ok(Edit::duplicate(document, version, &steps)),
            Self::Relane {
                version,
                steps,
                role,
            } => relaned(document, version, &steps, role),
            Self::MakeRedesign { name } => Ok(Edit::redesign_from_baseline(document, name)),
            Self::CopyRedesign { at, name } => Edit::copy_of_redesign(document, at, name),
            Self::NameRedesign { at, name } => Ok(Edit::NameRedesign { at, name }),
            Self::RemoveRedesign { at } => Ok(Edit::RemoveRedesign { at }),
            Self::Waive {
                finding,
                reason,
                text,
                decided_by,
                fingerprint,
            } => {
                let review_date = today.saturating_add(Span::new().days(i64::from(review_days)));
                Ok(Edit::waived(
                    document,
                    Waiver {
                        finding,
                        reason,
                        text,
                        decided_by,
                        review_date,
                        evidence: None,
                        fingerprint,
                        extra: Extra::new(),
                    },
                ))
            }
            Self::PutBack { at, step } => Edit::put_back(document, at, &step),
            Self::SetMustHave { step, must } => Ok(must_have(document, step, must)),
            Self::Match { at, pairs } => Edit::matched(document, at, &pairs),
            Self::Part { at, pairs } => Edit::parted(document, at, &pairs),
            Self::Answer { at, step, answer } => Edit::answered(document, at, &step, answer),
            Self::SayNew { at, step, is_new } => Edit::said_new(document, at, &step, is_new),
            Self::Unwaive { finding } => unwaived(document, &finding),
            Self::Retitle { title, case } => Ok(Edit::SetHeader(Header {
                title,
                case,
                ..Header::of(document)
            })),
        }
    }
}

/// The step of a line, after another one.
fn entered(
    document: &Document,
    version: Version,
    after: Option<StepId>,
    line: &str,
) -> Result<Edit, EditError> {
    let entry = Entry::read(line, &document.roles);
    if entry.name.trim().is_empty() {
        return Err(EditError::NoName);
    }
    let steps = steps_of(document, version)?;
    let step = entry.step(Edit::free_id(document, version), &document.roles);
    let last = || steps.last().map(|last| last.id.clone());
    let after = after.or_else(last);
    let edit = Edit::inserted_after(document, version, after.as_ref(), step);
    Ok(with_new_roles(document, &entry.roles, edit))
}

fn connected(
    document: &Document,
    version: Version,
    from: StepId,
    to: Target,
) -> Result<Edit, EditError> {
    let steps = steps_of(document, version)?;
    let step = steps.iter().find(|step| step.id == from);
    let step = step.ok_or_else(|| EditError::StepMissing(from.clone()))?;
    let mut next = step.next.clone();
    if next.iter().all(|link| link.to != to) {
        next.push(Link::to(to));
    }
    Ok(Edit::SetLinks {
        version,
        step: from,
        next,
    })
}

/// The role comes first; one that took part already only moves to the front.
fn relaned(
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
