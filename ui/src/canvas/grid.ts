// What of a drawing lies in view: a uniform grid over boxes, so that nobody asks them all.

import { overlap } from "./bounds";
import type { Rect } from "../lib/contract";

export type Grid = {
  boxes: readonly Rect[];
  side: number;
  /** For each cell that holds something, the boxes that reach into it. */
  cells: ReadonlyMap<number, readonly number[]>;
  /** Boxes that would fill more cells than asking them each time is worth. */
  large: readonly number[];
};

const SIDE = 512;
const MANY_CELLS = 64;
/** No drawing is so many cells tall, so that a cell has one number. */
const ROW = 2 ** 24;

export function gridOf(boxes: readonly Rect[], side: number = SIDE): Grid {
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  boxes.forEach((box, at) => {
    const span = spanOf(box, side);
    if (countOf(span) > MANY_CELLS) {
      large.push(at);
      return;
    }
    for (let x = span.left; x <= span.right; x += 1) {
      for (let y = span.top; y <= span.bottom; y += 1) {
        const cell = cells.get(x * ROW + y);
        if (cell) cell.push(at);
        else cells.set(x * ROW + y, [at]);
      }
    }
  });
  return { boxes, side, cells, large };
}

/** The boxes that overlap a rectangle, in the order in which they were given. */
export function within(grid: Grid, rect: Rect): number[] {
  const found = new Set<number>(grid.large);
  const { left, right, top, bottom } = spanOf(rect, grid.side);
  for (let x = left; x <= right; x += 1) {
    for (let y = top; y <= bottom; y += 1) {
      for (const at of grid.cells.get(x * ROW + y) ?? []) found.add(at);
    }
  }
  const seen = [...found].filter((at) => {
    const box = grid.boxes[at];
    return box !== undefined && overlap(padded(box), rect);
  });
  return seen.sort((a, b) => a - b);
}

/** A level line has no height, and is seen all the same. */
function padded(box: Rect): Rect {
  return { ...box, width: Math.max(box.width, 0.01), height: Math.max(box.height, 0.01) };
}

type Span = { left: number; right: number; top: number; bottom: number };

function spanOf(rect: Rect, side: number): Span {
  return {
    left: Math.floor(rect.x / side),
    right: Math.floor((rect.x + rect.width) / side),
    top: Math.floor(rect.y / side),
    bottom: Math.floor((rect.y + rect.height) / side),
  };
}

function countOf({ left, right, top, bottom }: Span): number {
  return (right - left + 1) * (bottom - top + 1);
}
