// Which step stands for which.

/** How sure a match is. */
export type Likelihood = "likely" | "maybe";

/** A step of the baseline and one of the redesign. */
export type StepPair = { baseline: string; redesign: string };

/** Which of the two steps of a pair is only a part of the other. */
export type Part = "baseline" | "redesign";

/** A pair of which one step is only a part of the other. */
export type PartOf = StepPair & { part: Part };

/** A pair that is taken for the same work, with the reasons in words. */
export type Match = StepPair & {
  score: number;
  confirmed: boolean;
  likelihood: Likelihood;
  reasons: string[];
  /** As somebody said, or as the names suggest. */
  part?: Part;
};

/** A role of the baseline and one of the redesign. */
export type RolePair = { baseline: string; redesign: string };

/** Roles that are taken for the same; a likely pair counts until somebody says otherwise. */
export type RoleMatch = RolePair & {
  confirmed: boolean;
  likelihood: Likelihood;
  reasons: string[];
};

/** Roles that vanished or are new, and what they may be. */
export type RoleBoard = { matched: RoleMatch[]; gone: string[]; new: string[] };

/** A partner that is offered; `also` are those that it has already. */
export type Candidate = Match & { also: string[] };

/** What became of a step that has no counterpart. */
export type Vanished = "removed" | "moved" | "not-drawn";

/** A step without a pair. */
export type OpenStep = {
  step: string;
  /** Whether people meet here. */
  contact: boolean;
  /** Of the baseline: what somebody said. */
  answer?: Vanished;
  /** Of the redesign: whether somebody said so. */
  isNew: boolean;
  candidates: Candidate[];
};

/** The matches of one redesign, in the order in which they are asked about. */
export type Board = {
  /** Made by copying: nothing is suggested. */
  copied: boolean;
  suggested: Match[];
  confirmed: Match[];
  gone: OpenStep[];
  new: OpenStep[];
  roles: RoleBoard;
  counts: { confirmed: number; answered: number; suggested: number; open: number };
  tooDifferent: boolean;
};

/** The matches of one revision; without a redesign there are none. */
export type Matched = { revision: number; redesign: number | null; board: Board | null };
