// A whole sitting without a mouse: from the start to a decision, and the focus is seen at each stop.

import type { Page } from "@playwright/test";

import { expect, settled, test } from "./weft.ts";

const LINES = [
  "Welcome call [Mentor, New hire] 30m belong",
  "First task [New hire] 120m",
  "Look at the task together [Mentor, New hire] 45m feedback",
  "Ask the team [New hire, Team] 20m help",
  "Talk about the month [Manager, New hire] 60m reflect",
];

/** What has the focus: its name, as far as it has one of its own. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim();
  });
}

/** The focus is drawn: by an outline of its own, or by a ring round the field that it is in. */
async function expectFocusSeen(page: Page): Promise<void> {
  const isSeen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return true;
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { boxShadow } = getComputedStyle(at);
      if (at.matches(":focus-within") && boxShadow.includes("0px 0px 0px 2px")) return true;
    }
    // The field of a dialog that has nothing else to type into shows its caret.
    return element.matches("dialog input");
  });
  expect(isSeen, `the focus is seen on “${await focusedName(page)}”`).toBe(true);
}

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    // Behind the last control is the browser's own chrome; the next one is the first.
    const isOutside = await page.evaluate(() => document.activeElement === document.body);
    if (isOutside) continue;
    await expectFocusSeen(page);
    const here = await focusedName(page);
    if (here.startsWith(name)) return;
    passed.push(here);
  }
  expect(passed, `Tab reaches “${name}”`).toContain(name);
}

async function find(page: Page, typed: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

test("a workflow is typed, redesigned, compared and decided upon with keys alone", async ({
  open,
}) => {
  const { page } = await open(null);
  const { keyboard } = page;
  const rows = page.locator("[data-row]");

  await test.step("from the start to five steps", async () => {
    await tabTo(page, "New workflow");
    await keyboard.press("Enter");
    await page.locator("[data-screen='workflow']").waitFor();
    // An empty document begins with its first step.
    await expect(page.locator("[data-quick-entry]")).toBeFocused();
    await expectFocusSeen(page);
    for (const [at, line] of LINES.entries()) {
      await keyboard.type(line);
      await keyboard.press("Enter");
      await expect(rows).toHaveCount(at + 1);
      await expect(page.locator("[data-quick-entry]")).toHaveValue("");
    }
  });

  await test.step("tags by number", async () => {
    await tabTo(page, "Talk about the month");
    const tags = ["Human-alone", "Human-relational", "AI-augmented", "AI-automated"];
    for (const [at, tag] of tags.entries()) {
      await keyboard.press(String(4 - at));
      await expect(rows.nth(4).locator("[data-column='tag']")).toContainText(tag);
      await expectFocusSeen(page);
    }
    await keyboard.press("3");
    for (const at of [3, 2, 1, 0]) {
      await keyboard.press("ArrowUp");
      await keyboard.press(at === 1 ? "4" : "3");
      const tag = at === 1 ? "Human-alone" : "Human-relational";
      await expect(rows.nth(at).locator("[data-column='tag']")).toContainText(tag);
    }
  });

  await test.step("a redesign without one of the steps", async () => {
    await find(page, "make a redesign");
    const redesign = page.getByRole("button", { name: "Redesign", exact: true });
    await expect(redesign).toHaveAttribute("aria-pressed", "true");
    await settled(page);
    // The new version's first step has the focus in the sheet.
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await expectFocusSeen(page);
    await keyboard.press("Delete");
    await expect(rows).toHaveCount(4);
    await expectFocusSeen(page);
  });

  await test.step("a finding is let go", async () => {
    await find(page, "compare");
    await page.locator("[data-finding]").first().waitFor();
    await keyboard.press("n");
    await expect(page.locator("[data-finding][aria-current]")).toHaveCount(1);
    await tabTo(page, "Let it go…");
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Let it go…" })).toBeVisible();
    await expectFocusSeen(page);
    for (let presses = 0; presses < 3; presses += 1) await keyboard.press("ArrowDown");
    await expect(page.getByLabel("Reason")).toHaveValue("duplicate");
    await keyboard.press("Tab");
    await expectFocusSeen(page);
    await keyboard.type("They look at it in the weekly meeting.");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await tabTo(page, "Let it go");
    await keyboard.press("Enter");
    await expect(page.locator(".let-go [data-finding]")).toHaveCount(1);
    await expectFocusSeen(page);
  });

  await test.step("the plan, and one change taken back", async () => {
    await find(page, "plan");
    await expect(page.locator("[data-screen='plan']")).toContainText("Let go");
    await keyboard.press("Control+z");
    await expect(page.getByRole("button", { name: /^Redo: / })).toBeVisible();
    await expect(page.locator("[data-screen='plan'] h2", { hasText: "Let go" })).toHaveCount(0);
    await keyboard.press("Control+Shift+z");
    await expect(page.getByRole("button", { name: "Nothing to redo" })).toBeVisible();
    await find(page, "compare");
    await expect(page.locator(".let-go [data-finding]")).toHaveCount(1);
  });
});
