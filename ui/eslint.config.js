import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

const tauriOnlyInIpc = {
  patterns: [{ group: ["@tauri-apps/*"], message: "Only src/lib/ipc.ts talks to the host." }],
};

export default defineConfig(
  globalIgnores(["dist"]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"] },
    },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "no-restricted-imports": ["error", tauriOnlyInIpc],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "svelte/button-has-type": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/require-each-key": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  // svelte-check has the types of components; typescript-eslint does not.
  { files: ["**/*.js", "**/*.svelte"], extends: [ts.configs.disableTypeChecked] },
  { files: ["src/lib/ipc.ts"], rules: { "no-restricted-imports": "off" } },
);
