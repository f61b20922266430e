// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type {
  Action,
  Audit,
  Audited,
  Document,
  Fault,
  Finding,
  Plan,
  Profile,
  View,
} from "../lib/contract";
import { fakeHost } from "../lib/host.fake";
import { Workspace } from "../lib/workspace.svelte";
import { step } from "../workflow/samples";
import PlanScreen from "./Plan.svelte";

const document: Document = {
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

const plan: Plan = {
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

const nothing = { cost: 0, value: 0, chosen: [] };
const empty: Plan = { ...plan, ...nothing, mustHaves: nothing, all: nothing, items: [] };

const waived: Finding = {
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

const measures = {
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

const profile: Profile = {
  contactMinutesKept: 0.04,
  purposesKept: { kept: 1, of: 7 },
  tiesKept: { kept: 1, of: 9 },
  loopsKept: { kept: 0, of: 1 },
  personMinutesSaved: 1362.5,
  meetsNobody: { baseline: 0, redesign: 0 },
};

/** The audit of the baseline alone. */
const alone: Audit = {
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

const audit: Audit = { ...alone, profile, plan };

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
function hostOf(view: View, audits: (revision: number) => Audited) {
  let revision = view.revision;
  const act = vi.fn<(action: Action) => Promise<View>>(() => {
    revision += 1;
    return Promise.resolve({ ...view, revision });
  });
  const host = fakeHost({
    opened: () => Promise.resolve(view),
    act,
    audited: () => Promise.resolve(audits(revision)),
    budgets: () =>
      Promise.resolve({ revision: view.revision, redesign: 0, frontier: null, plans: [] }),
  });
  return { host, act };
}

async function show(audits: (revision: number) => Audited, view = viewOf(0)) {
  const { host, act } = hostOf(view, audits);
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

function putBack(step: string): Action {
  return { putBack: { at: 0, step } };
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
  expect(act.mock.calls).toEqual([[putBack("b1")]]);
  expect(said(screen.getByRole("status"))).toBe("Back in the redesign: Welcome call");
  const next = screen.getByRole("button", { name: "Put it back: Set up side by side" });
  expect(globalThis.document.activeElement).toBe(next);
});

test("all contacts of a plan are put back in their order", async () => {
  const { act } = await show(auditedOf);
  const all = screen.getByRole("button", { name: "Put all of these back: Everything" });
  await userEvent.click(all);
  expect(act.mock.calls).toEqual([[putBack("b1")], [putBack("b2")]]);
});

test("a refused contact ends the rest of its plan", async () => {
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
  await show((revision) => auditedOf(revision, revision < 2 ? {} : after));
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
