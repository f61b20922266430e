// Befunde.

import type { Words } from "..";
import type { Band } from "../../contract";
import { counted } from "./grammar";

const bands: Record<Band, string> = {
  low: "gering",
  medium: "mittel",
  high: "hoch",
  critical: "kritisch",
};

export const findings: Pick<Words, keyof typeof import("../en/findings").findings> = {
  findings: "Befunde",
  strippedOut: "Was weggefallen ist",
  found: "Was gefunden wurde",
  wholePath: "Der ganze Weg",
  count: (found, places) =>
    `${counted(found, "Befund", "Befunde")} an ${counted(places, "Stelle", "Stellen")}`,
  andLetGo: (letGo) => `, ${String(letGo)} losgelassen`,
  places: (places) => counted(places, "Stelle", "Stellen"),
  placeOf: (at, of) => `${String(at)} von ${String(of)}`,
  showMore: (more, from) => `${String(more)} weitere zeigen, ab „${from}“`,
  findingsHere: (count) => counted(count, "Befund", "Befunde"),
  nowIs: (name) => `jetzt „${name}“`,
  related: "Hier wurde auch gefunden",
  hide: "Ausblenden",
  changeOnly: "Was soll sich wirklich ändern?",
  allThere: "Jeder Kontakt ist noch da",
  nothingLost: "Jeder Kontakt ist noch da.",
  nothingFound: "Nichts wurde gefunden.",
  source: "Quelle",
  letGo: "losgelassen",
  returned: "wieder zu prüfen",
  assumed: "Beruht auf etwas, das niemand eingetragen hat.",
  suggested: "Beruht auf einem Vorschlag, den niemand bestätigt hat.",
  previous: "voriger",
  next: "nächster",
  band: (band) => bands[band],
  score: (score) => `${String(score)} von 100`,
};
