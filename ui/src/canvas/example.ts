// A small drawing for the tests: two steps and a third that leads back, and a ghost in the redesign.

import type { Drawing, Item, Layout, Placed, Step } from "../lib/contract";
import type { Steps } from "./cards";
import type { Theme } from "./theme";

const size = { width: 100, height: 60 };

function placed(step: string, index: number, column: number, y: number, ghost = false): Placed {
  const rect = { x: 120 + 150 * column, y, ...size };
  return { step, index, column, free: 0, lane: y > 100 ? 1 : 0, rect, ghost };
}

function route(from: string, fromIndex: number, to: string, link: number, back: boolean) {
  return { from, fromIndex, to, link, points: [], back, label: { x: 0, y: 0 }, words: [] };
}

function layout(nodes: Placed[], routes: Layout["routes"]): Layout {
  const columns = [0, 1, 2].map((column) => ({ x: 120 + 150 * column, width: 100 }));
  const lanes = [
    { role: "Mentor", kind: "internal", y: 40, lastY: 40 },
    { role: "New hire", kind: "internal", y: 140, lastY: 140 },
  ];
  return { width: 560, height: 200, header: 100, columns, lanes, nodes, routes, notes: [] };
}

export const baseline: Step[] = [
  step("try", "Try a task", ["New hire"], "human-alone", [{ to: "talk" }]),
  step("talk", "Talk it over", ["Mentor", "New hire"], "human-relational", [
    { to: "try", probability: 0.35 },
    { to: "close", probability: 0.65 },
  ]),
  step("close", "Close", ["Mentor"], undefined, [{ to: "end" }]),
];

export const redesign: Step[] = [
  { ...step("grade", "Get a grade", ["AI"], "ai-automated", []), replaces: ["talk"] },
];

function step(
  id: string,
  name: string,
  roles: string[],
  tag: Step["tag"],
  next: Step["next"],
): Step {
  return { id, name, roles, ...(tag ? { tag } : {}), minutes: 40, purposes: ["feedback"], next };
}

export const steps: Steps = (version) => (version === "baseline" ? baseline : redesign);

export const above = layout(
  [placed("try", 0, 0, 110), placed("talk", 1, 1, 10), placed("close", 2, 2, 10)],
  [
    route("try", 0, "talk", 0, false),
    route("talk", 1, "try", 0, true),
    route("talk", 1, "close", 1, false),
  ],
);

export const below = layout([placed("grade", 0, 1, 110), placed("talk", 1, 1, 10, true)], []);

export function text(words: string, x: number, y: number, writing: "lane" | "name" = "name"): Item {
  const at = { x, y };
  return {
    text: { at, text: words, size: 10, weight: 600, anchor: "start", token: "ink", writing },
  };
}

export function box(x: number, y: number, token: "surface" | "paper" = "surface"): Item {
  const rect = { x, y, ...size };
  const stroke = { token: "hairline" as const, width: 1, dash: [], round: false };
  return { shape: { shape: { rect: { rect, radius: 9 } }, fill: { token, opacity: 1 }, stroke } };
}

export const lane: Item = {
  line: {
    points: [
      { x: 100, y: 40 },
      { x: 560, y: 40 },
    ],
    stroke: { token: "lane", width: 1, dash: [], round: false },
    corner: 0,
    head: "none",
  },
};

export const drawing: Drawing = {
  scene: {
    width: 560,
    height: 400,
    alt: "",
    header: 100,
    items: [
      lane,
      text("Mentor", 20, 40, "lane"),
      box(120, 110),
      text("Try a task", 130, 130),
      box(270, 10),
      text("Talk it over", 280, 30),
      text("35 %", 400, 100),
    ],
  },
  versions: [
    { version: "baseline", top: 0, layout: above, order: [0, 1, 2] },
    { version: { redesign: 0 }, top: 200, layout: below, order: [0] },
  ],
};

export const theme: Theme = {
  colours: {
    ink: "#ink",
    ink2: "#ink2",
    ink3: "#ink3",
    paper: "#paper",
    surface: "#surface",
    hairline: "#hairline",
    control: "#control",
    lane: "#lane",
    flow: "#flow",
    automated: "#automated",
    "automated-text": "#automated-text",
    augmented: "#augmented",
    "augmented-soft": "#augmented-soft",
    contact: "#contact",
    "contact-text": "#contact-text",
    alone: "#alone",
    lost: "#lost",
    "lost-text": "#lost-text",
  },
  mark: "#mark",
  font: "Inter",
  veil: 0.6,
  reading: 1,
};
