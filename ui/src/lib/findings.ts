import type { Audit, Audited, Band, Document, Finding, Step } from "./contract";
import { words } from "./words";

/** Findings about one step of the baseline, or about the whole path; those that count come first. */
export type Place = {
  key: string;
  title: string;
  /** The step; none for the whole path. */
  step: Step | null;
  findings: Finding[];
  /** Whether everything here was let go. */
  letGo: boolean;
};

/** The places of the audit in its order; those that were let go altogether come last. */
export function placesOf(document: Document, audit: Audit): Place[] {
  const steps = new Map(document.baseline.steps.map((step) => [step.id, step]));
  const findings = new Map(audit.findings.map((finding) => [finding.id, finding]));
  const places = audit.groups.map((group) => {
    const step = group.step === undefined ? null : (steps.get(group.step) ?? null);
    const here = group.findings.flatMap((id) => findings.get(id) ?? []);
    return {
      key: group.step ?? "",
      title: step?.name ?? group.step ?? words.wholePath,
      step,
      findings: [...here.filter(counts), ...here.filter((one) => !counts(one))],
      letGo: !here.some(counts),
    };
  });
  return [...places.filter((one) => !one.letGo), ...places.filter((one) => one.letGo)];
}

/** Whether a finding counts: people have not decided to let it go. */
export function counts(finding: Finding): boolean {
  return finding.status !== "waived";
}

/** What is lit for a finding: steps and ghosts; where it is about roles alone, these and where they met. */
export function litBy(finding: Finding, audited: Audited): { steps: string[]; roles: string[] } {
  const steps = [...finding.baselineSteps, ...finding.redesignSteps];
  return steps.length > 0
    ? { steps, roles: [] }
    : { steps: audited.met?.[finding.id] ?? [], roles: finding.roles };
}

/** Whether the redesign lost nothing: no rule about contact between two versions has a finding. */
export function keepsAll(audit: Audit): boolean {
  return !audit.findings.some((finding) => finding.rule.startsWith("C"));
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

/** The place that holds a finding, counted from 0; -1 where none does. */
export function placeAt(places: Place[], finding: string | null): number {
  return places.findIndex((place) => place.findings.some(({ id }) => id === finding));
}

/** The leading finding of the place `by` places after the one of this finding; the ends hold. */
export function neighbour(places: Place[], finding: string | null, by: 1 | -1): string | null {
  const next = Math.min(Math.max(placeAt(places, finding) + by, 0), places.length - 1);
  return places[next]?.findings[0]?.id ?? null;
}

/** Roles that took part in what a finding is about. */
export function tookPart(document: Document, finding: Finding): string[] {
  const steps = document.baseline.steps.filter(({ id }) => finding.baselineSteps.includes(id));
  const names = steps.flatMap((step) =>
    step.roles.map((one) => (typeof one === "string" ? one : one.name)),
  );
  return [...new Set([...names, ...finding.roles])];
}
