//! The edit that an action is, with all that follows from it.

use jiff::Span;
use jiff::civil::Date;

use super::change::{changed, with_new_roles};
use super::decisions::{must_have, unwaived};
use super::learn::{suggesting, with_lessons};
use super::{Action, Chosen, Edit, EditError, Frame, Header, Way, arrange, grow};
use crate::plan::touchpoints;
use crate::suggest::Field;
use crate::workflow::{Document, Extra, Waiver};
use crate::{Language, Settings};

impl Action {
    /// The edit that this is; `today` is the day from which a review date is counted.
    ///
    /// # Errors
    ///
    /// Where the action names a version or a step that is not there, or says nothing.
    pub fn edit(
        self,
        document: &Document,
        today: Date,
        settings: &Settings,
    ) -> Result<Edit, EditError> {
        match self {
            Self::Enter {
                version,
                after,
                line,
            } => grow::entered(document, version, after, &line),
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
            } => {
                let edit = changed(document, version, &steps, |step| step.tag = tag)?;
                Ok(with_lessons(
                    document,
                    version,
                    &steps,
                    Field::Tag,
                    edit,
                    settings,
                ))
            }
            Self::SetPeople {
                version,
                step,
                roles,
            } => {
                let steps = [step];
                let edit = changed(document, version, &steps, |step| {
                    step.roles.clone_from(&roles);
                })?;
                let edit = with_lessons(document, version, &steps, Field::Roles, edit, settings);
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
            } => {
                let edit = changed(document, version, &steps, |step| step.mode = mode)?;
                Ok(with_lessons(
                    document,
                    version,
                    &steps,
                    Field::Mode,
                    edit,
                    settings,
                ))
            }
            Self::SetNotes {
                version,
                step,
                notes,
            } => changed(document, version, &[step], |step| {
                step.notes = Some(notes.clone()).filter(|notes| !notes.trim().is_empty());
            }),
            Self::Connect { version, from, to } => grow::connected(document, version, from, to),
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
            } => arrange::relaned(document, version, &steps, role),
            Self::Move {
                version,
                steps,
                places,
                role,
            } => arrange::moved(document, version, &steps, &places, role),
            Self::Tidy { version } => arrange::tidied(document, version),
            Self::Follow {
                version,
                from,
                line,
                role,
            } => grow::followed(document, version, from, &line, role),
            Self::AddNode {
                version,
                after,
                kind,
            } => grow::with_node(document, version, after, kind),
            Self::SetKind {
                version,
                step,
                kind,
            } => changed(document, version, &[step], |step| step.kind = kind),
            Self::SetSplit {
                version,
                steps,
                split,
            } => changed(document, version, &steps, |step| step.split = split),
            Self::SetFreeNotes { version, notes } => {
                let workflow = document.version(version);
                let frame = workflow.map(Frame::of).unwrap_or_default();
                Ok(Edit::SetFrame {
                    version,
                    frame: Frame {
                        free_notes: notes,
                        ..frame
                    },
                })
            }
            Self::Confirm {
                redesign,
                version,
                steps,
                fields,
            } => Ok(Edit::confirmed(
                document,
                redesign,
                version,
                steps.as_deref(),
                fields.as_deref(),
                settings,
            )),
            Self::ReadNamesIn { language } => {
                Ok(suggesting(document, |all| all.language = language))
            }
            Self::Forget { name } => Ok(suggesting(document, |all| {
                let is_kept = |one: &str| name.as_deref().is_some_and(|name| name != one);
                all.preferences.retain(|one| is_kept(&one.name));
            })),
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
                let days = i64::from(settings.waivers.review_days);
                Ok(Edit::waived(
                    document,
                    Waiver {
                        finding,
                        reason,
                        text,
                        decided_by,
                        review_date: today.saturating_add(Span::new().days(days)),
                        evidence: None,
                        fingerprint,
                        extra: Extra::new(),
                    },
                ))
            }
            Self::PutBack { at, step } => Edit::put_back(document, at, &step),
            Self::CarryOut { at, ways, language } => {
                carried_out(document, at, &ways, settings, language)
            }
            Self::SetMustHave { step, must } => Ok(must_have(document, step, must)),
            Self::Match { at, pairs } => Edit::matched(document, at, &pairs),
            Self::MatchPart { at, pair } => Edit::matched_part(document, at, &pair),
            Self::MatchRoles { at, pairs } => Edit::matched_roles(document, at, &pairs),
            Self::PartRoles { at, pairs } => Edit::parted_roles(document, at, &pairs),
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

/// The chosen ways, with the touchpoints that their ids name.
fn carried_out(
    document: &Document,
    at: usize,
    chosen: &[Chosen],
    settings: &Settings,
    language: Language,
) -> Result<Edit, EditError> {
    let library = touchpoints(settings, document);
    let touchpoint = |id: &String| {
        let found = library.iter().find(|one| one.id == *id);
        found.ok_or_else(|| EditError::TouchpointMissing(id.clone()))
    };
    let ways = chosen.iter().map(|one| {
        Ok(Way {
            step: &one.step,
            touchpoint: one.touchpoint.as_ref().map(touchpoint).transpose()?,
        })
    });
    let ways: Vec<Way<'_>> = ways.collect::<Result<_, EditError>>()?;
    Edit::carried_out(document, at, &ways, language)
}
