//! From what a version shows to suggestions, in their order.

use super::accept::only_lane;
use super::cast::Cast;
use super::confidence::measured;
use super::contact::{Contact, contact};
use super::events::work;
use super::kinds::{Kind, Kinds};
use super::machines::{says_ai, visible_ai};
use super::mentions::Relation;
use super::partners::Partner;
use super::purpose::{Purposes, machine_purposes, outcome, purposes};
use super::reading::Reading;
use super::scene::{Doer, Scene, origin};
use super::why::Why;
use super::{Proposal, Side, Subject, Suggestion, Version};
use crate::workflow::{
    Mode, Participant, Purpose, RoleKind, RoleName, Step, StepKind, Tag, Workflow,
};
use crate::{Language, Settings};

/// The role that does what no lane or pool of machines does.
pub(super) const MACHINE: &str = "System";

/// The role that does what nobody is named for.
pub(super) const SOMEBODY: &str = "Staff";

/// Whether nobody has tagged a version yet.
pub(super) fn is_untagged(workflow: &Workflow) -> bool {
    workflow.steps.iter().all(|step| step.tag.is_none())
}

/// Whether a step of work waits for a tag: in a version that nobody has tagged, or in one that came
/// from a model that knows no tags.
fn waits(step: &Step, bare: bool) -> bool {
    let untagged = step.tag.is_none() && (bare || step.origin.is_some());
    step.kind == StepKind::Step && (untagged || step.open)
}

/// Whether a version has a step that is open for suggestions.
pub(super) fn is_open(workflow: &Workflow, bare: bool) -> bool {
    workflow.steps.iter().any(|step| waits(step, bare))
}

/// The suggestions for the steps of a version, in the order of the steps.
pub(super) fn of_steps(
    version: Version<'_>,
    scene: &Scene<'_>,
    settings: &Settings,
    language: Language,
) -> Vec<Suggestion> {
    let Version {
        side,
        workflow,
        bare,
    } = version;
    let mut suggestions = Vec::new();
    for (at, step) in workflow.steps.iter().enumerate() {
        let event = step.kind == StepKind::Event && step.tag.is_none();
        if waits(step, bare) || event {
            let mut desk = Desk {
                version: side,
                step,
                language,
                suggestions: &mut suggestions,
            };
            propose(scene, at, settings, &mut desk);
        }
    }
    suggestions
}

/// The suggestions for the kinds of roles, in the order of the document.
pub(super) fn of_roles<'a>(
    version: Side,
    roles: impl Iterator<Item = &'a RoleName>,
    cast: &Cast,
    language: Language,
) -> Vec<Suggestion> {
    roles
        .filter_map(|role| {
            let guess = cast.guess(role)?;
            Some(Suggestion {
                version,
                subject: Subject::Role(role.clone()),
                proposal: Proposal::Kind(guess.kind),
                why: guess.why.words(language),
                grounds: guess.why.grounds(),
                confidence: guess.confidence,
            })
        })
        .collect()
}

/// Where the suggestions for one step are laid down.
struct Desk<'d> {
    version: Side,
    step: &'d Step,
    language: Language,
    suggestions: &'d mut Vec<Suggestion>,
}

impl Desk<'_> {
    /// Lays down a suggestion that its rule promises to be right as often as `promise` says, 0 to 1.
    fn lay(&mut self, proposal: Proposal, why: &Why, promise: f64) {
        let grounds = why.grounds();
        let confidence = measured(proposal.field(), &grounds, promise);
        self.suggestions.push(Suggestion {
            version: self.version,
            subject: Subject::Step(self.step.id.clone()),
            proposal,
            why: why.words(self.language),
            grounds,
            confidence,
        });
    }
}

fn propose(scene: &Scene<'_>, at: usize, settings: &Settings, desk: &mut Desk<'_>) {
    if desk.step.kind == StepKind::Event {
        if let Some(work) = work(scene, at) {
            desk.lay(Proposal::MakeStep, &work.why, work.confidence);
            match work.role {
                Some(role) => answer(role, &work.why, settings, desk),
                None => of_person(scene, at, settings, desk),
            }
        }
    } else if scene.is_machine(at) {
        of_machine(scene, at, settings, desk);
    } else {
        of_person(scene, at, settings, desk);
    }
    if desk.step.outcome.is_none()
        && let Some((outcome, why, confidence)) = outcome(scene, at)
    {
        desk.lay(Proposal::Outcome(outcome), &why, confidence);
    }
}

/// A step that people outside the drawing do alone.
fn answer(role: RoleName, why: &Why, settings: &Settings, desk: &mut Desk<'_>) {
    desk.lay(Proposal::Tag(Tag::HumanAlone), why, 0.55);
    let roles = vec![Participant { role, count: 1 }];
    if desk.step.roles != roles && only_lane(desk.step) {
        desk.lay(Proposal::Roles(roles), why, 0.55);
    }
    if desk.step.mode.is_none() {
        desk.lay(Proposal::Mode(Mode::None), &Why::WriteAlone, 0.6);
    }
    minutes(settings.default_minutes.person, &Why::DefaultOfPeople, desk);
}

fn of_machine(scene: &Scene<'_>, at: usize, settings: &Settings, desk: &mut Desk<'_>) {
    let Some(doer) = scene.doers.get(at) else {
        return;
    };
    if desk.step.tag.is_none() {
        let why = Why::Machine(
            visible_ai(desk.step, scene.lexicons).map(str::to_owned),
            Box::new(doer.why.clone()),
        );
        desk.lay(Proposal::Tag(Tag::AiAutomated), &why, doer.confidence);
    }
    let first = desk.step.roles.first();
    let is_machine = first.is_some_and(|one| scene.cast.kind(&one.role) == RoleKind::Ai);
    if !is_machine && only_lane(desk.step) {
        let owns = |one: &Participant| Why::OnlyOwnsLane(one.role.clone());
        let why = first.map_or(Why::MachineDoes, owns);
        let place = origin(desk.step).and_then(|origin| {
            let inner = origin.lane.as_deref().or(origin.pool.as_deref())?;
            let is_machine = scene.cast.kind(&RoleName::from(inner)) == RoleKind::Ai;
            is_machine.then_some(inner)
        });
        let roles = vec![Participant::from(place.unwrap_or(MACHINE))];
        desk.lay(Proposal::Roles(roles), &why, doer.confidence);
    }
    let (mode, why) = machine_mode(scene, at);
    if desk.step.mode.is_none() {
        desk.lay(Proposal::Mode(mode), &why, 0.85);
    }
    if desk.step.purposes.is_empty()
        && let Some(found) = machine_purposes(scene, at, mode)
    {
        desk.lay(Proposal::Purposes(found.list), &found.why, found.confidence);
    }
    minutes(
        settings.default_minutes.machine,
        &Why::DefaultOfMachine,
        desk,
    );
}

/// A message between a machine and people is no contact, whoever sends it.
fn machine_mode(scene: &Scene<'_>, at: usize) -> (Mode, Why) {
    let speaks = Kinds::of(&[Kind::Send, Kind::Tell, Kind::Ask, Kind::Refuse]);
    let sends = scene
        .readings
        .get(at)
        .is_some_and(|one| one.kinds().meets(speaks));
    let shown = |reading: &Reading| {
        let clauses = reading.clauses.iter();
        let mut mentions = clauses.flat_map(|one| &one.mentions);
        mentions.any(|one| one.relation == Relation::To && one.is_human())
    };
    let addressed = scene
        .sent
        .get(at)
        .into_iter()
        .flatten()
        .any(|one| one.human)
        || scene.readings.get(at).is_some_and(shown);
    if sends || addressed {
        (Mode::OneWay, Why::MachineMessage)
    } else {
        (Mode::None, Why::MachineSilent)
    }
}

fn of_person(scene: &Scene<'_>, at: usize, settings: &Settings, desk: &mut Desk<'_>) {
    let Some(doer) = scene.doers.get(at) else {
        return;
    };
    let seen = contact(scene, at);
    let promise = seen.confidence;
    let mut contact = told(scene, at, seen, doer);
    if let Some(mode) = desk.step.mode {
        contact.mode = mode;
    }
    if desk.step.tag.is_none() {
        let (tag, why, confidence) = tag(scene, at, &contact, doer);
        desk.lay(Proposal::Tag(tag), &why, confidence.min(doer.confidence));
    }
    roles(scene, &contact, desk);
    if desk.step.mode.is_none() {
        desk.lay(
            Proposal::Mode(contact.mode),
            &contact.why,
            contact.confidence,
        );
    }
    // That people speak may be said; what for is still only seen.
    contact.confidence = contact.confidence.min(promise);
    let found = purposes(scene, at, &contact);
    if desk.step.purposes.is_empty()
        && let Some(Purposes {
            list,
            why,
            confidence,
        }) = &found
    {
        desk.lay(Proposal::Purposes(list.clone()), why, *confidence);
    }
    let given = &desk.step.purposes;
    let list = if given.is_empty() {
        found.map_or_else(Vec::new, |one| one.list)
    } else {
        given.clone()
    };
    let (value, why) = person_minutes(&list, settings);
    minutes(value, &why, desk);
}

/// How people speak, as what was said about steps like this one has it.
fn told(scene: &Scene<'_>, at: usize, mut contact: Contact, doer: &Doer) -> Contact {
    let name = scene.steps.get(at).map_or("", |step| step.name.as_str());
    let preference = scene.learned.of_name(name);
    if let Some(with) = preference.and_then(|one| one.with.as_ref()) {
        contact.partners = with.iter().map(|role| scene.partner(role)).collect();
        (contact.who, contact.confidence) = (Some(Why::LearnedPeople), SAID);
    }
    if let Some(mode) = preference.and_then(|one| one.mode) {
        (contact.mode, contact.why, contact.confidence) = (mode, Why::LearnedMode, SAID);
        return contact;
    }
    let because = || Why::FromTag(Box::new(doer.why.clone()));
    match doer.said {
        Some(Tag::HumanRelational) if !contact.is_two_way() => Contact {
            mode: Mode::Live,
            why: because(),
            confidence: 0.5,
            ..contact
        },
        Some(Tag::HumanAlone) if contact.is_two_way() => Contact {
            mode: Mode::None,
            verbs: Vec::new(),
            partners: Vec::new(),
            why: because(),
            who: None,
            confidence: 0.7,
        },
        _ => contact,
    }
}

/// How sure it is that a step follows what was said of others of its name.
const SAID: f64 = 0.95;

fn tag(scene: &Scene<'_>, at: usize, contact: &Contact, doer: &Doer) -> (Tag, Why, f64) {
    if let Some(tag) = doer.said {
        return (tag, doer.why.clone(), doer.confidence);
    }
    if contact.is_two_way() {
        let with = contact.partners.first().map(|one| one.role.clone());
        return (
            Tag::HumanRelational,
            Why::PeopleSpeak(with, Box::new(contact.why.clone())),
            contact.confidence,
        );
    }
    if let Some(why) = prepared(scene, at) {
        return (Tag::AiAugmented, why, 0.65);
    }
    if let Some(why) = with_ai(scene, at) {
        return (Tag::AiAugmented, why, 0.6);
    }
    let why = Box::new(doer.why.clone());
    (Tag::HumanAlone, Why::NoTalk(why), 0.8)
}

/// Whether the name says that a person works with an AI: "talk to the chatbot".
fn with_ai(scene: &Scene<'_>, at: usize) -> Option<Why> {
    let step = scene.steps.get(at)?;
    let sends = scene.readings.get(at)?.kinds().has(Kind::Send);
    (!sends && says_ai(&step.name, scene.lexicons))
        .then(|| Why::UsesAi(step.name.trim().to_owned()))
}

/// Whether a machine has just prepared the very thing that the person judges.
fn prepared(scene: &Scene<'_>, at: usize) -> Option<Why> {
    let reading = scene.readings.get(at)?;
    let judges = Kinds::of(&[Kind::Decide, Kind::Check, Kind::Polish]);
    let own = reading.kinds();
    if !own.meets(judges) || own.meets(Kinds::of(&[Kind::Send, Kind::Tell])) {
        return None;
    }
    scene
        .previous(at)
        .into_iter()
        .filter(|before| scene.is_machine(*before))
        .find_map(|before| {
            let step = scene.steps.get(before).filter(|step| step.is_work())?;
            let machine = scene.readings.get(before)?;
            let prepares = machine.kinds().has(Kind::Prepare);
            // What is only checked, sent or stored was there before.
            let made = machine.clauses.iter().any(|clause| {
                let makes = Kinds::of(&[Kind::Prepare, Kind::Make]);
                clause.verb.is_empty()
                    || clause.kinds.meets(makes) && !clause.kinds.has(Kind::Check)
            });
            let thing = made && machine.says(Kind::Thing);
            let same = prepares && shares_word(reading, machine);
            (thing || same).then(|| Why::Prepared(step.name.trim().to_owned()))
        })
}

/// Whether two names share a word that is more than a verb or a small word.
fn shares_word(one: &Reading, other: &Reading) -> bool {
    let small = Kinds::of(&[
        Kind::Function,
        Kind::Article,
        Kind::Join,
        Kind::Stop,
        Kind::Filler,
    ]);
    one.tokens
        .iter()
        .filter(|word| word.text.chars().count() > 2)
        .any(|word| {
            !one.lexicon
                .kinds(&word.text)
                .meets(small.and(super::kinds::verbs()))
                && other.tokens.iter().any(|same| same.root == word.root)
        })
}

/// Partners after the performer; somebody as the performer where nobody is named.
fn roles(scene: &Scene<'_>, contact: &Contact, desk: &mut Desk<'_>) {
    let mut roles = desk.step.roles.clone();
    let (mut why, mut confidence) = (contact.who.clone(), contact.confidence);
    if roles.is_empty() {
        let place = scene.place(desk.step);
        let nobody = match &place {
            Some(_) => Why::InLane,
            None => Why::NoLane,
        };
        let role = place.unwrap_or_else(|| RoleName::from(SOMEBODY));
        roles.push(Participant { role, count: 1 });
        why = Some(match why {
            Some(why) => nobody.and(why),
            None => nobody,
        });
        confidence = confidence.min(0.5);
    }
    for Partner { role, .. } in &contact.partners {
        if roles.iter().all(|one| one.role != *role) {
            roles.push(Participant {
                role: role.clone(),
                count: 1,
            });
        }
    }
    let people = scene.cast.kind(
        &roles
            .first()
            .map(|one| one.role.clone())
            .unwrap_or_default(),
    );
    if people == RoleKind::Ai && contact.partners.is_empty() {
        return;
    }
    if roles != desk.step.roles {
        let why = why.unwrap_or_else(|| contact.why.clone());
        desk.lay(Proposal::Roles(roles), &why, confidence);
    }
}

/// The longest of the purposes, or what a step of people takes.
fn person_minutes(purposes: &[Purpose], settings: &Settings) -> (f64, Why) {
    let minutes = &settings.default_minutes;
    let longest = purposes
        .iter()
        .filter_map(|one| minutes.purposes.get(one).map(|value| (*value, *one)))
        .reduce(|a, b| if b.0 > a.0 { b } else { a });
    match longest {
        Some((value, purpose)) => (value, Why::DefaultOf(purpose)),
        None => (minutes.person, Why::DefaultOfPeople),
    }
}

fn minutes(value: f64, why: &Why, desk: &mut Desk<'_>) {
    if desk.step.minutes.is_none() {
        desk.lay(Proposal::Minutes(value), why, 0.3);
    }
}
