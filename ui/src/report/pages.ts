// Where the pages stand below each other, in pixels of the screen.

import type { ReportPage } from "../lib/contract";

export type Zoom = "width" | "page" | "actual";
export type Room = { width: number; height: number };
export type PlacedPage = { top: number; width: number; height: number };

/** Between two pages, and around them. */
export const GAP = 18;

/** A pixel is a 96th of an inch, a point a 72nd. */
const ACTUAL = 96 / 72;

function scaleOf(zoom: Zoom, page: ReportPage, room: Room): number {
  if (zoom === "actual") return ACTUAL;
  const wide = Math.max(room.width - 2 * GAP, 1) / page.width;
  return zoom === "width" ? wide : Math.min(wide, Math.max(room.height - 2 * GAP, 1) / page.height);
}

export function place(pages: ReportPage[], zoom: Zoom, room: Room): PlacedPage[] {
  let top = GAP;
  return pages.map((page) => {
    const scale = scaleOf(zoom, page, room);
    const placed = { top, width: page.width * scale, height: page.height * scale };
    top += placed.height + GAP;
    return placed;
  });
}

/** The page that somebody reads: the last one that begins in the upper half of what is seen. */
export function pageAt(placed: PlacedPage[], top: number, height: number): number {
  const middle = top + height / 2;
  const at = placed.findLastIndex((page) => page.top <= middle);
  return Math.max(at, 0);
}

/** Whether a page is on the screen or less than a screen away: pages farther off are not drawn. */
export function isNear(page: PlacedPage, top: number, height: number): boolean {
  const reach = Math.max(height, 1);
  return page.top < top + height + reach && page.top + page.height > top - reach;
}
