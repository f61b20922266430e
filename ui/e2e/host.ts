// The program behind the page: `tests/host/main.rs`, one question and one answer a line.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const program = process.env.WEFT_HOST ?? join(target, "debug/examples/host");

/** A program that runs, with a folder of its own for what it keeps. */
export class Host {
  /** What every dialog for a file answers from now on; null where nobody chooses one. */
  chosen: string | null = null;
  readonly folder: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];

  private constructor(folder: string, process: ChildProcessWithoutNullStreams) {
    this.folder = folder;
    this.#process = process;
    // Answers come in the order of the questions.
    createInterface({ input: this.#process.stdout }).on("line", (line) =>
      this.#waiting.shift()?.(line),
    );
    this.#process.on("close", () => {
      for (const end of this.#waiting) end('{"failure":"the host has ended"}');
    });
  }

  /** Starts in a language such as `de-DE`, as the system would say it. */
  static async start(file: string | null, language: string): Promise<Host> {
    const folder = await mkdtemp(join(tmpdir(), "weft-e2e-"));
    const started = spawn(program, [folder, ...(file === null ? [] : [file])], {
      env: { ...process.env, LC_ALL: `${language.replace("-", "_")}.UTF-8` },
    });
    // Fails where the program was not built.
    await once(started, "spawn");
    started.stderr.pipe(process.stderr);
    return new Host(folder, started);
  }

  /** Answers `{ok}` or `{failure}`, as text: the page reads it, and nobody between needs to. */
  ask(command: string, args: unknown): Promise<string> {
    return new Promise((answered) => {
      this.#waiting.push(answered);
      this.#process.stdin.write(`${JSON.stringify({ command, args, chosen: this.chosen })}\n`);
    });
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "close");
    this.#process.stdin.end();
    await ended;
    await rm(this.folder, { recursive: true });
  }
}

/** A sample that ships with Weft. */
export function sample(name: string): string {
  return join(root, "samples", `${name}.weft.json`);
}
