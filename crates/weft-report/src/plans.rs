//! Three plans side by side: what must come back, what fits the budget, and everything.

mod costs;
mod lighter;

use jiff::civil::Date;
use serde::Serialize;
use weft_core::audit::{Plan, PlanChoice};
use weft_core::workflow::Purpose;
use weft_core::{Audit, Language, sentence, words};

use crate::drawing;
use crate::german;
use crate::view::{Seen, View};
use costs::Costs;

/// One plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Column {
    name: String,
    lead: String,
    cost: String,
    share: String,
    /// Share of the time saved, 0 to 1, for the bar.
    fill: f64,
    back: String,
    minutes: String,
    of_before: String,
    purposes: String,
}

/// A lost contact and what each plan does with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Item {
    no: usize,
    name: String,
    must: bool,
    why: String,
    cost: String,
    value: String,
    /// `back`, `lost` or `let go`, one for each plan.
    states: Vec<&'static str>,
}

/// The whole chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Chapter {
    headline: String,
    lead: String,
    columns: Vec<Column>,
    items: Vec<Item>,
    /// Where the budget lies, as a share of the time saved.
    mark: f64,
    mark_says: String,
    budget_name: String,
    exact: String,
    /// The middle plan with lighter ways, where there are some.
    lighter: Option<lighter::Lighter>,
    /// One sentence for the summary.
    pub(crate) line: String,
}

/// The plans; none without a redesign. `today` is the day of the report.
pub(crate) fn of(audit: &Audit, view: &View<'_>, today: Date) -> Option<Chapter> {
    let plan = audit.plan.as_ref()?;
    let language = view.language;
    let saved = audit.profile.as_ref()?.person_minutes_saved;
    let share = audit.settings.plan.budget_share;
    let lost = lost(view);
    let budget = Budget::of(share, language);
    let choices = [&plan.must_haves, &plan.within_budget, &plan.all];
    let costs = Costs::of(&choices.map(|choice| taken(choice, plan)));
    let columns = columns(audit, view, plan, saved, &budget, lost.len(), costs);
    let line = columns.get(1).map_or_else(String::new, |column| {
        line(column, plan, saved, lost.len(), language)
    });
    Some(Chapter {
        headline: headline(plan, saved, lost.len(), &budget, language),
        lead: lead(saved, language),
        items: items(audit, plan, &lost, costs, language),
        mark: share,
        mark_says: sentence!(language;
            "The upright mark is {} of the time saved ({} person-minutes), the budget in the settings. The plan under the thick rule is the one that fits it best.",
            "Der senkrechte Strich ist {} der gesparten Zeit ({} Personenminuten), das Budget der Einstellungen. Der Plan unter der dicken Linie nutzt es am besten.",
            budget.within,
            language.minutes(plan.budget),
        ),
        exact: exact(plan, language),
        lighter: lighter::of(audit, view, today),
        budget_name: budget.name,
        columns,
        line,
    })
}

/// The budget as a share of the time saved, in words.
struct Budget {
    /// At the start of a sentence, and alone.
    name: String,
    /// Within a sentence.
    within: String,
}

impl Budget {
    fn of(share: f64, language: Language) -> Self {
        let quarter = (words::nine(share) - 0.25).abs() < 1e-9;
        let (name, within) = if quarter {
            language.pick(("A quarter", "a quarter"), ("Ein Viertel", "ein Viertel"))
        } else {
            let share = language.percent(share);
            return Self {
                name: words::capital(&share),
                within: share,
            };
        };
        Self {
            name: name.to_owned(),
            within: within.to_owned(),
        }
    }
}

/// What the contacts of a choice cost.
fn taken(choice: &PlanChoice, plan: &Plan) -> Vec<f64> {
    let items = plan.items.iter();
    let chosen = items.filter(|item| choice.chosen.contains(&item.step));
    chosen.map(|item| item.cost).collect()
}

/// Every contact of the baseline that was stripped out, in step order.
fn lost<'a>(view: &'a View<'_>) -> Vec<&'a Seen> {
    let steps = view.before.steps.iter().enumerate();
    steps
        .filter(|(at, _)| view.lost(*at))
        .map(|(_, step)| step)
        .collect()
}

fn headline(plan: &Plan, saved: f64, lost: usize, budget: &Budget, language: Language) -> String {
    let back = plan.within_budget.chosen.len();
    if lost == 0 {
        let nothing = language.pick(
            "No contact was lost, so nothing has to come back.",
            "Kein Kontakt ging verloren, also muss nichts zurückkommen.",
        );
        return nothing.to_owned();
    }
    if saved <= 0.0 {
        let nothing = language.pick(
            "The redesign saves no time that could be given back.",
            "Der Neuentwurf spart keine Zeit, die zurückgegeben werden könnte.",
        );
        return nothing.to_owned();
    }
    let name = &budget.name;
    if is_beyond(plan) {
        let share = language.percent(plan.within_budget.cost / saved);
        return sentence!(language;
            "The must-haves alone take {share} of the time saved, more than the budget.",
            "Das Unverzichtbare allein braucht {share} der gesparten Zeit, mehr als das Budget.",
        );
    }
    match language {
        Language::English if back == 0 && lost == 1 => {
            format!("{name} of the time saved does not bring back the one lost contact.")
        }
        Language::English => {
            let contacts = contacts_in_english(back, lost);
            format!("{name} of the time saved brings back {contacts}.")
        }
        Language::German => {
            let contacts = contacts_in_german(back, lost);
            format!("{name} der gesparten Zeit holt {contacts} zurück.")
        }
    }
}

/// Whether the must-haves cost more than the budget: they come back all the same (audit.md 3.8).
fn is_beyond(plan: &Plan) -> bool {
    words::nine(plan.within_budget.cost - plan.budget) > 0.0
}

fn contacts_in_english(back: usize, lost: usize) -> String {
    let noun = words::plural(lost, "lost contact", "lost contacts");
    let back = match back {
        back if back == lost && lost == 1 => return format!("the one {noun}"),
        back if back == lost => "every one".to_owned(),
        0 => "none".to_owned(),
        back => words::count(back),
    };
    format!("{back} of {} {noun}", words::count(lost))
}

fn contacts_in_german(back: usize, lost: usize) -> String {
    let of = words::plural(lost, "verlorenen Kontakt", "verlorenen Kontakten");
    match (back, lost) {
        (1, 1) => format!("den einen {of}"),
        (0, 1) => format!("den einen {of} nicht"),
        (back, lost) if back == lost => {
            format!("alle {} verlorenen Kontakte", Language::German.count(lost))
        }
        (back, lost) => {
            let some = german::standing(back, "en");
            format!("{some} von {} {of}", Language::German.count(lost))
        }
    }
}

fn lead(saved: f64, language: Language) -> String {
    let minutes = language.pick(
        "Costs are minutes of everybody’s time; contact is minutes in which people meet.",
        "Kosten sind die Minuten aller, Kontakt die Minuten, in denen Menschen sich treffen.",
    );
    if saved > 0.0 {
        sentence!(language;
            "The redesign saves {} person-minutes per case. Each plan puts some of them back into contact. {minutes}",
            "Der Neuentwurf spart {} Personenminuten je Fall. Jeder Plan gibt einen Teil davon wieder in Kontakt. {minutes}",
            language.minutes(saved),
        )
    } else {
        sentence!(language;
            "Each plan puts lost contact back. {minutes}",
            "Jeder Plan holt verlorenen Kontakt zurück. {minutes}",
        )
    }
}

fn exact(plan: &Plan, language: Language) -> String {
    if plan.gap > 0.0 {
        sentence!(language;
            "The middle plan lies at most {} below the best sum of weights within the budget.",
            "Der mittlere Plan liegt höchstens {} unter der besten Summe der Gewichte im Budget.",
            language.exact(plan.gap),
        )
    } else {
        language
            .pick(
                "The middle plan is the exact best choice: highest sum of weights within the budget, must-haves first.",
                "Der mittlere Plan ist genau die beste Wahl: die höchste Summe der Gewichte im Budget, Unverzichtbares zuerst.",
            )
            .to_owned()
    }
}

fn columns(
    audit: &Audit,
    view: &View<'_>,
    plan: &Plan,
    saved: f64,
    budget: &Budget,
    lost: usize,
    costs: Costs,
) -> Vec<Column> {
    let language = view.language;
    let must = if plan.items.iter().any(|item| item.must_have) {
        language.pick(
            "What was marked as not negotiable.",
            "Was als unverzichtbar gekennzeichnet ist.",
        )
    } else {
        language.pick(
            "No contact has been marked as a must-have.",
            "Kein Kontakt ist als unverzichtbar gekennzeichnet.",
        )
    };
    let beyond = language.pick(
        "The must-haves, although they cost more than the budget.",
        "Das Unverzichtbare, obwohl es mehr kostet als das Budget.",
    );
    let best = sentence!(language;
        "The best use of {} of the person-minutes saved.",
        "Was mit {} der gesparten Personenminuten am meisten bringt.",
        language.percent(audit.settings.plan.budget_share),
    );
    let best = if is_beyond(plan) { beyond } else { &best };
    let name = &budget.name;
    let within = sentence!(language; "{name} of the time saved", "{name} der Zeit");
    let column = |name: &str, lead: &str, choice: &PlanChoice| {
        let cost = costs.says(costs.sum(&taken(choice, plan)), language);
        column(audit, view, [name, lead, &cost], choice, saved, lost)
    };
    vec![
        column(
            language.pick("Must-haves only", "Nur Unverzichtbares"),
            must,
            &plan.must_haves,
        ),
        column(&within, best, &plan.within_budget),
        column(
            language.pick("Everything not let go", "Alles"),
            language.pick(
                "Every lost contact comes back as it was.",
                "Was nicht losgelassen ist, kommt zurück, wie es war.",
            ),
            &plan.all,
        ),
    ]
}

fn column(
    audit: &Audit,
    view: &View<'_>,
    [name, lead, cost]: [&str; 3],
    choice: &PlanChoice,
    saved: f64,
    lost: usize,
) -> Column {
    let language = view.language;
    let of =
        |part: &str, whole: &str| sentence!(language; "{part} of {whole}", "{part} von {whole}");
    let steps: Vec<&Seen> = choice
        .chosen
        .iter()
        .filter_map(|id| view.before.step(id))
        .collect();
    let back: f64 = steps.iter().map(|step| step.minutes * step.visits).sum();
    let now = audit
        .measures
        .redesign
        .as_ref()
        .map_or(0.0, |one| one.contact_minutes);
    let before = audit.measures.baseline.contact_minutes;
    let wanted = view.before.purposes();
    let mut served = view
        .after
        .as_ref()
        .map(crate::view::Version::purposes)
        .unwrap_or_default();
    served.extend(steps.iter().flat_map(|step| step.purposes.iter().copied()));
    let served = served
        .into_iter()
        .filter(|one: &Purpose| wanted.contains(one))
        .count();
    let total = now + back;
    Column {
        name: name.to_owned(),
        lead: lead.to_owned(),
        cost: cost.to_owned(),
        share: if saved > 0.0 {
            sentence!(language;
                "{} of the time saved",
                "{} der gesparten Zeit",
                language.percent(choice.cost / saved),
            )
        } else {
            language
                .pick("no time is saved", "es wird keine Zeit gespart")
                .to_owned()
        },
        fill: if saved > 0.0 {
            (choice.cost / saved).clamp(0.0, 1.0)
        } else {
            0.0
        },
        back: of(&steps.len().to_string(), &lost.to_string()),
        minutes: of(&language.about(total), &language.about(before)),
        of_before: if before > 0.0 {
            language.percent(total / before)
        } else {
            "–".to_owned()
        },
        purposes: of(&served.to_string(), &wanted.len().to_string()),
    }
}

fn items(
    audit: &Audit,
    plan: &Plan,
    lost: &[&Seen],
    costs: Costs,
    language: Language,
) -> Vec<Item> {
    let waived = drawing::waived(audit);
    let value_of = |step: &Seen| {
        let findings = audit.findings.iter();
        let mut about = findings.filter(|one| {
            ["C01", "C02", "C03", "C04"].contains(&one.rule)
                && one.baseline_steps.contains(&step.id)
        });
        about.next().map(|finding| finding.score)
    };
    let choices = [&plan.must_haves, &plan.within_budget, &plan.all];
    lost.iter()
        .map(|step| {
            let item = plan.items.iter().find(|item| item.step == step.id);
            let cost = item.map_or(step.minutes * step.visits * f64::from(step.heads), |item| {
                item.cost
            });
            let value = item.map(|item| item.value).or_else(|| value_of(step));
            let state = |choice: &PlanChoice| match item {
                _ if choice.chosen.contains(&step.id) => "back",
                None if waived.contains(&step.id) => "let go",
                _ => "lost",
            };
            Item {
                no: step.no,
                name: step.name.clone(),
                must: item.is_some_and(|item| item.must_have),
                why: step.why(language),
                cost: costs.says(cost, language),
                value: value.map_or_else(|| "–".to_owned(), |value| language.exact(value)),
                states: choices.map(state).to_vec(),
            }
        })
        .collect()
}

fn line(column: &Column, plan: &Plan, saved: f64, lost: usize, language: Language) -> String {
    let back = plan.within_budget.chosen.len();
    let none = if lost == 0 {
        language.pick(
            "No contact was lost that would have to come back.",
            "Kein Kontakt ging verloren, der zurückkommen müsste.",
        )
    } else if saved <= 0.0 {
        language.pick(
            "The redesign saves no time that could be given back to contact.",
            "Der Neuentwurf spart keine Zeit, die in Kontakt zurückfließen könnte.",
        )
    } else {
        language.pick(
            "Within the budget, no lost contact can come back as it was; a shorter one costs less.",
            "Im Budget kann kein verlorener Kontakt so zurückkommen, wie er war; ein kürzerer kostet weniger.",
        )
    };
    if lost == 0 || saved <= 0.0 || back == 0 {
        return none.to_owned();
    }
    let (cost, share) = (&column.cost, &column.share);
    let minutes = column.minutes.split(' ').next().unwrap_or_default();
    match language {
        Language::English => {
            let noun = words::plural(lost, "lost contact", "lost contacts");
            format!(
                "For {cost} person-minutes per case, about {share}, {back} of {lost} {noun} can come back, and contact would rise to {minutes} minutes."
            )
        }
        Language::German => {
            let can = words::plural(back, "kann", "können");
            let noun = words::plural(lost, "verlorenen Kontakt", "verlorenen Kontakten");
            format!(
                "Für {cost} Personenminuten je Fall, etwa {share}, {can} {back} von {lost} {noun} zurückkommen; die Kontaktzeit stiege auf {minutes} Minuten."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_a_plan_is_the_sum_of_the_costs_below_it() {
        let contact = |at: usize, minutes: f64| {
            format!(
                r#"{{"id": "b{at}", "name": "Talk {at}", "roles": ["Guest", "Host"], "tag": "human-relational", "mode": "live", "minutes": {minutes}, "purposes": ["learn"], "next": [{{"to": "{}"}}]}}"#,
                if at < 6 {
                    format!("b{}", at + 1)
                } else {
                    "end".to_owned()
                }
            )
        };
        // Each cost lies close to a half, so that their sum rounds elsewhere than they do.
        let contacts: Vec<String> = (0..7).map(|at| contact(at, 10.2 + at as f64)).collect();
        let text = format!(
            r#"{{"format": "weft/1", "title": "t", "case": "c", "baseline": {{"steps": [{}]}},
            "redesign": {{"steps": [{{"id": "r", "name": "Form", "roles": ["Guest"], "tag": "ai-automated", "minutes": 1, "replaces": ["b0"]}}]}}}}"#,
            contacts.join(", ")
        );
        let document: weft_core::Document = serde_json::from_str(&text).expect("a document");
        let settings = weft_core::Settings::default();
        let today = jiff::civil::date(2026, 1, 1);
        let options = weft_core::audit::Options {
            redesign: Some(0),
            confirmed: None,
            settings: &settings,
            today,
            language: Language::English,
        };
        let audit = weft_core::audit::audit(&document, &options).expect("no fault");
        let view = View::new(&audit, &document, Some(0), Language::English).expect("a view");
        let chapter = of(&audit, &view, today).expect("a plan");
        for (at, column) in chapter.columns.iter().enumerate() {
            let back = chapter
                .items
                .iter()
                .filter(|item| item.states[at] == "back");
            let costs = back.map(|item| item.cost.parse::<f64>().expect("minutes"));
            let sum: f64 = costs.sum();
            let printed: f64 = column.cost.parse().expect("minutes");
            assert!((printed - sum).abs() < 1e-9, "{}", column.name);
        }
        let all = chapter.columns.last().expect("three columns");
        assert_eq!(
            all.cost, "184.8",
            "20.4 and 22.4 and so on: whole minutes would make 182"
        );
    }
}
