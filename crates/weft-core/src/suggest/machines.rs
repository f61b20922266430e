//! AI or plain automation: which steps of a machine show an AI.
//!
//! Most models do not say it. An AI is visible where the step, its lane or pool or a role of it is named
//! like one: "chatbot", "KI", "Dialogflow". Steps that people drew in Weft count as what their tag says,
//! since who tags a step there knows which machine is meant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::{Kind, Kinds};
use super::language;
use super::lexicon::Lexicon;
use super::words::{parted, words};
use crate::workflow::{Step, Tongue, Workflow};

/// How many steps of a version a machine does, and how many of them show no AI.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub struct MachineCount {
    /// Steps that a machine does.
    pub automated: usize,
    /// Those of them that came from another model and show no AI: a machine, no AI visible.
    pub no_ai_visible: usize,
}

/// Counts the machine's steps of a version whose tags are said; `said` is the language of its names.
#[must_use]
pub fn machine_count(workflow: &Workflow, said: Option<Tongue>) -> MachineCount {
    let mut count = MachineCount::default();
    let automated = workflow
        .steps
        .iter()
        .filter(|step| step.is_work() && step.is_automated());
    let mut lexicons = None;
    for step in automated {
        count.automated += 1;
        if step.origin.is_some() {
            let lexicons = lexicons.get_or_insert_with(|| language::lexicons(&[workflow], said));
            count.no_ai_visible += usize::from(visible_ai(step, lexicons).is_none());
        }
    }
    count
}

/// What names an AI at a step, if anything does: the step, its place, or who takes part.
pub(super) fn visible_ai<'s>(step: &'s Step, lexicons: &[&'static Lexicon]) -> Option<&'s str> {
    // Words of other languages look alike: "ai" is a small word in Italian.
    let lexicon = lexicons.first()?;
    let origin = step.origin.as_deref();
    let lane = origin.and_then(|origin| origin.lane.as_deref());
    let pool = origin.and_then(|origin| origin.pool.as_deref());
    let roles = step.roles.iter().map(|one| one.role.as_str());
    std::iter::once(step.name.as_str())
        .chain(lane)
        .chain(pool)
        .chain(roles)
        .find(|name| names_ai(name, lexicon) || names_ai(&parted(name), lexicon))
}

/// Whether a name says that an AI is used.
pub(super) fn says_ai(name: &str, lexicons: &[&'static Lexicon]) -> bool {
    lexicons
        .first()
        .is_some_and(|lexicon| names_ai(name, lexicon))
}

fn names_ai(name: &str, lexicon: &Lexicon) -> bool {
    let words = words(name);
    let ai = Kinds::of(&[Kind::Intelligence]);
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        lexicon.phrase(rest, ai).is_some()
    })
}
