// A long workflow with one and a half hand-offs a step: the same for tests and benches.

const ROLES = ["Coordinator", "Mentor", "New hire", "Manager", "Team"];
const TAGS = ["human-relational", "ai-augmented", "ai-automated", "human-alone"];

/** A document of `count` steps, s1, s2, …, as Weft JSON. */
export function largeDocument(count: number): string {
  const steps = Array.from({ length: count }, (_, at) => ({
    id: `s${String(at + 1)}`,
    name: `Step ${String(at + 1)} of the long workflow`,
    roles: [ROLES[at % ROLES.length], ROLES[(at + 2) % ROLES.length]],
    tag: TAGS[at % TAGS.length],
    minutes: 10 + (at % 20),
    purposes: ["handover"],
    mode: "live",
    next: next(at, count),
  }));
  const roles = ROLES.map((name) => ({ name, kind: "internal" }));
  return JSON.stringify({
    format: "weft/1",
    title: `${String(count)} steps`,
    roles,
    baseline: { steps },
  });
}

/** On to the next step; from every second one, some skip four. */
function next(at: number, count: number): { to: string; probability: number }[] {
  if (at + 1 === count) return [];
  const on = `s${String(at + 2)}`;
  const skips = at % 2 === 0 && at + 5 < count;
  return skips
    ? [
        { to: on, probability: 0.6 },
        { to: `s${String(at + 6)}`, probability: 0.4 },
      ]
    : [{ to: on, probability: 1 }];
}
