import { expect, test } from "vitest";

import { GAP, isNear, pageAt, place } from "./pages";

const portrait = { width: 600, height: 800, section: "" };
const across = { width: 800, height: 600, section: "" };
const room = { width: 1200 + 2 * GAP, height: 400 + 2 * GAP };

test("pages stand below each other, as wide as there is room", () => {
  expect(place([portrait, across], "width", room)).toEqual([
    { top: GAP, width: 1200, height: 1600 },
    { top: GAP + 1600 + GAP, width: 1200, height: 900 },
  ]);
});

test("a whole page fits both ways", () => {
  const [one, two] = place([portrait, across], "page", room);
  expect(one).toMatchObject({ width: 300, height: 400 });
  expect(two?.height).toBe(400);
});

test("at its actual size an inch is an inch", () => {
  const inch = { width: 72, height: 144, section: "" };
  expect(place([inch], "actual", room)).toEqual([{ top: GAP, width: 96, height: 192 }]);
});

test("without room nothing is turned inside out", () => {
  const [page] = place([portrait], "page", { width: 0, height: 0 });
  expect(page?.width).toBeGreaterThan(0);
});

test("the page that is read begins in the upper half", () => {
  const placed = place([portrait, portrait, portrait], "actual", room);
  const second = placed[1]?.top ?? 0;
  expect(pageAt(placed, 0, 400)).toBe(0);
  expect(pageAt(placed, second - 190, 400)).toBe(1);
  expect(pageAt(placed, second - 210, 400)).toBe(0);
  expect(pageAt([], 0, 400)).toBe(0);
});

test("only pages within a screen are drawn", () => {
  const pages = Array.from({ length: 100 }, () => portrait);
  const placed = place(pages, "actual", room);
  const near = placed.filter((page) => isNear(page, 20_000, 800));
  expect(near.length).toBeLessThan(6);
  expect(near.length).toBeGreaterThan(1);
});
