// Where to fly for a finding: ghost, thread and what stands there now, with the lane that they hang from.

import { around } from "../canvas/bounds";
import type { Card } from "../canvas/cards";
import type { Framing } from "../canvas/frame";
import type { Drawing, Rect } from "../lib/contract";

/** Below this zoom a drawing is too small to be read from top to bottom. */
const LEGIBLE = 0.7;
/** Room above the first role line for the knots on it, and for the title of a version. */
const ABOVE = 48;

/** The columns of what is spoken of: over both versions where that can be read, else in the redesign. */
export const framed: Framing = (cards, ids, drawing, window) => {
  const wanted = new Set(ids);
  const lit = together(
    cards.filter((card) => wanted.has(card.node.step)),
    window.width / LEGIBLE - drawing.scene.header,
  );
  const all = around(lit.map((card) => card.rect));
  if (!all) return null;
  const whole = { ...all, y: 0, height: drawing.scene.height };
  if (window.height >= whole.height * LEGIBLE) return whole;
  const place = Math.max(...lit.map((card) => card.place));
  return underLanes(drawing, place, lit) ?? all;
};

/** As many cards from the left as can be read side by side. */
function together(lit: readonly Card[], reach: number): readonly Card[] {
  const left = Math.min(...lit.map((card) => card.rect.x));
  return lit.filter((card) => card.rect.x + card.rect.width <= left + reach);
}

/** The lit cards of one version, and all above them up to its first role line. */
function underLanes(drawing: Drawing, place: number, lit: readonly Card[]): Rect | null {
  const version = drawing.versions[place];
  const rect = around(lit.filter((card) => card.place === place).map((card) => card.rect));
  if (!version || !rect) return null;
  const first = version.layout.lanes[0]?.y ?? 0;
  const top = Math.min(rect.y, version.top + Math.max(first - ABOVE, 0));
  return { ...rect, y: top, height: rect.y + rect.height - top };
}
