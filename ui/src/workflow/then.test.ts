import { expect, test } from "vitest";

import type { Link } from "../lib/contract";
import { step, workflow } from "./samples";
import { numbersOf, readThen, thenShown, thenText } from "./then";

const { steps } = workflow;
const numbers = numbersOf(steps);

function read(text: string, next: Link[] = [], more: { split?: "all" } = {}) {
  return readThen(text, step("x", { next, ...more }), steps);
}

test("hand-offs are shown by number, with shares where cases part", () => {
  expect(steps.map((one) => thenText(one.next, numbers))).toEqual([
    "2",
    "33.3333 % to 1, 66.6667 % to 3",
    "end",
  ]);
});

test("what is only read has rounded shares", () => {
  expect(thenShown(steps[1]?.next ?? [], numbers)).toBe("33% to 1, 67% to 3");
});

test("what is edited reads as what it was, with names and exact shares", () => {
  for (const one of steps) {
    const again = readThen(thenText(one.next, numbers), one, steps);
    expect(again).toEqual({ value: one.next });
  }
});

test("shares, arrows and the end are read", () => {
  expect(read("65% to 3, 35 % → 1")).toEqual({
    value: [
      { to: "c", probability: 0.65 },
      { to: "a", probability: 0.35 },
    ],
  });
  expect(read("70 % to End; 2")).toEqual({ value: [{ to: "end", probability: 0.7 }, { to: "b" }] });
  expect(read("65 % zu 3, 35 % an Ende")).toEqual({
    value: [
      { to: "c", probability: 0.65 },
      { to: "end", probability: 0.35 },
    ],
  });
  expect(read("")).toEqual({ value: [] });
});

test("a second way takes the share of everybody off the first", () => {
  expect(read("2, 3", [{ to: "b", probability: 1 }])).toEqual({
    value: [{ to: "b" }, { to: "c" }],
  });
});

test("a step that is gone may stay, by its id", () => {
  const next = [{ to: "gone" }];
  expect(read(thenText(next, numbers), next)).toEqual({ value: next });
});

const mistakes: [text: string, says: string][] = [
  ["to the moon", "“to the moon” is not understood. Write “65 % to 10, 35 % to 8” or “end”."],
  ["40 % to 9, 60 % to 1", "There is no step 9; the last one is 3."],
  ["0", "There is no step 0; the last one is 3."],
  ["120 % to 1", "120 % is not between 0 and 100."],
  ["1, 30 % to 1", "1 stands there twice."],
  ["70 % to 1, 40 % to 2", "The shares add up to 110 %, more than all cases."],
  ["30 % to 1, 40 % to 2", "The shares add up to 70 %. Where do the others go?"],
];

test.each(mistakes)("%j is said to be wrong", (text, says) => {
  expect(read(text)).toEqual({ says });
});

test("ways that are taken together need not add up", () => {
  expect(read("100 % to 1, 100 % to 2", [], { split: "all" })).toHaveProperty("value");
});
