// What every test starts with: a page, and the program behind it.

import { test as plain, expect, type Page } from "@playwright/test";

import type { Screen } from "../src/lib/contract";
import { german } from "../src/lib/words/de";
import { english } from "../src/lib/words/en";
import { Host } from "./host.ts";
import { visit } from "./site.ts";

export { sample } from "./host.ts";
export { expect };

/** The program with its page. */
export type Weft = {
  page: Page;
  host: Host;
  /** What the page says, in the language that it says it speaks. */
  words: typeof english;
  /** Goes to one of the screens of an open document. */
  to: (screen: Screen) => Promise<void>;
  /** Runs a command of the palette. */
  find: (typed: string) => Promise<void>;
};

type Fixtures = {
  /** Opens a file, or the start without one. */
  open: (file: string | null) => Promise<Weft>;
};

export const test = plain.extend<Fixtures>({
  open: async ({ page, locale }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    const hosts: Host[] = [];
    await use(async (file) => {
      const host = await Host.start(file, locale ?? "en-GB");
      hosts.push(host);
      await visit(page, host);
      const screen =
        file === null ? "[data-screen='start']" : "[data-screen]:not([data-screen='start'])";
      await page.locator(screen).waitFor();
      await settled(page);
      const language = await page.locator("html").getAttribute("lang");
      return weft(page, host, language === "de" ? german : english);
    });
    // The page first: what it still asks would find nobody.
    await page.close();
    await Promise.all(hosts.map((host) => host.stop()));
    expect(complaints, "the page has no complaint").toEqual([]);
  },
});

/** Waits until every question of the page is answered: a command is not heard while another runs. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate("window.unanswered")).toBe(0);
}

function weft(page: Page, host: Host, words: typeof english): Weft {
  return {
    page,
    host,
    words,
    to: async (screen) => {
      await page.locator(`nav [data-to="${screen}"]`).click();
      await page.locator(`[data-screen="${screen}"]`).waitFor();
    },
    find: async (typed) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill(typed);
      await page.keyboard.press("Enter");
    },
  };
}
