// The same workflows for both: drawn by Weft's own layout, through the program that the tests speak to.
//
//   node data.mjs HOST FOLDER SIZES…     writes FOLDER/N.json: two answers as they cross to the window, the
//                                        second after one step was renamed

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [host, folder, ...sizes] = process.argv.slice(2);
const TAGS = ["human-relational", "ai-augmented", "ai-automated", "human-alone"];
const ROLES = 20;

/** Threads that run side by side, so that all of it can be in view: 1.5 hand-offs a step. */
function workflow(count) {
  const beside = Math.round(Math.sqrt(count * 1.5));
  const step = (_, at) => {
    const lane = (at % beside) % ROLES;
    return {
      id: `s${at}`,
      name: `Step ${at + 1} of the workflow`,
      roles: [`Role ${lane + 1}`, `Role ${((lane + 1) % ROLES) + 1}`],
      tag: TAGS[at % TAGS.length],
      minutes: 10 + (at % 20),
      purposes: ["handover"],
      mode: "live",
      next: next(at, beside, count),
    };
  };
  const roles = Array.from({ length: ROLES }, (_, at) => ({ name: `Role ${at + 1}`, kind: "internal" }));
  return { format: "weft/1", title: `${count} steps`, roles, baseline: { steps: Array.from({ length: count }, step) } };
}

function next(at, beside, count) {
  // The first step leads to each thread.
  if (at === 0) return Array.from({ length: beside }, (_, to) => ({ to: `s${to + 1}`, probability: 1 / beside }));
  const [on, over] = [at + beside, at + beside + 1];
  if (on >= count) return [];
  if (at % 2 === 1 || over >= count) return [{ to: `s${on}`, probability: 1 }];
  return [
    { to: `s${on}`, probability: 0.6 },
    { to: `s${over}`, probability: 0.4 },
  ];
}

for (const size of sizes.map(Number)) {
  const data = mkdtempSync(join(tmpdir(), "weft-bench-"));
  const file = join(data, "workflow.weft.json");
  writeFileSync(file, JSON.stringify(workflow(size)));
  const rename = { rename: { version: "baseline", step: "s1", name: "Another name for this step" } };
  const questions = [
    { command: "opened", args: {} },
    { command: "act", args: { action: rename } },
  ];
  const input = questions.map((one) => JSON.stringify(one)).join("\n");
  const { stdout } = spawnSync(host, [data, file], { input, maxBuffer: 2 ** 28, encoding: "utf8" });
  const views = stdout.trim().split("\n").map((line) => JSON.parse(line).ok);
  writeFileSync(join(folder, `${size}.json`), JSON.stringify(views));
  rmSync(data, { recursive: true });
}
