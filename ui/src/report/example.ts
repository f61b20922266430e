// A report for tests: three pages, of which each says what it is.

import type { Preview, ReportChoices } from "../lib/contract";
import type { ReportHost } from "./host";

export const choices: ReportChoices = {
  organisation: "Acme",
  preparedBy: "",
  paper: "a4",
  language: null,
  onePage: false,
  sections: {
    flow: true,
    drawings: true,
    people: true,
    findings: true,
    plans: true,
    assumptions: true,
    method: true,
    context: true,
    annex: false,
  },
};

export function previewOf(number: number, pages = 3): Preview {
  const sections = ["", "Summary", "How the work moved"];
  return {
    number,
    pages: Array.from({ length: pages }, (_, at) => ({
      width: 595,
      height: 842,
      section: sections[at] ?? "Findings",
    })),
    faults: [],
  };
}

/** A host for tests that do not speak of the report. */
export const noReport: ReportHost = {
  choices: () => Promise.resolve({ choices, logo: null }),
  preview: () => Promise.resolve(previewOf(1)),
  page: () => Promise.resolve(new ArrayBuffer(0)),
  chooseLogo: () => Promise.resolve(null),
  removeLogo: () => Promise.resolve(),
  exportDrawing: () => Promise.resolve(null),
  show: () => Promise.resolve(),
};
