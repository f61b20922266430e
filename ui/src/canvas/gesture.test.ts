import { expect, test } from "vitest";

import { type Gesture, moved } from "./gesture";

const start = { x: 10, y: 10 };
const press: Gesture = { kind: "press", card: undefined, start, at: start, moved: false };

test("a hand that trembles does not drag", () => {
  expect(moved(press, { x: 12, y: 11 })).toBe(press);
});

test("a drag stays one, even back at its beginning", () => {
  const dragged = moved(press, { x: 30, y: 10 });
  expect(moved(dragged, start)).toMatchObject({ moved: true, at: start });
});
