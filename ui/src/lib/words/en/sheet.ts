// Quick entry, sheet, panel of a step.

import type { Mode, Piece, Split, StepKind, Tag } from "../../contract";
import { capital } from "./grammar";
import { keyGroups } from "./keys";

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

const splits: Record<Split, string> = {
  one: "one of these",
  all: "all of these at once",
  some: "some of these",
};

const kinds: Record<StepKind, string> = { step: "Step", gateway: "Decision", event: "Event" };

const takenFor: Record<Piece["kind"], string> = {
  step: "step",
  who: "who",
  minutes: "minutes",
  purpose: "good for",
  mode: "how",
  tag: "tag",
  unknown: "not understood",
};

export const sheet = {
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
  to: "to",
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
  // Ways on
  split: (split: Split) => splits[split],
  splits: "A case takes",
  kind: (kind: StepKind) => kinds[kind],
  kinds: "What it is",
  shareOf: (name: string) => `Share of cases that go to ${name}`,
  removeLink: (name: string) => `Delete the hand-off to ${name}`,
  shareAssumed: "Nobody gave this share; what is left is shared equally.",
  shareNotRead: (text: string) => `“${text}” is no share. Write a number from 0 to 100.`,
  // Several steps
  several: (count: number) => `${String(count)} steps`,
  performer: "Performs",
  mixed: "differs",
  // Not confirmed
  suggestions: "Suggested",
  suggestedFields: {
    tag: "Tag",
    roles: "Who",
    mode: "How",
    purposes: "Good for",
    minutes: "Minutes",
    outcome: "Outcome",
    kind: "What it is",
  },
  outcomes: { granted: "granted", refused: "refused" },
  confirm: "Confirm",
  confirmTag: (count: number, tag: string) => `Confirm all ${String(count)} “${tag}”`,
  confirmAll: (count: number) => `Confirm all ${String(count)} steps`,
  confirmField: (field: string, count: number) =>
    count === 1
      ? `Confirm “${field}” of the last step`
      : `Confirm “${field}” of all ${String(count)} steps`,
  sure: (percent: string) => `${percent} sure`,
  namesIn: "Names are read in",
  namesTold: "the language they show",
  tongues: {
    en: "English",
    de: "German",
    fr: "French",
    es: "Spanish",
    it: "Italian",
    pt: "Portuguese",
  },
  learned: (count: number) =>
    count === 1 ? "1 correction is followed" : `${String(count)} corrections are followed`,
  learnedNobody: "nobody else",
  forget: (name: string) => `Forget what was said of “${name}”`,
  minutesAssumed: (minutes: string, why: string) => `${minutes} min assumed: ${why}.`,
  minutesMissing: "nobody entered it; our default",
  takeMinutes: (minutes: string) => `Take ${minutes}`,
  // Tools of the canvas
  tools: "Tools",
  tidy: "Tidy layout",
  addNote: "Add a note",
  addGateway: "Add a decision",
  addEvent: "Add an event",
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
