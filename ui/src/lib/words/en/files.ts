// Files of other formats, in and out.

import type { FileFormat } from "../../contract";
import { plural } from "./grammar";

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
    says: "Shapes and words, sharp at any size, as they are on the screen.",
  },
  png: {
    name: "Picture",
    ending: ".png",
    says: "Dots, for slides and programs that know nothing else.",
  },
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
