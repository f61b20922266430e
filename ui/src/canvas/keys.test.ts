import { expect, test } from "vitest";

import { changeOf, commandOf, type Key } from "./keys";

const none = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
};
const press = (key: string, held: Partial<Key> = {}) => commandOf({ ...none, key, ...held });

test("keys mean what the design says", () => {
  expect(press("F2")).toEqual({ do: "rename" });
  expect(press("Backspace")).toEqual({ do: "remove" });
  expect(press("3")).toEqual({ do: "tag", tag: "human-relational" });
  expect(press("ArrowLeft")).toEqual({ do: "walk", way: "left" });
});

test("with Ctrl or Command they mean something else, or nothing here", () => {
  expect(press("Enter", { ctrlKey: true })).toEqual({ do: "add" });
  expect(press("0", { metaKey: true })).toEqual({ do: "fit" });
  expect(press("z", { ctrlKey: true })).toBeUndefined();
});

test("plus needs Shift on some keyboards", () => {
  expect(press("+", { ctrlKey: true, shiftKey: true })).toEqual({ do: "nearer" });
});

test("with Alt, arrows move what is selected", () => {
  expect(press("ArrowLeft", { altKey: true })).toEqual({ do: "nudge", way: "left" });
  expect(press("1", { altKey: true })).toBeUndefined();
});

test("unfinished letters are not for the canvas", () => {
  expect(press("Enter", { isComposing: true })).toBeUndefined();
});

test("some keys change what is selected", () => {
  const steps = ["a"];
  expect(changeOf({ do: "double" }, steps, "baseline")).toEqual({
    duplicate: { version: "baseline", steps },
  });
  expect(changeOf({ do: "fit" }, steps, "baseline")).toBeNull();
});
