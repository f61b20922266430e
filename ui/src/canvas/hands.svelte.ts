import type { Point } from "../lib/contract";
import type { Card } from "./cards";
import { type Finger, type Gesture, moved, pinched, touched } from "./gesture";
import type { Stage } from "./stage.svelte";

/** What lies under a pointer, and what becomes of a gesture that has ended. */
export type Reach = {
  /** The place of an event in the window. */
  point: (event: MouseEvent) => Point;
  card: (at: Point) => Card | undefined;
  /** The card whose handle has the pointer. */
  handle: (event: PointerEvent) => Card | undefined;
  /** What a press begins here. */
  begin: (at: Point, event: PointerEvent) => Gesture;
  end: (gesture: Gesture, event: PointerEvent) => void;
};

/** Pointers on the canvas: one makes a gesture, two pan and zoom. */
export class Hands {
  readonly #stage: Stage;
  readonly #reach: Reach;
  #gesture = $state.raw<Gesture | null>(null);
  #hovered = $state<string | null>(null);
  #fingers: Finger[] = [];

  constructor(stage: Stage, reach: Reach) {
    this.#stage = stage;
    this.#reach = reach;
  }

  get gesture(): Gesture | null {
    return this.#gesture;
  }

  /** The key of the card under a pointer that is not pressed. */
  get hovered(): string | null {
    return this.#hovered;
  }

  down(event: PointerEvent): void {
    const at = this.#reach.point(event);
    this.#fingers = touched(this.#fingers, { id: event.pointerId, at });
    this.#gesture = this.#fingers.length > 1 ? null : this.#reach.begin(at, event);
  }

  readonly move = (event: PointerEvent): void => {
    const at = this.#reach.point(event);
    const before = this.#gesture;
    if (this.#fingers.length > 1) {
      this.#pinch(event.pointerId, at);
    } else if (!before) {
      const card = this.#reach.handle(event) ?? this.#reach.card(at);
      this.#hovered = card?.key ?? null;
    } else {
      const next = moved(before, at);
      if (next.kind === "press" && next.moved) {
        this.#stage.pan(at.x - before.at.x, at.y - before.at.y);
      }
      this.#gesture = next;
    }
  };

  readonly up = (event: PointerEvent): void => {
    const done = this.#gesture;
    this.lift(event);
    if (done) this.#reach.end(done, event);
  };

  /** The pointer is gone; what it was about to do is not done. */
  readonly lift = (event: PointerEvent): void => {
    this.#fingers = this.#fingers.filter((finger) => finger.id !== event.pointerId);
    this.#gesture = null;
  };

  readonly leave = (): void => {
    this.#hovered = null;
  };

  /** Ends what is under way; false where nothing is. */
  cancel(): boolean {
    const was = this.#gesture !== null;
    this.#gesture = null;
    return was;
  }

  #pinch(id: number, at: Point): void {
    const [a, b] = this.#fingers;
    this.#fingers = touched(this.#fingers, { id, at });
    const [c, d] = this.#fingers;
    if (!a || !b || !c || !d) return;
    const two = pinched([a.at, b.at], [c.at, d.at]);
    this.#stage.pan(two.dx, two.dy);
    this.#stage.zoom(two.factor, two.at);
  }
}
