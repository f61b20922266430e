//! The phrases of drawings: legend, flow picture, swimlanes, people and annex.

use super::chapter;

chapter! {
    /// Words beside the marks.
    Legend {
        met: "people met here before: ", "hier trafen sich Menschen: ";
        gone: "gone", "weggefallen";
        meet: "people meet", "Menschen treffen sich";
        alone: "a person works alone", "ein Mensch arbeitet allein";
        augmented: "a person works with AI", "ein Mensch arbeitet mit KI";
        automated: "AI acts; arrow: one-way", "die KI handelt; Pfeil: einseitig";
        later: "people meet, answered later", "Menschen treffen sich zeitversetzt";
    }
}

chapter! {
    /// Words of the flow picture, and how to read the drawings.
    Flow {
        section: "How the work moved", "Wohin die Arbeit ging";
        title: "Steps per case, from what they were to what they become", "Schritte je Fall: was sie waren und was aus ihnen wird";
        steps: "{} steps", "{} Schritte";
        note: "How to read: heights are expected steps per case, so a step inside a loop counts more than once and one on a branch less. The flows that start as human-relational carry colour; the rest is grey. Steps are counted as in the baseline; new steps as in the redesign.", "Lesehilfe: Höhen sind Schritte je Fall, so oft sie zu erwarten sind. Ein Schritt in einer Schleife zählt also mehrfach, einer in einem Zweig weniger. Farbig ist, was zwischenmenschlich begann; alles andere ist grau. Gezählt wird wie in der Ausgangslage, Neues wie im Neuentwurf.";
        how: "How to read the drawings in this report", "Wie die Zeichnungen in diesem Bericht zu lesen sind";
        meet: "People meet.", "Menschen treffen sich.";
        meet_says: "At least two people take part and can answer each other.", "Mindestens zwei Menschen sind beteiligt und können einander antworten.";
        gone: "People met here before.", "Hier trafen sich Menschen.";
        gone_says: "The hollow, broken bar is a ghost: the contact that stood at this place.", "Der hohle, unterbrochene Balken steht für den Kontakt, der an dieser Stelle war.";
        augmented: "A person works with AI.", "Ein Mensch arbeitet mit KI.";
        augmented_says: "Half-filled circle, open square.", "Halb gefüllter Kreis, offenes Quadrat.";
        automated: "AI acts.", "Die KI handelt.";
        automated_says: "The filled square acts; an arrow means that a person only receives.", "Das gefüllte Quadrat handelt; ein Pfeil heißt, dass ein Mensch nur empfängt.";
        alone: "A person works alone.", "Ein Mensch arbeitet allein.";
        alone_says: "One grey disc.", "Ein grauer Punkt.";
        later: "People meet, answered later.", "Menschen treffen sich zeitversetzt.";
        later_says: "A double line: two-way, but not at the same time.", "Eine doppelte Linie: in beide Richtungen, aber nicht gleichzeitig.";
        roles: "Roles are the vertical lines. Time runs down the page. Percentages on the flow lines are the share of cases that go that way. In grey print the shapes carry everything that colour carries.", "Rollen sind die senkrechten Linien. Die Zeit läuft von oben nach unten. Prozente an den Wegen sind der Anteil der Fälle, die diesen Weg gehen. In Grau gedruckt sagen die Formen alles, was die Farben sagen.";
    }
}

chapter! {
    /// Words of the drawings on facing pages.
    Swim {
        let_go: "Let go:", "Losgelassen:";
        gone: "Gone:", "Weggefallen:";
        end: "{} end", "{} Ende";
        flow: "Flow", "Weg";
        times: "Times", "Mal";
        min: "Min", "Min.";
        how: "Thicker bar: more minutes per case. ", "Dickerer Balken: mehr Minuten je Fall. ";
        how_pair: "Two strokes: these roles no longer meet at all. Dotted: to what stands there now. Broken lane: this role meets nobody. ", "Zwei Striche: diese Rollen treffen sich gar nicht mehr. Gepunktet: zu dem, was jetzt dort steht. Unterbrochene Rollenlinie: diese Rolle trifft niemanden. ";
        how_rest: "Times: how often a step is expected in one case. Min: minutes each time. Percentages: share of cases that go this way.", "Mal: wie oft ein Schritt in einem Fall zu erwarten ist. Min.: Minuten bei jedem Mal. Prozente: Anteil der Fälle, die diesen Weg gehen.";
        row: "Each row is a step, from top to bottom. A solid bar is people meeting.", "Jede Zeile ist ein Schritt, von oben nach unten. Ein gefüllter Balken ist ein Treffen von Menschen.";
        row_thinned: "Each row is ten steps, drawn as the one with most contact, from top to bottom. A solid bar is people meeting.", "Jede Zeile steht für zehn Schritte, gezeichnet wie der mit dem meisten Kontakt, von oben nach unten. Ein gefüllter Balken ist ein Treffen von Menschen.";
        row_hollow: " A hollow, broken bar is a meeting that the redesign no longer has.", " Ein hohler, unterbrochener Balken ist ein Treffen, das es im Neuentwurf nicht mehr gibt.";
        row_rest: " The steps around the first findings follow, with their names.", " Die Schritte um die ersten Befunde folgen, mit ihren Namen.";
        whole: "The whole workflow", "Der ganze Ablauf";
        whole_redesign: "The whole workflow: the redesign", "Der ganze Ablauf: der Neuentwurf";
        whole_alt: "Drawing of the whole workflow. {}", "Zeichnung des ganzen Ablaufs. {}";
        before: "Before: the baseline", "Vorher: die Ausgangslage";
        after: "After: the redesign", "Nachher: der Neuentwurf";
        workflow: "The workflow", "Der Ablauf";
        part: "{} (part {} of {})", "{} (Teil {} von {})";
        folded: "Only steps around the first findings are drawn; runs between them are folded to one line.", "Gezeichnet sind nur die Schritte um die ersten Befunde; was dazwischen liegt, ist zu einer Zeile gefaltet.";
    }
}

chapter! {
    /// Words of the page about people.
    People {
        section: "Who still meets whom", "Wer sich noch trifft";
        section_one: "Who meets whom", "Wer sich trifft";
        title: "Minutes per case in which two roles meet", "Minuten je Fall, in denen sich zwei Rollen treffen";
        note_pair: "How to read: lines are as wide as the minutes printed on them. A broken line with two strokes is a tie that the redesign severs. An open, broken circle is a role that meets nobody in this workflow.", "Lesehilfe: Linien sind so breit wie die Minuten, die auf ihnen stehen. Eine unterbrochene Linie mit zwei Strichen ist eine Beziehung, die es im Neuentwurf nicht mehr gibt. Ein offener, unterbrochener Kreis ist eine Rolle, die in diesem Ablauf niemanden trifft.";
        note_one: "How to read: lines are as wide as the minutes printed on them. An open, broken circle is a role that meets nobody in this workflow.", "Lesehilfe: Linien sind so breit wie die Minuten, die auf ihnen stehen. Ein offener, unterbrochener Kreis ist eine Rolle, die in diesem Ablauf niemanden trifft.";
        left_out: " The map shows the sixteen roles with most minutes; the table has all.", " Die Karte zeigt die sechzehn Rollen mit den meisten Minuten; in der Tabelle stehen alle.";
        who_meets: "Who meets", "Wer sich trifft";
        passes: "Who passes work to whom, person to person", "Wer wem Arbeit übergibt, von Mensch zu Mensch";
        from_to: "From and to", "Von und an";
        passes_note_one: "Expected direct hand-offs per case, the most frequent first.", "Direkte Übergaben je Fall, so oft sie zu erwarten sind, die häufigsten zuerst.";
        passes_note: "Expected direct hand-offs per case, the largest changes first.", "Direkte Übergaben je Fall, so oft sie zu erwarten sind, die größten Veränderungen zuerst.";
    }
}

chapter! {
    /// Words of the annex.
    Annex {
        section: "The full drawing", "Die ganze Zeichnung";
        headline: "Every step, with who takes part", "Jeder Schritt, und wer beteiligt ist";
        together: "Two lines: people together; the bar runs to those who meet.", "Zwei Striche: Menschen gemeinsam; der Balken führt zu denen, die sich treffen.";
        alone: "One line: a person alone.", "Ein Strich: ein Mensch allein.";
        augmented: "Hatched: a person with AI.", "Schraffiert: ein Mensch mit KI.";
        automated: "Solid: AI acts.", "Gefüllt: die KI handelt.";
        gone: "Broken outline: people met here; dots lead to what stands there now.", "Unterbrochener Rand: hier trafen sich Menschen; Punkte führen zu dem, was jetzt dort steht.";
        how: "Roles are the level lines, time runs to the right. Lines that leave a piece go on at the same height in the next one.", "Rollen sind die waagerechten Linien, die Zeit läuft nach rechts. Linien, die ein Stück verlassen, gehen im nächsten auf derselben Höhe weiter.";
        how_pair: " Steps that stand for one another stand in the same column.", " Schritte, die füreinander stehen, stehen in derselben Spalte.";
    }
}
