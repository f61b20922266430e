import { expect, test } from "vitest";

import type { Audit } from "./contract";
import { exact, percent, rounded } from "./numbers";
import { linesOf } from "./profile";

const measures = {
  steps: 14,
  contactSteps: 10,
  contactMinutes: 541.5385,
  personMinutes: 1605,
  meetsNobody: 0,
  stepsBeforeContact: 1,
  longestStretch: { steps: 1 },
  ties: 9,
  visits: {},
};

const alone: Audit = {
  measures: { baseline: measures },
  findings: [],
  groups: [],
  assumptions: [],
  settings: { plan: { budgetShare: 0.25 } },
};

const compared: Audit = {
  ...alone,
  profile: {
    contactMinutesKept: 0.0369,
    purposesKept: { kept: 1, of: 7 },
    tiesKept: { kept: 1, of: 9 },
    loopsKept: { kept: 0, of: 1 },
    personMinutesSaved: 1362.5,
    meetsNobody: { baseline: 0, redesign: null },
  },
};

test("a comparison has five lines, always in this order", () => {
  const lines = linesOf(compared).map((line) => `${line.name}: ${line.figure} ${line.of}`);
  expect(lines).toEqual([
    "Contact time kept: 20 of 540 min",
    "Purposes kept: 1 of 7",
    "Ties kept: 1 of 9",
    "Human loops kept: 0 of 1",
    "Chance of meeting nobody: not known was 0%",
  ]);
});

test("a single version shows its own measures instead", () => {
  const lines = linesOf(alone).map((line) => `${line.name}: ${line.figure}`);
  expect(lines).toEqual([
    "Contact time: 540",
    "Steps with contact: 10",
    "Pairs who meet: 9",
    "Longest stretch without contact: 1",
    "Chance of meeting nobody: 0%",
  ]);
});

test("figures have two significant digits, tooltips the exact ones", () => {
  expect(rounded(541.5385)).toBe("540");
  expect(rounded(1362.5)).toBe("1,400");
  expect(percent(0.0369)).toBe("3.7%");
  expect(exact(541.53846)).toBe("541.5385");
});
