// The whole drawing as a thumbnail: role lines, bars of contact, losses, and a mark for each card.
// A drawing that is very long is squeezed, or nothing of it would be left.

import type { Item, Point, Rect } from "../lib/contract";
import type { Context } from "./brush";
import { drawMark } from "./far";
import type { Picture } from "./picture";
import type { Theme } from "./theme";
import { clamp, type Size } from "./view";

export const WIDEST = 168;
const HIGHEST = 96;
const LOWEST = 32;
/** How wide the bar of the longest contact is. */
const WIDEST_BAR = 4;
const WIDEST_BAR_DRAWN = 18;

/** How a drawing is scaled into its thumbnail. */
export type Scale = { x: number; y: number };

export function scaleOf(drawing: Size): Scale {
  const even = Math.min(WIDEST / Math.max(drawing.width, 1), HIGHEST / Math.max(drawing.height, 1));
  return { x: even, y: Math.max(even, LOWEST / Math.max(drawing.height, 1)) };
}

export function sizeOf(drawing: Size, scale: Scale): Size {
  return { width: drawing.width * scale.x, height: drawing.height * scale.y };
}

/** Where a rectangle of the drawing lies in the thumbnail, as far as it does. */
export function insetOf(rect: Rect, scale: Scale, size: Size): Rect {
  const left = clamp(rect.x * scale.x, 0, size.width);
  const top = clamp(rect.y * scale.y, 0, size.height);
  return {
    x: left,
    y: top,
    width: clamp((rect.x + rect.width) * scale.x, 0, size.width) - left,
    height: clamp((rect.y + rect.height) * scale.y, 0, size.height) - top,
  };
}

/** Marks shrink where there are many of them. */
function markOf(scale: Scale): number {
  return clamp(56 * scale.x, 1.2, 3.4);
}

export function weave(context: Context, picture: Picture, theme: Theme, ratio: number): void {
  const { scene } = picture.drawing;
  const scale = scaleOf(scene);
  const { width, height } = sizeOf(scene, scale);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setLineDash([]);
  picture.items.forEach((item, at) => {
    if ("line" in item && picture.owner[at] === -1) drawThread(context, theme, item.line, scale);
  });
  const size = markOf(scale);
  picture.cards.forEach((card, at) => {
    const mark = picture.marks[at];
    if (mark) drawMark(context, theme, mark, scaled(card.rect, scale), size, 1);
  });
  context.setLineDash([]);
}

type Line = Extract<Item, { line: unknown }>["line"];

function drawThread(context: Context, theme: Theme, line: Line, scale: Scale): void {
  const width = thickness(line);
  const [from, to] = [line.points[0], line.points.at(-1)];
  if (width === 0 || !from || !to) return;
  context.strokeStyle = theme.colours[line.stroke.token];
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x * scale.x, sharp(from, scale));
  context.lineTo(to.x * scale.x, sharp(to, scale));
  context.stroke();
}

/** Role lines and bars are drawn; hand-offs would hide them. */
function thickness({ stroke, head }: Line): number {
  if (head !== "none") return 0;
  if (stroke.token === "lane") return 1;
  if (stroke.token === "lost") return stroke.width > 1.1 ? 0.75 : 0;
  if (stroke.token !== "contact") return 0;
  return Math.max((stroke.width / WIDEST_BAR_DRAWN) * WIDEST_BAR, 1);
}

function sharp(at: Point, scale: Scale): number {
  return Math.round(at.y * scale.y) + 0.5;
}

function scaled(rect: Rect, scale: Scale): Rect {
  return {
    x: rect.x * scale.x,
    y: rect.y * scale.y,
    width: rect.width * scale.x,
    height: rect.height * scale.y,
  };
}
