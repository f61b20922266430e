// Cards from afar: a mark whose form says what its colour says.

import type { Point, Rect, Token } from "../lib/contract";
import type { Context } from "./brush";
import { within } from "./grid";
import type { Mark, Picture } from "./picture";
import type { Theme } from "./theme";
import { clamp, seen, type Sight, type Size } from "./view";

/** A mark's size on the screen: it shrinks with the drawing, but not to nothing. */
function sizeAt(zoom: number): number {
  return clamp(44 * zoom, 3, 9) / zoom;
}

export function drawMarks(
  context: Context,
  theme: Theme,
  picture: Picture,
  sight: Sight,
  window: Size,
): void {
  const size = sizeAt(sight.zoom);
  for (const at of within(picture.cardGrid, seen(sight, window))) {
    const [card, mark] = [picture.cards[at], picture.marks[at]];
    if (card && mark) drawMark(context, theme, mark, card.rect, size, 1 / sight.zoom);
  }
  context.setLineDash([]);
}

export function drawMark(
  context: Context,
  theme: Theme,
  mark: Mark,
  card: Rect,
  size: number,
  pixel: number,
): void {
  const at = { x: card.x + card.width / 2, y: card.y + card.height / 2 };
  const half = size / 2;
  context.beginPath();
  switch (mark) {
    case "ai-automated":
      context.rect(at.x - half, at.y - half, size, size);
      filled(context, theme, "automated");
      return;
    case "ai-augmented":
      diamond(context, at, half * 1.35);
      filled(context, theme, "augmented");
      return;
    case "human-relational":
      ring(context, at, half * 1.1);
      filled(context, theme, "contact");
      return;
    case "human-alone":
      ring(context, at, half);
      outlined(context, theme, "alone", [], 1.3 * pixel);
      return;
    case "untagged":
      ring(context, at, half);
      outlined(context, theme, "control", [2 * pixel, 1.6 * pixel], 1.3 * pixel);
      return;
    case "routing":
      diamond(context, at, half);
      outlined(context, theme, "control", [], pixel);
      return;
    case "ghost":
    case "let-go":
      context.rect(card.x, card.y, card.width, card.height);
      filled(context, theme, "paper");
      outlined(context, theme, mark === "ghost" ? "lost" : "ink3", [2 * pixel, 2 * pixel], pixel);
      return;
  }
}

function ring(context: Context, at: Point, radius: number): void {
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
}

function diamond(context: Context, at: Point, half: number): void {
  context.moveTo(at.x, at.y - half);
  context.lineTo(at.x + half, at.y);
  context.lineTo(at.x, at.y + half);
  context.lineTo(at.x - half, at.y);
  context.closePath();
}

function filled(context: Context, theme: Theme, token: Token): void {
  context.fillStyle = theme.colours[token];
  context.fill();
}

/** An outline on a ground of paper, so that no line runs through it. */
function outlined(
  context: Context,
  theme: Theme,
  token: Token,
  dash: number[],
  width: number,
): void {
  filled(context, theme, "paper");
  context.strokeStyle = theme.colours[token];
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
}
