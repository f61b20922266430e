// What the audit used because nobody said it, as the panel of a step and the sheet need it.

import type { Assumption, Audited, Purpose, SuggestedField, Tag, Version } from "./contract";

/** What is suggested for a step, or missing in it. */
export type Assumed = { field: string; used: unknown; why: string; confidence?: number | null };

/** Suggestions that nobody has confirmed, by step. */
export function suggestionsIn(audited: Audited | null, version: Version): Map<string, Assumed[]> {
  return byStep(audited, version, (one) => one.reason === "suggested" && one.field !== "match");
}

/** Tags that nobody has confirmed, by step. */
export function tagsOf(suggestions: ReadonlyMap<string, Assumed[]>): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const [step, all] of suggestions) {
    const tag = all.find((one) => one.field === "tag")?.used;
    if (isTag(tag)) tags.set(step, tag);
  }
  return tags;
}

/** How many steps wait for each kind of suggestion. */
export function fieldsOf(suggestions: ReadonlyMap<string, Assumed[]>): Map<SuggestedField, number> {
  const counts = new Map<SuggestedField, number>();
  for (const one of [...suggestions.values()].flat()) {
    if (isField(one.field)) counts.set(one.field, (counts.get(one.field) ?? 0) + 1);
  }
  return counts;
}

/** The minutes that count where nobody entered any, by step. */
export function minutesIn(audited: Audited | null, version: Version): Map<string, Assumed> {
  const all = byStep(audited, version, ({ reason, field }) => {
    return reason === "missing" && field === "minutes";
  });
  return new Map([...all].flatMap(([step, [first]]) => (first ? [[step, first]] : [])));
}

/** The shares that count where a step parts and nobody gave them. */
export function sharesOf(audited: Audited | null, version: Version, step: string): number[] | null {
  const found = assumptions(audited, version).find((one) => {
    return one.step === step && one.field === "probability";
  });
  const used: unknown = found?.used;
  return Array.isArray(used) && used.every(isNumber) ? used : null;
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

export function isTag(value: unknown): value is Tag {
  return typeof value === "string" && tags.has(value);
}

export function isField(value: string): value is SuggestedField {
  return fields.has(value);
}

export function isPurpose(value: unknown, known: Record<Purpose, string>): value is Purpose {
  return typeof value === "string" && value in known;
}

const tags: ReadonlySet<string> = new Set<Tag>([
  "ai-automated",
  "ai-augmented",
  "human-relational",
  "human-alone",
]);

const fields: ReadonlySet<string> = new Set<SuggestedField>([
  "tag",
  "roles",
  "mode",
  "purposes",
  "minutes",
  "outcome",
  "kind",
]);

function byStep(
  audited: Audited | null,
  version: Version,
  isWanted: (one: Assumption) => boolean,
): Map<string, Assumed[]> {
  const steps = new Map<string, Assumed[]>();
  for (const one of assumptions(audited, version)) {
    if (!one.step || !isWanted(one)) continue;
    const known = steps.get(one.step);
    if (known) known.push(one);
    else steps.set(one.step, [one]);
  }
  return steps;
}

function assumptions(audited: Audited | null, version: Version): Assumption[] {
  const name = version === "baseline" ? "baseline" : "redesign";
  const isThere = version === "baseline" || audited?.redesign === version.redesign;
  const all = isThere ? audited?.audit?.assumptions : undefined;
  return all?.filter((one) => one.version === name) ?? [];
}
