// Start, bar, versions, letting go.

import type { Failure, Screen } from "../../contract";
import { plural } from "./grammar";
import { people } from "./people";
import { matches } from "./matches";
import { plan } from "./plan";
import { report } from "./report";

type Sample = { title: string; says: string };

const samples: Record<string, Sample> = {
  onboarding: {
    title: "New-hire onboarding",
    says: "Mentors were replaced by a guided tutorial.",
  },
  support: { title: "Customer support", says: "A bot decides who reaches a person." },
  codereview: { title: "Code review", says: "The conversation became a grade." },
  "healthy-support": {
    title: "Healthy support",
    says: "Machines help, and people still meet.",
  },
};

const refusals: Record<Failure["code"], string> = {
  missing: "It was moved or deleted, and is off the list now.",
  input: "What was open stays as it was. Nothing was written.",
  output: "Nothing was written. The document is unchanged: choose another place and try again.",
  viewer: "The file is where it was saved: open it from there.",
  change: "The document is as it was before.",
  internal: "This is a fault of Weft. Your document is unchanged.",
};

const screens: { id: Screen; name: string }[] = [
  { id: "workflow", name: "Workflow" },
  { id: "compare", name: "Compare" },
  { id: "people", name: people.people },
  { id: "matches", name: matches.matches },
  { id: "plan", name: plan.plan },
  { id: "report", name: report.report },
];

export const document = {
  // Start
  question: "Where do people still meet in the way you work?",
  trySample: "Try the sample audit",
  open: "Open…",
  offline: "Everything stays on this computer. Weft uses no network.",
  leftOff: "Where you left off",
  nothingYet: "The documents that you open will be listed here.",
  untitled: "Untitled workflow",
  newDocument: "New workflow",
  samples: "Start from a sample",
  sample: (name: string): Sample => samples[name] ?? { title: name, says: "" },
  legend: {
    contact: "two or more people meet",
    ghost: "they used to meet",
    automated: "AI-automated",
    augmented: "AI-augmented",
    alone: "one person alone",
  },
  // Document
  screens,
  onDisk: "On disk",
  baseline: "Baseline",
  redesign: "Redesign",
  redesignNumber: (number: number) => `Redesign ${String(number)}`,
  makeRedesign: "Make a redesign",
  importRedesign: "Redesign from a file…",
  noRedesign: "Copy the baseline and change only what really changes.",
  versions: "Versions",
  figures: (steps: number, roles: number, contacts: number | null) =>
    [
      plural(steps, "step"),
      plural(roles, "role"),
      ...(contacts === null ? [] : [plural(contacts, "contact")]),
    ].join(" · "),
  whatFirst: "What happens first?",
  addsAfter: (number: number) => `adds it after step ${String(number)}`,
  addsFirst: "adds the first step",
  faults: "The audit waits",
  saveCopy: "Save a copy…",
  copySaved: (path: string) => `This is the copy, at ${path}.`,
  readOnly: (why: string) => `For reading only: ${why}.`,
  damaged: (what: string) => `The file is damaged: ${what}.`,
  checkpointName: "Checkpoint",
  nameCheckpoint: "What do you call this point?",
  checkpointHint: "It stands in the history, and can be restored from there.",
  checkpointMade: (name: string) => `“${name}” was kept. Everything is on disk, as always.`,
  somebody: "somebody",
  keptAs: (names: string[]) => `Kept as ${names.map((name) => `“${name}”`).join(", ")}`,
  checkpoints: "Only what was named",
  noCheckpoint: "Nobody has named a point yet. Ctrl S does.",
  putBack: "Put it back",
  letItGo: "Let it go…",
  letGoNow: "Let it go",
  bringBack: "Bring it back",
  whyLetGo: "Why is this loss accepted?",
  reason: "Reason",
  decidedBy: "Decided by",
  reasons: {
    "logistics-only": "It was logistics only",
    moved: "It moved elsewhere",
    duplicate: "It happens elsewhere too",
    "not-wanted": "The participants did not want it",
    "relief-of-overload": "It relieves people of overload",
    "legal-or-safety": "The law or safety asks for it",
    trial: "It is tried until the review date",
  },
  keep: "Keep",
  cancel: "Cancel",
  history: "History",
  restore: "Restore",
  // Bar
  back: "Start",
  file: "File",
  ctrl: (key: string) => `Ctrl ${key}`,
  exportPdf: "Export PDF…",
  reportWritten: (path: string) => `The report stands at ${path}.`,
  dismiss: "Dismiss",
  refusal: (code: Failure["code"]) => refusals[code],
};
