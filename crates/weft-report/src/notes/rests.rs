//! What of the report rests on judgement rather than on what somebody said.

use weft_core::measure::Measures;
use weft_core::workflow::Stakes;
use weft_core::{Audit, Language, sentence, words};

use super::seen;
use crate::clean::Changes;
use crate::summary::matches_say;
use crate::view::View;

/// One sentence for each thing.
pub(super) fn rests(audit: &Audit, view: &View<'_>, changes: &Changes) -> Vec<String> {
    let language = view.language;
    let mut rests = seen::says(audit, view);
    rests.push(marked(audit, language));
    rests.extend(audit.machines.says(language));
    if view.after.is_some() {
        let matches = words::capital(&matches_say(audit, view));
        rests.push(format!("{matches}."));
        rests.push(unanswered(view));
        rests.push(
            language
                .pick(
                    "Plans assume that a contact put back takes the time and the people it had before. A shorter touchpoint costs less.",
                    "Pläne nehmen an, dass ein zurückgeholter Kontakt so lange dauert und so viele beteiligt wie vorher. Ein kürzerer kostet weniger.",
                )
                .to_owned(),
        );
    }
    let factor = language.exact(audit.settings.stakes.high);
    rests.push(match view.document.stakes {
        Stakes::Normal => sentence!(language;
            "Stakes are set to normal. With high stakes most scores would be multiplied by {factor}.",
            "Es steht nichts Besonderes auf dem Spiel. Stünde viel auf dem Spiel, würden die meisten Punkte mit {factor} malgenommen.",
        ),
        Stakes::High => sentence!(language;
            "Stakes are set to high: most scores are multiplied by {factor}.",
            "Es steht viel auf dem Spiel: die meisten Punkte werden mit {factor} malgenommen.",
        ),
    });
    let when = language.pick("before", "vorher");
    rests.extend(estimates(&audit.measures.baseline, when, language));
    if let Some(redesign) = &audit.measures.redesign {
        let when = language.pick("in the redesign", "im Neuentwurf");
        rests.extend(estimates(redesign, when, language));
    }
    rests.extend(changed(changes, language));
    rests
}

/// How many findings rest on what nobody said.
fn marked(audit: &Audit, language: Language) -> String {
    let marked = |mark: fn(&weft_core::audit::Finding) -> bool| {
        audit.findings.iter().filter(|one| mark(one)).count()
    };
    let (guessed, filled) = (marked(|one| one.suggested), marked(|one| one.assumed));
    if guessed + filled == 0 {
        return language
            .pick(
                "No finding here rests on a suggestion or on a value that was filled in.",
                "Kein Befund beruht hier auf einem Vorschlag oder einem ergänzten Wert.",
            )
            .to_owned();
    }
    sentence!(language;
        "{guessed} of {} findings rest on a suggestion that nobody confirmed, {filled} on a value that was filled in; each carries the word.",
        "Von den Befunden (zusammen {}) beruhen {guessed} auf einem Vorschlag, den niemand bestätigt hat, und {filled} auf einem ergänzten Wert; jeder trägt das Wort.",
        audit.findings.len(),
    )
}

/// What was replaced or cut for printing.
fn changed(changes: &Changes, language: Language) -> Vec<String> {
    let mut says = Vec::new();
    if !changes.letters.is_empty() {
        let letters = changes.letters.iter().take(40);
        let letters =
            letters.map(|(letter, count)| format!("U+{:04X} ({count})", u32::from(*letter)));
        let list = letters.collect::<Vec<_>>().join(", ");
        says.push(sentence!(language;
            "Characters without a shape in the fonts of this report, or that would hide or turn text, were replaced: {list}.",
            "Ersetzt wurden Zeichen, die in den Schriften dieses Berichts keine Form haben oder Text verbergen oder umkehren würden: {list}.",
        ));
    }
    if changes.shortened > 0 {
        let count = changes.shortened;
        says.push(match language {
            Language::English => format!(
                "{count} very long {} shortened for printing; the JSON result has the whole.",
                words::plural(count, "text was", "texts were")
            ),
            Language::German => format!(
                "Für den Druck gekürzt: {count} sehr {}; das JSON-Ergebnis hat alles.",
                words::plural(count, "langer Text", "lange Texte")
            ),
        });
    }
    says
}

fn estimates<'a>(
    measures: &'a Measures,
    when: &'a str,
    language: Language,
) -> impl Iterator<Item = String> + 'a {
    measures.estimated.iter().map(move |one| {
        sentence!(language;
            "Estimated {when} by simulating {} cases, not computed: {}, between {} and {} (95%).",
            "Durch Simulation geschätzt und nicht berechnet ({when}; Fälle: {}): {}, zwischen {} und {} (95\u{a0}%).",
            one.cases,
            measured(&one.measure, language),
            language.exact(one.low),
            language.exact(one.high),
        )
    })
}

/// A measure in words: `meetsNobody` as `meets nobody`.
fn measured(name: &str, language: Language) -> String {
    match (language, name) {
        (Language::German, "meetsNobody") => return "wer niemanden trifft".to_owned(),
        (Language::German, "stepsBeforeContact") => {
            return "Schritte bis zum ersten Kontakt".to_owned();
        }
        (Language::German, "expectedSteps") => return "Schritte je Fall".to_owned(),
        _ => {}
    }
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            text.push(' ');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// Steps of the baseline that nothing stands for, by name as far as anybody would read.
fn unanswered(view: &View<'_>) -> String {
    const MOST: usize = 12;
    let language = view.language;
    let steps = view.before.steps.iter().zip(&view.images);
    let open = steps.filter(|(_, images)| images.is_empty());
    let open: Vec<String> = open
        .map(|(step, _)| language.quoted(&step.name).to_string())
        .collect();
    let list = match open.len().checked_sub(MOST) {
        None | Some(0) => language.list(open.iter()).to_string(),
        Some(more) => {
            let shown = open.get(..MOST).unwrap_or_default().join(", ");
            sentence!(language; "{shown} and {more} more", "{shown} und {more} weitere")
        }
    };
    match (open.len(), language) {
        (0, _) => language
            .pick(
                "Every baseline step has a counterpart in the redesign.",
                "Jeder Schritt der Ausgangslage hat im Neuentwurf eine Entsprechung.",
            )
            .to_owned(),
        (1, Language::English) => format!(
            "One baseline step has no counterpart in the redesign: {list}. It is read as gone."
        ),
        (1, Language::German) => format!(
            "Ein Schritt der Ausgangslage hat im Neuentwurf keine Entsprechung: {list}. Er gilt als weggefallen."
        ),
        (count, Language::English) => format!(
            "{} baseline steps have no counterpart in the redesign and are read as gone: {list}.",
            words::count_capital(count)
        ),
        (count, Language::German) => format!(
            "{} Schritte der Ausgangslage haben im Neuentwurf keine Entsprechung und gelten als weggefallen: {list}.",
            crate::german::capital(count)
        ),
    }
}
