import type { Failure, Preview, ReportChoices } from "../lib/contract";
import { failureOf } from "../lib/failure";
import type { ReportHost } from "./host";

/** The report of the open document: what was chosen, its pages, and whether others are being set. */
export class Report {
  readonly #host: ReportHost;
  #path: string | null = null;
  #choices = $state.raw<ReportChoices | null>(null);
  #logo = $state.raw<string | null>(null);
  #preview = $state.raw<Preview | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #logoFailure = $state.raw<Failure | null>(null);
  #setting = $state.raw(false);
  #redesign: number | null = null;
  #again = false;
  #settled: Promise<void> = Promise.resolve();

  constructor(host: ReportHost) {
    this.#host = host;
  }

  /** What was chosen; null until the host has said. */
  get choices(): ReportChoices | null {
    return this.#choices;
  }

  /** What the file of the logo was called. */
  get logo(): string | null {
    return this.#logo;
  }

  /** The pages on the screen, which stay until the next ones are there. */
  get preview(): Preview | null {
    return this.#preview;
  }

  /** Why there are no newer pages. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Why a picture cannot stand as a logo. */
  get logoFailure(): Failure | null {
    return this.#logoFailure;
  }

  /** Kept once the pages on the screen are those that were chosen. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Whether pages are being set. */
  get setting(): boolean {
    return this.#setting;
  }

  /** Asks what was chosen for a document. */
  async open(path: string): Promise<void> {
    if (path !== this.#path) {
      this.#path = path;
      this.#choices = null;
      this.#preview = null;
    }
    this.#logoFailure = null;
    this.#failure = await refusalOf(async () => {
      const { choices, logo } = await this.#host.choices();
      this.#choices = choices;
      this.#logo = logo;
    });
  }

  choose(change: Partial<ReportChoices>): void {
    if (this.#choices) this.#choices = { ...this.#choices, ...change };
  }

  async chooseLogo(): Promise<void> {
    this.#logoFailure = await refusalOf(async () => {
      const logo = await this.#host.chooseLogo();
      if (logo === null) return;
      this.#logo = logo;
      await this.set(this.#redesign);
    });
  }

  async removeLogo(): Promise<void> {
    this.#logoFailure = await refusalOf(async () => {
      await this.#host.removeLogo();
      this.#logo = null;
      await this.set(this.#redesign);
    });
  }

  /** Sets the pages: one report at a time, and of what was asked meanwhile only the newest. */
  set(redesign: number | null): Promise<void> {
    this.#redesign = redesign;
    this.#again = true;
    if (!this.#setting) this.#settled = this.#setAll();
    return this.#settled;
  }

  async #setAll(): Promise<void> {
    this.#setting = true;
    while (this.#again && this.#choices) {
      this.#again = false;
      const choices = this.#choices;
      this.#failure = await refusalOf(async () => {
        this.#preview = await this.#host.preview(this.#redesign, choices);
      });
    }
    this.#setting = false;
  }

  page(number: number, at: number): Promise<ArrayBuffer> {
    return this.#host.page(number, at);
  }
}

async function refusalOf(task: () => Promise<void>): Promise<Failure | null> {
  try {
    await task();
    return null;
  } catch (refusal) {
    return failureOf(refusal);
  }
}
