import { expect, test } from "vitest";

import { cardsOf } from "./cards";
import { drawing } from "./example";
import { walk, type Way } from "./walk";

const cards = cardsOf(drawing);

function from(key: string, way: Way): string | undefined {
  const card = cards.find((one) => one.key === key);
  return card && walk(drawing, cards, card, way)?.key;
}

test("right and left go along hand-offs, and loops do not count", () => {
  expect(from("0 step try", "right")).toBe("0 step talk");
  expect(from("0 step talk", "right")).toBe("0 step close");
  expect(from("0 step talk", "left")).toBe("0 step try");
});

test("the end of the flow is the end", () => {
  expect(from("0 step close", "right")).toBeUndefined();
  expect(from("0 step try", "left")).toBeUndefined();
});

test("without a hand-off the next column is next", () => {
  const loose = {
    ...drawing,
    versions: drawing.versions.map((one) => ({ ...one, layout: { ...one.layout, routes: [] } })),
  };
  const [first] = cards;
  expect(first && walk(loose, cards, first, "right")?.key).toBe("0 step talk");
});

test("down goes to what stands below, ghosts and the other version too", () => {
  expect(from("0 step talk", "down")).toBe("1 ghost talk");
  expect(from("1 ghost talk", "down")).toBe("1 step grade");
  expect(from("1 step grade", "up")).toBe("1 ghost talk");
});
