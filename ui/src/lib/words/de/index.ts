// Jeder Satz des Fensters auf Deutsch.

import type { Words } from "..";
import { canvas } from "./canvas";
import { compare } from "./compare";
import { document } from "./document";
import { files } from "./files";
import { findings } from "./findings";
import { matches } from "./matches";
import { people } from "./people";
import { plan } from "./plan";
import { profile } from "./profile";
import { purposes } from "./purposes";
import { settings } from "./settings";
import { report } from "./report";
import { sheet } from "./sheet";

export const german: Words = {
  ...document,
  ...profile,
  ...findings,
  files,
  purposes,
  settings,
  sheet,
  people,
  plan,
  matches,
  canvas,
  compare,
  report,
};
