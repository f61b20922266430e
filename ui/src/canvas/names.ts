// The names of lanes and versions. They stay at the left when the drawing is panned away from them, and
// are no smaller than they can be read, as long as there is room between the lanes.

import type { Drawing, Item } from "../lib/contract";
import { Brush, type Context } from "./brush";
import type { Frame } from "./frame";

type Text = Extract<Item, { text: unknown }>["text"];

/** The name of the lane that a card would come to. */
const BOLD = 800;
/** How softly the ground of the names ends. */
const FADE = 20;
/** Names that would be smaller are written in this size; larger for the projector. */
const READABLE = 9.5;
/** Names that cannot be written so, and would be smaller than this, are left out. */
const SMALLEST = 5;

export function drawNames(context: Context, frame: Frame): void {
  const { sight, picture, window, theme, ratio } = frame;
  const lanes = lanesOf(picture.drawing);
  const names = picture.names.flatMap((name) => ("text" in name ? [name.text] : []));
  const larger = largerBy(names, lanes, sight.zoom, READABLE * theme.reading);
  const shown = names.filter((name) => name.size * sight.zoom * larger >= SMALLEST);
  if (shown.length === 0) return;
  const { header } = picture.drawing.scene;
  const width = header * sight.zoom * larger;
  const natural = (header - sight.x) * sight.zoom;
  const right = Math.max(natural, width);
  if (natural < width) drawGround(context, theme.colours.paper, width, window.height);
  const scale = sight.zoom * ratio;
  const left = Math.round((right - width) * ratio);
  context.setTransform(scale, 0, 0, scale, left, Math.round(-sight.y * scale));
  const brush = new Brush(context, theme, sight.zoom, false);
  for (const name of shown) {
    // From afar there is room for names only.
    if (larger !== 1 && name.token === "lost-text") continue;
    const isTarget = frame.target !== null && nearest(lanes, name.at.y) === frame.target;
    const weight = isTarget && isOwn(name) ? BOLD : name.weight;
    brush.text({ ...enlarged(name, larger, names, lanes), weight });
  }
}

function lanesOf(drawing: Drawing): number[] {
  return drawing.versions.flatMap(({ top, layout }) => layout.lanes.map((lane) => lane.y + top));
}

/** How much larger names are written than they are drawn. */
function largerBy(
  names: readonly Text[],
  lanes: readonly number[],
  zoom: number,
  readable: number,
): number {
  const own = names.filter(isOwn);
  const size = Math.max(...own.map((name) => name.size), 1);
  const wanted = Math.max(readable / (size * zoom), 1);
  const lines = Math.ceil(own.length / Math.max(lanes.length, 1));
  const room = Math.min(...lanes.map((y, at) => Math.abs(y - (lanes[at + 1] ?? Infinity))));
  return room * zoom >= readable * 1.1 * lines ? wanted : 1;
}

/** A name written larger, in the middle of the line of its lane. */
function enlarged(
  name: Text,
  larger: number,
  names: readonly Text[],
  lanes: readonly number[],
): Text {
  if (larger === 1) return name;
  const size = name.size * larger;
  const { x, y } = name.at;
  if (name.writing !== "lane") {
    // What grows, grows down, away from the line above it.
    return { ...name, size, at: { x: x * larger, y: y + (size - name.size) * 0.6 } };
  }
  const line = nearest(lanes, y);
  const block = names.filter((one) => isOwn(one) && nearest(lanes, one.at.y) === line);
  const middle = block.reduce((sum, one) => sum + one.at.y, 0) / block.length;
  return { ...name, size, at: { x: x * larger, y: line + size * 0.35 + (y - middle) * larger } };
}

/** A name of a lane, and not what is said under it. */
function isOwn(name: Text): boolean {
  return name.writing === "lane" && name.token !== "lost-text";
}

function nearest(lanes: readonly number[], y: number): number {
  const best = lanes.reduce((a, b) => (Math.abs(b - y) < Math.abs(a - y) ? b : a), Infinity);
  return Number.isFinite(best) ? best : y;
}

function drawGround(context: Context, paper: string, width: number, height: number): void {
  const ground = context.createLinearGradient(width - FADE / 2, 0, width + FADE / 2, 0);
  ground.addColorStop(0, paper);
  // Two more digits make it clear; the word "transparent" would be a clear black.
  ground.addColorStop(1, `${paper}00`);
  context.fillStyle = ground;
  context.fillRect(0, 0, width + FADE / 2, height);
}
