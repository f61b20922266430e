import { expect, test } from "vitest";

import { minutesIn, sharesOf, suggestionsIn, tagsOf } from "./assumed";
import type { Assumption, Audited } from "./contract";

function audited(assumptions: Partial<Assumption>[]): Audited {
  const all = assumptions.map((one): Assumption => {
    return { version: "baseline", field: "tag", used: null, why: "", reason: "suggested", ...one };
  });
  const measures = {
    steps: 0,
    contactSteps: 0,
    contactMinutes: 0,
    personMinutes: 0,
    meetsNobody: null,
    stepsBeforeContact: null,
    longestStretch: { steps: 0 },
    ties: 0,
    visits: {},
  };
  return {
    revision: 1,
    redesign: null,
    audit: {
      measures: { baseline: measures },
      findings: [],
      groups: [],
      assumptions: all,
      settings: { plan: { budgetShare: 0.25 } },
    },
    document: null,
    faults: [],
    drawing: null,
    tooDifferent: false,
  };
}

test("suggestions are told by step, and missing values apart from them", () => {
  const answer = audited([
    { step: "a", used: "human-alone" },
    { step: "a", field: "mode", used: "live" },
    { step: "b", field: "minutes", used: 15, reason: "missing" },
    { step: "c", field: "probability", used: [0.5, 0.5], reason: "missing" },
    { step: "d", version: "redesign", used: "human-alone" },
  ]);
  const suggestions = suggestionsIn(answer, "baseline");
  expect([...suggestions.keys()]).toEqual(["a"]);
  expect(tagsOf(suggestions)).toEqual(new Map([["a", "human-alone"]]));
  expect(minutesIn(answer, "baseline").get("b")?.used).toBe(15);
  expect(sharesOf(answer, "baseline", "c")).toEqual([0.5, 0.5]);
});

test("what is assumed in another version does not count", () => {
  const answer = audited([{ step: "d", version: "redesign", used: "human-alone" }]);
  expect(suggestionsIn(answer, { redesign: 1 }).size).toBe(0);
  expect(suggestionsIn(null, "baseline").size).toBe(0);
});
