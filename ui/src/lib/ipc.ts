// The only file that knows Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Audited, Opened, View } from "./contract";
import { Held, type Sent } from "./differences";
import type { Host } from "./host";

const views = new Held();
const pairs = new Held();

/** A view; where it changes one that never came here, all of it is asked for. */
async function view(command: string, args?: Record<string, unknown>): Promise<View> {
  const sent = await invoke<Sent<View>>(command, args);
  const drawings = views.take(sent);
  if (drawings) return { ...sent, drawings };
  const again = await invoke<Sent<View>>("opened");
  return { ...again, drawings: views.take(again) ?? [], touched: sent.touched };
}

/** A view, or what was understood of a file that is not open yet. */
async function opened(command: string): Promise<Opened | null> {
  const sent = await invoke<Sent<View> | Exclude<Opened, View> | null>(command);
  if (!sent || "preview" in sent || "log" in sent) return sent;
  return { ...sent, drawings: views.take(sent) ?? [] };
}

/** The same, where there is always an answer. */
async function taken(command: string): Promise<Opened> {
  const answer = await opened(command);
  if (!answer) throw new Error(`${command} did not answer`);
  return answer;
}

async function viewOrNone(command: string, args?: Record<string, unknown>): Promise<View | null> {
  const sent = await invoke<Sent<View> | null>(command, args);
  if (!sent) return null;
  return { ...sent, drawings: views.take(sent) ?? [] };
}

async function audited(...[redesign, shows]: Parameters<Host["audited"]>): Promise<Audited> {
  const ask = { redesign, shows, holds: pairs.number };
  const sent = await invoke<Sent<Audited>>("audited", ask);
  if (sent.drawings.length === 0) return { ...sent, drawing: null, beside: null };
  const drawings = pairs.take(sent);
  // Another answer came in between: all of it is asked for.
  if (!drawings) return audited(redesign, shows);
  return { ...sent, drawing: drawings[0] ?? null, beside: drawings[1] ?? null };
}

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
  openDropped: () => taken("open_dropped"),
  addDropped: () => taken("add_dropped"),
  saveCopy: () => viewOrNone("save_copy"),
  recentFiles: () => invoke("recent_files"),
  opened: () => opened("opened"),
  openRecent: (path) => view("open_recent", { path }),
  chooseDocument: () => opened("choose_document"),
  chooseRedesign: () => opened("choose_redesign"),
  newDocument: (title) => view("new_document", { title }),
  openSample: (name) => view("open_sample", { name }),
  closeDocument: () => invoke("close_document"),
  act: (action) => view("act", { action }),
  undo: () => view("undo"),
  redo: () => view("redo"),
  history: () => invoke("history"),
  restore: (revision) => view("restore", { revision }),
  checkpoint: (name) => invoke("checkpoint", { name }),
  readEntry: (line) => invoke("read_entry", { line }),
  copied: (version, steps) => invoke("copied", { version, steps }),
  paste: (version, after, text) => view("paste", { version, after, text }),
  audited,
  compared: () => invoke("compared"),
  budgets: (redesign) => invoke("budgets", { redesign }),
  sampleWeaves: () => invoke("sample_weaves"),
  matches: (redesign) => invoke("matches", { redesign }),
  exportPdf: (redesign) => invoke("export_pdf", { redesign }),
  files: {
    openPreviewed: (number) => view("open_previewed", { number }),
    openKnown: (number) => view("open_known", { number }),
    updateKnown: (number) => view("update_known", { number }),
    leavePreviewed: () => invoke("leave_previewed"),
    takeAsLog: (number) => invoke("take_as_log", { number }),
    chooseSecondLog: (number) => invoke("choose_second_log", { number }),
    leaveSecondLog: (number) => invoke("leave_second_log", { number }),
    chooseLog: () => opened("choose_log"),
    countLog: (number, choice) => invoke("count_log", { number, choice }),
    againstLog: (version) => invoke("against_log", { version }),
    leaveAgainstLog: () => invoke("leave_against_log"),
    readLog: (number, choice) => invoke("read_log", { number, choice }),
    logProgress: () => invoke("log_progress"),
    stopReading: () => invoke("stop_reading"),
    readNotes: () => invoke("read_notes"),
    losses: (redesign, what) => invoke("export_losses", { redesign, export: what }),
    write: (redesign, what) => invoke("export_file", { redesign, export: what }),
  },
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
