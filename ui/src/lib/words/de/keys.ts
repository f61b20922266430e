// Tasten und was sie tun; was zugleich gedrückt wird, steht nebeneinander.

import type { Words } from "..";

export const keyGroups: Words["sheet"]["keyGroups"] = [
  {
    name: "Überall",
    keys: [
      ["/", "einen Schritt schreiben"],
      ["Strg K", "suchen oder tun"],
      ["Strg F", "einen Schritt suchen"],
      ["Strg Z", "zurücknehmen"],
      ["Strg Y", "wiederholen"],
      ["Strg S", "Stand mit Namen festhalten"],
      ["Strg P", "als PDF ausgeben"],
      ["Strg E", "als andere Datei ausgeben"],
      ["Strg O", "öffnen"],
      ["Strg N", "neuer Ablauf"],
      ["Esc", "abbrechen"],
      ["?", "diese Tasten"],
    ],
  },
  {
    name: "Schritte",
    keys: [
      ["1", "KI-automatisiert"],
      ["2", "KI-gestützt"],
      ["3", "Zwischenmenschlich"],
      ["4", "Allein"],
      ["Entf", "löschen"],
      ["Strg Enter", "einen Schritt danach schreiben"],
      ["F2", "umbenennen"],
      ["Strg D", "verdoppeln"],
      ["Strg C", "kopieren"],
      ["Strg X", "ausschneiden"],
      ["Strg V", "einfügen, auch aus einer Tabelle"],
      ["Strg A", "alle auswählen"],
    ],
  },
  {
    name: "Zeichnung",
    keys: [
      ["↑ ↓ ← →", "den Ablauf entlang"],
      ["Pos1 Ende", "erster und letzter Schritt"],
      ["Alt ← →", "den Ablauf entlang verschieben"],
      ["Alt ↑ ↓", "zu einer anderen Rolle verschieben"],
      ["Strg 0", "alles zeigen"],
      ["Strg +", "näher heran"],
      ["Strg −", "weiter weg"],
    ],
  },
  {
    name: "Vergleich",
    keys: [
      ["N", "nächste Stelle mit Befunden"],
      ["P", "vorige Stelle"],
      ["V", "nächste Ansicht"],
      ["]", "Befunde zeigen oder ausblenden"],
    ],
  },
  {
    name: "Tabelle",
    keys: [
      ["↑ ↓ ← →", "zu einer anderen Zelle"],
      ["Enter", "die Zelle ändern"],
      ["Tab", "nächste Zelle"],
      ["Umschalt ↓", "mehr Zeilen auswählen"],
      ["Pos1 Ende", "erste und letzte Zelle"],
    ],
  },
  {
    name: "Zuordnung",
    keys: [
      ["Enter", "derselbe Schritt"],
      ["Entf", "nicht derselbe, oder wieder fragen"],
      ["1 2 3", "das Angebotene nehmen"],
      ["R M N", "entfernt, verlegt, nicht gezeichnet"],
      ["P", "derselbe wie oder Teil von irgendeinem Schritt"],
    ],
  },
];
