// Whether axe finds nothing on a screen, in every theme.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { expect, test } from "./weft.ts";

/** WCAG 2.0 to 2.2, A and AA, and what axe calls good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const themes: Record<string, (page: Page) => Promise<void>> = {
  light: (page) => page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" }),
  dark: (page) => page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" }),
  projector: async (page) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.evaluate(() => (document.documentElement.dataset.theme = "projector"));
  },
};

export async function expectAccessible(page: Page): Promise<void> {
  for (const [theme, enter] of Object.entries(themes)) {
    await test.step(theme, async () => {
      await enter(page);
      expect.soft(await violations(page), `nothing is found in the theme ${theme}`).toEqual([]);
    });
  }
}

export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ any }) => id !== "target-size" || !JSON.stringify(any).includes(CARD))
      .map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}

/** A card of the drawing. It may reach over the edge of the canvas, which cuts it off; axe believes then
 *  that it lies over the buttons beyond. */
const CARD = "data-key=";
