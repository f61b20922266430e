// Which columns of a drawing are lit, as stretches from left to right.

import type { Drawing, Rect } from "../lib/contract";
import { around } from "./bounds";
import type { Card } from "./cards";

export type Band = { left: number; right: number };
/** A role line that is spoken of, with a little room around it. */
export type Lane = { top: number; bottom: number };

const LANE = 13;

/** The columns of these steps and ghosts, half of the gaps beside them with them. */
export function bandsOf(drawing: Drawing, cards: readonly Card[], lit: readonly string[]): Band[] {
  const wanted = new Set(lit);
  const layouts = drawing.versions.map((version) => version.layout);
  const bands = cards
    .filter((card) => wanted.has(card.node.step))
    .map((card) => columnBand(layouts[card.place]?.columns ?? [], card));
  return merged(bands);
}

/** Where these steps and ghosts stand; nothing where none of them stands anywhere. */
export function placeOf(cards: readonly Card[], lit: readonly string[]): Rect | null {
  const wanted = new Set(lit);
  return around(cards.filter((card) => wanted.has(card.node.step)).map((card) => card.rect));
}

/** The lines of these roles, from top to bottom, in the coordinates of the scene. */
export function lanesOf(drawing: Drawing, roles: readonly string[]): Lane[] {
  const wanted = new Set<string | null>(roles);
  const lanes = drawing.versions.flatMap(({ top, layout }) =>
    layout.lanes
      .filter((lane) => wanted.has(lane.role))
      .map((lane) => ({ top: top + lane.y - LANE, bottom: top + lane.lastY + LANE })),
  );
  return lanes.sort((a, b) => a.top - b.top);
}

function columnBand(columns: readonly { x: number; width: number }[], card: Card): Band {
  const own = columns[card.node.column] ?? card.rect;
  const before = columns[card.node.column - 1];
  const after = columns[card.node.column + 1];
  const right = own.x + own.width;
  const gap = after ? after.x - right : before ? own.x - before.x - before.width : 24;
  const leftGap = before ? own.x - before.x - before.width : gap;
  return { left: own.x - leftGap / 2, right: right + gap / 2 };
}

/** Stretches that touch are one. */
function merged(bands: readonly Band[]): Band[] {
  const done: Band[] = [];
  for (const band of [...bands].sort((a, b) => a.left - b.left)) {
    const last = done.at(-1);
    if (last && band.left <= last.right + 1) last.right = Math.max(last.right, band.right);
    else done.push({ ...band });
  }
  return done;
}
