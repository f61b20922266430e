// @vitest-environment jsdom
import { render, screen } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import type { Entry, Piece } from "../lib/contract";
import QuickEntry from "./QuickEntry.svelte";

/** Takes everything for a name, but for people in brackets. */
function entry(line: string): Entry {
  const at = line.indexOf("[");
  const named: Piece = { from: 0, to: at < 0 ? line.length : at - 1, kind: "step", newRoles: [] };
  const who: Piece = { from: at, to: line.length, kind: "who", newRoles: ["Agent"] };
  const pieces = at < 0 ? [named] : [named, who];
  return { pieces, name: line, roles: [], minutes: null, purposes: [], mode: null, tag: null };
}

function show(replaced: object = {}) {
  const enter = vi.fn<(line: string) => Promise<boolean>>(() => Promise.resolve(true));
  const read = (line: string) => Promise.resolve(entry(line));
  render(QuickEntry, { read, enter, hint: "adds it after step 9", ...replaced });
  return { enter, input: screen.getByRole<HTMLInputElement>("textbox", { name: "New step" }) };
}

test("each piece says what it was taken for, on screen and aloud", async () => {
  const { input } = show();
  await userEvent.type(input, "Call [[Agent]");
  expect(screen.getByText("who · new role Agent")).toBeTruthy();
  const [said = ""] = input.getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(document.getElementById(said)?.textContent).toBe(
    "step: Call, who · new role Agent: [Agent]",
  );
});

test("what is not understood has a line of its own", async () => {
  const odd: Piece = { from: 0, to: 4, kind: "unknown", newRoles: [] };
  const { input } = show({ read: () => Promise.resolve({ ...entry(""), pieces: [odd] }) });
  await userEvent.type(input, "blorp");
  expect(document.querySelector(".unknown")?.textContent).toBe("blor");
});

test("Enter makes one step after the other, without leaving the line", async () => {
  const { enter, input } = show();
  await userEvent.type(input, "Call{Enter}");
  expect(input.value).toBe("");
  expect(document.activeElement).toBe(input);
  await userEvent.type(input, "Write{Enter}");
  expect(enter.mock.calls).toEqual([["Call"], ["Write"]]);
});

test("what was not taken stays to be mended", async () => {
  const { input } = show({ enter: () => Promise.resolve(false) });
  await userEvent.type(input, "Call{Enter}");
  expect(input.value).toBe("Call");
});

test("what is typed while a step is made is the next one", async () => {
  let answer: (made: boolean) => void = () => undefined;
  const enter = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
  const { input } = show({ enter });
  await userEvent.type(input, "Call{Enter}{Enter} next");
  answer(true);
  await vi.waitFor(() => {
    expect(input.value).toBe(" next");
  });
  expect(enter).toHaveBeenCalledOnce();
});

test("an empty line makes nothing, and Escape empties it", async () => {
  const { enter, input } = show();
  await userEvent.type(input, " {Enter}");
  expect(enter).not.toHaveBeenCalled();
  await userEvent.type(input, "Call{Escape}");
  expect(input.value).toBe("");
});

test("an answer that comes late is dropped", async () => {
  const answers: (() => void)[] = [];
  const read = (line: string) =>
    new Promise<Entry>((resolve) => {
      answers.push(() => {
        resolve(entry(line));
      });
    });
  const { input } = show({ read });
  await userEvent.type(input, "Call");
  for (const answer of answers.toReversed()) answer();
  await vi.waitFor(() => {
    expect(document.querySelector(".piece")?.firstChild?.textContent).toBe("Call");
  });
});

test("a slash goes there, but not out of another text", async () => {
  const { input } = show();
  const other = document.body.appendChild(document.createElement("input"));
  await userEvent.type(other, "1/2");
  expect(document.activeElement).toBe(other);
  other.remove();
  await userEvent.keyboard("/");
  expect(document.activeElement).toBe(input);
  expect(input.value).toBe("");
});
