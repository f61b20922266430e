// The only file that knows Tauri.

import { invoke } from "@tauri-apps/api/core";

import type { Host } from "./host";

export const tauri: Host = {
  recentFiles: () => invoke("recent_files"),
  opened: () => invoke("opened"),
  openRecent: (path) => invoke("open_recent", { path }),
  chooseDocument: () => invoke("choose_document"),
  closeDocument: () => invoke("close_document"),
  exportPdf: () => invoke("export_pdf"),
};
