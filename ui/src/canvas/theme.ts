// The colours of a drawing, as the design system's tokens name them at the moment.

import type { Token } from "../lib/contract";

export type Theme = {
  colours: Readonly<Record<Token, string>>;
  /** The ground of what is lit. */
  mark: string;
  font: string;
  /** How densely the veil covers what is not lit; 0 for those who need contrast. */
  veil: number;
  /** The zoom at which the drawing is read. */
  reading: number;
};

const properties = {
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  paper: "--bg",
  surface: "--surface",
  hairline: "--line-2",
  control: "--control",
  lane: "--warp",
  flow: "--flow",
  automated: "--a",
  "automated-text": "--a-t",
  augmented: "--g",
  "augmented-soft": "--g-s",
  contact: "--r",
  "contact-text": "--r-t",
  alone: "--i",
  lost: "--lost",
  "lost-text": "--lost-t",
} satisfies Record<Token, string>;

const isToken = (name: string): name is Token => name in properties;
const tokens = Object.keys(properties).filter(isToken);

/** `#fff`, as style sheets are shortened, in six digits: two more of them say how clear it is. */
function longHex(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
}

/** Reads the theme; `read` gives the value of a custom property. */
export function themeOf(read: (property: string) => string): Theme {
  const value = (property: string) => read(property).trim();
  const colour = (property: string) => longHex(value(property));
  const colours: Record<Token, string> = { ...properties };
  for (const token of tokens) colours[token] = colour(properties[token]);
  return {
    colours,
    mark: colour("--mark"),
    font: value("--ui"),
    veil: Number(value("--veil")),
    reading: Number(value("--reading")) || 1,
  };
}

/** Calls back whenever the theme may have become another, until it is told to stop. */
export function watchTheme(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((query) =>
    matchMedia(query),
  );
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const query of queries) query.addEventListener("change", changed);
  // Letters of a font that has not come yet are measured and drawn in another.
  document.fonts.addEventListener("loadingdone", changed);
  return () => {
    chosen.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
    document.fonts.removeEventListener("loadingdone", changed);
  };
}
