//! Figures from elsewhere with their cautions, and the words of the report.

use weft_core::Audit;

use super::Row;

/// Figures of the source commentary that belong to what this audit found; context, never a yardstick.
pub(super) fn context(audit: &Audit) -> Vec<Row> {
    let has = |rule: &str| audit.findings.iter().any(|one| one.rule == rule);
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    if has("S09") {
        rows.push(row(["71%", "of AI use is augmentation, not automation", "freelancers’ use of AI on Upwork", "Counts use events, not workflow steps. Claude.ai showed 57% augmentation in February 2025, 47% in August, 52% in November.", "AI does rather than helps"]));
    }
    rows.push(row([
        "40%",
        "productivity boost",
        "employees using AI",
        "Self-reported.",
        "time saved",
    ]));
    if has("S01") {
        rows.push(row([
            "67%",
            "trust AI more than their co-workers",
            "top AI users",
            "A survey answer, not a measure of behaviour.",
            "long stretch without people",
        ]));
    }
    rows.push(row(["88%", "burned out, or 88% more likely to be burned out", "“top AI performers”", "Sources disagree: press coverage gives a rate, the report’s own key takeaways a relative risk. Both readings are shown; neither is used.", "none; shown because it is often quoted"]));
    if has("C02") {
        rows.push(row([
            "90%",
            "learned new skills faster with AI",
            "freelancers",
            "Self-reported. It does not say that a mentor is not needed.",
            "coaching became a template",
        ]));
    }
    rows.push(row([
        "62%",
        "do not understand how their AI use serves company goals",
        "top AI performers",
        "So at most 38% do.",
        "none; asked in the pulse survey",
    ]));
    rows
}

pub(super) fn glossary(audit: &Audit) -> Vec<Row> {
    let case = if audit.case.trim().is_empty() {
        "One run through the workflow.".to_owned()
    } else {
        format!("One run through the workflow: {}.", audit.case.trim())
    };
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
