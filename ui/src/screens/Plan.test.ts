// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type { Action, Audited, Chosen, Fault, View, Ways } from "../lib/contract";
import { fakeHost } from "../lib/host.fake";
import { Workspace } from "../lib/workspace.svelte";
import { document, plan, empty, waived, profile, alone, audit, ways } from "../plan/samples";
import PlanScreen from "./Plan.svelte";

beforeEach(() => {
  // There is no layout here: the chart is as wide as it begins.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
});

function viewOf(revision: number, more: Partial<View> = {}): View {
  return {
    path: "onboarding.weft",
    revision,
    document,
    drawings: [],
    undo: null,
    redo: null,
    readOnly: null,
    damage: null,
    touched: null,
    noted: 0,
    ...more,
  };
}

function auditedOf(revision: number, more: Partial<Audited> = {}): Audited {
  return {
    revision,
    redesign: 0,
    audit,
    document: null,
    faults: [],
    drawing: null,
    tooDifferent: false,
    ...more,
  };
}

/** A host with one document; each change is a revision, which `audits` answers about. */
function hostOf(view: View, audits: (revision: number) => Audited, ways: Ways | null) {
  let revision = view.revision;
  const act = vi.fn<(action: Action) => Promise<View>>(() => {
    revision += 1;
    return Promise.resolve({ ...view, revision });
  });
  const host = fakeHost({
    opened: () => Promise.resolve(view),
    act,
    audited: () => Promise.resolve(audits(revision)),
    budgets: () => Promise.resolve({ revision: view.revision, redesign: 0, ways, plans: [] }),
  });
  return { host, act };
}

async function show(
  audits: (revision: number) => Audited,
  view = viewOf(0),
  ways: Ways | null = null,
) {
  const { host, act } = hostOf(view, audits, ways);
  const workspace = new Workspace(host);
  await workspace.start();
  await vi.waitFor(() => {
    expect(workspace.stale).toBe(false);
  });
  render(PlanScreen, { workspace, view });
  return { workspace, act };
}

function card(name: string): HTMLElement {
  return screen.getByRole("region", { name });
}

function said(element: HTMLElement): string {
  return element.textContent.replace(/\s+/g, " ").trim();
}

/** The cells of a contact, its head first. */
function row(name: RegExp): string[] {
  const found = screen.getByRole("row", { name });
  const cells = [within(found).getByRole("rowheader"), ...within(found).getAllByRole("cell")];
  return cells.map(said);
}

function carryOut(...ways: Chosen[]): Action {
  return { carryOut: { at: 0, ways } };
}

test("three plans stand side by side, with their figures and exact ones on hover", async () => {
  await show(auditedOf);
  expect(said(card("Must-haves"))).toContain("0 person-minutes per case, of the 1,400 saved");
  expect(said(card("25% of the saved time"))).toContain("60 person-minutes per case");
  expect(said(card("25% of the saved time"))).toContain("1 of 2");
  expect(said(card("Everything"))).toContain("150 person-minutes per case");
  const hovered = (name: string, title: string) => within(card(name)).queryByTitle(title);
  expect(hovered("Must-haves", "0 of 1,362.5 person-minutes saved per case")).toBeTruthy();
  expect(hovered("Everything", "150.0769 of 1,362.5 person-minutes saved per case")).toBeTruthy();
  expect(hovered("Everything", "340.625 person-minutes per case")).toBeTruthy();
});

test("a plan in which nothing comes back says why, and has nothing to press", async () => {
  await show(auditedOf);
  const least = card("Must-haves");
  expect(said(least)).toContain("Nobody has said of a contact that it must come back.");
  expect(within(least).queryByRole("button")).toBeNull();
});

test("a choice that may not be the best says so", async () => {
  await show((revision) => auditedOf(revision, { audit: { ...audit, plan: { ...plan, gap: 3 } } }));
  expect(said(card("25% of the saved time"))).toContain("another may weigh up to 3 more");
  expect(said(card("Everything"))).not.toContain("may weigh");
});

test("without time saved there is no share of it", async () => {
  const slower = { ...audit, profile: { ...profile, personMinutesSaved: -5 } };
  await show((revision) => auditedOf(revision, { audit: slower }));
  expect(said(card("Everything"))).toContain("no time was saved");
  expect(said(card("Everything"))).not.toContain("Mark");
});

test("the table says of each lost contact whether it comes back in each plan", async () => {
  await show(auditedOf);
  const table = screen.getByRole("table", { name: "Lost contacts" });
  expect(within(table).getAllByRole("columnheader").map(said)).toEqual([
    "Contact",
    "People",
    "Person-minutes per case",
    "Must-haves",
    "25% of the saved time",
    "Everything",
    "Put it back",
  ]);
  const [name, people, minutes, ...plans] = row(/^Welcome call/);
  expect([name, people, minutes]).toEqual([
    "Welcome call belong must-have",
    "HR partner, New hire",
    "60",
  ]);
  expect(plans.slice(0, 3)).toEqual(["stays lost", "comes back", "comes back"]);
});

test("minutes that nobody entered carry a mark", async () => {
  await show(auditedOf);
  expect(row(/^Set up side by side/)[2]).toBe("90 nobody entered it");
});

test("what was let go is said in words, outside the plans", async () => {
  await show((revision) => auditedOf(revision, { audit: { ...audit, findings: [waived] } }));
  expect(said(card("Let go"))).toBe("Let go Lunch 3 × Team, New hire. It moved elsewhere.");
  expect(screen.queryByRole("row", { name: /Lunch/ })).toBeNull();
});

test("a contact is put back, and the focus goes to the next one", async () => {
  const { act } = await show(auditedOf);
  await userEvent.click(screen.getByRole("button", { name: "Put it back: Welcome call" }));
  expect(act.mock.calls).toEqual([[carryOut({ step: "b1" })]]);
  expect(said(screen.getByRole("status"))).toBe("Back in the redesign: Welcome call");
  const next = screen.getByRole("button", { name: "Put it back: Set up side by side" });
  expect(globalThis.document.activeElement).toBe(next);
});

test("all of a plan comes back as one change", async () => {
  const { act } = await show(auditedOf);
  const all = screen.getByRole("button", { name: "Put all of these back: Everything" });
  await userEvent.click(all);
  expect(act.mock.calls).toEqual([[carryOut({ step: "b1" }, { step: "b2" })]]);
});

test("a refused plan changes nothing, and says so", async () => {
  const { act, workspace } = await show(auditedOf);
  act.mockRejectedValue(new Error("the disk is full"));
  await userEvent.click(screen.getByRole("button", { name: "Put all of these back: Everything" }));
  expect(act).toHaveBeenCalledTimes(1);
  expect(workspace.failure?.message).toContain("the disk is full");
  expect(said(screen.getByRole("status"))).toBe("");
});

test("while the audit is older than the document nothing is put back twice", async () => {
  const { act } = await show(() => auditedOf(0));
  const button = screen.getByRole("button", { name: "Put it back: Welcome call" });
  await userEvent.click(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(button);
  expect(act).toHaveBeenCalledTimes(1);
});

test("when everything is back, the focus is on the screen, which says so", async () => {
  const after = { audit: { ...audit, plan: empty } };
  await show((revision) => auditedOf(revision, revision < 1 ? {} : after));
  await userEvent.click(screen.getByRole("button", { name: "Put all of these back: Everything" }));
  expect(await screen.findByText("Every contact is still there.")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
  expect(globalThis.document.activeElement).toBe(card("Plan"));
});

test("where everything that is gone was let go, nobody claims that it is still there", async () => {
  const all = { ...audit, plan: empty, findings: [waived] };
  await show((revision) => auditedOf(revision, { audit: all }));
  expect(screen.getByText("Everything that is gone was let go.")).toBeTruthy();
  expect(screen.queryByText("Every contact is still there.")).toBeNull();
});

test("without a redesign there is a hint to make one", async () => {
  const only = { title: "Onboarding", roles: [], baseline: document.baseline };
  const audited = (revision: number) => auditedOf(revision, { redesign: null, audit: alone });
  await show(audited, viewOf(0, { document: only }));
  expect(screen.getByText("Copy the baseline and change only what really changes.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Make a redesign" })).toBeTruthy();
});

const fault: Fault = { version: "baseline", step: "b3", kind: "second-start" };

test("faults of the workflow are listed in place of a plan", async () => {
  await show((revision) => auditedOf(revision, { audit: null, faults: [fault, fault] }));
  expect(
    screen.getByText("Baseline: nothing leads to “Lunch”, and it is not the start."),
  ).toBeTruthy();
});

test("who may only read sees the plans without buttons", async () => {
  await show(auditedOf, viewOf(0, { readOnly: "the file is locked" }));
  expect(screen.queryByRole("button", { name: /back/ })).toBeNull();
  expect(screen.getAllByRole("columnheader")).toHaveLength(6);
});

const CURVE = "How much of the saved time do we give back?";

async function opened(view = viewOf(0)) {
  const shown = await show(auditedOf, view, ways);
  await screen.findByRole("region", { name: CURVE });
  return shown;
}

test("the budget takes lighter ways, and the table names them", async () => {
  await opened();
  expect(said(card("25% of the saved time"))).toContain("25 person-minutes per case");
  expect(said(card("25% of the saved time"))).toContain("One of them in a lighter form.");
  expect(said(card("25% of the saved time"))).toContain("Stays lost: Set up side by side");
  expect(row(/^Welcome call/).slice(3, 6)).toEqual([
    "stays lost",
    "as: First-task talk",
    "comes back",
  ]);
  expect(screen.getByText(/HR partner: 240 of 300 protected minutes a week/)).toBeTruthy();
});

test("a loss without a place says what is missing", async () => {
  await opened();
  expect(row(/^Set up side by side/)[0]).toContain(
    "No place in the redesign yet: nothing is matched.",
  );
});

test("each loss shows its ways, where they go and what the audit says with them", async () => {
  const { act } = await opened();
  await userEvent.click(screen.getByRole("button", { name: "1 other way: Welcome call" }));
  const list = screen.getByRole("list", { name: "Ways to give back “Welcome call”" });
  const [asItWas, talk] = within(list)
    .getAllByRole("heading")
    .map((head) => said(head.closest("li") ?? head));
  expect(asItWas).toContain("As it was 60 person-minutes per case · HR partner, New hire");
  expect(asItWas).toContain("It goes after “Mail”, which stands where “Welcome call” was.");
  expect(asItWas).toContain("Contact time kept: 4% → 20%");
  expect(asItWas).toContain("1 → 2 of 9");
  expect(asItWas).toContain("2 findings fewer, 0 new");
  expect(talk).toContain("Two people talk after the first real piece of work.");
  expect(talk).toContain("Makes up for 40 of the 65 of this loss.");
  expect(talk).toContain("It goes before “Contract”, which fixes the outcome.");
  await userEvent.click(screen.getByRole("button", { name: "First-task talk, for Welcome call" }));
  expect(act.mock.calls).toEqual([[carryOut({ step: "b1", touchpoint: "first-task-talk" })]]);
  expect(said(screen.getByRole("status"))).toBe(
    "Back in the redesign: First-task talk (for “Welcome call”)",
  );
});

test("the curve tells contact and purposes, and carries out what it shows", async () => {
  const { act } = await opened();
  const curve = card(CURVE);
  expect(said(curve)).toContain("20% of the contact time is there then. 2 of 7 purposes served.");
  await userEvent.click(within(curve).getByRole("button", { name: "Put this one back" }));
  expect(act.mock.calls).toEqual([[carryOut({ step: "b1" })]]);
});

test("who may only read sees the ways without buttons to take them", async () => {
  await opened(viewOf(0, { readOnly: "the file is locked" }));
  await userEvent.click(screen.getByRole("button", { name: "1 other way: Welcome call" }));
  expect(screen.getByText("First-task talk")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /, for Welcome call/ })).toBeNull();
});
