//! Who takes part beside the performer, in falling worth (audit.md 5.1): those whom the name of the step
//! names, the other ends of its messages, those of the event beside it, the lane of the next step.

use super::cast::Named;
use super::lexicon::Lexicon;
use super::mentions::{Mention, Relation};
use super::reading::{Clause, Reading};
use super::scene::{Other, Scene};
use super::why::Why;
use crate::workflow::{RoleKind, RoleName, StepKind};

/// Somebody who takes part beside the performer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Partner {
    pub(super) role: RoleName,
    pub(super) kind: RoleKind,
}

/// Partners, with the reason for them and how sure it is.
pub(super) struct Found {
    pub(super) partners: Vec<Partner>,
    pub(super) who: Option<Why>,
    pub(super) confidence: f64,
}

/// Both lists, each partner once.
pub(super) fn joined(mut first: Vec<Partner>, second: Vec<Partner>) -> Vec<Partner> {
    for partner in second {
        if !first.contains(&partner) {
            first.push(partner);
        }
    }
    first
}

/// The people whom a clause names, the performer left out.
pub(super) fn people<'c>(scene: &Scene<'_>, at: usize, clause: &'c Clause) -> Vec<&'c Mention> {
    let performer = scene.performer(at);
    let mentions = clause.mentions.iter();
    let subjects = mentions
        .clone()
        .filter(|one| one.relation == Relation::Subject)
        .count();
    mentions
        .filter(|one| one.is_human())
        .filter(|one| {
            performer.as_ref() != Some(&one.named.role)
                || subjects > 1 && one.relation == Relation::Subject
        })
        .collect()
}

/// Those who stand to the verb in one of these ways.
pub(super) fn of<'c>(people: &[&'c Mention], relations: &[Relation]) -> Vec<&'c Mention> {
    let is = |one: &&&Mention| relations.contains(&one.relation);
    people.iter().filter(is).copied().collect()
}

/// Those whom the name of the step names; where they do not appear in this version, those to whom its
/// messages go instead.
pub(super) fn chosen(scene: &Scene<'_>, at: usize, mentions: &[&Mention]) -> Found {
    let here = mentions.iter().any(|one| scene.shows(&one.named.role));
    addressed(scene, at)
        .filter(|_| !here)
        .unwrap_or_else(|| named(mentions))
}

/// Those whom the name of the step names.
pub(super) fn named(mentions: &[&Mention]) -> Found {
    let says = |one: &Mention| match one.relation {
        Relation::Subject => Why::AmongDoers(one.named.role.clone()),
        Relation::With | Relation::To | Relation::From | Relation::Object | Relation::Beside => {
            Why::NamedAfter(one.named.role.clone(), one.after.clone())
        }
    };
    let modelled = mentions.iter().all(|one| one.named.modelled);
    let partners = mentions.iter().map(|one| Partner {
        role: one.named.role.clone(),
        kind: one.named.kind,
    });
    Found {
        partners: partners.fold(Vec::new(), |all, one| joined(all, vec![one])),
        who: mentions.first().map(|one| says(one)),
        confidence: if modelled { 0.85 } else { 0.7 },
    }
}

fn partner(named: &Named) -> Partner {
    Partner {
        role: named.role.clone(),
        kind: named.kind,
    }
}

/// The people at the other end of these messages.
pub(super) fn ends(scene: &Scene<'_>, at: usize, others: &[&Other<'_>]) -> Vec<Partner> {
    let performer = scene.performer(at);
    let roles = others
        .iter()
        .filter(|other| other.human)
        .filter_map(|other| other.role.clone());
    roles
        .filter(|role| performer.as_ref() != Some(role))
        .map(|role| Partner {
            kind: scene.cast.kind(&role),
            role,
        })
        .fold(Vec::new(), |all, one| joined(all, vec![one]))
}

pub(super) fn messages<'s, 'a>(list: &'s [Vec<Other<'a>>], at: usize) -> Vec<&'s Other<'a>> {
    list.get(at).into_iter().flatten().collect()
}

/// Those to whom a message of the step goes.
pub(super) fn addressed(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let partners = ends(scene, at, &messages(&scene.sent, at));
    found(partners, Why::GetsMessage, 0.65)
}

/// Those with whom the step exchanges messages, in either direction.
pub(super) fn exchanged(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut all = messages(&scene.sent, at);
    all.extend(messages(&scene.received, at));
    found(ends(scene, at, &all), Why::ExchangesMessages, 0.65)
}

/// Those to whom the event before or after the step sends, or from whom it receives.
pub(super) fn beside(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let is_event = |node: &usize| {
        scene
            .steps
            .get(*node)
            .is_some_and(|step| step.kind == StepKind::Event)
    };
    let events = scene
        .next(at)
        .into_iter()
        .chain(scene.previous(at))
        .filter(is_event);
    let partners = events.fold(Vec::new(), |all, event| {
        let mut others = messages(&scene.sent, event);
        others.extend(messages(&scene.received, event));
        joined(all, ends(scene, at, &others))
    });
    found(partners, Why::ExchangesBeside, 0.55)
}

/// The people in whose lane the work goes on.
///
/// Not where an event log drew the step: it says who did what, and that somebody else went on is no sign
/// that both were there.
pub(super) fn next_lane(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let performer = scene.performer(at).filter(|_| !scene.is_counted(at))?;
    let next = scene
        .next_work(at)
        .into_iter()
        .filter(|next| !scene.is_machine(*next));
    let roles = next.filter_map(|next| scene.performer(next));
    let partners = roles
        .filter(|role| *role != performer && scene.cast.kind(role) != RoleKind::Ai)
        .map(|role| Partner {
            kind: scene.cast.kind(&role),
            role,
        })
        .fold(Vec::new(), |all, one| joined(all, vec![one]));
    found(partners, Why::DoesNext, 0.55)
}

pub(super) fn implied(
    scene: &Scene<'_>,
    at: usize,
    lexicon: &'static Lexicon,
    clause: &Clause,
) -> Option<Found> {
    let named = scene.cast.implied(lexicon, clause.verb)?;
    let other = scene.performer(at).as_ref() != Some(&named.role);
    let why = |role| Why::Implied(role, clause.verb);
    found(vec![partner(&named)], why, 0.55).filter(|_| other)
}

/// Of whom the step asks for a thing: offers of suppliers.
pub(super) fn asked_for(
    scene: &Scene<'_>,
    at: usize,
    reading: &Reading,
    clause: &Clause,
) -> Option<Found> {
    let words = reading.tokens.get(clause.from..clause.to)?;
    let named = scene.cast.asked_for(reading.lexicon, words)?;
    let outside = |found: &Found| {
        let mut kinds = found.partners.iter().map(|one| one.kind);
        kinds.all(|kind| kind == RoleKind::External)
    };
    if !named.modelled
        && let Some(next) = next_lane(scene, at).filter(outside)
    {
        return Some(next);
    }
    let other = scene.performer(at).as_ref() != Some(&named.role);
    found(vec![partner(&named)], Why::AskedFor, 0.6).filter(|_| other)
}

/// The people outside, where there is one kind of them.
pub(super) fn only_outside(scene: &Scene<'_>) -> Option<Found> {
    let mut outside = scene.cast.outside();
    let role = outside.next().filter(|_| outside.next().is_none())?;
    let one = Partner {
        role: role.clone(),
        kind: RoleKind::External,
    };
    found(vec![one], Why::OnlyOutside, 0.45)
}

fn found(
    partners: Vec<Partner>,
    why: impl FnOnce(RoleName) -> Why,
    confidence: f64,
) -> Option<Found> {
    let who = Some(why(partners.first()?.role.clone()));
    Some(Found {
        partners,
        who,
        confidence,
    })
}
