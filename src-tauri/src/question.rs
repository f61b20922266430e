//! The audit of the open document, away from the session: a function of what was taken out of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weft_core::audit::{self, Audit, Options, Profiles};
use weft_core::edit::Action;
use weft_core::layout::people::{PeopleDrawing, people};
use weft_core::layout::scene::Scene;
use weft_core::layout::{PairLayout, met};
use weft_core::matching::{Board, too_different};
use weft_core::measure::{FlowPicture, Profile};
use weft_core::plan::{self, Proposal, Ways};
use weft_core::workflow::{Fault, StepId};
use weft_core::{Document, Language, Settings};

use crate::drawing::{self, Arrangement, Drawing};

/// What the audit says of one revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audited {
    /// The revision that was audited.
    pub revision: u64,
    /// The redesign that was compared, counted from 0.
    pub redesign: Option<usize>,
    /// The audit; absent while the workflow has faults.
    pub audit: Option<Audit>,
    /// The document as the audit read it, with suggestions where nobody said anything; absent where that
    /// is the document as it stands.
    pub document: Option<Document>,
    /// Every fault of the workflow.
    pub faults: Vec<Fault>,
    /// Baseline and redesign as they were asked for; absent without a redesign, or where nobody asked.
    #[serde(skip)]
    pub drawing: Option<Arc<Drawing>>,
    /// Who meets whom; absent while the workflow has faults, or where nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<PeopleDrawing>,
    /// The redesign, where it stands beside the baseline.
    #[serde(skip)]
    pub beside: Option<Arc<Drawing>>,
    /// How the work moved between tags; absent without a redesign.
    pub flow: Option<FlowPicture>,
    /// For every finding that names roles and no step, the steps in which they meet or met.
    pub met: BTreeMap<String, Vec<StepId>>,
    /// Whether baseline and redesign have so little in common that they are matched first.
    pub too_different: bool,
    /// What the next drawing keeps.
    #[serde(skip)]
    pub(crate) layout: Option<PairLayout>,
}

/// What the redesigns of one revision keep.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The revision that was audited.
    pub revision: u64,
    /// Every redesign beside the baseline.
    #[serde(flatten)]
    pub profiles: Profiles,
}

/// What could be put back for every budget.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Budgets {
    /// The revision that was audited.
    pub revision: u64,
    /// The redesign that was compared, counted from 0.
    pub redesign: Option<usize>,
    /// Every way to give back what was lost, and the best choice for every budget; absent without a
    /// redesign, and while there are faults.
    pub ways: Option<Ways>,
    /// What the redesign would be with the must-haves, with what the budget allows, and with all.
    pub plans: Vec<Planned>,
}

/// A redesign with some contacts put back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// What it would keep.
    pub profile: Profile,
    /// What it would look like, small.
    pub weave: Scene,
}

/// What people are asked about the matches of one revision.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matched {
    /// The revision that was matched.
    pub revision: u64,
    /// The redesign, counted from 0.
    pub redesign: Option<usize>,
    /// The matches; absent without a redesign.
    pub board: Option<Board>,
}

/// Which pictures are made of an audit: what the screen does not show is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shows {
    /// How the pair stands, if it is drawn.
    #[serde(default)]
    pub pair: Option<Arrangement>,
    /// Whether it is drawn who meets whom.
    #[serde(default)]
    pub people: bool,
}

impl Default for Shows {
    /// Everything.
    fn default() -> Self {
        Self {
            pair: Some(Arrangement::default()),
            people: true,
        }
    }
}

/// A document to be audited: taken out of the session, so that nothing waits for the answer.
#[derive(Debug, Clone)]
pub struct Question {
    pub(crate) revision: u64,
    /// The language of the answer.
    pub(crate) language: Language,
    pub(crate) redesign: Option<usize>,
    pub(crate) document: Document,
    pub(crate) shows: Shows,
    /// The drawing before, to be kept as far as it goes.
    pub(crate) pair: Option<PairLayout>,
}

impl Question {
    /// The same question, with other pictures.
    #[must_use]
    pub fn showing(self, shows: Shows) -> Self {
        Self { shows, ..self }
    }

    /// The audit of the document.
    #[must_use]
    pub fn answer(&self, today: Date) -> Audited {
        let mut answer = Audited {
            revision: self.revision,
            redesign: self.redesign,
            audit: None,
            document: None,
            faults: Vec::new(),
            drawing: None,
            beside: None,
            flow: None,
            met: BTreeMap::new(),
            layout: None,
            people: None,
            too_different: false,
        };
        match self.audited(self.language, today) {
            Err(faults) => answer.faults = faults,
            Ok((audit, document)) => {
                self.draw(&audit, &document, &mut answer);
                if self.shows.people {
                    let people = people(&audit, &document, self.redesign, self.language);
                    answer.people = Some(people);
                }
                let redesign = self.redesign.and_then(|at| document.redesigns.get(at));
                answer.too_different = redesign.is_some_and(|one| {
                    too_different(&document.baseline, &one.workflow, &audit.matches)
                });
                answer.document = Some(document).filter(|read| *read != self.document);
                answer.audit = Some(audit);
            }
        }
        answer
    }

    /// Every redesign of the document, beside the baseline.
    #[must_use]
    pub fn compared(&self, today: Date) -> Compared {
        let settings = Settings::default();
        Compared {
            revision: self.revision,
            profiles: audit::profiles(&self.document, &self.options(&settings, today)),
        }
    }

    /// What every budget would buy.
    #[must_use]
    pub fn budgets(&self, today: Date) -> Budgets {
        let settings = Settings::default();
        let options = self.options(&settings, today);
        let audit = audit::audit(&self.document, &options).ok();
        let ways = audit
            .as_ref()
            .and_then(|audit| plan::ways(&self.document, audit, &options));
        let proposals = ways.iter().flat_map(|ways| &ways.plans);
        let plans = proposals.map(|one| self.planned(one, &settings, today));
        Budgets {
            revision: self.revision,
            redesign: self.redesign,
            plans: plans.collect::<Option<_>>().unwrap_or_default(),
            ways,
        }
    }

    /// The redesign with a proposal carried out.
    fn planned(&self, proposal: &Proposal, settings: &Settings, today: Date) -> Option<Planned> {
        let action = Action::CarryOut {
            at: self.redesign?,
            ways: proposal.ways.clone(),
            language: self.language,
        };
        let edit = action.edit(&self.document, today, settings).ok()?;
        let mut document = self.document.clone();
        document.apply(edit).ok()?;
        Some(Planned {
            profile: proposal.effect.as_ref()?.profile.clone(),
            weave: drawing::weave_with(&document, self.redesign),
        })
    }

    fn options<'a>(&self, settings: &'a Settings, today: Date) -> Options<'a> {
        Options {
            redesign: self.redesign,
            confirmed: None,
            settings,
            today,
            language: self.language,
        }
    }

    /// Everything that is drawn of an audit.
    fn draw(&self, audit: &Audit, document: &Document, answer: &mut Audited) {
        let Some(at) = self.redesign else {
            return;
        };
        let (previous, language) = (self.pair.as_ref(), self.language);
        let pair = self.shows.pair.and_then(|arrangement| {
            drawing::of_pair(audit, document, at, arrangement, previous, language)
        });
        if let Some(pair) = pair {
            answer.drawing = Some(Arc::new(pair.first));
            answer.beside = pair.beside.map(Arc::new);
            answer.layout = Some(pair.layout);
        }
        answer.flow = Some(FlowPicture::of(&audit.tag_flow));
        answer.met = met_of(audit, document, at);
    }

    /// What is said and open about the matches.
    #[must_use]
    pub fn matches(&self) -> Matched {
        let document = audit::filled(&self.document, self.redesign, &Settings::default());
        Matched {
            revision: self.revision,
            redesign: self.redesign,
            board: self
                .redesign
                .and_then(|at| Board::of(&document, at, self.language)),
        }
    }

    /// The audit in a language and the document as it was read, or every fault.
    pub(crate) fn audited(
        &self,
        language: Language,
        today: Date,
    ) -> Result<(Audit, Document), Vec<Fault>> {
        let settings = Settings::default();
        let options = Options {
            language,
            ..self.options(&settings, today)
        };
        let audit = audit::audit(&self.document, &options)?;
        let document = audit::filled(&self.document, self.redesign, &settings);
        Ok((audit, document.into_owned()))
    }
}

/// For every finding about roles alone, where these roles meet: in the baseline, and in the redesign.
fn met_of(audit: &Audit, document: &Document, redesign: usize) -> BTreeMap<String, Vec<StepId>> {
    let Some(after) = document.redesigns.get(redesign) else {
        return BTreeMap::new();
    };
    let about_roles = audit.findings.iter().filter(|one| {
        one.baseline_steps.is_empty() && one.redesign_steps.is_empty() && !one.roles.is_empty()
    });
    about_roles
        .map(|one| {
            let versions = [&document.baseline, &after.workflow];
            let steps = met(&versions, &document.roles, &one.roles);
            (one.id.to_string(), steps)
        })
        .collect()
}
