//! The words of cover and summary: headlines, what was looked at, and the three sentences that matter.

mod three;

use serde::Serialize;
use weft_core::audit::{Band, Finding, Status};
use weft_core::measure::Measures;
use weft_core::workflow::RoleName;
use weft_core::{Audit, words};

use crate::findings::{date, sentence};
use crate::view::View;
use three::three;

/// A sentence whose first part stands out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Lead {
    lead: String,
    rest: String,
}

/// A loss that people decided to accept.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LetGo {
    no: String,
    name: String,
    about: String,
    text: String,
    reason: String,
    by: String,
    review: String,
}

/// The words of cover, summary and page heads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Words {
    headline: String,
    subtitle: String,
    looked: String,
    found: String,
    let_go_says: String,
    cover: String,
    cover_b: String,
    cover_r: String,
    three: Vec<Lead>,
    let_go: Vec<LetGo>,
    tie_head: String,
    people_says: String,
}

/// Writes them.
pub(crate) fn of(audit: &Audit, view: &View<'_>) -> Words {
    let (before, after) = (&audit.measures.baseline, audit.measures.redesign.as_ref());
    let let_go = let_go(audit, view);
    let people_in = |measures: &Measures| {
        format!(
            "people meet in {} of {} steps.",
            measures.contact_steps, measures.steps
        )
    };
    let cover_b = if after.is_some() {
        format!("Today, {}", people_in(before))
    } else {
        words::capital(&people_in(before))
    };
    let cover_r = after
        .map(|after| format!("In the redesign, {}", people_in(after)))
        .unwrap_or_default();
    let kept = audit.profile.as_ref();
    let kept = kept.map_or(before.ties, |profile| profile.ties_kept.kept);
    Words {
        headline: headline(before, after),
        subtitle: if after.is_some() {
            "Where people meet today, and where they would meet in the redesign"
        } else {
            "Where people meet in this workflow"
        }
        .to_owned(),
        looked: looked(audit, view),
        found: found(audit),
        let_go_says: match let_go.len() {
            0 if audit.findings.is_empty() => String::new(),
            0 => "None has been let go.".to_owned(),
            1 => "One has been let go.".to_owned(),
            count => format!("{} have been let go.", words::count_capital(count)),
        },
        cover: format!("{cover_b} {cover_r}").trim().to_owned(),
        cover_b,
        cover_r,
        three: three(audit, view),
        let_go,
        tie_head: tie_head(before.ties, after.map(|one| one.ties), kept),
        people_says: people_says(audit, view),
    }
}

fn headline(before: &Measures, after: Option<&Measures>) -> String {
    let does = |count: usize| words::plural(count, "does", "do");
    match (before.contact_steps, after.map(|one| one.contact_steps)) {
        (0, None) => "No conversation is drawn in this workflow; what can be seen is who judges and who passes work to whom.".to_owned(),
        (count, None) => format!("{} of {} steps {} people together.", words::count_capital(count), words::count(before.steps), words::plural(count, "brings", "bring")),
        (0, Some(0)) => "No conversation is drawn in either version; what changed is who judges and who passes work to whom.".to_owned(),
        (0, Some(now)) => format!("No step brought people together. In the redesign, {} {}.", words::count(now), does(now)),
        (count, Some(0)) => format!("{} {} brought people together. In the redesign, none does.", words::count_capital(count), words::plural(count, "step", "steps")),
        (count, Some(now)) => format!("{} {} brought people together. In the redesign, {} {}.", words::count_capital(count), words::plural(count, "step", "steps"), words::count(now), does(now)),
    }
}

fn looked(audit: &Audit, view: &View<'_>) -> String {
    let steps = audit.measures.baseline.steps;
    let case = audit.case.trim();
    let followed = if case.is_empty() {
        String::new()
    } else {
        format!(", followed for {case}")
    };
    let noun = words::plural(steps, "step", "steps");
    let Some(after) = &audit.measures.redesign else {
        return format!("{}{followed}. It has {steps} {noun}.", audit.title);
    };
    let named = audit.redesign_name.as_ref().map_or_else(
        || "the redesign".to_owned(),
        |name| format!("the redesign {}", words::quoted(name)),
    );
    let answered = view
        .images
        .iter()
        .filter(|images| !images.is_empty())
        .count();
    format!(
        "{}{followed}. The baseline has {steps} {noun}, {named} {}. {answered} of {steps} baseline steps {} a counterpart; {}.",
        audit.title,
        after.steps,
        words::plural(answered, "has", "have"),
        matches_say(audit)
    )
}

/// How sure the matches are: only what the data says.
pub(crate) fn matches_say(audit: &Audit) -> String {
    let all = audit.matches.len();
    let open = audit.matches.iter().filter(|one| !one.confirmed).count();
    match (all, open) {
        (0, _) => "no step is matched yet".to_owned(),
        (_, 0) => "each match was confirmed by a person".to_owned(),
        (1, _) => "the one match is a suggestion that nobody has confirmed".to_owned(),
        (all, open) if all == open => {
            "the matches are suggestions that nobody has confirmed".to_owned()
        }
        (all, open) => format!(
            "{} of {all} matches were confirmed by a person, {open} {} suggested",
            all - open,
            words::plural(open, "is", "are")
        ),
    }
}

fn found(audit: &Audit) -> String {
    let count = audit.findings.len();
    if count == 0 {
        return "The audit found nothing to report.".to_owned();
    }
    let bands = [
        (Band::Critical, "critical"),
        (Band::High, "high"),
        (Band::Medium, "medium"),
        (Band::Low, "low"),
    ];
    let parts: Vec<String> = bands
        .iter()
        .map(|(band, word)| {
            (
                audit
                    .findings
                    .iter()
                    .filter(|one| one.band == *band)
                    .count(),
                word,
            )
        })
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!(
        "The audit found {} {}: {}.",
        words::count(count),
        words::plural(count, "point", "points"),
        words::list(&parts)
    )
}

fn let_go(audit: &Audit, view: &View<'_>) -> Vec<LetGo> {
    let waived = audit
        .findings
        .iter()
        .filter(|one| one.status == Status::Waived);
    waived
        .filter_map(|finding| one_let_go(finding, view))
        .collect()
}

fn one_let_go(finding: &Finding, view: &View<'_>) -> Option<LetGo> {
    let waiver = finding.waiver.as_ref()?;
    let step = finding
        .baseline_steps
        .first()
        .and_then(|id| view.before.step(id));
    let by: Vec<&str> = waiver.decided_by.iter().map(RoleName::as_str).collect();
    Some(LetGo {
        no: step.map(|step| step.no.to_string()).unwrap_or_default(),
        name: step.map_or_else(|| finding.says.clone(), |step| step.name.clone()),
        about: step
            .map(|step| format!("{}, {} min", step.who(), words::minutes(step.minutes)))
            .unwrap_or_default(),
        text: if waiver.text.trim().is_empty() {
            String::new()
        } else {
            sentence(&waiver.text)
        },
        reason: waiver.reason.words().to_owned(),
        by: if by.is_empty() {
            "nobody named".to_owned()
        } else {
            words::list(&by)
        },
        review: date(waiver.review_date),
    })
}

/// How many ties there are before and after; `kept` of them are the same.
fn tie_head(before: usize, after: Option<usize>, kept: usize) -> String {
    let ties = |count| words::plural(count, "working relationship", "working relationships");
    let (many, noun) = (words::count_capital(before), ties(before));
    let turns = words::plural(before, "becomes", "become");
    match (before, after) {
        (0, None) => "No two roles meet in this workflow.".to_owned(),
        (_, None) => format!("{many} {noun} hold this workflow."),
        (0, Some(0)) => "No two roles meet, before or after.".to_owned(),
        (_, Some(now)) if now == before && kept < before => {
            let lost = before - kept;
            let verb = words::plural(lost, "is", "are");
            let (many, noun) = (words::count_capital(lost), ties(lost));
            format!(
                "{many} {noun} {verb} lost, {} {verb} new.",
                words::count(lost)
            )
        }
        (_, Some(now)) if now == before => format!("{many} {noun}, as many as before."),
        (_, Some(0)) => format!("{many} {noun} {turns} none."),
        (_, Some(now)) => format!("{many} {noun} {turns} {}.", words::count(now)),
    }
}

fn people_says(audit: &Audit, view: &View<'_>) -> String {
    let lanes = crate::lanes::Lanes::of(view);
    let lonely: Vec<&str> = lanes
        .all
        .iter()
        .filter(|lane| lane.lonely)
        .map(|lane| lane.name.as_str())
        .collect();
    if audit.ties.is_empty() {
        return "No conversation between two roles is drawn. The table shows who passes work to whom.".to_owned();
    }
    if view.after.is_none() {
        return "Lines join roles that meet; the wider, the more minutes per case.".to_owned();
    }
    match lonely.len() {
        0 => "Every role that met somebody before still meets at least one other.".to_owned(),
        count => format!(
            "Before, every role named here met at least one other. Now {} {} nobody in this workflow.",
            words::list(&lonely),
            words::plural(count, "meets", "meet")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_ties_as_before_need_not_be_the_same() {
        assert_eq!(
            tie_head(2, Some(2), 2),
            "Two working relationships, as many as before.",
            "all are kept"
        );
        assert_eq!(
            tie_head(2, Some(2), 1),
            "One working relationship is lost, one is new.",
            "the number hides a loss"
        );
        assert_eq!(
            tie_head(9, Some(1), 1),
            "Nine working relationships become one.",
            "fewer"
        );
    }
}
