import type { Action, Drawing, Layout, Point, Rect, Version } from "../lib/contract";
import type { Card } from "./cards";
import type { Gesture } from "./gesture";
import { keysOf, type Landing, landing, nextRole, numbersOf, shifted } from "./moving";
import type { Picture } from "./picture";
import { type Sight, spanOf } from "./view";
import type { Way } from "./walk";

type Drag = Extract<Gesture, { kind: "drag" }>;

/** What is on the canvas, and who hears of a change. */
export type Bearer = {
  drawing: () => Drawing;
  picture: () => Picture;
  sight: () => Sight;
  gesture: () => Gesture | null;
  act: () => ((action: Action) => void) | undefined;
};

const nobody: Card[] = [];

/** Cards in the hand, and where they would stand. */
export class Carry {
  readonly #on: Bearer;
  readonly #drag = $derived.by(() => {
    const gesture = this.#on.gesture();
    return gesture?.kind === "drag" && gesture.moved ? gesture : null;
  });
  // The same list as long as the same cards are carried.
  readonly #cards = $derived(this.#drag?.cards ?? nobody);
  readonly #keys = $derived(keysOf(this.#cards));
  readonly #places = $derived.by(() => numbersOf(this.#on.picture().cards, this.#keys));
  readonly #landed = $derived(this.#drag && this.#landing(this.#drag));

  constructor(on: Bearer) {
    this.#on = on;
  }

  /** The cards by their keys, and how far they were carried. */
  get held(): { keys: ReadonlySet<string>; by: Point } | null {
    return this.#drag && { keys: this.#keys, by: this.#by(this.#drag) };
  }

  /** The same by their numbers. */
  get lifted(): { cards: ReadonlySet<number>; by: Point } | null {
    return this.#drag && { cards: this.#places, by: this.#by(this.#drag) };
  }

  /** Where the card that was taken would stand. */
  get slot(): Rect | null {
    const card = this.#drag?.card;
    const landed = this.#landed;
    if (!card || !landed) return null;
    const { width, height, y } = card.rect;
    const stays = landed.lane === card.node.lane;
    const level = stays ? y : this.#laneY(card, landed.lane) - height / 2;
    return { x: landed.middle - width / 2, y: level, width, height };
  }

  /** The height of the lane whose role would perform; nothing where nobody else would. */
  get target(): number | null {
    const card = this.#drag?.card;
    const landed = this.#landed;
    return card && landed && landed.role !== null ? this.#laneY(card, landed.lane) : null;
  }

  drop(drag: Drag): void {
    const landed = this.#landing(drag);
    if (!landed) return;
    const { places, role } = landed;
    this.#move(drag.card.version, drag.cards, { places, role });
  }

  /** Moves cards by a column, or to the next role. */
  nudge(way: Way, cards: readonly Card[]): void {
    const last = cards.at(-1);
    const layout = last && this.#layoutOf(last);
    if (!last || !layout) return;
    const across = way === "left" || way === "right";
    const places = across ? shifted(layout, cards, way === "right" ? 1 : -1) : [];
    const role = across ? null : nextRole(layout, last.node.lane, way === "down" ? 1 : -1);
    this.#move(last.version, cards, { places, role });
  }

  #move(
    version: Version,
    cards: readonly Card[],
    { places, role }: Pick<Landing, "places" | "role">,
  ): void {
    if (role === null && places.length === 0) return;
    const steps = cards.map((card) => card.node.step);
    this.#on.act()?.({ move: { version, steps, places, role } });
  }

  #landing(drag: Drag): Landing | null {
    const { card, cards } = drag;
    const layout = this.#layoutOf(card);
    const by = this.#by(drag);
    const { x, y, width, height } = card.node.rect;
    const middle = { x: x + width / 2 + by.x, y: y + height / 2 + by.y };
    return layout ? landing(layout, card, cards, middle) : null;
  }

  #by(drag: Drag): Point {
    return spanOf(this.#on.sight(), drag);
  }

  #layoutOf(card: Card): Layout | undefined {
    return this.#on.drawing().versions[card.place]?.layout;
  }

  #laneY(card: Card, lane: number): number {
    const top = card.rect.y - card.node.rect.y;
    return (this.#layoutOf(card)?.lanes[lane]?.y ?? 0) + top;
  }
}
