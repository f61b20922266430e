import type { FilesHost } from "../files/host";
import type { ReportHost } from "../report/host";
import type {
  Action,
  Audited,
  Budgets,
  Compared,
  Copied,
  Entry,
  HistoryLine,
  Looks,
  Matched,
  Opened,
  Preferences,
  RecentFile,
  Scene,
  Shows,
  Version,
  View,
} from "./contract";

/** Everything that the window may ask of the program around it. A refusal throws a `Failure`. */
export type Host = {
  /** How the window looks and speaks. */
  preferences(): Promise<Looks>;
  choosePreferences(preferences: Preferences): Promise<Looks>;
  /** Calls back while a file is held over the window, and with its name when it is dropped. */
  watchFiles(over: (isOver: boolean) => void, dropped: (name: string) => void): Promise<void>;
  /** Opens the file that was dropped last. */
  openDropped(): Promise<Opened>;
  /** Adds the workflow of the file that was dropped last as a redesign. */
  addDropped(): Promise<Opened>;
  /** Asks where a copy shall stand and goes on in that; null where nobody chose a place. */
  saveCopy(): Promise<View | null>;
  /** The documents that were open before, the last one first. */
  recentFiles(): Promise<RecentFile[]>;
  /** The open document; at first the one that the program was started with. */
  opened(): Promise<Opened | null>;
  openRecent(path: string): Promise<View>;
  /** Asks for a document; null where nobody chose one. */
  chooseDocument(): Promise<Opened | null>;
  /** Asks for a workflow and adds it as a redesign; null where nobody chose one. */
  chooseRedesign(): Promise<Opened | null>;
  newDocument(title: string): Promise<View>;
  openSample(name: string): Promise<View>;
  closeDocument(): Promise<void>;
  /** Makes a change; it is on the disk when this answers. */
  act(action: Action): Promise<View>;
  undo(): Promise<View>;
  redo(): Promise<View>;
  /** What was done, the last change first. */
  history(): Promise<HistoryLine[]>;
  restore(revision: number): Promise<View>;
  checkpoint(name: string): Promise<void>;
  /** Reads a line of the quick entry, without changing anything. */
  readEntry(line: string): Promise<Entry>;
  copied(version: Version, steps: string[]): Promise<Copied>;
  /** Adds the steps that a text holds, after a step. */
  paste(version: Version, after: string | null, text: string): Promise<View>;
  /** Audits a redesign, or the baseline alone, and makes the pictures that are shown. */
  audited(redesign: number | null, shows: Shows): Promise<Audited>;
  /** What every redesign keeps. */
  compared(): Promise<Compared>;
  /** What every budget would put back into a redesign. */
  budgets(redesign: number | null): Promise<Budgets>;
  /** The samples, drawn small. */
  sampleWeaves(): Promise<{ name: string; weave: Scene }[]>;
  /** What is said and open about the matches of a redesign. */
  matches(redesign: number | null): Promise<Matched>;
  /** Asks where the report shall stand; answers its path, null where nobody chose one. */
  exportPdf(redesign: number | null): Promise<string | null>;
  files: FilesHost;
  report: ReportHost;
};
