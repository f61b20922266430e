// Free notes where they lie, and what becomes of them when they are put elsewhere.

import type { Drawing, Note, Rect, Version } from "../lib/contract";
import type { Card } from "./cards";

/** A note on its paper, in the coordinates of the scene. */
export type Paper = { key: string; place: number; version: Version; index: number; rect: Rect };

export function papersOf(drawing: Drawing): Paper[] {
  return drawing.versions.flatMap(({ version, top, layout }, place) =>
    layout.notes.map(({ index, rect }) => ({
      key: `${String(place)} note ${String(index)}`,
      place,
      version,
      index,
      rect: { ...rect, y: rect.y + top },
    })),
  );
}

/** A note whose corner lies somewhere: from now on it moves with the card that is nearest. */
export function laid(note: Note, rect: Rect, cards: readonly Card[], place: number): Note {
  let nearest: Card | undefined;
  let least = Infinity;
  for (const card of cards) {
    if (card.place !== place || card.node.ghost) continue;
    const away = apart(card.rect, rect);
    if (away >= least) continue;
    least = away;
    nearest = card;
  }
  if (!nearest) return note;
  const { x, y } = nearest.rect;
  const position = { x: Math.round(rect.x - x), y: Math.round(rect.y - y) };
  return { ...note, about: nearest.node.step, position };
}

/** The notes with another one in a place; with one less where there is none. */
export function withNote(notes: readonly Note[], at: number, note: Note | null): Note[] {
  return [...notes.slice(0, at), ...(note ? [note] : []), ...notes.slice(at + 1)];
}

/** How far the edges of two rectangles are from each other; their middles decide where they touch. */
function apart(a: Rect, b: Rect): number {
  const x = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0);
  const y = Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0);
  const across = a.x + a.width / 2 - b.x - b.width / 2;
  const down = a.y + a.height / 2 - b.y - b.height / 2;
  return Math.hypot(x, y) + Math.hypot(across, down) / 1000;
}
