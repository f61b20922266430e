// The cells of a step: what each shows as text, and which action a changed text means.

import type { Action, Mode, Step, Tag, Version } from "../lib/contract";
import { words } from "../lib/words";
import { minutesText, readMinutes } from "./minutes";
import { peopleText, readPeople, samePeople } from "./people";
import { purposesText, readPurposes } from "./purposes";
import type { Read } from "./read";
import { type Numbers, readThen, sameLinks, thenText } from "./then";

/** The columns that are edited as text. */
export type Field = "name" | "who" | "minutes" | "goodFor" | "then" | "notes";

/** Where a step stands. */
export type Place = { version: Version; steps: Step[] };

/** Every tag, in the order of the keys 1 to 4. */
export const tags: readonly Tag[] = [
  "ai-automated",
  "ai-augmented",
  "human-relational",
  "human-alone",
];

export const modes: readonly Mode[] = ["live", "time-shifted", "one-way", "none"];

/** The tag of a key, 1 to 4. */
export function tagOfKey(key: string): Tag | undefined {
  return /^[1-4]$/.test(key) ? tags[Number(key) - 1] : undefined;
}

/** What is edited; a cell without anything is empty. */
export function textOf(field: Field, step: Step, numbers: Numbers): string {
  switch (field) {
    case "name":
      return step.name;
    case "who":
      return peopleText(step.roles);
    case "minutes":
      return minutesText(step.minutes);
    case "goodFor":
      return purposesText(step.purposes);
    case "then":
      return thenText(step.next, numbers);
    case "notes":
      return step.notes ?? "";
  }
}

/** The action that a text means, null where it changes nothing, or what is wrong with it. */
export function actionOf(
  field: Field,
  text: string,
  step: Step,
  { version, steps }: Place,
): Read<Action | null> {
  const at = { version, step: step.id };
  switch (field) {
    case "name": {
      const name = text.trim();
      if (name === "") return { says: words.sheet.nameMissing };
      return changed(name === step.name, { rename: { ...at, name } });
    }
    case "who":
      return mapped(readPeople(text), (roles) =>
        unless(samePeople(roles, step.roles), { setPeople: { ...at, roles } }),
      );
    case "minutes":
      return mapped(readMinutes(text), (minutes) =>
        unless(minutes === (step.minutes ?? null), {
          setMinutes: { version, steps: [step.id], minutes },
        }),
      );
    case "goodFor":
      return mapped(readPurposes(text), (purposes) =>
        unless(purposesText(purposes) === purposesText(step.purposes), {
          setPurposes: { ...at, purposes },
        }),
      );
    case "then":
      return mapped(readThen(text, step, steps), (next) =>
        unless(sameLinks(next, step.next), { setLinks: { ...at, next } }),
      );
    case "notes":
      return changed(text === (step.notes ?? ""), { setNotes: { ...at, notes: text } });
  }
}

function unless(same: boolean, action: Action): Action | null {
  return same ? null : action;
}

function changed(same: boolean, action: Action): Read<Action | null> {
  return { value: unless(same, action) };
}

function mapped<From, To>(read: Read<From>, into: (value: From) => To): Read<To> {
  return "says" in read ? read : { value: into(read.value) };
}
