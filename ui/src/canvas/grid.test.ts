import { expect, test } from "vitest";

import { gridOf, within } from "./grid";

const card = (x: number, y: number) => ({ x, y, width: 100, height: 50 });

test("what lies in view is found, in the order of the drawing", () => {
  const grid = gridOf([card(900, 0), card(0, 0), card(50, 20), card(0, 5000)]);
  expect(within(grid, { x: -10, y: -10, width: 120, height: 120 })).toEqual([1, 2]);
});

test("a box across cells is found once", () => {
  const grid = gridOf([{ x: 0, y: 0, width: 30, height: 30 }], 10);
  expect(within(grid, { x: 0, y: 0, width: 30, height: 30 })).toEqual([0]);
});

test("a line across the whole drawing is found in the middle of it, and not beside it", () => {
  const lane = { x: 0, y: 100, width: 100_000, height: 0 };
  const grid = gridOf([lane]);
  expect(within(grid, { x: 50_000, y: 0, width: 800, height: 600 })).toEqual([0]);
  expect(within(grid, { x: 50_000, y: 200, width: 800, height: 600 })).toEqual([]);
});

test("left of and above the drawing there are cells too", () => {
  const grid = gridOf([card(-900, -700)]);
  expect(within(grid, { x: -950, y: -750, width: 100, height: 100 })).toEqual([0]);
});

test("nothing is in view of an empty drawing", () => {
  expect(within(gridOf([]), card(0, 0))).toEqual([]);
});
