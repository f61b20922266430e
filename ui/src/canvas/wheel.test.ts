import { expect, test } from "vitest";

import { wheelOf } from "./wheel";

const still = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

test("a wheel pans against its turn", () => {
  expect(wheelOf({ ...still, deltaX: 3, deltaY: 5 })).toEqual({ zoom: null, dx: -3, dy: -5 });
});

test("with Shift it pans sideways", () => {
  expect(wheelOf({ ...still, deltaY: 5, shiftKey: true })).toMatchObject({ dx: -5, dy: 0 });
});

test("a wheel that counts lines pans by lines", () => {
  expect(wheelOf({ ...still, deltaY: 2, deltaMode: 1 })).toMatchObject({ dy: -32 });
});

test("with Ctrl it zooms, a notch no more than a quick pinch", () => {
  const notch = wheelOf({ ...still, deltaY: -120, ctrlKey: true });
  const pinch = wheelOf({ ...still, deltaY: -24, ctrlKey: true });
  expect(notch).toEqual(pinch);
  expect(notch.zoom).toBeCloseTo(1.27);
});
