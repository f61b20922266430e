// Baseline and redesign beside each other: views, faults, what the redesigns keep.

import type { Arrangement, FaultKind, FlowEnd } from "../../contract";
import { listed, plural } from "./grammar";

const arrangements: Record<Arrangement, string> = {
  stacked: "Above",
  beside: "Beside",
  overlaid: "Overlaid",
};

const ends: Record<FlowEnd, string> = {
  "human-relational": "human-relational",
  "human-alone": "human-alone",
  "ai-augmented": "AI-augmented",
  "ai-automated": "AI-automated",
  untagged: "not tagged",
  new: "new",
  gone: "gone",
};

const faultSentences: Record<FaultKind, (step: string, about: string) => string> = {
  empty: () => "it has no step yet.",
  "reserved-id": (step) => `“${step}” has an id that means the end of a case.`,
  "duplicate-id": (step) => `two steps share the id of “${step}”.`,
  "unknown-start": (_, about) => `it starts with “${about}”, which is no step.`,
  "unknown-target": (step, about) => `“${step}” leads to “${about}”, which is no step.`,
  "unknown-replaced": (step, about) =>
    `“${step}” stands for “${about}”, which is no step of the baseline.`,
  "second-start": (step) => `nothing leads to “${step}”, and it is not the start.`,
  unreachable: (step) => `no way leads from the start to “${step}”.`,
  "no-way-to-the-end": (step) => `no way leads from “${step}” to the end.`,
  "probability-out-of-range": (step, about) =>
    `a hand-off of “${step}” has the share ${about}, which is not between 0 and 1.`,
  "probabilities-over-one": (step, about) =>
    `the hand-offs of “${step}” have shares that add up to ${about}, which is more than 1.`,
  "probabilities-under-one": (step, about) =>
    `the hand-offs of “${step}” have shares that add up to ${about} and not to 1.`,
  "minutes-out-of-range": (step, about) =>
    `“${step}” takes ${about} minutes; a number from 0 to 1,000,000 can be audited.`,
};

const faultKinds: FaultKind[] = [
  "unknown-start",
  "unknown-target",
  "unknown-replaced",
  "probability-out-of-range",
  "probabilities-over-one",
  "probabilities-under-one",
  "minutes-out-of-range",
];

export const compare = {
  view: "View",
  arrangement: (arrangement: Arrangement) => arrangements[arrangement],
  flow: "Flow",
  table: "Table",
  nextView: "V: next view",
  showFindings: "Findings",
  fitAll: "Show everything",
  // Flow
  howWorkMoved: "How the work moved",
  flowSays:
    "Heights are steps per case, as often as they are expected. What people did together carries colour.",
  before: "Before",
  now: "Now",
  flowEnd: (end: FlowEnd) => ends[end],
  stepsPerCase: (steps: string) => `${steps} steps`,
  flowFrom: "From",
  flowTo: "To",
  flowSteps: "Steps per case",
  nothingMoved: "There is nothing to compare yet.",
  // Table
  redesigns: "What each redesign keeps",
  line: "Line",
  minutesSaved: "People’s time saved",
  keepsMost: "keeps the most",
  savesMost: "saves the most",
  fewest: "fewest",
  waitsFor: (faults: number) => `The audit waits for ${plural(faults, "correction")}.`,
  onlyOne: "With a second redesign, this table shows which one keeps more.",
  perCase: (minutes: string) => `${minutes} min a case`,
  // Redesigns
  changeRedesign: "This redesign",
  rename: "Rename…",
  duplicate: "Duplicate",
  remove: "Delete",
  redesignName: "Name of the redesign",
  copyOf: (name: string) => `${name}, copy`,
  removed: (name: string) => `“${name}” was deleted. Undo brings it back.`,
  // Faults
  faultsSay: "It goes on as soon as this is put right.",
  fault: (version: string, says: string) => `${version}: ${says}`,
  faultKinds,
  faultOf: (kind: FaultKind, step: string, about: string) => faultSentences[kind](step, about),
  // Letting go
  inTheirWords: (text: string) => `“${text}”`,
  decidedByRoles: (roles: string[]) => `Decided by ${listed(roles)}`,
  reviewOn: (date: string) => `To be looked at again on ${date}`,
  chooseReason: "Choose a reason",
  reasonMissing: "A reason is needed: others will ask for it.",
  ownWords: "In your own words, if there is more to say",
  whoDecides: "Who decided this? At least one role is needed.",
  oneWhoTookPart: "One of those who took part has to agree.",
  tookPart: "took part",
  comesBackOn: (date: string) => `It comes back for review on ${date}.`,
};
