//! The back of the report: what was assumed, exact numbers, settings in force, context and glossary.

use serde::Serialize;
use weft_core::audit::{Assumption, AssumptionReason};
use weft_core::measure::{HandoffKind, Measures};
use weft_core::workflow::{Purpose, Stakes};
use weft_core::{Audit, Settings, words};

use crate::clean::Changes;
use crate::summary::matches_say;
use crate::view::View;

/// Assumptions that are printed one by one; the JSON result has all.
const MOST: usize = 120;

/// A row of a small table.
pub(crate) type Row = Vec<String>;

/// Everything behind the findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Notes {
    assumed_head: String,
    assumed: Vec<Row>,
    each: Vec<Row>,
    each_left: usize,
    rests: Vec<String>,
    checks: Vec<Row>,
    checks_left: usize,
    measures: Vec<Row>,
    extra: Vec<String>,
    settings: Vec<Row>,
    weights: Vec<Weight>,
    context: Vec<Row>,
    glossary: Vec<Row>,
    handoffs: Vec<Row>,
    handoffs_left: usize,
    compares: bool,
}

/// How much a purpose weighs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Weight {
    name: String,
    long: &'static str,
    w: String,
    share: f64,
    used: bool,
}

/// Writes them; `changes` is what was replaced for printing.
pub(crate) fn of(audit: &Audit, view: &View<'_>, changes: &Changes) -> Notes {
    let printed = changes.letters.values().sum::<usize>() + changes.shortened;
    let nothing = audit.assumptions.is_empty() && printed == 0;
    let each: Vec<Row> = audit.assumptions.iter().take(MOST).map(|one| row_of(one, view)).collect();
    let checks = audit.data_checks.iter().take(MOST);
    let mut handoffs: Vec<_> = audit.handoffs.iter().filter(|one| one.kind == HandoffKind::PersonToPerson).collect();
    let change = |one: &weft_core::measure::Handoff| (one.baseline - one.redesign.unwrap_or(one.baseline)).abs();
    handoffs.sort_by(|one, other| {
        change(other).total_cmp(&change(one)).then(other.baseline.total_cmp(&one.baseline))
    });
    Notes {
        assumed_head: if nothing { "Nothing had to be filled in." } else { "Some values were filled in; findings that rest on them say so." }.to_owned(),
        assumed: assumed(audit, view, changes),
        each_left: audit.assumptions.len() - each.len(),
        each,
        rests: rests(audit, view, changes),
        checks: checks.map(|one| vec![one.id.clone(), side(&one.version).to_owned(), one.says.clone()]).collect(),
        checks_left: audit.data_checks.len().saturating_sub(MOST),
        measures: measures(audit),
        extra: extra(audit),
        settings: settings(&audit.settings),
        weights: weights(&audit.settings, view),
        context: context(audit),
        glossary: glossary(audit),
        handoffs_left: handoffs.len().saturating_sub(20),
        handoffs: handoffs
            .into_iter()
            .take(20)
            .map(|one| {
                let after = one.redesign.map(|value| if value > 0.0 { words::ratio(value) } else { "none".to_owned() });
                vec![one.from.to_string(), one.to.to_string(), if one.baseline > 0.0 { words::ratio(one.baseline) } else { "none".to_owned() }, after.unwrap_or_default()]
            })
            .collect(),
        compares: view.after.is_some(),
    }
}

fn side(version: &str) -> &'static str {
    if version == "redesign" { "redesign" } else { "baseline" }
}

fn row_of(one: &Assumption, view: &View<'_>) -> Row {
    let step = one.step.as_ref().map(|id| {
        let version = if one.version == "redesign" { view.after.as_ref() } else { Some(&view.before) };
        version.and_then(|version| version.step(id)).map_or_else(|| id.to_string(), |step| format!("{} {}", step.no, step.name))
    });
    let what = step.or_else(|| one.role.as_ref().map(ToString::to_string)).unwrap_or_else(|| "the whole version".to_owned());
    let sure = one.confidence.map(|sure| format!(" ({} sure)", words::percent(sure))).unwrap_or_default();
    let reason = match one.reason {
        AssumptionReason::Missing => "missing",
        AssumptionReason::Suggested => "suggested",
    };
    vec![side(&one.version).to_owned(), what, field(&one.field).to_owned(), used(&one.used), format!("{reason}: {}{sure}", one.why)]
}

/// A field in words.
fn field(name: &str) -> &str {
    match name {
        "probability" => "share of cases",
        "roles" => "who takes part",
        "mode" => "how people speak",
        other => other,
    }
}

/// A value as people read it.
fn used(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), words::exact),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(used).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.iter().map(|(name, one)| format!("{name} {}", used(one))).collect::<Vec<_>>().join(", "),
    }
}

fn assumed(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<Row> {
    let versions = || std::iter::once(&view.before).chain(&view.after);
    let steps: usize = versions().map(|version| version.steps.len()).sum();
    let edges: usize = versions().map(|version| version.edges.len()).sum();
    let contacts: usize = versions().map(|version| version.contacts().count()).sum();
    let count = |field: &str| audit.assumptions.iter().filter(|one| one.field == field).count();
    let row = |what: &str, checked: String, filled: usize, with: &str| vec![what.to_owned(), checked, filled.to_string(), with.to_owned()];
    let replaced: usize = changes.letters.values().sum();
    let mut rows = vec![
        row("Minutes of a step", format!("{steps} steps"), count("minutes"), "by purpose, from the settings"),
        row("Share of cases on each branch", format!("{edges} hand-offs"), count("probability"), "what is left, shared equally"),
        row("Tag of a step", format!("{steps} steps"), count("tag"), "a suggestion from the model"),
        row("Who takes part, and how", format!("{steps} steps"), count("roles") + count("mode"), "a suggestion from the model"),
        row("Purposes of a contact", format!("{contacts} contacts"), count("purposes"), "the weight of arrangements"),
    ];
    if view.after.is_some() {
        let open = audit.matches.iter().filter(|one| !one.confirmed).count();
        rows.push(row("Match of baseline and redesign", format!("{} matches", audit.matches.len()), open, "a suggestion that nobody has confirmed"));
    }
    rows.push(row("Characters replaced for printing", "all names and text".to_owned(), replaced, "a square in its place, or nothing"));
    rows
}

fn rests(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<String> {
    let mut rests = vec!["Minutes and shares were typed in or imported; they were not measured.".to_owned()];
    let marked = |mark: fn(&weft_core::audit::Finding) -> bool| audit.findings.iter().filter(|one| mark(one)).count();
    let (guessed, filled) = (marked(|one| one.suggested), marked(|one| one.assumed));
    if guessed + filled == 0 {
        rests.push("No finding here rests on a suggestion or on a value that was filled in.".to_owned());
    } else {
        rests.push(format!("{guessed} of {} findings rest on a suggestion that nobody confirmed, {filled} on a value that was filled in; each carries the word.", audit.findings.len()));
    }
    if view.after.is_some() {
        rests.push(format!("{}.", words::capital(&matches_say(audit))));
        rests.push(unanswered(view));
        rests.push("Plans assume that a contact put back takes the time and the people it had before. A shorter touchpoint costs less.".to_owned());
    }
    let factor = words::exact(audit.settings.stakes.high);
    rests.push(match view.document.stakes {
        Stakes::Normal => format!("Stakes are set to normal. With high stakes most scores would be multiplied by {factor}."),
        Stakes::High => format!("Stakes are set to high: most scores are multiplied by {factor}."),
    });
    let estimates = estimates(&audit.measures.baseline, "before").chain(audit.measures.redesign.iter().flat_map(|one| estimates(one, "in the redesign")));
    rests.extend(estimates);
    if !changes.letters.is_empty() {
        let list: Vec<String> = changes.letters.iter().take(40).map(|(letter, count)| format!("U+{:04X} ({count})", u32::from(*letter))).collect();
        rests.push(format!("Characters without a shape in the fonts of this report, or that would hide or turn text, were replaced: {}.", list.join(", ")));
    }
    if changes.shortened > 0 {
        rests.push(format!("{} very long {} shortened for printing; the JSON result has the whole.", changes.shortened, words::plural(changes.shortened, "text was", "texts were")));
    }
    rests
}

fn estimates<'a>(measures: &'a Measures, when: &'a str) -> impl Iterator<Item = String> + 'a {
    measures.estimated.iter().map(move |one| {
        format!("Estimated {when} by simulating {} cases, not computed: {}, between {} and {} (95%).", one.cases, spaced(&one.measure), words::exact(one.low), words::exact(one.high))
    })
}

/// `meetsNobody` as `meets nobody`.
fn spaced(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            text.push(' ');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

fn unanswered(view: &View<'_>) -> String {
    let open: Vec<String> = view
        .before
        .steps
        .iter()
        .zip(&view.images)
        .filter(|(_, images)| images.is_empty())
        .map(|(step, _)| words::quoted(&step.name))
        .collect();
    let shown: Vec<&String> = open.iter().take(12).collect();
    let more = if open.len() > 12 { format!(" and {} more", open.len() - 12) } else { String::new() };
    match open.len() {
        0 => "Every baseline step has a counterpart in the redesign.".to_owned(),
        1 => format!("One baseline step has no counterpart in the redesign: {}. It is read as gone.", words::list(&shown)),
        count => {
            let list = if more.is_empty() { words::list(&shown) } else { format!("{}{more}", open.iter().take(12).cloned().collect::<Vec<_>>().join(", ")) };
            format!("{} baseline steps have no counterpart in the redesign and are read as gone: {list}.", words::count_capital(count))
        }
    }
}

fn measures(audit: &Audit) -> Vec<Row> {
    type Read = fn(&Measures) -> Option<f64>;
    #[expect(clippy::cast_precision_loss, reason = "counts of steps and roles are far below 2^52")]
    const LIST: [(&str, Read); 12] = [
        ("Steps drawn", |one| Some(one.steps as f64)),
        ("Steps where people meet", |one| Some(one.contact_steps as f64)),
        ("Expected steps per case", |one| Some(one.expected_steps)),
        ("Expected contacts per case", |one| Some(one.expected_contacts)),
        ("Contact minutes per case", |one| Some(one.contact_minutes)),
        ("Person-minutes per case", |one| Some(one.person_minutes)),
        ("Chance of meeting nobody", |one| one.meets_nobody),
        ("Steps before first contact or end", |one| one.steps_before_contact),
        ("Longest stretch without people", |one| Some(one.longest_stretch.steps as f64)),
        ("Ties: pairs of roles that meet", |one| Some(one.ties as f64)),
        ("Separate groups of people", |one| Some(one.components as f64)),
        ("Share of AI steps that help", |one| one.augmented_share),
    ];
    let exact = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), words::exact);
    let row = |name: String, read: &dyn Fn(&Measures) -> Option<f64>| {
        let after = audit.measures.redesign.as_ref().map(|one| exact(read(one))).unwrap_or_default();
        vec![name, exact(read(&audit.measures.baseline)), after]
    };
    let mut rows: Vec<Row> = LIST.iter().map(|(name, read)| row((*name).to_owned(), read)).collect();
    for (key, word) in [("human-relational", "human-relational"), ("human-alone", "human-alone"), ("ai-augmented", "AI-augmented"), ("ai-automated", "AI-automated"), ("untagged", "untagged")] {
        let share = |one: &Measures| one.tag_shares.get(key).copied();
        let there = share(&audit.measures.baseline).or_else(|| audit.measures.redesign.as_ref().and_then(share));
        if key != "untagged" || there.is_some() {
            rows.push(row(format!("Share of work {word}"), &share));
        }
    }
    rows
}

fn extra(audit: &Audit) -> Vec<String> {
    let Some(profile) = &audit.profile else {
        return Vec::new();
    };
    let exact = |value: Option<f64>| value.map_or_else(|| "not available".to_owned(), words::exact);
    vec![
        format!("Contact minutes kept: {}", exact(profile.contact_minutes_kept)),
        format!("Contact kept, weighted by purpose: {}", exact(profile.weighted_contact_kept)),
        format!("Person-minutes saved per case: {}", words::exact(profile.person_minutes_saved)),
    ]
}

fn settings(settings: &Settings) -> Vec<Row> {
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let t = &settings.thresholds;
    let on = |yes: bool| if yes { "on" } else { "off" }.to_owned();
    let mut rows = vec![
        row("Critical, high, medium from", format!("{}, {}, {}", words::exact(settings.bands.critical), words::exact(settings.bands.high), words::exact(settings.bands.medium))),
        row("Stakes: normal, high", format!("{}, {}", words::exact(settings.stakes.normal), words::exact(settings.stakes.high))),
        row("Contact squeezed below", words::percent(t.contact_share)),
        row("A lost tie counts half below", format!("{} min", words::exact(t.tie_minutes))),
        row("Help moved away from", format!("{} steps", words::exact(t.help_steps))),
        row("Saved time given back below", words::percent(t.reinvested_share)),
        row("Long stretch from", format!("{} steps", t.stretch_steps)),
        row("Cases that meet nobody from", words::percent(t.meets_nobody)),
        row("Rubber stamp up to", format!("{} min or {}", words::exact(t.stamp_minutes), words::percent(t.stamp_share))),
        row("AI helps in less than", words::percent(t.augmented_share)),
        row("A refusal weighs fully from", format!("{} of cases", words::percent(t.refused_share))),
        row("Budget of the middle plan", words::percent(settings.plan.budget_share)),
        row("Let go: look again after", format!("{} days", settings.waivers.review_days)),
    ];
    let guards = &settings.guards;
    for (name, yes) in [
        ("A standing way to a person counts", guards.help_path),
        ("Technical retries are no loop", guards.machine_retry),
        ("A stretch needs a person in it", guards.stretch_needs_person),
        ("Small teams: bridges only noted", guards.small_team),
    ] {
        rows.push(row(name, on(yes)));
    }
    rows
}

fn weights(settings: &Settings, view: &View<'_>) -> Vec<Weight> {
    let used: Vec<Purpose> = view.before.contacts().flat_map(|step| step.purposes.iter().copied()).collect();
    Purpose::ALL
        .into_iter()
        .map(|one| Weight {
            name: words::capital(one.words()),
            long: long(one),
            w: format!("{:.2}", settings.weight(one)),
            share: settings.weight(one).clamp(0.0, 1.0),
            used: used.contains(&one),
        })
        .collect()
}

/// What a purpose means.
fn long(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Handover => "passing responsibility, with questions and read-back",
        Purpose::Voice => "concern, objection, disagreement",
        Purpose::Learn => "from each other, mentoring",
        Purpose::Feedback => "talking about someone’s work",
        Purpose::Support => "“how are you doing”, room for “I don’t know”",
        Purpose::Help => "getting unstuck with a person’s help",
        Purpose::Reflect => "what went well, what did not",
        Purpose::Align => "and what does not",
        Purpose::Belong => "getting to know each other",
        Purpose::Trust => "with a customer, patient or candidate",
        Purpose::Decide => "weighing a case with others",
        Purpose::Recognise => "thanks, showing work",
        Purpose::Check => "sign-off",
        Purpose::Status => "passing it on",
        Purpose::Logistics => "dates, forms, equipment",
    }
}

/// Figures of the source commentary that belong to what this audit found; context, never a yardstick.
fn context(audit: &Audit) -> Vec<Row> {
    let has = |rule: &str| audit.findings.iter().any(|one| one.rule == rule);
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    if has("S09") {
        rows.push(row(["71%", "of AI use is augmentation, not automation", "freelancers’ use of AI on Upwork", "Counts use events, not workflow steps. Claude.ai showed 57% augmentation in February 2025, 47% in August, 52% in November.", "AI does rather than helps"]));
    }
    rows.push(row(["40%", "productivity boost", "employees using AI", "Self-reported.", "time saved"]));
    if has("S01") {
        rows.push(row(["67%", "trust AI more than their co-workers", "top AI users", "A survey answer, not a measure of behaviour.", "long stretch without people"]));
    }
    rows.push(row(["88%", "burned out, or 88% more likely to be burned out", "“top AI performers”", "Sources disagree: press coverage gives a rate, the report’s own key takeaways a relative risk. Both readings are shown; neither is used.", "none; shown because it is often quoted"]));
    if has("C02") {
        rows.push(row(["90%", "learned new skills faster with AI", "freelancers", "Self-reported. It does not say that a mentor is not needed.", "coaching became a template"]));
    }
    rows.push(row(["62%", "do not understand how their AI use serves company goals", "top AI performers", "So at most 38% do.", "none; asked in the pulse survey"]));
    rows
}

fn glossary(audit: &Audit) -> Vec<Row> {
    let case = if audit.case.trim().is_empty() { "One run through the workflow.".to_owned() } else { format!("One run through the workflow: {}.", audit.case.trim()) };
    [
        ("AI-augmented", "A person does the step with the help of AI."),
        ("AI-automated", "AI does the step; a person at most receives the result."),
        ("Assumed", "Nobody said it; a default stands in its place and is listed."),
        ("Baseline", "The workflow as it runs before the redesign."),
        ("Case", case.as_str()),
        ("Contact", "A step in which at least two people take part and can answer each other, live or later. It is computed from the data, not claimed by a tag."),
        ("Contact minutes", "Minutes in which people meet, per case. A 30-minute talk of three people counts 30."),
        ("Ghost", "A contact that was stripped out, drawn hollow and broken at the place where it used to be."),
        ("Human-alone", "A person does the step alone, without AI and without others."),
        ("Human-relational", "People do the step together."),
        ("Let go", "A loss that people decided to accept, with a reason, the roles that decided and a date to look again."),
        ("Loop", "Steps that a case can go round more than once. A human loop has a contact in it."),
        ("Person-minutes", "Minutes of everybody’s time. A 30-minute talk of three people counts 90."),
        ("Purpose", "What a contact is for, from a closed list of fifteen (see Method and settings)."),
        ("Redesign", "The workflow as it is meant to run."),
        ("Stakes", "High where safety, employment, money or rights depend on the case; otherwise normal."),
        ("Suggested", "Read from the model by rules, and not confirmed by a person yet."),
        ("Tie", "A pair of roles that meet at least once in the workflow."),
        ("Times per case", "How often a step is expected to happen in one case. Below 1: a branch. Above 1: a loop."),
    ]
    .into_iter()
    .map(|(term, text)| vec![term.to_owned(), text.to_owned()])
    .collect()
}
