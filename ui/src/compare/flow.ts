// The flow picture in pixels: the core says where bands lie, in visits; here they get a height and gaps.

import type { FlowBand, FlowEnd, FlowNode, FlowPicture } from "../lib/contract";

/** Between two ends. */
const GAP = 18;
/** Names of thin ends keep this far from one another. */
const APART = 38;

export type Box = { node: FlowNode; y: number; height: number; name: number };
export type Ribbon = { band: FlowBand; path: string; rims: string; labelY: number; height: number };
export type Flow = { left: Box[]; right: Box[]; ribbons: Ribbon[]; height: number };

/** `width` is the room between both sides, `height` that of the taller side. */
export function flowIn(picture: FlowPicture, width: number, height: number): Flow {
  const most = Math.max(picture.left.length, picture.right.length, 1);
  const scale = (height - GAP * (most - 1)) / Math.max(picture.total, 1e-3);
  const at = (visits: number, gaps: number) => visits * scale + GAP * gaps;
  const boxes = (nodes: FlowNode[]): Box[] => {
    let last = -APART;
    return nodes.map((node) => {
      const [y, tall] = [at(node.y, node.gaps), Math.max(node.visits * scale, 1)];
      last = Math.max(y + tall / 2, last + APART);
      return { node, y, height: tall, name: last };
    });
  };
  const ribbons = picture.bands.map((band) => {
    const [from, to] = [at(band.fromY, band.fromGaps), at(band.toY, band.toGaps)];
    const tall = band.visits * scale;
    return {
      band,
      path: `${curve(from, to, width)} L ${point(width, to + tall)} ${back(to + tall, from + tall, width)} Z`,
      rims: `${curve(from, to, width)} ${curve(from + tall, to + tall, width)}`,
      labelY: to + tall / 2,
      height: tall,
    };
  });
  const [left, right] = [boxes(picture.left), boxes(picture.right)];
  const lowest = [...left, ...right].map((box) =>
    Math.max(box.name + APART / 2, box.y + box.height),
  );
  return { left, right, ribbons: inOrder(ribbons), height: Math.max(height, ...lowest) };
}

/** What did not begin with people first, what they did together over it, what is gone last. */
function inOrder(ribbons: Ribbon[]): Ribbon[] {
  const rank = ({ band }: Ribbon) => (band.from === "human-relational" ? 1 : 0) + gone(band.to);
  return [...ribbons].sort((a, b) => rank(a) - rank(b));
}

function gone(end: FlowEnd): number {
  return end === "gone" ? 2 : 0;
}

function curve(from: number, to: number, width: number): string {
  return `M ${point(0, from)} C ${point(width / 2, from)} ${point(width / 2, to)} ${point(width, to)}`;
}

function back(from: number, to: number, width: number): string {
  return `C ${point(width / 2, from)} ${point(width / 2, to)} ${point(0, to)}`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
