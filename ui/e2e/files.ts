// Files of other formats: what is shown before one is opened, and before one is written.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { MODEL, openModel } from "./model.ts";
import type { State } from "./states.ts";
import { settled, type Weft } from "./weft.ts";

const TABLE = `Activity,Who,Minutes,Next,Colour
Take the order,Clerk; Customer,10,,red
Check the order,Clerk,5,,blue
Explain what is missing,Clerk; Customer,12,,
Send the goods,Dispatch,20,end,green
`;

const WRONG = `Activity;Who;Minutes
Take the order;Clerk;many
;Clerk;5
Send the goods;Dispatch;-3
`;

const FLOWCHART = `flowchart LR
  subgraph Clerk
    a[Take the order] --> b{Complete?}
    b -->|yes| c[Send the goods]
    b -->|no| d[Ask the customer]
    d --> a
  end
`;

export const LOG = `Case ID,Activity,Timestamp,Resource
1,Receive,2026-02-01 09:00,Ada
1,Answer,2026-02-01 10:00,Grace
2,Receive,2026-03-02 09:00,Ada
2,Ask back,2026-03-02 09:30,Ada
2,Answer,2026-03-02 11:00,Grace
`;

const OBJECTS = JSON.stringify({
  objectTypes: [
    { name: "order", attributes: [] },
    { name: "item", attributes: [] },
  ],
  eventTypes: [{ name: "place", attributes: [] }],
  objects: [
    { id: "o1", type: "order" },
    { id: "i1", type: "item" },
    { id: "i2", type: "item" },
  ],
  events: ["2026-01-01T09:00:00Z", "2026-01-01T10:00:00Z"].map((time, at) => ({
    id: `e${String(at)}`,
    type: "place",
    time,
    relationships: ["o1", "i1", "i2"].map((objectId) => ({ objectId, qualifier: "of" })),
  })),
});

/** Chooses a file of these words; what was understood of it is on the screen. */
async function preview(weft: Weft, name: string, text: string): Promise<void> {
  const { page, host } = weft;
  host.chosen = join(host.folder, name);
  await writeFile(host.chosen, text);
  await page.keyboard.press("Control+o");
  await page.locator("dialog[open] footer .first").waitFor();
}

/** Chooses the log of the time after the change. */
async function second({ page, host }: Weft, text: string): Promise<void> {
  host.chosen = join(host.folder, "Tickets since March.csv");
  await writeFile(host.chosen, text);
  await page.locator("[data-choose-second]").click();
  await page.locator("[data-second]").waitFor();
}

/** Chooses a log that the drawing is held against. */
async function compareWith(weft: Weft, text: string): Promise<void> {
  const { host, page, words } = weft;
  host.chosen = join(host.folder, "Tickets.csv");
  await writeFile(host.chosen, text);
  await weft.find(words.files.againstLogAsk);
  await page.locator("dialog[open] footer .first").waitFor();
}

/** Chooses what is written, of a document that came from a model. */
async function exportAs(weft: Weft, format: string): Promise<void> {
  const { page, words } = weft;
  await page.keyboard.press("Control+e");
  const dialog = page.getByRole("dialog", { name: words.files.exported });
  await dialog.locator(`input[value='${format}']`).check();
  await settled(page);
}

export const fileStates: State[] = [
  {
    name: "a table, before it is opened",
    open: null,
    reach: (weft) => preview(weft, "Orders.csv", TABLE),
  },
  {
    name: "a table in which something is wrong",
    open: "onboarding",
    reach: (weft) => preview(weft, "Orders.csv", WRONG),
  },
  {
    name: "a flowchart, before it is opened",
    open: null,
    reach: (weft) => preview(weft, "Orders.mmd", FLOWCHART),
  },
  {
    name: "a model of which something was read otherwise",
    open: null,
    reach: async (weft) => {
      const { page, host } = weft;
      host.chosen = join(host.folder, "model.bpmn");
      // A flow to nowhere: it is ignored, and that is said.
      await writeFile(
        host.chosen,
        MODEL.replace(
          "</process>",
          '<sequenceFlow id="f9" sourceRef="c" targetRef="x"/></process>',
        ),
      );
      await page.keyboard.press("Control+o");
      await page.locator("[role='status'] .button").first().click();
      await page.locator("dialog[open] li").first().waitFor();
    },
  },
  ...["xlsx", "csv", "bpmn", "svg"].map((format) => ({
    name: `an export as ${format}`,
    open: "onboarding",
    reach: (weft: Weft) => exportAs(weft, format),
  })),
  {
    name: "an export of what came from a model",
    open: null,
    reach: async (weft) => {
      await openModel(weft);
      await exportAs(weft, "bpmn");
      await weft.page.locator("dialog[open] .details fieldset").first().waitFor();
    },
  },
  {
    name: "an export written",
    open: "onboarding",
    reach: async (weft) => {
      await exportAs(weft, "csv");
      weft.host.chosen = join(weft.host.folder, "onboarding.csv");
      await weft.page.locator("dialog[open] footer .first").click();
      await weft.page.locator("[role='status'] button").first().waitFor();
    },
  },
  {
    name: "an export refused",
    open: "onboarding",
    reach: async (weft) => {
      await exportAs(weft, "csv");
      weft.host.chosen = join(weft.host.folder, "nowhere", "onboarding.csv");
      await weft.page.locator("dialog[open] footer .first").click();
      await weft.page.locator("dialog[open] [role='alert'] p").waitFor();
    },
  },
  {
    name: "an event log, before it is read",
    open: null,
    reach: (weft) => preview(weft, "Tickets.csv", LOG),
  },
  {
    name: "an event log in which people are asked about",
    open: null,
    reach: async (weft) => {
      await preview(weft, "Tickets.csv", LOG);
      await weft.page.getByRole("checkbox").check();
      await weft.page.getByRole("checkbox").nth(1).waitFor();
    },
  },
  {
    name: "an event log with a second one",
    open: null,
    reach: async (weft) => {
      await preview(weft, "Tickets.csv", LOG);
      await second(weft, LOG.replace("Case ID,Activity", "Ticket,Task"));
    },
  },
  {
    name: "two event logs, before they are opened",
    open: null,
    reach: async (weft) => {
      await preview(weft, "Tickets.csv", LOG);
      await second(weft, LOG.replaceAll("Ask back", "Ask a bot"));
      await weft.page.locator("dialog[open] footer .first").click();
      await weft.page.locator("[data-interval]").first().waitFor();
    },
  },
  {
    name: "an event log that a drawing is held against, before it is read",
    open: "onboarding",
    reach: (weft) => compareWith(weft, LOG),
  },
  {
    name: "a drawing held against a log",
    open: "onboarding",
    reach: async (weft) => {
      await compareWith(weft, LOG);
      await weft.page.locator("dialog[open] footer .first").click();
      await weft.page.locator("[data-differs]").first().click();
      await weft.page.locator("[data-differs][aria-pressed='true']").waitFor();
    },
  },
  {
    name: "a table whose document was changed",
    open: null,
    reach: async (weft) => {
      const { page } = weft;
      await preview(weft, "Orders.csv", TABLE);
      await page.locator("dialog[open] footer .first").click();
      await page.locator("[data-quick-entry]").fill("Call the customer");
      await page.keyboard.press("Enter");
      await settled(page);
      await preview(weft, "Orders.csv", TABLE);
    },
  },
  {
    name: "a table that has changed since",
    open: null,
    reach: async (weft) => {
      await preview(weft, "Orders.csv", TABLE);
      await weft.page.locator("dialog[open] footer .first").click();
      await settled(weft.page);
      await preview(weft, "Orders.csv", `${TABLE}Bill,Clerk,3,,\n`);
    },
  },
  {
    name: "an event log of objects",
    open: null,
    reach: (weft) => preview(weft, "Orders.json", OBJECTS),
  },
  {
    name: "an event log, before it is opened",
    open: null,
    reach: async (weft) => {
      await preview(weft, "Tickets.csv", LOG);
      await weft.page.locator("dialog[open] input[type='date']").fill("2026-03-01");
      await weft.page.locator("dialog[open] footer .first").click();
      await weft.page.locator("[data-counts]").waitFor();
    },
  },
];
