// Two canvases beside each other show the same part: what one is moved to, the other follows.

import { untrack } from "svelte";

import type { Stage } from "./stage.svelte";
import type { Sight } from "./view";

/** What both show; nothing until the one that leads is open. */
export class Twin {
  sight = $state.raw<Sight | null>(null);
}

/** Joins a stage to its twin, where it has one; who does not lead says nothing until it has followed. */
export function follow(stage: Stage, pair: () => { twin: Twin | undefined; leads: boolean }): void {
  let joined = $derived(pair().leads);
  $effect(() => {
    const both = pair().twin;
    if (both && stage.isOpen && joined) both.sight = stage.sight;
  });
  $effect(() => {
    const sight = pair().twin?.sight;
    if (!stage.isOpen || !sight) return;
    untrack(() => {
      stage.follow(sight);
    });
    joined = true;
  });
}
