import { expect, test } from "vitest";

import type { Item } from "../lib/contract";
import { Brush } from "./brush";
import { theme } from "./example";
import { Recorder } from "./recorder";

function drawn(item: Item, zoom = 1, far = false): string[] {
  const recorder = new Recorder();
  new Brush(recorder, theme, zoom, far).item(item);
  return recorder.done;
}

type Line = Extract<Item, { line: unknown }>["line"];
const stroke = { token: "flow" as const, width: 1.4, dash: [], round: false };
const bend: Line = {
  points: [
    { x: 0, y: 0 },
    { x: 20, y: 0 },
    { x: 20, y: 40 },
  ],
  stroke,
  corner: 6,
  head: "none",
};

test("a corner is rounded, the ends are not", () => {
  expect(drawn({ line: bend })).toEqual([
    "stroke #flow 1.4: from 0,0, to 14,0, round 20,0 to 20,6, to 20,40",
  ]);
});

test("a corner is no rounder than its sides are long", () => {
  const [line] = drawn({ line: { ...bend, corner: 99 } });
  expect(line).toContain("to 10,0, round 20,0 to 20,20");
});

test("an arrow ends in a filled head at its tip", () => {
  const [, head] = drawn({ line: { ...bend, head: "arrow" } });
  expect(head).toBe("fill #flow: from 20,40, to 22.94,33, to 17.06,33");
});

test("a thread ends in a dot", () => {
  const [, dot] = drawn({ line: { ...bend, head: "dot" } });
  expect(dot).toBe("fill #flow: circle 20,40 3.2");
});

test("from afar a line has no head, and is thick enough to be seen", () => {
  const done = drawn({ line: { ...bend, head: "arrow" } }, 0.1, true);
  expect(done).toEqual(["stroke #flow 7.5: from 0,0, to 20,0, to 20,40"]);
});

test("from afar a bar of contact is thicker than a loop of the same colour", () => {
  const contact = { ...bend, stroke: { ...stroke, token: "contact" as const } };
  expect(drawn({ line: contact }, 0.1, true)[0]).toContain("stroke #contact 15");
  expect(drawn({ line: { ...contact, head: "arrow" } }, 0.1, true)[0]).toContain("7.5");
});

test("dashes do not run together when the drawing is small", () => {
  const dashed = { ...bend, stroke: { ...stroke, dash: [3, 3] } };
  expect(drawn({ line: dashed })[0]).toContain("dash 3 3");
  expect(drawn({ line: dashed }, 0.1)[0]).toContain("dash 20 20");
});

test("a hollow shape is filled as much as it says, and its outline wholly", () => {
  const circle = { circle: { centre: { x: 5, y: 5 }, radius: 3 } };
  const outline = { token: "lost" as const, width: 1, dash: [], round: false };
  const fill = { token: "paper" as const, opacity: 0.78 };
  expect(drawn({ shape: { shape: circle, fill, stroke: outline } })).toEqual([
    "fill #paper 0.78: circle 5,5 3",
    "stroke #lost 1: circle 5,5 3",
  ]);
});

test("a polygon is closed", () => {
  const polygon = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 0, y: 4 },
  ];
  const fill = { token: "augmented" as const, opacity: 1 };
  const [done] = drawn({ shape: { shape: { polygon }, fill, stroke: null } });
  expect(done).toBe("fill #augmented: from 0,0, to 4,0, to 0,4, close");
});
