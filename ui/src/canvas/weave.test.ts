import { expect, test } from "vitest";

import { drawing, steps, theme } from "./example";
import { pictureOf } from "./picture";
import { Recorder } from "./recorder";
import { insetOf, scaleOf, sizeOf, weave } from "./weave";

test("a drawing fits its thumbnail", () => {
  const scene = { width: 1680, height: 900 };
  expect(sizeOf(scene, scaleOf(scene))).toEqual({ width: 168, height: 90 });
});

test("a drawing without end is squeezed, so that something of it is left", () => {
  const scene = { width: 168_000, height: 4000 };
  expect(sizeOf(scene, scaleOf(scene))).toEqual({ width: 168, height: 32 });
});

test("the window is shown as far as it lies over the drawing", () => {
  const inset = insetOf(
    { x: -100, y: 0, width: 200, height: 9000 },
    { x: 0.1, y: 0.1 },
    { width: 168, height: 90 },
  );
  expect(inset).toEqual({ x: 0, y: 0, width: 10, height: 90 });
});

test("a thumbnail shows role lines and a mark for each card", () => {
  const recorder = new Recorder();
  weave(recorder, pictureOf(drawing, steps), theme, 2);
  const strokes = recorder.done.filter((line) => line.startsWith("stroke #lane"));
  expect(strokes).toHaveLength(1);
  expect(recorder.done.some((line) => line.startsWith("fill #contact: circle"))).toBe(true);
  expect(recorder.done.some((line) => line.startsWith("write"))).toBe(false);
});
