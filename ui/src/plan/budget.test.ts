import { expect, test } from "vitest";

import type { Budgets, FrontierPoint } from "../lib/contract";
import { curveOf, pointOf, pointWithin } from "./budget";

function point(cost: number, kept: number, chosen: string[]): FrontierPoint {
  return { cost, kept, chosen, value: chosen.length, gap: 0 };
}

const points = [point(0, 0.1, []), point(60, 0.3, ["b1"]), point(150, 0.9, ["b1", "b2"])];

test("a budget buys the dearest choice that it can pay", () => {
  expect([0, 59, 60, 149.9999999, 1000].map((budget) => pointWithin(points, budget))).toEqual([
    0, 0, 1, 2, 2,
  ]);
  expect(pointWithin([point(40, 1, ["b1"])], 10)).toBe(0);
});

test("a plan is found on the curve by what comes back", () => {
  const budgets: Budgets = {
    revision: 0,
    redesign: 0,
    frontier: { kept: 0.1, saved: 600, points },
    plans: [],
  };
  expect(pointOf(budgets, ["b1"])?.cost).toBe(60);
  expect(pointOf(budgets, ["b2"])).toBeUndefined();
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
