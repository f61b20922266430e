//! The words of cover and summary: headlines, what was looked at, and the three sentences that matter.

use serde::Serialize;
use weft_core::audit::{Band, Finding, Status};
use weft_core::measure::Measures;
use weft_core::workflow::{Purpose, RoleName};
use weft_core::{Audit, words};

use crate::findings::{date, sentence};
use crate::view::{Version, View};

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
    let people_in = |measures: &Measures| format!("people meet in {} of {} steps.", measures.contact_steps, measures.steps);
    let cover_b = if after.is_some() { format!("Today, {}", people_in(before)) } else { words::capital(&people_in(before)) };
    let cover_r = after.map(|after| format!("In the redesign, {}", people_in(after))).unwrap_or_default();
    Words {
        headline: headline(before, after),
        subtitle: if after.is_some() { "Where people meet today, and where they would meet in the redesign" } else { "Where people meet in this workflow" }.to_owned(),
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
        tie_head: tie_head(before, after),
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
    let followed = if case.is_empty() { String::new() } else { format!(", followed for {case}") };
    let noun = words::plural(steps, "step", "steps");
    let Some(after) = &audit.measures.redesign else {
        return format!("{}{followed}. It has {steps} {noun}.", audit.title);
    };
    let named = audit.redesign_name.as_ref().map_or_else(|| "the redesign".to_owned(), |name| format!("the redesign {}", words::quoted(name)));
    let answered = view.images.iter().filter(|images| !images.is_empty()).count();
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
        (all, open) if all == open => format!("the {} are suggestions that nobody has confirmed", words::plural(all, "match", "matches")),
        (all, open) => format!("{} of {all} matches were confirmed by a person, {open} {} suggested", all - open, words::plural(open, "is", "are")),
    }
}

fn found(audit: &Audit) -> String {
    let count = audit.findings.len();
    if count == 0 {
        return "The audit found nothing to report.".to_owned();
    }
    let bands = [(Band::Critical, "critical"), (Band::High, "high"), (Band::Medium, "medium"), (Band::Low, "low")];
    let parts: Vec<String> = bands
        .iter()
        .map(|(band, word)| (audit.findings.iter().filter(|one| one.band == *band).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!("The audit found {} {}: {}.", words::count(count), words::plural(count, "point", "points"), words::list(&parts))
}

fn three(audit: &Audit, view: &View<'_>) -> Vec<Lead> {
    vec![first(audit, view), purposes(audit, view), time(audit)]
}

fn lead(lead: String, rest: String) -> Lead {
    Lead { lead, rest }
}

fn has(audit: &Audit, rule: &str) -> bool {
    audit.findings.iter().any(|one| one.rule == rule && one.status != Status::Waived)
}

/// Whether a case still meets a person.
fn first(audit: &Audit, view: &View<'_>) -> Lead {
    let before = &audit.measures.baseline;
    let now = audit.measures.redesign.as_ref().unwrap_or(before);
    let compares = audit.measures.redesign.is_some();
    if let Some(nobody) = now.meets_nobody.filter(|_| has(audit, "S02")) {
        let steps = now.steps_before_contact.map(words::ratio);
        let then = steps.map(|steps| format!("{steps} steps pass on average before the first person or the end.")).unwrap_or_default();
        let rest = match before.meets_nobody.filter(|_| compares) {
            Some(0.0) => format!("Before, every case met a person. Now {then}"),
            Some(share) => format!("Before, {} did. Now {then}", words::percent(share)),
            None => words::capital(&then),
        };
        return lead(format!("{} of cases meet nobody.", words::percent(nobody)), rest);
    }
    if has(audit, "S01") {
        return lead(stretch_lead(now.longest_stretch.steps), stretch_rest(audit, view, now));
    }
    let met = now.meets_nobody.map(|nobody| 1.0 - nobody);
    match met {
        Some(1.0) if compares => lead("Every case still meets a person.".to_owned(), steps_to_person(before, now)),
        Some(1.0) => lead("Every case meets a person.".to_owned(), steps_to_person(before, now)),
        Some(share) if share > 0.0 => lead(format!("{} of cases meet a person.", words::percent(share)), steps_to_person(before, now)),
        Some(_) => lead("No case meets a person.".to_owned(), "No contact is drawn on any way through the workflow.".to_owned()),
        None => lead("How many cases meet nobody is not available.".to_owned(), "The workflow runs in parallel in a way that allows no exact answer.".to_owned()),
    }
}

fn stretch_lead(steps: usize) -> String {
    format!("{} steps in a row pass without two people meeting.", words::count_capital(steps))
}

fn stretch_rest(audit: &Audit, view: &View<'_>, now: &Measures) -> String {
    let version = view.after.as_ref().unwrap_or(&view.before);
    let name = |id| version.step(id).map(|step| words::quoted(&step.name)).unwrap_or_default();
    let path = &now.longest_stretch.path;
    let ends = match (path.first(), path.last()) {
        (Some(first), Some(last)) => format!("They run from {} to {}.", name(first), name(last)),
        _ => String::new(),
    };
    if audit.measures.redesign.is_none() {
        return ends;
    }
    let most = audit.measures.baseline.longest_stretch.steps;
    format!("{ends} Before, it was never more than {}.", if most == 0 { "none".to_owned() } else { words::count(most) })
}

fn steps_to_person(before: &Measures, now: &Measures) -> String {
    match (before.steps_before_contact, now.steps_before_contact) {
        (Some(0.0), Some(0.0)) => "The very first step is with a person, or offers one.".to_owned(),
        (Some(old), Some(new)) if old != new => format!("On average {} steps pass before the first contact or the end; before, it was {}.", words::ratio(new), words::ratio(old)),
        (_, Some(new)) => format!("On average {} {} before the first contact or the end.", words::ratio(new), if words::nine(new) == 1.0 { "step passes" } else { "steps pass" }),
        _ => String::new(),
    }
}

/// What contact is for, and what of it keeps a place.
fn purposes(audit: &Audit, view: &View<'_>) -> Lead {
    let before = view.before.purposes();
    let weight = |one: &Purpose| audit.settings.weight(*one);
    let names = |mut list: Vec<Purpose>| {
        list.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
        words::list(&list.iter().map(|one| one.words()).collect::<Vec<_>>())
    };
    let minutes = words::about(audit.measures.baseline.contact_minutes);
    let Some(after) = view.after.as_ref() else {
        return if before.is_empty() {
            lead("No contact names a purpose.".to_owned(), "What a contact is for decides how much its loss would weigh.".to_owned())
        } else {
            let count = before.len();
            lead(
                format!("Contact serves {} {}.", words::count(count), words::plural(count, "purpose", "purposes")),
                format!("It is for {}, in {minutes} minutes per case.", names(before.into_iter().collect())),
            )
        };
    };
    let now = words::about(audit.measures.redesign.as_ref().map_or(0.0, |one| one.contact_minutes));
    let kept: Vec<Purpose> = before.intersection(&Version::purposes(after)).copied().collect();
    let gone: Vec<Purpose> = before.difference(&Version::purposes(after)).copied().collect();
    let count = before.len();
    if count == 0 {
        return handed_over(audit);
    }
    if gone.is_empty() {
        let head = if count == 1 { "The one purpose of contact keeps a place.".to_owned() } else { format!("All {} purposes of contact keep a place.", words::count(count)) };
        return lead(head, format!("{} served in {now} minutes per case; before, it was {minutes}.", if count == 1 { "It is" } else { "They are" }));
    }
    let head = if gone.len() == count {
        if count == 1 { "The one purpose of contact has no place left.".to_owned() } else { format!("None of {} purposes of contact keeps a place.", words::count(count)) }
    } else {
        format!("{} of {} purposes of contact {} no place left.", words::count_capital(gone.len()), words::count(count), words::plural(gone.len(), "has", "have"))
    };
    let stays = if kept.is_empty() { "None stays.".to_owned() } else { format!("What stays is {}, in {now} minutes per case instead of {minutes}.", names(kept)) };
    lead(head, format!("What goes is {}. {stays}", names(gone)))
}

/// Where no purpose is named: whose judgement a machine took over.
fn handed_over(audit: &Audit) -> Lead {
    let count = audit.findings.iter().filter(|one| one.rule == "C10").count();
    if count == 0 {
        return lead("No contact of the baseline names a purpose.".to_owned(), "So no purpose can be lost; what a contact is for is an open question.".to_owned());
    }
    lead(
        format!("{} {} moved from people to machines.", words::count_capital(count), words::plural(count, "judgement", "judgements")),
        "Each stands among the findings with the step that decides now.".to_owned(),
    )
}

/// What people's time became.
fn time(audit: &Audit) -> Lead {
    let before = &audit.measures.baseline;
    let Some(after) = &audit.measures.redesign else {
        return lead(
            format!("People spend {} on a case.", words::time(before.person_minutes)),
            "It counts everybody’s minutes, together and alone.".to_owned(),
        );
    };
    let saved = before.person_minutes - after.person_minutes;
    let (old, new) = (words::time(before.person_minutes), words::time(after.person_minutes));
    if let Some(finding) = audit.findings.iter().find(|one| one.rule == "C12" && one.status != Status::Waived) {
        return lead(finding.says.clone(), format!("People now spend {new} on a case instead of {old}."));
    }
    if words::nine(saved) == 0.0 {
        return lead(format!("People spend {new} on a case, as before."), String::new());
    }
    let change = if saved > 0.0 { "saves" } else { "adds" };
    lead(format!("People spend {new} on a case instead of {old}."), format!("That {change} {} per case.", words::time(saved.abs())))
}

fn let_go(audit: &Audit, view: &View<'_>) -> Vec<LetGo> {
    let waived = audit.findings.iter().filter(|one| one.status == Status::Waived);
    waived.filter_map(|finding| one_let_go(finding, view)).collect()
}

fn one_let_go(finding: &Finding, view: &View<'_>) -> Option<LetGo> {
    let waiver = finding.waiver.as_ref()?;
    let step = finding.baseline_steps.first().and_then(|id| view.before.step(id));
    let by: Vec<&str> = waiver.decided_by.iter().map(RoleName::as_str).collect();
    Some(LetGo {
        no: step.map(|step| step.no.to_string()).unwrap_or_default(),
        name: step.map_or_else(|| finding.says.clone(), |step| step.name.clone()),
        about: step.map(|step| format!("{}, {} min", step.who(), words::minutes(step.minutes))).unwrap_or_default(),
        text: if waiver.text.trim().is_empty() { String::new() } else { sentence(&waiver.text) },
        reason: waiver.reason.words().to_owned(),
        by: if by.is_empty() { "nobody named".to_owned() } else { words::list(&by) },
        review: date(waiver.review_date),
    })
}

fn tie_head(before: &Measures, after: Option<&Measures>) -> String {
    let noun = words::plural(before.ties, "working relationship", "working relationships");
    match (before.ties, after.map(|one| one.ties)) {
        (0, None) => "No two roles meet in this workflow.".to_owned(),
        (count, None) => format!("{} {noun} hold this workflow.", words::count_capital(count)),
        (0, Some(0)) => "No two roles meet, before or after.".to_owned(),
        (count, Some(now)) if now == count => format!("{} {noun}, as many as before.", words::count_capital(count)),
        (count, Some(0)) => format!("{} {noun} {} none.", words::count_capital(count), words::plural(count, "becomes", "become")),
        (count, Some(now)) => format!("{} {noun} {} {}.", words::count_capital(count), words::plural(count, "becomes", "become"), words::count(now)),
    }
}

fn people_says(audit: &Audit, view: &View<'_>) -> String {
    let lanes = crate::lanes::Lanes::of(view);
    let lonely: Vec<&str> = lanes.all.iter().filter(|lane| lane.lonely).map(|lane| lane.name.as_str()).collect();
    if audit.ties.is_empty() {
        return "No conversation between two roles is drawn. The table shows who passes work to whom.".to_owned();
    }
    if view.after.is_none() {
        return "Lines join roles that meet; the wider, the more minutes per case.".to_owned();
    }
    match lonely.len() {
        0 => "Every role that met somebody before still meets at least one other.".to_owned(),
        count => format!("Before, every role named here met at least one other. Now {} {} nobody in this workflow.", words::list(&lonely), words::plural(count, "meets", "meet")),
    }
}
