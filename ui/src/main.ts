import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "./tokens.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { tauri } from "./lib/ipc";
import { Looks } from "./lib/looks.svelte";
import { Workspace } from "./lib/workspace.svelte";

const target = document.getElementById("app");
if (target) {
  const looks = new Looks(tauri);
  // The first words are already in the right language.
  await looks.start();
  mount(App, { target, props: { workspace: new Workspace(tauri), looks } });
}
