// Die Zeichnung, wie sie gesprochen wird.

import type { Words } from "..";
import type { Purpose, Tag } from "../../contract";
import { percent } from "../../numbers";
import { purposes } from "./purposes";
import { counted, listed } from "./grammar";

const tags: Record<Tag, string> = {
  "ai-automated": "KI-automatisiert",
  "ai-augmented": "KI-gestützt",
  "human-relational": "zwischenmenschlich",
  "human-alone": "allein",
};

export const canvas: Words["canvas"] = {
  canvas: "Zeichnung",
  overview: "Übersicht",
  rename: "Name des Schrittes",
  nearer: "Näher heran",
  farther: "Weiter weg",
  everything: "Alles zeigen",
  percent: (zoom) => `${String(Math.round(zoom * 100))} %`,
  named: (name) => name || "ein Schritt ohne Namen",
  kind: (kind) => (kind === "gateway" ? "Verzweigung" : "Ereignis"),
  place: (step, of) => `Schritt ${String(step)} von ${String(of)}`,
  tag: (tag) => tags[tag],
  untagged: "ohne Art",
  together: (people) => {
    const [first = "", ...others] = people;
    return others.length > 0 ? `${first} mit ${listed(others)}` : `${first} allein`;
  },
  minutes: (minutes) => counted(minutes, "Minute", "Minuten"),
  purpose: (purpose: Purpose) => purposes[purpose],
  goesOn: (name, share) => `dann ${name}${inCases(share)}`,
  goesBack: (name, share) => `geht zurück zu ${name}${inCases(share)}`,
  ends: (share) => `dann zu Ende${inCases(share)}`,
  note: (text) => `Notiz: ${text}`,
  noteText: "Notiz",
  noteHint: "Was soll hier in Erinnerung bleiben?",
  arrow: "Übergabe",
  share: "Anteil der Fälle",
  shareAssumed: "Diesen Anteil hat niemand genannt; der Rest wird gleich verteilt.",
  removeArrow: "Übergabe löschen",
  dragEnd: "Zu einem anderen Schritt ziehen",
  hideOverview: "Übersicht ausblenden",
  showOverview: "Übersicht einblenden",
  stripped: (name) => `weggefallen: ${name}`,
  nowStands: (name) => `jetzt ${name}`,
  nothingStands: "hier steht jetzt nichts",
};

function inCases(share: number | undefined): string {
  return share === undefined || share >= 1 ? "" : ` in ${percent(share)} der Fälle`;
}
