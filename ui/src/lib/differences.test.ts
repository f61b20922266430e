import { expect, test } from "vitest";

import { drawing } from "../canvas/example";
import type { Drawing } from "./contract";
import { type DrawingChange, Held, type Splice, spliced } from "./differences";

/** A drawing that crosses whole. */
function whole({ scene, versions }: Drawing): DrawingChange {
  const all = <T>(items: T[]): Splice<T>[] => [{ at: 0, gone: 0, items }];
  return {
    scene: { ...scene, items: all(scene.items) },
    versions: versions.map(({ layout, order, ...drawn }) => ({
      ...drawn,
      order: all(order),
      layout: { ...layout, nodes: all(layout.nodes), routes: all(layout.routes) },
    })),
  };
}

test("splices make the list of before the list of now", () => {
  const letters = ["a", "b", "c", "d", "e", "f"];
  expect(spliced(letters, [])).toBe(letters);
  const two = [
    { at: 1, gone: 2, items: ["X"] },
    { at: 5, gone: 0, items: ["Y", "Z"] },
  ];
  expect(spliced(letters, two).join("")).toBe("aXdeYZf");
});

test("an answer brings what is new, and the rest stays the very same", () => {
  const held = new Held();
  const first = held.take({ number: 1, on: null, drawings: [whole(drawing), whole(drawing)] });
  expect(first).toEqual([drawing, drawing]);
  const item = drawing.scene.items[0];
  if (!item) throw new Error("the example draws something");
  const nothing: DrawingChange = {
    scene: { ...drawing.scene, items: [{ at: 1, gone: 1, items: [item] }] },
    versions: whole(drawing).versions.map((drawn) => ({
      ...drawn,
      order: [],
      layout: { ...drawn.layout, nodes: [], routes: [] },
    })),
  };
  const next = held.take({ number: 2, on: 1, drawings: [null, nothing] });
  expect(next?.[0]).toBe(first?.[0]);
  expect(next?.[1]?.scene.items[1]).toEqual(item);
  expect(next?.[1]?.scene.items[2]).toBe(first?.[1]?.scene.items[2]);
  expect(next?.[1]?.versions[0]?.layout.nodes).toEqual(drawing.versions[0]?.layout.nodes);
});

test("changes of an answer that never came are not taken", () => {
  const held = new Held();
  expect(held.take({ number: 4, on: 3, drawings: [null] })).toBeNull();
  expect(held.number).toBeNull();
});
