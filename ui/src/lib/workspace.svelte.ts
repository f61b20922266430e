import { Files } from "../files/files.svelte";
import { Report } from "../report/report.svelte";
import { Audits, picturesOf } from "./audits.svelte";
import type {
  Action,
  Arrangement,
  Audited,
  Budgets,
  Compared,
  Copied,
  Entry,
  Failure,
  HistoryLine,
  Matched,
  Picture,
  PictureFormat,
  RecentFile,
  Scene,
  Screen,
  Version,
  View,
} from "./contract";
import { addedTo, presentIn, redesignsOf, same, workflowOf } from "./document";
import { failureOf } from "./failure";
import type { Host } from "./host";
import { words } from "./words";

/** What is on the screen: an open document with its audit, or the start; a complaint; a selection. */
export class Workspace {
  readonly #host: Host;
  #view = $state.raw<View | null>(null);
  readonly #audits: Audits;
  #recent = $state.raw<RecentFile[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #notice = $state.raw<string | null>(null);
  #written = $state.raw<string | null>(null);
  #busy = $state.raw(0);
  #started = $state.raw(false);
  /** One change after the other: the next one waits for the disk. */
  #changes: Promise<unknown> = Promise.resolve();

  readonly files: Files;
  readonly report: Report;

  #screen = $state<Screen>("compare");
  version = $state.raw<Version>("baseline");
  /** Whether somebody is asked what to call this point of the history. */
  naming = $state(false);
  #arrangement = $state.raw<Arrangement>("stacked");
  selected = $state.raw<string[]>([]);

  constructor(host: Host) {
    this.#host = host;
    this.#audits = new Audits(
      host,
      () => ({
        revision: this.#view?.revision,
        redesign: this.redesign,
        shows: picturesOf(this.#screen, this.#arrangement),
      }),
      (refusal) => (this.#failure = failureOf(refusal)),
    );
    this.files = new Files(host, this.#aroundFiles());
    this.report = new Report(host.report);
  }

  /** The open document as it is. */
  get view(): View | null {
    return this.#view;
  }

  /** What the audit says, of this revision or of the one before. */
  get audited(): Audited | null {
    return this.#audits.audited;
  }

  /** The revision that all of the screen shows; none before there is an audit, with its pictures. */
  get shown(): number | undefined {
    return this.#audits.shown;
  }

  /** Whether what is on the screen is older than the document. */
  get stale(): boolean {
    return this.shown !== this.#view?.revision;
  }

  get recent(): RecentFile[] {
    return this.#recent;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** What was done, where nothing on the screen shows it. */
  get notice(): string | null {
    return this.#notice;
  }

  /** The file that the notice speaks of. */
  get written(): string | null {
    return this.#written;
  }

  /** Whether it is known what was open: before, the screen is empty rather than wrong. */
  get started(): boolean {
    return this.#started;
  }

  get busy(): boolean {
    return this.#busy > 0;
  }

  /** The redesign that is compared: the one on the screen, else the first. */
  get redesign(): number | null {
    const view = this.#view;
    if (!view || redesignsOf(view.document).length === 0) return null;
    return this.version === "baseline" ? 0 : this.version.redesign;
  }

  get screen(): Screen {
    return this.#screen;
  }

  /** Shows another screen, and has its pictures made. */
  set screen(screen: Screen) {
    this.#screen = screen;
    if (this.#view && !this.#audits.isDrawn) void this.#audits.ask();
  }

  /** Asks what the program was started with. */
  start(): Promise<void> {
    this.files.watch();
    return this.#run(async () => {
      this.files.take(await this.#host.opened());
    }).finally(() => {
      this.#started = true;
    });
  }

  /** Asks for the open document again, as it is said now. */
  refresh(): Promise<void> {
    return this.#run(async () => {
      const view = this.#view && (await this.#host.opened());
      if (view && "document" in view) this.#changed(view);
    });
  }

  openRecent(path: string): Promise<void> {
    return this.#run(async () => {
      this.#show(await this.#host.openRecent(path));
    });
  }

  saveCopy(): Promise<void> {
    return this.#run(async () => {
      const view = await this.#host.saveCopy();
      if (!view) return;
      this.#show(view);
      this.#notice = words.copySaved(view.path);
    });
  }

  newDocument(): Promise<void> {
    return this.#run(async () => {
      this.#show(await this.#host.newDocument(words.untitled));
    });
  }

  openSample(name: string): Promise<void> {
    return this.#run(async () => {
      this.#show(await this.#host.openSample(name));
    });
  }

  close(): Promise<void> {
    return this.#run(async () => {
      await this.#host.closeDocument();
      this.#view = null;
      this.#audits.forget();
    });
  }

  exportPdf(): Promise<void> {
    return this.#run(async () => {
      // What was chosen last is printed, also where its pages are not set yet.
      await this.report.settled;
      const path = await this.#host.exportPdf(this.redesign);
      if (path !== null) this.#notice = words.reportWritten(path);
      this.#written = path;
    });
  }

  exportDrawing(picture: Picture, format: PictureFormat): Promise<void> {
    return this.#run(async () => {
      const path = await this.#host.report.exportDrawing(this.redesign, picture, format);
      if (path !== null) this.#notice = words.report.drawingWritten(path);
      this.#written = path;
    });
  }

  /** Shows the file that was written, in the viewer of the system or in its folder. */
  async showWritten(place: "viewer" | "folder"): Promise<void> {
    if (this.#written === null) return;
    try {
      await this.#host.report.show(this.#written, place);
    } catch (refusal) {
      this.#failure = failureOf(refusal);
    }
  }

  /** Makes a change; false where it was refused. */
  act(action: Action): Promise<boolean> {
    return this.#change(() => this.#host.act(action));
  }

  /** Copies the baseline as a redesign and shows it. */
  async makeRedesign(): Promise<void> {
    await this.#changes;
    const before = this.#view ? redesignsOf(this.#view.document).length : 0;
    const name = before === 0 ? null : words.redesignNumber(before + 1);
    if (await this.act({ makeRedesign: { name } })) this.look({ redesign: before });
  }

  /** Copies a redesign and shows the copy. */
  async copyRedesign(at: number, name: string): Promise<void> {
    await this.#changes;
    const last = this.#view ? redesignsOf(this.#view.document).length : 0;
    if (await this.act({ copyRedesign: { at, name } })) this.look({ redesign: last });
  }

  /** Removes a redesign and says so: what is not on the screen any more can come back. */
  async removeRedesign(at: number, says: string): Promise<void> {
    if (!(await this.act({ removeRedesign: { at } }))) return;
    const left = this.#view ? redesignsOf(this.#view.document).length : 0;
    this.look(left > 0 ? { redesign: Math.min(at, left - 1) } : "baseline");
    this.#notice = says;
  }

  async undo(): Promise<boolean> {
    return this.#lookAtChange(await this.#change(() => this.#host.undo()));
  }

  async redo(): Promise<boolean> {
    return this.#lookAtChange(await this.#change(() => this.#host.redo()));
  }

  async restore(revision: number): Promise<boolean> {
    return this.#lookAtChange(await this.#change(() => this.#host.restore(revision)));
  }

  copied(version: Version, steps: string[]): Promise<Copied> {
    return this.#host.copied(version, steps);
  }

  /** Adds the steps that a text holds and selects them. */
  async paste(version: Version, text: string): Promise<boolean> {
    const workflow = () => this.#view && workflowOf(this.#view.document, version);
    const before = workflow();
    const after = this.selected.at(-1) ?? null;
    const done = await this.#change(() => this.#host.paste(version, after, text));
    const now = workflow();
    if (done && before && now) this.selected = addedTo(before, now);
    return done;
  }

  /** What was taken back is seen: its version, and its steps selected. */
  #lookAtChange(done: boolean): boolean {
    const touched = this.#view?.touched;
    if (!done || !this.#view || !touched) return done;
    // Where versions are compared, the baseline is on the screen in any case.
    const shown = this.screen !== "workflow" && touched.version === "baseline";
    if (!shown && !same(this.version, touched.version)) this.look(touched.version);
    const steps = presentIn(workflowOf(this.#view.document, touched.version), touched.steps);
    if (!shown && steps.length > 0) this.selected = steps;
    return done;
  }

  checkpoint(name: string): Promise<void> {
    return this.#run(async () => {
      await this.#host.checkpoint(name);
      this.#notice = words.checkpointMade(name);
    });
  }

  history(): Promise<HistoryLine[]> {
    return this.#host.history();
  }

  /** How baseline and redesign stand to each other while the document is open. */
  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  arrange(arrangement: Arrangement): void {
    if (arrangement === this.#arrangement) return;
    this.#arrangement = arrangement;
    void this.#audits.ask();
  }

  compared(): Promise<Compared> {
    return this.#host.compared();
  }

  budgets(): Promise<Budgets> {
    return this.#host.budgets(this.redesign);
  }

  sampleWeaves(): Promise<{ name: string; weave: Scene }[]> {
    return this.#host.sampleWeaves();
  }

  readEntry(line: string): Promise<Entry> {
    return this.#host.readEntry(line);
  }

  /** What is said and open about the matches of the redesign; null where it was refused. */
  async matches(): Promise<Matched | null> {
    try {
      return await this.#host.matches(this.redesign);
    } catch (refusal) {
      this.#failure = failureOf(refusal);
      return null;
    }
  }

  /** Shows a version; its audit follows. */
  look(version: Version): void {
    this.version = version;
    this.selected = [];
    void this.#audits.ask();
  }

  dismiss(): void {
    this.#failure = null;
    this.#notice = null;
    this.#written = null;
    this.files.dismiss();
  }

  /** What files may do here. */
  #aroundFiles(): ConstructorParameters<typeof Files>[1] {
    const view = () => this.#view;
    const redesign = () => this.redesign;
    return {
      run: (task) => this.#run(task),
      show: (shown) => {
        this.#show(shown);
      },
      added: (shown) => {
        this.#added(shown);
      },
      say: (notice, written) => {
        this.#notice = notice;
        this.#written = written ?? null;
      },
      get view() {
        return view();
      },
      get redesign() {
        return redesign();
      },
    };
  }

  /** Another document than before. */
  #show(view: View): void {
    this.#view = view;
    this.#audits.forget();
    this.selected = [];
    const hasRedesign = redesignsOf(view.document).length > 0;
    this.version = hasRedesign ? { redesign: 0 } : "baseline";
    this.#screen = hasRedesign ? "compare" : "workflow";
    this.#arrangement = "stacked";
    this.naming = false;
    void this.#audits.ask();
  }

  /** A redesign came from a file. */
  #added(view: View): void {
    this.#changed(view);
    this.look({ redesign: redesignsOf(view.document).length - 1 });
  }

  #change(change: () => Promise<View>): Promise<boolean> {
    const made = this.#changes.then(async () => {
      this.dismiss();
      try {
        this.#changed(await change());
        return true;
      } catch (refusal) {
        this.#failure = failureOf(refusal);
        return false;
      }
    });
    this.#changes = made;
    return made;
  }

  #changed(view: View): void {
    this.#view = view;
    const redesigns = redesignsOf(view.document).length;
    if (this.version !== "baseline" && this.version.redesign >= redesigns)
      this.version = "baseline";
    const left = presentIn(workflowOf(view.document, this.version), this.selected);
    if (left.length < this.selected.length) this.selected = left;
    void this.#audits.ask();
  }

  /** One thing at a time; a refusal leaves what was open, and says so. */
  async #run(task: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.#busy += 1;
    // A change that is under way belongs to what is on the screen now.
    await this.#changes;
    this.dismiss();
    try {
      await task();
    } catch (refusal) {
      this.#failure = failureOf(refusal);
    }
    // What was asked is done: the next click is heard while the list follows.
    this.#busy -= 1;
    this.#recent = await this.#host.recentFiles().catch(() => this.#recent);
  }
}
