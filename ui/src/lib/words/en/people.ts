// Who meets whom, before and now.

import { capital, listed, plural } from "./grammar";

const numbers = ["nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Numbers in a sentence are words up to nine. */
function count(number: number): string {
  return numbers[number] ?? String(number);
}

function perCase(minutes: string): string {
  return `${minutes} ${minutes === "1" ? "minute" : "minutes"} per case`;
}

/** Whom somebody meets and how long: "Mentor 180 minutes, Buddy 90 minutes per case". */
function met(partners: { name: string; minutes: string }[]): string {
  if (partners.length === 0) return "nobody";
  const each = partners.map(
    ({ name, minutes }) => `${name} ${minutes} ${minutes === "1" ? "minute" : "minutes"}`,
  );
  return `${listed(each)} per case`;
}

type Met = { name: string; minutes: string }[];

export const people = {
  people: "People",
  versions: "What is beside what",
  beforeAndNow: "Before and now",
  onlyNow: "Only now",
  lines: "What the lines say",
  contactMinutes: "Contact minutes",
  handoffs: "Hand-offs",
  before: "Before",
  now: "Now",
  whoMeetsWhom: "Who meets whom",
  // Under the drawings
  legend: "What the lines mean",
  together: (minutes: string) => `${minutes} min together`,
  tieLost: "tie lost",
  withMachine: "with AI, not a contact",
  passedOn: "work is passed on",
  passedOnToMachine: "to or from AI",
  noLonger: "no longer passed on",
  onlyBridge: "the only bridge",
  sums: (ties: number, minutes: string, of: string) =>
    `${plural(ties, "tie")} · ${minutes} contact minutes ${of === "" ? "per case" : `for ${of}`}`,
  handoffSums: (each: string, of: string) =>
    `${each} hand-offs ${of === "" ? "per case" : `for ${of}`}`,
  wasBridge: (role: string, to: string[], between: boolean) =>
    `${role} was the only bridge ${between ? "between" : "to"} ${listed(to)}.`,
  isBridge: (role: string, to: string[], between: boolean) =>
    `${role} is the only bridge ${between ? "between" : "to"} ${listed(to)}.`,
  moreBridges: (number: number) => `${capital(count(number))} more, marked in the drawing.`,
  noBridge: "Nobody is the only bridge.",
  nobodyMeets: "Nobody meets anybody.",
  oneTieLeft: (one: string, other: string, minutes: string) =>
    `One tie is left: ${one} and ${other}, ${minutes} ${minutes === "1" ? "minute" : "minutes"}.`,
  machine: "AI",
  machineMinutes: (minutes: string) => `${minutes} min,`,
  notAContact: "not a contact",
  machines: (minutes: string) => `AI: ${minutes} minutes per case with people, not a contact`,
  newTie: (minutes: string) => `${minutes} new`,
  change: (before: string, now: string) => `${before} → ${now}`,
  person: (name: string, before: Met, now: Met | null) =>
    now === null
      ? `${name}: meets ${met(before)}`
      : `${name}: met ${met(before)} before, ${met(now)} now`,
  // Beside the drawings
  leftAlone: "Who is left alone",
  leftAloneSays: (alone: number, of: number) =>
    `${capital(count(alone))} of ${count(of)} ${of === 1 ? "role" : "roles"} met someone before and ${alone === 1 ? "meets" : "meet"} nobody now.`,
  nobodyLeftAlone: "Who meets how many",
  nobodyLeftAloneSays: "Everybody who met someone before still does.",
  meetHowManySays: (roles: number) => `${plural(roles, "role")}, by how many others they meet.`,
  partners: (number: number) => plural(number, "other"),
  partnersChange: (before: number, now: number) =>
    `met ${String(before)} before, ${String(now)} now`,
  question: (role: string) => `Who would notice if ${role} were stuck?`,
  answer: (before: number, now: Met) => `Before, ${anyOf(before)}. Now ${leftOf(now)}.`,
  answerNow: (now: Met) => `${capital(anyOf(now.length))}.`,
  ties: "Ties",
  passes: "Who passes work to whom",
  passesSays: "How often in a case, on average.",
  noTies: "Nobody meets anybody in this workflow.",
  noHandoffs: "Nobody passes work to anybody else.",
  pair: "Who",
  pairOf: (one: string, other: string) => `${one}, ${other}`,
  passOf: (from: string, to: string) => `${from} → ${to}`,
  minutes: "Minutes per case",
  timesPerCase: "Times per case",
  kinds: {
    kept: "tie kept",
    thinned: "tie thinner, kept",
    severed: "tie lost",
    new: "new tie",
  },
  showAll: (number: number) => `Show all ${String(number)}`,
  leftOut: (shown: number, all: number) =>
    `The drawing has the ${String(shown)} roles with most minutes; the lists have all ${String(all)}.`,
  // Chosen
  everybody: "Everybody",
  minutesPerCase: perCase,
  minutesChange: (before: string, now: string) => `${perCase(before)} before, ${now} now`,
  and: (one: string, other: string) => `${one} and ${other}`,
  metBefore: "Met before",
  meetsNow: "Meets now",
  meets: "Meets",
  nobody: "nobody",
  meetNowhere: "nowhere",
  whereMet: "Where they met",
  whereMeet: "Where they meet",
  whereMeetNow: "Where they meet now",
  standsNow: "now",
  nothingStands: "nothing stands here now",
  withMachines: (before: string | null, now: string) =>
    before === null
      ? `With AI: ${perCase(now)}, not a contact.`
      : `With AI: ${before} minutes per case before, ${now} now. Not a contact.`,
  openStep: (name: string) => `Go to the step ${name}`,
  min: (minutes: string) => `${minutes} min`,
};

function anyOf(number: number): string {
  if (number === 0) return "nobody";
  return number === 1 ? "one other" : `any of ${count(number)}`;
}

function leftOf(now: Met): string {
  const [only, ...others] = now;
  if (!only || others.length > 0) return anyOf(now.length);
  return `only ${only.name}, ${perCase(only.minutes)}`;
}
