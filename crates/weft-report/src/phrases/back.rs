//! The phrases of findings and plans, and of what stands behind them.

use super::chapter;

chapter! {
    /// Words of the findings.
    Findings {
        section: "Findings", "Befunde";
        let_go: "Let go.", "Losgelassen.";
        advice: "What could be done.", "Was zu tun wäre.";
        advice_head: "What could be done", "Was zu tun wäre";
        source: "Source: {}. ", "Quelle: {}. ";
        rule: "Rule {}, score {}.", "Regel {}, Punkte: {}.";
        rule_alone: "Rule {}.", "Regel {}.";
        nothing: "nothing stands here now", "hier steht jetzt nichts";
        now: "{}, {} min", "{}, {} Min.";
        path: "The whole path", "Der ganze Weg";
        baseline_step: "Baseline step", "Schritt der Ausgangslage";
        finding: "Finding", "Befund";
        role: "Role", "Rolle";
        weight: "Weight", "Gewicht";
        found: "What was found", "Was gefunden wurde";
        others: "The other places, in the same order", "Die weiteren Stellen, in derselben Reihenfolge";
        all: "All places", "Alle Stellen";
        people: "People and pairs", "Menschen und Paare";
    }
}

chapter! {
    /// Words of the plans.
    Plans {
        section: "Three plans", "Drei Pläne";
        nothing: "Plans put lost contacts back. None was lost here, so there is nothing to plan.", "Pläne holen verlorene Kontakte zurück. Hier ging keiner verloren; es gibt nichts zu planen.";
        cost: " person-minutes per case", " Personenminuten je Fall";
        in_plan: "In this plan", "In diesem Plan";
        back: "Contacts back", "Kontakte zurück";
        minutes: "Contact minutes", "Kontaktminuten";
        share: "Share of before", "Anteil von vorher";
        purposes: "Purposes served", "Zwecke erfüllt";
        items: "What comes back, and what stays lost", "Was zurückkommt und was verloren bleibt";
        contact: "Contact as it was", "Kontakt, wie er war";
        reason: "For", "Wozu";
        price: "Cost", "Kosten";
        weight: "Weight", "Gewicht";
        must_haves: "Must-haves", "Unverzichtbares";
        everything: "Everything", "Alles";
        let_go: "let go", "losgelassen";
        comes_back: "comes back", "kommt zurück";
        stays_lost: "stays lost", "bleibt verloren";
        lighter: "Lighter ways in the same time", "Leichtere Wege in derselben Zeit";
        comes_back_as: "Comes back as", "Kommt zurück als";
        place: "Where it goes", "Wo es hingehört";
        note: "Cost: person-minutes per case. Weight: the score of the finding. {}", "Kosten: Personenminuten je Fall. Gewicht: die Punkte des Befunds. {}";
    }
}

chapter! {
    /// Words about what was assumed.
    Assumptions {
        section: "What was assumed", "Was angenommen wurde";
        missing: "What could be missing", "Was fehlen könnte";
        checked: "Checked", "Geprüft";
        filled: "Filled in", "Ergänzt";
        used: "What is used then", "Was dann gilt";
        judgement: "What rests on judgement", "Was auf Ermessen beruht";
        nothing_let_go: "Nothing has been let go.", "Es wurde nichts losgelassen.";
        contact: "Contact", "Kontakt";
        reason: "Reason", "Grund";
        decided: "Decided by", "Entschieden von";
        review: "Look again on", "Wieder ansehen am";
        checks: "Open questions about the data", "Offene Fragen zu den Daten";
        check: "Check", "Frage";
        open: "What is open", "Was offen ist";
        each: "Each value that was filled in", "Jeder Wert, der ergänzt wurde";
        value: "What was used", "Was gilt";
        why: "Why", "Warum";
        places: "Where, by number in the drawing", "Wo, nach der Nummer in der Zeichnung";
    }
}

chapter! {
    /// Words about the exact numbers.
    Measures {
        section: "All measures", "Alle Werte";
        headline: "The exact numbers", "Die genauen Zahlen";
        kept: "What the redesign keeps", "Was der Neuentwurf behält";
        says: "The report rounds sums to two significant digits, minutes and percents from ten up to whole ones, and the flow picture to one decimal. What stands beside its difference or its sum is rounded together with it, so that they agree. Here nothing is rounded beyond four decimals. Shares of work count expected visits.", "Der Bericht rundet Summen auf zwei gültige Stellen, Minuten und Prozente ab zehn auf ganze, das Bild der Arbeit auf eine Nachkommastelle. Was neben seiner Differenz oder Summe steht, ist mit ihr gemeinsam gerundet. Hier ist erst ab vier Nachkommastellen gerundet. Anteile der Arbeit zählen zu erwartende Schritte.";
    }
}

chapter! {
    /// Words about the method.
    Method {
        section: "Method and settings", "Verfahren und Einstellungen";
        headline: "How the numbers come about", "Wie die Zahlen entstehen";
        contact: "What counts as contact", "Was als Kontakt zählt";
        contact_says: "A step in which at least two people take part, that AI does not do alone, and in which they can answer each other, live or later. A note that nobody can answer is not contact.", "Ein Schritt, an dem mindestens zwei Menschen beteiligt sind, den die KI nicht allein tut und bei dem sie einander antworten können, gleichzeitig oder später. Eine Mitteilung, auf die niemand antworten kann, ist kein Kontakt.";
        often: "How often a step happens", "Wie oft ein Schritt vorkommt";
        often_says: "Steps are weighted by how often they are expected in one case. A talk on a branch that one case in ten takes counts a tenth; a talk inside a loop counts more than once. The numbers are exact, not simulated, unless they carry the word “about”.", "Schritte wiegen so viel, wie oft sie in einem Fall zu erwarten sind. Ein Gespräch in einem Zweig, den jeder zehnte Fall nimmt, zählt ein Zehntel; ein Gespräch in einer Schleife zählt mehrfach. Die Zahlen sind berechnet und nicht simuliert, wenn nicht „etwa“ davor steht.";
        weight: "How a finding gets its weight", "Wie ein Befund zu seinem Gewicht kommt";
        weight_says: "The weight of the contact’s strongest purpose, times the share of cases that have it, times what the redesign does not make up for elsewhere, times the stakes. The result runs from 0 to 100.", "Das Gewicht des stärksten Zwecks eines Kontakts, mal den Anteil der Fälle, die ihn haben, mal das, was der Neuentwurf nicht anderswo ausgleicht, mal das, was auf dem Spiel steht. Das Ergebnis liegt zwischen 0 und 100 Punkten.";
        compared: "How versions are compared", "Wie Fassungen verglichen werden";
        compared_says: "A contact is kept if a step that stands for it is still a contact and shares a pair of roles with it. Minutes are compared per case, never per year.", "Ein Kontakt ist erhalten, wenn ein Schritt, der für ihn steht, noch ein Kontakt ist und ein Paar von Rollen mit ihm gemeinsam hat. Minuten werden je Fall verglichen, nie je Jahr.";
        settings: "Settings in force", "Geltende Einstellungen";
        setting: "Setting", "Einstellung";
        choices: "Bands, weights and thresholds are choices of this tool, not results of research. They can be changed; these were in force.", "Stufen, Gewichte und Schwellenwerte sind Festlegungen dieses Programms und keine Ergebnisse der Forschung. Sie lassen sich ändern; diese galten.";
        purposes: "How much each purpose weighs", "Wie viel jeder Zweck wiegt";
        purpose: "Purpose", "Zweck";
        bar: "Bar", "Balken";
        weight_head: "Weight", "Gewicht";
        bold_pair: "Purposes in bold are served by at least one contact of the baseline.", "Fett gesetzte Zwecke erfüllt mindestens ein Kontakt der Ausgangslage.";
        bold_one: "Purposes in bold are served by at least one contact of the workflow.", "Fett gesetzte Zwecke erfüllt mindestens ein Kontakt des Ablaufs.";
    }
}

chapter! {
    /// Words about figures from elsewhere, and the glossary.
    Context {
        section: "Figures from elsewhere", "Zahlen von anderswo";
        headline: "Context, never a yardstick", "Zur Einordnung, nie als Maßstab";
        lead: "These figures come from other people in other places. They explain why a rule exists; they are no target and no norm for this team. They do not say that less contact causes anything.", "Diese Zahlen stammen von anderen Menschen an anderen Orten. Sie erklären, warum es eine Regel gibt; sie sind kein Ziel und keine Norm für dieses Team. Sie sagen nicht, dass weniger Kontakt irgendetwas bewirkt.";
        figure: "Figure", "Zahl";
        says: "What it says", "Was sie sagt";
        asked: "Who was asked", "Wer gefragt wurde";
        caution: "Caution", "Vorsicht";
        beside: "Stands beside", "Steht neben";
        source: "Source: Kelly Monahan and Gabby Burlacu, commentary in Fortune, 2025; “From Tools to Teammates: Navigating the New Human-AI Relationship”, Upwork Research Institute, 9 July 2025. Survey of 2,500: 1,250 executives, 625 employees, 625 freelancers. Cross-sectional self-reports. Claude.ai shares: Anthropic Economic Index.", "Quelle: Kelly Monahan und Gabby Burlacu, Kommentar in Fortune, 2025; „From Tools to Teammates: Navigating the New Human-AI Relationship“, Upwork Research Institute, 9. Juli 2025. Befragt wurden 2.500: 1.250 Führungskräfte, 625 Angestellte, 625 Freiberufliche. Selbstauskünfte zu einem Zeitpunkt. Anteile von Claude.ai: Anthropic Economic Index.";
        glossary: "Words used in this report", "Wörter dieses Berichts";
    }
}
