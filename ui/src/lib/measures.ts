import type { Audited, Measures, Version } from "./contract";

/** What was measured on a version; null where the audit says nothing of it. */
export function measuresOf(audited: Audited | null, version: Version): Measures | null {
  const measures = audited?.audit?.measures;
  if (!measures) return null;
  if (version === "baseline") return measures.baseline;
  return audited.redesign === version.redesign ? (measures.redesign ?? null) : null;
}

/** Expected visits per case by the id of the step. */
export function visitsOf(audited: Audited | null, version: Version): Record<string, number> | null {
  return measuresOf(audited, version)?.visits ?? null;
}
