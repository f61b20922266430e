// Whether axe finds nothing on a screen, in every theme.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { expect, test } from "./weft.ts";

/** WCAG 2.0 to 2.2, A and AA, and what axe calls good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What a theme changes: colours and sizes; names and roles are the same in each. */
const LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable"];

export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await test.step("light", async () => {
    expect.soft(await violations(page), "nothing is found").toEqual([]);
  });
  await test.step("dark", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await violations(page, LOOKS), "nothing is found in the dark").toEqual([]);
  });
  await test.step("projector", async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.evaluate(() => (document.documentElement.dataset.theme = "projector"));
    expect.soft(await violations(page, LOOKS), "nothing is found on a projector").toEqual([]);
  });
}

/** What axe finds by all of its rules, or by some. */
export async function violations(page: Page, rules: string[] | null = null): Promise<string[]> {
  // One document without frames: axe needs no second page to put answers together.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const found = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => id !== "target-size" || !JSON.stringify(any).includes(CARD))
      .map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}

/** A card of the drawing. It may reach over the edge of the canvas, which cuts it off; axe believes then
 *  that it lies over the buttons beyond. */
const CARD = "data-key=";
