import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // The window's policy allows nothing inline: no data addresses, no script in the page.
  build: { target: "safari16", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { environment: "node" },
});
