// Five thousand steps: everything is there, and only what is in view is in the page.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { largeDocument } from "./large.ts";
import { expect, test } from "./weft.ts";

const STEPS = 5000;

/** The steps whose cards are in the page. */
function cardsOf(page: Page): Promise<string[]> {
  const cards = page.locator(".canvas [data-step]");
  return cards.evaluateAll((all) => all.map((one) => one.dataset.step ?? ""));
}

/** How many colours the canvas shows: more than its ground, if something is drawn. */
function coloursOf(page: Page): Promise<number> {
  return page.locator(".canvas > canvas").evaluate((canvas) => {
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext("2d") : null;
    if (!context) return 0;
    const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

test("5,000 steps open, are moved through and found", async ({ open }) => {
  const folder = await mkdtemp(join(tmpdir(), "weft-large-"));
  const file = join(folder, "large.weft.json");
  await writeFile(file, largeDocument(STEPS));
  const { page, find } = await open(file);
  const canvas = page.getByRole("application");
  await expect(page.locator("[data-sheet]")).toHaveAttribute("aria-rowcount", String(STEPS + 1));

  const first = await cardsOf(page);
  expect(first, "the beginning is in view").toContain("s1");
  expect(first.length, "and little else is in the page").toBeLessThan(100);
  expect(await page.locator("[data-row]").count(), "nor in the sheet").toBeLessThan(100);

  await canvas.hover();
  await page.mouse.wheel(1500, 0);
  await expect.poll(() => cardsOf(page)).not.toContain("s1");
  expect((await cardsOf(page)).length, "other steps are in view now").toBeGreaterThan(0);

  await canvas.focus();
  const shown = page.getByRole("button", { name: /%, Show everything/ });
  await page.keyboard.press("Control+0");
  await expect(shown).toHaveText(/^10\s?%$/);
  await expect.poll(() => cardsOf(page)).toEqual([]);
  expect(await coloursOf(page), "from afar, marks are drawn").toBeGreaterThan(4);
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press("Control++");
  await expect.poll(async () => (await cardsOf(page)).length).toBeGreaterThan(0);

  await find("Step 4321 of");
  const card = page.locator(".canvas [data-step='s4321']");
  await expect(card).toBeInViewport();
  await expect(card).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("[data-row='s4321']")).toBeInViewport();
  await expect(page.locator("aside")).toContainText(`4321 of ${String(STEPS)}`);

  await page.locator("[data-row='s4321']").press("3");
  await expect(page.locator("[data-row='s4321'] [data-column='tag']")).toContainText("relational");
  await rm(folder, { recursive: true });
});
