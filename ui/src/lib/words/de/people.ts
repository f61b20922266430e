// Wer wen trifft, vorher und jetzt.

import type { Words } from "..";
import { counted, listed } from "./grammar";

const numbers = [
  "niemand",
  "eine",
  "zwei",
  "drei",
  "vier",
  "fünf",
  "sechs",
  "sieben",
  "acht",
  "neun",
];

function count(number: number): string {
  return numbers[number] ?? String(number);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function inMinutes(minutes: string): string {
  return `${minutes} ${minutes === "1" ? "Minute" : "Minuten"}`;
}

function perCase(minutes: string): string {
  return `${inMinutes(minutes)} je Fall`;
}

type Met = { name: string; minutes: string }[];

function met(partners: Met): string {
  if (partners.length === 0) return "niemanden";
  return `${listed(partners.map(({ name, minutes }) => `${name} ${inMinutes(minutes)}`))} je Fall`;
}

function bridge(verb: string, role: string, to: string[], between: boolean): string {
  return `${role} ${verb} die einzige Brücke ${between ? "zwischen" : "zu"} ${listed(to)}.`;
}

function anyOf(number: number): string {
  if (number === 0) return "niemand";
  return number === 1 ? "eine andere Rolle" : `jede von ${count(number)} Rollen`;
}

function leftOf(now: Met): string {
  const [only, ...others] = now;
  if (!only || others.length > 0) return anyOf(now.length);
  return `nur ${only.name}, ${perCase(only.minutes)}`;
}

export const people: Words["people"] = {
  people: "Menschen",
  versions: "Was nebeneinander steht",
  beforeAndNow: "Vorher und jetzt",
  onlyNow: "Nur jetzt",
  lines: "Was die Linien sagen",
  contactMinutes: "Kontaktminuten",
  handoffs: "Übergaben",
  before: "Vorher",
  now: "Jetzt",
  whoMeetsWhom: "Wer wen trifft",
  legend: "Was die Linien bedeuten",
  together: (minutes) => `${minutes} Min. zusammen`,
  tieLost: "Beziehung verloren",
  withMachine: "mit KI, kein Kontakt",
  passedOn: "Arbeit wird übergeben",
  passedOnToMachine: "an die oder von der KI",
  noLonger: "nicht mehr übergeben",
  onlyBridge: "die einzige Brücke",
  sums: (ties, minutes, of) =>
    `${counted(ties, "Beziehung", "Beziehungen")} · ${minutes} Kontaktminuten ${of === "" ? "je Fall" : `für: ${of}`}`,
  handoffSums: (each, of) => `${each} Übergaben ${of === "" ? "je Fall" : `für: ${of}`}`,
  wasBridge: (role, to, between) => bridge("war", role, to, between),
  isBridge: (role, to, between) => bridge("ist", role, to, between),
  moreBridges: (number) => `${capital(count(number))} weitere, in der Zeichnung markiert.`,
  noBridge: "Niemand ist die einzige Brücke.",
  nobodyMeets: "Niemand trifft jemanden.",
  oneTieLeft: (one, other, minutes) =>
    `Eine Beziehung ist noch da: ${one} und ${other}, ${inMinutes(minutes)}.`,
  machine: "KI",
  machineMinutes: (minutes) => `${minutes} Min.,`,
  notAContact: "kein Kontakt",
  machines: (minutes) => `KI: ${perCase(minutes)} mit Menschen, kein Kontakt`,
  newTie: (minutes) => `${minutes} neu`,
  change: (before, now) => `${before} → ${now}`,
  person: (name, before, now) =>
    now === null
      ? `${name}: trifft ${met(before)}`
      : `${name}: traf vorher ${met(before)}, jetzt ${met(now)}`,
  leftAlone: "Wer allein zurückbleibt",
  leftAloneSays: (alone, of) =>
    `${capital(count(alone))} von ${count(of)} ${of === 1 ? "Rolle" : "Rollen"} ${alone === 1 ? "traf" : "trafen"} vorher jemanden und ${alone === 1 ? "trifft" : "treffen"} jetzt niemanden mehr.`,
  nobodyLeftAlone: "Wer wie viele trifft",
  nobodyLeftAloneSays: "Wer vorher jemanden traf, tut es noch.",
  meetHowManySays: (roles) =>
    `${counted(roles, "Rolle", "Rollen")}, danach geordnet, wie viele andere sie treffen.`,
  partners: (number) => counted(number, "andere", "andere"),
  partnersChange: (before, now) => `traf vorher ${String(before)}, jetzt ${String(now)}`,
  question: (role) => `Wer würde merken, dass ${role} nicht weiterkommt?`,
  answer: (before, now) => `Vorher ${anyOf(before)}. Jetzt ${leftOf(now)}.`,
  answerNow: (now) => `${capital(anyOf(now.length))}.`,
  ties: "Beziehungen",
  passes: "Wer wem Arbeit übergibt",
  passesSays: "Wie oft im Mittel je Fall.",
  noTies: "Niemand trifft jemanden in diesem Ablauf.",
  noHandoffs: "Niemand übergibt jemand anderem Arbeit.",
  pair: "Wer",
  pairOf: (one, other) => `${one}, ${other}`,
  passOf: (from, to) => `${from} → ${to}`,
  minutes: "Minuten je Fall",
  timesPerCase: "Mal je Fall",
  kinds: {
    kept: "Beziehung erhalten",
    thinned: "Beziehung dünner, erhalten",
    severed: "Beziehung verloren",
    new: "neue Beziehung",
  },
  showAll: (number) => `Alle ${String(number)} zeigen`,
  leftOut: (shown, all) =>
    `Gezeichnet sind die ${String(shown)} Rollen mit den meisten Minuten; in den Listen stehen alle ${String(all)}.`,
  everybody: "Alle",
  minutesPerCase: perCase,
  minutesChange: (before, now) => `vorher ${perCase(before)}, jetzt ${now}`,
  and: (one, other) => `${one} und ${other}`,
  metBefore: "Traf vorher",
  meetsNow: "Trifft jetzt",
  meets: "Trifft",
  nobody: "niemanden",
  meetNowhere: "nirgends",
  whereMet: "Wo sie sich trafen",
  whereMeet: "Wo sie sich treffen",
  whereMeetNow: "Wo sie sich jetzt treffen",
  standsNow: "jetzt",
  nothingStands: "hier steht nichts mehr",
  withMachines: (before, now) =>
    before === null
      ? `Mit KI: ${perCase(now)}, kein Kontakt.`
      : `Mit KI: vorher ${perCase(before)}, jetzt ${now}. Kein Kontakt.`,
  openStep: (name) => `Zum Schritt ${name}`,
  min: (minutes) => `${minutes} Min.`,
};
