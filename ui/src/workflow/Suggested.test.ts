// @vitest-environment jsdom
import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Action, SuggestedField, Suggesting } from "../lib/contract";
import Suggested from "./Suggested.svelte";

function show(suggesting: Suggesting = {}) {
  const act = vi.fn<(action: Action) => void>();
  const confirm = vi.fn<(which: "this" | "alike" | "all") => void>();
  const confirmField = vi.fn<(field: SuggestedField) => void>();
  render(Suggested, {
    suggestions: [
      {
        field: "tag",
        used: "human-alone",
        why: "a user task is done by a person",
        confidence: 0.956,
      },
      { field: "mode", used: "none", why: "nothing says that people speak here", confidence: 0.8 },
    ],
    alike: 2,
    all: 3,
    fields: new Map<SuggestedField, number>([
      ["tag", 3],
      ["mode", 1],
    ]),
    suggesting,
    readonly: false,
    act,
    confirm,
    confirmField,
  });
  return { act, confirm, confirmField };
}

test("a suggestion says how sure it is and why, and is confirmed by its kind", async () => {
  const { confirm, confirmField } = show();
  expect(screen.getByText("96% sure")).toBeTruthy();
  expect(screen.getByText("a user task is done by a person")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Confirm “Tag” of all 3 steps" }));
  await userEvent.click(screen.getByRole("button", { name: "Confirm “How” of the last step" }));
  await userEvent.click(screen.getByRole("button", { name: "Confirm" }));
  expect(confirmField.mock.calls).toEqual([["tag"], ["mode"]]);
  expect(confirm.mock.calls).toEqual([["this"]]);
});

test("the language of the names is chosen, and corrections are forgotten", async () => {
  const { act } = show({
    language: "fr",
    preferences: [{ name: "check order", tag: "ai-automated", with: [], mode: "none" }],
  });
  const list = screen.getByRole("combobox", { name: "Names are read in" });
  await userEvent.selectOptions(list, "Italian");
  await userEvent.selectOptions(list, "the language they show");
  await userEvent.click(screen.getByText("1 correction is followed"));
  await userEvent.click(
    screen.getByRole("button", { name: "Forget what was said of “check order”" }),
  );
  expect(act.mock.calls).toEqual([
    [{ readNamesIn: { language: "it" } }],
    [{ readNamesIn: { language: null } }],
    [{ forget: { name: "check order" } }],
  ]);
});
