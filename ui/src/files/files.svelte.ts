import type {
  Export,
  FilePreview,
  LogChoice,
  LogPreview,
  LogProgress,
  Losses,
  NotesOfFile,
  Opened,
  View,
} from "../lib/contract";
import type { Host } from "../lib/host";
import { words } from "../lib/words";
import { Against } from "./against.svelte";

/** What of the workspace files need. */
type Around = {
  /** One thing at a time; a refusal is said. */
  run(task: () => Promise<void>): Promise<void>;
  /** Shows another document than before. */
  show(view: View): void;
  /** Shows the redesign that was added. */
  added(view: View): void;
  /** Says what was done, and where the file stands if one was written. */
  say(notice: string, written?: string): void;
  readonly view: View | null;
  readonly redesign: number | null;
};

/** How often it is asked how far a log is read, in milliseconds. */
const ASKED_EVERY = 250;

/** Files that come in and go out: what is held over the window, what was understood of one, what is written. */
export class Files {
  readonly #host: Host;
  readonly #around: Around;
  #isOver = $state.raw(false);
  #dropped = $state.raw<string | null>(null);
  #preview = $state.raw<FilePreview | null>(null);
  #log = $state.raw<LogPreview | null>(null);
  #reading = $state.raw(false);
  #progress = $state.raw<LogProgress | null>(null);
  /** Nobody waits for the log any more. */
  #stop: () => void = () => undefined;
  #noted = $state.raw(0);
  #notes = $state.raw<NotesOfFile[] | null>(null);
  /** The log that the document is held against. */
  readonly against: Against;
  /** Whether somebody is asked what shall be written. */
  exporting = $state(false);

  constructor(host: Host, around: Around) {
    this.#host = host;
    this.#around = around;
    this.against = new Against(host);
  }

  /** Whether a file is held over the window. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The name of a file that was dropped, until somebody says what it is. */
  get dropped(): string | null {
    return this.#dropped;
  }

  /** What was understood of a file, until somebody says whether it is opened. */
  get preview(): FilePreview | null {
    return this.#preview;
  }

  /** An event log, until somebody says how it is read, and while it is. */
  get log(): LogPreview | null {
    return this.#log;
  }

  /** Whether a log is being read. */
  get reading(): boolean {
    return this.#reading;
  }

  /** How far that is; null until it is known. */
  get progress(): LogProgress | null {
    return this.#progress;
  }

  /** How many things were read otherwise, of which the notice speaks. */
  get noted(): number {
    return this.#noted;
  }

  /** What was read otherwise, while somebody looks at it. */
  get notes(): NotesOfFile[] | null {
    return this.#notes;
  }

  watch(): void {
    void this.#host.watchFiles(
      (isOver) => (this.#isOver = isOver),
      (name) => {
        this.#dropped = name;
        // Without a document there is only one thing that can be meant.
        if (!this.#around.view) void this.openDropped();
      },
    );
  }

  /** Shows a document that was opened, or what was understood of its file. */
  take(
    opened: Opened | null,
    show = (view: View) => {
      this.#around.show(view);
    },
  ): void {
    if (!opened) return;
    this.#preview = "preview" in opened ? opened.preview : null;
    this.#log = "log" in opened ? opened.log : null;
    if ("preview" in opened || "log" in opened) return;
    show(opened);
    this.#noted = opened.noted;
    if (opened.noted > 0) this.#around.say(words.files.readOtherwise(opened.noted));
  }

  choose(): Promise<void> {
    return this.#around.run(async () => {
      this.take(await this.#host.chooseDocument());
    });
  }

  chooseRedesign(): Promise<void> {
    return this.#around.run(async () => {
      this.take(await this.#host.chooseRedesign(), (view) => {
        this.#around.added(view);
      });
    });
  }

  openDropped(): Promise<void> {
    this.#dropped = null;
    return this.#around.run(async () => {
      this.take(await this.#host.openDropped());
    });
  }

  addDropped(): Promise<void> {
    this.#dropped = null;
    return this.#around.run(async () => {
      this.take(await this.#host.addDropped(), (view) => {
        this.#around.added(view);
      });
    });
  }

  leaveDropped(): void {
    this.#dropped = null;
  }

  /** Makes of the file what was shown of it; a refusal leaves it on the screen. */
  openPreviewed(): Promise<void> {
    return this.#around.run(async () => {
      const preview = this.#preview;
      if (!preview) return;
      const view = await this.#host.files.openPreviewed(preview.number);
      this.#preview = null;
      this.#log = null;
      if (preview.aim === "redesign") this.#around.added(view);
      else this.#around.show(view);
    });
  }

  /** Opens the document that was made of the file before, with what is new in the file or as it is. */
  openKnown(update: boolean): Promise<void> {
    return this.#around.run(async () => {
      const preview = this.#preview;
      if (!preview) return;
      const { files } = this.#host;
      const view = update
        ? await files.updateKnown(preview.number)
        : await files.openKnown(preview.number);
      this.#preview = null;
      this.#around.show(view);
      if (update) this.#around.say(words.files.updated(preview.name));
    });
  }

  /** Makes nothing of the file, or goes back to how its log is read. */
  leavePreviewed(): void {
    if (!this.#preview && !this.#log) return;
    this.#preview = null;
    this.#log = null;
    // Where nobody answers, the file is held a little longer and nothing is made of it either.
    void this.#host.files.leavePreviewed().catch(() => undefined);
  }

  /** What is shown as a table is an event log. */
  takeAsLog(): Promise<void> {
    return this.#around.run(async () => {
      const preview = this.#preview;
      if (preview) this.take(await this.#host.files.takeAsLog(preview.number));
    });
  }

  chooseSecondLog(): Promise<void> {
    return this.#around.run(async () => {
      if (this.#log)
        this.#log = (await this.#host.files.chooseSecondLog(this.#log.number)) ?? this.#log;
    });
  }

  leaveSecondLog(): Promise<void> {
    return this.#around.run(async () => {
      if (this.#log) this.#log = await this.#host.files.leaveSecondLog(this.#log.number);
    });
  }

  /** Asks for a log that the document is held against. */
  chooseLog(): Promise<void> {
    return this.#around.run(async () => {
      this.take(await this.#host.files.chooseLog());
    });
  }

  /** Back to how the log is read. */
  readAgain(): void {
    if (this.#log) this.#preview = null;
  }

  /** Reads the log; what was understood follows. */
  readLog(choice: LogChoice): Promise<void> {
    return this.#around.run(async () => {
      const log = this.#log;
      if (!log || this.#reading) return;
      this.#reading = true;
      this.#progress = null;
      const timer = setInterval(() => void this.#look(), ASKED_EVERY);
      // Whoever reads may need a moment to notice it, and nobody waits for that.
      const stopped = new Promise<null>((done) => {
        this.#stop = () => {
          done(null);
        };
      });
      const { files } = this.#host;
      try {
        if (log.aim === "comparison") {
          const counted = await Promise.race([files.countLog(log.number, choice), stopped]);
          if (this.#log !== log || !counted) return;
          this.#log = null;
          this.against.begin();
          return;
        }
        const seen = await Promise.race([files.readLog(log.number, choice), stopped]);
        // Somebody may have left it meanwhile.
        if (this.#log === log) this.#preview = seen;
      } finally {
        clearInterval(timer);
        this.#reading = false;
      }
    });
  }

  async stopReading(): Promise<void> {
    this.#stop();
    await this.#host.files.stopReading();
  }

  /** Where nobody answers, the last progress stays. */
  async #look(): Promise<void> {
    this.#progress = await this.#host.files.logProgress().catch(() => this.#progress);
  }

  showNotes(): Promise<void> {
    return this.#around.run(async () => {
      this.#notes = await this.#host.files.readNotes();
    });
  }

  leaveNotes(): void {
    this.#notes = null;
  }

  /** The notice was read. */
  dismiss(): void {
    this.#noted = 0;
  }

  losses(what: Export): Promise<Losses> {
    return this.#host.files.losses(this.#around.redesign, what);
  }

  write(what: Export): Promise<void> {
    return this.#around.run(async () => {
      const path = await this.#host.files.write(this.#around.redesign, what);
      if (path === null) return;
      this.exporting = false;
      this.#around.say(words.files.written(path), path);
    });
  }
}
