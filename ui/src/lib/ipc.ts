// The only file that knows Tauri.

import { invoke } from "@tauri-apps/api/core";

import type { Host } from "./host";

export const tauri: Host = {
  recentFiles: () => invoke("recent_files"),
  opened: () => invoke("opened"),
  openRecent: (path) => invoke("open_recent", { path }),
  chooseDocument: () => invoke("choose_document"),
  chooseRedesign: () => invoke("choose_redesign"),
  newDocument: (title) => invoke("new_document", { title }),
  openSample: (name) => invoke("open_sample", { name }),
  closeDocument: () => invoke("close_document"),
  act: (action) => invoke("act", { action }),
  undo: () => invoke("undo"),
  redo: () => invoke("redo"),
  history: () => invoke("history"),
  restore: (revision) => invoke("restore", { revision }),
  checkpoint: (name) => invoke("checkpoint", { name }),
  readEntry: (line) => invoke("read_entry", { line }),
  audited: (redesign) => invoke("audited", { redesign }),
  exportPdf: (redesign) => invoke("export_pdf", { redesign }),
};
