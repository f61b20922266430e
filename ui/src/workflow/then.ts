// Where a case goes after a step, as people type it: `65 % to 10, 35 % zu 8`, `11`, `end`, or `ende`.

import type { Link, Step } from "../lib/contract";
import { percent } from "../lib/numbers";
import { words } from "../lib/words";
import type { Read } from "./read";

/** Numbers of steps, from 1, by their ids. */
export type Numbers = ReadonlyMap<string, number>;

export function numbersOf(steps: Step[]): Numbers {
  return new Map(steps.map((step, at) => [step.id, at + 1]));
}

/** As it is edited; the share of the only hand-off is not said: everybody goes there. */
export function thenText(next: Link[], numbers: Numbers): string {
  return linksText(next, numbers, (share) => `${shareText(share)} %`);
}

/** As it is read: shares rounded, which those of an event log need. */
export function thenShown(next: Link[], numbers: Numbers): string {
  return linksText(next, numbers, percent);
}

function linksText(next: Link[], numbers: Numbers, say: (share: number) => string): string {
  const only = next.length === 1;
  return next.map((link) => linkText(link, numbers, only, say)).join(", ");
}

/** A share in per cent, exact to four decimals. */
export function shareText(probability: number): string {
  return String(Number((probability * 100).toFixed(4)));
}

/** The target that a hand-off shows: a number, `end`, or the id of a step that is gone. */
export function targetText(to: string, numbers: Numbers): string {
  if (to === END) return words.sheet.end;
  const number = numbers.get(to);
  return number === undefined ? to : String(number);
}

/** Reads hand-offs of a step; what the text cannot say (names, exact shares) is taken from before. */
export function readThen(text: string, step: Step, steps: Step[]): Read<Link[]> {
  const typed = text
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const next: Link[] = [];
  for (const part of typed) {
    const read = readLink(part, step.next, steps, typed.length === 1);
    if ("says" in read) return read;
    if (next.some((link) => link.to === read.value.to)) {
      return { says: words.sheet.toTwice(targetText(read.value.to, numbersOf(steps))) };
    }
    next.push(read.value);
  }
  const wrong = sumWrong(next, step);
  return wrong === null ? { value: next } : { says: wrong };
}

export function sameLinks(one: Link[], other: Link[]): boolean {
  const alike = (link: Link, at: number): boolean => {
    const twin = other[at];
    return link.to === twin?.to && link.probability === twin.probability && link.name === twin.name;
  };
  return one.length === other.length && one.every(alike);
}

const END = "end";
/** How people write it, in every language. */
const ENDS = [END, "ende"];
const PART = /^(?:(\d+(?:\.\d+)?)\s*%\s*)?(?:(?:to|zu|an|nach)\s+|→\s*)?(.+)$/iu;
/** How far shares may add up from 1; the audit allows the same. */
const TOLERANCE = 1e-6;

function linkText(
  { to, probability }: Link,
  numbers: Numbers,
  only: boolean,
  say: (share: number) => string,
): string {
  const target = targetText(to, numbers);
  const unsaid = probability === undefined || (only && probability === 1);
  return unsaid ? target : `${say(probability)} ${words.sheet.to} ${target}`;
}

function readLink(part: string, before: Link[], steps: Step[], only: boolean): Read<Link> {
  const [, share, typed = ""] = PART.exec(part) ?? [];
  const target = readTarget(typed.trim(), part, before, steps);
  if ("says" in target) return target;
  if (share !== undefined && Number(share) > 100) return { says: words.sheet.shareWrong(share) };
  return { value: linkTo(target.value, share, before, only) };
}

function readTarget(typed: string, part: string, before: Link[], steps: Step[]): Read<string> {
  if (ENDS.includes(typed.toLowerCase())) return { value: END };
  const isNumber = /^\d+$/u.test(typed);
  const step = isNumber ? steps[Number(typed) - 1] : undefined;
  if (step !== undefined) return { value: step.id };
  // A step that is gone has no number; its id stands there and may stay.
  if (before.some((link) => link.to === typed)) return { value: typed };
  const { stepMissing, thenWrong } = words.sheet;
  return { says: isNumber ? stepMissing(typed, steps.length) : thenWrong(part) };
}

function linkTo(to: string, share: string | undefined, before: Link[], only: boolean): Link {
  const old = before.find((link) => link.to === to);
  const name = old?.name === undefined ? {} : { name: old.name };
  if (share === undefined) {
    // A lone hand-off of everybody shows no share, so an unsaid share may be that one.
    const all = only && before.length === 1 && old?.probability === 1;
    return all ? { to, probability: 1, ...name } : { to, ...name };
  }
  const exact = old?.probability;
  const unchanged = exact !== undefined && shareText(exact) === String(Number(share));
  return { to, probability: unchanged ? exact : Number(share) / 100, ...name };
}

/** Shares of a step where a case takes one way add up to all cases. */
function sumWrong(next: Link[], step: Step): string | null {
  if (next.length === 0 || (step.split ?? "one") !== "one") return null;
  const sum = next.reduce((total, link) => total + (link.probability ?? 0), 0);
  const open = next.some((link) => link.probability === undefined);
  if (sum > 1 + TOLERANCE) return words.sheet.sharesOver(shareText(sum));
  if (!open && sum < 1 - TOLERANCE) return words.sheet.sharesUnder(shareText(sum));
  return null;
}
