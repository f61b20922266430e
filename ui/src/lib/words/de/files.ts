// Dateien anderer Formate, hinein und heraus.

import type { Words } from "..";
import type { FileFormat, LogField } from "../../contract";
import { locale } from "../../locale";
import { counted } from "./grammar";

/** A number that may be large, with its noun. */
function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : more}`;
}

const fields: Record<string, string> = {
  id: "Kennung des Schritts",
  step: "Schritt",
  roles: "Wer beteiligt ist",
  with: "Wer noch beteiligt ist",
  tag: "Kennzeichen",
  minutes: "Minuten",
  purposes: "Wozu es gut ist",
  mode: "Wie man sich trifft",
  next: "Was danach kommt",
  replaces: "Welchen Schritt er ersetzt",
  variant: "Ausgangslage oder Neuentwurf",
  goal: "Ziel",
  notes: "Notizen",
  kind: "Schritt, Verzweigung oder Ereignis",
  split: "Ein Weg, alle oder einige",
};

const formats: Record<FileFormat, { name: string; ending: string; says: string }> = {
  json: {
    name: "Weft-JSON",
    ending: ".weft.json",
    says: "Das ganze Dokument als Text, ohne den Verlauf. Weft öffnet es wieder, wie es war.",
  },
  xlsx: {
    name: "Arbeitsmappe",
    ending: ".xlsx",
    says: "Ein Blatt für jede Fassung, dazu Blätter für Befunde, Plan und Maße.",
  },
  csv: {
    name: "Tabelle",
    ending: ".csv",
    says: "Eine Zeile je Schritt, für jede Tabellenkalkulation; alle Fassungen untereinander.",
  },
  bpmn: {
    name: "BPMN-Modell",
    ending: ".bpmn",
    says: "Eine Fassung, für andere Werkzeuge zum Modellieren. Kennzeichen, Beteiligte und Minuten gehen mit, Farben zeigen die Kennzeichen.",
  },
  mermaid: {
    name: "Mermaid-Flussdiagramm",
    ending: ".mmd",
    says: "Text, den Wikis und Repositorien zeichnen. Weft liest ihn ohne Verlust zurück.",
  },
  dot: {
    name: "Graphviz-Graph",
    ending: ".dot",
    says: "Text, den Graphviz zeichnet. Weft liest ihn ohne Verlust zurück.",
  },
  svg: {
    name: "Zeichnung",
    ending: ".svg",
    says: "Formen und Wörter, scharf in jeder Größe. Das ganze Dokument steckt darin: Weft öffnet es wieder, und wer die Zeichnung bekommt, bekommt das Dokument. Der Bericht sichert Zeichnungen ohne.",
  },
  png: {
    name: "Bild",
    ending: ".png",
    says: "Bildpunkte, für Folien und Programme, die nichts anderes kennen. Das ganze Dokument steckt darin: Weft öffnet es wieder, und wer das Bild bekommt, bekommt das Dokument. Der Bericht sichert Bilder ohne.",
  },
};

const logFields: Record<LogField, string> = {
  case: "Zu welchem Fall es gehört",
  activity: "Was getan wurde",
  timestamp: "Wann es fertig war",
  start: "Wann es begann",
  resource: "Wer es tat",
  role: "In welcher Rolle",
  lifecycle: "Ob begonnen oder fertig",
};

export const files: Words["files"] = {
  show: "Anzeigen",
  readOtherwise: (count) =>
    count === 1
      ? "Etwas wurde anders gelesen, als es in der Datei steht."
      : `${String(count)} Dinge wurden anders gelesen, als sie in der Datei stehen.`,
  notesTitle: "Was anders gelesen wurde",
  noNotes: "Nichts: Was aus Dateien kam, wurde gelesen, wie es dort steht.",
  understood: "Was Weft verstanden hat",
  notYet: "Noch ist nichts angelegt, und die Datei selbst wird nie verändert.",
  becomes: "Was daraus wird",
  steps: (count) => counted(count, "Schritt", "Schritte"),
  roles: (count) => counted(count, "Rolle", "Rollen"),
  rolesNamed: (names, more) => names.join(", ") + (more > 0 ? ` und ${String(more)} weitere` : ""),
  noRoles: "Niemand ist darin genannt.",
  redesigns: (count) =>
    count === 0 ? "kein Neuentwurf" : counted(count, "Neuentwurf", "Neuentwürfe"),
  moreSteps: (count) => `und ${String(count)} weitere`,
  minutes: (minutes) => `${minutes} Min.`,
  columns: "Spalten",
  sheet: (name) => `Blatt „${name}“`,
  rows: (count) => `${counted(count, "Zeile", "Zeilen")} mit einem Schritt`,
  notRead: "Keine Zeile darin nennt eine Spalte für Schritte, daher bleibt es weg.",
  column: "Spalte",
  heading: "Überschrift",
  taken: "Verstanden als",
  example: "Erster Wert",
  field: (field) => fields[field] ?? field,
  kept: "Unbekannt: bleibt beim Schritt, wird aber nicht verwendet",
  again: (field) => `„${fields[field] ?? field}“ ein zweites Mal`,
  unnamed: "Keine Überschrift: bleibt beim Schritt, wird aber nicht verwendet",
  empty: "leer",
  wrong: (count) =>
    count === 1 ? "Eine Stelle ist nicht lesbar" : `${String(count)} Stellen sind nicht lesbar`,
  safe: "Nichts wurde angelegt. Die Datei ist, wie sie war, und was offen war, auch. Was hier steht, lässt sich in der Datei beheben; danach kann sie wieder geöffnet werden.",
  where: "Wo",
  found: "Gefunden",
  expected: "Erwartet",
  showAll: (count) => `Alle ${String(count)} anzeigen`,
  notListed: (count) => `und ${String(count)} weitere, die hier nicht stehen`,
  open: "Öffnen",
  add: "Als Neuentwurf aufnehmen",
  other: "Andere Datei…",
  isLog: "Es ist ein Ereignisprotokoll",
  aLog: "Ein Ereignisprotokoll",
  logSays:
    "Weft zählt, was geschehen ist, und zeichnet den Ablauf, den das zeigt. Nichts wird angelegt, bevor es zu sehen war.",
  logColumns: "Was in welcher Spalte steht",
  logField: (field) => logFields[field],
  need: "Was Weft braucht",
  none: "nichts",
  caseIs: "Was ein Fall ist",
  objects: (name, count) => `${name} (${String(count)})`,
  compare: "Vorher und nachher",
  splitAt: "Ab diesem Tag vergleichen",
  noDay: "kein Tag gewählt",
  splitHint:
    "Mit einem Tag werden Fälle, die früher begannen, die Ausgangslage, die anderen der Neuentwurf. Ohne beides wird es ein Ablauf.",
  secondLog: "Die Zeit nach der Änderung",
  orSecond: "Oder mit einem zweiten Protokoll",
  chooseSecond: "Protokoll nach dem Neuentwurf…",
  oneLog: "Ohne zweites Protokoll",
  pairHint:
    "Dieses Protokoll wird die Ausgangslage, das zweite der Neuentwurf; Aktivitäten desselben Namens sind derselbe Schritt.",
  columnsOf: (name) => `Was in welcher Spalte von ${name} steht`,
  howMuch: "Wie viel gezeichnet wird",
  rarerThan: "Weglassen, was seltener ist als",
  shareHint:
    "Gemessen am Häufigsten, was auf dieselbe Aktivität folgt. Weggelassen wird nur, wo sich damit keine Struktur zeigt; wie viel das war, steht im Ergebnis. Mit 0 % wird alles gezeichnet.",
  people: "Menschen",
  namesHidden: "Namen von Menschen bleiben weg: wer Ähnliches tut, steht zusammen als eine Gruppe.",
  showNames: "Die Namen der Menschen zeigen",
  namesWarn:
    "Ihre Namen werden im Dokument stehen und in allem, was daraus entsteht: Berichten, Ausgaben, Zeichnungen. Fragen Sie sie vorher.",
  reallyShow: "Ja, die Namen zeigen",
  read: "Protokoll lesen",
  reading: (percent, events) => `${percent} % gelesen, ${events} Ereignisse`,
  resampling: (done: string, of: string) =>
    `Alles ist gelesen. Wie sicher es ist: Fälle ${done} von ${of} Mal neu gezogen`,
  begins: "Das Protokoll wird gelesen.",
  stop: "Anhalten",
  back: "Zurück",
  howSure: "Wie sicher das ist",
  measured: "Was gemessen wird",
  before: "Vorher",
  after: "Nachher",
  change: "Änderung",
  range: "Wert, und wo 95 % aller Ziehungen liegen",
  ways: "Wege aus einem Schritt, als Anteile der Fälle",
  leftOutOf: (shares) =>
    shares.length === 2
      ? `nicht gezeichnet: ${shares[0] ?? ""} aller Folgen vorher, ${shares[1] ?? ""} nachher`
      : `nicht gezeichnet: ${shares[0] ?? ""} aller Folgen`,
  knownSame: (name) =>
    `„${name}“ ist aus genau dieser Datei entstanden und wurde seither geändert. Darin lässt sich weiterarbeiten, oder es entsteht ein weiteres Dokument daneben.`,
  knownOther: (name) =>
    `„${name}“ ist aus einem früheren Stand dieser Datei entstanden. Was jetzt in der Datei steht, kann an die Stelle dessen treten, was dort steht (Rückgängig holt es zurück), oder ein weiteres Dokument daneben werden.`,
  nameTaken: (name) =>
    `Ein Dokument dieses Namens gibt es schon, daher wird dieses „${name}“ heißen.`,
  openKnown: (name) => `„${name}“ öffnen`,
  updateKnown: (name) => `„${name}“ aktualisieren`,
  openAs: (name) => `Als „${name}“ öffnen`,
  updated: (file) =>
    `Im Dokument steht, was jetzt in ${file} steht; Rückgängig holt zurück, was dort stand.`,
  againstLogAsk: "Mit einem Protokoll vergleichen…",
  againstLog: "Mit einem Protokoll vergleichen",
  againstSays:
    "Weft geht mit jedem Fall des Protokolls durch die Zeichnung und sagt, welche passen und was abweicht. Das Dokument ändert sich nicht, und niemand wird genannt.",
  compareNow: "Vergleichen",
  drawingAndLog: "Zeichnung und Protokoll",
  heldAgainst: (version, log) => `${version} · ${log}`,
  comparing: "Zeichnung und Protokoll werden verglichen.",
  notComparable: "Dem Ablauf lässt sich noch nicht folgen:",
  nothingDiffers: "Nichts weicht ab.",
  kinds: {
    onPaper: "Kontakt nur auf dem Papier",
    notDrawn: "Getan, aber nicht gezeichnet",
    notAllowed: "In anderer Folge getan",
    neverNamed: "Gezeichnet, aber nie genannt",
    neverTaken: "Gezeichnete Wege, die niemand geht",
  },
  logNotes: "Wie gezählt wurde",
  counted: ({ events, cases, activities, resources }) =>
    [
      `${many(events, "Ereignis", "Ereignisse")} in ${many(cases, "Fall", "Fällen")}`,
      many(activities, "Aktivität", "Aktivitäten"),
      many(resources, "Mensch oder Maschine", "Menschen oder Maschinen"),
    ].join(" · "),
  exportTo: "Ausgeben…",
  exported: "Ausgeben",
  formats,
  asWhat: "Als was",
  version: "Welche Fassung",
  drawnHow: "Wie es gezeichnet wird",
  into: (name) => `In ${name}, nur was sich geändert hat`,
  afresh: "Als neue Zeichnung",
  leavesOut: "Was die Datei weglässt",
  leavesNothing: "Sie lässt nichts weg.",
  asking: "Weft sieht nach, was sie weglassen würde.",
  noFindings:
    "Die Prüfung wartet auf den Ablauf, daher sind Befunde, Plan und Maße noch nicht darin.",
  noDrawing: "Die Prüfung wartet auf den Ablauf, und ohne sie lässt sich nichts zeichnen.",
  save: "Sichern unter…",
  written: (path) => `Die Datei liegt unter ${path}.`,
};
