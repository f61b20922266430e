import { expect, test } from "vitest";

import type { Failure, Opened } from "./contract";
import type { Host } from "./host";
import { Workspace } from "./workspace.svelte";

const opened: Opened = {
  path: "onboarding.weft.json",
  document: { title: "Onboarding", baseline: { steps: [] }, roles: [] },
  audit: {
    measures: {
      baseline: {
        steps: 0,
        contactSteps: 0,
        contactMinutes: 0,
        personMinutes: 0,
        meetsNobody: null,
        stepsBeforeContact: null,
        longestStretch: { steps: 0 },
        ties: 0,
      },
    },
    findings: [],
    groups: [],
    assumptions: [],
  },
};

/** A host that opens one document, but for what a test replaces. */
function host(replaced: Partial<Host> = {}): Host {
  return {
    recentFiles: () => Promise.resolve([{ path: opened.path, title: opened.document.title }]),
    opened: () => Promise.resolve(null),
    openRecent: () => Promise.resolve(opened),
    chooseDocument: () => Promise.resolve(null),
    closeDocument: () => Promise.resolve(),
    exportPdf: () => Promise.resolve("onboarding.pdf"),
    ...replaced,
  };
}

test("the start lists what was open before", async () => {
  const workspace = new Workspace(host());
  await workspace.start();
  expect(workspace.opened).toBeNull();
  expect(workspace.recent.map((file) => file.title)).toEqual(["Onboarding"]);
});

test("leaving the dialog keeps what was open", async () => {
  const workspace = new Workspace(host());
  await workspace.openRecent(opened.path);
  await workspace.choose();
  expect(workspace.opened).toBe(opened);
});

test("a refusal is shown and leaves what was open", async () => {
  const failure: Failure = { code: "output", message: "the disk is full" };
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Tauri refuses with plain values
  const exportPdf = () => Promise.reject<string>(failure);
  const workspace = new Workspace(host({ exportPdf }));
  await workspace.openRecent(opened.path);
  await workspace.exportPdf();
  expect(workspace.failure).toEqual(failure);
  expect(workspace.opened).toBe(opened);
  expect(workspace.busy).toBe(false);
});

test("a written report is announced with its place", async () => {
  const workspace = new Workspace(host());
  await workspace.exportPdf();
  expect(workspace.notice).toContain("onboarding.pdf");
  await workspace.close();
  expect(workspace.notice).toBeNull();
});
