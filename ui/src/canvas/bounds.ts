// The box around everything that an item paints.

import type { Item, Point, Rect } from "../lib/contract";

/** An arrowhead is this far from its line at most. */
const HEAD = 4;

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The smallest rectangle around several; nothing around none. */
export function around(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function grown(rect: Rect, by: number): Rect {
  return {
    x: rect.x - by,
    y: rect.y - by,
    width: rect.width + 2 * by,
    height: rect.height + 2 * by,
  };
}

export function boundsOf(item: Item): Rect {
  if ("text" in item) return ofText(item.text);
  if ("line" in item) {
    const head = item.line.head === "none" ? 0 : HEAD;
    return grown(ofPoints(item.line.points), Math.max(item.line.stroke.width / 2, head));
  }
  const { shape, stroke } = item.shape;
  return grown(ofShape(shape), stroke ? stroke.width / 2 : 0);
}

/** Nobody measures text here: a letter is at most as wide as it is tall. */
function ofText(text: Extract<Item, { text: unknown }>["text"]): Rect {
  const width = text.text.length * text.size;
  const left = { start: 0, middle: width / 2, end: width }[text.anchor];
  const top = text.at.y - text.size;
  return { x: text.at.x - left, y: top, width, height: text.size * 1.3 };
}

type ClosedShape = Extract<Item, { shape: unknown }>["shape"]["shape"];

function ofShape(shape: ClosedShape): Rect {
  if ("rect" in shape) return shape.rect.rect;
  if ("polygon" in shape) return ofPoints(shape.polygon);
  const { centre, radius } = shape.circle;
  return { x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius };
}

function ofPoints(points: readonly Point[]): Rect {
  const none = { x: 0, y: 0, width: 0, height: 0 };
  return around(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? none;
}
