// Files of other formats, in and out.

import type { FileFormat, KindName, LogCounts, LogField } from "../../contract";
import { locale } from "../../locale";
import { plural } from "./grammar";

/** A number that may be large, with its noun. */
function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : more}`;
}

/** What the columns of a spreadsheet are, by the header that is written for them. */
const fields: Record<string, string> = {
  id: "Id of the step",
  step: "Step",
  roles: "Who takes part",
  with: "Who else takes part",
  tag: "Tag",
  minutes: "Minutes",
  purposes: "What it is good for",
  mode: "How people meet",
  next: "What comes next",
  replaces: "Which step it replaces",
  variant: "Baseline or redesign",
  goal: "Goal",
  notes: "Notes",
  kind: "Step, gateway or event",
  split: "One way, all or some",
};

const formats: Record<FileFormat, { name: string; ending: string; says: string }> = {
  json: {
    name: "Weft JSON",
    ending: ".weft.json",
    says: "The whole document as text, without its history. Weft opens it again as it was.",
  },
  xlsx: {
    name: "Workbook",
    ending: ".xlsx",
    says: "A sheet for each version, and sheets for findings, plan and measures.",
  },
  csv: {
    name: "Table",
    ending: ".csv",
    says: "One row a step, for any spreadsheet; all versions one below the other.",
  },
  bpmn: {
    name: "BPMN model",
    ending: ".bpmn",
    says: "One version, for other modelling tools. Tags, people and minutes go along, and colours show the tags.",
  },
  mermaid: {
    name: "Mermaid flowchart",
    ending: ".mmd",
    says: "Text that wikis and repositories draw. Weft reads it back without loss.",
  },
  dot: {
    name: "Graphviz graph",
    ending: ".dot",
    says: "Text that Graphviz draws. Weft reads it back without loss.",
  },
  svg: {
    name: "Drawing",
    ending: ".svg",
    says: "Shapes and words, sharp at any size. The whole document is inside: Weft opens it again, and whoever gets the drawing gets the document. The report saves drawings without it.",
  },
  png: {
    name: "Picture",
    ending: ".png",
    says: "Dots, for slides and programs that know nothing else. The whole document is inside: Weft opens it again, and whoever gets the picture gets the document. The report saves pictures without it.",
  },
};

const logFields: Record<LogField, string> = {
  case: "Which case it belongs to",
  activity: "What was done",
  timestamp: "When it was done",
  start: "When it was begun",
  resource: "Who did it",
  role: "In which role",
  lifecycle: "Whether begun or done",
};

const kinds: Record<KindName, string> = {
  onPaper: "Contact on paper only",
  notDrawn: "Done, but not drawn",
  notAllowed: "Done in another order",
  neverNamed: "Drawn, but never named",
  neverTaken: "Drawn ways that nobody takes",
};

export const files = {
  show: "Show",
  readOtherwise: (count: number) =>
    count === 1
      ? "One thing was read otherwise than it stands in the file."
      : `${String(count)} things were read otherwise than they stand in the file.`,
  notesTitle: "What was read otherwise",
  noNotes: "Nothing: what came from files was read as it stands there.",
  // What was understood
  understood: "What Weft understood",
  notYet: "Nothing is made yet, and the file itself is never changed.",
  becomes: "What it becomes",
  steps: (count: number) => plural(count, "step"),
  roles: (count: number) => plural(count, "role"),
  rolesNamed: (names: string[], more: number) =>
    names.join(", ") + (more > 0 ? ` and ${String(more)} more` : ""),
  noRoles: "Nobody is named in it.",
  redesigns: (count: number) => (count === 0 ? "no redesign" : plural(count, "redesign")),
  moreSteps: (count: number) => `and ${String(count)} more`,
  minutes: (minutes: string) => `${minutes} min`,
  columns: "Columns",
  sheet: (name: string) => `Sheet “${name}”`,
  rows: (count: number) => `${plural(count, "row")} with a step`,
  notRead: "No row in it names a column of steps, so it is left out.",
  column: "Column",
  heading: "Heading",
  taken: "Taken as",
  example: "First value",
  field: (field: string) => fields[field] ?? field,
  kept: "Not known: kept with the step, but not used",
  again: (field: string) => `“${fields[field] ?? field}” a second time`,
  unnamed: "No heading: kept with the step, but not used",
  empty: "empty",
  wrong: (count: number) =>
    count === 1 ? "One place cannot be read" : `${String(count)} places cannot be read`,
  safe: "Nothing was made. The file is as it was, and so is everything that was open. Mend what is listed here, and open the file again.",
  where: "Where",
  found: "Found",
  expected: "Expected",
  showAll: (count: number) => `Show all ${String(count)}`,
  notListed: (count: number) => `and ${String(count)} more, which are not listed`,
  open: "Open",
  add: "Add as a redesign",
  other: "Another file…",
  isLog: "It is an event log",
  // An event log
  aLog: "An event log",
  logSays:
    "Weft counts what happened and draws the workflow that it shows. Nothing is made before you have seen it.",
  logColumns: "What stands in which column",
  logField: (field: LogField) => logFields[field],
  need: "What Weft needs",
  none: "nothing",
  caseIs: "What one case is",
  objects: (name: string, count: number) => `${name} (${String(count)})`,
  compare: "Before and after",
  splitAt: "Compare from this day on",
  noDay: "no day chosen",
  splitHint:
    "With a date, cases that began earlier become the baseline, the others the redesign. With neither, there is one workflow.",
  secondLog: "The time after the change",
  orSecond: "Or with a second log",
  chooseSecond: "Log after the redesign…",
  oneLog: "Without a second log",
  pairHint:
    "This log becomes the baseline, the second the redesign; activities of the same name are the same step.",
  columnsOf: (name: string) => `What stands in which column of ${name}`,
  howMuch: "How much is drawn",
  rarerThan: "Leave out what is rarer than",
  shareHint:
    "Of the most frequent thing that follows the same activity. It is left out only where no structure shows with it; how much that was is said in the result. With 0% everything is drawn.",
  people: "People",
  namesHidden: "Names of people are left out: people with similar work stand together as a group.",
  showNames: "Show the names of people",
  namesWarn:
    "Their names will stand in the document, and in everything that is made of it: reports, exports, drawings. Ask them first.",
  reallyShow: "Yes, show the names",
  read: "Read the log",
  reading: (percent: string, events: string) => `${percent}% read, ${events} events`,
  resampling: (done: string, of: string) =>
    `Everything is read. How sure it is: cases drawn anew ${done} of ${of} times`,
  begins: "The log is being read.",
  stop: "Stop",
  back: "Back",
  howSure: "How sure it is",
  measured: "What is measured",
  before: "Before",
  after: "After",
  change: "Change",
  range: "Value, and where 95% of all draws lie",
  ways: "Ways out of a step, as shares of cases",
  leftOutOf: (shares: string[]) =>
    shares.length === 2
      ? `not drawn: ${shares[0] ?? ""} of all successions before, ${shares[1] ?? ""} after`
      : `not drawn: ${shares[0] ?? ""} of all successions`,
  // The same file once more
  knownSame: (name: string) =>
    `“${name}” was made of this very file and has been changed since. Go on in it, or make another document beside it.`,
  knownOther: (name: string) =>
    `“${name}” was made of this file as it was before. What the file holds now can take the place of what stands there (Undo brings it back), or become another document beside it.`,
  nameTaken: (name: string) =>
    `A document of this name is there already, so this one will be called “${name}”.`,
  openKnown: (name: string) => `Open “${name}”`,
  updateKnown: (name: string) => `Update “${name}”`,
  openAs: (name: string) => `Open as “${name}”`,
  updated: (file: string) =>
    `The document holds what stands in ${file} now; Undo brings back what was there.`,
  // A drawing held against a log
  againstLogAsk: "Compare with a log…",
  againstLog: "Compare with a log",
  againstSays:
    "Weft follows every case of the log through the drawing, and says which fit and what differs. The document does not change, and nobody is named.",
  compareNow: "Compare",
  drawingAndLog: "Drawing and log",
  heldAgainst: (version: string, log: string) => `${version} · ${log}`,
  comparing: "Drawing and log are being compared.",
  notComparable: "The workflow cannot be followed yet:",
  nothingDiffers: "Nothing differs.",
  kinds,
  logNotes: "How it was counted",
  counted: ({ events, cases, activities, resources }: LogCounts) =>
    [
      `${many(events, "event", "events")} in ${many(cases, "case", "cases")}`,
      many(activities, "activity", "activities"),
      many(resources, "person or machine", "people or machines"),
    ].join(" · "),
  // What is written
  exportTo: "Export…",
  exported: "Export",
  formats,
  asWhat: "As what",
  version: "Which version",
  drawnHow: "How it is drawn",
  into: (name: string) => `Into ${name}, only what changed`,
  afresh: "As a new drawing",
  leavesOut: "What the file leaves out",
  leavesNothing: "It leaves nothing out.",
  asking: "Looking what it would leave out.",
  noFindings:
    "The audit waits for the workflow, so that findings, plan and measures are not in it yet.",
  noDrawing: "The audit waits for the workflow, and without it nothing can be drawn.",
  save: "Save as…",
  written: (path: string) => `The file stands at ${path}.`,
};
