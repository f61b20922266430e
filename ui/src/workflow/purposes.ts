// What a step is good for, as people type it: `feedback, learn`.

import type { Purpose } from "../lib/contract";
import { words } from "../lib/words";
import { purposes as german } from "../lib/words/de/purposes";
import { purposes as english } from "../lib/words/en/purposes";
import type { Read } from "./read";

/** Every purpose, in the order of the contract. */
export const purposes: readonly Purpose[] = [
  "handover",
  "voice",
  "learn",
  "feedback",
  "support",
  "help",
  "reflect",
  "align",
  "belong",
  "trust",
  "decide",
  "recognise",
  "check",
  "status",
  "logistics",
];

export function purposesText(chosen: Purpose[]): string {
  return chosen.map((purpose) => words.purposes[purpose]).join(", ");
}

/** Words that are no purpose are said, never dropped. */
export function readPurposes(text: string): Read<Purpose[]> {
  const typed = text.split(/[\s,;]+/u).filter((word) => word !== "");
  const unknown = typed.filter((word) => purposeOf(word) === undefined);
  if (unknown.length > 0)
    return { says: words.sheet.purposesUnknown(unknown, Object.values(words.purposes)) };
  const known = typed.map(purposeOf).filter((purpose) => purpose !== undefined);
  return { value: [...new Set(known)] };
}

function purposeOf(word: string): Purpose | undefined {
  const wanted = SPELLINGS[word.toLowerCase()] ?? word.toLowerCase();
  // Whatever the window speaks, people type the words that they know.
  const isWanted = (purpose: Purpose) =>
    [purpose, english[purpose], german[purpose]].some((one) => one.toLowerCase() === wanted);
  return purposes.find(isWanted);
}

/** Other spellings of the same word. */
const SPELLINGS: Partial<Record<string, Purpose>> = {
  learning: "learn",
  recognize: "recognise",
  recognition: "recognise",
  belonging: "belong",
  alignment: "align",
};
