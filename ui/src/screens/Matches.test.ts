// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Action, Board, View } from "../lib/contract";
import { emptyAudit, fakeHost } from "../lib/host.fake";
import { percent } from "../lib/numbers";
import { words } from "../lib/words";
import { Workspace } from "../lib/workspace.svelte";
import { board, document, pair } from "../matches/samples";
import Matches from "./Matches.svelte";

const view: View = {
  path: "orders.weft",
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

/** What is left when the first pair is confirmed. */
const later: Board = {
  ...board,
  suggested: board.suggested.slice(1),
  confirmed: [pair("b1", "r1", { confirmed: true })],
  counts: { confirmed: 1, answered: 0, suggested: 1, open: 4 },
};

/** A host with one document; each change is a revision, and the board follows. */
function hostOf(boards: (revision: number) => Board, shown: View = view) {
  let revision = 0;
  const act = vi.fn<(action: Action) => Promise<View>>(() => {
    revision += 1;
    return Promise.resolve({ ...shown, revision });
  });
  const host = fakeHost({
    opened: () => Promise.resolve(shown),
    act,
    audited: () => Promise.resolve({ ...emptyAudit(revision), redesign: 0 }),
    matches: () => Promise.resolve({ revision, redesign: 0, board: boards(revision) }),
  });
  return { host, act };
}

async function shown(boards: (revision: number) => Board = () => board, of: View = view) {
  const { host, act } = hostOf(boards, of);
  const workspace = new Workspace(host);
  await workspace.start();
  const open = workspace.view;
  if (!open) throw new Error("nothing is open");
  const { rerender } = render(Matches, { workspace, view: open });
  await screen.findByRole("grid", { name: words.matches.matches });
  const follow = async () => {
    if (workspace.view) await rerender({ workspace, view: workspace.view });
  };
  return { act, follow, user: userEvent.setup() };
}

function row(name: string) {
  return screen.getByRole("row", { name });
}

test("the board says how far people have come, and asks about each step", async () => {
  await shown();
  expect(screen.getByRole("status").textContent).toContain("0 confirmed, 2 to look at, 4 open");
  expect(row("Does “Check order” stand for “Check order”?").textContent).toContain(percent(0.96));
  const asked = row("What became of “Call the customer”?");
  expect(asked.textContent).toContain("Gone on purpose, or moved?");
  expect(row("What became of “Pack goods”?").textContent).toContain("just not drawn");
});

test("Enter confirms, and the next row is under the hands", async () => {
  const { act, follow, user } = await shown((revision) => (revision === 0 ? board : later));
  row("Does “Check order” stand for “Check order”?").focus();
  await user.keyboard("{Enter}");
  expect(act).toHaveBeenCalledWith({
    match: { at: 0, pairs: [{ baseline: "b1", redesign: "r1" }] },
  });
  await follow();
  await screen.findByText("1 confirmed, 1 to look at, 4 open");
  await vi.waitFor(() => {
    expect(globalThis.document.activeElement).toBe(
      row("Does “Parcel is shipped” stand for “Ship parcel”?"),
    );
  });
});

test("arrows walk, numbers take a candidate, letters answer", async () => {
  const { act, user } = await shown();
  row("Does “Check order” stand for “Check order”?").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  const packed = row("What became of “Pack goods”?");
  expect(globalThis.document.activeElement).toBe(packed);
  await user.keyboard("1");
  expect(act).toHaveBeenLastCalledWith({
    match: { at: 0, pairs: [{ baseline: "b2", redesign: "r2" }] },
  });
});

test("buttons do what the keys do", async () => {
  const { act, user } = await shown();
  const asked = row("What became of “Call the customer”?");
  await user.click(within(asked).getByRole("button", { name: "Moved: Call the customer" }));
  expect(act).toHaveBeenLastCalledWith({ answer: { at: 0, step: "b3", answer: "moved" } });
});

test("the likely ones are confirmed at once", async () => {
  const { act, user } = await shown();
  await user.click(screen.getByRole("button", { name: "Confirm all 1 likely" }));
  expect(act).toHaveBeenCalledWith({
    match: { at: 0, pairs: [{ baseline: "b1", redesign: "r1" }] },
  });
});

test("any step is matched from the list of the panel, as by dragging", async () => {
  const { act, user } = await shown();
  row("What became of “Call the customer”?").focus();
  await user.keyboard("p");
  const list = screen.getByRole("combobox");
  expect(globalThis.document.activeElement).toBe(list);
  await user.selectOptions(list, "r1");
  const panel = screen.getByRole("region", { name: words.matches.details });
  await user.click(within(panel).getByRole("button", { name: "Same step" }));
  expect(act).toHaveBeenCalledWith({
    match: { at: 0, pairs: [{ baseline: "b3", redesign: "r1" }] },
  });
});

test("both steps of a row are shown side by side", async () => {
  const { user } = await shown();
  await user.click(row("Does “Check order” stand for “Check order”?"));
  const panel = screen.getByRole("region", { name: words.matches.details });
  expect(panel.textContent).toContain("AI-automated");
  expect(panel.textContent).toContain("Clerk");
});

test("what may only be read has no buttons", async () => {
  const { act, user } = await shown(() => board, { ...view, readOnly: "the disk is full" });
  const asked = row("What became of “Call the customer”?");
  expect(within(asked).queryByRole("button")).toBeNull();
  asked.focus();
  await user.keyboard("m");
  expect(act).not.toHaveBeenCalled();
});

test("a role that may only be renamed is asked about, and a part of a step is said", async () => {
  const roles: Board["roles"] = {
    matched: [
      {
        baseline: "Clerk",
        redesign: "Order desk",
        confirmed: false,
        likelihood: "likely",
        reasons: ["does 2 of 2 steps that the other did"],
      },
    ],
    gone: ["Porter"],
    new: [],
  };
  const { act, user } = await shown(() => ({ ...board, roles }));
  const section = screen.getByRole("region", { name: words.matches.roles });
  expect(section.textContent).toContain("Is “Order desk” the role “Clerk” under another name?");
  await user.click(within(section).getByRole("button", { name: /^Same role/ }));
  expect(act).toHaveBeenCalledWith({
    matchRoles: { at: 0, pairs: [{ baseline: "Clerk", redesign: "Order desk" }] },
  });
  await user.selectOptions(within(section).getByRole("combobox"), "System");
  expect(act).toHaveBeenCalledWith({
    matchRoles: { at: 0, pairs: [{ baseline: "Porter", redesign: "System" }] },
  });
  const extent = screen.getByRole("group", { name: words.matches.extent });
  const [, part] = within(extent).getAllByRole("button");
  if (!part) throw new Error("nothing says part");
  await user.click(part);
  expect(act).toHaveBeenCalledWith({
    matchPart: { at: 0, pair: { baseline: "b1", redesign: "r1", part: "baseline" } },
  });
});
