// The only file that knows Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Host } from "./host";

export const tauri: Host = {
  preferences: () => invoke("preferences"),
  choosePreferences: (preferences) => invoke("choose_preferences", { preferences }),
  watchFiles: async (over, dropped) => {
    await listen<boolean>("file-over", (event) => {
      over(event.payload);
    });
    await listen<string>("file-dropped", (event) => {
      dropped(event.payload);
    });
  },
  openDropped: () => invoke("open_dropped"),
  addDropped: () => invoke("add_dropped"),
  saveCopy: () => invoke("save_copy"),
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
  copied: (version, steps) => invoke("copied", { version, steps }),
  paste: (version, after, text) => invoke("paste", { version, after, text }),
  audited: (redesign, arrangement) => invoke("audited", { redesign, arrangement }),
  compared: () => invoke("compared"),
  budgets: (redesign) => invoke("budgets", { redesign }),
  sampleWeaves: () => invoke("sample_weaves"),
  matches: (redesign) => invoke("matches", { redesign }),
  exportPdf: (redesign) => invoke("export_pdf", { redesign }),
  report: {
    choices: () => invoke("report_choices"),
    preview: (redesign, choices) => invoke("preview_report", { redesign, choices }),
    page: (number, page) => invoke("report_page", { number, page }),
    chooseLogo: () => invoke("choose_logo"),
    removeLogo: () => invoke("remove_logo"),
    exportDrawing: (redesign, picture, format) =>
      invoke("export_drawing", { redesign, picture, format }),
    show: (path, place) => invoke("show_written", { path, place }),
  },
};
