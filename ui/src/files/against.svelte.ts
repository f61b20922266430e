import type { AgainstLog, Version } from "../lib/contract";
import { failureOf } from "../lib/failure";
import type { Host } from "../lib/host";

/** The log that the open document is held against, and how the version on the screen fits it. */
export class Against {
  readonly #host: Host;
  #open = $state.raw(false);
  #found = $state.raw<AgainstLog | null>(null);
  #refusal = $state.raw<string | null>(null);
  #asked = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether there is such a log. */
  get open(): boolean {
    return this.#open;
  }

  /** How the version fits it; null until it is known. */
  get found(): AgainstLog | null {
    return this.#found;
  }

  /** Why it is not known. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** A log was counted. */
  begin(): void {
    this.#found = null;
    this.#open = true;
  }

  /** Compares a version; of several answers the last counts. */
  async ask(version: Version): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    try {
      const found = await this.#host.files.againstLog(version);
      if (number !== this.#asked || !this.#open) return;
      this.#found = found;
      this.#refusal = null;
      // Another document is open by now, and the program holds no log for it.
      if (!found) this.#open = false;
    } catch (failed) {
      if (number === this.#asked) this.#refusal = failureOf(failed).message;
    }
  }

  /** Nobody looks at it any more. */
  leave(): void {
    this.#open = false;
    this.#found = null;
    // Where nobody answers, the counts are held until another document is open.
    void this.#host.files.leaveAgainstLog().catch(() => undefined);
  }
}
