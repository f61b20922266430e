import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The second one is at work in tests only: components run as in the window, and are taken away.
  plugins: [svelte(), svelteTesting()],
  // The window's policy allows nothing inline: no data addresses, no script in the page.
  build: { target: "safari16", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
