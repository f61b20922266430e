// What the window reads of the contract (`weft/1` and `weft-audit/1`), under its own names.
// The program sends more; fields that no screen shows are not repeated here.

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
  assumed: boolean;
  suggested: boolean;
  status: Status;
};

/** Findings that concern one step of the baseline; without a step, the whole path. */
export type Group = { step?: string; findings: string[] };

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
};

export type Audit = {
  measures: { baseline: Measures; redesign?: Measures };
  profile?: Profile;
  findings: Finding[];
  groups: Group[];
  assumptions: unknown[];
};

export type Step = { id: string; name: string };

export type Document = {
  title: string;
  case?: string;
  baseline: { steps: Step[] };
};

/** A document with its audit. */
export type Opened = { path: string; document: Document; audit: Audit };

export type RecentFile = { path: string; title: string };

export type Failure = {
  code: "missing" | "input" | "output" | "internal";
  message: string;
};
