import type { Action, Drawing, Link, Point } from "../lib/contract";
import { type Arrow, arrowAt, type DrawnArrow, drawnArrow } from "./arrows";
import type { Card, Steps } from "./cards";

/** What the hand-off that is chosen is read from, and who hears of a change. */
export type Picker = {
  drawing: () => Drawing;
  steps: () => Steps;
  act: () => ((action: Action) => void) | undefined;
};

/** The hand-off that is chosen. */
export class Pick {
  readonly #on: Picker;
  #chosen = $state.raw<Arrow | null>(null);
  readonly #drawn = $derived.by(() => {
    const { drawing, steps } = this.#on;
    return this.#chosen && drawnArrow(drawing(), steps(), this.#chosen);
  });

  constructor(on: Picker) {
    this.#on = on;
  }

  get chosen(): Arrow | null {
    return this.#chosen;
  }

  /** Where it is drawn; nothing where none is chosen, or it is gone. */
  get drawn(): DrawnArrow | null {
    return this.#drawn ?? null;
  }

  /** Its corners in the scene. */
  get points(): Point[] | null {
    const drawn = this.#drawn;
    return drawn ? drawn.route.points.map(({ x, y }) => ({ x, y: y + drawn.top })) : null;
  }

  /** Chooses the hand-off that runs near a point, if there is one and it can be changed. */
  choose(at: Point, reach: number): void {
    const found = this.#on.act() && arrowAt(this.#on.drawing(), at, reach);
    this.#chosen = found ?? null;
  }

  /** Chooses none; false where none was. */
  drop(): boolean {
    const was = this.#chosen !== null;
    this.#chosen = null;
    return was;
  }

  set(next: Link[]): void {
    const drawn = this.#drawn;
    if (!drawn) return;
    this.#on.act()?.({ setLinks: { version: drawn.version, step: drawn.route.from, next } });
  }

  /** Lets it lead to another card of the same version. */
  reroute(to: Card | undefined): void {
    const drawn = this.#drawn;
    if (!drawn || !to || to.node.ghost || to.place !== this.#chosen?.place) return;
    const { next, link } = drawn;
    if (next.some((one) => one.to === to.node.step)) return;
    this.set(next.map((one) => (one === link ? { ...link, to: to.node.step } : one)));
  }

  remove(): void {
    const drawn = this.#drawn;
    if (drawn) this.set(drawn.next.filter((one) => one !== drawn.link));
    this.#chosen = null;
  }
}
