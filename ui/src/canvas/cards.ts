// The cards of a drawing, of all its versions in one list, in the coordinates of its scene.

import type { Drawing, Item, Placed, Point, Rect, Step, Version } from "../lib/contract";
import { overlap } from "./bounds";

/** A step where it stands; or, as a ghost, a step of the baseline that was stripped out. */
export type Card = {
  /** The same for the same step after an edit. */
  key: string;
  version: Version;
  /** The place of its version in the drawing. */
  place: number;
  node: Placed;
  rect: Rect;
};

/** The steps of a version, in the order of the file. */
export type Steps = (version: Version) => readonly Step[];

export function sameVersion(a: Version, b: Version): boolean {
  if (a === "baseline" || b === "baseline") return a === b;
  return a.redesign === b.redesign;
}

export function cardsOf(drawing: Drawing): Card[] {
  const counts = new Map<string, number>();
  return drawing.versions.flatMap(({ version, top, layout }, place) =>
    layout.nodes.map((node) => {
      const name = `${String(place)} ${node.ghost ? "ghost" : "step"} ${node.step}`;
      // While people type, two steps may have one id.
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      const key = count === 0 ? name : `${name} ${String(count)}`;
      return { key, version, place, node, rect: { ...node.rect, y: node.rect.y + top } };
    }),
  );
}

/** The step of a card; of a ghost, in the baseline. */
export function stepOf(card: Card, steps: Steps): Step | undefined {
  return steps(card.node.ghost ? "baseline" : card.version)[card.node.index];
}

/** The card at a point, the topmost first. */
export function cardAt(cards: readonly Card[], at: Point): Card | undefined {
  return cards.findLast(({ rect }) => overlap(rect, { ...at, width: 0.01, height: 0.01 }));
}

/** How far a card's items reach over its edge, for the width of its outline. */
const OUTLINE = 2;

/** Which item belongs to which card, by their numbers; -1 for what stands between cards. */
export function owners(
  items: readonly Item[],
  boxes: readonly Rect[],
  cards: readonly Card[],
): Int32Array {
  const byPlace = new Map(cards.map((card, at) => [spot(card.rect), at]));
  const owner = new Int32Array(items.length).fill(-1);
  let open = -1;
  items.forEach((item, at) => {
    open = begins(item, cards, byPlace) ?? open;
    const [card, box] = [cards[open], boxes[at]];
    if (card && box && isPart(item, box, card.rect)) owner[at] = open;
  });
  return owner;
}

/** A card's items begin with its ground. */
function begins(
  item: Item,
  cards: readonly Card[],
  byPlace: ReadonlyMap<number, number>,
): number | undefined {
  if (!("shape" in item) || !("rect" in item.shape.shape)) return undefined;
  const { rect } = item.shape.shape.rect;
  const at = byPlace.get(spot(rect));
  const card = at === undefined ? undefined : cards[at];
  const isSame =
    card &&
    Math.abs(card.rect.width - rect.width) < 0.1 &&
    Math.abs(card.rect.height - rect.height) < 0.1;
  return isSame ? at : undefined;
}

/** Of a text, where it begins is asked: its box is an upper bound only. */
function isPart(item: Item, box: Rect, card: Rect): boolean {
  const { x, y, width, height } = "text" in item ? { ...item.text.at, width: 0, height: 0 } : box;
  return (
    x >= card.x - OUTLINE &&
    y >= card.y - OUTLINE &&
    x + width <= card.x + card.width + OUTLINE &&
    y + height <= card.y + card.height + OUTLINE
  );
}

/** One number for a corner, to a tenth of a pixel. */
function spot({ x, y }: Rect): number {
  return Math.round(x * 10) * 2 ** 24 + Math.round(y * 10);
}
