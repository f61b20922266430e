// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Action } from "../lib/contract";
import Inspector from "./Inspector.svelte";
import { step, workflow } from "./samples";

const [, talk = step("b"), last = step("c")] = workflow.steps;
const at = { version: "baseline", step: "b" };

function show(replaced: object = {}) {
  const act = vi.fn<(action: Action) => void>();
  const props = {
    step: talk,
    number: 2,
    of: 3,
    workflow,
    roles: [{ name: "Mentor" }, { name: "Buddy" }, { name: "HR partner" }],
    visits: { b: 1.5 },
    version: "baseline" as const,
    act,
    readonly: false,
    ...replaced,
  };
  const { rerender } = render(Inspector, props);
  return { act, rerender };
}

function line(name: string): HTMLElement {
  return screen.getByRole("group", { name });
}

test("the panel is a landmark that says everything about its step", () => {
  show({ step: { ...talk, replaces: ["x"] }, baseline: { steps: [step("x", { name: "Talk" })] } });
  const panel = within(screen.getByRole("region", { name: "Step" }));
  expect(panel.getByText("Step 2 of 3")).toBeTruthy();
  expect(panel.getByText("× 1.5 per case")).toBeTruthy();
  const links = within(line("Then")).getAllByRole("listitem");
  expect(links.map((link) => link.textContent.replace(/\s+/g, " ").trim())).toEqual([
    "% back to Try a first task, try again",
    "% Close the file",
  ]);
  const share = panel.getByRole("textbox", { name: "Share of cases that go to Close the file" });
  expect(share).toHaveProperty("value", "66.6667");
  expect(line("Stands for").textContent).toContain("Talk");
});

test("the name is edited in place", async () => {
  const { act } = show();
  const name = screen.getByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("alert").textContent).toBe("A step needs a name.");
  await userEvent.keyboard("Talk{Enter}");
  expect(act.mock.calls).toEqual([[{ rename: { ...at, name: "Talk" } }]]);
});

test("a text goes to the step where it was begun", async () => {
  const { act, rerender } = show();
  await userEvent.type(screen.getByRole("textbox", { name: "Notes" }), "Soon");
  await rerender({ step: last, number: 3 });
  expect(act.mock.calls).toEqual([[{ setNotes: { ...at, notes: "Soon" } }]]);
});

test("people are added and taken away", async () => {
  const { act } = show();
  await userEvent.click(screen.getByRole("button", { name: "Add a role" }));
  await userEvent.keyboard("2 x Buddy{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Remove Mentor" }));
  expect(act.mock.calls).toEqual([
    [{ setPeople: { ...at, roles: ["Mentor", "New hire", { name: "Buddy", count: 2 }] } }],
    [{ setPeople: { ...at, roles: ["New hire"] } }],
  ]);
});

test("a known role is found by its first letters", async () => {
  const { act } = show();
  await userEvent.click(screen.getByRole("button", { name: "Add a role" }));
  expect(screen.getAllByRole("option").map((option) => option.textContent.trim())).toEqual([
    "Buddy",
    "HR partner",
  ]);
  await userEvent.keyboard("hr{ArrowDown}{Enter}");
  const roles = ["Mentor", "New hire", "HR partner"];
  expect(act.mock.calls).toEqual([[{ setPeople: { ...at, roles } }]]);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add a role" }));
});

test("the tag is set by its row or key, and taken off by its own", async () => {
  const { act } = show();
  await userEvent.click(screen.getByRole("button", { name: /AI-automated/ }));
  await userEvent.keyboard("4");
  await userEvent.click(screen.getByRole("button", { name: /Human-relational/, pressed: true }));
  const tags = act.mock.calls.map(([action]) => "retag" in action && action.retag.tag);
  expect(tags).toEqual(["ai-automated", "human-alone", null]);
});

test("minutes, how and what it is good for are said", async () => {
  const { act } = show();
  const minutes = within(line("Minutes")).getByRole("textbox");
  await userEvent.clear(minutes);
  await userEvent.type(minutes, "50{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Later" }));
  await userEvent.click(screen.getByRole("button", { name: "Add what it is good for" }));
  await userEvent.click(screen.getByRole("option", { name: "trust" }));
  expect(act.mock.calls).toEqual([
    [{ setMinutes: { version: "baseline", steps: ["b"], minutes: 50 } }],
    [{ setMode: { version: "baseline", steps: ["b"], mode: "time-shifted" } }],
    [{ setPurposes: { ...at, purposes: ["feedback", "learn", "trust"] } }],
  ]);
});

test("hand-offs are edited as in the sheet", async () => {
  const { act } = show();
  await userEvent.click(screen.getByRole("button", { name: /edit/ }));
  const then = within(line("Then")).getByRole("textbox");
  await userEvent.clear(then);
  await userEvent.keyboard("9{Enter}");
  expect(screen.getByRole("alert").textContent).toContain("There is no step 9");
  await userEvent.clear(then);
  await userEvent.keyboard("end{Enter}");
  expect(act.mock.calls).toEqual([[{ setLinks: { ...at, next: [{ to: "end" }] } }]]);
});

test("who may only read sees no way to change anything", async () => {
  const { act } = show({ readonly: true });
  expect(screen.queryByRole("button", { name: /Add|Remove|edit/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /AI-automated/ }));
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "x1{Enter}");
  expect(act).not.toHaveBeenCalled();
});

test("hand-offs are changed in place, and how cases part", async () => {
  const { act } = show();
  const share = screen.getByRole("textbox", {
    name: "Share of cases that go to back to Try a first task",
  });
  await userEvent.clear(share);
  await userEvent.type(share, "40{Enter}");
  await userEvent.click(
    screen.getByRole("button", { name: "Delete the hand-off to Close the file" }),
  );
  await userEvent.click(screen.getByRole("button", { name: "all of these at once" }));
  const [back, on] = talk.next;
  expect(act.mock.calls).toEqual([
    [{ setLinks: { ...at, next: [{ ...back, probability: 0.4 }, on] } }],
    [{ setLinks: { ...at, next: [back] } }],
    [{ setSplit: { version: "baseline", steps: ["b"], split: "all" } }],
  ]);
});

test("minutes that nobody entered are said to be assumed, and can be taken", async () => {
  const bare = step("b", { name: "Talk" });
  const assumed = { field: "minutes", used: 15, why: "missing" };
  const { act } = show({ step: bare, minutes: assumed });
  expect(screen.getByText("15 min assumed: nobody entered it; our default.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Take 15" }));
  expect(act.mock.calls).toEqual([
    [{ setMinutes: { version: "baseline", steps: ["b"], minutes: 15 } }],
  ]);
});
