// What a budget buys: the point that holds for it, and the curve through all points.

import type { Chosen, Ways, WaysPoint } from "../lib/contract";

/** The best choice within a budget: the dearest point that it can pay; the first where it pays none. */
export function pointWithin(points: readonly WaysPoint[], budget: number): number {
  // Costs are rounded to nine places.
  const at = points.findLastIndex((point) => point.cost <= budget + 1e-6);
  return Math.max(at, 0);
}

/** The point at which exactly this comes back; none where no budget does that. */
export function pointOf(ways: Ways | null, chosen: readonly Chosen[]): WaysPoint | undefined {
  return ways?.points.find(
    (point) =>
      point.ways.length === chosen.length &&
      point.ways.every(
        ({ step, touchpoint }, at) =>
          step === chosen[at]?.step && touchpoint === chosen[at].touchpoint,
      ),
  );
}

/** The curve as steps, from left to right; `x` and `y` say where person-minutes and shares stand. */
export function curveOf(
  points: readonly WaysPoint[],
  x: (cost: number) => number,
  y: (share: number) => number,
  right: number,
): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const steps = rest.map(
    (point) => `H ${x(point.cost).toFixed(1)} V ${y(point.kept ?? 0).toFixed(1)}`,
  );
  const start = `M ${x(first.cost).toFixed(1)} ${y(first.kept ?? 0).toFixed(1)}`;
  return [start, ...steps, `H ${right.toFixed(1)}`].join(" ");
}
