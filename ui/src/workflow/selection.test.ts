import { expect, test } from "vitest";

import { selectionAfter } from "./selection";

const ids = ["a", "b", "c", "d"];

test("a choice stands alone, beside others, or for all up to it", () => {
  expect(selectionAfter("b", "alone", "a", ["a", "d"], ids)).toEqual(["b"]);
  expect(selectionAfter("b", "beside", "a", ["a"], ids)).toEqual(["a", "b"]);
  expect(selectionAfter("a", "beside", "a", ["a", "b"], ids)).toEqual(["b"]);
  expect(selectionAfter("d", "upTo", "b", ["b"], ids)).toEqual(["b", "c", "d"]);
  expect(selectionAfter("a", "upTo", "c", ["c"], ids)).toEqual(["b", "c", "a"]);
});

test("without a place to start from, a choice stands alone", () => {
  expect(selectionAfter("b", "upTo", null, [], ids)).toEqual(["b"]);
  expect(selectionAfter("b", "upTo", "gone", [], ids)).toEqual(["b"]);
});
