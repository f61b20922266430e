// How long a step takes, as people type it: `40`, `2.5`, or nothing where nobody knows.

import { words } from "../lib/words";
import type { Read } from "./read";

export function minutesText(minutes: number | undefined): string {
  return minutes === undefined ? "" : String(minutes);
}

export function readMinutes(text: string): Read<number | null> {
  const typed = text.trim();
  if (typed === "") return { value: null };
  // A comma before three digits would be thousands to some and thousandths to others.
  const number = /^(\d+(?:\.\d+|,\d{1,2})?)\s*(?:m|mins?\.?|minutes?|minuten)?$/iu.exec(typed)?.[1];
  if (number === undefined) return { says: words.sheet.minutesWrong(typed) };
  return { value: Number(number.replace(",", ".")) };
}
