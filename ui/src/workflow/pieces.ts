// What is drawn under the line of the quick entry: stretches of it, and what each was taken for.

import type { Entry, Piece } from "../lib/contract";
import { words } from "../lib/words";

/** A line that was read, with what came of it. */
export type Known = { line: string; entry: Entry };

/** A stretch of the line; between pieces, there is no label. */
export type Stretch = { from: number; text: string; label: string | null; unknown: boolean };

/**
 * The whole line, cut into stretches. While a newer line is being read, what was said of the older
 * one holds as far as both begin alike.
 */
export function stretchesOf(line: string, known: Known | null): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const piece of known === null ? [] : piecesThatHold(line, known)) {
    if (piece.from > at) stretches.push(plain(line, at, piece.from));
    stretches.push(marked(line, piece, labelOf(piece, known?.entry)));
    at = piece.to;
  }
  if (at < line.length) stretches.push(plain(line, at, line.length));
  return stretches;
}

/** Moves labels to the right until none runs into the one before it; answers by how much each. */
export function spread(labels: { left: number; width: number }[], gap: number): number[] {
  let free = -Infinity;
  const shifts = labels.map(() => 0);
  // Where scripts are mixed, pieces do not stand in the order of the line.
  const order = labels.map((_, at) => at);
  order.sort((a, b) => (labels[a]?.left ?? 0) - (labels[b]?.left ?? 0));
  for (const index of order) {
    const { left = 0, width = 0 } = labels[index] ?? {};
    const at = Math.max(left, free);
    free = at + width + gap;
    shifts[index] = at - left;
  }
  return shifts;
}

/** Pieces of the line in their order, without overlaps, and only where the line is still as read. */
function piecesThatHold(line: string, known: Known): Piece[] {
  const alike = alikeUpTo(line, known.line);
  const inOrder = known.entry.pieces.toSorted((one, other) => one.from - other.from);
  let end = 0;
  return inOrder.filter((piece) => {
    const holds = piece.from >= end && piece.from < piece.to && piece.to <= alike;
    if (holds) end = piece.to;
    return holds;
  });
}

function alikeUpTo(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

function labelOf(piece: Piece, entry: Entry | undefined): string {
  const taken = words.sheet.takenFor(piece.kind);
  if (piece.newRoles.length > 0) return words.sheet.newRoles(taken, piece.newRoles);
  // A purpose also says how people speak, unless the line says that itself.
  const said = entry?.pieces.some(({ kind }) => kind === "mode") ?? true;
  const last = entry?.pieces.findLast(({ kind }) => kind === "purpose");
  if (last === piece && !said && entry?.mode) return words.sheet.withMode(taken, entry.mode);
  return taken;
}

function plain(line: string, from: number, to: number): Stretch {
  return { from, text: line.slice(from, to), label: null, unknown: false };
}

function marked(line: string, piece: Piece, label: string): Stretch {
  return { ...plain(line, piece.from, piece.to), label, unknown: piece.kind === "unknown" };
}
