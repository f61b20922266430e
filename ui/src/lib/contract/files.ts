// Files of other formats: what was understood of one, and what one leaves out.

import type { Picture, Scene, Version } from "../contract";

/** What is said in every language, since it is read in whichever the window speaks. */
export type Said = Record<"en" | "de", string>;

/** What a column was taken for: a field of steps, or why it was not. */
export type Taken =
  | { as: "field"; field: string }
  | { as: "kept" }
  | { as: "again"; field: string }
  | { as: "unnamed" };

/** One column of a table, with its first value. */
export type ColumnRead = { letter: string; header: string; taken: Taken; example: string | null };

/** A table of a spreadsheet; without a header it was not read. */
export type TableRead = {
  sheet: string | null;
  header: number | null;
  rows: number;
  columns: ColumnRead[];
};

/** A step, in short. */
export type StepRead = { name: string; roles: string[]; minutes: number | null };

/** A version, in short: how many steps, and the first of them. */
export type VersionRead = { name: string | null; steps: number; first: StepRead[] };

/** The document that would be made; the baseline comes first. */
export type ContentRead = {
  title: string;
  versions: VersionRead[];
  roles: string[];
  weave: Scene;
};

export type Wrong = { place: Said; found: Said; expected: Said };

/** Something that was read or is written otherwise; without a place it is about the whole file. */
export type Noted = { place: Said | null; says: Said };

export type NotesOfFile = { name: string; notes: Noted[] };

/** How much a log holds; `resources` are people, and whatever else did something in it. */
export type LogCounts = { events: number; cases: number; activities: number; resources: number };

/** A value with its 95 % interval in words; a way is the share of what leaves a step. */
export type IntervalRead = {
  of: Said;
  way: boolean;
  before: Said | null;
  after: Said | null;
  change: Said | null;
};

/** How much a log holds, which share of its successions is not drawn, and how sure the rest is. */
export type LogSummary = LogCounts & {
  leftOut: number[];
  intervals: IntervalRead[];
  made: Said[];
};

/** What a file is to become. */
export type Aim = "document" | "redesign" | "comparison";

/** What was understood of a file of which nothing is made yet. */
export type FilePreview = {
  number: number;
  name: string;
  aim: Aim;
  tables: TableRead[];
  /** Absent where something is wrong. */
  content: ContentRead | null;
  wrong: Wrong[];
  /** In how many places something is wrong; not all of many are listed. */
  wrongPlaces: number;
  notes: Noted[];
  /** What was counted, where it is an event log. */
  log: LogSummary | null;
  /** Whether it is a table that could be an event log, too. */
  mayBeLog: boolean;
  /** The document that was made of it before, and whether the file is still the same. */
  known: { name: string; same: boolean } | null;
  /** What the document will be called, where another has the name of the file. */
  becomes: string | null;
};

/** What a log says of an event. */
export type LogField =
  "case" | "activity" | "timestamp" | "start" | "resource" | "role" | "lifecycle";

/** A column of a log that is a table, with its first value. */
export type LogColumn = { header: string; example: string | null };

/** A kind of object of a log in which an event is about several; one of them is the case. */
export type LogObjects = { name: string; objects: number };

/** What has to be chosen for one log, and what was guessed. */
export type LogShown = {
  name: string;
  /** The columns of a table; other logs have none to choose. */
  columns: LogColumn[];
  mapping: Record<LogField, string | null> | null;
  objects: LogObjects[];
  caseType: string | null;
};

/** An event log before it is read, and the one of the time after the change. */
export type LogPreview = LogShown & { number: number; aim: Aim; second: LogShown | null };

/** How one log is read. */
export type LogTaken = {
  mapping: Record<LogField, string | null> | null;
  caseType: string | null;
};

/** What somebody chose for a log; the date as `YYYY-MM-DD`, the share from 0 to 1. */
export type LogChoice = {
  first: LogTaken;
  second: LogTaken;
  splitAt: string | null;
  share: number;
  names: boolean;
};

export type KindName = "onPaper" | "notDrawn" | "notAllowed" | "neverNamed" | "neverTaken";

/** How a version fits a log: the fit in words, and what differs with the steps that it is about. */
export type AgainstLog = {
  revision: number;
  version: Version;
  name: string;
  notes: Said[];
  fit: Said[];
  found: { kind: KindName; count: number; rows: { says: Said; steps: string[] }[] }[];
  faults: Said[];
};

/** How far a log is read, in bytes of the file, and then how often its cases were drawn again. */
export type LogProgress = {
  bytes: number;
  of: number;
  events: number;
  resampled: number;
  /** None while it is read. */
  resamples: number;
};

export type FileFormat = "json" | "xlsx" | "csv" | "bpmn" | "mermaid" | "dot" | "svg" | "png";

/** What somebody wants written; a format that holds everything reads nothing of the rest. */
export type Export = { format: FileFormat; version: Version; picture: Picture; afresh: boolean };

/** What a file leaves out; `origin` is the model whose drawing it would be written into. */
export type Losses = { losses: Noted[]; origin: string | null };
