import { expect, test } from "vitest";

import { matching } from "./fuzzy";

const items = ["Close the file", "Mentor goes through the result", "Größe prüfen", "Files"].map(
  (name) => ({ name }),
);

function found(typed: string): string[] {
  return matching(items, typed).map(({ name }) => name);
}

test("every typed word must be there, in any order", () => {
  expect(found("res ment")).toEqual(["Mentor goes through the result"]);
  expect(found("mentor file")).toEqual([]);
});

test("the nearer words come first", () => {
  expect(found("files")).toEqual(["Files"]);
  expect(found("file")).toEqual(["Close the file", "Files"]);
});

test("letters left out and accents left off are found", () => {
  expect(found("mntr")).toEqual(["Mentor goes through the result"]);
  expect(found("prufen")).toEqual(["Größe prüfen"]);
});

test("nothing typed leaves everything as it stands", () => {
  expect(matching(items, " ")).toBe(items);
});
