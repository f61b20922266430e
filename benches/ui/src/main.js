// One round of one stack: first view, then pan, zoom, drag and rename at reading zoom, then pan and zoom
// with everything in view. What was measured is posted to `run.mjs`.

import "../../../ui/src/tokens.css";
import "./page.css";

import { mount } from "svelte";

import { Held } from "../../../ui/src/lib/differences";
import Flow from "./Flow.svelte";
import { frames, seen } from "./frames.js";
import { handOn } from "./hand.js";
import Weft from "./Weft.svelte";

const stacks = {
  weft: { component: Weft, ground: ".canvas", moves: ".cards", drawn: "[data-step]" },
  xyflow: {
    component: Flow,
    ground: ".svelte-flow__pane",
    moves: ".svelte-flow__viewport",
    drawn: ".svelte-flow__node",
  },
};
const FRAMES = 60;

const asked = new URLSearchParams(location.search);
const stack = stacks[asked.get("stack")];
const answers = await (await fetch(`/data/${asked.get("steps")}.json`)).json();
const held = new Held();
const [data, renamed] = answers.map((sent) => ({
  steps: sent.document.baseline.steps,
  drawing: held.take(sent)[0],
}));
const app = document.getElementById("app");

async function firstView() {
  const started = performance.now();
  const shown = mount(stack.component, { target: app, props: { data } });
  while (!document.querySelector(stack.drawn)) await new Promise(requestAnimationFrame);
  return { shown, time: (await seen()) - started };
}

/** Moves and measures; what stands still was not measured. */
async function moving(input) {
  const place = () => document.querySelector(stack.moves).style.transform;
  const before = new Set([place()]);
  const measured = await frames(FRAMES, (at) => {
    input(at);
    before.add(place());
  });
  before.add(place());
  if (before.size < 3) throw new Error("nothing moved");
  return measured;
}

/** There and back, so that what is in view stays much the same. */
const there = (at) => (Math.floor(at / 15) % 2 === 0 ? 1 : -1);

async function fit(shown) {
  if (shown.look) {
    const { width, height } = app.getBoundingClientRect();
    const { scene } = data.drawing;
    const whole = Math.min((width - 48) / scene.width, (height - 48) / scene.height);
    shown.look(Math.min(Math.max(whole, 0.1), 1), width, height);
  } else {
    const canvas = document.querySelector(stack.ground);
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "0", ctrlKey: true, bubbles: true }));
    await new Promise((done) => setTimeout(done, 800));
  }
  await seen();
}

/** Until what reading the workflow left behind is tidied up: it is the same for both. */
const rest = () => new Promise((done) => setTimeout(done, 1000));

async function round() {
  await rest();
  const { shown, time } = await firstView();
  await document.fonts.ready;
  await seen();
  const hand = handOn(document.querySelector(stack.ground));
  const result = { "first view": { frame: [time], work: [time] } };
  result["pan, reading"] = await moving((at) => hand.pan(24 * there(at), 10 * there(at)));
  result["zoom, reading"] = await moving((at) => hand.zoom(there(at) > 0));
  hand.dragFrom();
  result["drag, reading"] = await moving((at) => hand.dragTo(-at * 12, 0));
  hand.drop();
  result["rename"] = await frames(10, (at) => shown.rename(at % 2 === 0 ? renamed : data));
  await fit(shown);
  const inView = document.querySelectorAll(stack.drawn).length;
  result["pan, everything"] = await moving((at) => hand.pan(24 * there(at), 10 * there(at)));
  result["zoom, everything"] = await moving((at) => hand.zoom(there(at) > 0));
  return { result, inView };
}

const done = await round().catch((error) => ({ error: String(error.stack ?? error) }));
await fetch("/done", { method: "POST", body: JSON.stringify(done) });
