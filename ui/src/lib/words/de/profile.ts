// Die fünf Zeilen, und die Zahlen einer Fassung.

import type { Words } from "..";

export const profile: Pick<Words, keyof typeof import("../en/profile").profile> = {
  profile: "Profil",
  contactKept: "Erhaltene Kontaktzeit",
  purposesKept: "Erhaltene Zwecke",
  tiesKept: "Erhaltene Beziehungen",
  loopsKept: "Erhaltene Schleifen mit Menschen",
  meetsNobody: "Wer niemanden trifft",
  contactTime: "Kontaktzeit",
  contactSteps: "Schritte mit Kontakt",
  ties: "Paare, die sich treffen",
  longestStretch: "Längste Strecke ohne Kontakt",
  purposesSay: "Wozu Menschen sich treffen",
  tiesSay: "Paare, die sich noch treffen",
  loopsSay: "Runden mit einem Menschen",
  meetsNobodySays: "Anteil der Fälle",
  noContactBefore: "auch vorher traf sich niemand",
  none: "–",
  under: (share) => `unter ${share}`,
  over: (share) => `über ${share}`,
  unknown: "nicht bekannt",
  minutes: "Min. je Fall",
  steps: "Schritte",
  of: (count) => `von ${String(count)}`,
  ofMinutes: (minutes) => `von ${minutes} Min.`,
  ofMinutesExact: (kept, before) => `${kept} von ${before} Minuten je Fall`,
  sharePerCase: (share) => `${share} je Fall`,
  was: (share) => `vorher ${share}`,
};
