import { untrack } from "svelte";

import type { Point } from "../lib/contract";
import { leaps } from "./moving";
import type { Picture } from "./picture";
import { eased } from "./view";

const LENGTH = 420;

/** Cards that go by themselves from where they stood to where they stand now. */
export class Glide {
  #now = $state.raw<{ from: ReadonlyMap<number, Point>; part: number } | null>(null);
  #frame: number | null = null;
  #shown: Picture | null = null;
  #isAsked = false;

  /** How far each card is from its place, and how much of the way is done; nothing where all stand. */
  get now(): { from: ReadonlyMap<number, Point>; part: number } | null {
    return this.#now;
  }

  /** The cards of the next drawing go to their places before the eyes. */
  ask(): void {
    this.#isAsked = true;
  }

  /** Another drawing is shown. */
  follow(picture: Picture): void {
    const before = this.#shown;
    this.#shown = picture;
    if (!this.#isAsked || !before || before === picture) return;
    this.#isAsked = false;
    untrack(() => {
      this.#start(before, picture);
    });
  }

  #start(before: Picture, after: Picture): void {
    this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const from = leaps(before.cards, after.cards);
    if (from.size === 0) return;
    const start = performance.now();
    const step = (now: number) => {
      const gone = (now - start) / LENGTH;
      this.#now = gone < 1 ? { from, part: eased(gone) } : null;
      this.#frame = gone < 1 ? requestAnimationFrame(step) : null;
    };
    this.#now = { from, part: 0 };
    this.#frame = requestAnimationFrame(step);
  }

  stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#now = null;
  }
}
