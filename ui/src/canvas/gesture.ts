// What a pressed pointer is about to do, in pixels of the window.

import type { Point, Rect } from "../lib/contract";
import type { Arrow } from "./arrows";
import type { Card } from "./cards";
import type { Paper } from "./papers";
import { type Sight, toDrawing } from "./view";

type Span = { start: Point; at: Point };

export type Gesture = Span &
  (
    | { kind: "press"; card: Card | undefined; moved: boolean }
    | { kind: "drag"; card: Card; cards: Card[]; moved: boolean }
    | { kind: "note"; paper: Paper; moved: boolean }
    | { kind: "lasso" }
    | { kind: "connect"; from: Card }
    | { kind: "reroute"; arrow: Arrow }
  );

/** A hand that presses trembles. */
const TREMBLE = 4;

/** The gesture after the pointer came here. */
export function moved(gesture: Gesture, at: Point): Gesture {
  if (!("moved" in gesture)) return { ...gesture, at };
  const far = Math.hypot(at.x - gesture.start.x, at.y - gesture.start.y);
  return gesture.moved || far > TREMBLE ? { ...gesture, at, moved: true } : gesture;
}

/** A pointer that is down, and where. */
export type Finger = { id: number; at: Point };

/** The fingers after one came down or moved; each keeps its place. */
export function touched(fingers: readonly Finger[], finger: Finger): Finger[] {
  const known = fingers.some((one) => one.id === finger.id);
  return known ? fingers.map((one) => (one.id === finger.id ? finger : one)) : [...fingers, finger];
}

/** What two fingers do to a drawing: how far it moves, and how much larger it becomes about a point. */
export type Pinch = { dx: number; dy: number; factor: number; at: Point };

export function pinched(before: [Point, Point], after: [Point, Point]): Pinch {
  const from = middle(before);
  const at = middle(after);
  const factor = apart(after) / Math.max(apart(before), 1);
  return { dx: at.x - from.x, dy: at.y - from.y, factor, at };
}

function middle([a, b]: [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function apart([a, b]: [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** What lies between the beginning of a gesture and where it is now, in the drawing. */
export function areaOf({ start, at }: Gesture, sight: Sight): Rect {
  const [a, b] = [toDrawing(sight, start), toDrawing(sight, at)];
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}
