import type { Audit, Band, Document, Finding } from "./contract";
import { words } from "./words";

/** Findings that stand under one heading. */
export type Section = { key: string; title: string; findings: Finding[] };

/** The groups of the audit, in its order, under the names of their steps. */
export function sectionsOf(document: Document, audit: Audit): Section[] {
  const names = new Map(document.baseline.steps.map((step) => [step.id, step.name]));
  const findings = new Map(audit.findings.map((finding) => [finding.id, finding]));
  return audit.groups.map((group) => ({
    key: group.step ?? "",
    title: group.step === undefined ? words.wholePath : (names.get(group.step) ?? group.step),
    findings: group.findings.flatMap((id) => findings.get(id) ?? []),
  }));
}

/** Rules about a contact that is gone. */
const LOST = ["C01", "C02", "C03", "C04"];

/** The baseline step of a contact that is gone, and can come back; none where a finding says something else. */
export function lostStep(finding: Finding): string | undefined {
  // A contact that stays, but is answered later, names the step in its place too.
  const stays = finding.id.includes(">");
  return LOST.includes(finding.rule) && !stays ? finding.baselineSteps[0] : undefined;
}

/** How many of the four blocks are full. */
export function strength(band: Band): number {
  switch (band) {
    case "low":
      return 1;
    case "medium":
      return 2;
    case "high":
      return 3;
    case "critical":
      return 4;
  }
}

/** The finding `by` places after the one with this id; the ends hold. */
export function neighbour(sections: Section[], id: string | null, by: 1 | -1): string | null {
  const ids = sections.flatMap((section) => section.findings.map((finding) => finding.id));
  const at = id === null ? -1 : ids.indexOf(id);
  const next = Math.min(Math.max(at + by, 0), ids.length - 1);
  return ids[next] ?? null;
}
