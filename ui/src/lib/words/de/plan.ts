// Was zurückgeholt werden könnte.

import type { Words } from "..";

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
  back: "kommt zurück",
  stays: "bleibt verloren",
  putBackOne: (name) => `Zurückholen: ${name}`,
  isBack: (names) => `Wieder im Neuentwurf: ${names.join(", ")}`,
  letGo: "Losgelassen",
  letGoBecause: (people, why) => `${people}. ${why}.`,
  nothingButLetGo: "Alles, was fehlt, wurde losgelassen.",
};
