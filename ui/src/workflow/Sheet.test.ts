// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type { Action } from "../lib/contract";
import { step, workflow } from "./samples";
import Sheet from "./Sheet.svelte";

beforeEach(() => {
  // There is no layout here: nothing has a size, and nothing is told of one.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = vi.fn();
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
});

function show(replaced: object = {}) {
  const act = vi.fn<(action: Action) => void>();
  const props = {
    workflow,
    roles: [],
    visits: { b: 1.5 },
    selected: ["b"],
    act,
    version: "baseline" as const,
    readonly: false,
    onselect: vi.fn((selected: string[]) => {
      void shown.rerender({ selected });
    }),
    ...replaced,
  };
  const shown = render(Sheet, props);
  return { act, onselect: props.onselect, rerender: shown.rerender };
}

/** A cell by the number of its step and the head of its column. */
function cell(number: number, head: string): HTMLElement {
  const heads = screen.getAllByRole("columnheader").map((one) => one.textContent.trim());
  const row = screen.getAllByRole("row")[number];
  const found = row && within(row).getAllByRole("gridcell")[heads.indexOf(head)];
  if (!found) throw new Error(`no cell ${head} of step ${String(number)}`);
  return found;
}

function editor(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>("textbox");
}

test("the sheet is a landmark with a grid that says how large it is", () => {
  show();
  expect(screen.getByRole("region", { name: "Sheet" })).toBeTruthy();
  const grid = screen.getByRole("grid", { name: "Steps" });
  expect(grid.getAttribute("aria-rowcount")).toBe("4");
  expect(grid.getAttribute("aria-colcount")).toBe("8");
});

test("a row says what is known of its step", () => {
  show();
  const text = (head: string) =>
    cell(2, head).textContent.replace(/\s+/g, " ").replace(" ,", ",").trim();
  expect(text("Who")).toBe("Mentor, New hire");
  expect(text("Tag")).toBe("Human-relational");
  expect(text("Minutes")).toBe("40 × 1.5 per case");
  expect(text("What it is good for")).toBe("feedback, learn");
  expect(text("How")).toBe("live");
  expect(text("Then")).toBe("33% to 1, 67% to 3");
  expect(cell(2, "Step").parentElement?.getAttribute("aria-selected")).toBe("true");
});

test("arrows move between cells and select the row", async () => {
  const { onselect } = show();
  await userEvent.click(cell(1, "Step"));
  await userEvent.keyboard("{ArrowDown}{ArrowRight}");
  expect(onselect).toHaveBeenLastCalledWith(["b"]);
  expect(document.activeElement).toBe(cell(2, "Who"));
  await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
  expect(onselect).toHaveBeenLastCalledWith(["b", "c"]);
});

test("Tab goes along the row and leaves at its end", async () => {
  show();
  await userEvent.click(cell(2, "How"));
  await userEvent.tab();
  expect(document.activeElement).toBe(cell(2, "Then"));
  await userEvent.tab();
  expect(document.activeElement).toBe(document.body);
});

test("Enter edits, Enter again sends the change, and the focus stays", async () => {
  const { act } = show();
  await userEvent.click(cell(2, "Who"));
  await userEvent.keyboard("{Enter}");
  expect(editor().value).toBe("Mentor, New hire");
  await userEvent.keyboard("2 x Agent{Enter}");
  const roles = [{ name: "Agent", count: 2 }];
  expect(act).toHaveBeenCalledWith({ setPeople: { version: "baseline", step: "b", roles } });
  expect(document.activeElement).toBe(cell(2, "Who"));
});

test("Tab sends the change and edits the next cell; the number is passed over", async () => {
  const { act } = show();
  await userEvent.dblClick(cell(1, "Then"));
  await userEvent.keyboard("3{Tab}");
  const next = [{ to: "c" }];
  expect(act).toHaveBeenCalledWith({ setLinks: { version: "baseline", step: "a", next } });
  expect(editor().value).toBe("Go through the result");
});

test("Escape and an unchanged text change nothing", async () => {
  const { act } = show();
  await userEvent.dblClick(cell(2, "Minutes"));
  await userEvent.keyboard("55{Escape}{Enter}{Enter}");
  expect(act).not.toHaveBeenCalled();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("a mistake is said beside the text, which stays", async () => {
  const { act } = show();
  await userEvent.dblClick(cell(2, "What it is good for"));
  await userEvent.keyboard("feedback, chatt{Enter}");
  expect(screen.getByRole("alert").textContent).toMatch(/^Not known: chatt/);
  expect(editor().value).toBe("feedback, chatt");
  expect(act).not.toHaveBeenCalled();
});

test("beside a mistake the other cells can still be reached", async () => {
  show();
  await userEvent.dblClick(cell(2, "Minutes"));
  await userEvent.keyboard("soon");
  await userEvent.click(cell(3, "Step"));
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(cell(2, "Step"));
  expect(editor().value).toBe("soon");
});

test("keys of the window are heard while a cell is edited", async () => {
  const heard = vi.fn();
  window.addEventListener("keydown", heard);
  show();
  await userEvent.dblClick(cell(2, "Minutes"));
  await userEvent.keyboard("{Control>}k{/Control}");
  window.removeEventListener("keydown", heard);
  expect(heard).toHaveBeenCalled();
});

test("leaving a cell with the mouse sends its text once", async () => {
  const { act } = show();
  await userEvent.dblClick(cell(2, "Minutes"));
  await userEvent.keyboard("55");
  await userEvent.click(cell(3, "Step"));
  expect(act.mock.calls).toEqual([
    [{ setMinutes: { version: "baseline", steps: ["b"], minutes: 55 } }],
  ]);
});

test("a tag is chosen from a list, by number, or taken off", async () => {
  const { act } = show();
  await userEvent.dblClick(cell(2, "Tag"));
  await userEvent.keyboard("{ArrowUp}{Enter}{Enter}4{Enter}{End}{Enter}");
  const tags = act.mock.calls.map(([action]) => "retag" in action && action.retag.tag);
  expect(tags).toEqual(["ai-augmented", "human-alone", null]);
});

test("1 to 4 tag what is selected, Delete removes it", async () => {
  const { act } = show();
  await userEvent.click(cell(1, "Step"));
  await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}1{Delete}");
  const steps = ["a", "b"];
  expect(act.mock.calls).toEqual([
    [{ retag: { version: "baseline", steps, tag: "ai-automated" } }],
    [{ remove: { version: "baseline", steps } }],
  ]);
});

test("when a row goes, the focus is on the one in its place", async () => {
  const { onselect, rerender } = show();
  await userEvent.click(cell(2, "Who"));
  const steps = workflow.steps.filter(({ id }) => id !== "b");
  await rerender({ workflow: { steps } });
  await vi.waitFor(() => {
    expect(document.activeElement).toBe(cell(2, "Who"));
  });
  expect(onselect).toHaveBeenLastCalledWith(["c"]);
});

test("who may only read can look around", async () => {
  const { act } = show({ readonly: true });
  await userEvent.click(cell(2, "Step"));
  await userEvent.keyboard("{Enter}3{Delete}{ArrowDown}");
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(act).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(cell(3, "Step"));
});

test("of 5,000 rows few are drawn, the one with the focus among them", async () => {
  const steps = Array.from({ length: 5000 }, (_, at) => step(`s${String(at)}`));
  show({ workflow: { steps }, selected: ["s3000"] });
  await vi.waitFor(() => {
    expect(screen.getByText("Step s3000")).toBeTruthy();
  });
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
});
