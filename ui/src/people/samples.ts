// Four roles for tests: one left alone, one thinned tie, one new tie.

import type { PeopleDrawing, Person, Standing, Tie } from "../lib/contract";

type Some = { baseline?: Partial<Standing>; redesign?: Partial<Standing> | null };

function standing(more: Partial<Standing> = {}): Standing {
  return { takesPart: true, partners: 1, minutes: 0, machineMinutes: 0, bridge: null, ...more };
}

export function person(name: string, more: Some = {}, x = 0, y = 0): Person {
  const baseline = standing(more.baseline);
  const redesign = more.redesign === null ? null : standing(more.redesign);
  return {
    name,
    focus: false,
    leftAlone: baseline.partners > 0 && redesign?.partners === 0,
    baseline,
    redesign,
    place: { centre: { x, y }, radius: 35, lines: [name], size: 12 },
  };
}

export function tie(
  one: string,
  other: string,
  before: number,
  now: number,
  change: Tie["change"],
): Tie {
  const line = { from: { x: 0, y: 0 }, to: { x: 200, y: 0 } };
  const carrier = (step: string, minutes: number, after: string[]) =>
    minutes > 0 ? [{ step, minutes, now: after }] : [];
  return {
    roles: [one, other],
    baseline: { minutes: before, steps: carrier("b1", before, ["r1"]) },
    redesign: { minutes: now, steps: carrier("r2", now, []) },
    change,
    strand: {
      line,
      before: before > 0 ? 8 : 0,
      now: now > 0 ? 3 : 0,
      rails: change === "severed" || change === "thinned" ? [line, line] : [],
      slashes: change === "severed" ? [line, line] : [],
      label: { x: 100, y: 0 },
    },
  };
}

export const drawing: PeopleDrawing = {
  width: 500,
  height: 400,
  people: [
    person("Mentor", { redesign: { partners: 0 } }, 250, 50),
    {
      ...person(
        "New hire",
        {
          baseline: { partners: 2, bridge: { to: ["Manager", "Mentor"], between: true } },
          redesign: { partners: 2, machineMinutes: 289 },
        },
        250,
        200,
      ),
      focus: true,
    },
    person("Manager", {}, 400, 200),
    person("Coach", { baseline: { takesPart: false, partners: 0 } }, 100, 200),
  ],
  ties: [
    tie("Mentor", "New hire", 181.5385, 0, "severed"),
    tie("Manager", "New hire", 135, 20, "thinned"),
    tie("Coach", "New hire", 0, 30, "new"),
  ],
  machines: {
    rect: { x: 230, y: 280, width: 48, height: 44 },
    baseline: 0,
    redesign: 289,
    lines: [
      {
        role: "New hire",
        line: { from: { x: 250, y: 200 }, to: { x: 250, y: 280 } },
        before: false,
        now: true,
      },
    ],
  },
  handoffs: [
    {
      from: "Mentor",
      to: "Manager",
      baseline: 1.5385,
      redesign: 0,
      line: { from: { x: 250, y: 90 }, to: { x: 370, y: 180 } },
    },
    {
      from: "New hire",
      to: null,
      baseline: 0,
      redesign: 2,
      line: { from: { x: 250, y: 240 }, to: { x: 250, y: 278 } },
    },
  ],
  scale: { minutes: 60, width: 8.4 },
};
