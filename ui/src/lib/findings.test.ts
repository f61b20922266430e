import { expect, test } from "vitest";

import type { Audit, Document, Finding } from "./contract";
import { neighbour, sectionsOf, strength } from "./findings";

function finding(id: string): Finding {
  return {
    id,
    rule: "C02",
    name: "coaching-templated",
    score: 75,
    band: "high",
    says: "…",
    evidence: [],
    advice: "",
    source: "",
    baselineSteps: [],
    redesignSteps: [],
    roles: [],
    fingerprint: "",
    assumed: false,
    suggested: false,
    status: "open",
  };
}

const document: Document = {
  title: "Onboarding",
  roles: [],
  baseline: {
    steps: [{ id: "b7", name: "Shadow a colleague", roles: [], purposes: [], next: [] }],
  },
};

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

const audit: Audit = {
  measures: { baseline: measures },
  findings: [finding("S01"), finding("C02:b7"), finding("C03:b7")],
  groups: [{ findings: ["S01"] }, { step: "b7", findings: ["C02:b7", "C03:b7"] }],
  assumptions: [],
  settings: { plan: { budgetShare: 0.25 } },
};

test("findings stand under the names of their steps, in the order of the audit", () => {
  const sections = sectionsOf(document, audit);
  expect(sections.map((section) => section.title)).toEqual([
    "The whole path",
    "Shadow a colleague",
  ]);
  expect(sections[1]?.findings.map(({ id }) => id)).toEqual(["C02:b7", "C03:b7"]);
});

test("next and previous cross the headings and hold at the ends", () => {
  const sections = sectionsOf(document, audit);
  expect(neighbour(sections, null, 1)).toBe("S01");
  expect(neighbour(sections, "S01", 1)).toBe("C02:b7");
  expect(neighbour(sections, "C03:b7", 1)).toBe("C03:b7");
  expect(neighbour(sections, "S01", -1)).toBe("S01");
  expect(neighbour([], null, 1)).toBeNull();
});

test("a stronger band has more blocks", () => {
  expect((["low", "medium", "high", "critical"] as const).map(strength)).toEqual([1, 2, 3, 4]);
});
