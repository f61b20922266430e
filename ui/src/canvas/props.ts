// What a canvas is given.

import type { Action, Drawing, Note, Version } from "../lib/contract";
import type { Shares } from "./arrows";
import type { Steps } from "./cards";
import type { Framing } from "./frame";
import type { Twin } from "./twin.svelte";

export type Props = {
  drawing: Drawing;
  /** The steps of a version, as the drawing was made from them. */
  steps: Steps;
  /** The free notes of a version. */
  notes?: (version: Version) => readonly Note[];
  /** The shares that count where a step parts and nobody gave them. */
  shares?: Shares;
  /** What is selected, in which version. */
  selected: string[];
  version: Version;
  /** Steps, ghosts and roles that are spoken of: these are lit, the rest is dimmed. */
  lit?: string[] | null;
  litRoles?: string[];
  /** Where to fly for what is lit; else to where it stands. */
  framing?: Framing;
  /** What a canvas beside this one shows, too; only the one that leads flies. */
  twin?: Twin | undefined;
  leads?: boolean;
  /** What is seen first: the beginning so near that it can be read, or from top to bottom. */
  opening?: "beginning" | "height";
  minimap?: boolean;
  /** Makes a change; absent where nothing can be changed. */
  act?: (action: Action) => void;
  onselect: (ids: string[], version: Version, additive: boolean) => void;
  onadd?: (after: string | null, version: Version) => void;
  onopenghost?: (id: string) => void;
  /** Escape, where nothing was under way that it could end. */
  oncancel?: () => void;
};
