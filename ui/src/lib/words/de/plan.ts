// Was zurückgeholt werden könnte.

import type { Words } from "..";
import { listed } from "./grammar";

function otherWays(count: number): string {
  return count === 1 ? "1 anderer Weg" : `${String(count)} andere Wege`;
}

export const plan: Words["plan"] = {
  plan: "Plan",
  mustHaves: "Unverzichtbares",
  within: (share) => `${share} der gesparten Zeit`,
  everything: "Alles",
  ofSaved: (saved) => `Personenminuten je Fall, von ${saved} gesparten`,
  nothingSaved: "Personenminuten je Fall; gespart wurde keine Zeit",
  exactly: (minutes) => `${minutes} Personenminuten je Fall`,
  exactlyOf: (minutes, saved) => `${minutes} von ${saved} gesparten Personenminuten je Fall`,
  budget: (minutes) => `Marke: das Budget, ${minutes} Personenminuten`,
  comeBack: "Kontakte, die zurückkommen",
  backOf: (back, of) => `${String(back)} von ${String(of)}`,
  noMustHaves: "Von keinem Kontakt hat jemand gesagt, dass er zurückkommen muss.",
  nothingFits: "Kein verlorener Kontakt passt in das Budget.",
  nothingTogether: "Kein verlorener Kontakt kann zurückkommen.",
  gap: (gap, value) =>
    `Nicht jede Auswahl wurde geprüft: diese wiegt ${value}, eine andere bis zu ${gap} mehr.`,
  putAllBack: "Alle diese zurückholen",
  putAllBackOf: (name) => `Alle diese zurückholen: ${name}`,
  lost: "Verlorene Kontakte",
  contact: "Kontakt",
  people: "Menschen",
  minutes: "Personenminuten je Fall",
  person: (name, count) => (count === 1 ? name : `${String(count)} × ${name}`),
  mustHave: "unverzichtbar",
  mustHaveOf: (name) => `Unverzichtbar: ${name}`,
  yourBudget: "Eigenes Budget",
  howMuch: "Wie viel der gesparten Zeit geben wir zurück?",
  savedSays: (saved) => `gespart: ${saved} Personenminuten je Fall`,
  nothingSpent: "nichts",
  budgetUsed: (budget, used) => `Budget von ${budget} Personenminuten, davon ${used} gebraucht.`,
  contactThen: (share) => `Dann sind ${share} der Kontaktzeit da.`,
  comesBack: (names) => `Zurück kommt: ${listed(names)}`,
  spoken: (budget, used, share, names) =>
    `${budget} Personenminuten, davon ${used} gebraucht, ${share} der Kontaktzeit; ${
      names.length === 0 ? "nichts kommt zurück" : `zurück kommt: ${listed(names)}`
    }`,
  putTheseBack: (count) =>
    count === 1 ? "Diesen zurückholen" : `Diese ${String(count)} zurückholen`,
  curveSays:
    "Linie: Kontaktzeit mit dem, was ein Budget von den dringendsten Verlusten zurückgibt, wie es war oder leichter.",
  staysLost: (names) => {
    const first = names.slice(0, 3);
    const more = names.length - first.length;
    return `Verloren bleibt: ${more > 0 ? `${first.join(", ")} und ${String(more)} weitere` : listed(first)}`;
  },
  back: "kommt zurück",
  stays: "bleibt verloren",
  putBackOne: (name) => `Zurückholen: ${name}`,
  isBack: (names) => `Wieder im Neuentwurf: ${names.join(", ")}`,
  letGo: "Losgelassen",
  letGoBecause: (people, why) => `${people}. ${why}.`,
  nothingButLetGo: "Alles, was fehlt, wurde losgelassen.",
  gapShare: (share) =>
    `Nicht jede Auswahl wurde geprüft: keine andere ist über ${share} mehr wert.`,
  backAs: (names) => `als: ${names.join(" + ")}`,
  insteadOf: (way, name) => `${way} (für „${name}“)`,
  asItWas: "Wie es war",
  otherWays: (lighter) => (lighter === 0 ? "Ort und Wirkung" : otherWays(lighter)),
  otherWaysOf: (lighter, name) =>
    lighter === 0 ? `Ort und Wirkung: ${name}` : `${otherWays(lighter)}: ${name}`,
  waysOf: (name) => `Wege, „${name}“ zurückzugeben`,
  wayCosts: (minutes, people) =>
    `${minutes} Personenminuten je Fall${people === "" ? "" : ` · ${people}`}`,
  weighs: (value, score) => `Macht ${value} von ${score} dieses Verlusts wett.`,
  auditedWith: "Was die Prüfung damit sagt",
  from: (name, before, after) => `${name}: ${before} → ${after}`,
  findingsThen: (gone, come) => `${String(gone)} Befunde weniger, ${String(come)} neu`,
  use: "Nehmen",
  useOne: (way, name) => `${way}, für ${name}`,
  lighter: (count) =>
    count === 1 ? "Einer davon in leichterer Form." : `${String(count)} davon in leichterer Form.`,
  purposesThen: (kept, of) => `${String(kept)} von ${String(of)} Zwecken haben einen Ort.`,
  noPlace: (why) => `Noch kein Ort im Neuentwurf: ${why}.`,
  lead: (role, need, have) =>
    `${role}: ${need} von ${have} geschützten Minuten je Woche sind vergeben; kein Plan nimmt mehr, als übrig ist.`,
};
