// The plan as the screen shows it: three choices side by side, and the lost contacts in step order.

import type {
  Assumption,
  Audit,
  Chosen,
  Document,
  Effect,
  Loss,
  Participant,
  Plan,
  PlanItem,
  Profile,
  Step,
  Way,
  Ways,
} from "../lib/contract";
import { lostStep } from "../lib/findings";
import { percent, rounded } from "../lib/numbers";
import { words } from "../lib/words";
import { countOf, roleOf } from "../workflow/people";

/** What comes back and how; the cost in person-minutes per case. */
export type Picked = { cost: number; ways: Chosen[] };

/** One of the three plans; `nothing` is said where no contact comes back. */
export type Choice = { name: string; choice: Picked; nothing: string; note: string };

/** A lost contact; `assumed` says why, where nobody entered its minutes. */
export type Lost = {
  step: Step;
  item: PlanItem;
  assumed: string | undefined;
  /** The ways to give it back, once they are known. */
  loss: Loss | undefined;
};

/** A contact whose loss was accepted, and why. */
export type LetGo = { step: Step; why: string };

/** The least, what the budget allows, and the most; until the ways are known, contacts as they were. */
export function choicesOf(plan: Plan, ways: Ways | null, budgetShare: number): Choice[] {
  const said = words.plan;
  const [musts, within, all] = ways?.plans ?? [plan.mustHaves, plan, plan.all].map(asItWas);
  const none: Picked = { cost: 0, ways: [] };
  return [
    { name: said.mustHaves, choice: musts ?? none, nothing: said.noMustHaves, note: "" },
    {
      name: said.within(percent(budgetShare)),
      choice: within ?? none,
      nothing: said.nothingFits,
      note: noteOf(plan, ways),
    },
    { name: said.everything, choice: all ?? none, nothing: said.nothingTogether, note: "" },
  ];
}

function asItWas({ cost, chosen }: { cost: number; chosen: string[] }): Picked {
  return { cost, ways: chosen.map((step) => ({ step })) };
}

function noteOf(plan: Plan, ways: Ways | null): string {
  if (ways) return ways.gap > 0 ? words.plan.gapShare(percent(ways.gap)) : "";
  return plan.gap > 0 ? words.plan.gap(rounded(plan.gap), rounded(plan.value)) : "";
}

/** What can come back, in step order. */
export function lostOf(
  document: Document,
  plan: Plan,
  ways: Ways | null,
  assumptions: Assumption[],
): Lost[] {
  const items = new Map(plan.items.map((item) => [item.step, item]));
  const losses = new Map(ways?.losses.map((loss) => [loss.step, loss]));
  return document.baseline.steps.flatMap((step) => {
    const item = items.get(step.id);
    if (!item) return [];
    const assumed = minutesAssumed(step.id, assumptions);
    return [{ step, item, assumed, loss: losses.get(step.id) }];
  });
}

/** The steps that something of a choice answers. */
export function answered(choice: Picked): Set<string> {
  return new Set(choice.ways.map(({ step }) => step));
}

/** The way of a loss that was chosen; none where it is not known yet. */
export function wayOf(loss: Loss | undefined, chosen: Chosen): Way | undefined {
  return loss?.ways.find(({ touchpoint }) => touchpoint === chosen.touchpoint);
}

/** What a plan does with a loss, in words. */
export function answerOf(one: Lost, choice: Picked): string {
  const ways = choice.ways.filter(({ step }) => step === one.step.id);
  if (ways.length === 0) return words.plan.stays;
  if (ways.some(({ touchpoint }) => touchpoint === undefined)) return words.plan.back;
  return words.plan.backAs(ways.map((way) => wayOf(one.loss, way)?.name ?? one.step.name));
}

/** What the audit says with a way, beside what it says now, line by line. */
export function effectOf(before: Profile, { profile, gone, come }: Effect): string[] {
  const said = words.plan;
  const share = (value: number | null) => (value === null ? words.none : percent(value));
  const counts = (name: string, one: "purposesKept" | "tiesKept" | "loopsKept") =>
    profile[one].kept === before[one].kept
      ? []
      : [
          said.from(
            name,
            String(before[one].kept),
            said.backOf(profile[one].kept, profile[one].of),
          ),
        ];
  const nobody = (value: number | null) => share(value);
  return [
    said.from(
      words.contactKept,
      share(before.contactMinutesKept),
      share(profile.contactMinutesKept),
    ),
    ...counts(words.purposesKept, "purposesKept"),
    ...counts(words.tiesKept, "tiesKept"),
    ...counts(words.loopsKept, "loopsKept"),
    ...(profile.meetsNobody.redesign === before.meetsNobody.redesign
      ? []
      : [
          said.from(
            words.meetsNobody,
            nobody(before.meetsNobody.redesign),
            nobody(profile.meetsNobody.redesign),
          ),
        ]),
    said.findingsThen(gone.length, come.length),
  ];
}

/** What was let go, in step order. */
export function letGoOf(document: Document, audit: Audit): LetGo[] {
  const reasons = new Map(document.waivers?.map((one) => [one.finding, words.reasons[one.reason]]));
  const waived = new Map(
    audit.findings
      .filter(({ status }) => status === "waived")
      .map((finding) => [lostStep(finding), reasons.get(finding.id) ?? words.plan.letGo]),
  );
  return document.baseline.steps.flatMap((step) => {
    const why = waived.get(step.id);
    return why === undefined ? [] : [{ step, why }];
  });
}

/** Who takes part, to be read: `Team, 2 × Agent`. */
export function peopleOf({ roles }: { roles: Participant[] }): string {
  return roles.map((one) => words.plan.person(roleOf(one), countOf(one))).join(", ");
}

function minutesAssumed(step: string, assumptions: Assumption[]): string | undefined {
  return assumptions.find(
    (one) => one.version === "baseline" && one.step === step && one.field === "minutes",
  )?.why;
}
