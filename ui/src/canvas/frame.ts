// What one frame of the canvas shows.

import type { Drawing, Point, Rect } from "../lib/contract";
import type { Card } from "./cards";
import type { Band, Lane } from "./lit";
import type { Picture } from "./picture";
import type { Theme } from "./theme";
import type { Sight, Size } from "./view";

/** Which part of a drawing shows these steps and ghosts in a window of this size. */
export type Framing = (
  cards: readonly Card[],
  ids: readonly string[],
  drawing: Drawing,
  window: Size,
) => Rect | null;

export type Frame = {
  picture: Picture;
  theme: Theme;
  sight: Sight;
  window: Size;
  /** Dots a pixel of the page. */
  ratio: number;
  /** Columns that are spoken of; none where nothing is. */
  bands: readonly Band[] | null;
  /** Role lines that are spoken of. */
  lanes: readonly Lane[];
  /** How much of the veil has fallen, 0 to 1. */
  fallen: number;
  /** Cards that the veil leaves free. */
  free: readonly Rect[];
  /** Cards to ring here, where there are no buttons to do it. */
  ringed: readonly Rect[];
  /** Cards in the hand, by their numbers, and how far they were carried. */
  lifted: { cards: ReadonlySet<number>; by: Point } | null;
  /** The height of the lane that they would come to. */
  target: number | null;
  /** The points of the hand-off that is chosen. */
  arrow: readonly Point[] | null;
  /** How far each card that moves by itself is from where it will stand, and how much of its way is
   *  done, 0 to 1. */
  gliding: { from: ReadonlyMap<number, Point>; part: number } | null;
};
