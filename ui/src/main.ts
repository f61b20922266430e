import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "./tokens.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { tauri } from "./lib/ipc";
import { Workspace } from "./lib/workspace.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target, props: { workspace: new Workspace(tauri) } });
