// Who meets whom, as it is drawn.

import type { Line, Point, Rect } from "../contract";

/** Whom a role alone joins: with the others, or, where no part of its group is the largest, with each other. */
export type Bridge = { to: string[]; between: boolean };

/** How a role stands in one version; minutes are per case. */
export type Standing = {
  takesPart: boolean;
  partners: number;
  minutes: number;
  /** With a machine, and with nobody else. */
  machineMinutes: number;
  bridge: Bridge | null;
};

/** A circle with its name in lines that fit. */
export type PersonPlace = { centre: Point; radius: number; lines: string[]; size: number };

export type Person = {
  name: string;
  /** Whether the drawing is about this role. */
  focus: boolean;
  leftAlone: boolean;
  baseline: Standing;
  redesign: Standing | null;
  /** Absent where it is only in the lists. */
  place: PersonPlace | null;
};

/** A step in which a pair meets; `now` are the steps of the redesign that stand for it. */
export type Carrier = { step: string; minutes: number; now: string[] };

/** How a pair meets in one version; no steps where it does not. */
export type Meets = { minutes: number; steps: Carrier[] };

/** The line of a tie, 0 wide in a version in which the pair does not meet. */
export type Strand = {
  line: Line;
  before: number;
  now: number;
  rails: Line[];
  slashes: Line[];
  label: Point | null;
};

export type Tie = {
  roles: [string, string];
  baseline: Meets;
  redesign: Meets | null;
  change: "kept" | "thinned" | "severed" | "new";
  /** Absent where an end is not drawn. */
  strand: Strand | null;
};

/** The machines, all in one place, with those who work with them. */
export type Machines = {
  rect: Rect;
  baseline: number;
  redesign: number | null;
  lines: { role: string; line: Line; before: boolean; now: boolean }[];
};

/** Who passes work to whom, expected per case; null stands for the machines. */
export type Handoff = {
  from: string | null;
  to: string | null;
  baseline: number;
  redesign: number | null;
  line: Line | null;
};

/** Who meets whom, drawn: the same places in both versions. */
export type PeopleDrawing = {
  width: number;
  height: number;
  people: Person[];
  ties: Tie[];
  machines: Machines | null;
  handoffs: Handoff[];
  /** A number of minutes, and how wide it is drawn. */
  scale: { minutes: number; width: number };
};
