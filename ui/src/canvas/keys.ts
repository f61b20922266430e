// What a key asks of the canvas.

import type { Action, Tag, Version } from "../lib/contract";
import type { Way } from "./walk";

export type Command =
  | { do: "walk"; way: Way }
  | { do: "nudge"; way: Way }
  | { do: "end"; last: boolean }
  | { do: "tag"; tag: Tag }
  | {
      do: "rename" | "remove" | "add" | "double" | "all" | "fit" | "nearer" | "farther" | "cancel";
    };

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
  Home: { do: "end", last: false },
  End: { do: "end", last: true },
  F2: { do: "rename" },
  Enter: { do: "rename" },
  Delete: { do: "remove" },
  Backspace: { do: "remove" },
  Escape: { do: "cancel" },
};

const withControl: Readonly<Record<string, Command>> = {
  Enter: { do: "add" },
  a: { do: "all" },
  d: { do: "double" },
  "0": { do: "fit" },
  "+": { do: "nearer" },
  "=": { do: "nearer" },
  "-": { do: "farther" },
};

const withAlt: Readonly<Record<string, Command>> = {
  ArrowLeft: { do: "nudge", way: "left" },
  ArrowRight: { do: "nudge", way: "right" },
  ArrowUp: { do: "nudge", way: "up" },
  ArrowDown: { do: "nudge", way: "down" },
};

export function commandOf(key: Key): Command | undefined {
  if (key.isComposing) return undefined;
  if (key.altKey) return key.ctrlKey || key.metaKey ? undefined : withAlt[key.key];
  if (key.ctrlKey || key.metaKey) return withControl[key.key];
  return key.shiftKey ? undefined : plain[key.key];
}

/** What a key changes about steps; nothing where it changes nothing, or the drawing has to say how. */
export function changeOf(command: Command, steps: string[], version: Version): Action | null {
  if (command.do === "tag") return { retag: { version, steps, tag: command.tag } };
  if (command.do === "remove") return { remove: { version, steps } };
  return command.do === "double" ? { duplicate: { version, steps } } : null;
}
