// Puts the built user interface before a page as the window does: with its policy, and without a server.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import type { Page } from "@playwright/test";

import type { Host } from "./host.ts";

const ORIGIN = "http://tauri.localhost/";
const dist = resolve(import.meta.dirname, "../dist");

/** What the window's policy is; only the page's own files and the program behind it are reached. */
async function policy(): Promise<string> {
  const conf: { app: { security: { csp: Record<string, string> } } } = JSON.parse(
    await readFile(resolve(dist, "../../tauri.conf.json"), "utf8"),
  );
  const parts = Object.entries(conf.app.security.csp);
  return parts.map(([directive, sources]) => `${directive} ${sources}`).join("; ");
}

/** The page asks the host where it would ask Tauri; `ui/src/lib/ipc.ts` is at work unchanged. */
const bridge = `
  window.__TAURI_INTERNALS__ = {
    invoke: async (command, args) => {
      const answer = JSON.parse(await window.askHost(command, args ?? {}));
      if ("failure" in answer) throw answer.failure;
      return answer.ok;
    },
  };
`;

export async function visit(page: Page, host: Host): Promise<void> {
  const csp = await policy();
  await page.route(`${ORIGIN}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(dist, pathname === "/" ? "index.html" : pathname);
    await route.fulfill({ path, headers: { "content-security-policy": csp } });
  });
  await page.exposeFunction("askHost", (command: string, args: unknown) => host.ask(command, args));
  await page.addInitScript(bridge);
  await page.goto(ORIGIN);
}
