// Who takes part, as people type it: `Mentor, 2 x Agent`. A name that could be misread is quoted.

import type { Participant } from "../lib/contract";
import { words } from "../lib/words";
import type { Read } from "./read";

export function peopleText(roles: Participant[]): string {
  return roles.map(personText).join(", ");
}

export function roleOf(person: Participant): string {
  return typeof person === "string" ? person : person.name;
}

export function countOf(person: Participant): number {
  return typeof person === "string" ? 1 : person.count;
}

/** A role that is named twice takes part with as many people as both say. */
export function readPeople(text: string): Read<Participant[]> {
  const counts = new Map<string, number>();
  for (const part of partsOf(text)) {
    const { count, name } = personOf(part);
    if (!(count >= 1 && count <= MOST)) return { says: words.sheet.countWrong(part) };
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return { value: [...counts].map(([name, count]) => (count === 1 ? name : { name, count })) };
}

/** The same people in the same order. */
export function samePeople(one: Participant[], other: Participant[]): boolean {
  const alike = (person: Participant, at: number): boolean => {
    const twin = other[at];
    return (
      twin !== undefined && roleOf(person) === roleOf(twin) && countOf(person) === countOf(twin)
    );
  };
  return one.length === other.length && one.every(alike);
}

const MOST = 4_294_967_295;
const COUNTED = /^(\d+)\s*[x×]\s+(.*)$/iu;
const NEEDS_QUOTES = /[",]|^\s|\s$/;

function personText(person: Participant): string {
  const count = countOf(person);
  const name = quoted(roleOf(person));
  return count === 1 ? name : `${String(count)} x ${name}`;
}

function quoted(name: string): string {
  const plain = !NEEDS_QUOTES.test(name) && !COUNTED.test(name);
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

function personOf(part: string): { count: number; name: string } {
  const counted = COUNTED.exec(part);
  const name = counted?.[2] ?? part;
  return { count: Number(counted?.[1] ?? 1), name: unquoted(name.trim()) };
}

function unquoted(name: string): string {
  const inside = /^"(.*)"$/s.exec(name)?.[1];
  return inside === undefined ? name : inside.replaceAll('""', '"');
}

/** What stands between commas outside quotes. A quote only opens a name; inside one it is a letter. */
function partsOf(text: string): string[] {
  const parts =
    text.match(/(?:^|,)\s*(?:\d+\s*[x×]\s+)?(?:"(?:[^"]|"")*"\s*(?=,|$)|[^,]*)/giu) ?? [];
  return parts.map((part) => part.replace(/^,/, "").trim()).filter((part) => part !== "");
}
