// What of a drawing is seen, and how large: pan, zoom, fit and flight, as plain records.
// A sight's corner is the point of the drawing in the upper left of the window.

import type { Point, Rect } from "../lib/contract";

export type Sight = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 3;
/** Below this, cards are marks to look at and not buttons. */
export const NEAR_ZOOM = 0.45;
/** Empty room around what was asked for. */
const MARGIN = 24;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

export function toScreen(sight: Sight, at: Point): Point {
  return { x: (at.x - sight.x) * sight.zoom, y: (at.y - sight.y) * sight.zoom };
}

export function toDrawing(sight: Sight, at: Point): Point {
  return { x: sight.x + at.x / sight.zoom, y: sight.y + at.y / sight.zoom };
}

/** How far a pointer went from where it began, in the drawing. */
export function spanOf({ zoom }: Sight, { start, at }: { start: Point; at: Point }): Point {
  return { x: (at.x - start.x) / zoom, y: (at.y - start.y) / zoom };
}

/** The part of the drawing that a window of this size shows. */
export function seen(sight: Sight, window: Size): Rect {
  const { x, y, zoom } = sight;
  return { x, y, width: window.width / zoom, height: window.height / zoom };
}

export function panned(sight: Sight, dx: number, dy: number): Sight {
  return { ...sight, x: sight.x - dx / sight.zoom, y: sight.y - dy / sight.zoom };
}

/** Zooms so that what lies under a point of the window stays under it. */
export function zoomedAt(sight: Sight, factor: number, at: Point): Sight {
  const zoom = clamp(sight.zoom * factor, MIN_ZOOM, MAX_ZOOM);
  const { x, y } = toDrawing(sight, at);
  return { x: x - at.x / zoom, y: y - at.y / zoom, zoom };
}

/** Looks at a point from this near. */
function lookedAt(middle: Point, zoom: number, window: Size): Sight {
  return {
    x: middle.x - window.width / 2 / zoom,
    y: middle.y - window.height / 2 / zoom,
    zoom,
  };
}

function middleOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** The largest zoom at which a rectangle is seen whole. */
function whole(rect: Size, window: Size): number {
  return Math.min(
    (window.width - 2 * MARGIN) / Math.max(rect.width, 1),
    (window.height - 2 * MARGIN) / Math.max(rect.height, 1),
  );
}

/** The whole drawing; of one that is too large for that, its beginning. `names` is the room at the
 *  left that the names of the lanes need, however small the drawing is. */
export function fit(
  drawing: Size & { header: number },
  window: Size,
  largest: number,
  names: number,
): Sight {
  const { header, height } = drawing;
  const plain = clamp(whole(drawing, window), MIN_ZOOM, largest);
  const room = Math.max(names - header * plain, 0);
  if (room === 0) return fitted({ x: 0, y: 0, ...drawing }, plain, window);
  // The names take their own room, and the rest is for what stands beside them.
  const body = { x: header, y: 0, width: drawing.width - header, height };
  const rest = { width: window.width - names, height: window.height };
  const zoom = clamp(whole(body, rest), MIN_ZOOM, largest);
  const sight = fitted(body, zoom, rest);
  return { ...sight, x: sight.x - names / zoom };
}

/** A rectangle in the middle of a window, or its beginning where it is wider. */
function fitted(rect: Rect, zoom: number, window: Size): Sight {
  const sight = lookedAt(middleOf(rect), zoom, window);
  return { ...sight, x: Math.min(sight.x, rect.x) };
}

/** Looks at a rectangle from so near that it can be read: as near as now, if that will do. */
export function flownTo(rect: Rect, sight: Sight, window: Size, reading: number): Sight {
  const near = clamp(sight.zoom, reading * 0.8, reading * 1.25);
  const zoom = clamp(Math.min(near, whole(rect, window)), NEAR_ZOOM, MAX_ZOOM);
  return lookedAt(middleOf(rect), zoom, window);
}

/** Moves no further than it must for a rectangle to be seen, clear of the names at the left. */
export function revealed(rect: Rect, sight: Sight, window: Size, header: number): Sight {
  const room = MARGIN / sight.zoom;
  const shown = seen(sight, window);
  return {
    x: nearest(shown.x, rect.x - room - header, rect.x + rect.width + room - shown.width),
    y: nearest(shown.y, rect.y - room, rect.y + rect.height + room - shown.height),
    zoom: sight.zoom,
  };
}

/** The number nearest to `now` from `low` to `high`; `high` is met first where both cannot be. */
function nearest(now: number, high: number, low: number): number {
  return Math.min(Math.max(now, low), high);
}

/** Keeps some of the drawing in the window, so that nobody gets lost beside it. */
export function kept(sight: Sight, drawing: Size, window: Size): Sight {
  const { width, height } = seen(sight, window);
  const [acrossHalf, downHalf] = [width / 2, height / 2];
  return {
    x: clamp(sight.x, -acrossHalf, Math.max(drawing.width - acrossHalf, -acrossHalf)),
    y: clamp(sight.y, -downHalf, Math.max(drawing.height - downHalf, -downHalf)),
    zoom: sight.zoom,
  };
}

/** A part of the way from one sight to another: the middle of the window and its zoom on one curve. */
export function between(from: Sight, to: Sight, part: number, window: Size): Sight {
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  const a = middleOf(seen(from, window));
  const b = middleOf(seen(to, window));
  // Where the zoom changes, the middle moves with it, so that the flight is straight to the eye.
  const way =
    Math.abs(to.zoom - from.zoom) < 1e-6
      ? part
      : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
  return lookedAt({ x: a.x + (b.x - a.x) * way, y: a.y + (b.y - a.y) * way }, zoom, window);
}

/** Slows down towards the end: the design system's curve, nearly. */
export function eased(part: number): number {
  return 1 - (1 - clamp(part, 0, 1)) ** 3;
}
