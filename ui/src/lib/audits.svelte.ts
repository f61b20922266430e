import type { Arrangement, Audited, Screen, Shows } from "./contract";
import type { Host } from "./host";

/** What is on the screen, and shall be audited. */
type Wanted = { revision: number | undefined; redesign: number | null; shows: Shows };

const NOTHING: Shows = { pair: null, people: false };

/** The audit of what is on the screen, with those pictures of it that are shown. */
export class Audits {
  readonly #host: Pick<Host, "audited">;
  readonly #wanted: () => Wanted;
  readonly #refused: (refusal: unknown) => void;
  #audited = $state.raw<Audited | null>(null);
  /** Which pictures the last answer brought. */
  #drawn = $state.raw<Shows>(NOTHING);

  constructor(
    host: Pick<Host, "audited">,
    wanted: () => Wanted,
    refused: (refusal: unknown) => void,
  ) {
    this.#host = host;
    this.#wanted = wanted;
    this.#refused = refused;
  }

  /** What the audit says, of this revision or of the one before. */
  get audited(): Audited | null {
    return this.#audited;
  }

  /** Whether the last answer brought every picture that is shown. */
  get isDrawn(): boolean {
    return isEnough(this.#drawn, this.#wanted().shows);
  }

  /** The revision of the audit, if it has every picture that is shown. */
  get shown(): number | undefined {
    return this.isDrawn ? this.#audited?.revision : undefined;
  }

  /** There is another document now. */
  forget(): void {
    this.#audited = null;
    this.#drawn = NOTHING;
  }

  /** The newest revision wins: an answer about an older one is dropped. */
  async ask(): Promise<void> {
    const { revision, redesign, shows } = this.#wanted();
    try {
      const audited = await this.#host.audited(redesign, shows);
      const now = this.#wanted();
      const isOfNow = audited.revision === now.revision && redesign === now.redesign;
      if (isOfNow && isEnough(shows, now.shows)) this.#answered(audited, shows);
    } catch (refusal) {
      if (revision === this.#wanted().revision) this.#refused(refusal);
    }
  }

  /** Pictures that nobody asked for stay as they were: they are old, and better than none. */
  #answered(audited: Audited, shows: Shows): void {
    const before = this.#audited?.redesign === audited.redesign ? this.#audited : null;
    const pictures = {
      ...(shows.pair === null && before
        ? { drawing: before.drawing, beside: before.beside ?? null }
        : {}),
      ...(!shows.people && before?.people ? { people: before.people } : {}),
    };
    this.#audited = { ...audited, ...pictures };
    this.#drawn = shows;
  }
}

/** What is on a screen is drawn, and nothing else. */
export function picturesOf(screen: Screen, arrangement: Arrangement): Shows {
  return { pair: screen === "compare" ? arrangement : null, people: screen === "people" };
}

function isEnough(drawn: Shows, shows: Shows): boolean {
  return (shows.pair === null || shows.pair === drawn.pair) && (!shows.people || drawn.people);
}
