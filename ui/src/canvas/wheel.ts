// What a turned wheel, or two fingers on a pad, ask for. Browsers report a pinch as a wheel with Ctrl.

import { clamp } from "./view";

export type Turn = { zoom: number } | { zoom: null; dx: number; dy: number };

type Wheel = Pick<
  WheelEvent,
  "deltaX" | "deltaY" | "deltaMode" | "ctrlKey" | "metaKey" | "shiftKey"
>;

const PIXELS_PER_LINE = 16;
/** A notch of a wheel is far more pixels than a pinch is, and zooms by a step all the same. */
const LARGEST_STEP = 24;

export function wheelOf(event: Wheel): Turn {
  const unit = event.deltaMode === 1 ? PIXELS_PER_LINE : 1;
  const [x, y] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    return { zoom: Math.exp(-clamp(y, -LARGEST_STEP, LARGEST_STEP) * 0.01) };
  }
  // With Shift, a wheel that has one direction goes sideways.
  return event.shiftKey && x === 0 ? { zoom: null, dx: -y, dy: 0 } : { zoom: null, dx: -x, dy: -y };
}
