// Ausgangslage und Neuentwurf nebeneinander: Ansichten, Fehler, was die Neuentwürfe erhalten.

import type { Words } from "..";
import type { Arrangement, FaultKind, FlowEnd } from "../../contract";
import { counted, listed } from "./grammar";

const arrangements: Record<Arrangement, string> = {
  stacked: "Übereinander",
  beside: "Nebeneinander",
  overlaid: "Überlagert",
};

const ends: Record<FlowEnd, string> = {
  "human-relational": "zwischenmenschlich",
  "human-alone": "allein",
  "ai-augmented": "KI-gestützt",
  "ai-automated": "KI-automatisiert",
  untagged: "ohne Kennzeichen",
  new: "neu",
  gone: "weggefallen",
};

const faultSentences: Record<FaultKind, (step: string, about: string) => string> = {
  empty: () => "noch ohne Schritt.",
  "reserved-id": (step) => `„${step}“ hat eine Kennung, die das Ende eines Falls bedeutet.`,
  "duplicate-id": (step) => `zwei Schritte teilen sich die Kennung von „${step}“.`,
  "unknown-start": (_, about) => `der Anfang „${about}“ ist kein Schritt.`,
  "unknown-target": (step, about) => `„${step}“ führt zu „${about}“, und das ist kein Schritt.`,
  "unknown-replaced": (step, about) =>
    `„${step}“ steht für „${about}“, und das ist kein Schritt der Ausgangslage.`,
  "second-start": (step) => `nichts führt zu „${step}“, und es ist nicht der Anfang.`,
  unreachable: (step) => `vom Anfang führt kein Weg zu „${step}“.`,
  "no-way-to-the-end": (step) => `von „${step}“ führt kein Weg zum Ende.`,
  "probability-out-of-range": (step, about) =>
    `eine Übergabe von „${step}“ hat den Anteil ${about}; er muss zwischen 0 und 1 liegen.`,
  "probabilities-over-one": (step, about) =>
    `die Anteile der Übergaben von „${step}“ ergeben ${about}, also mehr als 1.`,
  "probabilities-under-one": (step, about) =>
    `die Anteile der Übergaben von „${step}“ ergeben ${about} und nicht 1.`,
  "minutes-out-of-range": (step, about) =>
    `„${step}“ dauert ${about} Minuten; prüfen lassen sich 0 bis 1.000.000.`,
};

export const compare: Words["compare"] = {
  view: "Ansicht",
  arrangement: (arrangement) => arrangements[arrangement],
  flow: "Verlagerung",
  table: "Tabelle",
  nextView: "V: nächste Ansicht",
  showFindings: "Befunde",
  fitAll: "Alles zeigen",
  howWorkMoved: "Wohin die Arbeit gewandert ist",
  flowSays:
    "Höhen sind Schritte je Fall, so oft sie zu erwarten sind. Farbig ist, was Menschen gemeinsam taten.",
  before: "Vorher",
  now: "Jetzt",
  flowEnd: (end) => ends[end],
  stepsPerCase: (steps) => `${steps} Schritte`,
  flowFrom: "Von",
  flowTo: "Nach",
  flowSteps: "Schritte je Fall",
  nothingMoved: "Noch gibt es nichts zu vergleichen.",
  redesigns: "Was jeder Neuentwurf erhält",
  line: "Zeile",
  minutesSaved: "Gesparte Zeit von Menschen",
  keepsMost: "erhält am meisten",
  savesMost: "spart am meisten",
  fewest: "am seltensten",
  waitsFor: (faults) => `Die Prüfung wartet auf ${counted(faults, "Korrektur", "Korrekturen")}.`,
  onlyOne: "Mit einem zweiten Neuentwurf zeigt diese Tabelle, welcher mehr erhält.",
  perCase: (minutes) => `${minutes} Min. je Fall`,
  changeRedesign: "Dieser Neuentwurf",
  rename: "Umbenennen…",
  duplicate: "Duplizieren",
  remove: "Löschen",
  redesignName: "Name des Neuentwurfs",
  copyOf: (name) => `${name}, Kopie`,
  removed: (name) => `„${name}“ wurde gelöscht. Rückgängig machen holt ihn zurück.`,
  faultsSay: "Sie geht weiter, sobald das in Ordnung ist.",
  fault: (version, says) => `${version}: ${says}`,
  faultKinds: [
    "unknown-start",
    "unknown-target",
    "unknown-replaced",
    "probability-out-of-range",
    "probabilities-over-one",
    "probabilities-under-one",
    "minutes-out-of-range",
  ],
  faultOf: (kind, step, about) => faultSentences[kind](step, about),
  inTheirWords: (text) => `„${text}“`,
  decidedByRoles: (roles) => `Entschieden von ${listed(roles)}`,
  reviewOn: (date) => `Wieder anzusehen am ${date}`,
  chooseReason: "Einen Grund wählen",
  reasonMissing: "Ein Grund ist nötig: andere werden danach fragen.",
  ownWords: "In eigenen Worten, wenn mehr zu sagen ist",
  whoDecides: "Wer hat das entschieden? Mindestens eine Rolle ist nötig.",
  oneWhoTookPart: "Jemand, der dabei war, muss zustimmen.",
  tookPart: "war dabei",
  comesBackOn: (date) => `Am ${date} kommt es zur Prüfung zurück.`,
};
