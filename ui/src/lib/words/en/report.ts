// The report and the files that are made of it.

import type { Failure, SectionName } from "../../contract";
import { plural } from "./grammar";

const sections: Record<SectionName, string> = {
  flow: "How the work moved",
  drawings: "Before and after",
  people: "Who still meets whom",
  findings: "Findings",
  plans: "Three plans",
  assumptions: "Assumptions and all measures",
  method: "Method and settings",
  context: "Figures from elsewhere, glossary",
  annex: "The full drawing, as an annex",
};

const pictures = { baseline: "Baseline", redesign: "Redesign", pair: "Both, with what is gone" };

export const report = {
  report: "Report",
  // The pages
  preview: "Pages of the report",
  page: (number: number, of: number, section: string) =>
    section === ""
      ? `Page ${String(number)} of ${String(of)}`
      : `Page ${String(number)} of ${String(of)}: ${section}`,
  pageNumber: "Page",
  ofPages: (count: number) => `of ${String(count)}`,
  pages: (count: number) => plural(count, "page"),
  previousPage: "Page before",
  nextPage: "Next page",
  zoom: "Zoom",
  zooms: { width: "Fit width", page: "Whole page", actual: "100 %" },
  setting: "The pages are being set.",
  notSet: (message: string) => `The pages could not be set: ${message}.`,
  // What is printed
  redesign: "Redesign",
  extent: "Length",
  full: "Full",
  onePage: "One page",
  sectionsTitle: "Sections",
  sections,
  always: "Cover and summary always stand.",
  onlySummary: "One page holds the summary and the profile.",
  needsRedesign: "needs a redesign",
  // What belongs to the house
  house: "For every report",
  organisation: "Organisation",
  preparedBy: "Prepared by",
  logo: "Logo",
  chooseLogo: "Choose…",
  replaceLogo: "Replace…",
  removeLogo: "Remove the logo",
  logoHint: "A PNG picture of up to 2 MB",
  noLogo: (failure: Failure) => `${failure.message}. The logo stays as it was.`,
  language: "Language of the pages",
  paper: "Paper",
  papers: { a4: "A4", letter: "US Letter" },
  // Files
  save: "Save as PDF…",
  saveKeys: "Ctrl P",
  drawings: "Drawings",
  drawing: "Which drawing",
  pictures,
  saveAs: (format: string) => `Save as ${format}…`,
  drawingWritten: (path: string) => `The drawing stands at ${path}.`,
  open: "Open",
  showInFolder: "Show in folder",
};
