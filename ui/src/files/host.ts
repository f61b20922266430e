import type {
  Export,
  FilePreview,
  LogChoice,
  LogProgress,
  Losses,
  NotesOfFile,
  Opened,
  View,
} from "../lib/contract";

/** What the window asks about files of other formats. A refusal throws a `Failure`. */
export type FilesHost = {
  /** Makes of a file what was shown of it. */
  openPreviewed(number: number): Promise<View>;
  /** Makes nothing of the file that was shown. */
  leavePreviewed(): Promise<void>;
  /** What has to be chosen for a file that is shown as a table and is an event log. */
  takeAsLog(number: number): Promise<Opened>;
  /** Reads a log as was chosen; null where it was stopped. */
  readLog(number: number, choice: LogChoice): Promise<FilePreview | null>;
  /** How far that is. */
  logProgress(): Promise<LogProgress | null>;
  stopReading(): Promise<void>;
  /** What was read otherwise than it stands in the files that the document came from. */
  readNotes(): Promise<NotesOfFile[]>;
  /** What a file would leave out. */
  losses(redesign: number | null, what: Export): Promise<Losses>;
  /** Asks where the file shall stand; answers its path, null where nobody chose one. */
  write(redesign: number | null, what: Export): Promise<string | null>;
};
