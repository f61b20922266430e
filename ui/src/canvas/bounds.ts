// The box around everything that an item paints.

import type { Item, Point, Rect } from "../lib/contract";

/** An arrowhead is this far from its line at most. */
const HEAD = 4;

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest rectangle around several; nothing around none. */
export function around(rects: readonly Rect[]): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (rects.length === 0) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
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
    return ofPoints(item.line.points, Math.max(item.line.stroke.width / 2, head));
  }
  const { shape, stroke } = item.shape;
  return ofShape(shape, stroke ? stroke.width / 2 : 0);
}

/** Nobody measures text here: a letter is at most as wide as it is tall. */
function ofText({ at, text, size, anchor }: Extract<Item, { text: unknown }>["text"]): Rect {
  const width = text.length * size;
  const left = anchor === "start" ? 0 : anchor === "end" ? width : width / 2;
  return { x: at.x - left, y: at.y - size, width, height: size * 1.3 };
}

type ClosedShape = Extract<Item, { shape: unknown }>["shape"]["shape"];

function ofShape(shape: ClosedShape, by: number): Rect {
  if ("rect" in shape) {
    const { rect } = shape.rect;
    return by === 0 ? rect : grown(rect, by);
  }
  if ("polygon" in shape) return ofPoints(shape.polygon, by);
  const { centre, radius } = shape.circle;
  const reach = radius + by;
  return { x: centre.x - reach, y: centre.y - reach, width: 2 * reach, height: 2 * reach };
}

/** The box around points, grown by a length; a drawing has thousands of them, so nothing is made on the way. */
function ofPoints(points: readonly Point[], by: number): Rect {
  const first = points[0];
  if (!first) return { x: -by, y: -by, width: 2 * by, height: 2 * by };
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of points) {
    if (x < left) left = x;
    else if (x > right) right = x;
    if (y < top) top = y;
    else if (y > bottom) bottom = y;
  }
  return { x: left - by, y: top - by, width: right - left + 2 * by, height: bottom - top + 2 * by };
}
