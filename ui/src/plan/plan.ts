// The plan as the screen shows it: three choices side by side, and the lost contacts in step order.

import type {
  Assumption,
  Audit,
  Document,
  Plan,
  PlanChoice,
  PlanItem,
  Step,
} from "../lib/contract";
import { lostStep } from "../lib/findings";
import { percent, rounded } from "../lib/numbers";
import { words } from "../lib/words";
import { countOf, roleOf } from "../workflow/people";

/** One of the three plans; `nothing` is said where no contact comes back. */
export type Choice = { name: string; choice: PlanChoice; nothing: string; note: string };

/** A lost contact; `assumed` says why, where nobody entered its minutes. */
export type Lost = { step: Step; item: PlanItem; assumed: string | undefined };

/** A contact whose loss was accepted, and why. */
export type LetGo = { step: Step; why: string };

/** The least, what the budget allows, and the most. */
export function choicesOf(plan: Plan, budgetShare: number): Choice[] {
  const said = words.plan;
  const note = plan.gap > 0 ? said.gap(rounded(plan.gap), rounded(plan.value)) : "";
  return [
    { name: said.mustHaves, choice: plan.mustHaves, nothing: said.noMustHaves, note: "" },
    { name: said.within(percent(budgetShare)), choice: plan, nothing: said.nothingFits, note },
    { name: said.everything, choice: plan.all, nothing: said.nothingTogether, note: "" },
  ];
}

/** What can come back, in step order. */
export function lostOf(document: Document, plan: Plan, assumptions: Assumption[]): Lost[] {
  const items = new Map(plan.items.map((item) => [item.step, item]));
  return document.baseline.steps.flatMap((step) => {
    const item = items.get(step.id);
    return item ? [{ step, item, assumed: minutesAssumed(step.id, assumptions) }] : [];
  });
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
export function peopleOf(step: Step): string {
  return step.roles.map((one) => words.plan.person(roleOf(one), countOf(one))).join(", ");
}

function minutesAssumed(step: string, assumptions: Assumption[]): string | undefined {
  return assumptions.find(
    (one) => one.version === "baseline" && one.step === step && one.field === "minutes",
  )?.why;
}
