//! The findings by the place they concern: five places in full, the others as a table, people and pairs
//! by rule.
//!
//! *The whole path* takes at most two of the five places, and a low finding none. Findings of one rule
//! at one place share their advice, which is said once.

mod wording;

use serde::Serialize;
use weft_core::audit::{Band, Finding, Group, Status};
use weft_core::workflow::StepId;
use weft_core::{Audit, Language, words};

use crate::german;
use crate::view::View;
use wording::{band, icon, let_go, line, title};
pub(crate) use wording::{date, stopped};

/// Places that are printed in full.
const PLACES: usize = 5;
/// How many of them may concern the whole path.
const PATH: usize = 2;
/// Rules about roles and pairs, in the order of print.
const PEOPLE: [&str; 5] = ["C11", "C14", "C05", "C13", "S10"];

/// One sentence with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Item {
    who: String,
    says: String,
    evidence: String,
    /// `assumed`, `suggested`, `looked at again`.
    marks: Vec<&'static str>,
    /// How it was let go, in words; empty when it is open.
    let_go: String,
    score: String,
    band: &'static str,
}

/// Findings of one rule at one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Block {
    rule: String,
    title: String,
    band: &'static str,
    score: String,
    items: Vec<Item>,
    advice: String,
    source: String,
    waived: bool,
    #[serde(skip)]
    is_low: bool,
}

/// What stands at a place now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Now {
    icon: &'static str,
    name: String,
    min: String,
}

/// The step that a place is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct About {
    no: usize,
    name: String,
    line: String,
    now: Option<Vec<Now>>,
}

/// A place with its findings; without a step it is the whole path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Place {
    about: Option<About>,
    blocks: Vec<Block>,
    waived: bool,
}

/// The whole chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Chapter {
    headline: String,
    lead: String,
    first: Vec<Place>,
    others: Vec<Place>,
    people: Vec<Block>,
}

/// Sorts the findings into places.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Chapter {
    let language = view.language;
    let chosen = choose(audit);
    let mut first: Vec<(usize, Place)> = Vec::new();
    let mut others: Vec<Place> = Vec::new();
    let mut places = 0;
    for (at, group) in audit.groups.iter().enumerate() {
        let blocks = blocks(audit, group, language);
        if blocks.is_empty() {
            continue;
        }
        let rank = chosen.iter().position(|(one, _)| *one == at);
        let in_full = |block: &Block| match &group.step {
            None => chosen
                .iter()
                .any(|(one, rule)| *one == at && block.rule == *rule),
            Some(_) => rank.is_some() && !block.is_low,
        };
        let (full, short): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(in_full);
        let about = group.step.as_ref().and_then(|step| about(view, step));
        let place = |blocks: Vec<Block>| Place {
            waived: blocks.iter().all(|block| block.waived),
            about: about.clone(),
            blocks,
        };
        if !full.is_empty() {
            places += if group.step.is_none() { full.len() } else { 1 };
            first.push((rank.unwrap_or(usize::MAX), place(full)));
        }
        if !short.is_empty() {
            others.push(place(short));
        }
    }
    first.sort_by_key(|(rank, _)| *rank);
    others.sort_by_key(|place| place.waived);
    let people = people(audit, language);
    Chapter {
        headline: headline(
            places,
            others.is_empty() && people.is_empty(),
            audit.findings.is_empty(),
            language,
        ),
        lead: lead(audit, language),
        first: first.into_iter().map(|(_, place)| place).collect(),
        others,
        people,
    }
}

fn headline(places: usize, is_all: bool, is_empty: bool, language: Language) -> String {
    if is_empty {
        return language
            .pick(
                "The audit found nothing to report.",
                "Die Prüfung hat nichts gefunden.",
            )
            .to_owned();
    }
    if places == 0 {
        return language
            .pick("No finding is above low", "Kein Befund ist mehr als gering")
            .to_owned();
    }
    match language {
        Language::English => {
            let first = if is_all { "" } else { " first" };
            let noun = words::plural(places, "place", "places");
            format!("{} {noun} to look at{first}", words::count_capital(places))
        }
        Language::German => {
            let first = if is_all { "" } else { "zuerst " };
            let what = words::plural(
                places,
                "Stelle, die {}anzusehen ist",
                "Stellen, die {}anzusehen sind",
            );
            let count = words::capital(&german::standing(places, "e"));
            format!("{count} {}", what.replace("{}", first))
        }
    }
}

fn lead(audit: &Audit, language: Language) -> String {
    let after = audit.measures.redesign.as_ref();
    let compares = after.is_some();
    let before = &audit.measures.baseline;
    let loses = after.is_some_and(|after| {
        words::nine(before.contact_minutes - after.contact_minutes) > 0.0
            || after.contact_steps < before.contact_steps
    });
    let (by, bei) = if compares {
        ("baseline step", "Schritt der Ausgangslage")
    } else {
        ("step", "Schritt")
    };
    let last = if loses {
        language.pick(
            "The redesign loses contact here; nobody has failed.",
            "Der Neuentwurf verliert hier Kontakt; niemand hat versagt.",
        )
    } else {
        language.pick(
            "They describe the workflow; nobody has failed.",
            "Befunde beschreiben den Ablauf; niemand hat versagt.",
        )
    };
    match language {
        Language::English => format!(
            "Findings are grouped by the {by} they concern, because one loss often shows under several rules. Scores rank findings; they are never added up. {last}"
        ),
        Language::German => format!(
            "Befunde stehen unter dem {bei}, den sie betreffen, denn ein Verlust zeigt sich oft unter mehreren Regeln. Punkte ordnen die Befunde; sie werden nie zusammengezählt. {last}"
        ),
    }
}

/// The first places: group and rule, by score, with at most two on the whole path and no low one.
fn choose(audit: &Audit) -> Vec<(usize, String)> {
    let mut chosen: Vec<(usize, String)> = Vec::new();
    let mut on_path = 0;
    for finding in &audit.findings {
        let counts = finding.status != Status::Waived && finding.band != Band::Low;
        if !counts || is_about_people(finding) || chosen.len() == PLACES {
            continue;
        }
        let Some(at) = audit
            .groups
            .iter()
            .position(|group| group.findings.contains(&finding.id))
        else {
            continue;
        };
        let is_path = audit
            .groups
            .get(at)
            .is_some_and(|group| group.step.is_none());
        let is_known = chosen
            .iter()
            .any(|(one, rule)| *one == at && (!is_path || *rule == finding.rule));
        if is_known || (is_path && on_path == PATH) {
            continue;
        }
        on_path += usize::from(is_path);
        chosen.push((at, finding.rule.to_owned()));
    }
    chosen
}

fn is_about_people(finding: &Finding) -> bool {
    PEOPLE.contains(&finding.rule)
}

/// The findings of a group by rule, in their order.
fn blocks(audit: &Audit, group: &Group, language: Language) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for id in &group.findings {
        let found = audit.findings.iter().find(|finding| finding.id == *id);
        let Some(finding) = found.filter(|finding| !is_about_people(finding)) else {
            continue;
        };
        push(&mut blocks, finding, language);
    }
    blocks
}

/// Adds a finding to the block of its rule and advice, or opens one.
fn push(blocks: &mut Vec<Block>, finding: &Finding, language: Language) {
    let waived = finding.status == Status::Waived;
    let same = |block: &&mut Block| {
        block.rule == finding.rule
            && block.advice == finding.advice
            && block.waived == waived
            && block.is_low == (finding.band == Band::Low)
    };
    let item = item(finding, language);
    if let Some(block) = blocks.iter_mut().find(same) {
        // Steps of the same name are told apart nowhere on paper: what is the same is said once.
        let said = |one: &Item| one.says == item.says && one.evidence == item.evidence;
        if !block.items.iter().any(said) {
            block.items.push(item);
        }
        return;
    }
    blocks.push(Block {
        rule: finding.rule.to_owned(),
        title: title(finding, language),
        band: band(finding.band),
        score: language.exact(finding.score),
        items: vec![item],
        advice: finding.advice.to_owned(),
        source: finding.source.to_owned(),
        waived,
        is_low: finding.band == Band::Low,
    });
}

fn item(finding: &Finding, language: Language) -> Item {
    let mut marks = Vec::new();
    if finding.suggested {
        marks.push(language.pick("suggested", "vorgeschlagen"));
    }
    if finding.assumed {
        marks.push(language.pick("assumed", "angenommen"));
    }
    if finding.status == Status::Returned {
        marks.push(language.pick(
            "let go before, looked at again",
            "schon einmal losgelassen, wieder zu prüfen",
        ));
    }
    Item {
        who: if finding.roles.is_empty() {
            language.pick("The team", "Das Team").to_owned()
        } else {
            language.list(finding.roles.iter()).to_string()
        },
        says: finding.says.clone(),
        evidence: finding.evidence.join(" "),
        marks,
        let_go: if finding.status == Status::Waived {
            let_go(finding, language)
        } else {
            String::new()
        },
        score: language.exact(finding.score),
        band: band(finding.band),
    }
}

fn people(audit: &Audit, language: Language) -> Vec<Block> {
    let mut all = Vec::new();
    for rule in PEOPLE {
        let mut blocks = Vec::new();
        for finding in audit.findings.iter().filter(|finding| finding.rule == rule) {
            push(&mut blocks, finding, language);
        }
        // One table per rule: bands stand in its rows.
        let mut blocks = blocks.into_iter();
        if let Some(mut first) = blocks.next() {
            first.items.extend(blocks.flat_map(|block| block.items));
            all.push(first);
        }
    }
    all
}

fn about(view: &View<'_>, step: &StepId) -> Option<About> {
    let base = view.before.steps.iter().position(|one| one.id == *step)?;
    let seen = view.before.steps.get(base)?;
    let now = view.after.is_some().then(|| {
        let now = view.successors(base);
        now.map(|one| Now {
            icon: icon(one),
            name: one.name.clone(),
            min: view.language.minutes(one.minutes),
        })
        .collect()
    });
    Some(About {
        no: seen.no,
        name: seen.name.clone(),
        line: line(seen, view.language),
        now,
    })
}

/// The steps that the first places are about: folded drawings stay open around them.
pub(crate) fn steps_of_first(audit: &Audit) -> std::collections::BTreeSet<StepId> {
    let chosen = choose(audit);
    let groups = chosen
        .iter()
        .filter_map(|(at, _)| audit.groups.get(*at))
        .filter(|group| group.step.is_some());
    let findings = groups.flat_map(|group| &group.findings);
    let found = findings.filter_map(|id| audit.findings.iter().find(|finding| finding.id == *id));
    found
        .flat_map(|finding| {
            finding
                .baseline_steps
                .iter()
                .chain(&finding.redesign_steps)
                .cloned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An audit with these findings: id, rule, band, step of its group.
    fn audit(findings: &[(&str, &'static str, Band, Option<&str>)]) -> Audit {
        let text = r#"{"format": "weft/1", "title": "t", "case": "c", "baseline": {"steps": [{"id": "b1", "tag": "human-alone", "minutes": 1}]}}"#;
        let document: weft_core::Document = serde_json::from_str(text).expect("a document");
        let settings = weft_core::Settings::default();
        let options = weft_core::audit::Options {
            redesign: None,
            confirmed: None,
            settings: &settings,
            today: jiff::civil::date(2026, 1, 1),
            language: Language::English,
        };
        let mut audit = weft_core::audit::audit(&document, &options).expect("no fault");
        audit.findings.clear();
        audit.groups.clear();
        for (id, rule, band, step) in findings {
            audit.findings.push(finding(id, rule, *band));
            let step = step.map(StepId::from);
            match audit.groups.iter_mut().find(|group| group.step == step) {
                Some(group) => group.findings.push((*id).into()),
                None => audit.groups.push(Group {
                    step,
                    findings: vec![(*id).into()],
                }),
            }
        }
        audit
    }

    fn finding(id: &str, rule: &'static str, band: Band) -> Finding {
        Finding {
            id: id.into(),
            rule,
            name: rule,
            score: 1.0,
            band,
            baseline_steps: Vec::new(),
            redesign_steps: Vec::new(),
            roles: Vec::new(),
            says: format!("{id} says."),
            evidence: Vec::new(),
            advice: "Advice.",
            source: "",
            assumed: false,
            suggested: false,
            status: Status::Open,
            waiver: None,
            fingerprint: String::new().into(),
        }
    }

    #[test]
    fn the_whole_path_takes_two_places_and_a_low_finding_none() {
        let audit = audit(&[
            ("1", "S01", Band::Critical, None),
            ("2", "C09", Band::Critical, None),
            ("3", "C07", Band::High, None),
            ("4", "C01", Band::High, Some("b1")),
            ("5", "C03", Band::Medium, Some("b2")),
            ("6", "C01", Band::Low, Some("b3")),
            ("7", "S09", Band::Low, None),
        ]);
        let chosen: Vec<String> = choose(&audit).into_iter().map(|(_, rule)| rule).collect();
        assert_eq!(
            chosen,
            ["S01", "C09", "C01", "C03"],
            "two on the path, none that is low"
        );
    }

    #[test]
    fn findings_of_one_rule_at_one_place_share_their_advice() {
        let audit = audit(&[
            ("1", "S03", Band::High, Some("b1")),
            ("2", "S03", Band::High, Some("b1")),
            ("3", "C01", Band::High, Some("b1")),
        ]);
        let group = audit.groups.first().expect("a group");
        let blocks = blocks(&audit, group, Language::English);
        let sizes: Vec<usize> = blocks.iter().map(|block| block.items.len()).collect();
        assert_eq!(
            sizes,
            [2, 1],
            "two sentences under one advice, then another rule"
        );
    }
}
