import type { Split, StepKind } from "../lib/contract";

/** How cases leave a step, in the order of the contract. */
export const splits: readonly Split[] = ["one", "all", "some"];

/** What a node is, in the order of the contract. */
export const kinds: readonly StepKind[] = ["step", "gateway", "event"];
