// A host for tests: it knows one empty document, but for what a test replaces.

import { noFiles } from "../files/example";
import { noReport } from "../report/example";
import type { Audited, View } from "./contract";
import type { Host } from "./host";

/** An empty document after so many changes. */
export function emptyView(revision: number): View {
  return {
    path: "onboarding.weft",
    revision,
    document: { title: "Onboarding", baseline: { steps: [] }, roles: [] },
    drawings: [],
    undo: null,
    redo: null,
    readOnly: null,
    damage: null,
    touched: null,
    noted: 0,
  };
}

/** An audit that found nothing out. */
export function emptyAudit(revision: number): Audited {
  return {
    revision,
    redesign: null,
    audit: null,
    document: null,
    faults: [],
    drawing: null,
    tooDifferent: false,
  };
}

export function fakeHost(replaced: Partial<Host> = {}): Host {
  const view = () => Promise.resolve(emptyView(0));
  const looks = (): ReturnType<Host["preferences"]> =>
    Promise.resolve({
      preferences: { language: null, appearance: "system", textSize: 100, author: "" },
      language: "en",
    });
  return {
    preferences: looks,
    choosePreferences: (preferences) =>
      Promise.resolve({ preferences, language: preferences.language ?? "en" }),
    watchFiles: () => Promise.resolve(),
    openDropped: view,
    addDropped: view,
    saveCopy: () => Promise.resolve(null),
    recentFiles: () => Promise.resolve([]),
    opened: () => Promise.resolve(null),
    openRecent: view,
    chooseDocument: () => Promise.resolve(null),
    chooseRedesign: () => Promise.resolve(null),
    newDocument: view,
    openSample: view,
    closeDocument: () => Promise.resolve(),
    act: view,
    copied: () => Promise.resolve({ text: "", weft: "" }),
    paste: view,
    undo: view,
    redo: view,
    history: () => Promise.resolve([]),
    restore: view,
    checkpoint: () => Promise.resolve(),
    readEntry: () => Promise.reject(new Error("not asked")),
    audited: () => Promise.resolve(emptyAudit(0)),
    compared: () => Promise.reject(new Error("not asked")),
    budgets: () => Promise.reject(new Error("not asked")),
    sampleWeaves: () => Promise.resolve([]),
    matches: () => Promise.resolve({ revision: 0, redesign: null, board: null }),
    exportPdf: () => Promise.resolve(null),
    files: noFiles,
    report: noReport,
    ...replaced,
  };
}
