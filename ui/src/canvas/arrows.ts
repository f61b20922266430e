// Hand-offs that can be chosen: which one lies under the pointer, and what it is.

import type { Drawing, Link, Point, Route, Version } from "../lib/contract";
import type { Steps } from "./cards";

/** A hand-off of a drawing, by the step that it leaves and its place among those of that step. */
export type Arrow = { place: number; from: string; link: number };

/** A hand-off where it is drawn. */
export type DrawnArrow = { version: Version; route: Route; top: number; next: Link[]; link: Link };

/** The shares that count where a step parts and nobody gave them. */
export type Shares = (version: Version, step: string) => readonly number[] | null;

/** The hand-off that runs nearest to a point, no further away than this. */
export function arrowAt(drawing: Drawing, at: Point, reach: number): Arrow | undefined {
  let found: Arrow | undefined;
  let least = reach;
  drawing.versions.forEach(({ layout, top }, place) => {
    for (const { from, link, points } of layout.routes) {
      const away = distance(points, { x: at.x, y: at.y - top });
      if (away >= least) continue;
      least = away;
      found = { place, from, link };
    }
  });
  return found;
}

/** The hand-off as it is drawn now; nothing where it is gone. */
export function drawnArrow(drawing: Drawing, steps: Steps, arrow: Arrow): DrawnArrow | undefined {
  const drawn = drawing.versions[arrow.place];
  const route = drawn?.layout.routes.find(
    (one) => one.from === arrow.from && one.link === arrow.link,
  );
  const next = route && drawn && steps(drawn.version)[route.fromIndex]?.next;
  const link = next?.[arrow.link];
  if (!drawn || !route || !next || !link) return undefined;
  return { version: drawn.version, route, top: drawn.top, next, link };
}

/** How far a point is from level and upright runs. */
function distance(points: readonly Point[], at: Point): number {
  let least = Infinity;
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (!from) return;
    const x = Math.max(Math.min(from.x, to.x) - at.x, at.x - Math.max(from.x, to.x), 0);
    const y = Math.max(Math.min(from.y, to.y) - at.y, at.y - Math.max(from.y, to.y), 0);
    least = Math.min(least, Math.hypot(x, y));
  });
  return least;
}
