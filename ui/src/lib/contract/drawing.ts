// What is drawn, and where it stands.

import type { Version } from "../contract";

export type Point = { x: number; y: number };
export type Rect = { x: number; y: number; width: number; height: number };

/** Where a node stands; the index is its place in the steps of its version, of the baseline for a ghost. */
export type Placed = {
  step: string;
  index: number;
  column: number;
  /** How many columns are free between it and what leads to it. */
  free: number;
  lane: number;
  rect: Rect;
  ghost: boolean;
};

/** Where a note lies; the index is its place in the notes of its version. */
export type PlacedNote = { index: number; rect: Rect };

export type Lane = { role: string | null; kind: string; y: number; lastY: number };

/** A hand-off in a drawing: which link of which step, and its corners. */
export type Route = {
  from: string;
  fromIndex: number;
  to: string;
  link: number;
  points: Point[];
  back: boolean;
  label: Point;
  words: string[];
};

export type Layout = {
  width: number;
  height: number;
  /** Room for the names of the lanes at the left. */
  header: number;
  columns: { x: number; width: number }[];
  lanes: Lane[];
  nodes: Placed[];
  routes: Route[];
  notes: PlacedNote[];
};

/** What a colour means; the value is the token of the design system. */
export type Token =
  | "ink"
  | "ink2"
  | "ink3"
  | "paper"
  | "surface"
  | "hairline"
  | "control"
  | "lane"
  | "flow"
  | "automated"
  | "automated-text"
  | "augmented"
  | "augmented-soft"
  | "contact"
  | "contact-text"
  | "alone"
  | "lost"
  | "lost-text";

export type Stroke = { token: Token; width: number; dash: number[]; round: boolean };
export type Fill = { token: Token; opacity: number };
export type Shape =
  | { rect: { rect: Rect; radius: number } }
  | { circle: { centre: Point; radius: number } }
  | { polygon: Point[] };

/** One thing in a drawing. */
export type Item =
  | { shape: { shape: Shape; fill: Fill | null; stroke: Stroke | null } }
  | {
      line: {
        points: Point[];
        stroke: Stroke;
        corner: number;
        head: "none" | "arrow" | "dot";
      };
    }
  | {
      text: {
        at: Point;
        text: string;
        size: number;
        weight: number;
        anchor: "start" | "middle" | "end";
        token: Token;
        writing: "title" | "lane" | "name" | "meta" | "label";
      };
    };

/** Everything that is drawn, from back to front. */
export type Scene = { width: number; height: number; alt: string; items: Item[]; header: number };

/** A version in a drawing; the order is that of its steps along the flow, by their places in the file. */
export type Drawn = { version: Version; top: number; layout: Layout; order: number[] };

/** A scene, and where its versions stand in it: each begins at a height. */
export type Drawing = {
  scene: Scene;
  versions: Drawn[];
};
