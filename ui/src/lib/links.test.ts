import { expect, test } from "vitest";

import { shareShown, withShare } from "./links";

const back = { to: "a", probability: 0.35, name: "try again" };
const on = { to: "b" };

test("a share is typed in per cent, with a sign or without", () => {
  expect(shareShown(back)).toBe("35");
  expect(withShare([back, on], back, "40 %")).toEqual([{ ...back, probability: 0.4 }, on]);
  expect(withShare([back, on], on, "12,5")).toEqual([back, { to: "b", probability: 0.125 }]);
});

test("an empty share is open, and what is no share is none", () => {
  expect(withShare([back, on], back, "")).toEqual([{ to: "a", name: "try again" }, on]);
  expect(withShare([back, on], back, "many")).toBeNull();
  expect(withShare([back, on], back, "101")).toBeNull();
});

test("the same share changes nothing", () => {
  const next = [back, on];
  expect(withShare(next, back, "35")).toBe(next);
  expect(withShare(next, on, " ")).toBe(next);
});
