import { expect, test } from "vitest";

import { type Gesture, moved, pinched } from "./gesture";

const start = { x: 10, y: 10 };
const press: Gesture = { kind: "press", card: undefined, start, at: start, moved: false };

test("a hand that trembles does not drag", () => {
  expect(moved(press, { x: 12, y: 11 })).toBe(press);
});

test("a drag stays one, even back at its beginning", () => {
  const dragged = moved(press, { x: 30, y: 10 });
  expect(moved(dragged, start)).toMatchObject({ moved: true, at: start });
});

test("two fingers that part make the drawing larger, and move it with them", () => {
  const before: [typeof start, typeof start] = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ];
  const after: [typeof start, typeof start] = [
    { x: 0, y: 4 },
    { x: 20, y: 4 },
  ];
  expect(pinched(before, after)).toEqual({ dx: 5, dy: 4, factor: 2, at: { x: 10, y: 4 } });
});
