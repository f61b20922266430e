import { expect, test } from "vitest";

import { keysOf } from "./keys";

test("an id that stands twice has two keys, and the others keep theirs", () => {
  expect(keysOf(["a", "b", "a"])).toEqual(["a", "b", "a 1"]);
});
