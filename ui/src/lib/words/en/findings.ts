// Findings.

import type { Band } from "../../contract";
import { plural } from "./grammar";

const bands: Record<Band, string> = {
  low: "low",
  medium: "medium",
  high: "high",
  critical: "critical",
};

export const findings = {
  findings: "Findings",
  strippedOut: "What was stripped out",
  found: "What was found",
  wholePath: "The whole path",
  count: (findings: number, places: number) =>
    `${plural(findings, "finding")} in ${plural(places, "place")}`,
  andLetGo: (letGo: number) => `, ${String(letGo)} let go`,
  places: (places: number) => plural(places, "place"),
  placeOf: (at: number, of: number) => `${String(at)} of ${String(of)}`,
  showMore: (more: number, from: string) => `Show ${String(more)} more, from “${from}”`,
  findingsHere: (count: number) => plural(count, "finding"),
  nowIs: (name: string) => `now “${name}”`,
  related: "Also found here",
  hide: "Hide",
  changeOnly: "What should really change?",
  allThere: "Every contact is still there",
  nothingLost: "Every contact is still there.",
  nothingFound: "Nothing was found.",
  source: "Source",
  letGo: "let go",
  returned: "back for review",
  assumed: "Rests on something that nobody entered.",
  suggested: "Rests on a suggestion that nobody confirmed.",
  previous: "previous",
  next: "next",
  band: (band: Band) => bands[band],
  score: (score: number) => `${String(score)} of 100`,
};
