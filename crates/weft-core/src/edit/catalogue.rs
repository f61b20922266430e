//! Every sentence about an edit, in every language.
//!
//! Gaps are filled with the arguments of a sentence, by number; a letter before the number says what
//! kind of word stands in it:
//!
//! | gap | what stands in it |
//! |---|---|
//! | `{0}` | a text of the document, as it is |
//! | `{n0}` | a number |
//! | `{v0}` | a version: `baseline`, `#2` for a redesign without a name, or its name |
//! | `{t0}` | a tag |
//! | `{s0}` | stakes |
//! | `{f0}` | fields of a step, by their names in files |

use crate::Language;
use crate::workflow::{Stakes, Tag};

/// A key with its English and its German.
pub(super) type Line = (&'static str, &'static str, &'static str);

/// Every key. German puts the version first, so that it need not be inflected.
#[rustfmt::skip] // One sentence a line: a table of what is said in each language.
pub(super) const LINES: &[Line] = &[
    ("created", "The document was made", "Das Dokument wurde angelegt"),
    ("imported", "The document was read from “{0}”", "Das Dokument wurde aus „{0}“ gelesen"),
    ("nothing", "Nothing changed", "Nichts hat sich geändert"),
    ("changes", "{n0} changes at once", "{n0} Änderungen auf einmal"),
    ("title", "The workflow is now called “{0}”", "Der Ablauf heißt jetzt „{0}“"),
    ("cases-per-week", "Cases per week: {n0}", "Fälle je Woche: {n0}"),
    ("stakes", "Stakes: {s0}", "Was auf dem Spiel steht: {s0}"),
    ("header", "What a case is was described anew", "Was ein Fall ist, wurde neu beschrieben"),
    ("plan", "The wishes for the plan changed", "Die Wünsche für den Plan haben sich geändert"),
    ("suggestions", "How suggestions are made changed", "Wie vorgeschlagen wird, hat sich geändert"),
    ("role-added", "The role “{0}” was added", "Die Rolle „{0}“ kam hinzu"),
    ("role-removed", "The role “{0}” was removed", "Die Rolle „{0}“ wurde entfernt"),
    ("role-renamed", "The role “{0}” is now called “{1}”", "Die Rolle „{0}“ heißt jetzt „{1}“"),
    ("role-changed", "The role “{0}” changed", "Die Rolle „{0}“ hat sich geändert"),
    ("waived", "A loss was let go ({0})", "Ein Verlust wurde losgelassen ({0})"),
    ("waiver-changed", "A decision to let a loss go changed ({0})", "Ein losgelassener Verlust wurde neu begründet ({0})"),
    ("unwaived", "A loss is no longer let go ({0})", "Ein Verlust ist nicht mehr losgelassen ({0})"),
    ("redesign-added", "{v0} was added", "{v0} kam hinzu"),
    ("redesign-removed", "{v0} was removed", "{v0} wurde entfernt"),
    ("redesign-named", "{v0} is now called “{1}”", "{v0} heißt jetzt {v1}"),
    ("version-replaced", "All of {v0} was replaced", "{v0}: Alles wurde ersetzt"),
    ("start", "{v0} now starts with “{1}”", "{v0} beginnt jetzt mit „{1}“"),
    ("start-first", "{v0} now starts with its first step", "{v0} beginnt jetzt mit dem ersten Schritt"),
    ("notes", "The notes beside the steps of {v0} changed", "{v0}: Die Notizen neben den Schritten haben sich geändert"),
    ("frame", "What {v0} says beside its steps changed", "{v0}: Was neben den Schritten steht, hat sich geändert"),
    ("step-added", "“{0}” was added to {v1}", "{v1}: „{0}“ kam hinzu"),
    ("step-removed", "“{0}” was removed from {v1}", "{v1}: „{0}“ wurde entfernt"),
    ("step-renamed", "“{0}” is now called “{1}”", "„{0}“ heißt jetzt „{1}“"),
    ("step-tagged", "“{0}” tagged {t1}", "Art von „{0}“: {t1}"),
    ("step-untagged", "The tag of “{0}” was taken away", "„{0}“ ist jetzt ohne Art"),
    ("step-people", "“{0}” is done by: {1}", "Beteiligt an „{0}“: {1}"),
    ("step-nobody", "“{0}” is done by nobody named", "Beteiligt an „{0}“: niemand genannt"),
    ("step-minutes", "“{0}” takes {n1} minutes", "„{0}“ dauert {n1} Min."),
    ("step-links", "“{0}” leads to: {1}", "„{0}“ führt zu: {1}"),
    ("step-ends", "“{0}” ends the case", "„{0}“ beendet den Fall"),
    ("step-moved", "The card of “{0}” was moved", "Die Karte von „{0}“ wurde verschoben"),
    ("step-placed", "“{0}” stands elsewhere in the list", "„{0}“ steht an anderer Stelle der Liste"),
    ("step-changed", "“{0}” changed: {f1}", "„{0}“ hat sich geändert: {f1}"),
    ("step-matched", "“{0}” stands for “{1}”", "„{0}“ steht für „{1}“"),
    ("step-parted", "“{0}” does not stand for “{1}”", "„{0}“ steht nicht für „{1}“"),
    ("kept-apart", "“{0}” and “{1}” are not the same step", "„{0}“ und „{1}“ sind nicht derselbe Schritt"),
    ("gone-removed", "“{0}” is gone on purpose", "„{0}“ ist mit Absicht entfernt"),
    ("gone-moved", "“{0}” moved elsewhere", "„{0}“ geschieht jetzt an anderer Stelle"),
    ("gone-not-drawn", "“{0}” still happens and is just not drawn", "„{0}“ geschieht weiter und ist nur nicht gezeichnet"),
    ("gone-open", "What became of “{0}” is open again", "Was aus „{0}“ wurde, ist wieder offen"),
    ("step-new", "“{0}” is new", "„{0}“ ist neu"),
    ("step-new-open", "Whether “{0}” is new is open again", "Ob „{0}“ neu ist, ist wieder offen"),
    ("part-of-redesign", "“{0}” is part of “{1}”", "„{0}“ ist Teil von „{1}“"),
    ("part-of-baseline", "“{0}” was part of “{1}”", "„{0}“ war Teil von „{1}“"),
    ("role-matched", "The role “{0}” is “{1}” in the redesign", "Die Rolle „{0}“ heißt im Neuentwurf „{1}“"),
    ("role-apart", "The roles “{0}” and “{1}” are not the same", "Die Rollen „{0}“ und „{1}“ sind nicht dieselbe"),
    ("matching", "What was said about matches changed", "Was zur Zuordnung gesagt ist, hat sich geändert"),
    ("steps-matched", "{n0} steps stand for steps of the baseline", "{n0} Schritte stehen für Schritte der Ausgangslage"),
    ("steps-added", "{n0} steps were added to {v1}", "{v1}: {n0} Schritte kamen hinzu"),
    ("steps-removed", "{n0} steps were removed from {v1}", "{v1}: {n0} Schritte wurden entfernt"),
    ("steps-moved", "{n0} cards were moved", "{n0} Karten wurden verschoben"),
    ("steps-tagged", "{n0} steps tagged {t1}", "Art von {n0} Schritten: {t1}"),
    ("steps-changed", "{n0} steps changed", "{n0} Schritte haben sich geändert"),
    ("restored", "Restored what stood after change {n0}", "Stand nach Änderung {n0} wiederhergestellt"),
    ("restored-checkpoint", "Restored the checkpoint “{0}”", "Festgehaltener Stand „{0}“ wiederhergestellt"),
];

/// How a sentence names the workflow as it runs.
pub(super) const BASELINE: &str = "baseline";

/// What stands in a gap of this kind. A word that this version does not know stays as it is.
pub(super) fn filled(kind: &str, argument: &str, language: Language) -> String {
    match kind {
        "n" => language.pick(argument.to_owned(), argument.replace('.', ",")),
        "v" => version(argument, language),
        "t" => {
            let tag = Tag::ALL.into_iter().find(|one| one.word() == argument);
            tag.map_or(argument, |one| one.words_in(language))
                .to_owned()
        }
        "s" => {
            let mut all = [Stakes::Normal, Stakes::High].into_iter();
            let stakes = all.find(|one| one.word() == argument);
            stakes
                .map_or(argument, |one| one.words_in(language))
                .to_owned()
        }
        "f" => match language {
            Language::English => argument.to_owned(),
            Language::German => {
                let fields: Vec<&str> = argument.split(", ").map(german_field).collect();
                fields.join(", ")
            }
        },
        _ => argument.to_owned(),
    }
}

fn version(argument: &str, language: Language) -> String {
    match argument.strip_prefix('#') {
        Some(number) => format!("{} {number}", language.pick("redesign", "Neuentwurf")),
        None if argument == BASELINE => language.pick("the baseline", "Ausgangslage").to_owned(),
        None => language.quoted(argument).to_string(),
    }
}

/// A field of a step by its name in files.
fn german_field(name: &str) -> &str {
    match name {
        "id" => "ID",
        "name" => "Name",
        "roles" => "Beteiligte",
        "tag" => "Art",
        "minutes" => "Minuten",
        "purposes" => "Zwecke",
        "mode" => "Art des Gesprächs",
        "next" => "Übergaben",
        "replaces" => "Gegenstücke",
        "goal" => "Ziel",
        "agency" => "Handlungsspielraum",
        "choice" => "Wahl eines Menschen",
        "reader" => "wer es liest",
        "helpPath" => "Weg zu einem Menschen",
        "machineRetry" => "technische Wiederholung",
        "pointOfNoReturn" => "Punkt ohne Umkehr",
        "outcome" => "Ergebnis",
        "split" => "Verzweigung",
        "kind" => "Schritt, Verzweigung oder Ereignis",
        "notes" => "Notizen",
        "position" => "Platz",
        "origin" => "Herkunft",
        "extra" => "weitere Felder",
        unknown => unknown,
    }
}
