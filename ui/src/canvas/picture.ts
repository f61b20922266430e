// A drawing made ready to be looked at: what is where is worked out once a drawing, not once a frame.

import type { Drawing, Item, Rect, Tag } from "../lib/contract";
import { boundsOf } from "./bounds";
import { type Card, cardsOf, owners, stepOf, type Steps } from "./cards";
import { type Grid, gridOf, within } from "./grid";

export type Picture = {
  drawing: Drawing;
  items: readonly Item[];
  /** Those that name lanes and versions. */
  names: readonly Item[];
  /** The boxes of the items. */
  grid: Grid;
  cards: readonly Card[];
  cardGrid: Grid;
  /** The card that each item belongs to, or -1. */
  owner: Int32Array;
  /** What each card is marked with from afar. */
  marks: readonly Mark[];
};

export type Mark = Tag | "untagged" | "routing" | "ghost" | "let-go";

export function pictureOf(drawing: Drawing, steps: Steps): Picture {
  const { items } = drawing.scene;
  const cards = cardsOf(drawing);
  const boxes = items.map(boundsOf);
  const owner = owners(items, boxes, cards);
  const quiet = letGo(items, owner);
  return {
    drawing,
    items,
    names: items.filter(isName),
    grid: gridOf(boxes),
    cards,
    cardGrid: gridOf(cards.map((card) => card.rect)),
    owner,
    marks: cards.map((card, at) => markOf(card, steps, quiet.has(at))),
  };
}

/** The cards that a rectangle shows. */
export function cardsWithin({ cards, cardGrid }: Picture, rect: Rect): Card[] {
  return within(cardGrid, rect).flatMap((at) => cards[at] ?? []);
}

function markOf(card: Card, steps: Steps, quiet: boolean): Mark {
  if (card.node.ghost) return quiet ? "let-go" : "ghost";
  const step = stepOf(card, steps);
  if (step?.kind) return "routing";
  return step?.tag ?? "untagged";
}

/** Cards whose outline is that of a loss that people decided to let go. */
function letGo(items: readonly Item[], owner: Int32Array): Set<number> {
  const quiet = new Set<number>();
  items.forEach((item, at) => {
    const card = owner[at] ?? -1;
    if (card >= 0 && "shape" in item && item.shape.stroke?.token === "ink3") quiet.add(card);
  });
  return quiet;
}

export function isName(item: Item): boolean {
  return "text" in item && (item.text.writing === "lane" || item.text.writing === "title");
}
