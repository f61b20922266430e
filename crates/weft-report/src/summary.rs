//! The words of cover and summary: headlines, what was looked at, and the three sentences that matter.

mod matched;
mod served;
mod three;

use serde::Serialize;
use weft_core::audit::{Band, Finding, Status};
use weft_core::measure::Measures;
use weft_core::{Audit, Language, sentence, words};

use crate::findings::{date, stopped};
use crate::german;
use crate::notes::{default_minutes, no_talk};
use crate::view::View;
pub(crate) use matched::matches_say;
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
    let language = view.language;
    let let_go = let_go(audit, view);
    let (cover_b, cover_r) = cover(before, after, language);
    let kept = audit.profile.as_ref();
    let kept = kept.map_or(before.ties, |profile| profile.ties_kept.kept);
    let subtitle = match (language, after.is_some()) {
        (Language::English, true) => {
            "Where people meet today, and where they would meet in the redesign"
        }
        (Language::English, false) => "Where people meet in this workflow",
        (Language::German, true) => {
            "Wo sich Menschen heute treffen, und wo sie sich im Neuentwurf träfen"
        }
        (Language::German, false) => "Wo sich Menschen in diesem Ablauf treffen",
    };
    Words {
        headline: headline(before, after, language),
        subtitle: subtitle.to_owned(),
        looked: looked(audit, view) + no_talk(view) + &default_minutes(view),
        found: found(audit, language),
        let_go_says: let_go_says(let_go.len(), audit, language),
        cover: format!("{cover_b} {cover_r}").trim().to_owned(),
        cover_b,
        cover_r,
        three: three(audit, view),
        let_go,
        tie_head: tie_head(before.ties, after.map(|one| one.ties), kept, language),
        people_says: people_says(audit, view),
    }
}

/// In how many steps people meet: in the baseline or the only version, and in the redesign.
fn cover(before: &Measures, after: Option<&Measures>, language: Language) -> (String, String) {
    let (contacts, steps) = (before.contact_steps, before.steps);
    let now = after.is_some();
    let cover_b = match language {
        Language::English if now => format!("Today, people meet in {contacts} of {steps} steps."),
        Language::English => format!("People meet in {contacts} of {steps} steps."),
        Language::German if now => {
            format!("Heute treffen sich Menschen in {contacts} von {steps} Schritten.")
        }
        Language::German => format!("Menschen treffen sich in {contacts} von {steps} Schritten."),
    };
    let cover_r = after.map(|after| {
        sentence!(language;
            "In the redesign, people meet in {} of {} steps.",
            "Im Neuentwurf treffen sie sich in {} von {} Schritten.",
            after.contact_steps,
            after.steps,
        )
    });
    (cover_b, cover_r.unwrap_or_default())
}

fn headline(before: &Measures, after: Option<&Measures>, language: Language) -> String {
    let now = after.map(|one| one.contact_steps);
    match language {
        Language::English => headline_in_english(before, now),
        Language::German => headline_in_german(before.contact_steps, before.steps, now),
    }
}

fn headline_in_english(before: &Measures, now: Option<usize>) -> String {
    let does = |count: usize| words::plural(count, "does", "do");
    match (before.contact_steps, now) {
        (0, None) => "No conversation is drawn in this workflow; what can be seen is who judges and who passes work to whom.".to_owned(),
        (count, None) => format!("{} of {} steps {} people together.", words::count_capital(count), words::count(before.steps), words::plural(count, "brings", "bring")),
        (0, Some(0)) => "No conversation is drawn in either version; what changed is who judges and who passes work to whom.".to_owned(),
        (0, Some(now)) => format!("No step brought people together. In the redesign, {} {}.", words::count(now), does(now)),
        (count, Some(0)) => format!("{} {} brought people together. In the redesign, none does.", words::count_capital(count), words::plural(count, "step", "steps")),
        (count, Some(now)) => format!("{} {} brought people together. In the redesign, {} {}.", words::count_capital(count), words::plural(count, "step", "steps"), words::count(now), does(now)),
    }
}

fn headline_in_german(contacts: usize, steps: usize, now: Option<usize>) -> String {
    let brought = |count: usize| {
        let verb = words::plural(count, "Schritt brachte", "Schritte brachten");
        format!("{} {verb} Menschen zusammen", german::capital(count))
    };
    let does = |count: usize| {
        // None is one in German: "tut es keiner".
        let verb = words::plural(count.max(1), "tut", "tun");
        format!("Im Neuentwurf {verb} es {}", german::standing(count, "er"))
    };
    match (contacts, now) {
        (0, None) => "In diesem Ablauf ist kein Gespräch gezeichnet; zu sehen ist, wer urteilt und wer Arbeit an wen weitergibt.".to_owned(),
        (count, None) => format!("{} von {} Schritten {} Menschen zusammen.", words::capital(&german::standing(count, "er")), german::standing(steps, "em"), words::plural(count, "bringt", "bringen")),
        (0, Some(0)) => "In keiner Fassung ist ein Gespräch gezeichnet; geändert hat sich, wer urteilt und wer Arbeit an wen weitergibt.".to_owned(),
        (count, Some(now)) => format!("{}. {}.", brought(count), does(now)),
    }
}

/// What was looked at: the title, what a case is, and how many steps there are.
fn looked(audit: &Audit, view: &View<'_>) -> String {
    let language = view.language;
    let (title, case) = (audit.title.trim(), audit.case.trim());
    let followed = (!case.is_empty()).then(
        || sentence!(language; "{title}, followed for {case}. ", "{title}. Ein Fall: {case}. "),
    );
    // Without a case the title alone is no sentence.
    let of = match (&followed, language) {
        (Some(_), _) => String::new(),
        (None, _) if title.is_empty() => String::new(),
        (None, Language::English) => format!(" of {}", language.quoted(title)),
        (None, Language::German) => format!(" von {}", language.quoted(title)),
    };
    let steps = audit.measures.baseline.steps;
    let noun = steps_noun(steps, language);
    let rest = if audit.measures.redesign.is_some() {
        compared(audit, view, &of)
    } else if followed.is_some() || title.is_empty() {
        sentence!(language; "The workflow has {steps} {noun}.", "Der Ablauf hat {steps} {noun}.")
    } else {
        let title = language.quoted(title);
        sentence!(language; "{title} has {steps} {noun}.", "Der Ablauf {title} hat {steps} {noun}.")
    };
    followed.unwrap_or_default() + &rest
}

fn steps_noun(count: usize, language: Language) -> &'static str {
    let (one, many) = language.pick(("step", "steps"), ("Schritt", "Schritte"));
    words::plural(count, one, many)
}

/// How many steps both versions have, and how many stand for one another; `of` says whose they are.
fn compared(audit: &Audit, view: &View<'_>, of: &str) -> String {
    let language = view.language;
    let steps = audit.measures.baseline.steps;
    let after = audit.measures.redesign.as_ref().map_or(0, |one| one.steps);
    let mut named = language.pick("the redesign", "der Neuentwurf").to_owned();
    if let Some(name) = &audit.redesign_name {
        named = format!("{named} {}", language.quoted(name));
    }
    let answered = view.images.iter().filter(|images| !images.is_empty());
    let (answered, matched) = (answered.count(), matches_say(audit, view));
    let noun = steps_noun(steps, language);
    match language {
        Language::English => {
            let has = words::plural(answered, "has", "have");
            format!(
                "The baseline{of} has {steps} {noun}, {named} {after}. Of the {steps} baseline {noun}, {answered} {has} a counterpart; {matched}."
            )
        }
        Language::German => {
            let has = words::plural(answered, "hat", "haben");
            format!(
                "Die Ausgangslage{of} hat {steps} {noun}, {named} {after}. Eine Entsprechung {has} {answered} von {steps} Schritten der Ausgangslage; {matched}."
            )
        }
    }
}

fn found(audit: &Audit, language: Language) -> String {
    let count = audit.findings.len();
    if count == 0 {
        let nothing = language.pick(
            "The audit found nothing to report.",
            "Die Prüfung hat nichts gefunden.",
        );
        return nothing.to_owned();
    }
    let bands = [Band::Critical, Band::High, Band::Medium, Band::Low];
    let of = |band: Band| audit.findings.iter().filter(move |one| one.band == band);
    let parts = bands.into_iter().filter(|band| of(*band).next().is_some());
    let parts = parts.map(|band| format!("{} {}", of(band).count(), band_word(band, language)));
    let parts: Vec<String> = parts.collect();
    let parts = language.list(parts.iter());
    match language {
        Language::English => format!(
            "The audit has {} {}: {parts}.",
            words::count(count),
            words::plural(count, "finding", "findings"),
        ),
        Language::German if count == 1 => format!("Die Prüfung hat einen Befund ergeben: {parts}."),
        Language::German => format!(
            "Die Prüfung hat {} Befunde ergeben: {parts}.",
            language.count(count)
        ),
    }
}

/// A band within a sentence.
fn band_word(band: Band, language: Language) -> &'static str {
    match band {
        Band::Critical => language.pick("critical", "kritisch"),
        Band::High => language.pick("high", "hoch"),
        Band::Medium => language.pick("medium", "mittel"),
        Band::Low => language.pick("low", "gering"),
    }
}

/// How many of the findings have been let go.
fn let_go_says(count: usize, audit: &Audit, language: Language) -> String {
    match (count, language) {
        (0, _) if audit.findings.is_empty() => String::new(),
        (0, _) => language
            .pick("None has been let go.", "Keiner wurde losgelassen.")
            .to_owned(),
        (1, _) => language
            .pick("One has been let go.", "Einer wurde losgelassen.")
            .to_owned(),
        (count, Language::English) => {
            format!("{} have been let go.", words::count_capital(count))
        }
        (count, Language::German) => format!("{} wurden losgelassen.", german::capital(count)),
    }
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
    let language = view.language;
    let by = waiver.decided_by.as_slice();
    Some(LetGo {
        no: step.map(|step| step.no.to_string()).unwrap_or_default(),
        name: step.map_or_else(|| finding.says.clone(), |step| step.name.clone()),
        about: step
            .map(|step| format!("{}, {}", step.who(language), language.min(step.minutes)))
            .unwrap_or_default(),
        text: if waiver.text.trim().is_empty() {
            String::new()
        } else {
            stopped(&waiver.text)
        },
        reason: waiver.reason.words_in(language).to_owned(),
        by: if by.is_empty() {
            language.pick("nobody named", "niemand genannt").to_owned()
        } else {
            language.list(by.iter()).to_string()
        },
        review: date(waiver.review_date, language),
    })
}

/// How many ties there are before and after; `kept` of them are the same.
fn tie_head(before: usize, after: Option<usize>, kept: usize, language: Language) -> String {
    match language {
        Language::English => tie_head_in_english(before, after, kept),
        Language::German => tie_head_in_german(before, after, kept),
    }
}

fn tie_head_in_english(before: usize, after: Option<usize>, kept: usize) -> String {
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

fn tie_head_in_german(before: usize, after: Option<usize>, kept: usize) -> String {
    let ties = |count| words::plural(count, "Arbeitsbeziehung", "Arbeitsbeziehungen");
    let some = |count| german::standing(count, "e");
    let many = |count| format!("{} {}", words::capital(&some(count)), ties(count));
    match (before, after) {
        (0, None) => "In diesem Ablauf treffen sich keine zwei Rollen.".to_owned(),
        (_, None) => {
            let verb = words::plural(before, "trägt", "tragen");
            format!("{} {verb} diesen Ablauf.", many(before))
        }
        (0, Some(0)) => "Keine zwei Rollen treffen sich, weder vorher noch nachher.".to_owned(),
        (_, Some(now)) if now == before && kept < before => {
            let lost = before - kept;
            let (goes, is) = (
                words::plural(lost, "geht", "gehen"),
                words::plural(lost, "ist", "sind"),
            );
            format!("{} {goes} verloren, {} {is} neu.", many(lost), some(lost))
        }
        (_, Some(now)) if now == before => format!("{}, so viele wie vorher.", many(before)),
        (1, Some(0)) => "Die eine Arbeitsbeziehung geht verloren.".to_owned(),
        (_, Some(0)) => format!("Von {} {} bleibt keine.", some(before), ties(before)),
        (0, Some(now)) => {
            format!(
                "Vorher trafen sich keine zwei Rollen. Jetzt: {} {}.",
                some(now),
                ties(now)
            )
        }
        (_, Some(now)) => {
            let (from, verb) = (
                german::standing(before, "er"),
                words::plural(now, "wird", "werden"),
            );
            format!("Aus {from} {} {verb} {}.", ties(before), some(now))
        }
    }
}

fn people_says(audit: &Audit, view: &View<'_>) -> String {
    let language = view.language;
    let lanes = crate::lanes::Lanes::of(view);
    let lonely = lanes.all.iter().filter(|lane| lane.lonely);
    let lonely: Vec<&str> = lonely.map(|lane| lane.name.as_str()).collect();
    let says = if audit.ties.is_empty() {
        language.pick(
            "No conversation between two roles is drawn. The table shows who passes work to whom.",
            "Zwischen zwei Rollen ist kein Gespräch gezeichnet. Die Tabelle zeigt, wer wem Arbeit übergibt.",
        )
    } else if view.after.is_none() {
        language.pick(
            "Lines join roles that meet; the wider, the more minutes per case.",
            "Linien verbinden Rollen, die sich treffen; je breiter, desto mehr Minuten je Fall.",
        )
    } else if lonely.is_empty() {
        language.pick(
            "Every role that met somebody before still meets at least one other.",
            "Jede Rolle, die vorher jemanden traf, trifft noch mindestens eine andere.",
        )
    } else {
        let names = language.list(lonely.iter());
        return match language {
            Language::English => format!(
                "Before, every role named here met at least one other. Now {names} {} nobody in this workflow.",
                words::plural(lonely.len(), "meets", "meet")
            ),
            Language::German => format!(
                "Vorher traf jede hier genannte Rolle mindestens eine andere. Jetzt trifft in diesem Ablauf niemanden mehr: {names}."
            ),
        };
    };
    says.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_says_none_and_one_in_the_singular() {
        let ends = [0, 1, 2].map(|now| {
            let line = headline_in_german(2, 9, Some(now));
            line.rsplit("Im Neuentwurf ").next().map(str::to_owned)
        });
        let says = ["tut es keiner.", "tut es einer.", "tun es zwei."];
        assert_eq!(ends, says.map(|says| Some(says.to_owned())));
    }

    #[test]
    fn as_many_ties_as_before_need_not_be_the_same() {
        assert_eq!(
            tie_head(2, Some(2), 2, Language::English),
            "Two working relationships, as many as before.",
            "all are kept"
        );
        assert_eq!(
            tie_head(2, Some(2), 1, Language::English),
            "One working relationship is lost, one is new.",
            "the number hides a loss"
        );
        assert_eq!(
            tie_head(9, Some(1), 1, Language::English),
            "Nine working relationships become one.",
            "fewer"
        );
        let german = |before, after, kept| tie_head(before, Some(after), kept, Language::German);
        assert_eq!(
            [german(2, 2, 1), german(9, 1, 1), german(1, 3, 1)],
            [
                "Eine Arbeitsbeziehung geht verloren, eine ist neu.",
                "Aus neun Arbeitsbeziehungen wird eine.",
                "Aus einer Arbeitsbeziehung werden drei.",
            ],
            "as German counts what is feminine"
        );
    }
}
