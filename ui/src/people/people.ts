// What the drawing of the people shows of a version, and what is spoken of.

import type { Meets, PeopleDrawing, Person, Point, Standing, Tie } from "../lib/contract";
import { rounded } from "../lib/numbers";
import { words } from "../lib/words";

/** Which version a drawing shows. */
export type Side = "before" | "now";

/** What the lines say. */
export type Lines = "minutes" | "handoffs";

/** What somebody asked about. */
export type Choice = { role: string } | { tie: [string, string] };

/** The chosen role or tie, if it is still there. */
export type Chosen = { person: Person } | { tie: Tie } | null;

export function chosenOf(drawing: PeopleDrawing, choice: Choice | null): Chosen {
  if (choice === null) return null;
  if ("role" in choice) {
    const person = drawing.people.find(({ name }) => name === choice.role);
    return person ? { person } : null;
  }
  const [one, other] = choice.tie;
  const tie = drawing.ties.find(({ roles }) => roles[0] === one && roles[1] === other);
  return tie ? { tie } : null;
}

/** The roles that are lit by a choice, with its partners; null where nothing is chosen. */
export function litBy(drawing: PeopleDrawing, chosen: Chosen): Set<string> | null {
  if (chosen === null) return null;
  if ("tie" in chosen) return new Set(chosen.tie.roles);
  const { name } = chosen.person;
  return new Set([name, ...tiesOf(drawing, name).flatMap(({ roles }) => roles)]);
}

/** Whether a tie is spoken of. */
export function isLit(tie: Tie, chosen: Chosen): boolean {
  if (chosen === null) return true;
  return "tie" in chosen ? tie === chosen.tie : tie.roles.includes(chosen.person.name);
}

/** The ties of a role, most minutes first. */
export function tiesOf(drawing: PeopleDrawing, name: string): Tie[] {
  return drawing.ties.filter(({ roles }) => roles.includes(name));
}

/** The other end of a tie. */
export function otherEnd(tie: Tie, name: string): string {
  return tie.roles[0] === name ? tie.roles[1] : tie.roles[0];
}

export function meetsOn(tie: Tie, side: Side): Meets {
  return side === "before" ? tie.baseline : (tie.redesign ?? tie.baseline);
}

export function standingOn(person: Person, side: Side): Standing {
  return side === "before" ? person.baseline : (person.redesign ?? person.baseline);
}

/** How a circle is drawn: not at all for who is new, before that. */
export type Look = "meets" | "alone" | "apart" | "absent";

export function lookOf(person: Person, side: Side, lines: Lines): Look {
  const standing = standingOn(person, side);
  if (side === "before" && !standing.takesPart) return "absent";
  if (lines === "handoffs") return standing.takesPart ? "meets" : "apart";
  if (standing.partners > 0) return "meets";
  return side === "now" && person.leftAlone ? "alone" : "apart";
}

/** Whom a role meets on one side, with rounded minutes. */
export function partnersOf(drawing: PeopleDrawing, name: string, side: Side) {
  return tiesOf(drawing, name)
    .filter((tie) => meetsOn(tie, side).steps.length > 0)
    .map((tie) => ({ name: otherEnd(tie, name), minutes: rounded(meetsOn(tie, side).minutes) }));
}

/** What a circle is called by a screen reader. */
export function spokenPerson(drawing: PeopleDrawing, person: Person): string {
  const now = person.redesign && partnersOf(drawing, person.name, "now");
  return words.people.person(person.name, partnersOf(drawing, person.name, "before"), now);
}

/** The figure on a line; none on the line of a tie that is not there. */
export function figureOf(tie: Tie, side: Side): string | null {
  const before = rounded(tie.baseline.minutes);
  const { steps, minutes } = meetsOn(tie, side);
  if (steps.length === 0) return null;
  if (side === "before" || tie.change === "kept") return rounded(minutes);
  return tie.change === "new"
    ? words.people.newTie(rounded(minutes))
    : words.people.change(before, rounded(minutes));
}

/** The roles that alone join others on one side, those with most at stake first. */
export function bridgesOn(drawing: PeopleDrawing, side: Side) {
  return drawing.people
    .flatMap((person) => {
      const { bridge } = standingOn(person, side);
      return bridge ? [{ name: person.name, ...bridge }] : [];
    })
    .toSorted((one, other) => other.to.length - one.to.length);
}

/** Up to this many partners are pips. */
const PIPS = 9;

/** Partners as pips, those who are there before those who are gone; none where there are too many. */
export function pipsOf(person: Person): boolean[] {
  const before = person.baseline.partners;
  const now = person.redesign?.partners ?? before;
  const all = Math.max(before, now);
  return all > PIPS ? [] : Array.from({ length: all }, (_, at) => at < now);
}

const ways: Partial<Record<string, Point>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** The circle that an arrow key leads to: the nearest in its direction; none where there is none. */
export function towards(people: Person[], from: Person, key: string): Person | null {
  const way = ways[key];
  const start = from.place?.centre;
  if (!way || !start) return null;
  const reached = people.flatMap((person) => {
    const centre = person.place?.centre;
    if (!centre || person === from) return [];
    const [x, y] = [centre.x - start.x, centre.y - start.y];
    const ahead = x * way.x + y * way.y;
    const aside = Math.abs(x * way.y - y * way.x);
    return ahead > 0 && aside <= 2 * ahead ? [{ person, far: ahead + 2 * aside }] : [];
  });
  return reached.toSorted((one, other) => one.far - other.far)[0]?.person ?? null;
}
