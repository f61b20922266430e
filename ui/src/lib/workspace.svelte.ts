import type { Failure, Opened, RecentFile } from "./contract";
import type { Host } from "./host";
import { words } from "./words";

/** What is on the screen: an open document or the start, a complaint, and whether something runs. */
export class Workspace {
  readonly #host: Host;
  #opened = $state.raw<Opened | null>(null);
  #recent = $state.raw<RecentFile[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #notice = $state.raw<string | null>(null);
  #busy = $state.raw(false);

  constructor(host: Host) {
    this.#host = host;
  }

  get opened(): Opened | null {
    return this.#opened;
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

  get busy(): boolean {
    return this.#busy;
  }

  /** Asks what the program was started with. */
  start(): Promise<void> {
    return this.#run(async () => {
      this.#opened = await this.#host.opened();
    });
  }

  choose(): Promise<void> {
    return this.#run(async () => {
      this.#opened = (await this.#host.chooseDocument()) ?? this.#opened;
    });
  }

  openRecent(path: string): Promise<void> {
    return this.#run(async () => {
      this.#opened = await this.#host.openRecent(path);
    });
  }

  close(): Promise<void> {
    return this.#run(async () => {
      await this.#host.closeDocument();
      this.#opened = null;
    });
  }

  exportPdf(): Promise<void> {
    return this.#run(async () => {
      const path = await this.#host.exportPdf();
      if (path !== null) this.#notice = words.reportWritten(path);
    });
  }

  dismiss(): void {
    this.#failure = null;
    this.#notice = null;
  }

  /** One thing at a time; a refusal leaves what was open, and says so. */
  async #run(task: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.dismiss();
    try {
      await task();
    } catch (refusal) {
      this.#failure = failureOf(refusal);
    }
    this.#recent = await this.#host.recentFiles().catch(() => this.#recent);
    this.#busy = false;
  }
}

/** A host refuses with a `Failure`; anything else is a fault of this program. */
function failureOf(refusal: unknown): Failure {
  return isFailure(refusal) ? refusal : { code: "internal", message: String(refusal) };
}

function isFailure(refusal: unknown): refusal is Failure {
  return (
    typeof refusal === "object" && refusal !== null && "code" in refusal && "message" in refusal
  );
}
