// Drawings cross as differences: what is new in them since those of an answer that is held here.

import type { Drawing, Drawn, Item, Layout, Placed, Route, Scene } from "./contract";

/** So many elements gone at a place of the list before, and others there instead. */
export type Splice<T> = { at: number; gone: number; items: T[] };

type LayoutChange = Omit<Layout, "nodes" | "routes"> & {
  nodes: Splice<Placed>[];
  routes: Splice<Route>[];
};
type DrawnChange = Omit<Drawn, "layout" | "order"> & {
  order: Splice<number>[];
  layout: LayoutChange;
};
export type DrawingChange = {
  scene: Omit<Scene, "items"> & { items: Splice<Item>[] };
  versions: DrawnChange[];
};

/** An answer that holds its number, that of the answer before which its drawings change, and these. */
export type Sent<A> = A & {
  number: number;
  on: number | null;
  /** Nothing where the drawing is the one of before. */
  drawings: (DrawingChange | null)[];
};

/** The list after splices, which are in rising order; the same list where nothing is new. */
export function spliced<T>(before: T[], splices: readonly Splice<T>[]): T[] {
  if (splices.length === 0) return before;
  const parts: T[][] = [];
  let from = 0;
  for (const { at, gone, items } of splices) {
    parts.push(before.slice(from, at), items);
    from = at + gone;
  }
  parts.push(before.slice(from));
  return parts.flat();
}

export function changed(before: Drawing | undefined, change: DrawingChange): Drawing {
  return {
    scene: {
      ...change.scene,
      items: spliced(before?.scene.items ?? [], change.scene.items),
    },
    versions: change.versions.map((drawn, at) => drawnAfter(before?.versions[at], drawn)),
  };
}

function drawnAfter(before: Drawn | undefined, change: DrawnChange): Drawn {
  return {
    ...change,
    order: spliced(before?.order ?? [], change.order),
    layout: {
      ...change.layout,
      nodes: spliced(before?.layout.nodes ?? [], change.layout.nodes),
      routes: spliced(before?.layout.routes ?? [], change.layout.routes),
    },
  };
}

/** The drawings of the last answer that had some. */
export class Held {
  #number: number | null = null;
  #drawings: Drawing[] = [];

  /** Of which answer they are. */
  get number(): number | null {
    return this.#number;
  }

  /** The drawings of an answer, or null where they change others than those that are held here. */
  take({ number, on, drawings }: Sent<unknown>): Drawing[] | null {
    if (on !== null && on !== this.#number) return null;
    const before = on === null ? [] : this.#drawings;
    const now = drawings.map((change, at) =>
      change === null ? before[at] : changed(before[at], change),
    );
    if (!now.every((drawing) => drawing !== undefined)) return null;
    this.#number = number;
    this.#drawings = now;
    return now;
  }
}
