// What one frame of the canvas shows.

import type { Rect } from "../lib/contract";
import type { Band } from "./lit";
import type { Picture } from "./picture";
import type { Theme } from "./theme";
import type { Sight, Size } from "./view";

export type Frame = {
  picture: Picture;
  theme: Theme;
  sight: Sight;
  window: Size;
  /** Dots a pixel of the page. */
  ratio: number;
  /** Columns that are spoken of; none where nothing is. */
  bands: readonly Band[] | null;
  /** How much of the veil has fallen, 0 to 1. */
  fallen: number;
  /** Cards that the veil leaves free. */
  free: readonly Rect[];
  /** Cards to ring here, where there are no buttons to do it. */
  ringed: readonly Rect[];
};
