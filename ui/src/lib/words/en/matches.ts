// Which step stands for which.

import type { Likelihood, Vanished } from "../../contract";
import { percent } from "../../numbers";
import { listed } from "./grammar";

const likelihoods: Record<Likelihood, string> = { likely: "likely", maybe: "maybe" };

const answers: Record<Vanished, string> = {
  removed: "gone on purpose",
  moved: "moved elsewhere",
  "not-drawn": "just not drawn",
};

export const matches = {
  matches: "Matches",
  // Progress
  progress: "Progress",
  counts: (confirmed: number, toLookAt: number, open: number) =>
    `${String(confirmed)} confirmed, ${String(toLookAt)} to look at, ${String(open)} open`,
  settled: (settled: number, of: number) => `${String(settled)} of ${String(of)} settled`,
  allSettled: "Every step has its answer.",
  openOnly: "Open only",
  confirmLikely: (count: number) => `Confirm all ${String(count)} likely`,
  // Groups
  toLookAt: "To look at",
  gone: "Without a counterpart",
  added: "New in the redesign",
  done: "Settled",
  copied: "The redesign was made by copying, so its lineage is known and nothing is suggested.",
  // Pairs
  likelihood: (of: Likelihood) => likelihoods[of],
  score: (score: number) => percent(score),
  confirmed: "confirmed",
  fromCopy: "copied",
  standsFor: (redesign: string, baseline: string) => `“${redesign}” stands for “${baseline}”`,
  maybeStandsFor: (redesign: string, baseline: string) =>
    `Does “${redesign}” stand for “${baseline}”?`,
  isPartOf: (part: string, whole: string) => `“${part}” is part of “${whole}”`,
  wasPartOf: (part: string, whole: string) => `“${part}” was part of “${whole}”`,
  nowPart: "is part of",
  hadAsPart: "had as a part",
  extent: "What the two have in common",
  onlyPart: "Only a part of it",
  onlyOnePart: (name: string, version: string | null) =>
    `“${name}”${version === null ? "" : ` (${version})`} is only a part`,
  same: "Same step",
  notSame: "Not the same",
  breakPair: "Break",
  // Open steps
  contactGone: "Gone on purpose, or moved?",
  stepGone: "Removed, moved, or just not drawn?",
  stepAdded: "New, or did it exist before?",
  whatBecame: (name: string) => `What became of “${name}”?`,
  whereFrom: (name: string) => `Where does “${name}” come from?`,
  answered: (answer: Vanished) => answers[answer],
  removed: "Removed",
  moved: "Moved",
  notDrawn: "Not drawn",
  isNew: "New",
  newStep: "new",
  askAgain: "Ask again",
  noCandidate: "Nothing like it was found.",
  candidates: (name: string) => `What could stand for “${name}”`,
  partOf: (names: string[]) => `already stands for ${listed(names.map((name) => `“${name}”`))}`,
  nowIn: (names: string[]) => `already has ${listed(names.map((name) => `“${name}”`))}`,
  // Roles
  roles: "Roles",
  sameRole: (baseline: string, redesign: string) =>
    `Is “${redesign}” the role “${baseline}” under another name?`,
  isRole: (baseline: string, redesign: string) => `“${baseline}” is “${redesign}” now`,
  goneRole: (name: string) => `“${name}” takes part in no step of the redesign. Who is it now?`,
  nobody: "Nobody",
  yesSame: "Same role",
  notSameRole: "Another role",
  untilSaid: "they count as the same until somebody says otherwise",
  // Details
  details: "The two steps",
  why: "Why",
  chooseRow: "Choose a row to see both steps.",
  nothingThere: "nothing",
  minutes: (minutes: string) => `${minutes} min`,
  matchWith: "Same as, or part of",
  free: "Without a counterpart",
  taken: "Already matched",
  choose: "Choose a step…",
  stillLost: "The audit still counts this contact as lost.",
  dragHint: "Or drag one step onto another.",
  // Keys
  keys: {
    accept: "Enter",
    remove: "Del",
    removed: "R",
    moved: "M",
    notDrawn: "N",
    isNew: "N",
    partOf: "P",
  },
  // Too different
  tooDifferent: "These two have little in common. Match them first.",
  matchFirst: "Match them",
  compareAnyway: "Compare all the same",
};
