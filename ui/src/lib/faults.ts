// Faults of a workflow as people read them: with the names of steps, and each once.

import type { Document, Fault, FaultKind, Step } from "./contract";
import { redesignsOf } from "./document";
import { words } from "./words";

/** Every fault in one sentence. */
export function faultsOf(document: Document, redesign: number | null, faults: Fault[]): string[] {
  const after = redesign === null ? undefined : redesignsOf(document)[redesign];
  const sentences = faults.map((fault) => {
    const isBaseline = fault.version === "baseline";
    const steps = isBaseline ? document.baseline.steps : (after?.workflow.steps ?? []);
    const version = isBaseline ? words.baseline : (after?.name ?? words.redesign);
    const { kind, about } = partsOf(fault);
    const named = kind === "unknown-replaced" ? document.baseline.steps : steps;
    const said = typeof about === "string" ? nameIn(named, about) : String(about ?? "");
    const step = fault.step === null ? "" : nameIn(steps, fault.step);
    return words.compare.fault(version, words.compare.faultOf(kind, step, said));
  });
  return [...new Set(sentences)];
}

function partsOf({ kind }: Fault): { kind: FaultKind; about?: string | number | undefined } {
  if (typeof kind === "string") return { kind };
  const known = words.compare.faultKinds.find((one) => one in kind) ?? "empty";
  return { kind: known, about: kind[known] };
}

/** What a step is called; its id where it has no name, or where there is no such step. */
function nameIn(steps: readonly Step[], id: string): string {
  const name = steps.find((step) => step.id === id)?.name.trim();
  return name === undefined || name === "" ? id : name;
}
