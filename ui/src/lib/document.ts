import type { Document, Step, Version, Workflow } from "./contract";
import { words } from "./words";

/** The redesigns of a document, in their order, with the names they go by. */
export function redesignsOf(document: Document): { name: string | null; workflow: Workflow }[] {
  const only = document.redesign ? [document.redesign] : [];
  const several = document.redesigns ?? [];
  return [
    ...only.map((workflow) => ({ name: null, workflow })),
    ...several.map((workflow) => ({ name: workflow.name ?? null, workflow })),
  ];
}

/** The version that is meant; an empty one where it is gone. */
export function workflowOf(document: Document, version: Version): Workflow {
  if (version === "baseline") return document.baseline;
  return redesignsOf(document)[version.redesign]?.workflow ?? { steps: [] };
}

/** How many roles take part in a version. */
export function rolesIn(workflow: Workflow): number {
  const people = workflow.steps.flatMap((step) => step.roles);
  return new Set(people.map((one) => (typeof one === "string" ? one : one.name))).size;
}

/** Whether a node is work, not routing. */
export function isWork(step: Step): boolean {
  return step.kind === undefined;
}

/** Whether two versions are the same. */
export function same(one: Version, other: Version): boolean {
  return one === "baseline" || other === "baseline"
    ? one === other
    : one.redesign === other.redesign;
}

/** What a redesign is called; one without a name by its number, where there are several. */
export function nameOfRedesign(name: string | null, at: number, count: number): string {
  return name ?? (count === 1 ? words.redesign : words.redesignNumber(at + 1));
}

/** A version with its steps along the flow, as its drawing has them. */
export function inOrder(workflow: Workflow, order: readonly number[] | undefined): Workflow {
  if (order?.length !== workflow.steps.length) return workflow;
  return { ...workflow, steps: order.flatMap((at) => workflow.steps[at] ?? []) };
}

/** The steps that a version has and an earlier state of it had not. */
export function addedTo(before: Workflow, after: Workflow): string[] {
  const known = new Set(before.steps.map((step) => step.id));
  return after.steps.map((step) => step.id).filter((id) => !known.has(id));
}

/** Those of these steps that a version has. */
export function presentIn(workflow: Workflow, ids: readonly string[]): string[] {
  const known = new Set(workflow.steps.map((step) => step.id));
  return ids.filter((id) => known.has(id));
}
