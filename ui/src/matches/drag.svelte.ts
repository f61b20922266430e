// Dragging one step onto another. Pointer events, since the shell keeps those of drag and drop.

import type { Attachment } from "svelte/attachments";

export type Side = "baseline" | "redesign";
export type Dragged = { side: Side; id: string; name: string };

/** How far a pointer moves before it drags. */
const SLOP = 6;

/** What is dragged, where the pointer is, and what it would be dropped on. */
export class Dragging {
  from = $state.raw<Dragged | null>(null);
  onto = $state.raw<{ side: Side; id: string } | null>(null);
  at = $state.raw({ x: 0, y: 0 });
  readonly #drop: (baseline: string, redesign: string) => void;

  constructor(drop: (baseline: string, redesign: string) => void) {
    this.#drop = drop;
  }

  /** Takes a step and looks what is below. */
  move(from: Dragged, event: PointerEvent): void {
    this.from = from;
    this.at = { x: event.clientX, y: event.clientY };
    const below = document.elementFromPoint(event.clientX, event.clientY);
    this.onto = targetOf(below, from.side);
  }

  drop(): void {
    const { from, onto } = this;
    this.cancel();
    if (from === null || onto === null) return;
    if (from.side === "baseline") this.#drop(from.id, onto.id);
    else this.#drop(onto.id, from.id);
  }

  cancel(): void {
    this.from = null;
    this.onto = null;
  }
}

/** The step of the other version below the pointer. */
function targetOf(below: Element | null, side: Side): { side: Side; id: string } | null {
  const card = below?.closest("[data-side]");
  if (!(card instanceof HTMLElement)) return null;
  const id = card.dataset.step;
  const other = side === "baseline" ? "redesign" : "baseline";
  return card.dataset.side === other && id !== undefined ? { side: other, id } : null;
}

/** Lets an element be dragged as a step. */
export function dragged(dragging: Dragging, what: Dragged): Attachment<HTMLElement> {
  return (element) => {
    function down(event: PointerEvent): void {
      if (event.button !== 0 || event.pointerType === "touch") return;
      const start = { x: event.clientX, y: event.clientY };
      const end = new AbortController();
      const { signal } = end;
      const far = (now: PointerEvent): boolean =>
        Math.hypot(now.clientX - start.x, now.clientY - start.y) > SLOP;
      const move = (now: PointerEvent): void => {
        if (dragging.from !== null || far(now)) dragging.move(what, now);
      };
      const up = (): void => {
        end.abort();
        dragging.drop();
      };
      const cancel = (): void => {
        end.abort();
        dragging.cancel();
      };
      const key = (pressed: KeyboardEvent): void => {
        if (pressed.key === "Escape") cancel();
      };
      window.addEventListener("pointermove", move, { signal });
      window.addEventListener("pointerup", up, { signal });
      window.addEventListener("pointercancel", cancel, { signal });
      window.addEventListener("keydown", key, { signal });
    }
    element.addEventListener("pointerdown", down);
    return () => {
      element.removeEventListener("pointerdown", down);
    };
  };
}
