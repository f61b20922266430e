// Lays out every `*.graph.json` of a folder with ELK layered, and writes `*.elk.json` beside it:
// the median time and the drawing, in the form that `layout_bench compare` reads.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ELK from "elkjs/lib/elk.bundled.js";

const folder = process.argv[2];
if (folder === undefined) throw new Error("expected: node elk.mjs DIR");
const elk = new ELK();

/** The graph as ELK reads it. */
function input(graph) {
  const children = Array.from({ length: graph.nodes }, (_, node) => ({
    id: `s${node}`,
    width: graph.width,
    height: graph.height,
  }));
  const edges = graph.edges.map(([from, to], edge) => ({
    id: `e${edge}`,
    sources: [`s${from}`],
    targets: [`s${to}`],
  }));
  const layoutOptions = {
    "elk.algorithm": "layered",
    "elk.direction": "RIGHT",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.separateConnectedComponents": "false",
  };
  return { id: "root", layoutOptions, children, edges };
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".graph.json")).sort()) {
  const graph = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const runs = graph.nodes > 2000 ? 1 : 5;
  const times = [];
  let drawn;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    drawn = await elk.layout(input(graph));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const nodes = drawn.children.map(({ x, y, width, height }) => [x, y, width, height]);
  const routes = drawn.edges.map((edge, at) => ({
    from: graph.edges[at][0],
    to: graph.edges[at][1],
    points: edge.sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y]),
    ),
  }));
  const ms = times[Math.floor(times.length / 2)];
  const name = file.replace(".graph.json", ".elk.json");
  writeFileSync(join(folder, name), JSON.stringify({ ms, drawn: { nodes, routes } }));
  console.error(`${file}: ${ms.toFixed(0)} ms`);
}
