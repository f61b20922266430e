import { expect, test } from "vitest";

import { arrowAt, drawnArrow } from "./arrows";
import { drawing, steps } from "./example";

const [first, ...others] = drawing.versions;
if (!first) throw new Error("the example has versions");
const points = [
  { x: 0, y: 10 },
  { x: 50, y: 10 },
  { x: 50, y: 90 },
];
const routes = first.layout.routes.map((route) =>
  route.from === "talk" && route.link === 1 ? { ...route, points } : route,
);
const drawn = {
  ...drawing,
  versions: [{ ...first, layout: { ...first.layout, routes } }, ...others],
};

test("the arrow near a point is found, and none further away", () => {
  expect(arrowAt(drawn, { x: 53, y: 60 }, 6)).toEqual({ place: 0, from: "talk", link: 1 });
  expect(arrowAt(drawn, { x: 70, y: 60 }, 6)).toBeUndefined();
});

test("an arrow knows its link, and is nothing once it is gone", () => {
  const arrow = { place: 0, from: "talk", link: 1 };
  expect(drawnArrow(drawn, steps, arrow)?.link.to).toBe("close");
  expect(drawnArrow(drawn, steps, { ...arrow, link: 7 })).toBeUndefined();
});
