// A drawing is held against a log without a mouse, and again after each change.

import { LOG } from "./files.ts";
import { expect, sample, settled, test } from "./weft.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

test("a drawing is held against a log with keys alone", async ({ open }) => {
  const { page, host, words } = await open(sample("onboarding"));
  const { keyboard } = page;
  host.chosen = join(host.folder, "Tickets.csv");
  await writeFile(host.chosen, LOG);
  await page.getByRole("button", { name: words.file, exact: true }).press("Enter");
  // The first of the list has the focus.
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: words.files.againstLogAsk })).toBeFocused();
  await keyboard.press("Enter");
  // What is most likely pressed next has the focus: what was guessed may stand.
  await expect(page.locator("dialog[open] footer .first")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: words.files.drawingAndLog })).toBeFocused();
  const rows = page.locator("[data-differs]");
  await rows.first().waitFor();

  for (let presses = 0; presses < 5; presses += 1) {
    await keyboard.press("Tab");
    if (await rows.first().evaluate((row) => row === document.activeElement)) break;
  }
  await expect(rows.first()).toBeFocused();
  await keyboard.press("Enter");
  await page.locator("[data-screen='workflow']").waitFor();
  await expect(page.locator("aside").last()).toContainText("30-day talk with the manager");
  await expect(rows.first(), "it is still there").toHaveAttribute("aria-pressed", "true");

  // Another version: other rows.
  const before = await rows.count();
  await page.getByRole("button", { name: words.baseline, exact: true }).press("Enter");
  await settled(page);
  await expect.poll(() => rows.count()).not.toBe(before);

  await page.getByRole("button", { name: words.sheet.close, exact: true }).press("Enter");
  await expect(page.locator("[data-against]")).toHaveCount(0);
  await expect(page.locator("nav [aria-current='page']")).toBeFocused();
});
