// What a pressed pointer is about to do, in pixels of the window.

import type { Point } from "../lib/contract";
import type { Card } from "./cards";

type Span = { start: Point; at: Point };

export type Gesture = Span &
  (
    | { kind: "press"; card: Card | undefined; moved: boolean }
    | { kind: "lasso" }
    | { kind: "connect"; from: Card }
  );

/** A hand that presses trembles. */
const TREMBLE = 4;

/** The gesture after the pointer came here. */
export function moved(gesture: Gesture, at: Point): Gesture {
  if (gesture.kind !== "press") return { ...gesture, at };
  const far = Math.hypot(at.x - gesture.start.x, at.y - gesture.start.y);
  return gesture.moved || far > TREMBLE ? { ...gesture, at, moved: true } : gesture;
}
