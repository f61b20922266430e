// The board as rows that one can walk through, and what each key does in one.

import type {
  Action,
  Board,
  Candidate,
  Match,
  OpenStep,
  Part,
  RolePair,
  StepPair,
} from "../lib/contract";
import { words } from "../lib/words";

/** One row: a pair that is suggested or said, or a step of one side without a pair. */
export type Row =
  | { kind: "suggested"; key: string; match: Match }
  | { kind: "confirmed"; key: string; match: Match }
  | { kind: "gone"; key: string; open: OpenStep }
  | { kind: "new"; key: string; open: OpenStep };

export type Group = { id: "toLookAt" | "gone" | "added" | "done"; name: string; rows: Row[] };

/** What is asked first, what is said last; without what is said where only open rows are wanted. */
export function groupsOf(board: Board, openOnly: boolean): Group[] {
  const said = words.matches;
  const gone = board.gone.map((open): Row => ({ key: `gone ${open.step}`, kind: "gone", open }));
  const added = board.new.map((open): Row => ({ key: `new ${open.step}`, kind: "new", open }));
  const done = [...board.confirmed.map(pairRow), ...[...gone, ...added].filter(isSettled)];
  const groups: Group[] = [
    { id: "toLookAt", name: said.toLookAt, rows: board.suggested.map(pairRow) },
    { id: "gone", name: said.gone, rows: gone.filter((row) => !isSettled(row)) },
    { id: "added", name: said.added, rows: added.filter((row) => !isSettled(row)) },
    { id: "done", name: said.done, rows: openOnly ? [] : done },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

/** Whether somebody said what there is to say about a row. */
export function isSettled(row: Row): boolean {
  if (row.kind === "gone" || row.kind === "new")
    return row.open.answer !== undefined || row.open.isNew;
  return row.kind === "confirmed";
}

/** Every likely pair that is suggested. */
export function likelyOf(board: Board): StepPair[] {
  return board.suggested.filter((one) => one.likelihood === "likely").map(pairOf);
}

/** The steps of a row, by version. */
export function stepsOf(row: Row): { baseline?: string; redesign?: string } {
  if (row.kind === "gone") return { baseline: row.open.step };
  if (row.kind === "new") return { redesign: row.open.step };
  return pairOf(row.match);
}

/** The partners that are offered in a row. */
export function candidatesOf(row: Row): Candidate[] {
  return row.kind === "gone" || row.kind === "new" ? row.open.candidates : [];
}

export function pairOf({ baseline, redesign }: StepPair): StepPair {
  return { baseline, redesign };
}

export function match(at: number, pairs: StepPair[]): Action {
  return { match: { at, pairs: pairs.map(pairOf) } };
}

/** Confirms a pair of which one step is only a part of the other. */
export function matchPart(at: number, pair: StepPair, part: Part): Action {
  return { matchPart: { at, pair: { ...pairOf(pair), part } } };
}

/** Says of two roles that they are one, or that they are not. */
export function sameRole(at: number, pair: RolePair, same: boolean): Action {
  const pairs = [{ baseline: pair.baseline, redesign: pair.redesign }];
  return same ? { matchRoles: { at, pairs } } : { partRoles: { at, pairs } };
}

/** Which step of an offer may be only a part of the other: as the names say, else where the partner
stands for others already, the one that is asked about. */
export function partIn(candidate: Candidate, asked: Part): Part | undefined {
  return candidate.part ?? (candidate.also.length > 0 ? asked : undefined);
}

/** Takes back what was said about a row, or says that its pair is none. */
export function breaking(at: number, row: Row): Action | null {
  if (row.kind === "suggested" || row.kind === "confirmed")
    return { part: { at, pairs: [pairOf(row.match)] } };
  if (!isSettled(row)) return null;
  const { step } = row.open;
  return row.kind === "gone"
    ? { answer: { at, step, answer: null } }
    : { sayNew: { at, step, isNew: false } };
}

/** What a key says about a row; null where it says nothing there. */
export function actionOf(key: string, row: Row, at: number): Action | null {
  if (key === "Delete" || key === "Backspace") return breaking(at, row);
  if (row.kind === "suggested") return key === "Enter" ? match(at, [row.match]) : null;
  if (row.kind === "confirmed" || isSettled(row)) return null;
  const candidate = /^[123]$/.test(key) ? row.open.candidates[Number(key) - 1] : undefined;
  if (candidate) return match(at, [candidate]);
  const { step } = row.open;
  const letter = key.toLowerCase();
  if (row.kind === "new") return letter === "n" ? { sayNew: { at, step, isNew: true } } : null;
  switch (letter) {
    case "r":
      return { answer: { at, step, answer: "removed" } };
    case "m":
      return { answer: { at, step, answer: "moved" } };
    case "n":
      return { answer: { at, step, answer: "not-drawn" } };
    default:
      return null;
  }
}

/** Where a key leads from a row; null where it leads nowhere. */
export function placeAfter(key: string, at: number, rows: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, rows - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "PageDown":
      return Math.min(at + 10, rows - 1);
    case "PageUp":
      return Math.max(at - 10, 0);
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}

function pairRow(one: Match): Row {
  const kind = one.confirmed ? "confirmed" : "suggested";
  return { key: `pair ${one.baseline} ${one.redesign}`, kind, match: one };
}
