import type { Picture, PictureFormat, Preview, ReportChoices } from "../lib/contract";

/** What the window asks about the report of the open document. A refusal throws a `Failure`. */
export type ReportHost = {
  /** What was chosen, and what the file of the logo was called. */
  choices(): Promise<{ choices: ReportChoices; logo: string | null }>;
  /** Remembers what was chosen and sets the pages of the PDF. */
  preview(redesign: number | null, choices: ReportChoices): Promise<Preview>;
  /** A page of the report that was set last, counted from 0, as an SVG picture. */
  page(number: number, page: number): Promise<ArrayBuffer>;
  /** Asks for a logo; answers what its file is called, null where nobody chose one. */
  chooseLogo(): Promise<string | null>;
  removeLogo(): Promise<void>;
  /** Asks where the drawing shall stand; answers its path, null where nobody chose one. */
  exportDrawing(
    redesign: number | null,
    picture: Picture,
    format: PictureFormat,
  ): Promise<string | null>;
  /** Shows a file that was written before. */
  show(path: string, place: "viewer" | "folder"): Promise<void>;
};
