//! The phrases of margins, cover and summary.

use super::chapter;

chapter! {
    /// Words of many pages.
    Common {
        logo: "Logo", "Logo";
        logo_of: "Logo of {}", "Logo: {}";
        document: "{}: workflow audit", "{}: Prüfung des Ablaufs";
        footer: "Weft audit, {}", "Weft-Prüfung, {}";
        page: "{} of {}", "{} von {}";
        before: "Before", "Vorher";
        redesign: "Redesign", "Neuentwurf";
        now: "Now", "Jetzt";
        per_case: "Per case", "Je Fall";
        minutes_per_case: "Minutes per case", "Minuten je Fall";
        no: "No", "Nr.";
        step: "Step", "Schritt";
        version: "Version", "Fassung";
        value: "Value", "Wert";
        none: "none", "keine";
        left_out: "{} more stand in the JSON result.", "Weitere {} stehen im JSON-Ergebnis.";
        let_go: "Let go", "Losgelassen";
        must_have: "must-have", "unverzichtbar";
        low: "Low", "Gering";
        medium: "Medium", "Mittel";
        high: "High", "Hoch";
        critical: "Critical", "Kritisch";
    }
}

chapter! {
    /// Words of the cover.
    Cover {
        kind: "Workflow audit", "Prüfung eines Ablaufs";
        followed: "Followed for {}", "Ein Fall: {}";
        followed_long: "Followed for one case", "Verfolgt an einem Fall";
        alt_pair: "Two drawings of the workflow, before and redesign. ", "Zwei Zeichnungen des Ablaufs, vorher und Neuentwurf. ";
        alt_one: "Drawing of the workflow. ", "Zeichnung des Ablaufs. ";
        alt: "Each vertical line is a role, each bar is people meeting. ", "Jede senkrechte Linie ist eine Rolle, jeder Balken ein Treffen von Menschen. ";
        today: "Today", "Heute";
        says: "Each vertical line is a role, each row a step from top to bottom. A solid bar is people meeting. ", "Jede senkrechte Linie ist eine Rolle, jede Zeile ein Schritt, von oben nach unten. Ein gefüllter Balken ist ein Treffen von Menschen. ";
        says_hollow: "A hollow, broken bar is a meeting that the redesign no longer has. ", "Ein hohler, unterbrochener Balken ist ein Treffen, das es im Neuentwurf nicht mehr gibt. ";
    }
}

chapter! {
    /// Words of summary and one-page edition.
    Summary {
        section: "Summary", "Zusammenfassung";
        kept: "Kept", "Erhalten";
        unknown: "not available", "nicht bekannt";
        nothing_found: "Nothing was found that could be let go.", "Es wurde nichts gefunden, was loszulassen wäre.";
        nothing_let_go: "Nothing has been let go so far. Every finding in this report is still open.", "Bisher wurde nichts losgelassen. Jeder Befund in diesem Bericht ist noch offen.";
        decision: "Reason: {}. Decided by {}, to be looked at again on {}.", "Grund: {}. Entschieden von: {}; wieder anzusehen am {}.";
        more: "and {} more.", "und {} weitere.";
        more_under: "and {} more, under “What was assumed”.", "und {} weitere, unter „Was angenommen wurde“.";
        table_pair: "Five things to know about human contact, per case", "Was aus dem menschlichen Kontakt wird, je Fall";
        table_one: "Five things about human contact, per case", "Fünf Angaben zum menschlichen Kontakt, je Fall";
        alt: "Table of five measures: {}.", "Tabelle mit fünf Werten: {}.";
        alt_pair: "{} {} before, {} in the redesign", "{}: vorher {}, im Neuentwurf {}";
        alt_one: "{} {}", "{}: {}";
        note_pair: "Filled: kept. Hollow and broken: lost. In the last line the bar shows the cases that meet nobody in the redesign.", "Gefüllt: erhalten. Hohl und unterbrochen: verloren. In der letzten Zeile zeigt der Balken die Fälle, die im Neuentwurf niemanden treffen.";
        note_one: "In the last line the bar shows the cases that meet nobody.", "In der letzten Zeile zeigt der Balken die Fälle, die niemanden treffen.";
        three: "Three sentences that matter", "Drei Sätze, auf die es ankommt";
        let_go: "What was let go, and why", "Was losgelassen wurde, und warum";
        come_back: "What could come back", "Was zurückkommen könnte";
        one_page: "Workflow audit: {}", "Prüfung des Ablaufs: {}";
        elsewhere_pair: "Findings with their sources, the drawings step by step, plans, assumptions and method stand in the full report.", "Befunde mit ihren Quellen, die Zeichnungen Schritt für Schritt, Pläne, Annahmen und Verfahren stehen im vollständigen Bericht.";
        elsewhere_one: "Findings with their sources, the drawings step by step, assumptions and method stand in the full report.", "Befunde mit ihren Quellen, die Zeichnungen Schritt für Schritt, Annahmen und Verfahren stehen im vollständigen Bericht.";
    }
}
