import type { Preferences } from "../lib/contract";
import { words } from "../lib/words";

/** How the window may look, each with its name. */
export function appearances(): { value: Preferences["appearance"]; name: string }[] {
  const { asSystem, light, dark, projector } = words.settings;
  return [
    { value: "system", name: asSystem },
    { value: "light", name: light },
    { value: "dark", name: dark },
    { value: "projector", name: projector },
  ];
}
