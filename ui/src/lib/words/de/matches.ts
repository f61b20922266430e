// Welcher Schritt für welchen steht.

import type { Words } from "..";
import type { Likelihood, Vanished } from "../../contract";
import { percent } from "../../numbers";
import { listed } from "./grammar";

const likelihoods: Record<Likelihood, string> = { likely: "wahrscheinlich", maybe: "vielleicht" };

const answers: Record<Vanished, string> = {
  removed: "mit Absicht entfernt",
  moved: "jetzt an anderer Stelle",
  "not-drawn": "nur nicht gezeichnet",
};

export const matches: Words["matches"] = {
  matches: "Zuordnung",
  progress: "Fortschritt",
  counts: (confirmed, toLookAt, open) =>
    `${String(confirmed)} bestätigt, ${String(toLookAt)} zu prüfen, ${String(open)} offen`,
  settled: (settled, of) => `${String(settled)} von ${String(of)} geklärt`,
  allSettled: "Jeder Schritt ist geklärt.",
  openOnly: "Nur Offenes",
  confirmLikely: (count) => `Alle ${String(count)} wahrscheinlichen bestätigen`,
  toLookAt: "Zu prüfen",
  gone: "Ohne Gegenstück",
  added: "Neu im Neuentwurf",
  done: "Geklärt",
  copied:
    "Der Neuentwurf ist eine Kopie: Die Herkunft seiner Schritte ist bekannt, nichts wird vorgeschlagen.",
  likelihood: (of) => likelihoods[of],
  score: (score) => percent(score),
  confirmed: "bestätigt",
  fromCopy: "kopiert",
  standsFor: (redesign, baseline) => `„${redesign}“ steht für „${baseline}“`,
  maybeStandsFor: (redesign, baseline) => `Steht „${redesign}“ für „${baseline}“?`,
  isPartOf: (part, whole) => `„${part}“ ist Teil von „${whole}“`,
  wasPartOf: (part, whole) => `„${part}“ war Teil von „${whole}“`,
  nowPart: "ist Teil von",
  hadAsPart: "hatte als Teil",
  extent: "Was die beiden gemeinsam haben",
  onlyPart: "Nur ein Teil davon",
  onlyOnePart: (name, version) =>
    `„${name}“${version === null ? "" : ` (${version})`} ist nur ein Teil`,
  same: "Derselbe",
  notSame: "Nicht derselbe",
  breakPair: "Trennen",
  contactGone: "Mit Absicht entfernt oder verlegt?",
  stepGone: "Entfernt, verlegt oder nur nicht gezeichnet?",
  stepAdded: "Neu, oder gab es das schon?",
  whatBecame: (name) => `Was wurde aus „${name}“?`,
  whereFrom: (name) => `Woher kommt „${name}“?`,
  answered: (answer) => answers[answer],
  removed: "Entfernt",
  moved: "Verlegt",
  notDrawn: "Nicht gezeichnet",
  isNew: "Neu",
  newStep: "neu",
  askAgain: "Wieder fragen",
  noCandidate: "Nichts Ähnliches gefunden.",
  candidates: (name) => `Was für „${name}“ stehen könnte`,
  partOf: (names) => `steht schon für ${listed(names.map((name) => `„${name}“`))}`,
  nowIn: (names) => `hat schon ${listed(names.map((name) => `„${name}“`))}`,
  roles: "Rollen",
  sameRole: (baseline, redesign) =>
    `Ist „${redesign}“ die Rolle „${baseline}“ unter anderem Namen?`,
  isRole: (baseline, redesign) => `„${baseline}“ ist jetzt „${redesign}“`,
  goneRole: (name) => `„${name}“ ist im Neuentwurf an keinem Schritt beteiligt. Wer ist es jetzt?`,
  nobody: "Niemand",
  yesSame: "Dieselbe Rolle",
  notSameRole: "Eine andere",
  untilSaid: "gelten als dieselbe, bis jemand etwas anderes sagt",
  details: "Die beiden Schritte",
  why: "Warum",
  chooseRow: "Eine Zeile wählen, um beide Schritte zu sehen.",
  nothingThere: "nichts",
  minutes: (minutes) => `${minutes} Min.`,
  matchWith: "Derselbe wie oder Teil von",
  free: "Ohne Gegenstück",
  taken: "Schon zugeordnet",
  choose: "Schritt wählen…",
  stillLost: "In der Prüfung zählt dieser Kontakt weiter als verloren.",
  dragHint: "Oder einen Schritt auf einen anderen ziehen.",
  keys: {
    accept: "Enter",
    remove: "Entf",
    removed: "R",
    moved: "M",
    notDrawn: "N",
    isNew: "N",
    partOf: "P",
  },
  tooDifferent: "Diese beiden haben wenig gemeinsam. Erst zuordnen, dann vergleichen.",
  matchFirst: "Zuordnen",
  compareAnyway: "Trotzdem vergleichen",
};
