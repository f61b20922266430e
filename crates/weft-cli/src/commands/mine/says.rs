//! What a log says, for a terminal.

use std::fmt::Write as _;

use weft_core::log::conformance::Conformance;
use weft_core::log::intervals::Intervals;
use weft_core::log::{Handover, LogResult, Part};
use weft_core::{Document, Language};

use super::super::table::table;

/// Rows of a list that are shown; the rest is in the JSON.
const MOST: usize = 12;

/// The counts in a few lines and lists.
pub(super) fn summary(title: &str, result: &LogResult, language: Language) -> String {
    let mut text = format!("{title}\n\n");
    match &result.split {
        None => part(&mut text, &result.whole, language),
        Some(split) => {
            let sides = [
                (language.pick("Before", "Vor"), &split.before),
                (language.pick("From", "Ab"), &split.after),
            ];
            for (side, counts) in sides {
                let _ = writeln!(text, "{side} {}\n", split.at);
                part(&mut text, counts, language);
            }
        }
    }
    text
}

fn part(text: &mut String, part: &Part, language: Language) {
    let _ = writeln!(text, "{}", size(part, language));
    for line in skipped(part, language) {
        let _ = writeln!(text, "{line}");
    }
    let follows = part.directly_follows.iter().map(|one| {
        vec![
            format!("  {}", one.from),
            format!("→ {}", one.to),
            one.count.to_string(),
        ]
    });
    let title = language.pick("What follows what", "Was auf was folgt");
    list(text, title, follows.collect(), language);
    let title = language.pick("Who hands over to whom", "Wer an wen übergibt");
    list(text, title, handovers(&part.handover), language);
    let title = language.pick(
        "Whose work comes straight back",
        "Wessen Arbeit gleich zurückkommt",
    );
    list(text, title, handovers(&part.subcontracting), language);
    let minutes = part.minutes.iter().map(|one| {
        let median = language.exact(one.median);
        vec![
            format!("  {}", one.activity),
            format!("{median} {}", language.pick("min", "Min.")),
            format!("n = {}", one.n),
        ]
    });
    let title = language.pick("Median minutes", "Minuten im Median");
    list(text, title, minutes.collect(), language);
    text.push('\n');
}

fn size(part: &Part, language: Language) -> String {
    let counts = [
        (part.cases, "cases", "Fälle"),
        (part.events, "events", "Ereignisse"),
        (part.activities, "activities", "Aktivitäten"),
        (part.resources, "people and systems", "Personen und Systeme"),
    ];
    let words = counts
        .map(|(count, english, german)| format!("{count} {}", language.pick(english, german)));
    words.join(", ")
}

/// One line for each kind of event that could not be used as it stands.
fn skipped(part: &Part, language: Language) -> Vec<String> {
    let odd = &part.skipped;
    let kinds = [
        (
            odd.no_timestamp,
            "events without a time: left out",
            "Ereignisse ohne Zeit: weggelassen",
        ),
        (
            odd.no_activity,
            "events without an activity or a case: left out",
            "Ereignisse ohne Aktivität oder Fall: weggelassen",
        ),
        (
            odd.no_resource,
            "events by nobody that is named: in no count of people",
            "Ereignisse, bei denen niemand genannt ist: in keiner Zählung von Menschen",
        ),
        (
            odd.out_of_order,
            "events that stood behind a later one: put in their place",
            "Ereignisse hinter einem späteren: eingeordnet",
        ),
        (
            odd.other_lifecycle,
            "events that are neither a start nor an end: left out",
            "Ereignisse, die weder Beginn noch Ende sind: weggelassen",
        ),
        (
            odd.never_completed,
            "starts without an end",
            "Anfänge ohne Ende",
        ),
        (
            odd.ends_before_start,
            "ends before their start: without minutes",
            "Enden vor ihrem Beginn: ohne Minuten",
        ),
    ];
    let found = kinds.into_iter().filter(|(count, _, _)| *count > 0);
    found
        .map(|(count, english, german)| format!("  {count} {}", language.pick(english, german)))
        .collect()
}

fn handovers(all: &[Handover]) -> Vec<Vec<String>> {
    let others = all.iter().filter(|one| one.from != one.to);
    others
        .map(|one| {
            vec![
                format!("  {}", one.from),
                format!("→ {}", one.to),
                one.count.to_string(),
                format!("{:.1} %", one.share * 100.0),
            ]
        })
        .collect()
}

fn list(text: &mut String, title: &str, rows: Vec<Vec<String>>, language: Language) {
    if rows.is_empty() {
        return;
    }
    let rest = rows.len().saturating_sub(MOST);
    let shown: Vec<_> = rows.into_iter().take(MOST).collect();
    let _ = write!(text, "\n{title}\n{}", table(&shown));
    if rest > 0 {
        let more = language.pick("more", "weitere");
        let _ = writeln!(text, "  … {rest} {more} (--json)");
    }
}

/// The shares and how sure they are; nothing where they were not asked for.
pub(super) fn intervals(found: Option<(&Intervals, &Document)>, language: Language) -> String {
    let Some((found, document)) = found else {
        return String::new();
    };
    let title = language.pick(
        "Shares, with the range of 95 % of all draws",
        "Anteile, mit dem Bereich von 95 % aller Ziehungen",
    );
    let rows = found.rows.iter().map(|row| row.says(document, language));
    let notes = found
        .notes
        .iter()
        .map(|note| note.says(language).to_owned());
    lines(title, rows.chain(notes), language)
}

/// How a drawing fits the log; nothing where none was given.
pub(super) fn conformance(found: Option<&Conformance>, language: Language) -> String {
    let Some(found) = found else {
        return String::new();
    };
    let title = language.pick("Drawing and log", "Zeichnung und Protokoll");
    lines(title, found.says(language).into_iter(), language)
}

fn lines(title: &str, says: impl Iterator<Item = String>, language: Language) -> String {
    const MOST: usize = 40;
    let says: Vec<String> = says.collect();
    let mut text = format!("{title}\n");
    for line in says.iter().take(MOST) {
        let _ = writeln!(text, "  {line}");
    }
    if let Some(rest) = says.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        let more = language.pick("more", "weitere");
        let _ = writeln!(text, "  … {rest} {more} (--json)");
    }
    text.push('\n');
    text
}
