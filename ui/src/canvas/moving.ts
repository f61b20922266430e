// Where cards would stand if they were let go: along the flow by columns, between lanes by role.

import type { Lane, Layout, Place, Point } from "../lib/contract";
import type { Card } from "./cards";

export type Landing = {
  /** The lane under the card that was taken, by its number. */
  lane: number;
  /** Who performs from then on; nobody else where the lane stays or names nobody. */
  role: string | null;
  /** The middle of the column that the card snaps to. */
  middle: number;
  /** Where along the flow the cards stand from then on; empty where they stay. */
  places: Place[];
};

/** Room between columns where there is only one to measure it by. */
const GAP = 28;

/** Where the card that was taken lands with its middle at a point of its version, and others with it. */
export function landing(layout: Layout, taken: Card, cards: readonly Card[], at: Point): Landing {
  const { column, lane } = taken.node;
  const under = laneAt(layout.lanes, at.y);
  const by = columnAt(layout, at.x) - column;
  const places = shifted(layout, cards, by);
  const own = places.find((place) => place.step === taken.node.step);
  // A card cannot be put before what leads to it.
  const stays = own ? own.free - taken.node.free : by > 0 ? by : 0;
  return {
    lane: under,
    role: under === lane ? null : (layout.lanes[under]?.role ?? null),
    middle: middleOf(layout, column + stays),
    places,
  };
}

/** The keys of cards. */
export function keysOf(cards: readonly Card[]): ReadonlySet<string> {
  return new Set(cards.map((card) => card.key));
}

/** The numbers of those cards that have one of these keys. */
export function numbersOf(cards: readonly Card[], keys: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(cards.flatMap((card, at) => (keys.has(card.key) ? [at] : [])));
}

/** How far each card is from where it stood before, by its number; those that stay are left out. */
export function leaps(before: readonly Card[], after: readonly Card[]): ReadonlyMap<number, Point> {
  const stood = new Map(before.map((card) => [card.key, card.rect]));
  const from = new Map<number, Point>();
  after.forEach(({ key, rect }, at) => {
    const was = stood.get(key);
    if (was && (was.x !== rect.x || was.y !== rect.y)) {
      from.set(at, { x: was.x - rect.x, y: was.y - rect.y });
    }
  });
  return from;
}

/** The places of cards that move by some columns; those that others of them lead to move along. */
export function shifted(layout: Layout, cards: readonly Card[], by: number): Place[] {
  const moving = new Map(cards.map((card) => [card.node.step, card.node]));
  const led = new Set(
    layout.routes.filter((route) => !route.back && moving.has(route.from)).map((route) => route.to),
  );
  return cards
    .filter((card) => !led.has(card.node.step))
    .map(({ node }) => ({ step: node.step, free: Math.max(node.free + by, 0), was: node.free }))
    .filter((place) => place.free !== place.was)
    .map(({ step, free }) => ({ step, free }));
}

/** The next lane upwards or downwards that has a role. */
export function nextRole(layout: Layout, from: number, by: 1 | -1): string | null {
  for (let at = from + by; at >= 0 && at < layout.lanes.length; at += by) {
    const role = layout.lanes[at]?.role ?? null;
    if (role !== null) return role;
  }
  return null;
}

/** The lane whose rows lie nearest. */
export function laneAt(lanes: readonly Lane[], y: number): number {
  const away = lanes.map((lane) => Math.max(lane.y - y, y - lane.lastY, 0));
  return away.indexOf(Math.min(...away));
}

/** The column whose middle lies nearest, also behind the last. */
function columnAt(layout: Layout, x: number): number {
  const last = layout.columns.length - 1;
  const behind = Math.round((x - middleOf(layout, last)) / pitchOf(layout));
  if (behind > 0) return last + behind;
  const away = layout.columns.map((one) => Math.abs(one.x + one.width / 2 - x));
  return Math.max(away.indexOf(Math.min(...away)), 0);
}

export function middleOf(layout: Layout, column: number): number {
  const last = layout.columns.length - 1;
  const own = layout.columns[Math.min(column, last)];
  const middle = own ? own.x + own.width / 2 : layout.header;
  return middle + Math.max(column - last, 0) * pitchOf(layout);
}

function pitchOf(layout: Layout): number {
  return (layout.columns.at(-1)?.width ?? 168) + GAP;
}
