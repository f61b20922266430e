// One item onto a canvas. Setting a font or a dash is dear, so the brush sets what has changed only.

import type { Fill, Item, Point, Stroke, Token } from "../lib/contract";
import type { Theme } from "./theme";

/** What the canvas needs of a drawing context. */
export type Context = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "clearRect"
  | "closePath"
  | "createLinearGradient"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "globalAlpha"
  | "lineCap"
  | "lineTo"
  | "lineWidth"
  | "moveTo"
  | "quadraticCurveTo"
  | "rect"
  | "roundRect"
  | "setLineDash"
  | "setTransform"
  | "stroke"
  | "strokeRect"
  | "strokeStyle"
  | "textAlign"
>;
type Line = Extract<Item, { line: unknown }>["line"];
type Text = Extract<Item, { text: unknown }>["text"];
type Closed = Extract<Item, { shape: unknown }>["shape"];

/** No line is thinner on the screen than this, or a drawing seen from afar washes out. */
const THINNEST = 0.75;
/** From afar contact is what must be seen. */
const THINNEST_BAR = 1.5;
/** Longest dash that is still seen as one. */
const SHORTEST_DASH = 2;
const DOT = 3.2;
const ARROW = { length: 7, half: 0.42 };

const anchors = { start: "left", middle: "center", end: "right" } as const;

export class Brush {
  /** How much of everything is seen, 0 to 1. */
  fade = 1;
  readonly #context: Context;
  readonly #theme: Theme;
  readonly #zoom: number;
  readonly #far: boolean;
  #font = "";
  #fill = "";
  #alpha = 1;
  #dashed = false;

  /** From afar, lines have no heads and no rounded corners. */
  constructor(context: Context, theme: Theme, zoom: number, far: boolean) {
    this.#context = context;
    this.#theme = theme;
    this.#zoom = zoom;
    this.#far = far;
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  item(item: Item): void {
    if ("text" in item) this.text(item.text);
    else if ("line" in item) this.line(item.line);
    else this.shape(item.shape);
  }

  text(text: Text): void {
    const context = this.#context;
    const font = `${String(text.weight)} ${String(text.size)}px ${this.#theme.font}`;
    if (font !== this.#font) {
      context.font = font;
      this.#font = font;
    }
    context.textAlign = anchors[text.anchor];
    this.#ink(text.token, 1);
    context.fillText(text.text, text.at.x, text.at.y);
  }

  line(line: Line): void {
    const context = this.#context;
    context.beginPath();
    trace(context, line.points, this.#far ? 0 : line.corner);
    this.#stroke(line.stroke, isBar(line) && this.#far ? THINNEST_BAR : THINNEST);
    if (this.#far) return;
    if (line.head === "arrow") this.#arrow(line.points, line.stroke.token);
    if (line.head === "dot") this.#dot(line.points, line.stroke.token);
  }

  shape({ shape, fill, stroke }: Closed): void {
    const context = this.#context;
    context.beginPath();
    if ("rect" in shape) {
      const { x, y, width, height } = shape.rect.rect;
      context.roundRect(x, y, width, height, shape.rect.radius);
    } else if ("circle" in shape) {
      const { centre, radius } = shape.circle;
      context.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
    } else {
      trace(context, shape.polygon, 0);
      context.closePath();
    }
    if (fill) this.#filled(fill);
    if (stroke) this.#stroke(stroke, THINNEST);
  }

  #filled(fill: Fill): void {
    this.#ink(fill.token, fill.opacity);
    this.#context.fill();
  }

  #ink(token: Token, opacity: number): void {
    const colour = this.#theme.colours[token];
    if (colour !== this.#fill) {
      this.#context.fillStyle = colour;
      this.#fill = colour;
    }
    this.#opacity(opacity);
  }

  #opacity(opacity: number): void {
    const alpha = opacity * this.fade;
    if (alpha === this.#alpha) return;
    this.#context.globalAlpha = alpha;
    this.#alpha = alpha;
  }

  #stroke(stroke: Stroke, thinnest: number): void {
    const context = this.#context;
    this.#opacity(1);
    context.strokeStyle = this.#theme.colours[stroke.token];
    context.lineWidth = Math.max(stroke.width, thinnest / this.#zoom);
    context.lineCap = stroke.round ? "round" : "butt";
    const dashed = stroke.dash.length > 0;
    if (dashed || this.#dashed) context.setLineDash(visible(stroke.dash, this.#zoom));
    this.#dashed = dashed;
    context.stroke();
  }

  #arrow(points: readonly Point[], token: Token): void {
    const [from, tip] = [points.at(-2), points.at(-1)];
    if (!from || !tip) return;
    const away = Math.hypot(from.x - tip.x, from.y - tip.y) || 1;
    const dx = ((from.x - tip.x) / away) * ARROW.length;
    const dy = ((from.y - tip.y) / away) * ARROW.length;
    const side = (s: number) => ({
      x: tip.x + dx - s * dy * ARROW.half,
      y: tip.y + dy + s * dx * ARROW.half,
    });
    this.#context.beginPath();
    trace(this.#context, [tip, side(1), side(-1)], 0);
    this.#filled({ token, opacity: 1 });
  }

  #dot(points: readonly Point[], token: Token): void {
    const tip = points.at(-1);
    if (!tip) return;
    this.#context.beginPath();
    this.#context.arc(tip.x, tip.y, DOT, 0, 2 * Math.PI);
    this.#filled({ token, opacity: 1 });
  }
}

/** Whether a line is a bar of contact, and not a loop with contact in it. */
function isBar({ stroke, head }: Line): boolean {
  return stroke.token === "contact" && head === "none";
}

/** Dashes so long that they do not run together on the screen. */
function visible(dash: readonly number[], zoom: number): number[] {
  const longest = Math.max(...dash, 0) * zoom;
  const times = longest > 0 && longest < SHORTEST_DASH ? SHORTEST_DASH / longest : 1;
  return dash.map((length) => length * times);
}

/** A path from point to point, its corners rounded. */
function trace(context: Context, points: readonly Point[], corner: number): void {
  let last: Point | undefined;
  points.forEach((at, index) => {
    const next = points[index + 1];
    if (!last) {
      context.moveTo(at.x, at.y);
    } else if (next && corner > 0) {
      const near = towards(at, last, corner);
      const far = towards(at, next, corner);
      context.lineTo(near.x, near.y);
      context.quadraticCurveTo(at.x, at.y, far.x, far.y);
    } else {
      context.lineTo(at.x, at.y);
    }
    last = at;
  });
}

/** A point this far from `from` on the way to `to`, at most half-way. */
function towards(from: Point, to: Point, far: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const part = length === 0 ? 0 : Math.min(far / length, 0.5);
  return { x: from.x + dx * part, y: from.y + dy * part };
}
