import { expect, test } from "vitest";

import {
  between,
  fit,
  flownTo,
  kept,
  panned,
  revealed,
  seen,
  toDrawing,
  toScreen,
  zoomedAt,
} from "./view";

const window = { width: 800, height: 600 };
const sight = { x: 100, y: 50, zoom: 2 };

test("a point of the drawing and its point on the screen are found from each other", () => {
  expect(toScreen(sight, { x: 110, y: 60 })).toEqual({ x: 20, y: 20 });
  expect(toDrawing(sight, { x: 20, y: 20 })).toEqual({ x: 110, y: 60 });
});

test("panning moves the drawing as far as the hand", () => {
  const before = toScreen(sight, { x: 0, y: 0 });
  const after = toScreen(panned(sight, 30, -10), { x: 0, y: 0 });
  expect(after).toEqual({ x: before.x + 30, y: before.y - 10 });
});

test("zooming keeps what lies under the pointer", () => {
  const at = { x: 333, y: 222 };
  const there = toDrawing(sight, at);
  const after = toDrawing(zoomedAt(sight, 0.7, at), at);
  expect(after.x).toBeCloseTo(there.x);
  expect(after.y).toBeCloseTo(there.y);
});

test("zoom ends at a tenth and at three", () => {
  expect(zoomedAt(sight, 100, { x: 0, y: 0 }).zoom).toBe(3);
  expect(zoomedAt(sight, 0.001, { x: 0, y: 0 }).zoom).toBe(0.1);
});

test("a fit shows the whole drawing in the middle", () => {
  const all = seen(fit({ width: 1600, height: 400, header: 100 }, window, 1, 0), window);
  expect(all.x).toBeLessThan(0);
  expect(all.x + all.width).toBeGreaterThan(1600);
  expect(all.y + all.height / 2).toBeCloseTo(200);
});

test("a fit does not blow up a small drawing", () => {
  expect(fit({ width: 100, height: 100, header: 20 }, window, 1, 20).zoom).toBe(1);
});

test("a fit of a drawing without end shows its beginning", () => {
  const { x, zoom } = fit({ width: 100_000, height: 400, header: 100 }, window, 1, 0);
  expect(zoom).toBe(0.1);
  expect(x).toBe(0);
});

test("a fit leaves room for names that are larger than the drawing", () => {
  const sight = fit({ width: 2600, height: 400, header: 100 }, window, 1, 90);
  expect(toScreen(sight, { x: 100, y: 0 }).x).toBeGreaterThanOrEqual(90);
  expect(toScreen(sight, { x: 2600, y: 0 }).x).toBeLessThanOrEqual(800);
});

test("a flight ends over its goal, near enough to read", () => {
  const goal = { x: 5000, y: 300, width: 168, height: 86 };
  const there = flownTo(goal, { x: 0, y: 0, zoom: 0.1 }, window, 1);
  expect(there.zoom).toBe(0.8);
  expect(toScreen(there, { x: 5084, y: 343 })).toEqual({ x: 400, y: 300 });
});

test("a flight to something large shows it whole", () => {
  const goal = { x: 0, y: 0, width: 1200, height: 400 };
  const shown = seen(flownTo(goal, { x: 0, y: 0, zoom: 1 }, window, 1), window);
  expect(shown.width).toBeGreaterThan(1200);
});

test("what is seen already is revealed without a move", () => {
  const rect = { x: 300, y: 100, width: 168, height: 86 };
  const now = { x: 0, y: 0, zoom: 1 };
  expect(revealed(rect, now, window, 100)).toEqual(now);
});

test("what lies under the names at the left is moved out from under them", () => {
  const rect = { x: 1050, y: 100, width: 168, height: 86 };
  const { x } = revealed(rect, { x: 1000, y: 0, zoom: 1 }, window, 100);
  expect(rect.x - x).toBeGreaterThanOrEqual(100);
});

test("what lies to the right comes in from there", () => {
  const rect = { x: 1000, y: 100, width: 168, height: 86 };
  const shown = seen(revealed(rect, { x: 0, y: 0, zoom: 1 }, window, 100), window);
  expect(shown.x + shown.width).toBe(1168 + 24);
});

test("nobody pans so far that the drawing is gone", () => {
  const far = kept({ x: 9000, y: -9000, zoom: 1 }, { width: 1000, height: 400 }, window);
  expect(far).toEqual({ x: 600, y: -300, zoom: 1 });
});

test("a flight starts where it starts and ends where it ends", () => {
  const from = { x: 0, y: 0, zoom: 0.2 };
  const to = { x: 900, y: 200, zoom: 1 };
  for (const [part, end] of [
    [0, from],
    [1, to],
  ] as const) {
    const at = between(from, to, part, window);
    expect(at.x).toBeCloseTo(end.x);
    expect(at.y).toBeCloseTo(end.y);
    expect(at.zoom).toBeCloseTo(end.zoom);
  }
});
