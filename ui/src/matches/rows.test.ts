import { expect, test } from "vitest";

import type { Board } from "../lib/contract";
import { actionOf, breaking, groupsOf, likelyOf, matchPart, partIn, placeAfter } from "./rows";
import { board, pair } from "./samples";

const rows = groupsOf(board, false).flatMap((group) => group.rows);

function row(key: string) {
  const found = rows.find((one) => one.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
}

test("what is to be looked at comes first, and what is said last", () => {
  const said: Board = {
    ...board,
    confirmed: [pair("b1", "r1", { confirmed: true })],
    gone: board.gone.map((one) => ({ ...one, answer: "moved" })),
  };
  expect(groupsOf(said, false).map((group) => group.id)).toEqual(["toLookAt", "added", "done"]);
  expect(groupsOf(said, true).map((group) => group.id)).toEqual(["toLookAt", "added"]);
});

test("keys say what the buttons say", () => {
  expect(actionOf("Enter", row("pair b1 r1"), 0)).toEqual({
    match: { at: 0, pairs: [{ baseline: "b1", redesign: "r1" }] },
  });
  expect(actionOf("Delete", row("pair b1 r1"), 1)).toEqual({
    part: { at: 1, pairs: [{ baseline: "b1", redesign: "r1" }] },
  });
  expect(actionOf("1", row("gone b2"), 0)).toEqual({
    match: { at: 0, pairs: [{ baseline: "b2", redesign: "r2" }] },
  });
  expect(actionOf("2", row("gone b2"), 0)).toBeNull();
  expect(actionOf("R", row("gone b3"), 0)).toEqual({
    answer: { at: 0, step: "b3", answer: "removed" },
  });
  expect(actionOf("n", row("gone b3"), 0)).toEqual({
    answer: { at: 0, step: "b3", answer: "not-drawn" },
  });
  expect(actionOf("n", row("new r5"), 0)).toEqual({ sayNew: { at: 0, step: "r5", isNew: true } });
  expect(actionOf("m", row("new r5"), 0)).toBeNull();
  expect(actionOf("Enter", row("gone b3"), 0)).toBeNull();
});

test("an answer is taken back, an open step has nothing to take back", () => {
  expect(breaking(0, row("gone b3"))).toBeNull();
  const [group] = groupsOf(
    {
      ...board,
      suggested: [],
      gone: [{ step: "b3", contact: true, answer: "moved", isNew: false, candidates: [] }],
      new: [],
    },
    false,
  );
  const [answered] = group?.rows ?? [];
  expect(answered && breaking(0, answered)).toEqual({
    answer: { at: 0, step: "b3", answer: null },
  });
});

test("the likely pairs are confirmed together, the others one by one", () => {
  expect(likelyOf(board)).toEqual([{ baseline: "b1", redesign: "r1" }]);
});

test("keys lead to another row, and the ends hold", () => {
  expect(placeAfter("ArrowDown", 0, 3)).toBe(1);
  expect(placeAfter("ArrowDown", 2, 3)).toBe(2);
  expect(placeAfter("ArrowUp", 0, 3)).toBe(0);
  expect(placeAfter("End", 0, 3)).toBe(2);
  expect(placeAfter("x", 0, 3)).toBeNull();
});

test("a part is offered where the names say so or the partner stands for others already", () => {
  const offer = { ...pair("b2", "r2"), also: [] };
  expect(partIn(offer, "baseline")).toBeUndefined();
  expect(partIn({ ...offer, also: ["b1"] }, "baseline")).toBe("baseline");
  expect(partIn({ ...offer, part: "redesign" }, "baseline")).toBe("redesign");
  expect(matchPart(0, offer, "baseline")).toEqual({
    matchPart: { at: 0, pair: { baseline: "b2", redesign: "r2", part: "baseline" } },
  });
});
