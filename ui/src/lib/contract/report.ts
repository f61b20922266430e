// The report and the drawings that are written.

import type { Fault } from "../contract";

export type SectionName =
  | "flow"
  | "drawings"
  | "people"
  | "findings"
  | "plans"
  | "assumptions"
  | "method"
  | "context"
  | "annex";

/** What a report looks like: the first four hold for every document. */
export type ReportChoices = {
  organisation: string;
  preparedBy: string;
  paper: "a4" | "letter";
  /** The language of the pages; null for the one that the window speaks. */
  language: "en" | "de" | null;
  onePage: boolean;
  sections: Record<SectionName, boolean>;
};

/** A page of a report, in points of which 72 make an inch; the section is empty on the cover. */
export type ReportPage = { width: number; height: number; section: string };

/** The pages of a report that is set; none while the workflow has faults. */
export type Preview = {
  /** Which report, to ask for its pages. */
  number: number;
  pages: ReportPage[];
  /** Every fault of the workflow. */
  faults: Fault[];
};

/** A drawing that can be written as a file: a version alone, or both with ghosts. */
export type Picture = "baseline" | "redesign" | "pair";
export type PictureFormat = "svg" | "png";
