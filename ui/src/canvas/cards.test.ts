import { expect, test } from "vitest";

import { boundsOf } from "./bounds";
import { cardAt, cardsOf, owners, stepOf } from "./cards";
import { drawing, steps } from "./example";

const cards = cardsOf(drawing);

test("cards of all versions stand where the scene draws them", () => {
  expect(cards.map(({ key, rect }) => [key, rect.y])).toEqual([
    ["0 step try", 110],
    ["0 step talk", 10],
    ["0 step close", 10],
    ["1 step grade", 310],
    ["1 ghost talk", 210],
  ]);
});

test("a ghost is a step of the baseline", () => {
  const ghost = cards[4];
  expect(ghost && stepOf(ghost, steps)?.name).toBe("Talk it over");
});

test("two steps with one id are two cards", () => {
  const [first] = drawing.versions;
  if (!first) return;
  const nodes = first.layout.nodes.flatMap((node) => [node, node]);
  const twice = { ...drawing, versions: [{ ...first, layout: { ...first.layout, nodes } }] };
  expect(new Set(cardsOf(twice).map((card) => card.key)).size).toBe(6);
});

test("a point is on a card or on none", () => {
  expect(cardAt(cards, { x: 130, y: 120 })?.node.step).toBe("try");
  expect(cardAt(cards, { x: 245, y: 120 })).toBeUndefined();
});

test("what is drawn in a card belongs to it, and what stands beside it does not", () => {
  const { items } = drawing.scene;
  const owner = owners(items, items.map(boundsOf), cards);
  expect([...owner]).toEqual([-1, -1, 0, 0, 1, 1, -1]);
});
