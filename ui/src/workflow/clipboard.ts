// Copying and pasting with the events of the browser alone: no permission to read what others copied.

import type { Copied } from "../lib/contract";
import { takesText } from "./typing";

/** All of the steps, which other programs do not know. */
const OWN = "application/x-weft+json";

export type Clipboard = Record<"copy" | "cut" | "paste", (event: ClipboardEvent) => void>;

/** Hears what is copied, cut and pasted in the window outside of texts, until it is told to stop. */
export function listen(on: Clipboard): () => void {
  const asked = ["beforecopy", "beforecut", "beforepaste"];
  // Where no text is selected, a browser asks first whether there is anything to copy.
  const allow = (event: Event) => {
    if (isOurs(event)) event.preventDefault();
  };
  const heard = (event: ClipboardEvent) => {
    if (!isOurs(event)) return;
    if (event.type === "copy" || event.type === "cut" || event.type === "paste")
      on[event.type](event);
  };
  for (const name of asked) document.addEventListener(name, allow);
  for (const name of ["copy", "cut", "paste"] as const) document.addEventListener(name, heard);
  return () => {
    for (const name of asked) document.removeEventListener(name, allow);
    for (const name of ["copy", "cut", "paste"] as const) document.removeEventListener(name, heard);
  };
}

/** Whether an event of the clipboard is about the workflow, and not about a text or a dialog. */
function isOurs(event: Event): boolean {
  if (event.defaultPrevented || takesText(event.target)) return false;
  return document.querySelector("dialog[open]") === null;
}

/** Puts steps on the clipboard; false where it takes nothing. */
export function put(event: ClipboardEvent, { text, weft }: Copied): boolean {
  if (!event.clipboardData) return false;
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData(OWN, weft);
  event.preventDefault();
  return true;
}

/** What was copied here or elsewhere; nothing where there is none. */
export function taken(event: ClipboardEvent): string | null {
  const data = event.clipboardData;
  const own = data?.getData(OWN) ?? "";
  const text = own === "" ? (data?.getData("text/plain") ?? "") : own;
  event.preventDefault();
  return text.trim() === "" ? null : text;
}
