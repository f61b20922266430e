// Where an arrow key leads from a card: along hand-offs to the sides, between lanes up and down.

import type { Drawing, Route } from "../lib/contract";
import type { Card } from "./cards";

export type Way = "left" | "right" | "up" | "down";

/** The next card on the way; nothing where the drawing ends. */
export function walk(
  drawing: Drawing,
  cards: readonly Card[],
  from: Card,
  way: Way,
): Card | undefined {
  if (way === "up" || way === "down") return nearest(cards, from, way);
  const here = cards.filter((card) => card.place === from.place && !card.node.ghost);
  return along(drawing, here, from, way) ?? beside(here, from, way === "right" ? 1 : -1);
}

/** The first or the last step of these, as a case runs. */
export function endOf(cards: readonly Card[], last: boolean): Card | undefined {
  const order = cards.toSorted((a, b) => a.node.column - b.node.column || a.rect.y - b.rect.y);
  return order.at(last ? -1 : 0);
}

/** The other end of a hand-off, the straightest first. */
function along(
  drawing: Drawing,
  here: readonly Card[],
  from: Card,
  way: "left" | "right",
): Card | undefined {
  if (from.node.ghost) return undefined;
  const { step } = from.node;
  const routes = drawing.versions[from.place]?.layout.routes ?? [];
  const onwards = routes.filter(
    (route) => !route.back && (way === "right" ? route.from : route.to) === step,
  );
  const ends = onwards.flatMap((route) => here.filter((card) => card.node.step === end(route)));
  return best(ends, (card) => Math.abs(card.rect.y - from.rect.y));

  function end(route: Route): string {
    return way === "right" ? route.to : route.from;
  }
}

/** Where no hand-off leads: the nearest card in the next column that has one. */
function beside(here: readonly Card[], from: Card, step: 1 | -1): Card | undefined {
  const ahead = here.filter((card) => (card.node.column - from.node.column) * step > 0);
  return best(ahead, (card) => {
    const columns = Math.abs(card.node.column - from.node.column);
    return columns * 100_000 + Math.abs(card.rect.y - from.rect.y);
  });
}

/** The nearest card above or below, ghosts and other versions among them. */
function nearest(cards: readonly Card[], from: Card, way: "up" | "down"): Card | undefined {
  const sign = way === "down" ? 1 : -1;
  const down = (card: Card) => (middle(card).y - middle(from).y) * sign;
  const across = (card: Card) => Math.abs(middle(card).x - middle(from).x);
  const ahead = cards.filter((card) => card !== from && down(card) > 8);
  // What stands in the same column is nearer than what stands beside it.
  return best(ahead, (card) => down(card) + 2 * across(card));
}

function middle({ rect }: Card): { x: number; y: number } {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

function best(cards: readonly Card[], far: (card: Card) => number): Card | undefined {
  let found: Card | undefined;
  let least = Infinity;
  for (const card of cards) {
    if (far(card) >= least) continue;
    least = far(card);
    found = card;
  }
  return found;
}
