import { expect, test } from "vitest";

import type { Compared, Profile } from "../lib/contract";
import { rowsOf } from "./lines";

const lean: Profile = {
  contactMinutesKept: 0.0369,
  purposesKept: { kept: 1, of: 7 },
  tiesKept: { kept: 1, of: 9 },
  loopsKept: { kept: 0, of: 1 },
  personMinutesSaved: 1362.5,
  meetsNobody: { baseline: 0, redesign: 0.2 },
};

const compared: Compared = {
  revision: 0,
  baseline: {
    steps: 14,
    contactSteps: 10,
    contactMinutes: 541.5385,
    personMinutes: 1605,
    meetsNobody: 0,
    stepsBeforeContact: 1,
    longestStretch: { steps: 1 },
    ties: 9,
    visits: {},
  },
  redesigns: [
    { profile: lean, faults: 0 },
    { profile: { ...lean, contactMinutesKept: 1 }, faults: 0 },
    { profile: null, faults: 2 },
  ],
  best: {
    contactMinutes: [1],
    purposes: [],
    ties: [],
    loops: [],
    meetsNobody: [],
    minutesSaved: [],
  },
};

test("each line says what every redesign keeps, and who keeps the most in words", () => {
  const [contact, purposes] = rowsOf(compared);
  expect(contact?.baseline).toBe("540 min a case");
  expect(contact?.cells).toEqual([
    { says: "20 min a case · 3.7%", best: "" },
    { says: "540 min a case · 100%", best: "keeps the most" },
    { says: "", best: "" },
  ]);
  expect(purposes?.cells.map(({ says }) => says)).toEqual(["1 of 7", "1 of 7", ""]);
});

test("there are the five lines, and the time saved", () => {
  expect(rowsOf(compared)).toHaveLength(6);
});
