// A window of 1280 × 800 at 200 %, in the language with the longer words, and somebody who wants no motion:
// nothing is lost.

import type { Page } from "@playwright/test";

import { violations } from "./accessible.ts";
import { states } from "./states.ts";
import { expect, sample, test } from "./weft.ts";

/** Controls that no scrolling brings to where they can be pressed, and how wide the page is. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector("dialog[open]");
    const selector = "button, input, select, textarea, a[href], [role='option']";
    const controls = [...(dialog ?? document).querySelectorAll<HTMLElement>(selector)];
    const found = controls.filter((control) => {
      const isShown = control.checkVisibility({ visibilityProperty: true });
      // Cards lie wherever the drawing is moved to; a closed dialog has no room.
      if (!isShown || control.matches("dialog:not([open]) *, [data-key]")) return false;
      control.scrollIntoView({ block: "center", inline: "center" });
      // What is merely cut off does not scroll under anybody's hands.
      for (let at = control.parentElement; at; at = at.parentElement)
        if (getComputedStyle(at).overflowX === "hidden") at.scrollLeft = 0;
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      // An open list or menu lies over what is behind it until something is chosen.
      if (hit?.closest("[role='listbox'], [role='menu']")) return false;
      return !hit || !(control.contains(hit) || hit.closest("label")?.contains(control));
    });
    const names = found.map((one) => `lost: ${one.ariaLabel ?? one.textContent}`.trim());
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...names, "the page is wider than its window"] : names;
  });
}

test.describe("at 200 %", () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, locale: "de-DE" });
  for (const { name, open, reach } of states) {
    test(name, async ({ open: start }) => {
      const weft = await start(open === null ? null : sample(open));
      await reach?.(weft);
      expect(await lost(weft.page), "every control can be reached").toEqual([]);
      expect(await violations(weft.page), "axe finds nothing").toEqual([]);
    });
  }
});

test("with reduced motion, nothing flies or fades", async ({ open }) => {
  const { page } = await open(sample("onboarding"));
  await page.emulateMedia({ reducedMotion: "reduce" });
  const ghost = page.locator(".canvas [data-ghost]").last();
  const places = page.locator("[data-finding]");
  await places.last().click();
  const moved = await page.evaluate(async () => {
    const place = () => document.querySelector(".cards")?.getAttribute("style");
    await new Promise(requestAnimationFrame);
    const at = place();
    await new Promise((done) => setTimeout(done, 200));
    return { isMoved: at !== place(), animations: document.getAnimations().length };
  });
  expect(moved, "the drawing is there at once").toEqual({ isMoved: false, animations: 0 });
  await expect(ghost).toBeAttached();
});
