//! How the steps of both versions were matched, in words.

use weft_core::{Audit, Language, words};

use crate::notes::is_mined;
use crate::view::View;

/// How sure the matches are: only what the data says.
pub(crate) fn matches_say(audit: &Audit, view: &View<'_>) -> String {
    let language = view.language;
    let all = audit.matches.len();
    let open = audit.matches.iter().filter(|one| !one.confirmed).count();
    let says = match (all, open) {
        (0, _) => language.pick(
            "no step is matched yet",
            "noch ist kein Schritt einem anderen zugeordnet",
        ),
        (_, 0) if is_mined(view) => language.pick(
            "activities of the same name in the log are the same step",
            "gleichnamige Aktivitäten im Protokoll sind derselbe Schritt",
        ),
        (_, 0) => language.pick(
            "each match was confirmed by a person",
            "jede Zuordnung hat ein Mensch bestätigt",
        ),
        (1, _) => language.pick(
            "the one match is a suggestion that nobody has confirmed",
            "die eine Zuordnung ist ein Vorschlag, den niemand bestätigt hat",
        ),
        (all, open) if all == open => language.pick(
            "the matches are suggestions that nobody has confirmed",
            "die Zuordnungen sind Vorschläge, die niemand bestätigt hat",
        ),
        (all, open) => {
            let (is, ist) = (
                words::plural(open, "is", "are"),
                words::plural(open, "ist", "sind"),
            );
            let sure = all - open;
            return match language {
                Language::English => format!(
                    "{sure} of {all} matches were confirmed by a person, {open} {is} suggested"
                ),
                Language::German => format!(
                    "ein Mensch hat {sure} von {all} Zuordnungen bestätigt, {open} {ist} vorgeschlagen"
                ),
            };
        }
    };
    says.to_owned()
}
