import { expect, test } from "vitest";

import type { Person, Tie } from "../lib/contract";
import { figureOf, lookOf, pipsOf, spokenPerson, towards } from "./people";
import { drawing, person, tie } from "./samples";

test("who is left alone, new or apart is drawn so", () => {
  const [mentor, hire] = drawing.people;
  expect(mentor && lookOf(mentor, "before", "minutes")).toBe("meets");
  expect(mentor && lookOf(mentor, "now", "minutes")).toBe("alone");
  expect(hire && lookOf(hire, "now", "minutes")).toBe("meets");
  const fresh = person("Coach", { baseline: { partners: 0, takesPart: false } });
  expect(lookOf(fresh, "before", "minutes")).toBe("absent");
  const loner = person("Clerk", { baseline: { partners: 0 }, redesign: { partners: 0 } });
  expect(lookOf(loner, "now", "minutes")).toBe("apart");
});

test("a circle is spoken with whom it met and meets, in minutes", () => {
  const [mentor, hire] = drawing.people;
  expect(mentor && spokenPerson(drawing, mentor)).toBe(
    "Mentor: met New hire 180 minutes per case before, nobody now",
  );
  expect(hire && spokenPerson(drawing, hire)).toBe(
    "New hire: met Mentor 180 minutes and Manager 140 minutes per case before, " +
      "Manager 20 minutes and Coach 30 minutes per case now",
  );
  const alone = drawing.people.map((one) => ({ ...one, redesign: null }));
  const baseline = { ...drawing, people: alone };
  expect(alone[0] && spokenPerson(baseline, alone[0])).toBe(
    "Mentor: meets New hire 180 minutes per case",
  );
});

test("a figure says what became of a tie", () => {
  const figures = drawing.ties.map((one) => figureOf(one, "now"));
  expect(figures).toEqual([null, "140 → 20", "30 new"]);
  expect(figureOf(tie("Agent", "Lead", 5, 7, "kept"), "now")).toBe("7");
});

test("partners that are there come before those who are gone", () => {
  expect(pipsOf(person("A", { baseline: { partners: 3 }, redesign: { partners: 1 } }))).toEqual([
    true,
    false,
    false,
  ]);
  expect(pipsOf(person("A", { baseline: { partners: 12 } }))).toEqual([]);
});

test("an arrow leads to the nearest circle in its direction", () => {
  const at = (name: string, x: number, y: number): Person => ({
    ...person(name),
    place: { centre: { x, y }, radius: 35, lines: [name], size: 12 },
  });
  const people = [at("middle", 0, 0), at("right", 100, 10), at("far", 300, 0), at("up", 20, -90)];
  const [middle] = people;
  const reach = (key: string) => middle && towards(people, middle, key)?.name;
  expect(reach("ArrowRight")).toBe("right");
  expect(reach("ArrowUp")).toBe("up");
  expect(reach("ArrowLeft")).toBeUndefined();
  expect(reach("a")).toBeUndefined();
});

test("a tie that is new or gone has a side without steps", () => {
  const severed: Tie = tie("A", "B", 5, 0, "severed");
  expect(severed.redesign?.steps).toEqual([]);
  expect(figureOf(severed, "before")).toBe("5");
});
