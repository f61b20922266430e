// What the window reads of the contract (`weft/1` and `weft-audit/1`), under its own names.
// The program sends more; fields that no screen shows are not repeated here.

import type { Drawing, Point, Scene } from "./contract/drawing";
import type { FilePreview, LogPreview } from "./contract/files";
import type { PartOf, RolePair, StepPair, Vanished } from "./contract/matching";
import type { PeopleDrawing } from "./contract/people";
import type { Chosen, Ways } from "./contract/plan";

export type * from "./contract/drawing";
export type * from "./contract/files";
export type * from "./contract/matching";
export type * from "./contract/people";
export type * from "./contract/plan";
export type * from "./contract/report";

export type Band = "low" | "medium" | "high" | "critical";
export type Status = "open" | "waived" | "returned";

export type Finding = {
  id: string;
  rule: string;
  name: string;
  score: number;
  band: Band;
  says: string;
  evidence: string[];
  advice: string;
  source: string;
  baselineSteps: string[];
  redesignSteps: string[];
  roles: string[];
  fingerprint: string;
  assumed: boolean;
  suggested: boolean;
  status: Status;
  /** The decision to accept it, where there is one. */
  waiver?: Waiver;
};

/** Findings that concern one step of the baseline; without a step, the whole path. */
export type Group = { step?: string; findings: string[] };

export type WaiverReason =
  | "logistics-only"
  | "moved"
  | "duplicate"
  | "not-wanted"
  | "relief-of-overload"
  | "legal-or-safety"
  | "trial";

export type Kept = { kept: number; of: number };

export type Profile = {
  contactMinutesKept: number | null;
  purposesKept: Kept;
  tiesKept: Kept;
  loopsKept: Kept;
  personMinutesSaved: number;
  meetsNobody: { baseline: number | null; redesign: number | null };
};

export type Measures = {
  steps: number;
  contactSteps: number;
  contactMinutes: number;
  personMinutes: number;
  meetsNobody: number | null;
  stepsBeforeContact: number | null;
  longestStretch: { steps: number };
  ties: number;
  /** Expected visits per case, by the id of the step. */
  visits: Record<string, number>;
};

/** A choice of lost contacts to put back, in step order; the cost in person-minutes per case. */
export type PlanChoice = { cost: number; value: number; chosen: string[] };

/** A lost contact that can come back. */
export type PlanItem = { step: string; value: number; cost: number; mustHave: boolean };

/** What could be put back: itself the choice within the budget, beside the least and the most. */
export type Plan = PlanChoice & {
  /** Person-minutes per case that the choice may spend. */
  budget: number;
  mustHaves: PlanChoice;
  all: PlanChoice;
  items: PlanItem[];
  /** How far the value may lie below the best one; 0 where it is the best. */
  gap: number;
};

/** Something that the audit used because nobody said it. */
export type Assumption = {
  version: string;
  step?: string | null;
  field: string;
  /** What it used, as it would stand in the file. */
  used: unknown;
  why: string;
  reason: "missing" | "suggested";
  /** How sure a suggestion is, 0 to 1. */
  confidence?: number | null;
};

export type Audit = {
  measures: { baseline: Measures; redesign?: Measures };
  profile?: Profile;
  findings: Finding[];
  groups: Group[];
  plan?: Plan;
  assumptions: Assumption[];
  /** Which step of the redesign stands for which step of the baseline. */
  matches?: { baseline: string; redesign: string }[];
  settings: { plan: { budgetShare: number }; waivers?: { reviewDays: number } };
};

export type Tag = "ai-automated" | "ai-augmented" | "human-relational" | "human-alone";
export type Mode = "live" | "time-shifted" | "one-way" | "none";
export type Purpose =
  | "handover"
  | "voice"
  | "learn"
  | "feedback"
  | "support"
  | "help"
  | "reflect"
  | "align"
  | "belong"
  | "trust"
  | "decide"
  | "recognise"
  | "check"
  | "status"
  | "logistics";

/** A role that takes part, or several people of it. */
export type Participant = string | { name: string; count: number };

/** A hand-off; `to` is the id of a step, or `end`. */
export type Link = { to: string; probability?: number; name?: string };

export type Step = {
  id: string;
  name: string;
  roles: Participant[];
  tag?: Tag;
  minutes?: number;
  purposes: Purpose[];
  mode?: Mode;
  next: Link[];
  /** The baseline steps that it stands for. */
  replaces?: string[];
  kind?: "gateway" | "event";
  split?: Split;
  notes?: string;
};

/** To one successor, to all of them at once, or to some. */
export type Split = "one" | "all" | "some";

/** Work, or a node that only routes. */
export type StepKind = "step" | "gateway" | "event";

/** A note beside the steps, with its place from the corner of the card that it is about. */
export type Note = { text: string; position?: Point; about?: string };

export type Workflow = { start?: string; steps: Step[]; freeNotes?: Note[] };

export type Role = { name: string; kind?: "internal" | "external" | "ai"; learner?: boolean };

/** A loss that was accepted; the review date as `YYYY-MM-DD`. */
export type Waiver = {
  finding: string;
  reason: WaiverReason;
  text?: string;
  decidedBy?: string[];
  reviewDate?: string;
};

export type Document = {
  title: string;
  case?: string;
  roles: Role[];
  waivers?: Waiver[];
  suggestions?: Suggesting;
  baseline: Workflow;
  /** The only redesign, where it has no name. */
  redesign?: Workflow;
  redesigns?: (Workflow & { name?: string })[];
};

/** A kind of suggestion, by the field that it fills. */
export type SuggestedField = "tag" | "roles" | "mode" | "purposes" | "minutes" | "outcome" | "kind";

/** A language that names are read in. */
export type Tongue = "en" | "de" | "fr" | "es" | "it" | "pt";

/** What somebody said instead of a suggestion: steps of this name follow it. */
export type Preference = { name: string; tag?: Tag; with?: string[]; mode?: Mode };

/** What people said about suggestions; without a language it is told from the names. */
export type Suggesting = { language?: Tongue; preferences?: Preference[] };

/** Which version of a document. */
export type Version = "baseline" | { redesign: number };

export type Line = { from: Point; to: Point };

/** The open document as it is after a change. */
export type View = {
  path: string;
  /** Counts the changes: an answer about an older one is stale. */
  revision: number;
  document: Document;
  /** One drawing a version, the baseline first. */
  drawings: Drawing[];
  /** In words, what undo would take back and what redo would repeat. */
  undo: string | null;
  redo: string | null;
  /** Why nothing can be changed, in words. */
  readOnly: string | null;
  /** What is wrong with the file, in words. */
  damage: string | null;
  /** Which steps of which version the last change was about. */
  touched: { version: Version; steps: string[] } | null;
  /** How many things were read otherwise than they stand in the file that was just opened. */
  noted: number;
};

/** A document, or first what was understood of its file, or what has to be chosen for it. */
export type Opened = View | { preview: FilePreview } | { log: LogPreview };

/** How two versions stand to each other on the screen. */
export type Arrangement = "stacked" | "beside" | "overlaid";

/** Which pictures are made of an audit: how the pair stands, if it is drawn, and who meets whom. */
export type Shows = { pair: Arrangement | null; people: boolean };

/** A fault of a version: of which one, of which step, and what it is, with what it is about. */
export type Fault = {
  version: string;
  step: string | null;
  kind: FaultKind | Partial<Record<FaultKind, string | number>>;
};

export type FaultKind =
  | "empty"
  | "reserved-id"
  | "duplicate-id"
  | "unknown-start"
  | "unknown-target"
  | "unknown-replaced"
  | "second-start"
  | "unreachable"
  | "no-way-to-the-end"
  | "probability-out-of-range"
  | "probabilities-over-one"
  | "probabilities-under-one"
  | "minutes-out-of-range";

/** One end of a band: a tag, no tag, what is new, what is gone. */
export type FlowEnd = Tag | "untagged" | "new" | "gone";

/** How the work moved, in visits per case from the top; `gaps` stand between the ends above. */
export type FlowPicture = {
  left: FlowNode[];
  right: FlowNode[];
  bands: FlowBand[];
  total: number;
};
export type FlowNode = { end: FlowEnd; y: number; visits: number; gaps: number };
export type FlowBand = {
  from: FlowEnd;
  to: FlowEnd;
  visits: number;
  fromY: number;
  fromGaps: number;
  toY: number;
  toGaps: number;
};

/** Steps as text: cells for a spreadsheet, and all of them for Weft. */
export type Copied = { text: string; weft: string };

/** What the audit says of one revision. */
export type Audited = {
  revision: number;
  redesign: number | null;
  /** Absent while the workflow has faults. */
  audit: Audit | null;
  /** The document as the audit read it, with suggestions; absent where that is the document itself. */
  document: Document | null;
  faults: Fault[];
  /** Baseline and redesign as they were asked for, with ghosts; nothing without a redesign, or unasked. */
  drawing: Drawing | null;
  /** Absent while the workflow has faults, or unasked. */
  people?: PeopleDrawing;
  /** The redesign, where it stands beside the baseline. */
  beside?: Drawing | null;
  flow?: FlowPicture | null;
  /** For findings that name roles and no step: the steps in which these meet or met. */
  met?: Record<string, string[]>;
  /** Baseline and redesign have so little in common that they are matched first. */
  tooDifferent: boolean;
};

/** Lines of the profile that one redesign can keep more of than another. */
export type ProfileLine =
  "contactMinutes" | "purposes" | "ties" | "loops" | "meetsNobody" | "minutesSaved";

/** What every redesign keeps; `best` counts redesigns from 0, and is empty where all keep the same. */
export type Compared = {
  revision: number;
  baseline: Measures | null;
  redesigns: { profile: Profile | null; faults: number }[];
  best: Record<ProfileLine, number[]>;
};

/** What every budget gives back and how, and what the three plans make of the redesign. */
export type Budgets = {
  revision: number;
  redesign: number | null;
  ways: Ways | null;
  plans: { profile: Profile; weave: Scene }[];
};

/** Where a card stands along the flow: the columns that it leaves free behind what leads to it. */
export type Place = { step: string; free: number };

/** What a person does to the document. */
export type Action =
  | { enter: { version: Version; after: string | null; line: string } }
  | { rename: { version: Version; step: string; name: string } }
  | { retag: { version: Version; steps: string[]; tag: Tag | null } }
  | { setPeople: { version: Version; step: string; roles: Participant[] } }
  | { setMinutes: { version: Version; steps: string[]; minutes: number | null } }
  | { setPurposes: { version: Version; step: string; purposes: Purpose[] } }
  | { setMode: { version: Version; steps: string[]; mode: Mode | null } }
  | { setNotes: { version: Version; step: string; notes: string } }
  | { connect: { version: Version; from: string; to: string } }
  | { setLinks: { version: Version; step: string; next: Link[] } }
  | { remove: { version: Version; steps: string[] } }
  | { duplicate: { version: Version; steps: string[] } }
  | { relane: { version: Version; steps: string[]; role: string } }
  | { move: { version: Version; steps: string[]; places: Place[]; role: string | null } }
  | { tidy: { version: Version } }
  | { follow: { version: Version; from: string; line: string; role: string | null } }
  | { addNode: { version: Version; after: string | null; kind: StepKind } }
  | { setKind: { version: Version; step: string; kind: StepKind } }
  | { setSplit: { version: Version; steps: string[]; split: Split } }
  | { setFreeNotes: { version: Version; notes: Note[] } }
  | {
      confirm: {
        redesign: number | null;
        version: Version;
        steps: string[] | null;
        /** Which kinds of suggestions; null: all. */
        fields: SuggestedField[] | null;
      };
    }
  | { readNamesIn: { language: Tongue | null } }
  | { forget: { name: string | null } }
  | { makeRedesign: { name: string | null } }
  | { copyRedesign: { at: number; name: string | null } }
  | { nameRedesign: { at: number; name: string | null } }
  | { removeRedesign: { at: number } }
  | {
      waive: {
        finding: string;
        reason: WaiverReason;
        text: string;
        decidedBy: string[];
        fingerprint: string | null;
      };
    }
  | { putBack: { at: number; step: string } }
  | { carryOut: { at: number; ways: Chosen[] } }
  | { setMustHave: { step: string; must: boolean } }
  | { match: { at: number; pairs: StepPair[] } }
  | { matchPart: { at: number; pair: PartOf } }
  | { part: { at: number; pairs: StepPair[] } }
  | { matchRoles: { at: number; pairs: RolePair[] } }
  | { partRoles: { at: number; pairs: RolePair[] } }
  | { answer: { at: number; step: string; answer: Vanished | null } }
  | { sayNew: { at: number; step: string; isNew: boolean } }
  | { unwaive: { finding: string } }
  | { retitle: { title: string; case: string } };

/** A line of the quick entry, piece by piece, and the step that it makes. */
export type Entry = {
  pieces: Piece[];
  name: string;
  roles: Participant[];
  minutes: number | null;
  purposes: Purpose[];
  mode: Mode | null;
  tag: Tag | null;
};

/** A stretch of the line, in UTF-16 units, and what it was taken for. */
export type Piece = {
  from: number;
  to: number;
  kind: "step" | "who" | "minutes" | "purpose" | "mode" | "tag" | "unknown";
  /** New roles among the people, to be marked as such. */
  newRoles: string[];
};

/** What somebody chose; no language is that of the system. */
export type Preferences = {
  language: "en" | "de" | null;
  appearance: "system" | "light" | "dark" | "projector";
  /** How large everything is, in per cent. */
  textSize: number;
  /** Who the history says made a change; empty for the name that the system gives. */
  author: string;
};

/** The preferences, and the language that follows from them. */
export type Looks = { preferences: Preferences; language: "en" | "de" };

/** A document that was open before, and what it looked like. */
export type RecentFile = { path: string; title: string; weave?: Scene };

/** A line of the history; `checkpoints` are the names that people gave the point after it. */
export type HistoryLine = {
  revision: number;
  at: string;
  author: string;
  says: string;
  checkpoints?: string[];
};

export type Failure = {
  code: "missing" | "input" | "output" | "viewer" | "change" | "internal";
  message: string;
};

/** A failure as the host says it: in every language. */
export type Refusal = { code: Failure["code"]; message: Record<"en" | "de", string> };

/** What the window shows of a document. */
export type Screen = "workflow" | "compare" | "people" | "matches" | "plan" | "report";
