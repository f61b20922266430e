// Every sentence of the window, in one place, so that another language is another file.

import type { Band, Failure, Mode, Piece, Screen, Tag } from "./contract";
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
  change: "The document is as it was before.",
  internal: "This is a fault of Weft. Your document is unchanged.",
};

const samples: Record<string, string> = {
  onboarding: "New-hire onboarding: mentors replaced by a guided tutorial",
  support: "Customer support: a bot decides who reaches a person",
  codereview: "Code review: the conversation became a grade",
  "healthy-support": "Healthy support: machines help, people still meet",
};

const tags: Record<Tag, string> = {
  "ai-automated": "AI-automated",
  "ai-augmented": "AI-augmented",
  "human-relational": "Human-relational",
  "human-alone": "Human-alone",
};

const modes: Record<Mode, string> = {
  live: "live",
  "time-shifted": "later",
  "one-way": "one-way",
  none: "alone",
};

const takenFor: Record<Piece["kind"], string> = {
  step: "step",
  who: "who",
  minutes: "minutes",
  purpose: "good for",
  mode: "how",
  tag: "tag",
  unknown: "not understood",
};

/** Keys with what they do; keys that are pressed together stand beside each other. */
const keyGroups: { name: string; keys: [string, string][] }[] = [
  {
    name: "Anywhere",
    keys: [
      ["/", "type a step"],
      ["Ctrl K", "find or do"],
      ["Ctrl Z", "undo"],
      ["Ctrl Shift Z", "redo"],
      ["Ctrl S", "keep a named version"],
      ["Ctrl P", "export as PDF"],
      ["Ctrl O", "open"],
      ["Esc", "cancel"],
      ["?", "these keys"],
    ],
  },
  {
    name: "Steps",
    keys: [
      ["1", "AI-automated"],
      ["2", "AI-augmented"],
      ["3", "Human-relational"],
      ["4", "Human-alone"],
      ["Del", "delete"],
      ["Ctrl Enter", "type a step after"],
      ["F2", "rename"],
    ],
  },
  {
    name: "Sheet",
    keys: [
      ["↑ ↓ ← →", "to another cell"],
      ["Enter", "edit the cell"],
      ["Tab", "next cell"],
      ["Shift ↓", "select more rows"],
      ["Home End", "first and last cell"],
    ],
  },
];

const sheet = {
  // Tags, modes, purposes
  tag: (tag: Tag) => tags[tag],
  untagged: "Not tagged",
  suggestedTag: (tag: string) => `${tag}, suggested`,
  mode: (mode: Mode) => modes[mode],
  notSaid: "not said",
  // Quick entry
  newStep: "New step",
  example: "Call the customer [Agent, Customer] 10m trust",
  enter: "Enter",
  takenFor: (kind: Piece["kind"]) => takenFor[kind],
  withMode: (taken: string, mode: Mode) => `${taken} · ${modes[mode]}`,
  newRoles: (taken: string, roles: string[]) =>
    `${taken} · new ${roles.length === 1 ? "role" : "roles"} ${roles.join(", ")}`,
  pieceSays: (taken: string, text: string) => `${taken}: ${text}`,
  // Sheet
  sheet: "Sheet",
  steps: "Steps",
  columns: {
    number: "No.",
    name: "Step",
    who: "Who",
    tag: "Tag",
    minutes: "Minutes",
    goodFor: "What it is good for",
    how: "How",
    then: "Then",
  },
  end: "end",
  gateway: "decision",
  event: "event",
  nothing: "–",
  visits: (visits: string) => `× ${visits} per case`,
  emptyHint: "No steps yet. Type the first one above.",
  // Mistakes in a cell
  nameMissing: "A step needs a name.",
  countWrong: (text: string) => `“${text}” is no number of people. Write “2 x Agent”.`,
  minutesWrong: (text: string) => `“${text}” is no number of minutes.`,
  purposesUnknown: (unknown: string[], known: string[]) =>
    `Not known: ${unknown.join(", ")}. Known: ${known.join(", ")}.`,
  thenWrong: (text: string) =>
    `“${text}” is not understood. Write “65 % to 10, 35 % to 8” or “end”.`,
  stepMissing: (number: string, last: number) =>
    `There is no step ${number}; the last one is ${String(last)}.`,
  shareWrong: (share: string) => `${share} % is not between 0 and 100.`,
  toTwice: (target: string) => `${target} stands there twice.`,
  sharesOver: (sum: string) => `The shares add up to ${sum} %, more than all cases.`,
  sharesUnder: (sum: string) => `The shares add up to ${sum} %. Where do the others go?`,
  // Inspector
  inspector: "Step",
  numberOf: (number: number, of: number) => `Step ${String(number)} of ${String(of)}`,
  name: "Name",
  add: "add",
  addRole: "Add a role",
  addPurpose: "Add what it is good for",
  removeOne: (name: string) => `Remove ${name}`,
  goodForShort: "Good for",
  modeShort: (mode: Mode) => capital(modes[mode]),
  notes: "Notes",
  edit: "edit",
  thenHint: "by step numbers, or end",
  backTo: (name: string) => `back to ${name}`,
  theEnd: "the end",
  gone: "a step that is gone",
  standsFor: "Stands for",
  // Top bar
  screens: "Screens",
  undo: (what: string | null) => (what === null ? "Nothing to undo" : `Undo: ${what}`),
  redo: (what: string | null) => (what === null ? "Nothing to redo" : `Redo: ${what}`),
  findOrDo: "Find or do",
  findKeys: "Ctrl K",
  // Palette
  paletteHint: "A step or a command",
  paletteNothing: "Nothing is called that.",
  stepNumber: (number: number) => `step ${String(number)}`,
  // Keys
  keys: "Keys",
  keyGroups,
  close: "Close",
};

const plan = {
  plan: "Plan",
  mustHaves: "Must-haves",
  within: (share: string) => `${share} of the saved time`,
  everything: "Everything",
  ofSaved: (saved: string) => `person-minutes per case, of the ${saved} saved`,
  nothingSaved: "person-minutes per case; no time was saved",
  exactly: (minutes: string) => `${minutes} person-minutes per case`,
  exactlyOf: (minutes: string, saved: string) =>
    `${minutes} of ${saved} person-minutes saved per case`,
  budget: (minutes: string) => `Mark: the budget, ${minutes} person-minutes`,
  comeBack: "Contacts that come back",
  backOf: (back: number, of: number) => `${String(back)} of ${String(of)}`,
  noMustHaves: "Nobody has said of a contact that it must come back.",
  nothingFits: "No lost contact fits into the budget.",
  nothingTogether: "No lost contact can come back.",
  gap: (gap: string, value: string) =>
    `Not every choice was tried: this one weighs ${value}, another may weigh up to ${gap} more.`,
  putAllBack: "Put all of these back",
  putAllBackOf: (name: string) => `Put all of these back: ${name}`,
  lost: "Lost contacts",
  contact: "Contact",
  people: "People",
  minutes: "Person-minutes per case",
  person: (name: string, count: number) => (count === 1 ? name : `${String(count)} × ${name}`),
  mustHave: "must-have",
  back: "comes back",
  stays: "stays lost",
  putBackOne: (name: string) => `Put it back: ${name}`,
  isBack: (names: string[]) => `Back in the redesign: ${names.join(", ")}`,
  letGo: "Let go",
  letGoBecause: (people: string, why: string) => `${people}. ${why}.`,
  nothingButLetGo: "Everything that is gone was let go.",
};

export const words = {
  // Start
  question: "Where do people still meet in the way you work?",
  open: "Open…",
  offline: "Everything stays on this computer. Weft uses no network.",
  leftOff: "Where you left off",
  nothingYet: "The documents that you open will be listed here.",
  untitled: "Untitled workflow",
  newDocument: "New workflow",
  samples: "Start from a sample",
  sample: (name: string) => samples[name] ?? name,
  // Document
  screens: [
    { id: "workflow", name: "Workflow" },
    { id: "compare", name: "Compare" },
    { id: "plan", name: plan.plan },
  ] satisfies { id: Screen; name: string }[],
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
  readOnly: (why: string) => `For reading only: ${why}.`,
  damaged: (what: string) => `The file is damaged: ${what}.`,
  checkpointName: "Checkpoint",
  checkpointMade: "A checkpoint was made. Everything is on disk, as always.",
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
  cancel: "Cancel",
  history: "History",
  restore: "Restore",
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
  chooseFinding: "Which of these do you want to talk about?",
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
  sheet,
  plan,
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

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
