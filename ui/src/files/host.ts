import type {
  AgainstLog,
  Export,
  FilePreview,
  LogChoice,
  LogCounts,
  LogPreview,
  LogProgress,
  Losses,
  NotesOfFile,
  Opened,
  Version,
  View,
} from "../lib/contract";

/** What the window asks about files of other formats. A refusal throws a `Failure`. */
export type FilesHost = {
  /** Makes of a file what was shown of it. */
  openPreviewed(number: number): Promise<View>;
  /** Opens the document that was made of the file before. */
  openKnown(number: number): Promise<View>;
  /** Puts what the file holds by now into that document. */
  updateKnown(number: number): Promise<View>;
  /** Makes nothing of the file that was shown. */
  leavePreviewed(): Promise<void>;
  /** What has to be chosen for a file that is shown as a table and is an event log. */
  takeAsLog(number: number): Promise<Opened>;
  /** Asks for the log of the time after the change; null where nobody chose one. */
  chooseSecondLog(number: number): Promise<LogPreview | null>;
  leaveSecondLog(number: number): Promise<LogPreview>;
  /** Asks for a log that the document is held against; null where nobody chose one. */
  chooseLog(): Promise<Opened | null>;
  /** Reads it as was chosen; null where it was stopped. */
  countLog(number: number, choice: LogChoice): Promise<LogCounts | null>;
  /** How a version fits it; null where there is none. */
  againstLog(version: Version): Promise<AgainstLog | null>;
  leaveAgainstLog(): Promise<void>;
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
