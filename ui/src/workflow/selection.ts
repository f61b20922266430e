// Which rows are selected after one was chosen: alone, with all up to it, or beside others.

export type How = "alone" | "upTo" | "beside";

export function howOf(event: MouseEvent | KeyboardEvent): How {
  if (event.shiftKey) return "upTo";
  return event.ctrlKey || event.metaKey ? "beside" : "alone";
}

/** The chosen one stands last, so that everybody knows which it was. */
export function selectionAfter(
  chosen: string,
  how: How,
  anchor: string | null,
  selected: string[],
  ids: string[],
): string[] {
  const others = selected.filter((id) => id !== chosen);
  if (how === "beside") return selected.includes(chosen) ? others : [...others, chosen];
  if (how === "alone" || anchor === null || !ids.includes(anchor)) return [chosen];
  const [from, to] = [ids.indexOf(anchor), ids.indexOf(chosen)].toSorted((one, two) => one - two);
  const between = ids.slice(from, (to ?? 0) + 1).filter((id) => id !== chosen);
  return [...between, chosen];
}
