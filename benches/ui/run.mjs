// Weft's canvas and @xyflow/svelte, in turn, in the same browsers: prints both and the ratio.
//
//   node run.mjs FOLDER [BROWSER…]      FOLDER has N.json (see run.sh) and site/; what is drawn is 1880 × 900
//
// A browser is opened for each round, so that nothing is left from the round before.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const [folder, ...wanted] = process.argv.slice(2);
const STEPS = (process.env.STEPS ?? "150,1000,5000").split(",").map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const STACKS = ["weft", "xyflow"];
/** A round that takes longer has hung. */
const PATIENCE = 240_000;

const browsers = {
  chromium: (url, profile) => [
    "/usr/bin/chromium",
    [
      // Root has no sandbox. Frames come as fast as they can, so that the faster one is not held back.
      ...["--no-sandbox", "--no-first-run", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
      ...[`--user-data-dir=${profile}`, "--window-size=1920,1080", `--app=${url}`],
    ],
  ],
  webkitgtk: (url) => [
    miniBrowser(),
    ["--private", "--geometry=1920x1080", url],
  ],
};

/** Debian keeps it in a folder that is called after the processor. */
function miniBrowser() {
  const paths = readdirSync("/usr/lib").map((one) => `/usr/lib/${one}/webkit2gtk-4.1/MiniBrowser`);
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error("MiniBrowser is missing: install webkit2gtk-driver");
  return found;
}

/** The goals: at most this part of the frame of @xyflow/svelte, at the median. */
const GOALS = [
  { steps: 5000, scenario: "first view", part: 0.1 },
  { steps: 5000, scenario: "pan, everything", part: 0.15 },
  { steps: 5000, scenario: "zoom, everything", part: 0.15 },
  ...["pan", "zoom", "drag"].flatMap((what) =>
    STEPS.map((steps) => ({ steps, scenario: `${what}, reading`, part: 1 })),
  ),
];

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
let finished = () => {};
let close = () => {};
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    close();
    process.exit(1);
  });

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  if (request.method === "POST") {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      response.end();
      finished(JSON.parse(Buffer.concat(parts).toString()));
    });
    return;
  }
  try {
    const isData = pathname.startsWith("/data/");
    const name = pathname === "/" ? "index.html" : pathname;
    const body = readFileSync(isData ? join(folder, pathname.slice(6)) : join(folder, "site", name));
    response.setHeader("content-type", types[extname(name)] ?? "application/octet-stream");
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});

/** One round: a browser is opened, measures and is closed. */
async function round(browser, stack, steps) {
  const url = `http://127.0.0.1:${server.address().port}/?stack=${stack}&steps=${steps}`;
  const profile = mkdtempSync(join(tmpdir(), "weft-bench-"));
  const [program, args] = browsers[browser](url, profile);
  const done = new Promise((resolve) => (finished = resolve));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, { error: "took too long" }).unref());
  // A group of its own, so that all of its processes end with it.
  const opened = spawn(program, args, { stdio: "ignore", detached: true });
  let isOpen = true;
  const ended = new Promise((resolve) => opened.once("close", resolve)).then(() => {
    isOpen = false;
    return { error: "the browser has ended by itself" };
  });
  close = () => isOpen && process.kill(-opened.pid);
  const answer = await Promise.race([done, late, ended]);
  close();
  await ended;
  await new Promise((resolve) => setTimeout(resolve, 300));
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (answer.error) throw new Error(`${browser}, ${stack}, ${steps} steps: ${answer.error}`);
  return answer;
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** All rounds of one size: for each stack and scenario, every frame. */
async function measure(browser, steps) {
  const all = {};
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const stack of STACKS) {
      const { result, inView } = await round(browser, stack, steps);
      process.stderr.write(`${browser} ${steps} ${stack}: ${inView} cards in the page\n`);
      for (const [scenario, { frame, work }] of Object.entries(result)) {
        const kept = ((all[scenario] ??= {})[stack] ??= { frame: [], work: [] });
        kept.frame.push(...frame);
        kept.work.push(...work);
      }
    }
  }
  return all;
}

function print(browser, steps, all) {
  const at = (values) => `${quantile(values, 0.5).toFixed(1)}/${quantile(values, 0.95).toFixed(1)}`;
  for (const [scenario, { weft, xyflow }] of Object.entries(all)) {
    const ratio = quantile(weft.work, 0.5) / quantile(xyflow.work, 0.5);
    const frameRatio = quantile(weft.frame, 0.5) / quantile(xyflow.frame, 0.5);
    const goal = GOALS.find((one) => one.steps === steps && one.scenario === scenario);
    const verdict = goal ? `≤ ${goal.part} ${frameRatio <= goal.part ? "met" : "MISSED"}` : "";
    console.log(
      [
        browser.padEnd(10),
        String(steps).padStart(5),
        scenario.padEnd(17),
        at(weft.frame).padStart(14),
        at(xyflow.frame).padStart(15),
        frameRatio.toFixed(2).padStart(6),
        at(weft.work).padStart(14),
        at(xyflow.work).padStart(15),
        ratio.toFixed(2).padStart(6),
        ` ${verdict}`,
      ].join(" "),
    );
  }
}

await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
console.log(`ms, median/p95 of ${ROUNDS} rounds; frame: from one to the next; work: script and what`);
console.log("follows before the page is free again. WebKitGTK keeps the pace of a screen, 16 ms and more.\n");
console.log(
  "browser    steps scenario             frame weft    frame xyflow  ratio      work weft     work xyflow  ratio  goal (frame)",
);
for (const browser of wanted.length > 0 ? wanted : Object.keys(browsers)) {
  for (const steps of STEPS) print(browser, steps, await measure(browser, steps));
}
server.close();
