//! Putting a contact back where it was stripped out, as it was or as a touchpoint.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::change::with_new_roles;
use super::insert::inserted;
use super::spot::{Anchors, Spot};
use super::touchpoint::{augmented, meeting, offered};
use super::{Edit, EditError, Version};
use crate::Language;
use crate::measure::how_often;
use crate::settings::Settings;
use crate::suggest;
use crate::words::nine;
use crate::workflow::{Document, Means, Step, StepId, Touchpoint, Workflow};

/// A way to give back what a lost contact was for.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// The step of the baseline.
    pub step: &'a StepId,
    /// What takes its place; none: itself, as it was.
    pub touchpoint: Option<&'a Touchpoint>,
}

impl Edit {
    /// Puts a step of the baseline into a redesign, with lineage: after what stands in its place, else
    /// after what stands in the place of the nearest step before it, else at the beginning; for as large
    /// a share of cases as it was for, where more come by.
    ///
    /// Where the redesign was drawn on its own, likely matches say what stands where; a place in the
    /// flow can be taken back, an accusation could not. The rest of it is still suggested afterwards.
    ///
    /// # Errors
    ///
    /// Where there is no such redesign or no such step of the baseline, and where what stands in the
    /// place of the steps before it is not likely enough, or nothing is matched at all.
    pub fn put_back(document: &Document, at: usize, step: &StepId) -> Result<Self, EditError> {
        let way = Way {
            step,
            touchpoint: None,
        };
        Self::carried_out(document, at, &[way], Language::English)
    }

    /// Puts several contacts back, each as it was or as a touchpoint, as one change; steps that are
    /// added are called what their touchpoints are called in this language.
    ///
    /// # Errors
    ///
    /// As [`Self::put_back`], and where a touchpoint does not fit what stands in the place of the
    /// contact.
    pub fn carried_out(
        document: &Document,
        at: usize,
        ways: &[Way<'_>],
        language: Language,
    ) -> Result<Self, EditError> {
        let redesign = document
            .redesigns
            .get(at)
            .ok_or(EditError::RedesignMissing(at))?;
        let mut restoring = Restoring {
            filled: filled(document, at),
            anchors: Anchors::of(&document.baseline, &redesign.workflow),
            visits: Visits::of(document, &redesign.workflow),
            at,
            language,
        };
        let [way] = ways else {
            let mut after = document.clone();
            let mut edits = Vec::new();
            for way in ways {
                let edit = restoring.edit(&after, *way)?.edit;
                after.apply(edit.clone())?;
                edits.push(edit);
            }
            return Ok(Self::all(edits));
        };
        Ok(restoring.edit(document, *way)?.edit)
    }
}

/// An edit and where in the flow it changes something.
pub(crate) struct Placed {
    pub(crate) edit: Edit,
    pub(crate) spot: Spot,
    /// The step of the redesign that it adds or changes.
    pub(crate) step: StepId,
    /// The share of the cases that come by which pass through it.
    pub(crate) share: f64,
    /// How often a case comes to it, where that is known.
    pub(crate) visits: Option<f64>,
}

/// How often a case comes to each step: a contact comes back as often as it was.
#[derive(Debug, Clone)]
pub(crate) struct Visits {
    before: BTreeMap<StepId, f64>,
    after: BTreeMap<StepId, f64>,
}

impl Visits {
    /// Of a baseline and a redesign; nothing is known of one with a fault.
    pub(crate) fn of(document: &Document, redesign: &Workflow) -> Self {
        Self {
            before: how_often(&document.baseline),
            after: how_often(redesign),
        }
    }

    /// The share of the cases that come by a spot which a contact of the baseline is for.
    fn share(&self, lost: &StepId, spot: &Spot) -> f64 {
        let before = self.before.get(lost).copied();
        before.map_or(1.0, |before| self.of_all_cases(before, spot))
    }

    /// The share of those that come by a spot, so that it is so many visits per case.
    fn of_all_cases(&self, visits: f64, spot: &Spot) -> f64 {
        let come_by = self.come_by(spot).filter(|all| *all > visits);
        nine(come_by.map_or(1.0, |all| visits / all))
    }

    fn come_by(&self, spot: &Spot) -> Option<f64> {
        match spot {
            Spot::First => Some(1.0),
            Spot::After(id) | Spot::Before(id) | Spot::At(id) => self.after.get(id).copied(),
        }
    }

    /// From now on every case that comes by a spot comes to this step.
    fn put(&mut self, spot: &Spot, step: &StepId) {
        if let Some(all) = self.come_by(spot) {
            self.after.insert(step.clone(), all);
        }
    }
}

/// What is needed to put contacts back into a redesign, one after the other.
pub(crate) struct Restoring<'a> {
    /// The document as the audit read it: a bare model shows what makes a contact in what stands
    /// around the step, which the redesign does not have.
    pub(crate) filled: Cow<'a, Document>,
    pub(crate) anchors: Anchors<'a>,
    pub(crate) visits: Visits,
    pub(crate) at: usize,
    pub(crate) language: Language,
}

impl Restoring<'_> {
    /// The edit of one way, for the document as it is after those before it.
    pub(crate) fn edit(&mut self, document: &Document, way: Way<'_>) -> Result<Placed, EditError> {
        let placed = self.placed(document, way)?;
        // What only some cases pass through has nothing behind it that others need.
        if placed.share >= 1.0 {
            self.anchors.put(way.step, &placed.step);
            self.visits.put(&placed.spot, &placed.step);
        }
        Ok(placed)
    }

    /// The edit of one way, as the only one.
    pub(crate) fn placed(&self, document: &Document, way: Way<'_>) -> Result<Placed, EditError> {
        let version = Version::Redesign(self.at);
        let redesign = document
            .version(version)
            .ok_or(EditError::RedesignMissing(self.at))?;
        let missing = || EditError::StepMissing(way.step.clone());
        let lost = document.baseline.step(way.step).ok_or_else(missing)?;
        let known = self.filled.baseline.step(way.step).unwrap_or(lost);
        let Some(touchpoint) = way.touchpoint else {
            let back = self.as_it_was(document, lost, known);
            let spot = self.anchors.spot(redesign, lost, &known.purposes)?;
            let share = self.visits.share(way.step, &spot);
            let added = self.added(document, way.step, back.clone(), spot.clone(), share);
            return match added {
                // Where no share can take another way, all cases do.
                Err(EditError::SplitsAlready { .. }) => {
                    self.added(document, way.step, back, spot, 1.0)
                }
                added => added,
            };
        };
        let people = &self.filled.roles;
        if touchpoint.means == Means::Meet {
            let free = Edit::free_id(document, version);
            let step = meeting(redesign, known, people, touchpoint, self.language);
            let spot = self.anchors.spot(redesign, lost, &step.purposes)?;
            let share = touchpoint.share_of_cases(document.cases_per_week);
            let share = share.ok_or_else(|| EditError::CasesUnknown {
                touchpoint: touchpoint.name.in_language(self.language).to_owned(),
            })?;
            let share = match touchpoint.every {
                Some(_) => self.visits.of_all_cases(share, &spot),
                None => nine(share * self.visits.share(way.step, &spot)),
            };
            return self.added(document, way.step, Step { id: free, ..step }, spot, share);
        }
        let image = self.anchors.image(way.step);
        let stands = |one: &&Step| {
            one.is_automated()
                && one.is_work()
                && (image == Some(&one.id) || one.replaces.contains(way.step))
        };
        let machine = redesign.steps.iter().find(stands);
        let machine = machine.ok_or_else(|| EditError::NothingAutomated {
            step: lost.name.clone(),
        })?;
        let step = match touchpoint.means {
            Means::Offer => offered(machine),
            Means::Augment | Means::Meet => augmented(machine, known, people, touchpoint),
        };
        self.changed(document, way.step, step)
    }

    /// A lost step, free of what belongs to its place in the baseline.
    ///
    /// The tag stays open where nobody set it, since a single one would close its whole version to
    /// suggestions, and minutes that nobody entered stay assumed.
    fn as_it_was(&self, document: &Document, lost: &Step, known: &Step) -> Step {
        let version = Version::Redesign(self.at);
        let taken = document.version(version).and_then(|all| all.step(&lost.id));
        Step {
            id: match taken {
                None => lost.id.clone(),
                Some(_) => Edit::free_id(document, version),
            },
            kind: known.kind,
            roles: known.roles.clone(),
            mode: known.mode,
            purposes: known.purposes.clone(),
            outcome: known.outcome,
            replaces: vec![lost.id.clone()],
            next: Vec::new(),
            position: None,
            ..lost.clone()
        }
    }

    /// A step more in the flow, and what has to be said besides.
    fn added(
        &self,
        document: &Document,
        lost: &StepId,
        step: Step,
        spot: Spot,
        share: f64,
    ) -> Result<Placed, EditError> {
        let (id, roles) = (step.id.clone(), step.roles.clone());
        let insert = inserted(document, Version::Redesign(self.at), &spot, step, share)?;
        let said = Edit::matched_by_hand(document, self.at, lost)?;
        let edits = std::iter::once(insert).chain(said).collect();
        Ok(Placed {
            edit: with_new_roles(document, &roles, Edit::all(edits)),
            visits: self.visits.come_by(&spot).map(|all| all * share),
            spot,
            step: id,
            share,
        })
    }

    /// A step of the redesign as it shall be, and what has to be said besides.
    fn changed(&self, document: &Document, lost: &StepId, step: Step) -> Result<Placed, EditError> {
        let (id, roles) = (step.id.clone(), step.roles.clone());
        let said = match step.replaces.contains(lost) {
            true => Edit::matched_by_hand(document, self.at, lost)?,
            false => None,
        };
        let replaced = Edit::ReplaceStep {
            version: Version::Redesign(self.at),
            id: id.clone(),
            step,
        };
        let edits = std::iter::once(replaced).chain(said).collect();
        Ok(Placed {
            edit: with_new_roles(document, &roles, Edit::all(edits)),
            spot: Spot::At(id.clone()),
            step: id,
            share: 1.0,
            visits: None,
        })
    }
}

/// The document with what the audit read where nobody said anything.
fn filled(document: &Document, at: usize) -> Cow<'_, Document> {
    let suggestions = suggest::suggest(document, Some(at), &Settings::default(), Language::English);
    if suggestions.is_empty() {
        Cow::Borrowed(document)
    } else {
        Cow::Owned(suggest::accept(document, Some(at), &suggestions))
    }
}
