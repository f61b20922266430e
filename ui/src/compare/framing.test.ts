import { expect, test } from "vitest";

import { cardsOf } from "../canvas/cards";
import type { Drawing, Layout, Placed } from "../lib/contract";
import { framed } from "./framing";
import { after, isDrawing, VIEWS } from "./views";

function node(step: string, x: number, y: number, ghost = false): Placed {
  return {
    step,
    index: 0,
    column: 0,
    free: 0,
    lane: 0,
    rect: { x, y, width: 100, height: 60 },
    ghost,
  };
}

function layout(nodes: Placed[]): Layout {
  const lanes = [{ role: "New hire", kind: "internal", y: 60, lastY: 60 }];
  return {
    width: 1000,
    height: 400,
    header: 100,
    columns: [],
    lanes,
    nodes,
    routes: [],
    notes: [],
  };
}

const drawing: Drawing = {
  scene: { width: 1000, height: 850, alt: "", items: [], header: 100 },
  versions: [
    { version: "baseline", top: 25, layout: layout([node("b1", 300, 200)]), order: [] },
    {
      version: { redesign: 0 },
      top: 450,
      layout: layout([node("b1", 300, 200, true), node("r1", 300, 320)]),
      order: [],
    },
  ],
};

test("where both versions can be read, the columns are framed from top to bottom", () => {
  const place = framed(cardsOf(drawing), ["b1", "r1"], drawing, { width: 1000, height: 700 });
  expect(place).toEqual({ x: 300, y: 0, width: 100, height: 850 });
});

test("else ghost and goal in the redesign, under its first role line", () => {
  const place = framed(cardsOf(drawing), ["b1", "r1"], drawing, { width: 1000, height: 400 });
  expect(place).toEqual({ x: 300, y: 462, width: 100, height: 368 });
});

test("of what stands far apart, the beginning is framed", () => {
  const far: Drawing = {
    ...drawing,
    versions: [
      {
        version: "baseline",
        top: 25,
        layout: layout([node("a", 300, 200), node("z", 4000, 200)]),
        order: [],
      },
    ],
  };
  const place = framed(cardsOf(far), ["a", "z"], far, { width: 1000, height: 700 });
  expect(place?.width).toBe(100);
});

test("what stands nowhere moves nothing", () => {
  expect(framed(cardsOf(drawing), [], drawing, { width: 1000, height: 700 })).toBeNull();
});

test("views follow one another, and the last one is followed by the first", () => {
  expect(VIEWS.map(after)).toEqual(["beside", "overlaid", "flow", "table", "stacked"]);
  expect(VIEWS.filter(isDrawing)).toEqual(["stacked", "beside", "overlaid"]);
});
