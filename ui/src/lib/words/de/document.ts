// Start, Leiste, Fassungen, Loslassen.

import type { Words } from "..";
import type { Failure } from "../../contract";
import { counted } from "./grammar";

const samples: Record<string, { title: string; says: string }> = {
  onboarding: { title: "Einarbeitung", says: "Eine geführte Tour statt Mentoren." },
  support: { title: "Kundendienst", says: "Ein Bot entscheidet, wer einen Menschen erreicht." },
  codereview: { title: "Code-Review", says: "Aus dem Gespräch wurde eine Note." },
  "healthy-support": {
    title: "Gesunder Kundendienst",
    says: "Maschinen helfen, und Menschen treffen sich noch.",
  },
};

const refusals: Record<Failure["code"], string> = {
  missing: "Die Datei wurde verschoben oder gelöscht und steht nicht mehr in der Liste.",
  input: "Was offen war, bleibt, wie es ist. Nichts wurde geschrieben.",
  output:
    "Nichts wurde geschrieben. Das Dokument ist unverändert: ein anderer Ort hilft vielleicht.",
  viewer: "Die Datei liegt, wo sie gesichert wurde, und lässt sich dort öffnen.",
  change: "Das Dokument ist, wie es vorher war.",
  internal: "Das ist ein Fehler von Weft. Das Dokument ist unverändert.",
};

export const document: Pick<Words, keyof typeof import("../en/document").document> = {
  question: "Wo treffen sich in Ihrer Arbeit noch Menschen?",
  trySample: "Beispiel ansehen",
  open: "Öffnen…",
  offline: "Alles bleibt auf diesem Rechner. Weft nutzt kein Netz.",
  leftOff: "Zuletzt offen",
  nothingYet: "Hier stehen die Dokumente, die geöffnet wurden.",
  untitled: "Ablauf ohne Titel",
  newDocument: "Neuer Ablauf",
  samples: "Mit einem Beispiel beginnen",
  sample: (name) => samples[name] ?? { title: name, says: "" },
  legend: {
    contact: "zwei oder mehr Menschen treffen sich",
    ghost: "früher trafen sie sich",
    automated: "KI-automatisiert",
    augmented: "KI-gestützt",
    alone: "ein Mensch allein",
  },
  screens: [
    { id: "workflow", name: "Ablauf" },
    { id: "compare", name: "Vergleich" },
    { id: "people", name: "Menschen" },
    { id: "matches", name: "Zuordnung" },
    { id: "plan", name: "Plan" },
    { id: "report", name: "Bericht" },
  ],
  onDisk: "Gesichert",
  baseline: "Ausgangslage",
  redesign: "Neuentwurf",
  redesignNumber: (number) => `Neuentwurf ${String(number)}`,
  makeRedesign: "Neuentwurf anlegen",
  importRedesign: "Neuentwurf aus Datei…",
  noRedesign: "Die Ausgangslage kopieren und nur ändern, was sich wirklich ändert.",
  versions: "Fassungen",
  figures: (steps, roles, contacts) =>
    [
      counted(steps, "Schritt", "Schritte"),
      counted(roles, "Rolle", "Rollen"),
      ...(contacts === null ? [] : [counted(contacts, "Kontakt", "Kontakte")]),
    ].join(" · "),
  whatFirst: "Was geschieht zuerst?",
  addsAfter: (number) => `kommt nach Schritt ${String(number)}`,
  addsFirst: "wird der erste Schritt",
  faults: "Die Prüfung wartet",
  saveCopy: "Kopie sichern…",
  copySaved: (path) => `Das ist die Kopie, unter ${path}.`,
  readOnly: (why) => `Nur zum Lesen: ${why}.`,
  damaged: (what) => `Die Datei ist beschädigt: ${what}.`,
  checkpointName: "Festgehaltener Stand",
  nameCheckpoint: "Wie soll dieser Stand heißen?",
  checkpointHint: "Er steht im Verlauf und lässt sich von dort wiederherstellen.",
  checkpointMade: (name) => `„${name}“ ist festgehalten. Alles ist gesichert, wie immer.`,
  somebody: "jemand",
  keptAs: (names) => `Festgehalten als ${names.map((name) => `„${name}“`).join(", ")}`,
  checkpoints: "Nur benannte Stände",
  noCheckpoint: "Noch hat niemand einen Stand benannt. Strg S tut es.",
  putBack: "Zurückholen",
  letItGo: "Loslassen…",
  letGoNow: "Loslassen",
  bringBack: "Wieder aufnehmen",
  whyLetGo: "Warum wird dieser Verlust hingenommen?",
  reason: "Grund",
  decidedBy: "Entschieden von",
  reasons: {
    "logistics-only": "Es ging nur um Organisatorisches",
    moved: "Er findet jetzt woanders statt",
    duplicate: "Er findet auch woanders statt",
    "not-wanted": "Die Beteiligten wollten ihn nicht",
    "relief-of-overload": "Das entlastet Menschen",
    "legal-or-safety": "Recht oder Sicherheit verlangen es",
    trial: "Ein Versuch bis zum Prüftermin",
  },
  keep: "Übernehmen",
  cancel: "Abbrechen",
  history: "Verlauf",
  restore: "Wiederherstellen",
  file: "Datei",
  back: "Start",
  exportPdf: "Als PDF ausgeben…",
  reportWritten: (path) => `Der Bericht liegt unter ${path}.`,
  dismiss: "Verstanden",
  refusal: (code) => refusals[code],
};
