import { expect, test } from "vitest";

import type { Audit, Audited, Document, Finding, Step } from "./contract";
import { keepsAll, litBy, neighbour, placesOf, strength, tookPart } from "./findings";

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

function step(id: string, name: string): Step {
  return { id, name, roles: ["Guide", "New hire"], purposes: [], next: [] };
}

test("findings stand under the names of their steps, in the order of the audit", () => {
  const places = placesOf(document, audit);
  expect(places.map((place) => place.title)).toEqual(["The whole path", "Shadow a colleague"]);
  expect(places[1]?.findings.map(({ id }) => id)).toEqual(["C02:b7", "C03:b7"]);
});

test("what was let go comes last, within its place and as a place", () => {
  const waived = (id: string): Finding => ({ ...finding(id), status: "waived" });
  const places = placesOf(document, {
    ...audit,
    findings: [waived("S01"), waived("C02:b7"), finding("C03:b7")],
  });
  expect(places.map(({ title, letGo }) => [title, letGo])).toEqual([
    ["Shadow a colleague", false],
    ["The whole path", true],
  ]);
  expect(places[0]?.findings.map(({ id }) => id)).toEqual(["C03:b7", "C02:b7"]);
});

test("next and previous go from place to place and hold at the ends", () => {
  const places = placesOf(document, audit);
  expect(neighbour(places, null, 1)).toBe("S01");
  expect(neighbour(places, "S01", 1)).toBe("C02:b7");
  expect(neighbour(places, "C03:b7", 1)).toBe("C02:b7");
  expect(neighbour(places, "S01", -1)).toBe("S01");
  expect(neighbour([], null, 1)).toBeNull();
});

test("a finding about roles lights them, and where they met", () => {
  const audited: Audited = {
    revision: 0,
    redesign: 0,
    audit,
    document,
    faults: [],
    drawing: null,
    tooDifferent: false,
    met: { "C05:Guide:New hire": ["b7"] },
  };
  const tie = { ...finding("C05:Guide:New hire"), roles: ["Guide", "New hire"] };
  expect(litBy(tie, audited)).toEqual({ steps: ["b7"], roles: ["Guide", "New hire"] });
  const lost = { ...finding("C02:b7"), baselineSteps: ["b7"], redesignSteps: ["r7"] };
  expect(litBy(lost, audited)).toEqual({ steps: ["b7", "r7"], roles: [] });
});

test("a copy of the baseline keeps all, whatever else is found in it", () => {
  expect(keepsAll({ ...audit, findings: [finding("S01")].map(asRule("S01")) })).toBe(true);
  expect(keepsAll(audit)).toBe(false);
});

test("who took part in what was lost is known by its step", () => {
  const workflow = { ...document, baseline: { steps: [step("b7", "Shadow")] } };
  const lost = { ...finding("C02:b7"), baselineSteps: ["b7"] };
  expect(tookPart(workflow, lost)).toEqual(["Guide", "New hire"]);
});

function asRule(rule: string): (finding: Finding) => Finding {
  return (one) => ({ ...one, rule });
}

test("a stronger band has more blocks", () => {
  expect((["low", "medium", "high", "critical"] as const).map(strength)).toEqual([1, 2, 3, 4]);
});
