import { defineConfig } from "@playwright/test";

const ci = Boolean(process.env.CI);

// The built user interface in Debian's Chromium, with the real program behind it (`host.ts`).
export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e",
  // Two cores, and other builds beside: patience costs nothing where all is well.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: ci,
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "off",
    launchOptions: {
      executablePath: process.env.WEFT_CHROMIUM ?? "/usr/bin/chromium",
      // Root has no sandbox; nothing but our own pages is opened.
      args: ["--no-sandbox"],
    },
  },
});
