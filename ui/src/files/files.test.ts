// @vitest-environment jsdom
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type {
  AgainstLog as Found,
  Export as What,
  LogChoice,
  LogShown,
  Losses,
  Refusal,
  View,
} from "../lib/contract";
import type { Host } from "../lib/host";
import { emptyAudit, emptyView, fakeHost } from "../lib/host.fake";
import { speak } from "../lib/words";
import { Workspace } from "../lib/workspace.svelte";
import Notices from "../parts/Notices.svelte";
import { step } from "../workflow/samples";
import AgainstLog from "./AgainstLog.svelte";
import { log, noFiles, understood, wrong } from "./example";
import Export from "./Export.svelte";
import type { FilesHost } from "./host";
import LogChoices from "./LogChoices.svelte";
import NotesDialog from "./NotesDialog.svelte";
import Preview from "./Preview.svelte";

// jsdom knows no modal dialogs.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

beforeEach(() => {
  speak("en");
});

const opened: View = { ...emptyView(0), document: { ...emptyView(0).document, title: "Orders" } };

function refuse(en: string): Promise<never> {
  const refusal: Refusal = { code: "output", message: { en, de: "" } };
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Tauri refuses with plain values
  return Promise.reject(refusal);
}

function hostOf(files: Partial<FilesHost>, replaced: Partial<Host> = {}): Host {
  return fakeHost({ files: { ...noFiles, ...files }, ...replaced });
}

async function previewed(preview = understood, files: Partial<FilesHost> = {}) {
  const workspace = new Workspace(
    hostOf(files, { chooseDocument: () => Promise.resolve({ preview }) }),
  );
  await workspace.start();
  render(Preview, { workspace });
  await workspace.files.choose();
  const dialog = await screen.findByRole("dialog", { name: "What Weft understood" });
  return { workspace, dialog };
}

test("a table is shown column by column before anything is made", async () => {
  const { workspace, dialog } = await previewed();
  expect(workspace.view).toBeNull();
  const rows = within(within(dialog).getByRole("table")).getAllByRole("row");
  const cells = rows.map((row) =>
    [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join(" | "),
  );
  expect(cells).toEqual([
    "Column | Heading | Taken as | First value",
    "A | Activity | Step | Call",
    "B | Who | Who takes part | Agent",
    "C | Colour | Not known: kept with the step, but not used | empty",
    "D | Role | “Who takes part” a second time | Clerk",
    "E | – | No heading: kept with the step, but not used | x",
  ]);
  expect(dialog.textContent).toContain("12 steps · 2 roles · 1 redesign");
  expect(dialog.textContent).toContain("Agent, Customer · 10 min");
  expect(dialog.textContent).toContain("an empty row was left out");
});

test("Open makes what was shown, and nothing else", async () => {
  const openPreviewed = vi.fn(() => Promise.resolve(opened));
  const { workspace } = await previewed(understood, { openPreviewed });
  const open = screen.getByRole("button", { name: "Open" });
  await userEvent.click(open);
  expect(openPreviewed).toHaveBeenCalledExactlyOnceWith(1);
  expect(workspace.view?.document.title).toBe("Orders");
  expect(workspace.files.preview).toBeNull();
});

test("leaving makes nothing and says so to the program", async () => {
  const leavePreviewed = vi.fn(() => Promise.resolve());
  const { workspace } = await previewed(understood, { leavePreviewed });
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(leavePreviewed).toHaveBeenCalledOnce();
  expect([workspace.files.preview, workspace.view]).toEqual([null, null]);
});

test("a refusal leaves what was shown, so that it can be tried again", async () => {
  const openPreviewed = () => refuse("the disk is full");
  const { workspace } = await previewed(understood, { openPreviewed });
  await workspace.files.openPreviewed();
  expect(workspace.failure?.message).toBe("the disk is full");
  expect(workspace.files.preview).toBe(understood);
});

test("every wrong place is listed, with what is safe, and cannot be opened", async () => {
  const { dialog } = await previewed(wrong);
  expect(within(dialog).getByRole("heading", { name: "2 places cannot be read" })).toBeTruthy();
  expect(dialog.textContent).toContain("Nothing was made. The file is as it was");
  const [places] = within(dialog).getAllByRole("table");
  expect(places?.textContent).toContain("row 2, column “minutes”");
  expect(places?.textContent).toContain("the name of a step");
  expect(within(dialog).queryByRole("button", { name: "Open" })).toBeNull();
});

test("in German it is German", async () => {
  speak("de");
  const workspace = new Workspace(
    hostOf({}, { chooseDocument: () => Promise.resolve({ preview: wrong }) }),
  );
  render(Preview, { workspace });
  await workspace.files.choose();
  const dialog = await screen.findByRole("dialog", { name: "Was Weft verstanden hat" });
  expect(dialog.textContent).toContain("2 Stellen sind nicht lesbar");
  expect(dialog.textContent).toContain("Zeile 2, Spalte „minutes“");
  expect(dialog.textContent).toContain("Wer beteiligt ist");
});

test("a redesign is added by the same way", async () => {
  const pair = { ...opened, document: { ...opened.document, redesign: { steps: [step("r1")] } } };
  const workspace = new Workspace(
    hostOf(
      { openPreviewed: () => Promise.resolve(pair) },
      {
        opened: () => Promise.resolve(opened),
        chooseRedesign: () => Promise.resolve({ preview: { ...understood, aim: "redesign" } }),
      },
    ),
  );
  await workspace.start();
  render(Preview, { workspace });
  await workspace.files.chooseRedesign();
  await userEvent.click(await screen.findByRole("button", { name: "Add as a redesign" }));
  expect(workspace.version).toEqual({ redesign: 0 });
});

test("what was read otherwise is one press away", async () => {
  const notes = [
    { name: "model.bpmn", notes: [{ place: null, says: { en: "a group was ignored", de: "" } }] },
  ];
  const workspace = new Workspace(
    hostOf(
      { readNotes: () => Promise.resolve(notes) },
      { chooseDocument: () => Promise.resolve({ ...opened, noted: 3 }) },
    ),
  );
  render(Notices, { workspace });
  render(NotesDialog, { files: workspace.files });
  await workspace.files.choose();
  expect(await screen.findByText(/3 things were read otherwise/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Show" }));
  const dialog = await screen.findByRole("dialog", { name: "What was read otherwise" });
  expect(dialog.textContent).toContain("a group was ignored");
});

type Ask = (redesign: number | null, what: What) => Promise<Losses>;

async function exporting(files: Partial<FilesHost>, faults = false) {
  const pair: View = {
    ...opened,
    document: {
      title: "Orders",
      roles: [],
      baseline: { steps: [step("b1")] },
      redesigns: [
        { name: "Option A", steps: [step("a1")] },
        { name: "Option B", steps: [step("a2")] },
      ],
    },
  };
  const fault = { version: "baseline", step: null, kind: "empty" as const };
  const workspace = new Workspace(
    hostOf(files, {
      opened: () => Promise.resolve(pair),
      audited: () => Promise.resolve({ ...emptyAudit(0), faults: faults ? [fault] : [] }),
    }),
  );
  await workspace.start();
  render(Export, { workspace, view: pair });
  workspace.files.exporting = true;
  await screen.findByRole("dialog", { name: "Export" });
  return workspace;
}

test("what a file leaves out is said before it is written", async () => {
  const losses = vi.fn<Ask>((_, what) =>
    Promise.resolve({
      losses:
        what.format === "csv"
          ? [{ place: null, says: { en: "a sheet cannot hold waivers", de: "" } }]
          : [],
      origin: null,
    }),
  );
  await exporting({ losses });
  expect(await screen.findByText("It leaves nothing out.")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: /Table/ }));
  expect(await screen.findByText("a sheet cannot hold waivers")).toBeTruthy();
});

test("a model is asked for its version and for its drawing", async () => {
  const losses = vi.fn<Ask>(() => Promise.resolve({ losses: [], origin: "orders.bpmn" }));
  const write = vi.fn(() => Promise.resolve("/home/ada/orders.bpmn"));
  const workspace = await exporting({ losses, write });
  await userEvent.click(screen.getByRole("radio", { name: /BPMN/ }));
  await userEvent.click(screen.getByRole("radio", { name: "Option B" }));
  await userEvent.click(await screen.findByRole("radio", { name: "As a new drawing" }));
  await userEvent.click(screen.getByRole("button", { name: "Save as…" }));
  expect(write).toHaveBeenCalledExactlyOnceWith(0, {
    format: "bpmn",
    version: { redesign: 1 },
    picture: "pair",
    afresh: true,
  });
  expect(workspace.notice).toBe("The file stands at /home/ada/orders.bpmn.");
  expect(workspace.written).toBe("/home/ada/orders.bpmn");
  expect(workspace.files.exporting).toBe(false);
});

test("a drawing waits for the audit, a workbook only says that findings are missing", async () => {
  await exporting({}, true);
  expect(await screen.findByText(/findings, plan and measures are not in it yet/)).toBeTruthy();
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save as…" });
  expect(save.disabled).toBe(false);
  await userEvent.click(screen.getByRole("radio", { name: /Picture/ }));
  expect(save.disabled).toBe(true);
});

test("what cannot be written is said, and not tried", async () => {
  await exporting({ losses: () => refuse("a text of 40000 letters") });
  expect(await screen.findByText("a text of 40000 letters.")).toBeTruthy();
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save as…" });
  expect(save.disabled).toBe(true);
});

async function logged(files: Partial<FilesHost>) {
  const workspace = new Workspace(
    hostOf(files, { chooseDocument: () => Promise.resolve({ log }) }),
  );
  await workspace.start();
  render(LogChoices, { workspace });
  render(Preview, { workspace });
  await workspace.files.choose();
  await screen.findByRole("dialog", { name: "An event log" });
  return workspace;
}

function mappingOf({ mapping }: LogShown): NonNullable<LogShown["mapping"]> {
  if (!mapping) throw new Error("a table has columns");
  return mapping;
}

type Read = (number: number, choice: LogChoice) => Promise<typeof understood | null>;

test("a log is read by the columns that were guessed, unless somebody mends them", async () => {
  const readLog = vi.fn<Read>(() => Promise.resolve({ ...understood, number: 4 }));
  const workspace = await logged({ readLog });
  const role = screen.getByRole<HTMLSelectElement>("combobox", { name: "In which role" });
  await userEvent.selectOptions(role, "Agent");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Who did it" }), "nothing");
  const day = screen.getByLabelText("Compare from this day on");
  await userEvent.type(day, "2026-03-01");
  const share = screen.getByRole("slider", { name: /Leave out what is rarer than/ });
  await fireEvent.input(share, { target: { value: "35" } });
  await userEvent.click(screen.getByRole("button", { name: "Read the log" }));
  const mapping = { ...mappingOf(log), role: "Agent", resource: null };
  const first = { mapping, caseType: null };
  expect(readLog).toHaveBeenCalledExactlyOnceWith(3, {
    first,
    second: first,
    splitAt: "2026-03-01",
    share: 0.35,
    names: false,
  });
  expect(workspace.files.preview?.number).toBe(4);
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(workspace.files.preview).toBeNull();
  expect(screen.getByRole("dialog", { name: "An event log" })).toBeTruthy();
});

test("without a case or an activity nothing is read", async () => {
  await logged({});
  const read = screen.getByRole<HTMLButtonElement>("button", { name: "Read the log" });
  expect(read.disabled).toBe(false);
  const activity = screen.getByRole("combobox", { name: "What was done" });
  await userEvent.selectOptions(activity, "nothing");
  expect(read.disabled).toBe(true);
});

test("names of people are shown only where that was said twice", async () => {
  const readLog = vi.fn<Read>(() => Promise.resolve(null));
  await logged({ readLog });
  const read = screen.getByRole<HTMLButtonElement>("button", { name: "Read the log" });
  await userEvent.click(screen.getByRole("checkbox", { name: "Show the names of people" }));
  expect(read.disabled).toBe(true);
  await userEvent.click(screen.getByRole("checkbox", { name: "Yes, show the names" }));
  await userEvent.click(read);
  expect(readLog.mock.calls[0]?.[1].names).toBe(true);
});

test("while a log is read it says how far it is, and stops when asked", async () => {
  let end: (seen: typeof understood) => void = () => undefined;
  let progress = { bytes: 50, of: 200, events: 12_345, resampled: 0, resamples: 0 };
  const stopReading = vi.fn(() => Promise.resolve());
  const workspace = await logged({
    readLog: () => new Promise((done) => (end = done)),
    logProgress: () => Promise.resolve(progress),
    stopReading,
  });
  await userEvent.click(screen.getByRole("button", { name: "Read the log" }));
  expect(await screen.findByText("25% read, 12,345 events")).toBeTruthy();
  progress = { bytes: 200, of: 200, events: 49_380, resampled: 250, resamples: 1000 };
  expect(await screen.findByText(/cases drawn anew 250 of 1,000 times/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(stopReading).toHaveBeenCalledOnce();
  await screen.findByRole("button", { name: "Read the log" });
  end(understood);
  await Promise.resolve();
  expect(
    [workspace.files.reading, workspace.files.preview],
    "nobody waits, and what comes too late is not shown",
  ).toEqual([false, null]);
});

test("a second log is read by its own columns where they are others", async () => {
  const readLog = vi.fn<Read>(() => Promise.resolve(null));
  const columns = [{ header: "Nr", example: "1" }, ...log.columns];
  const second = { ...log, name: "since.csv", columns, mapping: { ...mappingOf(log), case: null } };
  await logged({ readLog, chooseSecondLog: () => Promise.resolve({ ...log, second }) });
  await userEvent.click(screen.getByRole("button", { name: "Log after the redesign…" }));
  const read = screen.getByRole<HTMLButtonElement>("button", { name: "Read the log" });
  expect(screen.getByText("since.csv")).toBeTruthy();
  expect(screen.queryByLabelText("Compare from this day on")).toBeNull();
  expect(read.disabled).toBe(true);
  const its = screen.getAllByRole("combobox", { name: "Which case it belongs to" })[1];
  if (!its) throw new Error("the second log has columns of its own");
  await userEvent.selectOptions(its, "Nr");
  await userEvent.click(read);
  const choice = readLog.mock.calls[0]?.[1];
  expect([choice?.first.mapping?.case, choice?.second.mapping?.case]).toEqual(["Ticket", "Nr"]);
});

test("how sure it is what a log says stands beside what was counted", async () => {
  const both = (en: string) => ({ en, de: en });
  const summary = {
    events: 5,
    cases: 2,
    activities: 3,
    resources: 2,
    leftOut: [0.141, 0],
    intervals: [
      {
        of: both("cases that meet nobody"),
        way: false,
        before: both("12% (10% to 14%)"),
        after: both("30% (27% to 33%)"),
        change: both("+18 points (+15 to +21)"),
      },
    ],
    made: [both("95 % intervals")],
  };
  const { dialog } = await previewed({ ...understood, tables: [], log: summary });
  expect(dialog.textContent).toContain("not drawn: 14% of all successions before, 0% after");
  const table = within(dialog).getByRole("table", { name: "How sure it is" });
  // A range stands on one line.
  expect(table.textContent).toContain("12% (10%\u00a0to\u00a014%)");
  expect(table.textContent).toContain("+18 points (+15\u00a0to\u00a0+21)");
});

test("a file whose document was changed is asked about", async () => {
  const openKnown = vi.fn(() => Promise.resolve(opened));
  const updateKnown = vi.fn(() => Promise.resolve(opened));
  const known = { name: "Orders", same: true };
  const preview = { ...understood, known, becomes: "Orders 2" };
  const { workspace } = await previewed(preview, { openKnown, updateKnown });
  expect(screen.getByText(/made of this very file and has been changed since/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Open as “Orders 2”" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Open “Orders”" }));
  expect(openKnown).toHaveBeenCalledExactlyOnceWith(1);
  expect([workspace.files.preview, updateKnown.mock.calls.length]).toEqual([null, 0]);
});

test("a file that has changed takes the place of what was made of it before", async () => {
  const updateKnown = vi.fn(() => Promise.resolve(opened));
  const preview = { ...understood, known: { name: "Orders", same: false }, becomes: "Orders 2" };
  const { workspace } = await previewed(preview, { updateKnown });
  await userEvent.click(screen.getByRole("button", { name: "Update “Orders”" }));
  expect(updateKnown).toHaveBeenCalledExactlyOnceWith(1);
  expect(workspace.notice).toContain("Undo brings back what was there");
});

test("what differs between drawing and log selects its steps", async () => {
  const both = (en: string) => ({ en, de: en });
  const found: Found = {
    revision: 0,
    version: "baseline",
    name: "tickets.csv",
    notes: [],
    fit: [both("1 of 2 cases fit.")],
    found: [
      { kind: "notDrawn", count: 1, rows: [{ says: both("“Ask” happens."), steps: [] }] },
      { kind: "neverNamed", count: 1, rows: [{ says: both("Never “Call”."), steps: ["call"] }] },
    ],
    faults: [],
  };
  const leaveAgainstLog = vi.fn(() => Promise.resolve());
  const host = hostOf(
    {
      chooseLog: () => Promise.resolve({ log: { ...log, aim: "comparison" as const } }),
      countLog: () => Promise.resolve({ events: 5, cases: 2, activities: 3, resources: 2 }),
      againstLog: () => Promise.resolve(found),
      leaveAgainstLog,
    },
    { opened: () => Promise.resolve(opened) },
  );
  const workspace = new Workspace(host);
  await workspace.start();
  render(LogChoices, { workspace });
  await workspace.files.chooseLog();
  expect(await screen.findByRole("dialog", { name: "Compare with a log" })).toBeTruthy();
  expect(screen.queryByRole("slider")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Compare" }));
  expect([workspace.files.against.open, workspace.files.log]).toEqual([true, null]);
  render(AgainstLog, { workspace, view: opened });
  expect(await screen.findByText("1 of 2 cases fit.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "“Ask” happens." })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Never “Call”." }));
  expect([workspace.screen, workspace.selected]).toEqual(["workflow", ["call"]]);
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(workspace.files.against.open).toBe(false);
  expect(leaveAgainstLog).toHaveBeenCalledOnce();
});
