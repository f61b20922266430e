//! Steps of real models that were read by hand, and what is suggested for them.
//!
//! A reading is a file name, an element id and labels (`benches/suggestions/README.md`); the models stay
//! outside this repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use weft_core::suggest::{Field, Proposal, Subject, Suggestion, suggest};
use weft_core::workflow::{Mode, Step, Tag};
use weft_core::{Document, Language, Settings, StepId};
use weft_files::{Limits, read_bpmn};

/// What is judged of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who does it.
    Tag,
    /// Whether an AI is visible at a step of a machine.
    Machine,
    /// Who takes part beside the performer, at steps of people.
    Partners,
    /// How people speak.
    Mode,
    /// What it is for.
    Purposes,
    /// Minutes, by their class.
    Minutes,
}

impl Part {
    /// Everything that is judged.
    pub const ALL: [Self; 6] = [
        Self::Tag,
        Self::Machine,
        Self::Partners,
        Self::Mode,
        Self::Purposes,
        Self::Minutes,
    ];

    /// The word in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Machine => "machine",
            Self::Partners => "roles",
            Self::Mode => "mode",
            Self::Purposes => "purposes",
            Self::Minutes => "minutes",
        }
    }
}

/// One judgement of a suggestion, or of its absence.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The file of the model.
    pub file: String,
    /// The element in it.
    pub element: String,
    /// What is judged.
    pub part: Part,
    /// What was suggested.
    pub said: String,
    /// What was read.
    pub read: String,
    /// Whether it is one of the readings.
    pub right: bool,
    /// Whether it is the likeliest reading.
    pub strictly: bool,
    /// Whether something was suggested; nothing can be right too.
    pub shown: bool,
    /// How sure the suggestion says it is.
    pub confidence: f64,
    /// What the suggestion rests on.
    pub grounds: String,
}

/// The suggestions for the steps of one list of readings, judged.
///
/// # Errors
///
/// Where a file of the readings or a model cannot be read.
pub fn judged(folder: &Path, list: &str) -> Result<Vec<Judged>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../benches/suggestions")
        .join(list);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut models: BTreeMap<&str, Model> = BTreeMap::new();
    let mut all = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [
            file,
            element,
            tag,
            machine,
            partners,
            mode,
            purposes,
            minutes,
        ] = cells.as_slice()
        else {
            return Err(format!("{list}: found “{line}”, expected eight cells"));
        };
        // What is no step of work has no reading.
        if *tag == "*" {
            continue;
        }
        if !models.contains_key(file) {
            models.insert(file, Model::read(&folder.join(file))?);
        }
        let Some(model) = models.get(file) else {
            continue;
        };
        let id = StepId::from(*element);
        // The reader leaves out a node that nothing is connected with.
        let Some(step) = model.document.baseline.step(&id) else {
            continue;
        };
        let of = Answers::of(step, &model.suggestions);
        let read = [
            (Part::Tag, *tag),
            (Part::Machine, *machine),
            (Part::Partners, *partners),
            (Part::Mode, *mode),
            (Part::Purposes, *purposes),
            (Part::Minutes, *minutes),
        ];
        for (part, read) in read {
            let answer = of.answer(part, model);
            let skipped = read == "*" || part == Part::Machine && (read == "-" || answer.is_none());
            let person = !of.is_machine();
            let Some((said, by)) =
                answer.filter(|_| !skipped && (part != Part::Partners || person))
            else {
                continue;
            };
            let readings: Vec<&str> = read.split('|').collect();
            let is = |reading: &&str| is_read(part, &said, reading);
            all.push(Judged {
                file: (*file).to_owned(),
                element: (*element).to_owned(),
                part,
                right: readings.iter().any(is),
                strictly: readings.first().is_some_and(is),
                said,
                read: read.to_owned(),
                // Whether an AI is visible is said by the suggestion of the tag.
                shown: by.is_some() && part != Part::Machine,
                confidence: by.map_or(0.0, |by| by.confidence),
                grounds: by.map_or_else(|| "nothing".to_owned(), |by| by.grounds.clone()),
            });
        }
    }
    Ok(all)
}

/// Whether what was said is this reading; `*` in a reading is any.
fn is_read(part: Part, said: &str, reading: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> { text.split('+').map(str::to_owned).collect() };
    reading == "*"
        || match part {
            Part::Partners | Part::Purposes => set(said) == set(reading),
            Part::Tag | Part::Machine | Part::Mode | Part::Minutes => said == reading,
        }
}

/// A model with what is suggested for it.
struct Model {
    document: Document,
    suggestions: Vec<Suggestion>,
    /// Pools and lanes by their names.
    ids: BTreeMap<String, Vec<String>>,
}

impl Model {
    fn read(path: &Path) -> Result<Self, String> {
        let fault = |error: String| format!("{}: {error}", path.display());
        let bytes = fs::read(path).map_err(|error| fault(error.to_string()))?;
        let read =
            read_bpmn(&bytes, &Limits::default()).map_err(|error| fault(error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        let document = read.document;
        Ok(Self {
            suggestions: suggest(&document, None, &Settings::default(), Language::English),
            document,
            ids: ids(&text).map_err(fault)?,
        })
    }

    /// The ids of a pool or lane of this name, or that the person is not modelled.
    fn id(&self, name: &str) -> String {
        let ids = self.ids.get(&squeezed(name));
        let first = ids.and_then(|ids| ids.first());
        first.cloned().unwrap_or_else(|| "outside".to_owned())
    }
}

fn squeezed(name: &str) -> String {
    name.split_whitespace().collect()
}

fn ids(text: &str) -> Result<BTreeMap<String, Vec<String>>, String> {
    let xml = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in xml.descendants() {
        if !["participant", "lane"].contains(&node.tag_name().name()) {
            continue;
        }
        if let (Some(id), Some(name)) = (node.attribute("id"), node.attribute("name")) {
            ids.entry(squeezed(name)).or_default().push(id.to_owned());
        }
    }
    Ok(ids)
}

/// What is suggested for one step.
struct Answers<'a> {
    step: &'a Step,
    suggestions: Vec<&'a Suggestion>,
}

impl<'a> Answers<'a> {
    fn of(step: &'a Step, all: &'a [Suggestion]) -> Self {
        let here = |one: &&Suggestion| matches!(&one.subject, Subject::Step(id) if *id == step.id);
        Self {
            step,
            suggestions: all.iter().filter(here).collect(),
        }
    }

    fn by(&self, field: Field) -> Option<&'a Suggestion> {
        let is = |one: &&&Suggestion| one.proposal.field() == field;
        self.suggestions.iter().find(is).copied()
    }

    fn is_machine(&self) -> bool {
        let tag = self.by(Field::Tag).map(|one| &one.proposal);
        matches!(tag, Some(Proposal::Tag(Tag::AiAutomated)))
    }

    /// What is said of a part, and by which suggestion; none where there is nothing to judge.
    fn answer(&self, part: Part, model: &Model) -> Option<(String, Option<&'a Suggestion>)> {
        let field = match part {
            Part::Tag | Part::Machine => Field::Tag,
            Part::Partners => Field::Roles,
            Part::Mode => Field::Mode,
            Part::Purposes => Field::Purposes,
            Part::Minutes => Field::Minutes,
        };
        let by = self.by(field);
        let said = match (part, by.map(|one| &one.proposal)) {
            (Part::Machine, _) if !self.is_machine() => return None,
            (Part::Machine, _) => {
                let visible = by.is_some_and(|one| one.grounds.starts_with("ai."));
                if visible {
                    "ai-visible"
                } else {
                    "no-ai-visible"
                }
                .to_owned()
            }
            (_, Some(Proposal::Tag(tag))) => tag.word().to_owned(),
            (_, Some(Proposal::Mode(mode))) => mode.word().to_owned(),
            (_, Some(Proposal::Minutes(minutes))) => class(*minutes).to_owned(),
            (_, Some(Proposal::Purposes(list))) => list
                .iter()
                .map(|one| one.code())
                .collect::<Vec<_>>()
                .join("+"),
            (_, Some(Proposal::Roles(roles))) => self.partners(roles, model),
            (Part::Mode, _) => Mode::None.word().to_owned(),
            (Part::Partners, _) => self.partners(&self.step.roles, model),
            _ => "-".to_owned(),
        };
        let alone = part == Part::Partners && said == "-";
        Some((said, by.filter(|_| !alone)))
    }

    fn partners(&self, roles: &[weft_core::workflow::Participant], model: &Model) -> String {
        let ids: Vec<String> = roles
            .iter()
            .skip(1)
            .map(|one| model.id(one.role.as_str()))
            .collect();
        if ids.is_empty() {
            "-".to_owned()
        } else {
            ids.join("+")
        }
    }
}

/// The class of some minutes: a machine's, short to 5, medium to 30, long.
fn class(minutes: f64) -> &'static str {
    match minutes {
        minutes if minutes <= 1.0 => "machine",
        minutes if minutes <= 5.0 => "short",
        minutes if minutes <= 30.0 => "medium",
        _ => "long",
    }
}
