import { svelte } from "@sveltejs/vite-plugin-svelte";

// Both stacks are compiled by the same Svelte, for the same browsers as the window.
export default {
  plugins: [svelte()],
  resolve: { dedupe: ["svelte"] },
  build: { target: "safari16", outDir: "../../target/bench-ui/site", emptyOutDir: true, chunkSizeWarningLimit: 1000 },
};
