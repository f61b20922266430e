//! The people map: who meets whom, before and after, on the same places.
//!
//! A role with ties to at least seven of ten others stands in the middle; the rest on an ellipse, in
//! the order in which ties among them are shortest: every order up to eight, beyond by barycentres.

use serde::Serialize;
use weft_core::{Audit, Language, sentence, words};

use crate::view::View;

/// Roles on the map at most; the table has all.
const MOST: usize = 16;

/// A role on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Node {
    name: String,
    /// -1 to 1, from left to right.
    x: f64,
    /// -1 to 1, from top to bottom.
    y: f64,
    before: usize,
    after: usize,
}

/// A pair that meets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Tie {
    a: String,
    b: String,
    before: String,
    after: String,
    /// Width before, 0 to 1.
    wb: f64,
    /// Width after, 0 to 1.
    wr: f64,
    lost: bool,
    new: bool,
    mapped: bool,
}

/// The map and its table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct People {
    hub: String,
    nodes: Vec<Node>,
    ties: Vec<Tie>,
    /// How many roles stand only in the table.
    left_out: usize,
    alt: String,
}

/// Who meets whom.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> People {
    let (language, compares) = (view.language, view.after.is_some());
    let most = audit
        .ties
        .iter()
        .flat_map(|tie| [tie.baseline, tie.redesign.unwrap_or(0.0)]);
    let most = most.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let names = names(audit, view);
    let shown: Vec<&String> = names.iter().take(MOST).collect();
    let mut ties: Vec<(f64, Tie)> = audit
        .ties
        .iter()
        .map(|tie| {
            let [a, b] = &tie.roles;
            let after = tie.redesign.unwrap_or(0.0);
            let has = |name: &str| shown.iter().any(|one| one.as_str() == name);
            let drawn = Tie {
                a: a.to_string(),
                b: b.to_string(),
                before: language.minutes(tie.baseline),
                after: language.minutes(after),
                wb: tie.baseline / most,
                wr: after / most,
                lost: compares && after <= 0.0,
                new: compares && tie.baseline <= 0.0 && after > 0.0,
                mapped: has(a.as_str()) && has(b.as_str()),
            };
            (tie.baseline.max(after), drawn)
        })
        .collect();
    ties.sort_by(|one, other| other.0.total_cmp(&one.0));
    let ties: Vec<Tie> = ties.into_iter().map(|(_, tie)| tie).collect();
    let hub = hub(&shown, &ties);
    let ring = ring(&shown, &hub, &ties);
    People {
        nodes: places(&ring, &hub, &ties),
        left_out: names.len().saturating_sub(MOST),
        alt: alt(&ties, compares, language),
        hub,
        ties,
    }
}

/// Human roles of either version, those with most minutes first where there are too many.
fn names(audit: &Audit, view: &View<'_>) -> Vec<String> {
    let after = view.after.iter().flat_map(|version| &version.steps);
    let mut names: Vec<String> = Vec::new();
    for role in view
        .before
        .steps
        .iter()
        .chain(after)
        .flat_map(|step| &step.people)
    {
        if !names.iter().any(|name| name == role.as_str()) {
            names.push(role.to_string());
        }
    }
    if names.len() > MOST {
        let minutes = |name: &String| -> f64 {
            let ties = audit.ties.iter();
            ties.filter(|tie| tie.roles.iter().any(|role| role.as_str() == name))
                .map(|tie| tie.baseline + tie.redesign.unwrap_or(0.0))
                .sum()
        };
        names.sort_by(|one, other| minutes(other).total_cmp(&minutes(one)));
    }
    names
}

fn degree(name: &str, ties: &[Tie], width: impl Fn(&Tie) -> f64) -> usize {
    ties.iter()
        .filter(|tie| width(tie) > 0.0 && (tie.a == name || tie.b == name))
        .count()
}

/// The role that meets at least seven of ten others; empty where there is none.
fn hub(names: &[&String], ties: &[Tie]) -> String {
    let others = names.len().saturating_sub(1);
    if others < 3 {
        return String::new();
    }
    let best = names.iter().max_by_key(|name| {
        (
            degree(name, ties, |tie| tie.wb),
            std::cmp::Reverse(name.as_str()),
        )
    });
    let enough = |name: &&&String| degree(name, ties, |tie| tie.wb) * 10 >= others * 7;
    best.filter(enough)
        .map(|name| (*name).clone())
        .unwrap_or_default()
}

/// The roles around the middle, in the order in which ties among them are shortest.
fn ring(names: &[&String], hub: &str, ties: &[Tie]) -> Vec<String> {
    let mut ring: Vec<String> = names
        .iter()
        .filter(|name| name.as_str() != hub)
        .map(|name| (*name).clone())
        .collect();
    if ring.len() <= 8 {
        let mut best = (f64::INFINITY, ring.clone());
        permute(&mut ring, 1, &mut |order| {
            let length = length(order, ties);
            if length < best.0 - 1e-9 {
                best = (length, order.to_vec());
            }
        });
        return best.1;
    }
    for _ in 0..20 {
        let mut keyed: Vec<(f64, String)> = ring
            .iter()
            .enumerate()
            .map(|(at, name)| (barycentre(at, name, &ring, ties), name.clone()))
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        let next: Vec<String> = keyed.into_iter().map(|(_, name)| name).collect();
        if length(&next, ties) >= length(&ring, ties) - 1e-9 {
            break;
        }
        ring = next;
    }
    ring
}

/// Every order of the items from `from` on.
fn permute(items: &mut [String], from: usize, visit: &mut dyn FnMut(&[String])) {
    if from >= items.len() {
        visit(items);
        return;
    }
    for at in from..items.len() {
        items.swap(from, at);
        permute(items, from + 1, visit);
        items.swap(from, at);
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most sixteen places")]
fn length(order: &[String], ties: &[Tie]) -> f64 {
    let place = |name: &str| order.iter().position(|one| one == name);
    let around = order.len();
    let lengths = ties.iter().filter_map(|tie| {
        let (one, other) = (place(&tie.a)?, place(&tie.b)?);
        let apart = one.abs_diff(other);
        Some(apart.min(around - apart) as f64 * (0.2 + tie.wb + tie.wr))
    });
    lengths.sum()
}

#[expect(clippy::cast_precision_loss, reason = "at most sixteen places")]
fn barycentre(at: usize, name: &str, order: &[String], ties: &[Tie]) -> f64 {
    let place = |name: &str| order.iter().position(|one| one == name);
    let (mut sum, mut weight) = (at as f64, 1.0);
    for tie in ties {
        let other = if tie.a == name {
            &tie.b
        } else if tie.b == name {
            &tie.a
        } else {
            continue;
        };
        if let Some(place) = place(other) {
            let width = 0.2 + tie.wb + tie.wr;
            sum += place as f64 * width;
            weight += width;
        }
    }
    sum / weight
}

#[expect(clippy::cast_precision_loss, reason = "at most sixteen places")]
fn places(ring: &[String], hub: &str, ties: &[Tie]) -> Vec<Node> {
    let node = |name: &String, x: f64, y: f64| Node {
        name: name.clone(),
        x,
        y,
        before: degree(name, ties, |tie| tie.wb),
        after: degree(name, ties, |tie| tie.wr),
    };
    let round = |value: f64| words::round_to(value, 6);
    let mut nodes: Vec<Node> = ring
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let angle =
                std::f64::consts::TAU * at as f64 / ring.len() as f64 - std::f64::consts::FRAC_PI_2;
            node(name, round(angle.cos()), round(angle.sin()))
        })
        .collect();
    if !hub.is_empty() {
        nodes.push(node(&hub.to_owned(), 0.0, 0.0));
    }
    nodes
}

fn alt(ties: &[Tie], compares: bool, language: Language) -> String {
    let list = |width: &dyn Fn(&Tie) -> f64, minutes: &dyn Fn(&Tie) -> String| {
        let met: Vec<String> = ties
            .iter()
            .filter(|tie| width(tie) > 0.0)
            .map(|tie| {
                sentence!(language;
                    "{} and {} {} minutes",
                    "{} und {} {} Minuten",
                    tie.a,
                    tie.b,
                    minutes(tie),
                )
            })
            .collect();
        if met.is_empty() {
            language.pick("nobody meets", "niemand").to_owned()
        } else {
            met.join("; ")
        }
    };
    let before = list(&|tie| tie.wb, &|tie| tie.before.clone());
    if !compares {
        return sentence!(language;
            "Map of roles. {before}.",
            "Karte der Rollen. Es treffen sich: {before}.",
        );
    }
    let after = list(&|tie| tie.wr, &|tie| tie.after.clone());
    sentence!(language;
        "Two maps of roles. Before: {before}. In the redesign: {after}. All other ties are severed.",
        "Zwei Karten der Rollen. Vorher treffen sich: {before}. Im Neuentwurf: {after}. Alle anderen Beziehungen gibt es nicht mehr.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(a: &str, b: &str) -> Tie {
        Tie {
            a: a.to_owned(),
            b: b.to_owned(),
            before: String::new(),
            after: String::new(),
            wb: 1.0,
            wr: 0.0,
            lost: false,
            new: false,
            mapped: true,
        }
    }

    #[test]
    fn neighbours_on_the_ring_are_those_who_meet() {
        let names: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let ties = [tie("a", "c"), tie("c", "e"), tie("e", "b"), tie("b", "d")];
        let ring = ring(&names.iter().collect::<Vec<_>>(), "", &ties);
        let total = length(&ring, &ties);
        assert!(
            (total - 4.8).abs() < 1e-9,
            "every tie joins neighbours: {ring:?}"
        );
    }
}
