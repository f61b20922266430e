// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Audit, Audited, Document, Measures, PeopleDrawing, View } from "../lib/contract";
import { fakeHost } from "../lib/host.fake";
import { Workspace } from "../lib/workspace.svelte";
import { drawing } from "../people/samples";
import { step } from "../workflow/samples";
import PeopleScreen from "./People.svelte";

const document: Document = {
  title: "Onboarding",
  roles: [],
  baseline: { steps: [step("b1", { name: "Shadow a colleague", tag: "human-relational" })] },
  redesign: {
    steps: [
      step("r1", { name: "Guided tutorial", tag: "ai-automated" }),
      step("r2", { name: "Talk with the manager" }),
    ],
  },
};

const measures: Measures = {
  steps: 1,
  contactSteps: 1,
  contactMinutes: 316.5385,
  personMinutes: 700,
  meetsNobody: 0,
  stepsBeforeContact: null,
  longestStretch: { steps: 0 },
  ties: 2,
  visits: {},
};

const audit: Audit = {
  measures: { baseline: measures, redesign: { ...measures, contactMinutes: 50 } },
  findings: [],
  groups: [],
  assumptions: [],
  settings: { plan: { budgetShare: 0.25 } },
};

const alone: PeopleDrawing = {
  ...drawing,
  people: drawing.people.map((one) => ({ ...one, leftAlone: false, redesign: null })),
  ties: drawing.ties.map((one) => ({ ...one, redesign: null, change: "kept" })),
};

async function show(more: Partial<Audited> = {}, shown: Document = document): Promise<Workspace> {
  const view: View = {
    path: "onboarding.weft",
    revision: 0,
    document: shown,
    drawings: [],
    undo: null,
    redo: null,
    readOnly: null,
    damage: null,
    touched: null,
    noted: 0,
  };
  const answer = () => Promise.resolve(view);
  const host = fakeHost({
    opened: answer,
    audited: (redesign) =>
      Promise.resolve({
        revision: 0,
        redesign,
        audit,
        document: null,
        faults: [],
        drawing: null,
        tooDifferent: false,
        people: drawing,
        ...more,
      }),
  });
  const workspace = new Workspace(host);
  await workspace.start();
  await vi.waitFor(() => {
    expect(workspace.stale).toBe(false);
  });
  render(PeopleScreen, { workspace, view });
  return workspace;
}

function half(name: string): HTMLElement {
  return screen.getByRole("group", { name });
}

function lines(container: HTMLElement, change: string, kind: string): number {
  return container.querySelectorAll(`[data-change="${change}"] .${kind}`).length;
}

test("before and now stand side by side, with what is gone in its place", async () => {
  await show();
  const [before, now] = [half("Before"), half("Now")];
  expect(before.querySelectorAll(".slash")).toHaveLength(0);
  expect(lines(now, "severed", "slash")).toBe(2);
  expect(lines(now, "severed", "strand")).toBe(0);
  expect(lines(now, "thinned", "strand")).toBe(1);
  expect(lines(now, "thinned", "rail")).toBe(2);
  expect(lines(now, "new", "seam")).toBe(1);
  const look = (side: HTMLElement, name: string) =>
    side.querySelector<SVGElement>(`[data-person="${name}"]`)?.dataset.look;
  expect(look(before, "Mentor")).toBe("meets");
  expect(look(now, "Mentor")).toBe("alone");
  expect(look(before, "Coach")).toBeUndefined();
  expect(look(now, "Coach")).toBe("meets");
  expect(within(now).getByText("140 → 20")).toBeTruthy();
  expect(before.querySelector("[data-machines]")).toBeNull();
  expect(within(now).getByText("not a contact")).toBeTruthy();
  expect(screen.getByText("New hire was the only bridge between Manager and Mentor.")).toBeTruthy();
  expect(before.querySelectorAll(".bridge")).toHaveLength(1);
  expect(
    screen.getByText("One of four roles met someone before and meets nobody now."),
  ).toBeTruthy();
});

test("only now leaves one drawing, hand-offs change what the lines say", async () => {
  const user = userEvent.setup();
  await show();
  await user.click(screen.getByRole("button", { name: "Only now" }));
  expect(screen.queryByRole("group", { name: "Before" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Hand-offs" }));
  const now = half("Now");
  expect(now.querySelectorAll(".strand")).toHaveLength(0);
  expect(now.querySelectorAll("line.lost")).toHaveLength(1);
  const table = screen.getByRole("table", { name: "Who passes work to whom" });
  expect(within(table).getByRole("row", { name: "Mentor → Manager 1.5 0" })).toBeTruthy();
});

test("without a redesign there is one drawing and nothing is called lost", async () => {
  const baseline: Document = { title: "Onboarding", roles: [], baseline: document.baseline };
  await show({ people: alone, audit: { ...audit, measures: { baseline: measures } } }, baseline);
  const only = half("Who meets whom");
  expect(only.querySelectorAll(".slash, .rail")).toHaveLength(0);
  expect(screen.queryByRole("button", { name: "Only now" })).toBeNull();
  const mentor = within(only).getByRole("button", { name: /^Mentor/ });
  expect(mentor.getAttribute("aria-label")).toBe("Mentor: meets New hire 180 minutes per case");
});

test("arrows walk from circle to circle, Enter says whom it met and in which step", async () => {
  const user = userEvent.setup();
  const workspace = await show();
  const now = half("Now");
  const hire = within(now).getByRole("button", { name: /^New hire/ });
  expect(hire.tabIndex).toBe(0);
  hire.focus();
  await user.keyboard("{ArrowUp}");
  const mentor = within(now).getByRole("button", { name: /^Mentor/ });
  expect(globalThis.document.activeElement).toBe(mentor);
  await user.keyboard("{Enter}");
  expect(mentor.getAttribute("aria-pressed")).toBe("true");
  const manager = within(now).getByRole("button", { name: /^Manager/ });
  expect(manager.querySelector(".dim")).not.toBeNull();
  expect(mentor.querySelector(".chosen")).not.toBeNull();

  const met = screen.getByRole("region", { name: "Met before" });
  expect(within(met).getByText("New hire")).toBeTruthy();
  expect(within(met).getByTitle("181.5385 minutes per case")).toBeTruthy();
  expect(
    within(screen.getByRole("region", { name: "Meets now" })).getByText("nobody"),
  ).toBeTruthy();
  await user.click(within(met).getByRole("button", { name: /Shadow a colleague/ }));
  expect(workspace.screen).toBe("compare");
  expect(workspace.version).toBe("baseline");
  expect(workspace.selected).toEqual(["b1"]);
});

test("a tie says where they met and what stands there now; Escape ends it", async () => {
  const user = userEvent.setup();
  const workspace = await show();
  const table = screen.getByRole("table", { name: "Ties" });
  await user.click(within(table).getByRole("button", { name: /^tie lostMentor|Mentor, New hire/ }));
  expect(screen.getByRole("heading", { name: "Mentor and New hire" })).toBeTruthy();
  const met = screen.getByRole("region", { name: "Where they met" });
  expect(within(met).getByRole("button", { name: /Shadow a colleague/ })).toBeTruthy();
  expect(within(met).getByRole("button", { name: /Guided tutorial/ })).toBeTruthy();
  expect(
    within(screen.getByRole("region", { name: "Where they meet now" })).getByText("nowhere"),
  ).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.getByRole("heading", { name: "Who is left alone" })).toBeTruthy();
  await user.click(within(table).getByRole("button", { name: /Mentor, New hire/ }));
  await user.click(screen.getByRole("button", { name: /Guided tutorial/ }));
  expect(workspace.version).toEqual({ redesign: 0 });
  expect(workspace.selected).toEqual(["r1"]);
});

test("a question is asked about whom the drawing is about, then about who is chosen", async () => {
  const user = userEvent.setup();
  await show();
  expect(screen.getByText("Who would notice if New hire were stuck?")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /^Mentor met 1 before, 0 now/ }));
  expect(screen.getByText("Who would notice if Mentor were stuck?")).toBeTruthy();
  expect(screen.getByText("Before, one other. Now nobody.")).toBeTruthy();
});
