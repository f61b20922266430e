//! Who else takes part in a person's step, and how they speak (audit.md 5.1).
//!
//! The default is no contact. A partner is somebody whom the step names as one, then the other end of
//! its messages, then of the messages of the event beside it, then the lane of the next step.

use super::kinds::{Kind, Kinds};
use super::mentions::{Mention, Relation};
use super::partners::{
    Found, Partner, addressed, asked_for, beside, chosen, ends, exchanged, implied, joined,
    messages, named, next_lane, of, only_outside, people,
};
use super::reading::{Clause, Reading};
use super::scene::{Other, Scene, element};
use super::why::Why;
use crate::workflow::{Mode, RoleKind, RoleName};

/// How the people of a step speak, with whom, and how that is known.
#[derive(Debug, Clone)]
pub(super) struct Contact {
    pub(super) mode: Mode,
    /// The verbs that say so; none where only messages or roles show it.
    pub(super) verbs: Vec<&'static str>,
    pub(super) partners: Vec<Partner>,
    /// Why they speak so.
    pub(super) why: Why,
    /// Why these take part.
    pub(super) who: Option<Why>,
    pub(super) confidence: f64,
}

impl Contact {
    fn none(why: Why, confidence: f64) -> Self {
        Self {
            mode: Mode::None,
            verbs: Vec::new(),
            partners: Vec::new(),
            why,
            who: None,
            confidence,
        }
    }

    /// Whether people speak and can answer.
    pub(super) fn is_two_way(&self) -> bool {
        self.mode.is_two_way()
    }
}

/// How people speak at a step of people.
pub(super) fn contact(scene: &Scene<'_>, at: usize) -> Contact {
    let Some(reading) = scene.readings.get(at) else {
        return Contact::none(Why::Nameless, 0.5);
    };
    if reading.state && !reading.ends_in(Kind::Tail) {
        return shared(
            scene,
            at,
            Contact::none(Why::TellsState, 0.7),
            reading.kinds(),
        );
    }
    let mut best = Contact::none(Why::NobodySpeaks, 0.8);
    for clause in &reading.clauses {
        let found = of_clause(scene, at, reading, clause);
        if rank(found.mode) > rank(best.mode) {
            let partners = joined(found.partners, best.partners);
            best = Contact { partners, ..found };
        } else {
            if found.mode == best.mode {
                best.verbs.extend(found.verbs);
            }
            best.partners = joined(best.partners, found.partners);
        }
    }
    if best.mode == Mode::None {
        best.partners.clear();
        if let Some(found) = by_messages(scene, at, reading.kinds()) {
            best = found;
        } else if reading.says(Kind::Aloud) {
            best = aloud(scene, at);
        }
    }
    shared(scene, at, best, reading.kinds())
}

fn rank(mode: Mode) -> u8 {
    match mode {
        Mode::None => 0,
        Mode::OneWay => 1,
        Mode::TimeShifted => 2,
        Mode::Live => 3,
    }
}

fn of_clause(scene: &Scene<'_>, at: usize, reading: &Reading, clause: &Clause) -> Contact {
    let kinds = clause.kinds;
    let people = people(scene, at, clause);
    let with: Vec<&Mention> = of(&people, &[Relation::With]);
    if of(&people, &[Relation::Subject]).len() > 1 {
        return speak(
            Mode::Live,
            clause,
            named(&of(&people, &[Relation::Subject])),
        );
    }
    if kinds.meets(Kinds::of(&[Kind::Ask, Kind::Fetch]))
        && people.is_empty()
        && let Some(found) = asked_for(scene, at, reading, clause)
    {
        return speak(Mode::TimeShifted, clause, found);
    }
    if kinds.has(Kind::Never) && !kinds.has(Kind::Talk) {
        let judges = kinds.has(Kind::Check) || kinds.has(Kind::Decide);
        return match judges && !with.is_empty() {
            true => speak(Mode::Live, clause, named(&with)),
            false => Contact::none(Why::WithoutOthers(clause.verb), 0.85),
        };
    }
    if kinds.has(Kind::Talk) {
        return talk(scene, at, reading, clause, &people);
    }
    let object = of(&people, &[Relation::Object]);
    if kinds.has(Kind::Care) && !object.is_empty() {
        return speak(Mode::Live, clause, named(&object));
    }
    if kinds.has(Kind::Ask) {
        return ask(scene, at, clause, &people);
    }
    if kinds.has(Kind::Tell) || kinds.has(Kind::Send) {
        return tell(scene, at, clause, &people);
    }
    if kinds.has(Kind::Refuse) {
        let told = if object.is_empty() {
            addressed(scene, at).or_else(|| beside(scene, at))
        } else {
            Some(named(&object))
        };
        if let Some(told) = told {
            return speak(Mode::OneWay, clause, told);
        }
    }
    let arranges = kinds.has(Kind::Schedule) || kinds.has(Kind::Receive) || kinds.has(Kind::Idle);
    if !with.is_empty() && !arranges && !clause.verb.is_empty() {
        return speak(Mode::Live, clause, named(&with));
    }
    Contact::none(Why::NobodySpeaks, 0.8)
}

fn talk(
    scene: &Scene<'_>,
    at: usize,
    reading: &Reading,
    clause: &Clause,
    people: &[&Mention],
) -> Contact {
    let near = [
        Relation::With,
        Relation::Object,
        Relation::To,
        Relation::Subject,
    ];
    let partners = of(people, &near);
    if !partners.is_empty() {
        return speak(Mode::Live, clause, named(&partners));
    }
    if !clause.kinds.has(Kind::Alone) {
        let asks = clause.kinds.has(Kind::Ask);
        let talks = if says_talk(scene, at) {
            Mode::Live
        } else {
            Mode::TimeShifted
        };
        return match exchanged(scene, at).filter(|_| !clause.kinds.has(Kind::Never)) {
            Some(found) if !asks || clause.mentions.is_empty() => speak(talks, clause, found),
            _ => Contact::none(Why::NobodyToSpeakWith, 0.7),
        };
    }
    // "Hand over and advise patient": the patient is meant by both.
    let all: Vec<&Mention> = reading
        .clauses
        .iter()
        .flat_map(|one| self::people(scene, at, one))
        .collect();
    let others = of(&all, &near);
    let meant = || Some(named(&others)).filter(|_| !others.is_empty());
    let found = meant()
        .or_else(|| exchanged(scene, at))
        .or_else(|| beside(scene, at))
        .or_else(|| implied(scene, at, reading.lexicon, clause))
        .or_else(|| only_outside(scene));
    found.map_or_else(
        || Contact {
            mode: Mode::Live,
            verbs: vec![clause.verb],
            ..Contact::none(Why::TalkWithUnnamed(clause.verb), 0.5)
        },
        |found| speak(Mode::Live, clause, found),
    )
}

/// Asking is a contact where an answer flows back.
fn ask(scene: &Scene<'_>, at: usize, clause: &Clause, people: &[&Mention]) -> Contact {
    let relations = [
        Relation::Object,
        Relation::From,
        Relation::To,
        Relation::With,
    ];
    let partners = of(people, &relations);
    let takes = clause.kinds.has(Kind::Receive);
    let found = if partners.is_empty() {
        let answered = !takes || is_fed(scene, at);
        let messages = addressed(scene, at).filter(|_| answered);
        let further = || beside(scene, at).or_else(|| next_lane(scene, at));
        let passive = takes && !clause.kinds.has(Kind::Fetch);
        messages.or_else(|| if passive { None } else { further() })
    } else {
        Some(chosen(scene, at, &partners))
    };
    let Some(found) = found else {
        return Contact::none(Why::NobodyAsked, 0.7);
    };
    let direct = clause.verb == "contact" || clause.verb == "kontaktieren" || takes;
    if direct || is_answered(scene, at) {
        let mut contact = speak(Mode::TimeShifted, clause, found);
        contact.why = if direct {
            Why::AsksWhoAnswers(clause.verb)
        } else {
            Why::AnswerFlowsBack(clause.verb)
        };
        return contact;
    }
    speak(Mode::OneWay, clause, found)
}

fn tell(scene: &Scene<'_>, at: usize, clause: &Clause, people: &[&Mention]) -> Contact {
    let mut relations = vec![Relation::To, Relation::With];
    if clause.kinds.has(Kind::Tell) {
        relations.push(Relation::Object);
    }
    let mut partners = of(people, &relations);
    if partners.is_empty() {
        partners = of(people, &[Relation::Object]);
    }
    let machine = scene.readings.get(at).is_some_and(Reading::to_system);
    let next = || next_lane(scene, at).filter(|_| !clause.kinds.has(Kind::Goods));
    let found = if !partners.is_empty() {
        Some(chosen(scene, at, &partners))
    } else if machine && addressed(scene, at).is_none() {
        return Contact::none(Why::MachineReceives, 0.65);
    } else {
        addressed(scene, at)
            .or_else(|| beside(scene, at))
            .or_else(next)
    };
    let hands = clause.kinds.has(Kind::Hands);
    match found {
        Some(found) if hands && is_exchanged(scene, at) => Contact {
            why: Why::ChangesHands,
            ..speak(Mode::Live, clause, found)
        },
        Some(found) => speak(Mode::OneWay, clause, found),
        None if hands => Contact::none(Why::NobodySpeaks, 0.7),
        None => Contact {
            mode: Mode::OneWay,
            verbs: vec![clause.verb],
            ..Contact::none(Why::SentToUnnamed(clause.verb), 0.6)
        },
    }
}

fn speak(mode: Mode, clause: &Clause, found: Found) -> Contact {
    let why = match mode {
        Mode::Live if clause.verb.is_empty() => Why::Together,
        Mode::Live => Why::Talk(clause.verb),
        Mode::TimeShifted => Why::AnsweredLater(clause.verb),
        Mode::OneWay => Why::SendsOneWay(clause.verb),
        Mode::None => Why::NobodySpeaks,
    };
    Contact {
        mode,
        verbs: vec![clause.verb],
        partners: found.partners,
        why,
        who: found.who,
        confidence: found.confidence,
    }
}

/// Whether a message of people comes in here.
fn is_fed(scene: &Scene<'_>, at: usize) -> bool {
    messages(&scene.received, at).iter().any(|one| one.human)
}

/// Whether people's messages go both ways here.
fn is_exchanged(scene: &Scene<'_>, at: usize) -> bool {
    let sent = messages(&scene.sent, at);
    is_fed(scene, at) && sent.iter().any(|one| one.human)
}

/// Whether an answer comes back: at once, in what follows, or because the work returns here.
fn is_answered(scene: &Scene<'_>, at: usize) -> bool {
    let human = |node: usize| is_fed(scene, node);
    if human(at) {
        return true;
    }
    let performer = scene.performer(at);
    let receives = |node: usize| {
        let step = scene.steps.get(node);
        let name = step.map_or("", element);
        let reading = scene.readings.get(node);
        let takes = reading.is_some_and(|reading| reading.kinds().has(Kind::Receive));
        let own = scene.performer(node) == performer;
        human(node)
            || name == "receiveTask"
            || name.starts_with("messageIntermediateCatch")
            || name.starts_with("messageBoundary")
            || takes && own
    };
    let first = scene.next(at);
    first.iter().any(|node| {
        receives(*node)
            || scene.performer(*node) != performer
                && scene
                    .next(*node)
                    .iter()
                    .take(8)
                    .any(|back| scene.performer(*back) == performer)
    })
}

/// Messages alone: both ways are an exchange, one way is a message.
fn by_messages(scene: &Scene<'_>, at: usize, kinds: Kinds) -> Option<Contact> {
    let addressed = addressed(scene, at)?;
    let received = messages(&scene.received, at);
    let talks = says_talk(scene, at);
    let clause_free = |mode, why| Contact {
        mode,
        verbs: Vec::new(),
        partners: addressed.partners.clone(),
        why,
        who: addressed.who.clone(),
        confidence: 0.55,
    };
    let answered = !ends(scene, at, &received).is_empty();
    let hands = answered && kinds.has(Kind::Hands);
    Some(match (talks, answered && !kinds.has(Kind::Never)) {
        (true, _) => clause_free(Mode::Live, Why::MessageIsTalk),
        _ if hands => clause_free(Mode::Live, Why::ChangesHands),
        (false, true) => clause_free(Mode::TimeShifted, Why::MessagesBothWays),
        (false, false) => clause_free(Mode::OneWay, Why::MessageOneWay),
    })
}

/// "By phone": people speak, with whom the drawing may say.
fn aloud(scene: &Scene<'_>, at: usize) -> Contact {
    let found = beside(scene, at).or_else(|| only_outside(scene));
    Contact {
        mode: Mode::Live,
        verbs: Vec::new(),
        who: found.as_ref().and_then(|one| one.who.clone()),
        partners: found.map_or_else(Vec::new, |one| one.partners),
        why: Why::SaysAloud,
        confidence: 0.6,
    }
}

/// Whether a message of the step is named as a talk.
fn says_talk(scene: &Scene<'_>, at: usize) -> bool {
    let both = messages(&scene.sent, at)
        .into_iter()
        .chain(messages(&scene.received, at));
    both.filter(|one| one.human)
        .any(|one| is_talk(scene, at, one))
}

/// Whether a message is named as a talk: "phone call".
pub(super) fn is_talk(scene: &Scene<'_>, at: usize, other: &Other<'_>) -> bool {
    let lexicon = scene.readings.get(at).map(|reading| reading.lexicon);
    lexicon
        .zip(other.message)
        .is_some_and(|(lexicon, message)| {
            let kinds = Reading::of(message, &[lexicon], scene.cast).kinds();
            kinds.has(Kind::Talk) && !kinds.has(Kind::Send)
        })
}

/// A step that already has several people: they share it, unless its name says how they speak.
fn shared(scene: &Scene<'_>, at: usize, found: Contact, kinds: Kinds) -> Contact {
    let Some(step) = scene.steps.get(at) else {
        return found;
    };
    let human = |role: &RoleName| scene.cast.kind(role) != RoleKind::Ai;
    let people: u32 = step
        .roles
        .iter()
        .filter(|one| human(&one.role))
        .map(|one| one.count)
        .sum();
    let alone = kinds.has(Kind::Ask) || kinds.has(Kind::Send) || kinds.has(Kind::Tell);
    if people < 2 || found.mode != Mode::None && (alone || found.is_two_way()) {
        return found;
    }
    Contact {
        mode: Mode::Live,
        why: Why::SeveralNamed,
        confidence: 0.6,
        ..found
    }
}
