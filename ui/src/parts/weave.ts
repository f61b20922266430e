// Colours of the design system for what the core draws small.

import type { Token } from "../lib/contract";

const COLOURS: Partial<Record<Token, string>> = {
  lane: "var(--warp)",
  contact: "var(--r)",
  lost: "var(--lost)",
  automated: "var(--a)",
  augmented: "var(--g)",
  alone: "var(--i)",
  control: "var(--control)",
  paper: "var(--surface)",
};

/** The colour of a token, as a style reads it. */
export function colourOf(token: Token): string {
  return COLOURS[token] ?? "var(--ink-3)";
}
