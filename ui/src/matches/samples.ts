// A small board for tests.

import type { Board, Document, Match } from "../lib/contract";
import { step } from "../workflow/samples";

export const document: Document = {
  title: "Orders",
  roles: [{ name: "Clerk" }, { name: "Customer", kind: "external" }],
  baseline: {
    steps: [
      step("b1", { name: "Check order", roles: ["Clerk"], minutes: 10 }),
      step("b2", { name: "Pack goods", roles: ["Clerk"] }),
      step("b3", { name: "Call the customer", roles: ["Clerk", "Customer"], mode: "live" }),
      step("b4", { name: "Ship parcel" }),
    ],
  },
  redesign: {
    steps: [
      step("r1", { name: "Check order", roles: ["System"], tag: "ai-automated", minutes: 2 }),
      step("r2", { name: "Robot packs" }),
      step("r4", { name: "Parcel is shipped" }),
      step("r5", { name: "Survey" }),
    ],
  },
};

export function pair(baseline: string, redesign: string, more: Partial<Match> = {}): Match {
  return {
    baseline,
    redesign,
    score: 0.96,
    confirmed: false,
    likelihood: "likely",
    reasons: ["same name"],
    ...more,
  };
}

export const board: Board = {
  copied: false,
  suggested: [
    pair("b1", "r1"),
    pair("b4", "r4", { score: 0.6, likelihood: "maybe", reasons: ["same words: ship, parcel"] }),
  ],
  confirmed: [],
  gone: [
    {
      step: "b2",
      contact: false,
      isNew: false,
      candidates: [{ ...pair("b2", "r2", { score: 0.39, likelihood: "maybe" }), also: [] }],
    },
    { step: "b3", contact: true, isNew: false, candidates: [] },
  ],
  new: [
    { step: "r2", contact: false, isNew: false, candidates: [] },
    { step: "r5", contact: false, isNew: false, candidates: [] },
  ],
  roles: { matched: [], gone: [], new: [] },
  counts: { confirmed: 0, answered: 0, suggested: 2, open: 4 },
  tooDifferent: false,
};
