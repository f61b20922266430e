// What is in view of a drawing, onto a canvas: ground, items, veil, and the names that stay at the left.

import type { Item, Point, Rect } from "../lib/contract";
import { Brush, type Context } from "./brush";
import { drawMarks } from "./far";
import type { Frame } from "./frame";
import { within } from "./grid";
import type { Band, Lane } from "./lit";
import { drawNames } from "./names";
import { isName } from "./picture";
import { NEAR_ZOOM, seen } from "./view";

/** Below this, cards are drawn as marks. */
export const FAR_ZOOM = 0.25;
/** How much of a card in the hand is seen. */
const HELD = 0.96;
const NOWHERE: Point = { x: 0, y: 0 };
/** Smaller letters are left out of a view from afar. */
const SMALLEST_TEXT = 5;

export function paint(context: Context, frame: Frame): void {
  const { theme, sight } = frame;
  toWindow(context, frame);
  context.fillStyle = theme.colours.paper;
  context.fillRect(0, 0, frame.window.width, frame.window.height);
  if (frame.bands) drawBands(context, frame, frame.bands);
  toDrawing(context, frame);
  drawTarget(context, frame);
  const brush = new Brush(context, theme, sight.zoom, sight.zoom < FAR_ZOOM);
  const held = drawItems(context, brush, frame);
  drawArrow(context, frame);
  if (sight.zoom < FAR_ZOOM) drawMarks(context, theme, frame.picture, sight, frame.window);
  drawRings(context, frame);
  if (frame.lifted) drawHeld(context, frame, held, frame.lifted.by);
  toWindow(context, frame);
  if (frame.bands) drawVeil(context, frame, frame.bands);
  drawNames(context, frame);
}

/** One unit is one pixel of the page. */
function toWindow(context: Context, { ratio }: Frame): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
}

/** One unit is one unit of the drawing; its corner falls on a whole dot, so that level lines are sharp. */
function toDrawing(context: Context, { sight, ratio }: Frame, by: Point = NOWHERE): void {
  const scale = sight.zoom * ratio;
  context.setTransform(
    scale,
    0,
    0,
    scale,
    Math.round((by.x - sight.x) * scale),
    Math.round((by.y - sight.y) * scale),
  );
}

/** Draws what is in view, and answers the parts of cards that somebody holds: they come last. */
function drawItems(context: Context, brush: Brush, frame: Frame): Item[] {
  const { picture, sight, window, lifted, gliding } = frame;
  const far = sight.zoom < FAR_ZOOM;
  const held: Item[] = [];
  let away = NOWHERE;
  // Names of lanes come last, over everything.
  for (const at of within(picture.grid, seen(sight, window))) {
    const item = picture.items[at];
    const owner = picture.owner[at] ?? -1;
    if (!item || isName(item) || (far && owner !== -1 && !isGround(item))) continue;
    if (!isLegible(item, sight.zoom)) continue;
    if (lifted?.cards.has(owner)) {
      held.push(item);
      continue;
    }
    const from = gliding?.from.get(owner) ?? NOWHERE;
    if (gliding && from !== away) {
      away = from;
      toDrawing(context, frame, remaining(from, gliding.part));
    }
    // Lines cannot follow cards that are under way: they come when these arrive.
    brush.fade = gliding && owner === -1 ? gliding.part ** 3 : 1;
    brush.item(item);
  }
  if (away !== NOWHERE) toDrawing(context, frame);
  return held;
}

function remaining(from: Point, part: number): Point {
  return { x: from.x * (1 - part), y: from.y * (1 - part) };
}

function drawHeld(context: Context, frame: Frame, held: readonly Item[], by: Point): void {
  toDrawing(context, frame, by);
  const brush = new Brush(context, frame.theme, frame.sight.zoom, false);
  brush.fade = HELD;
  for (const item of held) brush.item(item);
}

/** The line of the role that would perform. */
function drawTarget(context: Context, { target, theme, sight, picture }: Frame): void {
  if (target === null) return;
  const { header, width } = picture.drawing.scene;
  const ends = [
    { x: header, y: target },
    { x: width, y: target },
  ];
  drawHeavy(context, ends, theme.colours.ink, 2 / sight.zoom);
}

/** The hand-off that is chosen, over the thinner line that it has. */
function drawArrow(context: Context, { arrow, theme, sight }: Frame): void {
  if (arrow) drawHeavy(context, arrow, theme.colours.ink, Math.max(2.6, 2 / sight.zoom));
}

function drawHeavy(
  context: Context,
  points: readonly Point[],
  colour: string,
  width: number,
): void {
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([]);
  context.beginPath();
  points.forEach(({ x, y }, at) => {
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}

/** The ground of a card; what is on it becomes a mark from afar. */
function isGround(item: Item): boolean {
  return "shape" in item && "rect" in item.shape.shape && item.shape.fill?.token === "surface";
}

function isLegible(item: Item, zoom: number): boolean {
  if (zoom >= NEAR_ZOOM || !("text" in item)) return true;
  return item.text.size * zoom >= SMALLEST_TEXT;
}

function drawBands(context: Context, frame: Frame, bands: readonly Band[]): void {
  context.fillStyle = frame.theme.mark;
  for (const { x, width } of onScreen(frame, bands)) {
    context.fillRect(x, 0, width, frame.window.height);
  }
  for (const { top, bottom } of acrossScreen(frame)) {
    context.fillRect(0, top, frame.window.width, bottom - top);
  }
}

/** The lit role lines, in pixels of the page. */
function acrossScreen({ sight, lanes }: Frame): Lane[] {
  return lanes.map(({ top, bottom }) => ({
    top: (top - sight.y) * sight.zoom,
    bottom: (bottom - sight.y) * sight.zoom,
  }));
}

function onScreen({ sight }: Frame, bands: readonly Band[]): { x: number; width: number }[] {
  return bands.map(({ left, right }) => ({
    x: (left - sight.x) * sight.zoom,
    width: (right - left) * sight.zoom,
  }));
}

/** Over everything that is not lit; those who need contrast get a frame round what is lit instead. */
function drawVeil(context: Context, frame: Frame, bands: readonly Band[]): void {
  if (frame.theme.veil === 0) {
    drawFrames(context, frame, bands);
    return;
  }
  const { window, sight, theme } = frame;
  const dimmed = stretches(frame, bands);
  context.beginPath();
  for (const { x, width } of dimmed) context.rect(x, 0, width, window.height);
  for (const rect of frame.free.filter((free) => !isLit(free, bands))) {
    const [x, y] = [(rect.x - sight.x) * sight.zoom, (rect.y - sight.y) * sight.zoom];
    context.roundRect(x, y, rect.width * sight.zoom, rect.height * sight.zoom, 9 * sight.zoom);
  }
  context.fillStyle = theme.colours.paper;
  context.globalAlpha = theme.veil * frame.fallen;
  context.fill("evenodd");
  drawLanes(context, frame, dimmed);
  context.globalAlpha = 1;
}

/** What lies between the names at the left and the lit columns, and between these. */
function stretches(frame: Frame, bands: readonly Band[]): { x: number; width: number }[] {
  const { window, sight, picture } = frame;
  const gaps: { x: number; width: number }[] = [];
  let from = Math.max((picture.drawing.scene.header - sight.x) * sight.zoom, 0);
  for (const { x, width } of onScreen(frame, bands)) {
    if (x > from) gaps.push({ x: from, width: x - from });
    from = Math.max(from, x + width);
  }
  if (from < window.width) gaps.push({ x: from, width: window.width - from });
  return gaps;
}

/** Lit role lines shine through the veil; what crosses them stays dimmed. */
function drawLanes(
  context: Context,
  frame: Frame,
  dimmed: readonly { x: number; width: number }[],
): void {
  context.fillStyle = frame.theme.mark;
  context.globalAlpha = 0.6 * frame.fallen;
  for (const { top, bottom } of acrossScreen(frame)) {
    for (const { x, width } of dimmed) context.fillRect(x, top, width, bottom - top);
  }
}

function isLit(rect: Rect, bands: readonly Band[]): boolean {
  const middle = rect.x + rect.width / 2;
  return bands.some(({ left, right }) => left <= middle && middle <= right);
}

function drawFrames(context: Context, frame: Frame, bands: readonly Band[]): void {
  context.strokeStyle = frame.theme.colours.ink;
  context.lineWidth = 3;
  context.setLineDash([]);
  for (const { x, width } of onScreen(frame, bands)) {
    context.strokeRect(x, 1.5, width, frame.window.height - 3);
  }
}

function drawRings(context: Context, { ringed, theme, sight }: Frame): void {
  context.globalAlpha = 1;
  context.strokeStyle = theme.colours.ink;
  context.lineWidth = 2 / sight.zoom;
  context.setLineDash([]);
  for (const rect of ringed) {
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.width, rect.height, 9);
    context.stroke();
  }
}
