// Steps that are spoken of beside the drawing: links to where they stand.

import type { Document, Step, Version } from "../lib/contract";
import { same, workflowOf } from "../lib/document";
import type { Workspace } from "../lib/workspace.svelte";
import type { Side } from "./people";

/** The steps of both versions, by id. */
export type StepsOf = Record<Side, Map<string, Step>>;

export function stepsOf(document: Document, redesign: number | null): StepsOf {
  const byId = (version: Version) =>
    new Map(workflowOf(document, version).steps.map((step) => [step.id, step]));
  const before = byId("baseline");
  return { before, now: redesign === null ? before : byId({ redesign }) };
}

/** Goes to a step and selects it: beside the other version, where both are compared. */
export function goTo(workspace: Workspace, side: Side, step: string): void {
  const { redesign } = workspace;
  const version: Version = side === "before" || redesign === null ? "baseline" : { redesign };
  if (!same(workspace.version, version)) workspace.look(version);
  workspace.selected = [step];
  // The baseline is compared with the first redesign; beside another one it stands alone.
  const compared = redesign !== null && workspace.redesign === redesign;
  workspace.screen = compared ? "compare" : "workflow";
}
