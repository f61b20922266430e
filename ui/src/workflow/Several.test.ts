// @vitest-environment jsdom
import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Action } from "../lib/contract";
import { workflow } from "./samples";
import Several from "./Several.svelte";

function show() {
  const act = vi.fn<(action: Action) => void>();
  const roles = [{ name: "Mentor" }, { name: "New hire" }];
  const { steps } = workflow;
  render(Several, { steps, roles, version: "baseline", act, readonly: false });
  return act;
}

const all = { version: "baseline", steps: ["a", "b", "c"] };

test("what is set is set for all of them", async () => {
  const act = show();
  expect(screen.getByRole("heading", { name: "3 steps" })).toBeTruthy();
  await userEvent.type(screen.getByRole("textbox", { name: "Minutes" }), "5{Enter}");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Performs" }), "Mentor");
  await userEvent.click(screen.getByRole("button", { name: "Later" }));
  await userEvent.keyboard("2");
  expect(act.mock.calls).toEqual([
    [{ setMinutes: { ...all, minutes: 5 } }],
    [{ relane: { ...all, role: "Mentor" } }],
    [{ setMode: { ...all, mode: "time-shifted" } }],
    [{ retag: { ...all, tag: "ai-augmented" } }],
  ]);
});
