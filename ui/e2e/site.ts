// Puts the built user interface before a page as the window does: with its policy, and without a server.

import { join, resolve } from "node:path";

import type { Page } from "@playwright/test";

import conf from "../../tauri.conf.json" with { type: "json" };
import type { Host } from "./host.ts";

const ORIGIN = "http://tauri.localhost/";
const dist = resolve(import.meta.dirname, "../dist");

/** What the window's policy is; only the page's own files and the program behind it are reached. */
const policy = Object.entries(conf.app.security.csp)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join("; ");

/** The page asks the host where it would ask Tauri; `ui/src/lib/ipc.ts` is at work unchanged. */
const bridge = `
  window.unanswered = 0;
  window.__TAURI_INTERNALS__ = {
    // Nothing calls back: no file is held over this page.
    transformCallback: () => 0,
    invoke: async (command, args) => {
      window.unanswered += 1;
      const answer = JSON.parse(await window.askHost(command, args ?? {}));
      window.unanswered -= 1;
      if ("failure" in answer) throw answer.failure;
      if ("bytes" in answer) return Uint8Array.from(atob(answer.bytes), (one) => one.charCodeAt(0)).buffer;
      return answer.ok;
    },
  };
`;

export async function visit(page: Page, host: Host): Promise<void> {
  await page.route(`${ORIGIN}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(dist, pathname === "/" ? "index.html" : pathname);
    await route.fulfill({ path, headers: { "content-security-policy": policy } });
  });
  await page.exposeFunction("askHost", (command: string, args: unknown) => host.ask(command, args));
  await page.addInitScript(bridge);
  await page.goto(ORIGIN);
}
