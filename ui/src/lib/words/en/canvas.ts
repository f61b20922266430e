// The drawing, as it is spoken.

import type { Purpose, Tag } from "../../contract";
import { percent } from "../../numbers";
import { listed, plural } from "./grammar";
import { purposes } from "./purposes";

export const canvas = {
  canvas: "Canvas",
  overview: "Overview",
  rename: "Name of the step",
  nearer: "Zoom in",
  farther: "Zoom out",
  everything: "Show everything",
  percent: (zoom: number) => `${String(Math.round(zoom * 100))}%`,
  named: (name: string) => name || "a step without a name",
  kind: (kind: "gateway" | "event"): string => kind,
  place: (step: number, of: number) => `step ${String(step)} of ${String(of)}`,
  tag: (tag: Tag): string => tag,
  untagged: "not tagged",
  together: (people: string[]) => {
    const [first = "", ...others] = people;
    return others.length > 0 ? `${first} with ${listed(others)}` : `${first} alone`;
  },
  minutes: (minutes: number) => plural(minutes, "minute"),
  purpose: (purpose: Purpose) => purposes[purpose],
  goesOn: (name: string, share?: number) => `then ${name}${inCases(share)}`,
  goesBack: (name: string, share?: number) => `goes back to ${name}${inCases(share)}`,
  ends: (share?: number) => `then ends${inCases(share)}`,
  note: (text: string) => `note: ${text}`,
  noteText: "Note",
  noteHint: "What should be remembered here?",
  arrow: "Hand-off",
  share: "Share of cases",
  shareAssumed: "Nobody gave this share; what is left is shared equally.",
  removeArrow: "Delete the hand-off",
  dragEnd: "Drag to another step",
  hideOverview: "Hide the overview",
  showOverview: "Show the overview",
  stripped: (name: string) => `stripped out: ${name}`,
  nowStands: (name: string) => `now ${name}`,
  nothingStands: "nothing stands here now",
};

function inCases(share: number | undefined): string {
  return share === undefined || share >= 1 ? "" : ` in ${percent(share)} of cases`;
}
