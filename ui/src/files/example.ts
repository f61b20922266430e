// Files for tests: a table that was understood, one in which two cells are wrong, and a host.

import type { FilePreview, LogPreview } from "../lib/contract";
import type { FilesHost } from "./host";

export const understood: FilePreview = {
  number: 1,
  name: "Orders.csv",
  aim: "document",
  tables: [
    {
      sheet: null,
      header: 1,
      rows: 7,
      columns: [
        { letter: "A", header: "Activity", taken: { as: "field", field: "step" }, example: "Call" },
        { letter: "B", header: "Who", taken: { as: "field", field: "roles" }, example: "Agent" },
        { letter: "C", header: "Colour", taken: { as: "kept" }, example: null },
        { letter: "D", header: "Role", taken: { as: "again", field: "roles" }, example: "Clerk" },
        { letter: "E", header: "", taken: { as: "unnamed" }, example: "x" },
      ],
    },
  ],
  content: {
    title: "Orders",
    versions: [
      {
        name: null,
        steps: 7,
        first: [
          { name: "Call", roles: ["Agent", "Customer"], minutes: 10 },
          { name: "Check", roles: ["Agent"], minutes: null },
        ],
      },
      { name: "Option A", steps: 5, first: [] },
    ],
    roles: ["Agent", "Customer"],
    weave: { width: 0, height: 0, alt: "", items: [], header: 0 },
  },
  wrong: [],
  wrongPlaces: 0,
  notes: [
    {
      place: { en: "row 3", de: "Zeile 3" },
      says: { en: "an empty row was left out", de: "eine leere Zeile blieb weg" },
    },
  ],
  log: null,
  mayBeLog: true,
  known: null,
  becomes: null,
};

export const log: LogPreview = {
  number: 3,
  name: "tickets.csv",
  aim: "document",
  columns: [
    { header: "Ticket", example: "4711" },
    { header: "Task", example: "Answer" },
    { header: "Done", example: "2026-01-05 10:00" },
    { header: "Agent", example: "Ada" },
  ],
  mapping: {
    case: "Ticket",
    activity: "Task",
    timestamp: "Done",
    start: null,
    resource: "Agent",
    role: null,
    lifecycle: null,
  },
  objects: [],
  caseType: null,
  second: null,
};

export const wrong: FilePreview = {
  ...understood,
  number: 2,
  content: null,
  notes: [],
  wrong: [
    {
      place: { en: "row 2, column “minutes”", de: "Zeile 2, Spalte „minutes“" },
      found: { en: "“long”", de: "„long“" },
      expected: { en: "minutes", de: "Minuten" },
    },
    {
      place: { en: "row 4", de: "Zeile 4" },
      found: { en: "no name", de: "kein Name" },
      expected: { en: "the name of a step", de: "der Name eines Schritts" },
    },
  ],
  wrongPlaces: 2,
};

/** A host for tests that do not speak of files. */
export const noFiles: FilesHost = {
  openPreviewed: () => Promise.reject(new Error("not asked")),
  openKnown: () => Promise.reject(new Error("not asked")),
  updateKnown: () => Promise.reject(new Error("not asked")),
  leavePreviewed: () => Promise.resolve(),
  takeAsLog: () => Promise.resolve({ log }),
  chooseSecondLog: () => Promise.resolve(null),
  leaveSecondLog: () => Promise.resolve(log),
  chooseLog: () => Promise.resolve(null),
  countLog: () => Promise.resolve(null),
  againstLog: () => Promise.resolve(null),
  leaveAgainstLog: () => Promise.resolve(),
  readLog: () => Promise.resolve(null),
  logProgress: () => Promise.resolve(null),
  stopReading: () => Promise.resolve(),
  readNotes: () => Promise.resolve([]),
  losses: () => Promise.resolve({ losses: [], origin: null }),
  write: () => Promise.resolve(null),
};
