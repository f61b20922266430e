import { expect, test } from "vitest";

import { cardsOf } from "./cards";
import { drawing } from "./example";
import { laid, withNote } from "./papers";

const cards = cardsOf(drawing);

test("a note that is put somewhere is about the card that is nearest", () => {
  const rect = { x: 400, y: 80, width: 60, height: 20 };
  expect(laid({ text: "why?" }, rect, cards, 0)).toEqual({
    text: "why?",
    about: "close",
    position: { x: -20, y: 70 },
  });
});

test("a note is changed, taken away and added", () => {
  const [a, b, c] = [{ text: "a" }, { text: "b" }, { text: "c" }];
  expect(withNote([a, b], 1, c)).toEqual([a, c]);
  expect(withNote([a, b], 0, null)).toEqual([b]);
  expect(withNote([a], 1, b)).toEqual([a, b]);
});
