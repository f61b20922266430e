// What a card says to those who hear it.

import type { Drawing, Participant, Step } from "../lib/contract";
import { words } from "../lib/words";
import { type Card, stepOf, type Steps } from "./cards";

/** A card's name, its place, its people, and where it leads. */
export function spoken(card: Card, drawing: Drawing, steps: Steps): string {
  const step = stepOf(card, steps);
  if (!step) return card.node.step;
  const parts = card.node.ghost ? ofGhost(card, step, steps) : ofStep(card, step, drawing, steps);
  return parts.join(", ");
}

function ofStep(card: Card, step: Step, drawing: Drawing, steps: Steps): string[] {
  const { named, kind, place } = words.canvas;
  const all = steps(card.version);
  const onwards = handOffs(card, step, drawing, all);
  if (step.kind) return [named(step.name), kind(step.kind), ...onwards];
  const work = all.filter((one) => !one.kind);
  const at = place(work.indexOf(step) + 1, work.length);
  return [named(step.name), at, ...facts(step), ...onwards];
}

function ofGhost(card: Card, step: Step, steps: Steps): string[] {
  const { stripped, nowStands, nothingStands, purpose } = words.canvas;
  const now = steps(card.version).filter((one) => one.replaces?.includes(step.id));
  const stands = now.length > 0 ? now.map((one) => nowStands(one.name)) : [nothingStands];
  return [stripped(step.name), ...facts(step), ...step.purposes.map(purpose), ...stands];
}

/** Tag, people and minutes, as far as somebody said them. */
function facts(step: Step): string[] {
  const { tag, minutes, untagged, together } = words.canvas;
  const said = [step.tag ? tag(step.tag) : untagged];
  if (step.roles.length > 0) said.push(together(step.roles.map(who)));
  if (step.minutes !== undefined) said.push(minutes(step.minutes));
  return said;
}

function who(one: Participant): string {
  if (typeof one === "string") return one;
  return one.count > 1 ? `${String(one.count)} ${one.name}` : one.name;
}

function handOffs(card: Card, step: Step, drawing: Drawing, all: readonly Step[]): string[] {
  const { goesOn, goesBack, ends } = words.canvas;
  const routes = drawing.versions[card.place]?.layout.routes ?? [];
  const own = routes.filter((route) => route.fromIndex === card.node.index);
  return step.next.map((link, at) => {
    const to = all.find((one) => one.id === link.to);
    if (!to) return ends(link.probability);
    const goes = own.some((route) => route.link === at && route.back) ? goesBack : goesOn;
    return goes(to.name, link.probability);
  });
}
