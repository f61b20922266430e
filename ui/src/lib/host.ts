import type { Opened, RecentFile } from "./contract";

/** Everything that the window may ask of the program around it. A refusal throws a `Failure`. */
export type Host = {
  /** The documents that were open before, the last one first. */
  recentFiles(): Promise<RecentFile[]>;
  /** The open document; at first the one that the program was started with. */
  opened(): Promise<Opened | null>;
  openRecent(path: string): Promise<Opened>;
  /** Asks for a document; null where nobody chose one. */
  chooseDocument(): Promise<Opened | null>;
  closeDocument(): Promise<void>;
  /** Asks where the report shall stand; answers its path, null where nobody chose one. */
  exportPdf(): Promise<string | null>;
};
