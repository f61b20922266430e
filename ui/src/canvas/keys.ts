// What a key asks of the canvas.

import type { Tag } from "../lib/contract";
import type { Way } from "./walk";

export type Command =
  | { do: "walk"; way: Way }
  | { do: "tag"; tag: Tag }
  | { do: "rename" | "remove" | "add" | "all" | "fit" | "nearer" | "farther" | "cancel" };

/** What of a keyboard event counts. */
export type Key = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

const plain: Readonly<Record<string, Command>> = {
  ArrowLeft: { do: "walk", way: "left" },
  ArrowRight: { do: "walk", way: "right" },
  ArrowUp: { do: "walk", way: "up" },
  ArrowDown: { do: "walk", way: "down" },
  "1": { do: "tag", tag: "ai-automated" },
  "2": { do: "tag", tag: "ai-augmented" },
  "3": { do: "tag", tag: "human-relational" },
  "4": { do: "tag", tag: "human-alone" },
  F2: { do: "rename" },
  Enter: { do: "rename" },
  Delete: { do: "remove" },
  Backspace: { do: "remove" },
  Escape: { do: "cancel" },
};

const withControl: Readonly<Record<string, Command>> = {
  Enter: { do: "add" },
  a: { do: "all" },
  "0": { do: "fit" },
  "+": { do: "nearer" },
  "=": { do: "nearer" },
  "-": { do: "farther" },
};

export function commandOf(key: Key): Command | undefined {
  if (key.isComposing || key.altKey) return undefined;
  if (key.ctrlKey || key.metaKey) return withControl[key.key];
  return key.shiftKey ? undefined : plain[key.key];
}
