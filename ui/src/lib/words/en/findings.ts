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
  chooseFinding: "Which of these do you want to talk about?",
  strippedOut: "What was stripped out",
  found: "What was found",
  wholePath: "The whole path",
  count: (findings: number, places: number) =>
    `${plural(findings, "finding")} in ${plural(places, "place")}`,
  nothingLost: "Every contact is still there.",
  nothingFound: "Nothing was found.",
  evidence: "What it rests on",
  advice: "What could be done",
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
