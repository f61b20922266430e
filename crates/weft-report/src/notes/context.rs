//! Figures from elsewhere with their cautions, and the words of the report.

use weft_core::{Audit, Language};

use super::Row;

/// A figure from elsewhere, and the rule beside which it stands; empty for those that always stand.
struct Figure {
    rule: &'static str,
    figure: [&'static str; 2],
    english: [&'static str; 4],
    german: [&'static str; 4],
}

/// Figures of the source commentary: what they say, who was asked, caution, beside what they stand.
const FIGURES: [Figure; 6] = [
    Figure {
        rule: "S09",
        figure: ["71%", "71\u{a0}%"],
        english: [
            "of AI use is augmentation, not automation",
            "freelancers’ use of AI on Upwork",
            "Counts use events, not workflow steps. Claude.ai showed 57% augmentation in February 2025, 47% in August, 52% in November.",
            "AI does rather than helps",
        ],
        german: [
            "der Nutzung von KI unterstützt Menschen und ersetzt sie nicht",
            "Freiberufliche, die KI auf Upwork nutzen",
            "Zählt Nutzungen, nicht Schritte. Bei Claude.ai waren es 57\u{a0}% im Februar 2025, 47\u{a0}% im August, 52\u{a0}% im November.",
            "Die KI macht, statt zu helfen",
        ],
    },
    Figure {
        rule: "",
        figure: ["40%", "40\u{a0}%"],
        english: [
            "productivity boost",
            "employees using AI",
            "Self-reported.",
            "time saved",
        ],
        german: [
            "mehr Produktivität",
            "Angestellte, die KI nutzen",
            "Selbstauskunft.",
            "gesparte Zeit",
        ],
    },
    Figure {
        rule: "S01",
        figure: ["67%", "67\u{a0}%"],
        english: [
            "trust AI more than their co-workers",
            "top AI users",
            "A survey answer, not a measure of behaviour.",
            "long stretch without people",
        ],
        german: [
            "trauen der KI mehr als ihren Kolleginnen und Kollegen",
            "wer KI am meisten nutzt",
            "Antwort in einer Umfrage, kein gemessenes Verhalten.",
            "lange Strecke ohne Menschen",
        ],
    },
    Figure {
        rule: "",
        figure: ["88%", "88\u{a0}%"],
        english: [
            "burned out, or 88% more likely to be burned out",
            "“top AI performers”",
            "Sources disagree: press coverage gives a rate, the report’s own key takeaways a relative risk. Both readings are shown; neither is used.",
            "none; shown because it is often quoted",
        ],
        german: [
            "ausgebrannt, oder um 88\u{a0}% häufiger ausgebrannt",
            "„top AI performers“",
            "Die Presse nennt einen Anteil, der Bericht selbst ein relatives Risiko. Beides steht hier; keines wird verwendet.",
            "nichts; steht hier, weil oft zitiert",
        ],
    },
    Figure {
        rule: "C02",
        figure: ["90%", "90\u{a0}%"],
        english: [
            "learned new skills faster with AI",
            "freelancers",
            "Self-reported. It does not say that a mentor is not needed.",
            "coaching became a template",
        ],
        german: [
            "lernten mit KI schneller Neues",
            "Freiberufliche",
            "Selbstauskunft. Dass Begleitung unnötig wäre, sagt sie nicht.",
            "aus Begleitung wurde eine Vorlage",
        ],
    },
    Figure {
        rule: "",
        figure: ["62%", "62\u{a0}%"],
        english: [
            "do not understand how their AI use serves company goals",
            "top AI performers",
            "So at most 38% do.",
            "none; asked in the pulse survey",
        ],
        german: [
            "verstehen nicht, wozu ihre Nutzung von KI dem Unternehmen dient",
            "„top AI performers“",
            "Also verstehen es höchstens 38\u{a0}%.",
            "nichts; gefragt in der kurzen Umfrage",
        ],
    },
];

/// Figures that belong to what this audit found; context, never a yardstick.
pub(super) fn context(audit: &Audit, language: Language) -> Vec<Row> {
    let has = |rule: &str| audit.findings.iter().any(|one| one.rule == rule);
    let wanted = FIGURES.iter();
    let wanted = wanted.filter(|one| one.rule.is_empty() || has(one.rule));
    wanted
        .map(|one| {
            let [english, german] = one.figure;
            let figure = language.pick(english, german);
            let cells = language.pick(one.english, one.german);
            std::iter::once(figure)
                .chain(cells)
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

pub(super) fn glossary(audit: &Audit, language: Language) -> Vec<Row> {
    let case = audit.case.trim();
    let (term, run) = language.pick(
        ("Case", "One run through the workflow"),
        ("Fall", "Ein Durchgang durch den Ablauf"),
    );
    let case = if case.is_empty() {
        format!("{run}.")
    } else {
        format!("{run}: {case}.")
    };
    let words = language.pick(&ENGLISH, &GERMAN).iter();
    let words = words.map(|(term, text)| vec![(*term).to_owned(), (*text).to_owned()]);
    let mut rows: Vec<Row> = words.chain([vec![term.to_owned(), case]]).collect();
    rows.sort_by_cached_key(|row| row.first().map(|term| term.to_lowercase()));
    rows
}

/// The words, but for the case, which the document says.
const ENGLISH: [(&str, &str); 18] = [
    (
        "AI-augmented",
        "A person does the step with the help of AI.",
    ),
    (
        "AI-automated",
        "AI does the step; a person at most receives the result.",
    ),
    (
        "Assumed",
        "Nobody said it; a default stands in its place and is listed.",
    ),
    ("Baseline", "The workflow as it runs before the redesign."),
    (
        "Contact",
        "A step in which at least two people take part and can answer each other, live or later. It is computed from the data, not claimed by a tag.",
    ),
    (
        "Contact minutes",
        "Minutes in which people meet, per case. A 30-minute talk of three people counts 30.",
    ),
    (
        "Ghost",
        "A contact that was stripped out, drawn hollow and broken at the place where it used to be.",
    ),
    (
        "Human-alone",
        "A person does the step alone, without AI and without others.",
    ),
    ("Human-relational", "People do the step together."),
    (
        "Let go",
        "A loss that people decided to accept, with a reason, the roles that decided and a date to look again.",
    ),
    (
        "Loop",
        "Steps that a case can go round more than once. A human loop has a contact in it.",
    ),
    (
        "Person-minutes",
        "Minutes of everybody’s time. A 30-minute talk of three people counts 90.",
    ),
    (
        "Purpose",
        "What a contact is for, from a closed list of fifteen (see Method and settings).",
    ),
    ("Redesign", "The workflow as it is meant to run."),
    (
        "Stakes",
        "High where safety, employment, money or rights depend on the case; otherwise normal.",
    ),
    (
        "Suggested",
        "Read from the model by rules, and not confirmed by a person yet.",
    ),
    (
        "Tie",
        "A pair of roles that meet at least once in the workflow.",
    ),
    (
        "Times per case",
        "How often a step is expected to happen in one case. Below 1: a branch. Above 1: a loop.",
    ),
];

const GERMAN: [(&str, &str); 18] = [
    (
        "Allein",
        "Ein Mensch tut den Schritt allein, ohne KI und ohne andere.",
    ),
    (
        "Angenommen",
        "Niemand hat es gesagt; an seiner Stelle steht ein üblicher Wert, der aufgeführt ist.",
    ),
    ("Ausgangslage", "Der Ablauf, wie er vor dem Neuentwurf ist."),
    (
        "Beziehung",
        "Ein Paar von Rollen, die sich im Ablauf mindestens einmal treffen.",
    ),
    (
        "Hohler Balken",
        "Ein Kontakt, der weggefallen ist, hohl und unterbrochen gezeichnet, wo er war.",
    ),
    (
        "KI-automatisiert",
        "Die KI tut den Schritt; ein Mensch empfängt höchstens das Ergebnis.",
    ),
    (
        "KI-gestützt",
        "Ein Mensch tut den Schritt mit Hilfe von KI.",
    ),
    (
        "Kontakt",
        "Ein Schritt mit mindestens zwei Menschen, die einander antworten können, gleichzeitig oder später. Er wird berechnet, nicht behauptet.",
    ),
    (
        "Kontaktzeit",
        "Minuten je Fall, in denen Menschen sich treffen. 30 Minuten Gespräch zu dritt zählen 30.",
    ),
    (
        "Losgelassen",
        "Ein Verlust, den Menschen hinnehmen: mit einem Grund, den Rollen, die das entschieden haben, und einem Tag, an dem er wieder anzusehen ist.",
    ),
    (
        "Mal je Fall",
        "Wie oft ein Schritt in einem Fall zu erwarten ist. Unter 1: ein Zweig. Über 1: eine Schleife.",
    ),
    ("Neuentwurf", "Der Ablauf, wie er werden soll."),
    (
        "Personenminuten",
        "Minuten aller Beteiligten. 30 Minuten Gespräch zu dritt zählen 90.",
    ),
    (
        "Schleife",
        "Schritte, die ein Fall mehrmals durchlaufen kann. Eine Schleife mit Menschen enthält einen Kontakt.",
    ),
    (
        "Viel auf dem Spiel",
        "Wo Sicherheit, Arbeit, Geld oder Rechte vom Fall abhängen.",
    ),
    (
        "Vorgeschlagen",
        "Nach Regeln aus dem Modell gelesen und noch von keinem Menschen bestätigt.",
    ),
    (
        "Zweck",
        "Wozu ein Kontakt da ist, aus einer festen Liste von fünfzehn (siehe Verfahren und Einstellungen).",
    ),
    ("Zwischenmenschlich", "Menschen tun den Schritt gemeinsam."),
];
