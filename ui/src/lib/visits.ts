import type { Audited, Version } from "./contract";

/** Expected visits per case by the id of the step; null where the audit says nothing of the version. */
export function visitsOf(audited: Audited | null, version: Version): Record<string, number> | null {
  const measures = audited?.audit?.measures;
  if (!measures) return null;
  if (version === "baseline") return measures.baseline.visits;
  return audited.redesign === version.redesign ? (measures.redesign?.visits ?? null) : null;
}
