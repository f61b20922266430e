//! What a step of people is for, and what the case gets there (audit.md 5.1).
//!
//! The question of the gateway that follows tells decision from control; a refusal carries trust;
//! clerical work alone has no purpose.

use super::contact::Contact;
use super::kinds::{Kind, Kinds};
use super::lexicon::Lexicon;
use super::mentions::Mention;
use super::reading::{Clause, Reading, says};
use super::scene::Scene;
use super::why::Why;
use super::words::{Token, tokens};
use crate::workflow::{Mode, Outcome, Purpose, RoleKind, StepKind};

/// Purposes, with their reason and how sure it is.
#[derive(Debug, Clone)]
pub(super) struct Purposes {
    pub(super) list: Vec<Purpose>,
    pub(super) why: Why,
    pub(super) confidence: f64,
}

/// What a person's step is for.
pub(super) fn purposes(scene: &Scene<'_>, at: usize, contact: &Contact) -> Option<Purposes> {
    let reading = scene.readings.get(at)?;
    if is_refusal(reading) && !returns(scene, at) {
        return is(vec![Purpose::Trust], Why::RefusalIsTrust, 0.8);
    }
    let mut list: Vec<Purpose> = Vec::new();
    let mut why = None;
    if contact.mode != Mode::None && !contact.partners.is_empty() {
        let outside = contact
            .partners
            .iter()
            .any(|one| one.kind == RoleKind::External)
            || scene
                .performer(at)
                .is_some_and(|one| scene.cast.kind(&one) == RoleKind::External);
        let verbs = contact.verbs.iter();
        list.extend(verbs.flat_map(|verb| reading.lexicon.purposes(verb)));
        list.retain(|one| outside || *one != Purpose::Trust);
        why = Some(Why::VerbsSay(contact.verbs.clone()));
        if list.is_empty() {
            (list, why) = without_verb(contact);
        }
        let talk = list.contains(&Purpose::Align) || list.contains(&Purpose::Belong);
        if contact.is_two_way() && outside && talk {
            list.push(Purpose::Trust);
        }
    }
    let mut confidence = contact.confidence;
    if let Some((judged, because, sure)) = judgement(scene, at, reading, contact)
        && !list.contains(&judged)
    {
        list.push(judged);
        if list.len() == 1 {
            (why, confidence) = (Some(because), sure);
        }
    }
    list.sort_unstable();
    list.dedup();
    let why = why.filter(|_| !list.is_empty())?;
    is(list, why, confidence)
}

/// What a machine's message to people is for: news or arrangements, a refusal, and nothing more.
pub(super) fn machine_purposes(scene: &Scene<'_>, at: usize, mode: Mode) -> Option<Purposes> {
    let reading = scene.readings.get(at).filter(|_| mode == Mode::OneWay)?;
    let sent = scene.sent.get(at).into_iter().flatten();
    let mentions = reading.clauses.iter().flat_map(|clause| &clause.mentions);
    let people =
        mentions.into_iter().any(Mention::is_human) || sent.into_iter().any(|one| one.human);
    if is_refusal(reading) && people && !returns(scene, at) {
        return is(vec![Purpose::Trust], Why::RefusalIsTrust, 0.8);
    }
    let verbs = reading.clauses.iter().map(|clause| clause.verb);
    let plain = |one: &Purpose| matches!(one, Purpose::Status | Purpose::Logistics);
    let mut list: Vec<Purpose> = verbs
        .clone()
        .flat_map(|verb| reading.lexicon.purposes(verb))
        .copied()
        .filter(plain)
        .collect();
    list.sort_unstable();
    list.dedup();
    let verbs = verbs.filter(|verb| !reading.lexicon.purposes(verb).is_empty());
    let why = Why::VerbsSay(verbs.collect());
    if list.is_empty() || !people {
        return None;
    }
    is(list, why, 0.7)
}

fn is(list: Vec<Purpose>, why: Why, confidence: f64) -> Option<Purposes> {
    Some(Purposes {
        list,
        why,
        confidence,
    })
}

/// A contact that messages or roles alone show.
fn without_verb(contact: &Contact) -> (Vec<Purpose>, Option<Why>) {
    let outside = contact
        .partners
        .iter()
        .any(|one| one.kind == RoleKind::External);
    match contact.mode {
        Mode::Live if contact.why == Why::ChangesHands => {
            (vec![Purpose::Logistics], Some(Why::ChangesHands))
        }
        Mode::Live if outside => (vec![Purpose::Trust], Some(Why::TalkOutside)),
        Mode::Live => (vec![Purpose::Align], Some(Why::DoneTogether)),
        Mode::TimeShifted | Mode::OneWay if contact.verbs.is_empty() => {
            (vec![Purpose::Logistics], Some(Why::OnlyMessages))
        }
        Mode::TimeShifted | Mode::OneWay => (vec![Purpose::Logistics], Some(Why::NothingMore)),
        Mode::None => (Vec::new(), None),
    }
}

/// Whether the step decides or checks: the gateway after it tells, then its verb.
fn judgement(
    scene: &Scene<'_>,
    at: usize,
    reading: &Reading,
    contact: &Contact,
) -> Option<(Purpose, Why, f64)> {
    let kinds = reading.kinds();
    let judges = Kinds::of(&[Kind::Decide, Kind::Check]);
    let no_verb = reading.clauses.iter().all(|clause| clause.verb.is_empty());
    // "Approve and send": the message does not hide the decision.
    let speaks = Kinds::of(&[Kind::Send, Kind::Tell, Kind::Ask]);
    let decides = |clause: &Clause| clause.kinds.has(Kind::Decide) && !clause.kinds.meets(speaks);
    let sends = contact.mode == Mode::OneWay && !contact.verbs.is_empty();
    let tells = sends && !reading.clauses.iter().any(decides);
    let talks = contact.mode == Mode::Live;
    if tells || !(kinds.meets(judges) || no_verb || talks) {
        return None;
    }
    if let Some((purpose, question)) = question(scene, at) {
        let why = if purpose == Purpose::Decide {
            Why::QuestionOfDecision(question)
        } else {
            Why::QuestionOfControl(question)
        };
        return Some((purpose, why, 0.8));
    }
    let verb = |kind| {
        let clauses = reading
            .clauses
            .iter()
            .filter(|clause| clause.kinds.has(kind));
        clauses.map(|clause| clause.verb).next()
    };
    if contact.is_two_way() {
        return None;
    }
    match (verb(Kind::Check), verb(Kind::Decide)) {
        (_, Some(verb)) if !kinds.has(Kind::Check) => {
            Some((Purpose::Decide, Why::IsJudgement(verb), 0.65))
        }
        (Some(verb), _) => Some((Purpose::Check, Why::IsControl(verb), 0.65)),
        _ => None,
    }
}

/// The question of the gateway that follows, read from its name and from the words on its arrows.
fn question(scene: &Scene<'_>, at: usize) -> Option<(Purpose, String)> {
    let after = scene.after.get(at)?;
    let gateway = after.iter().copied().find(|next| {
        let step = scene.steps.get(*next);
        step.is_some_and(|step| step.kind == StepKind::Gateway && step.next.len() > 1)
    });
    let step = scene.steps.get(gateway.unwrap_or(at))?;
    let name = gateway.map(|_| step.name.as_str());
    let arrows = step.next.iter().filter(|_| step.next.len() > 1);
    let texts = name
        .into_iter()
        .chain(arrows.filter_map(|link| link.name.as_deref()));
    texts.map(str::trim).find_map(|text| {
        let words = tokens(text);
        let purpose = scene
            .lexicons
            .iter()
            .find_map(|lexicon| asked(&words, lexicon))?;
        Some((purpose, text.to_owned()))
    })
}

/// Whether a question asks for a control ("complete?"), not for a decision ("approved?").
pub(crate) fn asks_for_control(question: &str) -> bool {
    let words = tokens(question);
    let mut lexicons = super::language::all().into_iter();
    lexicons.find_map(|lexicon| asked(&words, lexicon)) == Some(Purpose::Check)
}

/// Whether words ask for a decision or for a control; the control is the surer sign.
fn asked(words: &[Token], lexicon: &Lexicon) -> Option<Purpose> {
    if says(words, lexicon, Kind::AskCheck) {
        Some(Purpose::Check)
    } else if says(words, lexicon, Kind::AskDecide) {
        Some(Purpose::Decide)
    } else {
        None
    }
}

/// Whether a step says no to somebody.
fn is_refusal(reading: &Reading) -> bool {
    let spared = reading.says(Kind::Nobody);
    let refuses = reading.kinds().has(Kind::Refuse);
    let speaks = Kinds::of(&[Kind::Send, Kind::Tell, Kind::Talk, Kind::Prepare, Kind::Act]);
    let about = reading.says(Kind::Refusal) && reading.kinds().meets(speaks);
    (refuses || about) && !spared
}

/// Whether the work comes back here: then a no asks for rework, and refuses no case.
fn returns(scene: &Scene<'_>, at: usize) -> bool {
    const REACH: usize = 64;
    let mut seen = vec![at];
    let mut place = 0;
    while let Some(node) = seen.get(place).copied() {
        place += 1;
        for next in scene.after.get(node).into_iter().flatten() {
            if *next == at {
                return true;
            }
            if seen.len() < REACH && !seen.contains(next) {
                seen.push(*next);
            }
        }
    }
    false
}

/// What a case gets at a step: a no, or what was asked for.
pub(super) fn outcome(scene: &Scene<'_>, at: usize) -> Option<(Outcome, Why, f64)> {
    let reading = scene.readings.get(at)?;
    let step = scene
        .steps
        .get(at)
        .filter(|step| step.kind != StepKind::Gateway)?;
    let ends = step.kind == StepKind::Event && scene.after.get(at).is_none_or(Vec::is_empty);
    let negative = ends && reading.says(Kind::Refusal) && !reading.says(Kind::Nobody);
    let decides_later = || step.next.len() > 1 || question(scene, at).is_some();
    if (negative || is_refusal(reading)) && !decides_later() && !returns(scene, at) {
        return Some((Outcome::Refused, Why::NameSaysNo, 0.8));
    }
    let grants = reading
        .clauses
        .iter()
        .find(|clause| clause.kinds.has(Kind::Grant));
    let clause = grants.filter(|_| step.kind == StepKind::Step)?;
    let receives = clause.mentions.iter().any(Mention::is_human);
    if receives || reading.state || decides_later() {
        return None;
    }
    Some((Outcome::Granted, Why::SaysYes(clause.verb), 0.6))
}
