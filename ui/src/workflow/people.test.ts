import { expect, test } from "vitest";

import type { Participant } from "../lib/contract";
import { peopleText, readPeople } from "./people";

const read: [text: string, people: Participant[]][] = [
  ["Mentor, New hire", ["Mentor", "New hire"]],
  ["2 x Agent", [{ name: "Agent", count: 2 }]],
  ["3× Agent , Customer,", [{ name: "Agent", count: 3 }, "Customer"]],
  ["Agent, Agent", [{ name: "Agent", count: 2 }]],
  ["", []],
  ['"Sales, north", Customer', ["Sales, north", "Customer"]],
  ['2 x "Sales, north"', [{ name: "Sales, north", count: 2 }]],
  ['the 5" crew', ['the 5" crew']],
  ["2xs", ["2xs"]],
];

test.each(read)("%j is who takes part", (text, people) => {
  expect(readPeople(text)).toEqual({ value: people });
});

test("what is shown reads as what it was", () => {
  const people: Participant[] = [
    "Sales, north",
    { name: "Agent", count: 2 },
    '"Quoted"',
    "2 x Odd",
    'a"b, c',
    "顧客",
  ];
  expect(readPeople(peopleText(people))).toEqual({ value: people });
});

test("no people of a role is a mistake", () => {
  expect(readPeople("Mentor, 0 x Agent")).toEqual({
    says: "“0 x Agent” is no number of people. Write “2 x Agent”.",
  });
});
