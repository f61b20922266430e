import { expect, test } from "vitest";

import { cardsOf } from "./cards";
import { above, drawing } from "./example";
import { landing, laneAt, leaps, nextRole, shifted } from "./moving";

const cards = cardsOf(drawing);
const [first, talk, close] = cards;

test("a card snaps to columns, and its lane says who performs", () => {
  if (!close) throw new Error("the example has three cards");
  expect(landing(above, close, [close], { x: 480, y: 60 })).toMatchObject({
    role: null,
    places: [],
  });
  expect(landing(above, close, [close], { x: 600, y: 130 })).toEqual({
    lane: 1,
    role: "New hire",
    middle: 598,
    places: [{ step: "close", free: 1 }],
  });
});

test("nothing is put before what leads to it", () => {
  if (!close) throw new Error("the example has three cards");
  expect(landing(above, close, [close], { x: 150, y: 30 })).toMatchObject({
    middle: 470,
    places: [],
  });
});

test("of several cards only those move that no other of them leads to", () => {
  if (!first || !talk || !close) throw new Error("the example has three cards");
  expect(shifted(above, [talk, close], 2)).toEqual([{ step: "talk", free: 2 }]);
});

test("lanes are found by the nearest row, and the next one that has a role", () => {
  expect(laneAt(above.lanes, 300)).toBe(1);
  expect(nextRole(above, 0, 1)).toBe("New hire");
  expect(nextRole(above, 1, 1)).toBeNull();
});

test("a card that stands elsewhere comes from where it stood", () => {
  const moved = cards.map((card) =>
    card === talk ? { ...card, rect: { ...card.rect, x: card.rect.x + 40 } } : card,
  );
  expect([...leaps(cards, moved)]).toEqual([[1, { x: -40, y: 0 }]]);
});
