// Every sentence of the window, in one place, so that another language is another file.

import type { Band, Failure, Tag } from "./contract";
import { percent } from "./numbers";

const bands: Record<Band, string> = {
  low: "low",
  medium: "medium",
  high: "high",
  critical: "critical",
};

const refusals: Record<Failure["code"], string> = {
  missing: "It was moved or deleted, and is off the list now.",
  input: "What was open stays as it was. Nothing was written.",
  output: "No report was written. The document is unchanged: choose another place and try again.",
  internal: "This is a fault of Weft. Your document is unchanged.",
};

export const words = {
  // Start
  question: "Where do people still meet in the way you work?",
  open: "Open…",
  offline: "Everything stays on this computer. Weft uses no network.",
  leftOff: "Where you left off",
  nothingYet: "The documents that you open will be listed here.",
  firstStep: "Open a workflow with its redesign, a file whose name ends in .weft.json.",
  // Bar
  back: "Start",
  exportPdf: "Export PDF…",
  reportWritten: (path: string) => `The report stands at ${path}.`,
  dismiss: "Dismiss",
  // Profile
  profile: "Profile",
  contactKept: "Contact time kept",
  purposesKept: "Purposes kept",
  tiesKept: "Ties kept",
  loopsKept: "Human loops kept",
  meetsNobody: "Chance of meeting nobody",
  contactTime: "Contact time",
  contactSteps: "Steps with contact",
  ties: "Pairs who meet",
  longestStretch: "Longest stretch without contact",
  purposesSay: "reasons to meet that keep a place",
  tiesSay: "pairs of roles that still meet",
  loopsSay: "rounds with a person in them",
  meetsNobodySays: "share of cases",
  noContactBefore: "nobody met before either",
  none: "–",
  unknown: "not known",
  minutes: "min a case",
  steps: "steps",
  of: (count: number) => `of ${String(count)}`,
  ofMinutes: (minutes: string) => `of ${minutes} min`,
  ofMinutesExact: (kept: string, before: string) => `${kept} of ${before} minutes per case`,
  sharePerCase: (share: string) => `${share} per case`,
  was: (share: string) => `was ${share}`,
  // Findings
  findings: "Findings",
  strippedOut: "What was stripped out",
  found: "What was found",
  wholePath: "The whole path",
  count: (findings: number, places: number) =>
    `${plural(findings, "finding")} in ${plural(places, "place")}`,
  nothingLost: "Every contact is still there.",
  nothingFound: "Nothing was found.",
  evidence: "What it rests on",
  advice: "What could be done",
  source: "Source",
  letGo: "let go",
  returned: "back for review",
  assumed: "Rests on something that nobody entered.",
  suggested: "Rests on a suggestion that nobody confirmed.",
  previous: "previous",
  next: "next",
  band: (band: Band) => bands[band],
  score: (score: number) => `${String(score)} of 100`,
  refusal: (code: Failure["code"]) => refusals[code],
  canvas: {
    canvas: "Canvas",
    overview: "Overview",
    rename: "Name of the step",
    nearer: "Zoom in",
    farther: "Zoom out",
    everything: "Show everything",
    percent: (zoom: number) => `${String(Math.round(zoom * 100))} %`,
    named: (name: string) => name || "a step without a name",
    kind: (kind: "gateway" | "event") => kind,
    place: (step: number, of: number) => `step ${String(step)} of ${String(of)}`,
    tag: (tag: Tag): string => tag,
    untagged: "not tagged",
    together: (people: string[]) => {
      const [first = "", ...others] = people;
      return others.length > 0 ? `${first} with ${listed(others)}` : `${first} alone`;
    },
    minutes: (minutes: number) => plural(minutes, "minute"),
    purpose: (purpose: string) => purpose,
    goesOn: (name: string, share?: number) => `then ${name}${inCases(share)}`,
    goesBack: (name: string, share?: number) => `goes back to ${name}${inCases(share)}`,
    ends: (share?: number) => `then ends${inCases(share)}`,
    stripped: (name: string) => `stripped out: ${name}`,
    nowStands: (name: string) => `now ${name}`,
    nothingStands: "nothing stands here now",
  },
};

function inCases(share: number | undefined): string {
  return share === undefined || share >= 1 ? "" : ` in ${percent(share)} of cases`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
