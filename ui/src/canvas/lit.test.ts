import { expect, test } from "vitest";

import { cardsOf } from "./cards";
import { drawing } from "./example";
import { bandsOf, placeOf } from "./lit";

const cards = cardsOf(drawing);

test("a lit column reaches half-way to its neighbours", () => {
  expect(bandsOf(drawing, cards, ["talk"])).toEqual([{ left: 245, right: 395 }]);
});

test("columns side by side are one band", () => {
  expect(bandsOf(drawing, cards, ["try", "grade"])).toEqual([{ left: 95, right: 395 }]);
});

test("columns apart are two bands, from left to right", () => {
  const bands = bandsOf(drawing, cards, ["close", "try"]);
  expect(bands.map((band) => band.left)).toEqual([95, 395]);
});

test("what is spoken of is flown to in both versions", () => {
  expect(placeOf(cards, ["talk"])).toEqual({ x: 270, y: 10, width: 100, height: 260 });
});

test("what stands nowhere is not flown to", () => {
  expect(placeOf(cards, ["gone"])).toBeNull();
});
