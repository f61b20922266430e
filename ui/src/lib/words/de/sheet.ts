// Schnelleingabe, Tabelle, Feld eines Schrittes.

import type { Words } from "..";
import type { Mode, Piece, Split, StepKind, Tag } from "../../contract";
import { keyGroups } from "./keys";

const tags: Record<Tag, string> = {
  "ai-automated": "KI-automatisiert",
  "ai-augmented": "KI-gestützt",
  "human-relational": "Zwischenmenschlich",
  "human-alone": "Allein",
};

const modes: Record<Mode, string> = {
  live: "im Gespräch",
  "time-shifted": "zeitversetzt",
  "one-way": "einseitig",
  none: "allein",
};

const splits: Record<Split, string> = {
  one: "einen davon",
  all: "alle zugleich",
  some: "einige davon",
};

const kinds: Record<StepKind, string> = {
  step: "Schritt",
  gateway: "Verzweigung",
  event: "Ereignis",
};

const takenFor: Record<Piece["kind"], string> = {
  step: "Schritt",
  who: "wer",
  minutes: "Minuten",
  purpose: "wozu",
  mode: "wie",
  tag: "Art",
  unknown: "nicht verstanden",
};

export const sheet: Words["sheet"] = {
  tag: (tag) => tags[tag],
  untagged: "Ohne Art",
  suggestedTag: (tag) => `${tag}, vorgeschlagen`,
  mode: (mode) => modes[mode],
  notSaid: "nicht gesagt",
  newStep: "Neuer Schritt",
  example: "Kundin anrufen [Berater, Kundin] 10 Min Vertrauen",
  enter: "Enter",
  takenFor: (kind) => takenFor[kind],
  withMode: (taken, mode) => `${taken} · ${modes[mode]}`,
  newRoles: (taken, roles) =>
    `${taken} · neue ${roles.length === 1 ? "Rolle" : "Rollen"} ${roles.join(", ")}`,
  pieceSays: (taken, text) => `${taken}: ${text}`,
  sheet: "Tabelle",
  steps: "Schritte",
  columns: {
    number: "Nr.",
    name: "Schritt",
    who: "Wer",
    tag: "Art",
    minutes: "Minuten",
    goodFor: "Wozu gut",
    how: "Wie",
    then: "Danach",
  },
  end: "ende",
  to: "zu",
  gateway: "Verzweigung",
  event: "Ereignis",
  nothing: "–",
  visits: (visits) => `× ${visits} je Fall`,
  emptyHint: "Noch keine Schritte. Der erste wird oben geschrieben.",
  nameMissing: "Ein Schritt braucht einen Namen.",
  countWrong: (text) => `„${text}“ ist keine Anzahl von Menschen. Zum Beispiel: „2 x Berater“.`,
  minutesWrong: (text) => `„${text}“ ist keine Zahl von Minuten.`,
  purposesUnknown: (unknown, known) =>
    `Nicht bekannt: ${unknown.join(", ")}. Bekannt: ${known.join(", ")}.`,
  thenWrong: (text) =>
    `„${text}“ ist nicht verständlich. Zum Beispiel: „65 % zu 10, 35 % zu 8“ oder „ende“.`,
  stepMissing: (number, last) =>
    `Einen Schritt ${number} gibt es nicht; der letzte ist ${String(last)}.`,
  shareWrong: (share) => `${share} % liegt nicht zwischen 0 und 100.`,
  toTwice: (target) => `${target} steht zweimal da.`,
  sharesOver: (sum) => `Die Anteile ergeben ${sum} %, mehr als alle Fälle.`,
  sharesUnder: (sum) => `Die Anteile ergeben ${sum} %. Wohin gehen die anderen?`,
  inspector: "Schritt",
  numberOf: (number, of) => `Schritt ${String(number)} von ${String(of)}`,
  name: "Name",
  add: "hinzufügen",
  addRole: "Eine Rolle hinzufügen",
  addPurpose: "Hinzufügen, wozu er gut ist",
  removeOne: (name) => `${name} entfernen`,
  goodForShort: "Wozu gut",
  modeShort: (mode) => modes[mode].charAt(0).toUpperCase() + modes[mode].slice(1),
  notes: "Notizen",
  edit: "ändern",
  thenHint: "mit Schrittnummern, oder ende",
  backTo: (name) => `zurück zu ${name}`,
  theEnd: "das Ende",
  gone: "ein Schritt, den es nicht mehr gibt",
  standsFor: "Steht für",
  split: (split) => splits[split],
  splits: "Ein Fall nimmt",
  kind: (kind) => kinds[kind],
  kinds: "Was es ist",
  shareOf: (name) => `Anteil der Fälle zu ${name}`,
  removeLink: (name) => `Übergabe an ${name} löschen`,
  shareAssumed: "Diesen Anteil hat niemand genannt; der Rest wird gleich verteilt.",
  shareNotRead: (text) => `„${text}“ ist kein Anteil. Möglich ist eine Zahl von 0 bis 100.`,
  several: (count) => `${String(count)} Schritte`,
  performer: "Führt aus",
  mixed: "verschieden",
  suggestions: "Vorgeschlagen",
  suggestedFields: {
    tag: "Art",
    roles: "Wer",
    mode: "Wie",
    purposes: "Wozu gut",
    minutes: "Minuten",
    outcome: "Ergebnis",
    kind: "Was es ist",
  },
  outcomes: { granted: "gewährt", refused: "abgelehnt" },
  confirm: "Bestätigen",
  confirmTag: (count, tag) => `Alle ${String(count)} „${tag}“ bestätigen`,
  confirmAll: (count) => `Alle ${String(count)} Schritte bestätigen`,
  confirmField: (field, count) =>
    count === 1
      ? `„${field}“ des letzten Schritts bestätigen`
      : `„${field}“ aller ${String(count)} Schritte bestätigen`,
  sure: (percent) => `zu ${percent} sicher`,
  namesIn: "Namen gelesen als",
  namesTold: "die Sprache, die sie zeigen",
  tongues: {
    en: "Englisch",
    de: "Deutsch",
    fr: "Französisch",
    es: "Spanisch",
    it: "Italienisch",
    pt: "Portugiesisch",
  },
  learned: (count) =>
    count === 1 ? "1 Berichtigung gilt weiter" : `${String(count)} Berichtigungen gelten weiter`,
  learnedNobody: "niemand sonst",
  forget: (name) => `Vergessen, was zu „${name}“ gesagt wurde`,
  minutesAssumed: (minutes, why) => `${minutes} min angenommen: ${why}.`,
  minutesMissing: "niemand hat sie eingetragen; unser Standard",
  takeMinutes: (minutes) => `${minutes} übernehmen`,
  tools: "Werkzeuge",
  tidy: "Zeichnung aufräumen",
  addNote: "Notiz hinzufügen",
  addGateway: "Verzweigung hinzufügen",
  addEvent: "Ereignis hinzufügen",
  screens: "Ansichten",
  undo: (what) => (what === null ? "Nichts zurückzunehmen" : `Zurücknehmen: ${what}`),
  redo: (what) => (what === null ? "Nichts zu wiederholen" : `Wiederholen: ${what}`),
  findOrDo: "Suchen oder tun",
  findKeys: "Strg K",
  paletteHint: "Ein Schritt oder ein Befehl",
  paletteNothing: "Nichts heißt so.",
  stepNumber: (number) => `Schritt ${String(number)}`,
  keys: "Tasten",
  keyGroups,
  close: "Schließen",
};
