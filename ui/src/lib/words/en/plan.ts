// What could be put back.

import { listed, plural } from "./grammar";

export const plan = {
  plan: "Plan",
  mustHaves: "Must-haves",
  within: (share: string) => `${share} of the saved time`,
  everything: "Everything",
  ofSaved: (saved: string) => `person-minutes per case, of the ${saved} saved`,
  nothingSaved: "person-minutes per case; no time was saved",
  exactly: (minutes: string) => `${minutes} person-minutes per case`,
  exactlyOf: (minutes: string, saved: string) =>
    `${minutes} of ${saved} person-minutes saved per case`,
  budget: (minutes: string) => `Mark: the budget, ${minutes} person-minutes`,
  comeBack: "Contacts that come back",
  backOf: (back: number, of: number) => `${String(back)} of ${String(of)}`,
  noMustHaves: "Nobody has said of a contact that it must come back.",
  nothingFits: "No lost contact fits into the budget.",
  nothingTogether: "No lost contact can come back.",
  gap: (gap: string, value: string) =>
    `Not every choice was tried: this one weighs ${value}, another may weigh up to ${gap} more.`,
  putAllBack: "Put all of these back",
  putAllBackOf: (name: string) => `Put all of these back: ${name}`,
  lost: "Lost contacts",
  contact: "Contact",
  people: "People",
  minutes: "Person-minutes per case",
  person: (name: string, count: number) => (count === 1 ? name : `${String(count)} × ${name}`),
  mustHave: "must-have",
  mustHaveOf: (name: string) => `Must-have: ${name}`,
  yourBudget: "Your budget",
  howMuch: "How much of the saved time do we give back?",
  savedSays: (saved: string) => `saved: ${saved} person-minutes per case`,
  nothingSpent: "nothing",
  budgetUsed: (budget: string, used: string) => `Budget of ${budget} person-minutes, ${used} used.`,
  contactThen: (share: string) => `${share} of the contact time is there then.`,
  comesBack: (names: string[]) => `Comes back: ${listed(names)}`,
  spoken: (budget: string, used: string, share: string, names: string[]) =>
    `${budget} person-minutes, ${used} used, ${share} of the contact time; ${
      names.length === 0 ? "nothing comes back" : `${listed(names)} come back`
    }`,
  putTheseBack: (count: number) =>
    count === 1 ? "Put this one back" : `Put these ${String(count)} back`,
  curveSays:
    "Line: contact time with what a budget gives back of the most urgent losses, as it was or lighter.",
  staysLost: (names: string[]) => {
    const first = names.slice(0, 3);
    const more = names.length - first.length;
    return `Stays lost: ${more > 0 ? `${first.join(", ")} and ${String(more)} more` : listed(first)}`;
  },
  back: "comes back",
  stays: "stays lost",
  putBackOne: (name: string) => `Put it back: ${name}`,
  isBack: (names: string[]) => `Back in the redesign: ${names.join(", ")}`,
  letGo: "Let go",
  letGoBecause: (people: string, why: string) => `${people}. ${why}.`,
  nothingButLetGo: "Everything that is gone was let go.",
  gapShare: (share: string) => `Not every choice was tried: no other is worth over ${share} more.`,
  backAs: (names: string[]) => `as: ${names.join(" + ")}`,
  insteadOf: (way: string, name: string) => `${way} (for “${name}”)`,
  asItWas: "As it was",
  otherWays: (lighter: number) =>
    lighter === 0 ? "Place and effect" : plural(lighter, "other way"),
  otherWaysOf: (lighter: number, name: string) =>
    lighter === 0 ? `Place and effect: ${name}` : `${plural(lighter, "other way")}: ${name}`,
  waysOf: (name: string) => `Ways to give back “${name}”`,
  wayCosts: (minutes: string, people: string) =>
    `${minutes} person-minutes per case${people === "" ? "" : ` · ${people}`}`,
  weighs: (value: string, score: string) => `Makes up for ${value} of the ${score} of this loss.`,
  auditedWith: "What the audit says with it",
  from: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
  findingsThen: (gone: number, come: number) =>
    `${plural(gone, "finding")} fewer, ${String(come)} new`,
  use: "Use this",
  useOne: (way: string, name: string) => `${way}, for ${name}`,
  lighter: (count: number) =>
    count === 1 ? "One of them in a lighter form." : `${String(count)} of them in a lighter form.`,
  purposesThen: (kept: number, of: number) => `${String(kept)} of ${plural(of, "purpose")} served.`,
  noPlace: (why: string) => `No place in the redesign yet: ${why}.`,
  lead: (role: string, need: string, have: string) =>
    `${role}: ${need} of ${have} protected minutes a week are spoken for; no plan takes more than is left.`,
};
