import { expect, test } from "vitest";

import type { Document, Step } from "./contract";
import { faultsOf } from "./faults";

function step(id: string, name: string): Step {
  return { id, name, roles: [], purposes: [], next: [] };
}

const document: Document = {
  title: "Onboarding",
  roles: [],
  baseline: { steps: [step("b1", "Welcome call"), step("b2", "")] },
  redesigns: [{ name: "Lean", steps: [step("r1", "Chatbot")] }],
};

test("faults speak in names of versions and steps", () => {
  expect(
    faultsOf(document, 0, [
      { version: "baseline", step: "b1", kind: "no-way-to-the-end" },
      { version: "Lean", step: "r1", kind: { "unknown-replaced": "b9" } },
      { version: "Lean", step: "r1", kind: { "probabilities-over-one": 1.2 } },
    ]),
  ).toEqual([
    "Baseline: no way leads from “Welcome call” to the end.",
    "Lean: “Chatbot” stands for “b9”, which is no step of the baseline.",
    "Lean: the hand-offs of “Chatbot” have shares that add up to 1.2, which is more than 1.",
  ]);
});

test("a fault is said once, and a step without a name by its id", () => {
  const fault = { version: "baseline", step: "b2", kind: "unreachable" } as const;
  expect(faultsOf(document, null, [fault, fault])).toEqual([
    "Baseline: no way leads from the start to “b2”.",
  ]);
});
