import { expect, test } from "vitest";

import type { FlowPicture } from "../lib/contract";
import { flowIn } from "./flow";

const picture: FlowPicture = {
  left: [{ end: "human-relational", y: 0, visits: 4, gaps: 0 }],
  right: [
    { end: "human-relational", y: 0, visits: 1, gaps: 0 },
    { end: "gone", y: 1, visits: 3, gaps: 1 },
  ],
  bands: [
    { from: "human-relational", to: "gone", visits: 3, fromY: 1, fromGaps: 0, toY: 1, toGaps: 1 },
    {
      from: "human-relational",
      to: "human-relational",
      visits: 1,
      fromY: 0,
      fromGaps: 0,
      toY: 0,
      toGaps: 0,
    },
  ],
  total: 4,
};

test("the taller side, with its gaps, is as tall as the room", () => {
  const { right } = flowIn(picture, 100, 218);
  expect(right.map(({ y, height }) => [y, height])).toEqual([
    [0, 50],
    [68, 150],
  ]);
});

test("what is gone lies over the rest", () => {
  const { ribbons } = flowIn(picture, 100, 218);
  expect(ribbons.map(({ band }) => band.to)).toEqual(["human-relational", "gone"]);
});

test("names of thin ends do not cover one another", () => {
  const thin = { ...picture, right: picture.right.map((node) => ({ ...node, visits: 0.01 })) };
  const [first, second] = flowIn({ ...thin, total: 40 }, 100, 218).right;
  expect((second?.name ?? 0) - (first?.name ?? 0)).toBeGreaterThanOrEqual(38);
});
