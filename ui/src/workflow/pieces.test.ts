import { expect, test } from "vitest";

import type { Entry, Piece } from "../lib/contract";
import { spread, stretchesOf } from "./pieces";

const line = "Call [Agent] 5m trust";

function piece(kind: Piece["kind"], text: string, newRoles: string[] = []): Piece {
  const from = line.indexOf(text);
  return { from, to: from + text.length, kind, newRoles };
}

const entry: Entry = {
  pieces: [
    piece("purpose", "trust"),
    piece("step", "Call"),
    piece("who", "[Agent]", ["Agent"]),
    piece("minutes", "5m"),
  ],
  name: "Call",
  roles: ["Agent"],
  minutes: 5,
  purposes: ["trust"],
  mode: "live",
  tag: null,
};

function labelled(now: string): string[] {
  return stretchesOf(now, { line, entry }).flatMap(({ text, label }) =>
    label === null ? [] : [`${text} = ${label}`],
  );
}

test("each piece says what it was taken for", () => {
  expect(labelled(line)).toEqual([
    "Call = step",
    "[Agent] = who · new role Agent",
    "5m = minutes",
    "trust = good for · live",
  ]);
});

test("the stretches are the whole line", () => {
  for (const now of [line, "", "Cal", `${line} and more`]) {
    const whole = stretchesOf(now, { line, entry }).map(({ text }) => text);
    expect(whole.join("")).toBe(now);
  }
});

test("until a changed line is read, what is before the change stands", () => {
  expect(labelled("Call [Agent] 15m trust")).toEqual([
    "Call = step",
    "[Agent] = who · new role Agent",
  ]);
});

test("labels give way to the right", () => {
  const labels = [
    { left: 0, width: 30 },
    { left: 20, width: 10 },
    { left: 100, width: 10 },
  ];
  expect(spread(labels, 6)).toEqual([0, 16, 0]);
});
