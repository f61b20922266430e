// The views of a comparison, in the order of their buttons.

import type { Arrangement } from "../lib/contract";

export type ViewName = Arrangement | "flow" | "table";

export const VIEWS: readonly ViewName[] = ["stacked", "beside", "overlaid", "flow", "table"];

export function isDrawing(view: ViewName): view is Arrangement {
  return view !== "flow" && view !== "table";
}

/** The next view; after the last one the first. */
export function after(view: ViewName): ViewName {
  return VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? "stacked";
}
