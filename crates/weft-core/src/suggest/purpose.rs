//! What a step of people is for, and what the case gets there (audit.md 5.1).
//!
//! The question of the gateway that follows tells decision from control; a refusal carries trust;
//! clerical work alone has no purpose.

use super::contact::Contact;
use super::lexicon::{Kind, Kinds};
use super::reading::Reading;
use super::scene::Scene;
use crate::workflow::{Mode, Outcome, Purpose, RoleKind, StepKind};

/// Purposes, with their reason and how sure it is.
#[derive(Debug, Clone)]
pub(super) struct Purposes {
    pub(super) list: Vec<Purpose>,
    pub(super) why: String,
    pub(super) confidence: f64,
}

/// What a person's step is for.
pub(super) fn purposes(scene: &Scene<'_>, at: usize, contact: &Contact) -> Option<Purposes> {
    let reading = scene.readings.get(at)?;
    if is_refusal(reading) && !returns(scene, at) {
        return is(vec![Purpose::Trust], "a refusal is a matter of trust", 0.8);
    }
    let mut list: Vec<Purpose> = Vec::new();
    let mut why = String::new();
    if contact.mode != Mode::None && !contact.partners.is_empty() {
        let outside = contact.partners.iter().any(|one| one.kind == RoleKind::External)
            || scene.performer(at).is_some_and(|one| scene.cast.kind(&one) == RoleKind::External);
        list.extend(reading.lexicon.purposes(contact.verb));
        list.retain(|one| outside || *one != Purpose::Trust);
        why = format!("“{}” says what it is for", contact.verb);
        if list.is_empty() {
            (list, why) = without_verb(contact);
        }
        let talk = list.contains(&Purpose::Align) || list.contains(&Purpose::Belong);
        if contact.mode == Mode::Live && outside && talk {
            list.push(Purpose::Trust);
        }
    }
    let mut confidence = contact.confidence;
    if let Some((judged, because, sure)) = judgement(scene, at, reading, contact)
        && !list.contains(&judged)
    {
        list.push(judged);
        if list.len() == 1 {
            (why, confidence) = (because, sure);
        }
    }
    list.sort_unstable();
    list.dedup();
    let why = if list.is_empty() { return None } else { why };
    is(list, &why, confidence)
}

fn is(list: Vec<Purpose>, why: &str, confidence: f64) -> Option<Purposes> {
    Some(Purposes { list, why: why.to_owned(), confidence })
}

/// A contact that messages or roles alone show.
fn without_verb(contact: &Contact) -> (Vec<Purpose>, String) {
    let outside = contact.partners.iter().any(|one| one.kind == RoleKind::External);
    match contact.mode {
        Mode::Live if outside => {
            (vec![Purpose::Trust], "it is a talk with people outside".to_owned())
        }
        Mode::Live => (vec![Purpose::Align], "people do it together".to_owned()),
        Mode::TimeShifted | Mode::OneWay => {
            (vec![Purpose::Logistics], "only messages say that they meet".to_owned())
        }
        Mode::None => (Vec::new(), String::new()),
    }
}

/// Whether the step decides or checks: the gateway after it tells, then its verb.
fn judgement(
    scene: &Scene<'_>,
    at: usize,
    reading: &Reading,
    contact: &Contact,
) -> Option<(Purpose, String, f64)> {
    let kinds = reading.kinds();
    let judges = Kinds::of(&[Kind::Decide, Kind::Check]);
    let no_verb = reading.clauses.iter().all(|clause| clause.verb.is_empty());
    let tells = contact.mode == Mode::OneWay && !contact.verb.is_empty();
    let talks = contact.mode == Mode::Live;
    if tells || !(kinds.meets(judges) || no_verb || talks) {
        return None;
    }
    if let Some((purpose, question)) = question(scene, at) {
        let what = if purpose == Purpose::Decide { "decision" } else { "control" };
        return Some((purpose, format!("the question “{question}” makes it a {what}"), 0.8));
    }
    let verb = |kind| {
        let clauses = reading.clauses.iter().filter(|clause| clause.kinds.has(kind));
        clauses.map(|clause| clause.verb).next()
    };
    if contact.is_two_way() {
        return None;
    }
    match (verb(Kind::Check), verb(Kind::Decide)) {
        (_, Some(verb)) if !kinds.has(Kind::Check) => {
            Some((Purpose::Decide, format!("“{verb}” is a judgement"), 0.65))
        }
        (Some(verb), _) => Some((Purpose::Check, format!("“{verb}” is a control"), 0.65)),
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
    let named = gateway.and_then(|gateway| scene.readings.get(gateway));
    let step = scene.steps.get(gateway.unwrap_or(at))?;
    if let Some(purpose) = named.and_then(asked) {
        return Some((purpose, step.name.trim().to_owned()));
    }
    let arrows = step.next.iter().filter_map(|link| link.name.as_deref());
    let lexicon = scene.readings.get(at).map(|reading| reading.lexicon)?;
    arrows.filter(|_| step.next.len() > 1).find_map(|arrow| {
        let reading = Reading::of(arrow, &[lexicon], scene.cast);
        asked(&reading).map(|purpose| (purpose, arrow.trim().to_owned()))
    })
}

/// Whether words ask for a decision or for a control; the control is the surer sign.
fn asked(reading: &Reading) -> Option<Purpose> {
    if reading.says(Kind::AskCheck) {
        Some(Purpose::Check)
    } else if reading.says(Kind::AskDecide) {
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
pub(super) fn outcome(scene: &Scene<'_>, at: usize) -> Option<(Outcome, String, f64)> {
    let reading = scene.readings.get(at)?;
    let step = scene.steps.get(at)?;
    let decides_later = step.next.len() > 1 || question(scene, at).is_some();
    if step.kind == StepKind::Gateway || decides_later {
        return None;
    }
    let ends = step.kind == StepKind::Event && scene.after.get(at).is_none_or(Vec::is_empty);
    let negative = ends && reading.says(Kind::Refusal) && !reading.says(Kind::Nobody);
    if (negative || is_refusal(reading)) && !returns(scene, at) {
        return Some((Outcome::Refused, "its name says no".to_owned(), 0.8));
    }
    let grants = reading.clauses.iter().find(|clause| clause.kinds.has(Kind::Grant));
    let clause = grants.filter(|_| step.kind == StepKind::Step)?;
    let receives = clause.mentions.iter().any(|one| one.is_human());
    if receives || reading.state {
        return None;
    }
    Some((Outcome::Granted, format!("“{}” says yes", clause.verb), 0.6))
}
