// Where a key belongs: to a text that somebody types, to a dialog, or to the window.

/** Whether a single key typed there is text or works the control. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}

/** Whether a single key may be a command of the window now. */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !takesText(event.target) && document.querySelector("dialog[open]") === null;
}
