// A small workflow for tests.

import type { Step, Workflow } from "../lib/contract";

export function step(id: string, more: Partial<Step> = {}): Step {
  return { id, name: `Step ${id}`, roles: [], purposes: [], next: [], ...more };
}

/** Three steps: a task, a talk about it that goes back in a third of cases, and the end. */
export const workflow: Workflow = {
  steps: [
    step("a", { name: "Try a first task", roles: ["New hire"], next: [{ to: "b" }] }),
    step("b", {
      name: "Go through the result",
      roles: ["Mentor", "New hire"],
      tag: "human-relational",
      minutes: 40,
      purposes: ["feedback", "learn"],
      mode: "live",
      next: [
        { to: "a", probability: 1 / 3, name: "try again" },
        { to: "c", probability: 2 / 3 },
      ],
    }),
    step("c", { name: "Close the file", next: [{ to: "end", probability: 1 }] }),
  ],
};
