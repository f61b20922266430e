import { expect, test } from "vitest";

import type { Ways, WaysPoint } from "../lib/contract";
import { curveOf, pointOf, pointWithin } from "./budget";

function point(cost: number, kept: number, chosen: string[]): WaysPoint {
  const ways = chosen.map((step) => ({ step }));
  return { cost, kept, ways, value: chosen.length, purposes: 0 };
}

const points = [point(0, 0.1, []), point(60, 0.3, ["b1"]), point(150, 0.9, ["b1", "b2"])];

test("a budget buys the dearest choice that it can pay", () => {
  expect([0, 59, 60, 149.9999999, 1000].map((budget) => pointWithin(points, budget))).toEqual([
    0, 0, 1, 2, 2,
  ]);
  expect(pointWithin([point(40, 1, ["b1"])], 10)).toBe(0);
});

test("a plan is found on the curve by what comes back, and how", () => {
  const ways: Ways = { budget: 0, saved: 600, losses: [], plans: [], points, gap: 0, leads: [] };
  expect(pointOf(ways, [{ step: "b1" }])?.cost).toBe(60);
  expect(pointOf(ways, [{ step: "b1", touchpoint: "walk-through" }])).toBeUndefined();
  expect(pointOf(ways, [{ step: "b2" }])).toBeUndefined();
  expect(pointOf(null, [])).toBeUndefined();
});

test("between two choices the curve is level", () => {
  const curve = curveOf(
    points,
    (cost) => cost,
    (share) => 100 - 100 * share,
    200,
  );
  expect(curve).toBe("M 0.0 90.0 H 60.0 V 70.0 H 150.0 V 10.0 H 200.0");
});
