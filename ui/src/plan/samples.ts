// A redesign that lost three contacts, for tests of the plan: two could come back, one was let go.

import type { Audit, Document, Finding, Plan, Profile, Ways } from "../lib/contract";
import { step } from "../workflow/samples";

export const document: Document = {
  title: "Onboarding",
  roles: [],
  baseline: {
    steps: [
      step("b1", { name: "Welcome call", roles: ["HR partner", "New hire"], purposes: ["belong"] }),
      step("b2", { name: "Set up side by side", roles: ["IT support", "New hire"] }),
      step("b3", { name: "Lunch", roles: [{ name: "Team", count: 3 }, "New hire"] }),
    ],
  },
  redesign: { steps: [step("r1")] },
  waivers: [{ finding: "C01:b3", reason: "moved" }],
};

export const plan: Plan = {
  budget: 340.625,
  cost: 60,
  value: 65,
  chosen: ["b1"],
  mustHaves: { cost: -0, value: -0, chosen: [] },
  all: { cost: 150.0769, value: 140, chosen: ["b1", "b2"] },
  items: [
    { step: "b1", value: 65, cost: 60, mustHave: false },
    { step: "b2", value: 75, cost: 90.0769, mustHave: false },
  ],
  gap: 0,
};

export const nothing = { cost: 0, value: 0, chosen: [] };
export const empty: Plan = { ...plan, ...nothing, mustHaves: nothing, all: nothing, items: [] };

export const waived: Finding = {
  id: "C01:b3",
  rule: "C01",
  name: "contact-removed",
  score: 65,
  band: "high",
  says: "…",
  evidence: [],
  advice: "",
  source: "",
  baselineSteps: ["b3"],
  redesignSteps: [],
  roles: [],
  fingerprint: "",
  assumed: false,
  suggested: false,
  status: "waived",
};

export const measures = {
  steps: 3,
  contactSteps: 3,
  contactMinutes: 0,
  personMinutes: 1605,
  meetsNobody: null,
  stepsBeforeContact: null,
  longestStretch: { steps: 0 },
  ties: 0,
  visits: {},
};

export const profile: Profile = {
  contactMinutesKept: 0.04,
  purposesKept: { kept: 1, of: 7 },
  tiesKept: { kept: 1, of: 9 },
  loopsKept: { kept: 0, of: 1 },
  personMinutesSaved: 1362.5,
  meetsNobody: { baseline: 0, redesign: 0 },
};

/** The audit of the baseline alone. */
export const alone: Audit = {
  measures: { baseline: measures },
  findings: [],
  groups: [],
  assumptions: [
    {
      version: "baseline",
      step: "b2",
      field: "minutes",
      used: 15,
      why: "nobody entered it",
      reason: "missing",
    },
  ],
  settings: { plan: { budgetShare: 0.25 } },
};

export const audit: Audit = { ...alone, profile, plan };

/** The welcome comes back as it was or as a talk; the set-up has no place yet. */
export const ways: Ways = {
  budget: 340.625,
  saved: 1362.5,
  losses: [
    {
      step: "b1",
      score: 65,
      mustHave: false,
      ways: [
        {
          name: "Welcome call",
          why: "It comes back as it was.",
          goes: "It goes after “Mail”, which stands where “Welcome call” was.",
          spot: { after: "r1" },
          people: ["HR partner", "New hire"],
          purposes: ["belong"],
          value: 65,
          cost: 60,
          effect: {
            profile: { ...profile, contactMinutesKept: 0.2, tiesKept: { kept: 2, of: 9 } },
            gone: ["C01:b1", "C05"],
            come: [],
          },
        },
        {
          touchpoint: "first-task-talk",
          name: "First-task talk",
          how: "Two people talk after the first real piece of work.",
          why: "Of “Welcome call” it gives back: welcome.",
          goes: "It goes before “Contract”, which fixes the outcome.",
          spot: { before: "r2" },
          people: ["HR partner", "New hire"],
          purposes: ["belong"],
          value: 40,
          cost: 25,
          effect: { profile: { ...profile, contactMinutesKept: 0.1 }, gone: [], come: ["C07"] },
        },
      ],
    },
    { step: "b2", score: 75, mustHave: false, ways: [], open: "nothing is matched" },
  ],
  plans: [
    { cost: 0, value: 0, ways: [], stayLost: ["b1", "b2"] },
    {
      cost: 25,
      value: 40,
      ways: [{ step: "b1", touchpoint: "first-task-talk" }],
      stayLost: ["b2"],
    },
    { cost: 60, value: 65, ways: [{ step: "b1" }], stayLost: ["b2"] },
  ],
  points: [
    { cost: 0, value: 0, kept: 0.04, purposes: 1, ways: [] },
    {
      cost: 25,
      value: 40,
      kept: 0.1,
      purposes: 2,
      ways: [{ step: "b1", touchpoint: "first-task-talk" }],
    },
    { cost: 60, value: 65, kept: 0.2, purposes: 2, ways: [{ step: "b1" }] },
  ],
  gap: 0,
  leads: [{ role: "HR partner", need: 240, have: 300 }],
};
