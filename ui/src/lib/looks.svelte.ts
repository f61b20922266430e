import type { Looks as Answer, Preferences } from "./contract";
import type { Host } from "./host";
import { type Language, speak, systemLanguage } from "./words";

/** How the window looks and speaks. */
export class Looks {
  readonly #host: Host;
  #preferences = $state.raw<Preferences>({
    language: null,
    appearance: "system",
    textSize: 100,
    author: "",
  });
  #language = $state.raw<Language>("en");

  /** Called when another language is spoken than before. */
  onlanguage: () => void = () => undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  get preferences(): Preferences {
    return this.#preferences;
  }

  /** The language in force; what is on the screen is drawn again when it changes. */
  get language(): Language {
    return this.#language;
  }

  /** Asks what was chosen; where nobody answers, the window looks as the system says. */
  async start(): Promise<void> {
    try {
      this.#follow(await this.#host.preferences());
    } catch {
      this.#follow({ preferences: this.#preferences, language: systemLanguage() });
    }
  }

  async choose(chosen: Partial<Preferences>): Promise<void> {
    this.#follow(await this.#host.choosePreferences({ ...this.#preferences, ...chosen }));
  }

  #follow({ preferences, language }: Answer): void {
    this.#preferences = preferences;
    const root = document.documentElement;
    root.lang = language;
    if (preferences.appearance === "system") delete root.dataset.theme;
    else root.dataset.theme = preferences.appearance;
    if (language === this.#language) return;
    speak(language);
    this.#language = language;
    this.onlanguage();
  }
}
