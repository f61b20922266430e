//! The versions that the rows of a sheet belong to, and where their links lead.

use std::collections::{BTreeMap, BTreeSet};

use weft_core::workflow::{Link, Redesign, Step, StepId, Target, Workflow};
use weft_core::{Document, Said, said};

use super::cells::Wrong;

/// Which version a row belongs to; redesigns by their name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Variant {
    Baseline,
    Redesign(String),
}

/// Where a row stands: its table, counted from 0, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) table: usize,
    pub(super) row: u64,
}

/// A step whose links are still text.
pub(super) struct Row {
    pub(super) spot: Spot,
    pub(super) step: Step,
    pub(super) next: Vec<(String, Option<f64>)>,
}

/// A wrong cell: where its row stands, its column, and what is wrong.
pub(super) type WrongCell = (Spot, &'static str, Wrong);

/// One version while its rows are read.
struct Version {
    variant: Variant,
    steps: Vec<Row>,
    ids: BTreeSet<StepId>,
}

/// The versions in the order of their first rows.
#[derive(Default)]
pub(super) struct Versions {
    list: Vec<Version>,
    index: BTreeMap<Variant, usize>,
}

impl Versions {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a step, with an id if it has none; an error is about its id.
    pub(super) fn add(&mut self, variant: Variant, mut line: Row) -> Result<(), Wrong> {
        let letter = match variant {
            Variant::Baseline => 'b',
            Variant::Redesign(_) => 'r',
        };
        let next = self.list.len();
        let at = *self.index.entry(variant.clone()).or_insert(next);
        if at == next {
            self.list.push(Version {
                variant,
                steps: Vec::new(),
                ids: BTreeSet::new(),
            });
        }
        let Some(version) = self.list.get_mut(at) else {
            return Ok(());
        };
        if line.step.id.as_str().is_empty() {
            line.step.id = StepId::from(format!("{letter}{}", version.steps.len() + 1));
        }
        let id = line.step.id.clone();
        let is_taken = !version.ids.insert(id.clone());
        version.steps.push(line);
        if is_taken || id.as_str().eq_ignore_ascii_case("end") {
            let found = said!(
                "the id “{id}”, which is taken",
                "die ID „{id}“, die vergeben ist"
            );
            let expected = said!("an id of its own", "eine eigene ID");
            return Err((found, expected));
        }
        Ok(())
    }

    /// The workflows of a document, and every link that leads nowhere.
    pub(super) fn document(self) -> (Document, Vec<WrongCell>) {
        let mut document = Document::default();
        let mut wrong = Vec::new();
        let single = self.list.len() == 1;
        for version in self.list {
            let variant = version.variant.clone();
            let workflow = version.workflow(&mut wrong);
            match variant {
                // A sheet of redesign rows only is one workflow, to be compared with another file.
                Variant::Redesign(name) if !single => document.redesigns.push(Redesign {
                    name: Some(name).filter(|name| !name.is_empty()),
                    workflow,
                }),
                Variant::Baseline | Variant::Redesign(_) => document.baseline = workflow,
            }
        }
        (document, wrong)
    }
}

impl Version {
    fn workflow(self, wrong: &mut Vec<WrongCell>) -> Workflow {
        let names = self.names();
        let below: Vec<StepId> = self
            .steps
            .iter()
            .skip(1)
            .map(|line| line.step.id.clone())
            .collect();
        let mut steps = Vec::new();
        for (index, line) in self.steps.into_iter().enumerate() {
            let mut step = line.step;
            if line.next.is_empty() {
                let below = below.get(index).cloned();
                step.next.extend(below.map(|id| Link::to(Target::Step(id))));
            }
            for (to, probability) in line.next {
                match target(&to, &self.ids, &names) {
                    Ok(to) => step.next.push(Link {
                        probability,
                        ..Link::to(to)
                    }),
                    Err(cell) => wrong.push((line.spot, "next", cell)),
                }
            }
            if step.next == [Link::to(Target::End)] {
                step.next.clear();
            }
            steps.push(step);
        }
        Workflow {
            steps,
            ..Workflow::default()
        }
    }

    /// The step of each name, none where several share it.
    fn names(&self) -> BTreeMap<String, Option<StepId>> {
        let mut names = BTreeMap::new();
        for line in &self.steps {
            names
                .entry(line.step.name.to_lowercase())
                .and_modify(|known| *known = None)
                .or_insert_with(|| Some(line.step.id.clone()));
        }
        names
    }
}

/// Where a cell says that a link leads: the end, or an id, or else a name.
fn target(
    to: &str,
    ids: &BTreeSet<StepId>,
    names: &BTreeMap<String, Option<StepId>>,
) -> Result<Target, Wrong> {
    if to.eq_ignore_ascii_case("end") {
        return Ok(Target::End);
    }
    let id = StepId::from(to);
    if ids.contains(&id) {
        return Ok(Target::Step(id));
    }
    match names.get(&to.to_lowercase()) {
        Some(Some(id)) => Ok(Target::Step(id.clone())),
        Some(None) => Err((
            said!(
                "“{to}”, which names several steps",
                "„{to}“, was mehrere Schritte nennt"
            ),
            said!("the id of one step", "die ID eines einzigen Schrittes"),
        )),
        None => Err((
            said!(
                "“{to}”, which is no step of this variant",
                "„{to}“, was kein Schritt dieser Fassung ist"
            ),
            said!(
                "the id or name of a step, or “end”",
                "die ID oder der Name eines Schrittes, oder „end“"
            ),
        )),
    }
}

/// The version that a cell names.
pub(super) fn variant(cell: &str) -> Result<Variant, Wrong> {
    let word = cell.to_lowercase().replace([' ', '_'], "-");
    match word.as_str() {
        "baseline" | "as-is" | "before" | "today" | "current" | "ist" | "heute" => {
            return Ok(Variant::Baseline);
        }
        "redesign" | "to-be" | "after" | "new" | "soll" | "neuentwurf" => {
            return Ok(Variant::Redesign(String::new()));
        }
        _ => {}
    }
    let named = word
        .starts_with("redesign")
        .then(|| cell.get("redesign".len()..))
        .flatten()
        .and_then(|rest| rest.trim().strip_prefix(':'));
    match named {
        Some(name) => Ok(Variant::Redesign(name.trim().to_owned())),
        None => Err((
            Said::quoted(cell),
            said!(
                "“baseline”, “redesign” or “redesign: its name”",
                "„baseline“, „redesign“ oder „redesign: sein Name“"
            ),
        )),
    }
}

/// The version that the name of a sheet names: `Redesign A` holds the redesign “A”.
pub(super) fn variant_of_sheet(name: &str) -> Option<Variant> {
    if let Ok(known) = variant(name.trim()) {
        return Some(known);
    }
    ["redesign", "neuentwurf", "to-be", "to be"]
        .into_iter()
        .find_map(|word| {
            let (start, rest) = name.trim().split_at_checked(word.len())?;
            let named = rest.trim_start_matches([' ', '-', '–', '_', '.', '(']);
            let named = named.trim_end_matches(')').trim();
            (start.eq_ignore_ascii_case(word) && named.len() < rest.len() && !named.is_empty())
                .then(|| Variant::Redesign(named.to_owned()))
        })
}
