// The sheet as a grid: its columns, which rows are in view, and where keys lead.

import type { Field } from "./cells";

export type Column = "number" | Exclude<Field, "notes"> | "tag" | "how";

export const columns: readonly Column[] = [
  "number",
  "name",
  "who",
  "tag",
  "minutes",
  "goodFor",
  "how",
  "then",
];

export const ROW = 34;
export const HEADER = 30;

/** How many rows are drawn beyond each end of what is seen, so that scrolling shows no gaps. */
const BEYOND = 8;

/** Rows counted from 0, columns from 0. */
export type Cell = { row: number; column: number };

/** The rows to draw: those in view, and the one with the focus wherever it is. */
export function rowsToDraw(top: number, height: number, count: number, kept: number): number[] {
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const end = Math.min(count, Math.ceil((top + height) / ROW) + BEYOND);
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (kept < 0 || kept >= count || (kept >= first && kept < end)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
}

/** How far to scroll so that a row is in view, and the topmost one whole. */
export function scrollTo(row: number, top: number, height: number): number {
  const room = height - HEADER;
  if (row * ROW < top) return row * ROW;
  const least = (row + 1) * ROW - room;
  return least > top ? Math.ceil(least / ROW) * ROW : top;
}

/** Empty room below the last row, so that the topmost one is whole when everything is scrolled. */
export function spareBelow(count: number, height: number): number {
  const beyond = HEADER + count * ROW - height;
  return beyond > 0 ? Math.ceil(beyond / ROW) * ROW - beyond : 0;
}

/** Where a key leads from a cell, or null if it leads nowhere. */
export function moved(
  key: string,
  far: boolean,
  from: Cell,
  rows: number,
  page: number,
): Cell | null {
  const { row, column } = from;
  const last = columns.length - 1;
  switch (key) {
    case "ArrowUp":
      return within({ row: row - 1, column }, rows);
    case "ArrowDown":
      return within({ row: row + 1, column }, rows);
    case "ArrowLeft":
      return within({ row, column: column - 1 }, rows);
    case "ArrowRight":
      return within({ row, column: column + 1 }, rows);
    case "PageUp":
      return within({ row: row - page, column }, rows);
    case "PageDown":
      return within({ row: row + page, column }, rows);
    case "Home":
      return within({ row: far ? 0 : row, column: 0 }, rows);
    case "End":
      return within({ row: far ? rows - 1 : row, column: last }, rows);
    default:
      return null;
  }
}

/** The cell after one, or before it, going on in the next row; null beyond the ends. */
export function neighbour({ row, column }: Cell, step: 1 | -1, rows: number): Cell | null {
  const at = row * columns.length + column + step;
  if (at < 0 || at >= rows * columns.length) return null;
  return { row: Math.floor(at / columns.length), column: at % columns.length };
}

/** The next cell that can be edited: the number cannot. */
export function nextToEdit(from: Cell, step: 1 | -1, rows: number): Cell | null {
  const next = neighbour(from, step, rows);
  return next?.column === 0 ? neighbour(next, step, rows) : next;
}

function within({ row, column }: Cell, rows: number): Cell {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns.length - 1)),
  };
}
