import { expect, test } from "vitest";

import { actionOf, type Field, textOf } from "./cells";
import { readMinutes } from "./minutes";
import { workflow } from "./samples";
import { numbersOf } from "./then";

const place = { version: "baseline", steps: workflow.steps } as const;
const fields: Field[] = ["name", "who", "minutes", "goodFor", "then", "notes"];

test("a text that nobody changed changes nothing", () => {
  for (const step of workflow.steps) {
    for (const field of fields) {
      const text = textOf(field, step, numbersOf(workflow.steps));
      expect(actionOf(field, text, step, place)).toEqual({ value: null });
    }
  }
});

const [, talk] = workflow.steps;
const at = { version: "baseline", step: "b" };
const changes: [field: Field, text: string, action: object][] = [
  ["name", " Talk ", { rename: { ...at, name: "Talk" } }],
  ["who", "Mentor", { setPeople: { ...at, roles: ["Mentor"] } }],
  ["minutes", "", { setMinutes: { version: "baseline", steps: ["b"], minutes: null } }],
  ["goodFor", "trust", { setPurposes: { ...at, purposes: ["trust"] } }],
  ["then", "3", { setLinks: { ...at, next: [{ to: "c" }] } }],
  ["notes", "In the morning", { setNotes: { ...at, notes: "In the morning" } }],
];

test.each(changes)("%s: %j is an action", (field, text, action) => {
  expect(talk && actionOf(field, text, talk, place)).toEqual({ value: action });
});

test("a step keeps a name", () => {
  expect(talk && actionOf("name", "  ", talk, place)).toEqual({ says: "A step needs a name." });
});

test("minutes are a number or not said", () => {
  expect(readMinutes(" 2,5 min ")).toEqual({ value: 2.5 });
  expect(readMinutes("40m")).toEqual({ value: 40 });
  expect(readMinutes("")).toEqual({ value: null });
  expect(readMinutes("1,000")).toHaveProperty("says");
  expect(readMinutes("-3")).toHaveProperty("says");
});
