import type { Point, Rect } from "../lib/contract";
import {
  between,
  clamp,
  eased,
  fit,
  flownTo,
  kept,
  panned,
  revealed,
  type Sight,
  type Size,
  zoomedAt,
} from "./view";
import type { Turn } from "./wheel";

const FLIGHT = 320;
/** The veil falls at the end of a flight. */
const FALL = 120;
/** The names of lanes are never much smaller than this part of their size. */
const NAMES = 0.8;

type Extent = Size & { header: number };

/** Smaller than this, nobody reads the name of a step; where a whole room reads, the minutes either. */
const LEGIBLE = 0.8;
const LEGIBLE_IN_A_ROOM = 1.36;

/** What of the drawing is seen now; only flights take time. */
export class Stage {
  readonly #drawing: () => Extent;
  readonly #reading: () => number;
  #sight = $state.raw<Sight>({ x: 0, y: 0, zoom: 1 });
  #window = $state.raw<Size>({ width: 0, height: 0 });
  #fallen = $state.raw(1);
  #flight: number | null = null;

  constructor(drawing: () => Extent, reading: () => number) {
    this.#drawing = drawing;
    this.#reading = reading;
  }

  get sight(): Sight {
    return this.#sight;
  }

  get window(): Size {
    return this.#window;
  }

  /** Whether the window has a size, so that there is something to see. */
  get isOpen(): boolean {
    return this.#window.width > 0 && this.#window.height > 0;
  }

  /** How much of the veil has fallen. */
  get fallen(): number {
    return this.#fallen;
  }

  resize(window: Size): void {
    this.#window = window;
  }

  /** Shows this at once; a flight under way ends. */
  show(sight: Sight): void {
    if (this.#flight !== null) cancelAnimationFrame(this.#flight);
    this.#flight = null;
    this.#fallen = 1;
    this.#sight = kept(sight, this.#drawing(), this.#window);
  }

  /** Shows exactly what another canvas shows. */
  follow(sight: Sight): void {
    if (sight === this.#sight) return;
    if (this.#flight !== null) cancelAnimationFrame(this.#flight);
    this.#flight = null;
    this.#fallen = 1;
    this.#sight = sight;
  }

  pan(dx: number, dy: number): void {
    this.show(panned(this.#sight, dx, dy));
  }

  zoom(factor: number, at: Point = this.#middle()): void {
    this.show(zoomedAt(this.#sight, factor, at));
  }

  /** Pans, or zooms about a point, as a wheel was turned. */
  turn(wheel: Turn, at: Point): void {
    if (wheel.zoom === null) this.pan(wheel.dx, wheel.dy);
    else this.zoom(wheel.zoom, at);
  }

  /** The beginning of the drawing, with its first card, so near that it can be read. */
  begin(first: Rect | undefined): void {
    const zoom = this.#reading();
    const shown = this.#window.height / zoom;
    const spare = Math.max(shown - this.#drawing().height, 0);
    const above = first ? first.y + first.height / 2 - shown / 2 : 0;
    this.show({ x: 0, y: spare > 0 ? -spare / 2 : Math.max(above, 0), zoom });
  }

  /** The beginning of the drawing from top to bottom, as long as names can be made out then. */
  beginWhole(): void {
    const { header, height } = this.#drawing();
    const legible = this.#reading() > 1 ? LEGIBLE_IN_A_ROOM : LEGIBLE;
    const zoom = clamp(this.#window.height / height, legible, this.#reading());
    // The names of the lanes stay large, and take their own room.
    const names = (header * NAMES * this.#reading()) / zoom;
    this.show({
      x: Math.min(0, header - names),
      y: Math.min(0, (height - this.#window.height / zoom) / 2),
      zoom,
    });
  }

  fit(): void {
    this.#fly(this.#all());
  }

  flyTo(rect: Rect): void {
    this.#fly(flownTo(rect, this.#sight, this.#window, this.#reading()));
  }

  jumpTo(rect: Rect): void {
    this.show(flownTo(rect, this.#sight, this.#window, this.#reading()));
  }

  reveal(rect: Rect, header: number): void {
    this.show(revealed(rect, this.#sight, this.#window, header));
  }

  #all(): Sight {
    const names = this.#drawing().header * NAMES * this.#reading();
    return fit(this.#drawing(), this.#window, this.#reading(), names);
  }

  #middle(): Point {
    return { x: this.#window.width / 2, y: this.#window.height / 2 };
  }

  #fly(goal: Sight): void {
    this.show(this.#sight);
    const from = this.#sight;
    const to = kept(goal, this.#drawing(), this.#window);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.show(to);
      return;
    }
    const start = performance.now();
    this.#fallen = 0;
    const step = (now: number) => {
      const gone = now - start;
      if (gone >= FLIGHT) {
        this.show(to);
        return;
      }
      this.#sight = between(from, to, eased(gone / FLIGHT), this.#window);
      this.#fallen = clamp((gone - (FLIGHT - FALL)) / FALL, 0, 1);
      this.#flight = requestAnimationFrame(step);
    };
    this.#flight = requestAnimationFrame(step);
  }
}
