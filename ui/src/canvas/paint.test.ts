import { expect, test } from "vitest";

import { drawing, steps, theme } from "./example";
import type { Frame } from "./frame";
import { bandsOf } from "./lit";
import { paint } from "./paint";
import { pictureOf } from "./picture";
import { Recorder } from "./recorder";

const picture = pictureOf(drawing, steps);

function painted(changed: Partial<Frame> = {}): string[] {
  const recorder = new Recorder();
  const frame: Frame = {
    picture,
    theme,
    sight: { x: 0, y: 0, zoom: 1 },
    window: { width: 600, height: 400 },
    ratio: 1,
    bands: null,
    lanes: [],
    fallen: 1,
    free: [],
    ringed: [],
    lifted: null,
    target: null,
    arrow: null,
    gliding: null,
  };
  paint(recorder, { ...frame, ...changed });
  return recorder.done;
}

const has = (done: string[], part: string) => done.some((line) => line.includes(part));

test("the scene is painted from back to front, on paper", () => {
  const done = painted();
  expect(done[0]).toBe("fill #paper: rect 0,0 600,400");
  const order = ["stroke #lane 1", 'write "Try a task"', 'write "Talk it over"', 'write "35 %"'];
  const places = order.map((part) => done.findIndex((line) => line.startsWith(part)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test("what is out of view is not painted", () => {
  const done = painted({ window: { width: 250, height: 400 } });
  expect(has(done, "Try a task")).toBe(true);
  expect(has(done, "Talk it over")).toBe(false);
});

test("letters too small to read are left out, and names of lanes are written larger", () => {
  const done = painted({ sight: { x: 0, y: 0, zoom: 0.4 } });
  expect(has(done, "Try a task")).toBe(false);
  expect(has(done, 'write "Mentor" left 23.75')).toBe(true);
});

test("from afar a card is a mark in the form of its tag", () => {
  const done = painted({ sight: { x: 0, y: 0, zoom: 0.2 } });
  expect(has(done, "fill #contact: circle 320,40")).toBe(true);
  expect(has(done, "stroke #alone")).toBe(true);
  expect(has(done, "fill #automated: rect")).toBe(true);
  expect(has(done, "stroke #lost 5 dash 10 10: rect 270,210 100,60")).toBe(true);
});

test("the names of lanes stay at the left when the drawing is panned away from them", () => {
  const done = painted({ sight: { x: 300, y: 0, zoom: 1 } });
  expect(done.at(-1)).toBe('write "Mentor" left 10: 20,40');
  expect(has(done, "fill gradient")).toBe(true);
  expect(has(painted(), "fill gradient")).toBe(false);
});

test("lit columns are marked under the drawing and the rest is veiled over it", () => {
  const bands = bandsOf(drawing, picture.cards, ["talk"]);
  const done = painted({ bands });
  expect(done[1]).toBe("fill #mark: rect 245,0 150,400");
  expect(has(done, "fill #paper 0.6: rect 100,0 145,400, rect 395,0 205,400")).toBe(true);
});

test("a veil that has half fallen covers half as much", () => {
  const bands = bandsOf(drawing, picture.cards, ["talk"]);
  expect(has(painted({ bands, fallen: 0.5 }), "fill #paper 0.3:")).toBe(true);
});

test("the veil leaves a hole for the card that somebody looks at, if it is not lit", () => {
  const bands = bandsOf(drawing, picture.cards, ["talk"]);
  const free = picture.cards.slice(0, 2).map((card) => card.rect);
  const veil = painted({ bands, free }).find((line) => line.startsWith("fill #paper 0.6"));
  expect(veil?.endsWith("rect 395,0 205,400, card 120,110 100,60")).toBe(true);
});

test("those who need contrast see a frame round what is lit, and no veil", () => {
  const bands = bandsOf(drawing, picture.cards, ["talk"]);
  const done = painted({ bands, theme: { ...theme, veil: 0 } });
  expect(has(done, "frame #ink: 245,1.5, 150,397")).toBe(true);
  expect(has(done, "fill #paper 0.6")).toBe(false);
});

test("what is selected has a ring of two pixels at any zoom", () => {
  const ringed = picture.cards.slice(0, 1).map((card) => card.rect);
  const done = painted({ ringed, sight: { x: 0, y: 0, zoom: 0.4 } });
  expect(has(done, "stroke #ink 5: card 120,110 100,60")).toBe(true);
});

test("cards in the hand are painted last, and the line of who would perform is heavy", () => {
  const done = painted({ lifted: { cards: new Set([0]), by: { x: 20, y: 0 } }, target: 40 });
  const write = (what: string) => done.findIndex((line) => line.startsWith(`write "${what}"`));
  expect(write("Try a task")).toBeGreaterThan(write("Talk it over"));
  expect(done[1]).toBe("stroke #ink 2: from 100,40, to 560,40");
});

test("lines fade in while cards are under way", () => {
  const from = new Map([[0, { x: -50, y: 0 }]]);
  const fading = painted({ gliding: { from, part: 0.5 } });
  expect(has(fading, "stroke #lane 0.125 1") || has(fading, "stroke #lane 1")).toBe(true);
  expect(has(fading, 'write "Try a task"')).toBe(true);
});
