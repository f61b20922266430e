// Every screen in every state, and how somebody gets there.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { fileStates } from "./files.ts";
import { openModel } from "./model.ts";
import { expect, settled, type Weft } from "./weft.ts";

export type State = {
  name: string;
  /** The sample that is open; the start where there is none. */
  open: string | null;
  /** How somebody gets there. */
  reach?: (weft: Weft) => Promise<void>;
};

const LINE = "Call the customer [Agent, Customer] 10m trust";

/** The first step, chosen in the sheet. */
async function chooseStep({ page, to }: Weft): Promise<void> {
  await to("workflow");
  await page.locator("[data-row] [data-column='name']").first().click();
  await page.locator("aside").waitFor();
}

/** The list of findings; in a narrow window it lies in a drawer. */
async function showFindings({ page, to }: Weft): Promise<void> {
  await to("compare");
  const show = page.locator("button.show");
  await page.locator("[data-finding]").or(show).first().waitFor();
  if (await show.isVisible()) await show.click();
  await page.locator("[data-finding]").first().waitFor();
}

async function chooseFinding(weft: Weft): Promise<void> {
  await showFindings(weft);
  await weft.page.locator("[data-finding]").first().click();
  await weft.page.locator("article").waitFor();
}

async function edit(weft: Weft, column: string): Promise<void> {
  await chooseStep(weft);
  await weft.page.locator(`[data-row] [data-column='${column}']`).first().dblclick();
  await weft.page.locator("[data-editor]").waitFor();
}

async function makeDocument({ page }: Weft): Promise<void> {
  await page.keyboard.press("Control+n");
  await page.locator("[data-screen='workflow']").waitFor();
  await settled(page);
}

/** A document with the baseline of the sample alone. */
async function openBaseline(weft: Weft): Promise<void> {
  await makeDocument(weft);
  await weft.page.locator("[data-quick-entry]").fill(LINE);
  await weft.page.keyboard.press("Enter");
  await weft.page.locator("[data-row]").waitFor();
}

export const states: State[] = [
  { name: "the start, for the first time", open: null },
  {
    name: "the start, with documents of before",
    open: "onboarding",
    reach: async ({ page }) => {
      await page.locator(".home").click();
      await page.locator("[data-screen='start'] li .path").waitFor();
    },
  },
  {
    name: "the start, after a refusal",
    open: null,
    reach: async ({ page, host }) => {
      host.chosen = join(host.folder, "nowhere.weft");
      await page.keyboard.press("Control+o");
      await page.locator("[role='alert'] button").waitFor();
    },
  },
  { name: "a workflow without steps", open: null, reach: makeDocument },
  { name: "a workflow", open: "onboarding", reach: ({ to }) => to("workflow") },
  { name: "a workflow, a step selected", open: "onboarding", reach: chooseStep },
  ...["name", "tag", "then"].map((column) => ({
    name: `a workflow, the cell "${column}" edited`,
    open: "onboarding",
    reach: (weft: Weft) => edit(weft, column),
  })),
  { name: "a workflow that others drew, with suggestions", open: null, reach: openModel },
  {
    name: "a workflow, a cell that is refused",
    open: "onboarding",
    reach: async (weft) => {
      await edit(weft, "minutes");
      await weft.page.locator("[data-editor]").fill("many");
      await weft.page.keyboard.press("Enter");
      await weft.page.locator("[data-editor][aria-invalid='true']").waitFor();
    },
  },
  {
    name: "a workflow, a step renamed on the canvas",
    open: "onboarding",
    reach: async (weft) => {
      await chooseStep(weft);
      await weft.page.locator(".canvas [data-step]").first().focus();
      await weft.page.keyboard.press("F2");
      await weft.page.locator(".canvas input").waitFor();
    },
  },
  {
    name: "a workflow, a line typed into the quick entry",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("workflow");
      await page.locator("[data-quick-entry]").fill(`${LINE} unheardof`);
      await expect(page.locator(".line .quiet")).not.toBeEmpty();
    },
  },
  {
    name: "the palette",
    open: "onboarding",
    reach: async ({ page }) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "the palette, nothing found",
    open: "onboarding",
    reach: async ({ page }) => {
      await page.keyboard.press("Control+k");
      await page.locator("dialog[open] input").fill("qqqq");
      await expect(page.getByRole("option")).toHaveCount(0);
    },
  },
  {
    name: "the keys",
    open: "onboarding",
    reach: async ({ page }) => {
      await page.getByRole("application").first().focus();
      await page.keyboard.press("?");
      await page.locator("dialog[open] dl").first().waitFor();
    },
  },
  {
    name: "the settings",
    open: "onboarding",
    reach: async ({ page }) => {
      await page.keyboard.press("Control+,");
      await page.locator("dialog[open] fieldset").first().waitFor();
    },
  },
  {
    name: "the history",
    open: "onboarding",
    reach: async (weft) => {
      await chooseStep(weft);
      await weft.page.keyboard.press("3");
      await weft.page.locator(".right [aria-disabled='false']").first().waitFor();
      await weft.find(weft.words.history);
      await weft.page.locator("dialog[open] li").first().waitFor();
    },
  },
  {
    name: "the menu of what is done with files",
    open: "onboarding",
    reach: async ({ page, words }) => {
      await page.getByRole("button", { name: words.file, exact: true }).click();
      await page.getByRole("menuitem").first().waitFor();
    },
  },
  { name: "a comparison", open: "onboarding", reach: showFindings },
  { name: "a comparison, a finding chosen", open: "onboarding", reach: chooseFinding },
  {
    name: "a comparison, a loss to be let go",
    open: "onboarding",
    reach: async (weft) => {
      await chooseFinding(weft);
      await weft.page.locator("article .actions .button").last().click();
      await weft.page.locator("dialog[open] form").waitFor();
    },
  },
  {
    name: "a comparison, a loss that was let go",
    open: "onboarding",
    reach: async (weft) => {
      await chooseFinding(weft);
      await weft.page.locator("article .actions .button").last().click();
      await weft.page.locator("dialog[open] select").selectOption("not-wanted");
      await weft.page.locator("dialog[open] textarea").fill("They did not want it.");
      await weft.page.locator("dialog[open] input[type='checkbox']").first().check();
      await weft.page.locator("dialog[open] [type='submit']").click();
      await weft.page.locator("article .decision").waitFor();
    },
  },
  {
    name: "a comparison without a redesign",
    open: null,
    reach: async (weft) => {
      await openBaseline(weft);
      await weft.to("compare");
    },
  },
  {
    name: "a comparison that waits for the workflow",
    open: null,
    reach: async (weft) => {
      await openBaseline(weft);
      await weft.page.locator("[data-quick-entry]").fill("Loop [Agent]");
      await weft.page.keyboard.press("Enter");
      await weft.page.locator("[data-row] [data-column='then']").last().dblclick();
      await weft.page.locator("[data-editor]").fill("1");
      await weft.page.keyboard.press("Enter");
      await weft.to("compare");
      await weft.page.getByRole("application").waitFor();
    },
  },
  {
    name: "a comparison in which nothing was lost",
    open: "healthy-support",
    reach: ({ to }) => to("compare"),
  },
  // The views of a comparison stand in one order: one above the other, beside, overlaid, flow, table.
  ...["beside", "overlaid", "as a flow", "as a table"].map((view, at) => ({
    name: `a comparison, ${view}`,
    open: "onboarding",
    reach: async ({ page }: Weft) => {
      await page
        .locator(".bar .segments")
        .nth(1)
        .locator("button")
        .nth(at + 1)
        .click();
    },
  })),
  {
    name: "people",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("people");
      await page.locator("[data-person]").first().waitFor();
    },
  },
  {
    name: "people, one of them chosen",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("people");
      await page.locator("[data-person]").first().press("Enter");
      await page.locator("[data-person][aria-pressed='true']").first().waitFor();
    },
  },
  {
    name: "people, before there are any",
    open: null,
    reach: async (weft) => {
      await makeDocument(weft);
      await weft.to("people");
    },
  },
  {
    name: "matches",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("matches");
      await page.locator("[data-row]").first().waitFor();
    },
  },
  {
    name: "matches, a row chosen",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("matches");
      await page.locator("[data-row]").nth(1).focus();
      await page.locator("[data-row][aria-selected='true']").waitFor();
    },
  },
  {
    name: "matches without a redesign",
    open: null,
    reach: async (weft) => {
      await openBaseline(weft);
      await weft.to("matches");
    },
  },
  {
    name: "the report",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("report");
      await page.locator(".report .main img, .report .main svg").first().waitFor();
    },
  },
  { name: "a plan", open: "onboarding", reach: ({ to }) => to("plan") },
  {
    name: "a plan, a contact put back",
    open: "onboarding",
    reach: async ({ page, to }) => {
      await to("plan");
      await page.locator(".body table .button, .body .button").first().click();
      await expect(page.locator(".plan > [role='status']")).not.toBeEmpty();
    },
  },
  {
    name: "a plan without a redesign",
    open: null,
    reach: async (weft) => {
      await openBaseline(weft);
      await weft.to("plan");
    },
  },
  {
    name: "a report written",
    open: "onboarding",
    reach: async ({ page, host }) => {
      host.chosen = join(host.folder, "report.pdf");
      await page.keyboard.press("Control+p");
      await page.locator("[role='status'] button").first().waitFor();
    },
  },
  {
    name: "a report refused",
    open: "onboarding",
    reach: async ({ page, host }) => {
      host.chosen = join(host.folder, "nowhere", "report.pdf");
      await page.keyboard.press("Control+p");
      await page.locator("[role='alert'] button").waitFor();
    },
  },
  {
    name: "a file that is no workflow",
    open: "onboarding",
    reach: async ({ page, host }) => {
      host.chosen = join(host.folder, "letter.json");
      await writeFile(host.chosen, "Dear all,");
      await page.keyboard.press("Control+o");
      await page.locator("[role='alert'] button").waitFor();
    },
  },
  ...fileStates,
];
