// The share of cases that take a hand-off, as people type it in per cent.

import type { Link } from "./contract";
import { exact } from "./numbers";

/** What stands in the field; nothing where nobody said it. */
export function shareShown(link: Link): string {
  return link.probability === undefined ? "" : exact(link.probability * 100);
}

/** The hand-offs with another share of one of them, which is open where nothing is typed; the same ones
 *  where nothing changes, and null where the text is no share. */
export function withShare(next: Link[], link: Link, text: string): Link[] | null {
  const typed = text.replace("%", "").replace(",", ".").trim();
  if (typed === shareShown(link).replace(",", ".")) return next;
  const number = Number(typed);
  if (!(number >= 0 && number <= 100)) return null;
  const { to, name } = link;
  const open = name === undefined ? { to } : { to, name };
  const after = typed === "" ? open : { ...link, probability: number / 100 };
  return next.map((one) => (one === link ? after : one));
}
