import { expect, test } from "vitest";

import {
  HEADER,
  moved,
  neighbour,
  nextToEdit,
  ROW,
  rowsToDraw,
  scrollTo,
  spareBelow,
} from "./grid";

test("of many rows only those near the view are drawn, and the one with the focus", () => {
  const rows = rowsToDraw(34_000, 340, 5000, 3);
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]).toBe(3);
  expect(rows).toContain(1000);
  expect(rows).toContain(1009);
});

test("few rows are drawn once each", () => {
  expect(rowsToDraw(0, 340, 3, 1)).toEqual([0, 1, 2]);
  expect(rowsToDraw(0, 340, 0, -1)).toEqual([]);
});

test("a row is scrolled to no further than needed", () => {
  expect(scrollTo(2, 340, 370)).toBe(68);
  expect(scrollTo(12, 340, 370)).toBe(340);
  expect(scrollTo(20, 340, 370)).toBe(374);
});

test("however tall the sheet is, the topmost row is whole, at the very end too", () => {
  const height = 215;
  const end = scrollTo(9, 0, height);
  expect(end % ROW).toBe(0);
  expect(10 * ROW - end).toBeLessThanOrEqual(height - HEADER);
  expect(HEADER + 10 * ROW + spareBelow(10, height) - height).toBe(end);
  expect(spareBelow(3, height)).toBe(0);
});

test("keys stop at the edges", () => {
  const corner = { row: 0, column: 0 };
  expect(moved("ArrowUp", false, corner, 9, 5)).toEqual(corner);
  expect(moved("PageDown", false, corner, 9, 5)).toEqual({ row: 5, column: 0 });
  expect(moved("End", true, corner, 9, 5)).toEqual({ row: 8, column: 7 });
  expect(moved("x", false, corner, 9, 5)).toBeNull();
});

test("the next cell goes on in the next row, and editing passes over the number", () => {
  expect(neighbour({ row: 0, column: 7 }, 1, 2)).toEqual({ row: 1, column: 0 });
  expect(nextToEdit({ row: 0, column: 7 }, 1, 2)).toEqual({ row: 1, column: 1 });
  expect(nextToEdit({ row: 1, column: 1 }, -1, 2)).toEqual({ row: 0, column: 7 });
  expect(nextToEdit({ row: 1, column: 7 }, 1, 2)).toBeNull();
});
