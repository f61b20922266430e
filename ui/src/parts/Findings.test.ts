// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type { Action, Audit, Document, Finding, View } from "../lib/contract";
import type { Host } from "../lib/host";
import { fakeHost } from "../lib/host.fake";
import { Workspace } from "../lib/workspace.svelte";
import { step } from "../workflow/samples";
import Findings from "./Findings.svelte";

const document: Document = {
  title: "Onboarding",
  roles: [{ name: "Buddy" }, { name: "New hire" }, { name: "Manager" }, { name: "AI", kind: "ai" }],
  baseline: {
    steps: [
      step("b1", { name: "Coffee", roles: ["Buddy", "New hire"], purposes: ["belong"] }),
      step("b2", { name: "Lunch", roles: ["Manager", "New hire"], purposes: ["belong"] }),
    ],
  },
  redesign: { steps: [step("r1", { name: "Link list" })] },
};

function finding(id: string, of: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: "C01",
    name: "contact-removed",
    score: 65,
    band: "high",
    says: `${id} is gone.`,
    evidence: [],
    advice: "",
    source: "",
    baselineSteps: [of],
    redesignSteps: [],
    roles: [],
    fingerprint: "f",
    assumed: false,
    suggested: false,
    status: "open",
    ...more,
  };
}

const measures = {
  steps: 2,
  contactSteps: 2,
  contactMinutes: 90,
  personMinutes: 180,
  meetsNobody: 0,
  stepsBeforeContact: 0,
  longestStretch: { steps: 0 },
  ties: 2,
  visits: {},
};

const none = { kept: 0, of: 2 };
const audit: Audit = {
  measures: { baseline: measures },
  profile: {
    contactMinutesKept: 0,
    purposesKept: none,
    tiesKept: none,
    loopsKept: none,
    personMinutesSaved: 0,
    meetsNobody: { baseline: 0, redesign: 1 },
  },
  findings: [
    finding("C01:b1", "b1"),
    finding("C01:b2", "b2", {
      status: "waived",
      waiver: {
        finding: "C01:b2",
        reason: "trial",
        text: "We look again in spring",
        decidedBy: ["Manager"],
        reviewDate: "2027-02-24",
      },
    }),
  ],
  groups: [
    { step: "b1", findings: ["C01:b1"] },
    { step: "b2", findings: ["C01:b2"] },
  ],
  assumptions: [],
  settings: { plan: { budgetShare: 0.25 }, waivers: { reviewDays: 90 } },
};

const view: View = {
  path: "onboarding.weft",
  revision: 0,
  document,
  drawings: [],
  undo: null,
  redo: null,
  readOnly: null,
  damage: null,
  touched: null,
  noted: 0,
};

beforeEach(() => {
  // The test's browser has no dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
});

async function show(chosen: string | null, findings = audit) {
  const act = vi.fn<(action: Action) => Promise<View>>(() => Promise.resolve(view));
  const host: Partial<Host> = {
    opened: () => Promise.resolve(view),
    recentFiles: () => Promise.resolve([]),
    act,
    audited: () =>
      Promise.resolve({
        revision: 0,
        redesign: 0,
        audit: findings,
        document,
        faults: [],
        drawing: null,
        tooDifferent: false,
      }),
  };
  // Nothing else is asked for here.
  const workspace = new Workspace(fakeHost(host));
  await workspace.start();
  await vi.waitFor(() => {
    expect(workspace.audited).not.toBeNull();
  });
  const onchoose = vi.fn();
  const now = document.redesign?.steps ?? [];
  const props = { workspace, document, audit: findings, now, readonly: false, chosen, onchoose };
  render(Findings, { ...props, onclose: () => undefined });
  return { act, onchoose };
}

test("what was let go is not counted, and says why, who and until when", async () => {
  await show("C01:b2");
  expect(screen.getByText("1 finding in 1 place, 1 let go")).toBeTruthy();
  expect(screen.getByText("It is tried until the review date")).toBeTruthy();
  expect(screen.getByText("“We look again in spring”")).toBeTruthy();
  expect(screen.getByText("Decided by Manager")).toBeTruthy();
  expect(screen.getByText("To be looked at again on February 24, 2027")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Bring it back" })).toBeTruthy();
});

test("nothing is let go without a reason and somebody who took part", async () => {
  const { act } = await show("C01:b1");
  await userEvent.click(screen.getByRole("button", { name: "Let it go…" }));
  const dialog = within(screen.getByRole("dialog"));
  const done = dialog.getByRole("button", { name: "Let it go" });
  await userEvent.click(done);
  expect(dialog.getByText("A reason is needed: others will ask for it.")).toBeTruthy();
  expect(dialog.getByText("Who decided this? At least one role is needed.")).toBeTruthy();
  await userEvent.selectOptions(dialog.getByRole("combobox"), "It moved elsewhere");
  await userEvent.click(dialog.getByRole("checkbox", { name: /Manager/ }));
  await userEvent.click(done);
  expect(dialog.getByText("One of those who took part has to agree.")).toBeTruthy();
  expect(act).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole("checkbox", { name: /Buddy/ }));
  await userEvent.click(done);
  expect(act).toHaveBeenCalledWith({
    waive: {
      finding: "C01:b1",
      reason: "moved",
      text: "",
      decidedBy: ["Buddy", "Manager"],
      fingerprint: "f",
    },
  });
});

test("N goes to the next place, and the list says which one is open", async () => {
  const { onchoose } = await show(null);
  expect(screen.getByText("1 place")).toBeTruthy();
  await userEvent.keyboard("n");
  expect(onchoose).toHaveBeenCalledWith(expect.objectContaining({ id: "C01:b1" }));
});

test("where nothing is lost, the heading says so", async () => {
  const alone = finding("S02", "b1", { rule: "S02" });
  await show(null, { ...audit, findings: [alone], groups: [{ findings: ["S02"] }] });
  expect(screen.getByRole("heading", { name: "Every contact is still there" })).toBeTruthy();
});
